"""Between which two values a change is: found once for every rule that recomputes one.

A change is held against two values only where the words bind them: by what it says that it is against, by the times of
the values, by `từ … lên …`. Where the binding would be a guess there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from baocao.audit import frames, ledger, levels, lexicon, phrases, subjects, whens
from baocao.audit.changes import Change, Kind
from baocao.audit.document import Document
from baocao.audit.interval import exactly, total
from baocao.audit.levels import Level, Sheet
from baocao.audit.parts import Part
from baocao.audit.routes import Route
from baocao.audit.tokens import Figure, Token, Type
from baocao.audit.whens import When

_BACK = 2
"""Sentences before that of a change in which its values are looked for."""
_NEAR = 8
"""Tokens behind a change in which the value stands that it led to: `giảm 186 vụ, còn 1.054 vụ`."""
_BESIDE = 6
"""Tokens between a change and the `từ … lên …` that tells it once more."""
_LED = frozenset({"còn", "lên", "xuống", "đạt", "là"})
_LINKING = lexicon.words(
    """
    tức là tương đương ứng với mức đã như vậy nghĩa bằng cụ thể cũng hay năm nay này trong ước cả số tuyệt đối kéo mạnh
    tiếp tục có thì đều vẫn lại
    """
)
"""What may stand between a mark and a change that is of what stands before the mark, and of no other subject."""
_GENERAL = lexicon.MEASURES | {"", "%", "‰", "người", "hộ"}
"""Units of many subjects: in another sentence a value of one of them is of the same thing only if its words are."""
_LEVELS_OF_ALL = frozenset({"quân", "chung", "nước", "quốc"})


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


@lru_cache(maxsize=1)
def moves(document: Document) -> tuple[Move, ...]:
    """Return every change whose values are named; those of the last document are kept."""
    return tuple(move for part in document.parts for move in _of(document, part))


def _of(document: Document, part: Part) -> Iterator[Move]:
    sheet = levels.read(document, part)
    for number, change in sheet.changes:
        if _is_against_plan(change):
            continue
        ways = [each for at, each in sheet.routes if at == number]
        routed = _routed(part, number, ways, change)
        if routed is not None:
            yield Move(part, change, (routed,), near=True)
            continue
        around = sheet.around(number - _BACK, number + 1)
        yield from _bound(part, number, change, [each for each in around if fits(each.figure, change)])
    yield from _unled(part, sheet)


def _unled(part: Part, sheet: Sheet) -> Iterator[Move]:
    """Yield `từ 19 vụ xuống 25 vụ` itself as a change, whatever word leads to it."""
    amounts = {each.by for _, each in sheet.changes}
    for _, route in sheet.routes:
        of_two_sizes = route.old.factor == 1 < route.new.factor and not route.old.unit  # “từ 52 xuống 38 triệu”
        if route.way and route.new not in amounts and not of_two_sizes:
            change = Change(route.at, route.way, Kind.BARE, None, exactly(0), route.at, route.stop, None)
            yield Move(part, change, (Pair(route.new, route.old),), near=True)


def _is_against_plan(change: Change) -> bool:
    """Return whether a change is how far something is from a plan, which is told of by the rules of plans."""
    against = change.against
    return against is not None and against.planned and (change.by is not None or not against.values)


def _routed(part: Part, number: int, ways: Sequence[Route], change: Change) -> Pair | None:
    """Return the two values of `từ 20.000 lên 21.078`, where it stands right beside a change."""
    tokens = part.tokens
    behind = [each for each in ways if change.stop <= each.at <= change.stop + (1 if change.by is None else _BESIDE)][
        :1
    ]
    before = [each for each in ways if each.stop <= change.at][-1:] if change.kind is not Kind.BARE else []
    if _clause(tokens, part.sentences[number][0], change.at).subject:
        before = []  # “từ 820 lên 905 tỷ đồng, riêng chăn nuôi tăng 15%”
    for route in behind or before:
        between = tokens[change.stop : route.at] if behind else tokens[route.stop : change.at]
        apart = any(token.figure is not None or token.text == ";" for token in between)
        fitting = fits(route.new, change) or change.kind in (Kind.PERCENT, Kind.TIMES)
        if not apart and fitting and _is_of_years(tokens, change, route):
            return Pair(route.new, route.old)
    return None


def _is_of_years(tokens: Sequence[Token], change: Change, route: Route) -> bool:
    """Return whether a change beside `từ … lên …` is of the years that are named there."""
    years = {int(token.text) for token in tokens[route.at : change.at] if token.type is Type.YEAR}
    when = change.against.when if change.against else None
    if change.against is None or not years:
        return True
    year = when.year if when else 0
    return (year or (max(years) - 1 if when and when.back else 0)) in years


def _bound(part: Part, number: int, change: Change, fit: Sequence[Level]) -> Iterator[Move]:
    news = _later(part, number, change, fit)
    for tier, near in _earlier(number, change, fit, news[0]) if news else ():
        olds = [each for each in tier if each not in news[:1]]
        pairs = [Pair(new.figure, old.figure) for new in news for old in olds if of_a_kind(new.figure, old.figure)]
        if len(pairs) > 1 and all(each.sentence == number for each in news):
            pairs.append(Pair(_sum(news), pairs[0].old))
        if pairs:
            alone = len({old.figure.value for old in olds}) == 1
            if near or alone:
                yield Move(part, change, tuple(pairs), near=near and news[0].sentence == number)
            return
    if change.kind is Kind.TIMES and (change.against is None or news):
        yield from _multiplied(part, number, change, fit)


def _sum(values: Sequence[Level]) -> Figure:
    """Return the values of a sentence taken together: `5 huy chương vàng, 3 huy chương bạc … tăng 2`."""
    first = values[0].figure
    whole = total([each.figure.value for each in values if each.figure.unit == first.unit])
    return first._replace(value=whole, point=whole)


def _multiplied(part: Part, number: int, change: Change, fit: Sequence[Level]) -> Iterator[Move]:
    """Yield a multiple of the only two values before it in its sentence or of those in the one before."""
    own = [each for each in fit if each.sentence == number and each.at < change.first]
    before = [each for each in fit if each.sentence == number - 1]
    values = own if len(own) == 2 else before if not own else []
    if len(values) == 2 and values[0].figure.unit == values[1].figure.unit:
        low, high = sorted((each.figure for each in values), key=lambda each: each.value.low)
        pair = Pair(high, low) if change.value.middle > 1 else Pair(low, high)
        yield Move(part, change, (pair,), near=False)


def _later(part: Part, number: int, change: Change, fit: Sequence[Level]) -> list[Level]:
    """Return what a change can have led to, the nearest first: before it, behind it, in a sentence before."""
    clause = _clause(part.tokens, part.sentences[number][0], change.at)
    now = [each for each in fit if not each.held and not _is_named(each, change) and not each.when.back]
    now = [
        each for each in now if not any(_is_later(other, each) for other in now) and _is_of_time(clause, change, each)
    ]
    own = [each for each in now if each.sentence == number]
    before = [
        each
        for each in own
        if each.at < change.first
        and _are_one(clause.subject, each)
        and each.depth <= part.tokens[change.at].depth
        and not _is_turned(part.tokens, each.at, change.at)
    ]
    if before:
        return before[::-1]
    behind = [each for each in own if change.stop <= each.at and _is_led_to(part.tokens, change, each)]
    return (
        behind[:1]
        or [each for each in now if each.sentence < number and not each.depth and _are_one(clause.subject, each)][::-1][
            :1
        ]
    )


def _is_of_time(clause: _Clause, change: Change, level: Level) -> bool:
    """Return whether a value can be of the time that the clause of a change names: `do năm 2022 sụt giảm`."""
    year = clause.when.year
    return not year or level.when.year == year or (not level.when.year and change.by is not None)


def _is_later(other: Level, level: Level) -> bool:
    return whens.precedes(level.when, other.when) and of_a_kind(level.figure, other.figure)


def _is_named(level: Level, change: Change) -> bool:
    """Return whether a value is of the year that a change is held against."""
    when = change.against.when if change.against else None
    return (
        when is not None
        and when.year != 0
        and level.when.year == when.year
        and not (when.part[0] or level.when.part[0])
    )


def _is_led_to(tokens: Sequence[Token], change: Change, level: Level) -> bool:
    words = phrases.words_before(tokens, level.at, change.stop, 4)
    if change.kind is Kind.PERCENT and level.figure.unit == "%":
        return False  # “mức tăng trưởng 7,4% là cao nhất trong 3 năm (2022: 6,8%; 2023: 5,9%)”
    timed = level.depth > tokens[change.at].depth and (level.when.year != 0 or level.when.now)
    return timed or (level.at < change.stop + _NEAR and bool(_LED & set(words)))


class _Clause(NamedTuple):
    """What the clause of a change says before its word."""

    subject: frozenset[str]
    """The words that name what changed; none where a value of it stands there."""
    when: When


def _clause(tokens: Sequence[Token], start: int, at: int) -> _Clause:
    """Return what stands before a change, back to a mark or a figure."""
    first = at
    while first > start and tokens[first - 1].figure is None and tokens[first - 1].text not in _MARKS:
        first -= 1
    if first > start and tokens[first - 1].figure is not None:
        return _Clause(frozenset(), When())
    compared = any(token.text == "so" for token in tokens[first:at])
    times = [time[0] for here in range(first, at) if (time := whens.at(tokens, here))] if not compared else []
    words = [token.text for token in tokens[first:at] if token.text not in _LINKING]
    counted = {word for word in words if word in lexicon.COUNTED}
    when = times[-1] if times else When()
    return _Clause(frozenset(subjects.content(words)) | counted, when)


_MARKS = frozenset({",", ";", "(", ")", ":", "và", "nhưng", "song", "do", "vì", "nhờ"})


def _are_one(subject: frozenset[str], level: Level) -> bool:
    """Return whether what is said to change, if that is said, is what a value is of."""
    return 2 * len(subject & level.subject) >= len(subject)


def _is_turned(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Return whether a part of what a value counts is spoken of between it and a change: `trong đó`."""
    return any(
        phrases.turn(tokens, at + offset)
        for offset, token in enumerate(tokens[at:stop])
        if token.depth <= tokens[stop].depth
    )


def _earlier(number: int, change: Change, fit: Sequence[Level], new: Level) -> Iterator[tuple[list[Level], bool]]:
    """Yield what a change can be held against, the surest first, and whether its own sentence says so."""
    against = change.against
    named = against.values if against else ()
    yield [each for each in fit if each.at in named and each.sentence == number], True
    if against is not None and against.when is None:
        other = [each for each in fit if each is not new and not each.held and against.words & each.subject - new.own]
        yield [each for each in other if each.sentence == number and each.at > change.at], True
        yield [each for each in other if each.sentence == number], True
        return
    olds = [each for each in fit if each is not new and not each.held and _is_before(each, new, change)]
    own = [each for each in olds if each.sentence == number]
    yield [each for each in own if each.at > change.at], True
    yield own, True
    timed = against is not None
    beside = [each for each in olds if each.sentence != number and (timed or each.sentence < number)]
    yield [each for each in beside if _is_of_same(each, new)], False


def _is_before(level: Level, new: Level, change: Change) -> bool:
    """Return whether a value is of the time that a change is held against, or of one before that of the later value."""
    when = change.against.when if change.against else None
    if level.when.year and when is not None and when.year not in (0, level.when.year):
        return False
    if when is not None and when.back and not when.year and level.when.year and new.when.year:
        return level.when.year == new.when.year - 1
    return whens.precedes(level.when, new.when) or (when is not None and _is_named(level, change))


def _is_of_same(level: Level, new: Level) -> bool:
    """Return whether a value of another sentence is of the same thing."""
    if new.figure.unit not in _GENERAL:
        return True
    return not level.subject or not new.subject or bool(level.subject & new.subject)


def fits(figure: Figure, change: Change) -> bool:
    """Return whether a figure can be one of the two values by its unit and the amount's."""
    if change.kind is Kind.RANKS:
        return figure.unit == "bậc"
    if change.kind is Kind.POINTS:
        return figure.unit == "%"
    if change.kind is not Kind.AMOUNT or change.by is None:
        return (phrases.counts(figure) and figure.unit != "bậc") or figure.unit == "%" or change.kind is Kind.BARE
    by = change.by
    kin = figure.unit == by.unit or {figure.unit, by.unit} <= lexicon.PERSONS
    same = kin or figure.unit.startswith(by.unit + " ")  # of 160 hộ nghèo, 40 hộ
    if figure.unit == by.unit == "":
        return frames.comparable(figure, by)
    return (phrases.counts(figure) or figure.unit == by.unit) and (same or not by.unit or not figure.unit)


def of_a_kind(first: Figure, second: Figure) -> bool:
    """Return whether two figures count the same, one of them perhaps in a shorter word: `lượt`, `lượt người`."""
    if {"%", "bậc"} & {first.unit, second.unit}:
        return first.unit == second.unit
    return phrases.same_unit(first, second) or (ledger.alike(first, second) and bool(first.unit and second.unit))
