"""The kinds of contradiction that an audit finds, by their codes."""

from __future__ import annotations

from baocao.audit.document import Rule
from baocao.audit.rules import (
    abbreviations,
    changes,
    citations,
    dates,
    indicators,
    lists,
    numbering,
    plans,
    ratios,
    shares,
    sums,
    tables,
    targets,
    verdicts,
)

RULES = (
    Rule("BC801", ratios.percent_of_ratio),
    Rule("BC802", plans.percent_of_plan),
    Rule("BC803", shares.share_of_whole),
    Rule("BC804", shares.shares_against_each_other),
    Rule("BC805", shares.shares_of_hundred),
    Rule("BC806", sums.sum_of_parts),
    Rule("BC807", sums.part_above_whole),
    Rule("BC808", sums.sum_of_items),
    Rule("BC809", changes.stated_change),
    Rule("BC810", changes.direction),
    Rule("BC811", verdicts.verdict_on_ratio),
    Rule("BC812", plans.verdict_on_plan),
    Rule("BC813", verdicts.counts_of_verdicts),
    Rule("BC814", verdicts.counts_against_items),
    Rule("BC815", verdicts.counts_against_groups),
    Rule("BC816", lists.announced_number),
    Rule("BC820", tables.total_rows),
    Rule("BC821", tables.group_rows),
    Rule("BC822", tables.derived_columns),
    Rule("BC823", tables.running_numbers),
    Rule("BC830", citations.cited_in_two_forms),
    Rule("BC831", citations.cited_with_two_dates),
    Rule("BC832", citations.cited_with_two_periods),
    Rule("BC840", indicators.one_indicator_two_values),
    Rule("BC841", targets.unreachable_target),
    Rule("BC850", abbreviations.two_spellings),
    Rule("BC851", dates.impossible_date),
    Rule("BC852", dates.weekday),
    Rule("BC853", numbering.section_numbers),
)
"""Every rule, in the order of the codes."""
