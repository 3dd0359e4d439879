"""Reads a Word file back: the saved bytes to what Word would show of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from baocao.word import structure
from baocao.word.observed import Cell, Observed, Paragraph, Properties, Row, Rule, Run, Section, Table
from baocao.word.parts import MAIN, NotWordError, Parts
from baocao.word.resolve import Styles
from baocao.word.tree import MC, VAL, WP, A, R, W, XMLSyntaxError, first_child, is_on, parse
from baocao.word.units import MM_PER_EMU, MM_PER_TWIP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from baocao.word.observed import Block, Letters
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
_SECT_PR = W + "sectPr"
_TC_PR = W + "tcPr"
_TC_W = W + "tcW"
_W_W = W + "w"
_TR_PR = W + "trPr"
_TBL_HEADER = W + "tblHeader"
_CANT_SPLIT = W + "cantSplit"
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011", W + "softHyphen": ""}
_WRAPPERS = {W + name for name in ("sdt", "sdtContent", "ins", "smartTag", "customXml", "hyperlink", "fldSimple")}


def read(data: bytes, *, marks: bool = False) -> Observed:
    """Return what Word would show of a .docx file; `marks` gathers its bookmarks too, which no rule asks for.

    Raises:
        NotWordError: the bytes are no zip file, or one without a readable Word document in it.
    """
    parts = Parts(data)
    related = parts.related(MAIN)
    by_kind = dict(related.values())
    styles = _styles(parts.blob(by_kind.get("styles", "")))
    document = parts.tree(MAIN)
    notes_name = by_kind.get("footnotes", "")
    headers = {
        number: _Story(styles, marks).paragraphs(parts.tree(target))
        for number, (kind, target) in related.items()
        if kind == "header" and target in parts
    }
    return Observed(
        sections=_sections(document.find(W + "body"), _Story(styles, marks), headers),
        notes=_notes(parts.tree(notes_name), styles, marks) if notes_name in parts else {},
        properties=_properties(parts),
        faults=tuple(structure.faults(parts)),
    )


@lru_cache(maxsize=4)
def _styles(blob: bytes) -> Styles:
    """Return the styles of a file; those of our own files are resolved but once."""
    try:
        return Styles(parse(blob or _NO_STYLES))
    except XMLSyntaxError as error:
        raise NotWordError("Phần kiểu chữ (styles) của tệp Word bị hỏng, không đọc được.") from error


_NO_STYLES = f'<w:styles xmlns:w="{W[1:-1]}"/>'.encode()


def _notes(root: Element, styles: Styles, marks: bool) -> dict[str, tuple[Paragraph, ...]]:
    """Return the footnotes by id, without the separators."""
    return {
        note.get(_ID, ""): _Story(styles, marks).paragraphs(note)
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


def _sections(body: Element | None, story: _Story, headers: dict[str, tuple[Paragraph, ...]]) -> tuple[Section, ...]:
    """Return the sections of the body, each with its blocks."""
    sections: list[Section] = []
    blocks: list[Block] = []
    ends: dict[Element, Element] = {}
    for section in () if body is None else body.iter(_SECT_PR):
        ends.setdefault(_last_of(section, body), section)
    for element in () if body is None else body:
        story.take(element, blocks)
        if element in ends:
            sections.append(_section(ends[element], blocks, headers, sections))
            blocks = []
    return tuple(sections)


def _last_of(section: Element, body: Element) -> Element:
    """Return the child of the body with which a section ends: itself, or what it stands in."""
    element = section
    while (parent := element.getparent()) is not body:
        element = parent
    return element


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
        start=_whole(start) if start else None,
        headers={**(before[-1].headers if before else {}), **named},
        blocks=tuple(blocks),
    )


def _mm(element: Element | None, name: str) -> float:
    """Return an attribute in twips as millimetres; 0 where it is missing."""
    return _millimetres(element.get(W + name, "0")) if element is not None else 0.0


def _millimetres(text: str) -> float:
    """Return a measure in twips as millimetres; 0 where it is none."""
    return _whole(text) * MM_PER_TWIP


def _whole(text: str) -> int:
    """Return a whole number; 0 where the text is none."""
    try:
        return int(text)
    except ValueError:
        return 0


class _Story:
    """Reads the blocks of one story (body, note, header) in order."""

    def __init__(self, styles: Styles, marks: bool) -> None:
        self._styles = styles
        self._marks = marks
        self._table_style = ""
        self._waiting: list[tuple[str, str, int]] = []
        """Bookmarks that begin between paragraphs: they belong to the next one."""

    def paragraphs(self, container: Element) -> tuple[Paragraph, ...]:
        """Return the paragraphs directly in a part or note."""
        return tuple([block for block in self._blocks(container) if isinstance(block, Paragraph)])

    def _blocks(self, elements: Iterable[Element]) -> list[Block]:
        """Return the blocks of some elements."""
        blocks: list[Block] = []
        for element in elements:
            self.take(element, blocks)
        return blocks

    def take(self, element: Element, blocks: list[Block]) -> None:
        """Add the block that an element is, or the blocks that it wraps."""
        tag = element.tag
        if tag == _P:
            blocks.append(self._paragraph(element))
        elif tag == _TBL:
            blocks.append(self._table(element))
        elif tag == _BOOKMARK_START and self._marks:
            self._waiting.append((element.get(_NAME, ""), element.get(_ID, ""), 0))
        elif tag in _WRAPPERS:
            blocks += self._blocks(element)

    def _table(self, element: Element) -> Table:
        """Return a table; its paragraphs take from its style."""
        outer = self._table_style
        style = element.find(f"{W}tblPr/{W}tblStyle")
        self._table_style = style.get(VAL, "") if style is not None else ""
        rows = tuple([self._row(row) for row in element.iterchildren(_TR)])
        self._table_style = outer
        borders = element.find(f"{W}tblPr/{W}tblBorders")
        drawn = [] if borders is None else [line for line in borders if line.get(VAL) not in ("none", "nil")]
        return Table(rows, bool(drawn))

    def _row(self, element: Element) -> Row:
        """Return a row."""
        own = first_child(element, _TR_PR)
        header, whole = first_child(own, _TBL_HEADER), first_child(own, _CANT_SPLIT)
        cells = [self._cell(cell) for cell in element.iterchildren(_TC)]
        return Row(tuple(cells), is_on(header), is_on(whole))

    def _cell(self, element: Element) -> Cell:
        """Return a cell."""
        width = "0"
        blocks: list[Block] = []
        for child in element:
            tag = child.tag
            if tag == _P:
                blocks.append(self._paragraph(child))
            elif tag == _TC_PR:
                stated = first_child(child, _TC_W)
                width = "0" if stated is None else stated.get(_W_W, "0")
            else:
                self.take(child, blocks)
        return Cell(_millimetres(width), tuple(blocks))

    def _paragraph(self, element: Element) -> Paragraph:
        """Return a paragraph with what Word resolves for it."""
        # The schema has the properties first.
        own = element[0] if len(element) and element[0].tag == _P_PR else None
        style, shape = self._styles.paragraph(own, self._table_style)
        line = _Line(self._styles, style, self._table_style)
        line.marking = self._marks
        if self._waiting:
            line.starts, self._waiting = self._waiting, []
        line.walk(element)
        runs = line.runs()
        return Paragraph(
            style,
            shape,
            runs[0].text if len(runs) == 1 else "".join([run.text for run in runs]),
            tuple(runs),
            line.rules,
            tuple(line.starts),
            tuple(line.ends),
            line.fields,
            line.notes,
        )


class _Line:
    """Collects what stands in one paragraph."""

    __slots__ = (
        "_length",
        "_pieces",
        "_plain",
        "_style",
        "_styles",
        "_table_style",
        "ends",
        "fields",
        "marking",
        "notes",
        "rules",
        "starts",
    )

    def __init__(self, styles: Styles, style: str, table_style: str) -> None:
        self.marking = False
        self.starts: list[tuple[str, str, int]] = []
        self.ends: list[tuple[str, int]] = []
        self.rules: tuple[Rule, ...] = ()
        self.fields: tuple[str, ...] = ()
        self.notes: tuple[str, ...] = ()
        self._length = 0
        self._pieces: list[tuple[str, Letters]] = []
        self._styles = styles
        self._style = style
        self._table_style = table_style
        self._plain = styles.letters(style, None, table_style)

    def walk(self, element: Element) -> None:
        """Take in the children of a paragraph, or of what wraps runs in it."""
        for child in element:
            tag = child.tag
            if tag == _R:
                self._run(child)
            elif tag in _WRAPPERS:
                if tag == _FLD_SIMPLE:
                    self.fields += (child.get(_INSTR, "").strip(),)
                self.walk(child)
            elif self.marking:
                self._mark(child, tag)

    def _mark(self, child: Element, tag: str) -> None:
        """Take in the start or end of a bookmark."""
        if tag == _BOOKMARK_START:
            self.starts.append((child.get(_NAME, ""), child.get(_ID, ""), self._length))
        elif tag == _BOOKMARK_END:
            self.ends.append((child.get(_ID, ""), self._length))

    def _run(self, element: Element) -> None:
        """Take in a run: its text, or what it anchors."""
        text = ""
        letters = self._plain
        # Most runs are nothing but a text, and no loop is as quick as one.
        for child in element if len(element) != 1 else (element[0],):
            tag = child.tag
            if tag == _T:
                text += child.text or ""
            elif tag == _R_PR:
                letters = self._styles.letters(self._style, child, self._table_style)
            elif tag in _SIGNS:
                text += _SIGNS[tag]
            else:
                self._other(child, tag)
        if text:
            self._pieces.append((text, letters))
            self._length += len(text)

    def runs(self) -> list[Run]:
        """Return the text in stretches of one format."""
        runs: list[Run] = []
        stretch, letters = "", self._plain
        for text, own in self._pieces:
            if own is letters:
                stretch += text
            else:
                if stretch:
                    runs.append(Run(stretch, letters))
                stretch, letters = text, own
        if stretch:
            runs.append(Run(stretch, letters))
        return runs

    def _other(self, child: Element, tag: str) -> None:
        """Take in a field's instruction, a note's reference or a drawing."""
        if tag == _INSTR_TEXT:
            self.fields += ((child.text or "").strip(),)
        elif tag == _FOOTNOTE_REFERENCE:
            self.notes += (child.get(_ID, ""),)
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
            self.rules += (
                Rule(
                    _whole(length) * MM_PER_EMU,
                    (align.text or "") if align is not None else "",
                    colour.get("val", "") if colour is not None else "",
                ),
            )
