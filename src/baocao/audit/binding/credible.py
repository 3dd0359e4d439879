"""Whether a claim is wrong, or is of something else than what it is held against.

Who mistypes a figure, miscounts or keeps last year's is off by a little, or by noughts. A claim that is many times what
two figures give was most often said of other figures: the text binds them otherwise than it was understood.
"""

from __future__ import annotations

from fractions import Fraction

from baocao.audit.reading.interval import Interval

_MOST = 2
"""So many times as much as it should be a wrong claim is at the most; one of a small difference more."""
FAR = 3
"""So many times as much as it should be a wrong change is at the most."""
_CLOSE = Fraction(1, 50)
"""By so much of it a claim may be off that has a nought too many or too few."""
_NOUGHTS = tuple(Fraction(10) ** power for power in (-3, -2, -1, 1, 2, 3))


def credible(claimed: Interval, due: Interval, most: int = _MOST) -> bool:
    """Return whether what is claimed can be a slip for what is due; the way of a change plays no part."""
    size, true = unsigned(claimed), unsigned(due)
    noughts = (true.scaled(each) for each in _NOUGHTS)
    return true.high > 0 and (
        of_one_size(size, true, most) or any(each.widened(each.middle * _CLOSE).meets(size) for each in noughts)
    )


def of_one_size(claimed: Interval, due: Interval, most: int) -> bool:
    """Return whether neither of two values is more than so many times the other; their signs play no part."""
    (low, high), (least, greatest) = unsigned(claimed), unsigned(due)
    return low <= most * greatest and least <= most * high


def unsigned(value: Interval) -> Interval:
    """Return a value without its sign."""
    ends = sorted((abs(value.low), abs(value.high)))
    return Interval(Fraction(0) if value.low < 0 < value.high else ends[0], ends[1])
