"""Judges a Word file, as it was saved, by Decree 30/2020/NĐ-CP; our own files also by what their house demands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from baocao.checks.word_format import closing, head, letters, levels, page, paragraphs, structure
from baocao.checks.word_format.common import Finding, Level, Rule, Scope, say
from baocao.parts import Sheet, by_style
from baocao.problems import Place, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.word.observed import Observed

_SIGNERS = ("QuyenHan",)
_LIST = ("DanhSachNhan",)


def _registry(*rules: Rule) -> dict[str, Rule]:
    """Return the rules by code; a code used twice is an error."""
    by_code = {rule.code: rule for rule in rules}
    if len(by_code) != len(rules):
        raise ValueError("a code of word_format is used twice")
    return by_code


def _house(code: str, find: object) -> Rule:
    """Return a rule of our own house."""
    return Rule(code, find, level=Level.CUSTOM, scope=Scope.OWN)  # type: ignore[arg-type]


OTHERS = Scope.OTHERS

RULES: dict[str, Rule] = _registry(
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
    Rule("BC514", page.orientation, "I.2", scope=OTHERS),
    Rule("BC520", letters.font, "I.4"),
    _house("BC521", letters.theme_font),
    Rule("BC522", letters.colour, "I.4"),
    Rule("BC523", letters.size, "V"),
    Rule("BC524", letters.style, "V"),
    Rule("BC525", letters.capitals, "V"),
    _house("BC526", letters.language),
    Rule("BC527", letters.underline, level=Level.CUSTOM),
    Rule("BC528", letters.sizes_together, "V"),
    Rule("BC529", letters.old_font, "I.4", scope=OTHERS),
    Rule("BC530", paragraphs.alignment, "II"),
    Rule("BC531", paragraphs.first_line, "II.6e"),
    Rule("BC532", paragraphs.gap, "II.6e"),
    Rule("BC533", paragraphs.line_spacing, "II.6e"),
    _house("BC534", paragraphs.outline),
    _house("BC535", paragraphs.unknown_style),
    Rule("BC536", paragraphs.rule, "II.1b", about=("TieuNgu", "CoQuanBanHanh", "TrichYeu")),
    _house("BC537", paragraphs.rows),
    Rule("BC538", letters.small_letters, "V", scope=OTHERS),
    Rule("BC540", head.missing, "II"),
    Rule("BC541", head.national_name, "II.1a", about=("QuocHieu",)),
    Rule("BC542", head.motto, "II.1b", about=("TieuNgu",)),
    Rule("BC543", head.number, "II.3", about=("SoKyHieu",)),
    Rule("BC544", head.date, "II.4", about=("DiaDanh",)),
    Rule("BC545", closing.recipients, "II.9d", about=_LIST),
    Rule("BC546", closing.addressees, "II.9b", about=("KinhGui", "NoiKinhGui")),
    _house("BC547", closing.closing),
    Rule("BC548", head.order, "IV", scope=OTHERS),
    Rule("BC549", head.symbol_of_type, "II.3", scope=OTHERS, about=("SoKyHieu",)),
    Rule("BC550", head.type_name, "II.5", scope=OTHERS, about=("TenLoai",)),
    Rule("BC551", levels.divisions, "II.6đ", scope=OTHERS, about=("PhanChuong",)),
    Rule("BC552", levels.chapters, "V.6b", scope=OTHERS, about=("Heading1",)),
    Rule("BC553", levels.articles, "II.6đ", scope=OTHERS, about=("Dieu",)),
    Rule("BC554", levels.points, "II.6đ", scope=OTHERS, about=("Diem",)),
    Rule("BC555", levels.clauses, "II.6đ", scope=OTHERS, about=("Khoan",)),
    Rule("BC556", closing.authority, "II.7", scope=OTHERS, about=_SIGNERS),
    Rule("BC557", closing.signatory, "II.7đ", scope=OTHERS, about=("HoTen",)),
    Rule("BC558", head.letter_subject, "II.5b", scope=OTHERS, about=("TrichYeuCongVan",)),
    Rule("BC559", levels.annex_head, "III.1a", scope=OTHERS, about=("PhuLuc",)),
    Rule("BC560", levels.annex_title, "III.1b", scope=OTHERS, about=("PhuLuc",)),
    Rule("BC561", levels.annex_pointed, "III.1a", scope=OTHERS, about=("PhuLuc",)),
    Rule("BC562", levels.end_sign, level=Level.FORM, scope=OTHERS),
    Rule("BC563", closing.as_addressed, "II.9d", about=_LIST),
    Rule("BC564", closing.keeping, "II.9d", scope=OTHERS, about=_LIST),
    Rule("BC565", levels.basis, "II.6a", scope=OTHERS, about=("CanCu",)),
    Rule("BC566", closing.recipients_word, "II.9d", scope=OTHERS, about=("NoiNhan",)),
)
"""Every rule by its code; a rule's docstring is its manual."""

_ALIKE = 8
"""Paragraphs with the same fault that a message names at the most."""


def check(observed: Observed, file: str = "") -> list[Problem]:
    """Return what is wrong with a Word file of our own, in the order of the codes; `file` names it in the problems."""
    seen = by_style(observed)
    return [
        _problem(rule, [finding], file)._replace(severity=Severity.ERROR)
        for rule in RULES.values()
        if rule.scope is not OTHERS
        for finding in rule.find(seen)
    ]


class Told(NamedTuple):
    """A problem, the rule that tells it, and the paragraphs or sections that have it."""

    problem: Problem
    rule: Rule
    findings: tuple[Finding, ...]


def verify(sheet: Sheet, file: str = "") -> list[Told]:
    """Return what is wrong with any document whose parts were found, rule by rule."""
    return [found for rule in RULES.values() if rule.scope is not Scope.OWN for found in _told(rule, sheet, file)]


def _told(rule: Rule, sheet: Sheet, file: str) -> Iterator[Told]:
    """Yield what a rule finds, equal faults as one problem."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in rule.find(sheet):
        part = "" if finding.alike or finding.item is None else finding.item.part.key
        groups.setdefault((part, finding.alike or finding.fault), []).append(finding)
    for findings in groups.values():
        yield Told(_problem(rule, findings, file), rule, tuple(findings))


def _problem(rule: Rule, findings: list[Finding], file: str) -> Problem:
    """Return the problem that equal faults are."""
    first = findings[0]
    message = say(first.item, first.fault) + _others(findings[1:])
    level = rule.level if first.level is None else first.level
    severity = Severity.ERROR if level is Level.LAW else Severity.WARNING
    place = Place(file, first.item.number, first.item.column) if first.item is not None else Place(file)
    return Problem(place if place.line else Place(file), rule.code, message, first.hint, severity)


def _others(findings: list[Finding]) -> str:
    """Return where else a fault is, to go on behind its sentence."""
    numbers = list(dict.fromkeys([finding.item.number for finding in findings if finding.item and finding.item.number]))
    if not numbers:
        return ""
    more = " ..." if len(numbers) > _ALIKE else ""
    return f" Cùng lỗi ở {len(numbers)} đoạn khác: {', '.join(map(str, numbers[:_ALIKE]))}{more}."
