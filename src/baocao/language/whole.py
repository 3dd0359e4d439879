"""Many passages read as one text, so that each question is asked once: what was found, in which passage and where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from baocao.language.flaws import Flaw

BETWEEN = "\n\ue002\n"
"""Stands between two passages: no pattern reaches over it."""
VALUE = "\ue000"
"""Stands for a letter of something whose words are not known, such as an expression of a template."""
NOTHING = "\ue001"
"""Stands for a letter that does not print, such as a mark of emphasis."""


class Whole:
    """Passages in NFC, joined."""

    def __init__(self, passages: Iterable[str]) -> None:
        self.passages = tuple(passages)
        self.text = BETWEEN.join(self.passages)
        self._starts: list[int] = []
        at = 0
        for passage in self.passages:
            self._starts.append(at)
            at += len(passage) + len(BETWEEN)

    def locate(self, offset: int) -> tuple[int, int]:
        """Return which passage an offset of the text lies in, and its offset there."""
        index = bisect_right(self._starts, offset) - 1
        return index, offset - self._starts[index]

    def found(self, look: Callable[[str], Iterable[Flaw]]) -> Iterator[tuple[int, Flaw]]:
        """Yield what one way of looking finds, each with the passage that it is in, its offsets counted from there."""
        for flaw in look(self.text):
            index, at = self.locate(flaw.start)
            yield index, flaw._replace(start=at, end=at + flaw.end - flaw.start)
