"""How many times one value is another, as it is told: `gấp 2,5 lần`, `hơn gấp đôi`, `giảm một phần ba`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from baocao.audit import phrases, readings
from baocao.audit.interval import Interval, exactly
from baocao.audit.tokens import Token

_NUMBERS = {
    "đôi": 2,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_FRACTIONS = {
    ("một", "nửa"): Fraction(1, 2), ("phân", "nửa"): Fraction(1, 2), ("một", "phần", "ba"): Fraction(1, 3),
    ("hai", "phần", "ba"): Fraction(2, 3), ("một", "phần", "tư"): Fraction(1, 4), ("ba", "phần", "tư"): Fraction(3, 4),
    ("một", "phần", "năm"): Fraction(1, 5), ("một", "phần", "mười"): Fraction(1, 10),
}  # fmt: skip
_BOUNDS = {
    "hơn": "trên",
    "gần": "gần",
    "trên": "trên",
    "ngót": "gần",
    "quá": "trên",
    "khoảng": "khoảng",
    "chưa": "dưới",
}
_LESS = frozenset({"giảm", "mất", "hụt", "bớt", "sụt", "hao"})
_AS_MUCH = frozenset({"bằng", "còn"})


class Multiple(NamedTuple):
    """A multiple with its first token and the token behind it."""

    first: int
    stop: int
    value: Interval


def at(tokens: Sequence[Token], here: int, end: int) -> Multiple | None:
    """Return the multiple that a word begins to tell of; one in words is a round one."""
    word = tokens[here].text
    if word == "gấp":
        return _times(tokens, here, end) or _worded(tokens, here, end)
    if word == "bằng":
        return _times(tokens, here, end) or _fraction(tokens, here, end)
    return _fraction(tokens, here, end) if word in _LESS | _AS_MUCH else None


def _times(tokens: Sequence[Token], here: int, end: int) -> Multiple | None:
    figure = tokens[here + 1].figure if here + 1 < end else None
    if figure is None or figure.unit != "lần":
        return None
    half = Fraction(1, 2) if figure.value.low == figure.value.high else Fraction()
    return Multiple(here + 1, here + 2, figure.value.widened(half))


def _worded(tokens: Sequence[Token], here: int, end: int) -> Multiple | None:
    """Return `gấp đôi`, `gấp rưỡi`, `gần gấp ba`, `gấp hai lần rưỡi`."""
    at = here + 1
    bound = _bound(tokens, here - 1)
    if at < end and tokens[at].text in _BOUNDS:
        bound, at = _BOUNDS[tokens[at].text], at + 1
    word = tokens[at].text if at < end else ""
    if word != "rưỡi" and word not in _NUMBERS:
        return None
    value = Fraction(3, 2) if word == "rưỡi" else Fraction(_NUMBERS[word])
    stop = at + 1 + phrases.said(tokens, at + 1, ("lần",))
    if word != "rưỡi" and phrases.said(tokens, stop, ("rưỡi",)):
        value, stop = value + Fraction(1, 2), stop + 1
    return Multiple(here, stop, _bounded(value, value / 8, bound))


def _fraction(tokens: Sequence[Token], here: int, end: int) -> Multiple | None:
    """Return `chỉ bằng một nửa`, `giảm gần một phần ba`, as what is left of the earlier value."""
    at = here + 1
    while at < end and tokens[at].text in ("được", "tới", "đi", "mất", "lại", "chỉ", "đến"):
        at += 1
    bound = _bound(tokens, here - 1) if tokens[here].text == "bằng" else ""
    if at < end and tokens[at].text in _BOUNDS:
        bound, at = _BOUNDS[tokens[at].text], at + 1
    for words, value in _FRACTIONS.items():
        if at + len(words) <= end and phrases.said(tokens, at, words):
            told = _bounded(value, Fraction(1, 20), bound)
            left = exactly(1) - told if tokens[here].text in _LESS else told
            return Multiple(here, at + len(words), left)
    return None


def _bound(tokens: Sequence[Token], before: int) -> str:
    return _BOUNDS.get(tokens[before].text, "") if before >= 0 else ""


def _bounded(value: Fraction, slack: Fraction, bound: str) -> Interval:
    return readings.bounded(exactly(value), bound) if bound else exactly(value).widened(slack)
