"""What calls a figure that which is left of a whole: `còn lại 12 hồ sơ`, `12 hồ sơ còn lại`, `trả nốt 12 hồ sơ`."""

from __future__ import annotations

import re

from baocao.audit.meaning.classes import mark_on_scale
from baocao.audit.meaning.frames import Said

_BEFORE = re.compile(
    r"còn lại\b|\bsố dư\b|\bcòn (?:thiếu|nợ|tồn|phải|trống|dư|vắng|sót)\b|\bsố còn\b|\bnốt\b|\b(?:bỏ|để) trống\b"
    r"|\bh[ủu][ỷy]? dự toán\b"
)
"""Before a figure these say that it is what is left."""
_BEHIND = frozenset(
    [("còn", "lại"), ("còn", "thiếu"), ("còn", "nợ"), ("còn", "tồn"), ("còn", "dư"), ("còn", "phải"), ("còn", "sót")]
)
"""Behind a figure, and not before another one, these say it."""
_REACH = 6
"""Words behind a figure and its unit in which that is said."""
_STILL = re.compile(r"(?:^| )(?:hiện|vẫn|nay|chỉ|mới|hiện vẫn)? ?còn(?: khoảng| gần| trên| hơn| có)?$")
_UNDONE = re.compile(r"^(?:\S+ ){0,5}(?:chưa|đang|không|nữa|phải)\b")
_NOT = re.compile(r"\b(?:chưa|không|đang)\b")
_NOT_YET = re.compile(r"(?:\S+ ){0,2}(?:chưa|đang)\b")


def is_explicit(said: Said) -> bool:
    """Return whether words say of a figure that it is all that is left."""
    return leads_to(said) or _is_behind(said)


def leads_to(said: Said) -> bool:
    """Return whether such words stand before it, where nothing can be left out behind it."""
    return _BEFORE.search(said.before) is not None


def _is_behind(said: Said) -> bool:
    words = said.after.split()[: _REACH + 2]
    at = next((here for here in range(len(words) - 1) if (words[here], words[here + 1]) in _BEHIND), None)
    if at is None:
        return False
    stop = said.at + 1 + len(said.figure.unit.split()) + at + 2
    rest = [token for token in said.part.tokens[stop : stop + 2] if token.text not in ("là", ":", "khoảng", "có")]
    return not any(token.figure is not None for token in rest[:1])  # “xử lý 12 hồ sơ còn lại 5 hồ sơ”


def is_undone(said: Said) -> bool:
    """Return whether a figure is of what is not done yet: `còn 4 xã chưa đạt`, `số chưa nghiệm thu là 75 ha`."""
    if _STILL.search(said.before) and _UNDONE.search(said.after):
        return True
    denied = _NOT.search(said.before) or _NOT_YET.match(said.after)
    return denied is not None and not mark_on_scale(said.before.split())  # “chưa hài lòng 84 phiếu” is one of several
