"""Parts that a sentence of their own lists, or that follow their whole without a word that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from baocao.audit import said
from baocao.audit.binding import ledger
from baocao.audit.binding.wholes import is_one_mistyped
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.meaning import lists
from baocao.audit.meaning.classes import fall_in_two, graded, overlap
from baocao.audit.meaning.frames import Said
from baocao.audit.meaning.lists import Pieces
from baocao.audit.reading import phrases
from baocao.audit.reading.tokens import Token, Type
from baocao.audit.rules.rests import MOVING

_SAYING_ALL = frozenset({"cụ", "gồm", "bao", "chia", "cơ", "phân", "theo", "được"})
"""A lead that begins with one of these promises everything: `Cụ thể:`, `Cơ cấu:`, `Phân theo ngành:`."""
_LONGEST_LEAD = 7
_SUMMING = frozenset({"tổng", "cộng"})
_HANDLING = re.compile(
    r"xử lý|tiếp nhận|thụ lý|kiểm tra|phát hiện|giải quyết|rà soát|thẩm định|đánh giá|xét|khảo sát|thanh tra|bắt"
    r"|thu giữ|\btổng\b|trong số|\bmở\b|tổ chức|ban hành|\bcó\b|phân loại"
)
_MOST_WHOLES = 6
"""Figures before a list that are held against it: the first and the nearest."""
_LEAST = 10
"""A smaller whole is near any sum."""
_CLOSEST, _CLOSE, _CLOSER = 5, 7, 10
"""A slip is at most so many parts of the whole: of marks a fifth, where everything is promised a seventh, a tenth."""


def told_apart(document: Document) -> Iterator[Finding]:
    """Yield the totals that a list of the next sentence, or what came of them, does not make up but nearly so."""
    for part in document.parts:
        entries = ledger.entries(document, part)
        if not 3 <= len(entries) <= ledger.MOST_ENTRIES:
            continue
        for number in range(len(part.sentences)):
            for start, stop in _segments(part, number):
                yield from _of_neighbours(part, entries, number, (start, stop))
            yield from _outcomes(part, [entry for entry in entries if entry.sentence == number], number)


def _segments(part: Part, number: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, and the stretches of it between its semicolons."""
    start, end = part.sentences[number]
    yield start, end
    if not any(token.text == ";" for token in part.tokens[start:end]):
        return
    for at in range(start, end):
        if part.tokens[at].text == ";" and not part.tokens[at].depth:
            behind = [token.text for token in part.tokens[at + 1 : min(end, at + 5)]]
            if not phrases.has(behind, (("còn", "lại"),)):  # else the list goes on with the rest of its whole
                yield start, at
            start = at + 1
    yield start, end


def _of_neighbours(part: Part, entries: Sequence[Said], number: int, segment: tuple[int, int]) -> Iterator[Finding]:
    """Yield what a stretch of a sentence lists against the totals before it and of the sentences beside it."""
    start, end = segment
    first, last = part.sentences[number]
    if start >= end or phrases.turn(part.tokens, start):
        return
    opening, told = _opening(part.tokens, start, end)
    before = [
        entry
        for entry in entries
        if not entry.depth and (entry.sentence == number - 1 or (entry.sentence == number and entry.at < opening))
    ]
    after = [entry for entry in entries if entry.sentence == number + 1 and not entry.depth] if end == last else []
    if after:
        behind = part.sentences[number + 1][0]
        words = {token.text for token in part.tokens[behind : behind + 4]}
        after = after[:1] if _SUMMING & words and start == first else []
    before = before if len(before) <= _MOST_WHOLES else [before[0], *before[1 - _MOST_WHOLES :]]
    wholes = [entry for entry in (*before, *after) if not phrases.is_amount(part.tokens, entry.at, 0)]
    if not (told or after) and _several(wholes):
        return
    yield from _compared(part, wholes, (opening, end), told=told or bool(after))


def _several(wholes: Sequence[Said]) -> bool:
    """Return whether two figures of one unit stand side by side, neither called a total: a list may go on with them."""
    plain = [entry.figure.unit for entry in wholes if entry.figure.unit and not re.search(r"\btổng\b", entry.before)]
    return len(plain) > len(set(plain)) and len(plain) == len(wholes)


def _opening(tokens: Sequence[Token], start: int, end: int) -> tuple[int, bool]:
    """Return where the list of a stretch begins, behind its lead, and whether the lead promises everything."""
    lead = [token.text for token in tokens[start : min(end, start + _LONGEST_LEAD)]]
    divided = bool({"chia", "phân"} & set(lead[:3])) and "theo" in lead
    colon = next((at for at in range(start, end) if tokens[at].text == ":" and not tokens[at].depth), end)
    for at in range(start, min(end, start + _LONGEST_LEAD + 1)):
        if tokens[at].text in (":", "gồm") and at > start:
            return at + 1, tokens[at].text == "gồm" or tokens[start].text in _SAYING_ALL
        if divided and tokens[at].text == "có":
            return at + 1, True
        if tokens[at].figure is not None:
            break
    if tokens[start].text == "gồm" or phrases.said(tokens, start, ("bao", "gồm")):
        return start + (1 if tokens[start].text == "gồm" else 2), True
    if phrases.said(tokens, start, ("cụ", "thể")):
        return start + 3 if tokens[min(start + 2, end - 1)].text == "," else start + 2, True
    return (colon + 1 if colon < end - 1 else start), False


def _outcomes(part: Part, entries: Sequence[Said], number: int) -> Iterator[Finding]:
    """Yield what was handled against what came of it in the same sentence, one after the other."""
    main = [entry for entry in entries if not entry.depth]
    if any(MOVING.search(entry.around) for entry in main[1:]):
        return
    if len(main) < 3 or not _HANDLING.search(main[0].before) or main[0].denominator is not None:
        return
    tokens, end = part.tokens, part.sentences[number][1]
    stop = next((at for at in range(main[0].at + 1, end) if tokens[at].text in (",", ";", ":")), end)
    if stop >= main[1].at or any(tokens[at].text in ("gồm", "trong") for at in range(main[0].at, main[1].at)):
        return  # another rule reads lists that a word leads to
    yield from _compared(part, main[:1], (stop + 1, end), told=False)


def _compared(part: Part, wholes: Sequence[Said], where: tuple[int, int], *, told: bool) -> Iterator[Finding]:
    """Yield the mismatch of the one whole that a list is close to; none where anything beside it fits."""
    best: tuple[Said, Pieces] | None = None
    for entry in wholes:
        whole = entry.figure
        listed = lists.pieces(part.tokens, *where, whole)
        if not _is_complete(part, listed, where, told=told) or (not told and whole.value.middle < _LEAST):
            continue
        added = listed.added
        fractions = [each.denominator for each in wholes if each.denominator is not None]
        if any(added.meets(each.value) for each in (*(each.figure for each in wholes), *fractions)):
            return
        if any((one.figure.value + other.figure.value).meets(added) for one, other in pairwise(wholes)):
            return  # “16 công chức, 3 hợp đồng. Thi đua: …”: all of both
        apart = abs(added.middle - whole.value.middle)
        near = _CLOSEST if all(graded(each) for each in listed.found) else _CLOSE if told else _CLOSER
        parts = [piece.figure for piece in listed.found]
        close = apart * near <= whole.value.middle and (told or near == _CLOSEST or is_one_mistyped(whole, parts))
        if close and not overlap(whole.unit, listed.found):
            best = entry, listed
    if best is None:
        return
    entry, listed = best
    if listed.begins_with(entry.figure.value) or listed.counts_out(entry.figure.value):
        return
    sum_said = said.amount(listed.added, entry.figure.factor)
    yield Finding(
        entry.mark,
        f"ghi “{entry.figure.shown}”, nhưng các phần kê ra cộng lại là {sum_said}: {listed.shown}",
        tuple((mark(part, piece.figure), f"một phần: “{piece.figure.shown}”") for piece in listed.found),
        sure=told and len(wholes) == 1,
    )


def _is_complete(part: Part, listed: Pieces, where: tuple[int, int], *, told: bool) -> bool:
    """Return whether a list has parts enough, each named, and goes to the end of its stretch."""
    found = listed.found
    named = all(piece.words or piece.figure.unit in ("nam", "nữ") for piece in found)
    timed = any(token.type in (Type.YEAR, Type.PERIOD) for token in part.tokens[slice(*where)])
    units = {piece.figure.unit for piece in found if piece.figure.unit}
    pair = told or fall_in_two(found) or _HANDLING.search(_lead(part, where))
    moved = not told and any(MOVING.search(" ".join(piece.words)) for piece in found if not graded(piece))
    return (
        (len(found) >= 3 or (len(found) == 2 and bool(pair)))
        and not moved
        and named
        and listed.whole
        and not timed
        and len(units) <= 2
    )


def _lead(part: Part, where: tuple[int, int]) -> str:
    """Return the words before a list in its sentence."""
    start = next(first for first, last in part.sentences if first <= where[0] <= last)
    return " ".join(token.text for token in part.tokens[start : where[0]])
