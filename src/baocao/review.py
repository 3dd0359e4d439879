"""What is wrong with a year before a report is written: reading, shape, rules, templates, values still awaited."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from baocao import sealing
from baocao.blocks import Document
from baocao.checks import registry
from baocao.checks.registry import Rule, Subject
from baocao.checks.year import ERRORS, HELD, HELD_PLAN
from baocao.compose import TemplateFault, compose, open_places
from baocao.problems import AWAITED, Place, Problem, Severity, Waived
from baocao.waivers import malformed, may_be_waived, settle
from baocao.years import Years, has_error

STEPS = 2
"""How often `step` is called for a year, at the most."""


class Reviewed(NamedTuple):
    """One year, and everything that was found on the way to its document."""

    document: Document | None
    """None where an error forbids it."""
    problems: tuple[Problem, ...]
    waived: tuple[Waived, ...] = ()
    """What the office lets stand."""


def review(
    years: Years, number: int, *, step: Callable[[str], None], final: bool = False, rules: tuple[Rule, ...] = ERRORS
) -> Reviewed:
    """Return one year's document, or what forbids it; with `final` a value that is open is an error.

    The report prints the plan that the file of the next year holds, so that file must be without error too. An error
    that could be let stand leaves a document that can be composed: what is wrong with the templates and what is still
    awaited is then told at once with it.
    """
    step("đọc số liệu")
    years = years.still
    loaded, after = years.load(number), years.beside(number + 1)
    let = loaded.waivers + after.waivers
    here, next_year = years.subject(number), years.subject(number + 1)
    judged = [*_judged(here, rules), *_judged(next_year, ERRORS)]
    placed = [*_judged(here, HELD), *_judged(next_year, HELD_PLAN)]
    judged += [each._replace(severity=Severity.ERROR) if final else each for each in placed]
    remaining, waived = settle(judged, let)
    seals = {sealed: sealing.held(years, sealed) for sealed in (number - 1, number)}
    broken = (problem for sealed, held in seals.items() for problem in sealing.problems(years, sealed, held))
    problems = (*loaded.problems, *after.problems, *malformed(let), *remaining, *broken)
    if loaded.whole is None or any(
        each.severity is Severity.ERROR and not may_be_waived(each.code) for each in problems
    ):
        return Reviewed(None, problems, waived)
    step("soạn văn bản")
    try:
        document = compose(loaded.whole, after.whole, years.project.root)
    except TemplateFault as fault:
        return Reviewed(None, (*problems, fault.problem), waived)
    problems += _awaited(open_places(document, loaded.whole), final=final)
    problems += sealing.rewritten(years, number, seals[number], document)
    return Reviewed(None if has_error(problems) else document, problems, waived)


def judge(years: Years, number: int, rules: tuple[Rule, ...]) -> list[Problem]:
    """Return what the rules find in one year; nothing where it has no file, or one with errors."""
    return _judged(years.subject(number), rules)


def _judged(subject: Subject | None, rules: tuple[Rule, ...]) -> list[Problem]:
    return registry.run(rules, subject) if subject else []


def _awaited(places: list[tuple[Place, str]], *, final: bool) -> tuple[Problem, ...]:
    """Return a problem for each value that the document shows as open."""
    severity = Severity.ERROR if final else Severity.MISSING
    return tuple(
        Problem(place, AWAITED, f"{_what(place)}: {placeholder.strip('[]')}", "", severity)
        for place, placeholder in places
    )


def _what(place: Place) -> str:
    return ".".join(place.path) or place.file
