"""Parts against their whole, inside a sentence and in the list below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from baocao.audit import lexicon, lists, phrases, said
from baocao.audit.classes import are_men_and_women, exclusive, fall_in_two, overlap, split_in_two
from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.interval import Interval, total
from baocao.audit.lists import Pieces
from baocao.audit.tokens import Figure, Token, Type

_COMPLETE = (("bao", "gồm"), ("gồm", "có"), ("gồm",), ("chia", "ra"), ("chia", "thành"), ("chia", "theo"))
_OPENING = frozenset({"(", ":", "trong", "có", *(cue[0] for cue in _COMPLETE)})
_ASIDE = frozenset(["năm", "kỳ", "cuối", "đầu", "tăng", "giảm", "so", "kh"])
_REACH = 12
_MOST_LISTS = 30
"""Lists of one sentence that are read."""


def sum_of_parts(document: Document) -> Iterator[Finding]:
    """Các phần kê ra phải cộng lại bằng tổng.

    Vì sao: khi câu kê đủ các phần của một số — trong ngoặc, sau “gồm”, “bao gồm”, “chia ra”, sau dấu hai chấm,
    hay “trong đó …, còn lại …” — người đọc sẽ cộng. Số có “gần”, “trên”, “khoảng” và số đã làm tròn được tính
    theo khoảng mà chúng có thể nhận. Danh sách bỏ lửng và “trong đó” không kèm “còn lại” không bị cộng.

    Ví dụ sai:

        Khen thưởng 21 tập thể, cá nhân (Bộ 10, tỉnh 12).

    Cách sửa: sửa tổng hoặc sửa phần bị sai; nếu danh sách chỉ là ví dụ, viết “trong đó có …”.
    """
    for part, start, end in _with_those_before(document):
        for at, whole, opening in islice(_openings(part.tokens, start, end), _MOST_LISTS):
            listed = _listed(part.tokens, opening, end, whole)
            if listed is not None and len(listed.found) >= 2 and _is_whole(part.tokens, at, listed):
                bare = not any(piece.figure.unit for piece in listed.found)
                others = _candidates(part.tokens, start, at, whole, bare=bare)
                sure = part.tokens[at].text not in ("(", ":") or split_in_two(listed.found)
                yield from mismatch(part, whole, listed, others, sure=sure)


def _with_those_before(document: Document) -> Iterator[tuple[Part, int, int]]:
    """Yield each sentence; one that begins with `Trong đó` together with the one before it."""
    for part in document.parts:
        for number, (start, end) in enumerate(part.sentences):
            following = part.sentences[number + 1 : number + 2]
            if following and phrases.turn(part.tokens, following[0][0]):
                continue
            joined = number and phrases.turn(part.tokens, start)
            yield part, part.sentences[number - 1][0] if joined else start, end


def _openings(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, Figure, int]]:
    """Yield where lists of parts begin: the token of the cue, the whole, the first token of the list."""
    for at in range(start, end):
        if tokens[at].text in _OPENING:
            whole, opening = _opening(tokens, start, at, end)
            if whole is not None:
                yield at, whole, opening


def _opening(tokens: Sequence[Token], start: int, at: int, end: int) -> tuple[Figure | None, int]:
    """Return the whole whose parts are listed from a token on, and where the list begins."""
    text = tokens[at].text
    if text == "(":
        return _whole_before(tokens, start, at, _REACH), at + 1
    for cue in _COMPLETE:
        if _said(tokens, at, cue) and not (at and tokens[at - 1].text in ("bao", ";")):
            opening = at + len(cue)
            if opening < end and tokens[opening].text in ("có", ":"):
                opening += 1
            return _whole_before(tokens, start, at, 2 * _REACH), opening
    if phrases.turn(tokens, at):
        return _whole_of_turn(tokens, start, at), _behind_turn(tokens, at, end)
    if text == "có":
        return _whole_before(tokens, start, at, _REACH), at + 1
    if text == ":" and at + 1 < end and at and tokens[at - 1].text not in ("đó", "gồm", "thể", "sau", "ra", "là"):
        return _whole_before(tokens, start, at, 8), at + 1
    return None, at


def _said(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    return tuple(token.text for token in tokens[at : at + len(words)]) == words


def _whole_of_turn(tokens: Sequence[Token], start: int, at: int) -> Figure | None:
    """Return the whole of which `trong đó` lists parts; in brackets it is the figure before them."""
    if at > start and tokens[at - 1].text == "(":
        return _whole_before(tokens, start, at - 1, _REACH)
    return _whole_before(tokens, start, at, 2 * _REACH)


def _behind_turn(tokens: Sequence[Token], at: int, end: int) -> int:
    opening = at + phrases.turn(tokens, at)
    while opening < end and tokens[opening].text in (":", "có", ","):
        opening += 1
    return opening


def _whole_before(tokens: Sequence[Token], start: int, at: int, reach: int) -> Figure | None:
    """Return the figure that stands nearest before a list, in its own clause."""
    depth = tokens[at].depth
    for here in range(at - 1, max(start, at - reach) - 1, -1):
        token = tokens[here]
        if (token.text in (";", ".") and here < at - 1) or token.text == "(" or token.depth < depth:
            return None
        if token.depth == depth and token.figure is not None:
            figure = token.figure
            if figure.unit in lexicon.SHARES or phrases.is_amount(tokens, here, start):
                continue
            return None if figure.unit in lexicon.TIMES or figure.bound == "từ" else figure
    return None


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
        token.text in _ASIDE
        or token.type in (Type.YEAR, Type.PERIOD, Type.DATE)
        or (token.figure is not None and phrases.is_called_plan(tokens, at, opening))
        for at, token in enumerate(tokens[opening:stop], opening)
    )


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


def mismatch(part: Part, whole: Figure, listed: Pieces, others: list[Interval], *, sure: bool) -> Iterator[Finding]:
    """Yield the finding that the parts do not make up the whole; unless `sure`, a list may be short of some."""
    added = total([piece.figure.value for piece in listed.found])
    if not sure and added.middle * 10 < whole.value.middle * 9:
        return  # a list so much shorter than its whole names some of the parts only
    if added.meets(whole.value) or any(added.meets(other) for other in others):
        return
    if overlap(whole.unit, listed.found) or _is_made_up_before(whole, listed):
        return
    if any(not piece.figure.unit and piece.figure.noun for piece in listed.found) and not _is_near(added, whole.value):
        return  # of things that the lexicon does not know, and far from a slip: they may be no parts at all
    shown = " + ".join(piece.figure.shown for piece in listed.found)
    factor = whole.factor
    yield Finding(
        mark(part, whole),
        f"ghi “{whole.shown}”, nhưng các phần kê ra cộng lại là {said.amount(added, factor)}: "
        f"{shown} = {said.amount(added, factor)}",
        tuple((mark(part, piece.figure), f"một phần: “{piece.figure.shown}”") for piece in listed.found),
        sure=sure or whole.value.below(added),
    )


def _is_made_up_before(whole: Figure, listed: Pieces) -> bool:
    """Return whether the first parts make up the whole, and the rest split it anew: `13 nữ, 19 nam, 2 dự bị`."""
    values = [piece.figure.value for piece in listed.found]
    return any(total(values[:number]).meets(whole.value) for number in range(2, len(values)))


def _is_near(added: Interval, whole: Interval) -> bool:
    return whole.middle * 3 <= added.middle * 5 <= whole.middle * 8


def part_above_whole(document: Document) -> Iterator[Finding]:
    """Một phần không thể lớn hơn tổng của nó.

    Vì sao: số đứng sau “trong đó” cùng đơn vị với số đứng trước thì không được lớn hơn số ấy; các phần loại trừ
    nhau cộng lại cũng vậy. Các phần có thể chồng lên nhau (nữ, dân tộc thiểu số, hộ nghèo) không bị cộng.

    Ví dụ sai:

        Có 45 giáo viên, trong đó 52 giáo viên có trình độ đại học.

    Cách sửa: kiểm tra hai số với số liệu gốc.
    """
    for part, start, end in _with_those_before(document):
        for at in range(start, end - 1):
            if part.tokens[at].text == "riêng":
                yield from _single_out(part, start, at, end)
            if part.tokens[at].text != "trong" or not phrases.turn(part.tokens, at):
                continue
            whole = _whole_of_turn(part.tokens, start, at)
            opening = _behind_turn(part.tokens, at, end)
            if whole is not None and opening < end:
                listed = lists.pieces(part.tokens, opening, end, whole)
                yield from _above(part, whole, listed, _others(part.tokens, start, at, whole))


_FIELDS = (("lĩnh", "vực"), ("ngành",), ("nhóm",), ("loại",), ("khối",), ("mảng",))


def _single_out(part: Part, start: int, at: int, end: int) -> Iterator[Finding]:
    """Yield the finding that one field, singled out of all, is more than all: `58 hồ sơ, riêng lĩnh vực đất đai 64`."""
    tokens = part.tokens
    field = any(phrases.said(tokens, at + 1, words) for words in _FIELDS)
    if not field:
        yield from _more_than_all(part, start, at, end)
    if not field or any(phrases.said(tokens, here, words) for here in range(start, at) for words in _FIELDS):
        return
    whole = _whole_before(tokens, start, at, 2 * _REACH)
    if whole is not None and whole.unit:
        listed = lists.pieces(tokens, at + 1, end, whole)
        first = listed._replace(found=listed.found[:1])
        yield from _above(part, whole, first, _others(tokens, start, at, whole))


def _more_than_all(part: Part, start: int, at: int, end: int) -> Iterator[Finding]:
    """Yield the finding that some, singled out of all, are more than all: `386 người; riêng vùng cao 402 người`."""
    tokens = part.tokens
    figures = [each for _, each in phrases.single(tokens, start, at) if phrases.counts(each)]
    behind = [
        (here, each) for here, each in phrases.single(tokens, at + 1, min(end, at + _REACH)) if phrases.counts(each)
    ]
    place, piece = next(
        (pair for pair in behind if figures and pair[1].unit == figures[-1].unit), (*behind, (0, None))[0]
    )
    timed = any(
        token.type in (Type.YEAR, Type.DATE) or token.text in ("năm", "tháng", "quý") for token in tokens[at:place]
    )
    named = {token.text for token in tokens[start:at]} & {"số", "tổng", "toàn", "cả", "có"}
    if piece is None or timed or not figures or not named or phrases.is_amount(tokens, place, at):
        return
    whole = figures[-1]
    same = whole.unit == piece.unit or {whole.unit, piece.unit} <= lexicon.PERSONS
    if same and piece.unit in lexicon.COUNTED and all(each.value.below(piece.value) for each in figures):
        yield Finding(
            mark(part, piece),
            f"phần ghi “{piece.shown}” lớn hơn tổng “{whole.shown}” mà nó thuộc về",
            ((mark(part, whole), f"tổng: “{whole.shown}”"),),
            sure=False,
        )


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
            yield Finding(
                mark(part, piece.figure),
                f"phần ghi “{piece.figure.shown}” lớn hơn tổng “{whole.shown}” mà nó thuộc về",
                ((mark(part, whole), f"tổng: “{whole.shown}”"),),
            )
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


def _is_a_slip(part: Part, whole: Figure, listed: Pieces) -> bool:
    """Return whether parts that nothing says to overlap are a little more than their whole."""
    added = total([piece.figure.value for piece in listed.found])
    named = all(piece.words for piece in listed.found)
    close = added.middle * 4 <= whole.value.middle * 5
    return listed.whole and named and close and not overlap(whole.unit, listed.found) and not _goes_on(part, listed)


def _goes_on(part: Part, listed: Pieces) -> bool:
    """Return whether a semicolon stands among the parts, so that those behind it may be of something else."""
    first, last = listed.found[0].figure.end, listed.found[-1].figure.start
    return ";" in part.passage.text[first:last]


def _same_kind(whole: Figure, piece: Figure) -> bool:
    if piece.unit == whole.unit or not piece.unit or {piece.unit, whole.unit} <= lexicon.PERSONS:
        return True
    return bool(whole.unit) and whole.unit.startswith(piece.unit + " ")  # of 45 hộ nghèo, 58 hộ


def sum_of_items(document: Document) -> Iterator[Finding]:
    """Các mục liệt kê bên dưới phải cộng lại bằng tổng ghi ở câu dẫn.

    Vì sao: câu dẫn nói “gồm”, “bao gồm”, “chia ra” hay “cụ thể” rồi xuống dòng kê từng mục là đã hứa kê đủ. Sau
    “trong đó:” các mục chỉ bị cộng khi mục cuối là “còn lại”.

    Ví dụ sai:

        Toàn huyện có 25 trường, gồm:
        - Mầm non: 10 trường;
        - Tiểu học: 12 trường.

    Cách sửa: sửa tổng, hoặc bổ sung mục còn thiếu.
    """
    for at, part in enumerate(document.running):
        if not part.passage.text.rstrip().endswith(":") or not part.sentences:
            continue
        start, end = part.sentences[-1]
        cue = next((here for here in range(end - 1, start, -1) if _leads(part.tokens, here)), 0)
        if not cue:
            continue
        whole = _whole_before(part.tokens, start, cue, 2 * _REACH)
        items = document.below(at) if whole else []
        pieces = [_leading(item, whole) for item in items if whole]
        found = [(item, piece) for item, piece in zip(items, pieces, strict=True) if piece]
        if whole is None or len(items) < 2 or len(found) < len(items):
            continue
        partial = _said(part.tokens, cue, ("trong", "đó"))
        if partial and "còn lại" not in items[-1].passage.text[:20].lower():
            continue
        added = total([piece.value for _, piece in found])
        if not added.meets(whole.value):
            yield Finding(
                mark(part, whole),
                f"ghi “{whole.shown}”, nhưng {len(found)} mục bên dưới cộng lại là {said.amount(added, whole.factor)}: "
                + " + ".join(piece.shown for _, piece in found),
                tuple((Mark(item, piece.start, piece.end), f"một phần: “{piece.shown}”") for item, piece in found),
                sure=not _said(part.tokens, cue, ("cụ", "thể")),
            )


def _leads(tokens: Sequence[Token], at: int) -> bool:
    return any(_said(tokens, at, cue) for cue in (*_COMPLETE, ("cụ", "thể"), ("trong", "đó")))


def _leading(item: Part, whole: Figure) -> Figure | None:
    """Return the figure that an item begins with, if it can be a part of the whole."""
    if not item.sentences:
        return None
    start, end = item.sentences[0]
    for token in item.tokens[start:end]:
        if token.text in (";", "(", "tăng", "giảm", "đạt", "so", "vượt", "bằng", "chiếm") or token.type in (
            Type.RATIO,
            Type.YEAR,
        ):
            return None
        if token.figure is not None:
            return lists.scaled(token.figure, whole) if lists.compatible(whole, token.figure) else None
    return None
