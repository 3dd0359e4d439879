"""Every rule over the data of one year: those that forbid a report, and those that advise."""

from __future__ import annotations

from baocao.checks.registry import Rule, registry
from baocao.checks.year import (
    ERRORS,
    HELD,
    bound,
    citations,
    kept,
    named,
    neighbours,
    slips,
    symbols,
    twice,
    units,
    verdicts,
    work,
)
from baocao.problems import Severity

RULES = registry(
    *ERRORS,
    *HELD,
    Rule("BC314", Severity.WARNING, neighbours.unit_of_another_year, beside=True),
    Rule("BC318", Severity.WARNING, units.unit_behind_an_expression),
    Rule("BC320", Severity.WARNING, bound.number_typed),
    Rule("BC322", Severity.WARNING, bound.indicator_said_otherwise),
    Rule("BC323", Severity.WARNING, twice.declared_for_nothing),
    Rule("BC325", Severity.WARNING, slips.digit_too_many, beside=True),
    Rule("BC326", Severity.WARNING, slips.share_of_more_than_all),
    Rule("BC327", Severity.WARNING, kept.year_of_another_report),
    Rule("BC328", Severity.WARNING, kept.direction_of_another_year, beside=True),
    Rule("BC329", Severity.WARNING, kept.dropped_from_the_count, beside=True),
    Rule("BC330", Severity.WARNING, kept.short_name_of_another_year, beside=True),
    Rule("BC331", Severity.WARNING, verdicts.verdict_in_prose),
    Rule("BC332", Severity.WARNING, named.count_of_the_named),
    Rule("BC401", Severity.WARNING, citations.incomplete_citation),
    Rule("BC405", Severity.WARNING, symbols.year_missing),
    Rule("BC409", Severity.WARNING, citations.numbers_out_of_order, beside=True),
    Rule("BC412", Severity.WARNING, symbols.citation_typed),
    Rule("BC413", Severity.WARNING, symbols.issuer_of_another_symbol),
    Rule("BC602", Severity.MISSING, work.awaited_of_nobody),
    Rule("BC603", Severity.MISSING, work.division_without_tasks),
    Rule("BC604", Severity.WARNING, neighbours.counterpart_under_another_key, beside=True),
    Rule("BC605", Severity.WARNING, work.division_of_nothing),
)
"""What `baocao check` runs over a year."""
