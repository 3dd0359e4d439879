"""Judges a Word file, as it was saved, by Decree 30/2020/NĐ-CP and by what every Word file must have in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao.checks.word_format import letters, page, paragraphs, parts, structure
from baocao.checks.word_format.common import sheet
from baocao.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from baocao.checks.word_format.common import Sheet
    from baocao.word.observed import Observed

    Rule = Callable[[Sheet], Iterator[tuple[str, str]]]


def _registry(*rules: tuple[str, Rule]) -> dict[str, Rule]:
    """Return the rules by code; a code used twice is an error."""
    by_code = dict(rules)
    if len(by_code) != len(rules):
        raise ValueError("a code of word_format is used twice")
    return by_code


RULES: dict[str, Rule] = _registry(
    ("BC501", structure.missing_part),
    ("BC502", structure.loose_relationship),
    ("BC503", structure.broken_field),
    ("BC504", structure.open_bookmark),
    ("BC505", structure.repeated_id),
    ("BC506", structure.notes_and_references),
    ("BC507", structure.cell_without_paragraph),
    ("BC508", structure.empty_paragraph),
    ("BC509", structure.properties),
    ("BC510", page.paper),
    ("BC511", page.margins),
    ("BC512", page.page_number),
    ("BC513", page.first_number),
    ("BC520", letters.font),
    ("BC521", letters.theme_font),
    ("BC522", letters.colour),
    ("BC523", letters.size),
    ("BC524", letters.style),
    ("BC525", letters.capitals),
    ("BC526", letters.language),
    ("BC527", letters.underline),
    ("BC528", letters.sizes_together),
    ("BC530", paragraphs.alignment),
    ("BC531", paragraphs.first_line),
    ("BC532", paragraphs.gap),
    ("BC533", paragraphs.line_spacing),
    ("BC534", paragraphs.outline),
    ("BC535", paragraphs.unknown_style),
    ("BC536", paragraphs.rule),
    ("BC537", paragraphs.rows),
    ("BC540", parts.missing),
    ("BC541", parts.national_name),
    ("BC542", parts.motto),
    ("BC543", parts.number),
    ("BC544", parts.date),
    ("BC545", parts.recipients),
    ("BC546", parts.addressees),
    ("BC547", parts.closing),
)
"""Every rule by its code; a rule's docstring says what it demands."""


def check(observed: Observed, file: str = "") -> list[Problem]:
    """Return what is wrong with a Word file, in the order of the codes; `file` names it in the problems."""
    place, seen = Place(file), sheet(observed)
    return [Problem(place, code, message, hint) for code, rule in RULES.items() for message, hint in rule(seen)]
