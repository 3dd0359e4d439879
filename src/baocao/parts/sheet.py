"""A document as the rules look at it: its paragraphs with the parts that they are."""

# No `from __future__ import annotations`: typing compiles each annotation that is a string, which a start would pay.
from collections.abc import Iterator
from typing import NamedTuple

from baocao import decree30
from baocao.word.observed import Block, Letters, Observed, Paragraph, Rule, Run, Section, paragraphs

_SHOWN = 40


class Kind(NamedTuple):
    """The type of a document."""

    name: str
    """In small letters: `báo cáo`; `công văn` where it has a subject under its number and no name."""
    abbreviation: str
    """Empty for a công văn."""


class Placed(NamedTuple):
    """A paragraph, or a stretch of one, with the part that it is."""

    paragraph: Paragraph
    part: decree30.Part
    room: float
    """Millimetres between the edges of its column, its own indents not taken off."""
    number: int
    """It is the n-th paragraph that prints something; 0 in headers."""
    text: str
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...] = ()
    """The lines that stand under it."""
    loose: bool = False
    """It is placed by tabs, spaces or a shape, so that the paragraph does not say how it is aligned."""
    column: int = 1
    """The character of the paragraph with which it begins, from 1."""
    section: int = 0
    """Which section it stands in, from 0."""
    side: str = ""
    """`left` or `right` where it stands in one of two columns, otherwise empty."""
    boxed: bool = False
    """It stands in a frame: of its letters, its paragraph, its cell or its text box."""

    def __str__(self) -> str:
        """Return the part's name and the beginning of the text."""
        text = " ".join(self.text.split())
        return f"{self.part.name} «{text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}»"


class Sheet(NamedTuple):
    """A file as the rules look at it."""

    observed: Observed
    body: tuple[Placed, ...]
    """What is a known part, in reading order; headers and footnotes left out."""
    everything: tuple[Placed, ...]
    """The like with headers and footnotes."""
    looks: tuple[tuple[decree30.Part, Letters], ...]
    """The formats of letters that stand in each part, once each: few, however long the document is."""
    kind: Kind = Kind("báo cáo", "BC")
    own: bool = True
    """The file has our own styles, so that the house's rules hold as well."""
    annexes: int = 0
    """The section in which the first annex begins; 0 where none begins with a section."""
    apart: bool = False
    """Marks were typed apart from their letters, and are joined here: characters are not counted as in the file."""

    def of(self, *keys: str) -> list[Placed]:
        """Return the items of the body that are one of these parts."""
        return [item for item in self.body if item.part.key in keys]

    def has(self, *keys: str) -> bool:
        """Return whether any of these parts is there."""
        return any(item.part.key in keys for item in self.body)


def by_style(observed: Observed) -> Sheet:
    """Return a file of our own as the rules look at it: the style of a paragraph names its part."""
    body: list[Placed] = []
    number = 0
    for index, section in enumerate(observed.sections):
        for paragraph, room in _columns(section.blocks, text_width(section)):
            number += bool(paragraph.text.strip())
            part = decree30.PARTS.get(paragraph.style)
            if part is not None:
                body.append(
                    Placed(
                        paragraph, part, room, number, paragraph.text, paragraph.runs, paragraph.rules, section=index
                    )
                )
    return sheet(observed, body, [item for item in _margins(observed) if item is not None])


def sheet(observed: Observed, body: list[Placed], margins: list[Placed]) -> Sheet:
    """Return a file with its parts."""
    everything = (*body, *margins)
    # The reader shares equal formats, so that they can be told apart by identity.
    looks = {
        (item.part.key, id(run.letters)): (item.part, run.letters)
        for item in everything
        for run in item.runs + item.paragraph.hidden
    }
    return Sheet(observed, tuple(body), everything, tuple(looks.values()))


def _columns(blocks: tuple[Block, ...], room: float) -> Iterator[tuple[Paragraph, float]]:
    """Yield the paragraphs of blocks with the width of their column."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block, room
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from _columns(cell.blocks, cell.width)


def _margins(observed: Observed) -> Iterator[Placed | None]:
    """Yield the paragraphs of footnotes and headers that are a known part."""
    headers = (paragraph for section in observed.sections for paragraph in _headers(section))
    notes = (paragraph for note in observed.notes.values() for paragraph in paragraphs(note))
    for paragraph in (*headers, *notes):
        part = decree30.PARTS.get(paragraph.style)
        yield None if part is None else Placed(paragraph, part, 0, 0, paragraph.text, paragraph.runs)


def _headers(section: Section) -> Iterator[Paragraph]:
    """Yield the paragraphs of a section's headers."""
    for header in section.headers.values():
        yield from header


def text_width(section: Section) -> float:
    """Return the width of a section's text, in millimetres."""
    return section.width - section.left - section.right
