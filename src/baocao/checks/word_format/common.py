"""What the rules share: paragraphs with the part that they are, and how a demand is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from baocao import decree30
from baocao.word.observed import Block, Letters, Observed, Paragraph, Section, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

Finding = tuple[str, str]
"""What is wrong, and the mend, in Vietnamese."""
_SHOWN = 40


class Placed(NamedTuple):
    """A paragraph, the part that its style names, and how wide its column is."""

    paragraph: Paragraph
    part: decree30.Part
    room: float
    """Millimetres between the edges of its column, its own indents not taken off."""

    def __str__(self) -> str:
        """Return the part's name and the beginning of the text."""
        text = " ".join(self.paragraph.text.split())
        return f"{self.part.name} «{text if len(text) <= _SHOWN else text[:_SHOWN] + '…'}»"


class Sheet(NamedTuple):
    """A file as the rules look at it."""

    observed: Observed
    body: tuple[Placed, ...]
    """The paragraphs of the body that are a known part."""
    everything: tuple[Placed, ...]
    """The like of body, footnotes and headers."""
    looks: tuple[tuple[decree30.Part, Letters], ...]
    """The formats of letters that stand in each part, once each: few, however long the document is."""

    def of(self, *keys: str) -> list[Placed]:
        """Return the paragraphs of the body that are one of these parts."""
        return [item for item in self.body if item.part.key in keys]


def sheet(observed: Observed) -> Sheet:
    """Return a file as the rules look at it."""
    body = [item for section in observed.sections for item in _placed(section.blocks, text_width(section))]
    everything = (*body, *_margins(observed))
    # The reader shares equal formats, so that they can be told apart by identity.
    looks = {
        (item.part.key, id(run.letters)): (item.part, run.letters)
        for item in everything
        for run in item.paragraph.runs + item.paragraph.hidden
    }
    return Sheet(observed, tuple(body), everything, tuple(looks.values()))


def _placed(blocks: tuple[Block, ...], room: float) -> Iterator[Placed]:
    """Yield the paragraphs of blocks in a column of this width."""
    for block in blocks:
        if isinstance(block, Paragraph):
            part = decree30.PARTS.get(block.style)
            if part is not None:
                yield Placed(block, part, room)
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from _placed(cell.blocks, cell.width)


def _margins(observed: Observed) -> Iterator[Placed]:
    """Yield the paragraphs of footnotes and headers that are a known part."""
    headers = (paragraph for section in observed.sections for paragraph in _headers(section))
    notes = (paragraph for note in observed.notes.values() for paragraph in paragraphs(note))
    for paragraph in (*headers, *notes):
        part = decree30.PARTS.get(paragraph.style)
        if part is not None:
            yield Placed(paragraph, part, 0)


def _headers(section: Section) -> Iterator[Paragraph]:
    """Yield the paragraphs of a section's headers."""
    for header in section.headers.values():
        yield from header


def text_width(section: Section) -> float:
    """Return the width of a section's text, in millimetres."""
    return section.width - section.left - section.right


def source(clause: str, level: decree30.Level = decree30.Level.LAW) -> str:
    """Return where a demand comes from, as the end of a sentence."""
    if level is decree30.Level.LAW and clause:
        return f"theo Phụ lục I, phần I, mục {clause}, Nghị định 30/2020/NĐ-CP"
    return "theo quy ước của mẫu này (Nghị định 30/2020/NĐ-CP không quy định)"


def shown(value: float) -> str:
    """Return a measure in Vietnamese notation: `12,7`, `14`."""
    return f"{value:.1f}".replace(".", ",").removesuffix(",0")


def shown_range(permitted: decree30.Range) -> str:
    """Return a permitted range: `13-14`, or `13`."""
    low, high = shown(permitted.low), shown(permitted.high)
    return low if low == high else f"{low}-{high}"
