"""A document as the rules look at it: its paragraphs with the parts that they are."""

# No `from __future__ import annotations`: typing compiles each annotation that is a string, which a start would pay.
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from baocao import decree30
from baocao.remember import remembered
from baocao.word.observed import Block, Letters, Observed, Paragraph, Row, Rule, Run, Section, paragraphs

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

    @property
    def formats(self) -> list[Letters]:
        """Return the formats of its words, one for each stretch."""
        return [run.letters for run in self.runs if run.text.strip()]

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

    groups: tuple[tuple[Placed, ...], ...] = ()
    """Of a file of our own the body's items by paragraphs and rows; those that a further file has too are the same."""
    strange: tuple[str, ...] = ()
    """The styles of a file of our own that are no part's."""

    def of(self, *keys: str) -> list[Placed]:
        """Return the items of the body that are one of these parts."""
        positions = _by_part(self.body).positions
        found = [position for key in keys for position in positions.get(key, ())]
        return [self.body[position] for position in (found if len(keys) == 1 else sorted(found))]

    def has(self, *keys: str) -> bool:
        """Return whether any of these parts is there."""
        return not _by_part(self.body).positions.keys().isdisjoint(keys)


class _Parts:
    """Where the items of a body stand, by their parts."""

    def __init__(self, body: tuple[Placed, ...]) -> None:
        self.positions: defaultdict[str, list[int]] = defaultdict(list)
        for position, item in enumerate(body):
            self.positions[item.part.key].append(position)


@remembered(4, same=1)
def _by_part(body: tuple[Placed, ...]) -> _Parts:
    return _Parts(body)


_Look = tuple[tuple[str, int], tuple[decree30.Part, Letters]]
"""A format of letters in a part, behind what tells it: the key of the part and the identity of the format."""


class _Group(NamedTuple):
    """A paragraph or a row of a table as the rules look at it."""

    items: tuple[Placed, ...]
    number: int
    """How many paragraphs print something up to its end."""
    strange: tuple[str, ...]
    """Its styles that are no part's."""
    looks: tuple[_Look, ...]
    """The formats of letters in it, once each."""


def by_style(observed: Observed) -> Sheet:
    """Return a file of our own as the rules look at it: the style of a paragraph names its part."""
    groups: list[_Group] = []
    for index, section in enumerate(observed.sections):
        room = text_width(section)
        for unit in chain.from_iterable(map(_units, section.blocks)):
            groups.append(_group(unit, room, groups[-1].number if groups else 0, index))
    body = tuple(chain.from_iterable([group.items for group in groups]))
    margins = [item for item in _margins(observed) if item is not None]
    looks = dict(chain.from_iterable([*[group.looks for group in groups], _looks(margins)]))
    return Sheet(
        observed,
        body,
        (*body, *margins),
        tuple(looks.values()),
        groups=tuple([group.items for group in groups]),
        strange=tuple(sorted({style for group in groups for style in group.strange})),
    )


@remembered(2048, same=1)
def _group(unit: Paragraph | Row, room: float, number: int, section: int) -> _Group:
    """Return a paragraph or a row in a column, after so many paragraphs that print something."""
    items: list[Placed] = []
    strange: list[str] = []
    for paragraph, width in _columns(unit, room):
        number += bool(paragraph.text.strip())
        part = decree30.PARTS.get(paragraph.style)
        if part is None:
            strange.append(paragraph.style)
        else:
            text, runs, rules = paragraph.text, paragraph.runs, paragraph.rules
            items.append(Placed(paragraph, part, width, number, text, runs, rules, section=section))
    return _Group(tuple(items), number, tuple(strange), tuple(dict(_looks(items)).items()))


def sheet(observed: Observed, body: list[Placed], margins: list[Placed]) -> Sheet:
    """Return a file with its parts."""
    everything = (*body, *margins)
    return Sheet(observed, tuple(body), everything, tuple(dict(_looks(everything)).values()))


def _looks(items: Iterable[Placed]) -> Iterator[_Look]:
    """Yield the formats of letters in some items, told apart by identity: the reader shares equal ones."""
    for item in items:
        for run in item.runs + item.paragraph.hidden:
            yield (item.part.key, id(run.letters)), (item.part, run.letters)


def _units(block: Block) -> tuple[Paragraph | Row, ...]:
    """Return a paragraph, or the rows of a table."""
    return (block,) if isinstance(block, Paragraph) else block.rows


def _columns(unit: Paragraph | Row, room: float) -> Iterator[tuple[Paragraph, float]]:
    """Yield the paragraphs of a paragraph or a row with the width of their column."""
    if isinstance(unit, Paragraph):
        yield unit, room
        return
    for cell in unit.cells:
        for block in cell.blocks:
            for each in _units(block):
                yield from _columns(each, cell.width)


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
