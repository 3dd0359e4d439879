"""A file that was read before and has changed here and there: only the keys around the changes are read again.

What comes out is what reading the whole gives. A block mapping is cut where YAML itself cuts it, at its keys; keys
that are well-formed alone, and begin where the one before them began, are so among the others, and leave them what
they are. What stands below lines that came or went is moved, and nothing else. Whatever does not come out so is read
whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from baocao.problems import Place
from baocao.source.events import build
from baocao.source.nodes import Entry, Mapping, Node, Reading, Scalar

_MARKS = ("---", "...")
"""What begins and ends a document."""


class _Change(NamedTuple):
    """Lines of the file as it was, from `first` to before `after`, that others stand for."""

    first: int
    after: int
    grown: int
    """How many more there are; where there are more or less, this is the only change."""

    @property
    def within(self) -> int:
        """Return a line whose key the change belongs to: lines that come belong to the one above them."""
        return self.first - 1 if self.grown else self.first


class Changed(NamedTuple):
    """A file that has no fault as it was before, and as it is now."""

    mapping: Mapping
    """Its value before."""
    end: int
    """How many rows it had."""
    rows: list[str]
    """Those of now."""
    changes: tuple[_Change, ...]

    @property
    def new(self) -> str:
        """Return the rows that are not as they were."""
        return "\n".join(
            [row for first, after, grown in self.changes for row in self.rows[first - 1 : after - 1 + grown]]
        )

    def node(self) -> Node | None:
        """Return the value of the file as it is now; None where the whole must be read."""
        return _with_changes(self.mapping, self.end, self.changes, self.rows) if self.changes else self.mapping


def changed(before: Reading, text: str, file: str) -> Changed | None:
    """Return what has changed in a file since it was read; None where that leaves nothing to go by."""
    node = before.node
    if not isinstance(node, Mapping) or node.place.file != file or before.problems:
        return None
    old, rows = before.text.split("\n"), text.split("\n")
    return Changed(node, len(old), rows, tuple(_changes(old, rows)))


def _changes(old: list[str], rows: list[str]) -> Iterator[_Change]:
    """Yield each line that is another; where lines came or went, the stretch from the first such to the last."""
    differing = [number for number, (was, row) in enumerate(zip(old, rows, strict=False), 1) if was != row]
    shorter, grown = min(len(old), len(rows)), len(rows) - len(old)
    if not grown:
        yield from (_Change(number, number + 1, 0) for number in differing)
        return
    first = differing[0] if differing else shorter + 1
    alike = 0
    while alike < shorter - first + 1 and old[-1 - alike] == rows[-1 - alike]:
        alike += 1
    yield _Change(first, len(old) - alike + 1, grown)


def _with_changes(mapping: Mapping, end: int, changes: tuple[_Change, ...], rows: list[str]) -> Mapping | None:
    """Return a mapping that ended before a line, the keys around changes read again; None where that cannot be."""
    lines = [entry.key.place.line for entry in mapping.entries]
    # Braces begin before their first key.
    if not lines or mapping.entries[0].key.place[1:3] != mapping.place[1:3] or changes[0].within < lines[0]:
        return None
    entries: list[Entry] = []
    done = 0
    for index, group in groupby(changes, key=lambda change: bisect_right(lines, change.within) - 1):
        own = tuple(group)
        last = max(index, bisect_right(lines, own[-1].after - 1) - 1)
        new = _read_again(mapping.entries[index : last + 1], [*lines, end][last + 1], own, rows)
        if new is None:
            return None
        entries += [*mapping.entries[done:index], *new]
        done = last + 1
    entries += [_moved_entry(entry, changes[-1].grown) for entry in mapping.entries[done:]]
    is_sound = len({entry.key.text for entry in entries}) == len(entries)
    return Mapping(tuple(entries), mapping.place) if is_sound else None


def _read_again(
    entries: tuple[Entry, ...], after: int, changes: tuple[_Change, ...], rows: list[str]
) -> tuple[Entry, ...] | None:
    """Return some keys and their values, which ended before a line, with what has changed in them."""
    first = entries[0]
    if len(entries) == 1 and isinstance(first.value, Mapping):
        inner = _with_changes(first.value, after, changes, rows)
        if inner:
            return (Entry(first.key, inner),)
    return _read(first, rows, after + changes[-1].grown)


def _read(old: Entry, rows: list[str], after: int) -> tuple[Entry, ...] | None:
    """Return the keys from the line of an old one up to before another line; None where they cannot be told alone."""
    file, line, column, path = old.key.place
    own = rows[line - 1 : after - 1]
    if not own or own[0][: column - 1].strip() or any(row.startswith(_MARKS) for row in own):
        return None
    part = build("\n".join(own) + "\n", rows, line, file, path[:-1])
    node = part.node
    if part.stopped or part.faults.listed() or not isinstance(node, Mapping):
        return None
    return node.entries if node.place[1:3] == (line, column) else None


def _moved_entry(entry: Entry, by: int) -> Entry:
    return Entry(_moved_scalar(entry.key, by), _moved(entry.value, by)) if by else entry


def _moved(node: Node, by: int) -> Node:
    """Return a value that stands so many lines further down."""
    if isinstance(node, Scalar):
        return _moved_scalar(node, by)
    place = _moved_place(node.place, by)
    if isinstance(node, Mapping):
        return Mapping(tuple([_moved_entry(entry, by) for entry in node.entries]), place)
    return node._replace(items=tuple([_moved(item, by) for item in node.items]), place=place)


def _moved_scalar(scalar: Scalar, by: int) -> Scalar:
    starts = tuple([(line + by, column) for line, column in scalar.starts])
    runs = tuple([(offset, line + by, column) for offset, line, column in scalar.runs])
    return scalar._replace(place=_moved_place(scalar.place, by), starts=starts, runs=runs)


def _moved_place(place: Place, by: int) -> Place:
    return Place(place.file, place.line + by, place.column, place.path)
