"""What Word would show of a file: values that `read` makes and rules judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Letters(NamedTuple):
    """The format of a run as Word resolves it: defaults, styles, and the run's own."""

    fonts: tuple[str, ...]
    """For ascii, hAnsi, eastAsia and cs; empty where nothing names one."""
    theme_font: bool
    """Some level names a font of the theme, which may override the named one."""
    points: float
    bold: bool
    italic: bool
    capitals: bool
    underline: bool
    hidden: bool
    colour: str
    """Six hexadecimal digits, or `auto`."""
    highlight: str
    """The name of the marker's colour, or empty."""
    raised: bool
    """Superscript."""
    language: str


class Run(NamedTuple):
    """A stretch of text in one format; `text` is what prints, a line break is a newline."""

    text: str
    letters: Letters


class Rule(NamedTuple):
    """A drawn line anchored in a paragraph; lengths in millimetres."""

    length: float
    align: str
    """How it stands in its column: `center`, or empty where it has an offset."""
    colour: str


class Shape(NamedTuple):
    """The format of a paragraph as Word resolves it; points, and millimetres for indents."""

    align: str
    before: float
    after: float
    line: float
    """In lines where `line_rule` is `auto`, otherwise in points."""
    line_rule: str
    left: float
    right: float
    first_line: float
    """Negative for a hanging indent."""
    keep_next: bool
    keep_lines: bool
    outline: int | None


class Mark(NamedTuple):
    """A bookmark's stretch of a paragraph's text."""

    name: str
    start: int
    end: int


class Paragraph(NamedTuple):
    """A paragraph with the format that Word resolves for it."""

    style: str
    """The id of its style."""
    shape: Shape
    text: str
    """What it prints."""
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]
    starts: tuple[tuple[str, str, int], ...]
    """The bookmarks that begin in it: name, id, and where in the text; empty unless they were asked for."""
    ends: tuple[tuple[str, int], ...]
    """The bookmarks that end in it: id, and where in the text."""
    fields: tuple[str, ...]
    """The instructions of its fields (`PAGE`)."""
    notes: tuple[str, ...]
    """The ids of the footnotes that it refers to."""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the bookmarks that begin in it; one that ends in a later paragraph goes to the end of this one."""
        ends = dict(self.ends)
        return tuple([Mark(name, start, ends.get(number, len(self.text))) for name, number, start in self.starts])


class Cell(NamedTuple):
    """A cell: its paragraphs and inner tables in order."""

    width: float
    """Millimetres."""
    blocks: tuple[Block, ...]


class Row(NamedTuple):
    """A row of a table."""

    cells: tuple[Cell, ...]
    header: bool
    """Repeated on every page."""
    whole: bool
    """Never divided by the end of a page."""


class Table(NamedTuple):
    """A table."""

    rows: tuple[Row, ...]
    bordered: bool
    """It has lines of its own."""


Block = Paragraph | Table


class Section(NamedTuple):
    """A section: its page, in millimetres, and the blocks up to its end."""

    width: float
    height: float
    landscape: bool
    top: float
    bottom: float
    left: float
    right: float
    header: float
    """From the edge of the paper to the header."""
    own_first_page: bool
    """The first page has a header of its own."""
    start: int | None
    """The number of the first page; None goes on from the section before."""
    headers: dict[str, tuple[Paragraph, ...]]
    """Paragraphs of the headers by kind: `default`, `first`, `even`."""
    blocks: tuple[Block, ...]


class Properties(NamedTuple):
    """What the file says of itself."""

    title: str
    subject: str
    author: str
    language: str


class Fault(NamedTuple):
    """A break of the structure that a file must have whatever its format; `kind` is a short key."""

    kind: str
    detail: str


class Observed(NamedTuple):
    """A Word file as Word would show it."""

    sections: tuple[Section, ...]
    notes: dict[str, tuple[Paragraph, ...]]
    """Footnotes by id, the separators left out."""
    properties: Properties
    faults: tuple[Fault, ...]
    """What is wrong with the structure."""

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the paragraphs of the body in order, those in tables included."""
        for section in self.sections:
            yield from paragraphs(section.blocks)


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Yield the paragraphs of blocks in order, those in tables included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)
