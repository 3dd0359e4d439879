"""Whether figures beside a claim bear it out that it was not held against: then it is of those, and right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from baocao.audit.document import Document, Finding
from baocao.audit.meaning.frames import Role, Said, comparable
from baocao.audit.reading import phrases
from baocao.audit.reading.interval import Interval
from baocao.audit.reading.tokens import Figure

_SENTENCES_BACK = 3
"""Sentences before that of a claim that is likely wrong at most in which what it is of may stand."""
_PARAGRAPHS_BACK = 2
"""Paragraphs before that of a claim in which the whole may stand that it is of."""
_MOST = 40
"""Figures on either side of a claim that are tried."""
_TERMS = 6


def explained(document: Document, finding: Finding) -> bool:
    """Return whether the figure that a finding is about is right of other figures than those the finding names."""
    own = document.frames(finding.mark.part)
    here = next((at for at, each in enumerate(own) if each.figure.start == finding.mark.start), None)
    if here is None:
        return False
    claim, told = own[here], _told(finding)
    if claim.figure.bound or claim.denominator is not None or _is_bound(document, claim, told):
        return False
    near = [each for each in own[max(0, here - _MOST) : here + _MOST] if each.counts and each is not claim]
    values: list[Iterator[Interval]] = []
    if claim.way or claim.role is Role.CHANGE:  # also of a plan: “mục tiêu 63%, còn phải tăng 1,8 điểm %”
        near_by = [each for each in own if each.sentence in (claim.sentence, claim.sentence - 1)]
        values.append(_amounts(claim, near if claim.counts else near_by, told))
    if claim.figure.unit == "%":
        values.append(_percents(document, claim, near, told, 1 if finding.sure else _SENTENCES_BACK))
    return any(value.meets(claim.figure.value) for value in chain.from_iterable(values))


def _is_bound(document: Document, claim: Said, told: frozenset[Interval]) -> bool:
    """Return whether words leave no doubt what a claim is of: a bracket behind it (`70% dự toán (4 tỷ)`), an order."""
    start, end = claim.part.sentences[claim.sentence]
    if any(phrases.said(claim.part.tokens, at, ("lần", "lượt")) for at in range(start, end)):
        return True
    behind = next((each for each in document.said(claim.part, claim.sentence) if each.at > claim.at), None)
    return behind is not None and behind.depth > claim.depth and behind.figure.point in told


def _percents(
    document: Document, claim: Said, near: list[Said], told: frozenset[Interval], back: int
) -> Iterator[Interval]:
    """Yield what a per cent can be of figures near it: one of its sentence or the last over another, or a change."""
    beside = [each for each in near if claim.sentence - back <= each.sentence <= claim.sentence]
    others = [*near, *_before(document, claim)] if beside else []
    for each in beside:
        for other in others:
            if other is each or not comparable(each.figure, other.figure):
                continue
            if each.role is Role.CHANGE and other.role is not Role.EARLIER:
                yield from _of(each.figure.value, _moved_back(each, other.figure.value), 0)
            if {each.figure.point, other.figure.point} <= told:
                continue
            value, whole = _in_one_unit(each.figure, other.figure)
            yield from _of(value, whole, claim.way)
            if other.part is claim.part:
                yield from _of(whole, value, claim.way)
        if each.denominator is not None and not {each.figure.point, each.denominator.point} <= told:
            yield from _of(each.figure.value, each.denominator.value, claim.way)


def _moved_back(change: Said, value: Interval) -> Interval:
    """Return what there was before a change to a value."""
    return value - change.figure.value if change.way > 0 else value + change.figure.value


def _before(document: Document, claim: Said) -> Iterator[Said]:
    """Yield the figures of the paragraphs before that of a claim, which may be wholes of what it counts."""
    left = _PARAGRAPHS_BACK
    for part in document.before(claim.part):
        counted = [each for each in document.frames(part)[-_MOST:] if each.counts]
        yield from counted
        left -= bool(counted)  # a heading is none
        if not left:
            return


def _told(finding: Finding) -> frozenset[Interval]:
    """Return the values of the figures that a finding was made of."""
    return frozenset(
        figure.point
        for mark, _ in finding.related
        for token in mark.part.tokens
        for figure in (token.figure, token.of)
        if figure is not None and mark.start <= figure.start < mark.end
    )


def _in_one_unit(first: Figure, second: Figure) -> tuple[Interval, Interval]:
    """Return two values; one without a unit is of the size that the other has: `giao 96,2; giải ngân 88,5 tỷ đồng`."""
    bare = not first.unit, not second.unit
    sizes = second.factor if bare == (True, False) else 1, first.factor if bare == (False, True) else 1
    return first.value.scaled(sizes[0]), second.value.scaled(sizes[1])


def _of(value: Interval, whole: Interval, way: int) -> Iterator[Interval]:
    """Yield how many per cent a value is of another, or is above it (`way` 1) or below it (-1)."""
    quotient = value.over(whole)
    if quotient is not None:
        low, high = quotient.scaled(100)
        yield Interval(low, high) if not way else Interval(*sorted(((low - 100) * way, (high - 100) * way)))


def _amounts(claim: Said, near: Sequence[Said], told: frozenset[Interval]) -> Iterator[Interval]:
    """Yield what is left of a figure near a claim when those behind it are taken away, one after the other."""
    unit = "%" if claim.figure.unit == "điểm %" else claim.figure.unit
    own = claim.figure._replace(unit=unit)
    same = [
        each.figure for each in near if each is not claim and not each.figure.bound and comparable(each.figure, own)
    ]
    for at, first in enumerate(same):
        value = first.value
        for stop in range(at + 1, min(at + _TERMS, len(same))):
            value = value - same[stop].value
            for left in (value, first.value - same[stop].value):
                if not {each.point for each in same[at : stop + 1]} <= told:
                    yield Interval(*sorted((abs(left.low), abs(left.high))))
