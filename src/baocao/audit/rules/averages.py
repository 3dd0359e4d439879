"""Averages, against the total and the number that they are said to come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from baocao.audit import frames, lexicon, phrases, said
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.readings import unit_at
from baocao.audit.tokens import Figure, Token

_OF_OTHERS = frozenset(
    ["thu", "nhập", "lương", "giá", "năng", "suất", "doanh", "tuổi", "lãi", "công", "sản", "lượng", "mức", "trợ"]
)
"""Behind one of these words an average is of what the sentence does not count: `thu nhập bình quân`."""
_GAP = 8
"""Words between `bình quân` and its figure."""


class _Average(NamedTuple):
    """A printed average."""

    figure: Figure
    at: int
    per: str
    """The unit that it is taken over."""


def average(document: Document) -> Iterator[Finding]:
    """Số bình quân phải bằng tổng chia cho số đơn vị đã nêu.

    Vì sao: số bình quân là số do tính mà có, thường còn lại từ lần cập nhật trước. Chỉ xét khi tổng và số đơn vị đứng
    cùng câu hoặc ở câu ngay trước; có cặp số nào khớp thì không nêu. Thu nhập, năng suất, giá bình quân không bị xét.

    Ví dụ sai:

        12 xã có tổng số 196 tiêu chí đạt chuẩn, bình quân 17,2 tiêu chí/xã.

    Cách sửa: chia lại tổng cho số đơn vị.
    """
    for part in document.parts:
        for number, (start, end) in enumerate(part.sentences):
            for each in _averages(part.tokens, start, end):
                first = part.sentences[number - 1][0] if number else start
                yield from _judged(part, each, first, start, end)


def _averages(tokens: Sequence[Token], start: int, end: int) -> Iterator[_Average]:
    for here in range(start, end - 1):
        if not phrases.said(tokens, here, ("bình", "quân")) and not phrases.said(tokens, here, ("trung", "bình")):
            continue
        if _OF_OTHERS & {token.text for token in tokens[max(start, here - 3) : here]}:
            continue
        if {"tăng", "giảm"} & {token.text for token in tokens[max(start, here - 2) : here]}:
            continue
        at, figure = next(phrases.single(tokens, here + 2, min(end, here + 2 + _GAP)), (0, None))
        if figure is None or not phrases.counts(figure) or not _is_near(tokens, here + 2, at):
            continue
        per = _over(tokens, max(start, here - 4), at) or _behind(tokens, at, figure, end)
        if per:
            yield _Average(figure, at, per)


def _is_near(tokens: Sequence[Token], start: int, at: int) -> bool:
    between = {token.text for token in tokens[start:at]}
    return not between & ({"tăng", "giảm", ";", ".", "năm"} | _OF_OTHERS)


def _over(tokens: Sequence[Token], start: int, at: int) -> str:
    """Return the unit behind `mỗi` or `một` before an average: `bình quân mỗi lớp có 41 em`."""
    for here in range(start, at):
        if tokens[here].text in ("mỗi", "một", "1", "01"):
            return _unit(tokens, here + 1) or " ".join(token.text for token in tokens[here + 1 : here + 3])
    return ""


def _behind(tokens: Sequence[Token], at: int, figure: Figure, end: int) -> str:
    """Return the unit behind the slash of an average: `41,1 học sinh/lớp`; none where a second slash follows."""
    here = at + 1
    while here < min(end, at + 2 + len(figure.unit.split())) and tokens[here].text != "/":
        here += 1
    if here >= end or tokens[here].text not in ("/", "mỗi", "trên"):
        return ""
    unit = _unit(tokens, here + 1)
    after = here + 1 + len(unit.split())
    return "" if after < end and tokens[after].text in ("/", "mỗi") else unit


def _unit(tokens: Sequence[Token], at: int) -> str:
    """Return the unit at a token that something can fall to: of things that are counted, or a time."""
    unit, _ = unit_at(tokens, at)
    return unit if unit in lexicon.COUNTED or unit in ("tháng", "quý", "tuần", "ngày") else ""


def _judged(part: Part, average: _Average, first: int, start: int, end: int) -> Iterator[Finding]:
    """Yield the finding that no total and number near an average make it."""
    near = [(at, each) for at, each in phrases.single(part.tokens, first, end) if at != average.at]
    near += [(at, token.of) for at, token in enumerate(part.tokens[first:end], first) if token.of is not None]
    counts = [each for _, each in near if _counts(each, average.per)]
    totals = [
        (at, each)
        for at, each in near
        if each not in counts and phrases.counts(each) and _comparable(each, average.figure)
    ]
    if any(_makes(total, count, average.figure) for _, total in totals for count in counts):
        return
    totals = [
        (at, each)
        for at, each in totals
        if not phrases.is_amount(part.tokens, at, first)
        and (at < average.at or part.tokens[at].depth > part.tokens[average.at].depth)
    ]
    own = [each for at, each in totals if at >= start] or [each for _, each in totals]
    if len(own) != 1 or len(counts) != 1 or own[0].bound or counts[0].bound:
        return
    total, count = own[0], counts[0]
    real = total.value.over(count.value)
    if real is None:
        return
    yield Finding(
        mark(part, average.figure),
        f"ghi bình quân “{average.figure.shown}”, nhưng {total.shown} chia cho {count.shown} là "
        f"{said.amount(real, average.figure.factor)}",
        ((mark(part, total), f"tổng: “{total.shown}”"), (mark(part, count), f"số đơn vị: “{count.shown}”")),
        sure=False,
    )


def _comparable(total: Figure, mean: Figure) -> bool:
    """Return whether a total can be of what a mean counts: turns of people (`lượt người`) are people in a mean."""
    turns = total.unit.startswith("lượt") and (mean.unit in lexicon.PERSONS or mean.unit.startswith("lượt"))
    return turns or frames.comparable(total, mean)


def _counts(figure: Figure, per: str) -> bool:
    noun = " ".join(figure.noun)
    if per in lexicon.TIMES:
        return figure.unit == per
    return figure.unit == per or noun.startswith(per) or (figure.unit in lexicon.PERSONS and per in lexicon.PERSONS)


def _makes(total: Figure, count: Figure, average: Figure) -> bool:
    """Return whether a total over a number can be an average, which may be cut instead of rounded."""
    step = (average.point.high - average.point.low) or Fraction(1)
    real = total.value.over(count.value)
    return real is None or real.meets(average.value.widened(step / 2))
