"""The numbers that a prose prints, typed or put in by an expression, each with what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from baocao.checks.year.labels import is_label
from baocao.checks.year.said import Filled, Said
from baocao.notation import QUALIFIERS, Fault, Readings, Usage, number
from baocao.problems import Place
from baocao.values import Figure


class Number(NamedTuple):
    """One number of a text."""

    start: int
    """Where it begins in the text, with its qualifier."""
    digits: int
    """Where its first digit stands."""
    end: int
    """Where its last digit, or its `%`, ends."""
    figure: Figure
    """Its value, and its unit: as declared, or else the words behind it."""
    place: Place
    """Where it is typed, or where the figure that it prints is declared."""
    bound: Filled | None
    """The expression that prints it."""


@cache
def _number() -> re.Pattern[str]:
    digits = r"\d+(?:\.\d{3})*(?:,\d+)?"
    return re.compile(rf"(?<![\w.,-])(?P<low>{digits})(?:\s?[-–]\s?(?P<high>{digits}))?(?!\d|[.,]\d)(?P<percent>\s?%)?")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(r"\s+((?:[^\W\d_]+\s?){1,4})")


def numbers(said: Said, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """Yield the numbers of a text, or of a stretch of it, in their order."""
    end = len(said.text) if end is None else end
    for match in _number().finditer(said.text, start, end):
        bound = said.at(match.start())
        word = _qualifier(said.text[start : match.start()])
        first = match.start() - len(word) - 1 if word else match.start()
        if bound is not None and bound.figure is not None:
            yield Number(first, match.start(), match.end(), bound.figure, bound.figure.place, bound)
        elif bound is None and not is_label(said.text, *match.span("low")):
            yield from _typed(said, match, word, end)


def _qualifier(before: str) -> str:
    """Return the word before a number that belongs to it."""
    words = before[-12:].casefold()
    if words[-1:].isspace():
        for each in QUALIFIERS:
            if words.rstrip().endswith(each) and not words.rstrip()[: -len(each)][-1:].isalpha():
                return each
    return ""


def _typed(said: Said, match: re.Match[str], word: str, end: int) -> Iterator[Number]:
    """Yield a typed number; nothing where it cannot be read as one."""
    words = _behind().match(said.text, match.end(), end)
    unit = "%" if match["percent"] else words[1].strip() if words else ""
    try:
        low, high = (number(text, _VIETNAMESE) if text else None for text in (match["low"], match["high"]))
    except Fault:
        return
    if low is not None:
        place = said.place(match.start("low"))
        found = Figure(low, place, unit, upper=high, qualifier=word)
        yield Number(match.start() - (len(word) + 1 if word else 0), match.start(), match.end(), found, place, None)


_VIETNAMESE = Readings("người", Usage.VIETNAMESE)
"""How the numbers of prose are read: with dots between thousands."""


@cache
def _end(marks: str) -> re.Pattern[str]:
    return re.compile(rf"[{marks}\n](?=\s|$)")


def stretches(text: str, marks: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence (`marks` is `.`) or clause (`.;`) of a text begins and ends."""
    start = 0
    for match in _end(marks).finditer(text):
        yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)
