"""Totals said behind their parts, in the sentence beside them, or of a time that others fill."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.audit.binding import ledger, wholes
from baocao.audit.binding.closings import closings
from baocao.audit.document import Document, Finding, Part
from baocao.audit.meaning import lists
from baocao.audit.meaning.classes import exclusive, graded, is_narrowed
from baocao.audit.meaning.frames import Said
from baocao.audit.meaning.lists import Pieces
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.interval import total
from baocao.audit.reading.tokens import Figure
from baocao.audit.tables import spans

_ASSESSING = frozenset({"xếp", "đánh", "phân", "khảo"})
"""A total that is said to be marked is that of all marks: `tổng số học sinh được xếp loại`."""
_OF_SOME = frozenset({"khối", "lớp", "riêng", "nhóm", "bậc"})


def said_beside(document: Document) -> Iterator[Finding]:
    """Yield the totals behind their parts, beside the marks of a scale, or of a time that others fill."""
    for part in document.parts:
        for first, second in zip(part.sentences, part.sentences[1:], strict=False):
            yield from _across(part, second, first)
            yield from _across(part, first, second)
    for window in ledger.windows(document):
        yield from _over_times(window)
    for each in closings(document):
        yield wholes.unlike(each.whole, each.terms, sure=each.sure)


def _over_times(window: Sequence[Said]) -> Iterator[Finding]:
    """Yield what is said of a longer time against the times that fill it: two half years, four quarters, some years."""
    timed = [(at, when._replace(of=())) for at, entry in enumerate(window) if (when := spans.span(entry.before))]
    for at, when in timed if len(timed) > 2 else ():
        whole = window[at]
        others = [pair for pair in timed if pair[0] != at and ledger.alike(window[pair[0]].figure, whole.figure)]
        for filling in spans.tilings(when, others):
            parts = [window[each] for each in filling]
            values = [each.figure.value for each in parts]
            added = total(values)
            stated = whole.figure.value
            flows = not any(value.meets(stated) or stated.below(value) for value in values)
            close = abs(added.middle - stated.middle) * 5 < stated.middle
            unique = len({pair[1] for pair in others}) == len(others)
            if flows and close and unique and not added.meets(stated):
                yield wholes.unlike(whole, parts, sure=bool(whole.figure.unit))
                return


def _add_up(listed: Pieces, whole: Figure) -> bool:
    """Return whether the unit of a total is that of each part, or the one that takes all of them."""
    return all(
        piece.figure.unit == whole.unit
        or piece.figure.unit in lexicon.KINDS.get(whole.unit, ())
        or (whole.unit == "người" and piece.figure.unit in lexicon.PERSONS)
        or piece.figure.unit.startswith(whole.unit + " ")
        for piece in listed.found
    )


def _across(part: Part, said_in: tuple[int, int], listed_in: tuple[int, int]) -> Iterator[Finding]:
    """Yield what the total of one sentence says against the marks that its neighbour lists."""
    tokens, (start, end) = part.tokens, said_in
    texts = [token.text for token in tokens[start:end]]
    figures = [token.figure for token in tokens[start:end] if token.figure is not None]
    whole = figures[0] if len(figures) == 1 else None
    if whole is None or not whole.unit or not phrases.counts(whole) or texts[:1] != ["tổng"]:
        return
    behind = next((at for at in range(*listed_in) if tokens[at].text == ":"), listed_in[0] - 1) + 1
    listed = lists.pieces(tokens, behind, listed_in[1], whole)
    marks = {graded(piece) for piece in listed.found}
    if len(listed.found) < 2 or not listed.whole or len(marks) < len(listed.found) or not exclusive(listed.found):
        return
    if "" in marks or any(is_narrowed(piece) for piece in listed.found) or not _add_up(listed, whole):
        return
    settled = texts[:2] == ["tổng", "cộng"] or bool(_ASSESSING & set(texts))
    settled = settled and not _OF_SOME & {token.text for token in tokens[listed_in[0] : behind]}
    for finding in wholes.mismatch(part, whole, listed, [], sure=True):
        if settled or listed.added.middle > whole.value.middle:
            yield finding
