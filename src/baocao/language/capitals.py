"""Capitals by Annex II of Decree 30/2020/NĐ-CP, as far as a machine can be sure of them.

Each rule is a pattern whose group `at` is what stands wrongly; where a name, a law or an office's use could be meant,
there is no rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from baocao.language.flaws import Flaw, addresses, inside
from baocao.language.syllables import is_syllable

_END = re.compile(
    r"(?:(?<![^\W\d_])(?P<word>[^\W\d_]+)|[)”%\ue000]|(?<!\d)\d{4})(?P<mark>[.?!])[”)\ue001]*\s+\ue001*(?P<next>[^\W\d_]+)"
)
_FIRST = re.compile(r"[\s“\"\ue001]*(?P<at>[^\W\d_]+)")


class Rule(NamedTuple):
    """One rule of Annex II that a pattern can judge."""

    pattern: re.Pattern[str]
    mend: Callable[[str], str]
    """What is to stand for the group `at`."""
    clause: str
    """What the annex demands, and where."""


def _first_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _rule(pattern: str, mend: Callable[[str], str], clause: str) -> Rule:
    return Rule(re.compile(pattern), mend, clause)


_NUMBER = r"\d{1,4}[a-zđ]?"
_IN = r"\b(?i:tại|theo|của|ở|thuộc|về|và|trong|trên|từ|với|đến|do|cho)\s+"
_DOCUMENTS = (
    "nghị quyết|quyết định|nghị định|chỉ thị|kết luận|thông tư|thông báo|công văn|kế hoạch|tờ trình|báo cáo|hướng dẫn|"
    "công điện|pháp lệnh"
)
_MONTHS = "giêng|hai|ba|tư|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp"
_CITED = "phần, chương, mục, tiểu mục, điều được viện dẫn thì viết hoa (Phụ lục II, mục V.7)"
_SMALL = "khoản, điểm được viện dẫn thì viết thường (Phụ lục II, mục V.7)"
_BODY = "tên cơ quan viết hoa chữ đầu của các từ chỉ loại hình, chức năng (Phụ lục II, mục IV.1)"
_ORDERS = "lao động|độc lập|kháng chiến|sao vàng|quân công|chiến công"
_FEAST = "tên ngày tết viết hoa chữ đầu của tên: tết Nguyên đán, tết Trung thu (Phụ lục II, mục V.8)"

PARTS = (
    _rule(rf"\b[kK]hoản\s+{_NUMBER}\s+(?P<at>điều)\s+\d", _first_capital, _CITED),
    _rule(
        rf"(?<!mười )(?<!số )(?<!\d )\b(?P<at>điều)\s+{_NUMBER}\b"
        r"(?=\s*(?:[,;.)\ue002]|của\b|Luật|Bộ luật|Nghị|Quy|Thông|Quyết|này|$))",
        _first_capital,
        _CITED,
    ),
    _rule(r"(?<!văn )(?<!huy )\b(?P<at>chương)\s+[IVX]{1,5}\b", _first_capital, _CITED),
    _rule(
        rf"{_IN}(?P<at>mục|tiểu mục|phần)\s+(?:[IVX]{{1,5}}|\d{{1,2}})"
        r"(?=,?\s+(?:của\s+)?(?:Phụ lục|Chương|Phần|Nghị|Quyết|Luật|Bộ luật))",
        _first_capital,
        _CITED,
    ),
    _rule(rf"(?<=[^\W\d_,])\s+(?P<at>Khoản)\s+{_NUMBER}\b", str.lower, _SMALL),
    _rule(r"(?<=[^\W\d_,])\s+(?P<at>Điểm)\s+[a-zđ](?=,?\s+[kK]hoản\b)", str.lower, _SMALL),
    _rule(
        rf"\b(?P<at>{_DOCUMENTS})\s+số\s+\d{{1,6}}[/-]\w",
        _first_capital,
        "tên loại của một văn bản cụ thể thì viết hoa (Phụ lục II, mục V.6)",
    ),
    _rule(
        r"\b(?P<at>Nghị Quyết|Quyết Định|Nghị Định|Chỉ Thị|Kết Luận|Thông Tư|Kế Hoạch|Tờ Trình|Công Văn)\b",
        str.capitalize,
        "tên loại văn bản chỉ viết hoa chữ đầu (Phụ lục II, mục V.6)",
    ),
)
"""Cited documents and their parts."""

NOUNS = (
    _rule(
        rf"(?:{_IN}|\b(?i:tầng lớp|đời sống|phục vụ|vì|giữa)\s+)(?P<at>nhân dân)\b",
        _first_capital,
        "Nhân dân viết hoa, trừ trong tên cơ quan, tổ chức, danh hiệu (Phụ lục II, mục V.1)",
    ),
    _rule(
        r"\b(?i:của|Đảng và|Đảng,|do|với)\s+(?P<at>nhà nước)\b",
        _first_capital,
        "Nhà nước là danh từ riêng thì viết hoa (Phụ lục II, mục V.1)",
    ),
    _rule(
        r"\b(?i:sáng|trưa|chiều|tối|ngày)\s+thứ\s+(?P<at>hai|ba|tư|năm|sáu|bảy)"
        r"(?=\s+(?:hằng|hàng|đầu|cuối)?\s*tuần|,?\s+ngày\s+\d)",
        _first_capital,
        "tên ngày trong tuần viết bằng chữ thì viết hoa: thứ Hai (Phụ lục II, mục V.8)",
    ),
    _rule(
        rf"\b(?i:đầu|cuối|giữa|vào|từ|đến|Cách mạng)\s+tháng\s+(?P<at>{_MONTHS})\b(?!\s+(?:lần|lượt|buổi|kỳ|đợt|cuộc))",
        _first_capital,
        "tên tháng viết bằng chữ thì viết hoa: tháng Tám (Phụ lục II, mục V.8)",
    ),
    _rule(r"(?<=[^\W\d_])\s+(?P<at>[Tt]ết [Nn]guyên [đĐ]án)\b", lambda _: "tết Nguyên đán", _FEAST),
    _rule(r"(?<=[^\W\d_])\s+(?P<at>[Tt]ết [Tt]rung [tT]hu)\b", lambda _: "tết Trung thu", _FEAST),
    _rule(
        r"\b(?i:trước|sau|đón|ăn|nghỉ)\s+(?P<at>tết)(?=\s*(?:[,;.)\ue002]|$))",
        _first_capital,
        "Tết dùng thay cho một tết cụ thể thì viết hoa (Phụ lục II, mục V.8)",
    ),
    _rule(
        rf"{_IN}(?P<at>quận|phường)\s+\d{{1,2}}(?=\s*(?:[;)-]|[.,](?!\d)|$)|\s+và\b)",
        _first_capital,
        "đơn vị hành chính đặt tên bằng số thì viết hoa cả danh từ chung: Quận 1 (Phụ lục II, mục III.1)",
    ),
    _rule(
        rf"{_IN}(?P<at>Tỉnh|Huyện|Thị xã)\s+(?!Đoàn|Đảng|Hội|Ủy|Uỷ|Đội)(?=[A-ZĐĂÂÊÔƠƯÁẤ][^\W\d_])",
        str.lower,
        "danh từ chung chỉ đơn vị hành chính viết thường: tỉnh Hà Tĩnh (Phụ lục II, mục III.1)",
    ),
    _rule(r"(?<![Cc]ác )(?<!những )(?<!cấp )\b(?P<at>tỉnh [ủu][ỷy])\b", _first_capital, _BODY),
    _rule(r"\b(?P<at>đảng [ủu][ỷy])(?=\s+(?:Sở|Khối|Công an|Quân sự)\b)", _first_capital, _BODY),
    _rule(r"\b(?P<at>Chính Phủ)\b", str.capitalize, _BODY),
    _rule(r"\b(?P<at>[Bb]ộ [Cc]hính [Tt]rị)\b", lambda _: "Bộ Chính trị", _BODY),
    _rule(
        rf"\b[Hh]uân chương (?P<at>{_ORDERS})\b",
        _first_capital,
        "tên huân chương viết hoa: Huân chương Lao động (Phụ lục II, mục V.2)",
    ),
    _rule(
        r"\b(?i:ngày|lễ)\s+(?P<at>quốc khánh)\b",
        _first_capital,
        "tên ngày lễ, ngày kỷ niệm viết hoa: ngày Quốc khánh (Phụ lục II, mục V.5)",
    ),
)
"""Nouns with a rule of their own, days and months, units of the land."""


@lru_cache(maxsize=8)
def place(name: str) -> Rule:
    """Return the rule that a place, named after a word that leads to places, has its capitals: `tại hà tĩnh`."""
    clause = "tên địa lý viết hoa chữ đầu mọi âm tiết (Phụ lục II, mục III)"
    return _rule(rf"\b(?i:tỉnh|thành phố|địa bàn|tại|ở)\s+(?P<at>{re.escape(name.lower())})\b", lambda _: name, clause)


def flaws(text: str, rules: Iterable[Rule]) -> Iterator[Flaw]:
    """Yield where a text in NFC breaks some of the rules, in order."""
    found = [
        Flaw(*match.span("at"), f"“{match['at']}” phải viết “{new}”", rule.clause, new)
        for rule in rules
        for match in rule.pattern.finditer(text)
        if (new := rule.mend(match["at"])) != match["at"]
    ]
    return iter(sorted(found))


def sentences(text: str) -> Iterator[Flaw]:
    """Yield each sentence inside a paragraph that begins with a small letter; abbreviations end no sentence."""
    apart = addresses(text)
    for match in _END.finditer(text):
        word, following = match["word"], match["next"]
        ends = word is None or (len(word) > 1 and word.islower() and is_syllable(word))
        if ends and following.islower() and is_syllable(following) and not inside(apart, match.start("mark")):
            cause = f"câu bắt đầu bằng chữ thường “{following}” sau dấu “{match['mark']}”"
            hint = f"viết hoa “{_first_capital(following)}”, hoặc sửa lại dấu câu (Phụ lục II, mục I)"
            yield Flaw(*match.span("next"), cause, hint)


def opening(text: str) -> Iterator[Flaw]:
    """Yield the first word of a paragraph if it has a small letter."""
    match = _FIRST.match(text)
    if match and match["at"].islower() and is_syllable(match["at"]):
        new = _first_capital(match["at"])
        cause = f"đoạn bắt đầu bằng chữ thường “{match['at']}”"
        yield Flaw(*match.span("at"), cause, f"viết hoa “{new}” (Phụ lục II, mục I)")


def bodies(text: str, names: tuple[str, ...]) -> Iterator[Flaw]:
    """Yield each declared name of a body that stands in other capitals; a heading may be in capitals throughout."""
    if not names:
        return
    pattern, known = _names(names)
    for match in pattern.finditer(text):
        name = known[" ".join(match[0].casefold().split())]
        ours, theirs = match[0].split(), name.split()
        if ours != theirs and not match[0].isupper():
            cause = f"“{' '.join(ours)}” không viết hoa như tên đã khai “{name}”"
            hint = f"viết: {name} (Phụ lục II, mục IV)"
            yield Flaw(*match.span(), cause, hint, name if " ".join(ours) == match[0] else None)


@lru_cache(maxsize=8)
def _names(names: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    known = {" ".join(name.casefold().split()): name for name in names}
    longest = sorted(known, key=len, reverse=True)
    each = (r"\s+".join(map(re.escape, name.split())) for name in longest)
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(each)})(?![^\W_])", re.IGNORECASE), known
