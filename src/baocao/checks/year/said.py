"""What the prose of a year says when its expressions are filled in, every character with its place in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from baocao.checks.registry import Subject
from baocao.expressions import Expression
from baocao.model import Citation, Year
from baocao.problems import Place
from baocao.remember import remembered
from baocao.scope import Abbreviation, Meaning, Printable, Unresolved, scope
from baocao.source import Node, Scalar, find
from baocao.values import Figure, Open, Prose

UNKNOWN = "\ufffc"
"""What stands for a value that is not known yet."""

_WRAPPED = re.compile(r"\n(?=[ \t]*[^\s\-+#|\[])")
"""A line end inside a paragraph, which prints as a space."""

_EXPRESSION = re.compile(r"\{\{[^{}\n]*\}\}")


class Filled(NamedTuple):
    """An expression of a prose and what it prints."""

    start: int
    end: int
    """From where to where it prints, in the text."""
    inside: int
    outside: int
    """From where to where the expression itself stands, in the author's text."""
    expression: Expression
    value: Printable | None
    figure: Figure | None
    """The figure that the printed number is, whichever part of it prints."""


class Said(NamedTuple):
    """One prose as it prints."""

    text: str
    scalar: Scalar
    filled: tuple[Filled, ...]
    """In the order of the text."""

    def __hash__(self) -> int:
        """Return the hash of the text as it was typed: what follows from a prose is kept by the prose."""
        return hash(self.scalar)

    def at(self, offset: int) -> Filled | None:
        """Return the expression that prints the character at an offset of the text."""
        index = bisect_right(self.filled, offset, key=lambda each: each.start) - 1
        found = self.filled[index] if index >= 0 else None
        return found if found and offset < found.end else None

    def typed(self, offset: int) -> int:
        """Return where in the author's text the character at an offset of the text comes from."""
        index = bisect_right(self.filled, offset, key=lambda each: each.start) - 1
        if index < 0:
            return offset
        last = self.filled[index]
        return last.inside if offset < last.end else last.outside + offset - last.end

    def place(self, offset: int) -> Place:
        """Return the place in the file of the character at an offset of the text."""
        return self.scalar.locate(self.typed(offset))


def proses(year: Year) -> Iterator[Prose]:
    """Yield every prose of a year, in the order of the report."""
    return (each for each in _written(year) if isinstance(each, Prose))


def is_all_written(year: Year) -> bool:
    """Return whether no prose of a year is awaited any more."""
    return not any(isinstance(each, Open) for each in _written(year))


def _written(year: Year) -> Iterator[object]:
    notes = (each.note for each in year.indicators.values())
    divisions = chain.from_iterable((each.summary, each.tasks) for each in year.divisions.values())
    return chain(notes, divisions, year.results, year.plan or ())


def said(subject: Subject, *words: str) -> tuple[Said, ...]:
    """Return what each prose says; with `words` only of those in whose typed text one of them stands.

    A file that is one value is a template, whose expressions print what only a report knows.
    """
    if isinstance(subject.node, Scalar):
        return (Said(_WRAPPED.sub(" ", _EXPRESSION.sub(_unknown, subject.node.text)), subject.node, ()),)
    return _with(_texts(subject.year, subject.node), words)


@remembered(4, same=2)
def _texts(year: Year, node: Node) -> tuple[tuple[Prose, Said], ...]:
    """Return each prose of a year with what it says; seven rules of a build read the same."""
    known = scope(year)
    found = ((prose, find(node, prose.place.path)) for prose in proses(year))
    return tuple(
        [(prose, _said(prose, each, known.meaning(prose))) for prose, each in found if isinstance(each, Scalar)]
    )


@remembered(64, same=1)
def _with(texts: tuple[tuple[Prose, Said], ...], words: tuple[str, ...]) -> tuple[Said, ...]:
    """Return what is said in those of some proses in whose typed text one of the words stands."""
    return tuple([text for prose, text in texts if not words or _has(prose, words)])


@remembered(4096, same=1)
def _has(prose: Prose, words: tuple[str, ...]) -> bool:
    """Return whether one of the words stands in the typed text of a prose."""
    return any(word in part for part in prose.parts if isinstance(part, str) for word in words)


@remembered(1024, same=3)
def _said(prose: Prose, scalar: Scalar, meaning: Meaning) -> Said:
    """Return what a prose says by what its expressions come to."""
    texts, filled = [], []
    at = typed = 0
    waiting = zip(*meaning, strict=True)
    for part in prose.parts:
        if isinstance(part, str):
            texts.append(part)
            at, typed = at + len(part), typed + len(part)
            continue
        end = scalar.text.index("}}", typed) + 2
        value, figure = next(waiting)
        shown = None if isinstance(value, Unresolved | Open) else value
        text = _shown(shown)
        texts.append(text)
        filled.append(Filled(at, at + len(text), typed, end, part, shown, figure))
        at, typed = at + len(text), end
    return Said(_WRAPPED.sub(" ", "".join(texts)), scalar, tuple(filled))


def _unknown(expression: re.Match[str]) -> str:
    return UNKNOWN * len(expression[0])


def _shown(value: Printable | None) -> str:
    if isinstance(value, Citation | Abbreviation):
        return str(value.short)
    return UNKNOWN if value is None else str(value)
