"""Marked text to the blocks of the document: values take their places, prose brings its own blocks.

A block follows from its text and from what the values in it print, and from nothing else: where all of those are the
same as before, it is the very block of before. So a change of the data gives other blocks where it is printed, and
nowhere else; and who draws a block knows it again by its being the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from types import MappingProxyType
from typing import Any, NamedTuple

from baocao import footnotes, markdown
from baocao.blocks import Block, Footnote, Heading, Item, Paragraph, Span, Spans, Table, texts_of
from baocao.compose.pieces import Line, Pieces, Value, alone, marked, marks, split
from baocao.problems import Place
from baocao.remember import EVERY, remembered
from baocao.values import Prose

_ALIGNS = {"left": "left", "center": "center", "right": "decimal"}

_SPACE = Span(" ")
"""A line end inside a paragraph."""

Make = Callable[[Spans], Block]
Blocks = tuple[Block, ...]
Shown = Span | Blocks
"""What a value shows: a span, or the blocks of a prose."""


class _Text(NamedTuple):
    """What the blocks of one text need beside its words."""

    show: Callable[[int], Shown]
    """What a value shows, by its mark's number; asked in reading order."""
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
    print_all: Callable[[Sequence[Any]], Iterable[Span]]
    """The like of several values."""
    values: Callable[[Prose], tuple[Any, ...]]
    """A prose to the values of its expressions."""

    def template(self, text: str) -> list[Block]:
        """Return the blocks of a rendered template."""
        return list(chain.from_iterable([self._blocks(*each) for each in _asking(text)]))

    def _blocks(self, block: markdown.Block, asked: tuple[tuple[int, ...], ...]) -> Blocks:
        if block.kind == "table":
            rows = zip(block.lines, asked, strict=True)
            return (_table(block, *[_row(text, *self._shown(numbers)) for (_, text), numbers in rows]),)
        return _made(block, *self._shown(chain.from_iterable(asked)))

    def _shown(self, numbers: Iterable[int]) -> Iterable[Shown]:
        """Return what the values of these marks show."""
        values = self.pieces.values(numbers)
        if Prose not in map(type, values):
            return self.print_all(values)
        return [self.prose(value) if isinstance(value, Prose) else self.print(value) for value in values]

    def prose(self, prose: Prose) -> Blocks:
        """Return the blocks of one prose."""
        values = self.values(prose)
        return _settled(prose, *self.print_all([values[number] for number in _order(prose)]))


@remembered(512, same=1)
def _order(prose: Prose) -> tuple[int, ...]:
    """Return the order in which the values of a prose print: those of a note where it is called."""
    if not any(isinstance(part, str) and "[^" in part for part in prose.parts):
        return tuple(range(sum([not isinstance(part, str) for part in prose.parts])))
    asked: list[int] = []

    def ask(number: int) -> Span:
        asked.append(number)
        return _SPACE

    tuple(_of_prose(prose, ask))
    return tuple(asked)


@remembered(512, same=EVERY)
def _settled(prose: Prose, *printed: Span) -> Blocks:
    """Return the blocks of a prose whose values are printed already, in the order in which they are asked for."""
    return tuple(map(_the_same, _of_prose(prose, _in_turn(printed))))


def _in_turn(shown: Iterable[Shown]) -> Callable[[int], Shown]:
    """Return what gives one value after the other as they are asked for, whatever their numbers."""
    waiting = iter(shown)
    return lambda _: next(waiting)


@remembered(1024)
def _the_same(block: Block) -> Block:
    """Return a block that was made anew, or the one of before that it is equal to."""
    return block


def _of_prose(prose: Prose, show: Callable[[int], Shown]) -> Iterator[Block]:
    """Yield the blocks of a prose by what its expressions show."""
    number = count()
    text = "".join([part if isinstance(part, str) else marked(next(number)) for part in prose.parts])
    body, notes = footnotes.split(text)
    within = _Text(show, prose.starts, {note.label: note for note in notes})
    for block in markdown.blocks(body):
        yield from _of_block(block, within)


@remembered(1024, same=EVERY)
def _made(block: markdown.Block, *shown: Shown) -> Blocks:
    """Return what a block of a template comes to, by what its values show."""
    return tuple(map(_the_same, _of_block(block, _Text(_in_turn(shown)))))


@remembered(16)
def _asking(text: str) -> tuple[tuple[markdown.Block, tuple[tuple[int, ...], ...]], ...]:
    """Return the blocks of a rendered template, each with the numbers of the values in its lines."""
    return tuple([(block, tuple([marks(line) for _, line in block.lines])) for block in markdown.blocks(text)])


@remembered(2048, same=EVERY)
def _row(text: str, *shown: Shown) -> tuple[Spans, ...]:
    """Return the cells of a row of a template's table, by what its values show."""
    within = _Text(_in_turn(shown))
    return tuple([_cell(0, cell, within) for cell in markdown.cells(text)])


@remembered(64, same=EVERY)
def _table(block: markdown.Block, *rows: tuple[Spans, ...]) -> Table:
    """Return a table of these rows, the header first, each as long as that."""
    width = len(rows[0])
    aligns = (*block.aligns, *("left",) * width)[:width]
    even = tuple([row if len(row) == width else (*row, *((),) * width)[:width] for row in rows[1:]])
    return Table(rows[0], even, tuple([_ALIGNS[align] for align in aligns]))


def _of_block(block: markdown.Block, within: _Text) -> Iterator[Block]:
    """Yield what one block of a text comes to."""
    if block.kind == "table":
        rows = [tuple([_cell(line, cell, within) for cell in markdown.cells(row)]) for line, row in block.lines]
        yield _table(block, *rows)
    else:
        yield from _joined(_lines(block.lines, within), _maker(block))


def _joined(content: list[Shown], make: Make) -> Iterator[Block]:
    """Yield one block; prose at its end brings its own blocks, the first paragraph joined to it."""
    lead = [each for each in content if isinstance(each, Span)]
    if not content or isinstance(content[-1], Span) or len(lead) < len(content) - 1:
        yield make(tuple(_flat(content)))
        return
    first, *rest = content[-1] or [_plain(())]
    if not isinstance(first, Paragraph):
        if lead or make is not _plain:
            yield make(tuple(lead))
        yield first
    elif lead or make is not _plain:
        yield make((*lead, *first.spans))
    else:
        yield first
    yield from rest


def _flat(content: Iterable[Shown]) -> Iterator[Span]:
    """Yield the spans of a line with prose inside it, which then is one paragraph: its blocks, a space between."""
    for each in content:
        if isinstance(each, Span):
            yield each
            continue
        for number, spans in enumerate(chain.from_iterable(map(texts_of, each))):
            if number:
                yield _SPACE
            yield from spans


def _cell(line: int, text: str, within: _Text) -> Spans:
    number = alone(text)
    value = None if number is None else within.show(number)
    if isinstance(value, Span):  # nearly every cell: the long way takes thrice as long
        return (value,)
    return _merged(_flat(_lines(((line, text),), within) if value is None else (value,)))


def _lines(lines: Iterable[tuple[int, str]], within: _Text) -> list[Shown]:
    """Return what a paragraph's lines show."""
    numbers, texts = zip(*lines, strict=True)
    found: list[Shown] = []
    line, place = 0, within.place(numbers[0])
    for part, bold, italic in split("\n".join(texts)):
        if isinstance(part, Value):
            value = within.show(part.number)
            if isinstance(value, Span) and (bold or italic):
                value = value._replace(bold=bold, italic=italic)
            found.append(value)
        elif isinstance(part, Line):
            _settle(found, part.place)
        elif part == "\n":
            line += 1
            place = within.place(numbers[line])
            found.append(_SPACE)
        elif within.notes:
            found.extend(_with_notes(part, Span("", place, bold, italic), within))
        else:
            found.append(Span(part, place, bold, italic))
    return found


def _with_notes(text: str, like: Span, within: _Text) -> Iterator[Span]:
    last = 0
    for mark in footnotes.MARK.finditer(text):
        note = within.notes.get(mark["label"])
        if note is None:
            continue
        yield like._replace(text=text[last : mark.start()])
        yield like._replace(text="", note=_footnote(note, within))
        last = mark.end()
    yield like._replace(text=text[last:])


def _footnote(note: footnotes.Note, within: _Text) -> Footnote:
    inside = _Text(within.show, within.starts, first=note.line)
    blocks = chain.from_iterable(_of_block(block, inside) for block in markdown.blocks(note.text))
    return Footnote(tuple(block.spans for block in blocks if not isinstance(block, Table)))


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


def _settle(found: list[Shown], place: Place) -> None:
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
