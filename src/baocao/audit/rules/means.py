"""What falls to each: an average, a price, a yield against its total and its count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from baocao.audit import frames, ledger, lexicon, phrases, said
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.frames import Said
from baocao.audit.interval import Interval, exactly
from baocao.audit.readings import unit_at
from baocao.audit.tokens import Figure, Token

_TIMES = frozenset({"năm", "tháng", "ngày", "quý", "tuần", "giờ", "kỳ", "lần", "vụ", "1", "một"})
"""What is meant over a time is told with a time that stands elsewhere."""
_EACH = re.compile(r"(?:^| )(?:mỗi|từng|một) (?P<what>\S+(?: \S+)?)(?: \S+){0,4}$")
_MEANT = re.compile(r"bình quân|trung bình|năng suất|đơn giá|định mức|mức hỗ trợ|\bmỗi\b")
_REACH = 2
"""Sentences back in which the count and the total of a mean are looked for."""


class _Mean(NamedTuple):
    """A figure that is said of each of some things."""

    entry: Said
    each: str
    """What it falls to."""


def what_falls_to_each(document: Document) -> Iterator[Finding]:
    """Số bình quân, đơn giá, năng suất nhân với số lượng phải bằng tổng.

    Vì sao: số bình quân là số do tính mà có, thường còn lại từ lần cập nhật trước; diện tích, năng suất, sản lượng hay
    số suất, mức mỗi suất, tổng trị giá đứng cạnh nhau thì nhân được ngay. Đơn vị được đổi cho nhau; số được làm tròn
    theo đơn vị đã in; “gần”, “khoảng” được tính theo khoảng của nó. Khi có một tổng và một số lượng nào đó trong đoạn
    chia ra khớp thì không nêu.

    Ví dụ sai:

        Diện tích lúa 1.250 ha, năng suất 56 tạ/ha, sản lượng đạt 7.500 tấn.

    Cách sửa: nhân lại, sửa số bị sai.
    """
    yield from _rates(document)
    yield from _averages_of(document)


def _rates(document: Document) -> Iterator[Finding]:
    """Yield the prices, yields and allowances that are not those of their total."""
    for part in document.parts:
        entries = ledger.entries(document, part)
        if len(entries) < 3:
            continue
        for entry in entries:
            mean = _mean(part.tokens, entry)
            if mean is not None:
                yield from _off(entries, mean)


def _mean(tokens: Sequence[Token], entry: Said) -> _Mean | None:
    """Return a figure that is said of each of some things: `17 tiêu chí/xã`, `mỗi hộ 45 triệu đồng`."""
    behind = [token.text for token in tokens[entry.at + 1 : entry.at + 8] if token.start >= entry.figure.end]
    unit = entry.figure.unit.split()
    if behind[: len(unit)] == unit:
        behind = behind[len(unit) :]
    if "/" in entry.figure.unit:
        each = entry.figure.unit.partition("/")[2]
    elif behind[:1] == ["/"] and len(behind) > 1:
        each = " ".join(behind[1:3]) if behind[2:3] != ["/"] else ""
    else:
        match = _EACH.search(entry.before)
        each = match["what"] if match else ""
    first = each.partition(" ")[0]
    averaged = re.search(r"bình quân|trung bình", entry.before) and "năng suất" not in entry.before
    if averaged or re.search(r"cùng kỳ|trước|năm \d{4}", entry.before):
        return None
    if not first or first in _TIMES or not (_MEANT.search(entry.before) or "/" in (*behind[:1], entry.figure.unit)):
        return None
    return _Mean(entry, each)


def _off(entries: Sequence[Said], mean: _Mean) -> Iterator[Finding]:
    near = [
        each
        for each in entries
        if each is not mean.entry and _is_near(each, mean.entry)
        and not re.search(r"\b(?:mỗi|tăng|giảm)\b", each.before) and not each.figure.unit.count("/")
    ]  # fmt: skip
    counts = [each for each in near if _counts(each.figure, mean.each)]
    totals = [each for each in near if each not in counts and _factor(each.figure, mean.entry.figure) is not None]
    if not counts or not totals:
        return
    stated = _widened(mean.entry.figure)
    for count in counts:
        for whole in totals:
            due = _due(whole, count, mean)
            others = [
                each.figure
                for each in near
                if each not in (count, whole) and each.figure.unit == mean.entry.figure.unit
            ]
            if due is None or due.meets(stated) or any(_widened(each).meets(due) for each in others):
                return
    count, whole = _nearest(counts, mean.entry), _nearest(totals, mean.entry)
    due = _due(whole, count, mean) if not _is_of_before(whole, mean.entry) else None
    named = whole.at > mean.entry.at and re.search(r"sản lượng|tổng|trị giá", whole.before)
    apart = count.sentence != whole.sentence or (count.semicolons != whole.semicolons and not named)
    if due is None or apart or (len(counts) > 1 and len(totals) > 1):
        return
    if not stated.low / 2 <= due.middle <= stated.high * 2:
        return  # so far off it is of something else
    yield Finding(
        mean.entry.mark,
        f"ghi “{mean.entry.figure.shown}” cho mỗi {mean.each.partition(' ')[0]}, nhưng {whole.figure.shown} / "
        f"{count.figure.shown} là {said.amount(due, mean.entry.figure.factor)}",
        ((whole.mark, f"tổng: “{whole.figure.shown}”"), (count.mark, f"số lượng: “{count.figure.shown}”")),
        sure=len(counts) == len(totals) == 1 and whole.sentence == mean.entry.sentence,
    )


def _is_of_before(whole: Said, mean: Said) -> bool:
    """Return whether a comparison stands between a total and a mean: `4.140 tấn, tăng … so với vụ trước (90 tạ/ha)`."""
    words = [token.text for token in mean.mark.part.tokens[whole.at : mean.at]]
    return phrases.has(words, (("so", "với"), ("cùng", "kỳ"), ("vụ", "trước"), ("năm", "trước")))


def _is_near(entry: Said, mean: Said) -> bool:
    """Return whether a figure stands in the clauses of a mean, or in a sentence right before it."""
    if entry.sentence == mean.sentence:
        return abs(entry.semicolons - mean.semicolons) <= 1
    return mean.sentence - _REACH <= entry.sentence < mean.sentence


def _nearest(found: Sequence[Said], to: Said) -> Said:
    return min(found, key=lambda each: abs(each.at - to.at))


def _counts(figure: Figure, each: str) -> bool:
    """Return whether a figure counts what a mean falls to."""
    first = each.partition(" ")[0]
    if figure.unit in (each, first) or figure.unit.startswith(first + " "):
        return figure.factor == 1
    persons = {first, each} & lexicon.PERSONS and figure.unit in lexicon.PERSONS
    return bool(persons) or (not figure.unit and figure.noun[:1] == (first,))


def _factor(total: Figure, mean: Figure) -> Fraction | None:
    """Return what a total is multiplied with to be of the mean's unit; None where it is of another kind."""
    unit = mean.unit.partition("/")[0]
    if total.unit == unit or (not unit and total.noun[:1] == mean.noun[:1]):
        return Fraction(1)
    if total.unit in lexicon.PERSONS and unit in lexicon.PERSONS:
        return Fraction(1)
    first, second = lexicon.SIZES.get(total.unit), lexicon.SIZES.get(unit)
    return first[1] / second[1] if first and second and first[0] == second[0] else None


def _due(whole: Said, count: Said, mean: _Mean) -> Interval | None:
    factor = _factor(whole.figure, mean.entry.figure)
    quotient = whole.figure.value.over(count.figure.value)
    return quotient.scaled(factor) if quotient is not None and factor is not None else None


def _widened(figure: Figure) -> Interval:
    """Return what a mean can stand for: a whole number may be rounded."""
    if figure.unit.startswith("đồng") and not figure.bound:
        return exactly(figure.point.middle)  # a price is what it says
    exact = figure.value.low == figure.value.high
    return figure.value.widened(Fraction(1, 2)) if exact and figure.value.high >= 2 else figure.value


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


def _averages_of(document: Document) -> Iterator[Finding]:
    """Yield the averages that no total and number of their sentence or the one before make."""
    for part in document.parts:
        for number, (start, end) in enumerate(part.sentences):
            for each in _averages(part.tokens, start, end):
                first = part.sentences[number - 1][0] if number else start
                yield from _averaged(part, each, first, start, end)


def _averages(tokens: Sequence[Token], start: int, end: int) -> Iterator[_Average]:
    for here in range(start, end - 1):
        if not phrases.said(tokens, here, ("bình", "quân")) and not phrases.said(tokens, here, ("trung", "bình")):
            continue
        if _OF_OTHERS & {token.text for token in tokens[max(start, here - 3) : here]}:
            continue
        if {"tăng", "giảm"} & {token.text for token in tokens[max(start, here - 2) : here]}:
            continue
        at, figure = next(phrases.single(tokens, here + 2, min(end, here + 2 + _GAP)), (0, None))
        if figure is None or not phrases.counts(figure) or not _is_beside(tokens, here + 2, at):
            continue
        per = _over(tokens, max(start, here - 4), at) or _behind_slash(tokens, at, figure, end)
        if per:
            yield _Average(figure, at, per)


def _is_beside(tokens: Sequence[Token], start: int, at: int) -> bool:
    between = {token.text for token in tokens[start:at]}
    return not between & ({"tăng", "giảm", ";", ".", "năm"} | _OF_OTHERS)


def _over(tokens: Sequence[Token], start: int, at: int) -> str:
    """Return the unit behind `mỗi` or `một` before an average: `bình quân mỗi lớp có 41 em`."""
    for here in range(start, at):
        if tokens[here].text in ("mỗi", "một", "1", "01"):
            return _unit(tokens, here + 1) or " ".join(token.text for token in tokens[here + 1 : here + 3])
    return ""


def _behind_slash(tokens: Sequence[Token], at: int, figure: Figure, end: int) -> str:
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


def _averaged(part: Part, average: _Average, first: int, start: int, end: int) -> Iterator[Finding]:
    """Yield the finding that no total and number near an average make it."""
    near = [(at, each) for at, each in phrases.single(part.tokens, first, end) if at != average.at]
    near += [(at, token.of) for at, token in enumerate(part.tokens[first:end], first) if token.of is not None]
    counts = [each for _, each in near if _is_number(each, average.per)]
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


def _is_number(figure: Figure, per: str) -> bool:
    noun = " ".join(figure.noun)
    if per in lexicon.TIMES:
        return figure.unit == per
    return figure.unit == per or noun.startswith(per) or (figure.unit in lexicon.PERSONS and per in lexicon.PERSONS)


def _makes(total: Figure, count: Figure, average: Figure) -> bool:
    """Return whether a total over a number can be an average, which may be cut instead of rounded."""
    step = (average.point.high - average.point.low) or Fraction(1)
    real = total.value.over(count.value)
    return real is None or real.meets(average.value.widened(step / 2))
