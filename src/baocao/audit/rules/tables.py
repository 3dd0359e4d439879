"""Tables against themselves, from above to below: total rows, rows that head groups, running numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baocao.audit import said
from baocao.audit.document import Document, Finding, Mark
from baocao.audit.grid import Cell, Grid, Row, grids
from baocao.audit.interval import Interval, total

TOTAL = re.compile(
    r"(tổng|cộng|tổng cộng|tổng số|cộng chung|tổng chung|tổng toàn \w+"
    r"|toàn (tỉnh|huyện|xã|thị xã|thành phố|ngành|trường|quận|phường))"
    r"(\s*\(.*\))?[\s:.]*"
)
NOT_ADDED = re.compile(
    r"%|tỷ lệ|tỉ lệ|so sánh|so với|bình quân|trung bình|năng suất|đơn giá|giá|mức|hạng|điểm|xếp|\btt\b|stt"
    r"|năm sinh|ghi chú|thu nhập|tốc độ|chỉ số|hệ số|mật độ|[^\W\d_]\s?/\s?[^\W\d_]"
)
_OUTER = re.compile(r"[IVXL]{1,6}|[A-HĐ]")
_INNER = re.compile(r"\d{1,2}")
_SUB = re.compile(r"\s*(?:[-–+*•]\s|trong đó|tr\.?\s?đó|gồm)", re.IGNORECASE)


def total_rows(document: Document) -> Iterator[Finding]:
    """Dòng tổng của bảng phải bằng tổng các dòng.

    Vì sao: dòng “Tổng cộng”, “Cộng”, “Tổng số” ở cuối hay ở đầu bảng được so theo từng cột số. Bảng có nhóm (I,
    II, A, B) thì cộng các dòng nhóm; dòng “trong đó” không bị cộng hai lần. Cột tỷ lệ, năng suất, bình quân, đơn
    giá không cộng. Cách hiểu nào khớp thì không nêu.

    Ví dụ sai:

        | Xã | Số hộ |
        |---|---|
        | An Phú | 120 |
        | An Thịnh | 80 |
        | Tổng cộng | 210 |

    Cách sửa: cộng lại cột, sửa dòng tổng hoặc dòng bị sai.
    """
    for grid in grids(document):
        for at, row in enumerate(grid.rows):
            if _is_total(grid, at):
                yield from _totals(grid, row, _under(grid, at), "các dòng")


def _is_total(grid: Grid, at: int) -> bool:
    """Return whether a row is a total: by its name, or as the last row of a numbered table without a number."""
    row = grid.rows[at]
    if TOTAL.fullmatch(row.name):
        return True
    numbered = grid.numbering and all(grid.numbering in each.cells for each in grid.rows[:-1])
    last = at == len(grid.rows) - 1 and grid.numbering not in row.cells
    return bool(numbered) and last and row.name.startswith("tổng ")


def _under(grid: Grid, at: int) -> tuple[Row, ...]:
    """Return the rows that a total is of: those above it, back to another total; if it comes first, those below."""
    others = [n for n, row in enumerate(grid.rows) if TOTAL.fullmatch(row.name)]
    if at == 0:
        stop = next((n for n in others if n > 0), len(grid.rows))
        return grid.rows[1:stop]
    start = max((n + 1 for n in others if n < at), default=0)
    return grid.rows[start:at]


def _totals(grid: Grid, row: Row, under: Sequence[Row], what: str) -> Iterator[Finding]:
    wrong: list[Finding] = []
    right = 0
    for column in grid.numeric:
        stated = row.value(column)
        if stated is None or NOT_ADDED.search(grid.heads[column]) or has_percents(under, column):
            continue
        sums = [(rows, _sum(rows, column)) for rows in _readings(grid, under)]
        sums = [(rows, added) for rows, added in sums if added is not None]
        if not sums:
            continue
        if any(added.meets(stated) for _, added in sums if added is not None):
            right += 1
            continue
        if _is_mean(stated, under, column):
            continue
        rows, added = sums[0]
        if added is not None:
            sure = all(each.value(column) is not None for each in rows)
            wrong.append(_off(row.cells[column], grid.heads[column], _numbers(rows, column), what, sure=sure))
    if len(wrong) < 3 or right >= len(wrong):
        yield from wrong


def _is_mean(stated: Interval, rows: Sequence[Row], column: int) -> bool:
    """Return whether what a total row states lies among its rows, as a mean does and a sum does not."""
    values = [value for row in rows if (value := row.value(column)) is not None and value.high > 0]
    return (
        len(values) >= 2
        and stated.high >= min(value.low for value in values)
        and any(stated.high < value.low for value in values)
    )


def wrong_totals(grid: Grid) -> set[int]:
    """Return the rows whose totals are told of already."""
    return {
        row.number
        for at, row in enumerate(grid.rows)
        if TOTAL.fullmatch(row.name) and any(_totals(grid, row, _under(grid, at), ""))
    }


def _readings(grid: Grid, rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """Yield the ways in which the rows under a total can be added up, the likeliest first, each of two rows or more."""
    indexes = [
        row.cells[grid.numbering].text.strip().rstrip(".") if grid.numbering in row.cells else "" for row in rows
    ]
    outer = tuple(row for row, index in zip(rows, indexes, strict=True) if _OUTER.fullmatch(index))
    numbered = tuple(row for row, index in zip(rows, indexes, strict=True) if _INNER.fullmatch(index))
    plain = tuple(row for row in rows if not _SUB.match(row.name))
    seen: set[tuple[int, ...]] = set()
    for reading in (outer, numbered, plain, tuple(rows)):
        key = tuple(row.number for row in reading)
        if len(reading) >= 2 and key not in seen:
            seen.add(key)
            yield reading


def _numbers(rows: Sequence[Row], column: int) -> list[Cell]:
    return [row.cells[column] for row in rows if column in row.cells and row.value(column) is not None]


def _sum(rows: Sequence[Row], column: int) -> Interval | None:
    values = [value for row in rows if (value := row.value(column)) is not None]
    return total(values) if len(values) >= 2 else None


def has_percents(rows: Sequence[Row], column: int) -> bool:
    """Return whether a column shows per cent signs."""
    return any(column in row.cells and row.cells[column].percent for row in rows)


def _off(cell: Cell, head: str, parts: Sequence[Cell], what: str, *, sure: bool) -> Finding:
    """Return the finding that a total is not what its rows add up to."""
    shown = " + ".join(part.text for part in parts[:12]) + (" + …" if len(parts) > 12 else "")
    added = total([part.value for part in parts if part.value is not None])
    return Finding(
        whole(cell),
        f"cột “{head or cell.first}” ghi tổng {cell.text}, nhưng {what} cộng lại là {said.amount(added)}: {shown}",
        tuple((whole(part), f"một dòng: {part.text}") for part in parts[:12]),
        sure=sure,
    )


def whole(cell: Cell) -> Mark:
    """Return the place of a cell's text."""
    text = cell.part.passage.text
    return Mark(cell.part, len(text) - len(text.lstrip()), len(text.rstrip()))


def group_rows(document: Document) -> Iterator[Finding]:
    """Dòng nhóm của bảng phải bằng tổng các dòng của nhóm.

    Vì sao: dòng I, II (hay A, B) là tổng các dòng 1, 2, 3 bên dưới nó. Chỉ xét khi số nhóm khớp không ít hơn số
    nhóm lệch, để biết chắc bảng được cộng theo nhóm.

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
        for column in grid.numeric:
            if NOT_ADDED.search(grid.heads[column]) or has_percents(grid.rows, column):
                continue
            right, wrong = 0, []
            for head, members in _groups(grid):
                stated, added = head.value(column), _sum(members, column)
                if stated is None or added is None:
                    continue
                right += added.meets(stated)
                if not added.meets(stated):
                    wrong.append(
                        _off(
                            head.cells[column],
                            grid.heads[column],
                            _numbers(members, column),
                            "các dòng của nhóm",
                            sure=True,
                        )
                    )
            if right >= len(wrong):
                yield from wrong


def _groups(grid: Grid) -> Iterator[tuple[Row, list[Row]]]:
    """Yield each row that heads a group with the numbered rows of the group."""
    head: Row | None = None
    members: list[Row] = []
    for row in grid.rows:
        index = row.cells[grid.numbering].text.strip().rstrip(".") if grid.numbering in row.cells else ""
        if _OUTER.fullmatch(index) or TOTAL.fullmatch(row.name):
            if head is not None and len(members) >= 2:
                yield head, members
            head, members = (row if _OUTER.fullmatch(index) else None), []
        elif _INNER.fullmatch(index):
            members.append(row)
    if head is not None and len(members) >= 2:
        yield head, members


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
                    whole(cell),
                    f"số thứ tự của bảng ghi {number} ngay sau {last.text.strip('. ')}",
                    ((whole(last), "dòng trước"),),
                )
            last = cell
