"""Plain text and Markdown to passages: paragraphs, items, headings, tables, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit.reading import markers
from baocao.audit.reading.decoding import NotTextError, decoded
from baocao.passages import Kind, Passage

__all__ = ["NotTextError", "passages"]

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*")
_NOTE = re.compile(r"\[\^([\w-]{1,20})\]:[ \t]*(.*)")
_NOTE_MARK = re.compile(r"\[\^[\w-]{1,20}\]")
_EMPHASIS = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`)")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\([^()\s]{1,300}\)")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{1,}:?[ \t]*(?:\|[ \t]*:?-{1,}:?[ \t]*)*\|?[ \t]*")
_BREAK = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|={3,})")
_FULL_LINE = 50
"""A line that is shorter ends its paragraph, whatever follows: nobody wraps so narrow."""


class _Block(NamedTuple):
    text: str
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    label: str = ""
    cells: tuple[tuple[str, ...], ...] = ()


def passages(data: bytes, *, markdown: bool) -> tuple[Passage, ...]:
    """Return the paragraphs of a text file; raises NotTextError where it is none.

    A line that goes on the one before it, in small letters and without a mark of its own, belongs to the same
    paragraph. Rows of cells between bars are a table, in a plain text also rows with the same number of tabs.
    """
    return tuple(_numbered(_blocks(decoded(data).split("\n"), markdown=markdown)))


def _numbered(blocks: Iterator[_Block]) -> Iterator[Passage]:
    number = table = 0
    notes: list[_Block] = []
    for block in blocks:
        if block.cells:
            table += 1
            for row, cells in enumerate(block.cells, 1):
                for column, cell in enumerate(cells, 1):
                    if cell:
                        number += 1
                        yield Passage(number, cell, Kind.CELL, table=table, row=row, column=column)
        elif block.kind is Kind.NOTE:
            notes.append(block)
        else:
            number += 1
            yield Passage(number, block.text, block.kind, block.label, block.level)
    for note in notes:
        number += 1
        yield Passage(number, note.text, Kind.NOTE, note.label)


def _blocks(lines: Sequence[str], *, markdown: bool) -> Iterator[_Block]:
    ends = _table_ends(lines, markdown=markdown)
    at = 0
    while at < len(lines):
        line = lines[at]
        if ends[at] > at:
            rows = [row for row in lines[at : ends[at]] if not _is_rule(row)]
            yield _Block("", cells=tuple(_cells(row, markdown=markdown) for row in rows))
            at = ends[at]
            continue
        if not line.strip() or (_BREAK.fullmatch(line) is not None):
            at += 1
            continue
        stop = _paragraph_end(lines, at, markdown=markdown)
        joined = " ".join(each.strip() for each in lines[at:stop])
        yield _block(joined, markdown=markdown)
        at = stop


def _block(line: str, *, markdown: bool) -> _Block:
    note = _NOTE.fullmatch(line)
    if note:
        return _Block(_plain(note[2]) if markdown else note[2], Kind.NOTE, label=note[1])
    heading = _HEADING.fullmatch(line) if markdown else None
    if heading:
        return _Block(_plain(heading[2]) or "#", Kind.HEADING, len(heading[1]))
    return _Block(_plain(line) if markdown else line)


def _plain(text: str) -> str:
    """Return what Markdown prints: without emphasis, links, marks of footnotes and backslashes."""
    bullet = text[:2] if text[:2] in ("* ", "- ", "+ ") else ""
    body = _NOTE_MARK.sub("", _LINK.sub(r"\1", text[len(bullet) :]))
    return bullet + re.sub(r"\\([\\`*_{}\[\]()#+.!|<>-])", r"\1", _EMPHASIS.sub("", body))


def _paragraph_end(lines: Sequence[str], at: int, *, markdown: bool) -> int:
    """Return the line after a paragraph that begins at a line."""
    if markdown and _HEADING.fullmatch(lines[at]):
        return at + 1
    stop = at + 1
    while stop < len(lines) and _goes_on(lines[stop - 1], lines[stop], markdown=markdown):
        stop += 1
    return stop


def _goes_on(before: str, line: str, *, markdown: bool) -> bool:
    """Return whether a line belongs to the paragraph of the line before it."""
    text, ended = line.strip(), before.rstrip()
    if not text or markers.of(text, "") or "|" in text or "\t" in text.strip() or _BREAK.fullmatch(line):
        return False
    if markdown and (_HEADING.fullmatch(line) or _NOTE.fullmatch(line)):
        return False
    if ended.endswith((".", ":", "!", "?", "./.")) or (ended.endswith(";") and not markdown):
        return markdown and not ended.endswith(":")
    small = text[0].islower() or text[0].isdigit() or text[0] in "(%“"
    return len(ended) >= _FULL_LINE and (small or ended.endswith(",") or markdown)


def _table_ends(lines: Sequence[str], *, markdown: bool) -> list[int]:
    """Return for each line the one behind the table that begins there, the line itself where none begins."""
    bars = [_has_bars(line) for line in lines]
    barred = _run_ends(bars)
    if markdown:
        led = _run_ends([has and line.lstrip().startswith("|") for has, line in zip(bars, lines, strict=True)])
        ends = [
            end if led[at] == end or any(map(_is_rule, lines[at : at + 2])) else at for at, end in enumerate(barred)
        ]
    else:
        tabs = [line.count("\t") if line.strip() else 0 for line in lines]
        even = _run_ends(tabs)
        tabbed = [end if even[at] == end else at for at, end in enumerate(_run_ends([count > 0 for count in tabs]))]
        ends = [end if end > at + 1 else tabbed[at] for at, end in enumerate(barred)]
    return [end if end > at + 1 else at for at, end in enumerate(ends)]  # one row alone is no table


def _has_bars(line: str) -> bool:
    bars = line.count("|")
    return bars > 1 or (bars == 1 and line.strip()[:1] != "|")


def _run_ends(keys: Sequence[int]) -> list[int]:
    """Return for each line the one behind the lines from it on that have its key, the line itself where that is 0."""
    ends = list(range(len(keys)))
    for at in reversed(range(len(keys))):
        if keys[at]:
            goes_on = at + 1 < len(keys) and keys[at + 1] == keys[at]
            ends[at] = ends[at + 1] if goes_on else at + 1
    return ends


def _is_rule(row: str) -> bool:
    return "-" in row and _RULE.fullmatch(row) is not None


def _cells(row: str, *, markdown: bool) -> tuple[str, ...]:
    if "|" not in row:
        return tuple(cell.strip() for cell in row.split("\t"))
    inner = row.strip()
    inner = inner.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    cells = re.split(r"(?<!\\)\|", inner)
    return tuple((_plain(cell.strip()) if markdown else cell.strip()) for cell in cells)
