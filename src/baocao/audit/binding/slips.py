"""The digits of figures, and the traces that a slip of typing leaves in them: 214,5 for 241,5."""

from __future__ import annotations

import re
from fractions import Fraction

from baocao.audit.reading.tokens import Figure

_FEW_TURNED = 3
"""Digits that a slip brings into another order."""
_FINEST = 6
"""Decimals of a figure that are looked at."""


def digits(figure: Figure, factor: int = 1) -> tuple[str, int]:
    """Return the digits of a figure without noughts at either end, and the place of the first before the comma."""
    return digits_of(figure.point.middle, factor)


def digits_of(value: Fraction, factor: int = 1) -> tuple[str, int]:
    """Return those of a number."""
    value = abs(value)
    shown = str(value.numerator * factor * 10**_FINEST // value.denominator)
    return shown.rstrip("0"), len(shown) - _FINEST


def size(figure: Figure) -> int:
    """Return in how many digits a slip can show; of the noughts at the end one counts."""
    printed = "".join(re.findall(r"\d", figure.shown)).lstrip("0")
    return min(len(printed), len(printed.rstrip("0")) + 1)


def turned(first: str, second: str) -> bool:
    """Return whether digits are the same in another order, which hardly ever comes about by chance."""
    width = max(len(first), len(second))
    one, two = first.ljust(width, "0"), second.ljust(width, "0")
    return sorted(one) == sorted(two) and 2 <= sum(a != b for a, b in zip(one, two, strict=True)) <= _FEW_TURNED


def alike(first: str, second: str) -> bool:
    """Return whether digits differ as a slip of typing leaves them: one other digit, or two or three in other order."""
    width = max(len(first), len(second))
    one, two = first.ljust(width, "0"), second.ljust(width, "0")
    apart = sum(a != b for a, b in zip(one, two, strict=True))
    return width >= 2 and (apart == 1 or turned(one, two))


def turned_from(printed: Figure, meant: Fraction) -> bool:
    """Return whether a figure is a value with some of its three digits or more in another order."""
    return meant > 0 and size(printed) > _FEW_TURNED - 1 and turned(digits(printed)[0], digits_of(meant)[0])


def mistyped(printed: Figure, meant: Fraction) -> bool:
    """Return whether a figure is what a slip of typing makes of a value."""
    if meant <= 0:
        return False
    (first, length), (second, other) = digits(printed), digits_of(meant)
    return length == other and alike(first, second)


def swapped(first: str, second: str) -> bool:
    """Return whether digits differ by two neighbours in the other order alone: 6.752 for 6.572."""
    width = max(len(first), len(second))
    one, two = first.ljust(width, "0"), second.ljust(width, "0")
    apart = [at for at in range(width) if one[at] != two[at]]
    return len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(one) == sorted(two)
