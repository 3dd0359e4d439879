"""A document with its letters as one sign each: marks that were typed apart join their letter, hyphens are hyphens."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from unicodedata import is_normalized, normalize

from baocao.word.observed import Observed, Paragraph, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.word.observed import Block, Box, Row, Section, Table

_HYPHEN = "\u2011"
"""What Word prints for a hyphen at which no line may break; it looks like any other."""


class Composed(NamedTuple):
    """A document whose text can be compared and measured."""

    observed: Observed
    apart: bool
    """Some marks were typed apart from their letters, so that its characters are not counted as in the file."""


def composed(observed: Observed) -> Composed:
    """Return a document with its letters as one sign each; itself where they are so already."""
    texts = [paragraph.text for paragraph in _all(observed)]
    apart = not all(is_normalized("NFC", text) for text in texts)
    if not apart and not any(_HYPHEN in text for text in texts):
        return Composed(observed, False)
    whole = observed._replace(
        sections=tuple(map(_section, observed.sections)),
        notes=_parts(observed.notes),
        endnotes=_parts(observed.endnotes),
    )
    return Composed(whole, apart)


def _all(observed: Observed) -> Iterator[Paragraph]:
    """Yield every paragraph of a document."""
    yield from observed.paragraphs()
    margins = [part for section in observed.sections for part in (section.headers, section.footers)]
    for part in (observed.notes, observed.endnotes, *margins):
        for blocks in part.values():
            yield from paragraphs(blocks)


def _parts(parts: dict[str, tuple[Paragraph, ...]]) -> dict[str, tuple[Paragraph, ...]]:
    return {key: tuple(map(_paragraph, each)) for key, each in parts.items()}


def _section(section: Section) -> Section:
    return section._replace(
        blocks=_blocks(section.blocks),
        headers=_parts(section.headers),
        footers=_parts(section.footers),
    )


def _blocks(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple([_paragraph(block) if isinstance(block, Paragraph) else _table(block) for block in blocks])


def _table(table: Table) -> Table:
    return table._replace(rows=tuple(map(_row, table.rows)))


def _row(row: Row) -> Row:
    return row._replace(cells=tuple([cell._replace(blocks=_blocks(cell.blocks)) for cell in row.cells]))


def _paragraph(paragraph: Paragraph) -> Paragraph:
    runs = tuple([run._replace(text=_text(run.text)) for run in paragraph.runs])
    return paragraph._replace(
        text="".join([run.text for run in runs]), runs=runs, boxes=tuple(map(_box, paragraph.boxes))
    )


def _box(box: Box) -> Box:
    return box._replace(blocks=_blocks(box.blocks))


def _text(text: str) -> str:
    return normalize("NFC", text).replace(_HYPHEN, "-")
