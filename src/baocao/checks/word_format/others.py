"""Judges any administrative document: the rules over every file, and those that only other people's can break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao.checks.word_format import (
    RULES,
    annexes,
    letterhead,
    letters,
    levels,
    marks,
    page,
    prose,
    registry,
    signing,
    small,
)
from baocao.checks.word_format.common import Level, Rule, Scope
from baocao.checks.word_format.judging import Told, told
from baocao.manuals import Manual

if TYPE_CHECKING:
    from baocao.parts import Sheet

OTHERS = Scope.OTHERS

ALL: dict[str, Rule] = registry(
    *RULES.values(),
    Rule("BC514", page.orientation, "I.2", scope=OTHERS),
    Rule("BC529", letters.old_font, "I.4", scope=OTHERS),
    Rule("BC538", small.small_letters, "V", scope=OTHERS),
    Rule("BC548", letterhead.order, "IV", scope=OTHERS),
    Rule("BC549", letterhead.symbol_of_type, "II.3", scope=OTHERS, about=("SoKyHieu",)),
    Rule("BC567", letterhead.year_in_number, "II.3", scope=OTHERS, about=("SoKyHieu",)),
    Rule("BC550", letterhead.type_name, "II.5", scope=OTHERS, about=("TenLoai",)),
    Rule("BC551", levels.divisions, "II.6đ", scope=OTHERS, about=("PhanChuong",)),
    Rule("BC552", levels.chapters, "V.6b", scope=OTHERS, about=("Heading1",)),
    Rule("BC553", levels.articles, "II.6đ", scope=OTHERS, about=("Dieu",)),
    Rule("BC554", levels.points, "II.6đ", scope=OTHERS, about=("Diem",)),
    Rule("BC555", levels.clauses, "II.6đ", scope=OTHERS, about=("Khoan",)),
    Rule("BC556", signing.authority, "II.7", scope=OTHERS, about=("QuyenHan",)),
    Rule("BC557", signing.signatory, "II.7đ", scope=OTHERS, about=("HoTen",)),
    Rule("BC558", letterhead.letter_subject, "II.5b", scope=OTHERS, about=("TrichYeuCongVan",)),
    Rule("BC559", annexes.annex_head, "III.1a", scope=OTHERS, about=("PhuLuc",)),
    Rule("BC560", annexes.annex_title, "III.1b", scope=OTHERS, about=("PhuLuc", "VanBanKemTheo")),
    Rule("BC561", annexes.annex_pointed, "III.1a", scope=OTHERS, about=("PhuLuc",)),
    Rule("BC562", levels.end_sign, level=Level.FORM, scope=OTHERS),
    Rule("BC564", signing.keeping, "II.9d", scope=OTHERS, about=("DanhSachNhan",)),
    Rule("BC565", levels.basis, "II.6a", scope=OTHERS, about=("CanCu",)),
    Rule("BC568", small.apart, level=Level.CUSTOM, scope=OTHERS),
    Rule("BC569", prose.citing, "PL.II", scope=OTHERS),
    Rule("BC570", marks.boxed, "III.2", scope=OTHERS, about=("DoKhan", "LuuHanh")),
    Rule("BC571", prose.first_cited, "II.6b", scope=OTHERS),
    Rule("BC572", prose.words, "PL.II", scope=OTHERS),
    Rule("BC573", letterhead.one_row, "IV", scope=OTHERS, about=("SoKyHieu", "DiaDanh")),
    Rule("BC574", letterhead.single_spacing, "II.1b", scope=OTHERS, about=("TieuNgu",)),
    Rule("BC575", annexes.annex_agrees, "III.1c", scope=OTHERS, about=("PhuLuc", "KemTheo")),
    Rule("BC576", letterhead.subject_gap, "II.5b", scope=OTHERS, about=("TrichYeuCongVan",)),
    Rule("BC577", marks.address_rule, "III.4", scope=OTHERS, about=("DiaChi",)),
    Rule("BC566", signing.recipients_word, "II.9d", scope=OTHERS, about=("NoiNhan",)),
)
"""Every rule over Word files by its code; a rule's docstring is its manual."""


def verify(sheet: Sheet, file: str = "") -> list[Told]:
    """Return what is wrong with any document whose parts were found, in the order of the codes."""
    return [found for rule in ALL.values() if rule.scope is not Scope.OWN for found in told(rule, sheet, file)]


def manuals() -> dict[str, Manual]:
    """Return what each code demands that `verify` can give."""
    return {code: rule.manual for code, rule in ALL.items() if rule.scope is not Scope.OWN}
