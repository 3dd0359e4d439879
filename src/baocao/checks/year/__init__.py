"""The rules over the data of one year; those that forbid a report are run at every build."""

from __future__ import annotations

from baocao.checks.registry import Rule, registry
from baocao.checks.year import citations, figures, letter, prose
from baocao.problems import Severity

RULES = registry(
    Rule("BC208", Severity.ERROR, letter.signing_in_place_of_nobody),
    Rule("BC227", Severity.ERROR, letter.malformed_letter),
    Rule("BC252", Severity.ERROR, prose.note_of_several_blocks),
    Rule("BC301", Severity.ERROR, figures.verdict_against_figures),
    Rule("BC302", Severity.ERROR, figures.percent_against_figures),
    Rule("BC303", Severity.ERROR, figures.change_against_baseline),
    Rule("BC304", Severity.ERROR, figures.target_that_nothing_judges),
    Rule("BC305", Severity.ERROR, figures.figure_without_unit),
    Rule("BC306", Severity.ERROR, figures.nothing_to_count),
    Rule("BC307", Severity.ERROR, letter.date_of_another_year),
    Rule("BC401", Severity.WARNING, citations.incomplete_citation),
    Rule("BC402", Severity.ERROR, citations.abbreviation_of_two_meanings),
)
"""Every rule over a year."""

ERRORS = tuple(rule for rule in RULES if rule.severity is Severity.ERROR)
"""The rules that forbid a report."""
