"""The remarks of a data file, `# …`, told from a `#` that is text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from baocao.remember import remembered
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
    last: int
    """The last line of the value that begins there: of a block, a list or a mapping its end."""


def remarks(text: str, node: Node, containing: str = "") -> Iterator[Remark]:
    """Yield the remarks of the file whose text and value these are, in its order.

    `containing` leaves out the lines without a word, in small letters: few lines are looked at closely then.
    """
    lines = text.split("\n")
    wanted = [number for number, line in enumerate(lines, 1) if "#" in line and containing in line.lower()]
    if not wanted:
        return
    literal = _literal(node)
    blocks = {line for each in literal if each.block for line in range(each.place.line + 1, last_line(each) + 1)}
    quoted = _by_line(span for each in literal if not each.block and (span := _quotes(each, lines)))
    columns = {number: _begin(lines[number - 1], number, quoted.get(number, [])) for number in wanted}
    alone = {number for number, at in columns.items() if not lines[number - 1][: at - 1].strip()}
    firsts = {number: _next_value(lines, number, blocks) if number in alone else number for number in wanted}
    beginning = _beginning(node, set(firsts.values()))
    for number in wanted:
        at, first = columns[number], firsts[number]
        if at and number not in blocks:
            ends = [last_line(value) for value in beginning.get(first, ())] or [first]
            last = max(first, *ends) if number in alone else max(first, ends[-1])
            yield Remark(lines[number - 1][at - 1 :], number, at, number in alone, first, last)


def last_line(node: Node) -> int:
    """Return the last line that a value has text on."""
    if isinstance(node, Scalar):
        body = node.text.rstrip("\n")
        starts = (line for line, _ in node.starts[: body.count("\n") + 1])
        return max([node.place.line, *starts, *(line for offset, line, _ in node.runs if offset < len(body))])
    parts = (entry.value for entry in node.entries) if isinstance(node, Mapping) else iter(node.items)
    return max(map(last_line, parts), default=node.place.line)


@remembered(1024)
def _literal(node: Node) -> tuple[Scalar, ...]:
    """Return the scalars in which a `#` is text, keys included: those in quotes and blocks."""
    if isinstance(node, Mapping) and node.outer:
        return tuple([each for entry in node.entries for part in entry for each in _literal(part)])
    return tuple([each for each in _scalars(node) if each.quoted])


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        for entry in node.entries:
            yield entry.key
            yield from _scalars(entry.value)


def _quotes(scalar: Scalar, lines: list[str]) -> Span | None:
    """Return the places, as line and column, of the two quotes around a scalar."""
    number, column = scalar.place.line, scalar.place.column
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


def _by_line(spans: Iterable[Span]) -> dict[int, list[Span]]:
    """Return the stretches in quotes by each line that they lie on."""
    found: dict[int, list[Span]] = {}
    for span in spans:
        for number in range(span[0][0], span[1][0] + 1):
            found.setdefault(number, []).append(span)
    return found


def _begin(line: str, number: int, quoted: list[Span]) -> int:
    """Return the column at which a remark begins on a line; 0 where none does."""
    for at, ch in enumerate(line):
        opens = ch == "#" and (at == 0 or line[at - 1] in " \t")
        if opens and not any(begin <= (number, at + 1) <= end for begin, end in quoted):
            return at + 1
    return 0


def _next_value(lines: list[str], number: int, blocks: set[int]) -> int:
    """Return the next line that is neither blank nor a remark."""
    for following in range(number + 1, len(lines) + 1):
        row = lines[following - 1].strip()
        if following in blocks or (row and not row.startswith("#")):
            return following
    return number


def _beginning(node: Node, wanted: set[int]) -> dict[int, list[Node]]:
    """Return the values that begin on some lines, with their keys, the outermost first."""
    found: dict[int, list[Node]] = {}
    stack: list[Node] = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, Scalar):
            continue
        pairs = (
            [(entry.key.place.line, entry.value) for entry in current.entries]
            if isinstance(current, Mapping)
            else [(item.place.line, item) for item in current.items]
        )
        for line, value in pairs:
            if line in wanted:
                found.setdefault(line, []).append(value)
            stack.append(value)
    return found
