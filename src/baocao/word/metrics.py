"""How wide text is and where it breaks, from the shipped advance widths; lengths in millimetres."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from math import ceil

from baocao.word.advances import ADVANCES, LINE_HEIGHT, UNITS

MM_PER_POINT = 25.4 / 72


@cache
def _advances(bold: bool, italic: bool) -> dict[str, int]:
    """Return the width of every known character in one face."""
    return {letter: advance for advance, letters in ADVANCES[bold, italic] for letter in letters}


def width(text: str, points: float, bold: bool = False, italic: bool = False) -> float:
    """Return how long a line of the text is; an unknown character counts as one em."""
    advances = _advances(bold, italic)
    return sum([advances.get(letter, UNITS) for letter in text]) * points / UNITS * MM_PER_POINT


def line_height(points: float, spacing: float = 1) -> float:
    """Return the height of a line, in points."""
    return points * LINE_HEIGHT * spacing


_INNER_HYPHEN = re.compile(r"(?<=[^-]-)(?=[^-\s])")


def _pieces(text: str) -> list[str]:
    """Return the text cut wherever Word may break it: after a space and after an inner hyphen."""
    return [piece for word in text.split() for piece in _INNER_HYPHEN.split(f"{word} ")]


def _fill(widths: list[float], space: float, room: float) -> list[int]:
    """Return the index of the piece that begins each line, filled as Word fills it.

    A width includes the space after its piece, which may hang over the end of a line.
    """
    starts = [0]
    used = 0.0
    for index, advance in enumerate(widths):
        if used and used + advance - space > room:
            starts.append(index)
            used = 0.0
        used += advance
    return starts


def _joined(pieces: list[str], starts: list[int]) -> list[str]:
    """Return the lines that begin at the given pieces."""
    return ["".join(pieces[a:b]) for a, b in zip(starts, [*starts[1:], len(pieces)], strict=True)]


def wrap(text: str, room: float, points: float, bold: bool = False, italic: bool = False) -> list[str]:
    """Return the lines into which Word breaks the text where a line may be `room` long."""
    pieces = _pieces(text)
    if not pieces:
        return []
    widths = [width(piece, points, bold, italic) for piece in pieces]
    return [line.rstrip() for line in _joined(pieces, _fill(widths, width(" ", points), room))]


def balance(text: str, room: float, points: float, bold: bool = False, italic: bool = False) -> tuple[float, list[str]]:
    """Return a narrower room in which Word breaks the text into even lines, and those lines.

    The number of lines is the least that `room` allows. Among the breaks to which the room alone
    can lead, those that split no word and start no line with a dash come first, and of these the
    most even. The room lies midway between the widths at which the breaks would change, so that a
    small difference in measuring cannot move them.
    """
    pieces = _pieces(text)
    widths = [width(piece, points, bold, italic) for piece in pieces]
    space = width(" ", points, bold, italic)
    count = len(_fill(widths, space, room))
    if count < 2:
        return room, [text]
    step = points * MM_PER_POINT / 4
    options: dict[tuple[int, ...], list[float]] = {}
    trial = room
    while trial > 0 and len(starts := _fill(widths, space, trial)) == count:
        options.setdefault(tuple(starts), []).append(trial)
        trial -= step
    clean = [option for option in options if all(_clean_break(pieces, start) for start in option[1:])]
    even = min(clean or options, key=lambda option: options[option][-1])
    rooms = options[even]
    return (rooms[0] + rooms[-1]) / 2, [line.rstrip() for line in _joined(pieces, list(even))]


def _clean_break(pieces: list[str], start: int) -> bool:
    """Return whether a line may well begin here: not within a word, not with a dash."""
    return pieces[start - 1].endswith(" ") and pieces[start] not in ("- ", "– ")


_LIKED = 0.85
"""Share of its width that a break after a dash is worth: names are read in these phrases."""


def split_name(name: str, room: float, points: float, bold: bool = False) -> list[str]:
    """Return a body's name broken by hand into the fewest lines that fit, evenly, best after a dash."""
    words = name.split()
    least = max(1, ceil(width(name, points, bold) / room))
    for count in range(least, len(words) + 1):
        options = (_cut(words, cuts) for cuts in combinations(range(1, len(words)), count - 1))
        fitting = [lines for lines in options if _fits(lines, room, points, bold)]
        if fitting:
            return min(fitting, key=lambda lines: _unevenness(lines, points, bold))
    return words


def _fits(lines: list[str], room: float, points: float, bold: bool) -> bool:
    """Return whether every line is short enough and none starts with a dash."""
    return all(width(line, points, bold) <= room and not line.startswith("- ") for line in lines)


def _cut(words: list[str], cuts: tuple[int, ...]) -> list[str]:
    """Return the words joined into lines that begin at the cuts."""
    return [" ".join(words[a:b]) for a, b in zip((0, *cuts), (*cuts, len(words)), strict=True)]


def _unevenness(lines: list[str], points: float, bold: bool) -> float:
    """Return the width of the longest line, less where the lines end at a dash."""
    after_dash = sum(line.endswith(" -") for line in lines[:-1])
    return max(width(line, points, bold) for line in lines) * _LIKED**after_dash
