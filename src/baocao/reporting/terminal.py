"""Fitting text into the columns of a terminal, with nothing in it that would act on the terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

_TAB = 4
_GUTTER = 8
_BETWEEN_WORDS = re.compile(r" (?![^{}]*\}\})")


def wrapped(text: str, first: int, indent: int, width: int) -> str:
    """Return the text broken between words at `width`; its first line begins at column `first`.

    An expression `{{ … }}` stays on one line, so that it can be copied.
    """
    rows, used = [""], first
    for word in _BETWEEN_WORDS.split(safe(text)):
        size = columns(word)
        if rows[-1] and used + 1 + size > width:
            rows.append(word)
            used = indent + size
        else:
            glue = " " if rows[-1] else ""
            rows[-1] += glue + word
            used += len(glue) + size
    return ("\n" + " " * indent).join(rows)


def cut(text: str, room: int) -> str:
    """Return what fits in `room` columns of the text, ending with an ellipsis where it does not all fit."""
    cells = [_cell(ch) for ch in text[: 4 * room]]
    sizes = [columns(cell) for cell in cells]
    if sum(sizes) <= room and len(text) <= 4 * room:
        return "".join(cells)
    return "".join(cells[: _reach(sizes, room - 1)]).rstrip() + "…"


def excerpt(row: str, number: int, marks: Mapping[int, str], width: int) -> tuple[list[str], set[int]]:
    """Return a line with its number, and below it the marks under their columns, the first of which is surely seen.

    A mark is one character on the screen, whatever colour it carries; columns count from 1, and 0 has no place. The
    set tells which of the columns the excerpt has.
    """
    gutter = f"{number:>{_GUTTER - 3}} | "
    at = next((column - 1 for column in marks if column), 0)
    window = _window(row, at, max(width - len(gutter), 20))
    shown = [(gutter + window.text).rstrip()]
    below, seen = "", set[int]()
    reach = 0
    for column, mark in sorted(marks.items()):
        spot = window.column(column - 1) if column else None
        if spot is not None and spot >= reach:
            below += " " * (spot - reach) + mark
            reach = spot + 1
            seen.add(column)
    if below:
        shown.append(" " * (len(gutter) - 2) + "| " + below)
    return shown, seen


class _Window(NamedTuple):
    """The part of a line that is shown."""

    text: str
    head: int
    """Columns before the first character that is shown."""
    first: int
    """The offset of that character in the line."""
    sizes: list[int]
    """The columns of each character that is shown."""

    def column(self, offset: int) -> int | None:
        """Return the column of a character of the line, or of its end; None where it is not shown."""
        if not self.first <= offset <= self.first + len(self.sizes):
            return None
        return self.head + sum(self.sizes[: offset - self.first])


def _window(row: str, at: int, room: int) -> _Window:
    """Return what fits in `room` columns of the line around offset `at`."""
    at = min(at, len(row))
    low, high = max(0, at - 4 * room), at + 4 * room  # a line may be a whole file long
    cells = [_cell(ch) for ch in row[low:high]]
    sizes = [columns(cell) for cell in cells]
    at -= low
    if not low and high >= len(row) and sum(sizes) + (at == len(cells)) <= room:
        return _Window("".join(cells), 0, 0, sizes)
    left = _reach(sizes[:at][::-1], room // 2)
    right = _reach(sizes[at:], room - 2 - sum(sizes[at - left : at]))
    left = _reach(sizes[:at][::-1], room - 2 - max(sum(sizes[at : at + right]), 1))
    head = "…" if low or left < at else ""
    tail = "…" if high < len(row) or at + right < len(cells) else ""
    first, last = at - left, at + right
    return _Window(head + "".join(cells[first:last]) + tail, len(head), low + first, sizes[first:last])


def _reach(sizes: list[int], room: int) -> int:
    """Return how many of the cells fit."""
    count = used = 0
    for size in sizes:
        used += size
        if used > room:
            break
        count += 1
    return count


def columns(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return sum(0 if unicodedata.combining(ch) else 2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in text)


def _cell(ch: str) -> str:
    return " " * _TAB if ch == "\t" else safe(ch)


def safe(text: str) -> str:
    """Return the text with a picture for each character that would act on the terminal or hide."""
    return text if text.isprintable() else "".join(map(_picture, text))


def _picture(ch: str) -> str:
    if ch.isprintable() or ch == "\u00a0":
        return ch
    if ch < " ":
        return chr(0x2400 + ord(ch))
    return "␡" if ch == "\x7f" else "\ufffd"
