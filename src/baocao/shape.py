"""The declared fields of the model, read once as the format of a data file."""

from __future__ import annotations

import types
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from baocao.model import Key
from baocao.values import Open


class Kind(NamedTuple):
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


class Field(NamedTuple):
    """One key of a record: how it is written in the file, and the attribute that it becomes."""

    name: str
    attribute: str
    doc: str
    unit: str
    required: bool
    kind: Kind


@cache
def fields(record: Any) -> tuple[Field, ...]:
    """Return the keys of a record in their declared order; attributes without documentation are no keys."""
    return tuple(
        _field(attribute, *get_args(annotation))
        for attribute, annotation in record.__annotations__.items()
        if hasattr(annotation, "__metadata__")
    )


@cache
def identified(record: Any) -> frozenset[str]:
    """Return which of `id` and `place` a record takes beside its keys."""
    keys = {field.attribute for field in fields(record)}
    return frozenset(attribute for attribute in record.__annotations__ if attribute not in keys)


def _field(attribute: str, annotation: Any, key: Key) -> Field:
    optional = key.optional or get_origin(annotation) is Mapping or types.NoneType in get_args(annotation)
    return Field(key.name or attribute, attribute, key.doc, key.unit, not optional, kind_of(annotation))


def kind_of(annotation: Any) -> Kind:
    """Return the kind that a field's annotation declares."""
    if isinstance(annotation, types.UnionType):
        members = get_args(annotation)
        (kept,) = (each for each in members if each not in (Open, types.NoneType))
        return kind_of(kept)._replace(may_be_open=Open in members)
    origin = get_origin(annotation)
    if origin is Mapping:
        return Kind(entries=kind_of(get_args(annotation)[1]))
    if origin is tuple:
        return Kind(items=kind_of(get_args(annotation)[0]))
    return Kind(record=annotation) if fields(annotation) else Kind(leaf=annotation)
