"""What falls to each: an average, a price, a yield against its total and its count."""

from __future__ import annotations

import bisect
import re
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, product

from baocao.audit import said
from baocao.audit.binding.credible import credible
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.meaning import frames, means
from baocao.audit.meaning.means import Mean, Term
from baocao.audit.reading import lexicon, numerals, phrases
from baocao.audit.reading.interval import Interval, exactly, total
from baocao.audit.reading.tokens import Figure, Type

_CUES = frozenset({"mỗi", "từng", "một", "/", "bình", "trung", "1", "01"})
"""A paragraph without one of these tells of no mean."""
_FUND = re.compile(r"quỹ|tổng (?:thu nhập|tiền)|chi lương")
_TELLING = lexicon.words("( , tương đương ứng với tức là hay khoảng bằng nghĩa")
"""Between two means these alone stand where the second tells the first once more, one of the following among them."""
_AGAIN = frozenset({"tương", "tức", "hay"})
_MOVED = re.compile(r"\b(?:mỗi|tăng|giảm)\b")
_TOTAL = re.compile(r"sản lượng|tổng|trị giá")
_COMPARING = (
    ("gấp",),
    ("lần",),
    ("cao", "hơn"),
    ("thấp", "hơn"),
    ("so", "với"),
    ("cùng", "kỳ"),
    ("vụ", "trước"),
    ("năm", "trước"),
)
_ROADS = frozenset({"km", "cây số"})
_MANY = 20
"""From here on an average in whole numbers may be cut off rather than rounded."""
_SEVERAL = 2
_REACH = 2
"""Sentences back in which the count and the total of a mean are looked for."""


def what_falls_to_each(document: Document) -> Iterator[Finding]:
    """Số bình quân, đơn giá, năng suất nhân với số lượng phải bằng tổng.

    Vì sao: số bình quân là số do tính mà có, thường còn lại từ lần cập nhật trước; diện tích, năng suất, sản lượng hay
    số suất, mức mỗi suất, tổng trị giá đứng cạnh nhau thì nhân được ngay. Đơn vị được đổi cho nhau; số được làm tròn
    theo đơn vị đã in; “gần”, “khoảng” được tính theo khoảng của nó. Bình quân mỗi năm, mỗi quý, mỗi tháng, bình quân
    của các số vừa kê (“ba xã là 120, 96 và 84 ha”) cũng được tính lại. Khi có một tổng và một số lượng nào đó trong
    đoạn chia ra khớp thì không nêu.

    Ví dụ sai:

        Diện tích lúa 1.250 ha, năng suất 56 tạ/ha, sản lượng đạt 7.500 tấn.

    Cách sửa: nhân lại, sửa số bị sai.
    """
    for part in document.parts:
        if not _CUES & {token.text for token in part.tokens} and "/" not in part.passage.text:
            continue
        terms = list(means.terms(part))
        yield from _restated(part, terms)
        for term in terms if len(terms) > 1 else ():
            mean = means.mean_at(part.tokens, term)
            if mean is not None:
                yield from _off(part, terms, mean)


def _restated(part: Part, terms: Sequence[Term]) -> Iterator[Finding]:
    """Yield each mean of a month that is not the twelfth of that of a year: `52 triệu đồng/năm, tức 5 triệu/tháng`."""
    for year, month in pairwise(terms):
        between = {token.text for token in part.tokens[year.at + 1 : month.at]}
        if year.sentence != month.sentence or not between & _AGAIN:
            continue
        of_year, of_month = (means.falls_to(part.tokens, each)[0].split(" ")[0] for each in (year, month))
        told = between - set(of_year.split("/")) - set(year.figure.unit.split()) - {"/"} <= _TELLING
        if not told or of_year != of_month.removesuffix("tháng") + "năm" or "tháng" not in of_month:
            continue
        due = year.figure.value.scaled(Fraction(1, 12))
        stated = month.figure.value.widened(month.figure.point.half)
        if not due.meets(stated) and credible(month.figure.point, due):
            yield Finding(
                mark(part, month.figure),
                f"ghi “{month.figure.shown}” mỗi tháng, nhưng {year.figure.shown} / 12 là "
                f"{said.amount(due, month.figure.factor)}",
                ((mark(part, year.figure), f"mỗi năm: “{year.figure.shown}”"),),
                sure=False,
            )


def _off(part: Part, terms: Sequence[Term], mean: Mean) -> Iterator[Finding]:
    """Yield the finding that no total and number near a mean make it."""
    near = _near(terms, mean)
    counts = [each for each in near if _is_number(each.figure, mean.each)]
    totals = [each for each in near if each not in counts and _factor(each.figure, mean.term.figure) is not None]
    if mean.each.startswith("vạn "):
        counts = [_by_ten_thousands(each) for each in totals if each.figure.unit == "người"]
        totals = [each for each in totals if each.figure.unit != "người"]
    counts = list(_over_time(part, near, {each.figure.point: each for each in counts}.values(), mean))
    if means.PAID & set(mean.term.before.split()):
        totals = [each for each in totals if _FUND.search(each.before)]
    listed = _listed(part, totals, mean)
    if any(_bears_out(*each, mean, near) for each in product(totals, counts)) or (
        listed and _bears_out(*listed, mean, ())
    ):
        return
    pair = listed or (_only if mean.averaged else _nearest)(part, counts, totals, mean)
    due = _due(*pair, mean) if pair is not None else None
    if pair is None or due is None or not credible(mean.term.figure.point, due):
        return
    whole, count = pair
    if count.implied and _is_of_less(due, count, mean):
        return
    yield Finding(
        mark(part, mean.term.figure),
        f"ghi “{mean.term.figure.shown}” cho mỗi {count.figure.unit or mean.each.rstrip(' ,;')}, "
        f"nhưng {whole.figure.shown} / {count.figure.shown} là {said.amount(due, mean.term.figure.factor)}",
        ((mark(part, whole.figure), f"tổng: “{whole.figure.shown}”"),
         (mark(part, count.figure), f"số lượng: “{count.figure.shown}”")),
        sure=not mean.averaged and len(counts) == len(totals) == 1 and whole.sentence == mean.term.sentence,
    )  # fmt: skip


def _is_of_less(due: Interval, count: Term, mean: Mean) -> bool:
    """Return whether a mean is that of fewer months or years than those that are meant: they may not be over."""
    most = int(count.figure.point.middle)
    return any(_widened(mean).meets(due.scaled(Fraction(most, number))) for number in range(1, most))


def _lengths(part: Part, near: Sequence[Term], mean: Mean) -> list[Term]:
    """Return the number of months, quarters or years that a mean is over: as it is said, or as its time has them."""
    name = mean.span or mean.each.partition(" ")[0]
    said_so = [each for each in near if each.figure.unit == name]
    if said_so or not mean.averaged:
        return said_so
    start = part.sentences[mean.term.sentence][0]
    tokens = part.tokens[start : mean.term.at]
    times = [token for token in tokens if token.type is (Type.PERIOD if name == "năm" else Type.YEAR)]
    if name == "năm":
        number = int(times[0].text[-4:]) - int(times[0].text[:4]) + 1 if len(times) == 1 else 0
    else:
        numbered = any(one.text == name and other.text[:1].isdigit() for one, other in pairwise(tokens))
        whole = phrases.has([token.text for token in tokens], (("trong", "năm"), ("cả", "năm"), ("năm", "nay")))
        known = times or whole or mean.span
        number = means.OF_A_YEAR.get(name, 0) if known and not numbered and len(times) < _SEVERAL else 0
    if not number:
        return []  # “đến hết tháng 10 năm 2024 … bình quân mỗi tháng”
    value = exactly(number)
    place = times[0] if times else part.tokens[mean.term.at]
    length = Figure(place.start, place.end, f"{number} {name}", value, value, name)
    return [Term(length, start, mean.term.sentence, 0, 0, "", "", implied=not mean.span)]


def _by_ten_thousands(people: Term) -> Term:
    """Return a number of people as one of what `10 bác sĩ/vạn dân` falls to."""
    value = people.figure.value.scaled(Fraction(1, 10_000))
    shown = f"({people.figure.shown} / 10.000)"
    return people._replace(figure=people.figure._replace(value=value, point=value, unit="vạn dân", shown=shown))


def _over_time(part: Part, near: Sequence[Term], counts: Collection[Term], mean: Mean) -> Iterator[Term]:
    """Yield the numbers that a mean can be of, with the time that it is of besides, or that time alone."""
    lengths = _lengths(part, near, mean) if mean.span or not counts else []
    if not mean.span:
        yield from [*counts, *lengths]
    for count, length in product(counts, lengths if mean.span else ()):
        value = count.figure.value.scaled(length.figure.point.middle)
        shown = f"{count.figure.shown} / {length.figure.shown}"
        yield count._replace(figure=count.figure._replace(value=value, point=value, shown=shown))


def _listed(part: Part, totals: Sequence[Term], mean: Mean) -> tuple[Term, Term] | None:
    """Return the sum of all that was listed before an average, and of how many: `ba xã là 120 ha, 96 ha và 84 ha`."""
    own = [each for each in totals if each.sentence == mean.term.sentence and each.at < mean.term.at]
    if not mean.averaged or len(own) < 2 or len({each.figure.unit for each in own} - {""}) > 1:
        return None
    start, first = part.sentences[mean.term.sentence][0], mean.each.partition(" ")[0]
    for at in range(own[0].at - 1, start, -1):
        token = part.tokens[at - 1]
        figure = token.figure
        number = numerals.SEVERAL.get(token.text, 0) if figure is None else int(figure.point.middle)
        if part.tokens[at].text == first and number == len(own):
            value = exactly(number)
            count = Figure(token.start, part.tokens[at].end, str(number), value, value, first)
            added = total([each.figure.value for each in own])
            shown = f"({' + '.join(each.figure.shown for each in own)})"
            whole = own[0].figure._replace(end=own[-1].figure.end, value=added, point=added, shown=shown)
            return own[0]._replace(figure=whole), own[0]._replace(figure=count)
    return None


def _bears_out(whole: Term, count: Term, mean: Mean, near: Sequence[Term]) -> bool:
    """Return whether a total over a number is a mean, or another figure of its unit, or can be none."""
    due = _due(whole, count, mean)
    rates = [each for each in near if each not in (count, whole) and each.figure.unit == mean.term.figure.unit]
    return due is None or any(_widened(mean._replace(term=each)).meets(due) for each in (mean.term, *rates))


def _near(terms: Sequence[Term], mean: Mean) -> list[Term]:
    """Return the figures in the clauses of a mean, and in the sentences right before it."""
    own = mean.term
    first = own.sentence - (1 if mean.averaged else _REACH)
    start = bisect.bisect_left(terms, first, key=lambda each: each.sentence)
    stop = bisect.bisect_right(terms, own.sentence, key=lambda each: each.sentence)
    moved = set(_MOVED.findall(own.before)) - {"mỗi"}  # “giảm 12.000 hộ …; bình quân mỗi năm giảm 2.400 hộ”
    return [
        each
        for each in terms[start:stop]
        if each.at != own.at
        and "/" not in each.figure.unit
        and (mean.averaged or each.sentence != own.sentence or abs(each.semicolons - own.semicolons) <= 1)
        and moved.issuperset(_MOVED.findall(each.before))
    ]


def _only(part: Part, counts: Sequence[Term], totals: Sequence[Term], mean: Mean) -> tuple[Term, Term] | None:
    """Return the one total and the one number that an average can be of."""
    before = [each for each in totals if each.at < mean.term.at or each.depth > mean.term.depth]
    own = [each for each in before or totals if each.sentence == mean.term.sentence] or before
    counts = [each for each in counts if each.at < mean.term.at] if len(counts) > 1 else counts
    if len(own) > 1:
        named = set(mean.term.before.split()) - {"bình", "quân", "trung", "mỗi", *mean.each.split()}
        own = [each for each in own if len(named & set(each.before.split())) > 1]
    plain = len(own) == len(counts) == 1 and not own[0].figure.bound and not counts[0].figure.bound
    return (own[0], counts[0]) if plain and not _are_compared(part, own[0], mean) else None


def _nearest(part: Part, counts: Sequence[Term], totals: Sequence[Term], mean: Mean) -> tuple[Term, Term] | None:
    """Return the total and the number nearest to a price or a yield, in one sentence and not far off."""
    if not counts or not totals or (len(counts) > 1 and len(totals) > 1):
        return None
    count, whole = (min(each, key=lambda term: abs(term.at - mean.term.at)) for each in (counts, totals))
    named = whole.at > mean.term.at and _TOTAL.search(whole.before)
    apart = count.sentence != whole.sentence or (count.semicolons != whole.semicolons and not named)
    due = _due(whole, count, mean)
    if due is None or apart or _are_compared(part, whole, mean):
        return None
    stated = _widened(mean)
    close = stated.low / 2 <= due.middle <= stated.high * 2  # farther off it is of something else
    return (whole, count) if close or _is_shifted(stated.middle, due.middle) else None


def _are_compared(part: Part, whole: Term, mean: Mean) -> bool:
    """Return whether a total is held against a mean: `gấp 1,26 lần bình quân 10 tháng (251,8 tỷ đồng/tháng)`."""
    return phrases.has([token.text for token in part.tokens[whole.at : mean.term.at]], _COMPARING)


def _is_shifted(stated: Fraction, due: Fraction) -> bool:
    """Return whether two values are alike but for the place of the comma, as of `tạ` taken for `tấn`."""
    return any(abs(stated * 10**power - due) * 100 < due for power in (-3, -2, -1, 1, 2, 3))


def _is_number(figure: Figure, each: str) -> bool:
    """Return whether a figure counts what a mean falls to."""
    first = each.partition(" ")[0]
    if figure.unit in (each, first) or (figure.unit in lexicon.COUNTED and figure.unit.startswith(first + " ")):
        return figure.factor == 1
    if figure.unit in lexicon.TIMES:
        return False
    persons = {first, each} & lexicon.PERSONS and figure.unit in lexicon.PERSONS
    roads = figure.unit in _ROADS and each in _ROADS
    return bool(persons) or roads or (not figure.unit and figure.noun[:1] == (first,))


def _factor(total: Figure, mean: Figure) -> Fraction | None:
    """Return what a total is multiplied with to be of the mean's unit; None where it is of another kind."""
    unit = mean.unit.partition("/")[0]
    if unit in means.HOURS or total.unit in means.HOURS:
        return Fraction(1) if unit == total.unit else None
    if not phrases.counts(total):
        return None
    first, second = lexicon.SIZES.get(total.unit), lexicon.SIZES.get(unit)
    if first and second:
        return first[1] / second[1] if first[0] == second[0] else None
    if unit and total.unit.startswith(f"{unit} "):
        return Fraction(1)  # “12.000 hộ nghèo …, mỗi năm 2.400 hộ”
    turns = total.unit.startswith("lượt") and (unit in lexicon.PERSONS or unit.startswith("lượt"))
    return Fraction(1) if turns or frames.comparable(total, mean._replace(unit=unit)) else None


def _due(whole: Term, count: Term, mean: Mean) -> Interval | None:
    factor = _factor(whole.figure, mean.term.figure)
    quotient = whole.figure.value.over(count.figure.value)
    return quotient.scaled(factor) if quotient is not None and factor is not None else None


def _widened(mean: Mean) -> Interval:
    """Return what a mean can stand for: a whole number may be rounded, the decimals of an average cut off."""
    figure = mean.term.figure
    if figure.unit.startswith("đồng") and not figure.bound and not mean.averaged:
        rounded = mean.term.depth and figure.factor > 1  # “11,27 tỷ đồng (605 nghìn đồng/suất)” is reckoned
        half = Fraction(figure.factor, 2) if rounded else Fraction(0)
        return exactly(figure.point.middle).widened(half)  # a price is what it says
    if figure.value.low == figure.value.high:
        cut = Fraction(1 if mean.averaged and figure.value.high >= _MANY else 0, 2)
        low, high = figure.value.widened(Fraction(1, 2) if figure.value.high >= 2 else 0)
        return Interval(low, high + cut)
    return figure.value._replace(high=figure.value.high + figure.point.half) if mean.averaged else figure.value
