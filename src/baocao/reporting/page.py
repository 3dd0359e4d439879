"""The whole text of a report: the problems, what is only awaited, and a table that sums up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.problems import Severity
from baocao.reporting import Report
from baocao.reporting.order import RANK, WORDS
from baocao.reporting.terminal import columns, cut
from baocao.reporting.text import as_list, as_text, paint, summary

_COLOR = re.compile(r"\x1b\[[\d;]*m")


def render(report: Report, *, color: bool, width: int) -> str:
    """Return the problems with their lines, those awaited as a list, the table and the sum."""
    awaited = [problem for problem in report.problems if problem.severity is Severity.MISSING]
    faults = [problem for problem in report.problems if problem.severity is not Severity.MISSING]
    rows = list(_table(report, color, width))
    if rows:
        rows.insert(1, "─" * min(width, max(map(_width, rows))))
    table = "\n".join([*rows, ""] if rows else [])
    pieces = [as_text(faults, report.texts, color=color, width=width), as_list(awaited), table, _sum(report)]
    return "\n".join(filter(None, pieces)) + "\n"


def _sum(report: Report) -> str:
    """Return the last line: `3 lỗi trong 2 tệp; 1 chỗ đã cho phép`."""
    read = f"Đã soát {len(report.texts)} tệp: không có chỗ nào phải xem"
    clean = read if report.texts else "Không soát được tệp nào"
    return (summary(report.problems) if report.problems else clean) + (
        f"; {len(report.waived)} chỗ đã cho phép" if report.waived else ""
    )


def _table(report: Report, color: bool, width: int) -> Iterator[str]:
    """Yield a line for each rule, the heaviest first: code, weight, how often, in how many files, and its title."""
    let_stand = [each.problem for each in report.waived]
    kinds = {(each.severity, each.code) for each in (*report.problems, *let_stand)}
    if not kinds:
        return
    yield "Mã     Mức        Chỗ  Tệp" + ("  Cho phép" if let_stand else "") + "  Nội dung"
    for severity, code in sorted(kinds, key=lambda each: (RANK[each[0]], each[1])):
        here, let = (
            [each for each in found if (each.severity, each.code) == (severity, code)]
            for found in (report.problems, let_stand)
        )
        files = len({each.place.file for each in (*here, *let)})
        row = f"{len(here):>4} {files:>4}" + (f" {len(let):>9}" if let_stand else "")
        title = report.manuals[code].title if code in report.manuals else ""
        word = paint(f"{WORDS[severity]:<9}", severity, color)
        yield f"{code:<6} {word} {row}  {cut(title, max(width - 19 - len(row), 12))}".rstrip()


def _width(row: str) -> int:
    return columns(_COLOR.sub("", row))
