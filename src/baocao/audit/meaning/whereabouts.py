"""Where and when a stretch of text speaks of, so that two claims are compared only where both agree in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from baocao.audit.reading.tokens import Token, Type

_PLACE = re.compile(
    r"\b(?:xã|phường|thị trấn|thị xã|thành phố|tỉnh|huyện|quận|thôn|bản|ấp|khối|trường|phòng|chi bộ|chi cục|sở"
    r"|công ty|bệnh viện|trạm|trung tâm|cụm|khu|tổ|hợp tác xã|khoa|đội|hội|đoàn)\s+((?:[^\W_][\w./]*\s?){1,6})",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:tổ|khối|khu|cụm|thôn|ấp|đội|xóm|lớp)\s+\d{1,2}(?![.,]?\d)", re.IGNORECASE)
_MOMENT = re.compile(
    r"đầu (?:năm|kỳ|nhiệm kỳ|tháng|quý|vụ)|cuối (?:kỳ|nhiệm kỳ|tháng|quý|vụ)|tháng đầu|nhiệm kỳ|lũy kế|luỹ kế|cộng dồn"
    r"|năm (?:trước|ngoái|học|tới|sau)|cùng kỳ|kỳ trước|trước (?:đây|khi|đó)|ban đầu|(?:từ )?khi \w+|\blúc\b"
    r"|\btừng\b(?! (?:bước|nhà|hộ|người|xã|thôn|bản|đơn vị|cơ quan|loại|nhóm|mặt))|quý \w+"
    r"|\bvụ (?:đông|xuân|hè|thu|mùa|chiêm|một|hai|này|trước|sau)|đợt (?:\d+|[ivx]+\b|một|hai|ba|đầu|này|cuối|trước|sau)"
    r"|tháng \d+|tuần|giai đoạn|đến hết|tính đến"
)
_PART = re.compile(
    r"(?<!toàn )(?<!cả )\b(?:riêng|vùng|khu vực|đối với|theo (?:chuẩn|tiêu chí|giá|phương pháp|kết quả|số liệu)|bậc"
    r"|cấp(?! phát)|khối|nhóm|phía|nhánh|ngành|lĩnh vực|loại|đối tượng|trước|sau|khi|nếu|ở|tại(?! thời điểm)|ngoài"
    r"|còn lại|trong số)(?:\s+[^\W\d_]+){1,2}"
)
EVERYWHERE = r"(?:toàn|cả) (?:tỉnh|huyện|xã|thị xã|thành phố|ngành|trường|quận|phường|nước|đảng bộ)"
"""A pattern of words that say of the whole of a place or a body."""
_SCOPING = frozenset(["của", "tại", "ở", "thuộc", "đối", "trong", "cho", "về", "trên", "/"])


def places(text: str) -> tuple[str, ...]:
    """Return the names of places and bodies in a text, in small letters and in order, each once."""
    found = {match[0].lower() for match in _NUMBERED.finditer(text)}
    for match in _PLACE.finditer(text):
        name = list(takewhile(lambda word: word[0].isupper() or word[0].isdigit(), match[1].split()))
        if name and name[0][0].isupper():
            found.add(" ".join(word.strip(".").lower() for word in name))
    return tuple(sorted(found))


def moments(text: str) -> tuple[str, ...]:
    """Return the words of a text that say of which part of a year or of which other time it speaks."""
    return tuple(sorted(set(_MOMENT.findall(text.lower()))))


def part_of(text: str) -> tuple[str, ...]:
    """Return the words of a text that say of which part, class or measure it speaks: `riêng vùng cao`, `theo chuẩn`."""
    return tuple(sorted(set(_PART.findall(text.lower()))))


def behind(tokens: Sequence[Token], at: int, end: int) -> tuple[str, ...]:
    """Return the words behind a figure that say of what or where it is, up to a mark."""
    words: list[str] = []
    for token in tokens[at + 1 : min(end, at + 14)]:
        if token.figure is not None or (token.type is Type.MARK and token.text != "/"):
            break
        if words or token.text in _SCOPING:
            words.append(token.text)
    return tuple(words)
