"""The rules over the data of one year that forbid a report, run at every build; `every` has all of them."""

from __future__ import annotations

from baocao.checks.registry import Rule, registry
from baocao.checks.year import (
    citations,
    cited,
    counts,
    figures,
    held,
    letter,
    listed,
    neighbours,
    parts,
    prose,
    ranks,
    shares,
    symbols,
    twice,
)
from baocao.problems import Severity

ERRORS = registry(
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
    Rule("BC308", Severity.ERROR, parts.parts_against_whole),
    Rule("BC309", Severity.ERROR, listed.parts_in_words),
    Rule("BC310", Severity.ERROR, counts.count_against_list),
    Rule("BC311", Severity.ERROR, shares.percent_of_a_fraction),
    Rule("BC312", Severity.ERROR, neighbours.against_last_year, beside=True),
    Rule("BC313", Severity.ERROR, ranks.rank_against_last_year, beside=True),
    Rule("BC315", Severity.ERROR, figures.fraction_of_a_thing),
    Rule("BC316", Severity.ERROR, figures.more_than_the_whole),
    Rule("BC317", Severity.ERROR, shares.shares_of_a_hundred),
    Rule("BC321", Severity.ERROR, twice.key_of_two_values),
    Rule("BC324", Severity.ERROR, letter.name_in_small_letters),
    Rule("BC402", Severity.ERROR, citations.abbreviation_of_two_meanings, beside=True),
    Rule("BC404", Severity.ERROR, symbols.symbol_of_another_type),
    Rule("BC406", Severity.ERROR, cited.document_of_two_forms, beside=True),
    Rule("BC407", Severity.ERROR, cited.document_of_two_dates, beside=True),
    Rule("BC408", Severity.ERROR, cited.document_of_two_periods, beside=True),
    Rule("BC410", Severity.ERROR, citations.year_against_date),
    Rule("BC411", Severity.ERROR, citations.later_than_the_report),
)
"""The rules that forbid a report. Their modules are imported at every start: what only advises is in `every`."""

HELD = registry(
    Rule("BC606", Severity.MISSING, held.placeholder_left),
    Rule("BC607", Severity.MISSING, held.plan_of_last_year),
)
"""The rules over what only holds a place: awaited in a draft, errors in the report that is to be signed."""

HELD_PLAN = tuple(rule for rule in HELD if rule.code == "BC607")
"""What of them the report of the year before is about as well: it prints the plan."""
