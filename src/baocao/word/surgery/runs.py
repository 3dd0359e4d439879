"""The runs of a paragraph that show, and the texts that its characters stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from baocao.word.line import SIGNS, WRAPPERS, printed_text
from baocao.word.tree import MC, W, chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.word.surgery.located import Located
    from baocao.word.tree import Element

_R, _T, _BR, _R_PR = W + "r", W + "t", W + "br", W + "rPr"
_ALTERNATIVES = MC + "AlternateContent"


class Piece(NamedTuple):
    """A stretch of a paragraph's text; `element` is its `w:t`, None for a tab, a break or a sign."""

    text: str
    run: Element
    element: Element | None


def visible(element: Element) -> Iterator[Element]:
    """Yield the runs of a paragraph that show when its changes are accepted."""
    for child in element:
        if child.tag == _R:
            yield child
        elif child.tag in WRAPPERS:
            yield from visible(child)
        elif child.tag == _ALTERNATIVES:
            yield from visible(chosen(child))


def pieces(located: Located) -> list[Piece] | None:
    """Return the text of a paragraph piece by piece; None where it is not certain what stands where."""
    found = [piece for element in located.elements for run in visible(element) for piece in _pieces(run)]
    return found if "".join([piece.text for piece in found]) == located.paragraph.text else None


def _pieces(run: Element) -> Iterator[Piece]:
    """Yield the text of a run."""
    for child in run:
        if child.tag == _T:
            yield Piece(printed_text(child), run, child)
        elif child.tag in SIGNS:
            yield Piece(SIGNS[child.tag], run, None)
        elif child.tag == _BR:
            yield Piece("\n", run, None)
