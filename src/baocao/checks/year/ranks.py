"""A rule over places in a ranking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from baocao.checks.registry import Finding, Subject
from baocao.checks.year.numbers import Number, numbers, stretches
from baocao.checks.year.said import Said, said
from baocao.model import Year
from baocao.problems import Related
from baocao.remember import remembered
from baocao.values import Figure


@cache
def _fell() -> re.Pattern[str]:
    return re.compile(r"\b(?P<worse>giảm|tụt|hạ|xuống|lùi)|(?P<better>tăng|lên|vượt|cải thiện|nâng)\b", re.IGNORECASE)


def rank_against_last_year(subject: Subject) -> Iterator[Finding]:
    """Thứ hạng và số bậc tăng, giảm phải khớp với thứ hạng trong tệp của năm trước.

    Vì sao: thứ hạng hai năm đã công bố, nên số bậc tính lại được. Xét câu nói số bậc tăng hoặc giảm “so với năm …”
    trước rồi thứ hạng năm nay, khi thứ hạng viết bằng biểu thức và tệp năm trước có số liệu cùng khóa. Giảm bậc là số
    thứ hạng lớn lên: giảm 4 bậc từ thứ 7 là thứ 11.

    Ví dụ sai:

        # 2019.yaml ghi cchc_xep_thu: 8; 2020.yaml ghi cchc_xep_thu: 11
        giảm 4 bậc so với năm 2019, xếp thứ {{ figures.cchc_xep_thu }}

    Cách sửa: xem lại số bậc và thứ hạng của hai năm.
    """
    if subject.previous is None:
        return
    for each in said(subject, "so với"):
        for start, found in _beside_a_year(each):
            yield from _compared(each, found, start, subject.previous, subject)


@remembered(512, same=1)
def _beside_a_year(text: Said) -> tuple[tuple[int, tuple[Number, ...]], ...]:
    """Return where each stretch of a prose begins that compares with a year, and its numbers."""
    ends = stretches(text.text, ".;")
    return tuple([(at, tuple(numbers(text, at, end))) for at, end in ends if "so với năm" in text.text[at:end]])


def _ranks(year: Year) -> dict[str, Figure]:
    """Return what may be a place in a ranking: whole numbers, by their keys."""
    found = [(key, each.actual) for key, each in year.indicators.items()]
    known = [*year.all_figures(), *found]
    return {key: each for key, each in known if isinstance(each, Figure) and each.value and not each.value % 1}


def _compared(text: Said, found: tuple[Number, ...], start: int, previous: Year, subject: Subject) -> Iterator[Finding]:
    steps = next((each for each in found if re.compile(r"\s*(?:bậc|hạng)\b").match(text.text, each.end)), None)
    rank = next((each for each in found if text.text[: each.start].rstrip().endswith(("thứ", "hạng", "vị trí"))), None)
    if steps is None or rank is None or rank.bound is None or not _of_last_year(text, steps, subject):
        return
    before = _ranks(previous).get(_key(rank))
    way = list(_fell().finditer(text.text, start, steps.start))
    if before is None or not way:
        return
    sign = 1 if way[-1]["worse"] else -1
    moved = rank.figure.value - before.value
    if moved != sign * steps.figure.value:
        word = "giảm" if moved > 0 else "tăng"
        real = f"{word} {abs(moved)} bậc" if moved else "giữ nguyên"
        stated = f"{way[-1][0]} {steps.figure.number} bậc"
        cause = f"ghi {stated}, nhưng từ thứ {before.number} của năm trước đến thứ {rank.figure.number} là {real}"
        related = (
            Related(before.place, f"năm trước xếp thứ {before.number}"),
            Related(rank.place, f"năm nay xếp thứ {rank.figure.number}"),
        )
        yield Finding(steps.place, cause, "xem lại số bậc và hai thứ hạng", related)


def _of_last_year(text: Said, steps: Number, subject: Subject) -> bool:
    last = subject.year.year.value - 1
    return bool(re.compile(rf"[^.;]{{0,20}}so với năm (?:{last}|trước|ngoái)\b").match(text.text, steps.end))


def _key(rank: Number) -> str:
    """Return the key of the figure or indicator that a rank is printed from."""
    names = [name.text for name in rank.bound.expression.path] if rank.bound else []
    return names[1] if names[:1] == ["figures"] and len(names) > 1 else names[0] if names else ""
