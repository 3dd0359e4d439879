"""The verdicts of a report: met, surpassed, not met; where they stand and what they would have to be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baocao.audit.tokens import Figure, Token

_PHRASES = (
    (("không", "đạt"), "không"), (("chưa", "đạt"), "không"), (("không", "hoàn", "thành"), "không"),
    (("chưa", "hoàn", "thành"), "không"), (("đạt", "và", "vượt"), "đạt"), (("vượt",), "vượt"), (("đạt",), "đạt"),
    (("hoàn", "thành", "vượt"), "vượt"), (("hoàn", "thành",), "đạt"),
)  # fmt: skip
_OBJECTS = frozenset(
    [
        "kế",
        "hoạch",
        "chỉ",
        "tiêu",
        "mục",
        "dự",
        "toán",
        "đề",
        "ra",
        "giao",
        "mức",
        "nghị",
        "quyết",
        "yêu",
        "cầu",
        "được",
        "năm",
        "kh",
        "so",
        "với",
    ]
)
_LESS = re.compile(
    r"hộ nghèo|hộ cận nghèo|tỷ lệ nghèo|thất nghiệp|suy dinh dưỡng|tai nạn|tử vong|sinh con thứ|bỏ học|lưu ban"
    r"|phạm tội|tội phạm|tảo hôn|nợ xấu|nợ thuế|nợ đọng|mắc bệnh|hao hụt|thất thoát|tồn đọng|quá hạn|trễ hạn"
    r"|thấp còi|nhẹ cân|đơn thư vượt cấp|\bnợ\b|\bmắc\b|\bchết\b|\bcháy\b|nghiện|vi phạm|khiếu nại|số vụ|ô nhiễm|nghèo"
)
_MORE = re.compile(r"giảm|thoát|kéo giảm|xử lý|phát hiện|giải quyết|điều tra|khám phá|thu hồi")


def at(tokens: Sequence[Token], here: int) -> tuple[str, int]:
    """Return `đạt`, `vượt`, `không` where a verdict stands at a token, and the token behind it; nothing for none.

    A verdict is followed by the end of its clause or by what it is about (`kế hoạch`): `đạt 8/10` is none.
    """
    for words, verdict in _PHRASES:
        if tuple(token.text for token in tokens[here : here + len(words)]) != words:
            continue
        behind = here + len(words)
        while behind < len(tokens) and tokens[behind].text in _OBJECTS:
            behind += 1
        ended = behind >= len(tokens) or tokens[behind].text in (")", ".", ";", ",", "\n", "]", "!")
        return (verdict, behind) if ended else ("", here)
    return "", here


def ending(tokens: Sequence[Token]) -> tuple[str, int]:
    """Return the verdict at the end of an item or in brackets in it, and its token."""
    for here in range(len(tokens) - 1, -1, -1):
        opened = here and tokens[here - 1].text in ("(", "-", "–", "—", ":", ",", "=", ">", "[", "→")
        if opened:
            verdict, _ = at(tokens, here)
            if verdict:
                return verdict, here
    return "", 0


def less_is_better(words: str, target: Figure) -> bool | None:
    """Return whether an indicator is met from above; None where its name and its target leave that open."""
    if target.bound == "dưới":
        return True
    if target.bound in ("trên", "ít nhất"):
        return False
    words = words.replace("thoát nghèo", "")  # who is poor no more is counted, and more is better
    if _LESS.search(words):
        return None if _MORE.search(words) else True
    return False


def contradicted(verdict: str, actual: Figure, target: Figure, *, less: bool) -> str:
    """Return how the two values stand to each other where they deny the verdict; nothing where they allow it."""
    value, goal = actual.point, target.point
    printed = (goal.low + goal.high) / 2  # a target is what is printed, with nothing rounded
    under, over = value.high < printed, value.low > printed
    same = not under and not over
    worse, better = (over, under) if less else (under, over)
    if target.bound == "dưới" and same and "<" in target.shown and value.low >= printed:
        worse, same = True, False
    if verdict == "không" and not worse and (better or (same and target.bound != "dưới" and value == goal)):
        return "đạt"
    if verdict == "đạt" and worse:
        return "không đạt"
    if verdict == "vượt" and (worse or (same and value == goal and value.low == value.high)):
        return "không vượt"
    return ""
