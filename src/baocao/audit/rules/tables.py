"""Tables against themselves: totals, columns that derive from others, running numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from baocao.audit import said, verdicts
from baocao.audit.document import Document, Finding, Mark
from baocao.audit.grid import NAUGHT, Cell, Grid, Row, grids
from baocao.audit.interval import Interval, total
from baocao.audit.tokens import Figure

_TOTAL = re.compile(
    r"(tổng|cộng|tổng cộng|tổng số|cộng chung|tổng chung|tổng toàn \w+"
    r"|toàn (tỉnh|huyện|xã|thị xã|thành phố|ngành|trường|quận|phường))"
    r"(\s*\(.*\))?[\s:.]*"
)
_NOT_ADDED = re.compile(
    r"%|tỷ lệ|tỉ lệ|so sánh|so với|bình quân|trung bình|năng suất|đơn giá|giá|mức|hạng|điểm|xếp|\btt\b|stt"
    r"|năm sinh|ghi chú|thu nhập|tốc độ|chỉ số|hệ số|mật độ"
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
    if _TOTAL.fullmatch(row.name):
        return True
    numbered = grid.numbering and all(grid.numbering in each.cells for each in grid.rows[:-1])
    last = at == len(grid.rows) - 1 and grid.numbering not in row.cells
    return bool(numbered) and last and row.name.startswith("tổng ")


def _under(grid: Grid, at: int) -> tuple[Row, ...]:
    """Return the rows that a total is of: those above it, back to another total; if it comes first, those below."""
    others = [n for n, row in enumerate(grid.rows) if _TOTAL.fullmatch(row.name)]
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
        if stated is None or _NOT_ADDED.search(grid.heads[column]) or _has_percents(under, column):
            continue
        sums = [(rows, _sum(rows, column)) for rows in _readings(grid, under)]
        sums = [(rows, added) for rows, added in sums if added is not None]
        if not sums:
            continue
        if any(added.meets(stated) for _, added in sums if added is not None):
            right += 1
            continue
        rows, added = sums[0]
        if added is not None:
            sure = all(each.value(column) is not None for each in rows)
            wrong.append(_off(row.cells[column], grid.heads[column], _numbers(rows, column), what, sure=sure))
    if len(wrong) < 3 or right >= len(wrong):
        yield from wrong


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


def _has_percents(rows: Sequence[Row], column: int) -> bool:
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
            if _NOT_ADDED.search(grid.heads[column]) or _has_percents(grid.rows, column):
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
        if _OUTER.fullmatch(index) or _TOTAL.fullmatch(row.name):
            if head is not None and len(members) >= 2:
                yield head, members
            head, members = (row if _OUTER.fullmatch(index) else None), []
        elif _INNER.fullmatch(index):
            members.append(row)
    if head is not None and len(members) >= 2:
        yield head, members


class _Derived(NamedTuple):
    """A way in which one column comes from others: how it is named and what it gives."""

    columns: tuple[int, ...]
    name: str
    result: Callable[[Sequence[Interval]], Interval | None]
    needed: int
    """How many rows must show it before the others are held to it."""


def derived_columns(document: Document) -> Iterator[Finding]:
    """Cột tính ra từ cột khác phải khớp ở mọi dòng.

    Vì sao: cột tỷ lệ % được so với thương của hai cột, cột “Tổng số” với tổng các cột ngay sau nó, cột “Tăng,
    giảm” với hiệu của hai cột. Quan hệ được nhận ra khi phần lớn các dòng cùng thể hiện nó, hoặc khi đầu cột nói
    rõ.

    Ví dụ sai:

        | Xã | Kế hoạch | Thực hiện | Tỷ lệ (%) |
        |---|---|---|---|
        | Đông Hà | 200 | 190 | 95 |
        | Đông Sơn | 160 | 144 | 91,5 |

    Cách sửa: tính lại ô bị nêu từ các ô cùng dòng.
    """
    for grid in grids(document):
        for column in grid.numeric:
            best = _best(grid, column)
            if best is None:
                continue
            wrong = [row for row in grid.rows if (pair := _given(row, column, best)) and not pair[0].meets(pair[1])]
            amiss = {row.number for row in wrong if not _TOTAL.fullmatch(row.name)} | _wrong_totals(grid)
            for row in wrong:
                given = _given(row, column, best)
                follows = _TOTAL.fullmatch(row.name) and amiss  # a total is off because a row is, or is itself told of
                if given is not None and not follows:
                    cell = row.cells[column]
                    yield Finding(
                        whole(cell),
                        f"dòng “{row.name or row.number}”, cột “{grid.heads[column] or column}” ghi {cell.text}, "
                        f"nhưng {best.name} là {said.amount(given[1])}",
                        tuple((whole(row.cells[each]), f"số để tính: {row.cells[each].text}") for each in best.columns),
                    )


def _wrong_totals(grid: Grid) -> set[int]:
    """Return the rows whose totals are told of already."""
    return {
        row.number
        for at, row in enumerate(grid.rows)
        if _TOTAL.fullmatch(row.name) and any(_totals(grid, row, _under(grid, at), ""))
    }


def _given(row: Row, column: int, derived: _Derived) -> tuple[Interval, Interval] | None:
    """Return what a row states in a column, and what it should be."""
    stated = row.value(column)
    values = [row.value(each) for each in derived.columns]
    if any(row.cells[each].text in NAUGHT for each in (column, *derived.columns) if each in row.cells):
        return None
    if stated is None or any(
        value is None or each not in row.cells for value, each in zip(values, derived.columns, strict=True)
    ):
        return None
    result = derived.result([value for value in values if value is not None])
    return (stated, result) if result is not None else None


def _best(grid: Grid, column: int) -> _Derived | None:
    """Return the way in which a column is derived that the most rows show."""
    best, most = None, 0
    for derived in _ways(grid, column):
        given = [pair for row in grid.rows if (pair := _given(row, column, derived)) is not None]
        right = sum(stated.meets(result) for stated, result in given)
        wrong = len(given) - right
        if right >= derived.needed and right > 2 * wrong - 1 and right >= wrong and right > most:
            best, most = derived, right
        elif derived.needed == 0 and best is None and given:
            best = derived
    return best


def _ways(grid: Grid, column: int) -> Iterator[_Derived]:
    head, others = grid.heads[column], [each for each in grid.numeric if each != column]
    percents = "%" in head or "tỷ lệ" in head or "tỉ lệ" in head or _has_percents(grid.rows, column)
    if percents:
        for a in others:
            for b in others:
                if a != b:
                    named = _names(grid.heads[a], ("thực hiện", "kết quả", "ước")) and _names(
                        grid.heads[b], ("kế hoạch", "chỉ tiêu", "dự toán", "giao")
                    )
                    clear = (
                        named
                        and len(others) == 2
                        and _one_year(grid.heads[a], grid.heads[b])
                        and not re.search("cùng kỳ|năm trước|tăng|giảm", head)
                    )
                    yield _Derived((a, b), f"{grid.heads[a] or a} / {grid.heads[b] or b}", _percent, 0 if clear else 2)
        return
    if "tổng" in head:
        after = tuple(each for each in others if each > column)
        for length in range(2, len(after) + 1):
            clear = {grid.heads[each].strip() for each in after[:length]} == {"nam", "nữ"}
            yield _Derived(after[:length], "tổng các cột sau nó", lambda values: total(list(values)), 0 if clear else 2)
    if re.search("tăng|giảm|chênh lệch", head):
        for a in others:
            for b in others:
                if a != b:
                    yield _Derived(
                        (a, b),
                        f"{grid.heads[a] or a} trừ {grid.heads[b] or b}",
                        lambda values: values[0] - values[1],
                        2,
                    )


def _one_year(first: str, second: str) -> bool:
    years = [set(re.findall(r"(?:19|20)\d\d", head)) for head in (first, second)]
    return years[0] == years[1] or not all(years)


def _names(head: str, words: tuple[str, ...]) -> bool:
    return any(word in head for word in words)


def _percent(values: Sequence[Interval]) -> Interval | None:
    quotient = values[0].over(values[1])
    return quotient.scaled(100) if quotient else None


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
        plan = _only(grid, ("kế hoạch", "chỉ tiêu", "giao"))
        done = _only(grid, ("thực hiện", "kết quả"))
        if plan is None or done is None or not _one_year(grid.heads[plan], grid.heads[done]):
            continue
        for row in grid.rows:
            for cell in row.cells.values():
                verdict = _VERDICTS.get(cell.text.lower().strip(" ."), "")
                wrong = _against(row, plan, done, verdict) if verdict else ""
                if wrong:
                    yield Finding(
                        whole(cell),
                        f"dòng “{row.name}” ghi “{cell.text}”, nhưng thực hiện {row.cells[done].text} so với kế hoạch "
                        f"{row.cells[plan].text} là {wrong}",
                        ((whole(row.cells[plan]), "kế hoạch"), (whole(row.cells[done]), "thực hiện")),
                    )


_VERDICTS = {"đạt": "đạt", "vượt": "vượt", "không đạt": "không", "chưa đạt": "không", "đạt và vượt": "đạt"}


def _only(grid: Grid, words: tuple[str, ...]) -> int | None:
    """Return the one numeric column whose head has one of the words."""
    found = [column for column in grid.numeric if _names(grid.heads[column], words) and "%" not in grid.heads[column]]
    return found[0] if len(found) == 1 else None


def _against(row: Row, plan: int, done: int, verdict: str) -> str:
    goal, value = row.value(plan), row.value(done)
    if goal is None or value is None or plan not in row.cells or done not in row.cells:
        return ""
    text = row.cells[plan].text.strip()
    bound = "dưới" if text[:1] in ("<", "≤") or text.lower().startswith("dưới") else ""
    target = Figure(0, 0, text, goal, goal, bound=bound)
    less = verdicts.less_is_better(row.name, target)
    actual = Figure(0, 0, row.cells[done].text, value, value)
    return verdicts.contradicted(verdict, actual, target, less=less) if less is not None else ""


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
