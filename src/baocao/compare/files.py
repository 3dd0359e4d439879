"""Two finished documents against each other, paragraph by paragraph."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from baocao.compare.years import Comparison, Difference
from baocao.problems import Place

_ALIKE = 0.5
"""From this share of equal words on, two paragraphs are one that was changed."""


def compared(old: Sequence[str], new: Sequence[str], files: tuple[str, str]) -> Comparison:
    """Return what differs between the paragraphs of two documents, places counted in paragraphs from 1."""
    return Comparison(tuple(_differences(old, new, files)), ())


def _differences(old: Sequence[str], new: Sequence[str], files: tuple[str, str]) -> Iterator[Difference]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, low, high, start, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        gone = list(range(low, high))
        for right in range(start, end):
            left = next((each for each in gone if _alike(old[each], new[right])), None)
            if left is None:
                yield _difference(None, new[right], files[1], right)
                continue
            for each in gone[: gone.index(left)]:
                yield _difference(old[each], None, files[0], each)
            gone = gone[gone.index(left) + 1 :]
            yield _difference(old[left], new[right], files[1], right)
        for each in gone:
            yield _difference(old[each], None, files[0], each)


def _alike(old: str, new: str) -> bool:
    matcher = difflib.SequenceMatcher(None, old.split(), new.split(), autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _difference(old: str | None, new: str | None, file: str, index: int) -> Difference:
    return Difference((), f"đoạn {index + 1}", old, new, Place(file, index + 1), is_prose=True)
