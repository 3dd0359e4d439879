"""A paragraph with what was read in it, and a stretch of one."""

from __future__ import annotations

from typing import NamedTuple

from baocao.audit.reading import markers
from baocao.audit.reading.tokens import Figure, Token
from baocao.passages import Passage


class Part(NamedTuple):
    """A paragraph with what was read in it."""

    passage: Passage
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    """Where each sentence begins and ends among the tokens."""
    marker: markers.Marker | None


class Mark(NamedTuple):
    """A stretch of the document that a finding is about."""

    part: Part
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return what stands there."""
        return self.part.passage.text[self.start : self.end]


def mark(part: Part, figure: Figure) -> Mark:
    """Return where a figure stands."""
    return Mark(part, figure.start, figure.end)
