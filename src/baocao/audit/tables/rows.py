"""The rows of tables by their names, so that what the text says of one is held against its cells."""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from baocao.audit.binding import facts
from baocao.audit.document import Document, once
from baocao.audit.reading import phrases
from baocao.audit.tables.grid import Grid, Row, grids

_WORDS = re.compile(r"[^\W_]+")
_MOST = 8
"""Tables before and behind a paragraph that it may speak of."""
_ALIKE = 20
"""Rows of one table whose names have their rarest word in common, as no table has that names its rows."""
_FEWEST = 2
"""Words in any order that name a row; one alone must stand where the name has it."""


class Name(NamedTuple):
    """The name of a row: as it is written, and the words that tell what the row is of."""

    row: Row
    words: tuple[str, ...]
    telling: frozenset[str]


class Named(NamedTuple):
    """A table with the names of its rows."""

    grid: Grid
    names: dict[str, list[Name]]
    """Each by the word of it that the fewest rows have."""
    heads: frozenset[str]
    """The words above its columns that tell what they are of."""

    def called(self, words: Sequence[str]) -> list[Name]:
        """Return the rows that words of the text name, not those whose name is part of another's that they name."""
        told = frozenset(words)
        found = [
            name
            for word in told
            for name in self.names.get(word, ())
            if phrases.has(words, (name.words,)) or _is_in(name, told)
        ]
        return [name for name in found if not any(set(name.words) < set(other.words) for other in found)]


class _HasGrid(Protocol):
    @property
    def grid(self) -> Grid: ...


_Tabled = TypeVar("_Tabled", bound=_HasGrid)


def words(text: str) -> list[str]:
    """Return the words and numbers of a text in small letters."""
    return _WORDS.findall(text.lower())


@once
def tables(document: Document) -> tuple[Named, ...]:
    """Return the tables of a document with the names of their rows."""
    return tuple(_named(grid) for grid in grids(document))


def close(known: Sequence[_Tabled], paragraph: int) -> Sequence[_Tabled]:
    """Return those of the known tables that stand near a paragraph, on both sides."""
    at = bisect.bisect_left(known, paragraph, key=lambda each: each.grid.number)
    return known[max(0, at - _MOST) : at + _MOST]


def _named(grid: Grid) -> Named:
    names = [name_of(row) for row in grid.rows if not row.is_total]
    shared = Counter(word for name in names for word in set(name.words))
    found: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.words:
            own = name.telling if len(name.telling) >= _FEWEST else name.words
            alike = found[min(own, key=lambda word: (shared[word], word))]
            if len(alike) < _ALIKE:
                alike.append(name)
    return Named(grid, dict(found), facts.telling(words(" ".join(grid.heads.values()))))


def name_of(row: Row) -> Name:
    """Return the name of a row without what stands in brackets."""
    own = words(re.sub(r"\([^)]*\)", "", row.name))
    return Name(row, tuple(own), facts.telling(own))


def _is_in(name: Name, told: Iterable[str]) -> bool:
    return len(name.telling) >= _FEWEST and name.telling <= set(told)
