"""The values of a year in the user's words: `viec_lam.actual`, `figures.lop`, `ld_vl.summary`, `document.number`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from baocao.model import Division, Year
from baocao.scope import did_you_mean
from baocao.shape import Field, Kind, fields
from baocao.source import Mapping, Node, Sequence
from baocao.source.settings import find


class Named(NamedTuple):
    """A value of a year's file, be it there or only allowed there."""

    path: tuple[str, ...]
    kind: Kind
    node: Node | None
    """None for an optional key that the file leaves out."""
    order: tuple[str, ...] = ()
    """The keys of the record around it, in the order of the file format."""

    @property
    def words(self) -> str:
        """Return the whole path in words."""
        return ".".join(self.path)


class Unknown(NamedTuple):
    """Words that name no value, or several: the cause and the mend, in Vietnamese."""

    message: str
    hint: str


_SHELVES = {"cite": "citations", "abbr": "abbreviations"}
"""What prose calls a part of the file, where the file calls it otherwise."""


def resolve(words: str, node: Node) -> Named | Unknown:
    """Return the value of a year's file that a user's words name.

    The first word is a key of the file, an indicator, a division, a figure, or `cite` and `abbr` as prose has them;
    `figures` holds the figures of all divisions, and a division its own figures.
    """
    names = [name.strip() for name in unicodedata.normalize("NFC", words).split(".")]
    starts = list(_starts(names[0], node))
    if not starts:
        return Unknown(f"không có “{names[0]}” trong số liệu", did_you_mean(names[0], _roots(node), "các tên"))
    if len(starts) > 1:
        whole = ", ".join(".".join((*start.path, *names[1:])) for start in starts)
        return Unknown(f"“{names[0]}” có thể là {len(starts)} giá trị", f"ghi rõ một trong: {whole}")
    here = starts[0]
    for name in names[1:]:
        there = _step(here, name, node)
        if there is None:
            return Unknown(
                f"“{here.words}” không có “{name}”", did_you_mean(name, list(_below(here, node)), "các khóa")
            )
        here = there
    return here


def _starts(name: str, node: Node) -> Iterator[Named]:
    """Yield what a first word may mean; a key of the file hides what else has its name."""
    top = Named((), Kind(record=Year), node)
    key = _step(top, _SHELVES.get(name, name), node)
    if key:
        yield key
        return
    for shelf in ("indicators", "divisions"):
        named = _at(node, (shelf, name))
        if named and named.node:
            yield named
    yield from _figures(name, node)


def _figures(name: str, node: Node) -> Iterator[Named]:
    """Yield the figures of that key, the common ones and those of the divisions."""
    for path in (
        ("figures", name),
        *(("divisions", each, "figures", name) for each in _keys(find(node, ("divisions",)))),
    ):
        named = _at(node, path)
        if named and named.node:
            yield named


def _at(node: Node, path: tuple[str, ...]) -> Named | None:
    here: Named | None = Named((), Kind(record=Year), node)
    for name in path:
        here = _key(here, name) if here else None
    return here


def _step(here: Named, name: str, node: Node) -> Named | None:
    """Return what stands under a name, with the two short cuts of prose."""
    found = _key(here, name)
    if found is None and here.path == ("figures",):
        return next(_figures(name, node), None)
    if found is None and here.kind.record is Division:
        inside = _key(here, "figures")
        return _key(inside, name) if inside else None
    return found


def _key(here: Named, name: str) -> Named | None:
    """Return what stands under a key of the file, or may stand there."""
    path = (*here.path, name)
    if here.kind.record:
        keys = _fields(here.kind)
        field: Field | None = next((each for each in keys if each.name == name), None)
        order = tuple(each.name for each in keys)
        return Named(path, field.kind, find(here.node, (name,)), order) if field else None
    kind, node = here.kind.entries or here.kind.items, find(here.node, (name,))
    return Named(path, kind, node) if kind and node else None


def _fields(kind: Kind) -> tuple[Field, ...]:
    record: Any = kind.record
    return fields(record) if record else ()


def _keys(node: Node | None) -> list[str]:
    if isinstance(node, Sequence):
        return [str(number) for number in range(1, len(node.items) + 1)]
    return [entry.key.text for entry in node.entries] if isinstance(node, Mapping) else []


def _below(here: Named, node: Node) -> Iterator[str]:
    """Yield the names that can follow."""
    if here.kind.record:
        yield from (each.name for each in _fields(here.kind))
    else:
        yield from _keys(here.node)
    if here.kind.record is Division:
        yield from _keys(find(here.node, ("figures",)))
    elif here.path == ("figures",):
        for each in _keys(find(node, ("divisions",))):
            yield from _keys(find(node, ("divisions", each, "figures")))


def _roots(node: Node) -> list[str]:
    """Return every first word."""
    names = [*_keys(find(node, ("indicators",))), *_keys(find(node, ("divisions",)))]
    names += _below(Named(("figures",), Kind(), find(node, ("figures",))), node)
    return [*names, *(each.name for each in fields(Year)), *_SHELVES]
