"""Documents without a fault in turns that are rarer: symbols, names, hyphens, rules and numbers."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

from baocao.word import metrics
from good_documents import bao_cao, quyet_dinh, to_trinh
from office_files import P, table, text_box
from word_files import members


def prime_minister() -> bytes:
    return quyet_dinh().text("SoKyHieu", "QĐ-UBND", "QĐ-TTg").bytes()


def school_department() -> bytes:
    return to_trinh().text("SoKyHieu", "TTr-SNV", "TTr-GDTrH").bytes()


def hyphens_that_hold_together() -> bytes:
    return bao_cao().text("TieuNgu", "-", "\u2011").bytes()


def name_with_an_apostrophe() -> bytes:
    return bao_cao().change("HoTen", text="H'Yim Kđoh").bytes()


def name_with_a_curved_apostrophe() -> bytes:
    return bao_cao().change("HoTen", text="Ksor H’Bơ Khăp").bytes()


def commander() -> bytes:
    doc = replace(bao_cao(), annexes=()).change("CoQuanBanHanh", text="BỘ CHỈ HUY QUÂN SỰ", rule=20)
    return doc.change("HoTen", text="Đại tá Trần Văn Sơn").text("SoKyHieu", "SNV", "BCH").bytes()


def hospital() -> bytes:
    doc = replace(bao_cao(), annexes=()).change("CoQuanBanHanh", text="BỆNH VIỆN ĐA KHOA", rule=20)
    return doc.change("HoTen", text="Bác sĩ Trần Văn Sơn").text("SoKyHieu", "SNV", "BVĐK").bytes()


def two_rules_in_one_paragraph(apart: str) -> bytes:
    """Return a document whose two rules are typed in one paragraph, set apart by spaces or a tab."""
    doc = replace(bao_cao(), layout="tabs" if "\t" in apart else "spaces")
    doc = doc.change("CoQuanBanHanh", rule=0).change("TieuNgu", rule=0)
    short = "_" * round(0.4 * metrics.width("SỞ NỘI VỤ", 13, True) / _UNDERSCORE)
    row = P(short + apart + "_" * round(60.5 / _UNDERSCORE), 13, align="left").xml()
    data = doc.bytes()
    (number,) = [match.start() for match in re.finditer("<w:p>(?:(?!<w:p>).)*Số: 125", _part(data, _BODY))]
    return changed(data, _BODY, lambda xml: xml[:number] + row + xml[number:])


_UNDERSCORE = 0.5 * 13 * 25.4 / 72
_BODY = "word/document.xml"


def rule_in_a_picture() -> bytes:
    """Return a document whose rule under the subject is a shape that is not read as a line."""
    data = bao_cao().bytes()
    start = _part(data, _BODY).index("cải cách hành chính quý I")
    return changed(data, _BODY, lambda xml: xml[:start] + xml[start:].replace('prst="line"', 'prst="wave"', 1))


def mark_in_a_framed_cell() -> bytes:
    """Return a công điện whose mark of urgency stands in a cell with lines of its own."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="8" w:color="FF0000"/>' for side in ("top", "start", "bottom", "end")
    )
    mark = P("HỎA TỐC", 14, bold=True, align="center", color="FF0000").xml()
    cell = table([[mark]], [40]).replace("</w:tcPr>", f"<w:tcBorders>{sides}</w:tcBorders></w:tcPr>")
    data = bao_cao().bytes()
    start = next(match.start() for match in re.finditer("<w:p>(?:(?!<w:p>).)*BÁO CÁO<", _part(data, _BODY)))
    return changed(data, _BODY, lambda xml: xml[:start] + cell + xml[start:])


_HELD = r"(?<=Điều)[ ](?=\d)|(?<=KT\.)[ ]|(?<=ngày)[ ]|(?<=[-:])[ ]"


def spaces_that_hold_together() -> bytes:
    """Return a decision with spaces that never break behind signs, and after Điều, Lưu and ngày."""
    doc = quyet_dinh()
    for key in ("TieuNgu", "SoKyHieu", "DiaDanh", "NoiDung", "DanhSachNhan", "QuyenHan"):
        held = (replace(each, text=re.sub(_HELD, "\u00a0", each.text)) for each in doc.of(key))
        doc = replace(doc, parts={**doc.parts, key: tuple(held)})
    return doc.bytes()


def tabs_behind_dashes() -> bytes:
    return quyet_dinh().text("DanhSachNhan", "- ", "-\t").bytes()


def by_spaces() -> bytes:
    return two_rules_in_one_paragraph(" " * 40)


def by_a_tab() -> bytes:
    return two_rules_in_one_paragraph("\t")


def number_in_a_box() -> bytes:
    """Return a document whose page number stands in a box that LibreOffice made of a frame."""

    def boxed(xml: str) -> str:
        (paragraph,) = re.findall("<w:p>.*</w:p>", xml, re.DOTALL)
        content = re.sub('<w:jc w:val="center"/>', '<w:jc w:val="left"/>', paragraph)
        box = re.sub(
            r'relativeFrom="column"><wp:posOffset>\d+</wp:posOffset>',
            'relativeFrom="margin"><wp:align>center</wp:align>',
            text_box(content, 0, 0.4, 5),
        )
        return xml.replace(paragraph, f"<w:p>{box}</w:p>")

    data = bao_cao().bytes()
    (name,) = [name for name, part in members(data).items() if "header" in name and b"PAGE" in part]
    return changed(data, name, boxed)


def formula_in_the_text() -> bytes:
    """Return a report with a formula in its longest paragraph, in a file whose own font is Calibri."""
    formula = (
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        '<m:r><w:rPr><w:rFonts w:ascii="Cambria Math"/></w:rPr><m:t>x=a/b</m:t></m:r></m:oMath>'
    )

    def placed(xml: str) -> str:
        longest = max(re.findall("<w:p>(?:(?!</w:p>).)*</w:p>", xml), key=lambda each: len(re.sub("<[^>]*>", "", each)))
        return xml.replace(longest, longest.removesuffix("</w:p>") + formula + "</w:p>")

    data = changed(bao_cao().bytes(), "word/document.xml", placed)
    return changed(
        data, "word/styles.xml", lambda xml: xml.replace("Times New Roman", "Calibri", 4).replace("28", "20", 1)
    )


def _part(data: bytes, name: str) -> str:
    return members(data)[name].decode()


def changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """Return a package with one part changed."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as new:
        for each, part in members(data).items():
            new.writestr(each, change(part.decode()) if each == name else part)
    return written.getvalue()


TURNS: dict[str, Callable[[], bytes]] = {
    make.__name__: make
    for make in (
        prime_minister, school_department, hyphens_that_hold_together, name_with_an_apostrophe,
        name_with_a_curved_apostrophe, commander, hospital, rule_in_a_picture,
        mark_in_a_framed_cell, spaces_that_hold_together, tabs_behind_dashes, by_spaces, by_a_tab, number_in_a_box,
        formula_in_the_text,
    )
}  # fmt: skip
