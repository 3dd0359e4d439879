"""What is wrong with a year before a report is written: reading, shape, rules, templates, values still awaited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from baocao.blocks import Document
from baocao.checks import registry
from baocao.checks.registry import Rule
from baocao.checks.year import ERRORS
from baocao.compose import TemplateFault, compose, open_places
from baocao.problems import Place, Problem, Severity
from baocao.years import Years, has_error

STEPS = 2
"""How often `step` is called for a year, at the most."""


class Reviewed(NamedTuple):
    """One year, and everything that was found on the way to its document."""

    document: Document | None
    """None where an error forbids it."""
    problems: tuple[Problem, ...]


def review(
    years: Years, number: int, *, step: Callable[[str], None], final: bool = False, rules: Iterable[Rule] = ERRORS
) -> Reviewed:
    """Return one year's document, or what forbids it; with `final` a value that is open is an error.

    The report prints the plan that the file of the next year holds, so that file must be without error too.
    """
    step("đọc số liệu")
    loaded, after = years.load(number), years.beside(number + 1)
    problems = loaded.problems + after.problems
    for judged, by in ((number, rules), (number + 1, ERRORS)):
        subject = years.subject(judged)
        problems += tuple(registry.run(by, subject)) if subject else ()
    year = loaded.whole
    if year is None or has_error(problems):
        return Reviewed(None, problems)
    step("soạn văn bản")
    try:
        document = compose(year, after.whole, years.project.root)
    except TemplateFault as fault:
        return Reviewed(None, (*problems, fault.problem))
    problems += _awaited(open_places(document, year), final=final)
    return Reviewed(None if has_error(problems) else document, problems)


def _awaited(places: list[tuple[Place, str]], *, final: bool) -> tuple[Problem, ...]:
    """Return a problem for each value that the document shows as open."""
    severity = Severity.ERROR if final else Severity.MISSING
    return tuple(
        Problem(place, "BC601", f"{_what(place)}: {placeholder.strip('[]')}", "", severity)
        for place, placeholder in places
    )


def _what(place: Place) -> str:
    return ".".join(place.path) or place.file
