"""Documents without a fault, as offices write them: ten types, in every layout. All that they say is invented."""

from __future__ import annotations

from dataclasses import replace

from baocao.word import metrics
from office_files import Doc, P, Page, table

SOME = (
    "Trong kỳ, các phòng, đơn vị trực thuộc Sở đã bám sát chương trình công tác, phối hợp chặt chẽ với các "
    "sở, ngành và địa phương, "
    "hoàn thành phần lớn nhiệm vụ được giao đúng tiến độ và bảo đảm chất lượng."
)
MORE = (
    "Công tác kiểm tra, giám sát được duy trì thường xuyên; các vướng mắc của cơ sở được hướng dẫn, tháo "
    "gỡ kịp thời, góp phần "
    "nâng cao hiệu lực, hiệu quả quản lý nhà nước trên địa bàn tỉnh."
)
LAST = "Trên đây là nội dung văn bản của Sở, đề nghị các cơ quan, đơn vị phối hợp, triển khai thực hiện./."


def text(words: str, **changes: object) -> P:
    return replace(P(words, first=12.7, after=6), **changes)  # type: ignore[arg-type]


def head(
    symbol: str,
    *,
    parent: str = "UBND TỈNH HÀ TĨNH",
    agency: tuple[str, ...] = ("SỞ NỘI VỤ",),
    number: str = "125",
    date: str = "Hà Tĩnh, ngày 05 tháng 3 năm 2024",
    sizes: tuple[float, float, float] = (13, 14, 14),
    how: str = "shape",
) -> dict[str, tuple[P, ...]]:
    big, middle, small = sizes
    centre = P("", big, align="center")
    last = len(agency) - 1
    return {
        "CoQuanChuQuan": (replace(centre, text=parent),) if parent else (),
        "CoQuanBanHanh": tuple(
            replace(centre, text=line, bold=True, rule=share(line, big) if at == last else 0, how=how)
            for at, line in enumerate(agency)
        ),
        "QuocHieu": (replace(centre, text="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True),),
        "TieuNgu": (
            replace(
                centre,
                text="Độc lập - Tự do - Hạnh phúc",
                size=middle,
                bold=True,
                rule=60 if middle == 14 else 56,
                how=how,
            ),
        ),
        "SoKyHieu": (replace(centre, text=f"Số: {number}/{symbol}", size=13, before=6),),
        "DiaDanh": (replace(centre, text=date, size=small, italic=True, before=6),),
    }


def share(line: str, size: float) -> float:
    """Return the length of a rule under a line in bold: four tenths of it."""
    return 0.4 * metrics.width(line, size, True)


def title(kind: str, subject: str, how: str = "shape") -> dict[str, tuple[P, ...]]:
    return {
        "TenLoai": (P(kind, bold=True, align="center", before=18),),
        "TrichYeu": (P(subject, bold=True, align="center", after=18, rule=share(subject, 14), how=how),)
        if subject
        else (),
    }


def closing(
    *recipients: str, authority: tuple[str, ...] = ("GIÁM ĐỐC",), name: str = "Nguyễn Văn An", mark: str = ""
) -> dict[str, tuple[P, ...]]:
    last = len(recipients) - 1
    return {
        "NoiNhan": (P("Nơi nhận:", 12, bold=True, italic=True, align="left"),),
        "DanhSachNhan": tuple(
            P(f"- {line}{'.' if at == last else ';'}", 11, align="left") for at, line in enumerate(recipients)
        ),
        "KyHieuSoan": (P(mark, 11, align="left"),) if mark else (),
        "QuyenHan": tuple(P(line, bold=True, align="center") for line in authority),
        "HoTen": (P(name, bold=True, align="center"),),
    }


def bao_cao() -> Doc:
    return Doc(
        {
            **head("BC-SNV", agency=("SỞ NỘI VỤ",)),
            **title("BÁO CÁO", "Kết quả công tác cải cách hành chính quý I năm 2024"),
            "NoiDung": (
                text(
                    "Thực hiện Kế hoạch số 15/KH-UBND ngày 10/01/2024 của Ủy ban nhân dân tỉnh, Sở Nội vụ "
                    "báo cáo như sau:"
                ),
                text("I. KẾT QUẢ THỰC HIỆN", bold=True),
                text("1. Công tác chỉ đạo, điều hành", bold=True),
                text(SOME),
                text("2. Kết quả cụ thể", bold=True),
                text(f"a) {SOME}"),
                text(f"b) {MORE}"),
                text(f"c) {SOME}"),
                text(f"d) {MORE}"),
                text(f"đ) {SOME}"),
                text(f"e) {MORE}"),
                text("II. PHƯƠNG HƯỚNG, NHIỆM VỤ", bold=True),
                text(f"1. {MORE}"),
                text(f"2. {SOME}"),
                text(f"- {MORE}"),
                text(f"- {SOME}"),
                text(MORE),
                text("(Chi tiết tại Phụ lục I và Phụ lục II kèm theo)", italic=True),
                text(LAST),
            ),
            **closing(
                "Ủy ban nhân dân tỉnh", "Giám đốc, các Phó Giám đốc Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP"
            ),
        },
        tables=table([["TT", "Nội dung"], ["1", "Số thủ tục đã rà soát"]], [15, 120], borders=True),
        annexes=(annex("I"), annex("II", turned=True)),
    )


def annex(number: str, *, turned: bool = False) -> tuple[Page, tuple[P, ...], str]:
    page = Page(297, 210, 30, 15, 20, 20, start=1) if turned else Page(start=1)
    return (
        page,
        (
            P(f"Phụ lục {number}".strip(), bold=True, align="center"),
            P("BẢNG TỔNG HỢP KẾT QUẢ RÀ SOÁT THỦ TỤC", bold=True, align="center"),
            P(
                "(Kèm theo Báo cáo số 125/BC-SNV ngày 05 tháng 3 năm 2024 của Sở Nội vụ)",
                italic=True,
                align="center",
                after=12,
            ),
            P("Đơn vị tính: thủ tục", 12, italic=True, align="right"),
        ),
        table(
            [["TT", "Lĩnh vực", "Số lượng"], ["1", "Tổ chức bộ máy", "12"], ["2", "Văn thư", "8"]],
            [15, 100, 50],
            borders=True,
        ),
    )


def cong_van() -> Doc:
    return Doc(
        {
            **head("SNV-VP", number="08", date="Hà Tĩnh, ngày 15 tháng 01 năm 2024", sizes=(12, 13, 13)),
            "TrichYeuCongVan": (P("V/v góp ý dự thảo Quy chế văn thư", 12, align="center", before=6),),
            "NoiKinhGui": (
                P("Kính gửi:", align="left", left=40, before=12, after=6),
                P("- Sở Tài chính;", align="left", left=60, after=6),
                P("- Sở Kế hoạch và Đầu tư;", align="left", left=60, after=6),
                P("- Ủy ban nhân dân các huyện, thành phố.", align="left", left=60, after=12),
            ),
            "NoiDung": (text(SOME), text(MORE), text(SOME), text(MORE), text(LAST)),
            **closing(
                "Như trên",
                "Lưu: VT, VP",
                authority=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
                name="Trần Thị Bích Hạnh",
                mark="PL.(30)",
            ),
        }
    )


def cong_van_mot_noi() -> Doc:
    doc = cong_van()
    parts = {key: value for key, value in doc.parts.items() if key != "NoiKinhGui"}
    return replace(
        doc,
        parts={
            **parts,
            "KinhGui": (P("Kính gửi: Ủy ban nhân dân thành phố Hà Tĩnh.", align="center", before=12, after=12),),
        },
    )


def quyet_dinh() -> Doc:
    basis = replace(text(""), italic=True)
    return Doc(
        {
            **head("QĐ-UBND", parent="", agency=("ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH"), number="2157"),
            **title("QUYẾT ĐỊNH", "Về việc phê duyệt Đề án vị trí việc làm của Sở Nội vụ"),
            "ThamQuyen": (P("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH", bold=True, align="center", after=12),),
            "CanCu": (
                replace(basis, text="Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"),
                replace(
                    basis,
                    text="Căn cứ Nghị định số 62/2020/NĐ-CP ngày 01 tháng 6 năm 2020 của Chính phủ về vị trí việc làm;",
                ),
                replace(basis, text="Theo đề nghị của Giám đốc Sở Nội vụ."),
            ),
            "QuyetDinh": (P("QUYẾT ĐỊNH:", bold=True, align="center", before=6, after=6),),
            "NoiDung": (
                text(
                    f"**Điều 1.** Phê duyệt Đề án vị trí việc làm của Sở Nội vụ với các nội dung chính như sau: {SOME}"
                ),
                text(f"1. {MORE}"),
                text(f"2. {SOME}"),
                text(
                    "**Điều 2.** Giao Giám đốc Sở Nội vụ tổ chức triển khai, định kỳ báo cáo kết quả với "
                    "Ủy ban nhân dân tỉnh."
                ),
                text(
                    "**Điều 3.** Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ và Thủ trưởng "
                    "các cơ quan liên quan chịu "
                    "trách nhiệm thi hành Quyết định này./."
                ),
            ),
            **closing(
                "Như Điều 3",
                "Chủ tịch, các Phó Chủ tịch UBND tỉnh",
                "Lưu: VT, NC1",
                authority=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
                name="Lê Ngọc Châu",
            ),
        }
    )


def to_trinh() -> Doc:
    return Doc(
        {
            **head("TTr-SNV", number="33", date="Hà Tĩnh, ngày 28 tháng 02 năm 2024"),
            **title("TỜ TRÌNH", "Về việc đề nghị phê duyệt Kế hoạch biên chế năm 2025"),
            "KinhGui": (P("Kính gửi: Ủy ban nhân dân tỉnh Hà Tĩnh", align="center", after=12),),
            "NoiDung": (
                text("I. SỰ CẦN THIẾT", bold=True),
                text(SOME),
                text("II. NỘI DUNG ĐỀ NGHỊ", bold=True),
                text(f"1. {MORE}"),
                text(f"2. {SOME}"),
                text("Sở Nội vụ kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./."),
            ),
            **closing("Như trên", "Lưu: VT, TCBC"),
        }
    )


def thong_bao() -> Doc:
    return Doc(
        {
            **head(
                "TB-VP",
                parent="UBND TỈNH NGHỆ AN",
                agency=("VĂN PHÒNG",),
                number="07",
                date="Nghệ An, ngày 09 tháng 10 năm 2023",
            ),
            **title("THÔNG BÁO", "Kết luận của Chánh Văn phòng tại cuộc họp giao ban tháng 9"),
            "NoiDung": (text(SOME), text(f"1. {MORE}"), text(f"2. {SOME}"), text(f"3. {MORE}"), text(LAST)),
            **closing(
                "Lãnh đạo Văn phòng",
                "Các phòng, ban, trung tâm",
                "Lưu: VT, TH",
                authority=("TL. CHÁNH VĂN PHÒNG", "TRƯỞNG PHÒNG HÀNH CHÍNH"),
                name="Phạm Hồng Sơn",
            ),
        }
    )


def ke_hoach() -> Doc:
    return Doc(
        {
            **head(
                "KH-SLĐTBXH",
                agency=("SỞ LAO ĐỘNG - THƯƠNG BINH", "VÀ XÃ HỘI"),
                number="    ",
                date="Hà Tĩnh, ngày     tháng     năm 2024",
            ),
            **title("KẾ HOẠCH", "Triển khai công tác bình đẳng giới năm 2024"),
            "NoiDung": (
                text(
                    "Căn cứ Kế hoạch số 20/KH-UBND ngày 12/01/2024 của Ủy ban nhân dân tỉnh, Sở ban hành "
                    "Kế hoạch như sau:"
                ),
                text("I. MỤC ĐÍCH, YÊU CẦU", bold=True),
                text(f"1. {SOME}"),
                text("1.1. Nội dung chi tiết thứ nhất theo phân công của lãnh đạo Sở."),
                text(f"+ {MORE}"),
                text("II. TỔ CHỨC THỰC HIỆN", bold=True),
                text(LAST),
            ),
            **closing(
                "UBND tỉnh (b/c)",
                "Các phòng, đơn vị",
                "Lưu: VT, BVCSTE",
                authority=("Q. GIÁM ĐỐC",),
                name="Đặng Văn Dũng",
            ),
        }
    )


def bien_ban() -> Doc:
    parts = {
        **head("BB-SNV", number="02", date="Hà Tĩnh, ngày 12 tháng 11 năm 2023"),
        **title("BIÊN BẢN", "Họp xét thi đua, khen thưởng năm 2023"),
        "NoiDung": (
            text("Thời gian bắt đầu: 8 giờ 00 phút ngày 12 tháng 11 năm 2023."),
            text("Địa điểm: Phòng họp số 1, trụ sở cơ quan."),
            text(f"1. {SOME}"),
            text(f"2. {MORE}"),
            text("Cuộc họp kết thúc vào 11 giờ 30 phút cùng ngày./."),
        ),
        **closing("Các thành viên dự họp", "Lưu: VT, hồ sơ", authority=("CHỦ TỌA",), name="Hoàng Minh Tuấn"),
    }
    return Doc(parts)


def giay_moi() -> Doc:
    return Doc(
        {
            **head("GM-SNV", number="114", date="Hà Tĩnh, ngày 30 tháng 4 năm 2024"),
            **title("GIẤY MỜI", "Dự Hội nghị sơ kết công tác cải cách hành chính"),
            "NoiDung": (
                text("Sở Nội vụ trân trọng kính mời: Đại diện lãnh đạo các sở, ban, ngành cấp tỉnh."),
                text("Tới dự: Hội nghị sơ kết công tác cải cách hành chính 6 tháng đầu năm 2024."),
                text("Thời gian: 14 giờ 00 phút, ngày 06/5/2024."),
                text("Địa điểm: Hội trường Sở Nội vụ./."),
            ),
            **closing(
                "Như thành phần mời", "Lưu: VT, VP", authority=("TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), name="Võ Thị Lan"
            ),
        }
    )


def nghi_quyet() -> Doc:
    basis = replace(text(""), italic=True)
    return Doc(
        {
            **head("NQ-HĐND", parent="", agency=("HỘI ĐỒNG NHÂN DÂN", "TỈNH HÀ TĨNH"), number="112"),
            **title("NGHỊ QUYẾT", "Về nhiệm vụ phát triển kinh tế - xã hội năm 2025"),
            "ThamQuyen": (P("HỘI ĐỒNG NHÂN DÂN TỈNH HÀ TĨNH", bold=True, align="center"),),
            "CanCu": (
                replace(basis, text="Căn cứ Luật Tổ chức chính quyền địa phương;"),
                replace(basis, text="Xét Báo cáo số 500/BC-UBND ngày 20 tháng 11 năm 2024 của Ủy ban nhân dân tỉnh."),
            ),
            "QuyetDinh": (P("QUYẾT NGHỊ:", bold=True, align="center", before=6, after=6),),
            "NoiDung": (
                text("Chương I", bold=True, align="center", first=0),
                text("QUY ĐỊNH CHUNG", bold=True, align="center", first=0),
                text("Mục 1", bold=True, align="center", first=0),
                text("MỤC TIÊU, CHỈ TIÊU", bold=True, align="center", first=0),
                text("Điều 1. Mục tiêu", bold=True),
                text(f"1. {SOME}"),
                text(f"a) {MORE}"),
                text("b) Đến cuối năm hoàn thành các chỉ tiêu đề ra."),
                text("Điều 2. Tổ chức thực hiện", bold=True),
                text(
                    "Nghị quyết này được Hội đồng nhân dân tỉnh thông qua ngày 10 tháng 12 năm 2024 và có "
                    "hiệu lực từ ngày thông qua./."
                ),
            ),
            **closing("Ủy ban Thường vụ Quốc hội", "Lưu: VT", authority=("CHỦ TỊCH",), name="Hoàng Trung Dũng"),
        }
    )


def huong_dan() -> Doc:
    return Doc(
        {
            **head("HD-BTĐKT", agency=("BAN THI ĐUA - KHEN THƯỞNG",), parent="SỞ NỘI VỤ", sizes=(12, 13, 13)),
            **title("HƯỚNG DẪN", "Thực hiện công tác thi đua năm 2024"),
            "NoiDung": (
                text("Phần I", bold=True, align="center", first=0),
                text("NỘI DUNG THI ĐUA", bold=True, align="center", first=0),
                text(SOME, size=13, first=10, line=1.5),
                text(MORE, size=13, first=10, line=1.5),
                text(LAST, size=13, first=10, line=1.5),
            ),
            **closing(
                "Các cụm, khối thi đua",
                "Lưu: VT, NV",
                authority=("TM. HỘI ĐỒNG THI ĐUA", "CHỦ TỊCH"),
                name="Bùi Quang Huy",
            ),
        }
    )


GOOD = {
    make.__name__: make
    for make in (
        bao_cao, cong_van, cong_van_mot_noi, quyet_dinh, to_trinh, thong_bao, ke_hoach, bien_ban, giay_moi,
        nghi_quyet, huong_dan,
    )
}  # fmt: skip
LAYOUTS = ("table", "tabs", "spaces", "boxes")
DRAWN = ("shape", "vml", "border", "typed")


def drawn(doc: Doc, how: str) -> Doc:
    """Return a document whose rules are drawn in another way."""
    for key, room in (("CoQuanBanHanh", 72), ("TieuNgu", 98), ("TrichYeu", 165)):
        if doc.of(key):
            doc = doc.change(key, how=how, room=room)
    return doc
