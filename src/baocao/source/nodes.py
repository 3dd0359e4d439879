"""What a data file is before anyone knows what its keys mean: values with their places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from baocao.problems import Place, Problem


class Scalar(NamedTuple):
    """A value as the author wrote it: always a string, never typed by YAML."""

    text: str
    """The author's string, in NFC."""
    place: Place
    """Where the value starts; for a block scalar, its `|`."""
    starts: tuple[tuple[int, int], ...]
    """The file line and column of the first character of each line of `text`, from 1."""
    quoted: bool
    """Whether it stands in quotes or is a block scalar."""
    block: bool
    """Whether it is a block scalar (`|` or `>`)."""
    runs: tuple[tuple[int, int, int], ...] = ()
    """Where `text` is not what the file says (escapes, folded lines): each stretch that is, as
    its offset in `text`, file line and column."""

    def __hash__(self) -> int:
        """Return what nodes of one place share: few stand for one, and what follows from them is kept by them."""
        return hash(self.place)

    def locate(self, offset: int) -> Place:
        """Return the place in the file of `text[offset]`."""
        if self.runs:
            start, line, column = self.runs[bisect_right(self.runs, (offset, _FAR, _FAR)) - 1]
        else:
            line, column = self.starts[self.text.count("\n", 0, offset)]
            start = self.text.rfind("\n", 0, offset) + 1
        return Place(self.place.file, line, column + offset - start, self.place.path)


_FAR = 1 << 60


class Entry(NamedTuple):
    """A key and its value."""

    key: Scalar
    value: Node


class Mapping(NamedTuple):
    """Keys and values, in the author's order, no key twice."""

    entries: tuple[Entry, ...]
    place: Place

    def __hash__(self) -> int:
        """Return the hash of its place, as of a scalar."""
        return hash(self.place)

    @property
    def outer(self) -> bool:
        """Return whether it is the file or a key of the file: what follows from it is kept entry by entry."""
        return len(self.place.path) <= 1


class Sequence(NamedTuple):
    """A list; its items' path elements are `"1"`, `"2"`, as a person counts."""

    items: tuple[Node, ...]
    place: Place

    def __hash__(self) -> int:
        """Return the hash of its place, as of a scalar."""
        return hash(self.place)


Node = Scalar | Mapping | Sequence


def find(node: Node | None, path: Iterable[str]) -> Node | None:
    """Return what stands at a path, a list's items numbered from 1; None where nothing does."""
    for name in path:
        if isinstance(node, Mapping):
            node = next((entry.value for entry in node.entries if entry.key.text == name), None)
        elif isinstance(node, Sequence) and name.isdecimal() and 0 < int(name) <= len(node.items):
            node = node.items[int(name) - 1]
        else:
            return None
    return node


class Reading(NamedTuple):
    """What became of a file's bytes."""

    node: Node | None
    """The file's value, or nothing where a problem leaves it uncertain what the author wrote."""
    problems: tuple[Problem, ...]
    """All faults of the text, in the order of the file."""
    text: str
    """The file's text in NFC with LF at the end of every line: what `Place` counts in."""
    plain: bool = False
    """Whether YAML saw the text as it is, and no character or line of it is at fault."""
