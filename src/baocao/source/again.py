"""A file that was read before and has changed here and there: only the keys around the changes are read again.

What comes out is what reading the whole gives. A block mapping is cut where YAML itself cuts it, at its keys; a key
that is well-formed alone, and begins where the one before it began, is so among the others, and leaves them what they
are. Whatever does not come out so is read whole; so are lines added or taken away, which move all that stands below.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence as Ordered
from itertools import groupby
from typing import NamedTuple

from baocao.source.events import build
from baocao.source.nodes import Entry, Mapping, Node, Reading

_MARKS = ("---", "...")
"""What begins and ends a document."""


class _Text(NamedTuple):
    """The file as it is now."""

    rows: list[str]
    file: str


def amended(before: Reading, text: str, file: str) -> Node | None:
    """Return the value of a text by that of the text before it; None where the whole must be read."""
    node, rows, old = before.node, text.split("\n"), before.text.split("\n")
    if not isinstance(node, Mapping) or node.place.file != file or before.problems or len(old) != len(rows):
        return None
    changed = [number for number, (was, row) in enumerate(zip(old, rows, strict=True), 1) if was != row]
    return _with_changes(node, len(rows), changed, _Text(rows, file)) if changed else node


def _with_changes(mapping: Mapping, end: int, changed: Ordered[int], text: _Text) -> Mapping | None:
    """Return a mapping that ends before a line, the keys around changed lines read again; None where that cannot be."""
    lines = [entry.key.place.line for entry in mapping.entries]
    # Braces begin before their first key.
    if not lines or mapping.entries[0].key.place[1:3] != mapping.place[1:3] or changed[0] < lines[0]:
        return None
    entries = list(mapping.entries)
    for index, within in groupby(changed, key=lambda line: bisect_right(lines, line) - 1):
        new = _with_changes_within(entries[index], [*lines, end][index + 1], list(within), text)
        if new is None:
            return None
        entries[index] = new
    is_sound = len({entry.key.text for entry in entries}) == len(entries)
    return Mapping(tuple(entries), mapping.place) if is_sound else None


def _with_changes_within(entry: Entry, after: int, changed: list[int], text: _Text) -> Entry | None:
    """Return a key and its value, which end before a line, with what has changed in them."""
    inner = _with_changes(entry.value, after, changed, text) if isinstance(entry.value, Mapping) else None
    return Entry(entry.key, inner) if inner else _read(entry, after, text)


def _read(old: Entry, after: int, text: _Text) -> Entry | None:
    """Return a key with its value from its line up to before another; None where they cannot be told alone."""
    _, line, column, path = old.key.place
    rows = text.rows[line - 1 : after - 1]
    if rows[0][: column - 1].strip() or any(row.startswith(_MARKS) for row in rows):
        return None
    part = build("\n".join(rows) + "\n", text.rows, line, text.file, path[:-1])
    node = part.node
    if part.stopped or part.faults.listed() or not isinstance(node, Mapping) or len(node.entries) != 1:
        return None
    return node.entries[0] if node.place[1:3] == (line, column) else None
