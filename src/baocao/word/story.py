"""The blocks of one story of a file: body, note, header, text box."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from baocao.word.conditional import drawn, look, padded
from baocao.word.line import WRAPPERS, Line
from baocao.word.observed import Cell, Paragraph, Row, Table, paragraphs
from baocao.word.tree import MC, VAL, W, chosen, first_child, is_on
from baocao.word.units import millimetres, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from baocao.word.conditional import Grid, Look
    from baocao.word.numbering import Counters
    from baocao.word.observed import Block, Letters, Shape
    from baocao.word.resolve import Item, Styles
    from baocao.word.tree import Element

# Spelled out once: these are compared for every element.
_P, _P_PR, _TBL, _TR, _TC, _TC_PR, _TR_PR = (W + n for n in ("p", "pPr", "tbl", "tr", "tc", "tcPr", "trPr"))
_NAME, _ID, _BOOKMARK_START, _MARK = W + "name", W + "id", W + "bookmarkStart", W + "rPr"
_TC_W, _W_W, _TYPE, _SPAN, _MERGE, _GONE = (W + n for n in ("tcW", "w", "type", "gridSpan", "vMerge", "cellDel"))
_BORDERS, _MARGINS = W + "tcBorders", W + "tcMar"
_HEADER, _CANT_SPLIT, _BEFORE, _DELETED = (W + n for n in ("tblHeader", "cantSplit", "gridBefore", "del"))
_ALTERNATIVES = MC + "AlternateContent"
_ORDER = ("top", "bottom", "left", "right")
_SIDES = {"start": "left", "end": "right"}
_WIDEST = 63
"""Columns that a table of Word can have."""


Trace = list[tuple[tuple["Element", ...], "Look"]]
"""For each paragraph the elements that it is made of, and the table style that it stands under."""


class Layout(NamedTuple):
    """What the cells of a table take from it."""

    grid: Grid
    look: Look | None
    """That of all cells; None where it differs from cell to cell."""
    widths: tuple[float, ...]
    """Of the columns, in millimetres."""
    padding: tuple[float, float]
    edges: frozenset[str]
    """The sides and inner lines (`insideH`, `insideV`) that are drawn."""


class Story:
    """Reads the blocks of one story in order."""

    def __init__(self, styles: Styles, counters: Counters, marks: bool, trace: Trace | None = None) -> None:
        self._styles = styles
        self._counters = counters
        self._marks = marks
        self._trace = trace
        """Where each paragraph stands is taken down here, in the order in which they are read."""
        self._elements: list[Element] = []
        self._look: Look = ()
        self._waiting: list[tuple[str, str, int]] = []
        """Bookmarks that begin between paragraphs: they belong to the next one."""
        self._joined: tuple[Line, str, Shape, Item | None] | None = None
        """A paragraph whose end was deleted: it goes on in the next one."""

    def paragraphs(self, container: Element) -> tuple[Paragraph, ...]:
        """Return the paragraphs in a part or note, those in tables and text boxes included."""
        return tuple(paragraphs(tuple(self.blocks(container))))

    def blocks(self, elements: Iterable[Element]) -> list[Block]:
        """Return the blocks of some elements."""
        blocks: list[Block] = []
        for element in elements:
            self.take(element, blocks)
        self.end(blocks)
        return blocks

    def take(self, element: Element, blocks: list[Block]) -> None:
        """Add the block that an element is, or the blocks that it wraps."""
        tag = element.tag
        if tag == _P:
            self._take_paragraph(element, blocks)
        elif tag == _TBL:
            self.end(blocks)
            blocks.append(self._table(element))
        elif tag == _BOOKMARK_START:
            if self._marks:
                self._waiting.append((element.get(_NAME, ""), element.get(_ID, ""), 0))
        elif tag in WRAPPERS:
            for child in element:
                self.take(child, blocks)
        elif tag == _ALTERNATIVES:
            for child in chosen(element):
                self.take(child, blocks)

    @property
    def depends(self) -> bool:
        """Return whether what was read depends on what else the file holds: a list's number, a paragraph to go on."""
        return self._joined is not None or self._counters.asked

    def end(self, blocks: list[Block]) -> None:
        """Add what waits for a next paragraph that does not come."""
        if self._joined is not None:
            line, style, shape, item = self._joined
            self._joined = None
            if line.empty:
                self._elements = []
            else:
                blocks.append(self._made(line, style, shape, item, line.plain))

    def _take_paragraph(self, element: Element, blocks: list[Block]) -> None:
        """Add a paragraph with what Word resolves for it, unless it runs on into the next one."""
        # The schema has the properties first.
        own = element[0] if len(element) and element[0].tag == _P_PR else None
        style, shape, item, marked, joined = self._styles.paragraph(own, self._look)
        if self._joined is None:
            line = Line(self._styles, style, self._look, self._marks)
        else:
            line, self._joined = self._joined[0], None
            line.restyle(style, self._look)
        if self._trace is not None:
            self._elements.append(element)
        if self._waiting:
            line.starts += self._waiting
            self._waiting = []
        line.walk(element)
        if line.extras is not None:
            line.close()
        if joined:
            self._joined = line, style, shape, item
            return
        letters = self._styles.letters(style, first_child(own, _MARK), self._look) if marked else line.plain
        blocks.append(self._made(line, style, shape, item, letters))

    def _made(self, line: Line, style: str, shape: Shape, item: Item | None, mark: Letters) -> Paragraph:
        """Return a paragraph."""
        if self._trace is not None:
            self._trace.append((tuple(self._elements), self._look))
            self._elements = []
        label, level, bullet = "", None, False
        if item is not None:
            level = item.depth
            label, bullet = self._counters.label(item.number, item.depth)
        runs = line.runs()
        text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
        starts = tuple(line.starts) if line.starts else ()
        ends, extras = tuple(line.ends) if line.ends else (), line.extras
        if extras is None:
            return Paragraph(style, shape, text, tuple(runs), (), starts, ends, (), (), mark, label, level, bullet)
        return Paragraph(
            style,
            shape,
            text,
            tuple(runs),
            tuple(extras.rules),
            starts,
            ends,
            tuple(extras.fields),
            tuple(extras.notes),
            mark,
            label,
            level,
            bullet,
            tuple([box._replace(blocks=self._inner(content)) for content, box in extras.boxes]),
            tuple(extras.endnotes),
            tuple(extras.hidden),
            extras.pictures,
            extras.page_break,
        )

    def _inner(self, content: Element) -> tuple[Block, ...]:
        """Return the blocks of a text box, which takes nothing from the table that it stands in."""
        return tuple(Story(self._styles, self._counters, self._marks, self._trace).blocks(content))

    def _table(self, element: Element) -> Table:
        """Return a table; its paragraphs take from its style."""
        outer = self._look
        rows = rows_of(element)
        layout = self.layout(element, len(rows))
        made = [self.row(row, index, layout) for index, row in enumerate(rows)]
        self._look = outer
        return table(element, layout, made)

    def layout(self, element: Element, rows: int) -> Layout:
        """Return what the cells of a table take from it, which has so many rows."""
        own = first_child(element, W + "tblPr")
        columns = first_child(element, W + "tblGrid")
        widths = (
            []
            if columns is None
            else [millimetres(each.get(_W_W, "0")) for each in columns.iterchildren(W + "gridCol")]
        )
        styles = self._styles.tables
        grid = styles.grid(own, rows, len(widths))
        borders = first_child(own, W + "tblBorders")
        return Layout(
            grid,
            None if grid.conditions else (grid.style,) if grid.style else (),
            tuple(widths),
            styles.padding(grid.style, first_child(own, W + "tblCellMar")),
            drawn(borders) if borders is not None else styles.edges(grid.style),
        )

    def row(self, element: Element, index: int, layout: Layout) -> Row:
        """Return a row."""
        own = first_child(element, _TR_PR)
        column, header, whole_row = 0, False, False
        for child in own if own is not None else ():
            tag = child.tag
            if tag == _HEADER:
                header = is_on(child)
            elif tag == _CANT_SPLIT:
                whole_row = is_on(child)
            elif tag == _BEFORE:
                column = min(whole(child.get(VAL, "0")), _WIDEST)
        cells: list[Cell] = []
        for cell in _within(element, _TC):
            made = self._cell(cell, index, column, layout)
            if made is not None:
                cells.append(made)
                column += made.span
        return Row(tuple(cells), header, whole_row)

    def _cell(self, element: Element, row: int, column: int, layout: Layout) -> Cell | None:
        """Return a cell; None for one that was deleted."""
        # The schema has the properties first.
        own = _cell_properties(element[0]) if len(element) and element[0].tag == _TC_PR else _NOTHING
        if own.gone:
            return None
        self._look = look(layout.grid, row, column, own.span) if layout.look is None else layout.look
        blocks: list[Block] = []
        for child in element if own.rows else ():
            if child.tag == _P:
                self._take_paragraph(child, blocks)
            else:
                self.take(child, blocks)
        if self._joined is not None:
            self.end(blocks)
        last = row == layout.grid.rows - 1, column + own.span >= layout.grid.columns
        sides = _edged(layout.edges, (row == 0, column == 0), last) if layout.edges else ()
        return Cell(
            millimetres(own.width) or sum(layout.widths[column : column + own.span]),
            tuple(blocks),
            column + 1,
            own.span,
            own.rows,
            layout.padding if own.padding is None else padded([own.padding], layout.padding),
            sides if own.lines is None else _lined(sides, own.lines),
        )


_FIRST = -1
"""The rows of a cell that those below it may join: counted when the table is whole."""


class CellProperties(NamedTuple):
    """What a cell states of itself."""

    width: str = "0"
    span: int = 1
    rows: int = 1
    lines: Element | None = None
    padding: Element | None = None
    gone: bool = False


_NOTHING = CellProperties()
_KNOWN = {_TC_W, _SPAN, _MERGE, _BORDERS, _MARGINS, _GONE}


def _cell_properties(element: Element) -> CellProperties:
    """Return what a `tcPr` states."""
    width, span, rows, lines, padding, gone = _NOTHING
    for child in element:
        tag = child.tag
        if tag not in _KNOWN:
            continue
        if tag == _TC_W:
            width = child.get(_W_W, "0") if child.get(_TYPE, "dxa") == "dxa" else "0"
        elif tag == _SPAN:
            span = min(max(whole(child.get(VAL, "1")), 1), _WIDEST)
        elif tag == _MERGE:
            rows = _FIRST if child.get(VAL, "continue") == "restart" else 0
        elif tag == _BORDERS:
            lines = child
        elif tag == _MARGINS:
            padding = child
        elif tag == _GONE:
            gone = True
    return CellProperties(width, span, rows, lines, padding, gone)


_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


def notes(root: Element, kind: str) -> list[tuple[str, Element]]:
    """Return the footnotes or endnotes of a part with their ids, without the separators."""
    found = (note for note in root.iterchildren(W + kind) if note.get(W + "type", "normal") not in _SEPARATORS)
    return [(note.get(W + "id", ""), note) for note in found]


def rows_of(element: Element) -> list[Element]:
    """Return the rows of a table, without those that were deleted."""
    return [row for row in _within(element, _TR) if not _is_gone(row)]


def table(element: Element, layout: Layout, rows: list[Row]) -> Table:
    """Return a table of these rows."""
    align = first_child(first_child(element, W + "tblPr"), W + "jc")
    return Table(
        tuple(_merged(rows)),
        bool(layout.edges),
        "left" if align is None else align.get(VAL, "left"),
        layout.grid.style,
    )


def _within(element: Element, tag: str) -> Iterator[Element]:
    """Yield the rows or cells of a table, also those in controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _within(child, tag)


def _is_gone(row: Element) -> bool:
    """Return whether a row was deleted."""
    return first_child(first_child(row, _TR_PR), _DELETED) is not None


@lru_cache(maxsize=256)
def _edged(edges: frozenset[str], first: tuple[bool, bool], last: tuple[bool, bool]) -> tuple[str, ...]:
    """Return the sides of a cell that its table draws; `first` and `last` say so of its row and its column."""
    drawn_by = {
        "top": "top" if first[0] else "insideH",
        "bottom": "bottom" if last[0] else "insideH",
        "left": "left" if first[1] else "insideV",
        "right": "right" if last[1] else "insideV",
    }
    return tuple([side for side, line in drawn_by.items() if line in edges])


def _lined(sides: tuple[str, ...], own: Element) -> tuple[str, ...]:
    """Return the sides of a cell that are drawn, where it states lines of its own."""
    shown = set(sides)
    for line in own:
        side = _SIDES.get(line.tag[len(W) :], line.tag[len(W) :])
        if line.get(VAL) in ("none", "nil"):
            shown.discard(side)
        else:
            shown.add(side)
    return tuple([side for side in _ORDER if side in shown])


def _merged(rows: list[Row]) -> list[Row]:
    """Return rows whose cells know how many rows they cover."""
    if not any(cell.rows != 1 for row in rows for cell in row.cells):
        return rows
    covered: dict[int, int] = {}
    counted: list[Row] = []
    for row in reversed(rows):
        cells = []
        for cell in row.cells:
            if cell.rows == 0:
                covered[cell.column] = covered.get(cell.column, 0) + 1
                cells.append(cell)
            else:
                below = covered.pop(cell.column, 0)
                cells.append(cell._replace(rows=1 + below if cell.rows == _FIRST else 1))
        counted.append(row._replace(cells=tuple(cells)))
    return counted[::-1]
