"""Two texts against each other, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.compare import alike

WORD = re.compile(r"\{\{[^{}\n]*\}\}|\d+(?:[.,/-]\d+)*|\w+|\s+|[^\w\s]")
"""An expression counts as one word, and so does a number, so that a mark never cuts them."""


class Piece(NamedTuple):
    """A stretch of text that only the old text has (`-`), only the new one (`+`), or both (` `)."""

    mark: str
    text: str


def compared(old: str, new: str) -> tuple[Piece, ...]:
    """Return both texts as one, in pieces: what went stands before what came in its place."""
    if old == new:
        return (Piece(" ", new),) if new else ()
    return tuple(_readable(merged(WORD.findall(old), WORD.findall(new))))


def merged(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    """Yield the pieces of two sequences of words, neighbours of one mark together."""
    for tag, low, high, start, end in alike.words(before, after):
        if tag == "equal":
            yield from _piece(" ", before[low:high])
        else:
            yield from _piece("-", before[low:high])
            yield from _piece("+", after[start:end])


def _piece(mark: str, words: Sequence[str]) -> Iterator[Piece]:
    if words:
        yield Piece(mark, "".join(words))


def _readable(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces with a lone space between two changes taken into them: one mark, not three."""
    found = list(pieces)
    old = new = ""
    for index, (mark, text) in enumerate(found):
        between = 0 < index < len(found) - 1 and mark == " " and text.isspace() and (old or new)
        if mark == "-" or between:
            old += text
        if mark == "+" or between:
            new += text
        if mark == " " and not between:
            yield from _changed(old, new)
            old = new = ""
            yield Piece(" ", text)
    yield from _changed(old, new)


def _changed(old: str, new: str) -> Iterator[Piece]:
    if old:
        yield Piece("-", old)
    if new:
        yield Piece("+", new)
