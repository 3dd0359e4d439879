"""Rules of paragraphs, rules and tables: indents, spacing, lines (BC530-BC537)."""

from __future__ import annotations

from itertools import pairwise

from baocao import decree30
from baocao.checks.word_format.common import TEXT, Finding, Found, Level, Placed, Sheet, shown, shown_range, source
from baocao.word import metrics
from baocao.word.observed import Paragraph, Table

_ALIGNS = {"left": "canh trái", "center": "canh giữa", "right": "canh phải", "both": "canh đều hai bên"}
_FREE = {"OBang", "Bang", "Khac", "Dieu"}
"""Parts that are aligned by what they hold, or by nothing."""
_LISTED = {"NoiNhan", "DanhSachNhan", "KyHieuSoan", "DiaChi"}
"""Parts at the left, which a justified paragraph shows alike."""
_HEAD = ("CoQuanChuQuan", "CoQuanBanHanh", "QuocHieu", "TieuNgu", "SoKyHieu", "DiaDanh", "TrichYeuCongVan")
"""Parts in two columns: where spaces set them apart, none says itself how it is aligned."""
_RUNNING = {*decree30.RUNNING_TEXT, "Dieu", "Khoan", "Diem"}
_INDENTED = {*TEXT, "Dieu", "CanCu"}
_NESTED = {"GachDauDong", "Diem", "Khoan"}
_ADDRESS_INDENT = 20.0
"""Millimetres from which Kính gửi no longer stands at the margin."""
_TAB = 12.7
"""Millimetres to which Word's own tab stops lead."""
_LINE_SLACK = 0.03
"""Share of a line lost where its height was given in points."""
_MENU = "Trang đầu > Đoạn văn (mũi tên góc dưới)"


def alignment(sheet: Sheet) -> Found:
    """Mỗi thành phần canh giữa, canh trái hoặc canh đều như sơ đồ bố trí.

    Vì sao: vị trí và cách canh của từng thành phần do Nghị định quy định (Phụ lục I, phần I, mục II và IV).

    Ví dụ sai:

        Nội dung canh trái; tên loại canh trái.

    Cách sửa: đặt con trỏ trong đoạn, bấm Ctrl+E (giữa), Ctrl+L (trái) hoặc Ctrl+J (đều hai bên).
    """
    spaced = not sheet.own and any(item.loose for item in sheet.of(*_HEAD))
    for item in sheet.everything:
        align = item.paragraph.shape.align
        if align == item.part.align or not item.text.strip():
            continue
        article = item.part.key == "Dieu" and not sheet.own and _runs_on(item)
        if item.part.key in _FREE and not article:
            continue
        if spaced and item.part.key in _HEAD:
            continue
        if sheet.own or article or not _looks_right(item, align):
            level = Level.LAW if article else item.part.align_level
            yield Finding(
                item,
                f"phải {_ALIGNS[item.part.align]} nhưng lại {_ALIGNS.get(align, align)}, "
                f"{source(decree30.TEXT_CLAUSE if article else item.part.clause, level)}.",
                f"Đặt {_ALIGNS[item.part.align]} trong Trang đầu > Đoạn văn.",
                level,
                f"text {align}" if item.part.key in _RUNNING else "",
            )


def _runs_on(item: Placed) -> bool:
    """Return whether an article is running text over more than one line, and not a title."""
    return len(rows_of(item)) > 1 and not all(each.bold for each in item.formats)


def _looks_right(item: Placed, align: str) -> bool:
    """Return whether a paragraph of another alignment looks as its part should, or cannot be told."""
    shape, key = item.paragraph.shape, item.part.key
    if item.loose or item.part.align_level is Level.CUSTOM or key == "Header":
        return True
    if key == "NoiKinhGui":
        return True
    if key in _LISTED:
        return align in ("left", "both")
    if key == "KinhGui":
        return shape.left + shape.first_line >= _ADDRESS_INDENT
    if item.part.align == "both":
        return align == "left" and len(rows_of(item)) == 1
    return align in ("left", "both") and shape.left + shape.first_line > _TAB / 2


def first_line(sheet: Sheet) -> Found:
    """Dòng đầu của đoạn lùi vào 10 mm hoặc 12,7 mm.

    Vì sao: Nghị định cho lùi đầu dòng 1 cm hoặc 1,27 cm (Phụ lục I, phần I, mục II.6e); 1,25 cm không bị coi là sai.

    Ví dụ sai:

        Đoạn văn không lùi đầu dòng, hoặc lùi 20 mm.

    Cách sửa: Trang đầu > Đoạn văn > Thụt lề > Đặc biệt: Dòng đầu tiên, 1,27 cm.
    """
    for item in sheet.body:
        if not (item.part.key in decree30.RUNNING_TEXT if sheet.own else item.part.key in _INDENTED):
            continue
        indent = item.paragraph.shape.first_line if sheet.own else _begin(item)
        if not (_is_indent(indent) or (not sheet.own and _is_listed(item, indent))):
            choices = " hoặc ".join(shown_range(permitted) for permitted in decree30.FIRST_LINE)
            yield Finding(
                item,
                f"dòng đầu phải lùi vào {choices} mm nhưng lại lùi {shown(indent)} mm, {source(decree30.TEXT_CLAUSE)}.",
                f"Đặt lùi đầu dòng {shown(decree30.INDENT)} mm: {_MENU} > Đặc biệt: Dòng đầu tiên.",
                alike=f"{indent:.1f}",
            )


def _is_indent(value: float) -> bool:
    return any(permitted.holds(value, decree30.FIRST_LINE_SLACK) for permitted in decree30.FIRST_LINE)


def _begin(item: Placed) -> float:
    """Return how far from the margin the first letter of a paragraph stands, in millimetres."""
    shape, text = item.paragraph.shape, item.paragraph.text
    start = shape.left + shape.first_line
    lead = text[: len(text) - len(text.lstrip())]
    if "\t" in lead:
        return (start // _TAB + lead.count("\t")) * _TAB
    points = item.runs[0].letters.points if item.runs else 14
    return start + (metrics.width(lead.replace("\u00a0", " "), points) if len(lead) > 2 else 0)


def _is_listed(item: Placed, start: float) -> bool:
    """Return whether an item or a clause stands as a list does: its text at the indent, or deeper."""
    left = item.paragraph.shape.left
    return item.part.key in _NESTED and left > 0 and (_is_indent(left) or start >= decree30.FIRST_LINE[0].low - 0.5)


def gap(sheet: Sheet) -> Found:
    """Giữa các đoạn văn cách nhau ít nhất 6 pt.

    Vì sao: khoảng cách tối thiểu giữa các đoạn do Nghị định quy định (Phụ lục I, phần I, mục II.6e).

    Ví dụ sai:

        Giãn cách Trước 0 pt, Sau 0 pt.

    Cách sửa: Trang đầu > Đoạn văn > Giãn cách > Sau: 6 pt.
    """
    known = {} if sheet.own else {id(item.paragraph): item for item in sheet.body if item.part.key in _RUNNING}
    for section in sheet.observed.sections:
        for above, below in pairwise(section.blocks):
            if not (isinstance(above, Paragraph) and isinstance(below, Paragraph)):
                continue
            if sheet.own:
                both = above.style in decree30.RUNNING_TEXT and below.style in decree30.RUNNING_TEXT
            else:
                both = id(above) in known and id(below) in known
            space = _space(above, below)
            if both and not decree30.PARAGRAPH_GAP.permitted.holds(space):
                yield _narrow(known.get(id(below)), below, space)


def _space(above: Paragraph, below: Paragraph) -> float:
    """Return the points between two paragraphs; Word leaves none between equal ones where they say so."""
    alike = above.style == below.style
    after = 0 if alike and above.shape.contextual else above.shape.after
    before = 0 if alike and below.shape.contextual else below.shape.before
    return after + before


def _narrow(item: Placed | None, below: Paragraph, space: float) -> Finding:
    what = f"khoảng cách trước đoạn «{below.text[:40]}»" if item is None else "khoảng cách với đoạn trước"
    return Finding(
        item,
        f"{what} phải ít nhất {shown(decree30.PARAGRAPH_GAP.permitted.low)} pt nhưng lại là {shown(space)} pt, "
        f"{source(decree30.TEXT_CLAUSE)}.",
        f"Đặt cách đoạn {shown(decree30.PARAGRAPH_GAP.ours)} pt: {_MENU} > Giãn cách > Sau.",
        alike="gap" if item is not None else "",
    )


def line_spacing(sheet: Sheet) -> Found:
    """Khoảng cách giữa các dòng từ dòng đơn đến 1,5 dòng.

    Vì sao: khoảng cách dòng do Nghị định quy định (Phụ lục I, phần I, mục II.6e); giãn dòng «Chính xác» được đổi ra số
    dòng theo cỡ chữ.

    Ví dụ sai:

        Giãn dòng đôi; «Chính xác» 12 pt với cỡ chữ 14.

    Cách sửa: Trang đầu > Đoạn văn > Giãn cách dòng: Đơn, Nhiều 1,15 hoặc 1,5 dòng.
    """
    permitted = decree30.LINE_SPACING.permitted
    for item in sheet.body:
        if item.part.key not in (decree30.RUNNING_TEXT if sheet.own else _RUNNING):
            continue
        shape = item.paragraph.shape
        if sheet.own:
            right = shape.line_rule == "auto" and permitted.holds(shape.line)
        else:
            right = permitted.holds(_lines(item), _LINE_SLACK)
        if not right:
            unit = "dòng" if shape.line_rule == "auto" else "pt"
            yield Finding(
                item,
                f"cách dòng phải từ {shown(permitted.low)} đến {shown(permitted.high)} dòng nhưng lại là "
                f"{f'{shape.line:g}'.replace('.', ',')} {unit}, {source(decree30.TEXT_CLAUSE)}.",
                f"Đặt cách dòng {decree30.LINE_SPACING.ours:g} dòng: {_MENU} > Giãn cách dòng.".replace("1.15", "1,15"),
                alike="spacing" if not sheet.own else "",
            )


def _lines(item: Placed) -> float:
    """Return the line spacing of a paragraph in lines, whatever it was given in."""
    shape = item.paragraph.shape
    if shape.line_rule == "auto" or not item.runs:
        return shape.line if shape.line_rule == "auto" else 1.0
    points = max(run.letters.points for run in item.runs)
    lines = shape.line / metrics.line_height(points) if points else 1.0
    return max(lines, 1.0) if shape.line_rule == "atLeast" else lines


def outline(sheet: Sheet) -> Found:
    """Đề mục có cấp trong ngăn dẫn hướng.

    Vì sao: có cấp thì Word làm được mục lục và chuyển nhanh đến phần cần đọc; đây là quy ước của mẫu.

    Ví dụ sai:

        Đề mục «I.» định dạng bằng tay, không có cấp.

    Cách sửa: dùng kiểu (style) đề mục của mẫu.
    """
    for item in sheet.body:
        if item.paragraph.shape.outline != item.part.outline:
            yield Finding(
                item,
                "cấp trong ngăn dẫn hướng không đúng.",
                "Dùng kiểu (style) đề mục của mẫu, không định dạng bằng tay.",
                Level.CUSTOM,
            )


def unknown_style(sheet: Sheet) -> Found:
    """Mỗi đoạn dùng một kiểu (style) của mẫu văn bản.

    Vì sao: kiểu lạ mang theo phông và cỡ chữ riêng; đây là quy ước của mẫu.

    Ví dụ sai:

        Đoạn dùng kiểu «La» dán từ tệp khác.

    Cách sửa: chọn đoạn, chọn kiểu của mẫu trong Trang đầu > Kiểu.
    """
    for name in sheet.strange:
        yield Finding(
            None,
            f"kiểu (style) «{name}» không thuộc mẫu văn bản.",
            "Dùng các kiểu có sẵn của mẫu.",
            Level.CUSTOM,
        )


def rows_of(item: Placed) -> list[str]:
    """Return the lines of a paragraph as they print."""
    shape, runs = item.paragraph.shape, item.runs
    if not runs:
        return []
    letters = runs[0].letters
    look = (letters.points, letters.bold, letters.italic)
    text = item.text.upper() if letters.capitals else item.text
    room = max(item.room - shape.left - shape.right, _TAB)
    return [line for typed in text.split("\n") for line in metrics.wrap(typed, room, *look)]


def rows(sheet: Sheet) -> Found:
    """Hàng tiêu đề của bảng lặp lại ở mỗi trang, và hàng không bị ngắt giữa hai trang.

    Vì sao: bảng dài mà trang sau không có tiêu đề cột thì khó đọc; đây là quy ước của mẫu.

    Ví dụ sai:

        Bảng dài hai trang, trang sau không có tiêu đề cột.

    Cách sửa: Bố trí bảng > Lặp lại Hàng Tiêu đề; Thuộc tính Bảng > Hàng, bỏ chọn cho phép ngắt hàng sang trang.
    """
    blocks = (block for section in sheet.observed.sections for block in section.blocks)
    for table in blocks:
        if isinstance(table, Table) and table.bordered:
            if not table.rows[0].header:
                yield Finding(
                    None, "dòng đầu của bảng không lặp lại khi sang trang.", "Bật «Lặp lại hàng tiêu đề».", Level.CUSTOM
                )
            if not all(row.whole for row in table.rows):
                yield Finding(
                    None,
                    "bảng có dòng bị ngắt giữa hai trang.",
                    "Bỏ chọn «Cho phép ngắt hàng sang trang».",
                    Level.CUSTOM,
                )
