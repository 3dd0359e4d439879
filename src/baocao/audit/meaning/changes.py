"""What a text says to have changed: by how much, which way, and against what, each read once for every rule."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import NamedTuple

from baocao.audit.meaning import cues, motions, multiples, references, whens
from baocao.audit.meaning.motions import Motion
from baocao.audit.meaning.references import Reference
from baocao.audit.meaning.whens import When
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.interval import Interval, exactly
from baocao.audit.reading.tokens import Figure, Token, Type


class Kind(enum.Enum):
    """In what a change is told."""

    AMOUNT = enum.auto()
    """In what its values are counted in."""
    PERCENT = enum.auto()
    """In per cent of the earlier value; between two per cents perhaps in points."""
    GROWTH = enum.auto()
    """In per cent of the earlier value, where a per cent could be the value itself: `bật lên 18,5%`."""
    POINTS = enum.auto()
    RANKS = enum.auto()
    TIMES = enum.auto()
    """How many times the later value is the earlier one."""
    SHARE = enum.auto()
    """How many per cent of the earlier value the later one is."""
    BARE = enum.auto()
    """Only which of two values is the greater."""


class Change(NamedTuple):
    """A statement that something rose or fell, or is more or less than something else."""

    at: int
    """The token of its word."""
    way: int
    """1 for more, -1 for less, 0 for unsaid."""
    kind: Kind
    by: Figure | None
    """By how much; None of a bare one, and of a multiple in words."""
    value: Interval
    """What `by` can stand for."""
    first: int
    stop: int
    """Where what it tells begins and ends among the tokens."""
    against: Reference | None

    @property
    def when(self) -> When | None:
        """Return the time that it is held against; None where that is another thing, or unsaid."""
        return self.against.when if self.against else None


_WANTED = (
    ("chỉ", "tiêu"), ("kế", "hoạch"), ("mục", "tiêu"), ("yêu", "cầu"), ("phấn", "đấu"), ("cam", "kết"), ("giao",),
    ("dự", "kiến"), ("dự", "toán"), ("định", "hướng"), ("định", "mức"), ("phải",), ("cần",), ("sẽ",),
)  # fmt: skip
"""A rise or a fall behind one of these is planned: `vượt chỉ tiêu giảm 1,5%`."""
_YEARLY = (("mỗi", "năm"), ("hằng", "năm"), ("hàng", "năm"))
_SHARED_OUT = frozenset({"mỗi", "hàng", "hằng", "quân"})
_LEADING = frozenset({"là", "tới", "đến", "những", "mất"})
"""What may stand between what a change is against and its amount: `cao hơn bình quân (68%) tới 9 điểm`."""
_COUNTING = frozenset({"thêm", "mất", "bớt"})
"""With an amount that counts, these say what came or went, of which there may be several."""
_STOPS = frozenset({"từ", "lên", "xuống", "còn", "tỷ", "tỉ", "số"})
"""Between a word of change and a figure these say that the figure is a value."""
_REACH = 5
_LINKING = lexicon.words(
    """
    tương đương ứng với bằng tức là hay mức tăng giảm thêm khoảng , ( - + – đã số nghĩa tỷ tỉ lệ tốc độ trưởng đạt tuyệt
    đối
    """
)
"""What may stand between an amount and the per cent that says it once more."""
_RANKS = frozenset({"bậc", "hạng", "thứ"})


def read(tokens: Sequence[Token], start: int, end: int) -> list[Change]:
    """Return what is said to change in a sentence, in its order."""
    found: list[Change] = []
    before: Reference | None = None
    for at in range(start, end):
        if tokens[at].text == ";":
            before = None
        if tokens[at].text == "so":
            before = references.at(tokens, at, end) or before
        if found and at < found[-1].stop:
            continue
        change = (
            _multiple(tokens, at, end)
            or _stated(tokens, (start, at, end), before if before and before.stop == at else None)
            or _apart(tokens, at, end)
            or _share(tokens, at, end, before)
        )
        if change is None:
            continue
        if before is not None and any(each.against and each.against.start == before.start for each in found):
            before = before._replace(values=())  # they are those of the change before
        found.append(_bracketed(tokens, change if change.against else change._replace(against=before), start, end))
        echo = _echo(tokens, found[-1], end)
        if echo is not None:
            found.append(echo)
    return _handed_on(tokens, found)


def _bracketed(tokens: Sequence[Token], change: Change, start: int, end: int) -> Change:
    """Return a change with the value in the bracket behind its amount: `so với năm 2023 giảm 12 vụ (108 vụ)`.

    That of another time is what it is held against where a value of its kind stands before it: `tăng 6% (2023: 98)`.
    """
    against, by = change.against, change.by
    if by is None or (against is not None and (against.when is None or against.values)):
        return change
    at = change.stop + len(phrases.words_after(tokens, change.stop - 1, end))
    values, stop = references.bracket(tokens, at, end) if at < end and tokens[at].text == "(" else ([], at)
    figure = tokens[values[0]].figure if len(values) == 1 else None
    if figure is None:
        return change
    time = whens.at(tokens, at + 1)
    if against is None and time is not None and _has(tokens[start : change.at], figure.unit):
        return change._replace(
            against=Reference(at, stop, time[0], planned=False, words=frozenset(), values=(*values,))
        )
    same = figure.unit == by.unit and figure.factor == by.factor
    return change._replace(against=against._replace(values=(*values,))) if against and same else change


def _has(tokens: Sequence[Token], unit: str) -> bool:
    return any(token.figure is not None and token.figure.unit == unit for token in tokens)


def _handed_on(tokens: Sequence[Token], found: list[Change]) -> list[Change]:
    """Return the changes, each with what the one right behind it is held against where it does not say it itself."""
    for here in range(len(found) - 2, -1, -1):
        one, other = found[here : here + 2]
        behind = other.against is not None and other.against.start >= other.stop
        if one.against is None and behind and are_linked(tokens, one, other):
            found[here] = one._replace(against=other.against)
    return found


def are_linked(tokens: Sequence[Token], one: Change, other: Change) -> bool:
    """Return whether the second of two changes tells the first once more, by the words between them."""
    against = one.against
    unit = one.by.unit.split() if one.by else []
    return other.first >= one.stop and all(
        token.text in _LINKING
        or token.text in unit
        or (against is not None and against.start - 2 <= here < against.stop)
        for here, token in enumerate(tokens[one.stop : other.first], one.stop)
        if token.figure is None
    )


def stated(change: Change) -> Interval:
    """Return what a per cent can stand for, once more as wide as it is rounded: few reckon with the last digit."""
    by = change.by
    if by is None or by.bound:
        return change.value
    return change.value.widened(by.point.half)


def _stated(tokens: Sequence[Token], where: tuple[int, int, int], before: Reference | None) -> Change | None:
    start, at, end = where
    motion = motions.at(tokens, at, start)
    if motion is None or _is_wanted(tokens, at, start):
        return None
    here, against = _ahead(tokens, motion, end)
    figure = tokens[here].figure if here < end and tokens[here].type is Type.FIGURE else None
    amount = figure if figure is not None and _is_amount(tokens, against, motion, here) else None
    led = figure is not None and motion.loose and here == motion.stop  # “rút xuống 3,4 giờ so với mức 3,1 giờ”
    against = against or _behind(tokens, here + 1 if led or amount is not None else motion.stop, end)
    if _is_idle(tokens[at].text, amount, against or before):
        return None
    if amount is None:
        said = against is not None or motion.stop >= end or _is_said(tokens[motion.stop])
        return Change(at, motion.way, Kind.BARE, None, exactly(0), at, motion.stop, against) if said else None
    if _is_shared_out(tokens, here if motion.beyond else at, here, end):
        return None
    kind = Kind.GROWTH if motion.loose and amount.unit == "%" else _kind(amount)
    return Change(at, motion.way, kind, amount, amount.value, here, here + 1, against)


def _is_said(following: Token) -> bool:
    """Return whether a motion without an amount is what is said of something, and no part of a longer phrase."""
    return following.type is Type.MARK or following.figure is not None or following.text in _FINISHING


_FINISHING = lexicon.words(
    "do vì nhờ đều liên qua từ lên xuống còn nhẹ mạnh rõ đáng khá dần từng không so chỉ đến tới thứ vị"
)


def _is_wanted(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Return whether a rise or a fall is planned, or is that of an average year."""
    before = phrases.words_before(tokens, at, start, 4)
    return phrases.has(before, _WANTED) or bool({"mỗi", "hàng", "hằng"} & set(before)) or "quân" in before[-1:]


def _is_idle(word: str, amount: Figure | None, against: Reference | None) -> bool:
    """Return whether a word says no change of a value: `vượt 12%` (of a plan), `thêm 9 lớp`, `chất lượng kém`."""
    untimed = against is None or against.when is None
    if word in cues.OF_PLANS_ONLY and untimed:
        return True
    if word == "kém" and amount is None:
        return against is None or not against.values
    return word in _COUNTING and untimed and (amount is None or _kind(amount) is Kind.AMOUNT)


def _ahead(tokens: Sequence[Token], motion: Motion, end: int) -> tuple[int, Reference | None]:
    """Return where the amount of a motion can stand, and what stands between and is what it is against."""
    here = motion.stop
    while here < min(end, motion.stop + _REACH):
        token = tokens[here]
        if token.figure is not None:
            break
        if token.text == "so" or (motion.beyond and here == motion.stop):
            against = references.at(tokens, here, end, beyond=motion.beyond, awaited=True)
            if against is not None:
                here = against.stop
                return here + (here < end and tokens[here].text in _LEADING), against
        if token.type not in (Type.WORD, Type.YEAR) or token.text in _STOPS:
            break
        here += 1
    return here, None


def _is_shared_out(tokens: Sequence[Token], at: int, here: int, end: int) -> bool:
    """Return whether an amount is that of an average year: `giảm bình quân 0,5 điểm % mỗi năm`."""
    around = {*(token.text for token in tokens[at:here]), *phrases.words_after(tokens, here, end, 3)}
    before = [token.text for token in tokens[max(0, at - 10) : at]]
    return bool(_SHARED_OUT & around) or phrases.has(before, _YEARLY)  # “mỗi năm 2025, 2026 nâng thêm 2 điểm %”


def _is_amount(tokens: Sequence[Token], against: Reference | None, motion: Motion, here: int) -> bool:
    """Return whether a figure behind a motion is by how much, and no value."""
    figure = tokens[here].figure
    if figure is None:
        return False
    if motion.loose and here == motion.stop:
        grown = motion.way > 0 and motion.verb != "tăng" and tokens[here - 1].text == "lên"  # “bật lên 18,5%”
        return figure.unit == "điểm %" or (figure.unit == "%" and grown)
    if against is None or against.when is not None or figure.unit in ("điểm %", "lần"):
        return True
    return bool(against.values) or phrases.counts(figure)


def _kind(by: Figure) -> Kind:
    if by.unit == "lần":
        return Kind.TIMES
    if by.unit == "điểm %":
        return Kind.POINTS
    if by.unit == "%":
        return Kind.PERCENT
    return Kind.RANKS if not by.unit and by.noun[:1] and by.noun[0] in _RANKS else Kind.AMOUNT


def _behind(tokens: Sequence[Token], stop: int, end: int) -> Reference | None:
    """Return what a change is held against behind its amount: `tăng 5 vụ (8%) so với …`, `tăng 5% cùng kỳ`."""
    at = stop - 1
    for here in range(stop, min(end, stop + 12)):
        token = tokens[here]
        if token.text == "so" or (here <= stop + 3 and token.text == "cùng" and token.depth == tokens[at].depth):
            found = references.at(tokens, here, end)
            return None if found is not None and here > stop and _is_of_next(tokens, found, here, end) else found
        if token.text in (";", ":") or (token.figure is not None and token.depth == tokens[at].depth):
            return None
        comma = token.text == "," and not (here + 1 < end and tokens[here + 1].text == "so")
        if comma and token.depth <= tokens[at].depth:
            return None
    return None


def _is_of_next(tokens: Sequence[Token], against: Reference, here: int, end: int) -> bool:
    """Return whether what follows a comma is what the next change is held against: `…, so với năm 2023 tăng 6,6%`."""
    return tokens[here - 1].text == "," and against.stop < end and motions.at(tokens, against.stop, here) is not None


def _multiple(tokens: Sequence[Token], at: int, end: int) -> Change | None:
    told = multiples.at(tokens, at, end)
    if told is None:
        return None
    behind = told.stop + (told.stop < end and tokens[told.stop].text == "lần")
    against = references.at(tokens, behind, end, beyond=True) if behind < end else None
    against = against or _behind(tokens, told.stop, end)
    return Change(at, 0, Kind.TIMES, None, told.value, told.first, told.stop, against)


def _apart(tokens: Sequence[Token], at: int, end: int) -> Change | None:
    """Return a difference that says no way, where it is told at a token: `chênh nhau 12 hộ`."""
    if tokens[at].text not in _APART:
        return None
    for here in range(at + 1, min(end, at + _FAR)):
        figure = tokens[here].figure
        if tokens[here].depth != tokens[at].depth:
            continue
        if tokens[here].text in (",", ";", ":"):
            return None
        if figure is not None and here >= at + _NEAR and tokens[here - 1].text not in _LEADING:
            return None
        if figure is not None:
            known = _kind(figure) in (Kind.AMOUNT, Kind.POINTS)
            return Change(at, 0, _kind(figure), figure, figure.value, here, here + 1, None) if known else None
    return None


_APART = frozenset({"chênh", "lệch", "cách"})
"""`Chênh lệch`, `cách nhau`, `khoảng cách giữa hai khu vực là`."""
_NEAR, _FAR = 9, 30
"""So many words behind one of these its amount stands, farther off only behind `là`, `tới`."""


def _share(tokens: Sequence[Token], at: int, end: int, before: Reference | None) -> Change | None:
    """Return `bằng 92% cùng kỳ`, where it is told at a token."""
    figure = tokens[at + 1].figure if at + 2 < end else None
    if tokens[at].text not in ("bằng", "đạt", "còn") or figure is None or figure.unit != "%":
        return None
    against = references.at(tokens, at + 2, end, beyond=True)
    if against is None or against.when is None:
        against = before if not phrases.words_after(tokens, at + 1, end, 1) else None
    portion = tokens[at].text == "còn" and not any(map(str.isdigit, figure.shown))  # “giảm còn một nửa”
    timed = against is not None and against.when is not None and (against.when.back or tokens[at].text == "bằng")
    if not timed and not portion:
        return None
    return Change(at, 0, Kind.SHARE, figure, figure.value, at + 1, at + 2, against)


def _echo(tokens: Sequence[Token], change: Change, end: int) -> Change | None:
    """Return what tells a change once more behind it without a word of its own: `(8%)`, `tương ứng 12 vụ`."""
    if change.by is None or not change.way:
        return None
    unit = change.by.unit.split() if phrases.counts(change.by) else []
    named = bool(unit) and phrases.said(tokens, change.stop, tuple(unit))
    here = first = change.stop + (len(unit) if named else 0)
    while here < end and tokens[here].figure is None and tokens[here].text in _LINKING - {"tăng", "giảm"}:
        here += 1
    held = change.against.values[-1:] if change.against and change.kind is Kind.AMOUNT else ()
    if any((shown := tokens[at].figure) and shown.unit == "%" for at in held):
        here = held[0]  # “tăng 37 trường hợp so với cùng kỳ (47%)”
    figure = tokens[here].figure if here < end else None
    if figure is None or here == first or tokens[here].type is not Type.FIGURE:
        return None
    pair = {_kind(change.by), _kind(figure)}
    if pair not in ({Kind.AMOUNT, Kind.PERCENT}, {Kind.POINTS, Kind.PERCENT}):
        return None
    against = _behind(tokens, here + 1, end) or change.against
    return Change(here, change.way, _kind(figure), figure, figure.value, here, here + 1, against)
