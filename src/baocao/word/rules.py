"""Level lines of a paragraph however they were made: drawn, as a border, typed, or as underlined blanks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baocao.word import metrics
from baocao.word.observed import Paragraph, Rule, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPED = r"\s*([_\-–—―─━=]{3,}|[oO0]{2,}[_\-–—o0O]{3,})\s*"
"""A paragraph that is nothing but a line of signs, as typists make it."""


def rules(paragraph: Paragraph, room: float) -> tuple[Rule, ...]:
    """Return the level lines of a paragraph in a column of this width, in millimetres."""
    return (*paragraph.rules, *_borders(paragraph, room), *_typed(paragraph, room), *_underlined(paragraph))


def _borders(paragraph: Paragraph, room: float) -> Iterator[Rule]:
    """Yield the borders above and below, which are as long as the column between the indents."""
    shape = paragraph.shape
    left = shape.left + min(shape.first_line, 0)
    length = room - left - shape.right
    for border in shape.borders:
        if border.side in ("top", "bottom") and length > 0:
            yield Rule(length, "", border.colour, "border", left, None, dash=border.style, weight=border.weight)


def _typed(paragraph: Paragraph, room: float) -> Iterator[Rule]:
    """Yield the line that a paragraph of signs looks like."""
    found = re.fullmatch(_TYPED, paragraph.text)
    if found and paragraph.runs:
        signs = next(run for run in paragraph.runs if run.text.strip())
        yield _written(paragraph, found[1], signs, "typed", room)


def _underlined(paragraph: Paragraph) -> Iterator[Rule]:
    """Yield the stretches of underlined blanks; a tab counts as nothing, since its width is not known here."""
    for run in paragraph.runs:
        blanks = run.text.replace("\t", "").replace("\n", "")
        if run.letters.underline and run.text and not run.text.strip():
            yield _written(paragraph, blanks.replace("\u00a0", " "), run, "underline", None)


def _written(paragraph: Paragraph, text: str, run: Run, kind: str, room: float | None) -> Rule:
    """Return the line that some characters look like."""
    letters, shape = run.letters, paragraph.shape
    length = metrics.width(text, letters.points, letters.bold, letters.italic)
    if room is not None:
        length = min(length, room - shape.left - shape.right)
    align = "center" if shape.align == "center" else ""
    x = None if align else shape.left + shape.first_line
    return Rule(length, align, letters.colour, kind, x, None, weight=letters.points / 20)
