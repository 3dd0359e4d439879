"""Tables against themselves, from above to below: total rows and running numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baocao.audit import said
from baocao.audit.document import Document, Finding, once
from baocao.audit.reading.interval import Interval, exactly, total
from baocao.audit.tables import spans
from baocao.audit.tables.cells import DASHES, Cell
from baocao.audit.tables.grid import SUB, Grid, Row, grids
from baocao.audit.tables.heads import NOT_ADDED, has_percents

_OUTER = re.compile(r"[IVXL]{1,6}|[A-HĐ]")
_INNER = re.compile(r"\d{1,2}")


def total_rows(document: Document) -> Iterator[Finding]:
    """Dòng tổng của bảng phải bằng tổng các dòng.

    Vì sao: dòng “Tổng cộng”, “Cộng”, “Tổng số” ở cuối hay ở đầu bảng được so theo từng cột số; dòng “Cả năm”, “6 tháng
    đầu năm”, “Quý I”, “Giai đoạn 2016-2020” được so với các quý, các tháng, các năm của nó. Bảng có nhóm (I, II, A, B)
    thì cộng các dòng nhóm; dòng “trong đó” không bị cộng hai lần. Cột tỷ lệ, năng suất, bình quân, đơn giá không cộng.
    Cách hiểu nào khớp thì không nêu.

    Ví dụ sai:

        | Xã | Số hộ |
        |---|---|
        | An Phú | 120 |
        | An Thịnh | 80 |
        | Tổng cộng | 210 |

    Cách sửa: cộng lại cột, sửa dòng tổng hoặc dòng bị sai.
    """
    for summed in _summed(document):
        for _, wrong in summed:
            yield from wrong


@once
def _summed(document: Document) -> tuple[tuple[tuple[Row, list[Finding]], ...], ...]:
    """Return for each table the rows that sum up others, each with what is wrong in it."""
    return tuple(tuple(_wrong(grid)) for grid in grids(document))


def _wrong(grid: Grid) -> Iterator[tuple[Row, list[Finding]]]:
    """Yield each row that sums up others with what is wrong in it."""
    totals = [at for at in range(len(grid.rows)) if _is_total(grid, at)]
    for at in totals if totals and not _overlaps(grid.rows) else ():
        yield grid.rows[at], _totals(grid, grid.rows[at], _readings(grid, at))
    for row, readings in _times(grid):
        yield row, _totals(grid, row, readings, timed=True)


def _is_total(grid: Grid, at: int) -> bool:
    """Return whether a row is a total: by its name, or as the last row of a numbered table without a number."""
    row = grid.rows[at]
    if row.is_total:
        return True
    if at < len(grid.rows) - 1 or not grid.numbering or grid.numbering in row.cells:
        return False
    return row.name.startswith("tổng ") and all(grid.numbering in each.cells for each in grid.rows[:-1])


def _under(grid: Grid, at: int) -> tuple[Row, ...]:
    """Return the rows that a total is of: those above it, back to another total; if it comes first, those below."""
    others = [n for n, row in enumerate(grid.rows) if row.is_total]
    if at == 0:
        stop = next((n for n in others if n > 0), len(grid.rows))
        return grid.rows[1:stop]
    start = max((n + 1 for n in others if n < at), default=0)
    return grid.rows[start:at]


def _times(grid: Grid) -> Iterator[tuple[Row, list[tuple[Row, ...]]]]:
    """Yield each row of a longer time with the ways in which rows of shorter times fill it."""
    timed = [(at, when) for at, row in enumerate(grid.rows) if (when := spans.span(row.name))]
    if len(timed) * 2 <= len(grid.rows):
        return
    for at, when in timed:
        filled = spans.tilings(when, timed)
        if filled:
            yield grid.rows[at], [tuple(grid.rows[each] for each in tiling) for tiling in filled]


def _overlaps(rows: Sequence[Row]) -> bool:
    """Return whether a cell says that some things are counted in several rows."""
    return any(
        re.search(r"tính trùng|dùng chung|trùng lặp", cell.text.lower()) for row in rows for cell in row.cells.values()
    )


def _totals(grid: Grid, row: Row, readings: Sequence[tuple[Row, ...]], *, timed: bool = False) -> list[Finding]:
    wrong: list[Finding] = []
    right = 0
    longest = max(readings, key=len, default=())
    for column in grid.numeric:
        stated = row.value(column)
        under = [each for reading in readings for each in reading]
        if stated is None or row.cells[column].text in DASHES:
            continue  # a dash leaves the total out
        if NOT_ADDED.search(grid.heads[column]) or has_percents(under, column):
            continue
        sums = [(rows, added) for rows in readings if (added := sum_of(rows, column)) is not None]
        if any(added.meets(stated) for _, added in sums) or _without_subtotals(longest, column).meets(stated):
            right += 1
        elif sums and not _is_mean(stated, under, column) and not (timed and _is_stock(stated, under, column)):
            rows = sums[0][0]
            sure = all(each.value(column) is not None for each in rows)
            wrong.append(off(row.cells[column], grid.heads[column], numbers(rows, column), "các dòng", sure=sure))
    return wrong if len(wrong) < 3 or right >= len(wrong) else []


def _without_subtotals(rows: Sequence[Row], column: int) -> Interval:
    """Return what a column adds up to without the rows that sum up those before them, whatever they are called."""
    kept: list[Interval] = []
    group, size = exactly(0), 0
    for value in (value for row in rows if (value := row.value(column)) is not None):
        if size > 1 and group.meets(value):
            group, size = exactly(0), 0
            continue
        kept.append(value)
        group, size = group + value, size + 1
    return total(kept)


def _is_mean(stated: Interval, rows: Sequence[Row], column: int) -> bool:
    """Return whether what a total row states lies among its rows, as a mean does and a sum does not."""
    values = [value for row in rows if (value := row.value(column)) is not None and value.high > 0]
    return (
        len(values) >= 2
        and stated.high >= min(value.low for value in values)
        and any(stated.high < value.low for value in values)
    )


def _is_stock(stated: Interval, rows: Sequence[Row], column: int) -> bool:
    """Return whether the value of a longer time is that of a part of it: of what there is, not what happened."""
    return any((value := row.value(column)) is not None and value.meets(stated) for row in rows)


def wrong_totals(document: Document) -> list[set[int]]:
    """Return for each table the rows whose totals are told of already."""
    return [{row.number for row, wrong in summed if wrong} for summed in _summed(document)]


def _readings(grid: Grid, at: int) -> list[tuple[Row, ...]]:
    """Return the ways in which the rows of a total can be added up, the likeliest first, each of two rows or more."""
    rows = _under(grid, at)
    subtotals = tuple(row for row in grid.rows[:at] if row.is_total)
    outer = tuple(row for row in rows if _OUTER.fullmatch(row.listed))
    numbered = tuple(row for row in rows if _INNER.fullmatch(row.listed))
    plain = tuple(row for row in rows if row.level < SUB)
    highest = min((row.level for row in plain), default=0)
    heads = tuple(row for row in plain if row.level == highest)
    found: list[tuple[Row, ...]] = []
    for reading in (outer, numbered, heads, plain, tuple(rows), subtotals):
        if len(reading) >= 2 and reading not in found:
            found.append(reading)
    return found


def numbers(rows: Sequence[Row], column: int) -> list[tuple[str, Cell]]:
    """Return the cells of a column that hold numbers, each with the name of its row."""
    return [(row.name, row.cells[column]) for row in rows if column in row.cells and row.value(column) is not None]


def sum_of(rows: Sequence[Row], column: int) -> Interval | None:
    """Return what a column adds up to; None where it has not two numbers."""
    values = [value for row in rows if (value := row.value(column)) is not None]
    return total(values) if len(values) >= 2 else None


def off(cell: Cell, head: str, parts: Sequence[tuple[str, Cell]], what: str, *, sure: bool) -> Finding:
    """Return the finding that a total is not what its rows add up to."""
    shown = " + ".join(part.text for _, part in parts[:12]) + (" + …" if len(parts) > 12 else "")
    added = total([part.value for _, part in parts if part.value is not None])
    return Finding(
        cell.mark,
        f"cột “{head or cell.first}” ghi tổng {cell.text}, nhưng {what} cộng lại là {said.amount(added)}: {shown}",
        tuple((part.mark, f"dòng “{name}”: {part.text}" if name else "một dòng") for name, part in parts[:12]),
        sure=sure,
    )


def running_numbers(document: Document) -> Iterator[Finding]:
    """Cột TT của bảng phải đánh số liên tục.

    Vì sao: số thứ tự lặp lại hoặc nhảy cóc cho thấy có dòng bị thêm hay bị bỏ. Đánh lại từ 1 sau một dòng nhóm là
    đúng.

    Ví dụ sai:

        | TT | Công trình | Kinh phí |
        |---|---|---|
        | 1 | Đường | 450 |
        | 3 | Kênh | 610 |

    Cách sửa: đánh lại số thứ tự, kiểm tra xem có dòng nào bị mất không.
    """
    for grid in grids(document):
        last: Cell | None = None
        for row in grid.rows:
            cell = row.cells.get(grid.numbering) if grid.numbering else None
            if cell is None or not cell.text.strip(". ").isdigit():
                continue
            number = int(cell.text.strip(". "))
            if last is not None and number not in (int(last.text.strip(". ")) + 1, 1):
                yield Finding(
                    cell.mark,
                    f"số thứ tự của bảng ghi {number} ngay sau {last.text.strip('. ')}",
                    ((last.mark, "dòng trước"),),
                )
            last = cell
