"""What Decree 30/2020/NĐ-CP demands of a document's format, and what this program chooses within it.

Clause references are to Annex I, part I: `II.5b` is section II, clause 5, point b; `V` is the table of
sample types. Sizes are in points and lengths in millimetres unless a name says otherwise. Three
levels are kept apart: what the law says, what only the sample forms of Annex III show, and what
offices do by custom; where the decree is silent a choice is ours and is marked `CUSTOM`.
"""

# No `from __future__ import annotations`: typing compiles each annotation that is a string, which a start would pay.
import datetime
import enum
from typing import NamedTuple


class Level(enum.Enum):
    """Where a demand comes from; only LAW may be held against a document."""

    LAW = "law"
    FORM = "form"
    CUSTOM = "custom"


class Sizes(enum.Enum):
    """The one setting for sizes, which move together: national name, motto, place and date."""

    SMALL = "12/13/13"
    LARGE = "13/14/14"


class Range(NamedTuple):
    """The permitted values, both ends included."""

    low: float
    high: float

    def holds(self, value: float, slack: float = 0.0) -> bool:
        """Return whether the value is permitted, with `slack` allowed at both ends."""
        return self.low - slack <= value <= self.high + slack

    def nearest(self, value: float) -> float:
        """Return the permitted value that changes the least."""
        return min(max(value, self.low), self.high)


class Choice(NamedTuple):
    """A length: what is permitted, what the writer uses, and where it is said."""

    permitted: Range
    ours: float
    clause: str
    level: Level = Level.LAW


class Part(NamedTuple):
    """The format of one part of a document; `key` is also the id of its Word style."""

    key: str
    name: str
    """In Vietnamese: the name of the Word style and of the part in a message."""
    clause: str
    level: Level
    size: Range
    """Permitted points; `Sizes.SMALL` takes the low end and `Sizes.LARGE` the high one."""
    bold: bool = False
    italic: bool = False
    capitals: bool = False
    align: str = "left"
    """`left`, `center`, `right` or `both` (justified)."""
    align_level: Level = Level.LAW
    """CUSTOM where the decree does not say how the part is aligned."""
    first_line: float = 0
    """Millimetres by which the first line is indented."""
    before: float = 0
    """Points of space above, ours."""
    after: float = 0
    """Points of space below, ours."""
    line: float = 1
    """Line spacing, in lines, ours."""
    keep_next: bool = False
    """Stays on the page of the paragraph that follows."""
    outline: int | None = None
    """Level in the navigation pane, from 0."""
    cell: str = ""
    """The cell (ô) in the decree's layout sketch."""
    word_name: str = ""
    """The name by which Word itself knows the style (`heading 1`), where it has one."""

    def points(self, sizes: Sizes) -> float:
        """Return the size that the writer uses under a setting, in points."""
        return self.size.low if sizes is Sizes.SMALL else self.size.high


LAW, FORM, CUSTOM = Level.LAW, Level.FORM, Level.CUSTOM

# Page (I.1-4) -----------------------------------------------------------------------------------

PAPER_WIDTH = Choice(Range(210, 210), 210, "I.1")
PAPER_HEIGHT = Choice(Range(297, 297), 297, "I.1")
MARGIN_TOP = Choice(Range(20, 25), 20, "I.3")
MARGIN_BOTTOM = Choice(Range(20, 25), 20, "I.3")
MARGIN_LEFT = Choice(Range(30, 35), 30, "I.3")
MARGIN_RIGHT = Choice(Range(15, 20), 15, "I.3")
PAPER_SLACK = 0.1
"""Millimetres lost where a length is stored in whole twips or by another program."""
HEADER_DISTANCE = 10.0
"""From the edge of the paper to the page number, which must lie within the top margin (I.7); custom."""
FOOTER_DISTANCE = 10.0
"""The like at the foot, where nothing is printed; custom."""
TEXT_WIDTH = PAPER_WIDTH.ours - MARGIN_LEFT.ours - MARGIN_RIGHT.ours

FONT = "Times New Roman"
FONT_CLAUSE = "I.4"
COLOUR = "000000"
LANGUAGE = "vi-VN"
PAGE_NUMBER_CLAUSE = "I.7"
ANNEX_PAGES_CLAUSE = "III.1đ"
FIRST_PAGE_NUMBER = 1

# Running text (II.6e) ---------------------------------------------------------------------------

TEXT_CLAUSE = "II.6e"
FIRST_LINE = (Range(10, 10), Range(12.7, 12.7))
FIRST_LINE_SLACK = 0.5
"""1,25 cm is everywhere, and is not called a fault."""
PARAGRAPH_GAP = Choice(Range(6, 1000), 6, TEXT_CLAUSE)
LINE_SPACING = Choice(Range(1, 1.5), 1.15, TEXT_CLAUSE)
INDENT = 12.7

# Letters that the decree gives word for word ----------------------------------------------------

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER_WORD = "Số"
ADDRESSEE_WORD = "Kính gửi:"
RECIPIENTS_WORD = "Nơi nhận:"
ANNEX_WORD = "Phụ lục"
AS_ADDRESSED = "Như trên"
DRAFT_WORD = "DỰ THẢO"
TYPES = {
    "nghị quyết": "NQ",
    "quyết định": "QĐ",
    "chỉ thị": "CT",
    "quy chế": "QC",
    "quy định": "QyĐ",
    "thông cáo": "TC",
    "thông báo": "TB",
    "hướng dẫn": "HD",
    "chương trình": "CTr",
    "kế hoạch": "KH",
    "phương án": "PA",
    "đề án": "ĐA",
    "dự án": "DA",
    "báo cáo": "BC",
    "biên bản": "BB",
    "tờ trình": "TTr",
    "hợp đồng": "HĐ",
    "công điện": "CĐ",
    "bản ghi nhớ": "BGN",
    "bản thỏa thuận": "BTT",
    "giấy ủy quyền": "GUQ",
    "giấy mời": "GM",
    "giấy giới thiệu": "GGT",
    "giấy nghỉ phép": "GNP",
    "phiếu gửi": "PG",
    "phiếu chuyển": "PC",
    "phiếu báo": "PB",
    "sao y": "SY",
    "trích sao": "TrS",
    "sao lục": "SL",
}
"""Every type of document that has a name, with its abbreviation (Annex III, I); a công văn and a thư công have none."""
ISSUED = TYPES | {"nghị định": "NĐ", "thông tư": "TT", "thông tư liên tịch": "TTLT", "kết luận": "KL"}
"""Those and the types that only the Government, ministries and the Party issue (Luật 80/2015/QH13, Điều 4)."""
NAMELESS = ("công văn", "thư công")
WITHOUT_SUBJECT = ("HĐ", "GUQ", "GGT", "GNP", "PG", "PC", "PB", "SY", "TrS", "SL", "BGN", "BTT", "GM", "BB", "CĐ")
"""Types whose sample form has no subject, or one that may be part of the type's own line."""
ADDRESSED = ("TTr",)
"""Types that are always addressed to a body above (II.9b); a báo cáo is where it goes to one, a công văn always."""
AUTHORITIES = ("TM.", "KT.", "TL.", "TUQ.", "Q.")
"""On behalf of a collective, for the head, by order, by authorisation, acting head (II.7a)."""
LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The Vietnamese letters in the order in which points are lettered (II.6đ)."""
URGENCY = ("HỎA TỐC", "THƯỢNG KHẨN", "KHẨN")
CIRCULATION = ("XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ")
PARTY_NAME = "ĐẢNG CỘNG SẢN VIỆT NAM"
"""Stands in the place of the national name in documents of the Party, which follow another standard."""
SUBJECT_WORD = "V/v"
KEEP_WORD = "Lưu: VT"
END_SIGN = "./."
"""Ends the text of the sample forms (Annex III); the rules do not demand it."""
OLD_FONTS = (".Vn", "VNI-", "VNI ", "VNtimes", "Vntime")
"""Beginnings of the names of fonts of the encodings before Unicode: TCVN3 and VNI (I.4)."""
BLANK_NUMBER = " " * 5
"""Stands for an open number: with the space behind `Số:` it makes the customary six; custom."""
BLANK_DAY = " " * 3
"""Stands for an open day or month: with the spaces around it it makes the customary five; custom."""
ZERO_DAYS_BELOW = 10
"""A day below this, and a number of a document, is printed with a 0 before it (II.3, II.4)."""
ZERO_MONTHS_BELOW = 3
"""A month below this is printed with a 0 before it; March to September are not (II.4)."""


def two_digits(number: int) -> str:
    """Return a day, or the number of a document, with a 0 before it below ten."""
    return _padded(number, ZERO_DAYS_BELOW)


def month(number: int) -> str:
    """Return a month: 01 and 02 with a 0 before, 3 to 12 without."""
    return _padded(number, ZERO_MONTHS_BELOW)


def day_in_words(day: datetime.date | None, year: int) -> str:
    """Return `ngày 20 tháng 01 năm 2021`; None leaves the customary blanks before the year (II.4)."""
    if day is None:
        return f"ngày {BLANK_DAY} tháng {BLANK_DAY} năm {year}"
    return f"ngày {two_digits(day.day)} tháng {month(day.month)} năm {day.year}"


def _padded(number: int, below: int) -> str:
    return f"{number:02}" if number < below else str(number)


_TEXT = Part(
    "NoiDung",
    "Nội dung",
    TEXT_CLAUSE,
    LAW,
    Range(13, 14),
    align="both",
    first_line=INDENT,
    after=PARAGRAPH_GAP.ours,
    line=LINE_SPACING.ours,
    cell="6",
)
_HEADING = _TEXT._replace(bold=True, align_level=CUSTOM, keep_next=True)
_CENTRED = Part("", "", "", LAW, Range(13, 14), align="center")
_BOLD = _CENTRED._replace(bold=True)

_PARTS = (
    _BOLD._replace(key="QuocHieu", name="Quốc hiệu", clause="II.1a", cell="1", size=Range(12, 13), capitals=True),
    _BOLD._replace(key="TieuNgu", name="Tiêu ngữ", clause="II.1b", cell="1"),
    _CENTRED._replace(
        key="CoQuanChuQuan",
        name="Cơ quan chủ quản",
        clause="II.2",
        cell="2",
        size=Range(12, 13),
        capitals=True,
    ),
    _BOLD._replace(
        key="CoQuanBanHanh",
        name="Cơ quan ban hành",
        clause="II.2b",
        cell="2",
        size=Range(12, 13),
        capitals=True,
    ),
    _CENTRED._replace(key="SoKyHieu", name="Số, ký hiệu", clause="II.3", cell="3", size=Range(13, 13), before=8),
    _CENTRED._replace(key="DiaDanh", name="Địa danh và thời gian", clause="II.4", cell="4", italic=True, before=8),
    _BOLD._replace(key="DuThao", name="Dấu dự thảo", level=CUSTOM, align_level=CUSTOM, capitals=True, before=8),
    _BOLD._replace(
        key="TenLoai",
        name="Tên loại",
        clause="II.5b",
        cell="5a",
        capitals=True,
        before=18,
        keep_next=True,
    ),
    _BOLD._replace(key="TrichYeu", name="Trích yếu", clause="II.5b", cell="5a", after=18, keep_next=True),
    _CENTRED._replace(key="KinhGui", name="Kính gửi", clause="II.9b", cell="9a", after=12),
    _CENTRED._replace(key="NoiKinhGui", name="Nơi kính gửi", clause="II.9b", cell="9a", align="left", after=6),
    _HEADING._replace(key="Heading1", name="Phần", clause="V.6b", capitals=True, outline=0, word_name="heading 1"),
    _HEADING._replace(key="Heading2", name="Khoản có tiêu đề", clause="II.6đ", outline=1, word_name="heading 2"),
    _HEADING._replace(
        key="Heading3",
        name="Tiêu đề nhỏ",
        clause="",
        level=CUSTOM,
        outline=2,
        word_name="heading 3",
    ),
    _TEXT,
    _TEXT._replace(key="GachDauDong", name="Gạch đầu dòng"),
    _BOLD._replace(
        key="QuyenHan",
        name="Quyền hạn, chức vụ",
        clause="II.7",
        cell="7a",
        capitals=True,
        keep_next=True,
    ),
    _BOLD._replace(key="HoTen", name="Họ tên người ký", clause="II.7c", cell="7b", keep_next=True),
    Part("NoiNhan", "Nơi nhận", "II.9d", LAW, Range(12, 12), bold=True, italic=True, keep_next=True, cell="9b"),
    Part("DanhSachNhan", "Danh sách nơi nhận", "II.9d", LAW, Range(11, 11), keep_next=True, cell="9b"),
    _BOLD._replace(key="PhuLuc", name="Phụ lục", clause="III.1a", size=Range(14, 14), keep_next=True),
    _BOLD._replace(key="TenPhuLuc", name="Tên phụ lục", clause="III.1b", capitals=True, keep_next=True, outline=0),
    _CENTRED._replace(
        key="KemTheo",
        name="Chỉ dẫn kèm theo",
        clause="III.1c",
        italic=True,
        after=12,
        keep_next=True,
    ),
    _CENTRED._replace(key="Header", name="Số trang", clause=PAGE_NUMBER_CLAUSE, word_name="header"),
    Part(
        "FootnoteText",
        "Chú thích",
        "",
        CUSTOM,
        Range(11, 11),
        align="both",
        align_level=CUSTOM,
        after=2,
        word_name="footnote text",
    ),
    Part(
        "DauBang",
        "Đầu bảng",
        "",
        CUSTOM,
        Range(12, 12),
        bold=True,
        align="center",
        before=2,
        after=2,
        align_level=CUSTOM,
    ),
    Part("OBang", "Ô bảng", "", CUSTOM, Range(12, 12), align_level=CUSTOM, before=1, after=1),
    Part("DongCuoi", "Dòng cuối bảng", "", CUSTOM, Range(1, 1), align_level=CUSTOM),
)
PARTS = {part.key: part for part in _PARTS}
"""Every part that the writer prints, by key."""

_FREE = _TEXT._replace(clause="", level=CUSTOM, size=Range(1, 100), align_level=CUSTOM)
_MARK = _BOLD._replace(clause="III.2", capitals=True, align_level=CUSTOM)
_OTHER = (
    _CENTRED._replace(
        key="TrichYeuCongVan", name="Trích yếu công văn", clause="II.5b", cell="5b", size=Range(12, 13), before=6
    ),
    _TEXT._replace(key="CanCu", name="Căn cứ", clause="II.6a", italic=True),
    _BOLD._replace(key="ThamQuyen", name="Thẩm quyền ban hành", clause="", level=FORM, align_level=FORM, capitals=True),
    _BOLD._replace(key="PhanChuong", name="Phần, chương, mục", clause="II.6đ", keep_next=True),
    _BOLD._replace(
        key="TenPhanChuong", name="Tiêu đề phần, chương, mục", clause="II.6đ", capitals=True, keep_next=True
    ),
    _TEXT._replace(key="Dieu", name="Điều", clause="II.6đ", align_level=CUSTOM),
    _TEXT._replace(key="Khoan", name="Khoản", clause="II.6đ"),
    _TEXT._replace(key="Diem", name="Điểm", clause="II.6đ"),
    _MARK._replace(key="DoKhan", name="Dấu chỉ mức độ khẩn", cell="10b"),
    _MARK._replace(key="LuuHanh", name="Chỉ dẫn phạm vi lưu hành", cell="11"),
    Part("KyHieuSoan", "Ký hiệu người soạn thảo", "III.3", LAW, Range(11, 11), capitals=True, cell="12"),
    Part("DiaChi", "Địa chỉ cơ quan", "III.4", LAW, Range(11, 12), align_level=CUSTOM, cell="13"),
    _FREE._replace(key="Bang", name="Ô bảng"),
    _FREE._replace(key="VanBanKemTheo", name="Tên văn bản kèm theo"),
    _FREE._replace(key="Khac", name="Đoạn khác"),
)
JUDGED = PARTS | {part.key: part for part in _OTHER}
"""Every part that a document can have: those of PARTS, and those that only other documents have."""

TOGETHER = ("QuocHieu", "TieuNgu", "DiaDanh")
"""The parts whose sizes move together, in the order in which a setting names them (V, note)."""
TOGETHER_CLAUSE = "V"
RUNNING_TEXT = ("NoiDung", "GachDauDong", "Heading1", "Heading2", "Heading3")
"""The parts for which II.6e gives gaps, indents and line spacing."""

# Rules (real lines) -----------------------------------------------------------------------------

MOTTO_RULE = Choice(Range(1, 1), 1, "II.1b")
"""Length of the rule under the motto, as a share of its line."""
SHORT_RULE = Choice(Range(1 / 3, 1 / 2), 0.4, "II.2b")
"""The like under the issuing body, and under the subject (II.5b)."""
RULES = {"TieuNgu": MOTTO_RULE, "CoQuanBanHanh": SHORT_RULE, "TrichYeu": SHORT_RULE}
"""The parts that stand over a rule."""
RULE_SLACK = 0.02
"""Share of the line by which a rule may miss its length before it is called wrong."""
RULE_WEIGHT = 0.75
"""Thickness of a rule in points; not regulated."""
RULE_GAP = 2.0
"""Points between the last line of text and its rule; not regulated."""

# Head, closing ----------------------------------------------------------------------------------

HEAD_RIGHT = 100.0
"""Width of the column of the national name, which is 95,7 mm wide at 13 and must not wrap; custom."""
HEAD_LEFT = TEXT_WIDTH - HEAD_RIGHT
HEAD_PADDING = 1.5
"""Millimetres kept free at both sides of the left column, so that the two columns never touch; custom."""
TITLE_MARGIN = 10.0
"""Millimetres kept free at both sides of the title, so that it stands as a block; custom."""
CLOSING_LEFT = 80.0
CLOSING_RIGHT = TEXT_WIDTH - CLOSING_LEFT
"""Widths of recipients and signature; custom."""
SIGNATURE_SPACE = 64.0
"""Points left free for signature and stamp; not regulated."""
DRAFT_FRAME = 2.0
"""Points between DỰ THẢO and the line of its frame; custom."""
DRAFT_PADDING = 4.0
"""Millimetres between DỰ THẢO and the sides of its frame; custom."""
HIGHLIGHT = "yellow"
"""Marks a value that is not known yet; custom."""

# Tables, footnotes: nothing is regulated --------------------------------------------------------

TABLE_BORDER = 0.5
"""Thickness of a table's lines, in points; custom."""
TABLE_CELL_MARGIN = 1.2
"""Millimetres between a table's lines and its text, at the sides; custom."""
TABLE_WIDTH_SLACK = 0.3
"""Millimetres added to a measured width, so that a rounded last digit never breaks a word; custom."""
END_MARK = "DongCuoi"
"""Style of the paragraph that Word demands after a table, and of the one before the head; as low as Word permits."""
NOTE_MARK = "FootnoteReference"
"""Character style of the raised number of a footnote."""
TAB_STOP = INDENT

UNDATED = "2020-03-05"
"""Stands in the properties while the date is open: the day of the decree; the clock is never asked."""
