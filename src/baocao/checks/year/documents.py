"""Legal documents as a year speaks of them: the parts of a number and symbol, and every mention with its place."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

from baocao import decree30
from baocao.checks.registry import Subject
from baocao.checks.year.said import Said, said
from baocao.model import Citation
from baocao.problems import Place
from baocao.remember import remembered
from baocao.values import Date

ABBREVIATIONS = {
    name: decree30.ISSUED[name]
    for name in (
        "nghị quyết", "nghị định", "quyết định", "chỉ thị", "kết luận", "thông tư", "thông tư liên tịch", "kế hoạch",
        "thông báo", "hướng dẫn", "báo cáo", "tờ trình", "công điện", "chương trình",
    )
}  # fmt: skip
"""What stands for the name of a type in a symbol, of the types that the Party writes alike."""
LAWS = ("luật", "bộ luật", "pháp lệnh")
_TYPED = (
    "/20", "/19", "/NQ", "/NĐ", "/QĐ", "/CT", "/KL", "/TT", "/KH", "/TB", "/QH", "/TU", "/TW", "-HĐND", "-UBND", "-CP",
)  # fmt: skip
"""What a typed citation has in it; prose without any of these is not looked through."""


class Symbol(NamedTuple):
    """The parts of a number and symbol: `262/2020/NQ-HĐND`, `22-QĐ/TU`, `45/2019/QH14`."""

    serial: str
    year: int | None
    abbreviation: str
    """What stands for the type; empty for a law, which has the National Assembly's term."""
    body: str
    """What stands for the issuer."""


class Mention(NamedTuple):
    """One place where a document is named."""

    type: str
    written: str
    """Number and symbol as they stand."""
    date: datetime.date | None
    period: str
    """`2020-2025`, where the words about the document say `giai đoạn 2020-2025`."""
    place: Place
    said: Said | None = None
    """The prose that it is typed into."""
    span: tuple[int, int] = (0, 0)
    """From where to where type, number and symbol stand in that prose."""

    @property
    def number(self) -> str:
        """Return number and symbol without spaces."""
        return "".join(self.written.split())

    @property
    def name(self) -> str:
        """Return type, number and symbol."""
        return f"{self.type} số {self.written}"


@cache
def _state() -> re.Pattern[str]:
    return re.compile(r"(\d+[a-z]?)/(?:(\d{4})/)?([A-ZĐ][^\W\d_]*)(?:-([^\s/]+))?")


@remembered(1024)
def symbol(number: str) -> Symbol | None:
    """Return the parts of a number and symbol without spaces; None where it is of no known form."""
    party = re.fullmatch(r"(\d+)-([A-ZĐ][^\W\d_]*)/([A-ZĐ][^\W_]*)", number)
    if party:
        return Symbol(party[1], None, party[2], party[3])
    law = re.fullmatch(r"(\d+)/(\d{4})/((?:PL-)?(?:QH|UBTVQH)\d+)", number)
    if law:
        return Symbol(law[1], int(law[2]), "", law[3])
    state = _state().fullmatch(number)
    return Symbol(state[1], int(state[2]) if state[2] else None, state[3], state[4] or "") if state else None


@cache
def _mention() -> re.Pattern[str]:
    types = "|".join(
        sorted((*(name.capitalize() for name in ABBREVIATIONS), "Luật", "Pháp lệnh"), key=len, reverse=True)
    )
    letters = r"[A-ZĐ][^\W\d_]*"
    state = rf"/(?:\s?\d{{4}}\s?/)?\s?{letters}\d*(?:\s?-\s?{letters}\d*)*"
    return re.compile(
        rf"(?P<type>{types})\s+(?:số\s+)?(?P<number>\d+[a-z]?\s?(?:{state}|-\s?{letters}\s?/\s?{letters}))"
        r"(?P<dated>,?\s+ngày\s+(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4}))?"
    )


@cache
def _period() -> re.Pattern[str]:
    return re.compile(r"giai đoạn\s+(\d{4})\s?[-–]\s?(\d{4})")


def typed(subject: Subject) -> Iterator[Mention]:
    """Yield each document that is typed into the prose of a year."""
    return chain.from_iterable(typed_by_prose(subject))


def typed_by_prose(subject: Subject) -> Iterator[tuple[Mention, ...]]:
    """Yield the documents that are typed into each prose of a year."""
    return map(_typed, said(subject, *_TYPED))


@remembered(512, same=1)
def _typed(text: Said) -> tuple[Mention, ...]:
    """Return the documents that are typed into one prose."""
    return tuple(
        _matched(match, _next_to(text.text, match.end()), text.place(match.start("number")), text)
        for match in _mention().finditer(text.text)
        if text.at(match.start()) is None
    )


def called_by_prose(subject: Subject) -> Iterator[tuple[Mention, ...]]:
    """Yield the documents whose period stands behind the expression that cites them, prose by prose."""
    return (_called(text, subject.year.citations) for text in said(subject, "giai đoạn"))


@remembered(512, same=2)
def _called(text: Said, citations: Mapping[str, Citation]) -> tuple[Mention, ...]:
    """Return the like of one prose."""
    found = []
    for each in text.filled:
        names = [name.text for name in each.expression.path]
        cited = citations.get(names[1]) if names[:1] == ["cite"] and len(names) > 1 else None
        period = _next_to(text.text, each.end) if cited and names[2:3] != ["date"] else ""
        if cited and period:
            place = text.place(text.text.index("giai đoạn", each.end))
            day = cited.date.day if isinstance(cited.date, Date) else None
            found.append(Mention(str(cited.type), str(cited.number), day, period, place))
    return tuple(found)


@remembered(16, same=1)
def declared(citations: Mapping[str, Citation]) -> tuple[Mention, ...]:
    """Return the documents that a year declares, and those that their subjects name."""
    return tuple(chain.from_iterable(map(_declared, citations.values())))


def _declared(citation: Citation) -> tuple[Mention, ...]:
    """Return a document, and those that its subject names."""
    words = str(citation.subject or "")
    nested = list(_mention().finditer(words)) if "số" in words else []
    own = words[: nested[0].start()] if nested else words
    day = citation.date.day if isinstance(citation.date, Date) else None
    found = [Mention(str(citation.type), str(citation.number), day, _only_period(own), citation.number.place)]
    for index, match in enumerate(nested):
        end = nested[index + 1].start() if index + 1 < len(nested) else len(words)
        place = citation.subject.place if citation.subject else citation.place
        found.append(_matched(match, _only_period(words[match.end() : end]), place))
    return tuple(found)


def _only_period(words: str) -> str:
    found = {"-".join(match.groups()) for match in _period().finditer(words)} if "giai đoạn" in words else set()
    return found.pop() if len(found) == 1 else ""


def _matched(match: re.Match[str], period: str, place: Place, text: Said | None = None) -> Mention:
    try:
        day = datetime.date(*(int(match[part]) for part in ("year", "month", "day"))) if match["dated"] else None
    except ValueError:
        day = None
    return Mention(match["type"], match["number"], day, period, place, text, (match.start(), match.end("number")))


def _next_to(text: str, at: int) -> str:
    """Return the period that is told of a document just named: `… (giai đoạn 2020-2025)`."""
    link = r"(?:,?\s+ngày\s+[\d/]+)?(?:\s+của\s+[^,;.()\d]{1,40}?)?\s*[(,]?\s*(?=giai đoạn\s)"
    found = re.compile(link).match(text, at)
    period = _period().match(text, found.end()) if found else None
    return "-".join(period.groups()) if period else ""
