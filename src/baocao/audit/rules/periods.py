"""Stretches of time that end before they begin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.audit.document import Document, Finding, Mark, Part
from baocao.audit.reading.tokens import Date, Token, Type

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
            begin = time_after(tokens, at) if token.text == "từ" else at if token.type is Type.DATE else -1
            if begin < 0:
                continue
            end = time_up_to(tokens, begin, dash=token.text != "từ")
            if end < 0 or not _is_reversed(tokens, begin, end):
                continue
            place = Mark(part, token.start, tokens[end].end)
            yield Finding(place, f"“{place.text}”: kết thúc trước khi bắt đầu")


def time_after(tokens: Sequence[Token], at: int) -> int:
    """Return the token of the time that `từ` is followed by, -1 where it is none."""
    here = at + 1
    while here < len(tokens) and tokens[here].text in ("ngày", "tháng", "năm"):
        here += 1
    if here >= len(tokens):
        return -1
    named = here > at + 1
    known = tokens[here].type in (Type.DATE, Type.YEAR) or (named and tokens[here].text.isdigit())
    return here if known else -1


def time_up_to(tokens: Sequence[Token], begin: int, *, dash: bool) -> int:
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


_BEGUN = (
    "khai giảng", "khởi công", "khai mạc", "bắt đầu", "thi công", "mở", "tiếp nhận", "khởi động", "bàn giao mặt bằng",
    "ký", "công bố", "phát động", "ra quân", "triển khai", "ban hành",
)  # fmt: skip
_ENDED = (
    "bế giảng", "bế mạc", "kết thúc", "hoàn thành", "nghiệm thu", "khánh thành", "bàn giao", "tổng kết", "xong",
    "chậm nhất", "hạn cuối", "hạn chót", "trước ngày",
)  # fmt: skip


def end_before_beginning(document: Document) -> Iterator[Finding]:
    """Ngày kết thúc một việc không thể đứng trước ngày bắt đầu.

    Vì sao: khai giảng ngày 18/9 mà bế giảng ngày 14/9 thì một trong hai ngày bị gõ nhầm.

    Ví dụ sai:

        Lớp học khai giảng ngày 18/9/2024, bế giảng ngày 14/9/2024.

    Cách sửa: xem lại hai ngày trong kế hoạch, biên bản.
    """
    for part in document.parts:
        yield from _course(part)


def _course(part: Part) -> Iterator[Finding]:
    """Yield an end that is dated before the beginning that was said last, in its sentence or the one before."""
    begun: tuple[Token, int] | None = None
    for number, (start, end) in enumerate(part.sentences):
        for at in range(start, end):
            token = part.tokens[at]
            if token.type is not Type.DATE or token.date is None or not token.date.day:
                continue
            said = _event(part.tokens, at, start) or _done(part.tokens, at, end)
            if said in _BEGUN:
                begun = token, number
            elif said in _ENDED and begun is not None:
                first, since = begun
                begun = None
                if number - since <= 1 and first.date is not None and _is_before(token.date, first.date):
                    yield _ended_early(part, said, first, token, sure=number == since)


def _ended_early(part: Part, said: str, first: Token, last: Token, *, sure: bool) -> Finding:
    begin, end = Mark(part, first.start, first.end), Mark(part, last.start, last.end)
    return Finding(end, f"{said} {end.text}, trước ngày bắt đầu {begin.text}", ((begin, "ngày bắt đầu"),), sure=sure)


def _is_before(last: Date, first: Date) -> bool:
    """Return whether a date lies before another; of two dates without a year only where they lie near each other."""
    if bool(first.year) != bool(last.year) or (not first.year and first.month - last.month > _SAME_YEAR):
        return False
    return last.when < first.when


_SAME_YEAR = 5
"""Months by which two dates without a year may stand apart and still be taken as of one year."""


def _done(tokens: Sequence[Token], at: int, end: int) -> str:
    """Return the word for an end right behind a date: `đến ngày 20/6/2023 đã hoàn thành`."""
    words = " ".join(token.text for token in tokens[at + 1 : min(end, at + 5)]).removeprefix("thì ").removeprefix("đã ")
    return next((each for each in _ENDED if words.startswith(each)), "")


def _event(tokens: Sequence[Token], at: int, start: int) -> str:
    """Return the last of the words for a beginning or an end among the few before a date."""
    words: list[str] = []
    for token in reversed(tokens[max(start, at - 8) : at]):
        if token.figure is not None or token.type is Type.DATE or token.text in (",", ";", "("):
            break
        words.insert(0, token.text)
        text = " ".join([*words, "ngày"])
        found = next((each for each in (*_BEGUN, *_ENDED) if text == each or text.startswith(each + " ")), "")
        if found:
            return found
    return ""
