"""Puts other text into a paragraph: letter by letter where it differs, and never across a tracked change."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from baocao.word.surgery.runs import pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from baocao.word.surgery.located import Package
    from baocao.word.surgery.operations import ReplaceText
    from baocao.word.surgery.runs import Piece

_LONGEST = 2_000
"""Characters that are compared one by one."""


class _Change(NamedTuple):
    """A stretch of a paragraph's text that is to be another."""

    start: int
    end: int
    new: str


def replace(package: Package, operations: Sequence[ReplaceText]) -> set[ReplaceText]:
    """Change texts; return the operations that could be carried out, each wholly."""
    done: set[ReplaceText] = set()
    for number in dict.fromkeys(each.number for each in operations):
        located = package.paragraph(number)
        found = None if located is None else pieces(located)
        if located is None or found is None:
            continue
        texts = [piece.text for piece in found]
        text, end = located.paragraph.text, len(located.paragraph.text) + 1
        own = sorted((each for each in operations if each.number == number), key=lambda each: each.start)
        # From the last to the first, so that the places of those before stay as they are.
        for each in reversed(own):
            if each.start <= each.end <= min(end, len(text)) and _put_all(texts, found, _changes(text, each)):
                end = each.start
                done.add(each)
        for piece, now in zip(found, texts, strict=True):
            if piece.element is not None and now != piece.text:
                located.source.set_text(piece.element, now)
    return done


def _changes(text: str, wanted: ReplaceText) -> list[_Change]:
    """Return the smallest stretches that differ, the last first."""
    old, start = text[wanted.start : wanted.end], wanted.start
    if len(old) + len(wanted.new) > _LONGEST:
        return [_Change(wanted.start, wanted.end, wanted.new)]
    steps = SequenceMatcher(None, old, wanted.new, autojunk=False).get_opcodes()
    changes = [_Change(start + i, start + j, wanted.new[k:m]) for kind, i, j, k, m in steps if kind != "equal"]
    return changes[::-1]


def _put_all(texts: list[str], found: list[Piece], changes: list[_Change]) -> bool:
    """Put changes into the pieces of a paragraph, all of them or none; return whether it was done."""
    before = list(texts)
    if all(_put(texts, found, change) for change in changes):
        return True
    texts[:] = before
    return False


def _put(texts: list[str], found: list[Piece], change: _Change) -> bool:
    """Put a change into the pieces that it touches; return whether they are text of one making."""
    touched = _touched(texts, found, change)
    if not touched or any(found[index].element is None or found[index].field for index, _, _ in touched):
        return False
    if len({found[index].run.getparent() for index, _, _ in touched}) > 1:
        return False
    new = change.new
    for index, begin, end in touched:
        texts[index] = texts[index][:begin] + new + texts[index][end:]
        new = ""
    return True


def _touched(texts: list[str], found: list[Piece], change: _Change) -> list[tuple[int, int, int]]:
    """Return the pieces that a change touches, and from where to where; what is put between two goes into one."""
    at = 0
    touched: list[tuple[int, int, int]] = []
    beside: list[tuple[int, int, int]] = []
    for index, text in enumerate(texts):
        begin, end = max(change.start - at, 0), min(change.end - at, len(text))
        if begin < end:
            touched.append((index, begin, end))
        elif change.start == change.end and 0 <= change.start - at <= len(text):
            beside.append((index, begin, begin))
        at += len(text)
    if touched:
        return touched
    free = [each for each in beside if found[each[0]].element is not None and not found[each[0]].field]
    # A nought goes to the figure that it stands before, whatever run that is in.
    joins = [each for each in free if _joins(texts[each[0]], each[1], change.new)]
    return (joins or free)[:1]


def _joins(text: str, at: int, new: str) -> bool:
    """Return whether what is put at one end of a text goes on with its word."""
    edge, own = (text[:1], new[-1:]) if at == 0 else (text[-1:], new[:1])
    return edge.isalnum() and own.isalnum()
