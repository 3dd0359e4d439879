"""Parts against their whole, in whatever order a text tells them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from baocao.audit.binding import equations, wholes
from baocao.audit.document import Document, Finding
from baocao.audit.meaning import lists
from baocao.audit.meaning.classes import are_men_and_women, fall_in_two, split_in_two
from baocao.audit.meaning.lists import Pieces
from baocao.audit.reading import phrases
from baocao.audit.reading.interval import Interval
from baocao.audit.reading.tokens import Figure, Token, Type
from baocao.audit.rules import breakdowns, distant_sums, totals

_ASIDE = frozenset(["năm", "kỳ", "cuối", "đầu", "tăng", "giảm", "so", "kh"])
_MEANT = (("bình", "quân"), ("trung", "bình"))
_MOST_LISTS = 30
"""Lists of one sentence that are read."""


def sum_of_parts(document: Document) -> Iterator[Finding]:
    """Các phần kê ra phải cộng lại bằng tổng.

    Vì sao: khi câu kê đủ các phần của một số — trong ngoặc, sau “gồm”, “bao gồm”, “chia ra”, sau dấu hai chấm, hay
    “trong đó …, còn lại …”, “…, tổng cộng …”, “… Cơ cấu: …”, sáu tháng đầu năm và sáu tháng cuối năm — người đọc sẽ
    cộng, dù tổng đứng trước hay sau, cùng câu hay ở câu bên cạnh. Số có “gần”, “trên”, “khoảng” và số đã làm tròn được
    tính theo khoảng mà chúng có thể nhận. Danh sách bỏ lửng và “trong đó” không kèm “còn lại” không bị cộng; phần kê ở
    câu riêng chỉ nêu khi chỗ lệch nhỏ như lệch vì gõ nhầm, và không có số nào bên cạnh khớp.

    Ví dụ sai:

        Khen thưởng 21 tập thể, cá nhân (Bộ 10, tỉnh 12).

    Cách sửa: sửa tổng hoặc sửa phần bị sai; nếu danh sách chỉ là ví dụ, viết “trong đó có …”.
    """
    yield from _in_sentences(document)
    yield from totals.said_beside(document)
    yield from breakdowns.told_apart(document)
    yield from distant_sums.told_apart(document)
    for each in equations.broken(document):
        yield wholes.unlike(each.whole, each.parts, sure=False)


def _in_sentences(document: Document) -> Iterator[Finding]:
    """Yield the wholes whose parts follow in the same sentence and do not make them up."""
    for part, start, end in wholes.with_those_before(document):
        for at, whole, opening in islice(wholes.openings(part.tokens, start, end), _MOST_LISTS):
            listed = _listed(part.tokens, opening, end, whole)
            if listed is not None and len(listed.found) >= 2 and _is_whole(part.tokens, at, listed):
                if _is_mean(part.tokens, start, at, whole, listed) or _are_of_other_months(part.tokens, start, at):
                    continue
                bare = not any(piece.figure.unit for piece in listed.found)
                others = _candidates(part.tokens, start, at, whole, bare=bare)
                sure = part.tokens[at].text not in ("(", ":") or split_in_two(listed.found)
                yield from wholes.mismatch(part, whole, listed, others, sure=sure)


def _listed(tokens: Sequence[Token], opening: int, end: int, whole: Figure) -> Pieces | None:
    if opening >= end:
        return None
    stop = end
    if tokens[opening - 1].text == "(":
        stop = _close(tokens, opening, end)
        if _is_aside(tokens, opening, stop):
            return None
        while opening < stop and tokens[opening].text in ("gồm", "bao", "có", ":"):
            opening += 1
        if phrases.turn(tokens, opening):
            return None
    if opening >= stop:
        return None
    return lists.pieces(tokens, opening, stop, whole)


def _close(tokens: Sequence[Token], opening: int, end: int) -> int:
    """Return the token that closes the bracket that a token is in."""
    depth = tokens[opening].depth
    return next((at for at in range(opening, end) if tokens[at].depth < depth), end)


def _is_aside(tokens: Sequence[Token], opening: int, stop: int) -> bool:
    """Return whether a bracket tells of other times or of a plan, and lists no parts."""
    return any(
        (token.text in _ASIDE and not (token.text == "kỳ" and tokens[at - 1].text == "định"))
        or token.type in (Type.YEAR, Type.PERIOD, Type.DATE)
        or (token.figure is not None and phrases.is_called_plan(tokens, at, opening))
        for at, token in enumerate(tokens[opening:stop], opening)
    )


def _is_mean(tokens: Sequence[Token], start: int, at: int, whole: Figure, listed: Pieces) -> bool:
    """Return whether a figure is an average of those listed: `bình quân 26,8 m² (đô thị 29,4; nông thôn 25,3)`."""
    place = next((here for here in range(at - 1, start, -1) if tokens[here].figure is whole), start)
    values = [piece.figure.value for piece in listed.found]
    between = any(each.below(whole.value) for each in values) and any(whole.value.below(each) for each in values)
    return between and phrases.has(phrases.words_before(tokens, place, start, 6), _MEANT)


def _are_of_other_months(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Return whether a list begins with another month than its figure is of: `tháng 9 có 918 ca: tháng 10 641 ca`."""
    months = [tokens[here + 1].text for here in range(start, at) if tokens[here].text == "tháng"]
    behind = tokens[at + 1 : at + 3]
    own = [each for each in months if each.isdigit()]
    return bool(own) and len(behind) == 2 and behind[0].text == "tháng" and behind[1].text not in own[-1:]


def _is_whole(tokens: Sequence[Token], at: int, listed: Pieces) -> bool:
    """Return whether the list names everything there is."""
    if not listed.whole or not all(piece.words for piece in listed.found):
        return False
    if phrases.turn(tokens, at):
        last = listed.found[-1].words
        return last[:2] == ("còn", "lại") or last[:3] == ("số", "còn", "lại") or fall_in_two(listed.found)
    return tokens[at].text != "có" or are_men_and_women(listed.found)


def _candidates(tokens: Sequence[Token], start: int, at: int, whole: Figure, *, bare: bool) -> list[Interval]:
    """Return the other values of the sentence that could be meant as the whole."""
    return [
        figure.value
        for token in tokens[start:at]
        for figure in (token.figure, token.of)
        if figure is not None and figure is not whole and (bare or figure.unit in (whole.unit, ""))
    ]
