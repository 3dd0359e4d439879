"""What is said to be left in another paragraph than the whole and what was done of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit import said
from baocao.audit.binding import facts, slips
from baocao.audit.document import Document, Finding, Part
from baocao.audit.meaning import frames, leftovers
from baocao.audit.meaning.frames import Role, Said
from baocao.audit.reading import phrases
from baocao.audit.reading.interval import Interval, total
from baocao.audit.reading.tokens import Figure, Type

_SETTLED = (("giải", "quyết"), ("hoàn", "thành"), ("xử", "lý"), ("đã",), ("xong",))
_MOST_SOURCES = 20
_MOST_WHOLES = 40
"""Figures of one unit before what is left, of which one is the whole."""
_MOST_DONE = 3
"""Figures of one paragraph that together were done."""
_LEAST_WORDS = 2
"""Words that must tell of both what is left."""
_PLAN = re.compile(r"\bkế hoạch\b|\bchỉ tiêu\b|\bdự toán\b|\bvốn giao\b")
_EXCEPT = frozenset({"trừ", "ngoài"})
_STILL = re.compile(r"\bcòn\b")
_LEAST_DIGITS = 2
"""Slips of figures with fewer digits come about by chance."""


def told_apart(document: Document) -> Iterator[Finding]:
    """Yield what is left that is not the whole less what another paragraph tells of it."""
    sources: dict[str, list[_Source]] = defaultdict(list)
    told: set[tuple[str, tuple[str, int]]] = set()
    before: dict[str, list[_Told]] = defaultdict(list)
    for part in document.running:
        for each in document.frames(part):
            unit = facts.unit_of(each.figure.unit)
            words = _told_of(part, each)
            fits = [source for source in sources[unit] if words <= source.words] if len(words) >= _LEAST_WORDS else []
            own = unit, slips.digits(each.figure)
            if own not in told:
                if fits and not any(source.rest.meets(each.figure.value) for source in fits):
                    yield _finding(each, fits[-1])
                elif not fits:
                    yield from _slipped(document, before[unit], each)
            told.add(own)
            if each.counts:
                before[unit].append(_Told(each, _words(each)))
                del before[unit][:-_MOST_WHOLES]
        for source in _sources(document, part):
            mine = sources[facts.unit_of(source.whole.figure.unit)]
            mine.append(source)
            del mine[:-_MOST_SOURCES]


class _Told(NamedTuple):
    """A figure and the words that it is told with."""

    said: Said
    words: frozenset[str]


class _Source(NamedTuple):
    """A whole and how much of it is done."""

    whole: Said
    done: tuple[Said, ...]
    words: frozenset[str]

    @property
    def rest(self) -> Interval:
        """Return what is left of it."""
        return self.whole.figure.value - total([each.figure.value for each in self.done])


def _told_of(part: Part, each: Said) -> frozenset[str]:
    """Return the words that tell what is left, where a figure is said to be what is left: `14 đơn vị còn lại`."""
    start, end = part.sentences[each.sentence]
    behind = [token.text for token in part.tokens[each.at + 1 : min(end, each.at + 9)]]
    at = next((here for here in range(len(behind) - 1) if behind[here : here + 2] == ["còn", "lại"]), 0)
    plain = part.tokens[each.at].type is Type.FIGURE and phrases.counts(each.figure) and not each.figure.bound
    if not at or not plain or not all(word[:1].isalpha() for word in behind[:at]):
        return frozenset()
    named = facts.telling(behind[:at])
    return (
        named
        if len(named) >= _LEAST_WORDS
        else named | facts.telling(phrases.words_before(part.tokens, each.at, start, 8))
    )


def _sources(document: Document, part: Part) -> Iterator[_Source]:
    """Yield `8/22 đơn vị`, and a whole with what is done of it in the next clause or sentence."""
    given = document.frames(part)
    for here, each in enumerate(given):
        start, end = part.sentences[each.sentence]
        words = facts.telling([token.text for token in part.tokens[start:end]])
        if each.denominator is not None:
            yield _Source(each._replace(figure=each.denominator), (each,), words)
            continue
        lead = phrases.words_before(part.tokens, each.at, start, 12)
        if lead[:2] != ["tổng", "số"]:
            continue
        for done in given[here + 1 : here + 5]:
            own = phrases.words_before(part.tokens, done.at, part.sentences[done.sentence][0], 8)
            alike = frames.comparable(each.figure, done.figure) and done.figure.unit == each.figure.unit
            if alike and phrases.has(own, _SETTLED) and not part.tokens[done.at].depth and not done.way:
                first, last = part.sentences[done.sentence]
                both = words | facts.telling([token.text for token in part.tokens[first:last]])
                yield _Source(each, (done,), both)
                break


def _slipped(document: Document, before: Sequence[_Told], rest: Said) -> Iterator[Finding]:
    """Yield what is left where it is a slip of typing away from a whole less what was done, both told before it.

    What was done, told once more beside it, makes the whole certain enough for another miscount.
    """
    again = _told_again(document, before, rest)
    called = leftovers.is_explicit(rest) or leftovers.is_undone(rest) or (again and _STILL.search(rest.before))
    if not called or not rest.counts or rest.figure.bound or rest.denominator is not None or rest.role is Role.CHANGE:
        return
    words = _words(rest)
    found: list[_Source] = []
    for place, whole in enumerate(before):
        planned = whole.said.role is Role.PLAN and _PLAN.search(rest.around) is not None
        if not (planned or again or words & whole.words) or not rest.figure.value.below(whole.said.figure.value):
            continue
        for done in [again] if again else _runs(before[place + 1 :], whole):
            source = _Source(whole.said, tuple(each.said for each in done), words)
            apart = any(each.said.part is not rest.part for each in (whole, *done))
            bound = _is_all_of(words, whole, done) if again else _is_of(words, whole, done, planned=planned)
            if apart and bound and _is_near(rest.figure, source, again=bool(again)):
                found.append(source)
    if found and not _is_explained(before, rest, again):
        yield _finding(rest, found[-1])


def _told_again(document: Document, before: Sequence[_Told], rest: Said) -> list[_Told]:
    """Return what was taken away, told before and again beside what is left: `sau khi trừ 37 người, còn 11 người`."""
    unit = facts.unit_of(rest.figure.unit)
    others = [each for each in document.said(rest.part, rest.sentence) if each is not rest and each.counts]
    beside = [each for each in others if facts.unit_of(each.figure.unit) == unit or _is_bare(each.figure)]
    sentence = rest.part.tokens[slice(*rest.part.sentences[rest.sentence])]
    if not beside or not _EXCEPT & {token.text for token in sentence}:
        return []
    first = {slips.digits(each.said.figure): each for each in reversed(before) if each.said.part is not rest.part}
    found = [first.get(slips.digits(each.figure)) for each in beside]
    return [each for each in found if each is not None] if None not in found else []


def _is_bare(figure: Figure) -> bool:
    """Return whether a figure is one of a list whose last names the unit: `(76, 49 và 44 người)`."""
    return not figure.unit and slips.size(figure) > 1


def _runs(behind: Sequence[_Told], whole: _Told) -> Iterator[Sequence[_Told]]:
    """Yield the figures behind a whole, one or a few of one paragraph, that together can be what was done of it."""
    for first in range(len(behind)):
        for stop in range(first + 1, min(len(behind), first + _MOST_DONE) + 1):
            run = behind[first:stop]
            if run[-1].said.part is not run[0].said.part or not run[-1].said.figure.value.below(
                whole.said.figure.value
            ):
                break
            yield run


def _is_of(words: frozenset[str], whole: _Told, done: Sequence[_Told], *, planned: bool) -> bool:
    """Return whether what is left is told with words of the whole, and with some of what was done of it."""
    own = words & whole.words
    shared = words & frozenset[str]().union(*(each.words for each in done))
    near = done[0].said.part is whole.said.part
    return (bool(shared) or near) and len(own | shared) + planned >= _LEAST_WORDS


def _is_all_of(words: frozenset[str], whole: _Told, done: Sequence[_Told]) -> bool:
    """Return whether what was taken away stands behind a total in one paragraph, or what is left is told like it."""
    listed = all(each.said.part is whole.said.part and each.said.at > whole.said.at for each in done)
    start = whole.said.part.sentences[whole.said.sentence][0]
    summed = "tổng" in {token.text for token in whole.said.part.tokens[start : whole.said.at]}
    return (listed and summed) or len(words & whole.words) >= _LEAST_WORDS


def _is_near(rest: Figure, source: _Source, *, again: bool) -> bool:
    """Return whether a figure can be meant as what is left of a source, and is not."""
    due, stated = source.rest, rest.value
    if due.low <= 0 or due.meets(stated):
        return False
    if again:
        return abs(due.middle - stated.middle) * 4 <= max(due.middle, stated.middle)
    return slips.size(rest) > _LEAST_DIGITS and slips.mistyped(rest, due.middle)


def _is_explained(before: Sequence[_Told], rest: Said, again: Sequence[_Told]) -> bool:
    """Return whether what is left is any figure before it less what was taken away, or less a few others."""
    for place, whole in enumerate(before):
        for run in [again] if again else _runs(before[place + 1 :], whole):
            if (whole.said.figure.value - total([each.said.figure.value for each in run])).meets(rest.figure.value):
                return True
    return False


def _words(each: Said) -> frozenset[str]:
    """Return the words that tell what a figure counts, on both sides of it in its clause."""
    return facts.telling([*each.before.split(), *each.after.split()])


def _finding(rest: Said, source: _Source) -> Finding:
    taken = " - ".join(said.amount(each.figure.value) for each in source.done)
    return Finding(
        rest.mark,
        f"ghi còn lại “{rest.figure.shown}”, nhưng {said.amount(source.whole.figure.value)} - {taken} còn "
        f"{said.amount(source.rest)}",
        ((source.whole.mark, "tổng số"), *((each.mark, "đã làm") for each in source.done)),
        sure=False,
    )
