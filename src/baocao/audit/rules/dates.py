"""Dates that no calendar has, and days of the week that are not those of their dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from baocao import notation
from baocao.audit.document import Document, Finding, Mark, Part
from baocao.audit.reading import phrases
from baocao.audit.reading.tokens import Date, Token, Type

_WEEKDAYS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5}
_MONTH = re.compile(r"(\d{1,2})(?:/\d{4})?")
"""What stands behind `tháng` and `quý`: `13`, `5/2020`."""
_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def impossible_date(document: Document) -> Iterator[Finding]:
    """Ngày, tháng, quý, giờ ghi trong văn bản phải có thật.

    Vì sao: ngày không có trong lịch, giờ không có trên đồng hồ làm hỏng thời hạn và căn cứ.

    Ví dụ sai:

        Đoàn kết thúc làm việc ngày 31/6/2022.

    Cách sửa: xem lại ngày trong văn bản gốc.
    """
    for part in document.parts:
        for at, token in enumerate(part.tokens):
            date = token.date
            quarter = token.type is Type.DATE and at and part.tokens[at - 1].text == "quý"
            if date is not None and not quarter and not _exists(date):
                yield Finding(
                    Mark(part, token.start, token.end),
                    f"không có ngày “{_shown(part, token)}” trong lịch: {_why(date)}",
                )
            elif token.type is Type.PERIOD and token.text[:4] > token.text[-4:]:
                yield Finding(
                    Mark(part, token.start, token.end), f"giai đoạn “{token.text}” kết thúc trước khi bắt đầu"
                )
            elif at and token.type in (Type.LABEL, Type.DATE):
                yield from _named(part, part.tokens[at - 1].text, token)
            elif token.text in ("v", "vi", "vii") and at and part.tokens[at - 1].text == "quý":
                yield Finding(Mark(part, token.start, token.end), "một năm chỉ có bốn quý")
        yield from _clock(part)


def _named(part: Part, before: str, token: Token) -> Iterator[Finding]:
    month = _MONTH.fullmatch(token.text)
    number = int(month[1]) if month else 1
    if before == "tháng" and not 1 <= number <= 12:
        yield Finding(Mark(part, token.start, token.end), f"không có tháng {number}: một năm có 12 tháng")
    elif before == "quý" and not 1 <= number <= 4:
        yield Finding(Mark(part, token.start, token.end), f"không có quý {number}: một năm chỉ có bốn quý")


_CLOCK = re.compile(
    r"(?P<lead>\b(?:lúc|vào|hồi|từ|đến|trước|sau) )?(?<![\d.,/-])(?P<hour>\d{1,2})(?: giờ| ?h)"
    r"(?: ?(?P<minute>\d{2})\b)?(?: phút|p\b)?(?P<behind> ngày \d| sáng\b)?"
)


def _clock(part: Part) -> Iterator[Finding]:
    """Yield a time of day that no clock shows: `13 giờ 75 phút`, `lúc 25 giờ`, `14 giờ sáng`."""
    for match in _CLOCK.finditer(part.passage.text):
        hour, minute, behind = int(match["hour"]), int(match["minute"] or 0), match["behind"] or ""
        place = Mark(part, match.start("hour"), match.end())
        if minute > 59:
            yield Finding(place, f"không có giờ “{place.text}”: một giờ có 60 phút")
        elif hour > 24 and (match["lead"] in ("lúc ", "hồi ") or (match["lead"] and behind.startswith(" ngày"))):
            yield Finding(place, f"không có giờ “{place.text}”: một ngày có 24 giờ")
        elif 12 < hour < 24 and behind == " sáng":
            yield Finding(place, f"“{place.text}”: {hour} giờ không phải buổi sáng")


def _exists(date: Date) -> bool:
    try:
        datetime.date(date.year or 2020, date.month, date.day or 1)
    except ValueError:
        return False
    return True


def _shown(part: Part, token: Token) -> str:
    return part.passage.text[token.start : token.end]


def _why(date: Date) -> str:
    if not 1 <= date.month <= 12:
        return f"tháng phải từ 1 đến 12, nhưng ghi {date.month}"
    year = date.year or 2020
    following = datetime.date(year + date.month // 12, date.month % 12 + 1, 1)
    last = (following - datetime.timedelta(days=1)).day
    return f"tháng {date.month}{f'/{date.year}' if date.year else ''} có {last} ngày, nhưng ghi ngày {date.day}"


def weekday(document: Document) -> Iterator[Finding]:
    """Thứ trong tuần phải đúng với ngày đi kèm.

    Vì sao: người nhận sẽ đến nhầm ngày. “Thứ Hai, ngày 20/01/2021” sai, vì hôm đó là thứ Tư.

    Ví dụ sai:

        Thứ Hai, ngày 20/01/2021, Sở giao ban.

    Cách sửa: sửa thứ hoặc sửa ngày.
    """
    for part in document.parts:
        for at, token in enumerate(part.tokens):
            date = token.date
            if date is None or not date.year or not date.day or not _exists(date):
                continue
            day = datetime.date(date.year, date.month, date.day)
            behind = at + 2 if phrases.said(part.tokens, at + 1, ("(",)) else -1
            for first in (_weekday_before(part.tokens, at), behind):
                said = _weekday_at(part.tokens, first)
                if said is not None and day.weekday() != said:
                    start, end = sorted((first, at))
                    yield Finding(
                        Mark(part, part.tokens[start].start, part.tokens[max(end, first + 1)].end),
                        f"ghi {_NAMES[said]}, nhưng ngày {notation.short_date(day)} là {_NAMES[day.weekday()]}",
                    )


def _weekday_before(tokens: tuple[Token, ...], at: int) -> int:
    """Return the token where a day of the week would begin right before a date."""
    here = at - 1
    while here >= 0 and tokens[here].text in (",", "(", "ngày"):
        here -= 1
    return here - 1


def _weekday_at(tokens: tuple[Token, ...], at: int) -> int | None:
    """Return which day of the week is named at a token, Monday being 0."""
    if not 0 <= at < len(tokens) - 1:
        return None
    first, second = tokens[at].text, tokens[at + 1].text
    if (first, second) == ("chủ", "nhật"):
        return 6
    return _WEEKDAYS.get(second) if first == "thứ" else None
