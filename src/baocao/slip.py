"""The slip that a chief reads: one document, every clause that a machine can judge, and how it was kept, as HTML."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Sequence
from html import escape
from itertools import takewhile
from typing import NamedTuple

from baocao.checks.word_format.common import Level, Rule, Scope
from baocao.checks.word_format.judging import Told
from baocao.checks.word_format.others import ALL
from baocao.parts import Sheet
from baocao.problems import Problem, Severity
from baocao.verify import Verdict


class Outcome(enum.Enum):
    """How a clause was kept."""

    KEPT = "Đạt"
    BROKEN = "Không đạt"
    ADVISED = "Nên sửa"
    """What only a sample form or custom asks for is not kept."""
    ABSENT = "Không áp dụng"


class Row(NamedTuple):
    """One clause."""

    code: str
    clause: str
    demand: str
    outcome: Outcome
    places: tuple[int, ...] = ()
    """The paragraphs in which it is not kept; 0 for what is the whole file's."""


def rows(verdict: Verdict) -> list[Row]:
    """Return every clause with how the document keeps it, in the order of the decree."""
    found: dict[str, list[Told]] = {}
    for told in verdict.found:
        found.setdefault(told.rule.code, []).append(told)
    unsorted = [
        Row(
            rule.code,
            _clause(rule),
            rule.manual.title.rstrip("."),
            _outcome(rule, verdict.sheet, found.get(rule.code, [])),
            tuple(
                [each.item.number if each.item else 0 for told in found.get(rule.code, ()) for each in told.findings]
            ),
        )
        for rule in ALL.values()
        if rule.scope is not Scope.OWN
    ]
    return sorted(unsorted, key=lambda row: _rank(row.clause))


_SECTIONS = ("I", "II", "III", "IV", "V", "PL", "mẫu", "lệ")


def _rank(clause: str) -> tuple[int, int, str]:
    """Return where a clause stands among the others."""
    section, _, rest = clause.partition(".")
    number = "".join(takewhile(str.isdigit, rest))
    return _SECTIONS.index(section), int(number or 0), rest


def _outcome(rule: Rule, sheet: Sheet, told: Sequence[Told]) -> Outcome:
    if told:
        unlawful = any(each.problem.severity is Severity.ERROR for each in told)
        return Outcome.BROKEN if unlawful else Outcome.ADVISED
    return Outcome.ABSENT if rule.about and not sheet.has(*rule.about) else Outcome.KEPT


def _clause(rule: Rule) -> str:
    """Return where the demand stands."""
    if rule.level is Level.LAW:
        return rule.clause
    return "mẫu" if rule.level is Level.FORM else "lệ"


def html(verdicts: Sequence[tuple[str, Verdict]]) -> str:
    """Return the slips of some files as one page of HTML that needs nothing else.

    Each is one page of A4, however much was found; what does not fit on it follows in full on pages of its own.
    """
    body = "".join(_slip(name, verdict) for name, verdict in verdicts)
    return (
        '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>Phiếu kiểm tra thể thức</title>'
        f"<style>{_STYLE}</style></head><body>{body}</body></html>\n"
    )


_STYLE = """
@page { size: A4; margin: 9mm 12mm 8mm 14mm }
body { font: 9pt/1.18 "Times New Roman", "Liberation Serif", serif; color: #000; max-width: 182mm; margin: 0 auto }
section { break-after: page }
section:last-child { break-after: auto }
h1 { font-size: 14pt; text-align: center; margin: 0 }
p.of { text-align: center; margin: 0 0 2mm; font-style: italic }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.3mm 4mm; margin: 0 0 2mm }
dt { font-weight: bold } dd { margin: 0 }
h2 { font-size: 10.5pt; margin: 2mm 0 0.6mm }
ol { margin: 0; padding-left: 6mm } li { margin-bottom: 0.7mm; font-size: 8.4pt } li span { font-style: italic }
.all { columns: 2; column-gap: 6mm; font-size: 7pt; line-height: 1.08 }
.all.roomy { font-size: 8pt; line-height: 1.15 }
.row { display: grid; grid-template-columns: 8mm 1fr 18mm; gap: 1mm; padding: 0.25mm 0; break-inside: avoid;
       border-bottom: 0.2mm solid #bbb }
.broken, .advised { font-weight: bold } .absent { color: #777 }
.row b { text-align: right; white-space: nowrap; font-weight: inherit } .row i { font-weight: normal }
.broken b::before { content: "✗ " } .advised b::before { content: "△ " } .kept b::before { content: "✓ " }
footer { margin-top: 2mm; font-size: 7.5pt; border-top: 0.2mm solid #000; padding-top: 1mm }
.sign { display: grid; grid-template-columns: 1fr 1fr; text-align: center; margin: 2mm 0 10mm; font-weight: bold }
"""


def _slip(name: str, verdict: Verdict) -> str:
    """Return the slip of one file."""
    clauses = rows(verdict)
    count = {outcome: sum(row.outcome is outcome for row in clauses) for outcome in Outcome}
    told = [("Tệp", name), ("Loại văn bản", verdict.sheet.kind.name or "chưa xác định"), *_about(verdict.sheet)]
    facts = "".join(f"<dt>{escape(key)}</dt><dd>{escape(value)}</dd>" for key, value in told)
    said = ", ".join(f"{count[outcome]} {outcome.value.lower()}" for outcome in Outcome)
    return (
        "<section><h1>PHIẾU KIỂM TRA THỂ THỨC</h1><p class=of>theo Nghị định 30/2020/NĐ-CP về công tác văn thư</p>"
        f"<dl>{facts}<dt>Kết quả</dt><dd>{said} (trong {len(clauses)} yêu cầu máy soát được)</dd></dl>"
        f"{_faults(verdict.problems)}<h2>Tất cả yêu cầu</h2><div class='all{_room(verdict.problems, clauses)}'>"
        f"{''.join(map(_row, clauses))}</div>"
        "<div class=sign><div>NGƯỜI SOẠN THẢO</div><div>NGƯỜI KIỂM TRA</div></div>"
        "<footer>Cột trái là mục của Phụ lục I, phần I; «PL.II» là Phụ lục II, «mẫu» là mẫu ở Phụ lục III, «lệ» là lệ "
        "thường, không phải quy định (△). Máy không soát nội dung, thẩm quyền, con dấu và chữ ký.</footer></section>"
        f"{_details(name, verdict.problems)}"
    )


def _about(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield what names the document: its number, its subject."""
    for title, keys in (("Số, ký hiệu", ("SoKyHieu",)), ("Trích yếu", ("TrichYeu", "TrichYeuCongVan"))):
        words = " ".join(" ".join(item.text.split()) for item in sheet.of(*keys))
        if words:
            yield title, words


_MOST = 6
"""Findings that fit on the page of the slip; more are counted there, and told in full behind it."""


def _faults(problems: Sequence[Problem]) -> str:
    """Return what must be mended, what the law says first."""
    if not problems:
        return "<h2>Không có chỗ nào phải sửa</h2>"
    if len(problems) > _MOST:
        return (
            f"<h2>Phải sửa: {len(problems)} lỗi và cảnh báo, ghi ở các dòng ✗, △ dưới đây; "
            "nội dung từng chỗ ở trang sau</h2>"
        )
    return f"<h2>Phải sửa</h2>{_list(problems)}"


_ROOMY = 15
"""Clauses that are not kept, and name their paragraphs, with which the larger letters still fit on the page."""


def _room(problems: Sequence[Problem], clauses: Sequence[Row]) -> str:
    """Return how the clauses are set: larger where no finding is told in full above them, and few name paragraphs."""
    told = sum(bool(row.places) for row in clauses)
    return "" if 0 < len(problems) <= _MOST or told > _ROOMY else " roomy"


def _details(name: str, problems: Sequence[Problem]) -> str:
    """Return the pages behind a slip: everything that was found, where it does not fit on the slip."""
    if len(problems) <= _MOST:
        return ""
    return f"<section class=details><h2>Nội dung từng chỗ phải sửa của {escape(name)}</h2>{_list(problems)}</section>"


def _list(problems: Sequence[Problem]) -> str:
    ordered = sorted(problems, key=lambda each: (each.severity is not Severity.ERROR, each.place.line))
    return f"<ol>{''.join(map(_fault, ordered))}</ol>"


def _fault(problem: Problem) -> str:
    place = f"Đoạn {problem.place.line}. " if problem.place.line else ""
    mild = "" if problem.severity is Severity.ERROR else "(Nên sửa) "
    return f"<li>{place}{mild}{escape(problem.message)} <span>{escape(problem.hint)}</span></li>"


def _row(row: Row) -> str:
    kind = row.outcome.name.lower()
    return (
        f'<div class="row {kind}"><span>{escape(row.clause)}</span>'
        f"<span>{escape(row.demand)}{_places(row.places)}</span>"
        f"<b>{row.outcome.value}</b></div>"
    )


_SHOWN = 5
"""Paragraphs that a row names at the most."""


def _places(numbers: Sequence[int]) -> str:
    """Return where a clause is not kept, to go on behind its demand."""
    known = sorted(set(numbers) - {0})
    if not known:
        return ""
    end = " ..." if len(known) > _SHOWN else ""
    return f" <i>(đoạn {', '.join(map(str, known[:_SHOWN]))}{end})</i>"
