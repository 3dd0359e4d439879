"""Rarer documents without a fault: with a quy chế behind them, a phiếu chuyển, drafts, one page, a long subject."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from good_documents import (
    LAST,
    MORE,
    SOME,
    bao_cao,
    bien_ban,
    closing,
    cong_van_mot_noi,
    head,
    ke_hoach,
    quyet_dinh,
    share,
    text,
    thong_bao,
    title,
    to_trinh,
)
from office_files import Doc, P, Page


def _basis(*words: str) -> tuple[P, ...]:
    return tuple(text(each, italic=True) for each in words)


def _with(doc: Doc, **parts: tuple[P, ...]) -> Doc:
    return replace(doc, parts={**doc.parts, **parts})


def _kind(name: str) -> dict[str, tuple[P, ...]]:
    return {"TenLoai": (P(name, bold=True, align="center", before=12),)}


def decision_with_rules() -> Doc:
    rules = (
        P("QUY CHẾ", bold=True, align="center"),
        P("Làm việc của Sở Nội vụ", bold=True, align="center"),
        P(
            "(Kèm theo Quyết định số 88/QĐ-SNV ngày 05 tháng 3 năm 2024 của Giám đốc Sở Nội vụ)",
            italic=True,
            align="center",
        ),
        P("Chương I", bold=True, align="center"),
        P("QUY ĐỊNH CHUNG", bold=True, align="center"),
        text("Điều 1. Phạm vi điều chỉnh", bold=True),
        text(SOME),
    )
    return Doc(
        {
            **head("QĐ-SNV", number="88"),
            **title("QUYẾT ĐỊNH", "Ban hành Quy chế làm việc của Sở Nội vụ"),
            "ThamQuyen": (P("GIÁM ĐỐC SỞ NỘI VỤ TỈNH HÀ TĨNH", bold=True, align="center", after=6),),
            "CanCu": _basis(
                "Căn cứ Quyết định số 12/2022/QĐ-UBND ngày 15 tháng 4 năm 2022 của Ủy ban nhân dân tỉnh;",
                "Theo đề nghị của Chánh Văn phòng Sở.",
            ),
            "QuyetDinh": (P("QUYẾT ĐỊNH:", bold=True, align="center", before=6),),
            "NoiDung": (
                text("**Điều 1.** Ban hành kèm theo Quyết định này Quy chế làm việc của Sở Nội vụ."),
                text("**Điều 2.** Chánh Văn phòng, Trưởng các phòng chịu trách nhiệm thi hành Quyết định này./."),
            ),
            **closing("Như Điều 2", "UBND tỉnh (b/c)", "Lưu: VT, VP"),
        },
        annexes=((Page(start=1), rules, ""),),
    )


def introduction() -> Doc:
    return Doc(
        {
            **head("GGT-SNV", number="15"),
            **_kind("GIẤY GIỚI THIỆU"),
            "NoiDung": (
                text("Sở Nội vụ trân trọng giới thiệu:"),
                text("Ông (bà): Nguyễn Văn Bằng."),
                text("Chức vụ: Chuyên viên Phòng Cải cách hành chính."),
                text("Được cử đến: Ủy ban nhân dân huyện Cẩm Xuyên."),
                text("Giấy này có giá trị đến hết ngày 30 tháng 3 năm 2024./."),
            ),
            **closing("Như trên", "Lưu: VT", authority=("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), name="Hà Huy Tập"),
        }
    )


def forwarding() -> Doc:
    return Doc(
        {
            **head("PC-VP", agency=("VĂN PHÒNG",), number="21"),
            **_kind("PHIẾU CHUYỂN"),
            "NoiDung": (
                text(
                    "Văn phòng Ủy ban nhân dân tỉnh nhận được đơn đề ngày 01/3/2024 của ông Nguyễn Văn Tám, trú tại Hà Tĩnh."
                ),
                text("Kính chuyển Sở Tài nguyên và Môi trường xem xét, giải quyết theo thẩm quyền./."),
            ),
            **closing(
                "Như trên",
                "Lưu: VT, BTCD",
                authority=("TL. CHÁNH VĂN PHÒNG", "TRƯỞNG BAN TIẾP CÔNG DÂN"),
                name="Trần Đình Quang",
            ),
        }
    )


def draft() -> Doc:
    doc = ke_hoach()
    return _with(doc, SoKyHieu=(*doc.of("SoKyHieu"), P("DỰ THẢO", 13, bold=True, align="center", before=6)))


def plan_on_a_basis() -> Doc:
    doc = ke_hoach()
    start = text(
        "Sở Lao động - Thương binh và Xã hội ban hành Kế hoạch triển khai công tác bình đẳng giới năm 2024 như sau:"
    )
    basis = _basis(
        "Căn cứ Luật Bình đẳng giới;", "Căn cứ Kế hoạch số 20/KH-UBND ngày 12/01/2024 của Ủy ban nhân dân tỉnh."
    )
    return _with(doc, CanCu=basis, NoiDung=(start, *doc.of("NoiDung")[1:]))


def plan_with_upright_basis() -> Doc:
    doc = ke_hoach()
    start = (
        text("Căn cứ Kế hoạch số 20/KH-UBND ngày 12/01/2024 của Ủy ban nhân dân tỉnh về công tác bình đẳng giới;"),
        text("Căn cứ tình hình thực tế, Sở Lao động - Thương binh và Xã hội ban hành Kế hoạch như sau:"),
    )
    return _with(doc, NoiDung=(*start, *doc.of("NoiDung")[1:]))


def one_page() -> Doc:
    doc = cong_van_mot_noi()
    short = _with(doc, NoiDung=(doc.of("NoiDung")[0], doc.of("NoiDung")[-1]))
    return replace(short, page=Page(numbered=False, title=False))


def addressees_from_the_first_line() -> Doc:
    doc = to_trinh().without("KinhGui")
    return _with(
        doc,
        NoiKinhGui=(
            P("Kính gửi: - Thường trực Tỉnh ủy;", align="left", left=40),
            P("- Ủy ban nhân dân tỉnh.", align="left", left=60),
        ),
    )


def text_that_cites() -> Doc:
    doc = bao_cao()
    words = (
        "Điểm a khoản 2 Điều 103 của Luật quy định việc công bố thông tin phải kịp thời, đầy đủ.",
        "Chương trình công tác năm được xây dựng trên cơ sở đề xuất của các phòng, đơn vị.",
        "Mục tiêu của kế hoạch là nâng cao chất lượng phục vụ người dân, doanh nghiệp.",
        "Phần lớn các chỉ tiêu đạt và vượt kế hoạch được giao trong năm.",
        "Trong đó:",
    )
    return _with(doc, NoiDung=(*doc.of("NoiDung")[:3], *map(text, words), *doc.of("NoiDung")[3:]))


def urgent() -> Doc:
    """Return a công văn with its mark of urgency under the number, in a frame of letters."""
    doc = cong_van_mot_noi()
    mark = P("THƯỢNG KHẨN", 13, bold=True, align="center", before=6, look='<w:bdr w:val="single" w:sz="8"/>')
    return _with(doc, TrichYeuCongVan=(*doc.of("TrichYeuCongVan"), mark))


def text_in_annex_two_capitals() -> Doc:
    doc = bao_cao()
    words = (
        "Thực hiện khoản 2 Điều 5 Luật Lưu trữ; điểm a khoản 1 Điều 7 của Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 "
        "của Chính phủ về công tác văn thư.",
        "Nghị định số 30/2020/NĐ-CP được phổ biến đến toàn thể công chức; Nhân dân đồng tình, ủng hộ.",
        "Ngày 10/01/2024, Ủy ban nhân dân tỉnh ban hành Kế hoạch số 16/KH-UBND, Kế hoạch số 17/KH-UBND về chuyển đổi số.",
        "Các Công văn số 100/SNV-VP, Công văn số 101/SNV-CCHC ngày 02 tháng 02 năm 2024 của Sở Nội vụ đôn đốc thực hiện.",
    )
    return _with(doc, NoiDung=(*doc.of("NoiDung")[:3], *map(text, words), *doc.of("NoiDung")[3:]))


def tones_in_the_new_places() -> Doc:
    doc = bao_cao().text("QuocHieu", "HÒA", "HOÀ").change("CoQuanChuQuan", text="UỶ BAN NHÂN DÂN TỈNH THANH HOÁ")
    return doc.text("DiaDanh", "Hà Tĩnh", "Thanh Hoá")


def agreement() -> Doc:
    doc = _with(to_trinh().without("KinhGui", "TrichYeu"), **_kind("BẢN THOẢ THUẬN"))
    doc = doc.text("SoKyHieu", "TTr", "BTT").text("DanhSachNhan", "Như trên", "Các bên")
    return doc.text("NoiDung", "kính trình Ủy ban nhân dân tỉnh xem xét, quyết định", "và các bên cùng thực hiện")


def authorisation() -> Doc:
    doc = _with(to_trinh().without("KinhGui", "TrichYeu"), **_kind("GIẤY UỶ QUYỀN"))
    return doc.text("SoKyHieu", "TTr", "GUQ").text("DanhSachNhan", "Như trên", "Người được uỷ quyền")


BROKEN = "Về việc đề nghị phê duyệt Kế hoạch biên chế công chức\nvà số lượng người làm việc năm 2025"


def subject_of_two_rows_over_the_rule_of_the_last() -> Doc:
    return to_trinh().change("TrichYeu", text=BROKEN, rule=share(BROKEN.split("\n")[1], 14))


def subject_of_two_rows_over_the_rule_of_the_first() -> Doc:
    return to_trinh().change("TrichYeu", text=BROKEN, rule=share(BROKEN.split("\n", maxsplit=1)[0], 14))


def lists_in_lists() -> Doc:
    doc = thong_bao()
    words = (
        "1. Các phòng báo cáo kết quả gồm:",
        "1. Số văn bản đến, văn bản đi;",
        "2. Số hồ sơ đã giải quyết;",
        "3. Khó khăn, vướng mắc.",
        "2. Văn phòng tổng hợp gồm:",
        "1. Kết quả chung;",
        "2. Kiến nghị, đề xuất;",
        "3. Phân công thực hiện.",
        "3. Thời gian báo cáo: trước ngày 20 hằng tháng.",
    )
    return _with(doc, NoiDung=(*map(text, words), doc.of("NoiDung")[-1]))


def titled_points() -> Doc:
    doc = bao_cao()
    own = (
        text("a) Ưu điểm", bold=True), text(SOME), text("b) Hạn chế", bold=True, italic=True), text(MORE),
        text("Ghi chú: số liệu tính đến ngày 15 tháng 3", italic=True), text("“Điều 5. Nội dung được sửa đổi.”", italic=True),
        text("3. Số liệu, tài liệu kèm theo"),
        text("4. Các việc khác do lãnh đạo giao."),
    )  # fmt: skip
    return _with(doc, NoiDung=(*doc.of("NoiDung")[:4], doc.of("NoiDung")[4], *own, *doc.of("NoiDung")[11:]))


def address_at_the_foot() -> Doc:
    lines = (
        P(
            "Số 12, đường Trần Phú, thành phố Hà Tĩnh; điện thoại: 0239 3855 555; thư điện tử: snv@hatinh.gov.vn",
            11,
            rule=1,
        ),
        P("Website: snv.hatinh.gov.vn", 12),
    )
    return replace(cong_van_mot_noi(), address=lines)


def two_who_sign() -> Doc:
    """Return a biên bản that two sign, each in a cell, under a list of recipients."""
    return bien_ban().change("QuyenHan", text="THƯ KÝ").change("HoTen", text="Lê Thị Hồng Gấm")


def list_of_members() -> Doc:
    words = (
        P("Phụ lục", bold=True, align="center"),
        P("DANH SÁCH TỔ GIÚP VIỆC", bold=True, align="center"),
        P("(Kèm theo Báo cáo số 125/BC-SNV ngày 05/3/2024 của Sở Nội vụ)", italic=True, align="center"),
    )
    return replace(bao_cao(), annexes=((Page(start=1), words, ""),))


def basis_that_names_who_first() -> Doc:
    doc = quyet_dinh()
    basis = text(
        "Theo đề nghị của Trưởng phòng Tổ chức tại Tờ trình số 312/TTr-TCBC ngày 15 tháng 11 năm 2023;", italic=True
    )
    doc = _with(doc, CanCu=(*doc.of("CanCu")[:2], basis, doc.of("CanCu")[2]))
    lines = (
        *doc.of("DanhSachNhan")[:2],
        P("- VPUB: CVP, PCVP, NC;", 11, align="left"),
        P("- TT. HĐND, CT, PCT, KBNN;", 11, align="left"),
    )
    return _with(doc, DanhSachNhan=(*lines, doc.of("DanhSachNhan")[-1]))


def signed_by_a_program() -> Doc:
    doc = to_trinh()
    stamp = [
        P(words, 10, align="left") for words in ("Người ký: Sở Nội vụ", "Thời gian ký: 28/02/2024 15:04:05 +07:00")
    ]
    return _with(doc, HoTen=(*stamp, *doc.of("HoTen")))


def one_page_and_an_annex() -> Doc:
    doc = one_page()
    words = (
        P("Phụ lục", bold=True, align="center"),
        P("MẪU PHIẾU LẤY Ý KIẾN", bold=True, align="center"),
        P("(Kèm theo Công văn số 08/SNV-VP ngày 15 tháng 01 năm 2024 của Sở Nội vụ)", italic=True, align="center"),
    )
    text_with_it = (doc.of("NoiDung")[0], text("(Mẫu phiếu tại Phụ lục kèm theo)"), doc.of("NoiDung")[-1])
    return replace(_with(doc, NoiDung=text_with_it), annexes=((Page(start=1, numbered=False, title=False), words, ""),))


def plan_that_begins_with_what_it_carries_out() -> Doc:
    doc = ke_hoach()
    basis = text("Thực hiện Kế hoạch số 20/KH-UBND ngày 12/01/2024 của Ủy ban nhân dân tỉnh.", italic=True)
    start = text("Sở Lao động - Thương binh và Xã hội ban hành Kế hoạch triển khai công tác bình đẳng giới như sau:")
    return _with(doc, NoiDung=(basis, start, *doc.of("NoiDung")[1:]))


def leave() -> Doc:
    words = (
        "Xét Đơn đề nghị nghỉ phép ngày 01 tháng 3 năm 2024 của ông Nguyễn Văn Bằng, Sở Nội vụ cấp cho:",
        "Ông: Nguyễn Văn Bằng.",
        "Chức vụ: Chuyên viên Văn phòng.",
        "Nghỉ phép trong thời gian 05 ngày, kể từ ngày 10 tháng 3 năm 2024 đến hết ngày 14 tháng 3 năm 2024 tại Hà Nội.",
        "Số ngày nghỉ phép nêu trên được tính vào thời gian nghỉ phép năm 2024./.",
    )
    return Doc(
        {
            **head("GNP-SNV", number="07"),
            **_kind("GIẤY NGHỈ PHÉP"),
            "NoiDung": tuple(map(text, words)),
            **closing(
                "Ông Nguyễn Văn Bằng",
                "Lưu: VT, VP",
                authority=("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
                name="Hà Huy Tập",
            ),
        }
    )


def directive() -> Doc:
    return Doc(
        {
            **head("CT-UBND", parent="", agency=("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH"), number="03"),
            **title("CHỈ THỊ", "Về tăng cường kỷ luật, kỷ cương hành chính"),
            "NoiDung": (
                text(f"{SOME} Để khắc phục, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:"),
                text("1. Giám đốc các sở, Thủ trưởng các ban, ngành:"),
                text("a) Quán triệt Chỉ thị số 26/CT-TTg ngày 05 tháng 9 năm 2016 của Thủ tướng Chính phủ;"),
                text(f"b) {MORE}"),
                text("2. Sở Nội vụ chủ trì, phối hợp kiểm tra; báo cáo trước ngày 20 hằng tháng."),
                text("Yêu cầu các cơ quan, đơn vị, địa phương nghiêm túc thực hiện Chỉ thị này./."),
            ),
            **closing(
                "TTg Chính phủ (để b/c)",
                "TT. Tỉnh ủy, TT. HĐND tỉnh",
                "Chủ tịch, các PCT UBND tỉnh",
                "Lưu: VT, NC1",
                authority=("CHỦ TỊCH",),
                name="Võ Trọng Hải",
            ),
        }
    )


def project() -> Doc:
    def part(number: str, name: str) -> tuple[P, ...]:
        return tuple(text(line, bold=True, align="center", first=0) for line in (f"Phần {number}", name))

    return Doc(
        {
            **head("ĐA-SNV", number="45"),
            **title("ĐỀ ÁN", "Vị trí việc làm của Sở Nội vụ giai đoạn 2024 - 2026"),
            "NoiDung": (
                *part("I", "SỰ CẦN THIẾT, CĂN CỨ PHÁP LÝ"),
                text("I. SỰ CẦN THIẾT", bold=True),
                text(SOME),
                text("II. CĂN CỨ PHÁP LÝ", bold=True),
                text("1. Luật Cán bộ, công chức."),
                text("2. Nghị định số 62/2020/NĐ-CP ngày 01 tháng 6 năm 2020 của Chính phủ về vị trí việc làm."),
                *part("II", "NỘI DUNG ĐỀ ÁN"),
                text("I. THỰC TRẠNG", bold=True),
                text(MORE),
                text("II. GIẢI PHÁP", bold=True),
                text(f"1. {SOME}"),
                text(f"2. {MORE}"),
                text(LAST),
            ),
            **closing("Ủy ban nhân dân tỉnh", "Lưu: VT, TCBC"),
        }
    )


def amendment() -> Doc:
    words = (
        "**Điều 1.** Sửa đổi, bổ sung một số điều của Quy chế ban hành kèm theo Quyết định số 88/QĐ-SNV ngày 05 tháng 3 năm "
        "2023 của Giám đốc Sở Nội vụ như sau:",
        "1. Sửa đổi khoản 2 Điều 5 như sau:",
        "“2. Các phòng báo cáo trước ngày 20 hằng tháng.”",
        "2. Bổ sung điểm c khoản 1 Điều 7 như sau:",
        "“c) Văn phòng tổng hợp chung.”",
        "3. Thay thế cụm từ “Phòng Công chức” bằng cụm từ “Phòng Tổ chức” tại Điều 9.",
        "**Điều 2.** Quyết định này có hiệu lực thi hành kể từ ngày ký.",
        "**Điều 3.** Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./.",
    )
    return _with(quyet_dinh(), NoiDung=tuple(map(text, words)))


def long_subject() -> Doc:
    subject = (
        "Kết quả thực hiện Kế hoạch cải cách hành chính năm 2023 và phương hướng, nhiệm vụ trọng tâm công tác cải cách hành "
        "chính năm 2024 trên địa bàn tỉnh"
    )
    return bao_cao().change("TrichYeu", 0, text=subject, rule=60)


def committee() -> Doc:
    return Doc(
        {
            **head("BC-BCĐ", parent="ỦY BAN NHÂN DÂN TỈNH", agency=("BAN CHỈ ĐẠO", "PHÒNG, CHỐNG THIÊN TAI")),
            **title("BÁO CÁO", "Tình hình thiệt hại do bão số 3"),
            "NoiDung": (text(SOME), text(MORE), text(LAST)),
            **closing(
                "Ủy ban nhân dân tỉnh",
                "Lưu: VT, BCĐ",
                authority=("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
                name="Nguyễn Văn Việt",
            ),
        }
    )


def one_annex() -> Doc:
    words = (
        P("Phụ lục", bold=True, align="center"),
        P("DANH MỤC THỦ TỤC HÀNH CHÍNH", bold=True, align="center"),
        P("CÔNG BỐ NĂM 2024", bold=True, align="center"),
        P("(Kèm theo Báo cáo số        /BC-SNV ngày      tháng 3 năm 2024 của Sở Nội vụ)", italic=True, align="center"),
    )
    return replace(bao_cao(), annexes=((Page(start=1), words, ""),))


KINDS: dict[str, Callable[[], Doc]] = {
    make.__name__: make
    for make in (
        decision_with_rules, introduction, forwarding, draft, plan_on_a_basis, plan_with_upright_basis, one_page,
        addressees_from_the_first_line, text_that_cites, urgent, text_in_annex_two_capitals, tones_in_the_new_places, agreement,
        authorisation, subject_of_two_rows_over_the_rule_of_the_last, subject_of_two_rows_over_the_rule_of_the_first,
        lists_in_lists, leave, directive, project, amendment, plan_that_begins_with_what_it_carries_out, one_page_and_an_annex, signed_by_a_program, titled_points, basis_that_names_who_first, address_at_the_foot, two_who_sign, list_of_members, long_subject, committee, one_annex,
    )
}  # fmt: skip
