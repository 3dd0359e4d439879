"""Stretches of time that end before they begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.audit.document import Document, Finding, Mark
from baocao.audit.tokens import Token, Type

_When = tuple[int, int, int]
_LATER = frozenset(["sau", "tới", "kế"])


def reversed_period(document: Document) -> Iterator[Finding]:
    """Khoảng thời gian phải bắt đầu trước khi kết thúc.

    Vì sao: ngày kết thúc đứng trước ngày bắt đầu cho thấy một trong hai ngày, thường là tháng hoặc năm, bị ghi nhầm.
    Ngày đầu không ghi năm thì không xét, vì khoảng thời gian có thể sang năm sau; chỉ ghi ngày thì là ngày của cùng
    tháng.

    Ví dụ sai:

        Đợt cao điểm từ ngày 15/6/2023 đến ngày 30/5/2023.

    Cách sửa: xem lại hai ngày trong kế hoạch.
    """
    for part in document.parts:
        tokens = part.tokens
        for at, token in enumerate(tokens):
            begin = _from(tokens, at) if token.text == "từ" else at if token.type is Type.DATE else -1
            if begin < 0:
                continue
            end = _to(tokens, begin, dash=token.text != "từ")
            if end < 0 or not _is_reversed(tokens, begin, end):
                continue
            place = Mark(part, token.start, tokens[end].end)
            yield Finding(place, f"“{place.text}”: kết thúc trước khi bắt đầu")


def _from(tokens: Sequence[Token], at: int) -> int:
    """Return the token of the time that `từ` is followed by, -1 where it is none."""
    here = at + 1
    while here < len(tokens) and tokens[here].text in ("ngày", "tháng", "năm"):
        here += 1
    if here >= len(tokens):
        return -1
    named = here > at + 1
    known = tokens[here].type in (Type.DATE, Type.YEAR) or (named and tokens[here].text.isdigit())
    return here if known else -1


def _to(tokens: Sequence[Token], begin: int, *, dash: bool) -> int:
    """Return the token of the time up to which it lasts, -1 where none follows at once."""
    here = begin + 1
    if here >= len(tokens) or tokens[here].text not in (("-", "–") if dash else ("đến", "-", "–", "tới")):
        return -1
    here += 1
    while here < len(tokens) and tokens[here].text in ("hết", "ngày", "tháng", "năm", "trước"):
        here += 1
    known = here < len(tokens) and tokens[here].type in (Type.DATE, Type.YEAR)
    return here if known else -1


def _is_reversed(tokens: Sequence[Token], begin: int, end: int) -> bool:
    first, last = tokens[begin], tokens[end]
    if end + 1 < len(tokens) and tokens[end + 1].text in _LATER:
        return False
    if first.type is Type.YEAR and last.type is Type.YEAR:
        return int(first.text) > int(last.text)
    if last.date is None:
        return False
    if first.date is None:
        day = int(first.text) if first.text.isdigit() and tokens[begin - 1].text == "ngày" else 0
        return last.date.day < day <= 31 if last.date.day else False
    if not (first.date.year and last.date.year):
        return False
    whole = bool(first.date.day and last.date.day)
    return _when(first, whole=whole) > _when(last, whole=whole)


def _when(token: Token, *, whole: bool) -> _When:
    date = token.date
    return (date.year, date.month, date.day if whole else 0) if date is not None else (0, 0, 0)
