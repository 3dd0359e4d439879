"""A table of a document: its head, its rows, the number in each cell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from baocao.audit import numerals
from baocao.audit.document import Document, Part
from baocao.audit.interval import Interval, exactly
from baocao.passages import Kind

_NUMBER = re.compile(
    r"(?:[<>~≈]\s*|(?P<sign>[+–-])(?=\d))?(?P<number>\d[\d.,]*(?:[ \u00a0]\d{3})*(?:,\d+)?)\s*(?P<percent>%?)"
    r"(?:\s*[^\W\d_]+){0,2}"
)
_NUMBERS_OF_COLUMNS = re.compile(r"\(?(?:\d{1,2}|[A-H])\)?(?:\s*=.{1,20})?")
_MEASURED = re.compile(r"đồng|tỷ|triệu|nghìn|tấn|tạ|\bha\b|\bkm\b|\bm[23²³]|\bkg\b|hecta", re.IGNORECASE)
NAUGHT = frozenset({"-", "–", "—", "0"})
MOST_CELLS = 20_000


class Cell(NamedTuple):
    """A cell with its text, and its number where it holds one."""

    part: Part
    """Its first paragraph."""
    text: str
    row: int
    first: int
    last: int
    """The columns that it covers."""
    value: Interval | None = None
    percent: bool = False
    signed: bool = False
    """Whether it says by a sign that it is a change."""


class Row(NamedTuple):
    """A row of data, its cells by column."""

    number: int
    cells: dict[int, Cell]
    name: str
    """Its first text that is no number, in small letters."""

    def value(self, column: int) -> Interval | None:
        """Return the number in a column."""
        cell = self.cells.get(column)
        if cell is None:
            return None
        return exactly(0) if cell.text.strip() in NAUGHT else cell.value


class Grid(NamedTuple):
    """A table: what stands above each column, and the rows below."""

    heads: dict[int, str]
    rows: tuple[Row, ...]
    numeric: tuple[int, ...]
    """The columns that hold numbers, without that of the running numbers."""
    numbering: int
    """The column of the running numbers, 0 where there is none."""
    before: str
    """The paragraph right before the table."""


@lru_cache(maxsize=1)
def grids(document: Document) -> tuple[Grid, ...]:
    """Return the tables of a document that have a head and rows with numbers; the last document's are kept."""
    return tuple(_grids(document))


def _grids(document: Document) -> Iterator[Grid]:
    tables: dict[int, list[Part]] = defaultdict(list)
    lead: dict[int, str] = {}
    last = ""
    for part in document.parts:
        if part.passage.kind is Kind.CELL:
            lead.setdefault(part.passage.table, last)
            if len(tables[part.passage.table]) < MOST_CELLS:
                tables[part.passage.table].append(part)
        else:
            last = part.passage.text
    for number, parts in tables.items():
        grid = _grid(parts, lead[number], plain=document.plain)
        if grid is not None:
            yield grid


def _grid(parts: list[Part], before: str, *, plain: bool) -> Grid | None:
    rows = _rows(parts)
    texts = [cell.text for cells in rows.values() for cell in cells]
    grouped = plain or _commas_group(texts)
    measured = bool(_MEASURED.search(before)) or any(_MEASURED.search(text) for text in texts[:40] if len(text) < 60)
    head: list[Cell] = []
    body: list[Row] = []
    for number, cells in sorted(rows.items()):
        read = [_read(cell, grouped=grouped, measured=measured) for cell in cells]
        if not body and _is_head(read):
            head += read
            continue
        name = next(
            (cell.text for cell in read if cell.value is None and len(cell.text) > 1 and not _is_index(cell.text)), ""
        )
        body.append(Row(number, {cell.first: cell for cell in read}, " ".join(name.lower().split())))
    if not head or not body:
        return None
    columns = sorted({cell.first for row in body for cell in row.cells.values()})
    heads = {column: _above(head, column) for column in columns}
    numbering = next(
        (c for c in columns[:1] if re.fullmatch(r"(tt|stt|số tt|số thứ tự|s tt|no|#)\.?", heads[c].strip())), 0
    )
    numeric = tuple(
        c for c in columns if c != numbering and sum(row.value(c) is not None for row in body) * 2 >= len(body)
    )
    return Grid(heads, tuple(body), numeric, numbering, before)


def _above(head: list[Cell], column: int) -> str:
    """Return the words above a column, in small letters, without the number of the column."""
    over = (cell.text for cell in head if cell.first <= column <= cell.last)
    return " ".join(text for text in over if not _NUMBERS_OF_COLUMNS.fullmatch(text)).lower()


def _rows(parts: Iterable[Part]) -> dict[int, list[Cell]]:
    """Return the cells row by row, several paragraphs of a cell as one text."""
    cells: dict[tuple[int, int], Cell] = {}
    for part in parts:
        at = part.passage
        key = (at.row, at.column)
        if key in cells:
            cells[key] = cells[key]._replace(text=cells[key].text + " " + at.text.strip())
        else:
            cells[key] = Cell(part, at.text.strip(), at.row, at.column, at.column + max(at.columns, 1) - 1)
    rows: dict[int, list[Cell]] = defaultdict(list)
    for key in sorted(cells):
        rows[key[0]].append(cells[key])
    return rows


def _commas_group(texts: list[str]) -> bool:
    """Return whether the table groups thousands by commas: `1,234` everywhere, no other decimals."""
    with_comma = [text for text in texts if re.fullmatch(r"\d[\d,]*,\d+", text.strip())]
    threes = [text for text in with_comma if re.fullmatch(r"\d{1,3}(,\d{3})+", text.strip())]
    return len(threes) >= 2 and len(threes) == len(with_comma)


def _read(cell: Cell, *, grouped: bool, measured: bool) -> Cell:
    match = _NUMBER.fullmatch(cell.text)
    numeral = numerals.read(match["number"]) if match and len(cell.text) < 40 else None
    if match is None or numeral is None:
        return cell
    value, decimals = numeral.value, numeral.decimals
    comma = "," in match["number"]
    if numeral.other is not None and (grouped if comma else grouped or match["percent"]):
        value, decimals = numeral.other, 0 if comma else 3
    value = -value if match["sign"] in ("-", "–") else value
    half = Fraction(1, 2 * 10**decimals) if decimals or measured or match["percent"] else Fraction()
    return cell._replace(value=exactly(value).widened(half), percent=bool(match["percent"]), signed=bool(match["sign"]))


def _is_head(cells: list[Cell]) -> bool:
    """Return whether a row belongs to the head: it has no number but years, or it numbers the columns."""
    numbers = [cell for cell in cells if cell.value is not None]
    if all(re.fullmatch(r"(?:19|20)\d\d", cell.text) for cell in numbers):
        return not any(_is_index(cell.text) for cell in cells[:1]) or (
            not numbers and len(cells) > 2 and not cells[0].text[:1].isdigit()
        )
    return len(cells) > 1 and all(_NUMBERS_OF_COLUMNS.fullmatch(cell.text) for cell in cells)


def _is_index(text: str) -> bool:
    return re.fullmatch(r"[IVXL]{1,6}|[A-HĐ]|\d{1,2}(\.\d{1,2})*\.?|[-+*]|[a-zđ]\)?", text.strip()) is not None
