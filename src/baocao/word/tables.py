"""Tables: columns as wide as their text needs, numbers in line on the decimal comma."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from baocao import decree30
from baocao.remember import remembered
from baocao.word import metrics
from baocao.word.units import eighths, mm_twips
from baocao.word.xml import Counted, Drawn, Pen, border, indent, paragraph_properties

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from baocao.blocks import Spans, Table
    from baocao.problems import Place

_HEAD, _CELL = "DauBang", "OBang"
_SIDES = "top left bottom right insideH insideV"
_DIGITS = frozenset("0123456789")


class Measured(NamedTuple):
    """How wide the text of a cell is, in millimetres."""

    full: float
    """In one line."""
    word: float
    """Its longest word."""
    tail: float | None
    """From the decimal comma (or the end of the number) on; None where there is no number."""


class Column(NamedTuple):
    """What a column holds and needs."""

    cells: list[Measured]
    decimal: bool
    head: float
    """The longest text before a decimal comma."""
    tail: float
    """The longest text from a decimal comma on."""
    least: float
    """The width below which a word or a number would break, margins included."""
    wish: float
    """The width at which every body cell stands in one line."""


def table(pen: Pen, block: Table, keep_next: bool = False) -> bytes:
    """Return the table, as wide as the text; `keep_next` ties its last row to what follows."""
    columns = [_column(pen, block, index) for index in range(len(block.aligns))]
    widths = share([column.least for column in columns], [column.wish for column in columns])
    starts = cell_starts(widths, "center")
    head = paragraph_properties(_HEAD, keep_next=True)
    header = [_text(pen, _HEAD, spans, block.place, head) for spans in block.header]
    rows = [row(header, starts, header=True, change=pen.row_change(block.header)).encode()]
    last = len(block.rows) - 1
    formats = _formats(columns, widths, block.aligns, keep_next=False)
    for index, cells in enumerate(block.rows):
        if keep_next and index == last:
            formats = _formats(columns, widths, block.aligns, keep_next=True)
        own = tuple([form(column.cells[index]) for form, column in zip(formats, columns, strict=True)])
        rows.append(pen.take(_row(cells, own, block.place, tuple(starts), pen.sizes, pen.counted())))
    return b"".join([f"<w:tbl>{_properties(widths)}".encode(), *rows, b"</w:tbl>"])


@remembered(4096)
def _row(  # noqa: PLR0913, PLR0917  all that a row follows from
    cells: tuple[Spans, ...],
    own: tuple[str, ...],
    place: Place | None,
    starts: tuple[str, ...],
    sizes: decree30.Sizes,
    before: Counted,
) -> Drawn:
    """Return a row of the table's body as it stands after what is counted before it; `own` are its cells' formats."""
    pen = Pen(sizes, before)
    texts = [_text(pen, _CELL, spans, place, form) for spans, form in zip(cells, own, strict=True)]
    return pen.drawn(row(texts, starts, change=pen.row_change(cells)).encode())


def share(least: Sequence[float], wish: Sequence[float]) -> list[float]:
    """Return widths that fill the text's width.

    Each column gets its least; what is left over goes out in equal shares, and a column that has its
    wish hands its share on, so that short texts stand in one line before long ones widen.
    """
    total = decree30.TEXT_WIDTH
    spare = total - sum(least)
    if spare <= 0 or sum(wish) <= total:
        basis = least if spare <= 0 else wish
        return [width * total / sum(basis) for width in basis]
    widths = list(least)
    by_want = sorted(range(len(widths)), key=lambda index: wish[index] - least[index])
    for done, index in enumerate(by_want):
        given = min(wish[index] - least[index], spare / (len(widths) - done))
        widths[index] += given
        spare -= given
    return widths


def _column(pen: Pen, block: Table, index: int) -> Column:
    """Return what one column of the table needs."""
    decimal = block.aligns[index] == "decimal"
    (header,) = _measured(pen, _HEAD, [block.header[index]])
    cells = _measured(pen, _CELL, [row[index] for row in block.rows])
    numbers = [cell for cell in cells if decimal and cell.tail is not None]
    head = max([cell.full - (cell.tail or 0) for cell in numbers], default=0.0)
    tail = max([cell.tail or 0 for cell in numbers], default=0.0)
    margins = 2 * decree30.TABLE_CELL_MARGIN + decree30.TABLE_WIDTH_SLACK
    least = max([header.word, head + tail, *[cell.word for cell in cells]]) + margins
    wish = max([header.word, head + tail, *[cell.full for cell in cells]]) + margins
    return Column(cells, decimal, head, tail, least, wish)


def _measured(pen: Pen, style: str, cells: list[Spans]) -> list[Measured]:
    """Return the widths of the texts of cells."""
    part = decree30.PARTS[style]
    points = part.points(pen.sizes)
    return [
        _measure("".join([span.text for span in spans]), points, part.bold or any(span.bold for span in spans))
        for spans in cells
    ]


@remembered(4096)
def _measure(text: str, points: float, bold: bool) -> Measured:
    """Return the widths of a cell's text."""
    width = metrics.measurer(points, bold)
    full = width(text)
    word = max(map(width, text.split())) if " " in text.strip() else full
    end = _before_comma(text)
    return Measured(full, word, None if end is None else width(text[end:]))


def _before_comma(text: str) -> int | None:
    """Return where the last decimal comma stands, or else the end of the last number; None where there is neither."""
    comma = text.rfind(",")
    while comma > 0:
        if text[comma - 1] in _DIGITS and text[comma + 1 : comma + 2] in _DIGITS:
            return comma
        comma = text.rfind(",", 0, comma)
    return next((end for end in range(len(text), 0, -1) if text[end - 1] in _DIGITS), None)


def _formats(
    columns: Sequence[Column], widths: Sequence[float], aligns: Sequence[str], keep_next: bool
) -> list[Callable[[Measured], str]]:
    """Return for each column what gives the properties of a body cell's paragraph."""
    return [
        _numbers(column, width, keep_next) if column.decimal else _words(align, keep_next)
        for column, width, align in zip(columns, widths, aligns, strict=True)
    ]


def _words(align: str, keep_next: bool) -> Callable[[Measured], str]:
    """Return the format of a column of words."""
    own = paragraph_properties(_CELL, keep_next=keep_next, align="" if align == "left" else align)
    return lambda _: own


def _numbers(column: Column, width: float, keep_next: bool) -> Callable[[Measured], str]:
    """Return the format of a column of numbers.

    A number is set flush right with an indent that makes up for what it has less after its comma
    than the longest of the column; the column of numbers stands in the middle of its width.
    """
    room = width - 2 * decree30.TABLE_CELL_MARGIN
    middle = max(0.0, (room - column.head - column.tail) / 2)
    centred = paragraph_properties(_CELL, keep_next=keep_next, align="center")

    def own(cell: Measured) -> str:
        right = 0.0 if cell.tail is None else middle + column.tail - cell.tail
        if cell.tail is None or cell.full + right > room:
            return centred
        return paragraph_properties(_CELL, keep_next=keep_next, indents=indent(right=right), align="right")

    return own


def _text(pen: Pen, style: str, spans: Spans, table_place: Place | None, properties: str) -> str:
    """Return the paragraph of a cell, which comes from where its first span does."""
    place = next((span.place for span in spans if span.place), table_place)
    return pen.paragraph(style, spans, place, properties)


def cell_starts(widths: Sequence[float], align: str) -> list[str]:
    """Return how the cells of a row begin, which stand at the `top`, `center` or `bottom`."""
    return [
        f'<w:tc><w:tcPr><w:tcW w:w="{mm_twips(width)}" w:type="dxa"/><w:vAlign w:val="{align}"/></w:tcPr>'
        for width in widths
    ]


def row(cells: Sequence[str], starts: Sequence[str], header: bool = False, change: str = "") -> str:
    """Return a row that no page break divides; a header row is repeated on every page.

    The cells are XML that ends with a paragraph; `starts` is how each begins; `change` is a tracked change.
    """
    columns = "".join([f"{start}{cell}</w:tc>" for start, cell in zip(starts, cells, strict=True)])
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}{change}</w:trPr>{columns}</w:tr>"


def _properties(widths: list[float]) -> str:
    """Return the table's own format: thin lines all round, fixed columns."""
    return frame(widths, decree30.TABLE_CELL_MARGIN, border("w:tblBorders", _SIDES, eighths(decree30.TABLE_BORDER)))


def frame(widths: Sequence[float], margin: float, borders: str = "") -> str:
    """Return the properties and grid of a table with these columns and side margins, in mm."""
    side = f'w:w="{mm_twips(margin)}" w:type="dxa"'
    grid = "".join(f'<w:gridCol w:w="{mm_twips(width)}"/>' for width in widths)
    return (
        f'<w:tblPr><w:tblW w:w="{sum(mm_twips(width) for width in widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="0" w:type="dxa"/>{borders}<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar><w:left {side}/><w:right {side}/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )
