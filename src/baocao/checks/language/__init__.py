"""The rules over the language of a year's data: words, signs, capitals, abbreviations."""

from __future__ import annotations

from baocao.checks.language import shortened, words
from baocao.checks.registry import Rule, registry
from baocao.problems import Severity

RULES = registry(
    Rule("BC701", Severity.WARNING, words.impossible_syllable),
    Rule("BC702", Severity.WARNING, words.mixed_placement),
    Rule("BC703", Severity.WARNING, words.misplaced_space),
    Rule("BC704", Severity.WARNING, words.small_letter_at_a_beginning),
    Rule("BC705", Severity.WARNING, words.capital_of_a_cited_part),
    Rule("BC706", Severity.WARNING, words.capital_of_a_noun),
    Rule("BC707", Severity.WARNING, words.capital_of_a_body),
    Rule("BC711", Severity.WARNING, shortened.undeclared_abbreviation),
    Rule("BC712", Severity.WARNING, shortened.abbreviation_in_two_spellings),
    Rule("BC721", Severity.WARNING, words.decomposed_letters),
)
"""Every rule over the language; none stops a build."""
