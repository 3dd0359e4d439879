"""Everything that is wrong with some years of a project, by every rule."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from baocao import catalog, sealing
from baocao.checks import fixed
from baocao.checks.data import RULES
from baocao.problems import Problem, Severity, Waived
from baocao.reporting.order import RANK
from baocao.rereading import reread
from baocao.review import STEPS, judge, review
from baocao.waivers import Settled, Waiver, idle, in_template, malformed, may_be_waived, settle
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


class _Template(NamedTuple):
    """A template that the project has itself, and the remarks in it."""

    shown: str
    text: str
    waivers: tuple[Waiver, ...]


@dataclass(slots=True)
class _Reports:
    """The reports of some years, each reviewed and reread once: the year after may ask for it again."""

    years: Years
    templates: tuple[_Template, ...]
    _known: dict[int, Settled] = field(default_factory=dict)

    def faults(self, number: int, step: Callable[[str], None]) -> Settled:
        """Return what a review tells of one year, with what its report says against itself."""
        if number not in self._known:
            self._known[number] = self._faults(number, step)
        return self._known[number]

    def _faults(self, number: int, step: Callable[[str], None]) -> Settled:
        document, problems, waived = review(self.years, number, rules=RULES, step=step)
        if document is None:
            return Settled(problems, waived)
        told = (*problems, *(each.problem for each in waived))
        let = self.years.load(number).waivers + self.years.beside(number + 1).waivers
        let += tuple(each for template in self.templates for each in template.waivers)
        texts = self.years.texts | {each.shown: each.text for each in self.templates}
        again, also = settle(reread(document, told, texts), let)
        return Settled(problems + again, waived + also)


def survey(years: Years, numbers: Iterable[int], step: Callable[[str], None]) -> Survey:
    """Return what is wrong with some years and what is let stand in them, told step by step."""
    chosen = list(numbers)
    reports = _Reports(years, tuple(_own_templates(years)))
    each = [_one(reports, number, step) for number in chosen]
    each += _templates(reports, chosen, [let for found in each for let in found.waived])
    problems = [problem for found in each for problem in found.problems]
    problems += [*years.project.misnamed(), *sealing.gone(years, chosen)]
    return Survey(tuple(problems), tuple(dict.fromkeys(let for found in each for let in found.waived)))


def _own_templates(years: Years) -> Iterator[_Template]:
    for name in years.project.own_templates():
        for shown, text in years.project.text(name).items():
            yield _Template(shown, text, in_template(shown, text))


def _one(reports: _Reports, number: int, step: Callable[[str], None]) -> Survey:
    """Return what is wrong with one year, with what the rules over the year before find in its file."""
    years = reports.years
    problems, waived = reports.faults(number, step)
    shown, loaded = years.project.shown(number), years.load(number)
    before = [each for each in judge(years, number - 1, RULES) if each.place.file == shown]
    if any(code.startswith(_AUDITED) for each in loaded.waivers for code in each.codes) and years.exists(number - 1):
        found, let = reports.faults(number - 1, lambda _: None)
        before += [each for each in (*found, *(one.problem for one in let)) if each.place.file == shown]
    remaining, let = settle(dict.fromkeys(before), loaded.waivers)
    problems, waived = problems + remaining, waived + let
    if loaded.whole:  # else no rule has looked for what is waived
        problems += tuple(idle(loaded.waivers, waived, loaded.text, catalog.why_unknown))
    return Survey(problems, waived)


def _templates(reports: _Reports, numbers: list[int], before: list[Waived]) -> Iterator[Survey]:
    """Yield what is wrong with the fixed words of each template, by the names that the newest year declares.

    `before` is what the remarks of the templates let stand in the reports already.
    """
    found = (reports.years.subject(number) for number in sorted(numbers, reverse=True))
    like = next((subject for subject in found if subject), None)
    if like is None:
        return
    for shown, text, let in reports.templates:
        problems, waived = settle(fixed.problems(shown, text, like), let)
        unused = (each._replace(fix=()) for each in idle(let, (*before, *waived), text, catalog.why_unknown))
        yield Survey((*problems, *malformed(let), *unused), waived)
