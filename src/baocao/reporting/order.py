"""The order in which problems are shown, and the words for how much each weighs."""

from __future__ import annotations

from collections.abc import Iterable

from baocao.problems import Problem, Severity

WORDS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.MISSING: "còn thiếu"}
"""From the heaviest down."""
RANK = {severity: rank for rank, severity in enumerate(WORDS)}


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems by file, line and column, none twice."""
    return sorted(dict.fromkeys(problems), key=_key)


def _key(problem: Problem) -> tuple[str, int, int, int, str, str]:
    place = problem.place
    return place.file, place.line, place.column, RANK[problem.severity], problem.code, problem.message
