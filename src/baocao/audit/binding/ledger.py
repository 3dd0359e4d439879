"""The figures of a stretch of text one after the other, each with the words of its own clause.

What is reckoned over several clauses, sentences or items of a list (what is left, what flows, what is meant on the
average) is reckoned over these entries; where a sentence ends or an item begins plays no part in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from baocao.audit.document import Document, Part, once
from baocao.audit.meaning.frames import Said
from baocao.audit.reading import lexicon
from baocao.audit.reading.interval import total
from baocao.audit.reading.tokens import Figure

MOST_ENTRIES = 150
"""A paragraph or a list of more figures is no prose, and nobody reckons over it."""
_MOST_TAKEN = 8
"""Figures before what is left of which one is the whole."""
_ALIKE = (frozenset({"hộ", "hộ gia đình", "căn", "nhà", "căn nhà", "ngôi nhà", "hộ nghèo"}), lexicon.PERSONS)
"""Units that stand for each other in one reckoning: of 1.846 `hộ` with poor houses 1.523 `căn` are done."""


def entries(document: Document, part: Part) -> tuple[Said, ...]:
    """Return the figures of a paragraph that count or measure."""
    return tuple(each for each in document.frames(part) if each.counts)


def alike(first: Figure, second: Figure) -> bool:
    """Return whether two figures can be of one reckoning by their units; one without a unit takes the other's."""
    if first.unit == second.unit or not first.unit or not second.unit:
        return True
    if first.unit.startswith(second.unit + " ") or second.unit.startswith(first.unit + " "):
        return True
    return any({first.unit, second.unit} <= each for each in _ALIKE)


def is_left_of(document: Document, rest: Said) -> bool:
    """Return whether a figure is what is left of one of its sentence less two or more that follow it there."""
    before = (each for each in document.said(rest.part, rest.sentence) if each.counts and each.at < rest.at)
    own = [each for each in before if alike(each.figure, rest.figure) and each.depth == rest.depth][-_MOST_TAKEN:]
    lefts = (whole.figure.value - total([each.figure.value for each in own[at:]]) for at, whole in enumerate(own, 1))
    return any(left.meets(rest.figure.value) for left in lefts)


@once
def windows(document: Document) -> tuple[tuple[Said, ...], ...]:
    """Return what is reckoned together: each paragraph, and each list of items by the figures that they begin with."""
    paragraphs = (entries(document, part) for part in document.parts)
    return (*(found for found in paragraphs if 1 < len(found) <= MOST_ENTRIES), *lists_of(document))


@once
def lists_of(document: Document) -> tuple[tuple[Said, ...], ...]:
    """Return the figures that the items of each list begin with."""
    return tuple(_lists(document))


def _lists(document: Document) -> Iterator[tuple[Said, ...]]:
    for at, part in enumerate(document.running):
        items = document.below(at) if at + 1 < len(document.running) and document.running[at + 1].marker else []
        if len(items) >= 2 and not (part.marker and items[0].marker and part.marker.kind == items[0].marker.kind):
            firsts = [each[0] for item in items if (each := entries(document, item)) and not each[0].depth]
            if 2 <= len(firsts) <= MOST_ENTRIES:
                yield tuple(firsts)
