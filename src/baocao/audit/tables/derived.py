"""The ways in which one column of a table comes from others: sums, differences, shares, growth, means, products."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from baocao.audit.reading import lexicon
from baocao.audit.reading.interval import Interval, total
from baocao.audit.tables import spans
from baocao.audit.tables.cells import SHARES
from baocao.audit.tables.grid import Grid, Row
from baocao.audit.tables.heads import DIFFERENCE, NOT_ADDED, is_change, is_percent, names_both, percent_of

_MOST = 12
"""Columns around one that are tried: wider tables are read in parts by everybody."""
_LONGEST = 40
"""Rows of a table that are also looked at as columns."""
_TENS = tuple((power, Fraction(10) ** power) for power in range(-3, 4))
"""The powers of ten that units of a table may differ by, up to a thousand and down to a thousandth."""
_REMAINING = re.compile(
    r"còn lại|còn nợ|\bchưa\b|\btồn\b|\bdư\b|cuối (?:năm|kỳ)|hiện (?:có|còn)"
    r"|chuyển (?:kỳ|năm|sang)|\bthiếu\b|\bkhông\b"
)
_MEAN = re.compile(r"bình quân|\bbq\b|trung bình|năng suất|mật độ|đơn giá|[^\W\d_]\s?/\s?[^\W\d_]")
_PRODUCT = re.compile(r"thành tiền|tổng tiền|số tiền|kinh phí|giá trị|sản lượng|doanh thu|tổng giờ|tổng số")
_GROWTH = re.compile(DIFFERENCE.pattern + "|tốc độ")
_SHARE = re.compile(r"tỷ trọng|tỉ trọng|cơ cấu|tỷ lệ|tỉ lệ|%")
_OPPOSITES = (
    ("nam", "nữ"), ("đạt", "chưa đạt"), ("đạt", "không đạt"), ("thành thị", "nông thôn"),
    ("công lập", "ngoài công lập"), ("công lập", "tư thục"), ("đúng hạn", "quá hạn"), ("trong hạn", "quá hạn"),
    ("trực tuyến", "trực tiếp"),
)  # fmt: skip
"""Heads of two columns between which a whole is divided."""


class Way(NamedTuple):
    """A way in which one column comes from others: how it is named, and what it gives in a row."""

    columns: tuple[int, ...]
    name: str
    result: Callable[[Row], Interval | None]
    needed: int = 2
    """How many rows must show it before the others are held to it."""
    clear: bool = False
    """Whether the heads say it so plainly that half of the rows are enough."""
    sure: bool = True
    least: int = 0
    """How large what a row states must be for the row to show it: 3 is often 1 + 2 by chance."""
    shares: bool = True
    """Whether it holds for a row of shares too."""
    rounded: bool = False
    """Whether it divides, so that a whole number may be rounded."""
    flow: bool = False
    """Whether it adds up times, or rows, so that what there is at each time, or a mean of the rows, need not follow."""


def ways(grid: Grid, column: int) -> Iterator[Way]:
    """Yield the ways in which a column may come from others, by what its head and its cells say of it."""
    head = grid.heads[column]
    others = sorted((each for each in grid.numeric if each != column), key=lambda each: abs(each - column))[:_MOST]
    others.sort()
    if is_percent(grid, column):
        yield from _percents(grid, column, others)
    elif re.search("lũy kế|luỹ kế|cộng dồn", head) and others:
        yield from _running(grid, column, others)
    elif DIFFERENCE.search(head):
        yield from _differences(grid, column, others)
        yield from _since_last(grid, others, _difference)
    elif _MEAN.search(head):
        yield from _scaled(grid, column, others, _quotient, "chia")
    else:
        yield from _times(grid, column)
        yield from _sums(grid, column, others)
        if _REMAINING.search(head):
            yield from _remainders(column, others)
        if _PRODUCT.search(head):
            yield from _scaled(grid, column, others, _product, "nhân")


def _of(
    columns: tuple[int, ...], work: Callable[[Sequence[Interval]], Interval | None]
) -> Callable[[Row], Interval | None]:
    """Return what works out a row's value from its values in some columns, None where one of them is lacking."""

    def result(row: Row) -> Interval | None:
        values = [row.value(each) if each in row.cells else None for each in columns]
        given = [value for value in values if value is not None]
        return work(given) if len(given) == len(columns) else None

    return result


def _called(grid: Grid, column: int) -> str:
    return grid.heads[column] or str(column)


def _pairs(columns: Sequence[int]) -> Iterator[tuple[int, int]]:
    yield from ((a, b) for a in columns for b in columns if a != b)


def _percents(grid: Grid, column: int, others: Sequence[int]) -> Iterator[Way]:
    """Yield quotients of two columns, growth where the head or a sign speaks of it, and shares of a column's total."""
    head = grid.heads[column]
    others = [each for each in others if not is_percent(grid, each)]
    named = percent_of(grid, head, others)
    change = _GROWTH.search(head) is not None
    for a, b in _pairs(others):
        if column > SHARES and a != column - SHARES:
            continue  # a share in brackets is that of the count before it
        bound = (a, b) == named
        quotient, growth = _of((a, b), _percent), _of((a, b), _growth)

        def by_sign(
            row: Row, quotient: Callable[[Row], Interval | None] = quotient,
            growth: Callable[[Row], Interval | None] = growth,
        ) -> Interval | None:  # fmt: skip
            if row.cells[column].signed:
                return growth(row) if not NOT_ADDED.search(row.name) else None
            return quotient(row)

        name = f"{_called(grid, a)} / {_called(grid, b)}"
        inside = column > SHARES and b == others[0]
        yield Way((a, b), name, by_sign, 0 if bound else 1 if inside else 2, inside, rounded=True)
        if change:
            clear = is_change(grid, column, a, b, others)
            yield Way(
                (a, b), f"mức tăng, giảm của {_called(grid, a)} so với {_called(grid, b)}", growth,
                0 if bound else 1 if clear else 2, clear, shares=False, rounded=True,
            )  # fmt: skip
    if change:
        yield from _since_last(grid, others, _growth)
    if _SHARE.search(head):
        yield from _shares(grid, others)


def _shares(grid: Grid, others: Sequence[int]) -> Iterator[Way]:
    """Yield what each row is of a column's total."""
    for each in others:
        whole = _total(grid, each)
        if whole is not None and not is_percent(grid, each):

            def part(values: Sequence[Interval], whole: Interval = whole) -> Interval | None:
                return _percent([values[0], whole])

            yield Way((each,), f"phần của {_called(grid, each)} trong cả cột", _of((each,), part), rounded=True)


def _total(grid: Grid, column: int) -> Interval | None:
    """Return the total of a column: that of its total row, or else of all rows."""
    totals = [row for row in grid.rows if row.is_total]
    if totals:
        return totals[-1].value(column) if len(totals) == 1 else None
    values = [value for row in grid.rows if (value := row.value(column)) is not None]
    return total(values) if len(values) == len(grid.rows) >= 2 else None


def _running(grid: Grid, column: int, others: Sequence[int]) -> Iterator[Way]:
    """Yield the running totals: what the row before had, and what a column adds."""
    before = {row.number: last for last, row in zip(grid.rows, grid.rows[1:], strict=False)}
    for each in others:
        sums: dict[int, Interval] = {}
        first = grid.rows[0].value(column)
        for row in grid.rows[1:]:
            more = row.value(each)
            if first is None or more is None:
                break
            sums[row.number] = first = first + more

        def added(row: Row, each: int = each) -> Interval | None:
            last = before[row.number].value(column) if row.number in before else None
            more = row.value(each)
            return last + more if last is not None and more is not None else None

        def from_first(row: Row, sums: dict[int, Interval] = sums) -> Interval | None:
            return sums.get(row.number)

        yield Way((each,), f"lũy kế của dòng trước cộng {_called(grid, each)}", added)
        yield Way((each,), f"tổng {_called(grid, each)} từ đầu bảng", from_first)


def _times(grid: Grid, column: int) -> Iterator[Way]:
    """Yield the sums of the columns of shorter times that fill the time of a column."""
    when = spans.span(grid.heads[column])
    if when is None:
        return
    timed = [(each, other) for each in grid.numeric if each != column and (other := spans.span(grid.heads[each]))]
    for filling in spans.tilings(when, timed):
        heads = ", ".join(_called(grid, each) for each in filling)
        yield Way(filling, f"tổng của {heads}", _of(filling, total), 0, clear=True, shares=False, flow=True)


def _sums(grid: Grid, column: int, others: Sequence[int]) -> Iterator[Way]:
    """Yield the sums of columns beside each other behind a column, and behind parts those of the columns before it."""
    head = grid.heads[column]
    named = re.search(r"tổng|cộng|\bchung\b|\bcả (?:năm|kỳ|đợt|nước)|toàn \w+", head) is not None
    persons = head.removeprefix("số ") in lexicon.PERSONS
    after = tuple(each for each in others if each > column and not is_percent(grid, each))
    before = tuple(each for each in others if each < column and not is_percent(grid, each))[::-1]
    for columns, where in ((after, "các cột sau nó"), (before if named else (), "các cột trước nó")):
        for first in range(len(columns) if named and where == "các cột sau nó" else 1):
            for stop in range(first + 2, len(columns) + 1):
                parts = columns[first:stop]
                if not named and _are_of_others(head, [grid.heads[each] for each in parts]):
                    break
                pair = tuple(grid.heads[each].strip() for each in sorted(parts)) in _OPPOSITES
                clear = pair and (named or persons)
                yield Way(
                    parts, f"tổng {where}" if not first else "tổng " + " + ".join(_called(grid, x) for x in parts),
                    _of(parts, total), 0 if clear else 1 if named and stop - first == len(columns) else 2,
                    sure=named or clear, least=0 if clear else 3 if named else 10, shares=False, flow=grid.turned,
                )  # fmt: skip


def _are_of_others(head: str, parts: Sequence[str]) -> bool:
    """Return whether parts are said to be numbers of other things than the whole: `số người chết` of `số vụ`."""
    noun = head.removeprefix("số ").partition(" ")[0]
    return any(part.startswith("số ") and part.split()[1:2] != [noun] for part in parts)


def _remainders(column: int, others: Sequence[int]) -> Iterator[Way]:
    """Yield what is left: of a column before it less the next, or of what there was and what came less what went."""
    before = [each for each in others if each < column][-4:]
    for at, first in enumerate(before):
        for second in before[at + 1 :]:
            clear = len(others) == 2
            yield Way((first, second), "hiệu của hai cột trước nó", _of((first, second), _difference), 1, clear)
            for third in before[before.index(second) + 1 :]:
                columns = (first, second, third)
                yield Way(columns, "hai cột trước nó trừ cột thứ ba", _of(columns, _in_and_out))
                yield Way(columns, "cột trước nó trừ hai cột sau", _of(columns, _less_both))
                yield Way(columns, "cột trước nó trừ cột thứ hai, cộng cột thứ ba", _of(columns, _out_and_in))


def _differences(grid: Grid, column: int, others: Sequence[int]) -> Iterator[Way]:
    for a, b in _pairs(others):
        clear = is_change(grid, column, a, b, others) or names_both(grid, column, a, b)
        yield Way(
            (a, b), f"{_called(grid, a)} trừ {_called(grid, b)}", _of((a, b), _difference), 1 if clear else 2, clear
        )


def _since_last(
    grid: Grid, others: Sequence[int], work: Callable[[Sequence[Interval]], Interval | None]
) -> Iterator[Way]:
    """Yield what a column has more than in the row before, where the rows are of times one after the other."""
    if sum(spans.span(row.name) is not None for row in grid.rows) < len(grid.rows):
        return
    before = {row.number: last for last, row in zip(grid.rows, grid.rows[1:], strict=False)}
    for each in others:

        def change(row: Row, each: int = each) -> Interval | None:
            last = before[row.number].value(each) if row.number in before else None
            now = row.value(each)
            return work([now, last]) if now is not None and last is not None else None

        yield Way((each,), f"{_called(grid, each)} so với dòng trước", change, rounded=work is _growth)


def _scaled(
    grid: Grid, column: int, others: Sequence[int], work: Callable[[Sequence[Interval]], Interval | None], word: str
) -> Iterator[Way]:
    """Yield products or quotients of two columns, in units of any power of ten that head and columns may differ by."""
    stated = [(row, value.middle) for row in grid.rows if (value := row.value(column)) is not None and value.low > 0]
    for a, b in _pairs(others):
        if word == "nhân" and a > b:
            continue
        result = _of((a, b), work)
        shown = Counter(
            power for row, value in stated if (found := result(row)) for power in _powers(found.middle, value)
        )
        for power in sorted(power for power, rows in shown.items() if rows > 1):

            def scaled(values: Sequence[Interval], factor: Fraction = Fraction(10) ** power) -> Interval | None:
                value = work(values)
                return value.scaled(factor) if value else None

            name = f"{_called(grid, a)} {word} {_called(grid, b)}"
            yield Way((a, b), name, _of((a, b), scaled), least=1, shares=False, rounded=True)


def _powers(value: Fraction, stated: Fraction) -> Iterator[int]:
    """Yield the powers of ten that make one value about another."""
    if value > 0:
        ratio = stated / value
        yield from (power for power, factor in _TENS if factor < ratio * 2 < factor * 4)


def _difference(values: Sequence[Interval]) -> Interval:
    return values[0] - values[1]


def _in_and_out(values: Sequence[Interval]) -> Interval:
    return values[0] + values[1] - values[2]


def _out_and_in(values: Sequence[Interval]) -> Interval:
    return values[0] - values[1] + values[2]


def _less_both(values: Sequence[Interval]) -> Interval:
    return values[0] - values[1] - values[2]


def _product(values: Sequence[Interval]) -> Interval | None:
    a, b = values
    return Interval(a.low * b.low, a.high * b.high) if min(a.low, b.low) >= 0 else None


def _quotient(values: Sequence[Interval]) -> Interval | None:
    return values[0].over(values[1])


def _percent(values: Sequence[Interval]) -> Interval | None:
    quotient = values[0].over(values[1])
    return quotient.scaled(100) if quotient else None


def _growth(values: Sequence[Interval]) -> Interval | None:
    quotient = values[0].over(values[1])
    return Interval((quotient.low - 1) * 100, (quotient.high - 1) * 100) if quotient else None


def turned(grid: Grid) -> Grid:
    """Return a table with its rows for columns, as far as they have numbers; of a long one no column is looked at."""
    heads = {row.number: row.name for row in grid.rows}
    rows = []
    for column in grid.numeric:
        cells = {row.number: row.cells[column] for row in grid.rows if column in row.cells}
        rows.append(Row(column, cells, grid.heads[column]))
    numeric = tuple(
        row.number
        for row in grid.rows
        if sum(row.value(column) is not None for column in grid.numeric) * 2 >= len(rows)
    )
    return Grid(heads, tuple(rows), numeric if len(grid.rows) <= _LONGEST else (), 0, grid.before, turned=True)
