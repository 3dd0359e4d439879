"""Rows of a table that head groups: each against the rows below it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from baocao.audit.document import Document, Finding
from baocao.audit.rules.tables import numbers, off, sum_of
from baocao.audit.tables.grid import SUB, UNNUMBERED, Grid, Row, grids
from baocao.audit.tables.heads import NOT_ADDED, has_percents


class _Group(NamedTuple):
    """A row and the rows one step below it that follow it."""

    head: Row
    members: tuple[Row, ...]
    partial: bool
    """Whether the rows may be only some of what the head counts."""


def group_rows(document: Document) -> Iterator[Finding]:
    """Dòng nhóm của bảng phải bằng tổng các dòng của nhóm.

    Vì sao: dòng I, II (hay A, B) là tổng các dòng 1, 2, 3 bên dưới nó. Chỉ xét khi số nhóm khớp không ít hơn số
    nhóm lệch, để biết chắc bảng được cộng theo nhóm. Các dòng gạch đầu dòng và các dòng sau “Trong đó” chỉ bị cộng khi
    cột khác của bảng cho thấy chúng là tất cả; một dòng “Trong đó” không được lớn hơn dòng mà nó thuộc về.

    Ví dụ sai:

        | TT | Nội dung | Số tiền |
        |---|---|---|
        | I | Chi thường xuyên | 75 |
        | 1 | Lương | 60 |
        | 2 | Hoạt động | 20 |
        | II | Chi đầu tư | 100 |
        | 1 | Trường học | 70 |
        | 2 | Trạm y tế | 30 |

    Cách sửa: cộng lại các dòng của nhóm.
    """
    for grid in grids(document):
        added = [c for c in grid.numeric if not NOT_ADDED.search(grid.heads[c]) and not has_percents(grid.rows, c)]
        kinds: dict[tuple[int, int, bool], list[_Group]] = defaultdict(list)
        for group in _groups(grid):
            kinds[group.head.level, group.members[0].level, group.partial].append(group)
            if group.partial:
                yield from _above(grid, added, group)
        for (_, _, partial), groups in kinds.items():
            yield from _sums(grid, added, groups, partial=partial)


def _sums(grid: Grid, columns: list[int], groups: list[_Group], *, partial: bool) -> Iterator[Finding]:
    right, wrong = 0, []
    for group in groups:
        for column in columns:
            stated, added = group.head.value(column), sum_of(group.members, column)
            if stated is None or added is None or NOT_ADDED.search(group.head.name):
                continue
            if added.meets(stated):
                right += 1
            else:
                cells = numbers(group.members, column)
                sure = not partial
                wrong.append(off(group.head.cells[column], grid.heads[column], cells, "các dòng của nhóm", sure=sure))
    if right >= len(wrong):
        yield from wrong


def _above(grid: Grid, columns: list[int], group: _Group) -> Iterator[Finding]:
    """Yield the rows of a group that are more than the row of which they are said to be some."""
    for column in columns:
        whole_value = group.head.value(column)
        for row in group.members:
            value = row.value(column)
            if value is None or whole_value is None or not whole_value.below(value):
                continue
            if _unit(grid, row) == _unit(grid, group.head) and not NOT_ADDED.search(row.name + group.head.name):
                head, cell = group.head.cells[column], row.cells[column]
                yield Finding(
                    cell.mark,
                    f"dòng “{row.name}” ghi {cell.text}, lớn hơn dòng “{group.head.name}” mà nó thuộc về: {head.text}",
                    ((head.mark, f"tổng: {head.text}"),),
                )


def _unit(grid: Grid, row: Row) -> str:
    """Return the unit of a row, from the column of units or from brackets in its name."""
    units = [column for column, head in grid.heads.items() if re.search("đvt|đơn vị tính", head)]
    unit = next((row.cells[column] for column in units if column in row.cells), None)
    inside = re.search(r"\(([^)]*)\)", row.name)
    return unit.text.lower() if unit else inside[1] if inside else ""


def _groups(grid: Grid) -> Iterator[_Group]:
    """Yield each row that heads a group with the rows of the group."""
    for at, head in enumerate(grid.rows):
        members: list[Row] = []
        partial = False
        if head.is_total:
            continue
        for row in grid.rows[at + 1 : at + 101]:
            if row.level <= head.level or row.is_total:
                break
            partial = partial or row.level >= SUB
            if len(row.cells) > 1 or row.level < SUB:
                members.append(row)
        level = min((row.level for row in members), default=UNNUMBERED)
        direct = tuple(row for row in members if row.level == level)
        if direct and (len(direct) >= 2 or partial):
            yield _Group(head, direct, partial)
