"""Single faults, each put into a document that has none, with the code and the part of what must be found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from good_documents import (
    bao_cao,
    cong_van,
    cong_van_mot_noi,
    huong_dan,
    ke_hoach,
    nghi_quyet,
    quyet_dinh,
    thong_bao,
    to_trinh,
)
from good_kinds import address_at_the_foot, decision_with_rules, list_of_members, one_annex, two_who_sign, urgent
from office_files import Doc, P


class Mutation(NamedTuple):
    """One fault."""

    what: str
    base: Callable[[], Doc]
    change: Callable[[Doc], Doc]
    code: str
    part: str = ""
    """The name with which the message begins; empty for what is the whole file's."""
    only: tuple[str, ...] = ()
    """The layouts in which it is a fault; empty for all."""


TABLE = ("table", "boxes")
"""Layouts in which a paragraph of the head says itself how it is aligned."""


def page(**changes: object) -> Callable[[Doc], Doc]:
    return lambda doc: replace(doc, page=replace(doc.page, **changes))  # type: ignore[arg-type]


def own(**changes: object) -> Callable[[Doc], Doc]:
    return lambda doc: replace(doc, **changes)  # type: ignore[arg-type]


def number(**changes: object) -> Callable[[Doc], Doc]:
    return lambda doc: replace(doc, number=replace(doc.number, **changes))  # type: ignore[arg-type]


def change(key: str, at: int | None = None, **changes: object) -> Callable[[Doc], Doc]:
    return lambda doc: doc.change(key, at, **changes)


def words(key: str, old: str, new: str, at: int | None = None) -> Callable[[Doc], Doc]:
    return lambda doc: doc.text(key, old, new, at)


def without(*keys: str) -> Callable[[Doc], Doc]:
    return lambda doc: doc.without(*keys)


def drop(key: str, at: int) -> Callable[[Doc], Doc]:
    def made(doc: Doc) -> Doc:
        items = doc.of(key)
        return replace(doc, parts={**doc.parts, key: tuple(p for i, p in enumerate(items) if i != at % len(items))})

    return made


def keep_above(doc: Doc) -> Doc:
    """Return a document whose line Lưu stands above another recipient."""
    first, *_, keep = doc.of("DanhSachNhan")
    lines = (replace(keep, text=keep.text.replace(".", ";")), replace(first, text="- UBND tỉnh."))
    return replace(doc, parts={**doc.parts, "DanhSachNhan": lines})


def every(**changes: object) -> Callable[[Doc], Doc]:
    def made(doc: Doc) -> Doc:
        for key in doc.parts:
            if doc.of(key):
                doc = doc.change(key, **changes)
        return doc

    return made


def annex(at: int, p: int, **changes: object) -> Callable[[Doc], Doc]:
    def made(doc: Doc) -> Doc:
        items = list(doc.annexes)
        own_page, paragraphs, tables = items[at]
        new = tuple(replace(each, **changes) if i == p else each for i, each in enumerate(paragraphs))  # type: ignore[arg-type]
        items[at] = (own_page, new, tables)
        return replace(doc, annexes=tuple(items))

    return made


def annex_page(at: int, **changes: object) -> Callable[[Doc], Doc]:
    def made(doc: Doc) -> Doc:
        items = list(doc.annexes)
        items[at] = (replace(items[at][0], **changes), *items[at][1:])  # type: ignore[arg-type]
        return replace(doc, annexes=tuple(items))

    return made


def below(key: str, other: str) -> Callable[[Doc], Doc]:
    """Return the change that exchanges the paragraphs of two parts."""
    return lambda doc: replace(doc, parts={**doc.parts, key: doc.of(other), other: doc.of(key)})


def moved(key: str, to: int) -> Callable[[Doc], Doc]:
    """Return the change that puts a part behind some paragraphs of the text."""

    def made(doc: Doc) -> Doc:
        text = doc.of("NoiDung")
        return replace(
            doc.without(key), parts={**doc.without(key).parts, "NoiDung": (*text[:to], *doc.of(key), *text[to:])}
        )

    return made


M = Mutation
NATION, MOTTO = "Quốc hiệu", "Tiêu ngữ"
BODY, PARENT, SIGN, DATE = "Cơ quan ban hành", "Cơ quan chủ quản", "Số, ký hiệu", "Địa danh và thời gian"
KIND, SUBJECT, LETTER = "Tên loại", "Trích yếu", "Trích yếu công văn"
TEXT, ITEM, CLAUSE, POINT, ARTICLE, CHAPTER = "Nội dung", "Gạch đầu dòng", "Khoản", "Điểm", "Điều", "Phần"
WHO, NAME, TO, LIST = "Quyền hạn, chức vụ", "Họ tên người ký", "Nơi nhận", "Danh sách nơi nhận"
ADDRESS, ADDRESSES, BASIS, DIVISION, TITLE = (
    "Kính gửi",
    "Nơi kính gửi",
    "Căn cứ",
    "Phần, chương, mục",
    "Tiêu đề phần, chương, mục",
)
URGENT, FOOT = "Dấu chỉ mức độ khẩn", "Địa chỉ cơ quan"
OTHER_NUMBER = "(Kèm theo Báo cáo số 126/BC-SNV ngày 05 tháng 3 năm 2024 của Sở Nội vụ)"
OTHER_DAY = "(Kèm theo Báo cáo số 125/BC-SNV ngày 06/3/2024 của Sở Nội vụ)"
ANNEX, ANNEX_TITLE, ANNEX_NOTE = "Phụ lục", "Tên phụ lục", "Chỉ dẫn kèm theo"

MUTATIONS = (
    # The page
    M("letter paper", bao_cao, page(width=215.9, height=279.4), "BC510"),
    M("A5 paper", to_trinh, page(width=148, height=210), "BC510"),
    M("a left margin of an inch", bao_cao, page(left=25.4), "BC511"),
    M("a narrow right margin", to_trinh, page(right=10), "BC511"),
    M("a wide right margin", cong_van, page(right=25.4), "BC511"),
    M("a high top margin", quyet_dinh, page(top=30), "BC511"),
    M("a low bottom margin", thong_bao, page(bottom=15), "BC511"),
    M("an annex with a narrow margin", bao_cao, annex_page(0, left=20), "BC511"),
    M("a page number on page one", bao_cao, page(title=False), "BC512"),
    M("a page number at the right", bao_cao, number(align="right"), "BC512"),
    M("a page number at the foot", quyet_dinh, own(footer=True), "BC512"),
    M("a page number in Roman numerals", bao_cao, own(number_field=" PAGE \\* roman "), "BC512"),
    M("a small page number", bao_cao, number(size=11), "BC512"),
    M("an italic page number", to_trinh, number(italic=True), "BC512"),
    M("no page number", bao_cao, own(number_field=" DATE "), "BC512"),
    M("an annex without a section of its own", one_annex, own(run_on=True), "BC513", ANNEX),
    M("an annex that goes on counting", bao_cao, annex_page(1, start=None), "BC513"),
    M("pages that begin with 3", bao_cao, page(start=3), "BC513"),
    M("a word before the page number", bao_cao, number(text="Trang "), "BC512"),
    M("no page number on even pages", bao_cao, own(settings="<w:evenAndOddHeaders/>"), "BC512"),
    # Letters
    M("another font of the text", bao_cao, change("NoiDung", font="Arial"), "BC520", TEXT),
    M("another font of one paragraph", to_trinh, change("NoiDung", 1, font="Calibri"), "BC520", TEXT),
    M("another font everywhere", cong_van, every(font="Tahoma"), "BC520", PARENT),
    M("a TCVN3 font", bao_cao, change("NoiDung", 3, font=".VnTime"), "BC529", TEXT),
    M("a VNI font", to_trinh, change("TrichYeu", font="VNI-Times"), "BC529", SUBJECT),
    M("a red subject", bao_cao, change("TrichYeu", color="FF0000"), "BC522", SUBJECT),
    M("blue recipients", cong_van, change("DanhSachNhan", 0, color="0000FF"), "BC522", LIST),
    M("text of 12 points", bao_cao, change("NoiDung", -3, size=12), "BC523", TEXT),
    M("text of 15 points", thong_bao, change("NoiDung", 0, size=15), "BC523", TEXT),
    M("a national name of 14 points", bao_cao, change("QuocHieu", size=14), "BC523", NATION),
    M("a motto of 12 points", huong_dan, change("TieuNgu", size=12, rule=51), "BC523", MOTTO),
    M("a small body", to_trinh, change("CoQuanBanHanh", size=11, rule=9), "BC523", BODY),
    M("a big number", cong_van, change("SoKyHieu", size=14), "BC523", SIGN),
    M("a small date", bao_cao, change("DiaDanh", size=12), "BC523", DATE),
    M("a big type", quyet_dinh, change("TenLoai", size=16), "BC523", KIND),
    M("a big subject of a letter", cong_van, change("TrichYeuCongVan", size=14), "BC523", LETTER),
    M("big recipients", bao_cao, change("DanhSachNhan", size=13), "BC523", LIST),
    M("a big word of the recipients", bao_cao, change("NoiNhan", size=14), "BC523", TO),
    M("a small name", bao_cao, change("HoTen", size=12), "BC523", NAME),
    M("a small annex word", bao_cao, annex(0, 0, size=12), "BC523", ANNEX),
    M("sizes that do not go together", bao_cao, change("QuocHieu", size=12), "BC528", NATION),
    M("a thin national name", bao_cao, change("QuocHieu", bold=False), "BC524", NATION),
    M("a thin motto", quyet_dinh, change("TieuNgu", bold=False, rule=57), "BC524", MOTTO),
    M("a bold parent", bao_cao, change("CoQuanChuQuan", bold=True), "BC524", PARENT),
    M("a thin body", to_trinh, change("CoQuanBanHanh", bold=False), "BC524", BODY),
    M("a bold number", cong_van, change("SoKyHieu", bold=True), "BC524", SIGN),
    M("an upright date", bao_cao, change("DiaDanh", italic=False), "BC524", DATE),
    M("a thin type", bao_cao, change("TenLoai", bold=False), "BC524", KIND),
    M("a thin subject", bao_cao, change("TrichYeu", bold=False), "BC524", SUBJECT),
    M("an italic subject", to_trinh, change("TrichYeu", italic=True), "BC524", SUBJECT),
    M("an upright basis", quyet_dinh, change("CanCu", 0, italic=False), "BC524", BASIS),
    M("an italic paragraph", bao_cao, change("NoiDung", 3, italic=True), "BC524", TEXT),
    M("a thin part title", bao_cao, change("NoiDung", 1, bold=False), "BC524", CHAPTER),
    M("a thin authority", bao_cao, change("QuyenHan", bold=False), "BC524", WHO),
    M("an italic name", bao_cao, change("HoTen", italic=True), "BC524", NAME),
    M("an upright word of the recipients", cong_van, change("NoiNhan", italic=False), "BC524", TO),
    M("bold recipients", thong_bao, change("DanhSachNhan", 1, bold=True), "BC524", LIST),
    M("an upright annex note", bao_cao, annex(0, 2, italic=False), "BC524", ANNEX_NOTE),
    M("a type in small letters", bao_cao, words("TenLoai", "BÁO CÁO", "Báo cáo"), "BC525", KIND),
    M("a body in small letters", to_trinh, words("CoQuanBanHanh", "SỞ NỘI VỤ", "Sở Nội vụ"), "BC525", BODY),
    M(
        "a part title in small letters",
        bao_cao,
        words("NoiDung", "KẾT QUẢ THỰC HIỆN", "Kết quả thực hiện"),
        "BC525",
        CHAPTER,
    ),
    M("an authority in small letters", bao_cao, words("QuyenHan", "GIÁM ĐỐC", "Giám đốc"), "BC525", WHO),
    M("an annex title in small letters", bao_cao, annex(0, 1, text="Bảng tổng hợp kết quả"), "BC525", ANNEX_TITLE),
    M(
        "a motto in capitals",
        bao_cao,
        words("TieuNgu", "Độc lập - Tự do - Hạnh phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
        "BC542",
        MOTTO,
    ),
    M(
        "a national name in small letters",
        bao_cao,
        words("QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        "BC525",
        NATION,
    ),
    M("an addressee in bold", to_trinh, change("KinhGui", bold=True), "BC524", ADDRESS),
    M("an addressee with a slip", to_trinh, words("KinhGui", "Kính gửi", "Kính gủi"), "BC546", ADDRESS),
    M("a name in capitals", bao_cao, words("HoTen", "Nguyễn Văn An", "NGUYỄN VĂN AN"), "BC538", NAME),
    M(
        "a subject in capitals",
        bao_cao,
        change("TrichYeu", text="KẾT QUẢ CẢI CÁCH HÀNH CHÍNH QUÝ I", rule=47),
        "BC538",
        SUBJECT,
    ),
    M("a name in small capitals", to_trinh, change("HoTen", look="<w:smallCaps/>"), "BC538", NAME),
    M("struck text", bao_cao, change("NoiDung", 3, look="<w:strike/>"), "BC522", TEXT),
    M("shaded text", to_trinh, change("NoiDung", 1, look='<w:shd w:val="clear" w:fill="FFFF00"/>'), "BC522", TEXT),
    M("an annex word in capitals", bao_cao, annex(1, 0, text="PHỤ LỤC II"), "BC538", ANNEX),
    M("an underlined word of the recipients", bao_cao, change("NoiNhan", underline=True), "BC527", TO),
    # Paragraphs
    M("text at the left", bao_cao, change("NoiDung", 3, align="left"), "BC530", TEXT),
    M("text in the middle", cong_van, change("NoiDung", 1, align="center"), "BC530", TEXT),
    M("a type at the left", bao_cao, change("TenLoai", align="left"), "BC530", KIND),
    M("a subject at the left", to_trinh, change("TrichYeu", align="left"), "BC530", SUBJECT),
    M("a date at the left", bao_cao, change("DiaDanh", align="left"), "BC530", DATE, TABLE),
    M("a number at the left", quyet_dinh, change("SoKyHieu", align="left"), "BC530", SIGN, TABLE),
    M("a name at the left", bao_cao, change("HoTen", align="left"), "BC530", NAME, TABLE),
    M("a chapter at the left", nghi_quyet, change("NoiDung", 0, align="left"), "BC530", DIVISION),
    M("no indent", bao_cao, change("NoiDung", 3, first=0), "BC531", TEXT),
    M("a deep indent", to_trinh, change("NoiDung", 1, first=20), "BC531", TEXT),
    M("a shallow indent everywhere", thong_bao, change("NoiDung", first=5), "BC531", TEXT),
    M("no gap between paragraphs", cong_van, change("NoiDung", after=0), "BC532", TEXT),
    M("a narrow gap", quyet_dinh, change("NoiDung", after=3), "BC532", CLAUSE),
    M("two lines' spacing", bao_cao, change("NoiDung", line=2), "BC533", TEXT),
    M("lines too near", to_trinh, change("NoiDung", 1, exact=12), "BC533", TEXT),
    # Rules
    M("no rule under the motto", bao_cao, change("TieuNgu", rule=0), "BC536", MOTTO),
    M("a short rule under the motto", to_trinh, change("TieuNgu", rule=30), "BC536", MOTTO),
    M("no rule under the body", quyet_dinh, change("CoQuanBanHanh", rule=0), "BC536", BODY),
    M("a long rule under the body", bao_cao, change("CoQuanBanHanh", rule=23), "BC536", BODY),
    M("no rule under the subject", bao_cao, change("TrichYeu", rule=0), "BC536", SUBJECT),
    M("a long rule under the subject", quyet_dinh, change("TrichYeu", rule=120), "BC536", SUBJECT),
    M("a rule of hyphens", thong_bao, change("TrichYeu", how="dashes"), "BC536", SUBJECT),
    M("a rule at the left", bao_cao, change("TrichYeu", how="left"), "BC536", SUBJECT),
    M("a rule of dashes", bao_cao, change("TrichYeu", how="broken"), "BC536", SUBJECT),
    M("a small motto over a rule that fits", bao_cao, change("TieuNgu", size=12), "BC523", MOTTO),
    M(
        "half a motto over a rule that fits",
        bao_cao,
        words("TieuNgu", "Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do"),
        "BC542",
        MOTTO,
    ),
    # What must be there
    M("no national name", bao_cao, without("QuocHieu"), "BC540"),
    M("no motto", to_trinh, without("TieuNgu"), "BC540"),
    M("no body", quyet_dinh, without("CoQuanBanHanh"), "BC540"),
    M("no number", bao_cao, without("SoKyHieu"), "BC540"),
    M("no date", cong_van, without("DiaDanh"), "BC540"),
    M("no type", bao_cao, without("TenLoai", "TrichYeu"), "BC540"),
    M("no subject", bao_cao, without("TrichYeu"), "BC540"),
    M("no subject of a letter", cong_van, without("TrichYeuCongVan"), "BC540"),
    M("no addressee of a letter", cong_van, lambda doc: drop("DanhSachNhan", 0)(doc.without("NoiKinhGui")), "BC540"),
    M("no addressee of a submission", to_trinh, without("KinhGui"), "BC540"),
    M("no word of the recipients", bao_cao, without("NoiNhan"), "BC540"),
    M("no recipients", thong_bao, without("DanhSachNhan"), "BC540"),
    M("no authority", bao_cao, without("QuyenHan"), "BC540"),
    M("no name", bao_cao, without("HoTen"), "BC540"),
    M("no basis of a decision", quyet_dinh, without("CanCu"), "BC540"),
    M("no basis of a resolution", nghi_quyet, without("CanCu"), "BC540"),
    M("no type over a subject that begins Về việc", to_trinh, without("TenLoai"), "BC540"),
    M("no type over a subject", thong_bao, without("TenLoai"), "BC540"),
    # Words of the head
    M("a slip in the national name", to_trinh, words("QuocHieu", "CHỦ NGHĨA", "CHỦ NGHIÃ"), "BC541", NATION),
    M("a national name without marks", cong_van, words("QuocHieu", "VIỆT NAM", "VIET NAM"), "BC541", NATION),
    M("a motto without spaces", bao_cao, words("TieuNgu", "Độc lập - Tự do", "Độc lập-Tự do"), "BC542", MOTTO),
    M("a motto with dashes", quyet_dinh, words("TieuNgu", " - Hạnh", " – Hạnh"), "BC542", MOTTO),
    M("a motto in small letters", to_trinh, words("TieuNgu", "Tự do", "tự do"), "BC542", MOTTO),
    M("a motto with a slip", to_trinh, words("TieuNgu", "Hạnh phúc", "Hạnh phuc"), "BC542", MOTTO),
    M("a number without colon", bao_cao, words("SoKyHieu", "Số: ", "Số "), "BC543", SIGN),
    M("a full stop for the colon of the number", bao_cao, words("SoKyHieu", "Số: ", "Số. "), "BC543", SIGN),
    M("a number without nought", cong_van, words("SoKyHieu", "08", "8"), "BC543", SIGN),
    M("a symbol with spaces", bao_cao, words("SoKyHieu", "BC-SNV", "BC - SNV"), "BC543", SIGN),
    M("a slash with spaces", quyet_dinh, words("SoKyHieu", "2157/", "2157 / "), "BC543", SIGN),
    M("a symbol in small letters", bao_cao, words("SoKyHieu", "BC-SNV", "BC-snv"), "BC543", SIGN),
    M("the type of a symbol in small letters", nghi_quyet, words("SoKyHieu", "NQ-", "nq-"), "BC543", SIGN),
    M("the type of a submission in small letters", to_trinh, words("SoKyHieu", "TTr-", "ttr-"), "BC543", SIGN),
    M("a symbol without body", bao_cao, words("SoKyHieu", "BC-SNV", "BC"), "BC543", SIGN),
    M("a symbol with a dash", bao_cao, words("SoKyHieu", "BC-SNV", "BC–SNV"), "BC543", SIGN),
    M("a number with its year", bao_cao, words("SoKyHieu", "125/", "125/2024/"), "BC567", SIGN),
    M("the symbol of another type", to_trinh, words("SoKyHieu", "TTr-", "BC-"), "BC549", SIGN),
    M("a wrong symbol of the type", to_trinh, words("SoKyHieu", "TTr-", "TT-"), "BC549", SIGN),
    M("the symbol CV", cong_van, words("SoKyHieu", "SNV-VP", "CV-SNV"), "BC549", SIGN),
    M("a place in small letters", bao_cao, words("DiaDanh", "Hà Tĩnh", "hà tĩnh"), "BC544", DATE),
    M("a place half in small letters", to_trinh, words("DiaDanh", "Hà Tĩnh", "Hà tĩnh"), "BC544", DATE),
    M("a space before the comma", bao_cao, words("DiaDanh", "Tĩnh,", "Tĩnh ,"), "BC544", DATE),
    M("a type with a colon", bao_cao, words("TenLoai", "BÁO CÁO", "BÁO CÁO:"), "BC550", KIND),
    M("a type with two spaces", bao_cao, words("TenLoai", "BÁO CÁO", "BÁO  CÁO"), "BC550", KIND),
    M("a subject above its type", to_trinh, below("TenLoai", "TrichYeu"), "BC548", SUBJECT),
    M("marks in yellow", bao_cao, change("NoiDung", 3, highlight="yellow"), "BC522", TEXT),
    M("a day without nought", bao_cao, words("DiaDanh", "ngày 05", "ngày 5"), "BC544", DATE),
    M("March with a nought", bao_cao, words("DiaDanh", "tháng 3", "tháng 03"), "BC544", DATE),
    M("January without nought", cong_van, words("DiaDanh", "tháng 01", "tháng 1"), "BC544", DATE),
    M("a date without comma", to_trinh, words("DiaDanh", "Tĩnh, ngày", "Tĩnh ngày"), "BC544", DATE),
    M("a date with slashes", to_trinh, change("DiaDanh", text="Hà Tĩnh, ngày 28/02/2024"), "BC544", DATE),
    M("a day that is not", quyet_dinh, words("DiaDanh", "ngày 05 tháng 3", "ngày 31 tháng 4"), "BC544", DATE),
    M("a type with a slip", bao_cao, words("TenLoai", "BÁO CÁO", "BÁO CAÓ"), "BC550", KIND),
    M("a subject of a letter without V/v", cong_van, words("TrichYeuCongVan", "V/v", "Về việc"), "BC558", LETTER),
    M("a wrong order", bao_cao, below("QuocHieu", "TieuNgu"), "BC548", MOTTO),
    M("bodies that changed places", bao_cao, below("CoQuanChuQuan", "CoQuanBanHanh"), "BC548", BODY),
    M("an addressee behind the text", to_trinh, moved("KinhGui", 3), "BC548", TEXT),
    M("a date above the motto", to_trinh, below("TieuNgu", "DiaDanh"), "BC548", DATE, ("table", "boxes")),
    M("columns of the head that changed places", to_trinh, own(layout="swapped"), "BC548", NATION, ("table",)),
    M("a date under the number", bao_cao, own(layout="stairs"), "BC573", DATE, ("table",)),
    M("a motto apart from the nation", to_trinh, change("TieuNgu", line=1.5), "BC574", MOTTO, TABLE),
    M("a rule aside", bao_cao, change("TrichYeu", how="aside"), "BC536", SUBJECT),
    M("a mark without frame", urgent, lambda doc: doc.change("TrichYeuCongVan", -1, look=""), "BC570", URGENT),
    M(
        "a red mark of urgency, and a small one",
        urgent,
        change("TrichYeuCongVan", -1, color="FF0000", size=11),
        "BC523",
        URGENT,
    ),
    M("two spaces behind Số", bao_cao, words("SoKyHieu", "Số: ", "Số:  "), "BC543", SIGN),
    M("a dash behind the number", cong_van, words("SoKyHieu", "08/SNV-VP", "08-SNV/VP"), "BC543", SIGN),
    M("a symbol half in small letters", ke_hoach, words("SoKyHieu", "KH-", "Kh-"), "BC549", SIGN),
    M("two spaces in a date", to_trinh, words("DiaDanh", "Tĩnh, ", "Tĩnh,  "), "BC544", DATE),
    M("a date with a full stop", to_trinh, words("DiaDanh", "2024", "2024."), "BC544", DATE),
    M("a date behind a dash", quyet_dinh, words("DiaDanh", "Tĩnh, ngày", "Tĩnh - ngày"), "BC544", DATE),
    M("a subject of two lines above its type", bao_cao, below("TenLoai", "TrichYeu"), "BC548", SUBJECT),
    M("no type of minutes that two sign", two_who_sign, without("TenLoai", "TrichYeu"), "BC540"),
    M("dashes under the motto", bao_cao, change("TieuNgu", how="dashes"), "BC536", MOTTO, ("table", "boxes")),
    M("a date without its year in full", bao_cao, words("DiaDanh", "năm 2024", "năm 24"), "BC544", DATE),
    M("a date without ngày", to_trinh, words("DiaDanh", "ngày ", ""), "BC544", DATE),
    M("a number with a letter", to_trinh, words("SoKyHieu", "33/", "33A/"), "BC543", SIGN),
    M("a place in capitals", to_trinh, words("DiaDanh", "Hà Tĩnh", "HÀ TĨNH"), "BC544", DATE),
    M("a shortened place", quyet_dinh, words("DiaDanh", "Hà Tĩnh", "TP.HCM"), "BC544", DATE),
    M("a symbol with a full stop", bao_cao, words("SoKyHieu", "BC-SNV", "BC-SNV."), "BC543", SIGN),
    M("a symbol of three parts with slashes", to_trinh, words("SoKyHieu", "TTr-SNV", "TTr/SNV"), "BC543", SIGN),
    M("an underlined subject over its rule", bao_cao, change("TrichYeu", underline=True), "BC527", SUBJECT),
    # Addressees, recipients, signature
    M("Quyền written out", ke_hoach, words("QuyenHan", "Q. ", "QUYỀN "), "BC556", WHO),
    M("a Lưu without a space", nghi_quyet, words("DanhSachNhan", "Lưu: VT", "Lưu:VT"), "BC564", LIST),
    M("an addressee without colon", cong_van_mot_noi, words("KinhGui", "gửi:", "gửi"), "BC546", ADDRESS),
    M("addressees without semicolon", cong_van, words("NoiKinhGui", "Tài chính;", "Tài chính,"), "BC546", ADDRESSES),
    M("addressees without full stop", cong_van, words("NoiKinhGui", "thành phố.", "thành phố"), "BC546", ADDRESSES),
    M("an addressee without dash", cong_van, words("NoiKinhGui", "- Sở Kế", "Sở Kế"), "BC546", ADDRESSES),
    M("a Lưu above a recipient", thong_bao, keep_above, "BC564", LIST),
    M("a recipient without semicolon", bao_cao, words("DanhSachNhan", "tỉnh;", "tỉnh"), "BC545", LIST),
    M("a recipient without dash", thong_bao, words("DanhSachNhan", "- Các phòng", "Các phòng"), "BC545", LIST),
    M("recipients without dashes", bao_cao, words("DanhSachNhan", "- ", ""), "BC545", LIST),
    M("recipients with a slip", bao_cao, words("NoiNhan", "Nơi nhận", "Nơi nhân"), "BC566", TO),
    M("a bold page number", bao_cao, number(bold=True), "BC512"),
    M("a main page on its side", to_trinh, page(width=297, height=210, top=30, bottom=15, left=20, right=20), "BC514"),
    M(
        "an annex note without brackets",
        bao_cao,
        annex(0, 2, text="Kèm theo Báo cáo số 125/BC-SNV của Sở Nội vụ"),
        "BC560",
        ANNEX_NOTE,
    ),
    M("all text too small", bao_cao, change("NoiDung", size=12), "BC523", TEXT),
    M("recipients without full stop", bao_cao, words("DanhSachNhan", "VT, VP.", "VT, VP;"), "BC545", LIST),
    M("no Như trên", to_trinh, words("DanhSachNhan", "Như trên", "UBND tỉnh"), "BC563", LIST),
    M(
        "no Lưu",
        bao_cao,
        lambda doc: words("DanhSachNhan", "Sở;", "Sở.", 2)(drop("DanhSachNhan", 3)(doc)),
        "BC564",
        LIST,
    ),
    M("a Lưu without VT", bao_cao, words("DanhSachNhan", "Lưu: VT, VP", "Lưu: VP"), "BC564", LIST),
    M("a Lưu without colon", quyet_dinh, words("DanhSachNhan", "Lưu: VT", "Lưu VT"), "BC564", LIST),
    M("recipients without colon", bao_cao, words("NoiNhan", "nhận:", "nhận"), "BC566", TO),
    M("an authority with a slash", cong_van, words("QuyenHan", "KT.", "K/T"), "BC556", WHO),
    M("an authority without full stop", quyet_dinh, words("QuyenHan", "KT.", "KT"), "BC556", WHO),
    M("an authority without space", thong_bao, words("QuyenHan", "TL. ", "TL."), "BC556", WHO),
    M("TM. before a title", huong_dan, words("QuyenHan", "TM. HỘI ĐỒNG THI ĐUA", "TM. GIÁM ĐỐC"), "BC556", WHO),
    M("an authority without the own title", cong_van, drop("QuyenHan", 1), "BC556", WHO),
    M("KT. before a body", cong_van, words("QuyenHan", "KT. GIÁM ĐỐC", "KT. SỞ NỘI VỤ"), "BC556", WHO),
    M("a head who signs for himself", cong_van, words("QuyenHan", "PHÓ GIÁM ĐỐC", "GIÁM ĐỐC"), "BC556", WHO),
    M("a Lưu with a semicolon inside", bao_cao, words("DanhSachNhan", "VT, VP", "VT; VP"), "BC564", LIST),
    M("a Lưu without comma", cong_van, words("DanhSachNhan", "VT, VP", "VT VP"), "BC564", LIST),
    M(
        "two recipients on one line",
        thong_bao,
        words("DanhSachNhan", "trung tâm;", "trung tâm; - UBND tỉnh;"),
        "BC545",
        LIST,
    ),
    M("an authority with a full stop inside", cong_van, words("QuyenHan", "KT.", "K.T"), "BC556", WHO),
    M("the authority of a body with a full stop inside", huong_dan, words("QuyenHan", "TM.", "T.M"), "BC556", WHO),
    M("an academic title written out", bao_cao, words("HoTen", "Nguyễn", "Tiến sĩ Nguyễn"), "BC557", NAME),
    M("a military rank in a civil office", bao_cao, words("HoTen", "Nguyễn", "Đại tá Nguyễn"), "BC557", NAME),
    M("a name with a small syllable", bao_cao, words("HoTen", "Văn", "văn"), "BC538", NAME),
    M("an academic title", bao_cao, words("HoTen", "Nguyễn", "TS. Nguyễn"), "BC557", NAME),
    # Levels
    M("a basis without semicolon", quyet_dinh, words("CanCu", "năm 2015;", "năm 2015,"), "BC565", BASIS),
    M("a last basis without full stop", nghi_quyet, words("CanCu", "dân tỉnh.", "dân tỉnh;"), "BC565", BASIS),
    M("a chapter with an Arabic number", nghi_quyet, words("NoiDung", "Chương I", "Chương 1"), "BC551", DIVISION),
    M("a chapter in capitals", nghi_quyet, words("NoiDung", "Chương I", "CHƯƠNG I"), "BC551", DIVISION),
    M("a section with a Roman number", nghi_quyet, words("NoiDung", "Mục 1", "Mục I"), "BC551", DIVISION),
    M(
        "a chapter's title in small letters",
        nghi_quyet,
        words("NoiDung", "QUY ĐỊNH CHUNG", "Quy định chung"),
        "BC525",
        TITLE,
    ),
    M("a part with a slash", bao_cao, words("NoiDung", "II. PHƯƠNG", "II/ PHƯƠNG"), "BC552", CHAPTER),
    M("an article with a colon", quyet_dinh, words("NoiDung", "Điều 1.", "Điều 1:"), "BC553", ARTICLE),
    M("an article in small letters", quyet_dinh, words("NoiDung", "**Điều 2.**", "**điều 2.**"), "BC553", ARTICLE),
    M("an article left out", quyet_dinh, words("NoiDung", "**Điều 2.**", "**Điều 4.**"), "BC553", ARTICLE),
    M("a clause left out", thong_bao, words("NoiDung", "2. ", "3. ", 2), "BC555", CLAUSE),
    M("a part left out", bao_cao, words("NoiDung", "II. PHƯƠNG", "III. PHƯƠNG"), "BC552", CHAPTER),
    M("an article cited", bao_cao, words("NoiDung", "Kế hoạch số", "khoản 2 điều 5 Kế hoạch số"), "BC569", TEXT),
    M("a thin article", quyet_dinh, words("NoiDung", "**Điều 2.**", "Điều 2."), "BC553", ARTICLE),
    M("a clause with a slash", bao_cao, words("NoiDung", "2. Trong", "2/ Trong"), "BC555", CLAUSE),
    M("a point with a full stop", bao_cao, words("NoiDung", "b) ", "b. "), "BC554", POINT),
    M("a point f", bao_cao, words("NoiDung", "đ) ", "f) "), "BC554", POINT),
    M("no point đ", bao_cao, drop("NoiDung", 9), "BC554", POINT),
    M("no end sign", bao_cao, words("NoiDung", "./.", "."), "BC562", TEXT),
    # Letters of whole paragraphs
    M("an italic sentence", bao_cao, change("NoiDung", 0, italic=True), "BC524", TEXT),
    M("a bold point", nghi_quyet, change("NoiDung", 7, bold=True), "BC524", POINT),
    M("a bold article of running text", quyet_dinh, change("NoiDung", -2, bold=True), "BC524", ARTICLE),
    M("an italic article", nghi_quyet, change("NoiDung", 4, italic=True), "BC524", ARTICLE),
    M("a thin title of a clause", bao_cao, change("NoiDung", 4, bold=False), "BC524", CLAUSE),
    M("an underlined paragraph", to_trinh, change("NoiDung", 1, underline=True), "BC527", TEXT),
    M("an article at the left", quyet_dinh, change("NoiDung", -1, align="left"), "BC530", ARTICLE),
    M("a part that comes twice", to_trinh, change("NoiDung", 4, text="II. KIẾN NGHỊ", bold=True), "BC552", CHAPTER),
    M("an article that comes twice", quyet_dinh, words("NoiDung", "**Điều 3.**", "**Điều 2.**"), "BC553", ARTICLE),
    M("a clause that comes twice", thong_bao, words("NoiDung", "3. ", "2. ", 3), "BC555", CLAUSE),
    M("points that begin with b", bao_cao, drop("NoiDung", 5), "BC554", POINT),
    M("a part with a letter before parts with numbers", to_trinh, words("NoiDung", "I. SỰ", "A. SỰ"), "BC552", CHAPTER),
    M("attached rules with an Arabic chapter", decision_with_rules, annex(0, 3, text="Chương 1"), "BC551", DIVISION),
    M("attached rules without reference", decision_with_rules, annex(0, 2, text=""), "BC560", "Tên văn bản kèm theo"),
    # What few documents have
    M(
        "a big address",
        address_at_the_foot,
        own(address=(P("Địa chỉ: số 1, đường Phan Đình Phùng", 14, rule=1),)),
        "BC523",
        FOOT,
    ),
    M(
        "an address without a rule",
        address_at_the_foot,
        own(address=(P("Điện thoại: 0239 3855 555", 11),)),
        "BC577",
        FOOT,
    ),
    M("an annex without its word", list_of_members, annex(0, 0, text=""), "BC559", "Đoạn khác"),
    M("the number of another document", one_annex, annex(0, 3, text=OTHER_NUMBER), "BC575", ANNEX_NOTE),
    M("the day of another document", list_of_members, annex(0, 2, text=OTHER_DAY), "BC575", ANNEX_NOTE),
    M("no gap above the subject of a letter", cong_van, change("TrichYeuCongVan", before=0), "BC576", LETTER, TABLE),
    # The words of the text
    M(
        "a part of a law in capitals",
        bao_cao,
        words("NoiDung", "Kế hoạch số", "Khoản 2 Điều 5 Luật, Kế hoạch số"),
        "BC569",
        TEXT,
    ),
    M("a cited type in small letters", bao_cao, words("NoiDung", "Kế hoạch số", "kế hoạch số"), "BC569", TEXT),
    M("a citation without date", bao_cao, words("NoiDung", " ngày 10/01/2024", ""), "BC571", TEXT),
    M("a citation without issuer", ke_hoach, words("NoiDung", " của Ủy ban nhân dân tỉnh", ""), "BC571", TEXT),
    M("a basis without date", quyet_dinh, words("CanCu", " ngày 01 tháng 6 năm 2020", ""), "BC571", BASIS),
    M("a sentence in small letters", to_trinh, words("NoiDung", "Công tác", "Đã rà soát. các phòng"), "BC572", CLAUSE),
    M("a paragraph in small letters", cong_van, words("NoiDung", "Công tác", "công tác", 1), "BC572", TEXT),
    M("the people in small letters", bao_cao, words("NoiDung", "cơ sở", "nhân dân", 6), "BC572", POINT),
    # Annexes
    M("annexes with Arabic numbers", bao_cao, annex(0, 0, text="Phụ lục 1"), "BC559", ANNEX),
    M("an annex without title", bao_cao, annex(0, 1, text=""), "BC560", ANNEX),
    M("an annex without note", bao_cao, annex(1, 2, text=""), "BC560", ANNEX),
    M("an annex that the text does not name", bao_cao, drop("NoiDung", -2), "BC561", ANNEX),
)
