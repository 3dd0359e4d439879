"""The words that an audit knows: units, what qualifies a figure, what a number is no figure after."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


MAGNITUDES = {"trăm": 10**2, "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}

SHARES = frozenset({"%", "‰", "điểm %"})
"""Units of what is a share of something or the difference of two."""
MEASURES = frozenset(
    [
        "đồng",
        "ha",
        "hecta",
        "héc-ta",
        "tấn",
        "tạ",
        "tạ/ha",
        "kg",
        "yến",
        "km",
        "m",
        "m2",
        "m3",
        "m²",
        "m³",
        "mét",
        "lít",
        "kwh",
        "kw",
        "mw",
        "mwh",
        "usd",
        "sào",
        "công",
        "độ",
        "mm",
        "cm",
        "µg",
        "μg",
        "mg",
        "dba",
        "db",
    ]
)
"""Units whose figures are measured, so that a printed whole number may be rounded."""

OTHER_WORDS = {"công": words("an chức cụ đoàn điểm nghệ nghiệp nhân tác tơ ty viên xưởng")}
"""Behind a unit these make another word of it: `27 công cụ hỗ trợ`."""

TIMES = frozenset(["tuổi", "tháng", "năm", "ngày", "giờ", "phút", "tuần", "quý", "sao"])
"""Units of time, and of rank: they tell of what is counted and count nothing themselves."""
ASIDE = SHARES | TIMES
"""Units of figures that count nothing themselves."""

PERSONS = frozenset(
    {
        "người", "lao động", "học sinh", "học viên", "sinh viên", "em", "cháu", "trẻ", "trẻ em", "cán bộ", "công chức",
        "viên chức", "giáo viên", "đại biểu", "hội viên", "đoàn viên", "đảng viên", "đối tượng", "đồng chí", "nam",
        "nữ",
        "bệnh nhân", "thanh niên", "phụ nữ", "công dân", "hộ lý", "bác sĩ", "điều dưỡng", "nhân viên", "chiến sĩ",
        "y sĩ", "biên chế",
        "cán bộ, công chức", "cử tri", "quần chúng", "thai phụ", "nhân khẩu", "dân quân", "thí sinh", "vận động viên",
        "thành viên", "hòa giải viên", "cộng tác viên", "tuyên truyền viên", "thầy cô", "kiểm sát viên", "hội thẩm",
        "thẩm phán", "luật sư", "nghệ nhân",
        "bị can", "bị cáo", "tình nguyện viên", "chuyên gia", "người dân", "giảng viên",
    }
)  # fmt: skip

COUNTED = PERSONS | frozenset(
    {
        "lượt người", "lượt", "lượt khách", "lượt hộ", "lượt bệnh nhân", "hộ", "hộ gia đình", "hộ nghèo",
        "hộ cận nghèo",
        "trường hợp", "hồ sơ", "văn bản", "vụ", "vụ việc", "đơn", "lớp", "buổi", "cuộc", "trường", "xã", "phường",
        "thị trấn", "thôn", "bản", "tổ", "tổ dân phố", "khu dân cư", "tổ chức", "đơn vị", "cơ sở", "doanh nghiệp",
        "hợp tác xã", "dự án", "công trình", "nhà", "căn nhà", "căn", "ngôi nhà", "con", "cây", "giường", "ca", "mẫu",
        "liều", "thẻ", "suất", "suất quà", "phần quà", "bài", "tin", "tin bài", "kỳ", "lần", "chỉ tiêu", "tiêu chí",
        "nhiệm vụ", "nội dung", "nghị quyết", "quyết định", "kế hoạch", "báo cáo", "mô hình", "sản phẩm", "chi bộ",
        "tập thể", "cá nhân", "phòng", "chuyến", "xe", "máy", "tờ trình", "công văn", "thủ tục", "dịch vụ", "đề án",
        "giải pháp", "nhóm", "nhóm nhiệm vụ", "lĩnh vực", "ý kiến", "kiến nghị", "câu lạc bộ", "chương trình",
        "hội nghị",
        "đoàn", "cơ quan", "huyện", "giấy phép", "giấy chứng nhận", "đảng bộ", "chi hội", "đề tài", "sáng kiến",
        "bằng khen", "giấy khen", "trạm", "trạm y tế", "cầu", "tuyến", "phòng học", "điểm trường", "trang trại",
        "gói thầu", "huy chương",
        "hợp đồng", "thửa", "lô", "bộ", "cái", "chiếc", "quyển", "cuốn", "tờ rơi", "thông báo", "hướng dẫn",
        "chỉ thị", "kết luận", "trung tâm", "áp phích", "kỳ họp", "phiên",
        "mục tiêu", "vấn đề", "nguyên nhân", "hạn chế", "tồn tại", "bài học", "đề xuất", "phần", "bước",
        "phiếu", "cuộc gọi", "bản sách", "đầu sách", "bệnh viện", "phòng khám", "nhà thuốc", "phương tiện",
        "thiết bị", "camera", "tàu", "thuyền", "bài viết", "lượt xe", "việc", "hạng mục", "sự kiện", "tác phẩm",
        "khách hàng", "chuyến bay", "tín chỉ", "tổ hợp tác", "cửa hàng", "hộ kinh doanh", "bằng sáng chế", "giải",
        "tờ khai", "hóa đơn", "tài khoản", "vị trí", "điểm nóng", "ổ dịch", "mẫu nước", "khách sạn", "phòng nghỉ",
        "khâu đột phá", "khó khăn", "bất cập", "sai phạm", "biện pháp",
    }
)  # fmt: skip
"""Units that count things of their own kind: a figure of one of them is no part of a figure of another."""

_DOCUMENTS = frozenset(
    [
        "kế hoạch",
        "công văn",
        "báo cáo",
        "tờ trình",
        "quyết định",
        "nghị quyết",
        "thông báo",
        "hướng dẫn",
        "chỉ thị",
        "đề án",
        "chương trình",
        "kết luận",
        "giấy mời",
    ]
)
_LOCALITIES = frozenset(["xã", "phường", "thị trấn", "huyện", "thôn", "bản", "tổ dân phố"])
KINDS = {
    "văn bản": _DOCUMENTS,
    "cơ sở": frozenset({"bệnh viện", "phòng khám", "cửa hàng", "nhà thuốc", "khách sạn", "phòng", "trường", "trạm",
                        "trạm y tế", "trung tâm"}),
    "đơn vị": _LOCALITIES | {"trường", "phòng", "trung tâm", "cơ quan"}, "khu dân cư": _LOCALITIES, "xã": _LOCALITIES,
    "công trình": frozenset({"cầu", "trạm", "nhà", "phòng học", "tuyến"}), "lượt": frozenset({"lượt người"}),
}  # fmt: skip
"""Units that are kinds of another: 12 `kế hoạch` are a part of 64 `văn bản`."""

SYNONYMS = (
    PERSONS, frozenset({"căn", "căn nhà", "nhà", "ngôi nhà"}), frozenset({"hộ", "hộ gia đình"}),
    frozenset({"lượt", "lượt người", "lượt khách", "lượt bệnh nhân"}), frozenset({"vụ", "vụ việc"}),
    frozenset({"trạm", "trạm y tế"}),
    frozenset({"m2", "m²"}), frozenset({"m3", "m³"}), frozenset({"ha", "hecta", "héc-ta"}),
    frozenset({"suất", "suất quà", "phần quà"}), frozenset({"trường hợp", "ca"}),
)  # fmt: skip
"""Units that may count the same thing under two names."""


def are_synonyms(first: str, second: str) -> bool:
    """Return whether two units are names of one thing."""
    return any({first, second} <= names for names in SYNONYMS)


def are_akin(first: str, second: str) -> bool:
    """Return whether two units are names of one thing, or one is a kind of the other."""
    return are_synonyms(first, second) or second in KINDS.get(first, ()) or first in KINDS.get(second, ())


_ASSIGNED = frozenset({"kế hoạch", "chỉ tiêu", "mục tiêu"})


def count_two_things(first: str, second: str) -> bool:
    """Return whether two units count things of two kinds, so that a slash between their figures divides nothing."""
    both = {first, second}
    if first == second or not both <= COUNTED or both & _ASSIGNED:
        return False
    return not are_akin(first, second) and not first.startswith(second + " ") and not second.startswith(first + " ")


UNITS = COUNTED | MEASURES | TIMES
LONGEST_UNIT = max(len(unit.split()) for unit in UNITS)

QUALIFIERS = {
    ("gần",): "gần", ("xấp", "xỉ"): "khoảng", ("khoảng",): "khoảng", ("chừng",): "khoảng", ("trên",): "trên",
    ("hơn",): "trên", ("dưới",): "dưới", ("chưa", "đến"): "dưới", ("chưa", "tới"): "dưới", ("ngót",): "gần",
    ("chưa", "đầy"): "dưới", ("không", "quá"): "dưới",
    ("không", "vượt", "quá"): "dưới", ("không", "cao", "hơn"): "dưới", ("không", "lớn", "hơn"): "dưới",
    ("không", "nhiều", "hơn"): "dưới", ("không", "dưới"): "ít nhất", ("không", "thấp", "hơn"): "ít nhất",
    ("không", "ít", "hơn"): "ít nhất", ("không", "nhỏ", "hơn"): "ít nhất",
    ("tối", "đa"): "dưới", ("ít", "nhất"): "ít nhất", ("tối", "thiểu"): "ít nhất", ("<",): "dưới", ("≤",): "dưới",
    (">",): "trên", ("≥",): "ít nhất", ("~",): "khoảng", ("≈",): "khoảng",
}  # fmt: skip
"""Words before a figure, and which of five kinds of bounds they make of it."""

LABELLING = frozenset(
    {
        "khoản", "điều", "chương", "mục", "quý", "thứ", "khóa", "khoá", "cấp", "đợt", "lục", "bảng", "biểu",
        "hạng", "loại", "lộ", "quận", "mẫu", "trang", "độ", "mũi", "tập", "tháng", "ngày", "năm", "đoạn", "phẩy",
        "hình",
        "tiết", "covid", "mức", "nhóm",
    }
)  # fmt: skip
"""A number right after one of these names something and counts nothing."""

COMPOUNDS = {
    "hình": {"tử", "tình"},
    "bản": {"văn", "cơ"},
    "trang": {"vũ"},
    "điểm": {"địa", "thời"},
    "lớp": {"tầng"},
    "đội": {"quân"},
    "số": {"con"},
    "cấp": {"trung", "sơ", "cao"},
}
"""With one of these before it a word names no place: `bằng văn bản 346`, `lực lượng vũ trang 2`."""

GRADES = (
    "hoàn thành xuất sắc", "hoàn thành tốt", "không hoàn thành", "hoàn thành", "xuất sắc", "giỏi", "tốt", "khá",
    "trung bình", "yếu", "kém", "chưa đạt", "không đạt", "đạt",
)  # fmt: skip
"""Marks of which a thing has one only."""

_PREDICATES = """
    tăng|giảm|đạt|vượt|bằng|so|chiếm|ước|nâng|góp|đều|mỗi|kế hoạch|thực hiện|tỷ lệ|tương ứng|tương đương|bình quân
    |trung bình|tính đến|tính chung|cùng kỳ|hoàn thành|đảm bảo|bảo đảm
"""
PREDICATES = frozenset(word.strip() for word in _PREDICATES.split("|"))
"""What a clause begins with that says something about the figures before it, and is no part of them."""


def is_predicate(words: Sequence[str]) -> bool:
    """Return whether a clause of these words begins with a predicate."""
    return bool(words) and (words[0] in PREDICATES or " ".join(words[:2]) in PREDICATES)


SIZES: dict[str, tuple[str, Fraction]] = {
    "đồng": ("tiền", Fraction(1)), "usd": ("usd", Fraction(1)),
    "kg": ("khối lượng", Fraction(1)), "yến": ("khối lượng", Fraction(10)),
    "tạ": ("khối lượng", Fraction(100)), "tấn": ("khối lượng", Fraction(1000)),
    "m2": ("diện tích", Fraction(1)), "m²": ("diện tích", Fraction(1)), "ha": ("diện tích", Fraction(10_000)),
    "hecta": ("diện tích", Fraction(10_000)), "héc-ta": ("diện tích", Fraction(10_000)),
    "mm": ("chiều dài", Fraction(1, 1000)), "cm": ("chiều dài", Fraction(1, 100)), "m": ("chiều dài", Fraction(1)),
    "mét": ("chiều dài", Fraction(1)), "km": ("chiều dài", Fraction(1000)),
    "m3": ("thể tích", Fraction(1)), "m³": ("thể tích", Fraction(1)), "lít": ("thể tích", Fraction(1, 1000)),
    "kw": ("công suất", Fraction(1)), "mw": ("công suất", Fraction(1000)),
    "phút": ("thời gian", Fraction(1)), "giờ": ("thời gian", Fraction(60)),
    "tháng": ("lịch", Fraction(1)), "năm": ("lịch", Fraction(12)),
    "kwh": ("điện", Fraction(1)), "mwh": ("điện", Fraction(1000)),
}  # fmt: skip
"""What each unit measures, and how much of it one is."""
