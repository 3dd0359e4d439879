"""Wholes and parts that make no sum by a slip of typing alone, however the sentence is worded.

Where all figures of one unit in a sentence or two are a whole and its parts but for one digit, one of them was
mistyped: nobody writes so by chance. The words need say only that the figures belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from baocao.audit.binding import ledger, slips, wholes
from baocao.audit.document import Document, Part
from baocao.audit.meaning import lists
from baocao.audit.meaning.classes import exclusive, overlap
from baocao.audit.meaning.cues import Role
from baocao.audit.meaning.frames import Said
from baocao.audit.reading import phrases
from baocao.audit.reading.interval import Interval, reckoned, total
from baocao.audit.reading.tokens import Figure, Type

_DIVIDING = re.compile(
    r":|\b(?:gồm|chia|phân|xếp|tách|lần lượt|tương ứng|thứ tự|cơ cấu|trong|tổng|cộng|còn|chưa|xong|thành|đang|số|nốt"
    r"|dở|thiếu|hụt|vắng|trả|bị|không|nằm|đã|mới|được|hết|thuộc|trừ)\b"
)
"""Words that hold a whole and its parts together; a list of things side by side has none of them."""
_COMPLETE = re.compile(r"\b(?:gồm|chia|phân)\b")
_WHOLE = re.compile(r"\btổng\b|\bcộng\b|\btất cả\b|\btrong số\b")
_LEFT = re.compile(
    r"\bcòn\b|\bchưa\b|\bthiếu\b|\bhụt\b|\bnốt\b|\bdở\b|\btồn\b|\bchuyển (?:sang|qua|kỳ|năm|tháng|quý)\b|\bvắng\b"
)
"""Beside a part these say that it is what is left."""
_ASSIGNED = frozenset({"nhiệm vụ", "chỉ tiêu", "nội dung", "việc"})
"""What is assigned and then falls into done, being done and late."""
_WANTING = re.compile(r"\b(?:thiếu|hụt)$")
_SCATTERED = re.compile(r"\bcùng kỳ\b|\bphần lớn\b|\bchủ yếu\b|\bđa số\b")
"""Where these stand, figures of other times and of some of them stand between."""
_ELSEWHERE = re.compile(r"\b(?:năm|kỳ|tháng|quý|vụ) (?:trước|ngoái)\b|\bcùng kỳ\b|\briêng\b|\blũy kế\b|\bluỹ kế\b")
"""A figure of another time, or of some that are singled out, is no part."""
_OF_OTHERS = re.compile(r"\b(?:của|tại|ở|thuộc|do|từ)$")
"""A figure behind one of these counts those that have the others: `1.416 đoàn viên của 21 chi đoàn`."""
_MONTH = re.compile(r"\btháng \d+\b")
_MOST = 8
_SENTENCES = 3
"""Sentences over which one sum is told, the third with what is left."""
_APART = 8
"""A slip is at most an eighth of the whole; of one with what is left of it a sixth."""
_ROUNDING = Fraction(3, 4)
"""Roundings do not all fall to one side: of what they could make together three quarters are allowed for."""
_FEW = 3
"""Parts over two sentences; more of them are of several wholes, unless a word promises all."""
_LARGE = 4
"""Wholes of so many digits before the noughts make no sum but for one digit by chance."""


class Equation(NamedTuple):
    """A whole and all of its parts, which do not make it up."""

    whole: Said
    parts: tuple[Said, ...]

    @property
    def added(self) -> Interval:
        """Return the sum of the parts."""
        return total([each.figure.value for each in self.parts])

    @property
    def pieces(self) -> list[lists.Piece]:
        """Return the parts with the words of their clauses."""
        return [lists.Piece.of(each) for each in self.parts]

    @property
    def complete(self) -> bool:
        """Return whether a word behind the whole promises all of its parts."""
        return _COMPLETE.search(f"{self.whole.after} {self.parts[0].before}") is not None

    @property
    def rest(self) -> Said | None:
        """Return the part that is said to be what is left; None where none is, or several are."""
        left = [each for each in self.parts if _LEFT.search(each.around)]
        return left[-1] if len(left) == 1 else None


def broken(document: Document) -> Iterator[Equation]:
    """Yield the sums that one slip of typing keeps from adding up, each once."""
    for part in document.running:
        seen: set[tuple[int, ...]] = set()
        entries = ledger.entries(document, part)
        for own in _stretches(part, entries if len(entries) <= ledger.MOST_ENTRIES else ()):
            places = tuple(each.at for each in own)
            if places in seen:
                continue  # the next sentences added no figure to those of the one before
            seen.add(places)
            equation = _equation(part, own)
            if equation is not None and not _are_parts_of_one(own, entries):
                yield equation


def _are_parts_of_one(own: Sequence[Said], entries: Sequence[Said]) -> bool:
    """Return whether figures all together make up one that was told before them."""
    added = total([each.figure.value for each in own])
    return any(added.meets(each.figure.value) for each in entries if each.at < own[0].at)


def _stretches(part: Part, entries: Sequence[Said]) -> Iterator[list[Said]]:
    """Yield the figures of each sentence, and of each two or three sentences, that can be of one sum."""
    for number in range(len(part.sentences)):
        yield from _bracketed([each for each in entries if each.sentence == number])
        for last in range(number, number + _SENTENCES):
            outer = [each for each in entries if number <= each.sentence <= last and not each.depth]
            outer = [each for each in outer if not lists.is_from(each.figure)]
            whole = max(outer, key=lambda each: each.figure.value.middle, default=None)
            same = [each for each in outer if whole and lists.compatible(whole.figure, each.figure)]
            same = [each for each in same if not _OF_OTHERS.search(each.before) or each.figure.unit]
            if whole and 3 <= len(same) <= _MOST and all(_counts_alike(whole.figure, each.figure) for each in same):
                yield same


def _bracketed(entries: Sequence[Said]) -> Iterator[list[Said]]:
    """Yield a figure and those of its unit each in a bracket of its own: `4.120 tỷ, gồm 6 dự án (1.860 tỷ), 17 …`."""
    inner = [each for each in entries if each.depth == 1 and each.part.tokens[each.at - 1].text == "("]
    before = [each for each in entries if not each.depth and inner and each.at < inner[0].at]
    whole = next((each for each in reversed(before) if inner and each.figure.unit == inner[0].figure.unit), None)
    outer = [each for each in entries if whole and not each.depth and whole.at < each.at < inner[-1].at]
    if whole and any(each.figure.unit == whole.figure.unit for each in outer):
        return  # “23 vụ khiếu nại (20 vụ từ kỳ trước) …; 5 vụ tố cáo (4 vụ từ kỳ trước)”
    if whole and 2 <= len(inner) < _MOST and all(each.figure.unit == whole.figure.unit != "" for each in inner):
        yield [whole, *inner]


def _counts_alike(whole: Figure, part: Figure) -> bool:
    """Return whether a figure counts what the whole does; one with a noun of its own (`7 hồ chứa`) may not."""
    broken_up = part.point.middle.denominator > whole.point.middle.denominator  # 6,94 beside 287 `em` is a mark
    return bool(part.unit or not (part.noun or broken_up) or part.noun[:1] == whole.noun[:1] != ())


def _equation(part: Part, own: Sequence[Said]) -> Equation | None:
    whole = max(own, key=lambda each: each.figure.value.middle)
    found = Equation(whole, tuple(each for each in own if each is not whole))
    if own[0].sentence != own[-1].sentence and len(found.parts) > _FEW and not found.complete:
        return None
    if own[-1].sentence - own[0].sentence > 1 and not found.rest:
        return None
    if _can_add_up(found) and _holds_together(part, own, found) and _is_a_slip(found) and not _is_borne_out(found):
        return found
    return None


def _can_add_up(equation: Equation) -> bool:
    """Return whether the figures are said to be nothing else than a whole and its parts, which exclude each other."""
    own = (equation.whole, *equation.parts)
    assigned = equation.whole.figure.unit in _ASSIGNED
    planned = equation.parts if equation.rest or assigned else own  # of what was wanted something may be left
    return not (
        any(each.figure.bound or each.denominator or each.role is Role.EARLIER for each in own)
        or any(each.role is Role.PLAN and each.explicit for each in planned)
        or any(each.role is Role.CHANGE and not _WANTING.search(each.before) for each in own)
        or any(_ELSEWHERE.search(each.before) for each in own)
        or sum("còn lại" in each.around for each in own) > 1
        or (overlap(equation.whole.figure.unit, equation.pieces) and not equation.complete)
    )


def _is_borne_out(equation: Equation) -> bool:
    """Return whether some of the parts, added and taken away, make the whole."""
    return any(
        made.meets(equation.whole.figure.value)
        for signs, made in reckoned([each.figure.value for each in equation.parts])
        if not all(sign > 0 for sign in signs)  # the sum of all is what is asked
    )


def _holds_together(part: Part, own: Sequence[Said], equation: Equation) -> bool:
    """Return whether the words between figures can be of a whole and its parts, at one time and with none left out."""
    whole = equation.whole
    tokens = part.tokens[part.sentences[own[0].sentence][0] : part.sentences[own[-1].sentence][1]]
    years = [at for at, token in enumerate(tokens) if token.type in (Type.YEAR, Type.PERIOD)]
    times = {tokens[at].text for at in years if at - 2 not in years}  # “năm học 2024 - 2025” is one
    one = lists.has_one(tokens, whole.figure.unit)
    turns = [at for at in range(own[0].at, own[-1].at) if phrases.turn(part.tokens, at)]
    above = whole.figure.value.below(equation.added) and all(at < own[1].at for at in turns)
    some = bool(turns) and equation.rest is None and not above  # “trong đó” names some
    some = some and not wholes.is_one_turned(whole.figure, [each.figure for each in equation.parts])
    if (
        _is_of_another_month(equation)
        or len(times) > 1
        or one
        or some
        or not (own[0] is whole or _WHOLE.search(whole.before))
    ):
        return False
    if _SCATTERED.search(" ".join(token.text for token in tokens)):
        return False
    between = " ".join(token.text for token in tokens if token.start >= own[0].figure.end)
    return _DIVIDING.search(between) is not None or len(slips.digits(whole.figure)[0]) >= _LARGE


def _is_of_another_month(equation: Equation) -> bool:
    """Return whether a whole and a part are told of two months: `tháng 9 có 918 ca, giảm dần: tháng 10 641 ca`."""
    own = _MONTH.findall(equation.whole.before)[-1:]
    return bool(own) and any(own != said for each in equation.parts if (said := _MONTH.findall(each.before)[-1:]))


def _is_a_slip(equation: Equation) -> bool:
    """Return whether one other figure, differing as a slip of typing leaves it, would make the sum right."""
    whole, parts = equation.whole.figure, [each.figure for each in equation.parts]
    gap = whole.point.middle - sum(each.point.middle for each in parts)
    rounded = sum((each.value.high - each.value.low for each in (whole, *parts)), Fraction()) / 2 * _ROUNDING
    if any(not each.value.below(whole.value) for each in parts) or abs(gap) <= rounded:
        return False
    small = abs(gap) == 1 and exclusive(equation.pieces)
    apart = _APART - (equation.rest is not None) * 2
    close = abs(gap) * apart <= whole.point.middle
    return close and (small or wholes.is_one_mistyped(whole, parts))
