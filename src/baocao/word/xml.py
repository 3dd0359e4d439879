"""The XML of paragraphs and runs, as text: what every kind of block is printed with."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from baocao import decree30
from baocao.blocks import Tracked
from baocao.word import bookmarks
from baocao.word.units import mm_twips, twips

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from baocao.blocks import Footnote, Span, Spans
    from baocao.problems import Place

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
}
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def escape(text: str) -> str:
    """Return text as XML writes it between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def root(tag: str, prefixes: str) -> str:
    """Return the start tag of a part's root that declares the prefixes (separated by spaces)."""
    declared = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes.split())
    return f"{HEADER}<{tag}{declared}>"


BODY = (root("w:document", "w r wp a wps mc v") + "<w:body>").encode()
"""How the main part begins."""
BODY_END = b"</w:body></w:document>"
TRACKED_BY = "baocao"
"""The author that Word shows beside a tracked change."""
_NOTE = decree30.PARTS["FootnoteText"]
_OPEN = '<w:t xml:space="preserve">'
_BREAK, _BREAK_XML = "\n", f"</w:t><w:br/>{_OPEN}"


def _text(text: str) -> str:
    """Return the text of a run; spaces that Word would drop, and breaks, are kept."""
    inner = escape(text)
    if _BREAK in inner:
        return f"{_OPEN}{inner.replace(_BREAK, _BREAK_XML)}</w:t>"
    if inner[:1] == " " or inner[-1:] == " " or "  " in inner:
        return f"{_OPEN}{inner}</w:t>"
    return f"<w:t>{inner}</w:t>"


@cache
def _run_properties(bold: bool, italic: bool, unknown: bool) -> str:
    """Return what sets a run apart from the style of its paragraph."""
    inner = (
        ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + (f'<w:highlight w:val="{decree30.HIGHLIGHT}"/>' if unknown else "")
    )
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def spacing(before: float | None = None, after: float | None = None) -> str:
    """Return space above and below a paragraph, in points, where it differs from its style's."""
    above = "" if before is None else f' w:before="{twips(before)}"'
    below = "" if after is None else f' w:after="{twips(after)}"'
    return f"<w:spacing{above}{below}/>" if above or below else ""


def indent(left: float = 0, right: float = 0, hanging: float = 0) -> str:
    """Return the indents of a paragraph, in millimetres."""
    hang = f' w:hanging="{mm_twips(hanging)}"' if hanging else ""
    return f'<w:ind w:left="{mm_twips(left)}" w:right="{mm_twips(right)}"{hang}/>'


def border(tag: str, sides: str, eighths_of_point: int, gap: int = 0) -> str:
    """Return borders for the sides named, solid and black."""
    line = f'w:val="single" w:sz="{eighths_of_point}" w:space="{gap}" w:color="{decree30.COLOUR}"'
    return f"<{tag}>" + "".join(f"<w:{side} {line}/>" for side in sides.split()) + f"</{tag}>"


def paragraph_properties(  # noqa: PLR0913  one argument for each property, in the schema's order
    style: str,
    *,
    keep_next: bool = False,
    keep_lines: bool = False,
    frame: str = "",
    space: str = "",
    indents: str = "",
    align: str = "",
    section: str = "",
) -> str:
    """Return a paragraph's style and what it has of its own, in the order of the schema."""
    return (
        f'<w:pPr><w:pStyle w:val="{style}"/>'
        + ("<w:keepNext/>" if keep_next else "")
        + ("<w:keepLines/>" if keep_lines else "")
        + frame
        + space
        + indents
        + (f'<w:jc w:val="{align}"/>' if align else "")
        + section
        + "</w:pPr>"
    )


def _same(one: Place, other: Place | None) -> bool:
    """Return whether two places are one point of a file; a bookmark says no more than that."""
    return other is not None and one[:3] == other[:3]


class Counted(NamedTuple):
    """What has been numbered in a document up to some point of it."""

    bookmarks: int = 0
    shapes: int = 0
    notes: int = 0
    long_files: tuple[str, ...] = ()
    """The files whose names are too long for a bookmark."""


_START = Counted()


class Drawn(NamedTuple):
    """A stretch of the document as XML, the footnotes it refers to, and what is counted at its end."""

    xml: bytes
    notes: tuple[str, ...]
    after: Counted


class Pen:
    """Writes paragraphs, and counts from some point of a document on what must be numbered within it."""

    def __init__(self, sizes: decree30.Sizes, before: Counted = _START) -> None:
        self.sizes = sizes
        """The setting under which the document is measured."""
        self.notes: list[str] = []
        """The footnotes referred to since that point, as XML, without number 0 and below."""
        self.namer = bookmarks.Namer(before.bookmarks, before.long_files)
        self._shapes, self._notes_before = before.shapes, before.notes

    def counted(self) -> Counted:
        """Return what has been numbered in the document by now."""
        return Counted(self.namer.count, self._shapes, self._notes_before + len(self.notes), self.namer.long)

    def drawn(self, xml: bytes) -> Drawn:
        """Return a stretch of XML, all that this pen wrote, with what is to be known of it."""
        return Drawn(xml, tuple(self.notes), self.counted())

    def take(self, *stretches: Drawn) -> bytes:
        """Return stretches that other pens wrote one after the other from here on, and count on from their end."""
        for each in stretches:
            self.notes.extend(each.notes)
        if stretches:
            self.namer.count, self._shapes, _, self.namer.long = stretches[-1].after
        return b"".join([each.xml for each in stretches])

    def shape(self) -> int:
        """Return the number of the next drawing."""
        self._shapes += 1
        return self._shapes

    def paragraph(
        self,
        style: str,
        spans: Spans,
        place: Place | None = None,
        properties: str = "",
        after: str = "",
    ) -> str:
        """Return a paragraph; `after` is a run of XML that follows its text and its bookmark."""
        content = self.runs(spans, place, decree30.PARTS[style])
        own = properties or _plain(style)
        change = whole_change(spans)
        if change is not None:
            own = _with_mark(own, self._change(change))
        return f"<w:p>{own}{self.marked(content, place) if place else content}{after}</w:p>"

    def runs(self, spans: Spans, place: Place | None, part: decree30.Part) -> str:
        """Return the runs of a paragraph that comes from `place`."""
        return "".join([self.run(span, place, part) for span in spans])

    def marked(self, content: str, place: Place) -> str:
        """Return the content within a hidden bookmark that carries the place."""
        name = self.namer.name(place)
        number = self.namer.count
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'

    def empty_mark(self, name: str) -> str:
        """Return an empty bookmark whose name is all that it says."""
        self.namer.count += 1
        number = self.namer.count
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'

    def run(self, span: Span, place: Place | None, part: decree30.Part) -> str:
        """Return a run, with its own bookmark where it comes from another place than `place`."""
        if span.note is not None:
            reference = self._reference(span.note)
            return self._tracked(reference, span.tracked) if span.tracked else reference
        text = span.text.upper() if part.capitals else span.text
        looks = ""
        if span.bold or span.italic or span.open:
            looks = _run_properties(span.bold and not part.bold, span.italic and not part.italic, span.open)
        run = f"<w:r>{looks}{_text(text)}</w:r>"
        if span.tracked is not None:
            run = self._tracked(run, span.tracked)
        own = span.place
        return run if own is None or own is place or _same(own, place) else self.marked(run, own)

    def _tracked(self, run: str, change: Tracked) -> str:
        """Return runs as a tracked change; what is deleted is no text any more."""
        if change is Tracked.DELETED:
            run = run.replace("<w:t>", "<w:delText>").replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return f"<{self._change(change)}>{run}</w:{change.value}>"

    def _change(self, change: Tracked) -> str:
        """Return the name and attributes of a tracked change; no date, for no clock is asked."""
        self.namer.count += 1
        return f'w:{change.value} w:id="{self.namer.count}" w:author="{TRACKED_BY}"'

    def row_change(self, cells: Iterable[Spans]) -> str:
        """Return what marks a row of a table that only one of two compared documents has; else nothing."""
        change = whole_change([span for cell in cells for span in cell])
        return f"<{self._change(change)}/>" if change else ""

    def _reference(self, note: Footnote) -> str:
        """Return the raised number of a footnote, and keep the note."""
        index = len(self.notes)
        self.notes.append("")
        number = self._notes_before + index + 1
        mark = f'<w:r><w:rPr><w:rStyle w:val="{decree30.NOTE_MARK}"/></w:rPr>'
        first = f'{mark}<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>'
        texts = [self.runs(spans, None, _NOTE) for spans in note.paragraphs]
        paragraphs = f"</w:p><w:p>{_plain(_NOTE.key)}".join(texts)
        self.notes[index] = (
            f'<w:footnote w:id="{number}"><w:p>{_plain(_NOTE.key)}{first}{paragraphs}</w:p></w:footnote>'
        )
        return f'{mark}<w:footnoteReference w:id="{number}"/></w:r>'


def whole_change(spans: Sequence[Span]) -> Tracked | None:
    """Return the tracked change that all spans are part of, if there is one."""
    first = spans[0].tracked if spans else None
    return first if first is not None and all(span.tracked is first for span in spans) else None


def _with_mark(properties: str, change: str) -> str:
    """Return a paragraph's properties with its mark as a tracked change, where the schema wants that."""
    at = properties.find("<w:sectPr")
    at = at if at >= 0 else len(properties) - len("</w:pPr>")
    return f"{properties[:at]}<w:rPr><{change}/></w:rPr>{properties[at:]}"


@cache
def _plain(style: str) -> str:
    """Return the properties of a paragraph that is as its style says."""
    return paragraph_properties(style)
