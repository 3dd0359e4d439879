"""Everything that is wrong with some years of a project, by every rule."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from typing import NamedTuple

from baocao import catalog, sealing
from baocao.checks import fixed
from baocao.checks.data import RULES
from baocao.problems import Problem, Severity, Waived
from baocao.reporting.order import RANK
from baocao.rereading import reread
from baocao.review import STEPS, Reviewed, judge, review
from baocao.waivers import Settled, idle, in_template, malformed, may_be_waived, settle
from baocao.years import Years

__all__ = ["STEPS", "Survey", "survey"]

_AUDITED = "BC8"
"""How the codes of contradictions begin."""


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
    chosen = list(numbers)
    templates = {
        name: text for shown in years.project.own_templates() for name, text in years.project.text(shown).items()
    }
    each = [_one(years, number, templates, step) for number in chosen]
    each += _templates(years, chosen, templates, [let for found in each for let in found.waived])
    problems = [problem for found in each for problem in found.problems]
    problems += [*years.project.misnamed(), *sealing.gone(years, chosen)]
    return Survey(tuple(problems), tuple(dict.fromkeys(let for found in each for let in found.waived)))


def _one(years: Years, number: int, templates: dict[str, str], step: Callable[[str], None]) -> Survey:
    """Return what is wrong with one year, with what the rules over the year before find in its file."""
    reviewed = review(years, number, rules=RULES, step=step)
    problems, waived = _contradictions(years, number, reviewed, templates)
    shown, loaded = years.project.shown(number), years.load(number)
    before = [each for each in judge(years, number - 1, RULES) if each.place.file == shown]
    if any(code.startswith(_AUDITED) for each in loaded.waivers for code in each.codes) and years.exists(number - 1):
        earlier = review(years, number - 1, rules=RULES, step=lambda _: None)
        found, let = _contradictions(years, number - 1, earlier, templates)
        before += [each for each in (*found, *(one.problem for one in let)) if each.place.file == shown]
    remaining, let = settle(dict.fromkeys(before), loaded.waivers)
    problems, waived = problems + remaining, waived + let
    if loaded.whole:  # else no rule has looked for what is waived
        problems += tuple(idle(loaded.waivers, waived, loaded.text, catalog.why_unknown))
    return Survey(problems, waived)


def _contradictions(years: Years, number: int, reviewed: Reviewed, templates: dict[str, str]) -> Settled:
    """Return what a review tells of, with what its report says against itself."""
    _, problems, waived = reviewed
    if reviewed.document is None:
        return Settled(problems, waived)
    told = (*problems, *(each.problem for each in waived))
    let = years.load(number).waivers + years.beside(number + 1).waivers
    let += tuple(each for shown, text in templates.items() for each in in_template(shown, text))
    again, also = settle(reread(reviewed.document, told, years.texts | templates), let)
    return Settled(problems + again, waived + also)


def _templates(years: Years, numbers: list[int], templates: dict[str, str], before: list[Waived]) -> Iterator[Survey]:
    """Yield what is wrong with the fixed words of each template, by the names that the newest year declares.

    `before` is what the remarks of the templates let stand in the reports already.
    """
    like = next((subject for number in sorted(numbers, reverse=True) if (subject := years.subject(number))), None)
    if like is None:
        return
    for shown, text in templates.items():
        let = in_template(shown, text)
        problems, waived = settle(fixed.problems(shown, text, like), let)
        unused = (each._replace(fix=()) for each in idle(let, (*before, *waived), text, catalog.why_unknown))
        yield Survey((*problems, *malformed(let), *unused), waived)
