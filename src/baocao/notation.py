"""Numbers and dates as a Vietnamese office writes them: read exactly, printed the one way.

The decimal mark is a comma and thousands are grouped by dots (`21.078`, `91,6`). The plain notation
(`21078`, `91.6`) is read as well, so `21.078` alone has two readings; `number` says which one holds
and why, or that nothing settles it.
"""

from __future__ import annotations

import datetime
import enum
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from baocao import decree30

QUALIFIERS = (
    "gần", "xấp xỉ", "khoảng", "trên", "hơn", "dưới", "chưa đến", "ít nhất", "tối thiểu", "tối đa", "không quá",
)  # fmt: skip
"""Words before a figure that belong to it."""

_MEASURES = re.compile(
    r"(%|phần trăm|điểm|đồng|nghìn|ngàn|triệu|tỷ|tỉ|tấn|tạ|kg|g|ha|hecta|sào|km|m|cm|mét|lít|lần"
    r"|giờ|phút|ngày|tháng|năm|tuổi|kw|kwh|mw|mwh|usd|eur|vnd|độ)(?:[\s/²³23]|$)",
    re.IGNORECASE,
)
_MOST_DIGITS = 18
_TELLING_DIGITS = 3
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_COMMA = re.compile(r"\d+,\d+")
_TELLING = re.compile(r"\d[.,]\d")
_DATE = re.compile(r"(?:(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})|(?P<Y>\d{4})-(?P<M>\d{2})-(?P<D>\d{2}))")


TWO_READINGS = "BC213"


class Fault(Exception):
    """A text that cannot be read: `code`, the cause and the mend, in Vietnamese."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.hint = code, message, hint


class Usage(enum.Flag):
    """Which notation a file shows in the numbers that have one reading only."""

    NONE = 0
    VIETNAMESE = enum.auto()
    PLAIN = enum.auto()


class Readings(NamedTuple):
    """What can settle a number of two readings: its unit, and the file's other numbers."""

    unit: str | None
    usage: Usage


def is_measure(unit: str) -> bool:
    """Return whether a unit can have decimals (`%`, `tỷ đồng`); every other unit counts things."""
    return bool(_MEASURES.match(unit))


def usage(text: str) -> Usage:
    """Return the notation that `text`, one value of a file, shows beyond doubt."""
    if not _TELLING.search(text):
        return Usage.NONE
    for word in text.split():
        bare = word.strip("<>=≥≤%")
        if _COMMA.fullmatch(bare) or (_GROUPED.fullmatch(bare) and ("," in bare or bare.count(".") > 1)):
            return Usage.VIETNAMESE
        if re.fullmatch(r"\d+\.\d{1,2}", bare):
            return Usage.PLAIN
    return Usage.NONE


def plain(text: str) -> tuple[str, str] | None:
    """Return the first number of `text` that is written plain beyond doubt, and the like in Vietnamese notation."""
    for word in text.split():
        if usage(word) is Usage.PLAIN:
            bare = word.strip("<>=≥≤%")
            return bare, bare.replace(".", ",")
    return None


def number(text: str, readings: Readings) -> Decimal:
    """Return the exact value of one unsigned number.

    Raises Fault: BC211 where it is no number, BC212 where the grouping is broken, BC213 where the
    Vietnamese and the plain reading differ and neither the unit nor the file settles it.
    """
    if sum(map(str.isdigit, text)) > _MOST_DIGITS:
        raise Fault("BC212", f"số có hơn {_MOST_DIGITS} chữ số: “{text[:24]}…”", "xem lại số này")
    if re.fullmatch(r"0\d{2,}.*|0\d[.,].*", text):
        raise Fault("BC212", f"“{text}” có số 0 thừa ở đầu", "số dưới 10 có thể viết 05; số khác bỏ số 0 ở đầu")
    if re.fullmatch(r"[1-9]\d{0,2},\d{3}", text) and readings.unit and not is_measure(readings.unit):
        large = text.replace(",", ".")
        raise _two_readings(text, large, text, f"viết {large}: dấu phẩy là dấu thập phân, mà {readings.unit} là số đếm")
    if _COMMA.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if _GROUPED.fullmatch(text):
        if "," not in text and text.count(".") == 1:
            _settle(text, readings)
        return Decimal(text.replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(text):
        _, _, fraction = text.partition(".")
        if fraction and (len(fraction) > 2 or not _may_be_decimal(readings.unit)):
            raise _broken(text)
        return Decimal(text)
    if re.fullmatch(r"[\d.,  ]*\d[\d.,  ]*", text):
        raise _broken(text)
    raise Fault("BC211", f"cần một số, nhưng ghi “{text}”", _number_hint(text))


def _may_be_decimal(unit: str | None) -> bool:
    return unit is not None and is_measure(unit)


def _settle(text: str, readings: Readings) -> None:
    """Raise Fault unless `21.078` can only be the grouped number."""
    unit = readings.unit
    if unit is not None and not is_measure(unit):
        return
    percent = unit is not None and unit.startswith(("%", "điểm"))
    if readings.usage is Usage.VIETNAMESE and not percent:
        return
    raise _two_readings(text, text.replace(".", ""), text.replace(".", ","))


def _two_readings(text: str, large: str, decimal: str, hint: str = "") -> Fault:
    return Fault(
        TWO_READINGS,
        f"“{text}” có hai cách đọc: {large} (dấu phân nhóm nghìn) hoặc {decimal} (số thập phân)",
        hint or f"viết {large} nếu là số lớn, hoặc {decimal} nếu là số thập phân",
    )


def _broken(text: str) -> Fault:
    digits = re.sub(r"\D", "", text)
    whole, _, fraction = text.replace(" ", "").partition(".")
    if whole.isdigit() and fraction.isdigit():
        padded = grouped(Decimal(whole + fraction.ljust(3, "0"))) if len(fraction) < 3 else grouped(Decimal(digits))
        return Fault(
            "BC212",
            f"“{text}” phân nhóm sai: có thể là {padded} (nhóm nghìn phải đủ 3 chữ số) "
            f"hoặc {whole},{fraction} (số thập phân)",
            f"viết {padded} hoặc {whole},{fraction}",
        )
    if text.count(",") > 1 or re.fullmatch(r"\d{1,3}(,\d{3})+\.\d+", text):
        return Fault(
            "BC212",
            f"“{text}” phân nhóm bằng dấu phẩy, trong khi dấu phẩy là dấu thập phân",
            "nhóm nghìn viết bằng dấu chấm: 1.234.567,8",
        )
    whole = f"viết {grouped(Decimal(digits))}" if digits else ""
    return Fault("BC212", f"“{text}” phân nhóm sai: mỗi nhóm sau dấu chấm phải đủ 3 chữ số", whole)


def _number_hint(text: str) -> str:
    if re.fullmatch(r"\d{1,2}:\d{2}(:\d{2})?", text):
        return "đây là giờ, không phải số; số viết như 21.078 hoặc 91,6"
    if text[:1] in "-−":
        return "số liệu không ghi số âm; mức tăng, giảm ghi ở khóa change: giảm 2,5"
    return "số viết như 21.078 hoặc 91,6 (cũng đọc được 21078, 91.6); chưa biết thì ghi: chưa có"


def grouped(value: Decimal, decimals: int | None = None) -> str:
    """Return `value` in Vietnamese notation: `21.078`, `91,6`.

    With `decimals` it is rounded half up to so many places, and a fraction of zeros is left out.
    """
    if decimals is not None:
        value = round_half_up(value, decimals)
        if value == value.to_integral_value():
            value = value.quantize(Decimal(1))
    return f"{value:,f}".translate(_SWAP)


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Return `value` rounded to so many decimals, halves away from zero."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def is_slip(one: Decimal, other: Decimal) -> bool:
    """Return whether numbers differ as a slip of typing leaves them: one other digit, or two or three in other order.

    Shorter numbers than three digits are like each other by chance.
    """
    exponent = min(int(each.normalize().as_tuple().exponent) for each in (one, other))
    first, second = (str(int(abs(each).scaleb(-exponent))) for each in (one, other))
    if len(first) != len(second) or len(first) < _TELLING_DIGITS:
        return False
    apart = sum(a != b for a, b in zip(first, second, strict=True))
    return apart == 1 or (2 <= apart <= 3 and sorted(first) == sorted(second))


_SWAP = str.maketrans(",.", ".,")


def date(text: str) -> datetime.date:
    """Return the date of `20/01/2021` or `2021-01-20`.

    Raises Fault: BC221 for another form, BC222 for a day that no calendar has.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        raise Fault(
            "BC221",
            f"cần một ngày, nhưng ghi “{text}”",
            "ngày viết như 20/01/2021 hoặc 2021-01-20; chưa biết thì ghi: chưa có",
        )
    day, month, year = (int(match[a] or match[b]) for a, b in (("d", "D"), ("m", "M"), ("y", "Y")))
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise Fault("BC222", f"không có ngày {text} trong lịch", _date_hint(day, month, year)) from None


def _date_hint(day: int, month: int, year: int) -> str:
    if not 1 <= month <= 12:
        return f"tháng phải từ 1 đến 12, nhưng ghi {month}; thứ tự là ngày/tháng/năm hoặc năm-tháng-ngày"
    if year < 1:
        return "năm phải từ 1 trở đi"
    first_of_next = datetime.date(year + month // 12, month % 12 + 1, 1) if year < datetime.MAXYEAR else None
    last = (first_of_next - datetime.timedelta(days=1)).day if first_of_next else 31
    return f"tháng {month}/{year} có {last} ngày, nhưng ghi ngày {day}"


def short_date(day: datetime.date) -> str:
    """Return `08/12/2020`, `15/7/2017`: the date of a cited document, zeros by the decree."""
    return f"{decree30.two_digits(day.day)}/{decree30.month(day.month)}/{day.year}"
