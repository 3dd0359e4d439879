"""The order in which a file is read, and the number that each of its paragraphs has in it."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from baocao.word.observed import Block, Container, Numbered, Observed, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def numbered(observed: Observed) -> Iterator[Numbered]:
    """Yield every paragraph of a file with its number and place.

    First the body, a text box behind the paragraph that anchors it and a table row by row; then the
    footnotes and the endnotes in the order in which they are referred to; then the headers and the
    footers that sections show, each once.
    """
    number = 0
    for paragraph, container in _everything(observed):
        number += paragraph.prints
        yield Numbered(number if paragraph.prints else 0, paragraph, container)


def _everything(observed: Observed) -> Iterator[tuple[Paragraph, Container]]:
    """Yield every paragraph with its place."""
    tables = count(1)
    footnotes: dict[str, None] = {}
    endnotes: dict[str, None] = {}
    for section, each in enumerate(observed.sections, 1):
        for paragraph, container in _placed(each.blocks, Container("body", section), tables):
            footnotes.update(dict.fromkeys(paragraph.notes))
            endnotes.update(dict.fromkeys(paragraph.endnotes))
            yield paragraph, container
    for kind, order, notes in (("footnote", footnotes, observed.notes), ("endnote", endnotes, observed.endnotes)):
        for key in order:
            for paragraph in notes.get(key, ()):
                yield paragraph, Container(kind, key=key)
    yield from _margins(observed)


def _placed(
    blocks: Iterable[Block], container: Container, tables: Iterator[int]
) -> Iterator[tuple[Paragraph, Container]]:
    """Yield the paragraphs of blocks that stand in a container."""
    for block in blocks:
        if isinstance(block, Table):
            yield from _celled(block, container, tables)
            continue
        yield block, container
        for box in block.boxes:
            yield from _placed(box.blocks, Container("box", container.section, outer=container), tables)


def _celled(table: Table, outer: Container, tables: Iterator[int]) -> Iterator[tuple[Paragraph, Container]]:
    """Yield the paragraphs of a table, row by row."""
    number = next(tables)
    for index, row in enumerate(table.rows, 1):
        for cell in row.cells:
            place = Container("cell", outer.section, number, index, cell.column, cell.rows, cell.span, outer=outer)
            yield from _placed(cell.blocks, place, tables)


def _margins(observed: Observed) -> Iterator[tuple[Paragraph, Container]]:
    """Yield the paragraphs of headers and footers, those that sections share but once."""
    seen: set[int] = set()
    for section, each in enumerate(observed.sections, 1):
        for kind, parts in (("header", each.headers), ("footer", each.footers)):
            for key, paragraphs in parts.items():
                if id(paragraphs) not in seen:
                    seen.add(id(paragraphs))
                    for paragraph in paragraphs:
                        yield paragraph, Container(kind, section, key=key)
