"""A change whose two values stand in sentences or clauses beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from baocao.audit import ledger, lexicon, phrases, spans
from baocao.audit.document import Document, Finding, Part
from baocao.audit.rules.changes import (
    Change,
    agrees,
    base_year,
    candidates,
    changes,
    comparable,
    finding,
    has_own_subject,
    of_a_kind,
)
from baocao.audit.tokens import Figure, Token, Type

_EARLIER = (*lexicon.EARLIER, ("trước", "đó"), ("trước", "đây"))
_ELSEWHERE = frozenset({"quân", "chung", "hoạch", "tiêu", "toán", "nước", "quốc"})
"""Before a figure these say that it is another's, or what was wanted: `thấp hơn bình quân chung của tỉnh (10,1%)`."""
_FAR = 10
_BACK = 2
"""Sentences before that of a change in which its values are looked for."""


def change_apart(document: Document) -> Iterator[Finding]:
    """Mức tăng, giảm phải khớp với số của kỳ trước ở câu bên cạnh.

    Vì sao: số năm trước thường đứng ở câu trước (“Năm 2022 xảy ra 96 vụ. Năm 2023 xảy ra 81 vụ, giảm 25 vụ”), ở vế
    trước dấu chấm phẩy, hay ngay sau mức tăng. Chỉ nêu khi chỉ có một số của kỳ trước, và chỗ lệch nhỏ như lệch vì gõ
    nhầm. Mức độ: có khả năng.

    Ví dụ sai:

        Năm 2022 xảy ra 96 vụ cháy. Năm 2023 xảy ra 81 vụ, giảm 25 vụ.

    Cách sửa: tính lại mức tăng, giảm từ hai số.
    """
    for part, start, end in document.sentences():
        for change in changes(part.tokens, start, end):
            if change.by is not None and not candidates(part.tokens, start, end, change):
                found = _beside(document, part, (start, end), change)
                if found is not None and not agrees(*found, change) and _is_a_slip(*found, change):
                    yield finding(part, *found, change, sure=False)


def _beside(document: Document, part: Part, sentence: tuple[int, int], change: Change) -> tuple[Figure, Figure] | None:
    """Return the later and the earlier value of a change; None where there is not just one earlier value."""
    tokens, (start, end) = part.tokens, sentence
    number = part.sentences.index(sentence)
    first = part.sentences[max(0, number - _BACK)][0]
    news = [
        (at, figure)
        for at, figure in phrases.single(tokens, start, change.at)
        if (_fits(figure, change) or (not figure.unit and comparable(figure, change)))
        and not phrases.is_amount(tokens, at, start)
        and not _is_before(tokens, (first, at, end), 0)
        and tokens[at].depth <= tokens[change.at].depth
    ]  # fmt: skip
    if not news:
        return _turned_round(tokens, sentence, change) or _two_times(document, part, number, change)
    at, new = news[-1]
    if has_own_subject(tokens, start, change.at):
        return None
    last = part.sentences[min(len(part.sentences) - 1, number + 1)][1]
    year = _year(tokens, start, at, end)
    named = base_year(tokens, change, end, year)
    olds = [
        figure
        for here, figure in (*phrases.single(tokens, first, at), *phrases.single(tokens, change.stop, last))
        if _fits(figure, change) and of_a_kind(figure, new) and not phrases.is_amount(tokens, here, first)
        and _is_before(tokens, (first, here, last), year)
        and not (named and _year(tokens, max(first, here - _FAR), here, min(last, here + _FAR)) not in (0, named))
    ]  # fmt: skip
    if not new.unit and not (olds and set(olds[0].unit.split()) <= {token.text for token in tokens[start:at]}):
        return None  # “số thẻ là 2.325” is of 1.860 thẻ, a bare number of anything else is not
    if len(olds) != 1 or any(agrees(one, olds[0], change) for _, one in news):
        return None
    return new, olds[0]


def _turned_round(tokens: Sequence[Token], sentence: tuple[int, int], change: Change) -> tuple[Figure, Figure] | None:
    """Return the two values of `so với năm 2022 (1.240 vụ) … giảm 186 vụ, còn 1.054 vụ`, the later one last."""
    start, end = sentence
    olds = [each for _, each in phrases.single(tokens, start, change.at) if _fits(each, change)]
    news = [
        each
        for at, each in phrases.single(tokens, change.stop, min(end, change.stop + 6))
        if _fits(each, change) and {"còn", "lên", "xuống"} & set(phrases.words_before(tokens, at, change.stop, 3))
    ]
    if len(olds) != 1 or len(news) != 1 or not phrases.said(tokens, start, ("so", "với")):
        return None
    return (news[0], olds[0]) if of_a_kind(news[0], olds[0]) else None


def _two_times(document: Document, part: Part, number: int, change: Change) -> tuple[Figure, Figure] | None:
    """Return the only two values of the sentences before, each of its own time: `Quý III … 76 vụ. Quý II … 95 vụ`."""
    by = change.by
    if by is None or number == 0:
        return None
    found = [
        (when[1], entry.figure)
        for entry in ledger.entries(document, part)
        if number - _BACK <= entry.sentence < number and not entry.depth and (when := spans.span(entry.before))
    ]
    if len(found) != 2 or found[0][0] == found[1][0] or not of_a_kind(found[0][1], found[1][1]):
        return None
    if by.unit not in ("%", found[0][1].unit):
        return None
    old, new = sorted(found, key=lambda pair: pair[0])
    return new[1], old[1]


def _fits(figure: Figure, change: Change) -> bool:
    """Return whether a figure can be a value that changed: with a unit of its own, and comparable with the amount."""
    return bool(figure.unit) and comparable(figure, change)


def _year(tokens: Sequence[Token], start: int, at: int, end: int) -> int:
    """Return the year that a figure is of: the one right by it, or the last one before it; 0 for none."""
    before = (int(token.text) for token in reversed(tokens[start:at]) if token.type is Type.YEAR)
    return phrases.year_of(tokens, at, start, end) or next(before, 0) or _year_behind(tokens, at, end)


def _year_behind(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return the year that the words right behind a figure name, up to a mark: `1.160 hồ sơ nộp ở năm 2022`."""
    for token in tokens[at + 1 : min(end, at + 10)]:
        if token.type is Type.YEAR:
            return int(token.text)
        if token.type is Type.MARK or token.figure is not None:
            break
    return 0


def _is_before(tokens: Sequence[Token], where: tuple[int, int, int], year: int) -> bool:
    """Return whether the figure in the midst of a stretch is said to be of an earlier time than a year, 0 for now."""
    first, at, last = where
    start = max((here + 1 for here in range(first, at) if tokens[here].text in (".", ";")), default=first)
    words = [token.text for token in tokens[start:at]]
    if _ELSEWHERE & set(words[-6:]):
        return False
    if phrases.is_earlier(tokens, at, start, last) or phrases.has(words, _EARLIER):
        return True
    stop = next((here for here in range(at, min(last, at + 10)) if tokens[here].text in (".", ";")), min(last, at + 10))
    own = _year(tokens, start, at, stop)
    return bool(own) and bool(year) and own < year


def _is_a_slip(new: Figure, old: Figure, change: Change) -> bool:
    """Return whether a stated amount is of the size and the way of what two values show."""
    by = change.by
    assert by is not None  # asked of stated changes only
    shown = new.point.middle - old.point.middle
    if by.unit == "%" and new.unit != "%":
        shown = shown / old.point.middle * 100 if old.point.middle else Fraction()
    stated = by.point.middle * (1 if change.up else -1)
    return shown * stated > 0 and abs(shown) <= 3 * abs(stated) and abs(stated) <= 3 * abs(shown)
