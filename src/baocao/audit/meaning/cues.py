"""The words that say what a figure is: planned, done, earlier, a change, the whole, the rest."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from typing import TypeVar

from baocao.audit.reading.lexicon import words

Meaning = TypeVar("Meaning")


class Role(enum.Enum):
    """What a figure is said to be."""

    PLAN = enum.auto()
    """What was wanted: a plan, a target, a budget, an order."""
    RESULT = enum.auto()
    """What came of it."""
    EARLIER = enum.auto()
    """The value of an earlier time."""
    CHANGE = enum.auto()
    """By how much something is above or below something else."""
    PERCENT = enum.auto()
    """A per cent of another figure; a per cent that is a value itself (`tỷ lệ … 90%`) has another role."""
    WHOLE = enum.auto()
    REST = enum.auto()
    NONE = enum.auto()
    """No word says what it is."""


_BEFORE = {
    Role.PLAN: """
        kế hoạch|kh|chỉ tiêu|dự toán|mục tiêu|phấn đấu|giao|đề ra|đặt ra|phân bổ|được cấp|được bố trí|bố trí|đăng ký
        |cam kết|dự kiến|kịch bản|định mức|yêu cầu|phải|cần|nghị quyết là|nghị quyết nêu|ấn định|điều chỉnh
        |phương án|đặt mục tiêu|khống chế|ngưỡng|nhu cầu|theo đề án
        |hạn mức|theo nghị quyết|theo chương trình
    """,
    Role.RESULT: """
        thực hiện|đã|được|đạt|kết quả|thực tế|ước|hoàn thành|còn|thực thu|thực chi|mới|chỉ|lên|xuống|cuối cùng
        |đến nay|hiện nay|hiện có|hiện còn|thực có|giải ngân|đến hết|tính đến|đến ngày|thu về|làm được
    """,
    Role.EARLIER: """
        cùng kỳ|năm trước|năm ngoái|kỳ trước|tháng trước|quý trước|năm học trước|nhiệm kỳ trước|trước đó|trước đây
        |đầu kỳ|đầu năm|so với năm|so với tháng|so với quý|vụ trước
    """,
    Role.WHOLE: "tổng số|tổng cộng|toàn bộ|trong số|tổng",
    Role.REST: "còn lại|số còn lại",
}
WEAK_RESULTS = frozenset({"đạt", "thực hiện", "hoàn thành", "còn", "lên", "xuống", "được"})
"""Behind one of these a figure may still be the plan's, where the clause began with what wants it."""
WANTING = frozenset({"giao", "đề ra", "đặt ra", "phấn đấu", "mục tiêu", "đăng ký", "cam kết", "dự kiến", "phải", "cần",
                     "điều chỉnh"})  # fmt: skip
WEAK_PLANS = frozenset(
    {
        "theo đề án",
        "theo nghị quyết",
        "theo chương trình",
        "nhu cầu",
        "đăng ký",
        "cam kết",
        "dự kiến",
        "yêu cầu",
        "phải",
        "cần",
        "phương án",
        "định mức",
        "bố trí",
    }
)
"""What is wanted by one of these may be wanted of others (`yêu cầu kê khai lại 2.769 hồ sơ`)."""
_NOT_BEHIND = {
    "mục": {"trình"}, "giao": {"bàn", "chuyển", "ngoại", "đường", "nút", "ngã", "tiếp"},
    "mới": {"thôn", "làm", "đổi", "xây", "trồng"}, "cần": {"chuyên"},
    "đầu": {"tháng", "quý"}, "đăng": {"nhận", "vốn"}, "kế": {"giường", "bệnh", "phòng", "sở", "ban"},
}  # fmt: skip
_NOT_BEFORE = {
    "giao": {"thông", "dịch", "lưu", "ban", "đất", "rừng", "nhận", "hàng", "quân", "nộp", "thừa", "hữu"},
    "mục": {"quốc"}, "còn": {"lại"},
    "chỉ": {"đạo", "thị", "số"}, "tổng": {"hợp", "kết", "thể", "công", "đài"}, "cần": {"thiết", "thơ"},
    "phải": {"chăng"},
    "đăng": {"kết", "đầu", "kinh", "đúng", "lại", "quá", "khai", "hộ", "quyền", "sở", "xe", "doanh", "khám"},
    "mới": {"nhất"}, "đạt": {"chuẩn"}, "được": {"giao", "cấp", "phân", "bố", "hỗ", "khen", "duyệt", "phê", "ban"},
}  # fmt: skip
"""Words beside a word that make it no cue: `giao thông`, `nông thôn mới`, `mục tiêu quốc gia`."""

OF_PLANS_ONLY = frozenset({"vượt", "thiếu", "hụt", "bội"})
"""A change that is said with one of these is held against a plan unless something else is named."""
BETWEEN = words(
    """
    thêm được hơn trên là mức tương ứng đương khoảng gần thu chi so với kế hoạch chỉ tiêu dự toán mục đề ra giao năm
    trước cùng kỳ ngoái tới quá cả xấp xỉ lần lượt tiến độ đề án chương trình
    tỉnh huyện xã hđnd ubnd bộ ngành bình quân tỷ lệ số lượng cho nghị quyết đầu vụ mùa xuân đông hè chiêm
    """
)
"""What may stand between a word of change and its amount."""


def by_first_word(given: Mapping[Meaning, str]) -> dict[str, list[tuple[tuple[str, ...], Meaning]]]:
    """Return phrases, parted by bars, with what each stands for: by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for meaning, text in given.items():
        for phrase in text.replace("\n", "").split("|"):
            said = tuple(phrase.split())
            found.setdefault(said[0], []).append((said, meaning))
    for each in found.values():
        each.sort(key=lambda row: -len(row[0]))
    return found


_CUES = by_first_word(_BEFORE)


def at(given: Sequence[str], here: int) -> tuple[str, Role] | None:
    """Return the cue that begins at a word of some, and its role; None where none does."""
    first = given[here]
    for cue, role in _CUES.get(first, ()):
        stop = here + len(cue)
        if tuple(given[here:stop]) != cue:
            continue
        if here and given[here - 1] in _NOT_BEHIND.get(first, ()):
            return None
        if cue == ("mới",) and stop >= len(given):
            return None  # “thành lập mới 25 hợp tác xã”
        return None if stop < len(given) and given[stop] in _NOT_BEFORE.get(first, ()) else (" ".join(cue), role)
    return None
