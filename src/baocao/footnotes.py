"""The footnotes of prose: `[^1]` where the mark stands, `[^1]: text` at the start of a line for the note."""

from __future__ import annotations

import re
from typing import NamedTuple

MARK = re.compile(r"\[\^(?P<label>[^\]\s]+)\]")
_NOTE = re.compile(r"^\[\^(?P<label>[^\]\s]+)\]:[ \t]*", re.MULTILINE)


class Note(NamedTuple):
    """A note of prose: its label, where it starts in the text, and its own text."""

    label: str
    offset: int
    line: int
    """The line of the text on which it starts, counted from 0."""
    text: str


def split(text: str) -> tuple[str, tuple[Note, ...]]:
    """Return the text before the first note, and the notes; a note runs to the next one or to the end."""
    starts = list(_NOTE.finditer(text))
    if not starts:
        return text, ()
    ends = [each.start() for each in starts[1:]] + [len(text)]
    notes = (
        Note(start["label"], start.start(), text.count("\n", 0, start.start()), text[start.end() : end].rstrip())
        for start, end in zip(starts, ends, strict=True)
    )
    return text[: starts[0].start()], tuple(notes)


def faults(text: str) -> list[tuple[int, str, str]]:
    """Return offset, cause and mend for each mark without a note, note without a mark, and second note."""
    body, notes = split(text)
    marks = {each["label"]: each.start() for each in reversed(list(MARK.finditer(body)))}
    found = [
        (at, f"cước chú [^{label}] được gọi nhưng không có nội dung", f"thêm một dòng: [^{label}]: nội dung")
        for label, at in marks.items()
        if label not in {note.label for note in notes}
    ]
    seen: set[str] = set()
    for note in notes:
        if note.label in seen:
            found.append(
                (note.offset, f"cước chú [^{note.label}] có hai nội dung", "đặt cho mỗi cước chú một số riêng")
            )
        elif note.label not in marks:
            found.append(
                (
                    note.offset,
                    f"cước chú [^{note.label}] không được gọi ở đâu",
                    f"ghi [^{note.label}] vào chỗ cần cước chú",
                )
            )
        seen.add(note.label)
    return sorted(found)
