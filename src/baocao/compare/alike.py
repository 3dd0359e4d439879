"""Which parts of two sequences belong together: the equal ones, and those that were changed but are alike still.

All of it is bounded: what a comparison may cost is counted in words that are held against each other.
"""

from __future__ import annotations

import difflib
from collections.abc import Hashable, Iterator, Sequence

_ALIKE = 0.5
"""From this share of equal words on, two texts are one that was changed."""
_MOST = 2_000
"""Elements of two sequences that are all compared. Beyond its square frequent blocks count less, words not at all."""
_BUDGET = 30_000_000
"""So many words are held against each other to find what is alike; beyond it what is left is another text."""

Words = Sequence[Hashable]
Opcode = tuple[str, int, int, int, int]


def blocks(before: Words, after: Words) -> Sequence[Opcode]:
    """Return how one sequence of blocks becomes another, as difflib says it."""
    is_large = len(before) * len(after) > _MOST * _MOST
    return difflib.SequenceMatcher(None, before, after, autojunk=is_large).get_opcodes()


def words(before: Words, after: Words) -> Sequence[Opcode]:
    """Return how one text becomes another, word by word; of two that are very long what they share at both ends."""
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    low, high = len(before) - tail, len(after) - tail
    inner = [("replace", head, low, head, high)]
    if (low - head) * (high - head) <= _MOST * _MOST:
        matcher = difflib.SequenceMatcher(None, before[head:low], after[head:high], autojunk=False)
        inner = [(tag, head + a, head + b, head + c, head + d) for tag, a, b, c, d in matcher.get_opcodes()]
    found = [("equal", 0, head, 0, head), *inner, ("equal", low, len(before), high, len(after))]
    return [each for each in found if each[1] < each[2] or each[3] < each[4]]


def _shared(one: Words, other: Words) -> int:
    """Return how many words both begin with."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def pairs(before: Sequence[Words], after: Sequence[Words]) -> Iterator[tuple[int | None, int | None]]:
    """Yield which of the old texts belongs to which of the new, each index once, both in their order."""
    done, budget = 0, _BUDGET
    for right, text in enumerate(after):
        left, budget = _nearest(before, done, text, budget)
        if left is None:
            yield None, right
            continue
        yield from ((gone, None) for gone in range(done, left))
        yield left, right
        done = left + 1
    yield from ((gone, None) for gone in range(done, len(before)))


def _nearest(before: Sequence[Words], first: int, text: Words, budget: int) -> tuple[int | None, int]:
    """Return the first of the old texts, from `first` on, that is like the new one, and what is left of the budget."""
    matcher: difflib.SequenceMatcher[Hashable] = difflib.SequenceMatcher(None, (), text, autojunk=False)
    for index in range(first, len(before)):
        budget -= len(before[index]) + len(text) + 1
        if budget < 0:
            break
        matcher.set_seq1(before[index])
        if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
            continue
        budget -= len(before[index]) * len(text)
        if budget >= 0 and matcher.ratio() >= _ALIKE:
            return index, budget
    return None, budget
