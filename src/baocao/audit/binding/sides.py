"""Which values can be the later one of a change, and which the earlier one: by place, time and subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit.binding import ledger
from baocao.audit.binding.levels import Level
from baocao.audit.meaning import frames, subjects, whens
from baocao.audit.meaning.changes import Change, Kind
from baocao.audit.meaning.whens import When
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.parts import Part
from baocao.audit.reading.tokens import Figure, Token

_NEAR = 8
"""Tokens behind a change in which the value stands that it led to: `giảm 186 vụ, còn 1.054 vụ`."""
_BESIDE = 3
"""Those of a change without an amount: `giảm còn 40 vụ`."""
_LED = frozenset({"còn", "lên", "xuống", "đạt", "là"})
_LINKING = lexicon.words(
    """
    tức là tương đương ứng với mức đã như vậy nghĩa bằng cụ thể cũng hay năm nay này trong ước cả số tuyệt đối kéo mạnh
    tiếp tục có thì đều vẫn lại sản tốc độ nhịp tỷ tỉ lệ con tình trạng xu hướng diện tích khối quy mô mở
    """
)
"""What may stand between a mark and a change that is of what stands before the mark, and of no other subject."""
_GENERAL = lexicon.MEASURES | {"", "%", "‰", "người", "hộ"}
"""Units of many subjects: in another sentence a value of one of them is of the same thing only if its words are."""


_NAMING = 2
"""Words that name a thing; of one alone it is not known, unless one of the following stands before it."""
_COUNTING = frozenset({"số", "tổng", "lượng", "mức", "tỷ", "giá", "riêng", "nguồn", "khối"})


class Sought(NamedTuple):
    """A change whose values are looked for."""

    part: Part
    number: int
    """Its sentence."""
    change: Change
    values: Sequence[Level]
    """Those nearby that it can be of by their units."""
    clause: Clause
    year: int
    """The last year that its paragraph names."""

    @property
    def tokens(self) -> Sequence[Token]:
        """Return those of its paragraph."""
        return self.part.tokens

    @property
    def own(self) -> list[Level]:
        """Return the values of its sentence."""
        return [each for each in self.values if each.sentence == self.number]

    @property
    def depth(self) -> int:
        """Return in how many brackets it stands."""
        return self.tokens[self.change.at].depth


def later(sought: Sought) -> list[Level]:
    """Return what a change can have led to, the nearest first: before it, behind it, in a sentence before."""
    change, clause = sought.change, sought.clause
    holder = holder_of(sought)
    if holder is not None:
        return [holder]
    now = [each for each in sought.values if not each.held and not _is_named(each, change) and not each.when.back]
    now = [each for each in now if not each.planned] or (now if change.against and change.against.values else [])
    if len({each.when for each in now}) > 1:
        now = [each for each in now if not any(_is_later(other, each) for other in now)]
    now = [each for each in now if is_of_time(clause, change, each)]
    own = [each for each in now if each.sentence == sought.number]
    behind = [each for each in own if change.stop <= each.at and _is_led_to(sought, each)][:1]
    if change.kind is Kind.BARE and behind and behind[0].at <= change.stop + _BESIDE:
        return behind
    before = [each for each in own if each.at < change.first and _is_open(sought, each)]
    before = [each for each in before if clause.fits(each) and not _is_turned(sought.tokens, each.at, change.at)]
    words = clause.subject or frozenset(change.by.noun if change.by else ())  # “giảm 5 người chết”
    told = [each for each in now if each.sentence < sought.number and not each.depth and clause.fits(each)]
    if clause.named:
        before.sort(key=lambda each: len(clause.subject & each.subject))
    told.sort(key=lambda each: (len(words & each.subject), each.at), reverse=True)
    return before[::-1] or behind or [each for each in told if each.sentence == told[0].sentence]


def holder_of(sought: Sought) -> Level | None:
    """Return the value that a change in a bracket is of, which stands right before it: `năm 2022 là 247 đơn (tăng …)`.

    One without a time of its own leaves it to the time of the others.
    """
    tokens, at = sought.tokens, sought.change.at
    start = sought.part.sentences[sought.number][0]
    opening = next((here for here in range(at, start, -1) if tokens[here].depth < sought.depth), at)
    inner = any(token.figure is not None for token in tokens[opening : sought.change.first])
    before = [each for each in sought.own if each.at < opening]
    if opening == at or inner or not before or not sought.clause.fits(before[-1]):
        return None
    words = phrases.words_before(tokens, opening, before[-1].at, _NEAR)
    said = len(words) == opening - before[-1].at - 1 and not before[-1].held and before[-1].when.year
    return before[-1] if said and not before[-1].planned else None


def _is_open(sought: Sought, level: Level) -> bool:
    """Return whether a value stands in no bracket, or in one right before a change: `Xã A (71,2%) thấp hơn …`."""
    between = sought.tokens[level.at + 1 : sought.change.at]
    closing = next((at for at, token in enumerate(between) if token.text == ")"), len(between))
    behind = {token.text for token in between[closing + 1 :]}
    return level.depth <= sought.depth or (closing < len(between) and behind <= _LINKING)


def _is_later(other: Level, level: Level) -> bool:
    return whens.precedes(level.when, other.when) and of_a_kind(level.figure, other.figure)


def _is_named(level: Level, change: Change) -> bool:
    """Return whether a value is of the year that a change is held against."""
    when = change.when
    return (
        when is not None
        and when.year != 0
        and level.when.year == when.year
        and not (when.part[0] or level.when.part[0])
    )


def _is_led_to(sought: Sought, level: Level) -> bool:
    change = sought.change
    if change.kind is Kind.PERCENT and level.figure.unit == "%":
        return False  # “mức tăng trưởng 7,4% là cao nhất trong 3 năm (2022: 6,8%; 2023: 5,9%)”
    words = phrases.words_before(sought.tokens, level.at, change.stop, 4)
    timed = level.depth > sought.depth and (level.when.year != 0 or level.when.now)
    shown = change.kind is Kind.BARE and phrases.said(sought.tokens, change.stop, (":",))
    timed = timed or (shown and level.when != When())  # “rút ngắn: quý I là 38 phút, quý II là 45 phút”
    beside = change.kind is Kind.BARE and level.at <= change.stop + 1
    return timed or beside or (level.at < change.stop + _NEAR and bool(_LED & set(words)))


def is_of_time(clause: Clause, change: Change, level: Level) -> bool:
    """Return whether a value can be of the time that the clause of a change names: `do năm 2022 sụt giảm`."""
    year, part = clause.when.year, clause.when.part
    if part[0] and level.when.part != part:
        return False  # “…, riêng tháng 6 tăng 15,2% so với tháng 5”
    return not year or level.when.year == year or (not level.when.year and change.by is not None)


class Clause(NamedTuple):
    """What the clause of a change says before its word."""

    subject: frozenset[str]
    """The words that name what changed; none where a value of it stands there."""
    named: bool
    """Whether they name a thing: two words, or one that is counted (`số tiền`)."""
    when: When
    rate: bool = False
    """Whether they name a rate."""

    def fits(self, level: Level) -> bool:
        """Return whether what is said to change, if that is said, is what a value is of."""
        return not self.named or 2 * len(self.subject & level.subject) >= len(self.subject)


def clause_of(tokens: Sequence[Token], start: int, at: int) -> Clause:
    """Return what stands before a change, back to a mark or a figure."""
    first = at
    while first > start and tokens[first - 1].figure is None and tokens[first - 1].text not in _MARKS:
        first -= 1
    if first > start and tokens[first - 1].figure is not None:
        return Clause(frozenset(), named=False, when=When())
    compared = next((here for here in range(first, at) if tokens[here].text == "so"), at)
    times = [time[0] for here in range(first, compared) if (time := whens.at(tokens, here))]
    first = next((here + 2 for here in range(first, compared) if phrases.said(tokens, here, ("cho", "thấy"))), first)
    words = [token.text for token in tokens[first:compared] if token.text not in _LINKING]
    subject = frozenset(subjects.content(words)) | {word for word in words if word in lexicon.COUNTED}
    leading = {token.text for token in tokens[first:compared]} & _COUNTING
    named = len(subject) >= _NAMING or bool(leading and subject)
    rate = "lệ" in {token.text for token in tokens[first:compared]}
    return Clause(subject, named, times[-1] if times else When(), rate)


_MARKS = frozenset({",", ";", "(", ")", ":", "và", "nhưng", "song", "do", "vì", "nhờ"})


def _is_turned(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Return whether a part of what a value counts is spoken of between it and a change: `trong đó`."""
    return any(
        phrases.turn(tokens, at + offset)
        for offset, token in enumerate(tokens[at:stop])
        if token.depth <= tokens[stop].depth
    )


def earlier(sought: Sought, new: Level) -> Iterator[tuple[list[Level], bool]]:
    """Yield what a change can be held against, the surest first, and whether its own sentence says so."""
    number, against = sought.number, sought.change.against
    named = against.values if against else ()
    yield [each for each in sought.own if each.at in named], True
    free = [each for each in sought.values if each is not new and not each.held]
    if against is not None and against.when is None:
        other = [each for each in free if against.words & (each.lead | each.subject) - new.lead]
        yield [each for each in other if each.sentence == number and each.at > sought.change.at], True
        yield [each for each in other if each.sentence == number], True
        return
    olds = [each for each in free if is_before(sought, each, new)]
    olds = [each for each in olds if not _is_turned(sought.tokens, each.at, new.at)]
    own = [each for each in olds if each.sentence == number]
    yield [each for each in own if each.at > sought.change.at], True
    yield own, True
    apart = [each for each in olds if each.sentence != number]
    yield [each for each in apart if _is_of_same(each, new)] or (apart if _are_alone(sought, new, apart) else []), False


def is_before(sought: Sought, level: Level, new: Level) -> bool:
    """Return whether a value is of the time that a change is held against, or of one before that of the later value."""
    when = sought.change.when
    if level.when.year and when is not None and when.year not in (0, level.when.year):
        return False
    if when is not None and when.back and not when.year and level.when.year and new.when.year:
        return level.when.year == new.when.year - 1
    if when is not None and (when.back or when.year) and not when.part[0] and not level.when.year:
        return level.when.back  # “tháng 10 thu 42 tỷ đồng; tháng 11 thu 45 tỷ đồng, tăng 12% so với cùng kỳ năm trước”
    aside = level.depth > new.depth and level.at > new.at and level.sentence == new.sentence
    if aside and level.when.year and not new.when.year and when is not None and when.back:
        return True  # “đạt 58,4% (năm 2023 là 61,2%), nhỉnh hơn năm trước”
    unnamed = when is None or not when.year
    if level.sentence > sought.number and level.when.year and not new.when.year and unnamed:
        return level.when.year == sought.year - 1  # “… xếp thứ 6, tăng 3 bậc. Năm 2023 đứng thứ 9.”
    return whens.precedes(level.when, new.when) or (when is not None and _is_named(level, sought.change))


def _are_alone(sought: Sought, new: Level, olds: Sequence[Level]) -> bool:
    """Return whether a value and one other are the only ones of their unit nearby."""
    return len(olds) == 1 and sum(of_a_kind(each.figure, new.figure) for each in sought.values) == 2


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
    if change.kind is Kind.GROWTH:
        return phrases.counts(figure) and figure.unit != "bậc"
    if change.kind is not Kind.AMOUNT or change.by is None:
        return (phrases.counts(figure) and figure.unit != "bậc") or figure.unit == "%" or change.kind is Kind.BARE
    by = change.by
    kin = figure.unit == by.unit or {figure.unit, by.unit} <= lexicon.PERSONS
    kin = kin or (by.unit == "trường hợp" and figure.unit in lexicon.COUNTED)
    if figure.unit and by.unit:
        return (phrases.counts(figure) or figure.unit == by.unit) and (kin or figure.unit.startswith(by.unit + " "))
    return phrases.counts(figure) and frames.comparable(figure, by)


def of_a_kind(first: Figure, second: Figure) -> bool:
    """Return whether two figures count the same, one of them perhaps in a shorter word: `lượt`, `lượt người`."""
    if {"%", "bậc"} & {first.unit, second.unit}:
        return first.unit == second.unit
    if first.unit and second.unit:
        return first.unit == second.unit or ledger.alike(first, second)
    return frames.comparable(first, second)
