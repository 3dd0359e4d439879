"""How wide text is and where it breaks, from the shipped advance widths; lengths in millimetres."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from math import ceil, comb
from typing import TYPE_CHECKING

from baocao.remember import remembered
from baocao.word.advances import ADVANCES, LINE_HEIGHT, UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MM_PER_POINT = 25.4 / 72
_MOST_CUTS = 20_000
"""Ways to break a name that are weighed against each other at the most."""
_LIKED = 0.85
"""Share of its width to which a break between two phrases, or in a name after a dash, brings a line."""


class _Face(dict[str, int]):
    """The advance widths of one face; an unknown character is as wide as one em."""

    def __missing__(self, letter: str) -> int:
        return UNITS


@cache
def _face(bold: bool, italic: bool) -> _Face:
    """Return the width of every known character in one face."""
    return _Face({letter: advance for advance, letters in ADVANCES[bold, italic] for letter in letters})


def width(text: str, points: float, bold: bool = False, italic: bool = False) -> float:
    """Return how long a line of the text is; an unknown character counts as one em."""
    return sum(map(_face(bold, italic).__getitem__, text)) * points / UNITS * MM_PER_POINT


def measurer(points: float, bold: bool) -> Callable[[str], float]:
    """Return what `width` does for one size and weight, quicker where much is measured."""
    advance, scale = _face(bold, False).__getitem__, points / UNITS * MM_PER_POINT
    return lambda text: sum(map(advance, text)) * scale


def line_height(points: float, spacing: float = 1) -> float:
    """Return the height of a line, in points."""
    return points * LINE_HEIGHT * spacing


def _pieces(text: str) -> list[str]:
    """Return the text cut wherever Word may break it: after a space and after an inner hyphen."""
    return [piece for word in text.split() for piece in (_parts(word) if "-" in word else (f"{word} ",))]


def _parts(word: str) -> list[str]:
    """Return a word cut after its inner hyphens, the last part with the space that follows."""
    cuts = [
        index + 1
        for index in range(1, len(word) - 1)
        if word[index] == "-" and word[index - 1] != "-" and word[index + 1] != "-"
    ]
    return [f"{word} "[a:b] for a, b in zip([0, *cuts], [*cuts, len(word) + 1], strict=True)]


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


@remembered(1024)
def wrap(text: str, room: float, points: float, bold: bool = False, italic: bool = False) -> tuple[str, ...]:
    """Return the lines into which Word breaks the text where a line may be `room` long."""
    pieces = _pieces(text)
    if not pieces:
        return ()
    widths = [width(piece, points, bold, italic) for piece in pieces]
    return tuple([line.rstrip() for line in _joined(pieces, _fill(widths, width(" ", points), room))])


@remembered(256)
def balance(
    text: str, room: float, points: float, bold: bool = False, italic: bool = False
) -> tuple[float, tuple[str, ...]]:
    """Return a narrower room in which Word breaks the text into even lines, and those lines.

    The number of lines is the least that `room` allows. Among the breaks to which the room alone
    can lead, those that tear the fewest words apart come first, and of these the most even, where a
    break between two phrases counts for some width. The room lies midway between the widths at which
    the breaks would change, so that a small difference in measuring cannot move them.
    """
    pieces = _pieces(text)
    widths = [width(piece, points, bold, italic) for piece in pieces]
    space = width(" ", points, bold, italic)
    options = list(_options(widths, space, room))
    if len(options[0][0]) < 2:
        return room, (text,)
    stable = [option for option in options if option[2] - option[1] >= _STABLE]
    starts, longest, widest = min(stable or options, key=lambda option: _rank(pieces, *option[:2]))
    return (longest + widest) / 2, tuple([line.rstrip() for line in _joined(pieces, starts)])


_Option = tuple[list[int], float, float]
"""Where lines start, and between which rooms these breaks come about: the longest line and the widest room."""
_STABLE = 0.6
"""Millimetres by which a room may differ without moving the breaks, where there is a choice."""


def _options(widths: list[float], space: float, room: float) -> Iterator[_Option]:
    """Yield the breaks for narrower and narrower rooms, as long as the number of lines is the same."""
    starts = _fill(widths, space, room)
    count = len(starts)
    while len(starts) == count:
        ends = [*starts[1:], len(widths)]
        longest = min(room, max([sum(widths[a:b]) - space for a, b in zip(starts, ends, strict=True)], default=0.0))
        yield starts, longest, room
        room = longest - _LESS
        before, starts = starts, _fill(widths, space, room)
        if starts == before:  # a word alone is too long for any room
            break


_LESS = 0.001
"""Millimetres: a room that is so much less than a line is too narrow for it."""


def _rank(pieces: list[str], starts: list[int], longest: float) -> tuple[int, float]:
    """Return how good breaks are, the best the least: what they tear apart, then their longest line."""
    torn = sum([_is_torn(pieces, start) for start in starts[1:]])
    liked = sum([_is_phrase(pieces, start) for start in starts[1:]])
    return torn, longest * _LIKED**liked


def _is_torn(pieces: list[str], start: int) -> bool:
    """Return whether a line that starts here splits a word, a name, a number off or a date, or starts with a dash."""
    before, after = pieces[start - 1], pieces[start]
    in_name = before.strip().istitle() and after[0].islower()
    in_date = before.strip().isdigit() and _leads_to_number(pieces, start)
    return not before.endswith(" ") or after in ("- ", "– ") or after[0].isdigit() or in_name or in_date


def _is_phrase(pieces: list[str], start: int) -> bool:
    """Return whether a phrase ends before a line that starts here: at a mark, or because `năm 2021` follows."""
    return pieces[start - 1].endswith((", ", "; ", "- ")) or _leads_to_number(pieces, start)


def _leads_to_number(pieces: list[str], start: int) -> bool:
    """Return whether a word and its number begin here: `năm 2021`."""
    return start + 1 < len(pieces) and pieces[start + 1][0].isdigit()


@remembered(256)
def split_name(name: str, room: float, points: float, bold: bool = False) -> tuple[str, ...]:
    """Return a body's name broken by hand into the fewest lines that fit, evenly, best after a dash."""
    words = name.split()
    least = max(1, ceil(width(name, points, bold) / room))
    for count in range(least, len(words) + 1):
        if comb(len(words) - 1, count - 1) > _MOST_CUTS:
            return tuple(_filled(words, room, points, bold))
        options = (_cut(words, cuts) for cuts in combinations(range(1, len(words)), count - 1))
        fitting = [lines for lines in options if _fits(lines, room, points, bold)]
        if fitting:
            best = min(fitting, key=lambda lines: _unevenness(lines, points, bold))
            return tuple(best)
    return tuple(words)


def _filled(words: list[str], room: float, points: float, bold: bool) -> list[str]:
    """Return the words in lines that are filled one after the other: for a text too long to weigh every way."""
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if width(longer, points, bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


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
