"""Numbers that count nothing: dates, years, and what names a thing (`Điều 5`, `thôn 3`, `Quốc lộ 37/2`)."""

from __future__ import annotations

from baocao.audit.reading import lexicon
from baocao.audit.reading.readings import STOPPING, unit_at, word_at
from baocao.audit.reading.tokens import Date, Token, Type

_NAMING = lexicon.words("khoản điều chương quý thứ khóa khoá tháng ngày mũi lục hình phẩy tiết trang lộ")
"""After these a number is a name whatever follows it."""
_PLACES = lexicon.words("lớp tổ thôn khu phường đội ấp bản khối xóm số điểm tp đường")
"""After these a number is a name unless a unit follows it."""
_STANDARDS = lexicon.words("qcvn tcvn tcn iso iec qcđp tcxd qcxdvn tcxdvn")
"""After these a number is that of a standard, however long."""
_BEFORE_DATES = lexicon.words("ngày đến từ hết trước sau niệm dịp lễ sáng chiều tối vào hạn và mùng")
_LEADING = lexicon.words("có được là đạt với còn thành gồm số đã tại ở cho của trong")
"""After one of these a fraction is a count, and no name of what stands before it."""


def short_date(given: list[Token], at: int) -> Token | None:
    """Return `30/9` as a date where it can be one and the words before it say so."""
    if at + 2 >= len(given) or given[at + 1].text != "/" or given[at + 2].type is not Type.NUMBER:
        return None
    day, month = given[at].text, given[at + 2].text
    if not (day.isdigit() and month.isdigit() and len(day) <= 2 and len(month) <= 2):
        return None
    if given[at].end != given[at + 1].start or given[at + 1].end != given[at + 2].start:
        return None
    if word_at(given, at - 1) not in _BEFORE_DATES or unit_at(given, at + 3)[0] or not 1 <= int(day) <= 31:
        return None
    if not 1 <= int(month) <= 12 and word_at(given, at - 1) != "ngày":
        return None
    end = given[at + 2].end
    return Token(Type.DATE, f"{day}/{month}", given[at].start, end, given[at].depth, date=Date(int(day), int(month), 0))


def is_year(given: list[Token], at: int) -> bool:
    """Return whether a number is a year."""
    text = given[at].text
    if not (text.isdigit() and len(text) == 4 and "1900" <= text <= "2099"):
        return False
    if word_at(given, at - 1) in ("năm", "đoạn", "kỳ", "khóa", "cuối", "đầu"):
        return True
    return not unit_at(given, at + 1)[0] and word_at(given, at + 1) not in ("%", "phần", *lexicon.MAGNITUDES)


def is_label(given: list[Token], at: int) -> bool:
    """Return whether a number names a thing by the words beside it."""
    text, before = given[at].text, word_at(given, at - 1)
    if before in _STANDARDS:
        return True
    if not text.isdigit() or len(text) > 3:
        return False
    if given[at].start and at and given[at - 1].end == given[at].start and given[at - 1].type is Type.WORD:
        return True
    following = unit_at(given, at + 1)[0] or word_at(given, at + 1) in ("%", "‰", "phần", *lexicon.MAGNITUDES)
    counting = before == "tháng" and int(text) > 12 and following  # “nhập trong tháng 135 tấn”
    lasting = at > 1 and given[at - 2].type is Type.NUMBER and before in lexicon.TIMES
    counting = counting or (lasting and bool(unit_at(given, at + 1)[0]))  # “lũy kế 9 tháng 7 vụ”
    counting = counting or (before == "quý" and int(text) > 4 and bool(following) and word_at(given, at + 1) != "năm")
    counting = counting or (len(text) > 2 and before in ("cấp", "ngày", "loại", "hạng", "nhóm", "quý", "năm"))
    counting = counting or bool(following and before == "tháng" and _are_months(given, at - 2))
    if counting or word_at(given, at - 2) in lexicon.COMPOUNDS.get(before, ()):
        return False
    if before in _NAMING and word_at(given, at - 2) not in ("mỗi", "hằng", "hàng"):
        return True
    each = word_at(given, at - 2) in ("mỗi", "một", "từng")  # “mỗi tổ 49 thành viên”
    named = not each and (before in lexicon.LABELLING or before in _PLACES)
    return not following and (named or _has_letter(given, at))


def _are_months(given: list[Token], at: int) -> bool:
    """Return whether a number counts months: `lũy kế 9 tháng 7 vụ`."""
    text = word_at(given, at)
    return text.isdigit() and 1 < int(text) <= 12 and word_at(given, at - 1) not in _BEFORE_DATES


def _has_letter(given: list[Token], at: int) -> bool:
    """Return whether a letter is part of a number: `từ lớp 6A đến 6E`."""
    behind = given[at + 1] if at + 1 < len(given) else None
    return behind is not None and behind.type is Type.WORD and behind.start == given[at].end and len(behind.text) == 1


def names(token: Token, found: list[Token], given: list[Token], at: int) -> bool:
    """Return whether two numbers with a slash are a name: `Quốc lộ 37/2`, `thửa đất 14/20 được cấp`."""
    if token.text == "24/7":
        return True  # at all hours of all days
    before = found[-1] if found else None
    counted = token.figure is None or token.figure.unit or token.figure.value.high > 999
    if before is None or before.type is not Type.WORD or counted:
        return False
    if before.text in _NAMING | lexicon.LABELLING:
        return True
    if before.text == "số":
        return len(found) < 2 or found[-2].text not in ("tổng", "trong", "trên", "là")
    behind = given[at] if at < len(given) else None
    bare = behind is not None and behind.type is Type.WORD and behind.text in STOPPING - {"đạt", "bằng", "chiếm", "là"}
    return bare and before.text not in _LEADING
