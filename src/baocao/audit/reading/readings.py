"""One number read as a figure: its value, magnitude and unit, and what a qualifier makes of its bounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from baocao.audit.reading import lexicon, numerals
from baocao.audit.reading.interval import ENDLESS, Interval, exactly
from baocao.audit.reading.tokens import Figure, Token, Type

STOPPING = lexicon.words("và với của cho tại trong đạt bằng chiếm tăng giảm so là có được gồm từ do để còn theo")
"""A noun ends at one of these."""
_FLOOR, _CEILING, _AROUND = Fraction(4, 5), 2, Fraction(1, 10)
"""`gần` means at least four fifths, `trên` at most twice, `khoảng` a tenth more or less: what is further off than that
nobody would write so. Wide on purpose: a bound alone must never make a contradiction of a loose word."""


_POINT = re.compile(r"\d{1,2}\.\d{1,2}")
"""Where decimals have a comma, such a number without a unit names a point of a list: `tiêu chí chưa đạt là 3.2`."""


class Reading(NamedTuple):
    """A figure and where it ends."""

    figure: Figure
    following: int
    """The raw token after the figure."""


def word_at(given: list[Token], at: int) -> str:
    """Return the word at a raw token, nothing outside."""
    return given[at].text if 0 <= at < len(given) else ""


def figure_at(given: list[Token], at: int, text: str, plain: bool) -> Reading | None:
    """Return the figure that a number begins; None where it cannot be read for certain."""
    numeral = numerals.read(given[at].text)
    if numeral is None:
        return None
    magnitude, following, name = _magnitude(given, at + 1)
    share, following = _share(given, following)
    unit = share or unit_at(given, following)[0]
    if not (plain or unit or name) and _POINT.fullmatch(given[at].text):
        return None
    if not unit and name in ("triệu", "tỷ", "tỉ"):
        unit = "đồng"
    settled = _settled(given[at].text, numeral, unit, plain)
    if settled is None:
        return None
    value, decimals = settled
    step = Fraction(1, 10**decimals) * magnitude
    measured = decimals or magnitude > 1 or unit in lexicon.MEASURES or share
    point = exactly(value * magnitude).widened(step / 2 if measured else 0)
    start, end = given[at].start, given[following - 1].end
    noun = noun_at(given, following)
    figure = Figure(start, end, text[start:end], point, point, unit, noun, factor=magnitude)
    return Reading(figure, following)


def _settled(text: str, numeral: numerals.Numeral, unit: str, plain: bool) -> tuple[Fraction, int] | None:
    """Return the value of a number and its decimals; None where its two readings differ and nothing settles it."""
    if numeral.other is None:
        return numeral.value, numeral.decimals
    dotted = "." in text
    if unit in lexicon.COUNTED:
        return (numeral.value if dotted else numeral.other), 0
    if unit in lexicon.SHARES:
        return (numeral.other if dotted else numeral.value), 3
    if dotted:
        return None if plain else (numeral.value, 0)
    return (numeral.value, 3) if unit in lexicon.MEASURES and not plain else None


def _magnitude(given: list[Token], at: int) -> tuple[int, int, str]:
    """Return what `triệu`, `nghìn tỷ` multiply by, the token after them, and the last of them."""
    factor, name = 1, ""
    while word_at(given, at) in lexicon.MAGNITUDES and factor < 10**12:
        name = given[at].text
        factor *= lexicon.MAGNITUDES[name]
        at += 1
    return factor, at, name


def _share(given: list[Token], at: int) -> tuple[str, int]:
    word, after = word_at(given, at), word_at(given, at + 1)
    if word in ("%", "‰"):
        return word, at + 1
    if word == "phần" and after in ("trăm", "nghìn"):
        return ("%" if after == "trăm" else "‰"), at + 2
    if word == "điểm" and after == "%":
        return "điểm %", at + 2
    if word == "điểm" and after == "phần" and word_at(given, at + 2) == "trăm":
        return "điểm %", at + 3
    return "", at


def unit_at(given: Sequence[Token], at: int) -> tuple[str, int]:
    """Return the longest unit of the lexicon that begins at a raw token, and how many tokens it takes."""
    words: list[str] = []
    for token in given[at : at + lexicon.LONGEST_UNIT]:
        if token.type is not Type.WORD:
            break
        words.append(token.text)
    for length in range(len(words), 0, -1):
        unit = " ".join(words[:length])
        if unit in lexicon.UNITS and not (words[length:] and words[length] in lexicon.OTHER_WORDS.get(unit, ())):
            return unit, length
    return "", 0


def noun_at(given: list[Token], at: int) -> tuple[str, ...]:
    """Return the words that follow a figure, up to one that ends its noun."""
    words: list[str] = []
    for token in given[at : at + 6]:
        if token.type is not Type.WORD or token.text in STOPPING:
            break
        words.append(token.text)
    return tuple(words)


def bounded(point: Interval, bound: str) -> Interval:
    """Return what a bound leaves; the printed number itself is the bound, with nothing rounded, and belongs to it."""
    printed = point.middle
    if bound == "gần":
        return Interval(printed * _FLOOR, printed)
    if bound == "khoảng":
        return Interval(printed * (1 - _AROUND), printed * (1 + _AROUND))
    if bound == "trên":
        return Interval(printed, printed * _CEILING)
    return Interval(Fraction(), printed) if bound == "dưới" else Interval(printed, ENDLESS)


def scaled_like(first: Figure, second: Figure, printed: str) -> Interval:
    """Return the low end of `1-1,5 tỷ`, whose magnitude stands behind the high end alone."""
    numeral = numerals.read(printed)
    middle = second.point.middle
    return first.point.scaled(middle / numeral.value) if numeral and numeral.value else first.point
