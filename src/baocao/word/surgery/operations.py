"""What can be changed in somebody's Word file: each operation names a place and what is to be there."""

from __future__ import annotations

from typing import NamedTuple


class SetPage(NamedTuple):
    """Give a section (from 1) a paper, in millimetres."""

    section: int
    width: float
    height: float


class SetMargins(NamedTuple):
    """Give a section (from 1) margins, in millimetres; None leaves a side as it is."""

    section: int
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    gutter: float | None = None


class SetStart(NamedTuple):
    """Begin the page numbers of a section (from 1) with a number."""

    section: int
    number: int


class SetLetters(NamedTuple):
    """Give the runs of a paragraph a format, those that have it already left alone; None leaves a property as it is."""

    number: int
    font: str | None = None
    points: float | None = None
    colour: str | None = None
    bold: bool | None = None
    italic: bool | None = None


class SetShape(NamedTuple):
    """Give a paragraph a format: points between paragraphs, lines between lines, millimetres for indents."""

    number: int
    align: str | None = None
    before: float | None = None
    after: float | None = None
    line: float | None = None
    left: float | None = None
    right: float | None = None
    first_line: float | None = None


class ReplaceText(NamedTuple):
    """Put other text into a paragraph, at a stretch of the text that the reader gives for it."""

    number: int
    start: int
    end: int
    new: str


class AddPageNumber(NamedTuple):
    """Put the page number into the middle of a section's header."""

    section: int
    points: float = 14


class HideFirstNumber(NamedTuple):
    """Give a section's first page a header of its own, which is empty."""

    section: int


Operation = SetPage | SetMargins | SetStart | SetLetters | SetShape | ReplaceText | AddPageNumber | HideFirstNumber


class Mended(NamedTuple):
    """A file with what was changed in it."""

    data: bytes
    done: tuple[Operation, ...]
    left: tuple[Operation, ...]
    """What could not be done with certainty, and was not."""


class Comment(NamedTuple):
    """A remark on a paragraph, or on the runs that a stretch of its text touches."""

    number: int
    text: str
    start: int = 0
    end: int | None = None
