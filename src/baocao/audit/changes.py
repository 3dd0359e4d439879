"""What a text says to have changed: by how much, which way, and against what, each read once for every rule."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from baocao.audit import cues, lexicon, phrases, references, whens
from baocao.audit.interval import Interval, exactly
from baocao.audit.references import Reference
from baocao.audit.tokens import Figure, Token, Type


class Kind(enum.Enum):
    """In what a change is told."""

    AMOUNT = enum.auto()
    """In what its values are counted in."""
    PERCENT = enum.auto()
    """In per cent of the earlier value; between two per cents perhaps in points."""
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
    echo: bool = False
    """Whether it tells once more what the one before it tells: `tăng 12 vụ (8%)`."""


_WANTED = frozenset({"chỉ", "kế", "mục", "yêu", "phấn", "cam", "giao", "dự", "định"})
"""A rise or a fall behind one of these is planned: `vượt chỉ tiêu giảm 1,5%`."""
_SHARED_OUT = frozenset({"mỗi", "hàng", "hằng", "quân"})
_OTHERS = {"tăng": {"cường", "gia", "ca", "tốc"}, "giảm": {"trừ", "án", "tải", "nhẹ"}, "kém": {"chất", "hiệu"}}
"""Behind a word of change these make another word of it."""
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
_MULTIPLES = {
    "đôi": Fraction(2), "hai": Fraction(2), "ba": Fraction(3), "bốn": Fraction(4), "năm": Fraction(5),
    "rưỡi": Fraction(3, 2),
}  # fmt: skip


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
        change = _multiple(tokens, at, end) or _stated(tokens, start, at, end) or _share(tokens, at, end)
        if change is None:
            continue
        if before is not None and found and before.start >= found[-1].stop - 1 and before.start < at:
            used = any(each.against == before for each in found)
            before = before._replace(values=()) if used else before
        found.append(change if change.against else change._replace(against=before))
        echo = _echo(tokens, found[-1], end)
        if echo is not None:
            found.append(echo)
    return _handed_on(tokens, found)


def _handed_on(tokens: Sequence[Token], found: list[Change]) -> list[Change]:
    """Return the changes, each with what the one right behind it is held against where it does not say it itself."""
    for here in range(len(found) - 2, -1, -1):
        one, other = found[here : here + 2]
        linked = all(token.text in _LINKING for token in tokens[one.stop : other.first] if token.figure is None)
        if one.against is None and other.against is not None and other.against.start >= other.stop and linked:
            found[here] = one._replace(against=other.against)
    return found


def _stated(tokens: Sequence[Token], start: int, at: int, end: int) -> Change | None:
    cue = _cue(tokens, at)
    if cue is None or {*_SHARED_OUT, *_WANTED} & set(phrases.words_before(tokens, at, start, 4)):
        return None
    way, length = cue
    against: Reference | None = None
    here = at + length
    beyond = tokens[here - 1].text == "hơn" or tokens[at].text in ("kém", "hơn", "vượt")
    while here < min(end, at + length + _REACH):
        token = tokens[here]
        if token.figure is not None:
            break
        if against is None and (token.text == "so" or (beyond and here == at + length)):
            against = references.at(tokens, here, end, beyond=beyond)
            if against is not None:
                here = against.stop
                break
        if token.type not in (Type.WORD, Type.YEAR) or token.text in _STOPS:
            break
        here += 1
    if tokens[at].text in cues.OF_PLANS_ONLY and (against is None or against.when is None):
        return None
    figure = tokens[here].figure if here < end and tokens[here].type is Type.FIGURE else None
    amount = figure if figure is not None and _is_amount(figure, against) else None
    if amount is not None and _is_shared_out(tokens, here if beyond else at, here, end):
        return None
    if tokens[at].text == "thêm" and (amount is None or phrases.counts(amount)):
        return None  # “thêm mới 9 chương trình và kết thúc 2 chương trình”
    if amount is None:
        against = against or _behind(tokens, at + length, end)
        return Change(at, way, Kind.BARE, None, exactly(0), at, at + length, against)
    return Change(
        at, way, _kind(amount), amount, amount.value, here, here + 1, against or _behind(tokens, here + 1, end)
    )


def _is_shared_out(tokens: Sequence[Token], at: int, here: int, end: int) -> bool:
    """Return whether an amount is that of an average year: `giảm bình quân 0,5 điểm % mỗi năm`."""
    around = [*(token.text for token in tokens[at:here]), *phrases.words_after(tokens, here, end, 3)]
    return bool(_SHARED_OUT & set(around))


def _cue(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return the way of the word of change at a token and how many tokens it takes."""
    if tokens[at].type is not Type.WORD:
        return None
    for way, table in ((1, cues.UP), (-1, cues.DOWN)):
        for cue in table:
            if phrases.said(tokens, at, cue):
                following = tokens[at + len(cue)] if at + len(cue) < len(tokens) else tokens[at]
                if cue == ("kém",) and following.figure is None and whens.at(tokens, at + 1) is None:
                    return None  # “kém bền vững”
                return None if following.text in _OTHERS.get(cue[0], ()) else (way, len(cue))
    return None


def _is_amount(figure: Figure, against: Reference | None) -> bool:
    """Return whether a figure behind what something is held against is by how much, and no value of the other."""
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
    for here in range(stop, min(end, stop + 12)):
        token = tokens[here]
        if token.text == "so" or (here <= stop + 3 and token.text == "cùng"):
            return references.at(tokens, here, end)
        if token.text in (";", ":") or (token.figure is not None and token.depth == tokens[stop - 1].depth):
            return None
        comma = token.text == "," and not (here + 1 < end and tokens[here + 1].text == "so")
        if comma and token.depth <= tokens[stop - 1].depth:
            return None
    return None


def _multiple(tokens: Sequence[Token], at: int, end: int) -> Change | None:
    """Return the multiple that is told at a token; one in words is a round one."""
    word = tokens[at].text
    if word not in ("gấp", "bằng", "giảm", "còn") or at + 1 >= end:
        return None
    following = tokens[at + 1]
    figure = following.figure
    if word in ("gấp", "bằng") and figure is not None and figure.unit == "lần":
        half = Fraction(1, 2) if figure.value.low == figure.value.high else Fraction()
        value, first, stop = figure.value.widened(half), at + 1, at + 2
    elif word == "gấp" and following.text in _MULTIPLES and not phrases.said(tokens, at + 2, ("rưỡi",)):
        value, first, stop = exactly(_MULTIPLES[following.text]).widened(Fraction(1, 4)), at, at + 2
    elif word != "gấp" and phrases.said(tokens, at + 1, ("một", "nửa")):
        value, first, stop = exactly(Fraction(1, 2)).widened(Fraction(1, 20)), at, at + 3
    else:
        return None
    behind = stop + (stop < end and tokens[stop].text == "lần")
    against = (references.at(tokens, behind, end, beyond=True) if behind < end else None) or _behind(tokens, stop, end)
    return Change(at, 0, Kind.TIMES, None, value, first, stop, against)


def _share(tokens: Sequence[Token], at: int, end: int) -> Change | None:
    """Return `bằng 92% cùng kỳ`, where it is told at a token."""
    if tokens[at].text not in ("bằng", "đạt") or at + 2 >= end:
        return None
    figure = tokens[at + 1].figure
    if figure is None or figure.unit != "%" or tokens[at + 1].type is not Type.FIGURE:
        return None
    against = references.at(tokens, at + 2, end, beyond=True)
    if against is None or against.when is None or not (against.when.back or tokens[at].text == "bằng"):
        return None
    return Change(at, 0, Kind.SHARE, figure, figure.value, at + 1, at + 2, against)


def _echo(tokens: Sequence[Token], change: Change, end: int) -> Change | None:
    """Return what tells a change once more behind it without a word of its own: `(8%)`, `tương ứng 12 vụ`."""
    if change.by is None or not change.way:
        return None
    unit = change.by.unit.split() if phrases.counts(change.by) else []
    here = change.stop + len(unit) * (
        tuple(t.text for t in tokens[change.stop : change.stop + len(unit)]) == tuple(unit)
    )
    first = here
    while here < end and tokens[here].figure is None and tokens[here].text in _LINKING - {"tăng", "giảm"}:
        here += 1
    figure = tokens[here].figure if here < end else None
    if figure is None or here == first or tokens[here].type is not Type.FIGURE:
        return None
    pair = {_kind(change.by), _kind(figure)}
    if pair not in ({Kind.AMOUNT, Kind.PERCENT}, {Kind.POINTS, Kind.PERCENT}):
        return None
    against = _behind(tokens, here + 1, end) or change.against
    return Change(here, change.way, _kind(figure), figure, figure.value, here, here + 1, against, echo=True)
