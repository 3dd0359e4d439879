"""How values travel through Jinja and Markdown: as marks in the text, so that they come out whole.

A value that a template prints, or that an expression in prose comes to, stands in the text as a mark and is
never read as markup: a `*` or `#` in a name stays what it is. A line of a template carries a mark of its
own, so that its words know where they were written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from baocao import markdown
from baocao.markdown import BAR
from baocao.problems import Place
from baocao.remember import remembered

_VALUE, _LINE, _END = "\ue000", "\ue001", "\ue002"
_NUMBER = re.compile(f"{_VALUE}([0-9]+){_END}")
_MARK = re.compile(f"({_VALUE}[0-9]+{_END}|{_LINE}[0-9]+x[0-9a-f]+{_END}|\n)")


class Line(NamedTuple):
    """Closes the words of one line of a template."""

    place: Place


class Value(NamedTuple):
    """Stands for a value."""

    number: int
    """Which of the values of the document it is."""


class Pieces:
    """The values behind the marks of one document."""

    def __init__(self) -> None:
        self._values: list[Any] = []

    def mark(self, value: Any) -> str:
        """Return the mark that stands for a value."""
        self._values.append(value)
        return marked(len(self._values) - 1)

    def values(self, numbers: Iterable[int]) -> list[Any]:
        """Return the values that the marks of these numbers stand for."""
        return [self._values[number] for number in numbers]


def marked(number: int) -> str:
    """Return the mark of a number."""
    return f"{_VALUE}{number}{_END}"


def marks(text: str) -> tuple[int, ...]:
    """Return the numbers of the values that stand in a text."""
    return tuple([int(found[1]) for found in _NUMBER.finditer(text)])


def alone(text: str) -> int | None:
    """Return the number of the value where `text` is one value's mark and nothing else, otherwise None."""
    return int(text[1:-1]) if text[:1] == _VALUE and text.find(_END) == len(text) - 1 else None


class Stretch(NamedTuple):
    """A part of a paragraph in one look: literal text, a line end, or the mark of a value or a line."""

    part: str | Line | Value
    bold: bool
    italic: bool


@remembered(4096)
def split(text: str) -> tuple[Stretch, ...]:
    """Return what a paragraph's text is made of, in its order."""
    return tuple(
        [Stretch(part, bold, italic) for words, bold, italic in markdown.words(text) for part in _parts(words)]
    )


def _parts(words: str) -> list[str | Line | Value]:
    parts: list[str | Line | Value] = _MARK.split(words)
    for index in range(1, len(parts), 2):
        mark = str(parts[index])
        if mark[0] == _VALUE:
            parts[index] = Value(int(mark[1:-1]))
        elif mark[0] == _LINE:
            number, file = mark[1:-1].split("x")
            parts[index] = Line(Place(bytes.fromhex(file).decode(), int(number)))
    return [part for part in parts if part != ""]


def with_lines(words: str, file: str, first: int) -> str:
    """Return a stretch of a template's own words, each line (in a table each cell) with a letter closed by its mark."""
    name = file.encode().hex()  # digits and a-f: nothing that Markdown reads as markup
    return "\n".join(
        "|".join(_closed(cell, f"{_LINE}{number}x{name}{_END}") for cell in BAR.split(line))
        for number, line in enumerate(words.split("\n"), first)
    )


def _closed(words: str, mark: str) -> str:
    return words + mark if any(map(str.isalpha, words)) else words
