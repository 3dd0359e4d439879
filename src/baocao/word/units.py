"""Word's units of length, from points and millimetres and back."""

from __future__ import annotations

import math
from functools import lru_cache


def half_points(points: float) -> int:
    """Return a font size as `w:sz` counts it."""
    return round(points * 2)


def twips(points: float) -> int:
    """Return a length in points as twentieths of a point."""
    return round(points * 20)


def mm_twips(millimetres: float) -> int:
    """Return a length in millimetres as twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def emu(millimetres: float) -> int:
    """Return a length in millimetres as English Metric Units, as drawings count it."""
    return round(millimetres * 36000)


def eighths(points: float) -> int:
    """Return the thickness of a border as eighths of a point."""
    return round(points * 8)


def lines(spacing: float) -> int:
    """Return line spacing as `w:line` counts it, 240 to the line."""
    return round(spacing * 240)


MM_PER_EMU = 1 / 36000
POINTS_PER_MM = 72 / 25.4
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": POINTS_PER_MM, "pc": 12.0, "pi": 12.0}
"""Points in each unit that the standard allows in a measure (ST_UniversalMeasure)."""
_LONGEST = 24
"""Characters of a measure; what is longer is none."""


def number(text: object) -> float:
    """Return a number as an attribute states it; 0 where it is none."""
    stated = str(text or 0)
    try:
        value = float(stated) if len(stated) <= _LONGEST else 0.0
    except ValueError:
        return 0.0
    return value if math.isfinite(value) else 0.0


def measured(text: str, parts_of_a_point: int = 20) -> float:
    """Return a measure in points: a bare number counts parts of a point, otherwise its unit stands behind it."""
    unit = _POINTS.get(text[-2:])
    return number(text) / parts_of_a_point if unit is None else number(text[:-2]) * unit


@lru_cache(maxsize=1024)
def millimetres(text: str) -> float:
    """Return a measure in twips, or with a unit, as millimetres; 0 where it is none."""
    return measured(text) / POINTS_PER_MM


def whole(text: str) -> int:
    """Return a whole number as an attribute states it; 0 where it is none."""
    return int(number(text))
