"""Tables: columns as wide as their text needs, numbers in line on the decimal comma."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from baocao import decree30
from baocao.word import metrics
from baocao.word.units import eighths, mm_twips
from baocao.word.xml import Pen, border, indent, paragraph_properties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from baocao.blocks import Spans, Table
    from baocao.problems import Place

_HEAD, _CELL = "DauBang", "OBang"
_SIDES = "top left bottom right insideH insideV"
_TO_THE_COMMA = re.compile(r".*[0-9](?=,[0-9])|.*[0-9]")
"""A text up to the decimal comma of its last number, or to the end of that number."""


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

    cells: tuple[Measured, ...]
    decimal: bool
    head: float
    """The longest text before a decimal comma."""
    tail: float
    """The longest text from a decimal comma on."""
    least: float
    """The width below which a word or a number would break, margins included."""
    wish: float
    """The width at which every body cell stands in one line."""


def table(pen: Pen, block: Table, keep_next: bool = False) -> str:
    """Return the table, as wide as the text; `keep_next` ties its last row to what follows."""
    columns = [_column(pen, block, index) for index in range(len(block.aligns))]
    widths = share([column.least for column in columns], [column.wish for column in columns])
    head = paragraph_properties(_HEAD, keep_next=True)
    rows = [row([_text(pen, _HEAD, spans, block.place, head) for spans in block.header], widths, "center", True)]
    last = len(block.rows) - 1
    for index, cells in enumerate(block.rows):
        tied = keep_next and index == last
        formats = [
            _format(column, index, width, align, tied)
            for column, width, align in zip(columns, widths, block.aligns, strict=True)
        ]
        texts = [_text(pen, _CELL, spans, block.place, own) for spans, own in zip(cells, formats, strict=True)]
        rows.append(row(texts, widths, "center"))
    return f"<w:tbl>{_properties(widths)}{''.join(rows)}</w:tbl>"


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
    cells = tuple(_measure(row[index], pen, _CELL) for row in block.rows)
    header = _measure(block.header[index], pen, _HEAD)
    numbers = [cell for cell in cells if decimal and cell.tail is not None]
    head = max((cell.full - (cell.tail or 0) for cell in numbers), default=0.0)
    tail = max((cell.tail or 0 for cell in numbers), default=0.0)
    margins = 2 * decree30.TABLE_CELL_MARGIN + decree30.TABLE_WIDTH_SLACK
    least = max([header.word, head + tail, *(cell.word for cell in cells)]) + margins
    wish = max([header.word, head + tail, *(cell.full for cell in cells)]) + margins
    return Column(cells, decimal, head, tail, least, wish)


def _measure(spans: Spans, pen: Pen, style: str) -> Measured:
    """Return the widths of a cell's text."""
    part = decree30.PARTS[style]
    points = part.points(pen.sizes)
    bold = part.bold or any(span.bold for span in spans)
    text = "".join([span.text for span in spans])
    found = _TO_THE_COMMA.match(text)
    return Measured(
        metrics.width(text, points, bold),
        max([metrics.width(word, points, bold) for word in text.split()], default=0.0),
        metrics.width(text[found.end() :], points, bold) if found else None,
    )


def _format(column: Column, row: int, width: float, align: str, keep_next: bool) -> str:
    """Return the properties of a body cell's paragraph.

    A number is set flush right with an indent that makes up for what it has less after its comma
    than the longest of the column; the column of numbers stands in the middle of its width.
    """
    if not column.decimal:
        return paragraph_properties(_CELL, keep_next=keep_next, align="" if align == "left" else align)
    cell = column.cells[row]
    room = width - 2 * decree30.TABLE_CELL_MARGIN
    middle = max(0.0, (room - column.head - column.tail) / 2)
    right = 0.0 if cell.tail is None else middle + column.tail - cell.tail
    if cell.tail is None or cell.full + right > room:
        return paragraph_properties(_CELL, keep_next=keep_next, align="center")
    return paragraph_properties(_CELL, keep_next=keep_next, indents=indent(right=right), align="right")


def _text(pen: Pen, style: str, spans: Spans, table_place: Place | None, properties: str) -> str:
    """Return the paragraph of a cell, which comes from where its first span does."""
    place = next((span.place for span in spans if span.place), table_place)
    return pen.paragraph(style, spans, place, properties)


def row(cells: Sequence[str], widths: Sequence[float], align: str, header: bool = False) -> str:
    """Return a row that no page break divides; a header row is repeated on every page.

    The cells are XML that ends with a paragraph, and stand at the `top`, `center` or `bottom`.
    """
    columns = "".join(
        [
            f'<w:tc><w:tcPr><w:tcW w:w="{mm_twips(width)}" w:type="dxa"/><w:vAlign w:val="{align}"/></w:tcPr>'
            f"{cell}</w:tc>"
            for cell, width in zip(cells, widths, strict=True)
        ]
    )
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{columns}</w:tr>"


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
