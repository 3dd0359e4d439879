"""Tables against themselves, from column to column: what derives from other columns, and the column of verdicts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from baocao.audit import lexicon, said, verdicts
from baocao.audit.document import Document, Finding
from baocao.audit.grid import NAUGHT, Grid, Row, grids
from baocao.audit.interval import Interval, total
from baocao.audit.rules import tables
from baocao.audit.tokens import Figure


class _Derived(NamedTuple):
    """A way in which one column comes from others: how it is named and what it gives."""

    columns: tuple[int, ...]
    name: str
    result: Callable[[Sequence[Interval]], Interval | None]
    needed: int
    """How many rows must show it before the others are held to it."""
    clear: bool = False
    """Whether the heads say it so plainly that half of the rows are enough."""
    sure: bool = True
    least: int = 0
    """How large what a row states must be for the row to show it: 3 is often 1 + 2 by chance."""
    shares: bool = True
    """Whether it holds for a row of shares too."""


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
    for grid in grids(document):
        for column in grid.numeric:
            best = _best(grid, column)
            if best is None:
                continue
            wrong = [row for row in grid.rows if (pair := _given(row, column, best)) and not pair[0].meets(pair[1])]
            amiss = {row.number for row in wrong if not tables.TOTAL.fullmatch(row.name)} | tables.wrong_totals(grid)
            for row in wrong:
                given = _given(row, column, best)
                follows = (
                    tables.TOTAL.fullmatch(row.name) and amiss
                )  # a total is off because a row is, or is itself told of
                if given is not None and not follows:
                    cell = row.cells[column]
                    yield Finding(
                        tables.whole(cell),
                        f"dòng “{row.name or row.number}”, cột “{grid.heads[column] or column}” ghi {cell.text}, "
                        f"nhưng {best.name} là {said.amount(given[1])}",
                        tuple(
                            (tables.whole(row.cells[each]), f"số để tính: {row.cells[each].text}")
                            for each in best.columns
                        ),
                        sure=best.sure,
                    )


def _given(row: Row, column: int, derived: _Derived) -> tuple[Interval, Interval] | None:
    """Return what a row states in a column, and what it should be."""
    if not derived.shares and re.search("%|tỷ lệ|tỉ lệ", row.name):
        return None
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
        rows = [row for row in grid.rows if not tables.TOTAL.fullmatch(row.name)]  # a total is off where a row is
        given = [pair for row in rows if (pair := _given(row, column, derived)) is not None]
        shown = [stated for stated, result in given if stated.meets(result)]
        right = sum(abs(stated.high) >= derived.least for stated in shown)
        wrong = len(given) - len(shown)
        most_do = right >= wrong and (derived.clear or right > 2 * wrong - 1)
        if right >= derived.needed and most_do and right > most:
            best, most = derived, right
        elif derived.needed == 0 and best is None and given:
            best = derived
    return best


def _ways(grid: Grid, column: int) -> Iterator[_Derived]:
    head, others = grid.heads[column], [each for each in grid.numeric if each != column]
    percents = "%" in head or "tỷ lệ" in head or "tỉ lệ" in head or tables.has_percents(grid.rows, column)
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
        if re.search(_DIFFERENCE + "|tốc độ", head):
            yield from _growths(grid, column, others)
        return
    if re.search(_DIFFERENCE, head):
        yield from _differences(grid, column, others)
    elif not tables.NOT_ADDED.search(head):
        yield from _sums(grid, column)


_DIFFERENCE = "tăng|giảm|chênh lệch|biến động|so với|so sánh|[+]\\s?/\\s?[-–]"
_OPPOSITES = (
    ("nam", "nữ"), ("đạt", "chưa đạt"), ("đạt", "không đạt"), ("thành thị", "nông thôn"),
    ("công lập", "ngoài công lập"), ("công lập", "tư thục"), ("đúng hạn", "quá hạn"), ("trong hạn", "quá hạn"),
    ("trực tuyến", "trực tiếp"),
)  # fmt: skip
"""Heads of two columns between which a whole is divided."""


def _sums(grid: Grid, column: int) -> Iterator[_Derived]:
    """Yield the sums of the columns right behind a column, and behind parts those of the columns before their total."""
    head = grid.heads[column]
    named = re.search(r"tổng|cộng|\bcả (?:năm|kỳ|đợt|nước)|toàn \w+", head) is not None
    persons = head.removeprefix("số ") in lexicon.PERSONS
    at = grid.numeric.index(column)
    after, before = grid.numeric[at + 1 :], grid.numeric[:at][::-1]
    for columns, where in ((after, "các cột sau nó"), (before if named else (), "các cột trước nó")):
        for length in range(2, len(columns) + 1):
            if not named and _are_of_others(head, [grid.heads[each] for each in columns[:length]]):
                break
            pair = tuple(grid.heads[each].strip() for each in sorted(columns[:length])) in _OPPOSITES
            clear = pair and (named or persons)
            yield _Derived(
                columns[:length], f"tổng {where}", lambda values: total(list(values)), 0 if clear else 2,
                sure=named or clear, least=0 if named or clear else 10,
            )  # fmt: skip


def _are_of_others(head: str, parts: Sequence[str]) -> bool:
    """Return whether parts are said to be numbers of other things than the whole: `số người chết` of `số vụ`."""
    noun = head.removeprefix("số ").partition(" ")[0]
    return any(part.startswith("số ") and part.split()[1:2] != [noun] for part in parts)


def _differences(grid: Grid, column: int, others: Sequence[int]) -> Iterator[_Derived]:
    for a, b in _pairs(others):
        clear = _is_change(grid, column, a, b, others)
        yield _Derived(
            (a, b), f"{grid.heads[a] or a} trừ {grid.heads[b] or b}", lambda values: values[0] - values[1],
            1 if clear else 2, clear,
        )  # fmt: skip


def _growths(grid: Grid, column: int, others: Sequence[int]) -> Iterator[_Derived]:
    """Yield the per cents by which one column is above another."""
    for a, b in _pairs(others):
        clear = _is_change(grid, column, a, b, others)
        yield _Derived(
            (a, b), f"mức tăng, giảm của {grid.heads[a] or a} so với {grid.heads[b] or b}", _growth,
            1 if clear else 2, clear, shares=False,
        )  # fmt: skip


def _pairs(columns: Sequence[int]) -> Iterator[tuple[int, int]]:
    yield from ((a, b) for a in columns for b in columns if a != b)


def _is_change(grid: Grid, column: int, later: int, earlier: int, others: Sequence[int]) -> bool:
    """Return whether a column with signs stands beside the values of two years, and of nothing else."""
    signed = any(column in row.cells and row.cells[column].signed for row in grid.rows)
    years = [re.findall(r"(?:19|20)\d\d", grid.heads[each]) for each in (earlier, later)]
    return signed and len(others) == 2 and all(len(each) == 1 for each in years) and years[0] < years[1]


def _one_year(first: str, second: str) -> bool:
    years = [set(re.findall(r"(?:19|20)\d\d", head)) for head in (first, second)]
    return years[0] == years[1] or not all(years)


def _names(head: str, words: tuple[str, ...]) -> bool:
    return any(word in head for word in words)


def _percent(values: Sequence[Interval]) -> Interval | None:
    quotient = values[0].over(values[1])
    return quotient.scaled(100) if quotient else None


def _growth(values: Sequence[Interval]) -> Interval | None:
    quotient = values[0].over(values[1])
    return Interval((quotient.low - 1) * 100, (quotient.high - 1) * 100) if quotient else None


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
                        tables.whole(cell),
                        f"dòng “{row.name}” ghi “{cell.text}”, nhưng thực hiện {row.cells[done].text} so với kế hoạch "
                        f"{row.cells[plan].text} là {wrong}",
                        ((tables.whole(row.cells[plan]), "kế hoạch"), (tables.whole(row.cells[done]), "thực hiện")),
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
