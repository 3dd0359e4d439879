"""Parts that a sentence lists of a total that stands in another paragraph: `mọi tờ khai nêu tại mục I`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from baocao.audit.binding import facts, ledger, slips, wholes
from baocao.audit.document import Document, Finding, Part
from baocao.audit.meaning import lists
from baocao.audit.meaning.classes import are_marks_of_one_scale, mark_on_scale, overlap
from baocao.audit.meaning.frames import Said
from baocao.audit.reading.interval import total
from baocao.audit.reading.tokens import Type

_ALL = re.compile(
    r"\b(?:toàn bộ|tất cả|mọi|bao quát|không còn|không có)\b|\b(?:chỉ|chia|phân) (?:\S+ )?(?:ra|thành|theo|làm)\b"
    r"|^(?:chia |phân |xét )?theo\b|\bcơ cấu\b|\b(?:chỉ|đều) \S+ \S+ (?:này|trên)\b"
)
"""Words of a list that say that it has everything."""
_LEAST, _MOST = 3, 8
"""Parts of a list."""
_CLOSE, _CLOSE_SLIP = 50, 12
"""By so much of a total, a fiftieth, a list may be off; by a twelfth where a slip of typing explains it."""
_LARGE, _FEW = 4, 3
"""Digits of such totals; smaller ones are that near to others by chance."""
_MOST_WHOLES = 60


def told_apart(document: Document) -> Iterator[Finding]:
    """Yield the totals that the only list of all their parts, in another paragraph, does not make up but nearly so."""
    before: dict[str, list[Said]] = defaultdict(list)
    for part in document.running:
        entries = ledger.entries(document, part)
        if len(entries) <= ledger.MOST_ENTRIES:
            for number in range(len(part.sentences)):
                own = [each for each in entries if each.sentence == number and not each.depth]
                yield from _of_sentence(part, own, before)
        for each in entries:
            if not each.depth and each.role not in wholes.NO_PARTS and not each.figure.bound and each.figure.unit:
                mine = before[facts.unit_of(each.figure.unit)]
                mine.append(each)
                del mine[:-_MOST_WHOLES]


def _of_sentence(part: Part, own: Sequence[Said], before: dict[str, list[Said]]) -> Iterator[Finding]:
    """Yield the finding that what one sentence lists is not the total of an earlier paragraph that it speaks of."""
    units = {facts.unit_of(each.figure.unit) for each in own}
    if not _LEAST <= len(own) <= _MOST or len(units) != 1 or not _is_everything(part, own):
        return
    pieces = [lists.Piece.of(each) for each in own]
    tokens = part.tokens[slice(*part.sentences[own[0].sentence])]
    said = {token.text for token in tokens}
    added = total([each.figure.value for each in own])
    unit = next(iter(units))
    given = [each for name, found in before.items() if name == unit or not unit for each in found]
    given = [each for each in given if unit or set(each.figure.unit.split()) <= said]
    if any(added.meets(each.figure.value) for each in given):
        return
    for whole in given:
        apart = abs(added.middle - whole.figure.value.middle)
        slip = wholes.is_one_mistyped(whole.figure, [each.figure for each in own])
        close, least = (_CLOSE_SLIP, _FEW) if slip else (_CLOSE, _LARGE)
        near = apart * close <= whole.figure.value.middle and slips.size(whole.figure) >= least
        if near and all(each.figure.value.below(whole.figure.value) for each in own):
            if not overlap(whole.figure.unit, pieces):
                yield wholes.unlike(whole, own, sure=False)
            return


def _is_everything(part: Part, own: Sequence[Said]) -> bool:
    """Return whether a sentence says that its figures are all there is, at one time, each of its own class."""
    tokens = part.tokens[slice(*part.sentences[own[0].sentence])]
    text = " ".join(token.text for token in tokens)
    plain = all(each.role not in wholes.NO_PARTS and not each.figure.bound and each.denominator is None for each in own)
    timed = any(token.type in (Type.YEAR, Type.PERIOD) for token in tokens)
    marks = are_marks_of_one_scale([mark_on_scale(each.around.split()) for each in own])
    return plain and not timed and bool(marks or _ALL.search(text))
