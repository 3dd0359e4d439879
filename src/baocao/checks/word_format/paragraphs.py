"""Rules of paragraphs, rules and tables: indents, spacing, lines (BC530-BC537)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from baocao import decree30
from baocao.checks.word_format.common import Finding, Placed, Sheet, shown, shown_range, source
from baocao.word import metrics
from baocao.word.observed import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALIGNS = {"left": "canh trái", "center": "canh giữa", "right": "canh phải", "both": "canh đều hai bên"}
_FREE = {"OBang"}
"""Parts that are aligned by what they hold."""


def alignment(sheet: Sheet) -> Iterator[Finding]:
    """Each part is centred, justified or at the left as it should be."""
    for item in sheet.everything:
        align = item.paragraph.shape.align
        if align != item.part.align and item.part.key not in _FREE and item.paragraph.text.strip():
            yield (
                f"{item}: phải {_ALIGNS[item.part.align]} nhưng lại {_ALIGNS.get(align, align)}, "
                f"{source(item.part.clause, item.part.align_level)}.",
                f"Đặt {_ALIGNS[item.part.align]}.",
            )


def _running(sheet: Sheet) -> list[Placed]:
    """Return the paragraphs of running text."""
    return sheet.of(*decree30.RUNNING_TEXT)


def first_line(sheet: Sheet) -> Iterator[Finding]:
    """The first line of a paragraph is indented by 10 or 12,7 mm."""
    for item in _running(sheet):
        indent = item.paragraph.shape.first_line
        if not any(permitted.holds(indent, decree30.FIRST_LINE_SLACK) for permitted in decree30.FIRST_LINE):
            choices = " hoặc ".join(shown_range(permitted) for permitted in decree30.FIRST_LINE)
            yield (
                f"{item}: dòng đầu phải lùi vào {choices} mm nhưng lại lùi {shown(indent)} mm, "
                f"{source(decree30.TEXT_CLAUSE)}.",
                f"Đặt lùi đầu dòng {shown(decree30.INDENT)} mm.",
            )


def gap(sheet: Sheet) -> Iterator[Finding]:
    """Between paragraphs there are at least 6 points."""
    for section in sheet.observed.sections:
        for above, below in pairwise(section.blocks):
            if not (isinstance(above, Paragraph) and isinstance(below, Paragraph)):
                continue
            both = above.style in decree30.RUNNING_TEXT and below.style in decree30.RUNNING_TEXT
            space = above.shape.after + below.shape.before
            if both and not decree30.PARAGRAPH_GAP.permitted.holds(space):
                yield (
                    f"Khoảng cách trước đoạn «{below.text[:40]}» phải ít nhất "
                    f"{shown(decree30.PARAGRAPH_GAP.permitted.low)} pt nhưng lại là {shown(space)} pt, "
                    f"{source(decree30.TEXT_CLAUSE)}.",
                    f"Đặt cách đoạn {shown(decree30.PARAGRAPH_GAP.ours)} pt.",
                )


def line_spacing(sheet: Sheet) -> Iterator[Finding]:
    """Lines of running text are single to 1,5 lines apart."""
    permitted = decree30.LINE_SPACING.permitted
    for item in _running(sheet):
        shape = item.paragraph.shape
        if shape.line_rule != "auto" or not permitted.holds(shape.line):
            unit = "dòng" if shape.line_rule == "auto" else "pt"
            yield (
                f"{item}: cách dòng phải từ {shown(permitted.low)} đến {shown(permitted.high)} dòng nhưng lại là "
                f"{shape.line:g} {unit}, {source(decree30.TEXT_CLAUSE)}.",
                f"Đặt cách dòng {decree30.LINE_SPACING.ours:g} dòng.",
            )


def outline(sheet: Sheet) -> Iterator[Finding]:
    """Titles have their level, so that the navigation pane shows them."""
    for item in sheet.body:
        if item.paragraph.shape.outline != item.part.outline:
            yield (
                f"{item}: cấp trong ngăn dẫn hướng không đúng.",
                "Dùng kiểu (style) đề mục của mẫu, không định dạng bằng tay.",
            )


def unknown_style(sheet: Sheet) -> Iterator[Finding]:
    """Every paragraph has the style of a part of the document."""
    strange = {paragraph.style for paragraph in sheet.observed.paragraphs()} - decree30.PARTS.keys()
    for name in sorted(strange):
        yield f"Kiểu (style) «{name}» không thuộc mẫu văn bản.", "Dùng các kiểu có sẵn của mẫu."


def rule(sheet: Sheet) -> Iterator[Finding]:
    """A line is drawn, centred, under motto (full), issuing body and subject (a third to a half)."""
    for item in sheet.body:
        choice = decree30.RULES.get(item.part.key)
        if choice is None:
            continue
        line = longest_line(item)
        rules = item.paragraph.rules
        share = rules[0].length / line if len(rules) == 1 and line else 0
        if not choice.permitted.holds(share, decree30.RULE_SLACK):
            yield (
                f"{item}: đường kẻ ngang bên dưới phải dài bằng {_share(choice.permitted)} dòng chữ "
                f"({shown(line)} mm) nhưng lại {f'bằng {share:.2f}'.replace('.', ',') if share else 'không có'}, "
                f"{source(choice.clause)}.",
                f"Vẽ một đường thẳng dài {shown(line * choice.ours)} mm.",
            )
        elif rules[0].align != "center" or rules[0].colour != decree30.COLOUR:
            yield (
                f"{item}: đường kẻ phải màu đen và đặt cân đối ở giữa, {source(choice.clause)}.",
                "Canh giữa đường kẻ.",
            )


def _share(permitted: decree30.Range) -> str:
    """Return a share of a line in words."""
    return "độ dài" if permitted.low == permitted.high else "1/3 đến 1/2 độ dài"


def longest_line(item: Placed) -> float:
    """Return the length of the longest line of a paragraph as it prints, in millimetres."""
    shape, runs = item.paragraph.shape, item.paragraph.runs
    if not runs:
        return 0.0
    letters = runs[0].letters
    look = (letters.points, letters.bold, letters.italic)
    text = item.paragraph.text.upper() if letters.capitals else item.paragraph.text
    room = item.room - shape.left - shape.right
    lines = [line for typed in text.split("\n") for line in metrics.wrap(typed, room, *look)]
    return max((metrics.width(line, *look) for line in lines), default=0.0)


def rows(sheet: Sheet) -> Iterator[Finding]:
    """A table's header is repeated on every page, and no row of it is divided."""
    blocks = (block for section in sheet.observed.sections for block in section.blocks)
    for table in blocks:
        if isinstance(table, Table) and table.bordered:
            if not table.rows[0].header:
                yield "Dòng đầu của bảng không lặp lại khi sang trang.", "Bật «Lặp lại hàng tiêu đề»."
            if not all(row.whole for row in table.rows):
                yield "Bảng có dòng bị ngắt giữa hai trang.", "Bỏ chọn «Cho phép ngắt hàng sang trang»."
