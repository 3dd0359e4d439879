"""What is left of a whole: of a total and its parts, of a fraction, of what another paragraph tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from baocao.audit import said
from baocao.audit.binding import ledger, slips
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.meaning import frames, leftovers
from baocao.audit.meaning.frames import Role, Said
from baocao.audit.reading import phrases
from baocao.audit.reading.interval import Interval, reckoned, total
from baocao.audit.reading.tokens import Figure, Token
from baocao.audit.rules import distant_rests
from baocao.audit.rules.ratios import Pair, pairs

_ELSEWHERE = re.compile(r"\b(?:trước|đầu|cuối|lũy kế|luỹ kế)\b|(?<!còn )\bnợ\b")
MOVING = re.compile(
    r"\b(?:tăng|giảm|phát sinh|thêm|trước|chuyển (?:đến|từ|về|vào|qua|sang|kỳ|năm|tháng|quý|tiếp)"
    r"|bổ sung|(?<!thôn )mới(?! (?:chi|được|đạt|có|giải|thu|nộp|làm))"
    r"|nợ|(?:đầu|cuối) (?:năm|kỳ|tháng|quý)"
    r"|bình quân|mỗi|trong đó|riêng|nâng|trung bình|cùng kỳ)\b"
)
"""Words of a reckoning with more than a whole and what was taken from it."""
_ADDED = re.compile(r"(?:bổ sung|mới|thêm)\b(?! \S+ \S+ \S+)")
"""A whole may be of what was added: `bổ sung 4.260 bản sách`."""
_MOST = 6
_FAR = 12
_BACK = 3
"""Sentences back in which a whole and its parts are looked for."""
_SMALL = 30
"""Smaller figures are often differences of others by chance."""


def remainder(document: Document) -> Iterator[Finding]:
    """Số còn lại phải bằng tổng trừ phần đã nói.

    Vì sao: tổng, phần đã làm và phần còn lại thì ai cũng trừ được, dù ở một câu, ở hai câu liền nhau, ở các mục của một
    danh sách, hay phần nhiệm vụ chép lại số còn lại của kỳ trước. “18/21 xã đã nghiệm thu” thì còn 3 xã. “Còn lại”,
    “còn thiếu”, “còn phải” thì chắc chắn; “chưa”, “đang” thì có khả năng. Khi giữa chừng có số tăng thêm, phát sinh hay
    của kỳ khác thì không xét; có một cách hiểu khớp thì không nêu.

    Ví dụ sai:

        Tiếp nhận 148 hồ sơ, đã giải quyết 131 hồ sơ, còn lại 12 hồ sơ.

    Cách sửa: kiểm tra lại ba số với số liệu gốc.
    """
    yield from _of_totals(document)
    yield from _of_fractions(document)
    yield from distant_rests.told_apart(document)


def _of_totals(document: Document) -> Iterator[Finding]:
    """Yield what is left of a total and its parts near by."""
    for window in ledger.windows(document):
        for place, rest in enumerate(window):
            explicit = leftovers.is_explicit(rest)
            if explicit or leftovers.is_undone(rest):
                yield from _near(window, place, rest, sure=explicit)


class _Term(NamedTuple):
    """A figure of a reckoning and where it stands."""

    entry: Said
    figure: Figure


def _near(window: Sequence[Said], place: int, rest: Said, *, sure: bool) -> Iterator[Finding]:
    """Yield the finding that what is left is not the whole less the parts before it."""
    given = _nearest(window[:place], rest)
    short_of_plan = re.search(r"so với|kế hoạch|chỉ tiêu", rest.after)
    if len(given) < 2 or short_of_plan or _ELSEWHERE.search(rest.before):
        return
    whole, *parts = (term.figure.value for term in given)
    left = whole - total(parts)
    few = len(given) <= (3 if sure or _is_of_one_sentence(given, rest) else 2)
    slip = len(given) <= _MOST and slips.mistyped(rest.figure, left.middle)
    amiss = any(not each.below(whole) for each in (*parts, rest.figure.value)) or left.high <= 0
    added = whole + total(parts) + rest.figure.value  # “biên chế 128: 58 chấp hành viên, 14 …, 33 …, còn lại 23”
    of_more = any(each.figure.value.meets(added) for each in window[:place])
    if amiss or of_more or not (few or slip) or _can_be(rest.figure.value, [term.figure.value for term in given]):
        return
    if rest.figure.value.middle >= _SMALL and _is_explained(window, rest):
        return
    if _is_listed_on(window[place + 1 :], rest, left - rest.figure.value, sure=sure):
        return
    if not sure and abs(left.middle - rest.figure.value.middle) * 5 > whole.middle:
        return  # of a field only, or of something else: a slip is not so wide of the mark
    shown = " - ".join(term.figure.shown for term in given)
    yield Finding(
        rest.mark,
        f"ghi còn “{rest.figure.shown}”, nhưng {shown} = {said.amount(left, rest.figure.factor)}",
        tuple(
            (mark(term.entry.part, term.figure), "phần đã nói" if number else "tổng")
            for number, term in enumerate(given)
        ),
        sure=leftovers.leads_to(rest) and len(parts) == 1,
    )


def _nearest(before: Sequence[Said], rest: Said) -> list[_Term]:
    """Return the whole and the parts that, back over so many sentences, come the nearest to adding up with the rest."""
    best: list[_Term] = []
    least = Fraction(1, 4)
    for reach in range(_BACK + 1):
        given = _given(before, rest, reach)
        if len(given) < 2 or given == best:
            continue
        whole, *parts = (term.figure.value.middle for term in given)
        gap = abs(whole - sum(parts) - rest.figure.value.middle)
        if whole and gap / whole < least:
            best, least = given, gap / whole
    return best


def _is_of_one_sentence(given: Sequence[_Term], rest: Said) -> bool:
    """Return whether a whole, its parts and what is left stand in one sentence, each with the same unit."""
    return all(
        term.entry.part is rest.part
        and term.entry.sentence == rest.sentence
        and term.figure.unit == rest.figure.unit != ""
        and term.entry.denominator is None
        for term in given
    )


def _given(before: Sequence[Said], rest: Said, reach: int) -> list[_Term]:
    """Return the whole and the parts before what is left, so many sentences back; none if reckoned otherwise."""
    found: list[_Term] = []
    for entry in before[-_FAR:]:
        summed = re.search("lũy kế|luỹ kế", entry.before) and not found
        if summed:
            return []
        apart = entry.part is rest.part and rest.sentence - entry.sentence > reach
        if apart or entry.depth > rest.depth or not ledger.alike(entry.figure, rest.figure):
            continue
        if MOVING.search(entry.around) and (found or not _ADDED.search(entry.before)):
            return []
        if leftovers.is_explicit(entry):
            found.clear()  # what is left of one thing is told, and then of the next
            continue
        if entry.denominator is not None:
            found.append(_Term(entry, entry.denominator))
        found.append(_Term(entry, entry.figure))
    return found


def _is_explained(window: Sequence[Said], rest: Said) -> bool:
    """Return whether what is left is some figure of the paragraph less one or two others of it."""
    values = [each.figure.value for each in window if each is not rest and ledger.alike(each.figure, rest.figure)][:9]
    for whole in values:
        for number, first in enumerate(values):
            left = whole - first
            if left.meets(rest.figure.value) or any((left - each).meets(rest.figure.value) for each in values[:number]):
                return True
    return False


def _is_listed_on(following: Sequence[Said], rest: Said, missing: Interval, *, sure: bool) -> bool:
    """Return whether the sentence goes on with more that is left, or with what is missing."""
    more: list[Interval] = []
    for entry in following[:_MOST]:
        if entry.part is rest.part and entry.sentence != rest.sentence:
            break
        if entry.depth == rest.depth and ledger.alike(entry.figure, rest.figure):
            more.append(entry.figure.value)
            if not sure or total(more).meets(missing) or leftovers.is_explicit(entry):
                return True
    return False


def _can_be(rest: Interval, given: Sequence[Interval]) -> bool:
    """Return whether what is left is some of the figures added to and taken from each other."""
    return any(any(signs) and made.meets(rest) for signs, made in reckoned(given))


_DENYING = frozenset({"chưa", "không"})
_LEFT_WORDS = frozenset({"còn", "kia", "lại", "nốt"})
"""Beside a figure these say that it is all that is left."""
_DENIED = 3
"""Words behind `chưa` that tell what is denied."""
_BESIDE = 7
"""Words beside a figure in which that is said."""


def _of_fractions(document: Document) -> Iterator[Finding]:
    """Yield what is left of a fraction, in its sentence and in the next: `18/21 xã đạt; còn 4 xã chưa đạt`."""
    for part in document.parts:
        for number, (start, end) in enumerate(part.sentences):
            found = list(pairs(part.tokens, start, end))
            if len(found) == 1 and (found[0].second.unit or found[0].first.unit):
                yield from _rest_of_ratio(document, part, number, found[0])


def _rest_of_ratio(document: Document, part: Part, number: int, pair: Pair) -> Iterator[Finding]:
    whole = pair.second._replace(unit=pair.second.unit or pair.first.unit)
    behind = [each for each in document.said(part, number) if each.at >= pair.stop]
    behind += document.said(part, number + 1)
    same = [each for each in behind if _counts_same(whole, each)]
    stop = next((each.at for each in behind if each.denominator is not None), len(part.tokens))
    same = [each for each in same if each.at < stop]
    rests = [each for each in same if _is_left(part, pair, each)]
    left = pair.second.value - pair.first.value
    if len(rests) != 1 or left.low <= 0 or pair.first.bound or pair.second.bound:
        return
    rest = rests[0]
    others = [each.figure.value for each in same if each is not rest]
    if abs(rest.figure.value.middle - left.middle) * 3 > pair.second.value.middle:
        return  # of what the fraction counts as it is later: “1.654 hộ/26.250 hộ; đến tháng 9 còn 1.208 hộ”
    if rest.figure.value.meets(left) or any((rest.figure.value + other).meets(left) for other in others):
        return
    if any((first - second).meets(rest.figure.value) for first, second in pairwise(others)):
        return  # of a whole of its own: “xác minh 61 người, kết luận 57 người, còn 4 người”
    fewer = rest.figure.value.below(left)
    if fewer and (others or not (_LEFT_WORDS & set(_beside(part.tokens, rest.at)) or _is_opposite(part, pair, rest))):
        return
    yield Finding(
        mark(part, rest.figure),
        f"ghi “{rest.figure.shown}”, nhưng {pair.second.shown} - {pair.first.shown} = {left.low}",
        ((mark(part, pair.first), "phân số nói trước đó"), (mark(part, pair.second), "mẫu số")),
        sure=not fewer and not others,
    )


def _counts_same(whole: Figure, said: Said) -> bool:
    plain = said.denominator is None and said.role not in (Role.CHANGE, Role.EARLIER, Role.PERCENT, Role.PLAN)
    own = bool(said.figure.unit) and frames.comparable(whole, said.figure)
    return plain and own and not said.figure.bound


def _is_left(part: Part, pair: Pair, said: Said) -> bool:
    """Return whether a figure is said to be what is left, or to deny what the fraction says."""
    tokens = part.tokens
    beside = _beside(tokens, said.at)
    between = [token.text for token in tokens[pair.stop : said.at]]
    if any(phrases.turn(tokens, at) for at in range(pair.stop, said.at)) or "trong" in beside[:2]:
        return False
    denied = bool(_DENYING & set(beside))
    was_denied = bool(_DENYING & set(between[: between.index(",") if "," in between else _BESIDE]))
    return bool(_LEFT_WORDS & set(beside)) or (denied and not was_denied and _is_opposite(part, pair, said, least=1))


def _is_opposite(part: Part, pair: Pair, rest: Said, least: int = _DENIED) -> bool:
    """Return whether what a figure denies is what the fraction says: `9/16 trạm có bác sĩ. Sáu trạm chưa có bác sĩ`."""
    tokens = part.tokens
    said = set(phrases.words_after(tokens, pair.stop - 1, rest.at, 12))
    behind = _beside(tokens, rest.at)
    at = next((here for here, word in enumerate(behind) if word in _DENYING), -1)
    denied = behind[at + 1 : at + 1 + _DENIED] if at >= 0 else []
    return len(denied) >= least and len(set(denied) & said) >= min(least, len(set(denied)))


def _beside(tokens: Sequence[Token], at: int) -> list[str]:
    """Return the words of a figure's clause beside it."""
    before = phrases.words_before(tokens, at, 0, _BESIDE)
    return [*before, *phrases.words_after(tokens, at, len(tokens), _BESIDE)]
