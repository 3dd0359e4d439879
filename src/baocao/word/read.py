"""Reads a Word file back: the saved bytes to what Word would show of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from baocao.word import bookmarks, structure
from baocao.word.observed import (
    Block,
    Cell,
    Mark,
    Observed,
    Paragraph,
    Properties,
    Row,
    Rule,
    Run,
    Section,
    Table,
)
from baocao.word.parts import MAIN, NotWordError, Parts
from baocao.word.resolve import Flat, Styles, paragraph_properties, run_properties
from baocao.word.tree import MC, VAL, WP, A, R, W, XMLSyntaxError, first_child, is_on, parse
from baocao.word.units import MM_PER_EMU, MM_PER_TWIP

if TYPE_CHECKING:
    from baocao.word.tree import Element

R_ID = R + "id"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}
_CORE = "docProps/core.xml"
# Spelled out once: these are compared for every element.
_P = W + "p"
_TBL = W + "tbl"
_BOOKMARK_START = W + "bookmarkStart"
_NAME = W + "name"
_TR = W + "tr"
_TC = W + "tc"
_P_PR = W + "pPr"
_R = W + "r"
_ID = W + "id"
_BOOKMARK_END = W + "bookmarkEnd"
_FLD_SIMPLE = W + "fldSimple"
_INSTR = W + "instr"
_T = W + "t"
_R_PR = W + "rPr"
_INSTR_TEXT = W + "instrText"
_FOOTNOTE_REFERENCE = W + "footnoteReference"
_DRAWING = W + "drawing"
_TAB = W + "tab"
_BR = W + "br"
_CR = W + "cr"
_NO_BREAK_HYPHEN = W + "noBreakHyphen"
_SOFT_HYPHEN = W + "softHyphen"
_SECT_PR = W + "sectPr"
_TC_PR = W + "tcPr"
_TC_W = W + "tcW"
_TR_PR = W + "trPr"
_TBL_HEADER = W + "tblHeader"
_CANT_SPLIT = W + "cantSplit"


def read(data: bytes) -> Observed:
    """Return what Word would show of a .docx file.

    Raises:
        NotWordError: the bytes are no zip file, or one without a readable Word document in it.
    """
    parts = Parts(data)
    related = parts.related(MAIN)
    by_kind = dict(related.values())
    styles = _styles(parts.blob(by_kind.get("styles", "")))
    document = parts.tree(MAIN)
    notes_name = by_kind.get("footnotes", "")
    notes_root = parts.tree(notes_name) if notes_name in parts else None
    headers = {
        number: tuple(_Story(styles).paragraphs(parts.tree(target)))
        for number, (kind, target) in related.items()
        if kind == "header" and target in parts
    }
    return Observed(
        sections=_sections(document.find(W + "body"), _Story(styles), headers),
        notes={} if notes_root is None else _notes(notes_root, styles),
        properties=_properties(parts),
        faults=tuple(structure.faults(parts)),
        places=bookmarks.decode(_bookmark_names(document, notes_root)),
    )


@lru_cache(maxsize=4)
def _styles(blob: bytes) -> Styles:
    """Return the styles of a file; those of our own files are resolved but once."""
    try:
        return Styles(parse(blob or _NO_STYLES))
    except XMLSyntaxError as error:
        raise NotWordError("Phần kiểu chữ (styles) của tệp Word bị hỏng, không đọc được.") from error


_NO_STYLES = f'<w:styles xmlns:w="{W[1:-1]}"/>'.encode()


def _bookmark_names(*roots: Element | None) -> list[str]:
    """Return the names of all bookmarks in these parts."""
    return [mark.get(W + "name", "") for root in roots if root is not None for mark in root.iter(W + "bookmarkStart")]


def _notes(root: Element, styles: Styles) -> dict[str, tuple[Paragraph, ...]]:
    """Return the footnotes by id, without the separators."""
    return {
        note.get(W + "id", ""): tuple(_Story(styles).paragraphs(note))
        for note in root.iter(W + "footnote")
        if note.get(W + "type", "normal") not in _SEPARATORS
    }


def _properties(parts: Parts) -> Properties:
    """Return the core properties; empty where there are none."""
    core = parts.tree(_CORE) if _CORE in parts else None
    texts = [
        "" if core is None else (core.findtext(_DC + name) or "")
        for name in ("title", "subject", "creator", "language")
    ]
    return Properties(*texts)


def _sections(body: Element, story: _Story, headers: dict[str, tuple[Paragraph, ...]]) -> tuple[Section, ...]:
    """Return the sections of the body, each with its blocks."""
    sections: list[Section] = []
    blocks: list[Block] = []
    for element in body if body is not None else ():
        if element.tag == W + "sectPr":
            sections.append(_section(element, blocks, headers, sections))
            blocks = []
            continue
        blocks += story.blocks(element)
        ended = first_child(first_child(element, _P_PR), _SECT_PR)
        if ended is not None:
            sections.append(_section(ended, blocks, headers, sections))
            blocks = []
    return tuple(sections)


def _section(
    element: Element, blocks: list[Block], headers: dict[str, tuple[Paragraph, ...]], before: list[Section]
) -> Section:
    """Return a section; a header that it does not name is that of the section before."""
    size, margins = element.find(W + "pgSz"), element.find(W + "pgMar")
    numbering, first = element.find(W + "pgNumType"), element.find(W + "titlePg")
    start = numbering.get(W + "start") if numbering is not None else None
    named = {
        reference.get(W + "type", "default"): headers[reference.get(R_ID, "")]
        for reference in element.iter(W + "headerReference")
        if reference.get(R_ID, "") in headers
    }
    return Section(
        width=_mm(size, "w"),
        height=_mm(size, "h"),
        landscape=size is not None and size.get(W + "orient") == "landscape",
        top=_mm(margins, "top"),
        bottom=_mm(margins, "bottom"),
        left=_mm(margins, "left"),
        right=_mm(margins, "right"),
        header=_mm(margins, "header"),
        own_first_page=is_on(first),
        start=int(start) if start and start.isdigit() else None,
        headers={**(before[-1].headers if before else {}), **named},
        blocks=tuple(blocks),
    )


def _mm(element: Element | None, name: str) -> float:
    """Return an attribute in twips as millimetres; 0 where it is missing."""
    text = element.get(W + name, "0") if element is not None else "0"
    return int(text) * MM_PER_TWIP if text.lstrip("-").isdigit() else 0.0


class _Story:
    """Reads the paragraphs of one story (body, note, header) in order."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._table_style = ""
        self._waiting: list[str] = []
        """Bookmarks that begin between paragraphs: they belong to the next one."""

    def paragraphs(self, container: Element) -> list[Paragraph]:
        """Return the paragraphs directly in a part or note."""
        blocks = [block for child in container for block in self.blocks(child)]
        return [block for block in blocks if isinstance(block, Paragraph)]

    def blocks(self, element: Element) -> list[Block]:
        """Return the block that an element is, or the blocks that it wraps."""
        tag = element.tag
        if tag == _P:
            return [self._paragraph(element)]
        if tag == _TBL:
            return [self._table(element)]
        if tag == _BOOKMARK_START:
            self._waiting.append(element.get(_NAME, ""))
        if tag in _WRAPPERS:
            return [block for child in element for block in self.blocks(child)]
        return []

    def _table(self, element: Element) -> Table:
        """Return a table; its paragraphs take from its style."""
        outer = self._table_style
        style = element.find(f"{W}tblPr/{W}tblStyle")
        self._table_style = style.get(VAL, "") if style is not None else ""
        rows = tuple(self._row(row) for row in element.iterchildren(_TR))
        self._table_style = outer
        borders = element.find(f"{W}tblPr/{W}tblBorders")
        drawn = [] if borders is None else [line for line in borders if line.get(VAL) not in ("none", "nil")]
        return Table(rows, bool(drawn))

    def _row(self, element: Element) -> Row:
        """Return a row."""
        own = first_child(element, _TR_PR)
        header, whole = first_child(own, _TBL_HEADER), first_child(own, _CANT_SPLIT)
        return Row(
            tuple(self._cell(cell) for cell in element.iterchildren(_TC)),
            is_on(header),
            is_on(whole),
        )

    def _cell(self, element: Element) -> Cell:
        """Return a cell."""
        width = _mm(first_child(first_child(element, _TC_PR), _TC_W), "w")
        return Cell(width, tuple(block for child in element for block in self.blocks(child)))

    def _paragraph(self, element: Element) -> Paragraph:
        """Return a paragraph with what Word resolves for it."""
        direct = paragraph_properties(first_child(element, _P_PR))
        line = _Line(self._styles, self._styles.paragraph_style(direct), self._table_style)
        line.begun = [(name, 0) for name in self._waiting]
        self._waiting = []
        line.walk(element)
        return Paragraph(
            style=line.style,
            shape=self._styles.shape(direct, self._table_style),
            runs=tuple(line.runs),
            rules=tuple(line.rules),
            marks=line.marks(),
            fields=tuple(line.fields),
            notes=tuple(line.notes),
        )


_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "ins", "smartTag", "customXml", "hyperlink", "fldSimple")}


class _Line:
    """Collects what stands in one paragraph."""

    __slots__ = (
        "_ended",
        "_ids",
        "_length",
        "_styles",
        "_table_style",
        "begun",
        "fields",
        "notes",
        "rules",
        "runs",
        "style",
    )

    def __init__(self, styles: Styles, style: str, table_style: str) -> None:
        self.style = style
        self.runs: list[Run] = []
        self.rules: list[Rule] = []
        self.fields: list[str] = []
        self.notes: list[str] = []
        self.begun: list[tuple[str, int]] = []
        self._ended: dict[str, int] = {}
        self._ids: dict[str, str] = {}
        self._length = 0
        self._styles = styles
        self._table_style = table_style

    def walk(self, element: Element) -> None:
        """Take in the children of a paragraph, or of what wraps runs in it."""
        for child in element:
            tag = child.tag
            if tag == _R:
                self._run(child)
            elif tag == _BOOKMARK_START:
                name = child.get(_NAME, "")
                self._ids[child.get(_ID, "")] = name
                self.begun.append((name, self._length))
            elif tag == _BOOKMARK_END:
                self._ended[self._ids.get(child.get(_ID, ""), "")] = self._length
            elif tag in _WRAPPERS:
                if tag == _FLD_SIMPLE:
                    self.fields.append(child.get(_INSTR, "").strip())
                self.walk(child)

    def marks(self) -> tuple[Mark, ...]:
        """Return the bookmarks; one that ends in a later paragraph goes to the end of this one."""
        return tuple(Mark(name, start, self._ended.get(name, self._length)) for name, start in self.begun)

    def _run(self, element: Element) -> None:
        """Take in a run: its text, or what it anchors."""
        text = ""
        properties = None
        for child in element:
            tag = child.tag
            if tag == _T:
                text += child.text or ""
            elif tag == _R_PR:
                properties = child
            elif tag in _SIGNS:
                text += _SIGNS[tag]
            else:
                self._other(child, tag)
        if text:
            direct: Flat = run_properties(properties)
            self.runs.append(Run(text, self._styles.letters(self.style, direct, self._table_style)))
            self._length += len(text)

    def _other(self, child: Element, tag: str) -> None:
        """Take in a field's instruction, a note's reference or a drawing."""
        if tag == _INSTR_TEXT:
            self.fields.append((child.text or "").strip())
        elif tag == _FOOTNOTE_REFERENCE:
            self.notes.append(child.get(_ID, ""))
        elif tag == MC + "AlternateContent":
            choice = child.find(MC + "Choice")
            self._drawings(choice if choice is not None else child)
        elif tag == _DRAWING:
            self._drawings(child)

    def _drawings(self, element: Element) -> None:
        """Take in the straight lines among the drawings within an element."""
        for anchor in element.iter(WP + "anchor"):
            shape = anchor.find(f".//{A}prstGeom")
            if shape is None or shape.get("prst") not in ("line", "straightConnector1"):
                continue
            extent, align = anchor.find(WP + "extent"), anchor.find(f"{WP}positionH/{WP}align")
            colour = anchor.find(f".//{A}ln/{A}solidFill/{A}srgbClr")
            length = extent.get("cx", "0") if extent is not None else "0"
            self.rules.append(
                Rule(
                    int(length) * MM_PER_EMU,
                    (align.text or "") if align is not None else "",
                    colour.get("val", "") if colour is not None else "",
                )
            )


_SIGNS = {_TAB: "\t", _BR: "\n", _CR: "\n", _NO_BREAK_HYPHEN: "\u2011", _SOFT_HYPHEN: ""}
