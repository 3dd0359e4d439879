"""Telling a remark behind a value from text that YAML cut off because of a ` #`.

An ordinary remark is let be: `actual: 21.078  # số đến 31/12`, `target: ">= 100"  # theo NQ`. A text
is nearly certainly cut, an error, where the value has no text before the `#`, is prose and the `#`
stands right before a letter or digit (`tổng kết #2`), leaves a bracket open that the rest closes, ends
with a word or sign that calls for more (`số # 5`), or is prose and the remark is nothing but a number.
It is likely cut, a warning, where `#` stands right before a letter or digit after a single word, or
where prose is followed by a remark that begins with a digit.
"""

from __future__ import annotations

import re

from baocao.problems import Severity

_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"), ("“", "”"), ("«", "»"))
_CALLS_FOR_MORE = r"(?i)(?:[,;:(/–-]|\b(?:số|thứ|mục|điểm|khoản|điều|và|của|hoặc|là|lần|hạng))$"
_NUMBER_ALONE = r"[\d.,/%]+"


def judge(value: str, remark: str) -> Severity | None:
    """Return how sure it is that `remark`, from its `#` on, was text of the plain `value`; else nothing."""
    after = remark[1:]
    touching = after[:1].isalnum()
    words = after.strip()
    if not value:
        return Severity.ERROR if touching else None
    if any(value.count(left) > value.count(right) and right in words for left, right in _BRACKETS):
        return Severity.ERROR
    if re.search(_CALLS_FOR_MORE, value):
        return Severity.ERROR
    prose = " " in value and any(ch.isalpha() for ch in value)
    if prose and (touching or re.fullmatch(_NUMBER_ALONE, words)):
        return Severity.ERROR
    if touching or (prose and words[:1].isdigit()):
        return Severity.WARNING
    return None


def wording(value: str, remark: str) -> tuple[str, str]:
    """Return the message and the hint that show both readings."""
    whole = f"{value} {remark}".strip()
    message = f"từ dấu # trở đi bị coi là ghi chú: giá trị chỉ còn “{_short(value)}”, bỏ mất “{_short(remark)}”"
    return message, (
        f'nếu là một giá trị, đặt cả dòng trong dấu nháy: "{_short(whole)}"; '
        "nếu đúng là ghi chú, để hai dấu cách trước # và một dấu cách sau #, ghi chú mở đầu bằng chữ"
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
