"""Wholes and where the list of their parts begins: in a bracket, behind `gồm`, a colon, `trong đó`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from baocao.audit import said
from baocao.audit.binding import slips
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.meaning.classes import overlap
from baocao.audit.meaning.frames import Role, Said
from baocao.audit.meaning.lists import Pieces
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.interval import Interval, total
from baocao.audit.reading.tokens import Figure, Token

COMPLETE = (("bao", "gồm"), ("gồm", "có"), ("gồm",), ("chia", "ra"), ("chia", "thành"), ("chia", "theo"))
_OPENERS = frozenset({"(", ":", "trong", "có", *(cue[0] for cue in COMPLETE)})
REACH = 12
NO_PARTS = frozenset({Role.PLAN, Role.EARLIER, Role.CHANGE, Role.PERCENT})
"""Roles of figures that are no parts of a sum."""


def with_those_before(document: Document) -> Iterator[tuple[Part, int, int]]:
    """Yield each sentence; one that begins with `Trong đó` together with the one before it."""
    for part in document.parts:
        for number, (start, end) in enumerate(part.sentences):
            following = part.sentences[number + 1 : number + 2]
            if following and phrases.turn(part.tokens, following[0][0]):
                continue
            first = _speaks_of(part, number) if number and phrases.turn(part.tokens, start) else number
            yield part, part.sentences[first][0], end


def _speaks_of(part: Part, number: int) -> int:
    """Return the sentence that one which begins with `Trong đó` goes on: the last before it that counts something."""
    for first in (number - 1, number - 2):
        if first >= 0 and any(phrases.counts(token.figure) for token in part.tokens[slice(*part.sentences[first])]):
            return first
    return number - 1


def openings(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, Figure, int]]:
    """Yield where lists of parts begin: the token of the cue, the whole, the first token of the list."""
    for at in range(start, end):
        if tokens[at].text in _OPENERS:
            whole, opening = _opening(tokens, start, at, end)
            if whole is not None:
                yield at, whole, opening


def _opening(tokens: Sequence[Token], start: int, at: int, end: int) -> tuple[Figure | None, int]:
    """Return the whole whose parts are listed from a token on, and where the list begins."""
    text = tokens[at].text
    if text == "(":
        return before(tokens, start, at, REACH), at + 1
    for cue in COMPLETE:
        if phrases.said(tokens, at, cue) and not (at and tokens[at - 1].text in ("bao", ";")):
            opening = at + len(cue)
            if opening < end and tokens[opening].text in ("có", ":"):
                opening += 1
            return before(tokens, start, at, 2 * REACH), opening
    if phrases.turn(tokens, at):
        return of_turn(tokens, start, at), behind_turn(tokens, at, end)
    if text == "có":
        return before(tokens, start, at, REACH), at + 1
    if text == ":" and at + 1 < end and at and tokens[at - 1].text not in ("đó", "gồm", "thể", "sau", "ra", "là"):
        return before(tokens, start, at, 8), at + 1
    return None, at


def of_turn(tokens: Sequence[Token], start: int, at: int) -> Figure | None:
    """Return the whole of which `trong đó` lists parts; in brackets it is the figure before them."""
    if at > start and tokens[at - 1].text == "(":
        return before(tokens, start, at - 1, REACH)
    found = before(tokens, start, at, 2 * REACH)
    if found is None and at > start and tokens[at - 1].text == ".":
        stop = next((here for here in range(at - 2, start, -1) if tokens[here].text == "."), start)
        found = before(tokens, start, stop, 3 * REACH) if stop > start else before(tokens, start, at, 4 * REACH)
    return found


def behind_turn(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return the token that the list behind `trong đó` begins with."""
    opening = at + phrases.turn(tokens, at)
    while opening < end and tokens[opening].text in (":", "có", ","):
        opening += 1
    return opening


def before(tokens: Sequence[Token], start: int, at: int, reach: int) -> Figure | None:
    """Return the figure that stands nearest before a list, in its own clause."""
    depth = tokens[at].depth
    for here in range(at - 1, max(start, at - reach) - 1, -1):
        token = tokens[here]
        if (token.text in (";", ".") and here < at - 1) or token.text == "(" or token.depth < depth:
            return None
        if token.depth == depth and token.figure is not None:
            figure = token.figure
            rate = token.of is not None and token.of.value.below(figure.value)  # “107,7 nam/100 nữ”
            if rate or figure.unit in lexicon.ASIDE or phrases.is_amount(tokens, here, start):
                continue
            return None if figure.bound == "từ" else figure
    return None


def mismatch(part: Part, whole: Figure, listed: Pieces, others: list[Interval], *, sure: bool) -> Iterator[Finding]:
    """Yield the finding that the parts do not make up the whole; unless `sure`, a list may be short of some."""
    added = listed.added
    if not sure and added.middle * 25 < whole.value.middle * 22:
        return  # a list so much shorter than its whole names some of the parts only
    if added.meets(whole.value) or any(added.meets(other) for other in others):
        return
    if overlap(whole.unit, listed.found) or listed.begins_with(whole.value) or listed.counts_out(whole.value):
        return
    above = any(whole.value.below(piece.figure.value) for piece in listed.found)
    if above and not slips.alike(slips.digits(whole)[0], str(int(added.middle)).rstrip("0")):
        return  # “không bù được cho ba nơi hụt (xã A 88 ha, xã B 112 ha)”: of what none of the figures before it counts
    if any(not piece.figure.unit and piece.figure.noun for piece in listed.found) and not _is_near(added, whole.value):
        return  # of things that the lexicon does not know, and far from a slip: they may be no parts at all
    factor = whole.factor
    yield Finding(
        mark(part, whole),
        f"ghi “{whole.shown}”, nhưng các phần kê ra cộng lại là {said.amount(added, factor)}: "
        f"{listed.shown} = {said.amount(added, factor)}",
        tuple((mark(part, piece.figure), f"một phần: “{piece.figure.shown}”") for piece in listed.found),
        sure=sure or whole.value.below(added),
    )


def _is_near(added: Interval, whole: Interval) -> bool:
    return whole.middle * 3 <= added.middle * 5 <= whole.middle * 8


def is_one_mistyped(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Return whether one other figure, differing as a slip of typing leaves it, would make the sum right."""
    return any(slips.mistyped(*each) for each in _amended(whole, parts))


def is_one_turned(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Return whether one figure of three digits or more, two of them turned, would make the sum right."""
    return any(slips.turned_from(*each) for each in _amended(whole, parts))


def _amended(whole: Figure, parts: Sequence[Figure]) -> Iterator[tuple[Figure, Fraction]]:
    """Yield each figure of a sum with the value that would make the sum right if none but that figure were wrong."""
    gap = whole.point.middle - total([each.value for each in parts]).middle
    yield whole, whole.point.middle - gap
    yield from ((each, each.point.middle + gap) for each in parts)


def unlike(whole: Said, parts: Sequence[Said], *, sure: bool) -> Finding:
    """Return the finding that a total is not the sum of its parts."""
    added = total([each.figure.value for each in parts])
    shown = " + ".join(each.figure.shown for each in parts)
    return Finding(
        whole.mark,
        f"ghi “{whole.figure.shown}”, nhưng {shown} = {said.amount(added, whole.figure.factor)}",
        tuple((each.mark, f"một phần: “{each.figure.shown}”") for each in parts),
        sure=sure,
    )
