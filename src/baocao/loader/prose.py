"""What is written in a prose but would not print as its author meant it, each at its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao import footnotes
from baocao.markdown import BAR, HEADING, ITEM, POINT, RULE_CELL
from baocao.problems import Problem
from baocao.source import Scalar

_EXPRESSION = re.compile(r"\{\{[^{}\n]*\}\}")
_DIGIT_ITEM = re.compile(r"-[ \t]+[0-9]")
_UNKNOWN = re.compile(r"#{4,}(?=[ \t])|```|(?:-{3,}|\*{3,}|_{3,}|={3,})$")
_MOST_COLUMNS = 20

Found = tuple[int, str, str, str]
"""Offset in the text, code, cause and mend."""


def written(scalar: Scalar) -> Iterator[Problem]:
    """Yield each fault of the writing of one prose."""
    if len({line for _, line, _ in scalar.runs}) > 1:
        yield Problem(
            scalar.place, "BC230", "lời văn nhiều dòng phải bắt đầu bằng dấu |",
            "ghi dấu | ngay sau dấu hai chấm của khóa, lời văn viết từ dòng dưới",
        )  # fmt: skip
        return
    if any(mark in scalar.text for mark in ("*", "|", "#", "`", "[^", "\n-", "---", "===", "___")):
        bare = _EXPRESSION.sub(lambda found: "\ue000" * len(found[0]), scalar.text)  # its `|` is no bar
        for offset, code, message, hint in sorted(_faults(bare)):
            yield Problem(scalar.locate(offset), code, message, hint)


def _faults(text: str) -> Iterator[Found]:
    body, notes = footnotes.split(text)
    for note in notes:
        yield from _in_note(note)
    rows, typed = body.split("\n"), text.split("\n")
    offset = at = 0
    before = ""
    """What the line above belongs to: `text`, `item`, or nothing after an empty line, a heading or a table."""
    start = 0
    paragraph: list[str] = []
    while at < len(rows):
        row, bare = rows[at], rows[at].strip()
        here = offset + len(row) - len(row.lstrip())
        end = at + 1
        table = bare.startswith("|") and end < len(rows) and _is_rule(rows[end])
        alone = not bare or ITEM.match(row) or POINT.match(bare) or (not before and (HEADING.match(bare) or table))
        if alone or not before:
            yield from _unclosed("\n".join(paragraph), start)
            start, paragraph = offset, []
        if unknown := _UNKNOWN.match(bare):
            yield here, "BC258", f"“{unknown[0]}” không dùng được trong lời văn", "bỏ dòng này, hoặc viết thành câu"
        if before and (HEADING.match(bare) or table):
            yield (
                here, "BC256", f"“{bare[0]}” ở giữa một đoạn không mở đầu đề mục hay bảng",
                f"thêm dòng trống phía trên nếu đây là đề mục hoặc bảng; muốn in dấu {bare[0]} thì viết \\{bare[0]}",
            )  # fmt: skip
        if before == "text" and _DIGIT_ITEM.match(bare) and rows[at - 1].rstrip()[-1:].isdigit():
            yield (
                here,
                "BC257",
                "“- ” và số ở đầu dòng sẽ thành gạch đầu dòng",
                "nối với dòng trên, hoặc thêm dòng trống",
            )
        if table and not before:
            end = next((n for n in range(at + 2, len(rows)) if not rows[n].lstrip().startswith("|")), len(rows))
            yield from _table(rows, at, end, offset)
        elif bare:
            paragraph.append(row)
        single = not bare or end > at + 1 or (not before and HEADING.match(bare))
        before = "" if single else "item" if ITEM.match(row) or before == "item" else "text"
        offset += sum(len(each) + 1 for each in typed[at:end])
        at = end
    yield from _unclosed("\n".join(paragraph), start)


def _is_rule(row: str) -> bool:
    return all(RULE_CELL.fullmatch(cell.strip()) for cell in row.strip().removeprefix("|").removesuffix("|").split("|"))


def _table(rows: list[str], at: int, end: int, offset: int) -> Iterator[Found]:
    """Yield the rows of a table that have more cells than its header, and a header of too many."""
    columns = _cells(rows[at])
    if columns > _MOST_COLUMNS:
        yield offset, "BC254", f"bảng có {columns} cột, nhiều nhất là {_MOST_COLUMNS}", "chia thành nhiều bảng"
    for number in range(at, end):
        count = _cells(rows[number])
        if number > at + 1 and count > columns:
            cause = f"dòng này có {count} ô, bảng có {columns} cột"
            yield offset, "BC254", cause, "bỏ ô thừa hoặc thêm cột; muốn in dấu | thì viết \\|"
        yield from _unclosed(rows[number], offset)
        offset += len(rows[number]) + 1


def _cells(row: str) -> int:
    found = BAR.split(row.strip().removeprefix("|"))
    return len(found) - (not found[-1].strip())


def _in_note(note: footnotes.Note) -> Iterator[Found]:
    offset = note.inside
    for row in note.text.split("\n"):
        bare = row.strip()
        if bare.startswith("|") or ITEM.match(row) or HEADING.match(bare):
            cause = "cước chú không có bảng, đề mục hay gạch đầu dòng"
            mend = "viết cước chú thành câu; nếu đây là phần thân thì thêm dòng trống phía trên, không thụt dòng"
            yield offset + len(row) - len(row.lstrip()), "BC253", cause, mend
        offset += len(row) + 1
    yield from _unclosed(note.text, note.inside)


def _unclosed(text: str, offset: int) -> Iterator[Found]:
    """Yield each `**` of a paragraph that has no partner."""
    if "**" not in text:
        return
    found = list(footnotes.pieces(text))
    paired = footnotes.pairs(found)
    for index, piece in enumerate(found):
        if piece.is_mark and piece.text == "**" and index not in paired:
            cause = "dấu ** mở mà không đóng"
            yield offset + piece.offset, "BC255", cause, "đóng bằng ** ngay sau chữ; muốn in dấu sao thì viết \\*"
