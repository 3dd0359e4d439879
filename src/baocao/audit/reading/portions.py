"""Parts of a whole that are told in words, as per cents: `một phần ba`, `quá nửa`, `cứ 10 người thì có 3`."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from baocao.audit.reading import lexicon, numerals, readings
from baocao.audit.reading.interval import Interval, exactly
from baocao.audit.reading.tokens import Figure, Token, Type

_BOUNDS = lexicon.QUALIFIERS | {
    ("quá",): "trên", ("già",): "trên", ("non",): "gần", ("chưa", "được"): "dưới", ("chưa", "quá"): "dưới",
    ("không", "đến"): "dưới", ("không", "tới"): "dưới", ("không", "đầy"): "dưới",
}  # fmt: skip
_LONGEST_BOUND = max(map(len, _BOUNDS))
_NUMBERS = numerals.SEVERAL | {"một": 1}
_FIRST = frozenset({"cứ", "phân", "quá", "nửa", *_NUMBERS, *(words[0] for words in _BOUNDS)})
_SLACK, _MOST_SLACK = Fraction(12, 100), Fraction(5)
"""Few count what they call a third: it can be an eighth more or less, and at most five points."""
_TIMES = lexicon.TIMES | {"nhiệm", "kỳ", "cuối", "đầu", "thế", "đường"}
_EARLIER = frozenset({"ngoái", "trước"})
"""`Nửa` before one of these halves no number that is told: `nửa cuối năm`."""
_OTHERS = {"tư": {"nhân", "vấn", "pháp", "cách", "liệu", "tưởng"}, "năm": {"học", "nay", "trước", "sau", "ngoái"}}
"""Behind the last word of a part these make another word of it: `một phần tư nhân góp`."""
_COUNTED_OUT = lexicon.words("thì có lại là mới chỉ được khoảng hơn gần tới đến trung bình bình quân ,")
_REACH = 9
"""Raw tokens from `cứ` to the number behind its noun."""


class _Told(NamedTuple):
    """A part of a whole in per cent, and how many raw tokens tell it."""

    point: Fraction
    value: Interval
    bound: str
    taken: int


def at(given: list[Token], here: int, text: str) -> tuple[Figure, int] | None:
    """Return the part of a whole that raw tokens tell from one on, as a per cent, and how many of them tell it."""
    if given[here].text not in _FIRST:
        return None
    told = _counted_out(given, here) if given[here].text == "cứ" else _named(given, here)
    if told is None:
        return None
    start, end = given[here].start, given[here + told.taken - 1].end
    noun = readings.noun_at(given, here + told.taken)
    figure = Figure(start, end, text[start:end], told.value, exactly(told.point), "%", noun, told.bound)
    return figure, told.taken


def _named(given: list[Token], here: int) -> _Told | None:
    """Return `một phần ba`, `quá nửa`, with the words before it that bound it."""
    bound, taken = _bound(given, here)
    if not bound and (readings.word_at(given, here - 2), readings.word_at(given, here - 1)) == ("chưa", "bằng"):
        bound = "dưới"
    told = _told(given, here + taken, bounded=bool(bound))
    if told is None:
        return None
    point = told[0] * 100
    value = exactly(point).widened(min(point * _SLACK, _MOST_SLACK))
    return _Told(point, readings.bounded(exactly(point), bound) if bound else value, bound or "khoảng", taken + told[1])


def _bound(given: list[Token], here: int) -> tuple[str, int]:
    for length in range(_LONGEST_BOUND, 0, -1):
        bound = _BOUNDS.get(tuple(token.text for token in given[here : here + length]))
        if bound is not None:
            return bound, length
    return "", 0


def _told(given: list[Token], here: int, *, bounded: bool) -> tuple[Fraction, int] | None:
    """Return the part that words from one on name, and how many of them do."""
    first, second, third, fourth = (readings.word_at(given, here + each) for each in range(4))
    if (first, second) in (("một", "nửa"), ("phân", "nửa")):
        return (Fraction(1, 2), 2) if third not in _TIMES or fourth in _EARLIER or fourth.isdigit() else None
    if bounded and first in ("nửa", "bán"):
        return (Fraction(1, 2), 1) if second not in _TIMES or third in _EARLIER or third.isdigit() else None
    if second != "phần" or first not in _NUMBERS or third not in _NUMBERS:
        return None
    part = Fraction(_NUMBERS[first], _NUMBERS[third])
    other = fourth in _OTHERS.get(third, ()) or fourth[:1].isdigit()
    return (part, 3) if part < 1 and not other else None


def _counted_out(given: list[Token], here: int) -> _Told | None:
    """Return `cứ 100 tờ khai thì có 7 tờ` as 7 per cent."""
    whole, taken = _number(given, here + 1)
    noun = readings.word_at(given, here + 1 + taken)
    if whole < 2 or not noun.isalpha():
        return None
    for at in range(here + 2 + taken, min(len(given), here + _REACH)):
        part, length = _number(given, at)
        if part and readings.word_at(given, at - 1) in _COUNTED_OUT:
            if part >= whole or not _is_of_kind(given, at + length, here + 1 + taken):
                return None
            point = Fraction(100 * part, whole)
            return _Told(point, exactly(point).widened(Fraction(50, whole)), "khoảng", at + length - here)
    return None


def _is_of_kind(given: list[Token], second: int, first: int) -> bool:
    """Return whether what stands behind a number can count the same as what stands behind another."""
    units = readings.unit_at(given, first)[0], readings.unit_at(given, second)[0]
    return (
        readings.word_at(given, first) == readings.word_at(given, second)
        or set(units) <= lexicon.PERSONS
        or lexicon.are_synonyms(*units)
    )


def _number(given: list[Token], at: int) -> tuple[int, int]:
    """Return the whole number at a raw token, in digits or in words, and how many tokens it takes; 0 for none."""
    word = readings.word_at(given, at)
    if word.isdigit() and len(word) <= 4:
        return int(word), 1
    words = [token.text for token in given[at : at + 3] if token.type is Type.WORD]
    said = numerals.in_words(words)
    return said if said is not None else (int(words[:1] in (["một"], ["năm"])) * _NUMBERS.get(word, 0), 1)
