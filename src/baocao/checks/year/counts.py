"""A rule over the counts of met and missed targets that the prose states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from baocao.checks.registry import Finding, Subject
from baocao.checks.year.numbers import Number, numbers, stretches
from baocao.checks.year.said import Said, said
from baocao.model import Indicator, Year
from baocao.problems import Related
from baocao.remember import remembered
from baocao.values import Mark, Open, Verdict

_MET, _EXCEEDED, _MISSED = "đạt", "vượt", "không đạt"
_AHEAD = {
    "không đạt": _MISSED, "chưa đạt": _MISSED, "đạt và vượt": _MET, "đạt, vượt": _MET, "vượt": _EXCEEDED, "đạt": _MET,
    "hoàn thành": _MET,
}  # fmt: skip
"""What a count of targets comes to by the words before it: `không đạt 2/10 chỉ tiêu`."""


@cache
def _fate() -> re.Pattern[str]:
    return re.compile(
        r"(?P<missed>(?:không|chưa) (?:đạt|hoàn thành))|(?P<met>(?:đạt|hoàn thành)(?: hoặc| và|,)? vượt|đạt|hoàn thành)"
        r"|(?P<exceeded>vượt)"
    )


@cache
def _between() -> re.Pattern[str]:
    """Return what may stand between a count and what became of the targets."""
    return re.compile(r"(?:/\d+)?(?:\s*chỉ tiêu)?(?:\s*(?:đã|được|cơ bản|thi đua|chuyên môn|kế hoạch|\(|,))*\s*")


class _List(NamedTuple):
    """Targets that are counted together."""

    name: str
    targets: list[Indicator]

    def count(self, *marks: Mark) -> int:
        """Return how many came to one of these ends."""
        return sum(isinstance(each.verdict, Verdict) and each.verdict.mark in marks for each in self.targets)


class _Claim(NamedTuple):
    """A count that a sentence states."""

    number: Number
    fate: str
    of: int | None
    """The number of targets that it is counted of, where the sentence says."""


def count_against_list(subject: Subject) -> Iterator[Finding]:
    """Số chỉ tiêu đạt, vượt, không đạt viết trong lời văn phải đúng với danh sách chỉ tiêu.

    Vì sao: đây là con số lãnh đạo đọc đầu tiên, và danh sách ngay dưới nó cho thấy đúng hay sai. Danh sách là các chỉ
    tiêu có khóa group. Câu nói tổng số (“8/10 chỉ tiêu đạt”, “10 chỉ tiêu, trong đó 8 chỉ tiêu đạt”) được so với danh
    sách có đúng tổng số đó: cả năm, một nhóm, hoặc chỉ tiêu của phòng khi câu nằm trong lời văn của phòng. Câu không
    nói tổng số chỉ được xét trong khóa results. Còn chỉ tiêu chưa có kết quả thì không xét.

    Ví dụ sai:

        8/10 chỉ tiêu đạt, trong khi danh sách có 7 chỉ tiêu đạt, 3 chỉ tiêu không đạt

    Cách sửa: viết {{ score.met }}/{{ score.total }} chỉ tiêu, hoặc {{ groups.chuyen_mon.met }}, để chương trình tự đếm.
    """
    lists = None
    for each in said(subject, "chỉ tiêu"):
        for claims in _stated(each):
            lists = lists or _lists(subject.year)
            yield from _judged(claims, _about(each, subject.year, lists), each)


def _lists(year: Year) -> list[_List]:
    whole = _List("danh sách", [each for each in year.indicators.values() if each.group])
    groups = [_List(f"nhóm “{year.groups[key].name}”", members) for key, members in year.by_group().items()]
    return [whole, *groups]


def _about(text: Said, year: Year, lists: list[_List]) -> list[_List]:
    """Return the lists that a prose may speak of."""
    top, name, *_ = text.scalar.place.path
    if top != "divisions":
        return lists
    own = [each for each in year.indicators.values() if each.division and each.division.key == name and each.verdict]
    return [*lists, _List("chỉ tiêu của phòng", own)]


@remembered(512, same=1)
def _stated(text: Said) -> tuple[list[_Claim], ...]:
    """Return the counts that a prose states, sentence by sentence."""
    found = []
    for start, end in stretches(text.text, "."):
        sentence = text.text[start:end]
        if "chỉ tiêu" in sentence and any(map(str.isdecimal, sentence)):
            found.append(_claims(text, start, end))
    return tuple(filter(None, found))


def _claims(text: Said, start: int, end: int) -> list[_Claim]:
    """Return the counts that a sentence states, each with the total that it says."""
    found, of = [], None
    for each in numbers(text, start, end):
        value = each.figure.value
        if text.text[: each.digits].endswith("/") or value % 1 or each.figure.unit.startswith("%"):
            continue
        below = re.compile(r"/(\d+)").match(text.text, each.end)
        total = int(below[1]) if below else of
        fate = _fate_of(text.text, each, start, end, total)
        if fate:
            found.append(_Claim(each, fate, total))
        elif re.compile(r"\s*chỉ tiêu").match(text.text, each.end):
            of = int(value)
    return found if any("chỉ tiêu" in text.text[each.number.digits : end][:40] for each in found) else []


def _fate_of(text: str, number: Number, start: int, end: int, total: int | None) -> str:
    """Return what a sentence says became of so many targets; nothing where it says it of something else."""
    skipped = _between().match(text, number.end, end)
    behind = _fate().match(text, skipped.end() if skipped else number.end, end)
    if behind:
        return _MISSED if behind["missed"] else _EXCEEDED if behind["exceeded"] else _MET
    ahead = text[start : number.start].rstrip().casefold()
    if total is None or not re.compile(r"(?:/\d+)?\s*chỉ tiêu").match(text, number.end, end):
        return ""
    return next((fate for words, fate in _AHEAD.items() if ahead.endswith(words)), "")


def _judged(claims: list[_Claim], lists: list[_List], text: Said) -> Iterator[Finding]:
    for claim in claims:
        distinct = {tuple(target.id for target in each.targets): each for each in reversed(lists)}
        sizes = [each for each in reversed(distinct.values()) if claim.of is None or len(each.targets) == claim.of]
        if claim.of is None and text.scalar.place.path[0] != "results":
            continue
        if not sizes or any(isinstance(target.verdict, Open) for each in sizes for target in each.targets):
            continue
        value = int(claim.number.figure.value)
        if not any(value in _counts(each, claim.fate) for each in sizes):
            yield _finding(claim, sizes if claim.of else sizes[:1], text)


def _counts(targets: _List, fate: str) -> set[int]:
    """Return the counts that may be meant: `đạt` counts those exceeded too, unless they are counted apart."""
    if fate == _MISSED:
        return {targets.count(Mark.MISSED)}
    if fate == _EXCEEDED:
        return {targets.count(Mark.EXCEEDED)}
    return {targets.count(Mark.MET, Mark.EXCEEDED), targets.count(Mark.MET)}


def _finding(claim: _Claim, lists: list[_List], text: Said) -> Finding:
    value = int(claim.number.figure.value)
    marks = {_MISSED: [Mark.MISSED], _EXCEEDED: [Mark.EXCEEDED], _MET: [Mark.MET, Mark.EXCEEDED]}[claim.fate]
    shown = _MISSED if claim.fate != _EXCEEDED else _EXCEEDED
    seen = [each for targets in lists for each in targets.targets if str(each.verdict) == shown]
    counted = "" if claim.fate == _MET else f" {claim.fate}"
    stated = f"{value}/{claim.of}" if claim.of else str(value)
    real = ", ".join(f"{each.name} có {each.count(*marks)}/{len(each.targets)}{counted}" for each in lists)
    lines = ", ".join(str(each.place.line) for each in seen) or "không có dòng nào"
    cause = f"ghi {stated}{counted}, {real}: dòng {lines} {shown}"
    hint = "viết {{ score.met }}/{{ score.total }}, {{ score.missed }} để chương trình tự đếm, hoặc sửa danh sách"
    related = tuple(Related(each.place, f"“{each.name}” {shown}") for each in seen)
    return Finding(text.place(claim.number.digits), cause, hint, related)
