"""Word's units of length, from points and millimetres."""

from __future__ import annotations


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


MM_PER_TWIP = 25.4 / 1440
MM_PER_EMU = 1 / 36000
