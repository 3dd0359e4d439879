"""Raw tokens to figures: what a number counts, how exactly, within what bounds; and numbers that count nothing."""

from __future__ import annotations

from baocao.audit.reading import labels, lexicon, numerals, phrases, portions, readings
from baocao.audit.reading.interval import Interval, exactly
from baocao.audit.reading.tokens import Figure, Token, Type, raw

_COMPARING = frozenset(["nhiều", "cao", "ít", "thấp", "lớn", "sớm", "tốt", "kém", "muộn", "dài"])

_RANGES = frozenset("-–")
_TO = frozenset(["đến", "tới"])


def tokens(text: str, *, plain: bool = False) -> tuple[Token, ...]:
    """Return the tokens of a text with its figures; `plain` says that the document writes 91.6 and 21,078."""
    given = list(raw(text))
    found: list[Token] = []
    at = 0
    while at < len(given):
        step = _next(given, at, text, plain)
        token, at = step
        if token.figure is not None and token.type is Type.FIGURE:
            if _goes_on(found, text[: token.start]):
                found.append(token._replace(type=Type.LABEL, figure=None))
                continue
            token, at = _compounded(token, given, at, text, plain)
            token = _opened(_qualified(token, found, text), given, at)
            ratio = _ratio(token, given, at, text, plain)
            if ratio is not None:
                token, at = ratio
                if labels.names(token, found, given, at):
                    token = token._replace(type=Type.LABEL, figure=None, of=None)
            token, at = _ranged(token, given, at, text, plain)
        found.append(token)
    return tuple(found)


def _next(given: list[Token], at: int, text: str, plain: bool) -> tuple[Token, int]:  # noqa: PLR0911  one return a form
    """Return the next token of the result and where the raw tokens go on."""
    token = given[at]
    if token.type is Type.WORD:
        part = portions.at(given, at, text)
        if part is not None:
            figure, taken = part
            return Token(Type.FIGURE, figure.shown.lower(), figure.start, figure.end, token.depth, figure), at + taken
        spelt = _spelt(given, at, text)
        return spelt if spelt is not None else (token, at + 1)
    if token.type is not Type.NUMBER:
        return token, at + 1
    date = labels.short_date(given, at)
    if date is not None:
        return date, at + 3
    if labels.is_year(given, at):
        return token._replace(type=Type.YEAR), at + 1
    if labels.is_label(given, at):
        return token._replace(type=Type.LABEL), at + 1
    reading = readings.figure_at(given, at, text, plain)
    if reading is None:
        return token._replace(type=Type.LABEL), at + 1
    figure = reading.figure
    return Token(Type.FIGURE, token.text, figure.start, figure.end, token.depth, figure), reading.following


def _spelt(given: list[Token], at: int, text: str) -> tuple[Token, int] | None:
    """Return a number in words before a unit that counts, as `hai nghị quyết`."""
    words = [token.text for token in given[at : at + 3] if token.type is Type.WORD]
    said = numerals.in_words(words)
    if said is None or readings.word_at(given, at - 1) in (
        "thứ",
        "tháng",
        "lần",
        "ngày",
        "hạng",
        "mười",
        "mươi",
        "trăm",
        "một",
    ):
        return None
    value, taken = said
    unit, _ = readings.unit_at(given, at + taken)
    if unit not in lexicon.COUNTED and unit not in ("tháng", "giờ", "phút"):
        return None
    start, end = given[at].start, given[at + taken - 1].end
    noun = readings.noun_at(given, at + taken)
    figure = Figure(start, end, text[start:end], exactly(value), exactly(value), unit, noun)
    return Token(Type.FIGURE, text[start:end].lower(), start, end, given[at].depth, figure), at + taken


def _qualified(token: Token, found: list[Token], text: str) -> Token:
    """Return the figure with the words before it that bound it; they are taken back from the tokens found so far."""
    figure = token.figure
    assert figure is not None  # only figures come here
    for length in (3, 2, 1):
        words = tuple(each.text for each in found[-length:])
        bound = lexicon.QUALIFIERS.get(words) if len(words) == length else None
        if words == ("quá",) and {"không", "chưa"} & {each.text for each in found[-6:]}:
            bound = "dưới"  # “không để phát sinh quá 5 lượt”
        if bound is None:
            continue
        before = found[-length - 1] if len(found) > length else None
        if (
            before is not None
            and words in (("hơn",), ("trên",))
            and (before.text in _COMPARING or (words == ("trên",) and before.type in (Type.FIGURE, Type.RATIO)))
        ):
            return token
        reckoned = before is not None and before.text in ("tính", "dựa", "căn", "cấp")  # “chuyển cấp trên 8 đơn”
        if words == ("trên",) and (reckoned or _is_put_over(found[:-1], figure)):
            return token
        start = found[-length].start
        del found[-length:]
        figure = figure._replace(
            start=start, shown=text[start : figure.end], value=readings.bounded(figure.point, bound), bound=bound
        )
        return token._replace(start=start, figure=figure)
    return token


def _opened(token: Token, given: list[Token], at: int) -> Token:
    """Return a figure with the bound that `trở lên`, `trở xuống` behind its noun make of it."""
    figure = token.figure
    words = [each.text for each in given[at : at + 5]]
    if figure is None or figure.bound or "trở" not in words[:4]:
        return token
    way = words[words.index("trở") + 1 : words.index("trở") + 2]
    bound = {"lên": "ít nhất", "xuống": "dưới"}.get(way[0] if way else "", "")
    if not bound or any(each.type is not Type.WORD for each in given[at : at + words.index("trở")]):
        return token
    return token._replace(figure=figure._replace(value=readings.bounded(figure.point, bound), bound=bound))


_FROM_TO = frozenset({"lên", "đến", "tới", "xuống", "còn", "từ", "cho", "với", "có", "được", "đạt"})
_FAR = 9


def _is_put_over(found: list[Token], figure: Figure) -> bool:
    """Return whether `trên` puts a figure before it over one of its own unit: `45 hồ sơ đúng hạn trên 60 hồ sơ`."""
    if figure.unit not in lexicon.COUNTED or not found or found[-1].text in _FROM_TO:
        return False
    for token in reversed(found[-_FAR:]):
        if token.figure is not None:
            return token.figure.unit == figure.unit and token.figure.point.high <= figure.point.high
        if token.type is not Type.WORD:
            break
    return False


_PLANS = (("chỉ", "tiêu"), ("kế", "hoạch"), ("mục", "tiêu"), ("dự", "toán"), ("kh",))
"""What the figure behind a slash may be called: `71,4%/chỉ tiêu 75%`."""


def _ratio(token: Token, given: list[Token], at: int, text: str, plain: bool) -> tuple[Token, int] | None:
    """Return `21.078/23.000` as one token, where a slash and a second figure follow the first."""
    if token.figure is not None and token.figure.unit:
        _, taken = readings.unit_at(given, at)
        at += taken if taken and readings.word_at(given, at + taken) == "/" else 0
    if readings.word_at(given, at) != "/":
        return None
    at += next((len(name) for name in _PLANS if phrases.said(given, at + 1, name)), 0)
    sign = readings.word_at(given, at + 1) if readings.word_at(given, at + 1) in ("<", ">", "≤", "≥") else ""
    behind = at + 1 + bool(sign)
    if behind >= len(given) or given[behind].type is not Type.NUMBER:
        return None
    reading = readings.figure_at(given, behind, text, plain)
    first = token.figure
    if reading is None or first is None:
        return None
    second = reading.figure
    if lexicon.count_two_things(first.unit, second.unit):
        return None  # “110 vụ/182 bị cáo” tells two counts side by side
    if sign:
        bound = lexicon.QUALIFIERS[(sign,)]
        second = second._replace(value=readings.bounded(second.point, bound), bound=bound)
    if not first.unit and second.unit:
        low = readings.scaled_like(first, second, given[behind].text) if second.factor > 1 else first.point
        first = first._replace(unit=second.unit, noun=second.noun, point=low, factor=second.factor)
        first = first._replace(value=readings.bounded(low, first.bound) if first.bound else low)
    shown = text[token.start : second.end].lower()
    return Token(Type.RATIO, shown, token.start, second.end, token.depth, first, second), reading.following


def _ranged(token: Token, given: list[Token], at: int, text: str, plain: bool) -> tuple[Token, int]:
    """Return `1-1,5%` as one figure, where a dash and a larger figure follow the first."""
    first = token.figure
    if token.type is not Type.FIGURE or first is None or readings.word_at(given, at) not in _RANGES | _TO:
        return token, at
    close = at + 1 < len(given) and given[at].start - token.end == given[at + 1].start - given[at].end <= 1
    if not close or given[at + 1].type is not Type.NUMBER:
        return token, at
    reading = readings.figure_at(given, at + 1, text, plain)
    if reading is None:
        return token, at
    second = reading.figure
    spelt = given[at].text in _TO  # “thêm từ 6 đến 8 điểm phần trăm”, and not “tăng từ 6 đến 8%”
    if (first.unit and first.unit != second.unit) or (spelt and (first.unit or second.unit != "điểm %")):
        return token, at
    low = first.point
    if not first.unit and second.unit and second.point.high > 0:
        low = readings.scaled_like(first, second, given[at + 1].text)
    if low.low >= second.point.high:
        return token, at
    value = Interval(low.low, second.point.high)
    figure = second._replace(
        start=token.start, shown=text[token.start : second.end], value=value, point=value, bound="từ"
    )
    return token._replace(end=second.end, figure=figure, text=figure.shown.lower()), reading.following


def _goes_on(found: list[Token], before: str) -> bool:
    """Return whether an amount that cannot be read for certain goes on with what follows: `1.088 tỷ 473 triệu`."""
    unread = next((token for token in reversed(found[-2:]) if token.type is Type.LABEL), None)
    words = before[unread.start :].lower().split() if unread else []
    return len(words) > 1 and all(word in lexicon.MAGNITUDES for word in words[1:])


def _compounded(token: Token, given: list[Token], at: int, text: str, plain: bool) -> tuple[Token, int]:
    """Return `2 tỷ 350 triệu 500 nghìn đồng` as one figure: each piece is of a smaller magnitude than the last."""
    figure = token.figure
    if figure is None or figure.unit != "đồng" or figure.factor < 10**6:
        return token, at
    smallest = figure.factor
    while at < len(given) and given[at].type is Type.NUMBER:
        reading = readings.figure_at(given, at, text, plain)
        if reading is None or not _is_piece(reading.figure, smallest):
            break
        piece, at = reading
        point = piece.point + exactly(figure.point.middle)
        figure = figure._replace(end=piece.end, shown=text[figure.start : piece.end], value=point, point=point)
        smallest = piece.factor
    return token._replace(end=figure.end, figure=figure), at


def _is_piece(piece: Figure, above: int) -> bool:
    """Return whether an amount of money goes on a larger one, as `597 nghìn` goes on `512 triệu`."""
    return (piece.unit == "đồng" or (not piece.unit and piece.factor > 1)) and piece.factor < above
