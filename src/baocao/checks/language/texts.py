"""The text of a data file that the report prints, passage by passage, each character with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from baocao.checks.registry import Finding, Subject
from baocao.language.flaws import Flaw
from baocao.language.whole import NOTHING, VALUE, Whole
from baocao.markdown import BAR, HEADING, ITEM, POINT
from baocao.model import Year
from baocao.problems import Edit, Place
from baocao.remember import remembered
from baocao.shape import Kind, fields
from baocao.source import Mapping, Node, Scalar, Sequence
from baocao.values import OPEN, Figure, Prose, Text

_HIDDEN = re.compile(
    r"(?P<value>\{\{[^{}\n]*\}\})|\[\^[^\[\]\s]{1,20}\]:?|\*+|\\(?=[\\*#|\[\]_+.()-])|^[ \t]*#+(?=[ \t])",
    re.MULTILINE,
)
_FIRST_LINE_OF_NOTE = re.compile(r"[ \t]*\[\^[^\[\]\s]{1,20}\]:")
_MARKER = re.compile(r"[ \t]*(?:[-+*]|[0-9]{1,3}[.)]|[a-zđ]\)|\((?:[0-9]{1,3}|[ivx]{1,5})\))[ \t]+")
_STOPPED = re.compile(r"[.!?…][”)\s\ue001]*$")
_OPENING = ("subject", "recipients", "addressees")
"""Keys of the document whose values begin a line of their own."""


class Passage(NamedTuple):
    """A stretch of one value that prints as a paragraph or a line of its own."""

    scalar: Scalar
    start: int
    """Its offset in the scalar's text."""
    text: str
    """As long as what the author wrote; VALUE for each letter of an expression, NOTHING for marks that do not print."""
    opens: bool
    """Whether it begins a line, and so has a capital."""

    @property
    def path(self) -> tuple[str, ...]:
        """Return the keys that lead to the value, outermost first."""
        return self.scalar.place.path

    def place(self, offset: int) -> Place:
        """Return where a character of the text stands in the file."""
        return self.scalar.locate(self.start + offset)


class Printed(NamedTuple):
    """Everything of a file that is words."""

    passages: tuple[Passage, ...]
    whole: Whole

    def finding(self, index: int, flaw: Flaw) -> Finding:
        """Return what was found in one passage as a finding in the file, with its edit where the mend is certain."""
        passage = self.passages[index]
        old = passage.scalar.text[passage.start + flaw.start : passage.start + flaw.end]
        place = passage.place(flaw.start)
        certain = flaw.new is not None and "\n" not in old and _may_hold(passage.scalar, flaw.new)
        return Finding(place, flaw.message, flaw.hint, fix=(Edit(place, old, flaw.new or ""),) if certain else ())

    def findings(self, look: Callable[[str], Iterable[Flaw]]) -> Iterator[Finding]:
        """Yield what one way of looking finds in all the words of the file."""
        return (self.finding(index, flaw) for index, flaw in self.whole.found(look))


def _may_hold(scalar: Scalar, new: str) -> bool:
    """Tell whether a value may take in new text without YAML reading it otherwise."""
    return scalar.quoted or ": " not in new


def printed(subject: Subject) -> Printed:
    """Return the words of a file: prose, names, subjects, recipients, units; not its comments, keys and symbols.

    A file that is one value is a template: prose throughout.
    """
    return _printed(subject.node)


@remembered(4, same=1)
def _printed(node: Node) -> Printed:
    """Return the words of a file; nine rules of a check read the same."""
    passages = tuple(_of_prose(node, inline=False) if isinstance(node, Scalar) else _of_node(node, Kind(record=Year)))
    return Printed(passages, Whole(passage.text for passage in passages))


def _of_node(node: Node, kind: Kind) -> Iterator[Passage]:
    if isinstance(node, Scalar):
        yield from _of_scalar(node, kind)
    elif isinstance(node, Sequence) and kind.items:
        for item in node.items:
            yield from _of_node(item, kind.items)
    elif isinstance(node, Mapping):
        record: Any = kind.record
        kinds = {field.name: field.kind for field in fields(record)} if record else {}
        for key, value in node.entries:
            below = kinds.get(key.text) or kind.entries
            if below is not None:
                yield from _of_node(value, below)


def _of_scalar(scalar: Scalar, kind: Kind) -> Iterator[Passage]:
    if scalar.text.strip() == OPEN:
        return
    path = scalar.place.path
    if kind.leaf is Prose:
        yield from _of_prose(scalar, inline=path[-1] == "note")
    elif kind.leaf is Text:
        heads = path[0] in ("groups", "divisions") and path[-1] == "name"
        yield Passage(scalar, 0, scalar.text, heads or (path[0] == "document" and path[1] in _OPENING))
    elif kind.leaf is Figure and path[-2] == "figures":
        yield Passage(scalar, 0, scalar.text, False)


def _of_prose(scalar: Scalar, *, inline: bool) -> Iterator[Passage]:
    """Yield the paragraphs, items, headings and cells of one prose."""
    text = _HIDDEN.sub(_hidden, scalar.text)
    rows = [*scalar.text.split("\n"), ""]
    offset, begun, opens = 0, -1, False
    stopped = not inline
    """Whether what stands before is at its end, so that a paragraph begins a sentence."""
    for row, before in zip(rows, ["", *rows], strict=False):
        kind = _kind(row, before)
        if kind and begun >= 0:
            yield Passage(scalar, begun, text[begun:offset].rstrip(), opens)
            stopped, begun = bool(_STOPPED.search(text[begun:offset])), -1
        if kind == "table":
            yield from _cells(scalar, text, offset, row)
        elif kind == "heading":
            start = offset + row.index("#") + len(row.strip()) - len(row.strip().lstrip("# "))
            yield Passage(scalar, start, text[start : offset + len(row)].rstrip(), True)
            stopped = True
        elif row.strip() and begun < 0:
            marker = _MARKER.match(row)
            begun = offset + (marker.end() if marker else len(row) - len(row.lstrip()))
            opens = stopped and not inline and kind in ("", "paragraph")
        offset += len(row) + 1


def _kind(row: str, before: str) -> str:
    """Return what a line begins: `empty`, `heading`, `table`, `item`, `note`, `paragraph`; nothing if it goes on."""
    bare = row.strip()
    if not bare:
        return "empty"
    if HEADING.match(bare) and not before.strip():
        return "heading"
    if bare.startswith("|"):
        return "table"
    if _FIRST_LINE_OF_NOTE.match(row):
        return "note"
    if ITEM.match(row) or POINT.match(bare):
        return "item"
    return "" if before.strip() else "paragraph"


def _cells(scalar: Scalar, text: str, offset: int, row: str) -> Iterator[Passage]:
    last = 0
    for bar in [*BAR.finditer(row), None]:
        end = bar.start() if bar else len(row)
        cell = row[last:end]
        if any(letter.isalpha() for letter in cell):
            start = offset + last + len(cell) - len(cell.lstrip())
            yield Passage(scalar, start, text[start : offset + end].rstrip(), False)
        last = bar.end() if bar else end


def _hidden(match: re.Match[str]) -> str:
    return (VALUE if match["value"] else NOTHING) * len(match[0])
