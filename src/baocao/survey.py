"""Everything that is wrong with some years of a project, by every rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from baocao.checks import registry
from baocao.checks.data import RULES
from baocao.problems import Problem
from baocao.review import STEPS, review
from baocao.years import Years

__all__ = ["STEPS", "survey"]


def survey(years: Years, numbers: Iterable[int], step: Callable[[str], None]) -> list[Problem]:
    """Return what is wrong with some years, told step by step; not sorted, and what lies between two years twice."""
    found: list[Problem] = []
    for number in numbers:
        found += review(years, number, rules=RULES, step=step).problems
        found += _told_by_the_year_before(years, number)
    return found


def _told_by_the_year_before(years: Years, number: int) -> list[Problem]:
    """Return what the rules over the year before find in this year's file."""
    subject = years.subject(number - 1)
    found = registry.run(RULES, subject) if subject else []
    return [each for each in found if each.place.file == years.project.shown(number)]
