"""The main part of a file of our own in pieces: a paragraph or a row that was read before is not read again.

The part is cut by its bytes, before it is parsed: into paragraphs, tables and sections, a table into its rows. This is
right without a look at the whole, for each piece is parsed by itself within the same root: what is well-formed piece by
piece is well-formed together, and has their elements. So a paragraph that was written wrongly is other bytes, and is
read as any other. What does not come out so is read whole: a piece that is not well-formed, a list that counts on from
piece to piece, a paragraph that runs on into the next. And so is the first file of a process, which gains nothing from
pieces and is read a third sooner as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from baocao.remember import remembered
from baocao.word.numbering import Counters
from baocao.word.sections import SECT_PR
from baocao.word.story import Layout, Story, notes, rows_of, table
from baocao.word.structure import Facts, facts
from baocao.word.tree import TooDeepError, XMLSyntaxError, parse
from baocao.word.xml import BODY, BODY_END

if TYPE_CHECKING:
    from baocao.word.observed import Block, Paragraph, Row
    from baocao.word.resolve import Styles
    from baocao.word.sections import Ended
    from baocao.word.tree import Element

_MOST = 2048
"""Pieces that are remembered, and that a file may have; a report has some two hundred."""
_FEW = 16
"""Tables that are remembered as a whole: each is as large as a hundred paragraphs, and its rows are kept besides."""
_TABLE, _TABLE_END, _ROW, _ROW_END = b"<w:tbl>", b"</w:tbl>", b"<w:tr>", b"</w:tr>"
_SECTION = b"<w:sectPr"
_ENDS = {b"<w:p>": b"</w:p>", _TABLE: _TABLE_END, _SECTION + b">": b"</w:sectPr>"}


class _Piece(NamedTuple):
    """A child of the body."""

    blocks: tuple[Block, ...]
    section: Element | None
    """The properties of the section that ends with it."""
    facts: tuple[Facts, ...]
    """Of its stretches: those of a table are its rows, and the rest."""


class _Frame(NamedTuple):
    """A table without its rows."""

    element: Element
    layout: Layout
    facts: Facts


class _Line(NamedTuple):
    """A row of a table."""

    row: Row
    facts: Facts


def read(part: bytes, styles: Styles) -> tuple[list[Ended], list[Facts]] | None:
    """Return the sections of a main part and the facts of its stretches; None where it must be read whole."""
    stretches = _cut(part[len(BODY) : -len(BODY_END)], _ENDS) if part.endswith(BODY_END) else []
    pieces = [
        (_table if stretch.startswith(_TABLE) else _piece)(stretch, styles)
        for stretch in (stretches if len(stretches) <= _MOST else ())
    ]
    found: list[Ended] = []
    blocks: list[Block] = []
    for piece in pieces:
        if piece is None:
            return None
        blocks += piece.blocks
        if piece.section is not None:
            found.append((piece.section, blocks))
            blocks = []
    if blocks or not found:
        return None
    return found, [each for piece in pieces if piece for each in piece.facts]


class Part(NamedTuple):
    """A part beside the main one as it was read."""

    stories: tuple[tuple[str, tuple[Paragraph, ...]], ...]
    """Those of its notes by their ids; of a header the only one, without an id."""
    facts: Facts


@remembered(64)
def part(blob: bytes, kind: str, styles: Styles) -> Part | None:
    """Return a part of notes of a kind, or a header; None where it cannot be told without the others."""
    try:
        root = parse(blob)
    except (XMLSyntaxError, TooDeepError):
        return None
    story = _story(styles)
    stories = tuple([(key, story.paragraphs(each)) for key, each in (notes(root, kind) if kind else [("", root)])])
    return None if story.depends else Part(stories, facts(root))


def _cut(content: bytes, ends: dict[bytes, bytes]) -> list[bytes]:
    """Return the stretches of some bytes that begin and end like this; none where anything else is between them."""
    stretches: list[bytes] = []
    at = 0
    while at < len(content):
        end = ends.get(content[at : content.find(b">", at) + 1])
        after = content.find(end, at) if end else -1
        if end is None or after < 0:
            return []
        after += len(end)
        stretches.append(content[at:after])
        at = after
    return stretches


def _parsed(stretch: bytes) -> Element | None:
    """Return the one element that a stretch of the body is; None where it is no such."""
    try:
        body = parse(BODY + stretch + BODY_END)[0]
    except (XMLSyntaxError, TooDeepError):
        return None
    return body[0] if len(body) == 1 else None


@remembered(_MOST)
def _piece(stretch: bytes, styles: Styles) -> _Piece | None:
    """Return a paragraph or a section; None where it cannot be told without the others."""
    element = _parsed(stretch)
    if element is None:
        return None
    story = _story(styles)
    blocks: list[Block] = []
    story.take(element, blocks)
    return None if story.depends else _Piece(tuple(blocks), next(element.iter(SECT_PR), None), (facts(element),))


@remembered(_FEW)
def _table(stretch: bytes, styles: Styles) -> _Piece | None:
    """Return a table; None where it cannot be told without the others."""
    first, last = stretch.find(_ROW), -len(_TABLE_END)
    whole = first >= 0 and _SECTION not in stretch
    rows = _cut(stretch[first:last], {_ROW: _ROW_END}) if whole else []
    frame = _frame(stretch[:first] + _TABLE_END, len(rows), styles) if rows else None
    lines = [_line(row, index, frame.layout, styles) for index, row in enumerate(rows)] if frame else []
    known = [line for line in lines if line]
    if frame is None or len(known) < len(lines):
        return None
    made = table(frame.element, frame.layout, [line.row for line in known])
    return _Piece((made,), None, (frame.facts, *[line.facts for line in known]))


@remembered(_MOST)
def _frame(stretch: bytes, rows: int, styles: Styles) -> _Frame | None:
    """Return a table that will have so many rows; None where it has one already."""
    element = _parsed(stretch)
    if element is None or rows_of(element):
        return None
    return _Frame(element, _story(styles).layout(element, rows), facts(element))


@remembered(_MOST)
def _line(stretch: bytes, index: int, layout: Layout, styles: Styles) -> _Line | None:
    """Return a row of a table; None where it cannot be told without the others."""
    element = _parsed(_TABLE + stretch + _TABLE_END)
    rows = [] if element is None else rows_of(element)
    if len(rows) != 1:
        return None
    story = _story(styles)
    row = story.row(rows[0], index, layout)
    return None if story.depends else _Line(row, facts(rows[0]))


def _story(styles: Styles) -> Story:
    """Return what reads a piece as if it were the first of its file."""
    return Story(styles, Counters(styles.numbering), marks=False)
