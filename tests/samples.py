"""Documents for tests: every kind of block, every part, open and known values."""

from __future__ import annotations

import datetime
from typing import Any

from baocao.blocks import (
    Annex,
    Block,
    Closing,
    Document,
    Footnote,
    Heading,
    Item,
    Letterhead,
    Paragraph,
    Properties,
    Span,
    Table,
    Title,
)
from baocao.problems import Place

DATA = "data/2020.yaml"
LONG_FILE = "templates/phụ lục/bảng chỉ tiêu kế hoạch của ngành năm sau.md.j2"
"""A name too long, and with letters too many, for a bookmark."""

SUBJECT = (
    "Kết quả thực hiện nhiệm vụ của cơ quan Văn phòng Sở Lao động - Thương binh và Xã hội năm 2020; "
    "phương hướng, nhiệm vụ năm 2021"
)


def replace(value: Any, **changes: Any) -> Any:
    """Return a value with some fields changed."""
    return value._replace(**changes)


def at(line: int, column: int = 5, file: str = DATA) -> Place:
    """Return a place in the data."""
    return Place(file, line, column)


NOTE = Footnote(
    (
        (
            Span("(i) Nghị quyết số 262/2020/NQ-HĐND ngày 08/12/2020 của HĐND tỉnh về đào tạo nghề; ", at(31)),
            Span("(ii) Nghị quyết số 263/2020/NQ-HĐND", at(32), italic=True),
            Span(" ngày 08/12/2020 của HĐND tỉnh về hỗ trợ đóng bảo hiểm y tế.", at(31)),
        ),
        (Span("Hai nghị quyết cùng có hiệu lực từ ngày 01/01/2021 & được đăng Công báo.", at(33)),),
    )
)
SECOND_NOTE = Footnote(((Span("Số liệu tính đến hết ngày 31/12/2020.", at(40)),),))

HEAD = Letterhead(
    parent=Span("UBND tỉnh Hà Tĩnh", at(4)),
    agency=Span("Sở Lao động - Thương binh và Xã hội", at(3)),
    number=Span("17", at(7)),
    symbol=Span("BC-SLĐTBXH", at(8)),
    city=Span("Hà Tĩnh", at(9)),
    date=datetime.date(2021, 1, 20),
    year=2021,
    date_place=at(10),
    draft=False,
)

BODY: tuple[Block, ...] = (
    Paragraph(
        (
            Span(
                "Năm 2020, cơ quan Sở và toàn ngành thực hiện nhiệm vụ trong điều kiện có nhiều khó khăn; Giám đốc Sở "
                "đã ký chương trình phối hợp với Công đoàn cơ quan, tập trung chỉ đạo quyết liệt, tạo điều kiện để cán "
                "bộ, công chức và người lao động hoàn thành các chỉ tiêu, nhiệm vụ được giao.",
                at(20),
            ),
        ),
        at(20),
    ),
    Heading(1, (Span("I. Những kết quả nổi bật năm 2020"),), at(11, 1, "templates/bao-cao.md.j2")),
    Heading(2, (Span("1. Công tác tham mưu, ban hành văn bản"),), at(25)),
    Paragraph(
        (
            Span("Đã tham mưu trình HĐND tỉnh ban hành ", at(26)),
            Span("2", at(120, 13)),
            Span(" nghị quyết", at(26)),
            Span("", note=NOTE),
            Span("; 100% nội dung theo chương trình khung < 177 việc > & đúng hạn; ", at(26)),
            Span("chưa có số liệu", at(130, 9), open=True),
            Span(" về ", at(26)),
            Span("kinh phí", at(26), bold=True, italic=True),
            Span(".", at(26)),
        ),
        at(26),
    ),
    Heading(2, (Span("2. Kết quả theo từng lĩnh vực"),), at(50)),
    Heading(3, (Span("Phòng Lao động - Việc làm"),), at(51)),
    Item("-", 0, (Span("Giải quyết việc làm: ", at(52)), Span("21.078", at(200, 13)), Span(" người.", at(52))), at(52)),
    Item("+", 1, (Span("Trong đó xuất khẩu lao động: 6.988 người, đạt 82% kế hoạch.", at(53)),), at(53)),
    Item("-", 0, (Span("Tuyển mới dạy nghề: 19.033 lượt người.", at(54)), Span("", note=SECOND_NOTE)), at(54)),
    Table(
        header=((Span("Nội dung"),), (Span("Đơn vị"),), (Span("Số lượng"),)),
        rows=(
            ((Span("Văn bản của trung ương", at(60)),), (Span("văn bản"),), (Span("119", at(60, 30)),)),
            ((Span("Tỷ lệ hộ nghèo", at(61)),), (Span("%"),), (Span("3,51", at(61, 30)),)),
        ),
        aligns=("left", "center", "decimal"),
        place=at(59),
    ),
    Paragraph((Span("Các văn bản được ban hành kịp thời, đúng quy định.", at(70)),), at(70)),
    Heading(1, (Span("II. Nhiệm vụ và giải pháp năm 2021"),), at(30, 1, "templates/bao-cao.md.j2")),
    *(
        Paragraph(
            (
                Span(
                    f"({number}) Tiếp tục tham mưu xây dựng và triển khai thực hiện các cơ chế, chính sách của ngành "
                    "giai đoạn 2021-2025; nâng cao chất lượng giải quyết việc làm, đào tạo nghề gắn với nhu cầu của "
                    "doanh nghiệp; "
                    "giảm nghèo bền vững; chăm sóc tốt hơn người có công với cách mạng và đối tượng bảo trợ xã hội; "
                    "phòng, chống tệ nạn xã hội; đẩy mạnh cải cách hành chính và ứng dụng công nghệ thông tin.",
                    at(80 + number),
                ),
            ),
            at(80 + number),
        )
        for number in range(1, 9)
    ),
    Paragraph(
        (Span("Trên đây là báo cáo kết quả thực hiện nhiệm vụ năm 2020; phương hướng, nhiệm vụ năm 2021./.", at(99)),),
        at(99),
    ),
)

CLOSING = Closing(
    recipients=(
        Span("Công đoàn viên chức tỉnh", at(12)),
        Span("Ban TV Đảng ủy", at(13)),
        Span("Ban Giám đốc Sở", at(14)),
        Span("Công đoàn Sở", at(15)),
        Span("Lưu: VT, VP", at(16)),
    ),
    authority=(Span("Giám đốc", at(17)),),
    signer=(Span("Nguyễn Trí Lạc", at(18)),),
)

_INDICATORS = (
    ("Giải quyết việc làm", "người", "23.000", "21.078", "91,6%", "Không đạt", "20.000"),
    ("Tỷ lệ lao động qua đào tạo", "%", "70", "70", "100%", "Đạt", "72"),
    ("Tuyển mới dạy nghề", "lượt người", "17.700", "19.033", "107,5%", "Vượt", "18.500"),
    ("Tỷ lệ hộ nghèo còn", "%", "< 3", "3,51", "", "Không đạt", "dưới 2,5"),
    (
        "Đối tượng bảo trợ xã hội được trợ cấp thường xuyên tại cộng đồng",
        "%",
        "100",
        "100",
        "100%",
        "Đạt",
        "100",
    ),
    ("Thu nhập tăng thêm của cán bộ, công chức so với năm trước", "", "cao hơn", "cao hơn", "", "Đạt", "≥ 110,25"),
)

INDICATORS = Table(
    header=tuple(
        (Span(name),)
        for name in (
            "Chỉ tiêu",
            "Đơn vị tính",
            "Kế hoạch 2020",
            "Thực hiện 2020",
            "So với kế hoạch",
            "Đánh giá",
            "Kế hoạch 2021",
        )
    ),
    rows=tuple(
        tuple((Span(text, at(200 + row, 10 * column + 1)),) for column, text in enumerate(cells))
        for row, cells in enumerate(_INDICATORS * 6)
    ),
    aligns=("left", "center", "decimal", "decimal", "decimal", "center", "decimal"),
    place=at(199),
)

ANNEXES = (
    Annex(
        number="I",
        title=(Span("Kết quả thực hiện các chỉ tiêu năm 2020 và kế hoạch năm 2021", at(5, 1, LONG_FILE)),),
        reference=(Span("(Kèm theo Báo cáo số 17/BC-SLĐTBXH ngày 20 tháng 01 năm 2021)", at(6, 1, LONG_FILE)),),
        blocks=(INDICATORS,),
    ),
    Annex(
        number="II",
        title=(Span("Danh mục văn bản", at(15, 1, LONG_FILE)),),
        reference=(Span("(Kèm theo Báo cáo số 17/BC-SLĐTBXH ngày 20 tháng 01 năm 2021)", at(16, 1, LONG_FILE)),),
        blocks=(Paragraph((Span("Nghị quyết số 150/2019/NQ-HĐND.", at(300)),), at(300)),),
    ),
)

FINAL = Document(
    head=HEAD,
    title=Title(Span("Báo cáo", at(2)), (Span(SUBJECT, at(6)),)),
    addressees=(),
    body=BODY,
    closing=CLOSING,
    annexes=ANNEXES,
    properties=Properties(
        "Báo cáo " + SUBJECT, "Sở Lao động - Thương binh và Xã hội", SUBJECT, datetime.date(2021, 1, 20)
    ),
)
"""A signed report with two annexes, a table and two footnotes."""

DRAFT = replace(
    FINAL,
    head=replace(HEAD, number=None, date=None, year=2022, draft=True),
    addressees=(
        Span("Ủy ban nhân dân tỉnh Hà Tĩnh", at(21)),
        Span("Bộ Lao động - Thương binh và Xã hội", at(22)),
    ),
    annexes=(replace(ANNEXES[0], number=""),),
    properties=replace(FINAL.properties, created=None),
)
"""A draft: DỰ THẢO, open number and date, two addressees, one annex."""

SHORT = replace(
    FINAL,
    head=replace(HEAD, parent=None, agency=Span("Sở Y tế", at(3)), number=Span("5", at(7))),
    addressees=(Span("Ủy ban nhân dân tỉnh Hà Tĩnh", at(21)),),
    body=(Paragraph((Span("Không có nội dung phát sinh./.", at(20)),), at(20)),),
    closing=replace(CLOSING, authority=(Span("KT. Giám đốc", at(17)), Span("Phó Giám đốc", at(17)))),
    annexes=(),
)
"""One page: no parent body, one addressee, a deputy signs."""

ALL = {"final": FINAL, "draft": DRAFT, "short": SHORT}
