"""The name of the indicator that a figure is stated of, where the text calls it in full: `tỷ lệ hộ nghèo`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from baocao.audit.meaning import whereabouts
from baocao.audit.reading import lexicon
from baocao.audit.reading.tokens import Token, Type

_MEASURES = re.compile(
    r"(tỷ lệ|tổng thu|tổng chi|thu ngân sách|chi ngân sách|thu nhập bình quân|giá trị sản xuất|sản lượng|tổng sản lượng"
    r"|tổng diện tích|diện tích|tổng đàn|dân số|tổng dân số|giải quyết việc làm|tạo việc làm|tuyển mới|tốc độ tăng"
    r"|tổng vốn|tổng kinh phí|tổng số|số hộ|số lao động|số người|xuất khẩu lao động|tổng giá trị|tổng mức"
    r"|thu nhập|kim ngạch|độ che phủ|kết nạp|số học sinh)\b"
)
LEADING = lexicon.words(
    "và về đến nay toàn đã là trong đó có năm cả ước với nhờ hết riêng tính qua kết quả thực hiện cụ thể"
)
LINKING = lexicon.words(
    "là đạt còn có được ước bằng chiếm ở mức chỉ cho thực hiện lên tới đến cả khoảng mới đã cũng vẫn đều"
)
_SCOPES = re.compile(whereabouts.EVERYWHERE + r"|trên địa bàn \w+(?: \w+)?")
_OF_ALL = re.compile(
    r"(?<! cấp) (?:của |trong )?(?:toàn |cả )?(?:tỉnh|huyện|xã|ngành|thành phố|thị xã|phường|quận)(?: ta| nhà)?$"
)
"""What says at the end of a name that it is of all of the place that the report is of."""
_LONG = 4
"""Words that must follow a number for them to name what is counted: `xã đạt chuẩn nông thôn mới`."""


def name(tokens: Sequence[Token], at: int, start: int, end: int) -> str:
    """Return the name that a sentence gives the figure at a token, empty where it gives none in full."""
    return _before(tokens, at, start) or _counted(tokens, at, start, end)


def _before(tokens: Sequence[Token], at: int, start: int) -> str:
    """Return the words of its clause before a figure, where they begin with a measure."""
    words: list[str] = []
    for token in reversed(tokens[max(start, at - 16) : at]):
        if token.figure is not None or token.text in (",", ";", ":", ")", "(", "-", "–"):
            break
        if token.type is Type.WORD:
            words.append(token.text)
    words.reverse()
    if {"tăng", "giảm", "thêm"} & set(words) or ("trong", "đó") in pairwise(words):
        return ""
    while words and words[-1] in LINKING:
        words.pop()
    while words and words[0] in LEADING:
        words.pop(0)
    if words[-1:] == ["năm"]:
        words.pop()
    for first in range(min(len(words) - 2, 5)):
        found = " ".join(words[first:])
        if _MEASURES.match(found):
            return _OF_ALL.sub("", found)
    return ""


def _counted(tokens: Sequence[Token], at: int, start: int, end: int) -> str:
    """Return what is counted where the number stands inside the name: `toàn huyện có 14 xã đạt chuẩn nông thôn mới`."""
    if at - 1 < start or tokens[at - 1].text != "có":
        return ""
    before = " ".join(token.text for token in tokens[max(start, at - 9) : at - 1])
    scopes = _SCOPES.findall(before)
    behind: list[str] = []
    for token in tokens[at + 1 : min(end, at + 20)]:
        if token.type is not Type.WORD:
            break
        behind.append(token.text)
    stop = at + 1 + len(behind)
    closed = stop >= end or tokens[stop].text in (",", ";", ".")
    whole = len(scopes) == 1 and before.endswith(scopes[0]) and closed and len(behind) >= _LONG
    return f"{scopes[0]} có {' '.join(behind)}" if whole else ""
