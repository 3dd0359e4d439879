"""Rules of the page: paper, margins, page number (BC510-BC513)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao import decree30
from baocao.checks.word_format.common import Finding, Sheet, shown, shown_range, source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.word.observed import Paragraph, Section


def paper(sheet: Sheet) -> Iterator[Finding]:
    """The paper is A4; it lies on its side only where a table needs it."""
    short, long = decree30.PAPER_WIDTH, decree30.PAPER_HEIGHT
    for number, section in enumerate(sheet.observed.sections, 1):
        sides = sorted((section.width, section.height))
        fits = (
            short.permitted.holds(sides[0], decree30.PAPER_SLACK)
            and long.permitted.holds(sides[1], decree30.PAPER_SLACK)
            and (section.width > section.height) == section.landscape
        )
        if not fits:
            yield (
                f"Khổ giấy của phần {number} phải là A4 ({shown(short.ours)} × {shown(long.ours)} mm) nhưng lại là "
                f"{shown(section.width)} × {shown(section.height)} mm, {source(short.clause)}.",
                "Chọn khổ giấy A4 trong Bố trí > Kích cỡ.",
            )


def margins(sheet: Sheet) -> Iterator[Finding]:
    """Top and bottom margins are 20-25 mm, the left 30-35, the right 15-20."""
    for number, section in enumerate(sheet.observed.sections, 1):
        for name, value, choice in (
            ("trên", section.top, decree30.MARGIN_TOP),
            ("dưới", section.bottom, decree30.MARGIN_BOTTOM),
            ("trái", section.left, decree30.MARGIN_LEFT),
            ("phải", section.right, decree30.MARGIN_RIGHT),
        ):
            if not choice.permitted.holds(value, decree30.PAPER_SLACK):
                yield (
                    f"Lề {name} của phần {number} phải là {shown_range(choice.permitted)} mm nhưng lại là "
                    f"{shown(value)} mm, {source(choice.clause)}.",
                    f"Đặt lề {name} {shown(choice.ours)} mm.",
                )


def page_number(sheet: Sheet) -> Iterator[Finding]:
    """The page number stands in the middle of the top margin from page 2 on, upright, of 13-14 points."""
    for number, section in enumerate(sheet.observed.sections, 1):
        faults = list(_page_number_faults(section))
        if faults:
            yield (
                f"Số trang của phần {number}: {'; '.join(faults)}, {source(decree30.PAGE_NUMBER_CLAUSE)}.",
                "Đặt trường PAGE ở giữa đầu trang, không hiển thị ở trang thứ nhất.",
            )


def _page_number_faults(section: Section) -> Iterator[str]:
    """Yield what is wrong with one section's page number."""
    numbered = [paragraph for paragraph in section.headers.get("default", ()) if _is_number(paragraph)]
    part = decree30.PARTS["Header"]
    if not numbered:
        yield "không có ở đầu trang"
        return
    if not section.own_first_page or any(map(_is_number, section.headers.get("first", ()))):
        yield "hiển thị cả ở trang thứ nhất"
    if section.header >= section.top:
        yield "không nằm trong lề trên"
    for paragraph in numbered:
        if paragraph.shape.align != part.align or paragraph.shape.first_line or paragraph.shape.left:
            yield "không canh giữa"
        if not all(part.size.holds(run.letters.points) and not run.letters.italic for run in paragraph.runs):
            yield f"phải là chữ đứng cỡ {shown_range(part.size)}"


def _is_number(paragraph: Paragraph) -> bool:
    """Return whether a paragraph prints the page number."""
    return any(field.split()[:1] == ["PAGE"] for field in paragraph.fields)


def first_number(sheet: Sheet) -> Iterator[Finding]:
    """The document, and each annex by itself, is numbered from 1."""
    for number, section in enumerate(sheet.observed.sections, 1):
        if section.start != decree30.FIRST_PAGE_NUMBER:
            clause = decree30.PAGE_NUMBER_CLAUSE if number == 1 else decree30.ANNEX_PAGES_CLAUSE
            yield (
                f"Phần {number} phải được đánh số trang riêng, bắt đầu từ số {decree30.FIRST_PAGE_NUMBER}, "
                f"{source(clause)}.",
                "Chọn «Bắt đầu từ 1» trong Định dạng số trang.",
            )
