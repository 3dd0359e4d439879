r"""The text notation of data and templates: a small, strict part of Markdown, read line by line.

Blocks: `#`, `##`, `###` and a space begin a heading; `-`, `+` or `*` and a space an item, deeper by its
indentation; `1.` or `1)` and a space a numbered paragraph, whose number is printed as typed; `a)`, `(1)` or `(i)`
and a space a paragraph of its own; lines that begin with `|`, after an empty line, are a table, the second of them
`|---|:---:|---:|` its alignment; an empty line ends a paragraph, and a line end inside one is a space. Within a line
`**bold**`, `*italic*`, and `\` before a mark that is meant as it stands.

Read here and not by a library: a full Markdown reader costs more to import than this whole room, has rules that
surprise an office (four spaces make code, `===` makes a heading), and knows lines where we need places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from baocao import footnotes
from baocao.remember import remembered

HEADING = re.compile(r"(#{1,3})[ \t]+(.*)")
ITEM = re.compile(r"([ \t]*)(?:([-+*])|([0-9]{1,3}[.)]))[ \t]+(.*)")
_INTERRUPTING = re.compile(r"[ \t]*(?:[-+*]|1[.)])[ \t]+.*")
"""An item that ends running text without an empty line: of numbers only the first, for a line may begin with one."""
POINT = re.compile(r"(?:[a-zđ]\)|\((?:[0-9]{1,3}|[ivx]{1,5})\))[ \t].*")
"""A point of the decree's own (`a)`, `(1)`, `(i)`): a paragraph of its own, printed as typed."""
RULE_CELL = re.compile(r":?-+:?")
BAR = re.compile(r"(?<!\\)\|")


class Block(NamedTuple):
    """One block of a text: `kind` is `heading`, `item`, `numbered`, `paragraph` or `table`."""

    kind: str
    lines: tuple[tuple[int, str], ...]
    """The lines of its text with their numbers, counted from 0; of a table, its rows."""
    marker: str = ""
    """The typed mark of an item or of a numbered paragraph; of a heading, its `#`."""
    depth: int = 0
    """How deep an item lies, counted from 0."""
    aligns: tuple[str, ...] = ()
    """For each column of a table `left`, `center` or `right`."""


class Words(NamedTuple):
    """A stretch of one line with one look."""

    text: str
    bold: bool
    italic: bool


@remembered(1024)
def blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in their order; a text that was read before costs nothing."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    rows = text.split("\n")
    indents: list[int] = []
    at = 0
    while at < len(rows):
        row = rows[at]
        if not row.strip():
            at += 1
            continue
        heading, item = HEADING.fullmatch(row.strip()), ITEM.fullmatch(row)
        if not item and not row[0].isspace():
            indents.clear()
        if row.lstrip().startswith("|") and at + 1 < len(rows) and _is_rule(rows[at + 1]):
            end = _table_end(rows, at)
            yield Block("table", tuple((n, rows[n]) for n in (at, *range(at + 2, end))), aligns=_aligns(rows[at + 1]))
        elif heading:
            end = at + 1
            yield Block("heading", ((at, heading[2].rstrip()),), marker=heading[1])
        elif item:
            end = _paragraph_end(rows, at, ITEM)
            lines = ((at, item[4]), *((n, rows[n].strip()) for n in range(at + 1, end)))
            if item[2]:
                yield Block("item", lines, item[2], _depth(indents, len(item[1].expandtabs(4))))
            else:
                yield Block("numbered", lines, item[3])
        else:
            end = _paragraph_end(rows, at, _INTERRUPTING)
            yield Block("paragraph", tuple((n, rows[n].strip()) for n in range(at, end)))
        at = end


def _depth(indents: list[int], indent: int) -> int:
    """Return how deep an item of this indentation lies among the items before it."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents) - 1


def _paragraph_end(rows: list[str], at: int, item: re.Pattern[str]) -> int:
    """Return the line after the paragraph that begins at `at`: an empty one, or one that begins another block."""
    for end in range(at + 1, len(rows)):
        row = rows[end].strip()
        if not row or item.fullmatch(row) or POINT.fullmatch(row):
            return end
    return len(rows)


def _is_rule(row: str) -> bool:
    return all(RULE_CELL.fullmatch(cell.strip()) for cell in _bare(row).split("|"))


def _bare(row: str) -> str:
    return row.strip().removeprefix("|").removesuffix("|")


def _table_end(rows: list[str], at: int) -> int:
    return next((end for end in range(at + 2, len(rows)) if not rows[end].lstrip().startswith("|")), len(rows))


def _aligns(rule: str) -> tuple[str, ...]:
    shapes = [cell.strip() for cell in _bare(rule).split("|")]
    return tuple(
        "center" if shape[0] == shape[-1] == ":" else "right" if shape.endswith(":") else "left" for shape in shapes
    )


def cells(row: str) -> list[str]:
    """Return the cells of a table's row."""
    inside = row.strip().removeprefix("|")
    found = [cell.strip() for cell in BAR.split(inside)]
    return found[:-1] if not found[-1] else found


def words(text: str) -> Iterable[Words]:
    """Return the words of a text with their look; a mark with no partner is a letter like any other."""
    return _emphasised(text) if "*" in text or "\\" in text else (Words(text, False, False),)


def _emphasised(text: str) -> Iterator[Words]:
    pieces = list(footnotes.pieces(text))
    pairs = footnotes.pairs(pieces)
    bold = italic = False
    for index, piece in enumerate(pieces):
        if index not in pairs:
            yield Words(piece.text, bold, italic)
        elif piece.text == "**":
            bold = not bold
        else:
            italic = not italic
