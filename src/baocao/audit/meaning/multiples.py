"""How many times one value is another, as it is told: `gấp 2,5 lần`, `hơn gấp đôi`, `gấp rưỡi`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from baocao.audit.reading import numerals, phrases, readings
from baocao.audit.reading.interval import Interval, exactly
from baocao.audit.reading.tokens import Token

_NUMBERS = numerals.SEVERAL | {"đôi": 2}
_BOUNDS = {
    "hơn": "trên",
    "gần": "gần",
    "trên": "trên",
    "ngót": "gần",
    "quá": "trên",
    "khoảng": "khoảng",
    "chưa": "dưới",
}


class Multiple(NamedTuple):
    """A multiple with its first token and the token behind it."""

    first: int
    stop: int
    value: Interval


def at(tokens: Sequence[Token], here: int, end: int) -> Multiple | None:
    """Return the multiple that a word begins to tell of; one in words is a round one."""
    word = tokens[here].text
    if word not in ("gấp", "bằng"):
        return None
    return _times(tokens, here, end) or (_worded(tokens, here, end) if word == "gấp" else None)


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


def _bound(tokens: Sequence[Token], before: int) -> str:
    return _BOUNDS.get(tokens[before].text, "") if before >= 0 else ""


def _bounded(value: Fraction, slack: Fraction, bound: str) -> Interval:
    return readings.bounded(exactly(value), bound) if bound else exactly(value).widened(slack)
