"""Closed intervals of exact numbers: what a printed figure can stand for, as in XBRL's Calculations 1.1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

ENDLESS = Fraction(10) ** 30
"""Stands for no upper end: no report has such a figure."""


class Interval(NamedTuple):
    """All numbers from `low` to `high`, both included."""

    low: Fraction
    high: Fraction

    @property
    def middle(self) -> Fraction:
        """Return the number halfway between the ends."""
        return self.low if self.low == self.high else (self.low + self.high) / 2

    @property
    def half(self) -> Fraction:
        """Return how far either end lies from the middle: of a printed figure half a step of its last digit."""
        return (self.high - self.low) / 2

    def __add__(self, other: object) -> Interval:
        """Return what a sum of two such numbers can be."""
        if not isinstance(other, Interval):
            return NotImplemented
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        """Return what a difference of two such numbers can be."""
        return Interval(self.low - other.high, self.high - other.low)

    def scaled(self, factor: Fraction | int) -> Interval:
        """Return the interval times a positive factor."""
        return Interval(self.low * factor, self.high * factor)

    def over(self, other: Interval) -> Interval | None:
        """Return what a quotient of two numbers from nought upwards can be; None where the divisor can be nought."""
        if other.low <= 0 or self.low < 0:
            return None
        return Interval(self.low / other.high, self.high / other.low)

    def widened(self, by: Fraction | int) -> Interval:
        """Return the interval made longer at both ends."""
        return Interval(self.low - by, self.high + by)

    def meets(self, other: Interval) -> bool:
        """Return whether a number lies in both."""
        return self.low <= other.high and other.low <= self.high

    def below(self, other: Interval) -> bool:
        """Return whether every number of this one is less than every number of the other."""
        return self.high < other.low


def exactly(value: Fraction | int) -> Interval:
    """Return the interval of one number."""
    number = value if isinstance(value, Fraction) else Fraction(value)
    return Interval(number, number)


def total(intervals: Sequence[Interval]) -> Interval:
    """Return what the sum of such numbers can be."""
    return Interval(
        sum((each.low for each in intervals), Fraction()), sum((each.high for each in intervals), Fraction())
    )


def reckoned(values: Sequence[Interval]) -> Iterator[tuple[tuple[int, ...], Interval]]:
    """Yield what values make when each is added (1), taken away (-1) or left out (0), with what is done to each."""
    for signs in product((0, 1, -1), repeat=len(values)):
        added = total([value for sign, value in zip(signs, values, strict=True) if sign > 0])
        yield signs, added - total([value for sign, value in zip(signs, values, strict=True) if sign < 0])
