"""Automatic numbering: what Word prints before an item of a list, counted as it counts (17.9)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from baocao.word.parts import parsed
from baocao.word.properties import run_properties
from baocao.word.symbols import printed
from baocao.word.tree import VAL, W, first_child, is_on
from baocao.word.units import whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from baocao.word.tree import Element

_LEVELS = 9
_MOST = 32_767
"""The greatest number of an item; what a file states beyond it counts from there."""
_PLACE = re.compile("%([1-9])")


class Level(NamedTuple):
    """One level of a list."""

    start: int
    form: str
    """`decimal`, `upperRoman`, `bullet` ..."""
    text: str
    """What prints, with `%1` for the number of the first level."""
    restart: int | None
    """The level, from 1, whose items let this one begin again; 0 for never, None for all above."""
    legal: bool
    """All numbers print as digits."""
    properties: Element | None
    """The `pPr` of its items."""
    style: str
    """The paragraph style that it is bound to."""


class List(NamedTuple):
    """What a `numId` stands for."""

    key: str
    """Of the definition whose numbers it goes on with."""
    levels: tuple[Level | None, ...]
    starts: dict[int, int]
    """Numbers with which it begins anew, by level."""


class Numbering:
    """The lists of a file."""

    def __init__(self, blob: bytes, style_numbers: Callable[[str], str]) -> None:
        root = parsed("numbering", blob) if blob else ()
        self._abstract = {each.get(W + "abstractNumId", ""): each for each in root if each.tag == W + "abstractNum"}
        self._numbers = {each.get(W + "numId", ""): each for each in root if each.tag == W + "num"}
        self._style_numbers = style_numbers
        self._lists: dict[str, List | None] = {}

    def find(self, number: str) -> List | None:
        """Return the list of a `numId`; None where the file has none."""
        if number not in self._lists:
            self._lists[number] = self._list(number)
        return self._lists[number]

    def level(self, number: str, depth: int) -> Level | None:
        """Return a level of a list."""
        found = self.find(number)
        return found.levels[depth] if found else None

    def depth(self, number: str, stated: str | None, style: str) -> int:
        """Return the level of an item: as stated, or the one that is bound to its style."""
        if stated is not None:
            return min(max(whole(stated), 0), _LEVELS - 1)
        found = self.find(number)
        levels = found.levels if found else ()
        return next((depth for depth, level in enumerate(levels) if level and level.style == style), 0)

    def _list(self, number: str) -> List | None:
        """Return the list of a `numId`, its own levels laid over those of its definition."""
        element = self._numbers.get(number)
        if element is None:
            return None
        key, abstract = self._definition(element)
        levels: list[Level | None] = [None] * _LEVELS
        starts: dict[int, int] = {}
        for each in abstract.iterchildren(W + "lvl") if abstract is not None else ():
            levels[_depth(each)] = _level(each)
        for override in element.iterchildren(W + "lvlOverride"):
            depth = _depth(override)
            own, start = first_child(override, W + "lvl"), first_child(override, W + "startOverride")
            if own is not None:
                levels[depth] = _level(own)
            if start is not None:
                starts[depth] = _bounded(start.get(VAL, "1"))
        return List(key, tuple(levels), starts)

    def _definition(self, element: Element) -> tuple[str, Element | None]:
        """Return the definition of a list; one that names a list style has that style's."""
        for _ in range(_LEVELS):
            stated = first_child(element, W + "abstractNumId")
            key = stated.get(VAL, "") if stated is not None else ""
            abstract = self._abstract.get(key)
            link = first_child(abstract, W + "numStyleLink")
            linked = self._numbers.get(self._style_numbers(link.get(VAL, ""))) if link is not None else None
            if linked is None:
                return key, abstract
            element = linked
        return "", None


def _depth(element: Element) -> int:
    """Return the level that an element is about."""
    return min(max(whole(element.get(W + "ilvl", "0")), 0), _LEVELS - 1)


def _bounded(text: str) -> int:
    """Return a number that an item can have."""
    return min(max(whole(text), 0), _MOST)


def _level(element: Element) -> Level:
    """Return what a `lvl` states."""

    def stated(name: str, otherwise: str) -> str:
        child = first_child(element, W + name)
        return otherwise if child is None else child.get(VAL, otherwise)

    form = stated("numFmt", "decimal")
    text = stated("lvlText", "")
    if form == "bullet":
        text = printed(text, str(run_properties(first_child(element, W + "rPr")).get("ascii", "")))
    restart = stated("lvlRestart", "")
    return Level(
        _bounded(stated("start", "0")),
        form,
        text,
        _bounded(restart) if restart else None,
        is_on(first_child(element, W + "isLgl")),
        first_child(element, W + "pPr"),
        stated("pStyle", ""),
    )


class Counters:
    """The numbers that the lists of a file have come to, in reading order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        self.asked = False
        """Whether anything was in a list."""

    def label(self, number: str, depth: int) -> tuple[str, bool]:
        """Return what the next item of a list prints before it, and whether it is a sign and no number."""
        self.asked = True
        found = self._numbering.find(number)
        level = found.levels[depth] if found else None
        if found is None or level is None:
            return "", False
        if level.form == "bullet":
            return level.text, True
        counts = self._count(number, found, depth)
        return _PLACE.sub(lambda place: self._number(found, counts, int(place[1]) - 1, level.legal), level.text), False

    def _count(self, number: str, found: List, depth: int) -> list[int | None]:
        """Go on by one item of a level, and let the deeper ones begin again."""
        counts = self._counts.setdefault(found.key, [None] * _LEVELS)
        if depth in found.starts and (number, depth) not in self._begun:
            self._begun.add((number, depth))
            counts[depth] = found.starts[depth]
        else:
            before, level = counts[depth], found.levels[depth]
            counts[depth] = before + 1 if before is not None else (level.start if level else 1)
        for deeper in range(depth + 1, _LEVELS):
            below = found.levels[deeper]
            if below is None or below.restart is None or 0 < depth + 1 <= below.restart:
                counts[deeper] = None
        return counts

    def _number(self, found: List, counts: list[int | None], depth: int, legal: bool) -> str:
        """Return the number of a level as it prints; one that has not begun prints as its first."""
        level = found.levels[depth]
        if level is None:
            return ""
        value = counts[depth]
        return _written(level.start if value is None else value, "decimal" if legal else level.form)


_ROMAN = {"m": 1000, "cm": 900, "d": 500, "cd": 400, "c": 100, "xc": 90, "l": 50, "xl": 40}
_ROMAN |= {"x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1}
_LETTERS = 26


def _roman(value: int) -> str:
    """Return a number in Roman letters."""
    written = ""
    for letters, worth in _ROMAN.items():
        times, value = divmod(value, worth)
        written += letters * times
    return written


def _lettered(value: int) -> str:
    """Return a number as Word counts in letters: a to z, then aa, bb, cc; never `đ`."""
    if not value:
        return ""
    times, letter = divmod((value - 1) % (_LETTERS * 30), _LETTERS)
    return chr(ord("a") + letter) * (times + 1)


_FORMS: dict[str, Callable[[int], str]] = {
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda value: _lettered(value).upper(),
    "lowerLetter": _lettered,
    "decimalZero": lambda value: f"{value:02}",
    "none": lambda _: "",
}


def _written(value: int, form: str) -> str:
    """Return a number in a form; one that is not known prints as digits."""
    return _FORMS.get(form, str)(value)
