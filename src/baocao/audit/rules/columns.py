"""Tables against themselves, from column to column: what derives from other columns, and the column of verdicts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from baocao.audit import said
from baocao.audit.document import Document, Finding
from baocao.audit.reading.interval import Interval
from baocao.audit.rules import tables
from baocao.audit.tables import outcomes
from baocao.audit.tables.cells import DASHES, Cell
from baocao.audit.tables.derived import Way, turned, ways
from baocao.audit.tables.grid import Grid, Row, grids
from baocao.audit.tables.heads import NOT_ADDED


def derived_columns(document: Document) -> Iterator[Finding]:
    """Cột tính ra từ cột khác phải khớp ở mọi dòng.

    Vì sao: cột tỷ lệ % được so với thương của hai cột, cột “Tổng số” với tổng các cột ngay sau nó hay trước nó, cột
    “Tăng, giảm” với hiệu hoặc mức tăng của hai cột. Quan hệ được nhận ra khi phần lớn các dòng cùng thể hiện nó, hoặc
    khi đầu cột nói rõ.

    Ví dụ sai:

        | Xã | Kế hoạch | Thực hiện | Tỷ lệ (%) |
        |---|---|---|---|
        | Đông Hà | 200 | 190 | 95 |
        | Đông Sơn | 160 | 144 | 91,5 |

    Cách sửa: tính lại ô bị nêu từ các ô cùng dòng.
    """
    for grid, told in zip(grids(document), tables.wrong_totals(document), strict=True):
        for column in grid.numeric:
            for found in _accepted(grid, column):
                yield from _breaches(grid, column, found, told, "dòng “{row}”, cột “{column}”")
        across = turned(grid)
        for column in across.numeric:
            for found in _accepted(across, column):
                yield from _breaches(across, column, found, set(), "cột “{row}”, dòng “{column}”")


def _breaches(grid: Grid, column: int, ways: Sequence[Way], told: set[int], where: str) -> Iterator[Finding]:
    """Yield the cells that no one of the equally likely ways explains."""
    best = ways[0]
    wrong = [
        row
        for row in grid.rows
        if (pairs := [pair for way in ways if (pair := _given(row, column, way)) is not None])
        and not any(stated.meets(result) for stated, result in pairs)
        and not _is_in_words(grid, row, column)
    ]
    amiss = {row.number for row in wrong if not row.is_total} | told
    for row in wrong:
        given = _given(row, column, best)
        dashed = row.is_total and _has_dashes(grid, column, best)
        if given is None or dashed or (row.is_total and amiss):
            continue  # a total is off because a row is, or is itself told of
        cell = row.cells[column]
        yield Finding(
            cell.mark,
            f"{where.format(row=row.name or row.number, column=grid.heads[column] or column)} ghi {cell.text}, "
            f"nhưng {best.name} là {said.amount(given[1])}",
            tuple(
                (row.cells[each].mark, f"số để tính: {row.cells[each].text}")
                for each in best.columns
                if each in row.cells
            ),
            sure=best.sure,
        )


def _is_in_words(grid: Grid, row: Row, column: int) -> bool:
    """Return whether a cell of per cents tells in another unit how far it is off: `vượt 1 cuộc` below `vượt 10,9%`."""
    cell = row.cells[column]
    return cell.signed and not cell.percent and any(column in x.cells and x.cells[column].percent for x in grid.rows)


def _has_dashes(grid: Grid, column: int, way: Way) -> bool:
    """Return whether a row has nothing in one of the columns, so that totals need not follow from totals."""
    cells = (row.cells[each] for row in grid.rows for each in (column, *way.columns) if each in row.cells)
    return any(cell.text in DASHES for cell in cells)


def _given(row: Row, column: int, way: Way) -> tuple[Interval, Interval] | None:
    """Return what a row states in a column, and what it should be; None where it is not to be held to it."""
    if not way.shares and NOT_ADDED.search(row.name):
        return None
    if any(row.cells[each].text in DASHES for each in (column, *way.columns) if each in row.cells):
        return None
    stated = row.value(column) if column in row.cells else None
    result = way.result(row) if stated is not None else None
    if stated is None or result is None or (way.flow and _is_stock(row, stated, way)):
        return None
    if way.rounded and stated.low == stated.high:
        stated = stated.widened(Fraction(1, 2))
    return stated, result


def _is_stock(row: Row, stated: Interval, way: Way) -> bool:
    """Return whether the value of a longer time is one of, or lies among, those of its parts, as no sum does."""
    values = [value for each in way.columns if (value := row.value(each)) is not None]
    return any(value.meets(stated) for value in values) or any(stated.below(value) for value in values)


def _accepted(grid: Grid, column: int) -> list[list[Way]]:
    """Return the ways in which a column is derived: those that the most rows show, and sums of quite other columns."""
    rows = [row for row in grid.rows if row.value(column) is not None and row.cells[column].text not in DASHES]
    rated = [(right, way) for way in ways(grid, column) if (right := _shown(rows, column, way)) is not None]
    if not rated:
        return []
    most = max(right for right, _ in rated)
    best = [way for right, way in rated if right == most]
    used = {each for way in best for each in way.columns}
    more = [
        [way]
        for right, way in rated
        if 2 <= right < most and way.name.startswith("tổng") and not used & set(way.columns)
    ]
    return [best, *more[:1]]


def _shown(rows: Sequence[Row], column: int, way: Way) -> int | None:
    """Return how many rows show a way; None, without a look at the others, as soon as too many do not."""
    right = wrong = 0
    given = False
    for left, row in zip(range(len(rows) - 1, -1, -1), rows, strict=True):
        pair = _given(row, column, way)
        if pair is not None:
            given = True
            shown = pair[0].meets(pair[1])
            right += shown and abs(pair[0].high) >= way.least
            wrong += not shown and not row.is_total
        if way.needed and right + left < max(way.needed, wrong * (1 if way.clear else 2)):
            return None
    return right if given else None


def verdict_column(document: Document) -> Iterator[Finding]:
    """Cột đánh giá của bảng phải khớp với cột kế hoạch và cột thực hiện.

    Vì sao: cột “Đạt”, “Không đạt” thường được gõ tay sau cùng. Chỉ tiêu càng thấp càng tốt (hộ nghèo, “<”) được so theo
    chiều ngược lại; không rõ chiều thì không xét.

    Ví dụ sai:

        | Chỉ tiêu | Kế hoạch | Thực hiện | Đánh giá |
        |---|---|---|---|
        | Trồng rừng | 500 | 460 | Đạt |

    Cách sửa: sửa ô đánh giá, hoặc kiểm tra lại hai số.
    """
    for grid in grids(document):
        columns = outcomes.plan_and_result(grid)
        if columns is None:
            continue
        wrong = [each for row in grid.rows for each in _misjudged(grid, row, columns)]
        met = sum(kind == "đạt" for _, _, kind, _ in wrong)
        for row, cell, kind, how in wrong:
            if kind != "đạt" or met < _MANY:
                plan, done = (row.cells[each] for each in columns)
                yield Finding(
                    cell.mark,
                    f"dòng “{row.name}” ghi “{cell.text}”, nhưng thực hiện {done.text} so với kế hoạch "
                    f"{plan.text} là {how}",
                    ((plan.mark, "kế hoạch"), (done.mark, "thực hiện")),
                )


_MANY = 2
"""So many rows met below their plan are held against another mark: `Đạt` from 88% on."""


def _misjudged(grid: Grid, row: Row, columns: tuple[int, int]) -> Iterator[tuple[Row, Cell, str, str]]:
    """Yield the verdicts of a row that its plan and its result deny, in columns that name no mark of their own."""
    for column, cell in row.cells.items():
        verdict = outcomes.verdict(cell.text)
        how = outcomes.against(row, columns, verdict) if verdict and not _MARK.search(grid.heads[column]) else ""
        if how:
            yield row, cell, verdict, how


_MARK = re.compile(r"\d")
