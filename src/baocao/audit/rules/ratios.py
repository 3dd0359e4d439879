"""A fraction against the per cent that is stated of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit import said
from baocao.audit.binding.credible import credible
from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.meaning.frames import comparable
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.interval import Interval, exactly
from baocao.audit.reading.tokens import Figure, Token, Type

_REACH = 16
_TURNING = frozenset(["tăng", "giảm", "còn", "so", "nâng", "chưa", "không"])
_LINKS = frozenset(
    ["(", ",", "-", "–", "=", "đạt", "chiếm", "bằng", "tỷ", "tỉ", "tương", "vượt", "hay", "tức", "ứng", "nghĩa"]
)
_BASES = frozenset(
    ["chương", "đề", "kế", "chỉ", "tổng", "số", "dự", "nghị", "mục", "kh", "so", "trên", "nhiệm", "toàn", "trong"]
)
_BACK = 12
_TELLING = lexicon.words("tức là tương ứng đạt với cụ thể chính xác bằng")
"""Between a mark and a fraction these say once more what a per cent before the mark said."""
_OWN = frozenset(["khối lượng", "diện tích", "giá trị", "công suất", "tiến độ", "hợp đồng", "thời gian", "dung tích"])
"""What a per cent is of by itself, whatever was counted before it."""


class Pair(NamedTuple):
    """Two figures of which the first is put over the second: `21.078/23.000`, `21 trên tổng số 23`."""

    first: Figure
    second: Figure
    start: int
    stop: int
    """The tokens that it covers."""

    @property
    def counted(self) -> Figure:
        """Return the one of them that says what is counted."""
        return self.first if self.first.unit else self.second


def percent_of_ratio(document: Document) -> Iterator[Finding]:
    """Tỷ lệ phần trăm phải khớp với phân số đi kèm.

    Vì sao: người đọc lấy tỷ lệ để đánh giá và lấy phân số để kiểm tra; hai số nói hai điều thì cả báo cáo mất tin
    cậy. Tỷ lệ in ra được hiểu là một khoảng: 91,6% là từ 91,55% đến 91,65%; “vượt 7,5%” là 107,5%. Chữ số cuối bị
    cắt bớt thay vì làm tròn (2/3 ghi 66,6%) chỉ được nêu là có khả năng.

    Ví dụ sai:

        Giải quyết việc làm 21.078/23.000 người, đạt 96,1% kế hoạch.

    Cách sửa: tính lại tỷ lệ từ phân số, hoặc sửa phân số nếu tỷ lệ mới là số đúng.
    """
    for part, start, end in document.sentences():
        for pair in pairs(part.tokens, start, end):
            if not (phrases.counts(pair.first) and phrases.counts(pair.second)):
                continue
            stated = [_before(part.tokens, pair, start), _after(part.tokens, pair, start, end)]
            wrong = [list(judged(part, pair.first, pair.second, *each)) for each in stated if each is not None]
            if wrong and all(wrong):
                yield from wrong[0]


def pairs(tokens: Sequence[Token], start: int, end: int) -> Iterator[Pair]:
    """Yield the fractions of a stretch of tokens."""
    for at in range(start, end):
        token = tokens[at]
        if token.type is Type.RATIO and token.figure and token.of and not _is_day(tokens, at):
            yield Pair(token.figure, token.of, at, at + 1)
        elif token.type is Type.FIGURE and token.figure and token.figure.unit not in lexicon.SHARES:
            second = _over(tokens, at, end)
            if second:
                below = tokens[second].figure
                if below is not None and _can_be_whole(tokens, second, token.figure, below):
                    yield Pair(token.figure, below, at, second + 1)


_DAYS = frozenset({"họp", "hôm", "sáng", "chiều", "tối", "dịp", "lễ", "ngày", "kể", "từ", "đến"})


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    """Return whether what looks like a fraction is a day of the year: `tại cuộc họp 10/10`."""
    figure, of = tokens[at].figure, tokens[at].of
    dated = figure is not None and of is not None and figure.point.high <= 31 and of.point.high <= 12
    return dated and tokens[at - 1].text in _DAYS


def _can_be_whole(tokens: Sequence[Token], at: int, figure: Figure, below: Figure) -> bool:
    """Return whether a figure can be the whole of another by its unit; one that is called so may have its own."""
    alike = below.unit in ("", figure.unit or below.unit) or comparable(figure, below)
    return below.unit not in lexicon.SHARES and (alike or tokens[at - 1].text in ("số", "tổng"))


def _over(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return the token of the whole in `21 [xã] trên [tổng số] 23`, 0 where there is none."""
    here = at + 1
    for _ in range(8):
        timed = here < end and (aged := tokens[here].figure) is not None and aged.unit in lexicon.TIMES
        if here >= end or tokens[here].text in ("trên", "trong") or not (timed or tokens[here].type is Type.WORD):
            break
        here += 1
    if here >= end:
        return 0
    named = [token.text for token in tokens[at + 1 : here]] == (
        figure.unit.split() if (figure := tokens[at].figure) else []
    )
    if (tokens[here].text == "trên" and (here == at + 1 or named)) or (
        tokens[here].text in ("trên", "trong")
        and tokens[here + 1 : here + 3]
        and tokens[here + 1].text in ("tổng", "số")
    ):
        here += 1
    else:
        return 0
    while here < end and tokens[here].text in ("tổng", "số"):
        here += 1
    return here if here < end and tokens[here].type is Type.FIGURE else 0


def _after(tokens: Sequence[Token], pair: Pair, start: int, end: int) -> tuple[Figure, bool] | None:
    """Return the per cent that follows a fraction and speaks of it, and whether it says how far it is above 100."""
    above = linked = False
    for at in range(pair.stop, min(end, pair.stop + _REACH)):
        token = tokens[at]
        if token.figure is not None:
            if token.type is Type.FIGURE and (token.figure.unit in lexicon.TIMES or _goes_with(tokens, at, pair)):
                continue
            fits = token.type is Type.FIGURE and token.figure.unit == "%" and linked
            fits = fits and not _is_what_is_met(tokens, pair, at) and not _is_of_another(tokens, pair, at)
            fits = fits and (phrases.introduces(tokens, at, pair.stop) or _takes_its_name(tokens, pair, start, at))
            return (token.figure, above) if fits and speaks_of(tokens, at, end, pair.counted) else None
        parted = token.text == ";" or phrases.turn(tokens, at)
        if parted or (token.text in _TURNING and not (token.text == "so" and linked)):
            return None
        above = token.text == "vượt" or (above and token.text not in ("(", ",", "chiếm"))
        linked = linked or token.text in _LINKS
    return None


def _is_of_another(tokens: Sequence[Token], pair: Pair, at: int) -> bool:
    """Return whether a per cent alone in a bracket is of what is named there: `5/6 xã đạt, cao nhất là A (78,7%)`."""
    words = [token.text for token in tokens[pair.stop : at - 1]]
    if tokens[at - 1].text != "(" or "," not in words:
        return False
    behind = words[len(words) - words[::-1].index(",") :]
    return bool(behind) and not _NAMING.issuperset(behind)


_NAMING = lexicon.words("đạt chiếm bằng tỷ tỉ lệ tương đương ứng với tức là hay hoàn thành mức")


def _goes_with(tokens: Sequence[Token], at: int, pair: Pair) -> bool:
    """Return whether a figure tells what else a fraction concerns: `598/612 vụ với 1.093 bị cáo, đạt 97,7%`."""
    figure = tokens[at].figure
    return tokens[at - 1].text == "với" and figure is not None and figure.unit in lexicon.COUNTED - {pair.first.unit}


def _is_what_is_met(tokens: Sequence[Token], pair: Pair, at: int) -> bool:
    """Return whether a per cent is what each of those counted reaches, or does not: `12/16 xã đạt 100%`."""
    figure = tokens[at].figure
    if {"chưa", "không"} & {token.text for token in tokens[pair.stop : at]}:
        return True
    whole = figure is not None and figure.point.meets(exactly(100)) and pair.first.value.below(pair.second.value)
    return whole and all(token.type is Type.WORD for token in tokens[pair.stop : at])


def _takes_its_name(tokens: Sequence[Token], pair: Pair, start: int, at: int) -> bool:
    """Return whether a per cent is that of a fraction by its name: `hòa giải thành 846 … 952 vụ, tỷ lệ hòa giải thành`.

    Each word of the name stood before it, and not all of them are what was counted (`96/120 hộ nghèo, tỷ lệ hộ nghèo`).
    """
    named = next((here for here in range(at - 2, pair.stop, -1) if tokens[here].text in ("tỷ", "tỉ")), 0)
    if not named or tokens[named + 1].text != "lệ" or tokens[named - 1].text not in (",", "(", "-", "–"):
        return False
    name = {token.text for token in tokens[named + 2 : at]} - {"đạt", "là", "bằng", "chiếm"}
    counted = {word for figure in (pair.first, pair.second) for word in (*figure.noun[:2], *figure.unit.split())}
    return name <= {token.text for token in tokens[start:named]} and len(name - counted) >= 2


def speaks_of(tokens: Sequence[Token], at: int, end: int, first: Figure) -> bool:
    """Return whether a per cent can be that of a figure by what stands behind it."""
    behind = [token.text for token in tokens[at + 1 : min(end, at + 5)]]
    if behind[:1] in (["hộ"], ["số"]) and first.unit and behind[1:2] == [first.unit.split()[0]]:
        return True
    if " ".join(behind[:2]) in _OWN:
        return False
    if behind[:1] == ["so"] and behind[2:3] not in (["kế"], ["chỉ"], ["dự"], ["tổng"], ["mục"], ["kh"], ["nghị"]):
        return False
    if not behind or behind[0] in _BASES or not behind[0][:1].isalpha() or behind[0] in ("năm", "và", "đã", "đạt"):
        return True
    units = [unit for length in (1, 2, 3) if (unit := " ".join(behind[:length])) in lexicon.COUNTED]
    return not units or behind[0] == first.unit.partition(" ")[0] or lexicon.are_akin(units[-1], first.unit)


def _before(tokens: Sequence[Token], pair: Pair, start: int) -> tuple[Figure, bool] | None:
    """Return the per cent in front of a fraction in brackets, or one that the fraction is said to correspond to."""
    at = pair.start - 1
    while at > start and tokens[at].text in _TELLING:
        at -= 1
    if at <= start or tokens[at].text not in ("(", ",", ":"):
        return None
    if tokens[at].text == "," and at == pair.start - 1:
        return None
    reach = 8 if tokens[at].text == "(" else _BACK
    for here in range(at - 1, max(start - 1, at - reach), -1):
        token = tokens[here]
        if token.figure is not None:
            turned = any(each.text in ("tăng", "giảm", "thêm") for each in tokens[max(start, here - 2) : here])
            return (token.figure, tokens[here - 1].text == "vượt") if token.figure.unit == "%" and not turned else None
        if token.text in (",", ";", ")"):
            return None
    return None


def can_be_of(percent: Figure, first: Figure, second: Figure, way: int = 0) -> bool:
    """Return whether a per cent can be that of two figures that no fraction binds, right or by a slip."""
    actual = _actual(first, second, way)
    return actual is not None and (actual.meets(percent.value) or credible(percent.value, actual))


_WAYS = {1: "vượt ", -1: "thấp hơn ", 0: ""}


def judged(part: Part, first: Figure, second: Figure, percent: Figure, way: int = 0) -> Iterator[Finding]:
    """Yield the finding that a per cent is not what one figure is of another, or how far it is above it."""
    actual = _actual(first, second, way)
    if actual is None or actual.meets(percent.value):
        return
    cut = not percent.bound and actual.meets(percent.point.widened(percent.point.half))
    plainly = first.point.middle / second.point.middle * 100
    plainly = plainly - 100 if way else plainly
    due = way if plainly * way >= 0 else -way
    exact = f"{said.number(first.point.middle)} / {said.number(second.point.middle)}"
    yield Finding(
        mark(part, percent),
        f"ghi {_WAYS[way]}“{percent.shown}”, nhưng {exact} là {_WAYS[due]}{said.number(abs(plainly))}%"
        + (" (có thể do cắt bớt số lẻ)" if cut else ""),
        (
            (
                Mark(part, first.start, max(first.end, second.end) if second.start >= first.start else first.end),
                "phân số của tỷ lệ này",
            ),
        ),
        sure=not cut,
    )


def _actual(first: Figure, second: Figure, way: int) -> Interval | None:
    """Return how many per cent one figure is of another, or is above it (`way` 1) or below it (-1)."""
    quotient = first.value.over(second.value)
    if quotient is None or not way:
        return quotient.scaled(100) if quotient else None
    low, high = quotient.scaled(100)
    return Interval(low - 100, high - 100) if way > 0 else Interval(100 - high, 100 - low)
