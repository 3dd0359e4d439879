"""What a claim about a plan is about: the results and the plans that it can mean, from the nearest stretch outwards.

A claim (`đạt 85% kế hoạch`, `vượt 12 người`, `chưa hoàn thành chỉ tiêu`) is held against a pair only where the words
bind the two: in its sentence, in the sentences beside it, in the paragraph that leads to its item. Where the binding
would be a guess there is no pair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile
from typing import NamedTuple

from baocao.audit.binding import series
from baocao.audit.document import Document, Part
from baocao.audit.meaning import frames
from baocao.audit.meaning.frames import Role, Said
from baocao.audit.meaning.verdicts import JUDGED
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.interval import Interval, exactly, total
from baocao.audit.reading.tokens import Figure

_SENTENCES_BACK = 3
_FARTHEST = 4
"""A plan is no more than so many times what came of it, or the other way round, where no word binds them."""
_PLACES = 30
"""`Chỉ tiêu` of so many are places to be filled, and no targets."""
_MOST = 10
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


class Pair(NamedTuple):
    """What was done and what was planned, as a claim binds them."""

    done: Said
    plan: Said
    sure: bool
    """Whether the words leave no other pair."""
    is_named: bool = False
    """Whether the claim names the plan itself, right behind it."""
    in_order: bool = False
    """Whether rows of figures said to be in one order bind them: nothing around explains the claim then."""


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
    placed = series.match(document, claim.levels) if claim.levels is not None else None
    if placed is not None:
        return [Pair(*placed[:2], sure=placed.told, in_order=placed.told)]
    if claim.levels is None and _is_of_time(claim):
        return []
    claim = _widened(document, claim)
    results = _results(document, claim)
    if claim.levels is None:  # “4 chỉ tiêu đạt: … (vượt)” judges no count of verdicts
        results = [each for each in results if each.figure.unit not in JUDGED]
    found: list[Pair] = []
    for plans in _plans(document, claim):
        for done in results:
            fitting = [plan for plan in plans if _fit(document, claim, done, plan)]
            found += [Pair(done, plan, False, _is_behind(claim, plan)) for plan in _likest(done, fitting)]
        if found or claim.bare:
            break
    only = len({(pair.plan.figure.value, pair.done.figure.value) for pair in found}) == 1
    return [pair._replace(sure=only and pair.plan.explicit) for pair in found]


def listed(document: Document, claim: Claim) -> list[Pair]:
    """Return the pairs that the rows of figures before a verdict tell, which it may be on: `cả hai đều vượt`."""
    return [
        Pair(done, plan, sure=told, in_order=told)
        for done, plan, told in series.every(document, claim.part, claim.sentence, claim.at)
    ]


def _is_of_time(claim: Claim) -> bool:
    """Return whether a verdict has two lengths of time before it in its sentence: `SAIDI 211 phút so với 240 phút`."""
    start = claim.part.sentences[claim.sentence][0]
    units = [figure.unit for _, figure in phrases.single(claim.part.tokens, start, claim.at)]
    return any(units.count(unit) > 1 for unit in lexicon.TIMES)


def _widened(document: Document, claim: Claim) -> Claim:
    """Return a claim with the subject of the figure of its own clause, where it has none itself."""
    before = [each for each in document.said(claim.part, claim.sentence) if each.at < claim.at]
    if claim.subject or not before or _is_claim(before[-1]) or _is_parted(claim.part, before[-1].at, claim.at):
        return claim
    return claim._replace(subject=before[-1].subject)


def _results(document: Document, claim: Claim) -> list[Said]:
    """Return what was done as a claim can mean it: behind the claim before it, in its sentence, before that."""
    said = document.said(claim.part, claim.sentence)
    before = [each for each in said if each.at < claim.at]
    if before and not _is_parted(claim.part, before[-1].at, claim.at) and not _is_claim(before[-1]):
        before = before[-1:] if before[-1].role is not Role.PLAN else before
    semicolon = _last_semicolon(claim)
    parted = [each for each in before if each.at > semicolon]
    before = parted if parted and parted[-1].role is not Role.PLAN else before
    last = max((at for at, each in enumerate(before) if _is_claim(each)), default=-1)
    for some in (before[last + 1 :], before, [each for each in said if each.at > claim.at]):
        found = [each for each in some if _is_result(each, share=claim.levels is None)]
        if found:
            return found
    earlier = document.said(claim.part, claim.sentence - 1)
    return [each for each in earlier if _is_result(each, share=claim.levels is None)]


def _last_semicolon(claim: Claim) -> int:
    start = claim.part.sentences[claim.sentence][0]
    return max((at for at in range(start, claim.at) if claim.part.tokens[at].text == ";"), default=-1)


def _is_parted(part: Part, first: int, second: int) -> bool:
    """Return whether a mark stands between two tokens: what stands in one clause speaks of one thing."""
    return any(token.text in _PARTING for token in part.tokens[first + 1 : second])


def _is_behind(claim: Claim, plan: Said) -> bool:
    """Return whether a claim names a plan of its sentence behind it."""
    here = plan.part is claim.part and plan.sentence == claim.sentence
    return here and plan.at > claim.at and _names(claim, plan)


def _names(claim: Claim, plan: Said) -> bool:
    """Return whether a claim names its plan right behind it, or in brackets: `đạt 70% dự toán tỉnh giao (4.200 tỷ)`."""
    between = [token.text for token in claim.part.tokens[claim.at + 1 : plan.at] if token.text in _PARTING]
    return not between or (between == ["("] and plan.depth > claim.part.tokens[claim.at].depth and not _is_listed(plan))


def _is_listed(plan: Said) -> bool:
    """Return whether the bracket of a figure tells another of its kind: `(96 người vào quân đội, 16 vào công an)`."""
    tokens = plan.part.tokens
    inside = takewhile(lambda token: token.depth >= plan.depth, tokens[plan.at + 1 :])
    return any(token.figure is not None and token.figure.unit == plan.figure.unit for token in inside)


_PARTING = frozenset([",", ";", ":", "(", ")", "-", "–", "—", "=", "nhưng", "song", "nên", "thì"])


def _is_claim(said: Said) -> bool:
    return said.of is Role.PLAN and said.role in (Role.PERCENT, Role.CHANGE)


def _is_result(said: Said, *, share: bool = False) -> bool:
    """Return whether a figure can be what was done; a share of a whole only where a verdict may judge it."""
    if said.role is Role.CHANGE:
        return said.of is None  # “kế hoạch giảm 50 hộ, đã giảm 62 hộ”
    if said.role is Role.PERCENT:
        return share and said.of in (Role.WHOLE, None)  # “bằng 0,19% tổng dư nợ, đạt mục tiêu dưới 0,25%”
    return said.role in (Role.RESULT, Role.NONE, Role.WHOLE) and said.figure.bound != "từ" and said.denominator is None


def _plans(document: Document, claim: Claim) -> Iterator[list[Said]]:
    """Yield the plans of ever wider stretches: the sentence, those before it, the one behind it, the lead."""
    said = document.said(claim.part, claim.sentence)
    against = [each._replace(role=Role.PLAN, explicit=True) for each in said if _is_held_against(claim, each)]
    if against:  # “bằng 104% so với 1.500 lượt”
        yield against
        return
    own = [each for each in said if _is_plan(each)]
    beside = [each for each in own if _is_behind(claim, each)]
    if beside:  # “chưa đạt mục tiêu dưới 250 hộ”
        yield [beside[0]]
        return
    for sentence in (*range(claim.sentence, max(-1, claim.sentence - _SENTENCES_BACK - 1), -1), claim.sentence + 1):
        yield [each for each in document.said(claim.part, sentence) if _is_plan(each)]
    for lead in document.leads(claim.part):
        yield [each for each in document.frames(lead) if _is_plan(each)]


def _is_held_against(claim: Claim, each: Said) -> bool:
    """Return whether a per cent or an amount that is not one of growth is said to be so against a figure."""
    tokens = claim.part.tokens
    between = [token.text for token in tokens[claim.at + 1 : each.at]]
    grown = {"tăng", "giảm"} & {token.text for token in tokens[max(0, claim.at - 4) : claim.at]}
    return claim.levels is not None and between == ["so", "với"] and not grown and each.counts


def _is_plan(said: Said) -> bool:
    """Return whether a figure is a plan for all, and not for each of some (`mỗi xã xây 2 nhà`)."""
    before = phrases.words_before(said.part.tokens, said.at, 0)
    each_of = "mỗi" in before and not {"năm", "kỳ", "tháng", "quý"} & set(before)
    return said.role is Role.PLAN and said.denominator is None and not each_of


def _fit(document: Document, claim: Claim, done: Said, plan: Said) -> bool:
    """Return whether a plan can be that of a result, as a claim means it."""
    subjects = done.subject | plan.subject
    if (
        not (frames.comparable(done.figure, plan.figure) or _are_places(done.figure, plan.figure))
        or (done.role is Role.CHANGE and done.way != plan.way)
        or plan.figure.bound == "từ"
        or _is_of_another_item(claim, plan)
        or _is_of_part(done, plan)
        or (claim.levels is not None and not _is_of(document, claim, claim.levels, plan))
        or (claim.subject and not claim.subject & subjects)
        or not _is_own(document, done, plan)
        or not (frames.shared(done, plan) or _are_alike(done, plan))
    ):
        return False
    if (claim.bare and not plan.explicit) or _is_anothers(document, claim, done, plan):
        return False
    if _are_near(document, claim, done, plan) or _are_united(claim, done, plan):
        return True
    if claim.levels is not None and claim.levels.base and plan.subject and not claim.levels.base & plan.subject:
        return False
    if frames.shared(done, plan) or not done.subject:
        return True
    own_unit = done.figure.unit == plan.figure.unit and done.figure.unit not in _GENERAL
    own_unit = own_unit or _are_places(done.figure, plan.figure)
    alone = not plan.subject and not plan.depth
    return own_unit or (alone and not _are_together(done, plan)) or (plan.part is claim.part and _goes_on(done))


def _is_of_part(done: Said, plan: Said) -> bool:
    """Return whether `trong đó` parts a plan from what is done of some of it alone."""
    if not _are_together(done, plan) or done.depth:
        return False
    return any(phrases.turn(done.part.tokens, at) for at in range(plan.at, done.at))


def _is_of_another_item(claim: Claim, plan: Said) -> bool:
    """Return whether a semicolon parts a claim from a plan behind it, or a verdict in brackets from any plan."""
    if plan.part is not claim.part or plan.sentence != claim.sentence:
        return False
    first, last = sorted((claim.at, plan.at))
    tokens = claim.part.tokens
    one_item = plan.at < claim.at and not (claim.levels is None and tokens[claim.at].depth)
    return not one_item and any(token.text == ";" for token in tokens[first:last])


def _is_anothers(document: Document, claim: Claim, done: Said, plan: Said) -> bool:
    """Return whether a claim of another sentence names a plan and no word says it a result's: `47% kế hoạch 9 ha`."""
    if (plan.part is claim.part and plan.sentence == claim.sentence) or frames.shared(done, plan) or not done.subject:
        return False
    before = [each for each in document.said(plan.part, plan.sentence) if each.at < plan.at][-1:]
    return any(_is_claim(each) and not _is_parted(plan.part, each.at, plan.at) for each in before)


def _are_places(done: Figure, plan: Figure) -> bool:
    """Return whether a plan is of places for persons (`1.600 chỉ tiêu, nhập học 1.344 em`) or says more of its kind."""
    places = plan.unit == "chỉ tiêu" and plan.value.low >= _PLACES and done.unit in lexicon.PERSONS
    return places or (bool(done.unit) and plan.unit.startswith(f"{done.unit} "))


def _is_own(document: Document, done: Said, plan: Said) -> bool:
    """Return whether no figure between a plan and a result is more likely what came of that plan."""
    if done.part is not plan.part or not done.subject:
        return True
    own = len(done.subject & plan.subject)
    return not any(
        len(each.subject & plan.subject) > own and _is_result(each) and frames.comparable(each.figure, plan.figure)
        for sentence in range(plan.sentence, done.sentence + 1)
        for each in document.said(done.part, sentence)
        if plan.at < each.at < done.at
    )


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


def _are_near(document: Document, claim: Claim, done: Said, plan: Said) -> bool:
    """Return whether a result and a plan stand in one sentence, and no claim before has the plan for its own."""
    if not _are_together(done, plan):
        return False
    return not any(
        _is_claim(each) and each.at < done.at and (plan.at < each.at or (plan.depth > done.depth and plan.at < done.at))
        for each in document.said(done.part, done.sentence)
        if each.at < claim.at
    )


def _are_alike(first: Said, second: Said) -> bool:
    """Return whether two figures are of one size, as a plan and what came of it are."""
    low, high = sorted([first.figure.point.high, second.figure.point.high])
    return high <= _FARTHEST * low


def _are_united(claim: Claim, done: Said, plan: Said) -> bool:
    """Return whether a claim that names its plan speaks of the sentence before: `So với dự toán (9 tỷ), bằng 93%`."""
    here = plan.part is claim.part and plan.sentence == claim.sentence
    return here and done.sentence == claim.sentence - 1 and not claim.subject


def _are_together(first: Said, second: Said) -> bool:
    return first.part is second.part and first.sentence == second.sentence


def _goes_on(done: Said) -> bool:
    start = done.part.sentences[done.sentence][0]
    text = " ".join(token.text for token in done.part.tokens[start : start + 3])
    return text.startswith(_OPENERS)


def _likest(done: Said, plans: Sequence[Said]) -> Sequence[Said]:
    """Return the plans that share the most words with a result, so that of two subjects its own is taken."""
    most = max((len(done.subject & plan.subject) for plan in plans), default=0)
    return [plan for plan in plans if len(done.subject & plan.subject) == most]


def printed(said: Said) -> Interval:
    """Return the value of a figure; a plan is what is printed, with nothing rounded."""
    point = said.figure.point
    plain = said.role is Role.PLAN and not said.figure.bound
    return exactly(point.middle) if plain else said.figure.value


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
            upside_down = first.role is Role.PLAN and first.explicit and second.role is not Role.PLAN
            if first is not second and not upside_down and frames.comparable(first.figure, second.figure):
                yield first.figure.value, printed(second)
                if not second.figure.unit:  # “giao 214,6 tỷ đồng (đầu tư 96,2)”
                    yield first.figure.value, printed(second).scaled(first.figure.factor)
    yield from _added(counted, near)
    rows = series.every(document, claim.part, claim.sentence, claim.at)
    if rows and len({each.plan.figure.unit for each in rows}) == 1:  # “giao 120, 95 hồ sơ; xong 118, 95 hồ sơ, đạt 99%”
        yield total([each.done.figure.value for each in rows]), total([printed(each.plan) for each in rows])


def _added(counted: Sequence[Said], near: Sequence[Said]) -> Iterator[tuple[Interval, Interval]]:
    """Yield running sums of results against each plan or whole, sums of plans, and plans as they were changed."""
    for at, plan in enumerate(counted):
        planned = plan.role is Role.PLAN
        values = [each.figure.value for each in (counted if planned else counted[at + 1 :]) if _is_of_sum(each, plan)]
        for first in range(len(values)):
            for added in accumulate(values[first : first + 4], Interval.__add__):
                yield added, printed(plan)
        if not planned:
            continue
        listed = takewhile(lambda each: each.role in (Role.PLAN, Role.NONE), counted[at : at + 4])
        same = [printed(each) for each in listed if each.figure.unit == plan.figure.unit]
        before = counted[at - 1] if at else None
        if before is not None and before.figure.unit == plan.figure.unit:  # “chuyển sang 12 tỷ, kế hoạch 68 tỷ”
            yield from ((value, printed(plan) + before.figure.value) for value in values)
        yield from ((value, whole) for whole in accumulate(same, Interval.__add__) for value in values)
        for change in near:
            if change.role is Role.CHANGE and phrases.same_unit(change.figure, plan.figure):
                moved = printed(plan) + change.figure.value, printed(plan) - change.figure.value
                yield from ((value, changed) for value in values for changed in moved)


def _is_of_sum(each: Said, plan: Said) -> bool:
    """Return whether a figure can be one of some that make up a plan: done, or nothing that a word surely planned."""
    return each is not plan and (_is_result(each) or not each.explicit) and frames.comparable(each.figure, plan.figure)
