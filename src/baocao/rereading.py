"""A composed report read as a stranger's is: what its sentences say against each other, told at the files' own lines.

The rules over the data ask whether what is stated follows from what is declared. Here the finished text is audited, so
that a verdict, a list or a table that the prose or a template types itself is recomputed too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import NamedTuple

from baocao.audit import audit
from baocao.blocks import Block, Document, Heading, Item, Span, Spans, Table
from baocao.checks.data import RULES
from baocao.checks.year import bound, citations, symbols, twice
from baocao.passages import Kind, Passage
from baocao.problems import Place, Problem, Severity
from baocao.remember import remembered

_MIRRORED = ("BC3", "BC4", "BC71")
"""How the codes begin of the rules over the data that may have told the same already."""
_NO_CONTRADICTION = (
    bound.number_typed,
    twice.declared_for_nothing,
    citations.incomplete_citation,
    symbols.citation_typed,
)
"""Rules of these that say nothing of what an audit says."""
_TELLING = frozenset(
    rule.code for rule in RULES if rule.code.startswith(_MIRRORED) and rule.find not in _NO_CONTRADICTION
)


class _Printed(NamedTuple):
    """A paragraph as it prints, and where its words come from."""

    passage: Passage
    spans: Spans


def reread(document: Document, told: Iterable[Problem], texts: Mapping[str, str]) -> tuple[Problem, ...]:
    """Return where a report contradicts itself, as warnings in the files that it is made of; not what is told already.

    `texts` are those of the files, to find the column of words that are typed.
    """
    printed = list(_printed(document))
    lines = {each.passage.number: each for each in printed}
    known = {
        (spot.file, spot.line)
        for each in told
        if each.code in _TELLING
        for spot in (each.place, *(other.place for other in each.related))
    }
    found = []
    for problem in _contradictions(tuple([each.passage for each in printed])):
        place = _source(lines[problem.place.line], problem.place.column - 1, texts)
        related = tuple(
            each._replace(place=_source(lines[each.place.line], each.place.column - 1, texts))
            for each in problem.related
        )
        spots = {(spot.file, spot.line) for spot in (place, *(each.place for each in related))}
        if place.file and not spots & known:
            found.append(problem._replace(place=place, severity=Severity.WARNING, related=related))
    return tuple(found)


@remembered(16)
def _contradictions(passages: tuple[Passage, ...]) -> tuple[Problem, ...]:
    """Return what an audit finds: a report that reads as before is not audited again where a line of a file moved."""
    return tuple(audit(passages, ""))


def _printed(document: Document) -> Iterator[_Printed]:
    """Yield the paragraphs of a report in reading order, its footnotes last."""
    number = count(1)
    notes: list[Spans] = []
    tables = count(1)
    for block in (*document.body, *(block for annex in document.annexes for block in annex.blocks)):
        rows = _cells(block, next(tables)) if isinstance(block, Table) else [_paragraph(block)]
        for passage, spans in rows:
            notes += [each for span in spans if span.note for each in span.note.paragraphs]
            text = "".join(span.text for span in spans)
            if text.strip():
                yield _Printed(passage._replace(number=next(number), text=text), spans)
    for spans in notes:
        yield _Printed(Passage(next(number), "".join(span.text for span in spans), Kind.NOTE), spans)


def _paragraph(block: Block) -> tuple[Passage, Spans]:
    assert not isinstance(block, Table)
    if isinstance(block, Heading):
        return Passage(0, "", Kind.HEADING, level=block.level), block.spans
    if isinstance(block, Item):
        return Passage(0, "", label=block.marker, level=block.depth + 1), block.spans
    return Passage(0, ""), block.spans


def _cells(table: Table, number: int) -> Iterator[tuple[Passage, Spans]]:
    for row, cells in enumerate((table.header, *table.rows), 1):
        for column, spans in enumerate(cells, 1):
            yield Passage(0, "", Kind.CELL, table=number, row=row, column=column), spans


def _source(printed: _Printed, offset: int, texts: Mapping[str, str]) -> Place:
    """Return where the character at an offset of a paragraph comes from."""
    span = _at(printed.spans, offset)
    if span is None or span.place is None:
        return Place("")
    rest = "".join(each.text for each in printed.spans)[offset:]
    row = texts.get(span.place.file, "").split("\n")[span.place.line - 1 :][:1]
    words = " ".join(rest.split(" ", 3)[:3]) if row else ""
    while words and words not in row[0]:
        words = words.rpartition(" ")[0]
    return span.place._replace(column=row[0].index(words) + 1) if words else span.place


def _at(spans: Spans, offset: int) -> Span | None:
    """Return the span that prints the character at an offset."""
    for span in spans:
        if offset < len(span.text):
            return span
        offset -= len(span.text)
    return None
