"""What a Word file says, paragraph by paragraph, for those who read its words and not its format."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from baocao.passages import Kind, Passage
from baocao.word.read import read
from baocao.word.reading_order import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.word.observed import Container, Numbered, Observed

_BULLET = "-"
_PLAIN = str.maketrans({"\u2011": "-", "\u00ad": None, "\u200b": None, "\ufeff": None})
"""A hyphen that does not break is a hyphen; soft hyphens and marks of no width do not print."""
_NOTES = ("footnote", "endnote")


def passages(data: bytes) -> tuple[Passage, ...]:
    """Return every paragraph of a .docx file that prints something, in reading order, headers and footers left out.

    Raises:
        NotWordError: the bytes are no Word document.
    """
    observed = read(data)
    return tuple(_passages(observed))


def _passages(observed: Observed) -> Iterator[Passage]:
    """Yield the paragraphs of body, text boxes and notes."""
    notes: dict[tuple[str, str], str] = {}
    for each in numbered(observed):
        kind = each.container.kind
        if kind in _NOTES:
            # Word numbers notes in the order in which they are read.
            known = sum(key[0] == kind for key in notes)
            yield from _passage(each, notes.setdefault((kind, each.container.key), str(known + 1)))
        elif kind not in ("header", "footer"):
            yield from _passage(each, "")


def _passage(each: Numbered, note: str) -> Iterator[Passage]:
    """Yield a paragraph, if it prints something."""
    if not each.number:
        return
    paragraph, container = each.paragraph, each.container
    cell = container if container.kind == "cell" else None
    heading = 0 if paragraph.shape.outline is None else paragraph.shape.outline + 1
    yield Passage(
        number=each.number,
        text=unicodedata.normalize("NFC", paragraph.text.translate(_PLAIN)),
        kind=_kind(container, heading),
        label=note or (_BULLET if paragraph.bullet else paragraph.label),
        level=heading or (0 if paragraph.level is None else paragraph.level + 1),
        table=cell.table if cell else 0,
        row=cell.row if cell else 0,
        column=cell.column if cell else 0,
        rows=cell.rows if cell else 1,
        columns=cell.columns if cell else 1,
    )


def _kind(container: Container, heading: int) -> Kind:
    """Return what a paragraph in a container is part of."""
    if container.kind == "cell":
        return Kind.CELL
    if container.kind == "box":
        return Kind.TEXTBOX
    if container.kind in _NOTES:
        return Kind.NOTE
    return Kind.HEADING if heading else Kind.PARAGRAPH
