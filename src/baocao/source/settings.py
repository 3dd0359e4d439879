"""Edits that set, add or remove one value of a data file, in the author's own layout.

`patch` carries them out. Nothing here knows what a key means, so whether the file still says what it should
is for who patches to see, by reading the result.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Ordered

from baocao.problems import Edit, Place
from baocao.source.nodes import Entry, Mapping, Node, Reading, Scalar, find
from baocao.source.patch import Misfit

__all__ = ["adding", "find", "removing", "setting"]

_STEP = "  "
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_NOT_PLAIN = re.compile(r"\A[-?:,\[\]{}#&*!|>@%`'\"]|[:\s]\Z|\A\s|:\s|\s#|[\t\n]|\A\Z")
_NOT_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}:]")


def setting(reading: Reading, path: Ordered[str], value: str) -> tuple[Edit, ...]:
    """Return the edits that put `value` where a scalar stands, with its quotes and the remark behind it.

    A plain value gets quotes where it needs them (`>= 5`), text of several lines becomes a block under `|`.
    Raises Misfit where no scalar stands at the path, and where several lines have no room.
    """
    sheet = _Sheet(reading)
    scalar = find(reading.node, path)
    if not isinstance(scalar, Scalar):
        raise Misfit(scalar.place if scalar else sheet.top, f"“{'.'.join(path)}” không phải là một giá trị")
    old = sheet.between(scalar.place, sheet.end(scalar))
    flow = _inside_flow(reading.node, path, sheet)
    new = sheet.written(_tidy(value), scalar, flow, _margin(reading.node, path, scalar))
    if not old and sheet.before(scalar.place).endswith(":"):
        new = f" {new}"
    return () if old == new else (Edit(scalar.place, old, new),)


def adding(reading: Reading, path: Ordered[str], value: str, order: Ordered[str]) -> tuple[Edit, ...]:
    """Return the edits that add a key with its value to the mapping around it, indented like its neighbours.

    `order` is the order of the keys: the new one comes behind the last of those that go before it. Raises Misfit
    where there is no mapping of one key a line.
    """
    sheet = _Sheet(reading)
    *above, name = path
    mapping = find(reading.node, above)
    if not isinstance(mapping, Mapping) or not mapping.entries or sheet.character(mapping.place) == "{":
        place = mapping.place if mapping else sheet.top
        raise Misfit(place, f"“{'.'.join(above)}” không phải là các khóa mỗi khóa một dòng")
    margin = " " * (mapping.entries[0].key.place.column - 1)
    tidy = _tidy(value)
    written = _block(tidy, margin + _STEP) if "\n" in tidy else _quoted(tidy, "", False)
    rank = {key: number for number, key in enumerate(order)}
    earlier = [each for each in mapping.entries if rank.get(each.key.text, len(rank)) < rank[name]]
    if not earlier:
        return (Edit(mapping.entries[0].key.place, "", f"{name}: {written}\n{margin}"),)
    number, _ = sheet.end(earlier[-1].value)
    place = Place(mapping.place.file, number, len(sheet.rows[number - 1]) + 1, tuple(path))
    return (Edit(place, "", f"\n{margin}{name}: {written}"),)


def removing(reading: Reading, path: Ordered[str]) -> tuple[Edit, ...]:
    """Return the edits that take away a key with its value, whole lines with the remark behind them.

    Raises Misfit where there is no such key, where it is the only one, and where it does not stand on its own lines.
    """
    sheet = _Sheet(reading)
    *above, name = path
    mapping = find(reading.node, above)
    entries = mapping.entries if isinstance(mapping, Mapping) else ()
    entry = next((each for each in entries if each.key.text == name), None)
    if entry is None:
        raise Misfit(sheet.top, f"không có khóa “{'.'.join(path)}”")
    if len(entries) == 1 or sheet.before(entry.key.place).strip():
        raise Misfit(entry.key.place, f"khóa “{name}” không đứng riêng một dòng nên không bỏ riêng được")
    first, last = sheet.lines(entry)
    return (Edit(Place(entry.key.place.file, first, 1), sheet.whole_lines(first, last), ""),)


def lines(reading: Reading, entry: Entry) -> tuple[int, int]:
    """Return the first and the last line of a key with its value."""
    return _Sheet(reading).lines(entry)


class _Sheet:
    """A file's text by lines, and how far each value goes in it."""

    def __init__(self, reading: Reading) -> None:
        self.rows = reading.text.split("\n")
        self.top = Place(reading.node.place.file if reading.node else "", 1, 1)

    def end(self, node: Node) -> tuple[int, int]:
        """Return the line where a value ends, and the column behind it."""
        if isinstance(node, Scalar):
            return self.scalar_end(node)
        inside = [entry.value for entry in node.entries] if isinstance(node, Mapping) else node.items
        line, column = self.end(inside[-1]) if inside else node.place[1:3]
        closing = {"{": "}", "[": "]"}.get(self.character(node.place))
        while closing and closing not in self.rows[line - 1][column - 1 :]:
            line, column = line + 1, 1
        return line, self.rows[line - 1].index(closing, column - 1) + 2 if closing else column

    def scalar_end(self, scalar: Scalar) -> tuple[int, int]:
        """Return the line where a scalar ends, quotes and all, and the column behind it."""
        line, column = scalar.place.line, scalar.place.column
        if scalar.block:
            folded = self.character(scalar.place) == ">"
            body = scalar.text.strip("\n")
            last = scalar.runs[-1][1] if folded else line + len(scalar.text.rstrip("\n").split("\n"))
            return (last, len(self.rows[last - 1]) + 1) if body else (line, len(self.rows[line - 1]) + 1)
        if scalar.quoted:
            text = "\n".join([self.rows[line - 1][column - 1 :], *self.rows[line:]])
            match = (_SINGLE if text.startswith("'") else _DOUBLE).match(text)
            written = match[0] if match else text
            breaks = written.count("\n")
            return line + breaks, len(written) - written.rfind("\n") if breaks else column + len(written)
        if scalar.runs:
            offset, line, column = scalar.runs[-1]
            return line, column + len(scalar.text) - offset
        return line, column + len(scalar.text)

    def lines(self, entry: Entry) -> tuple[int, int]:
        """Return the first and the last line of a key with its value."""
        return entry.key.place.line, self.end(entry.value)[0]

    def whole_lines(self, first: int, last: int) -> str:
        """Return the text of some lines, with their ends."""
        return "".join(f"{row}\n" for row in self.rows[first - 1 : last])

    def before(self, place: Place) -> str:
        """Return what stands before a place on its line."""
        return self.rows[place.line - 1][: place.column - 1]

    def character(self, place: Place) -> str:
        """Return the character at a place."""
        return self.rows[place.line - 1][place.column - 1 : place.column]

    def between(self, place: Place, end: tuple[int, int]) -> str:
        """Return the text from a place on, up to before the column of another line or the same."""
        line, column = end
        if line == place.line:
            return self.rows[line - 1][place.column - 1 : column - 1]
        rows = [self.rows[place.line - 1][place.column - 1 :], *self.rows[place.line : line - 1]]
        return "\n".join([*rows, self.rows[line - 1][: column - 1]])

    def written(self, value: str, scalar: Scalar, flow: bool, margin: str) -> str:
        """Return how a value is written in place of a scalar."""
        mark = self.character(scalar.place)
        if "\n" not in value:
            return _quoted(value, mark if scalar.quoted and not scalar.block else "", flow)
        line, column = self.end(scalar)
        if flow or self.rows[line - 1][column - 1 :].strip():
            raise Misfit(scalar.place, "sau giá trị này còn chữ khác trên cùng dòng nên không đặt được nhiều dòng")
        return _block(value, margin)


def _margin(node: Node | None, path: Ordered[str], scalar: Scalar) -> str:
    """Return the indentation of a block in place of a scalar: a step from its key, or that of a list's item."""
    around = find(node, path[:-1])
    keys = around.entries if isinstance(around, Mapping) else ()
    key = next((entry.key for entry in keys if entry.key.text == path[-1]), None)
    return " " * (key.place.column - 1) + _STEP if key else " " * (scalar.place.column - 1)


def _inside_flow(node: Node | None, path: Ordered[str], sheet: _Sheet) -> bool:
    """Return whether a value stands within `{…}` or `[…]`."""
    around = [find(node, path[:depth]) for depth in range(len(path))]
    return any(each is not None and sheet.character(each.place) in ("{", "[") for each in around)


def _quoted(value: str, mark: str, flow: bool) -> str:
    """Return one line of text as YAML, in the quotes that it had, else plain where it can be."""
    if mark == "'":
        return "'" + value.replace("'", "''") + "'"
    if mark == '"' or _NOT_PLAIN.search(value) or (flow and _NOT_PLAIN_IN_FLOW.search(value)):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'
    return value


def _tidy(value: str) -> str:
    """Return a value as it is to be read; text of several lines loses what nobody sees at the end of each."""
    return "\n".join(row.rstrip() for row in value.split("\n")).strip("\n") if "\n" in value else value


def _block(value: str, margin: str) -> str:
    """Return several lines of text as a block under `|`."""
    indicator = "2" if value.startswith(" ") else ""
    return "\n".join([f"|{indicator}", *(margin + row if row else "" for row in value.split("\n"))])
