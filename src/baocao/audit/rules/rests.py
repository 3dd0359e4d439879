"""What is left of a whole: of a total and its parts, of a fraction, of what another paragraph tells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from baocao.audit import said
from baocao.audit.binding import facts, ledger, slips
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.meaning import frames
from baocao.audit.meaning.classes import mark_on_scale
from baocao.audit.meaning.frames import Role, Said
from baocao.audit.reading import phrases
from baocao.audit.reading.interval import Interval, reckoned, total
from baocao.audit.reading.tokens import Figure, Token, Type
from baocao.audit.rules.ratios import Pair, pairs

_LEFT = re.compile(r"còn lại\b|\bsố dư\b|\bcòn (?:thiếu|nợ|tồn|phải|trống)|\bsố còn\b")
"""Before a figure these say that it is what is left."""
_STILL = re.compile(r"(?:^| )(?:hiện|vẫn|nay|chỉ|mới|hiện vẫn)? ?còn(?: khoảng| gần| trên| hơn| có)?$")
_UNDONE = re.compile(r"^(?:\S+ ){0,5}(?:chưa|đang|không|nữa|phải)\b")
_ELSEWHERE = re.compile(r"\b(?:trước|đầu|cuối|lũy kế|luỹ kế)\b|(?<!còn )\bnợ\b")
_NOT = re.compile(r"\b(?:chưa|không|đang)\b")
MOVING = re.compile(
    r"\b(?:tăng|giảm|phát sinh|thêm|trước|chuyển(?! đổi)|bổ sung|(?<!thôn )mới(?! (?:chi|được|đạt|có|giải|thu|nộp|làm))"
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
    yield from _over_distance(document)


def _of_totals(document: Document) -> Iterator[Finding]:
    """Yield what is left of a total and its parts near by."""
    for window in ledger.windows(document):
        for place, rest in enumerate(window):
            explicit = _LEFT.search(rest.before) is not None
            if explicit or _is_undone(rest):
                yield from _near(window, place, rest, sure=explicit)


def _is_undone(entry: Said) -> bool:
    """Return whether a figure is of what is not done yet: `còn 4 xã chưa đạt`, `số chưa nghiệm thu là 75 ha`."""
    if _STILL.search(entry.before) and _UNDONE.search(entry.after):
        return True
    if mark_on_scale(entry.before.split()):
        return False  # “chưa hài lòng 84 phiếu” is a mark among others
    return _NOT.search(entry.before) is not None or re.match(r"(?:\S+ ){0,2}(?:chưa|đang)\b", entry.after) is not None


class _Term(NamedTuple):
    """A figure of a reckoning and where it stands."""

    entry: Said
    figure: Figure


def _near(window: Sequence[Said], place: int, rest: Said, *, sure: bool) -> Iterator[Finding]:
    """Yield the finding that what is left is not the whole less the parts before it."""
    given = _nearest(window[:place], rest)
    if re.search(r"so với|kế hoạch|chỉ tiêu", rest.after):
        return  # short of a plan, and no rest
    if len(given) < 2 or len(given) > (3 if sure else 2) or _ELSEWHERE.search(rest.before):
        return
    whole, *parts = (term.figure.value for term in given)
    left = whole - total(parts)
    amiss = any(not each.below(whole) for each in (*parts, rest.figure.value))
    if amiss or left.high <= 0 or _can_be(rest.figure.value, [term.figure.value for term in given]):
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
        sure=sure and len(parts) == 1,
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
            if not sure or total(more).meets(missing) or _LEFT.search(entry.before):
                return True
    return False


def _can_be(rest: Interval, given: Sequence[Interval]) -> bool:
    """Return whether what is left is some of the figures added to and taken from each other."""
    return any(any(signs) and made.meets(rest) for signs, made in reckoned(given))


_DENYING = frozenset({"chưa", "không"})
_LEFT_WORDS = frozenset({"còn", "kia", "lại", "nốt"})
"""Beside a figure these say that it is all that is left."""
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
    return bool(_LEFT_WORDS & set(beside)) or (denied and not was_denied)


def _is_opposite(part: Part, pair: Pair, rest: Said) -> bool:
    """Return whether what a figure denies is what the fraction says: `9/16 trạm có bác sĩ. Sáu trạm chưa có bác sĩ`."""
    tokens = part.tokens
    said = set(phrases.words_after(tokens, pair.stop - 1, rest.at, 12))
    behind = phrases.words_after(tokens, rest.at, len(tokens), _BESIDE)
    at = next((here for here, word in enumerate(behind) if word in _DENYING), -1)
    denied = behind[at + 1 : at + 4] if at >= 0 else []
    return len(denied) == 3 and set(denied) <= said


def _beside(tokens: Sequence[Token], at: int) -> list[str]:
    """Return the words of a figure's clause beside it."""
    before = phrases.words_before(tokens, at, 0, _BESIDE)
    return [*before, *phrases.words_after(tokens, at, len(tokens), _BESIDE)]


_SETTLED = (("giải", "quyết"), ("hoàn", "thành"), ("xử", "lý"), ("đã",), ("xong",))
_MOST_SOURCES = 20
_LEAST_WORDS = 2
"""Words that must tell of both what is left."""


class _Source(NamedTuple):
    """A whole and how much of it is done."""

    part: Part
    whole: Figure
    done: Figure
    words: frozenset[str]

    @property
    def rest(self) -> Interval:
        """Return what is left of it."""
        return self.whole.value - self.done.value


def _over_distance(document: Document) -> Iterator[Finding]:
    """Yield what is said to be left in another paragraph than the whole and what was done of it."""
    sources: dict[str, list[_Source]] = defaultdict(list)
    told: set[tuple[str, tuple[str, int]]] = set()
    for part in document.running:
        for each in document.frames(part):
            unit = facts.unit_of(each.figure.unit)
            words = _told_of(part, each)
            fits = [source for source in sources[unit] if words <= source.words] if len(words) >= _LEAST_WORDS else []
            own = unit, slips.digits(each.figure)
            if fits and own not in told and not any(source.rest.meets(each.figure.value) for source in fits):
                yield _finding(part, each.figure, fits[-1])
            told.add(own)
        for source in _sources(document, part):
            mine = sources[facts.unit_of(source.whole.unit)]
            mine.append(source)
            del mine[:-_MOST_SOURCES]


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
            yield _Source(part, each.denominator, each.figure, words)
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
                yield _Source(part, each.figure, done.figure, both)
                break


def _finding(part: Part, figure: Figure, source: _Source) -> Finding:
    return Finding(
        mark(part, figure),
        f"ghi còn lại “{figure.shown}”, nhưng {said.amount(source.whole.value)} - {said.amount(source.done.value)} còn "
        f"{said.amount(source.rest)}",
        ((mark(source.part, source.whole), "tổng số"), (mark(source.part, source.done), "đã làm")),
        sure=False,
    )
