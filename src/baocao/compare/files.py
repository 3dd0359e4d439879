"""Two finished documents against each other, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.compare.alike import blocks, pairs
from baocao.compare.years import Comparison, Difference
from baocao.problems import Place


def compared(old: Sequence[str], new: Sequence[str], files: tuple[str, str]) -> Comparison:
    """Return what differs between the paragraphs of two documents, places counted in paragraphs from 1."""
    return Comparison(tuple(_differences(old, new, files)), ())


def _differences(old: Sequence[str], new: Sequence[str], files: tuple[str, str]) -> Iterator[Difference]:
    for tag, low, high, start, end in blocks(old, new):
        if tag == "equal":
            continue
        gone, came = [[text.split() for text in each] for each in (old[low:high], new[start:end])]
        for left, right in pairs(gone, came):
            before = None if left is None else old[low + left]
            if right is None:
                yield _difference(before, None, files[0], low + (left or 0))
            else:
                yield _difference(before, new[start + right], files[1], start + right)


def _difference(old: str | None, new: str | None, file: str, index: int) -> Difference:
    return Difference((), f"đoạn {index + 1}", old, new, Place(file, index + 1), is_prose=True)
