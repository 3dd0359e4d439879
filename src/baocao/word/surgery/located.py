"""Where the paragraphs and sections of a file stand in its parts."""

from __future__ import annotations

import posixpath
from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple

from baocao.word.parts import Parts
from baocao.word.read import Reading
from baocao.word.reading_order import numbered
from baocao.word.surgery.source import Source
from baocao.word.xml import HEADER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.word.conditional import Look
    from baocao.word.observed import Container, Numbered, Paragraph
    from baocao.word.tree import Element

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NOTES = ("footnote", "endnote")
_MARGINS = ("header", "footer")


class Located(NamedTuple):
    """A paragraph and the elements that it is made of: more than one where its end was deleted."""

    number: int
    paragraph: Paragraph
    container: Container
    source: Source
    elements: tuple[Element, ...]
    look: Look
    """The table style and its conditions under which it stands."""


class Package:
    """A file that is to be changed: its paragraphs by number, its parts by name."""

    def __init__(self, data: bytes) -> None:
        self.parts = Parts(data)
        self._sources: dict[str, Source] = {}
        self._new: dict[str, str] = {}
        self.relations: dict[str, str] = {}
        """What was added to the relationships of the main part: by id, as attributes."""
        self.numbered: set[object] = set()
        """The headers, by part or by section, that were given a page number."""
        self._reading = Reading(self.parts, marks=False, tracing=True)
        self.observed = self._reading.observed()
        self.styles = self._reading.styles
        self.main = self.source(self.parts.main)
        self.sections = tuple(element for element, _ in self._reading.ended)
        """The properties of each section; that of a body without any is in no part."""
        self.paragraphs = tuple(self._located())
        self._numbered = {each.number: each for each in self.paragraphs if each.number}

    def paragraph(self, number: int) -> Located | None:
        """Return the paragraph of this number."""
        return self._numbered.get(number)

    def source(self, name: str) -> Source:
        """Return a part of the file, to be changed."""
        if name not in self._sources:
            self._sources[name] = Source(name, self.parts.blob(name), self.parts.tree(name))
        return self._sources[name]

    def add(self, name: str, content: str) -> None:
        """Add a part."""
        self._new[name] = content

    def free_name(self, pattern: str) -> str:
        """Return the first name of this form that no part has: without a number, or with one."""
        names = (pattern.format(number) for number in chain(("",), count(1)))
        return next(name for name in names if name not in self.parts and name not in self._new)

    def changed(self) -> dict[str, bytes]:
        """Return the parts that were changed or added."""
        new = dict(self._new)
        if self.relations and self.rels not in self.parts:
            entries = "".join([f"<Relationship{each}/>" for each in self.relations.values()])
            new[self.rels] = f'{HEADER}<Relationships xmlns="{_RELATIONS}">{entries}</Relationships>'
        changed = {name: source.changed() for name, source in self._sources.items() if source}
        return changed | {name: content.encode() for name, content in new.items()}

    @property
    def rels(self) -> str:
        """Return the name of the part with the relationships of the main part."""
        folder, name = posixpath.split(self.parts.main)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def header_part(self, header: tuple[Paragraph, ...]) -> str:
        """Return the name of the part that a header stands in."""
        return self._part_of("header", header)[0]

    def _part_of(self, kind: str, shown: tuple[Paragraph, ...]) -> tuple[str, str]:
        """Return the part of a header or footer, and the relationship that leads there."""
        known = self._reading.headers if kind == "header" else self._reading.footers
        number = next(number for number, paragraphs in known.items() if paragraphs is shown)
        return self._reading.related[number][1], number

    def _located(self) -> Iterator[Located]:
        """Yield every paragraph with its elements: the reader took them down as it made the paragraphs."""
        traces = {key: iter(trace) for key, trace in self._reading.traces.items()}
        for each in numbered(self.observed):
            part, key = self._origin(each)
            elements, look = next(traces[key])
            yield Located(each.number, each.paragraph, each.container, self.source(part), elements, look)

    def _origin(self, each: Numbered) -> tuple[str, tuple[str, str]]:
        """Return the part that a paragraph stands in, and the story of it."""
        kind, key = each.container.kind, each.container.key
        if kind in _NOTES:
            return self._reading.by_kind[f"{kind}s"], (kind, key)
        if kind in _MARGINS:
            section = self.observed.sections[each.container.section - 1]
            shown = (section.headers if kind == "header" else section.footers)[key]
            part, number = self._part_of(kind, shown)
            return part, (kind, number)
        return self.parts.main, ("body", "")
