"""How numbers are said in a finding: in Vietnamese notation, short enough for a sentence."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from baocao import notation
from baocao.audit.reading.interval import Interval


def number(value: Fraction, decimals: int = 2) -> str:
    """Return a number with at the most so many decimals: `107,53`, `21.078`."""
    with_places = Decimal(round(value * 10**decimals)).scaleb(-decimals)
    shown = notation.grouped(with_places)
    return shown.rstrip("0").rstrip(",") if "," in shown else shown


def amount(value: Interval, factor: int = 1) -> str:
    """Return the middle of an interval in units of a magnitude."""
    return number(value.middle / factor)
