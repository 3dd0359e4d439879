"""Rules of the page: paper, margins, page number (BC510-BC514)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baocao import decree30
from baocao.checks.word_format.common import Finding, Found, Placed, Sheet, shown, shown_range, source, text_width
from baocao.word import metrics
from baocao.word.observed import Paragraph, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.word.observed import Block, Section

MARGINS = (
    ("trên", "top", decree30.MARGIN_TOP),
    ("dưới", "bottom", decree30.MARGIN_BOTTOM),
    ("trái", "left", decree30.MARGIN_LEFT),
    ("phải", "right", decree30.MARGIN_RIGHT),
)
TURNED = (("right", "left", "top", "bottom"), ("left", "right", "bottom", "top"))
"""Which side of a page on its side each margin of the upright page becomes, turned either way."""
_ROMAN = r"(?i)\*\s*(?:roman|alphabetic)"
NOT_ON_EVEN = "không hiển thị ở trang chẵn (đang chọn Trang Chẵn & Lẻ Khác nhau)"
NO_NUMBER, ON_FIRST, NOT_CENTRED = "không có ở đầu trang", "hiển thị cả ở trang thứ nhất", "không canh giữa"
WRONG_LETTERS = f"phải là chữ đứng, không đậm, cỡ {shown_range(decree30.PARTS['Header'].size)}"
_NEARLY = 5.0
"""Millimetres by which a number may miss the middle."""
_MENU = "Bố trí > Lề > Lề Tùy chỉnh"


def paper(sheet: Sheet) -> Found:
    """Khổ giấy là A4 (210 mm x 297 mm).

    Vì sao: Nghị định quy định khổ A4 cho mọi văn bản hành chính (Phụ lục I, phần I, mục I.1).

    Ví dụ sai:

        Khổ giấy Letter 215,9 x 279,4 mm.

    Cách sửa: Bố trí > Kích cỡ > A4.
    """
    short, long = decree30.PAPER_WIDTH, decree30.PAPER_HEIGHT
    for number, section in enumerate(sheet.observed.sections, 1):
        sides = sorted((section.width, section.height))
        fits = (
            short.permitted.holds(sides[0], _slack(sheet))
            and long.permitted.holds(sides[1], _slack(sheet))
            and (not sheet.own or (section.width > section.height) == section.landscape)
        )
        if not fits:
            yield Finding(
                None,
                f"khổ giấy của phần {number} phải là A4 ({shown(short.ours)} × {shown(long.ours)} mm) nhưng lại là "
                f"{shown(section.width)} × {shown(section.height)} mm, {source(short.clause)}.",
                "Chọn khổ giấy A4 trong Bố trí > Kích cỡ.",
                near=_first_of(sheet, number),
            )


def _slack(sheet: Sheet) -> float:
    """Return by how many millimetres the paper may miss its size: programs round it in their own ways."""
    return decree30.PAPER_SLACK if sheet.own else 10 * decree30.PAPER_SLACK


def orientation(sheet: Sheet) -> Found:
    """Văn bản trình bày theo chiều dài của khổ A4.

    Vì sao: chỉ nội dung có bảng, biểu mà không làm thành phụ lục riêng mới được trình bày theo chiều rộng (Phụ lục I,
    phần I, mục I.2).

    Ví dụ sai:

        Trang đầu của công văn quay ngang.

    Cách sửa: Bố trí > Hướng > Dọc; bảng lớn đặt trong phần (section) riêng.
    """
    first = sheet.observed.sections[0] if sheet.observed.sections else None
    if first is not None and first.width > first.height:
        yield Finding(
            None,
            f"trang của văn bản phải theo chiều dọc khổ A4 nhưng lại quay ngang, {source('I.2')}.",
            "Chọn Bố trí > Hướng > Dọc; chỉ phần có bảng lớn mới để ngang, trong phần (section) riêng.",
        )


def margins(sheet: Sheet) -> Found:
    """Lề trên và dưới 20-25 mm, lề trái 30-35 mm, lề phải 15-20 mm.

    Vì sao: Nghị định quy định lề của mọi trang (Phụ lục I, phần I, mục I.3); trang quay ngang được quay lề theo.

    Ví dụ sai:

        Lề trái 25,4 mm, là mặc định của Word.

    Cách sửa: Bố trí > Lề > Lề Tùy chỉnh; áp dụng cho toàn bộ tài liệu.
    """
    found: dict[tuple[str, float], list[int]] = {}
    for number, section in enumerate(sheet.observed.sections, 1):
        if not sheet.own and section.width > section.height and _fits_turned(section):
            continue
        for _, side, choice in MARGINS:
            value = getattr(section, side) + (section.gutter if side == "left" else 0)
            if not choice.permitted.holds(value, decree30.PAPER_SLACK):
                found.setdefault((side, value), []).append(number)
    names = {side: (name, choice) for name, side, choice in MARGINS}
    for (side, value), numbers in found.items():
        name, choice = names[side]
        yield Finding(
            None,
            f"lề {name} của phần {_joined(numbers)} phải là {shown_range(choice.permitted)} mm nhưng lại là "
            f"{shown(value)} mm, {source(choice.clause)}.",
            f"Đặt lề {name} {shown(choice.ours)} mm trong {_MENU}.",
            near=_first_of(sheet, numbers[0]),
        )


def _first_of(sheet: Sheet, number: int) -> Placed | None:
    """Return what a section begins with, where it is not the first one."""
    return next((item for item in sheet.body if item.section == number - 1), None) if number > 1 else None


def _joined(numbers: list[int]) -> str:
    """Return the numbers of sections as words."""
    return ", ".join(map(str, numbers))


def _fits_turned(section: Section) -> bool:
    """Return whether the margins are those of the upright page, turned with it."""
    return any(
        all(
            choice.permitted.holds(getattr(section, side), decree30.PAPER_SLACK)
            for side, (_, _, choice) in zip(sides, MARGINS, strict=True)
        )
        for sides in TURNED
    )


def page_number(sheet: Sheet) -> Found:
    """Số trang ở giữa lề trên, chữ số Ả Rập cỡ 13-14, kiểu đứng, không hiển thị ở trang thứ nhất.

    Vì sao: Nghị định quy định vị trí và kiểu của số trang (Phụ lục I, phần I, mục I.7).

    Ví dụ sai:

        Số trang ở chân trang, hoặc hiện cả ở trang đầu.

    Cách sửa: Chèn > Số Trang > Đầu Trang, kiểu ở giữa; chọn «Trang Đầu Khác»; cỡ chữ 13 hoặc 14.
    """
    found: dict[str, list[int]] = {}
    for number, section in enumerate(sheet.observed.sections, 1):
        for fault in dict.fromkeys(_page_number_faults(sheet, section, number)):
            found.setdefault(fault, []).append(number)
    together: dict[str, list[str]] = {}
    for fault, numbers in found.items():
        together.setdefault(_joined(numbers), []).append(fault)
    for where, faults in together.items():
        yield Finding(
            None,
            f"số trang của phần {where}: {'; '.join(faults)}, {source(decree30.PAGE_NUMBER_CLAUSE)}.",
            "Chèn > Số Trang > Đầu Trang, chọn kiểu ở giữa; chọn «Trang Đầu Khác» để không hiển thị ở trang "
            "thứ nhất; cỡ chữ 13-14, kiểu đứng.",
        )


def _page_number_faults(sheet: Sheet, section: Section, number: int) -> Iterator[str]:
    """Yield what is wrong with one section's page number."""
    numbered = [paragraph for paragraph in section.headers.get("default", ()) if paragraph.prints_page]
    if not numbered:
        if _numbers(section.footers.get("default", ())) and number == 1:
            yield "ở chân trang, không ở đầu trang"
        elif sheet.own or (_is_long(section) if number == 1 else _is_text(sheet, number - 1)):
            yield NO_NUMBER
        return
    even = [paragraph for paragraph in section.headers.get("even", ()) if paragraph.prints_page]
    if sheet.observed.even_and_odd:
        numbered += even
    yield from _twice_or_not(sheet, section, number, bool(even))
    first = number == 1 or sheet.own
    if first and (not section.own_first_page or _numbers(section.headers.get("first", ()))):
        yield ON_FIRST
    roman = any(re.search(_ROMAN, field) for paragraph in numbered for field in paragraph.fields)
    if roman or section.number_format not in ("decimal", "numberInDash"):
        yield "không phải chữ số Ả Rập"
    if section.header >= section.top:
        yield "không nằm trong lề trên"
    if (
        number > 1
        and not sheet.own
        and sheet.observed.sections[number - 2].headers.get("default") == section.headers.get("default")
    ):
        return
    boxed = () if sheet.own else _in_the_middle(section.headers["default"])
    for paragraph in numbered:
        yield from _looks(paragraph, any(paragraph is each for each in boxed), sheet.own)
        if not (sheet.own or roman) and any(letter.isalpha() for letter in paragraph.text):
            yield "chỉ ghi chữ số, không kèm chữ"


def _looks(paragraph: Paragraph, boxed: bool, own: bool) -> Iterator[str]:
    """Yield what is wrong with the place and the letters of a page number."""
    part = decree30.PARTS["Header"]
    if not (_is_centred(paragraph, own) or boxed):
        yield NOT_CENTRED
    if not all(
        part.size.holds(run.letters.points) and not (run.letters.italic or run.letters.bold) for run in paragraph.runs
    ):
        yield WRONG_LETTERS


def _twice_or_not(sheet: Sheet, section: Section, number: int, even: bool) -> Iterator[str]:
    """Yield that a number that the header prints stands at the foot as well, or that even pages do not show it."""
    if number == 1 and not sheet.own and _numbers(section.footers.get("default", ())):
        yield "hiển thị cả ở chân trang"
    if sheet.observed.even_and_odd and not even:
        yield NOT_ON_EVEN


def _in_the_middle(header: tuple[Paragraph, ...]) -> list[Paragraph]:
    """Return what stands in boxes in the middle of the page that are hardly wider than a number."""
    boxes = [box for paragraph in header for box in paragraph.boxes]
    small = [box for box in boxes if box.align == "center" and box.width <= 2 * _NEARLY]
    return [paragraph for box in small for paragraph in paragraphs(box.blocks)]


def _is_centred(paragraph: Paragraph, own: bool) -> bool:
    """Return whether the number stands in the middle of the header."""
    shape = paragraph.shape
    if shape.align == "center" or (not own and shape.frame == "center"):
        return not (shape.first_line or shape.left) or (
            not own and abs(shape.left + shape.first_line - shape.right) < 5
        )
    return not own and paragraph.text.count("\t") == 1 and paragraph.text.startswith("\t")


def _numbers(margin: tuple[Paragraph, ...]) -> bool:
    """Return whether a header or footer prints the page number."""
    return any(paragraph.prints_page for paragraph in margin)


def first_number(sheet: Sheet) -> Found:
    """Văn bản đánh số trang từ 1, mỗi phụ lục đánh số trang riêng cũng từ 1.

    Vì sao: số trang của phụ lục được đánh riêng theo từng phụ lục (Phụ lục I, phần I, mục I.7 và III.1đ).

    Ví dụ sai:

        Phụ lục đánh số trang tiếp theo văn bản.

    Cách sửa: đặt phụ lục trong phần (section) riêng; Chèn > Số Trang > Định dạng Số Trang > Bắt đầu từ 1.
    """
    for number in wrongly_begun(sheet):
        clause = decree30.PAGE_NUMBER_CLAUSE if number == 1 else decree30.ANNEX_PAGES_CLAUSE
        yield Finding(
            None,
            f"phần {number} phải được đánh số trang riêng, bắt đầu từ số {decree30.FIRST_PAGE_NUMBER}, "
            f"{source(clause)}.",
            "Chọn «Bắt đầu từ 1» trong Chèn > Số Trang > Định dạng Số Trang.",
            near=_first_of(sheet, number),
        )
    for item in _annexes_within(sheet) if not sheet.own else ():
        yield Finding(
            item,
            f"phải được đánh số trang riêng từ số {decree30.FIRST_PAGE_NUMBER}, nên phải ở một phần (section) riêng, "
            f"{source(decree30.ANNEX_PAGES_CLAUSE)}.",
            "Đặt con trỏ trước «Phụ lục», Bố trí > Ngắt > Trang Tiếp (Ngắt Phần); rồi Chèn > Số Trang > Định dạng Số "
            "Trang > Bắt đầu từ 1.",
        )


def wrongly_begun(sheet: Sheet) -> Iterator[int]:
    """Yield the numbers of the sections whose pages do not begin with 1 although they must."""
    for number, section in enumerate(sheet.observed.sections, 1):
        other = section.start != decree30.FIRST_PAGE_NUMBER
        if sheet.own or number == 1:
            wrong = other and (sheet.own or section.start is not None)
        else:
            wrong = other and _begins_annex(sheet, number) and _is_numbered(section)
        if wrong:
            yield number


def _annexes_within(sheet: Sheet) -> Iterator[Placed]:
    """Yield the heads of annexes that go on in the section of what stands before, though its pages are numbered."""
    seen: set[int] = set()
    for item in sheet.body:
        within = item.section in seen
        seen.add(item.section)
        if item.part.key == "PhuLuc" and within and _is_numbered(sheet.observed.sections[item.section]):
            yield item


def _begins_annex(sheet: Sheet, number: int) -> bool:
    """Return whether a later section begins with the head of an annex."""
    first = _first_of(sheet, number)
    return first is not None and first.part.key == "PhuLuc"


def _is_numbered(section: Section) -> bool:
    return _numbers(section.headers.get("default", ()))


def _is_text(sheet: Sheet, index: int) -> bool:
    """Return whether a later section goes on with the text: what follows the signature is numbered by itself."""
    return any(item.section >= index for item in sheet.of("QuyenHan", "HoTen"))


def _is_long(only: Section) -> bool:
    """Return whether a section cannot stand on one page, by a careful estimate of its height."""
    if _is_broken(only.blocks):
        return True
    height = sum(_height(block, text_width(only)) for block in only.blocks)
    return height * metrics.MM_PER_POINT > (only.height - only.top - only.bottom)


def _is_broken(blocks: tuple[Block, ...]) -> bool:
    """Return whether something that prints begins a page, or follows the break after which one begins."""
    before = False
    for at, block in enumerate(blocks):
        breaks = isinstance(block, Paragraph) and (block.shape.page_break_before or block.page_break)
        before = before or (breaks and at > 0)
        if before and (not isinstance(block, Paragraph) or block.prints):
            return True
    return False


def _height(block: Block, room: float) -> float:
    """Return how high a block is at the least, in points."""
    if not isinstance(block, Paragraph):
        return sum(
            max([sum(_height(each, cell.width or room) for each in cell.blocks) for cell in row.cells], default=0.0)
            for row in block.rows
        )
    if not block.runs:
        return 12.0
    letters, shape = block.runs[0].letters, block.shape
    wide = sum(metrics.width(run.text, run.letters.points, run.letters.bold) for run in block.runs)
    rows = max(1, round(wide / max(room - shape.left - shape.right, 20) + 0.4), block.text.count("\n") + 1)
    line = shape.line if shape.line_rule != "auto" else metrics.line_height(letters.points, shape.line)
    return rows * line + max(shape.before, shape.after)
