r"""The marks inside the lines of prose: footnotes and emphasis.

`[^1]` stands where a note is called, `[^1]: text` at the start of a line gives the note. A note ends at an empty
line unless the line after it is indented. `\` before a mark means the mark as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LABEL = r"(?P<label>[^\[\]\s]{1,20})"
MARK = re.compile(rf"\[\^{_LABEL}\]")
_TYPED = re.compile(rf"\\.|\[\^{_LABEL}\]", re.DOTALL)
_NOTE = re.compile(rf"\[\^{_LABEL}\]:[ \t]*")
_PIECES = re.compile(r"\\(?P<letter>[\\*#|\[\]_+.()-])|(?P<mark>\*\*|\*)")


class Note(NamedTuple):
    """A note of prose: its label, where it starts in the text, and its own text."""

    label: str
    offset: int
    line: int
    """The line of the text on which it starts, counted from 0."""
    inside: int
    """Where its own text starts."""
    text: str


class Piece(NamedTuple):
    """Literal text of a line, or a `*` or `**`."""

    text: str
    offset: int
    is_mark: bool = False


def split(text: str) -> tuple[str, tuple[Note, ...]]:
    """Return the text with empty lines in the place of its notes, and the notes."""
    if "[^" not in text:
        return text, ()
    rows = text.split("\n")
    body, notes = list(rows), []
    at = offset = 0
    while at < len(rows):
        start = _NOTE.match(rows[at])
        end = _end(rows, at) if start else at + 1
        if start:
            own = "\n".join(rows[at:end])[start.end() :]
            notes.append(Note(start["label"], offset, at, offset + start.end(), own.rstrip()))
            body[at:end] = [""] * (end - at)
        offset += sum(len(row) + 1 for row in rows[at:end])
        at = end
    return "\n".join(body), tuple(notes)


def _end(rows: list[str], at: int) -> int:
    """Return the line after the note that starts at `at`."""
    end = at + 1
    while end < len(rows) and not _NOTE.match(rows[end]):
        if not rows[end].strip():
            after = next((n for n in range(end + 1, len(rows)) if rows[n].strip()), None)
            if after is None or not rows[after][0].isspace():
                break
            end = after
        end += 1
    return end


def _called(text: str) -> Iterator[tuple[str, int]]:
    return ((each["label"], each.start()) for each in _TYPED.finditer(text) if each["label"])


def faults(text: str) -> list[tuple[int, str, str]]:
    """Return offset, cause and mend for each mark without a note, note without a mark, and second note."""
    if "[^" not in text:
        return []
    body, notes = split(text)
    marks: dict[str, int] = {}
    offset = 0
    for row, typed in zip(body.split("\n"), text.split("\n"), strict=True):
        for label, column in _called(row):
            marks.setdefault(label, offset + column)
        offset += len(typed) + 1
    known = {note.label for note in notes}
    found = [
        (at, f"cước chú [^{label}] được gọi nhưng không có nội dung", f"thêm một dòng: [^{label}]: nội dung")
        for label, at in marks.items()
        if label not in known
    ]
    seen: set[str] = set()
    for note in notes:
        label = note.label
        if label in seen:
            found.append((note.offset, f"cước chú [^{label}] có hai nội dung", "đặt cho mỗi cước chú một số riêng"))
        elif label not in marks:
            mend = f"ghi [^{label}] vào chỗ cần cước chú"
            found.append((note.offset, f"cước chú [^{label}] không được gọi ở đâu", mend))
        seen.add(label)
        found += [
            (note.inside + column, f"không đặt cước chú [^{inner}] trong cước chú", "viết liền vào nội dung cước chú")
            for inner, column in _called(note.text)
        ]
    return sorted(found)


def pieces(text: str) -> Iterator[Piece]:
    """Yield the literal text and the emphasis marks of a text."""
    last = 0
    for match in _PIECES.finditer(text):
        if match.start() > last:
            yield Piece(text[last : match.start()], last)
        yield Piece(match["letter"] or match["mark"], match.start(), match["letter"] is None)
        last = match.end()
    if last < len(text):
        yield Piece(text[last:], last)


def pairs(found: list[Piece]) -> set[int]:
    """Return which marks open or close: the opener hugs the word after it, the closer the word before it.

    A mark between two letters or digits (`2*3`) or in brackets (`(*)`) is a letter like any other.
    """
    paired: set[int] = set()
    waiting: dict[str, int] = {}
    for index, piece in enumerate(found):
        if not piece.is_mark:
            continue
        before = found[index - 1].text[-1:] if index else ""
        after = found[index + 1].text[:1] if index + 1 < len(found) else ""
        if (before.isalnum() and after.isalnum()) or before + after in ("()", "[]"):
            continue
        if piece.text in waiting and before and not before.isspace():
            paired |= {waiting.pop(piece.text), index}
        elif after and not after.isspace():
            waiting[piece.text] = index
    return paired
