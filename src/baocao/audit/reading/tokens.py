"""Text to raw tokens: words, numbers, dates, symbols of documents, marks."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from typing import NamedTuple

from baocao.audit.reading.interval import Interval


class Type(enum.Enum):
    """What a token is."""

    WORD = enum.auto()
    NUMBER = enum.auto()
    """A number before it is known what it counts."""
    FIGURE = enum.auto()
    RATIO = enum.auto()
    """Two figures with a slash between them."""
    LABEL = enum.auto()
    """A number that names something, or that cannot be read for certain."""
    YEAR = enum.auto()
    PERIOD = enum.auto()
    DATE = enum.auto()
    SYMBOL = enum.auto()
    """The number and symbol of a document."""
    MARK = enum.auto()


class Figure(NamedTuple):
    """A figure of the text: what it can stand for, and of what."""

    start: int
    end: int
    """Its stretch of the text, from its qualifier to its magnitude or per cent sign."""
    shown: str
    value: Interval
    point: Interval
    """What it would stand for without its qualifier."""
    unit: str = ""
    """A unit of the lexicon; `%`, `điểm %`, `‰`; empty where none is known."""
    noun: tuple[str, ...] = ()
    """The words after it, up to a mark."""
    bound: str = ""
    """`gần`, `khoảng`, `trên`, `dưới`, `ít nhất`; `từ` for a stated range; empty for a plain figure."""
    factor: int = 1
    """What its magnitude multiplies by."""


class Date(NamedTuple):
    """A date as it is printed; a part that is not printed is 0."""

    day: int
    month: int
    year: int

    @property
    def when(self) -> tuple[int, int, int]:
        """Return what tells which of two dates is earlier."""
        return self.year, self.month, self.day

    @property
    def shown(self) -> str:
        """Return it as findings print it: `05/03/2020`."""
        return f"{self.day:02}/{self.month:02}/{self.year}"


class Token(NamedTuple):
    """A piece of a text that a rule looks at as one."""

    type: Type
    text: str
    """In small letters."""
    start: int
    end: int
    depth: int = 0
    """In how many open brackets it stands."""
    figure: Figure | None = None
    of: Figure | None = None
    """Of a ratio the figure behind the slash."""
    date: Date | None = None


_SYMBOL = r"[A-ZĐƯÔÂ][A-ZĐƯÔÂa-zđ0-9&]*"
_PATTERN = re.compile(
    rf"""
    (?P<symbol>(?<![\w/.,-])\d{{1,5}}[a-z]?(?:
        (?:/(?:19|20)\d\d)?\s?/\s?{_SYMBOL}(?:\s?[-–/]\s?{_SYMBOL}){{0,5}}   # 17/BC-SLĐTBXH, 262/2020/NQ-HĐND
        | -{_SYMBOL}(?:-{_SYMBOL})?/{_SYMBOL}                            # 22-QĐ/TU
    ))
    | (?P<long>(?i:ngày)\s{{1,3}}(?P<d1>\d{{1,2}})\s{{1,3}}(?i:tháng)\s{{1,3}}(?P<m1>\d{{1,2}})
        (?:\s{{1,3}}(?i:năm)\s{{1,3}}(?P<y1>\d{{4}}))?(?!\d))
    | (?P<date>(?<![\d/.,-])(?P<d2>\d{{1,2}})(?P<sep>[/.-])(?P<m2>\d{{1,2}})(?P=sep)
        (?P<y2>(?:1[89]|2[01])\d\d)(?![\d/]))
    | (?P<month>(?<![\d/.,-])(?P<m3>\d{{1,2}})/(?P<y3>(?:19|20)\d\d)(?![\d/.,]\d|\d|%))
    | (?P<period>(?<![\d/.,-])(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d(?![\d%.,/]?\d))
    | (?P<number>(?<![\d.,])(?<!(?i:tháng)\s)\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?:,\d+)?(?![\d.,]?\d)  # tháng 9 284
        | \d+(?:[.,]\d+)*)
    | (?P<word>[^\W\d_]\w*(?:-\w+)*)
    | (?P<mark>\S|\n)
    """,
    re.VERBOSE,
)
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_TYPES = {
    "symbol": Type.SYMBOL, "long": Type.DATE, "date": Type.DATE, "month": Type.DATE, "period": Type.PERIOD,
    "number": Type.NUMBER, "word": Type.WORD, "mark": Type.MARK,
}  # fmt: skip
_GROUPS = {"long": ("d1", "m1", "y1"), "date": ("d2", "m2", "y2"), "month": ("", "m3", "y3")}


def raw(text: str) -> Iterator[Token]:
    """Yield the tokens of a text, numbers still without their meaning."""
    depth = 0
    for match in _PATTERN.finditer(text):
        group = match.lastgroup if match.lastgroup in _TYPES else _group(match)
        date = None
        if group in _GROUPS:
            date = Date(*(int(match[part] or 0) if part else 0 for part in _GROUPS[group]))
            if group == "month" and not 1 <= date.month <= 12:
                date = None
        word = match[0].lower()
        if word in _CLOSING and depth:
            depth -= 1
        yield Token(_TYPES[group], word, match.start(), match.end(), depth, date=date)
        if word in _OPENING:
            depth += 1


def _group(match: re.Match[str]) -> str:
    """Return the name of the alternative that matched, where the last group to match is one inside it."""
    return next(name for name in _TYPES if match[name] is not None)
