"""What a claim about a plan is about: the results and the plans that it can mean, from the nearest stretch outwards.

A claim (`đạt 85% kế hoạch`, `vượt 12 người`, `chưa hoàn thành chỉ tiêu`) is held against a pair only where the words
bind the two: in its sentence, in the sentences beside it, in the paragraph that leads to its item. Where the binding
would be a guess there is no pair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from baocao.audit import frames, lexicon, phrases
from baocao.audit.document import Document, Part
from baocao.audit.frames import Role, Said
from baocao.audit.interval import Interval, exactly

_SENTENCES_BACK = 3
_MOST = 12
"""Figures on either side of a claim that may explain it."""
_GENERAL = lexicon.MEASURES | {
    "",
    "%",
    "‰",
    "người",
    "hộ",
    "lượt",
    "đơn vị",
    "trường hợp",
    "cơ sở",
    "lượt người",
    "con",
    "cây",
}
"""Units of many subjects: the unit alone binds no two figures of them."""
_OPENERS = (
    "kết quả", "đến nay", "đến hết", "tính đến", "đến cuối", "đến ngày", "hết năm", "nhưng", "song", "tuy nhiên",
    "thực hiện", "thực tế", "qua", "trong năm", "cả năm", "ước", "đến", "mặc dù", "tuy vậy", "sau", "cuối năm",
)  # fmt: skip
"""A sentence that begins with one of these goes on with what the sentence before it set out to do."""


class Placed(NamedTuple):
    """A figure of some paragraph."""

    part: Part
    said: Said


class Pair(NamedTuple):
    """What was done and what was planned, as a claim binds them."""

    done: Placed
    plan: Placed
    sure: bool
    """Whether the words leave no other pair."""


class Claim(NamedTuple):
    """Where something is said of a plan, and by which words."""

    part: Part
    sentence: int
    at: int
    subject: frozenset[str]
    """The words of its own clause that tell of what it speaks; empty where it speaks of what was said before it."""
    levels: Said | None
    """The claim's own figure, for whose plan it speaks of; None where it is a verdict."""
    bare: bool = False
    """Whether it does not say that it is of a plan: then it is only where a plan stands right by it."""


def pairs(document: Document, claim: Claim) -> list[Pair]:
    """Return the pairs that a claim can mean, all of the nearest stretch that has any."""
    claim = _widened(document, claim)
    results = _results(document, claim)
    found: list[Pair] = []
    for plans in _plans(document, claim):
        for done in results:
            fitting = [plan for plan in plans if _fit(document, claim, done, plan)]
            found += [Pair(done, plan, sure=False) for plan in _likest(done, fitting)]
        if found or claim.bare:
            break
    only = len({(pair.plan.said.figure.value, pair.done.said.figure.value) for pair in found}) == 1
    return [pair._replace(sure=only and pair.plan.said.explicit) for pair in found]


def _widened(document: Document, claim: Claim) -> Claim:
    """Return a claim with the subject of the figure of its own clause, where it has none itself."""
    before = [each for each in document.said(claim.part, claim.sentence) if each.at < claim.at]
    if claim.subject or not before or _is_claim(before[-1]) or _is_parted(claim.part, before[-1].at, claim.at):
        return claim
    return claim._replace(subject=before[-1].subject)


def _results(document: Document, claim: Claim) -> list[Placed]:
    """Return what was done as a claim can mean it: behind the claim before it, in its sentence, before that."""
    said = document.said(claim.part, claim.sentence)
    before = [each for each in said if each.at < claim.at]
    if before and not _is_parted(claim.part, before[-1].at, claim.at) and not _is_claim(before[-1]):
        before = before[-1:] if before[-1].role is not Role.PLAN else before
    last = max((at for at, each in enumerate(before) if _is_claim(each)), default=-1)
    for some in (before[last + 1 :], before, [each for each in said if each.at > claim.at]):
        found = [Placed(claim.part, each) for each in some if _is_result(each)]
        if found:
            return found
    return [Placed(claim.part, each) for each in document.said(claim.part, claim.sentence - 1) if _is_result(each)]


def _is_parted(part: Part, first: int, second: int) -> bool:
    """Return whether a mark stands between two tokens: what stands in one clause speaks of one thing."""
    return any(token.text in _PARTING for token in part.tokens[first + 1 : second])


_PARTING = frozenset([",", ";", ":", "(", ")", "-", "–", "—", "=", "nhưng", "song"])


def _is_claim(said: Said) -> bool:
    return said.of is Role.PLAN and said.role in (Role.PERCENT, Role.CHANGE)


def _is_result(said: Said) -> bool:
    return said.role in (Role.RESULT, Role.NONE, Role.WHOLE) and said.figure.bound != "từ" and said.denominator is None


def _plans(document: Document, claim: Claim) -> Iterator[list[Placed]]:
    """Yield the plans of ever wider stretches: the sentence, those before it, the one behind it, the lead."""
    for sentence in (*range(claim.sentence, max(-1, claim.sentence - _SENTENCES_BACK - 1), -1), claim.sentence + 1):
        yield [Placed(claim.part, each) for each in document.said(claim.part, sentence) if _is_plan(each)]
    for lead in document.leads(claim.part):
        yield [Placed(lead, each) for each in document.frames(lead) if _is_plan(each)]


def _is_plan(said: Said) -> bool:
    return said.role is Role.PLAN and said.denominator is None


def _fit(document: Document, claim: Claim, done: Placed, plan: Placed) -> bool:
    """Return whether a plan can be that of a result, as a claim means it."""
    subjects = done.said.subject | plan.said.subject
    if (
        not frames.comparable(done.said.figure, plan.said.figure)
        or plan.said.figure.bound == "từ"
        or (claim.levels is not None and not _is_of(document, claim, claim.levels, plan.said))
        or (claim.subject and not claim.subject & subjects)
    ):
        return False
    if frames.shared(done.said, plan.said) or _are_near(document, claim, done, plan) or not done.said.subject:
        return True
    own_unit = done.said.figure.unit == plan.said.figure.unit and done.said.figure.unit not in _GENERAL
    alone = not plan.said.subject and plan.part.tokens[plan.said.at].depth == 0
    return own_unit or (alone and not _are_together(done, plan)) or (plan.part is claim.part and _goes_on(done))


def _is_of(document: Document, claim: Claim, own: Said, plan: Said) -> bool:
    """Return whether a claim can be of a plan by giver, time and step: what it sets apart the plan must say as well."""
    others = [each for each in document.said(claim.part, claim.sentence) if _is_claim(each) and each is not own]
    apart = {
        name
        for each in others
        for name in own.levels
        if name in each.levels and not own.levels[name] & each.levels[name]
    }
    apart |= {"time"} if own.levels.get("time", frozenset()) & {"nhiệm kỳ", "giai đoạn"} else set()
    return frames.agree(own, plan) and apart <= plan.levels.keys()


def _are_near(document: Document, claim: Claim, done: Placed, plan: Placed) -> bool:
    """Return whether a result and a plan stand in one sentence, and no claim before has the plan for its own."""
    if not _are_together(done, plan):
        return False
    depths = [claim.part.tokens[each.said.at].depth for each in (done, plan)]
    return not any(
        _is_claim(each) and each.at < done.said.at and (plan.said.at < each.at or depths[1] > depths[0])
        for each in document.said(done.part, done.said.sentence)
        if each.at < claim.at
    )


def _are_together(first: Placed, second: Placed) -> bool:
    return first.part is second.part and first.said.sentence == second.said.sentence


def _goes_on(done: Placed) -> bool:
    start = done.part.sentences[done.said.sentence][0]
    text = " ".join(token.text for token in done.part.tokens[start : start + 3])
    return text.startswith(_OPENERS)


def _likest(done: Placed, plans: Sequence[Placed]) -> Sequence[Placed]:
    """Return the plans that share the most words with a result, so that of two subjects its own is taken."""
    most = max((len(done.said.subject & plan.said.subject) for plan in plans), default=0)
    return [plan for plan in plans if len(done.said.subject & plan.said.subject) == most]


def printed(said: Said) -> Interval:
    """Return the value of a figure; a plan is what is printed, with nothing rounded."""
    point = said.figure.point
    plain = said.role is Role.PLAN and not said.figure.bound
    return exactly((point.low + point.high) / 2) if plain else said.figure.value


def around(document: Document, claim: Claim) -> Iterator[tuple[Interval, Interval]]:
    """Yield every two figures near a claim that can count the same, the sums of neighbours among them.

    One of these that bears a claim out makes it right, whatever its words bind.
    """
    near: list[Said] = []
    for lead in document.leads(claim.part):
        near += document.frames(lead)[-_MOST:]
    own = document.frames(claim.part)
    here = sum(each.at < claim.at for each in own)
    near += own[max(0, here - _MOST) : here + _MOST]
    counted = [each for each in near if each.role not in (Role.PERCENT, Role.CHANGE)]
    for first in counted:
        if first.denominator is not None:
            yield first.figure.value, first.denominator.value
        for second in counted:
            if first is not second and frames.comparable(first.figure, second.figure):
                yield first.figure.value, printed(second)
    yield from _added(counted, near)


def _added(counted: Sequence[Said], near: Sequence[Said]) -> Iterator[tuple[Interval, Interval]]:
    """Yield the running sums of a sentence's results, and its plans as they were changed, against its other figures."""
    plans = [each for each in counted if each.role is Role.PLAN]
    for plan in plans:
        results = [each for each in counted if _is_result(each) and frames.comparable(each.figure, plan.figure)]
        for first in range(len(results)):
            for added in accumulate((each.figure.value for each in results[first : first + 6]), Interval.__add__):
                yield added, printed(plan)
        for change in near:
            if change.role is Role.CHANGE and phrases.same_unit(change.figure, plan.figure):
                moved = printed(plan) + change.figure.value, printed(plan) - change.figure.value
                yield from ((each.figure.value, changed) for each in results for changed in moved)
