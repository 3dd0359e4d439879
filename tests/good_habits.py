"""More documents without a fault, in other habits and made by another library (python-docx, its own template and styles)."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as TO
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from baocao.word import metrics

LONG = (
    "Ủy ban nhân dân cấp huyện chỉ đạo các cơ quan chuyên môn rà soát, cập nhật đầy đủ số liệu, chịu trách nhiệm về tính "
    "chính xác của báo cáo và gửi về cơ quan thường trực đúng thời hạn quy định để tổng hợp chung toàn tỉnh."
)
OTHER = (
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị kịp thời phản ánh bằng văn bản để được xem "
    "xét, hướng dẫn hoặc báo cáo cấp có thẩm quyền quyết định theo quy định của pháp luật hiện hành."
)
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class Office:
    """A document under way, with the habits of one typist."""

    def __init__(self, *, head: int = 13, body: float = 14, indent: float = 12.7, normal: bool = False) -> None:
        self.doc = Document()
        self.head, self.size, self.indent = head, body, indent
        self.normal = normal
        self.spacing: dict[str, Any] = {"space_before": Pt(6), "space_after": Pt(0)}
        self.line: float | Any = 1.0
        section = self.doc.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        section.header_distance = Mm(10)
        if normal:
            style = self.doc.styles["Normal"]
            style.font.name, style.font.size = "Times New Roman", Pt(body)
            style.paragraph_format.space_after = Pt(0)
        self.numbers(section)

    def numbers(self, section: Any, simple: bool = False) -> None:
        section.different_first_page_header_footer = True
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = TO.CENTER
        if simple:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), "PAGE   \\* MERGEFORMAT")
            paragraph._p.append(field)
            self.look(paragraph.add_run("2"), 14)
            field.append(paragraph.runs[-1]._r)
            return
        for kind, text in (("begin", None), (None, "PAGE"), ("separate", None), ("t", "2"), ("end", None)):
            run = paragraph.add_run()
            self.look(run, 14)
            if kind == "t":
                run.text = "2"
            elif text:
                element = OxmlElement("w:instrText")
                element.text = text
                run._r.append(element)
            else:
                element = OxmlElement("w:fldChar")
                element.set(qn("w:fldCharType"), kind)
                run._r.append(element)

    def look(self, run: Any, size: float, bold: bool = False, italic: bool = False) -> Any:
        run.font.size = Pt(size)
        if not self.normal:
            run.font.name = "Times New Roman"
            run._r.rPr.rFonts.set(qn("w:cs"), "Times New Roman")
        run.bold = bold or None
        run.italic = italic or None
        return run

    def put(
        self, where: Any, text: str, size: float, *, bold: bool = False, italic: bool = False, align: Any = TO.CENTER
    ) -> Any:
        paragraph = where.add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = 1.0
        self.look(paragraph.add_run(text), size, bold, italic)
        return paragraph

    def line_under(self, where: Any, length: float, room: float) -> None:
        """A rule as the upper border of a narrow paragraph."""
        paragraph = where.add_paragraph()
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm((room - length) / 2)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run("").font.size = Pt(2)
        borders = OxmlElement("w:pBdr")
        top = OxmlElement("w:top")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
            top.set(qn(f"w:{name}"), value)
        borders.append(top)
        paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")

    def table(self, widths: tuple[float, ...], rows: int = 1) -> Any:
        table = self.doc.add_table(rows=rows, cols=len(widths))
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
        return table

    def clear(self, cell: Any) -> Any:
        """Return a cell whose empty first paragraph goes once it has another."""
        cell._first = cell.paragraphs[0]
        return cell

    def letterhead(
        self,
        parent: str,
        agency: tuple[str, ...],
        number: str,
        date: str,
        *,
        about: str = "",
        rows: int = 2,
        underscore: bool = False,
    ) -> None:
        left_room, right_room = 71.0, 102.0
        table = self.table((left_room, right_room), rows)
        left, right = table.rows[0].cells
        low_left, low_right = table.rows[-1].cells
        big, small = self.head, self.head + 1
        if parent:
            self.put(left, parent, big)
        for line in agency:
            self.put(left, line, big, bold=True)
        length = 0.4 * metrics.width(agency[-1], big, True)
        self.put(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", big, bold=True)
        self.put(right, "Độc lập - Tự do - Hạnh phúc", small, bold=True)
        wide = metrics.width("Độc lập - Tự do - Hạnh phúc", small, True)
        if underscore:
            self.put(left, "_" * round(length / (0.5 * big * 25.4 / 72)), big)
            self.put(right, "_" * round(wide / (0.5 * small * 25.4 / 72)), small)
        else:
            self.line_under(left, length, left_room - 3.8)
            self.line_under(right, wide, right_room - 3.8)
        self.put(low_left, number, 13)
        if about:
            self.put(low_left, about, 12).paragraph_format.space_before = Pt(6)
        self.put(low_right, date, small, italic=True)
        for row in table.rows:
            for cell in row.cells:
                first = cell.paragraphs[0]
                if not first.text and len(cell.paragraphs) > 1:
                    first._p.getparent().remove(first._p)

    def blank(self, size: float = 14) -> None:
        self.put(self.doc, "", size)

    def title(self, kind: str, *subject: str) -> None:
        self.put(self.doc, kind, 14, bold=True)
        for line in subject:
            self.put(self.doc, line, 14, bold=True)
        if subject:
            section = self.doc.sections[0]
            room = (section.page_width - section.left_margin - section.right_margin) / Mm(1)
            self.line_under(self.doc, 0.4 * metrics.width(subject[-1], 14, True), room)

    def text(
        self,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        style: str = "",
        parts: tuple[tuple[str, bool], ...] = (),
    ) -> Any:
        paragraph = self.doc.add_paragraph(style=style or None)
        paragraph.alignment = TO.JUSTIFY
        layout = paragraph.paragraph_format
        layout.first_line_indent = Mm(self.indent)
        layout.space_before, layout.space_after = self.spacing["space_before"], self.spacing["space_after"]
        if isinstance(self.line, Pt):
            layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        layout.line_spacing = self.line
        for words, strong in parts or ((text, bold),):
            self.look(paragraph.add_run(words), self.size, strong, italic)
        return paragraph

    def closing(
        self, recipients: tuple[str, ...], titles: tuple[str, ...], name: str, *, image: bool = False, rows: int = 1
    ) -> None:
        table = self.table((85, 85), rows)
        left, right = table.rows[0].cells[0], table.rows[0].cells[1]
        self.put(left, "Nơi nhận:", 12, bold=True, italic=True, align=TO.LEFT)
        last = len(recipients) - 1
        for at, line in enumerate(recipients):
            self.put(left, f"- {line}{'.' if at == last else ';'}", 11, align=TO.LEFT)
        for line in titles:
            self.put(right, line, 14, bold=True)
        below = table.rows[-1].cells[1] if rows > 1 else right
        if image:
            self.put(below, "", 14).add_run().add_picture(io.BytesIO(PIXEL), width=Mm(30))
        else:
            for _ in range(4):
                self.put(below, "", 14)
        self.put(below, name, 14, bold=True)
        for row in table.rows:
            for cell in row.cells:
                first = cell.paragraphs[0]
                if not first.text and len(cell.paragraphs) > 1 and cell is not below:
                    first._p.getparent().remove(first._p)

    def bytes(self) -> bytes:
        result = io.BytesIO()
        self.doc.save(result)
        return result.getvalue()


def small_letter() -> bytes:
    """A công văn with head 12, body 13, indent 1,25 cm, single spacing, 6 pt, several addressees in a table."""
    o = Office(head=12, body=13, indent=12.5)
    o.letterhead(
        "UBND TỈNH QUẢNG TRỊ",
        ("SỞ TÀI CHÍNH",),
        "Số: 1408/STC-QLNS",
        "Quảng Trị, ngày 21 tháng 5 năm 2024",
        about="V/v quyết toán ngân sách năm 2023",
    )
    o.blank()
    table = o.table((45, 110))
    o.put(table.rows[0].cells[0], "Kính gửi:", 13, align=TO.RIGHT)
    for line in (
        "- Các sở, ban, ngành cấp tỉnh;",
        "- Ủy ban nhân dân các huyện, thị xã, thành phố;",
        "- Các đơn vị dự toán trực thuộc.",
    ):
        o.put(table.rows[0].cells[1], line, 13, align=TO.LEFT)
    o.blank()
    o.text(
        "Thực hiện quy định của Luật Ngân sách nhà nước, Sở Tài chính đề nghị các cơ quan, đơn vị thực hiện một số nội dung sau:"
    )
    o.text(f"1. {LONG}")
    o.text(f"2. {OTHER}")
    o.text("Rất mong nhận được sự phối hợp của các cơ quan, đơn vị./.")
    o.blank()
    o.closing(
        ("Như trên", "Giám đốc Sở (b/c)", "Lưu: VT, QLNS (02b)"),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        "Lê Thị Thu Hà",
        image=True,
    )
    return o.bytes()


def commune_decision() -> bytes:
    """A quyết định of a commune with empty paragraphs as spacing and Normal in Times New Roman."""
    o = Office(head=13, body=14, normal=True)
    o.letterhead(
        "", ("ỦY BAN NHÂN DÂN", "XÃ CẨM BÌNH"), "Số: 45/QĐ-UBND", "Cẩm Bình, ngày 08 tháng 02 năm 2024", underscore=True
    )
    o.blank()
    o.title("QUYẾT ĐỊNH", "Về việc thành lập Tổ công tác chuyển đổi số cộng đồng")
    o.blank()
    o.put(o.doc, "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ CẨM BÌNH", 14, bold=True)
    o.blank()
    o.text("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", italic=True)
    o.text(
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ ngày 22 tháng 11 năm 2019;", italic=True
    )
    o.text("Xét đề nghị của công chức Văn hóa - Xã hội.", italic=True)
    o.blank()
    o.put(o.doc, "QUYẾT ĐỊNH:", 14, bold=True)
    o.blank()
    o.text(
        "",
        parts=(
            ("Điều 1. ", True),
            ("Thành lập Tổ công tác chuyển đổi số cộng đồng xã Cẩm Bình gồm các ông, bà có tên sau:", False),
        ),
    )
    o.text("1. Ông Nguyễn Văn Bình, Phó Chủ tịch Ủy ban nhân dân xã, Tổ trưởng;")
    o.text("2. Bà Trần Thị Mai, công chức Văn hóa - Xã hội, Tổ phó.")
    o.text("", parts=(("Điều 2. ", True), (f"Nhiệm vụ của Tổ công tác: {LONG}", False)))
    o.text(
        "",
        parts=(
            ("Điều 3. ", True),
            (
                "Quyết định này có hiệu lực kể từ ngày ký. Các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
                False,
            ),
        ),
    )
    o.blank()
    o.closing(("Như Điều 3", "TT Đảng ủy, HĐND xã", "Lưu: VT"), ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Phan Đình Hòa")
    return o.bytes()


def ministry_letter() -> bytes:
    """A công văn of a ministry: no parent, exact line spacing, one addressee by indent, a dotted date."""
    o = Office(head=13, body=14)
    o.line, o.spacing = Pt(18), {"space_before": Pt(3), "space_after": Pt(3)}
    o.letterhead(
        "",
        ("BỘ TÀI CHÍNH",),
        "Số:        /BTC-HCSN",
        "Hà Nội, ngày      tháng      năm 2024",
        about="V/v hướng dẫn kinh phí thực hiện\nchế độ tiền thưởng",
    )
    paragraph = o.put(o.doc, "Kính gửi: Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương", 14)
    paragraph.paragraph_format.space_before = Pt(12)
    paragraph.paragraph_format.space_after = Pt(12)
    o.text(LONG)
    o.text(OTHER)
    o.text(
        "Điều 5 của Luật Ngân sách nhà nước quy định nguyên tắc quản lý, đề nghị các địa phương căn cứ để thực hiện."
    )
    o.text("Trên đây là ý kiến của Bộ Tài chính./.")
    o.closing(
        ("Như trên", "Bộ trưởng (để b/c)", "Vụ Pháp chế", "Lưu: VT, HCSN (8b)"),
        ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
        "Võ Thành Hưng",
        rows=2,
    )
    return o.bytes()


def numbered_plan() -> bytes:
    """A kế hoạch with automatic lists and bullets of Word."""
    o = Office(head=13, body=14)
    o.line = 1.15
    o.letterhead(
        "UBND THÀNH PHỐ HÀ TĨNH", ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO",), "Số: 09/KH-PGDĐT", "Hà Tĩnh, ngày 03 tháng 9 năm 2024"
    )
    o.title("KẾ HOẠCH", "Tổ chức Hội thi giáo viên dạy giỏi năm học 2024 - 2025")
    o.blank(6)
    o.text(
        "Thực hiện nhiệm vụ năm học 2024 - 2025, Phòng Giáo dục và Đào tạo ban hành Kế hoạch tổ chức Hội thi như sau:"
    )
    o.text("I. MỤC ĐÍCH, YÊU CẦU", bold=True)
    for words in (LONG, OTHER):
        item = o.text(words, style="List Number")
        item.paragraph_format.first_line_indent = None
        item.paragraph_format.left_indent = None
        for spacing in o.doc.styles["List Number"].element.iter(qn("w:contextualSpacing")):
            spacing.set(qn("w:val"), "0")
        _list(item)
    o.text("II. NỘI DUNG", bold=True)
    o.text("1. Thời gian, địa điểm", bold=True)
    o.text("1.1. Thời gian: dự kiến trong tháng 11 năm 2024.")
    o.text(f"a) {LONG}")
    o.text(f"b) {OTHER}")
    o.text(f"- {LONG}")
    o.text(f"+ {OTHER}")
    o.text("2. Kinh phí: thực hiện theo quy định hiện hành, từ nguồn ngân sách được giao trong năm.")
    o.text("Trên đây là Kế hoạch tổ chức Hội thi, đề nghị các trường nghiêm túc triển khai thực hiện./.")
    o.closing(("Sở GDĐT (b/c)", "Các trường trực thuộc", "Lưu: VT, CM"), ("TRƯỞNG PHÒNG",), "Nguyễn Thị Quỳnh Trâm")
    return o.bytes()


def _list(paragraph: Any) -> None:
    """Number a paragraph as Word's own list does: the label at the indent."""
    number = OxmlElement("w:ind")
    number.set(qn("w:left"), "720")
    number.set(qn("w:hanging"), "0")
    properties = paragraph._p.get_or_add_pPr()
    for old in properties.findall(qn("w:ind")):
        properties.remove(old)
    properties.insert_element_before(number, "w:jc")


def report_with_annex() -> bytes:
    """A báo cáo to a body above, with a table, a figure's caption, footnote-like notes, and an annex on its side."""
    o = Office(head=13, body=14)
    o.line = 1.2
    o.letterhead(
        "UBND TỈNH NGHỆ AN",
        ("SỞ LAO ĐỘNG - THƯƠNG BINH", "VÀ XÃ HỘI"),
        "Số: 215/BC-SLĐTBXH",
        "Nghệ An, ngày 10 tháng 12 năm 2023",
    )
    o.title("BÁO CÁO", "Kết quả thực hiện nhiệm vụ năm 2023,", "phương hướng, nhiệm vụ năm 2024")
    paragraph = o.put(o.doc, "Kính gửi: Ủy ban nhân dân tỉnh Nghệ An", 14)
    paragraph.paragraph_format.space_before = Pt(12)
    o.text(
        "Phần thứ nhất của báo cáo đánh giá kết quả năm 2023; phần sau nêu phương hướng, nhiệm vụ năm 2024 của toàn ngành."
    )
    o.text("I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2023", bold=True)
    o.text("1. Lĩnh vực việc làm", bold=True)
    o.text(LONG)
    o.put(o.doc, "Bảng 1. Kết quả giải quyết việc làm", 13, bold=True)
    table = o.doc.add_table(rows=3, cols=3)
    table.style = "Table Grid"
    for row, cells in zip(
        table.rows,
        (
            ("TT", "Chỉ tiêu", "Kết quả"),
            ("1", "Số người có việc làm", "21.078"),
            ("2", "Đưa đi làm việc ở nước ngoài", "9.512"),
        ),
        strict=True,
    ):
        for cell, words in zip(row.cells, cells, strict=True):
            o.look(cell.paragraphs[0].add_run(words), 12)
    o.put(o.doc, "(Nguồn: số liệu tổng hợp của các địa phương)", 12, italic=True, align=TO.RIGHT)
    o.text("2. Lĩnh vực người có công", bold=True)
    o.text(f"a) {OTHER}")
    o.text(f"b) {LONG}")
    o.text("II. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2024", bold=True)
    o.text(OTHER)
    o.text("(Chi tiết các chỉ tiêu tại Phụ lục kèm theo).", italic=True)
    o.text("Trên đây là báo cáo kết quả thực hiện nhiệm vụ năm 2023 của Sở Lao động - Thương binh và Xã hội./.")
    o.closing(("Như trên", "Bộ LĐTBXH (b/c)", "Lưu: VT, VP"), ("GIÁM ĐỐC",), "Đoàn Hồng Vũ")
    section = o.doc.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(30),
        Mm(15),
        Mm(20),
        Mm(20),
    )
    start = OxmlElement("w:pgNumType")
    start.set(qn("w:start"), "1")
    section._sectPr.append(start)
    o.put(o.doc, "Phụ lục", 14, bold=True)
    o.put(o.doc, "CHỈ TIÊU, KẾ HOẠCH NĂM 2024", 14, bold=True)
    o.put(
        o.doc,
        "(Kèm theo Báo cáo số 215/BC-SLĐTBXH ngày 10/12/2023 của Sở Lao động - Thương binh và Xã hội)",
        14,
        italic=True,
    )
    table = o.doc.add_table(rows=2, cols=4)
    table.style = "Table Grid"
    for cell in (cell for row in table.rows for cell in row.cells):
        o.look(cell.paragraphs[0].add_run("Nội dung"), 11)
    return o.bytes()


def company_minutes() -> bytes:
    """A biên bản with two who sign, side by side, and no recipients."""
    o = Office(head=12, body=13, indent=10)
    o.letterhead(
        "TỔNG CÔNG TY CẤP NƯỚC MIỀN TRUNG",
        ("CÔNG TY CỔ PHẦN CẤP NƯỚC",),
        "Số: 07/BB-CN",
        "Đông Hà, ngày 06 tháng 10 năm 2023",
    )
    o.title("BIÊN BẢN", "Họp giao ban công tác quý III năm 2023")
    o.text("Thời gian bắt đầu: 14 giờ 00 phút, ngày 06 tháng 10 năm 2023.")
    o.text("Địa điểm: Phòng họp tầng 2.")
    o.text("Thành phần tham dự: Ban Giám đốc, trưởng các phòng, ban, xí nghiệp trực thuộc Công ty.")
    o.text(f"1. {LONG}")
    o.text(f"2. {OTHER}")
    o.text("Cuộc họp kết thúc vào 16 giờ 30 phút, ngày 06 tháng 10 năm 2023./.")
    table = o.table((85, 85))
    for cell, role, name in zip(
        table.rows[0].cells, ("THƯ KÝ", "CHỦ TỌA"), ("Hồ Thị Ngọc", "Trương Công Định"), strict=True
    ):
        o.put(cell, role, 14, bold=True)
        for _ in range(3):
            o.put(cell, "", 14)
        o.put(cell, name, 14, bold=True)
    return o.bytes()


def school_notice() -> bytes:
    """A thông báo of a school whose headmaster signs with his degree, and 1,5 lines."""
    o = Office(head=13, body=13)
    o.line = 1.5
    o.letterhead(
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        ("TRƯỜNG THPT PHAN ĐÌNH PHÙNG",),
        "Số: 18/TB-THPTPĐP",
        "Hà Tĩnh, ngày 12 tháng 8 năm 2024",
    )
    o.title("THÔNG BÁO", "Về việc tuyển sinh bổ sung vào lớp 10 năm học 2024 - 2025")
    o.text(
        "Căn cứ Quyết định số 1500/QĐ-SGDĐT ngày 01/8/2024 của Sở Giáo dục và Đào tạo, Nhà trường thông báo như sau:"
    )
    o.text("Theo khoản 2 Điều 5 của Quy chế tuyển sinh, học sinh nộp hồ sơ trực tiếp tại trường.")
    o.text("1. Chỉ tiêu tuyển bổ sung: 20 học sinh.")
    o.text(f"2. {OTHER}")
    o.text("Nhà trường thông báo để phụ huynh và học sinh được biết./.")
    o.closing(
        ("Sở GDĐT (để b/c)", "Phụ huynh, học sinh", "Website nhà trường", "Lưu: VT"),
        ("HIỆU TRƯỞNG",),
        "ThS. Nguyễn Đức Thắng",
    )
    return o.bytes()


def council_resolution() -> bytes:
    """A nghị quyết with chapters and articles, numbers from 1 with points in Vietnamese order."""
    o = Office(head=13, body=14)
    o.letterhead("", ("HỘI ĐỒNG NHÂN DÂN", "HUYỆN KỲ ANH"), "Số: 31/NQ-HĐND", "Kỳ Anh, ngày 15 tháng 7 năm 2024")
    o.title("NGHỊ QUYẾT", "Về điều chỉnh kế hoạch đầu tư công năm 2024")
    o.put(o.doc, "HỘI ĐỒNG NHÂN DÂN HUYỆN KỲ ANH", 14, bold=True)
    o.put(o.doc, "KHÓA XX, KỲ HỌP THỨ 12", 14, bold=True)
    o.text("Căn cứ Luật Đầu tư công ngày 13 tháng 6 năm 2019;", italic=True)
    o.text("Xét Tờ trình số 120/TTr-UBND ngày 05 tháng 7 năm 2024 của Ủy ban nhân dân huyện;", italic=True)
    o.text(
        "Theo đề nghị của Ban Kinh tế - Xã hội; ý kiến thảo luận của đại biểu Hội đồng nhân dân tại kỳ họp.",
        italic=True,
    )
    o.put(o.doc, "QUYẾT NGHỊ:", 14, bold=True)
    o.text("Điều 1. Điều chỉnh kế hoạch đầu tư công năm 2024", bold=True)
    o.text(f"1. {LONG}")
    for letter in "abcdđe":
        o.text(f"{letter}) Điều chỉnh nội dung thứ {letter} của kế hoạch đã được thông qua tại kỳ họp trước;")
    o.text("2. Các nội dung khác giữ nguyên theo nghị quyết đã ban hành.")
    o.text("Điều 2. Tổ chức thực hiện", bold=True)
    o.text(
        "Nghị quyết này đã được Hội đồng nhân dân huyện Kỳ Anh khóa XX, kỳ họp thứ 12 thông qua ngày 15 tháng 7 năm 2024./."
    )
    o.closing(("HĐND tỉnh", "UBND huyện", "Đại biểu HĐND huyện", "Lưu: VT"), ("CHỦ TỊCH",), "Nguyễn Hữu Thắng")
    return o.bytes()


def broken_lines() -> bytes:
    """A tờ trình whose head has names in one paragraph with line breaks, and recipients so too."""
    o = Office(head=13, body=14)
    table = o.table((71, 102), 2)
    left, right = table.rows[0].cells
    first = left.paragraphs[0]
    first.alignment = TO.CENTER
    o.look(first.add_run("UBND HUYỆN CAN LỘC"), 13)
    o.look(first.add_run("\nPHÒNG NỘI VỤ"), 13, bold=True)
    o.line_under(left, 0.4 * metrics.width("PHÒNG NỘI VỤ", 13, True), 67.2)
    nation = right.paragraphs[0]
    nation.alignment = TO.CENTER
    o.look(nation.add_run("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), 13, bold=True)
    o.look(nation.add_run("\nĐộc lập - Tự do - Hạnh phúc"), 14, bold=True)
    o.line_under(right, metrics.width("Độc lập - Tự do - Hạnh phúc", 14, True), 98.2)
    for cell, words, size, italic in (
        (table.rows[1].cells[0], "Số: 62/TTr-PNV", 13, False),
        (table.rows[1].cells[1], "Can Lộc, ngày 25 tháng 11 năm 2024", 14, True),
    ):
        cell.paragraphs[0].alignment = TO.CENTER
        o.look(cell.paragraphs[0].add_run(words), size, italic=italic)
    o.title("TỜ TRÌNH", "Về việc phê duyệt kế hoạch tuyển dụng viên chức năm 2025")
    o.put(o.doc, "Kính gửi: Chủ tịch Ủy ban nhân dân huyện.", 14)
    o.text(LONG)
    o.text(OTHER)
    o.text("Phòng Nội vụ kính trình Chủ tịch Ủy ban nhân dân huyện xem xét, phê duyệt./.")
    table = o.table((85, 85))
    left, right = table.rows[0].cells
    o.look(left.paragraphs[0].add_run("Nơi nhận:"), 12, bold=True, italic=True)
    o.look(left.paragraphs[0].add_run("\n- Như trên;\n- Phòng TCKH;\n- Lưu: VT."), 11)
    right.paragraphs[0].alignment = TO.CENTER
    o.look(right.paragraphs[0].add_run("KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG\n\n\n\nBùi Thị Hoa Lý"), 14, bold=True)
    return o.bytes()


def telegram() -> bytes:
    """A công điện with its mark of urgency."""
    o = Office(head=13, body=14)
    o.letterhead("", ("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH"), "Số: 19/CĐ-UBND", "Hà Tĩnh, ngày 19 tháng 9 năm 2024")
    mark = o.table((30,))
    mark.style = "Table Grid"
    o.look(mark.rows[0].cells[0].paragraphs[0].add_run("HỎA TỐC"), 14, bold=True).font.color.rgb = RGBColor(255, 0, 0)
    o.title("CÔNG ĐIỆN", "Về việc tập trung ứng phó với bão số 4")
    o.put(o.doc, "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:", 14, bold=True)
    o.text("- Giám đốc các sở, Thủ trưởng các ban, ngành cấp tỉnh;")
    o.text("- Chủ tịch Ủy ban nhân dân các huyện, thành phố, thị xã.")
    o.text(LONG)
    o.text(f"1. {OTHER}")
    o.text("Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.")
    o.closing(
        ("Như trên", "Thường trực Tỉnh ủy (b/c)", "Lưu: VT, NL"), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Nguyễn Hồng Lĩnh"
    )
    return o.bytes()


def programme() -> bytes:
    """A chương trình in two columns of margins at their upper ends, with black set outright."""
    o = Office(head=13, body=14)
    section = o.doc.sections[0]
    section.top_margin = section.bottom_margin = Mm(25)
    section.left_margin, section.right_margin = Mm(35), Mm(20)
    o.letterhead(
        "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", ("BẢO TÀNG TỈNH",), "Số: 03/CTr-BT", "Huế, ngày 04 tháng 01 năm 2024"
    )
    o.title("CHƯƠNG TRÌNH", "Công tác năm 2024 của Bảo tàng tỉnh")
    for words in (LONG, OTHER, "Chương trình này được phổ biến đến toàn thể viên chức, người lao động để thực hiện./."):
        for run in o.text(words).runs:
            run.font.color.rgb = RGBColor(0, 0, 0)
    o.closing(("Sở VHTTDL", "Các phòng chuyên môn", "Lưu: VT, HC"), ("Q. GIÁM ĐỐC",), "Tôn Nữ Minh Châu")
    return o.bytes()


HABITS: dict[str, Callable[[], bytes]] = {
    make.__name__: make
    for make in (
        small_letter, commune_decision, ministry_letter, numbered_plan, report_with_annex, company_minutes, school_notice,
        council_resolution, broken_lines, telegram, programme,
    )
}  # fmt: skip
