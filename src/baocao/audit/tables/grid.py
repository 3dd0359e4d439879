"""A table of a document: its head, its rows, the number in each cell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from baocao.audit.document import Document, Part, once
from baocao.audit.reading.interval import Interval, exactly
from baocao.audit.tables.cells import DASHES, SHARES, Cell, read
from baocao.passages import Kind

_NUMBERS_OF_COLUMNS = re.compile(r"\(?(?:\d{1,2}|[A-H])\)?(?:\s*=.{1,20})?")
_MEASURE = r"(?:đồng|tỷ|triệu|nghìn|tấn|tạ|ha|km2?|m[23²³]|kg|hecta|lít)"
_MEASURED = re.compile(rf"\b{_MEASURE}\b", re.IGNORECASE)
_OWN_UNIT = re.compile(rf"\([^)]*\b{_MEASURE}\b[^)]*\)|^{_MEASURE}(?: đồng)?$", re.IGNORECASE)
_COUNTING = re.compile(r"\bsố (?!tiền|vốn|thu|chi)")
_INDEX = re.compile(
    r"(?P<roman>[IVXL]{1,6}|[A-HĐ])(?:[.)]|$)|(?P<number>\d{1,2}(?:\.\d{1,2})*)(?:[.)]|$)|(?P<letter>[a-zđ])(?:\)|\.|$)"
    r"|(?P<dash>[-–*•])(?=\s|$|[^\W\d])|(?P<plus>\+)"
)
_SUB = re.compile(r"(?:trong đó|tr\.?\s?đó|gồm)\b[\s:]*", re.IGNORECASE)
_PLACES = (
    r"tỉnh|huyện|xã|thị xã|thị trấn|thành phố|ngành|trường|quận|phường|thôn|khu|khu vực|vùng|cụm|khối|tuyến|lưu vực"
    r"|địa bàn|đơn vị|cơ quan|bệnh viện|viện|khoa|sở|cục|chi cục|chi nhánh|công ty|tổng công ty|nhà máy|hợp tác xã"
    r"|trung tâm|hội|đảng bộ|chi bộ|hệ thống|mạng lưới|dự án|chương trình|đợt|kỳ|vụ|mùa"
)
_TOTAL = re.compile(
    rf"((tổng|cộng|tổng cộng|tổng số|cộng chung|tổng chung|chung|tính chung|gộp lại|cộng lại|tất cả)"
    rf"( (toàn|cả|các) ({_PLACES}|\w+)|:)?"
    rf"|(cộng|tổng cộng|tổng|tổng số) (mục |nhóm |phần )?([ivx]{{1,4}}|[a-h])|tổng điểm"
    rf"|toàn ({_PLACES})|(cả|toàn) (giai đoạn|kỳ|khóa|khoá))(\s*\(.*\))?[\s:.]*"
)
UNNUMBERED, SUB = 0, 20
"""The levels of a row without a number, and of one that is said to be part of the row before it."""
MOST_CELLS = 20_000


class Row(NamedTuple):
    """A row of data, its cells by column."""

    number: int
    cells: dict[int, Cell]
    name: str
    """Its first text that is no number, in small letters, without its own number."""
    listed: str = ""
    """Its number, letter or dash in the list that the rows make."""
    level: int = UNNUMBERED
    """How deep that is: Roman numbers and capitals, numbers, numbers below them, letters, dashes."""

    @property
    def is_total(self) -> bool:
        """Return whether its name says that it is the total of others."""
        return _TOTAL.fullmatch(self.name) is not None

    def value(self, column: int) -> Interval | None:
        """Return the number in a column, where a dash stands for nothing."""
        cell = self.cells.get(column)
        if cell is None:
            return None
        return exactly(0) if cell.text.strip() in DASHES else cell.value

    def printed(self, column: int) -> Interval | None:
        """Return the number that is printed in a column."""
        cell = self.cells.get(column)
        return cell.value if cell is not None else None


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
    number: int = 0
    """The paragraph that its first cell is."""
    turned: bool = False
    """Whether its rows were columns, so that some of them may be shares and means of others."""


@once
def grids(document: Document) -> tuple[Grid, ...]:
    """Return the tables of a document that have a head and rows with numbers."""
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
    head: list[Cell] = []
    body: dict[int, list[Cell]] = {}
    for number, row in read(parts, plain=plain).items():
        if not body and _is_head(row):
            head += row
        else:
            body[number] = row
    if not head or not body:
        return None
    columns = sorted({cell.first for cells in body.values() for cell in cells})
    heads = {column: _above(head, column % SHARES) + (" %" if column > SHARES else "") for column in columns}
    data = tuple(_row(number, _measured(cells, heads, before)) for number, cells in body.items())
    numbering = next(
        (c for c in columns[:1] if re.fullmatch(r"(tt|stt|số tt|số thứ tự|s tt|no|#)\.?", heads[c].strip())), 0
    )
    unnamed = columns[0] if sum(not row.name for row in data) * 2 > len(data) else 0
    if unnamed:  # years, forms of a school: numbers that name their rows
        data = tuple(row._replace(name=row.name or _counted(heads[unnamed], row.cells.get(unnamed))) for row in data)
    numeric = tuple(
        c
        for c in columns
        if c not in (numbering, unnamed) and sum(row.value(c) is not None for row in data) * 2 >= len(data)
    )
    return Grid(heads, data, numeric, numbering, before, parts[0].passage.number)


def _measured(cells: Sequence[Cell], heads: dict[int, str], before: str) -> list[Cell]:
    """Return a row whose whole numbers may be rounded where the head, the row or the words before say a measure."""
    named = any(_OWN_UNIT.search(cell.text) for cell in cells if cell.value is None)
    found = []
    for cell in cells:
        head = heads.get(cell.first, "")
        own = _MEASURED.search(head) or (_MEASURED.search(before) and not _COUNTING.search(head))
        exact = cell.value is not None and cell.value.low == cell.value.high
        rounded = cell.value.widened(Fraction(1, 2)) if cell.value is not None and exact and (own or named) else None
        found.append(cell._replace(value=rounded) if rounded else cell)
    return found


def _row(number: int, cells: Sequence[Cell]) -> Row:
    """Return a row of data with its name, and its number from a column of its own or before the name."""
    texts = [cell.text for cell in cells if cell.value is None and len(cell.text) > 1 and not _is_index(cell.text)]
    name = " ".join((texts[0] if texts else "").split())
    own = cells[0].text.strip().rstrip(".") if cells and _is_index(cells[0].text) else ""
    inside = _INDEX.match(name)
    if inside and inside.end() < len(name):
        name = name[inside.end() :].strip()
        own = own or inside[0].rstrip(".)")
    level = _level(own)
    if _SUB.match(name):
        level = max(level, SUB)
    return Row(number, {cell.first: cell for cell in cells}, name.lower(), own, level)


def _counted(head: str, cell: Cell | None) -> str:
    """Return the name of a row that its number gives it: `tháng 1` of a 1 under `Tháng`."""
    text = cell.text.lower() if cell else ""
    return f"{head} {text}" if text.isdigit() and len(text) < 3 else text


def _level(index: str) -> int:
    match = _INDEX.fullmatch(index)
    if match is None:
        return UNNUMBERED
    if match["number"]:
        return 2 + index.count(".")
    return {"roman": 1, "letter": 7, "dash": 8, "plus": 9}[str(match.lastgroup)]


def _above(head: list[Cell], column: int) -> str:
    """Return the words above a column, in small letters, without the number of the column."""
    over = (cell.text for cell in head if cell.first <= column <= cell.last)
    return " ".join(text for text in over if not _NUMBERS_OF_COLUMNS.fullmatch(text)).lower()


def _is_head(cells: list[Cell]) -> bool:
    """Return whether a row belongs to the head: it has no number but years, or it numbers the columns."""
    numbers = [cell for cell in cells if cell.value is not None]
    if all(re.fullmatch(r"(?:19|20)\d\d", cell.text) for cell in numbers):
        return not any(_is_index(cell.text) for cell in cells[:1]) or (
            not numbers and len(cells) > 2 and not cells[0].text[:1].isdigit()
        )
    return len(cells) > 1 and _number_columns([cell.text for cell in cells])


def _number_columns(texts: Sequence[str]) -> bool:
    """Return whether the cells of a row number the columns one by one: `A`, `B`, `1`, `2`, `3 = 1 + 2`."""
    if not all(_NUMBERS_OF_COLUMNS.fullmatch(text) for text in texts):
        return False
    found = [int(match[0]) for text in texts if (match := re.search(r"\d+", text))]
    return all(after == before + 1 for before, after in pairwise(found))


def _is_index(text: str) -> bool:
    return re.fullmatch(r"[IVXL]{1,6}|[A-HĐ]|\d{1,2}(\.\d{1,2})*\.?|[-+*]|[a-zđ]\)?", text.strip()) is not None
