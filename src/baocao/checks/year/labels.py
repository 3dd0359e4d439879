"""Numbers that name and do not count: dates, years, ordinals, articles, times, `Covid-19`, `5S`, list numbers.

Asked for every typed number of every build: words are compared as strings, which costs less than to compile a pattern.
"""

from __future__ import annotations

import re

_ALWAYS = (
    " năm", " năm học", " năm tài chính", " niên khóa", " nhiệm kỳ", " giai đoạn", " thời kỳ", " ngày", " mồng",
    " mùng", " tháng", " quý", " tuần", " thứ", " kỳ họp", " khóa", " phiên", " khoản", " điều", " điểm", " mục",
    " chương", " phụ lục", " biểu", " biểu số", " bảng", " mẫu", " mẫu số", " hình", " hình số", " công văn",
    " công văn số", " quyết định", " quyết định số", " nghị quyết", " nghị quyết số", " nghị định", " nghị định số",
    " chỉ thị", " chỉ thị số", " thông tư", " thông tư số", " kết luận", " kết luận số", " luật số", " thông báo số",
    " kế hoạch số", " văn bản số", " tờ trình số", " số nhà", " quốc lộ", " tỉnh lộ", " tổ dân phố", " iso", " tcvn",
    " qcvn", " tổng đài", " điện thoại", " hotline", " đường dây nóng", " hồi", " lúc", " mức độ", " cấp độ",
    " khu phố", " bậc", " chương trình", " dự án", " tiểu dự án", " đề án",
)  # fmt: skip
"""Words after which a number names."""
_RANKS = (" xếp thứ", " đứng thứ", " vị trí thứ")
"""Words after which it is a figure all the same."""
_SMALL = (
    " kỳ", " đợt", " lần", " phần", " nhóm", " hạng", " cấp", " loại", " vùng", " khu", " khối", " lớp", " tổ",
    " thôn", " xóm", " quận", " phường", " tầng", " bài", " câu", " trang", " số",
)  # fmt: skip
"""Words that a small number may follow as a name, or as a count: `lớp 9`, `cấp 12 thẻ`."""
_JOINS = (",", " và", " hoặc", "-", "–", " đến")
_AFTER = (
    "giờ", "phút", "giây", "tuổi", "tháng tuổi", "tháng đầu", "tháng cuối", "tháng giữa", "tháng năm", "năm ngày",
    "năm thành lập", "năm truyền thống",
)  # fmt: skip
"""Words before which a number is of an hour, an age, a part of the year, an anniversary."""
_DAYS = (" ngày", " dịp", " lễ", " kỷ niệm", " tết", " mồng", " mùng")
_UNTIL = (" đến", " trước", " sau", " hết", " từ", *_JOINS)
_OF = frozenset((
    "của", "và", "thuộc", "tại", "trên", "theo", "đến", "cho", "là", "có", "hằng", "hàng", "năm", "chưa", "đã", "không",
    "được", "còn", "phải", "sẽ", "đang",
))  # fmt: skip
_PLAIN = str.maketrans(dict.fromkeys('(“"\n|*[', " "))


def is_label(text: str, start: int, end: int) -> bool:
    """Return whether the digits of a text from `start` to `end` name something and count nothing."""
    digits, after = text[start:end], text[end : end + 24]
    before = " " + text[max(0, start - 48) : start].translate(_PLAIN).casefold().rstrip()
    if digits.isdecimal() and (_is_year(digits, after) or (len(digits) <= 2 and _names_one(before, after))):
        return True
    if _names_by_what_follows(after) or _is_day(text, start, after):
        return True
    if before.endswith(_JOINS):  # mức độ 3, 4; khoản 2 và 3
        before = re.sub(r"(?:\s\d+\s*(?:,|và|hoặc|-|–|đến))+$", "", before)
    if digits.isdecimal() and before.endswith(_ALWAYS):
        return not before.endswith(_RANKS)
    over = re.search(r"\d+/$", text[max(0, start - 6) : start])
    if over:  # bậc 2/7
        return is_label(text, start - len(over[0]), start - 1)
    return _numbers_a_list(text[max(0, start - 48) : start], after)


def _is_year(digits: str, after: str) -> bool:
    bare = len(digits) == 4 and digits[:2] in ("19", "20")
    return bare or after.lstrip()[:3] in ("-19", "-20", "–19", "–20")


def _names_by_what_follows(after: str) -> bool:
    """Return whether what follows makes a name or a time of the number: `5S`, `7h30`, `9001:2015`, `22-QĐ/TU`."""
    first = after[:1]
    if first.isalpha() or (first and first in "_:"):
        return not re.match(r"(?:km|kg|ha|m|m2|m3|tr|tỷ|triệu|đ)\b", after)
    if first and first in "/-":
        return bool(re.match(r"/\d+/\d|/\d{4}|[/-][A-ZĐ]", after))
    folded = after.lstrip()
    return folded.startswith(_AFTER) or (folded.startswith("năm ") and folded[4:5].isdecimal())


def _names_one(before: str, after: str) -> bool:
    """Return whether a small number tells which: `lớp 9,`, not `cấp 12 thẻ`."""
    if not before.endswith(_SMALL) or after[:1] in ("%", "/"):
        return False
    words = after.split()
    return not after[:1].isspace() or not words or not words[0][0].isalpha() or words[0] in _OF


def _is_day(text: str, start: int, after: str) -> bool:
    """Return whether the number is a part of a date: `15/7/2017`, `ngày 27/7`, `tháng 10/2020`."""
    if after[:1] != "/" and text[start - 1 : start] != "/":
        return False
    ahead = re.search(r"(?:\d{1,2}/){1,2}$", text[max(0, start - 6) : start])
    first = start - len(ahead[0]) if ahead else start
    found = re.match(r"(\d{1,2})/(\d{1,2})(?:(/\d{4})|(?![\d/%]))", text[first:])
    if not found or found[3]:
        return bool(found)
    day, month = int(found[1]), int(found[2])
    before = " " + text[max(0, first - 24) : first].translate(_PLAIN).casefold().rstrip()
    behind = text[first + found.end() : first + found.end() + 24].split(" ", 2)[:2]
    alone = len(behind) < 2 or behind[0] != "" or not behind[1][:1].isalpha() or behind[1] in _OF
    likely = before.endswith(_DAYS) or (alone and (day > month or before.endswith(_UNTIL)))
    return day <= 31 and month <= 12 and likely


def _numbers_a_list(before: str, after: str) -> bool:
    if (before[-1:] == "(" and after[:1] == ")") or before.endswith("[^"):
        return True
    line = before.rsplit("\n", 1)[-1].strip(" #*")
    first = "\n" in before or len(before) < 48
    return first and ((not line and after[:1] in (".", ")")) or (line == "|" and after.lstrip()[:1] == "|"))
