"""What a finished document says, paragraph by paragraph: what a reader of files hands on, and what an audit reads."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple


class Kind(enum.Enum):
    """What a paragraph is part of."""

    PARAGRAPH = "paragraph"
    """Running text, or an item of a list."""
    HEADING = "heading"
    CELL = "cell"
    NOTE = "note"
    """A footnote or an endnote."""
    TEXTBOX = "textbox"


class Passage(NamedTuple):
    """One paragraph that prints something, as it prints: in NFC, changes accepted, hidden text left out."""

    number: int
    """Which paragraph of the document it is, in reading order from 1; those that print nothing are not counted."""
    text: str
    """Its characters, without `label` and without the marks of footnotes; a tab or a line break is one character."""
    kind: Kind = Kind.PARAGRAPH
    label: str = ""
    """What the program prints before it: the computed number of a list or of a heading (`1.`, `a)`, `II.`, `-`),
    the number of a note. Empty where none is computed; a number that was typed stands in `text`."""
    level: int = 0
    """Of a heading 1 for the highest; of an item of a list how deep it lies, from 1; 0 for everything else."""
    table: int = 0
    """Of a cell the number of its table, from 1, a table within a table having its own; 0 outside."""
    row: int = 0
    """The row in the table, from 1."""
    column: int = 0
    """The first column of the table's grid that the cell covers, from 1."""
    rows: int = 1
    """How many rows a merged cell covers."""
    columns: int = 1
    """How many columns of the grid a merged cell covers."""


def as_text(passages: Iterable[Passage]) -> str:
    """Return what a document says as plain text: a paragraph a line, a row of a table a line."""
    lines = groupby(passages, key=lambda each: (each.table, each.row) if each.table else (0, each.number))
    return "".join(" | ".join(map(_line, group)) + "\n" for _, group in lines)


def _line(passage: Passage) -> str:
    return " ".join(f"{passage.label} {passage.text}".split())
