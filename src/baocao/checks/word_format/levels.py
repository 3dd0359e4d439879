"""Rules of the text's levels, of its basis, its end and its annexes (BC551-BC555, BC559-BC562, BC565)."""

from __future__ import annotations

import re

from baocao import decree30
from baocao.checks.word_format.common import TEXT, Finding, Found, Level, Placed, Sheet, source
from baocao.checks.word_format.counting import skips
from baocao.parts.patterns import ARTICLE, CHAPTER, CLAUSE, DIVISION, POINT

ROMAN = re.compile(r"[IVXLCDM]+")
_BODY = (*TEXT, "Dieu", "Heading1", "Khac", "CanCu", "ThamQuyen")


def divisions(sheet: Sheet) -> Found:
    """«Phần», «Chương» đánh số La Mã, «Mục», «Tiểu mục» đánh số Ả Rập, trên dòng riêng, tiêu đề ở dòng dưới.

    Vì sao: cách đánh số và trình bày phần, chương, mục do Nghị định quy định (Phụ lục I, phần I, mục II.6đ).

    Ví dụ sai:

        CHƯƠNG 1: QUY ĐỊNH CHUNG

    Cách sửa: ghi «Chương I» giữa dòng, dòng dưới ghi «QUY ĐỊNH CHUNG».
    """
    for item in sheet.of("PhanChuong"):
        found = DIVISION.match(item.text)
        if found is None:
            continue
        word, number, rest = found["word"], found["number"], found["rest"].strip()
        roman = word.lower() in ("phần", "chương")
        faults = []
        if roman != bool(ROMAN.fullmatch(number)) or (not roman and not number.isdigit()):
            faults.append(f"số thứ tự phải là chữ số {'La Mã' if roman else 'Ả Rập'}")
        if word != word.capitalize():
            faults.append(f"chữ «{word.capitalize()}» viết in thường, chữ cái đầu in hoa")
        if rest.strip(".:- "):
            faults.append("tiêu đề phải ở dòng dưới")
        if faults:
            yield Finding(
                item,
                f"{'; '.join(faults)}, {source(item.part.clause)}.",
                f"Ghi «{word.capitalize()} {'I' if roman else '1'}» giữa dòng; tiêu đề ở dòng dưới, chữ in hoa.",
            )


def chapters(sheet: Sheet) -> Found:
    """Phần của văn bản ghi số La Mã, dấu chấm, rồi tiêu đề trên cùng dòng: «I. KẾT QUẢ».

    Vì sao: số và tiêu đề của phần trình bày trên một dòng, sau số có dấu chấm (Phụ lục I, phần I, mục V.6b).

    Ví dụ sai:

        I/ KẾT QUẢ

    Cách sửa: ghi «I. KẾT QUẢ».
    """
    for item in sheet.of("Heading1"):
        found = CHAPTER.match(item.text)
        if found and found["sign"] != ".":
            yield Finding(
                item,
                f"sau số La Mã phải có dấu chấm, {source(item.part.clause)}.",
                f"Ghi «{found['number']}. {found['title'][:30].strip()}».",
            )
    first = next(iter(sheet.of("Heading1")), None)
    began = CHAPTER.match(first.text) if first else None
    if first and began and began["number"] != "I":
        yield _skipped(first, f"phần đầu tiên phải là «I.» nhưng lại là «{began['number']}.»")
    for item, before, number in skips(sheet, "Heading1"):
        yield _skipped(item, f"sau phần thứ {before} phải là phần thứ {before + 1} nhưng lại là phần thứ {number}")


def _skipped(item: Placed, fault: str) -> Finding:
    return Finding(item, f"{fault}, {source(item.part.clause)}.", "Đánh lại số thứ tự cho liên tục, không bỏ số.")


def articles(sheet: Sheet) -> Found:
    """Điều ghi «Điều 1.», chữ đậm, sau số có dấu chấm.

    Vì sao: từ «Điều», số thứ tự và tiêu đề của điều in đậm, số Ả Rập, sau có dấu chấm (Phụ lục I, phần I, mục II.6đ).

    Ví dụ sai:

        Điều 1: Phê duyệt kế hoạch

    Cách sửa: ghi «Điều 1. Phê duyệt kế hoạch», chữ «Điều 1.» in đậm.
    """
    for item in sheet.of("Dieu"):
        found = ARTICLE.match(item.text)
        if found is None:
            continue
        first = next(iter(item.formats), None)
        faults = []
        if not found["rest"].startswith("."):
            faults.append("sau số thứ tự phải có dấu chấm")
        if not re.match(r"Điều\s", item.text):
            faults.append("chữ «Điều» viết in thường, chữ cái đầu in hoa")
        if first and not first.bold:
            faults.append("chữ «Điều» và số thứ tự phải in đậm")
        if faults:
            yield Finding(
                item,
                f"{'; '.join(faults)}, {source(item.part.clause)}.",
                f"Ghi «Điều {found['number']}.», in đậm (Ctrl+B).",
            )
    for item, before, number in skips(sheet, "Dieu"):
        yield _skipped(item, f"sau Điều {before} phải là Điều {before + 1} nhưng lại là Điều {number}")


def clauses(sheet: Sheet) -> Found:
    """Khoản đánh số Ả Rập, sau số có dấu chấm: «1.».

    Vì sao: cách đánh số khoản do Nghị định quy định (Phụ lục I, phần I, mục II.6đ).

    Ví dụ sai:

        1/ Về công tác cán bộ

    Cách sửa: ghi «1. Về công tác cán bộ».
    """
    for item in sheet.of("Khoan"):
        found = CLAUSE.match(item.text)
        if found and found["sign"] != ".":
            yield Finding(
                item,
                f"sau số của khoản phải có dấu chấm nhưng lại ghi «{found['number']}{found['sign']}», "
                f"{source(item.part.clause)}.",
                f"Ghi «{found['number']}.».",
            )
    for item, before, number in skips(sheet, "Khoan"):
        yield _skipped(item, f"sau số {before} phải là số {before + 1} nhưng lại là số {number}")


def points(sheet: Sheet) -> Found:
    """Điểm ghi chữ cái tiếng Việt theo thứ tự, sau có dấu đóng ngoặc đơn: «a)», «đ)».

    Vì sao: thứ tự là a, b, c, d, đ, e, g, h, i, k ...; không có f, j, w, z (Phụ lục I, phần I, mục II.6đ).

    Ví dụ sai:

        d) Nội dung thứ tư
        e) Nội dung thứ năm

    Cách sửa: ghi «đ)» sau «d)»; dùng dấu «)» sau chữ cái.
    """
    before = ""
    for item in sheet.body:
        found = POINT.match(item.text) if item.part.key == "Diem" else None
        if found is None:
            before = before if item.part.key in ("GachDauDong", "NoiDung", "Khac", "Bang") else ""
            continue
        letter, fault = found["letter"], ""
        if found["sign"] != ")":
            fault = f"sau chữ cái phải có dấu «)» nhưng lại ghi «{letter}{found['sign']}»"
        elif letter not in decree30.LETTERS:
            fault = f"bảng chữ cái tiếng Việt không có chữ «{letter}»"
        elif not before and letter != "a":
            fault = f"điểm đầu tiên phải là điểm a nhưng lại là điểm {letter}"
        elif before in decree30.LETTERS and before and letter != "a" and letter != _next(before):
            fault = f"sau điểm {before} phải là điểm {_next(before)} nhưng lại là điểm {letter}"
        if fault:
            yield Finding(
                item,
                f"{fault}, {source(item.part.clause)}.",
                "Đánh lại chữ cái theo thứ tự a, b, c, d, đ, e, g, h, i, k, l, m ..., sau có dấu «)».",
            )
        before = letter


def _next(letter: str) -> str:
    """Return the letter of the point that follows."""
    return (decree30.LETTERS + "?")[decree30.LETTERS.index(letter) + 1]


def basis(sheet: Sheet) -> Found:
    """Mỗi căn cứ một dòng, cuối dòng có dấu chấm phẩy, căn cứ cuối cùng kết thúc bằng dấu chấm.

    Vì sao: dấu câu của căn cứ do Nghị định quy định (Phụ lục I, phần I, mục II.6a).

    Ví dụ sai:

        Căn cứ Luật Tổ chức chính quyền địa phương,
        Theo đề nghị của Giám đốc Sở Nội vụ;

    Cách sửa: đổi thành «;» ở cuối mỗi căn cứ, dấu «.» ở căn cứ cuối cùng.
    """
    items = sheet.of("CanCu")
    for index, item in enumerate(items):
        mark = "." if index == len(items) - 1 else ";"
        if not item.text.strip().endswith(mark):
            yield Finding(
                item,
                f"phải kết thúc bằng «{mark}», {source(item.part.clause)}.",
                "Mỗi căn cứ kết thúc bằng dấu chấm phẩy, căn cứ cuối bằng dấu chấm.",
            )


def end_sign(sheet: Sheet) -> Found:
    """Câu cuối của văn bản kết thúc bằng «./.».

    Vì sao: các mẫu tại Phụ lục III đều ghi «./.» ở cuối nội dung để báo hết; đây là mẫu, không phải quy định bắt buộc.

    Ví dụ sai:

        Trên đây là báo cáo của Sở.

    Cách sửa: ghi «./.» sau chữ cuối của câu cuối.
    """
    last = next((item for item in reversed(text_of(sheet)) if item.text.strip()), None)
    if last is not None and last.part.key != "Bang" and not last.text.rstrip().endswith(decree30.END_SIGN):
        yield Finding(
            last,
            f"câu cuối chưa có dấu hết «{decree30.END_SIGN}», {source('', Level.FORM)}.",
            f"Ghi «{decree30.END_SIGN}» sau chữ cuối của câu cuối.",
            Level.FORM,
        )


def text_of(sheet: Sheet) -> list[Placed]:
    """Return what stands between the head and the closing."""
    ends = [index for index, item in enumerate(sheet.body) if item.part.key in ("NoiNhan", "QuyenHan", "PhuLuc")]
    return [item for item in sheet.body[: ends[0] if ends else None] if item.part.key in (*_BODY, "Bang")]
