"""What stands in one paragraph: its text in stretches of one format, and what is anchored in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao.word import drawings
from baocao.word.observed import Run
from baocao.word.symbols import printed, symbol
from baocao.word.tree import MC, W, chosen

if TYPE_CHECKING:
    from baocao.word.conditional import Look
    from baocao.word.drawings import Drawn
    from baocao.word.observed import Box, Letters, Rule
    from baocao.word.resolve import Styles
    from baocao.word.tree import Element

# Spelled out once: these are compared for every element.
_R, _R_PR, _T, _ID, _NAME = W + "r", W + "rPr", W + "t", W + "id", W + "name"
_BOOKMARK_START, _BOOKMARK_END = W + "bookmarkStart", W + "bookmarkEnd"
_QUIET = {_BOOKMARK_START, _BOOKMARK_END, W + "pPr", W + "proofErr"}
_FLD_SIMPLE, _INSTR = W + "fldSimple", W + "instr"
_FLD_CHAR, _FLD_TYPE, _INSTR_TEXT = W + "fldChar", W + "fldCharType", W + "instrText"
_FOOTNOTE, _ENDNOTE = W + "footnoteReference", W + "endnoteReference"
_DRAWING, _PICTURES = W + "drawing", {W + "pict", W + "object"}
_BREAK, _TYPE, _SYM, _PAGE_NUMBER = W + "br", W + "type", W + "sym", W + "pgNum"
_FONT, _CHAR = W + "font", W + "char"
_ALTERNATIVES = MC + "AlternateContent"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "",
}
WRAPPERS = {
    W + name
    for name in (
        "sdt",
        "sdtContent",
        "ins",
        "moveTo",
        "smartTag",
        "customXml",
        "hyperlink",
        "fldSimple",
        "dir",
        "bdo",
    )
}
"""What stands around runs or blocks and shows them; deleted and moved text stands in others."""


class Extras:
    """What few paragraphs hold."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.boxes: list[tuple[Element, Box]] = []
        """The contents of text boxes, each with its box."""
        self.fields: list[str] = []
        self.notes: list[str] = []
        self.endnotes: list[str] = []
        self.hidden: list[Run] = []
        self.pictures = 0
        self.page_break = False
        self.open: list[bool] = []
        """For each field that is open, whether its result has begun."""
        self.instructions: list[str] = []
        """Those of the fields that are open."""
        self.begun: list[int] = []
        """How long the text was where each of them began."""


class Line:
    """Collects what stands in one paragraph."""

    __slots__ = ("_length", "_look", "_pieces", "_style", "_styles", "ends", "extras", "marking", "plain", "starts")

    def __init__(self, styles: Styles, style: str, look: Look, marking: bool) -> None:
        self.marking = marking
        self.starts: list[tuple[str, str, int]] = []
        self.ends: list[tuple[str, int]] = []
        self.extras: Extras | None = None
        self._length = 0
        self._pieces: list[tuple[str, Letters]] = []
        self._styles = styles
        self.restyle(style, look)

    def restyle(self, style: str, look: Look) -> None:
        """Go on in a paragraph of this style."""
        self._style = style
        self._look = look
        self.plain = self._styles.plain(style, look)

    @property
    def empty(self) -> bool:
        """Return whether nothing that shows was found."""
        extras = self.extras
        return not (self._pieces or (extras and (extras.boxes or extras.rules or extras.pictures)))

    def _more(self) -> Extras:
        """Return where what few paragraphs hold is kept."""
        if self.extras is None:
            self.extras = Extras()
        return self.extras

    def walk(self, element: Element) -> None:
        """Take in the children of a paragraph, or of what wraps runs in it."""
        for child in element:
            tag = child.tag
            if tag == _R:
                self._run(child)
            elif tag in _QUIET:
                if self.marking:
                    self._mark(child, tag)
            elif tag in WRAPPERS:
                if tag == _FLD_SIMPLE:
                    self._more().fields.append(child.get(_INSTR, "").strip())
                self.walk(child)
            elif tag == _ALTERNATIVES:
                self.walk(chosen(child))
            elif tag.startswith(_MATH):
                # A formula has a font of its own, which nobody chooses: it is taken to look like the text before it.
                near = self._pieces[-1][1] if self._pieces else self.plain
                self._add("".join([each.text or "" for each in child.iter(_MATH + "t")]), near)

    def _mark(self, child: Element, tag: str) -> None:
        """Take in the start or end of a bookmark."""
        if tag == _BOOKMARK_START:
            self.starts.append((child.get(_NAME, ""), child.get(_ID, ""), self._length))
        elif tag == _BOOKMARK_END:
            self.ends.append((child.get(_ID, ""), self._length))

    def close(self) -> None:
        """End the paragraph; a field whose result has not begun by now has none."""
        if self.extras is not None:
            self.extras.fields += self.extras.instructions
            self.extras.open, self.extras.instructions, self.extras.begun = [], [], []

    def _run(self, element: Element) -> None:
        """Take in a run: its text, or what it anchors."""
        text, strange = "", False
        letters = self.plain
        # Most runs are nothing but a text, and no loop is as quick as one.
        for child in element if len(element) != 1 else (element[0],):
            tag = child.tag
            if tag == _T:
                piece = child.text or ""
                if piece.isprintable() and piece[:1] != " " and piece[-1:] != " ":
                    text += piece
                else:
                    text += printed_text(child)
                    strange = True
            elif tag == _R_PR:
                letters = self._styles.letters(self._style, child, self._look)
            elif tag in SIGNS:
                text += SIGNS[tag]
            else:
                text += self._other(child, tag)
        if strange:
            text = printed(text, letters.fonts[0])
        if text:
            if self.extras is None and not letters.hidden:
                self._pieces.append((text, letters))
                self._length += len(text)
            else:
                self._add(text, letters)

    def _add(self, text: str, letters: Letters) -> None:
        """Add a piece of text, unless it is part of a field's instruction or hidden."""
        if self.extras is not None and not all(self.extras.open):
            return
        if letters.hidden:
            self._more().hidden.append(Run(text, letters))
            return
        self._pieces.append((text, letters))
        self._length += len(text)

    def runs(self) -> list[Run]:
        """Return the text in stretches of one format."""
        if len(self._pieces) == 1:
            return [Run(*self._pieces[0])]
        runs: list[Run] = []
        stretch: list[str] = []
        letters = self.plain
        for text, own in self._pieces:
            if own is letters:
                stretch.append(text)
            else:
                if stretch:
                    runs.append(Run("".join(stretch), letters))
                stretch, letters = [text], own
        if stretch:
            runs.append(Run("".join(stretch), letters))
        return runs

    def _other(self, child: Element, tag: str) -> str:
        """Take in what is no text, and return the text that it shows all the same."""
        extras = self._more()
        if tag == _FLD_CHAR:
            return _mark_field(extras, child.get(_FLD_TYPE, ""), self._length)
        if tag == _INSTR_TEXT:
            if extras.instructions:
                extras.instructions[-1] += child.text or ""
        elif tag == _BREAK:
            extras.page_break |= child.get(_TYPE) == "page"
            return "\n"
        elif tag == _FOOTNOTE:
            extras.notes.append(child.get(_ID, ""))
        elif tag == _ENDNOTE:
            extras.endnotes.append(child.get(_ID, ""))
        elif tag == _SYM:
            return symbol(child.get(_FONT, ""), child.get(_CHAR, ""))
        elif tag == _PAGE_NUMBER:
            extras.fields.append("PAGE")
        elif tag == _ALTERNATIVES:
            return "".join([self._content(each) for each in chosen(child)])
        elif tag == _DRAWING or tag in _PICTURES:
            drawn = drawings.modern(child, self._styles.theme) if tag == _DRAWING else _old(child)
            extras.rules += drawn.rules
            extras.boxes += drawn.boxes
            extras.pictures += drawn.pictures
        return ""

    def _content(self, child: Element) -> str:
        """Take in what stands in a run, and return the text that it shows."""
        tag = child.tag
        return printed_text(child) if tag == _T else SIGNS[tag] if tag in SIGNS else self._other(child, tag)


def _old(picture: Element) -> Drawn:
    """Return what a drawing in VML shows."""
    from baocao.word import vml  # noqa: PLC0415  our own files have none that is looked at

    return vml.drawn(picture)


_COUNTED = {"PAGE", "NUMPAGES", "SECTIONPAGES"}
_SOME_NUMBER = "1"
"""What stands for the number of a page where none was kept; Word counts it each time."""


def _mark_field(extras: Extras, kind: str, length: int) -> str:
    """Take in a mark of a field at this length of the text, and return a result that Word makes up itself."""
    if kind == "begin":
        extras.open.append(False)
        extras.instructions.append("")
        extras.begun.append(length)
    elif kind == "separate" and extras.open:
        extras.open[-1] = True
    elif kind == "end" and extras.open:
        extras.open.pop()
        instruction = extras.instructions.pop().strip()
        extras.fields.append(instruction)
        if extras.begun.pop() == length and instruction.partition(" ")[0].upper() in _COUNTED:
            return _SOME_NUMBER
    return ""


_EDGES = " \t\r\n"


def printed_text(element: Element) -> str:
    """Return a text as it prints: spaces at its ends count only where it says so."""
    text: str = element.text or ""
    if text[:1] in _EDGES or text[-1:] in _EDGES:
        text = text if element.get(_SPACE) == "preserve" else text.strip(_EDGES)
    return text if text.isprintable() else " ".join(text.splitlines()).replace("\t", " ")
