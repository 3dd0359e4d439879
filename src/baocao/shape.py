"""The declared fields of the model, read once as the format of a data file."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from baocao.values import Open


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value of the data file may be: exactly one of `leaf`, `record`, `entries`, `items`."""

    leaf: type[Any] | None = None
    """A class of `values`, or of `model` for an enumeration."""
    record: type[Any] | None = None
    """A dataclass whose fields are keys."""
    entries: Kind | None = None
    """A mapping from free keys to values of this kind."""
    items: Kind | None = None
    """A list of values of this kind."""
    may_be_open: bool = False
    """The words for a value that is not known yet are allowed."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record: how it is written in the file, and the attribute that it becomes."""

    name: str
    attribute: str
    doc: str
    unit: str
    required: bool
    kind: Kind


@cache
def keys(record: type[Any]) -> tuple[Key, ...]:
    """Return the keys of a record in their declared order; attributes without documentation are no keys."""
    return tuple(
        Key(
            name=each.metadata["name"] or each.name,
            attribute=each.name,
            doc=each.metadata["doc"],
            unit=each.metadata["unit"],
            required=each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING,
            kind=kind_of(each.type),
        )
        for each in dataclasses.fields(record)
        if each.metadata
    )


@cache
def identified(record: type[Any]) -> frozenset[str]:
    """Return which of `id` and `place` a record takes beside its keys."""
    return frozenset(each.name for each in dataclasses.fields(record) if not each.metadata)


def kind_of(annotation: Any) -> Kind:
    """Return the kind that a field's annotation declares."""
    if isinstance(annotation, types.UnionType):
        members = get_args(annotation)
        (kept,) = (each for each in members if each not in (Open, types.NoneType))
        return dataclasses.replace(kind_of(kept), may_be_open=Open in members)
    origin = get_origin(annotation)
    if origin is Mapping:
        return Kind(entries=kind_of(get_args(annotation)[1]))
    if origin is tuple:
        return Kind(items=kind_of(get_args(annotation)[0]))
    return Kind(record=annotation) if _is_record(annotation) else Kind(leaf=annotation)


def _is_record(annotation: Any) -> bool:
    return any(each.metadata for each in dataclasses.fields(annotation))
