"""Marked Markdown to blocks. The only user of markdown_it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from baocao import footnotes
from baocao.blocks import Block, Footnote, Heading, Item, Paragraph, Span, Spans, Table
from baocao.compose.pieces import Line, Piece, Pieces
from baocao.expressions import Expression
from baocao.problems import Place
from baocao.values import Prose

_RULES = ["heading", "list", "emphasis", "table", "escape", "newline"]
_ALIGNS = {"text-align:right": "decimal", "text-align:center": "center"}


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("zero").enable(_RULES)


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where the words of one Markdown text come from."""

    starts: Sequence[Place] = ()
    """For each line, its place; empty for a template, whose lines carry marks."""
    notes: Mapping[str, footnotes.Note] = field(default_factory=dict)

    def place(self, line: int) -> Place | None:
        return self.starts[line] if line < len(self.starts) else None


@dataclass(frozen=True, slots=True)
class Printer:
    """What the blocks of a document need beside the text: the values, and how they print."""

    pieces: Pieces
    print: Callable[[Any], Span]
    """A value to what it shows here, told in reading order."""
    resolve: Callable[[Expression, Place], Any]
    """An expression of the prose at a place to its value."""

    def template(self, text: str) -> list[Block]:
        """Return the blocks of a rendered template."""
        return list(self._blocks(text, _Origin()))

    def prose(self, prose: Prose) -> list[Block]:
        """Return the blocks of one prose."""
        text = "".join(
            part if isinstance(part, str) else self.pieces.mark(self.resolve(part, prose.place))
            for part in prose.parts
        )
        body, notes = footnotes.split(text)
        lined = {each.label: replace(each, offset=text.count("\n", 0, each.offset)) for each in notes}
        return list(self._blocks(body, _Origin(prose.starts, lined)))

    def _blocks(self, text: str, origin: _Origin) -> Iterator[Block]:
        """Yield the blocks of a text; `frames` holds the lists that are open around the current token."""
        frames: list[_Frame] = []
        tokens = iter(_parser().parse(text))
        for token in tokens:
            if token.type in ("bullet_list_open", "ordered_list_open"):
                frames.append(_Frame(ordered=token.type == "ordered_list_open"))
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                frames.pop()
            elif token.type == "list_item_open":
                frames[-1].start(token)
            elif token.type == "heading_open":
                yield _heading(int(token.tag[1:]), self._inline(next(tokens), origin))
            elif token.type == "paragraph_open":
                yield from self._paragraph(self._inline(next(tokens), origin), frames)
            elif token.type == "table_open":
                yield self._table(tokens, origin)

    def _paragraph(self, content: list[Span | Prose], frames: list[_Frame]) -> Iterator[Block]:
        """Yield one paragraph or item; prose at its end brings its own blocks, the first one joined to it."""
        make = frames[-1].take(len(frames) - 1) if frames else _plain
        lead = [each for each in content if isinstance(each, Span)]
        if content and isinstance(content[-1], Prose) and len(lead) == len(content) - 1:
            first, *rest = self.prose(content[-1])
            if isinstance(first, Paragraph):
                yield make((*lead, *first.spans))
            else:
                if lead or make is not _plain:
                    yield make(tuple(lead))
                yield first
            yield from rest
        else:
            yield make(tuple(self._flat(content)))

    def _flat(self, content: Iterable[Span | Prose]) -> Iterator[Span]:
        """Yield the spans of a line with prose inside it, which then is one paragraph."""
        for each in content:
            if isinstance(each, Span):
                yield each
            else:
                for block in self.prose(each):
                    yield from () if isinstance(block, Table) else block.spans

    def _table(self, tokens: Iterator[Token], origin: _Origin) -> Table:
        rows: list[list[Spans]] = []
        aligns: list[str] = []
        for token in tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                rows[-1].append(_merged(self._flat(self._inline(next(tokens), origin))))
                if token.type == "th_open":
                    aligns.append(_ALIGNS.get(str(token.attrGet("style") or ""), "left"))
        header, *body = map(tuple, rows)
        return Table(header, tuple(body), tuple(aligns))

    def _inline(self, token: Token, origin: _Origin) -> list[Span | Prose]:
        """Return the spans of one inline token, and prose where a whole prose was printed."""
        found: list[Span | Prose] = []
        line, bold, italic = token.map[0] if token.map else 0, False, False
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                line += 1
                found.append(Span(" ", bold=bold, italic=italic))
            elif child.type.startswith("strong"):
                bold = child.nesting > 0
            elif child.type.startswith("em"):
                italic = child.nesting > 0
            else:
                self._words(child.content, Span("", origin.place(line), bold, italic), origin, found)
        return found

    def _words(self, text: str, like: Span, origin: _Origin, found: list[Span | Prose]) -> None:
        """Append what `text` holds: its words, its values and its footnotes."""
        for part in self.pieces.split(text):
            if isinstance(part, Line):
                _settle(found, part.place)
            elif isinstance(part, str):
                found.extend(self._with_notes(part, like, origin))
            elif isinstance(part, Piece) and isinstance(part.value, Prose):
                found.append(part.value)
            else:
                printed = self.print(part.value)
                found.append(replace(printed, bold=like.bold, italic=like.italic))

    def _with_notes(self, text: str, like: Span, origin: _Origin) -> Iterator[Span]:
        last = 0
        for mark in footnotes.MARK.finditer(text):
            note = origin.notes.get(mark["label"])
            if note is None:
                continue
            yield replace(like, text=text[last : mark.start()])
            yield replace(like, text="", note=self._footnote(note, origin))
            last = mark.end()
        yield replace(like, text=text[last:])

    def _footnote(self, note: footnotes.Note, origin: _Origin) -> Footnote:
        inside = _Origin(origin.starts[note.offset :])
        blocks = self._blocks(note.text, inside)
        return Footnote(tuple(block.spans for block in blocks if not isinstance(block, Table)))


@dataclass(slots=True)
class _Frame:
    """A list that is open, and the mark of its current item until a paragraph takes it."""

    ordered: bool
    marker: str = ""

    def start(self, token: Token) -> None:
        self.marker = f"{token.info}{token.markup}" if self.ordered else token.markup

    def take(self, depth: int) -> Callable[[Spans], Block]:
        """Return what makes the next paragraph of this list: its item, then plain paragraphs."""
        marker, self.marker = self.marker, ""
        if not marker:
            return _plain
        if self.ordered:
            return lambda spans: _plain((Span(f"{marker} "), *spans))
        return lambda spans: _item(marker, depth, spans)


def _plain(spans: Spans) -> Paragraph:
    merged = _merged(spans)
    return Paragraph(merged, _origin(merged))


def _item(marker: str, depth: int, spans: Spans) -> Item:
    merged = _merged(spans)
    return Item(marker, depth, merged, _origin(merged))


def _heading(level: int, content: list[Span | Prose]) -> Heading:
    merged = _merged(each for each in content if isinstance(each, Span))
    return Heading(level, merged, _origin(merged))


def _settle(found: list[Span | Prose], place: Place) -> None:
    """Give the words of a template's line their place, back to the words that have one."""
    for index in reversed(range(len(found))):
        span = found[index]
        if isinstance(span, Span) and span.place is None:
            found[index] = replace(span, place=place)
        elif isinstance(span, Span) and span.place is not None and span.place.file == place.file:
            return


def _origin(spans: Spans) -> Place | None:
    """Return where a block comes from: its first words that are data, else its first words at all."""
    places = [span.place for span in spans if span.place]
    return next((place for place in places if not place.file.startswith("templates/")), places[0] if places else None)


def _merged(spans: Iterable[Span]) -> Spans:
    """Return the spans with neighbours of one look and place joined, and blank ones given to their neighbour."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and not last.note and not span.note and _alike(last, span):
            joined[-1] = replace(last, text=last.text + span.text)
        elif span.text or span.note:
            joined.append(span)
    return tuple(joined)


def _alike(one: Span, other: Span) -> bool:
    if not other.text.strip() and not one.open:
        return True
    return (one.place, one.bold, one.italic, one.open) == (other.place, other.bold, other.italic, other.open)


