"""The length of a stretch of time that is told beside its two ends."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.reading import phrases
from baocao.audit.reading.tokens import Date, Figure, Token, Type
from baocao.audit.rules.periods import time_after, time_up_to

_UNITS = frozenset(["ngày", "tuần", "tháng", "năm"])
_BETWEEN = frozenset(
    ["(", ",", "ngày", "tuần", "tháng", "năm", "liên", "tục", "tiếp", "kể", "thực", "hiện", "triển", "khai", "giai",
     "đoạn", "tính", "là", "xây", "dựng"]
)  # fmt: skip
"""What may stand between a length and its stretch."""
_NEAR = 6
_SLACK = {"tuần": 4, "tháng": 17}
"""By how many days a stretch of so many weeks or months may differ from them: working weeks, half months."""
_DAYS = {"tuần": Fraction(7), "tháng": Fraction(487, 16), "năm": Fraction(1461, 4)}


class _Stretch(NamedTuple):
    """A stretch of time by its tokens, and how long it is: with and without its last day, month or year."""

    first: int
    last: int
    unit: str
    length: int


def length_of_stretch(document: Document) -> Iterator[Finding]:
    """Số ngày, tháng, năm phải khớp với khoảng thời gian ghi kèm.

    Vì sao: dời ngày cuối mà quên sửa số ngày là lỗi hay gặp. Số ngày, tháng, năm được tính cả hai cách, có và không kể
    ngày (tháng, năm) đầu; “kế hoạch 5 năm 2021-2025” thì kể cả hai năm. Mức độ: có khả năng.

    Ví dụ sai:

        Lớp học kéo dài 05 ngày (từ ngày 10/6 đến ngày 16/6/2024).

    Cách sửa: đếm lại, sửa số hoặc sửa một trong hai ngày.
    """
    for part in document.parts:
        for stretch in _stretches(part.tokens):
            figure = _length_said(part.tokens, stretch)
            if figure is None or figure.bound or _fits(part.tokens, figure, stretch):
                continue
            place = Mark(part, part.tokens[stretch.first].start, part.tokens[stretch.last].end)
            counted = f"{stretch.length + 1} {stretch.unit}"
            yield Finding(
                mark(part, figure),
                f"ghi “{figure.shown}” {figure.unit}, nhưng “{place.text}” là {counted}",
                ((place, "khoảng thời gian"),),
                sure=False,
            )
        yield from _hours(part)


def _hours(part: Part) -> Iterator[Finding]:
    """Yield a number of hours that is not that between the two times of its sentence."""
    for start, end in part.sentences:
        hours = [(at, each) for at, each in phrases.single(part.tokens, start, end) if each.unit == "giờ"]
        moments = [(each, when) for at, each in hours if (when := _day_behind(part.tokens, at)) is not None]
        lengths = [each for at, each in hours if _day_behind(part.tokens, at) is None and not each.bound]
        if len(moments) != 2 or not lengths:
            continue
        (first, begin), (last, finish) = moments
        days = _days(begin, finish._replace(year=finish.year or _ANY_YEAR))
        if days is None or days < 0:
            continue
        between = 24 * days + last.value.middle - first.value.middle
        if between > 0 and all(not each.value.low <= between <= each.value.high for each in lengths):
            place = Mark(part, first.start, last.end)
            yield Finding(
                mark(part, lengths[0]),
                f"ghi “{lengths[0].shown}” giờ, nhưng từ “{first.shown} giờ” đến “{last.shown} giờ” là {between} giờ",
                ((place, "khoảng thời gian"),),
                sure=False,
            )


_ANY_YEAR = 2023
"""For two days that are told without their year."""


def _day_behind(tokens: Sequence[Token], at: int) -> Date | None:
    """Return the day of `7 giờ ngày 10/9`, None where the hours are told without one."""
    return next((token.date for token in tokens[at + 1 : at + 4] if token.type is Type.DATE), None)


def _stretches(tokens: Sequence[Token]) -> Iterator[_Stretch]:
    last = -1
    for at, token in enumerate(tokens):
        if at <= last:
            continue
        if token.type is Type.PERIOD:
            yield _Stretch(at, at, "năm", int(token.text[-4:]) - int(token.text[:4]))
            continue
        months = _months(tokens, at) if token.text == "từ" else None
        if months is not None:
            last = months.last
            yield months
            continue
        begin = time_after(tokens, at) if token.text == "từ" else at if token.type in (Type.DATE, Type.YEAR) else -1
        end = time_up_to(tokens, begin, dash=token.text != "từ") if begin >= 0 else -1
        found = _between(tokens[begin], tokens[end]) if end >= 0 else None
        if found is not None and found[1] >= 0:
            last = end
            yield _Stretch(at, end, *found)


def _months(tokens: Sequence[Token], at: int) -> _Stretch | None:
    """Return the stretch of `từ tháng 01 đến hết tháng 11`, within one year."""
    words = [token.text for token in tokens[at : at + 7] if token.text not in ("hết", "cuối")]
    named = len(words) > 5 and (words[1], words[3], words[4]) == ("tháng", "đến", "tháng")
    if not named or not (words[2].isdigit() and words[5].isdigit()):
        return None
    first, last = int(words[2]), int(words[5])
    end = at + 5 + (tokens[at + 4].text in ("hết", "cuối"))
    return _Stretch(at, end, "tháng", last - first) if 1 <= first < last <= 12 else None


def _between(first: Token, last: Token) -> tuple[str, int] | None:
    if first.type is Type.YEAR and last.type is Type.YEAR:
        return "năm", int(last.text) - int(first.text)
    begin, end = first.date, last.date
    if begin is None or end is None or not end.year or bool(begin.day) != bool(end.day):
        return None
    if begin.day:
        days = _days(begin, end)
        return None if days is None else ("ngày", days)
    return "tháng", 12 * (end.year - (begin.year or end.year)) + end.month - begin.month


def _days(first: Date, last: Date) -> int | None:
    """Return the days from one date to another; a year that only the later one has is that of both."""
    try:
        begin = datetime.date(first.year or last.year, first.month, first.day)
        return (datetime.date(last.year, last.month, last.day) - begin).days
    except ValueError:
        return None


def _length_said(tokens: Sequence[Token], stretch: _Stretch) -> Figure | None:
    """Return the length that is told right before a stretch of time or in the bracket behind it."""
    for at in range(stretch.first - 1, max(-1, stretch.first - 2 - _NEAR), -1):
        figure = tokens[at].figure
        if figure is not None:
            return figure if figure.unit in _UNITS and tokens[at].type is Type.FIGURE else None
        if tokens[at].text not in _BETWEEN:
            break
    if stretch.last + 2 < len(tokens) and tokens[stretch.last + 1].text == "(":
        figure = tokens[stretch.last + 2].figure
        return figure if figure is not None and figure.unit in _UNITS else None
    return None


_PLANNED = frozenset(["hoạch", "hạn", "đoạn"])


def _fits(tokens: Sequence[Token], figure: Figure, stretch: _Stretch) -> bool:
    """Return whether a length can be that of a stretch, its first day, month or year counted or not."""
    lengths: tuple[int, ...] = (stretch.length, stretch.length + 1)
    if figure.unit == stretch.unit:
        at = stretch.first
        words = [token.text for token in tokens[max(0, at - 4) : at]]
        planned = tokens[at].type is Type.PERIOD and words[-1:] == ["năm"] and _PLANNED & set(words)
        named = tokens[at].text == "từ" and tokens[at + 1].text == "tháng"
        behind = words[-1:] == ["đoạn"] and figure.start > tokens[at].start
        if planned or named or behind:
            lengths = lengths[1:]
        return any(figure.value.low <= each <= figure.value.high for each in lengths)
    if stretch.unit != "ngày":
        return True
    said = figure.value.middle * _DAYS[figure.unit]
    return abs(said - stretch.length) <= _SLACK.get(figure.unit, 190)
