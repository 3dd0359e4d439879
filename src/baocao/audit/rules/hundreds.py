"""Shares of one whole, which make a hundred per cent and are never more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baocao.audit import said
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.meaning.classes import (
    are_marks_of_one_scale,
    are_two_groups,
    graded,
    mark_on_scale,
    overlap,
    split_in_two,
)
from baocao.audit.meaning.lists import Piece
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.interval import total
from baocao.audit.reading.tokens import Figure, Token, Type


def hundred_per_cent(document: Document) -> Iterator[Finding]:
    """Các tỷ lệ của một tổng thể cộng lại bằng 100%, và không phần nào quá 100%.

    Vì sao: cơ cấu là cách chia cả một tổng; các mức xếp loại loại trừ nhau cộng lại không được quá 100%, kèm “còn lại”
    thì phải đúng 100%; “chiếm 112%”, “103% số hộ” không thể có. Mỗi tỷ lệ được tính theo khoảng làm tròn của nó. Tỷ lệ
    so với kế hoạch, dự toán, cùng kỳ hay công suất thì vượt 100% được, nên không xét.

    Ví dụ sai:

        Cơ cấu kinh tế: nông nghiệp 25%, công nghiệp 45%, dịch vụ 35%.

    Cách sửa: kiểm tra từng tỷ lệ với số gốc.
    """
    yield from _of_structures(document)
    yield from _with_the_rest(document)
    yield from _above(document)


def _of_structures(document: Document) -> Iterator[Finding]:
    """Yield the shares of a structure, or of marks that exclude each other, that do not make a hundred."""
    for part in document.parts:
        for number, (start, end) in enumerate(part.sentences):
            pieces = _row_of_shares(part.tokens, start, end)
            if not pieces:
                continue
            later = part.sentences[number + 1][1] if number + 1 < len(part.sentences) else end
            if len(pieces) >= 2:
                yield from _not_a_hundred(part, pieces, (start, end, later))
            if later > end:
                yield from _marks_of_two(part, pieces, _row_of_shares(part.tokens, end, later))


def _not_a_hundred(part: Part, pieces: Sequence[Piece], where: tuple[int, int, int]) -> Iterator[Finding]:
    """Yield the shares of one sentence that make more or less than a whole."""
    start, end, later = where
    hundred = total([piece.figure.value for piece in pieces])
    if hundred.low <= 100 <= hundred.high:
        return
    text = " ".join(token.text for token in part.tokens[start:end])
    crossing = overlap("", pieces)
    structure = not crossing and _STRUCTURES.search(text) is not None
    if are_two_groups(pieces) and not structure and not _take_up(part.tokens, start, end):
        return
    marks = are_marks_of_one_scale([mark_on_scale(piece.words) for piece in pieces]) or _are_all_graded(pieces)
    too_much = hundred.low > 100 and (marks or split_in_two(pieces))
    amiss = structure and (len(pieces) >= 3 or split_in_two(pieces))
    near = len(pieces) >= 3 and abs(hundred.middle - 100) <= _NEAR and not _MANY.search(text)
    whole = _WHOLE.search(" ".join(token.text for token in part.tokens[start:later]))
    closed = _REST & {*pieces[-1].words[:1], *pieces[-1].words[-1:]}
    told = near and bool(whole or closed or (hundred.low > 100 and not crossing and _COMPOSING.search(text)))
    if too_much or amiss or told:
        yield _unlike_a_hundred(part, [piece.figure for piece in pieces], sure=too_much or structure)


def _are_all_graded(pieces: Sequence[Piece]) -> bool:
    return len({graded(piece) for piece in pieces}) == len(pieces) and all(graded(piece) for piece in pieces)


def _marks_of_two(part: Part, first: Sequence[Piece], second: Sequence[Piece]) -> Iterator[Finding]:
    """Yield the marks of one scale, told in two sentences, that together are more than all."""
    pieces = [*first, *second]
    marks = are_marks_of_one_scale([mark_on_scale(piece.words) for piece in pieces])
    if second and marks and total([piece.figure.value for piece in pieces]).low > 100:
        yield _unlike_a_hundred(part, [piece.figure for piece in pieces], sure=False)


def _unlike_a_hundred(part: Part, shares: Sequence[Figure], *, sure: bool) -> Finding:
    added = total([share.value for share in shares])
    return Finding(
        mark(part, shares[-1]),
        f"các tỷ lệ cộng lại là {said.amount(added)}%, không phải 100%: " + " + ".join(each.shown for each in shares),
        tuple((mark(part, share), f"tỷ lệ: “{share.shown}”") for share in shares[:-1]),
        sure=sure,
    )


def _take_up(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether the shares of a sentence are said to be taken up of one whole, and none to be reached."""
    texts = {token.text for token in tokens[start:end]}
    return "chiếm" in texts and "đạt" not in texts


_STRUCTURES = re.compile(r"\bcơ cấu\b|\btỷ trọng\b|\b(?:phân|chia) theo\b|\btheo (?:nhóm|độ)\b")
_COMPOSING = re.compile(r"\bgồm\b|\btrong tổng\b|\bgóp\b|\bdành\b|\bgiữ\b|\bchiếm\b.*\bchiếm\b|\bphân bổ\b|\bnguồn\b")
"""Words of parts that together cannot be more than their whole."""
_WHOLE = re.compile(
    r"\bngoài\b[^.]*\b(?:không|chẳng)\b|\bkhông (?:còn|có)\b[^.]*\b(?:ngoài|khác)\b|\bcả \w+[^.]*\b(?:toàn bộ|tất cả)\b"
    r"|\b(?:chỉ|đều) (?:chọn|xếp|thuộc|nằm)\b[^.]*\bmột\b|\bgồm\b(?!.*\b(?:trong đó|chủ yếu)\b)"
)
"""Words that say that the parts are all there is."""
_REST = frozenset({"còn", "khác"})
"""With one of these the last part begins or ends that is all the rest."""
_MANY = re.compile(r"\bnhiều (?:đáp án|lựa chọn|phương án|nguyên nhân|hình thức|ý kiến)\b")
_NEAR = 12
_PARTING = frozenset({",", ";", ":", "và"})
_MISSED = (("chưa", "đạt"), ("không", "đạt"))


def _row_of_shares(tokens: Sequence[Token], start: int, end: int) -> list[Piece]:
    """Return the shares that a sentence lists, each with its words; none where it compares."""
    shares = [(at, each) for at, each in phrases.single(tokens, start, end) if each.unit == "%"]
    if not shares:
        return []
    texts = {token.text for token in tokens[start:end]}
    moved = any(at > start and tokens[at - 1].text == "từ" for at, _ in shares)
    aged = "tuổi" in texts  # “từ 60 tuổi trở lên 18%” is a class, and no rise
    if ({"lên", "xuống"} & texts and not aged) or moved:
        return []
    missed = any(phrases.said(tokens, here, words) for here in range(start, end) for words in _MISSED)
    found: list[Piece] = []
    at = start
    for here, figure in shares:
        if tokens[here].depth and any(token.type is Type.YEAR for token in tokens[at:here]):
            at = here + 1
            continue  # of another time: “12,4% (năm 2023 là 11,1%; mục tiêu năm 2025 là 15%)”
        lead = tuple(token.text for token in tokens[at:here] if token.type is Type.WORD)[-8:]
        tail = tuple(phrases.words_after(tokens, here, end, 4))
        if {"lên", "trở"} & {*lead[-3:], *tail[:3]} and not aged:
            return []
        if {"tăng", "giảm", "kế", "vượt"} & set(lead[-4:]) or {"kế", "so", "tăng"} & set(tail):
            return []
        parted = max((place for place in range(at, here) if tokens[place].text in _PARTING), default=at - 1)
        own = tuple(token.text for token in tokens[parted + 1 : here] if token.type is Type.WORD)[-8:]
        plain = tuple(word for word in own if word not in ("chiếm", "đạt", "là", "tỷ", "lệ", "có", "dành"))
        is_mark = missed and (lead == ("đạt",) or lead[-2:] in _MISSED)
        found.append(Piece(figure, lead if is_mark else plain or tail))
        at = here + 1
    return found


def _with_the_rest(document: Document) -> Iterator[Finding]:
    """Yield the shares that are said to be left of a whole and with the others do not make 100%."""
    for part, start, end in document.sentences():
        shares = [(at, each) for at, each in phrases.single(part.tokens, start, end) if each.unit == "%"]
        if not 2 <= len(shares) <= _MOST_SHARES or _MOVING & {token.text for token in part.tokens[start:end]}:
            continue
        for place, (at, rest) in enumerate(shares):
            if place and _is_left(part.tokens, start, at):
                yield from _left_of_hundred(part, [each for _, each in shares[:place]], rest)


def _is_left(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Return whether a share is called the rest: `còn lại 31%`, `31% còn lại`, `số còn lại (31%)`."""
    before = [token.text for token in tokens[max(start, at - 6) : at] if token.text not in ("(", ",")]
    near = next((here for here in range(len(before) - 1) if before[here : here + 2] == ["còn", "lại"]), None)
    return phrases.said(tokens, at + 1, ("còn", "lại")) or (near is not None and set(before[near + 2 :]) <= _LINKS)


def _left_of_hundred(part: Part, given: Sequence[Figure], rest: Figure) -> Iterator[Finding]:
    """Yield the finding that shares and the one that is left do not make 100%."""
    added = total([each.value for each in given]) + rest.value
    if added.low <= 100 <= added.high or any(each.bound == "từ" for each in given):
        return
    if not 75 <= added.middle <= 125:
        return  # of several wholes, or of some parts only
    yield Finding(
        mark(part, rest),
        f"ghi còn lại “{rest.shown}”, nhưng cộng với {' + '.join(each.shown for each in given)} là "
        f"{said.amount(added)}%, không phải 100%",
        tuple((mark(part, each), "tỷ lệ đã nói") for each in given),
        sure=len(given) == 1,
    )


_MOST_SHARES = 6
_LINKS = frozenset({"là", "có", "được", ":", "số", "cộng", "tất", "cả", "khoảng", "chiếm"})
_MOVING = frozenset(["tăng", "giảm", "kế", "vượt", "lên", "xuống", "kỳ", "dưới", "trước"])
"""Words of shares that are not all of one whole at one time."""
_PLANNED = frozenset(["kế", "hoạch", "chỉ", "tiêu", "dự", "toán", "giao", "so", "công", "suất", "thu", "chi", "hoàn"])
"""Beside one of these a per cent is of a plan, of an earlier time or of a capacity, and may pass a hundred."""
_SHARED = frozenset(["hộ", "người", "dân", "trẻ", "học", "trường", "xã", "thôn", "đảng", "bao", "che", "phụ", "cán"])
"""`tỷ lệ` followed by one of these is a share of them."""
_LEAD = 16


def _above(document: Document) -> Iterator[Finding]:
    """Yield a share that is more than its whole."""
    for part, start, end in document.sentences():
        for at, figure in phrases.single(part.tokens, start, end):
            if figure.unit != "%" or figure.value.low <= 100 or figure.bound:
                continue
            of = _called(part.tokens, at, start, end)
            if of:
                yield Finding(
                    mark(part, figure),
                    f"ghi “{figure.shown}”, nhưng {of} không thể quá 100%",
                    sure=of == "phần chiếm trong tổng",
                )


def _called(tokens: Sequence[Token], at: int, start: int, end: int) -> str:
    """Return of what a per cent is said to be a share; empty where it may be of something else."""
    before = [token.text for token in tokens[max(start, at - _LEAD) : at]]
    behind = phrases.words_after(tokens, at, end)
    if "chiếm" in before[-3:]:
        return "phần chiếm trong tổng"
    if (
        _PLANNED & set(behind)
        or (_PLANNED - {"thu", "chi"}) & set(before)
        or {"tăng", "giảm", "bằng"} & set(before[-2:])
    ):
        return ""
    of = " ".join(behind[1:3] if behind[:1] in (["số"], ["các"]) else behind[:2])
    if any(
        of == unit or of.startswith(unit + " ") for unit in lexicon.PERSONS | {"hộ", "xã", "thôn", "dân số", "trường"}
    ):
        return "tỷ lệ trên tổng số"
    named = any(
        first == "tỷ" and third in _SHARED for first, _, third in zip(before, before[1:], before[2:], strict=False)
    )
    return "tỷ lệ trên tổng số" if named else ""
