"""Reads a Word file back: the saved bytes to what Word would show of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from baocao.word import structure
from baocao.word.numbering import Counters
from baocao.word.observed import Observed, Properties
from baocao.word.parts import Parts, parsed
from baocao.word.resolve import Styles
from baocao.word.sections import Margins, ended, sections
from baocao.word.story import Story
from baocao.word.tree import W, first_child, is_on

if TYPE_CHECKING:
    from baocao.word.observed import Paragraph

_DC = "{http://purl.org/dc/elements/1.1/}"
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
_CORE = "docProps/core.xml"
_ID = W + "id"
_EVEN_AND_ODD = "evenAndOddHeaders"


def read(data: bytes, *, marks: bool = False) -> Observed:
    """Return what Word would show of a .docx file; `marks` gathers its bookmarks too, which no rule asks for.

    Raises:
        NotWordError: the bytes are no zip file, or one without a readable Word document in it.
    """
    parts = Parts(data)
    return _Reading(parts, marks).observed()


class _Reading:
    """One file as it is read: all its stories count on in the same lists."""

    def __init__(self, parts: Parts, marks: bool) -> None:
        self._parts = parts
        self._marks = marks
        self._related = parts.related(parts.main)
        self._by_kind = dict(self._related.values())
        self._styles = _styles(*[parts.blob(self._by_kind.get(kind, "")) for kind in ("styles", "theme", "numbering")])
        self._counters = Counters(self._styles.numbering)

    def observed(self) -> Observed:
        """Return what Word would show; the body comes first, so that lists count from it."""
        body = first_child(self._parts.tree(self._parts.main), W + "body")
        found = ended(body, self._story())
        footnotes, endnotes = self._notes("footnote"), self._notes("endnote")
        return Observed(
            sections=sections(found, self._margins("header"), self._margins("footer")),
            notes=footnotes,
            properties=_properties(self._parts),
            faults=tuple(structure.faults(self._parts)),
            endnotes=endnotes,
            even_and_odd=self._even_and_odd(),
        )

    def _story(self) -> Story:
        """Return what reads one more story."""
        return Story(self._styles, self._counters, self._marks)

    def _notes(self, kind: str) -> dict[str, tuple[Paragraph, ...]]:
        """Return the footnotes or endnotes by id, without the separators."""
        name = self._by_kind.get(f"{kind}s", "")
        return {
            note.get(_ID, ""): self._story().paragraphs(note)
            for note in (self._parts.tree(name).iterchildren(W + kind) if name in self._parts else ())
            if note.get(W + "type", "normal") not in _SEPARATORS
        }

    def _margins(self, kind: str) -> Margins:
        """Return the paragraphs of all headers or footers, by relationship."""
        return {
            number: self._story().paragraphs(self._parts.tree(target))
            for number, (found, target) in self._related.items()
            if found == kind and target in self._parts
        }

    def _even_and_odd(self) -> bool:
        """Return whether even pages have headers of their own."""
        name = self._by_kind.get("settings", "")
        blob = self._parts.blob(name)
        return _EVEN_AND_ODD.encode() in blob and is_on(first_child(self._parts.tree(name), W + _EVEN_AND_ODD))


@lru_cache(maxsize=4)
def _styles(styles: bytes, theme: bytes, numbering: bytes) -> Styles:
    """Return the styles of a file; those of our own files are resolved but once."""
    return Styles(parsed("styles", styles or _NO_STYLES), theme, numbering)


_NO_STYLES = f'<w:styles xmlns:w="{W[1:-1]}"/>'.encode()


def _properties(parts: Parts) -> Properties:
    """Return the core properties; empty where there are none."""
    core = parts.tree(_CORE) if _CORE in parts else None
    texts = [
        "" if core is None else (core.findtext(_DC + name) or "")
        for name in ("title", "subject", "creator", "language")
    ]
    return Properties(*texts)
