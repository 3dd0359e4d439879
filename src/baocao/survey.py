"""Everything that is wrong with some years of a project, by every rule."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from typing import NamedTuple

from baocao import catalog
from baocao.checks.data import RULES
from baocao.problems import Problem, Severity, Waived
from baocao.reporting.order import RANK
from baocao.review import STEPS, judge, review
from baocao.waivers import idle, may_be_waived, settle
from baocao.years import Years

__all__ = ["STEPS", "Survey", "survey"]


class Survey(NamedTuple):
    """What is wrong with some years; not sorted, and what lies between two years maybe twice."""

    problems: tuple[Problem, ...]
    waived: tuple[Waived, ...]

    def only(self, codes: Container[str], least: Severity) -> Survey:
        """Return what has one of these codes and weighs at least so much.

        An error that kept a file from being judged is there whatever is chosen: without it nothing would be said
        of rules that were never asked.
        """
        problems = tuple(
            each
            for each in self.problems
            if (each.code in codes and RANK[each.severity] <= RANK[least])
            or (each.severity is Severity.ERROR and not may_be_waived(each.code))
        )
        return Survey(problems, tuple(each for each in self.waived if each.problem.code in codes))


def survey(years: Years, numbers: Iterable[int], step: Callable[[str], None]) -> Survey:
    """Return what is wrong with some years and what is let stand in them, told step by step."""
    each = [_one(years, number, step) for number in numbers]
    problems = [problem for found in each for problem in found.problems] + years.project.misnamed()
    return Survey(tuple(problems), tuple(dict.fromkeys(let for found in each for let in found.waived)))


def _one(years: Years, number: int, step: Callable[[str], None]) -> Survey:
    """Return what is wrong with one year, with what the rules over the year before find in its file."""
    _, problems, waived = review(years, number, rules=RULES, step=step)
    shown, loaded = years.project.shown(number), years.load(number)
    before = (each for each in judge(years, number - 1, RULES) if each.place.file == shown)
    remaining, let = settle(before, loaded.waivers)
    problems, waived = problems + remaining, waived + let
    if loaded.whole:  # else no rule has looked for what is waived
        problems += tuple(idle(loaded.waivers, waived, loaded.text, catalog.why_unknown))
    return Survey(problems, waived)
