"""The remarks of a data file, `# …`, told from a `#` that is text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from baocao.source.nodes import Mapping, Node, Scalar, Sequence

Span = tuple[tuple[int, int], tuple[int, int]]
"""The line and column where a stretch of a file begins, and of its last character."""


class Remark(NamedTuple):
    """One remark and the lines that it stands over or beside."""

    text: str
    """From its `#` to the end of the line."""
    line: int
    column: int
    alone: bool
    """Whether nothing but the remark stands on its line."""
    first: int
    """The first line that it is about: its own; alone on its line, the next that has a value."""
    file: Node | None = None
    """The value of the file that it stands in."""

    @property
    def last(self) -> int:
        """Return the last line of the value that begins at the first: of a block, a list or a mapping its end."""
        begun = _beginning(self.file, self.first) if self.file else []
        return max([self.first, *map(last_line, begun if self.alone else begun[-1:])])


def remarks(text: str, node: Node, containing: str = "") -> Iterator[Remark]:
    """Yield the remarks of the file whose text and value these are, in its order.

    `containing` leaves out the lines without a word, in small letters: few lines are looked at closely then.
    """
    lines = text.split("\n")
    wanted = [number for number, line in enumerate(lines, 1) if "#" in line and containing in line.lower()]
    if not wanted:
        return
    for number in wanted:
        literal = list(_literal(node, number))
        at = _begin(lines[number - 1], number, [span for each in literal if (span := _quotes(each, lines))])
        if at and not any(each.block and each.place.line < number <= last_line(each) for each in literal):
            alone = not lines[number - 1][: at - 1].strip()
            first = _next_value(lines, number) if alone else number
            yield Remark(lines[number - 1][at - 1 :], number, at, alone, first, node)


def last_line(node: Node) -> int:
    """Return the last line that a value has text on."""
    if isinstance(node, Scalar):
        body = node.text.rstrip("\n")
        starts = (line for line, _ in node.starts[: body.count("\n") + 1])
        return max([node.place.line, *starts, *(line for offset, line, _ in node.runs if offset < len(body))])
    parts = (entry.value for entry in node.entries) if isinstance(node, Mapping) else iter(node.items)
    return max(map(last_line, parts), default=node.place.line)


def _literal(node: Node, line: int) -> Iterator[Scalar]:
    """Yield the scalars in which a `#` is text, keys included, that may reach to a line: those in quotes and blocks."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Scalar):
            if here.quoted:
                yield here
            continue
        for begins, value in _near(here, line):
            waiting += [value] if begins is value else [begins, value]


def _near(node: Mapping | Sequence, line: int) -> list[tuple[Node, Node]]:
    """Return the values of a node that may reach to a line, each behind its key, or behind itself in a list."""
    pairs = node.entries if isinstance(node, Mapping) else [(item, item) for item in node.items]
    first = max(bisect_left(pairs, line, key=_first_line) - 1, 0)
    return [(begins, value) for begins, value in pairs[first : bisect_right(pairs, line, key=_first_line)]]


def _first_line(pair: tuple[Node, Node]) -> int:
    return pair[0].place.line


def _quotes(scalar: Scalar, lines: list[str]) -> Span | None:
    """Return the places, as line and column, of the two quotes around a scalar."""
    number, column = scalar.place[1:3]
    if scalar.block:
        return None
    quote = lines[number - 1][column - 1 : column]
    if quote not in ("'", '"'):
        return None
    at = column
    while number <= len(lines):
        line = lines[number - 1]
        while at < len(line):
            if (quote == '"' and line[at] == "\\") or (quote == "'" and line[at : at + 2] == "''"):
                at += 1
            elif line[at] == quote:
                return (scalar.place.line, column), (number, at + 1)
            at += 1
        number, at = number + 1, 0
    return None


def _begin(line: str, number: int, quoted: list[Span]) -> int:
    """Return the column at which a remark begins on a line; 0 where none does."""
    for at, ch in enumerate(line):
        opens = ch == "#" and (at == 0 or line[at - 1] in " \t")
        if opens and not any(begin <= (number, at + 1) <= end for begin, end in quoted):
            return at + 1
    return 0


def _next_value(lines: list[str], number: int) -> int:
    """Return the next line that is neither blank nor a remark."""
    for following in range(number + 1, len(lines) + 1):
        row = lines[following - 1].strip()
        if row and not row.startswith("#"):
            return following
    return number


def _beginning(node: Node, line: int) -> list[Node]:
    """Return the values that begin on a line, with their keys, the outermost first."""
    found: list[Node] = []
    stack: list[Node] = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, Scalar):
            continue
        for begins, value in _near(current, line):
            if begins.place.line == line:
                found.append(value)
            stack.append(value)
    return found
