"""The figures of a stretch of text one after the other, each with the words of its own clause.

What is reckoned over several clauses, sentences or items of a list (what is left, what flows, what is meant on the
average) is reckoned over these entries; where a sentence ends or an item begins plays no part in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from baocao.audit import lexicon, phrases
from baocao.audit.document import Document, Mark, Part
from baocao.audit.tokens import Figure, Token, Type

_PARTING = frozenset([",", ";", ":", "(", ")", ".", "\n", "-", "–"])
_REACH = 30
MOST_ENTRIES = 150
"""A paragraph or a list of more figures is no prose, and nobody reckons over it."""
_ALIKE = (frozenset({"hộ", "hộ gia đình", "căn", "nhà", "căn nhà", "ngôi nhà", "hộ nghèo"}), lexicon.PERSONS)
"""Units that stand for each other in one reckoning: of 1.846 `hộ` with poor houses 1.523 `căn` are done."""


class Entry(NamedTuple):
    """A figure that counts or measures, with the words of its clause."""

    part: Part
    figure: Figure
    at: int
    sentence: int
    depth: int
    before: str
    """The words of the clause up to the figure, back to the figure before it."""
    after: str
    """The words behind the figure and its unit, up to the next mark or figure."""
    over: Figure | None = None
    """What it is put over, as in `18/21 xã`."""
    semicolons: int = 0
    """How many semicolons stand before it in its sentence."""

    @property
    def mark(self) -> Mark:
        """Return where the figure stands."""
        return Mark(self.part, self.figure.start, self.figure.end)

    @property
    def said(self) -> str:
        """Return the words on both sides."""
        return f"{self.before} … {self.after}"


def entries(document: Document, part: Part) -> tuple[Entry, ...]:
    """Return the entries of a paragraph."""
    return _book(document)[part.passage.number]


@lru_cache(maxsize=1)
def _book(document: Document) -> dict[int, tuple[Entry, ...]]:
    """Return the entries of each paragraph by its number; the last document's are kept."""
    return {part.passage.number: _entries(part) for part in document.parts}


def _entries(part: Part) -> tuple[Entry, ...]:
    found: list[Entry] = []
    for number, (start, end) in enumerate(part.sentences):
        semicolons = 0
        for at in range(start, end):
            token = part.tokens[at]
            semicolons += token.text == ";" and not token.depth
            figure = token.figure
            if figure is None or token.type not in (Type.FIGURE, Type.RATIO) or not phrases.counts(figure):
                continue
            before, after = _before(part.tokens, at, start), _after(part.tokens, at, end)
            found.append(Entry(part, figure, at, number, token.depth, before, after, token.of, semicolons))
    return tuple(found)


def _before(tokens: Sequence[Token], at: int, start: int) -> str:
    words: list[str] = []
    for here in range(at - 1, max(start, at - _REACH) - 1, -1):
        token = tokens[here]
        colon = token.text == ":" and here == at - 1  # “Đã giải quyết: 71 đơn”
        if token.text == "," and here == at - 1 and _is_rest(tokens, here):
            continue  # “phần còn lại, 296 tỷ đồng, thuộc cấp huyện”
        if token.text == "(" and here == at - 1:
            return _before(tokens, here, start)  # “vốn còn phải giải ngân rất lớn (176 triệu đồng)”
        if (token.text in _PARTING and not colon) or (token.figure is not None and phrases.counts(token.figure)):
            break
        if not colon:
            words.append(token.text)
    return " ".join(reversed(words))


def _is_rest(tokens: Sequence[Token], at: int) -> bool:
    return [token.text for token in tokens[max(0, at - 2) : at]] == ["còn", "lại"]


def _after(tokens: Sequence[Token], at: int, end: int) -> str:
    figure = tokens[at].figure
    words: list[str] = []
    for token in tokens[at + 1 : min(end, at + _REACH)]:
        if token.text in _PARTING or token.figure is not None:
            break
        words.append(token.text)
    said = " ".join(words)
    unit = figure.unit if figure else ""
    return said.removeprefix(unit).strip() if unit and said.startswith(unit) else said


def alike(first: Figure, second: Figure) -> bool:
    """Return whether two figures can be of one reckoning by their units; one without a unit takes the other's."""
    if first.unit == second.unit or not first.unit or not second.unit:
        return True
    if first.unit.startswith(second.unit + " ") or second.unit.startswith(first.unit + " "):
        return True
    return any({first.unit, second.unit} <= each for each in _ALIKE)


@lru_cache(maxsize=1)
def windows(document: Document) -> tuple[tuple[Entry, ...], ...]:
    """Return what is reckoned together: each paragraph, and each list of items by the figures that they begin with."""
    paragraphs = (entries(document, part) for part in document.parts)
    return (*(found for found in paragraphs if 1 < len(found) <= MOST_ENTRIES), *lists_of(document))


@lru_cache(maxsize=1)
def lists_of(document: Document) -> tuple[tuple[Entry, ...], ...]:
    """Return the figures that the items of each list begin with."""
    return tuple(_lists(document))


def _lists(document: Document) -> Iterator[tuple[Entry, ...]]:
    for at, part in enumerate(document.running):
        items = document.below(at) if at + 1 < len(document.running) and document.running[at + 1].marker else []
        if len(items) >= 2 and not (part.marker and items[0].marker and part.marker.kind == items[0].marker.kind):
            firsts = [each[0] for item in items if (each := entries(document, item)) and not each[0].depth]
            if 2 <= len(firsts) <= MOST_ENTRIES:
                yield tuple(firsts)
