"""What a printed figure can stand for: an interval of exact amounts, in the base of its unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from baocao.notation import is_measure
from baocao.values import Figure

_FACTORS = {
    "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
_NEAR = Decimal("0.1")
"""How far from its number a figure with `gần`, `khoảng` may lie, as a share of the number."""

_KINDS = {
    "hộ": "hộ", "thôn": "thôn", "bản": "thôn", "tổ dân phố": "thôn", "xã": "xã", "phường": "xã", "thị trấn": "xã",
    "huyện": "huyện", "chi bộ": "chi bộ", "đảng bộ": "đảng bộ", "văn bản": "văn bản", "hồ sơ": "hồ sơ", "lớp": "lớp",
    "bằng khen": "bằng khen", "giấy khen": "giấy khen",
    "người": "người", "lao động": "người", "học sinh": "người", "học viên": "người", "sinh viên": "người",
    "trẻ em": "người", "cán bộ": "người", "công chức": "người",
}  # fmt: skip
"""Things that are counted, and what of them is one with what: a person is no household, an xã no huyện."""
_ENDLESS = Decimal("Infinity")


class Amount(NamedTuple):
    """The least and the most that a figure can stand for; both ends belong to it."""

    low: Decimal
    high: Decimal

    def meets(self, other: Amount) -> bool:
        """Return whether both can stand for one amount."""
        return self.low <= other.high and other.low <= self.high

    def minus(self, other: Amount) -> Amount:
        """Return what the difference can be."""
        return Amount(self.low - other.high, self.high - other.low)


def amount(figure: Figure) -> Amount:
    """Return what a figure can stand for: `91,6%` is 91,55 to 91,65; `gần 5.000 người` at most 5.000.

    A count is exact. What is measured is rounded to its last printed digit.
    """
    factor, base = scaled(figure.unit)
    last = Decimal(1).scaleb(min(int(figure.value.as_tuple().exponent), 0))
    slack = last / 2 if factor != 1 or is_measure(base) else Decimal(0)
    low, high = figure.value - slack, (figure.upper or figure.value) + slack
    match figure.qualifier.casefold():
        case "gần":
            low -= low * _NEAR
        case "xấp xỉ" | "khoảng":
            low, high = low - low * _NEAR, high + high * _NEAR
        case "trên" | "hơn" | "ít nhất" | "tối thiểu":
            high = _ENDLESS
        case "dưới" | "chưa đến" | "tối đa" | "không quá":
            low = Decimal(0)
    return Amount(low * factor, high * factor)


def total(amounts: Iterable[Amount]) -> Amount:
    """Return what the sum can be."""
    found = list(amounts)
    return Amount(sum((each.low for each in found), Decimal(0)), sum((each.high for each in found), Decimal(0)))


def scaled(unit: str) -> tuple[int, str]:
    """Return the factor of a unit and what it multiplies: `tỷ đồng` is 1.000.000.000 and `đồng`."""
    word, _, rest = unit.partition(" ")
    factor = _FACTORS.get(word.casefold())
    if factor is None:
        return 1, unit.casefold()
    deeper, base = scaled(rest)  # nghìn tỷ đồng
    return factor * deeper, base


def addable(one: Figure, other: Figure) -> bool:
    """Return whether two figures can be added: things with things, but only one kind of measure."""
    bases = [scaled(each.unit)[1] for each in (one, other)]
    return bases[0] == bases[1] or not any(map(is_measure, bases))


def kind(unit: str) -> str:
    """Return what kind of thing a unit counts, where that is beyond doubt; nothing for any other."""
    folded = unit.casefold()
    return next((each for word, each in _KINDS.items() if re.match(rf"{word}(?![^\W_])", folded)), "")
