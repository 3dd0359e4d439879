"""A rule over the verdicts that prose states beside an indicator's figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from baocao.checks.registry import Finding, Subject
from baocao.checks.year.said import Filled, Said, said
from baocao.model import Indicator
from baocao.problems import Related
from baocao.values import Direction, Mark, Target, Verdict

_WISHED = ("phấn đấu", "để", "nhằm", "dự kiến", "nếu", "cần", "sẽ", "mục tiêu", "có thể", "khả năng", "yêu cầu")
"""Words before a verdict that is hoped for, not stated."""
_SAID = r"(?P<said>(?:không |chưa )?(?:đạt và vượt|đạt|vượt))\s+(?:mức\s+)?(?:chỉ tiêu|kế hoạch)\b"


@cache
def _ahead() -> re.Pattern[str]:
    """Return what stands between the beginning of a clause and a target: `…, vượt chỉ tiêu đề ra (`."""
    return re.compile(rf"{_SAID}[^.;,()%\d]{{0,30}}[(\s]*$")


@cache
def _behind() -> re.Pattern[str]:
    """Return what may follow a result: `, vượt kế hoạch`."""
    return re.compile(rf"[^.;:\d%\n]{{0,40}}?\b{_SAID}")


def verdict_in_prose(subject: Subject) -> Iterator[Finding]:
    """Câu nói đạt, vượt, không đạt kế hoạch phải đúng với số của chỉ tiêu trong câu.

    Vì sao: số in bằng biểu thức thì luôn đúng, nhưng chữ “vượt kế hoạch” viết tay không đổi theo khi số được sửa. Xét
    chữ đạt, vượt, không đạt viết liền “kế hoạch” hoặc “chỉ tiêu”, trước số kế hoạch hoặc sau số thực hiện gọi bằng
    biểu thức. Chỉ tiêu không quá một mức thì không xét chữ “vượt”.

    Ví dụ sai:

        {{ viec_lam.actual }}, vượt kế hoạch, trong khi 21.078 người chưa bằng kế hoạch 23.000 người

    Cách sửa: sửa chữ, hoặc viết {{ viec_lam.verdict }} để chương trình tự đánh giá.
    """
    for text in said(subject, "chỉ tiêu", "kế hoạch"):
        for each in text.filled:
            names = [name.text for name in each.expression.path]
            indicator = subject.year.indicators.get(names[0])
            stated = _stated(text, each, names[1]) if indicator and len(names) > 1 else None
            if indicator and stated and _contradicts(stated["said"], indicator):
                computed = indicator.verdict
                cause = f"câu nói “{stated['said']}”, nhưng “{indicator.name}” là “{computed}”"
                related = (Related(indicator.place, f"thực hiện {indicator.actual}, kế hoạch {indicator.target}"),)
                hint = f"sửa chữ, hoặc viết {{{{ {indicator.id}.verdict }}}}"
                yield Finding(text.place(stated.start("said")), cause, hint, related)


def _stated(text: Said, each: Filled, attribute: str) -> re.Match[str] | None:
    """Return the words of a verdict beside a target or a result."""
    found = None
    if attribute == "target":
        found = _ahead().search(text.text, max(0, each.start - 60), each.start)
    elif attribute == "actual":
        found = _behind().match(text.text, each.end)
        if found and any(each.end <= other.start < found.end() for other in text.filled):
            return None
    before = text.text[max(0, found.start("said") - 24) : found.start("said")].casefold() if found else ""
    return None if any(word in before for word in _WISHED) else found


def _contradicts(stated: str, indicator: Indicator) -> bool:
    """Return whether an indicator's verdict is another than the stated words."""
    mark = indicator.verdict.mark if isinstance(indicator.verdict, Verdict) else None
    if mark is None:
        return False
    if stated.startswith(("không", "chưa")):
        return mark is not Mark.MISSED
    if stated != "vượt":
        return mark is Mark.MISSED
    target = indicator.target
    floor = isinstance(target, Target) and target.direction is Direction.AT_LEAST
    return floor and mark is not Mark.EXCEEDED
