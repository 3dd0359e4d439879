"""From what rules find to problems: equal faults of one part are one problem, which names the other paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from baocao.checks.word_format.common import Finding, Level, Rule, say
from baocao.problems import Place, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.parts import Sheet

_ALIKE = 8
"""Paragraphs with the same fault that a message names at the most."""


class Told(NamedTuple):
    """A problem, the rule that tells it, and the paragraphs or sections that have it."""

    problem: Problem
    rule: Rule
    findings: tuple[Finding, ...]


def told(rule: Rule, sheet: Sheet, file: str) -> Iterator[Told]:
    """Yield what a rule finds, equal faults as one problem."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in rule.find(sheet):
        part = "" if finding.alike or finding.item is None else finding.item.part.key
        groups.setdefault((part, finding.alike or finding.fault), []).append(finding)
    for findings in groups.values():
        yield Told(problem(rule, findings, file), rule, tuple(findings))


def problem(rule: Rule, findings: list[Finding], file: str) -> Problem:
    """Return the problem that equal faults are."""
    first = findings[0]
    message = say(first.item, first.fault) + _elsewhere(findings[1:])
    level = rule.level if first.level is None else first.level
    severity = Severity.ERROR if level is Level.LAW else Severity.WARNING
    place = Place(file, first.item.number, first.item.column) if first.item is not None else Place(file)
    return Problem(place if place.line else Place(file), rule.code, message, first.hint, severity)


def _elsewhere(findings: list[Finding]) -> str:
    """Return where else a fault is, to go on behind its sentence."""
    numbers = list(dict.fromkeys([finding.item.number for finding in findings if finding.item and finding.item.number]))
    if not numbers:
        return ""
    end = " ..." if len(numbers) > _ALIKE else "."
    return f" Cùng lỗi ở {len(numbers)} đoạn khác: {', '.join(map(str, numbers[:_ALIKE]))}{end}"
