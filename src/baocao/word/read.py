"""Reads a Word file back: the saved bytes to what Word would show of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao.remember import remembered
from baocao.word import structure
from baocao.word.numbering import Counters
from baocao.word.observed import Observed, Properties
from baocao.word.parts import Parts, parsed
from baocao.word.resolve import Styles
from baocao.word.sections import Ended, Margins, ended, sections
from baocao.word.story import Story, Trace, notes
from baocao.word.tree import W, first_child, is_on

if TYPE_CHECKING:
    from baocao.word.observed import Paragraph

_DC = "{http://purl.org/dc/elements/1.1/}"
_CORE = "docProps/core.xml"
_EVEN_AND_ODD = "evenAndOddHeaders"


def read(data: bytes, *, marks: bool = False) -> Observed:
    """Return what Word would show of a .docx file; `marks` gathers its bookmarks too, which no rule asks for.

    Raises:
        NotWordError: the bytes are no zip file, or one without a readable Word document in it.
    """
    parts = Parts(data)
    return Reading(parts, marks=marks).observed()


class Reading:
    """One file as it is read: all its stories count on in the same lists."""

    def __init__(self, parts: Parts, *, marks: bool, tracing: bool = False) -> None:
        self._parts = parts
        self._marks = marks
        self._tracing = tracing
        self.related = parts.related(parts.main)
        self.by_kind = dict(self.related.values())
        self.styles = _styles(*[parts.blob(self.by_kind.get(kind, "")) for kind in ("styles", "theme", "numbering")])
        self._in_pieces = self.styles.met_before and not marks and not tracing
        self.styles.met_before = True
        self._facts: dict[str, structure.Facts] = {}
        """Those of parts that were read before in another file."""
        self._counters = Counters(self.styles.numbering)
        self.ended: list[Ended] = []
        self.headers: Margins = {}
        self.footers: Margins = {}
        self.traces: dict[tuple[str, str], Trace] = {}
        """Where the paragraphs of each story stand, if that is traced: of the body, of a note, of a header."""

    def observed(self) -> Observed:
        """Return what Word would show; the body comes first, so that lists count from it."""
        self.ended, facts = self._body()
        footnotes, endnotes = self._notes("footnote"), self._notes("endnote")
        self.headers, self.footers = self._margins("header"), self._margins("footer")
        return Observed(
            sections=sections(self.ended, self.headers, self.footers),
            notes=footnotes,
            properties=_properties(self._parts.blob(_CORE)),
            faults=tuple(structure.faults(self._parts, facts, self._facts_of)),
            endnotes=endnotes,
            even_and_odd=self._even_and_odd(),
        )

    def _body(self) -> tuple[list[Ended], list[structure.Facts]]:
        """Return the body and its facts by stretches: of a further file of our own what is new, of others all."""
        own = self._parts.own_main() if self._in_pieces else b""
        if own:
            from baocao.word import pieces  # noqa: PLC0415  most processes read one file

            known = pieces.read(own, self.styles)
            if known is not None:
                return known
        main = self._parts.tree(self._parts.main)
        return ended(first_child(main, W + "body"), self._story("body", "")), [structure.facts(main)]

    def _story(self, kind: str, key: str) -> Story:
        """Return what reads one more story."""
        trace = self.traces.setdefault((kind, key), []) if self._tracing else None
        return Story(self.styles, self._counters, self._marks, trace)

    def _notes(self, kind: str) -> dict[str, tuple[Paragraph, ...]]:
        """Return the footnotes or endnotes by id, without the separators."""
        name = self.by_kind.get(f"{kind}s", "")
        if name not in self._parts:
            return {}
        known = self._known(name, kind)
        if known is not None:
            return known
        return {key: self._story(kind, key).paragraphs(note) for key, note in notes(self._parts.tree(name), kind)}

    def _margins(self, kind: str) -> Margins:
        """Return the paragraphs of all headers or footers, by relationship."""
        return {
            number: self._margin(kind, number, target)
            for number, (found, target) in self.related.items()
            if found == kind and target in self._parts
        }

    def _margin(self, kind: str, number: str, target: str) -> tuple[Paragraph, ...]:
        """Return the paragraphs of one header or footer."""
        known = self._known(target, "")
        return self._story(kind, number).paragraphs(self._parts.tree(target)) if known is None else known[""]

    def _known(self, name: str, kind: str) -> Margins | None:
        """Return the stories of a part by their ids; None where it must be read with the others."""
        if not self._in_pieces:
            return None
        from baocao.word import pieces  # noqa: PLC0415  as above

        known = pieces.part(self._parts.unparsed(name), kind, self.styles)
        if known is None:
            return None
        self._facts[name] = known.facts
        return dict(known.stories)

    def _facts_of(self, name: str) -> structure.Facts:
        """Return what a part beside the main one is to be judged by."""
        return self._facts.get(name) or structure.facts(self._parts.tree(name))

    def _even_and_odd(self) -> bool:
        """Return whether even pages have headers of their own."""
        name = self.by_kind.get("settings", "")
        blob = self._parts.blob(name)
        return _EVEN_AND_ODD.encode() in blob and is_on(first_child(self._parts.tree(name), W + _EVEN_AND_ODD))


@remembered(4)
def _styles(styles: bytes, theme: bytes, numbering: bytes) -> Styles:
    """Return the styles of a file; those of our own files are resolved but once."""
    return Styles(parsed("styles", styles or _NO_STYLES), theme, numbering)


_NO_STYLES = f'<w:styles xmlns:w="{W[1:-1]}"/>'.encode()


@remembered(16)
def _properties(core: bytes) -> Properties:
    """Return the core properties; empty where there are none."""
    root = parsed(_CORE, core) if core else None
    names = ("title", "subject", "creator", "language")
    return Properties(*["" if root is None else (root.findtext(_DC + name) or "") for name in names])
