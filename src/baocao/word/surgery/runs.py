"""The runs of a paragraph that show, and the texts that its characters stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from baocao.word.line import SIGNS, WRAPPERS, printed_text
from baocao.word.tree import MC, W, chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.word.surgery.located import Located
    from baocao.word.tree import Element

_R, _T, _BR = W + "r", W + "t", W + "br"
_FLD_CHAR, _FLD_TYPE, _FLD_SIMPLE = W + "fldChar", W + "fldCharType", W + "fldSimple"
_ALTERNATIVES = MC + "AlternateContent"


class Piece(NamedTuple):
    """A stretch of a paragraph's text; `element` is its `w:t`, None for a tab, a break or a sign."""

    text: str
    run: Element
    element: Element | None
    field: bool
    """It is part of the result of a field, which Word makes anew."""


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
    found: list[Piece] = []
    depth = 0
    for run in (run for element in located.elements for run in visible(element)):
        simple = next(run.iterancestors(_FLD_SIMPLE), None) is not None
        for child in run:
            kind = child.get(_FLD_TYPE) if child.tag == _FLD_CHAR else ""
            depth += {"begin": 1, "end": -1}.get(kind, 0)
            text = _text(child)
            if text is not None:
                found.append(Piece(text, run, child if child.tag == _T else None, simple or depth > 0))
    return found if "".join([piece.text for piece in found]) == located.paragraph.text else None


def _text(child: Element) -> str | None:
    """Return the text that a part of a run shows; None for what is no text."""
    if child.tag == _T:
        return printed_text(child)
    return "\n" if child.tag == _BR else SIGNS.get(child.tag)
