"""Between which two values a change is: found once for every rule that recomputes one.

A change is held against two values only where the words bind them: by what it says that it is against, by the times of
the values, by `từ … lên …`. Where the binding would be a guess there is none.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import NamedTuple

from baocao.audit.binding import levels, sides
from baocao.audit.binding.levels import Level, Sheet
from baocao.audit.binding.sides import Clause, Sought
from baocao.audit.document import Document, once
from baocao.audit.meaning import whens
from baocao.audit.meaning.changes import Change, Kind
from baocao.audit.meaning.routes import Route
from baocao.audit.meaning.whens import When
from baocao.audit.reading import phrases
from baocao.audit.reading.interval import exactly, total
from baocao.audit.reading.parts import Part
from baocao.audit.reading.tokens import Figure, Token, Type

_BACK = 3
"""Sentences before that of a change in which its values are looked for."""
_ON = 2
"""Sentences behind it."""
_BESIDE = 6
"""Tokens between a change and the `từ … lên …` that tells it once more; fewer of one without an amount."""
_TELLING = frozenset({"(", ",", ":", "-", "–", "tức", "là", "cụ", "thể", "ngày", "tháng", "giờ", "năm"})
"""Between a change and a `từ … lên …` behind it these begin nothing else."""
_NOUN = 5
"""Words behind an amount that say what it counts."""
_MOST = 30
"""Values around a change that are looked at: so many stand in no prose."""
_STEADILY = frozenset({"đều", "dần", "liên", "qua"})
"""Beside a word of change these say that it goes on from year to year."""
_YEAR_BY_YEAR = (("năm", "sau"), ("quý", "sau"), ("tháng", "sau"), ("kỳ", "sau"))
_RECALLING = (
    ("như", "vậy"), ("như", "thế"), ("có", "thể", "thấy"), ("tóm", "lại"), ("so", "sánh"), ("qua", "đó"), ("tức", "là"),
    ("nghĩa", "là"), ("rõ", "ràng"), ("điều", "đó"), ("điều", "này"), ("nhìn", "chung"), ("cho", "thấy"),
    ("số", "này"), ("lệ", "này"), ("mức", "này"), ("quả", "này"), ("lượng", "này"), ("trị", "này"), ("độ", "này"),
)  # fmt: skip
"""What is said behind one of these goes back to the values before it."""


class Pair(NamedTuple):
    """A later and an earlier value."""

    new: Figure
    old: Figure


class Move(NamedTuple):
    """A change with the values that it can be between."""

    part: Part
    change: Change
    pairs: tuple[Pair, ...]
    """The likeliest first."""
    near: bool
    """Whether its sentence binds them, and no other does."""


@once
def moves(document: Document) -> tuple[Move, ...]:
    """Return every change whose values are named."""
    return tuple(move for part, sheet in levels.sheets(document) for move in _of(part, sheet))


def _of(part: Part, sheet: Sheet) -> Iterator[Move]:
    for number, told in groupby(sheet.changes, key=itemgetter(0)):
        stated = [change for _, change in told]
        ways = sheet.ways(number, number)
        later = {figure for each in sheet.ways(number + 1, number + _ON) for figure in (each.old, each.new)}
        around = sheet.around(number - _BACK, number + _ON)
        for here, change in enumerate(stated):
            if _is_against_plan(change):
                continue
            clause = sides.clause_of(part.tokens, part.sentences[number][0], change.at)
            pair = _routed(part.tokens, ways, clause, change) or _of_changes(part.tokens, stated, here)
            if pair is not None:
                yield Move(part, change, (pair,), near=True)
                continue
            values = _fitting(around, later, change, clause)
            move = _found(Sought(part, number, change, values, clause, sheet.year))
            if move is not None:
                yield move
    yield from _unled(part, sheet)


def _fitting(values: Sequence[Level], later: Container[Figure], change: Change, clause: Clause) -> list[Level]:
    """Return the values that a change can be of, so many as a reader would look at, in their order.

    Those of a `từ … lên …` behind its sentence are of that alone.
    """
    found = [each for each in values if sides.fits(each.figure, change) and each.figure not in later]
    found = [each for each in found if not each.share or change.kind is Kind.POINTS]
    if change.kind is Kind.BARE and clause.rate:
        found = [each for each in found if each.figure.unit == "%"] or found
    near = sorted(found, key=lambda each: abs(each.at - change.at))[:_MOST]
    return sorted(near, key=lambda each: each.at)


def _found(sought: Sought) -> Move | None:
    """Return a change with the values of the first kind of binding that has any."""
    move = (
        _put_over(sought)
        or _in_series(sought)
        or _bound(sought)
        or _compared(sought)
        or _timed(sought)
        or _multiplied(sought)
        or _contrasted(sought)
    )
    if move is None or move.near or sought.change.kind is not Kind.BARE or _goes_back(sought, move.pairs[0].new):
        return move
    return None


def _unled(part: Part, sheet: Sheet) -> Iterator[Move]:
    """Yield `từ 19 vụ xuống 25 vụ` itself as a change, whatever word leads to it."""
    amounts = {each.by for _, each in sheet.changes}
    for _, route in sheet.routes:
        of_two_sizes = route.old.factor == 1 < route.new.factor and not route.old.unit  # “từ 52 xuống 38 triệu”
        if route.way and not route.ranging and route.new not in amounts and not of_two_sizes:
            change = Change(route.at, route.way, Kind.BARE, None, exactly(0), route.at, route.stop, None)
            yield Move(part, change, (Pair(route.new, route.old),), near=True)


def _is_against_plan(change: Change) -> bool:
    """Return whether a change is how far something is from a plan, which is told of by the rules of plans."""
    against = change.against
    return against is not None and against.planned and (change.by is not None or not against.values)


def _routed(tokens: Sequence[Token], ways: Sequence[Route], clause: Clause, change: Change) -> Pair | None:
    """Return the two values of `từ 20.000 lên 21.078`, where it stands right beside a change."""
    reach = 3 if change.by is None else _BESIDE
    behind = [each for each in ways if change.stop <= each.at <= change.stop + reach][:1]
    before = [each for each in ways if each.stop <= change.at][-1:]
    if change.kind is Kind.BARE or clause.subject:
        before = []  # “từ 820 lên 905 tỷ đồng, riêng chăn nuôi tăng 15%”
    for route in behind or before:
        between = tokens[change.stop : route.at] if behind else tokens[route.stop : change.at]
        apart = any(token.figure is not None for token in between)
        if behind and not _is_told_on(between, change):
            continue  # “tăng 3-4%, giá cát tăng từ 185.000 lên 240.000 đồng”
        if change.kind is Kind.BARE and route.ranging:
            continue
        fitting = sides.fits(route.new, change) or change.kind in (Kind.PERCENT, Kind.GROWTH, Kind.TIMES)
        if not apart and fitting and _is_of_years(tokens, change, route):
            return Pair(route.new, route.old)
    return None


def _of_changes(tokens: Sequence[Token], stated: Sequence[Change], here: int) -> Pair | None:
    """Return two changes that are held against each other: `tăng 3,2%, thấp hơn mức tăng 2,9% của cùng kỳ`."""
    change = stated[here]
    if change.kind is not Kind.BARE or not 0 < here < len(stated) - 1:
        return None
    one, other = stated[here - 1], stated[here + 1]
    words = {token.text for token in tokens[change.stop : other.at]}
    alike = one.way == other.way != 0 and one.kind is other.kind
    if one.by is None or other.by is None or not alike or not words or not words <= _PACES:
        return None
    between = tokens[one.stop : change.at]
    return Pair(one.by, other.by) if all(token.text in (",", "vẫn", "và", "nhưng", "(") for token in between) else None


_PACES = frozenset({"mức", "tốc", "độ", "tỷ", "lệ", "đà", "nhịp"})


def _is_told_on(between: Sequence[Token], change: Change) -> bool:
    """Return whether nothing but the reason of a change stands between it and the `từ … lên …` behind it."""
    words = [token.text for token in between]
    cause = next((at for at, word in enumerate(words) if word in ("nhờ", "do", "vì")), len(words))
    comma = next((at for at in range(cause, len(words)) if words[at] == ","), cause)
    unit = set(change.by.unit.split()) if change.by else set()
    return {*words[:cause], *words[comma:]} <= _TELLING | unit


def _is_of_years(tokens: Sequence[Token], change: Change, route: Route) -> bool:
    """Return whether a change beside `từ … lên …` is of the years that are named there."""
    years = {int(token.text) for token in tokens[route.at : change.at] if token.type is Type.YEAR}
    when = change.when
    if change.against is None or not years:
        return True
    year = when.year if when else 0
    return (year or (max(years) - 1 if when and when.back else 0)) in years


def _goes_back(sought: Sought, new: Figure) -> bool:
    """Return whether a change without an amount is said of a sentence before: `Như vậy …`, `Sang tháng 10 … còn 41`."""
    tokens, change = sought.tokens, sought.change
    words = [token.text for token in tokens[sought.part.sentences[sought.number][0] : change.at]]
    figure = tokens[change.stop].figure if change.stop < len(tokens) else None
    held = change.when is not None and sought.clause.named
    return held or phrases.has(words, _RECALLING) or new is figure


def _bound(sought: Sought) -> Move | None:
    """Return a change with the values of the surest kind of binding that has any."""
    news = sides.later(sought)
    held = sides.holder_of(sought) is not None
    for tier, near in sides.earlier(sought, news[0]) if news else ():
        olds = [each for each in tier if each not in news[:1]]
        if held:
            olds = sorted(olds, key=lambda each: each.when.year)[-1:]  # “(tăng 26,0%)” behind one value of a series
        pairs = [
            Pair(new.figure, old.figure) for new in news for old in olds if sides.of_a_kind(new.figure, old.figure)
        ]
        pairs = pairs[:1] if sought.change.kind is Kind.BARE else pairs
        own = all(each.sentence == sought.number for each in news)
        if len(pairs) > 1 and own:
            pairs.append(Pair(_sum(news), pairs[0].old))
        if pairs:
            alone = len({old.figure.value for old in olds}) == 1
            return Move(sought.part, sought.change, tuple(pairs), near=near and own) if near or alone else None
    return None


def _put_over(sought: Sought) -> Move | None:
    """Return a change with the values of `giảm 9 vụ (64/73 vụ)`, where 64 is said to be the later one before it."""
    tokens, change = sought.tokens, sought.change
    at = change.stop + len(phrases.words_after(tokens, change.stop - 1, len(tokens), _NOUN))
    ratio = tokens[at + 1] if at + 1 < len(tokens) and tokens[at].text == "(" else None
    if ratio is None or ratio.of is None or ratio.figure is None or change.against is None:
        return None
    said = any(each.at < change.at and each.figure.point == ratio.figure.point for each in sought.values)
    return Move(sought.part, change, (Pair(ratio.figure, ratio.of),), near=False) if said else None


def _in_series(sought: Sought) -> Move | None:
    """Return a rise through the years with the two values of its series that deny it: `giảm đều: 2021 là 46 vụ, …`."""
    change = sought.change
    words = [token.text for token in sought.tokens[max(0, change.at - 3) : change.stop + 4]]
    if change.kind is not Kind.BARE or not (_STEADILY & set(words) or phrases.has(words, _YEAR_BY_YEAR)):
        return None
    dated = [each for each in sought.own if each.when.year or each.when.part[1]]
    years = [each for each in dated if each.at > change.at] or dated
    pairs = [
        Pair(new.figure, old.figure)
        for old, new in pairwise(sorted(years, key=lambda each: (each.when.year, each.when.part)))
        if whens.precedes(old.when, new.when) and sides.of_a_kind(old.figure, new.figure)
    ]
    if len(pairs) < 2 or len(pairs) + 1 < len(years) or not (years[0].at > change.at or sought.clause.fits(years[0])):
        return None
    order = sorted(pairs, key=lambda pair: change.way * (pair.new.point.middle - pair.old.point.middle))
    return Move(sought.part, change, (order[0],), near=True)


def _sum(values: Sequence[Level]) -> Figure:
    """Return the values of a sentence taken together: `5 huy chương vàng, 3 huy chương bạc … tăng 2`."""
    first = values[0].figure
    whole = total([each.figure.value for each in values if each.figure.unit == first.unit])
    return first._replace(value=whole, point=whole)


def _compared(sought: Sought) -> Move | None:
    """Return a change with the values of `2.450 so với 1.225`, right behind it or the only ones of its sentence."""
    own = sought.own
    for new, old in pairwise(own):
        between = [token.text for token in sought.tokens[new.at + 1 : old.at]]
        told = between[-2:] == ["so", "với"] and len(between) <= 2 + len(new.figure.unit.split() or new.figure.noun[:2])
        if told and (len(own) == 2 or 0 <= new.at - sought.change.stop <= 2):
            return Move(sought.part, sought.change, (Pair(new.figure, old.figure),), near=True)
    return None


def _timed(sought: Sought) -> Move | None:
    """Return a change with the only two values of its sentence, or of those before it, where they are of two times."""
    if sought.change.against is not None and sought.change.when is None:
        return None
    told = [each for each in sought.values if each.sentence < sought.number and sought.clause.fits(each)]
    for values, near in ((sought.own, True), (told, False)):
        if len(values) == 2 and sides.of_a_kind(values[0].figure, values[1].figure):
            for old, new in (values, values[::-1]):
                behind = min(new.at, old.at) >= sought.change.stop and near
                fitting = (behind or sought.clause.fits(new) or sought.clause.fits(old)) and sides.is_of_time(
                    sought.clause, sought.change, new
                )
                if fitting and not old.held and sides.is_before(sought, old, new):
                    return Move(sought.part, sought.change, (Pair(new.figure, old.figure),), near=near)
    return None


def _multiplied(sought: Sought) -> Move | None:
    """Return what says no way with the only two values before it in its sentence, or with those in the one before."""
    change = sought.change
    if change.way or change.kind is Kind.SHARE:
        return None
    own = [each for each in sought.own if each.at < change.first]
    before = [each for each in sought.values if each.sentence == sought.number - 1]
    values = own if len(own) > 1 else [*before, *own]
    if len(values) != 2 or not sides.of_a_kind(values[0].figure, values[1].figure):
        return None
    low, high = sorted((each.figure for each in values), key=lambda each: each.value.low)
    return Move(sought.part, change, (Pair(high, low) if change.value.middle > 1 else Pair(low, high),), near=False)


def _contrasted(sought: Sought) -> Move | None:
    """Return an amount with the two values of `là 36,4 tỷ, trong khi năm 2023 là 33,1 tỷ, tăng …`, either way round."""
    change = sought.change
    before = [each for each in sought.own if each.at < change.first]
    if len(before) != 2 or change.by is None or change.against is not None or not change.way:
        return None
    new, old = before
    between = [token.text for token in sought.tokens[new.at : old.at]]
    told = phrases.has(between, _CONTRASTING) and new.when == When() and old.when.year and not new.planned
    if not told or not sides.of_a_kind(new.figure, old.figure):
        return None
    pairs = (Pair(new.figure, old.figure), Pair(old.figure, new.figure))
    return Move(sought.part, change, pairs, near=True)


_CONTRASTING = (("trong", "khi"), ("còn",), ("thì",), ("mà",), ("nhưng",))
