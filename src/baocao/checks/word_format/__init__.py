"""Judges a Word file, as it was saved, by Decree 30/2020/NĐ-CP; our own files also by what their house demands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao.checks.word_format import closing, head, letters, page, paragraphs, ruled, structure
from baocao.checks.word_format.common import Finding, Level, Placed, Rule, Scope, Sheet
from baocao.checks.word_format.judging import problem
from baocao.parts import by_style
from baocao.problems import Problem, Severity
from baocao.remember import remembered
from baocao.word.observed import Observed, Properties

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIST = ("DanhSachNhan",)
_NOTHING = Observed((), {}, Properties("", "", "", ""), ())
"""The file that rules see which look at one paragraph alone."""


def registry(*rules: Rule) -> dict[str, Rule]:
    """Return the rules by code; a code used twice is an error."""
    by_code = {rule.code: rule for rule in rules}
    if len(by_code) != len(rules):
        raise ValueError("a code of word_format is used twice")
    return dict(sorted(by_code.items()))


def _house(code: str, find: object, *, alone: bool = False) -> Rule:
    """Return a rule of our own house."""
    return Rule(code, find, level=Level.CUSTOM, scope=Scope.OWN, alone=alone)  # type: ignore[arg-type]


RULES: dict[str, Rule] = registry(
    _house("BC501", structure.missing_part),
    _house("BC502", structure.loose_relationship),
    _house("BC503", structure.broken_field),
    _house("BC504", structure.open_bookmark),
    _house("BC505", structure.repeated_id),
    _house("BC506", structure.notes_and_references),
    _house("BC507", structure.cell_without_paragraph),
    _house("BC508", structure.empty_paragraph),
    _house("BC509", structure.properties),
    Rule("BC510", page.paper, "I.1"),
    Rule("BC511", page.margins, "I.3"),
    Rule("BC512", page.page_number, "I.7"),
    Rule("BC513", page.first_number, "I.7"),
    Rule("BC520", letters.font, "I.4"),
    _house("BC521", letters.theme_font),
    Rule("BC522", letters.colour, "I.4"),
    Rule("BC523", letters.size, "V"),
    Rule("BC524", letters.style, "V"),
    Rule("BC525", letters.capitals, "V"),
    _house("BC526", letters.language),
    Rule("BC527", letters.underline, level=Level.CUSTOM),
    Rule("BC528", letters.sizes_together, "V"),
    Rule("BC530", paragraphs.alignment, "II", alone=True),
    Rule("BC531", paragraphs.first_line, "II.6e", alone=True),
    Rule("BC532", paragraphs.gap, "II.6e"),
    Rule("BC533", paragraphs.line_spacing, "II.6e", alone=True),
    _house("BC534", paragraphs.outline, alone=True),
    _house("BC535", paragraphs.unknown_style),
    Rule("BC536", ruled.rule, "II.1b", about=("TieuNgu", "CoQuanBanHanh", "TrichYeu")),
    _house("BC537", paragraphs.rows),
    Rule("BC540", head.missing, "II"),
    Rule("BC541", head.national_name, "II.1a", about=("QuocHieu",)),
    Rule("BC542", head.motto, "II.1b", about=("TieuNgu",)),
    Rule("BC543", head.number, "II.3", about=("SoKyHieu",)),
    Rule("BC544", head.date, "II.4", about=("DiaDanh",)),
    Rule("BC545", closing.recipients, "II.9d", about=_LIST),
    Rule("BC546", closing.addressees, "II.9b", about=("KinhGui", "NoiKinhGui")),
    _house("BC547", closing.closing),
    Rule("BC563", closing.as_addressed, "II.9d", about=_LIST),
)
"""The rules over our own files by code; those over other people's alone are in `others`, which no build needs."""
_ALONE = tuple(rule for rule in RULES.values() if rule.alone)


def check(observed: Observed, file: str = "") -> list[Problem]:
    """Return what is wrong with a Word file of our own, in the order of the codes; `file` names it in the problems."""
    seen = by_style(observed)
    margins = seen.everything[len(seen.body) :]
    alone = [each for group in seen.groups for each in _alone(group)] + [*_found(margins)]
    return [
        problem(rule, [finding], file)._replace(severity=Severity.ERROR)
        for rule in RULES.values()
        for finding in ([found for code, found in alone if code == rule.code] if rule.alone else rule.find(seen))
    ]


@remembered(2048, same=1)
def _alone(items: tuple[Placed, ...]) -> tuple[tuple[str, Finding], ...]:
    """Return what the rules find in paragraphs of the body that each look at one alone, with their codes."""
    return tuple(_found(items))


def _found(items: tuple[Placed, ...]) -> Iterator[tuple[str, Finding]]:
    few = Sheet(_NOTHING, items, items, ())
    for rule in _ALONE:
        for finding in rule.find(few):
            yield rule.code, finding
