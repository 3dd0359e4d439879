"""Parts that a sentence of their own lists, or that follow their whole without a word that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baocao.audit import ledger, lists, phrases, said
from baocao.audit.classes import overlap
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.interval import total
from baocao.audit.ledger import Entry
from baocao.audit.lists import Pieces
from baocao.audit.rules.balances import MOVING
from baocao.audit.tokens import Token, Type

_SAYING_ALL = frozenset({"cụ", "gồm", "bao", "chia", "cơ", "phân", "theo", "được"})
"""A lead that begins with one of these promises everything: `Cụ thể:`, `Cơ cấu:`, `Phân theo ngành:`."""
_LONGEST_LEAD = 7
_SUMMING = frozenset({"tổng", "cộng"})
_HANDLING = re.compile(
    r"xử lý|tiếp nhận|thụ lý|kiểm tra|phát hiện|giải quyết|rà soát|thẩm định|đánh giá|xét|khảo sát|thanh tra|bắt"
    r"|thu giữ|\btổng\b|\bmở\b|tổ chức|ban hành|\bcó\b|phân loại"
)
_LEAST = 10
"""A smaller whole is near any sum."""
_CLOSE, _CLOSER = 7, 10
"""A slip is at most so many parts of the whole: a seventh, a tenth."""


def sum_told_apart(document: Document) -> Iterator[Finding]:
    """Các phần kê ở câu riêng phải cộng lại bằng tổng ở câu bên cạnh.

    Vì sao: “Ban Chấp hành có 27 đồng chí. Cơ cấu: khối Đảng 7, …” hay “… Tổng nguồn vốn 22,5 tỷ đồng” là một phép cộng
    dù nằm ở hai câu. Phần kê ngay sau việc đã xử lý, tiếp nhận, kiểm tra (“xử lý 64 trường hợp, xử phạt 52, nhắc nhở
    16”) cũng vậy. Chỉ nêu khi chỗ lệch nhỏ như lệch vì gõ nhầm, và không có số nào bên cạnh khớp.

    Ví dụ sai:

        Toàn huyện có 74 cơ sở y tế. Cụ thể: bệnh viện 2, phòng khám 6, trạm y tế 21, cơ sở tư nhân 43.

    Cách sửa: cộng lại các phần, sửa tổng hoặc phần bị sai.
    """
    for part in document.parts:
        entries = ledger.entries(part)
        if len(entries) < 3:
            continue
        for number in range(len(part.sentences)):
            yield from _of_neighbours(part, entries, number)
            yield from _outcomes(part, [entry for entry in entries if entry.sentence == number], number)


def _of_neighbours(part: Part, entries: Sequence[Entry], number: int) -> Iterator[Finding]:
    """Yield what a sentence lists against the totals of the sentences beside it."""
    start, end = part.sentences[number]
    if phrases.turn(part.tokens, start):
        return
    opening, told = _opening(part.tokens, start, end)
    before = [entry for entry in entries if entry.sentence == number - 1 and not entry.depth]
    after = [entry for entry in entries if entry.sentence == number + 1 and not entry.depth]
    if number + 1 < len(part.sentences):
        first = part.sentences[number + 1][0]
        words = {token.text for token in part.tokens[first : first + 4]}
        after = after[:1] if _SUMMING & words else []
    wholes = [entry for entry in (*before, *after) if not phrases.is_amount(part.tokens, entry.at, 0)]
    yield from _compared(part, wholes, (opening, end), told=told or bool(after))


def _opening(tokens: Sequence[Token], start: int, end: int) -> tuple[int, bool]:
    """Return where the list of a sentence begins, behind its lead, and whether the lead promises everything."""
    for at in range(start, min(end, start + _LONGEST_LEAD + 1)):
        if tokens[at].text in (":", "gồm") and at > start:
            return at + 1, tokens[at].text == "gồm" or tokens[start].text in _SAYING_ALL
        if tokens[at].figure is not None:
            break
    if tokens[start].text == "gồm" or phrases.said(tokens, start, ("bao", "gồm")):
        return start + (1 if tokens[start].text == "gồm" else 2), True
    if phrases.said(tokens, start, ("cụ", "thể")):
        return start + 3 if tokens[min(start + 2, end - 1)].text == "," else start + 2, True
    return start, False


def _outcomes(part: Part, entries: Sequence[Entry], number: int) -> Iterator[Finding]:
    """Yield what was handled against what came of it in the same sentence, one after the other."""
    main = [entry for entry in entries if not entry.depth]
    if any(MOVING.search(entry.said) for entry in main[1:]):
        return
    if len(main) < 3 or not _HANDLING.search(main[0].before) or main[0].over is not None:
        return
    tokens, end = part.tokens, part.sentences[number][1]
    stop = next((at for at in range(main[0].at + 1, end) if tokens[at].text in (",", ";", ":")), end)
    if stop >= main[1].at or any(tokens[at].text in ("gồm", "trong") for at in range(main[0].at, main[1].at)):
        return  # another rule reads lists that a word leads to
    yield from _compared(part, main[:1], (stop + 1, end), told=False)


def _compared(part: Part, wholes: Sequence[Entry], where: tuple[int, int], *, told: bool) -> Iterator[Finding]:
    """Yield the mismatch of the one whole that a list is close to; none where anything beside it fits."""
    best: tuple[Entry, Pieces] | None = None
    for entry in wholes:
        whole = entry.figure
        listed = lists.pieces(part.tokens, *where, whole)
        if not _is_complete(part, listed, where, told=told) or (not told and said.middle(whole.value) < _LEAST):
            continue
        added = total([piece.figure.value for piece in listed.found])
        if any(added.meets(each.figure.value) for each in wholes):
            return
        apart = abs(said.middle(added) - said.middle(whole.value))
        close = apart * (_CLOSE if told else _CLOSER) <= said.middle(whole.value)
        if close and not overlap(whole.unit, listed.found):
            best = entry, listed
    if best is None:
        return
    entry, listed = best
    values = [piece.figure.value for piece in listed.found]
    if any(total(values[:stop]).meets(entry.figure.value) for stop in range(2, len(values))):
        return  # the first parts make up the whole, and the rest split it anew
    added = total(values)
    shown = " + ".join(piece.figure.shown for piece in listed.found)
    sum_said = said.amount(added, entry.figure.factor)
    yield Finding(
        entry.mark,
        f"ghi “{entry.figure.shown}”, nhưng các phần kê ra cộng lại là {sum_said}: {shown}",
        tuple((mark(part, piece.figure), f"một phần: “{piece.figure.shown}”") for piece in listed.found),
        sure=told and len(wholes) == 1,
    )


def _is_complete(part: Part, listed: Pieces, where: tuple[int, int], *, told: bool) -> bool:
    """Return whether a list has parts enough, each named, and goes to the end of its sentence."""
    found = listed.found
    named = all(piece.words for piece in found)
    timed = any(token.type in (Type.YEAR, Type.PERIOD) for token in part.tokens[slice(*where)])
    units = {piece.figure.unit for piece in found if piece.figure.unit}
    return (
        len(found) >= (2 if told else 3) - (not told and len(found) == 2 and where[0] > 0)
        and named
        and (listed.whole and not timed and len(units) <= 2)
    )
