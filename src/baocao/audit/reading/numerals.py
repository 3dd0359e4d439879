"""One number as it is printed: its exact value, and how many decimals it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

_MOST_DIGITS = 18
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?")
_COMMA = re.compile(r"\d+,\d+")
_DOT = re.compile(r"\d+\.\d+")


class Numeral(NamedTuple):
    """The value of a printed number and its decimals; `other` is a second reading that it may have."""

    value: Fraction
    decimals: int
    other: Fraction | None = None


def read(text: str) -> Numeral | None:  # noqa: PLR0911  one return a form
    """Return what a number says in Vietnamese notation, or in the plain one where it can be no other; None for none.

    `21.078` is read as a thousand's group with 21,078 as its other reading, `21,078` the other way round.
    """
    if sum(map(str.isdigit, text)) > _MOST_DIGITS:
        return None
    if text.isdigit():
        return Numeral(Fraction(int(text)), 0)
    if _DOTTED.fullmatch(text):
        whole = _decimal(text.replace(".", "").replace(",", "."))
        return whole._replace(other=_decimal(text).value) if text.count(".") == 1 and "," not in text else whole
    if _COMMAS.fullmatch(text):
        return _decimal(text.replace(",", ""))
    if _SPACED.fullmatch(text):
        return _decimal(re.sub(r"\s", "", text).replace(",", "."))
    if _COMMA.fullmatch(text):
        small = _decimal(text.replace(",", "."))
        grouped = small.decimals == 3 and len(text) <= 7 and text[0] != "0"
        return small._replace(other=Fraction(int(text.replace(",", "")))) if grouped else small
    return _decimal(text) if _DOT.fullmatch(text) else None


def _decimal(text: str) -> Numeral:
    return Numeral(Fraction(text), len(text.partition(".")[2]))


_ONES = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
SEVERAL = {word: value for word, value in _ONES.items() if value > 1} | {"tư": 4, "mười": 10}
"""The words from two to ten, as they count things."""
_LATER_ONES = _ONES | {"mốt": 1, "tư": 4, "lăm": 5}


def in_words(words: list[str]) -> tuple[int, int] | None:
    """Return the number that the words begin with, from 2 to 99, and how many words it takes; None where none is sure.

    A lone `một` is an article and a lone `năm` a year as often as a number: neither is read.
    """
    if not words:
        return None
    first, *rest = words
    if first == "mười":
        more = _LATER_ONES.get(rest[0], 0) if rest else 0
        return (10 + more, 2) if more else (10, 1)
    if first in _ONES and rest[:1] == ["mươi"]:
        more = _LATER_ONES.get(rest[1], 0) if len(rest) > 1 else 0
        return 10 * _ONES[first] + more, 3 if more else 2
    return (_ONES[first], 1) if first in _ONES and first not in ("một", "năm") else None


_SCALES = {"tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "nghìn": 10**3, "ngàn": 10**3}
_BEHIND_TENS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_DIGITS = _LATER_ONES | {"không": 0, "nhăm": 5}
SPELLING = frozenset([*_SCALES, *_DIGITS, "trăm", "mươi", "mười", "linh", "lẻ"])
"""Every word of a number in words."""


def spelt(words: Sequence[str]) -> int | None:
    """Return what a whole number in words says (`hai tỷ bốn trăm sáu mươi triệu`); None where it is none."""
    value = group = 0
    digit: int | None = None
    last_scale = 10**12
    for word in words:
        if word in _DIGITS and digit is None:
            digit = _DIGITS[word]
        elif word in _BEHIND_TENS and digit is not None:
            group, digit = group + 10 * digit, _BEHIND_TENS[word]  # năm lăm, hai mốt
        elif word == "trăm" and digit is not None:
            group, digit = group + 100 * digit, None
        elif word == "mươi" and digit is not None:
            group, digit = group + 10 * digit, None
        elif word == "mười" and digit is None:
            group += 10
        elif word in ("linh", "lẻ") and digit is None:
            continue
        elif word in _SCALES and _SCALES[word] < last_scale:
            last_scale = _SCALES[word]
            value, group, digit = value + (group + (digit or 0)) * last_scale, 0, None
        else:
            return None
    return value + group + (digit or 0) if words else None
