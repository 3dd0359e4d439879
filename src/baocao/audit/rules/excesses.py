"""A part that is more than its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baocao.audit import said
from baocao.audit.binding import wholes
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.meaning import lists, whereabouts
from baocao.audit.meaning.classes import are_numbered, exclusive, fall_in_two, overlap
from baocao.audit.meaning.lists import Pieces
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.interval import total
from baocao.audit.reading.tokens import Figure, Token, Type


def part_above_whole(document: Document) -> Iterator[Finding]:
    """Một phần không thể lớn hơn tổng của nó.

    Vì sao: số đứng sau “trong đó” cùng đơn vị với số đứng trước thì không được lớn hơn số ấy; các phần loại trừ
    nhau cộng lại cũng vậy. Các phần có thể chồng lên nhau (nữ, dân tộc thiểu số, hộ nghèo) không bị cộng.

    Ví dụ sai:

        Có 45 giáo viên, trong đó 52 giáo viên có trình độ đại học.

    Cách sửa: kiểm tra hai số với số liệu gốc.
    """
    for part, start, end in wholes.with_those_before(document):
        for at in range(start, end - 1):
            if part.tokens[at].text == "riêng":
                yield from _single_out(part, start, at, end)
            if at == start and part.tokens[at].text == "trong":
                yield from _of_so_many(part, start, end)
            counted = _counted_with(part.tokens, at)
            if not (counted or phrases.turn(part.tokens, at)):
                continue
            whole = wholes.of_turn(part.tokens, start, at)
            opening = at + counted if counted else wholes.behind_turn(part.tokens, at, end)
            if whole is not None and opening < end:
                listed = lists.pieces(part.tokens, opening, end, whole)
                yield from _above(part, whole, listed, _others(part.tokens, start, at, whole))


def _of_so_many(part: Part, start: int, end: int) -> Iterator[Finding]:
    """Yield the finding that of so many there are more: `Trong 29 ca trợ giúp có 31 ca hình sự`."""
    found = [
        (at, each) for at, each in phrases.single(part.tokens, start, min(end, start + 3 * wholes.REACH))
        if each.unit in lexicon.COUNTED and not each.bound
    ]  # fmt: skip
    if len(found) < 2 or not {token.text for token in part.tokens[start + 1 : found[0][0]]} <= {"tổng", "số"}:
        return
    (_, whole), (at, piece) = found[:2]
    own = piece.unit == whole.unit and not phrases.is_amount(part.tokens, at, start)
    if own and whole.value.below(piece.value) and piece.value.high < whole.value.low * 2:
        yield _more(part, whole, piece, sure=False)
    comma = next((here for here in range(found[0][0], end) if part.tokens[here].text == ","), end)
    if comma < at and not any(other.unit for here, other in phrases.single(part.tokens, found[0][0] + 1, comma)):
        listed = lists.pieces(part.tokens, comma + 1, end, whole)
        if are_numbered(listed.found):  # “Trong 1.126 em, khối 6 có 305 em, khối 7 …”
            yield from (each._replace(sure=False) for each in _above(part, whole, listed, []))


def _more(part: Part, whole: Figure, piece: Figure, *, sure: bool) -> Finding:
    """Return the finding that a part is more than its whole."""
    return Finding(
        mark(part, piece),
        f"phần ghi “{piece.shown}” lớn hơn tổng “{whole.shown}” mà nó thuộc về",
        ((mark(part, whole), f"tổng: “{whole.shown}”"),),
        sure=sure,
    )


_COUNTING = (("kể", "cả"), ("gồm", "cả"), ("tính", "cả"))


def _counted_with(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens the words take that count some in with the rest (`kể cả`), 0 where none stand there."""
    return next((len(words) for words in _COUNTING if phrases.said(tokens, at, words)), 0)


_LEAD = 120
"""Characters before the first part in which `trong đó:` stands."""
_SINGLED = 14
"""Tokens behind `riêng` in which the figure stands that it singles out."""
_OF_EACH = frozenset({"mỗi", "bình", "trung", "từng"})
_OTHER_TIME = frozenset({"năm", "tháng", "quý", "lũy", "luỹ"})
_FIELDS = re.compile(r"riêng (?:lĩnh vực|ngành|nhóm|loại|khối|mảng)\b")


def _single_out(part: Part, start: int, at: int, end: int) -> Iterator[Finding]:
    """Yield the finding that some, singled out of all, are more than all: `58 hồ sơ, riêng lĩnh vực đất đai 64`."""
    tokens = part.tokens
    first = start
    if at == start:  # “Riêng khoa Nội đã khám 3.420 lượt” goes on the sentence before
        first = next((begin for begin, last in part.sentences if last in (at, at - 1)), start)
    stop = next((here for here in range(at, end) if tokens[here].text in (";", ".")), end)
    behind = [each for each in phrases.single(tokens, at + 1, min(stop, at + _SINGLED)) if phrases.counts(each[1])]
    before = [
        each
        for here, each in phrases.single(tokens, first, at)
        if phrases.counts(each) and not phrases.is_amount(tokens, here, first)
    ]
    place, piece = next((each for each in behind if any(_same_kind(whole, each[1]) for whole in before)), (at, None))
    if piece is None or phrases.is_amount(tokens, place, at):
        return
    same = [each for each in before if _same_kind(each, piece)]
    between = tokens[at:place]
    timed = any(each.type in (Type.YEAR, Type.DATE) or each.text in _OTHER_TIME for each in between)
    said_before = {token.text for token in tokens[first:at]}
    alone = len(same) == 1 and not _are_siblings(part, tokens[first].start, tokens[at].start, piece)
    if timed or _OF_EACH & said_before or not (alone or {"tổng", "toàn", "cả"} & said_before):
        return
    whole = same[-1]
    counted = whole.unit in lexicon.COUNTED and (piece.unit or piece.noun[:1] == (whole.unit.partition(" ")[0],))
    if counted and all(each.value.below(piece.value) for each in same):
        field = _FIELDS.match(" ".join(token.text for token in between)) is not None
        yield _more(part, whole, piece, sure=first == start and field)


def _are_siblings(part: Part, start: int, singled: int, piece: Figure) -> bool:
    """Return whether a figure is of a place of the kind of one before it: `xã A 120 hộ; riêng xã B 210 hộ`."""
    text = part.passage.text
    kinds = [
        {place.partition(" ")[0] for place in whereabouts.places(stretch)}
        for stretch in (text[start:singled], text[singled : piece.end])
    ]
    return bool(kinds[0] & kinds[1])


def _others(tokens: Sequence[Token], start: int, at: int, whole: Figure) -> list[Figure]:
    """Return the other figures before `trong đó` that it may take up: `gồm 20 …, 14 trường; trong đó 31 trường`."""
    return [
        figure
        for token in tokens[start:at]
        for figure in (token.figure, token.of)
        if figure is not None and figure is not whole and phrases.counts(figure) and _same_kind(whole, figure)
    ]


def _above(part: Part, whole: Figure, listed: Pieces, others: list[Figure]) -> Iterator[Finding]:
    for piece in listed.found:
        if any(not other.value.below(piece.figure.value) for other in others):
            return
        if whole.value.below(piece.figure.value) and _same_kind(whole, piece.figure):
            if not _is_counted_apart(part, whole, listed, piece.figure):
                yield _more(part, whole, piece.figure, sure=True)
            return
    added = total([piece.figure.value for piece in listed.found])
    whole_list = listed.whole and (
        (listed.found and listed.found[-1].words[:2] == ("còn", "lại")) or fall_in_two(listed.found)
    )
    sure = exclusive(listed.found)
    if (
        len(listed.found) >= 2
        and not whole_list
        and whole.value.below(added)
        and (sure or _is_a_slip(part, whole, listed))
    ):
        shown = " + ".join(piece.figure.shown for piece in listed.found)
        yield Finding(
            mark(part, whole),
            f"các phần loại trừ nhau cộng lại là {said.amount(added, whole.factor)}, "
            f"lớn hơn tổng “{whole.shown}”: {shown}",
            tuple((mark(part, piece.figure), f"một phần: “{piece.figure.shown}”") for piece in listed.found),
            sure=sure,
        )


def _is_counted_apart(part: Part, whole: Figure, listed: Pieces, piece: Figure) -> bool:
    """Return whether a figure behind a semicolon counts things of another name: `… 22 lượt bạn đọc; 104 lượt sách`."""
    between = part.passage.text[listed.found[0].figure.end : piece.start]
    own, other = (set(figure.noun[len(figure.unit.split()) :]) for figure in (piece, whole))
    return ";" in between and bool(own and other) and not own & other


def _is_a_slip(part: Part, whole: Figure, listed: Pieces) -> bool:
    """Return whether parts that nothing says to overlap are a little more than their whole."""
    added = total([piece.figure.value for piece in listed.found])
    named = all(piece.words for piece in listed.found)
    close = added.middle * 4 <= whole.value.middle * 5
    return listed.whole and named and close and not overlap(whole.unit, listed.found) and not _goes_on(part, listed)


def _goes_on(part: Part, listed: Pieces) -> bool:
    """Return whether a semicolon stands among the parts, so that those behind it may be of something else."""
    first, last = listed.found[0].figure.end, listed.found[-1].figure.start
    listed_on = re.search(r"(?:đó|này|ấy) ?:", part.passage.text[max(0, first - _LEAD) : first])
    return ";" in part.passage.text[first:last] and not listed_on


def _same_kind(whole: Figure, piece: Figure) -> bool:
    if piece.unit == whole.unit or not piece.unit or {piece.unit, whole.unit} <= lexicon.PERSONS:
        return True
    return bool(whole.unit) and whole.unit.startswith(piece.unit + " ")  # of 45 hộ nghèo, 58 hộ
