"""What Word would show of a file: values that `read` makes and rules judge."""

# No `from __future__ import annotations`: typing compiles each annotation that is a string, which a start would pay.
from collections.abc import Iterator
from typing import NamedTuple


class Letters(NamedTuple):
    """The format of a run as Word resolves it: defaults, styles, and the run's own."""

    fonts: tuple[str, ...]
    """For ascii, hAnsi, eastAsia and cs, those of the theme by their names; empty where nothing names one."""
    theme_font: bool
    """The font of Latin letters is one of the theme, which follows the theme when that is changed."""
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
    language: str
    small_capitals: bool = False
    strike: bool = False
    shading: str = ""
    """The colour behind the letters in six hexadecimal digits, or empty."""
    bordered: bool = False
    """A line is drawn around the letters."""


class Run(NamedTuple):
    """A stretch of text in one format; `text` is what prints, a line break is a newline."""

    text: str
    letters: Letters


class Rule(NamedTuple):
    """A line drawn, or made of borders or characters; lengths in millimetres."""

    length: float
    align: str
    """How it stands in its column: `center`, or empty where it has an offset."""
    colour: str
    x: float | None = None
    """From the left edge of what it is placed by; None where it is aligned."""
    relative: str = "column"
    """What `x` counts from: `column`, `page`, `margin`, `character` ..."""
    dash: str = "solid"


class Border(NamedTuple):
    """A line at a side of a paragraph."""

    side: str
    """`top`, `bottom`, `left`, `right`, `between`."""
    style: str
    """`single`, `double`, `dotted` ..."""


class Tab(NamedTuple):
    """A tab stop; millimetres from the left edge of the text."""

    position: float
    align: str


class Shape(NamedTuple):
    """The format of a paragraph as Word resolves it; points, and millimetres for indents."""

    align: str
    """`left`, `center`, `right`, `both`, `distribute`."""
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
    outline: int | None
    contextual: bool = False
    """No space to a neighbour of the same style."""
    page_break_before: bool = False
    borders: tuple[Border, ...] = ()
    tabs: tuple[Tab, ...] = ()
    frame: str | None = None
    """Where a frame stands across the page (`center`, `right`, or empty); None for a paragraph in no frame."""


class Mark(NamedTuple):
    """A bookmark's stretch of a paragraph's text."""

    name: str
    start: int
    end: int


class Paragraph(NamedTuple):
    """A paragraph with the format that Word resolves for it, wherever it stands."""

    style: str
    """The id of its style."""
    shape: Shape
    text: str
    """What it prints: changes accepted, hidden text and its own label left out."""
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
    mark: Letters
    """The format of its end mark, which gives an empty paragraph its height."""
    label: str = ""
    """What automatic numbering prints before it: `1.`, `a)`, `II.`, or a bullet."""
    level: int | None = None
    """How deep it lies in its list, from 0; None for no item of a list."""
    bullet: bool = False
    """Its label is a sign, not a number."""
    boxes: "tuple[Box, ...]" = ()
    """The text boxes that are anchored in it."""
    endnotes: tuple[str, ...] = ()
    hidden: tuple[Run, ...] = ()
    """Text that is marked as hidden and does not print."""
    pictures: int = 0
    """Drawings and objects in it that are neither a line nor a text box."""
    page_break: bool = False
    """It holds a page break of its own."""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the bookmarks that begin in it; one that ends in a later paragraph goes to the end of this one."""
        ends = dict(self.ends)
        return tuple([Mark(name, start, ends.get(number, len(self.text))) for name, number, start in self.starts])

    @property
    def prints(self) -> bool:
        """Return whether it prints a text or a label, so that it counts as a paragraph."""
        return bool(self.label or self.text.strip())

    @property
    def prints_page(self) -> bool:
        """Return whether it prints the number of its page."""
        return any(field.split()[:1] == ["PAGE"] for field in self.fields)


class Box(NamedTuple):
    """A text box; millimetres."""

    blocks: "tuple[Block, ...]"
    width: float
    x: float | None
    """From the left edge of what it is placed by; None where it is aligned."""
    relative: str
    align: str
    bordered: bool


class Cell(NamedTuple):
    """A cell: its paragraphs and inner tables in order."""

    width: float
    """Millimetres; by the table's grid where the cell states none."""
    blocks: "tuple[Block, ...]"
    column: int = 1
    """The first column of the grid that it covers, from 1."""
    span: int = 1
    """How many columns of the grid it covers."""
    rows: int = 1
    """How many rows it covers; 0 where it is covered by a cell above, and then it shows nothing."""
    padding: tuple[float, float] = (0, 0)
    """Between its edges and its text, left and right."""
    lines: tuple[str, ...] = ()
    """Its own sides that are drawn: `top`, `bottom`, `left`, `right`."""


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
    """It has lines, of its own or of its style."""
    align: str = "left"
    style: str = ""


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
    """Paragraphs of the headers by kind (`default`, `first`, `even`), those in tables and text boxes included."""
    blocks: tuple[Block, ...]
    footers: dict[str, tuple[Paragraph, ...]] = {}  # noqa: RUF012  never changed
    """The like of the footers."""
    gutter: float = 0
    number_format: str = "decimal"
    """How page numbers print."""


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


class Container(NamedTuple):
    """Where a paragraph stands."""

    kind: str
    """`body`, `cell`, `box`, `footnote`, `endnote`, `header`, `footer`."""
    section: int = 0
    """From 1; 0 for notes."""
    table: int = 0
    """Of a cell: its table, counted over the file in reading order from 1."""
    row: int = 0
    column: int = 0
    """Of a cell: the first column of the grid that it covers, from 1."""
    rows: int = 1
    columns: int = 1
    """Of a cell: how many rows and columns of the grid it covers."""
    key: str = ""
    """Of a note its id; of a header or footer its kind (`default`, `first`, `even`)."""
    outer: "Container | None" = None
    """What a cell or a text box stands in."""


class Numbered(NamedTuple):
    """A paragraph in its place in the file."""

    number: int
    """From 1 in reading order over those that print something; 0 for one that prints nothing."""
    paragraph: Paragraph
    container: Container


class Observed(NamedTuple):
    """A Word file as Word would show it."""

    sections: tuple[Section, ...]
    notes: dict[str, tuple[Paragraph, ...]]
    """Footnotes by id, the separators left out."""
    properties: Properties
    faults: tuple[Fault, ...]
    """What is wrong with the structure."""
    endnotes: dict[str, tuple[Paragraph, ...]] = {}  # noqa: RUF012  never changed
    even_and_odd: bool = False
    """Even pages have headers and footers of their own."""

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield the paragraphs of the body in order, those in tables and text boxes included."""
        for section in self.sections:
            yield from paragraphs(section.blocks)


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Yield the paragraphs of blocks in order, those in tables and text boxes included."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
            for box in block.boxes:
                yield from paragraphs(box.blocks)
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)
