"""The time that a value is said to be of: a year, a quarter or a month, an earlier time or the present one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from baocao.audit.meaning import cues
from baocao.audit.reading import phrases
from baocao.audit.reading.tokens import Token, Type

_BACK = """
    cùng kỳ|cùng thời điểm|cùng thời kỳ|năm liền kề|năm cũ|năm gốc|trước đó|trước đây|trước kia|hồi trước|đầu năm|đầu kỳ
    |đầu nhiệm kỳ|đầu khóa|đầu vụ|đầu tháng|đầu quý|đầu tuần|đầu đợt|ban đầu|mức cũ|thời điểm trước
"""
_NOW = """
    hiện nay|hiện|đến nay|nay|cuối năm|cuối tháng|cuối quý|cuối tuần|cuối vụ|cuối kỳ|cuối nhiệm kỳ|sau sắp xếp
    |sau sáp nhập|kỳ báo cáo
"""
_HIDDEN = {"hiện": {"thực", "thể", "phát", "xuất", "biểu", "tái"}, "đầu": {"tháng", "quý", "từ", "bắt", "đi", "dẫn"},
           "nay": {"cho"}}  # fmt: skip
"""Words before a first word that make another word of it: `thực hiện`, `6 tháng đầu năm`."""
CALENDAR = frozenset({"tháng", "năm", "quý", "tuần", "sao"})
"""Units of figures that say a time or a rank and are no values."""
_PARTS = {"quý": 12, "tháng": 12, "kỳ": 2}
"""What a year is divided into by number: `quý II`, `tháng 5`, `học kỳ I`."""
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4}


class When(NamedTuple):
    """A time, as far as it is said; nothing is said of the time of a plain `xảy ra 45 vụ`."""

    year: int = 0
    part: tuple[str, int] = ("", 0)
    """Which quarter, month or half of a year: `("quý", 2)`."""
    back: bool = False
    """Whether it is said to be before that of the report: `cùng kỳ`, `năm trước`."""
    now: bool = False

    def joined(self, other: When) -> When:
        """Return what two phrases of one clause say together: `cùng kỳ năm 2021`; of two that part the last counts."""
        part = other.part if other.part[0] else self.part
        return When(
            other.year or self.year,
            part,
            other.back or (self.back and not other.now),
            other.now or (self.now and not other.back),
        )


def precedes(first: When, second: When) -> bool:
    """Return whether one time is said to be before another."""
    if first.year and second.year and first.year != second.year:
        return first.year < second.year
    if first.back != second.back:
        return first.back
    if first.part[0] and first.part[0] == second.part[0] and first.part != second.part:
        return first.part < second.part
    return bool(first.year and second.now and not second.year and not first.now)


_PHRASES = cues.by_first_word({When(back=True): _BACK, When(now=True): _NOW})


def at(tokens: Sequence[Token], here: int) -> tuple[When, int] | None:
    """Return the time that is said at a token and how many tokens say it; None where none is."""
    if here >= len(tokens):
        return None
    token = tokens[here]
    if token.type in (Type.YEAR, Type.PERIOD):
        return When(int(token.text[:4])), 1
    if token.date is not None:
        return When(token.date.year, now=not token.date.year), 1
    if token.text == "năm" and here + 1 < len(tokens) and tokens[here + 1].type is Type.YEAR:
        return When(int(tokens[here + 1].text)), 2
    return _named(tokens, here)


def _named(tokens: Sequence[Token], here: int) -> tuple[When, int] | None:
    before = tokens[here - 1].text if here else ""
    word = tokens[here].text
    counted = here and tokens[here - 1].figure is not None and tokens[here - 1].text.isdigit()
    if word in _PARTS and not counted and (word != "kỳ" or before == "học"):
        number = _number(tokens, here)
        if number:
            return When(part=(word, number)), 2
    if before in _HIDDEN.get(word, ()):
        return None
    said = ((phrase, when) for phrase, when in _PHRASES.get(word, ()) if phrases.said(tokens, here, phrase))
    return next(((when, len(phrase)) for phrase, when in said), None) or _turn(tokens, here)


def _turn(tokens: Sequence[Token], here: int) -> tuple[When, int] | None:
    """Return the turn of something that comes round that a token begins to name: `mùa giải trước`, `kỳ thi này`."""
    if tokens[here].text not in _TURNS:
        return None
    for length in (1, 2, 3):
        word = tokens[here + length].text if here + length < len(tokens) else ""
        if word in _TURNED:
            part = (tokens[here].text, 0) if tokens[here].text in _PARTS and tokens[here].text != "kỳ" else ("", 0)
            return When(part=part, back=_TURNED[word], now=not _TURNED[word]), length + 1
        named = (tokens[here].text, word) in _LONG_TURNS
        if not word.isalpha() or word in _UNTURNED or (word in _TURNS and not named):
            return None
    return None


_TURNS = frozenset(
    {"năm", "mùa", "kỳ", "lần", "đợt", "vụ", "khóa", "khoá", "phiên", "niên", "nhiệm", "tháng", "quý", "tuần"}
)
_LONG_TURNS = frozenset({("nhiệm", "kỳ"), ("niên", "khóa"), ("niên", "khoá")})
_TURNED = {"trước": True, "ngoái": True, "kia": True, "này": False, "nay": False}
_UNTURNED = frozenset({"so", "là", "có", "đạt", "tăng", "giảm", "và", "trong", "của", "từ", "còn", "với"})


def _number(tokens: Sequence[Token], here: int) -> int:
    """Return the number of the part of a year that a token begins to name, 0 for none."""
    following = tokens[here + 1].text if here + 1 < len(tokens) else ""
    number = _NUMBERS.get(following) or (int(following) if following.isdigit() and len(following) < 3 else 0)
    return number if number <= _PARTS[tokens[here].text] else 0
