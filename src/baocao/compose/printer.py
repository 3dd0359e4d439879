"""Marked text to the blocks of the document: values take their places, prose brings its own blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple

from baocao import footnotes, markdown
from baocao.blocks import Block, Footnote, Heading, Item, Paragraph, Span, Spans, Table, texts_of
from baocao.compose.pieces import Line, Pieces, Value, split
from baocao.problems import Place
from baocao.remember import remembered
from baocao.values import Prose

_ALIGNS = {"left": "left", "center": "center", "right": "decimal"}

_SPACE = Span(" ")
"""A line end inside a paragraph."""

Make = Callable[[Spans], Block]


class _Origin(NamedTuple):
    """Where the words of one text come from."""

    starts: Sequence[Place] = ()
    """For each line, its place; empty for a template, whose lines carry marks."""
    notes: Mapping[str, footnotes.Note] = MappingProxyType({})
    first: int = 0
    """Which of the lines of `starts` is the text's first."""

    def place(self, line: int) -> Place | None:
        """Return where a line of the text starts."""
        return self.starts[self.first + line] if self.starts else None


class Printer(NamedTuple):
    """What the blocks of a document need beside the text: the values, and how they print."""

    pieces: Pieces
    print: Callable[[Any], Span]
    """A value to what it shows here, told in reading order."""
    values: Callable[[Prose], tuple[Any, ...]]
    """A prose to the values of its expressions."""

    def template(self, text: str) -> list[Block]:
        """Return the blocks of a rendered template."""
        return list(self._blocks(text, _Origin()))

    def prose(self, prose: Prose) -> list[Block]:
        """Return the blocks of one prose."""
        values = self.values(prose)
        if any(isinstance(part, str) and "[^" in part for part in prose.parts):
            return self._with_values(prose, values)  # a note's values print where it is called, not where it stands
        return list(_settled(prose, tuple(map(self.print, values))))

    def _with_values(self, prose: Prose, values: Iterable[Any]) -> list[Block]:
        """Return the blocks of a prose whose expressions come to these values."""
        each = iter(values)
        text = "".join(part if isinstance(part, str) else self.pieces.mark(next(each)) for part in prose.parts)
        body, notes = footnotes.split(text)
        return list(self._blocks(body, _Origin(prose.starts, {note.label: note for note in notes})))

    def _blocks(self, text: str, origin: _Origin) -> Iterator[Block]:
        for block in markdown.blocks(text):
            if block.kind == "table":
                yield self._table(block, origin)
            else:
                yield from self._joined(self._lines(block.lines, origin), _maker(block))

    def _joined(self, content: list[Span | Prose], make: Make) -> Iterator[Block]:
        """Yield one block; prose at its end brings its own blocks, the first paragraph joined to it."""
        lead = [each for each in content if isinstance(each, Span)]
        if not content or not isinstance(content[-1], Prose) or len(lead) < len(content) - 1:
            yield make(tuple(self._flat(content)))
            return
        first, *rest = self.prose(content[-1]) or [_plain(())]
        if isinstance(first, Paragraph):
            yield make((*lead, *first.spans))
        else:
            if lead or make is not _plain:
                yield make(tuple(lead))
            yield first
        yield from rest

    def _flat(self, content: Iterable[Span | Prose]) -> Iterator[Span]:
        """Yield the spans of a line with prose inside it, which then is one paragraph: its blocks, a space between."""
        for each in content:
            if isinstance(each, Span):
                yield each
                continue
            for number, spans in enumerate(chain.from_iterable(map(texts_of, self.prose(each)))):
                if number:
                    yield _SPACE
                yield from spans

    def _table(self, block: markdown.Block, origin: _Origin) -> Table:
        header, *rows = (
            tuple(self._cell(line, cell, origin) for cell in markdown.cells(row)) for line, row in block.lines
        )
        width = len(header)
        aligns = (*block.aligns, *("left",) * width)[:width]
        even = ((*row, *((),) * width)[:width] for row in rows)
        return Table(header, tuple(even), tuple(_ALIGNS[align] for align in aligns))

    def _cell(self, line: int, text: str, origin: _Origin) -> Spans:
        value = self.pieces.alone(text)
        if value is not None and not isinstance(value, Prose):  # nearly every cell: the long way takes thrice as long
            return (self.print(value),)
        return _merged(self._flat(self._lines(((line, text),), origin)))

    def _lines(self, lines: Iterable[tuple[int, str]], origin: _Origin) -> list[Span | Prose]:
        """Return the spans of a paragraph's lines, and prose where a whole prose was printed."""
        numbers, texts = zip(*lines, strict=True)
        found: list[Span | Prose] = []
        line, place = 0, origin.place(numbers[0])
        for part, bold, italic in split("\n".join(texts)):
            if isinstance(part, Value):
                found.append(self._printed(self.pieces.value(part), bold, italic))
            elif isinstance(part, Line):
                _settle(found, part.place)
            elif part == "\n":
                line += 1
                place = origin.place(numbers[line])
                found.append(_SPACE)
            elif origin.notes:
                found.extend(self._with_notes(part, Span("", place, bold, italic), origin))
            else:
                found.append(Span(part, place, bold, italic))
        return found

    def _printed(self, value: Any, bold: bool, italic: bool) -> Span | Prose:
        if isinstance(value, Prose):
            return value
        printed = self.print(value)
        return printed._replace(bold=bold, italic=italic) if bold or italic else printed

    def _with_notes(self, text: str, like: Span, origin: _Origin) -> Iterator[Span]:
        last = 0
        for mark in footnotes.MARK.finditer(text):
            note = origin.notes.get(mark["label"])
            if note is None:
                continue
            yield like._replace(text=text[last : mark.start()])
            yield like._replace(text="", note=self._footnote(note, origin))
            last = mark.end()
        yield like._replace(text=text[last:])

    def _footnote(self, note: footnotes.Note, origin: _Origin) -> Footnote:
        inside = _Origin(origin.starts, first=note.line)
        blocks = self._blocks(note.text, inside)
        return Footnote(tuple(block.spans for block in blocks if not isinstance(block, Table)))


@remembered(512)
def _settled(prose: Prose, printed: Spans) -> tuple[Block, ...]:
    """Return the blocks of a prose whose values are printed already; one that was made before costs nothing."""
    return tuple(Printer(Pieces(), _itself, _unasked)._with_values(prose, printed))


def _itself(span: Span) -> Span:
    return span


def _unasked(prose: Prose) -> tuple[Any, ...]:
    raise AssertionError(f"the prose at {prose.place} has its values")


def _maker(block: markdown.Block) -> Make:
    """Return what makes the document's block of this kind from its spans."""
    if block.kind == "heading":
        return lambda spans: _heading(len(block.marker), spans)
    if block.kind == "item":
        return lambda spans: _item(block.marker, block.depth, spans)
    if block.kind == "numbered":
        return lambda spans: _plain((Span(f"{block.marker} "), *spans))
    return _plain


def _plain(spans: Spans) -> Paragraph:
    merged = _merged(spans)
    return Paragraph(merged, _origin(merged))


def _item(marker: str, depth: int, spans: Spans) -> Item:
    merged = _merged(spans)
    return Item(marker, depth, merged, _origin(merged))


def _heading(level: int, spans: Spans) -> Heading:
    merged = _merged(spans)
    return Heading(level, merged, _origin(merged))


def _settle(found: list[Span | Prose], place: Place) -> None:
    """Give the words of a template's line their place, back to the words that have one."""
    for index in reversed(range(len(found))):
        span = found[index]
        if isinstance(span, Span) and span.place is None:
            found[index] = span._replace(place=place)
        elif isinstance(span, Span) and span.place is not None and span.place.file == place.file:
            return


def _origin(spans: Spans) -> Place | None:
    """Return where a block comes from: its first words that are data, else its first words at all."""
    places = [span.place for span in spans if span.place]
    return next((place for place in places if not place.file.startswith("templates/")), places[0] if places else None)


def _merged(spans: Iterable[Span]) -> Spans:
    """Return the spans with neighbours of one look and place joined, and blank ones given to their neighbour."""
    joined: list[Span] = []
    texts: list[str] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and not last.note and not span.note and _alike(last, span):
            texts.append(span.text)
        elif span.text or span.note:
            if last and len(texts) > 1:  # joined at once: one by one costs the square of their length
                joined[-1] = last._replace(text="".join(texts))
            joined.append(span)
            texts = [span.text]
    if len(texts) > 1:
        joined[-1] = joined[-1]._replace(text="".join(texts))
    return tuple(joined)


def _alike(one: Span, other: Span) -> bool:
    if not other.text.strip() and not one.open:
        return True
    return (one.place, one.bold, one.italic, one.open) == (other.place, other.bold, other.italic, other.open)
