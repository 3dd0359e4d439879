"""The lines of a document in reading order, each with the column that it stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from baocao import decree30
from baocao.parts.sheet import text_width
from baocao.parts.words import is_line
from baocao.word.metrics import MM_PER_POINT
from baocao.word.observed import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.word.observed import Block, Box, Run, Section, Table


class Where(NamedTuple):
    """The column that something stands in."""

    room: float
    """Its width in millimetres."""
    section: int
    """From 0."""
    side: str = ""
    """`left` or `right` where it is one of two columns, otherwise empty."""
    group: int = 0
    """The table or text box, from 1; 0 outside."""
    cell: int = 0
    """The cell, counted over the document from 1; 0 outside."""
    bordered: bool = False
    """The table or box has lines of its own, or the cell has them on all sides."""


class Line(NamedTuple):
    """A paragraph, or a stretch of it that stands apart on the page."""

    paragraph: Paragraph
    number: int
    """0 where the paragraph prints nothing."""
    start: int
    end: int
    text: str
    """Without spaces around it."""
    where: Where
    loose: bool = False
    """It is placed by tabs or spaces, or in a shape."""

    @property
    def is_empty(self) -> bool:
        """Return whether it prints no words: nothing, or a line typed with signs."""
        return not self.text or is_line(self.text)

    @property
    def runs(self) -> tuple[Run, ...]:
        """Return its stretches of one format."""
        if self.start == 0 and self.end == len(self.paragraph.text):
            return self.paragraph.runs
        return tuple(_clipped(self.paragraph.runs, self.start, self.end))

    @property
    def is_bold(self) -> bool:
        """Return whether all its words are bold."""
        return all(run.letters.bold for run in self.runs if run.text.strip())

    @property
    def is_italic(self) -> bool:
        """Return whether all its words are italic."""
        return all(run.letters.italic for run in self.runs if run.text.strip())

    @property
    def is_centred(self) -> bool:
        """Return whether it stands in the middle of its column."""
        return self.paragraph.shape.align == "center"


def _clipped(runs: tuple[Run, ...], start: int, end: int) -> Iterator[Run]:
    """Yield what lies between two characters of a paragraph."""
    at = 0
    for run in runs:
        low, high = max(start - at, 0), end - at
        if high > 0 and low < len(run.text):
            yield run._replace(text=run.text[low:high])
        at += len(run.text)


class _Walk:
    """Counts paragraphs, tables and cells while it goes through a document."""

    def __init__(self) -> None:
        self.number = 0
        self.group = 0
        self.cell = 0

    def blocks(self, blocks: tuple[Block, ...], where: Where) -> Iterator[Line]:
        """Yield the lines of blocks in a column."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self.number += block.prints
                text = f"{block.label} {block.text.strip()}".strip()
                yield Line(block, self.number if block.prints else 0, 0, len(block.text), text, where)
                yield from self._boxes(block, where)
            else:
                yield from self._table(block, where)

    def _boxes(self, paragraph: Paragraph, where: Where) -> Iterator[Line]:
        """Yield the lines of the text boxes that are anchored in a paragraph."""
        for box in paragraph.boxes:
            self.group += 1
            self.cell += 1
            side = "" if box.width > _WIDE * where.room else _side(box, where)
            inside = Where(box.width, where.section, side or where.side, self.group, self.cell, box.bordered)
            yield from self.blocks(box.blocks, inside)

    def _table(self, table: Table, where: Where) -> Iterator[Line]:
        """Yield the lines of a table, row by row."""
        self.group += 1
        group = where.group or self.group
        for row in table.rows:
            total = sum(cell.width for cell in row.cells)
            left = 0.0
            for cell in row.cells:
                self.cell += 1
                middle = (left + cell.width / 2) / total if total else 0.5
                left += cell.width
                side = "" if len(row.cells) == 1 else "left" if middle < 0.5 else "right"
                room = (cell.width - sum(cell.padding)) or where.room / len(row.cells)
                framed = table.bordered or set(cell.lines) >= _FRAME
                inside = Where(room, where.section, side or where.side, group, self.cell, framed)
                yield from self.blocks(cell.blocks, inside)


_FRAME = {"top", "bottom", "left", "right"}
_WIDE = 0.7
"""Share of the text's width from which a text box is no column."""
PAGE_LEFT = decree30.MARGIN_LEFT.ours
"""Millimetres from the edge of the page to its text, where a box or a rule is placed by the page."""


def _side(box: Box, where: Where) -> str:
    """Return in which column of the page a text box stands; empty where it is in the middle."""
    if box.x is None:
        return box.align if box.align in ("left", "right") else ""
    start = box.x - (PAGE_LEFT if box.relative == "page" else 0)
    return "left" if start + box.width / 2 < where.room / 2 else "right"


def lines(sections: tuple[Section, ...]) -> list[Line]:
    """Return a line for each paragraph of the body, those in tables and text boxes included."""
    walk = _Walk()
    found: list[Line] = []
    for index, section in enumerate(sections):
        found += walk.blocks(section.blocks, Where(text_width(section), index))
    return found


_GAP = re.compile(
    r"\t+[ \t]*|(?<!\s)(?<!Số:)(?<!Số)(?<!ngày)(?<!tháng)(?<!năm)[ \u00a0]{4,}(?=[^\s/])(?!tháng|năm|ngày)"
)
"""What sets two columns apart: tabs, or spaces that are no blank left for a number or a day."""
_MARKED = re.compile(r"\s*(?:[-–—+*•]|\d{1,2}[.)]|[a-zđ]\))")
"""The mark of an item of a list, behind which a tab sets nothing apart."""
_MOST = 60
"""Tabs and line breaks from which a paragraph is no line of columns."""
_TAB = 12.7
"""Millimetres from one of Word's own tab stops to the next."""
_SPACE = 0.25
"""The width of a space, in ems."""


def pieces(line: Line) -> list[Line]:
    """Return the stretches of a line that stand apart on the page: rows, and columns made by tabs or spaces."""
    text = line.paragraph.text[line.start : line.end]
    if text.count("\t") + text.count("\n") > _MOST:
        return [line]
    if not ("\t" in text or "\n" in text or "    " in text.strip() or "\u00a0" * 4 in text or text[:2].isspace()):
        return [line]
    found: list[Line] = []
    at = line.start
    for row in text.split("\n"):
        found += _columns(line, row, at)
        at += len(row) + 1
    return found or [line]


def _columns(line: Line, row: str, at: int) -> Iterator[Line]:
    """Yield the columns of a row of a paragraph, which begins with the given character."""
    cuts = [(match.start(), match.end()) for match in _GAP.finditer(row) if not _MARKED.fullmatch(row[: match.start()])]
    starts = [0, *[end for _, end in cuts]]
    ends = [*[start for start, _ in cuts], len(row)]
    stretches = [(a, b) for a, b in zip(starts, ends, strict=True) if row[a:b].strip()]
    for index, (start, end) in enumerate(stretches):
        first = start + len(row[start:end]) - len(row[start:end].lstrip())
        side = line.where.side
        if len(stretches) > 1:
            side = "left" if index < len(stretches) / 2 else "right"
        elif first:
            side = side or ("right" if _lead(row[:first], line) > line.where.room * 0.45 else "left")
        text = row[start:end].strip()
        label = (
            line.paragraph.label if at + first == len(line.paragraph.text) - len(line.paragraph.text.lstrip()) else ""
        )
        yield line._replace(
            start=at + first,
            end=at + first + len(text),
            text=f"{label} {text}".strip(),
            where=line.where._replace(side=side),
            loose=line.loose or len(stretches) > 1 or first > 0,
        )


def _lead(lead: str, line: Line) -> float:
    """Return how far tabs and spaces at the beginning of a row lead, in millimetres."""
    shape, tabs = line.paragraph.shape, lead.count("\t")
    stops = [stop.position for stop in shape.tabs][:tabs]
    reached = stops[-1] if len(stops) == tabs and stops else tabs * _TAB
    points = line.paragraph.runs[0].letters.points
    return max(shape.left + shape.first_line, reached) + (len(lead) - tabs) * points * _SPACE * MM_PER_POINT
