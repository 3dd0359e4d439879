"""The times that rows and columns of a table are of: months, quarters, half years, years, several years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTHS = {"sáu": 6, "chín": 9, "ba": 3}
_TIME = re.compile(
    r"\bquý (?P<quarter>iii|ii|iv|i|[1-4])\b|\b(?P<last>6|sáu) tháng cuối(?: năm)?"
    r"|\b(?P<first>\d{1,2}|ba|sáu|chín) tháng(?: đầu(?: năm)?)?|\btháng (?P<month>\d{1,2})\b"
    r"|\bt(?P<short>1[0-2]|[1-9])\b"
    r"|\b(?:học kỳ|học kì|hk) ?(?P<half>ii|i|[12])\b|\b(?P<whole>(?:cả|toàn) năm(?: học)?)\b"
    r"|\b(?:giai đoạn )?(?P<from>(?:19|20)\d\d) ?[-–] ?(?P<to>(?:19|20)\d\d)\b|\b(?:năm )?(?P<year>(?:19|20)\d\d)\b"
)
_TOTALS = frozenset({"cộng", "tổng", "số", "lũy", "luỹ", "kế", "giai", "đoạn", "năm", "/", ":", "học", "của"})


class Span(NamedTuple):
    """A stretch of time, counted in months of one year or, where years are named alone, from the year nought."""

    first: int
    last: int
    of: tuple[str, ...]
    """What else is said: `thực hiện`, so that only what is of one thing is taken together."""


@lru_cache(maxsize=512)
def span(name: str) -> Span | None:
    """Return the time that a name says; None where it says none, or two."""
    found = list(_TIME.finditer(name.lower()))
    named = [match for match in found if not match["year"]] or found
    if len(named) != 1:
        return None
    match = named[0]
    rest = tuple(word for word in re.findall(r"[^\W\d_]+|%", _TIME.sub(" ", name.lower())) if word not in _TOTALS)
    first, last = _months(match)
    return Span(first, last, rest) if 0 < first <= last else None


def _months(match: re.Match[str]) -> tuple[int, int]:  # noqa: PLR0911  one return a form
    if match["quarter"]:
        number = _QUARTERS[match["quarter"]]
        return 3 * number - 2, 3 * number
    if match["last"]:
        return 7, 12
    if match["first"]:
        months = _MONTHS.get(match["first"]) or int(match["first"])
        return (1, months) if months <= 12 else (0, 0)
    if match["month"] or match["short"]:
        month = int(match["month"] or match["short"])
        return (month, month) if month <= 12 else (0, 0)
    if match["half"]:
        return (1, 6) if match["half"] in ("i", "1") else (7, 12)
    if match["whole"]:
        return 1, 12
    first, last = (int(match["year"]),) * 2 if match["year"] else (int(match["from"]), int(match["to"]))
    return 12 * first, 12 * last + 11


def tilings(whole: Span, others: Sequence[tuple[int, Span]]) -> list[tuple[int, ...]]:
    """Return the ways in which other times, each with its row or column, fill a time without a gap.

    Of those that begin at one month the shortest is taken for the first way and the longest for the second.
    """
    found: list[tuple[int, ...]] = []
    inside = [(place, each) for place, each in others if each.of == whole.of and each[:2] != whole[:2]]
    for pick in (min, max):
        at, taken = whole.first, []
        while at <= whole.last:
            fits = [pair for pair in inside if pair[1].first == at and pair[1].last <= whole.last]
            if not fits:
                break
            place, chosen = pick(fits, key=lambda pair: pair[1].last)
            taken.append(place)
            at = chosen.last + 1
        if at > whole.last and len(taken) >= 2 and tuple(taken) not in found:
            found.append(tuple(taken))
    return found
