"""Raw tokens to figures: what a number counts, how exactly, within what bounds; and numbers that count nothing."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from baocao.audit import lexicon, numerals
from baocao.audit.interval import ENDLESS, Interval, exactly
from baocao.audit.tokens import Date, Figure, Token, Type, raw

_NAMING = frozenset(
    [
        "khoản",
        "điều",
        "chương",
        "quý",
        "thứ",
        "khóa",
        "khoá",
        "tháng",
        "ngày",
        "mũi",
        "lục",
        "hình",
        "phẩy",
        "tiết",
        "trang",
        "lộ",
    ]
)
"""After these a number is a name whatever follows it."""
_PLACES = frozenset(
    ["lớp", "tổ", "thôn", "khu", "phường", "đội", "ấp", "bản", "khối", "xóm", "số", "điểm", "tp", "đường"]
)
"""After these a number is a name unless a unit follows it."""
_BEFORE_DATES = frozenset(
    [
        "ngày",
        "đến",
        "từ",
        "hết",
        "trước",
        "sau",
        "niệm",
        "dịp",
        "lễ",
        "sáng",
        "chiều",
        "tối",
        "vào",
        "hạn",
        "và",
        "mùng",
    ]
)
_COMPARING = frozenset(["nhiều", "cao", "ít", "thấp", "lớn", "sớm", "tốt", "kém", "muộn", "dài"])
_STOPPING = frozenset(
    [
        "và",
        "với",
        "của",
        "cho",
        "tại",
        "trong",
        "đạt",
        "bằng",
        "chiếm",
        "tăng",
        "giảm",
        "so",
        "là",
        "có",
        "được",
        "gồm",
        "từ",
        "do",
        "để",
        "còn",
        "theo",
    ]
)
_RANGES = frozenset("-–")
_SHARES = ("%", "điểm %", "‰")
_FLOOR, _CEILING, _AROUND = Fraction(4, 5), 2, Fraction(1, 10)
"""`gần` means at least four fifths, `trên` at most twice, `khoảng` a tenth more or less: what is further off than that
nobody would write so. Wide on purpose: a bound alone must never make a contradiction of a loose word."""


class _Reading(NamedTuple):
    figure: Figure
    following: int
    """The raw token after the figure."""


def tokens(text: str, *, plain: bool = False) -> tuple[Token, ...]:
    """Return the tokens of a text with its figures; `plain` says that the document writes 91.6 and 21,078."""
    given = list(raw(text))
    found: list[Token] = []
    at = 0
    while at < len(given):
        step = _next(given, at, text, plain)
        token, at = step
        if token.figure is not None and token.type is Type.FIGURE:
            token, at = _compounded(token, given, at, text, plain)
            token = _qualified(token, found, text)
            ratio = _ratio(token, given, at, text, plain)
            if ratio is not None:
                token, at = ratio
                token = (
                    token._replace(type=Type.LABEL, figure=None, of=None) if _names(token, found, given, at) else token
                )
            token, at = _ranged(token, given, at, text, plain)
        found.append(token)
    return tuple(found)


def _next(given: list[Token], at: int, text: str, plain: bool) -> tuple[Token, int]:  # noqa: PLR0911  one return a form
    """Return the next token of the result and where the raw tokens go on."""
    token = given[at]
    if token.type is Type.WORD:
        spelt = _spelt(given, at, text)
        return spelt if spelt is not None else (token, at + 1)
    if token.type is not Type.NUMBER:
        return token, at + 1
    date = _short_date(given, at)
    if date is not None:
        return date, at + 3
    if _is_year(given, at):
        return token._replace(type=Type.YEAR), at + 1
    if _is_label(given, at):
        return token._replace(type=Type.LABEL), at + 1
    reading = _figure(given, at, text, plain)
    if reading is None:
        return token._replace(type=Type.LABEL), at + 1
    figure = reading.figure
    return Token(Type.FIGURE, token.text, figure.start, figure.end, token.depth, figure), reading.following


def _word(given: list[Token], at: int) -> str:
    return given[at].text if 0 <= at < len(given) else ""


def _short_date(given: list[Token], at: int) -> Token | None:
    """Return `30/9` as a date where it can be one and the words before it say so."""
    if at + 2 >= len(given) or given[at + 1].text != "/" or given[at + 2].type is not Type.NUMBER:
        return None
    day, month = given[at].text, given[at + 2].text
    if not (day.isdigit() and month.isdigit() and len(day) <= 2 and len(month) <= 2):
        return None
    if given[at].end != given[at + 1].start or given[at + 1].end != given[at + 2].start:
        return None
    if _word(given, at - 1) not in _BEFORE_DATES or _unit(given, at + 3)[0] or not 1 <= int(day) <= 31:
        return None
    if not 1 <= int(month) <= 12 and _word(given, at - 1) != "ngày":
        return None
    end = given[at + 2].end
    return Token(Type.DATE, f"{day}/{month}", given[at].start, end, given[at].depth, date=Date(int(day), int(month), 0))


def _is_year(given: list[Token], at: int) -> bool:
    text = given[at].text
    if not (text.isdigit() and len(text) == 4 and "1900" <= text <= "2099"):
        return False
    if _word(given, at - 1) in ("năm", "đoạn", "kỳ", "khóa", "cuối", "đầu"):
        return True
    return not _unit(given, at + 1)[0] and _word(given, at + 1) not in ("%", "phần", *lexicon.MAGNITUDES)


def _is_label(given: list[Token], at: int) -> bool:
    text, before = given[at].text, _word(given, at - 1)
    if not text.isdigit() or len(text) > 3:
        return False
    if given[at].start and at and given[at - 1].end == given[at].start and given[at - 1].type is Type.WORD:
        return True
    if _word(given, at - 2) in lexicon.COMPOUNDS.get(before, ()) or (len(text) > 2 and before in ("cấp", "ngày")):
        return False
    if before in _NAMING and _word(given, at - 2) not in ("mỗi", "hằng", "hàng"):
        return True
    following = _unit(given, at + 1)[0] or _word(given, at + 1) in ("%", "‰", "phần", *lexicon.MAGNITUDES)
    return not following and (before in lexicon.LABELLING or before in _PLACES)


def _spelt(given: list[Token], at: int, text: str) -> tuple[Token, int] | None:
    """Return a number in words before a unit that counts, as `hai nghị quyết`."""
    words = [token.text for token in given[at : at + 3] if token.type is Type.WORD]
    said = numerals.in_words(words)
    if said is None or _word(given, at - 1) in ("thứ", "tháng", "lần", "ngày", "hạng", "mười", "mươi", "trăm", "một"):
        return None
    value, taken = said
    unit, _ = _unit(given, at + taken)
    if unit not in lexicon.COUNTED and unit != "tháng":
        return None
    start, end = given[at].start, given[at + taken - 1].end
    noun = _noun(given, at + taken)
    figure = Figure(start, end, text[start:end], exactly(value), exactly(value), unit, noun)
    return Token(Type.FIGURE, text[start:end].lower(), start, end, given[at].depth, figure), at + taken


def _figure(given: list[Token], at: int, text: str, plain: bool) -> _Reading | None:
    numeral = numerals.read(given[at].text)
    if numeral is None:
        return None
    magnitude, following, name = _magnitude(given, at + 1)
    share, following = _share(given, following)
    unit = share or _unit(given, following)[0]
    if not unit and name in ("triệu", "tỷ", "tỉ"):
        unit = "đồng"
    settled = _settled(given[at].text, numeral, unit, plain)
    if settled is None:
        return None
    value, decimals = settled
    step = Fraction(1, 10**decimals) * magnitude
    measured = decimals or magnitude > 1 or unit in lexicon.MEASURES or share
    point = exactly(value * magnitude).widened(step / 2 if measured else 0)
    start, end = given[at].start, given[following - 1].end
    noun = _noun(given, following)
    figure = Figure(start, end, text[start:end], point, point, unit, noun, factor=magnitude)
    return _Reading(figure, following)


def _settled(text: str, numeral: numerals.Numeral, unit: str, plain: bool) -> tuple[Fraction, int] | None:
    """Return the value of a number and its decimals; None where its two readings differ and nothing settles it."""
    if numeral.other is None:
        return numeral.value, numeral.decimals
    dotted = "." in text
    if unit in lexicon.COUNTED:
        return (numeral.value if dotted else numeral.other), 0
    if unit in _SHARES:
        return (numeral.other if dotted else numeral.value), 3
    if dotted:
        return None if plain else (numeral.value, 0)
    return (numeral.value, 3) if unit in lexicon.MEASURES and not plain else None


def _magnitude(given: list[Token], at: int) -> tuple[int, int, str]:
    """Return what `triệu`, `nghìn tỷ` multiply by, the token after them, and the last of them."""
    factor, name = 1, ""
    while _word(given, at) in lexicon.MAGNITUDES and factor < 10**12:
        name = given[at].text
        factor *= lexicon.MAGNITUDES[name]
        at += 1
    return factor, at, name


def _share(given: list[Token], at: int) -> tuple[str, int]:
    word, after = _word(given, at), _word(given, at + 1)
    if word in ("%", "‰"):
        return word, at + 1
    if word == "phần" and after in ("trăm", "nghìn"):
        return ("%" if after == "trăm" else "‰"), at + 2
    if word == "điểm" and after == "%":
        return "điểm %", at + 2
    if word == "điểm" and after == "phần" and _word(given, at + 2) == "trăm":
        return "điểm %", at + 3
    return "", at


def _unit(given: list[Token], at: int) -> tuple[str, int]:
    """Return the longest unit of the lexicon that begins at a raw token, and how many tokens it takes."""
    words: list[str] = []
    for token in given[at : at + lexicon.LONGEST_UNIT]:
        if token.type is not Type.WORD:
            break
        words.append(token.text)
    for length in range(len(words), 0, -1):
        unit = " ".join(words[:length])
        if unit in lexicon.UNITS:
            return unit, length
    return "", 0


def _noun(given: list[Token], at: int) -> tuple[str, ...]:
    words: list[str] = []
    for token in given[at : at + 6]:
        if token.type is not Type.WORD or token.text in _STOPPING:
            break
        words.append(token.text)
    return tuple(words)


def _qualified(token: Token, found: list[Token], text: str) -> Token:
    """Return the figure with the words before it that bound it; they are taken back from the tokens found so far."""
    figure = token.figure
    assert figure is not None  # only figures come here
    for length in (2, 1):
        words = tuple(each.text for each in found[-length:])
        bound = lexicon.QUALIFIERS.get(words) if len(words) == length else None
        if bound is None:
            continue
        before = found[-length - 1] if len(found) > length else None
        if (
            before is not None
            and words in (("hơn",), ("trên",))
            and (before.text in _COMPARING or (words == ("trên",) and before.type in (Type.FIGURE, Type.RATIO)))
        ):
            return token
        start = found[-length].start
        del found[-length:]
        figure = figure._replace(
            start=start, shown=text[start : figure.end], value=_bounded(figure.point, bound), bound=bound
        )
        return token._replace(start=start, figure=figure)
    return token


def _bounded(point: Interval, bound: str) -> Interval:
    """Return what a bound leaves; the printed number itself is the bound, with nothing rounded, and belongs to it."""
    printed = (point.low + point.high) / 2
    if bound == "gần":
        return Interval(printed * _FLOOR, printed)
    if bound == "khoảng":
        return Interval(printed * (1 - _AROUND), printed * (1 + _AROUND))
    if bound == "trên":
        return Interval(printed, printed * _CEILING)
    return Interval(Fraction(), printed) if bound == "dưới" else Interval(printed, ENDLESS)


def _ratio(token: Token, given: list[Token], at: int, text: str, plain: bool) -> tuple[Token, int] | None:
    """Return `21.078/23.000` as one token, where a slash and a second figure follow the first."""
    if token.figure is not None and token.figure.unit:
        _, taken = _unit(given, at)
        at += taken if taken and _word(given, at + taken) == "/" else 0
    if _word(given, at) != "/":
        return None
    sign = _word(given, at + 1) if _word(given, at + 1) in ("<", ">", "≤", "≥") else ""
    behind = at + 1 + bool(sign)
    if behind >= len(given) or given[behind].type is not Type.NUMBER:
        return None
    reading = _figure(given, behind, text, plain)
    first = token.figure
    if reading is None or first is None:
        return None
    second = reading.figure
    if sign:
        bound = lexicon.QUALIFIERS[(sign,)]
        second = second._replace(value=_bounded(second.point, bound), bound=bound)
    if not first.unit and second.unit:
        low = _scaled_like(first, second, given[behind].text) if second.factor > 1 else first.point
        first = first._replace(unit=second.unit, noun=second.noun, point=low, factor=second.factor)
        first = first._replace(value=_bounded(low, first.bound) if first.bound else low)
    return (
        Token(Type.RATIO, text[token.start : second.end].lower(), token.start, second.end, token.depth, first, second),
        reading.following,
    )


_LEADING = frozenset(
    ["có", "được", "là", "đạt", "với", "còn", "thành", "gồm", "số", "đã", "tại", "ở", "cho", "của", "trong"]
)
"""After one of these a fraction is a count, and no name of what stands before it."""


def _names(token: Token, found: list[Token], given: list[Token], at: int) -> bool:
    """Return whether two numbers with a slash are a name: `Quốc lộ 37/2`, `thửa đất 14/20 được cấp`."""
    before = found[-1] if found else None
    counted = token.figure is None or token.figure.unit or token.figure.value.high > 999
    if before is None or before.type is not Type.WORD or counted:
        return False
    if before.text in _NAMING | lexicon.LABELLING:
        return True
    if before.text == "số":
        return len(found) < 2 or found[-2].text not in ("tổng", "trong", "trên", "là")
    behind = given[at] if at < len(given) else None
    bare = behind is not None and behind.type is Type.WORD and behind.text in _STOPPING - {"đạt", "bằng", "chiếm", "là"}
    return bare and before.text not in _LEADING


def _ranged(token: Token, given: list[Token], at: int, text: str, plain: bool) -> tuple[Token, int]:
    """Return `1-1,5%` as one figure, where a dash and a larger figure follow the first."""
    first = token.figure
    if token.type is not Type.FIGURE or first is None or _word(given, at) not in _RANGES:
        return token, at
    close = at + 1 < len(given) and given[at].start - token.end == given[at + 1].start - given[at].end <= 1
    if not close or given[at + 1].type is not Type.NUMBER:
        return token, at
    reading = _figure(given, at + 1, text, plain)
    if reading is None:
        return token, at
    second = reading.figure
    if first.unit and first.unit != second.unit:
        return token, at
    low = first.point
    if not first.unit and second.unit and second.point.high > 0:
        low = _scaled_like(first, second, given[at + 1].text)
    if low.low >= second.point.high:
        return token, at
    value = Interval(low.low, second.point.high)
    figure = second._replace(
        start=token.start, shown=text[token.start : second.end], value=value, point=value, bound="từ"
    )
    return token._replace(end=second.end, figure=figure, text=figure.shown.lower()), reading.following


def _compounded(token: Token, given: list[Token], at: int, text: str, plain: bool) -> tuple[Token, int]:
    """Return `2 tỷ 350 triệu đồng` as one figure."""
    first = token.figure
    if (
        first is None
        or first.unit != "đồng"
        or first.factor < 10**6
        or at >= len(given)
        or given[at].type is not Type.NUMBER
    ):
        return token, at
    reading = _figure(given, at, text, plain)
    if reading is None or reading.figure.unit != "đồng" or not 1 < reading.figure.factor < first.factor:
        return token, at
    second = reading.figure
    whole = (first.point.low + first.point.high) / 2
    point = Interval(whole + second.point.low, whole + second.point.high)
    figure = first._replace(end=second.end, shown=text[first.start : second.end], value=point, point=point)
    return token._replace(end=second.end, figure=figure), reading.following


def _scaled_like(first: Figure, second: Figure, printed: str) -> Interval:
    """Return the low end of `1-1,5 tỷ`, whose magnitude stands behind the high end alone."""
    numeral = numerals.read(printed)
    middle = (second.point.low + second.point.high) / 2
    return first.point.scaled(middle / numeral.value) if numeral and numeral.value else first.point
