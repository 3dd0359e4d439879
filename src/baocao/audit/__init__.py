"""Auditing a finished report: passages in, problems out; what the text claims of itself is recomputed.

A printed figure is an interval (91,6% is 91,55 to 91,65; “gần 5.000” lies below 5.000), and two claims contradict each
other only where their intervals cannot meet. A problem is an ERROR where that is certain, a WARNING where it is likely.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from baocao.audit.binding.otherwise import explained
from baocao.audit.document import Document, Finding, Mark
from baocao.audit.rules import RULES
from baocao.passages import Passage
from baocao.problems import Place, Problem, Related, Severity

__all__ = ["RULES", "STEPS", "audit"]

STEPS = len(RULES)
"""How many steps an audit announces."""


def audit(passages: Iterable[Passage], file: str, step: Callable[[str], None] = lambda _: None) -> list[Problem]:
    """Return the contradictions of a document, each at its paragraph (`line`) and character (`column`)."""
    document = Document(passages)
    found: list[Problem] = []
    told: set[tuple[int, int]] = set()
    reckoned: dict[tuple[int, int], list[set[tuple[int, int]]]] = defaultdict(list)
    for rule in RULES:
        step(f"{file}: {rule.code}")
        for finding in rule.find(document):
            place = _place(finding.mark, file)
            at = _at(finding.mark)
            marks = {at, *(_at(mark) for mark, _ in finding.related)}
            if at in told or (len(marks) > 1 and any(marks <= each for each in reckoned[at])):
                continue  # a place is told of once, and so are some figures together
            if rule.reckoned and explained(document, finding):
                continue
            told.add(at)
            for each in marks:
                reckoned[each].append(marks)
            found.append(_problem(finding, rule.code, place, file))
    return sorted(found, key=lambda problem: (problem.place.line, problem.place.column))


def _problem(finding: Finding, code: str, place: Place, file: str) -> Problem:
    related = tuple(Related(_place(mark, file), message) for mark, message in finding.related)
    sure = {True: " (chắc chắn)", False: " (có khả năng)", None: ""}[finding.sure]
    severity = Severity.ERROR if finding.sure else Severity.WARNING
    return Problem(place, code, f"{finding.message}{sure}", finding.hint, severity, related)


def _at(mark: Mark) -> tuple[int, int]:
    return mark.part.passage.number, mark.start


def _place(mark: Mark, file: str) -> Place:
    return Place(file, mark.part.passage.number, mark.start + 1)
