"""A rounded figure against the exact one beside it: `trên 90% (278/304 chi hội)`, `gần 500 hộ (496 hộ)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baocao.audit import said
from baocao.audit.document import Document, Finding, Mark
from baocao.audit.meaning import frames
from baocao.audit.meaning.frames import Said
from baocao.audit.reading import lexicon
from baocao.audit.reading.interval import Interval
from baocao.audit.reading.tokens import Token
from baocao.audit.rules import units

_BOUNDS = frozenset({"gần", "trên", "dưới", "ít nhất"})
_EXACTLY = frozenset({"cụ", "thể", "chính", "xác", "là", "đúng", "thực", "tế", "có", "số", ":"})
"""What may stand between a bracket and the exact figure in it."""
_APART = re.compile(r"\b(?:tăng|giảm|hơn|kém|thêm|vượt|thiếu|hụt|chênh|cách)\b")
"""Behind one of these a bracket tells another value: `kém mùa khô trước khoảng 10 km (68 km)`."""
_FARTHEST = 2
"""The exact figure is at most so many times the rounded one, or it is another."""
_REACH = 24
"""Tokens behind a rounded figure in which the bracket opens."""


def exact_beside_rounded(document: Document) -> Iterator[Finding]:
    """Số chính xác ghi kèm phải nằm đúng phía của chữ “gần”, “trên”, “hơn”, “chưa đầy”.

    Vì sao: “trên 90% số chi hội (268/304)” là sai một trong hai chỗ: 268/304 chỉ là 88,2%. Số chính xác là phân số,
    tỷ lệ đứng đầu ngoặc, hoặc số cùng đơn vị đứng một mình trong ngoặc, sau chữ “cụ thể là”, “chính xác là”.

    Ví dụ sai:

        Trên 90% số chi hội sinh hoạt định kỳ (268/304 chi hội).

    Cách sửa: đổi chữ “trên” thành “gần”, hoặc sửa lại số.
    """
    for part in document.parts:
        figures = document.frames(part)
        for at, rounded in enumerate(figures):
            if rounded.figure.bound in ("", "từ") or _APART.search(rounded.before):
                continue
            exact = _said_again(rounded, figures[at + 1 : at + 2]) or _bracketed(rounded, figures[at + 1 : at + 4])
            if exact is not None:
                yield from _judged(rounded, exact)


def _judged(rounded: Said, exact: Said) -> Iterator[Finding]:
    value = _value(rounded, exact)
    if value is None or value.meets(rounded.figure.value):
        return
    shown = Mark(exact.part, exact.figure.start, (exact.denominator or exact.figure).end)
    yield Finding(
        shown,
        f"ghi “{rounded.figure.shown}”, nhưng số chính xác là {shown.text}"
        + (f", tức {said.amount(value)}%" if exact.denominator and rounded.figure.unit == "%" else ""),
        ((rounded.mark, f"số làm tròn: “{rounded.figure.shown}”"),),
    )


def _said_again(rounded: Said, following: Sequence[Said]) -> Said | None:
    """Return the figure right behind a rounded one where it is of its unit and said to be the same."""
    for exact in following:
        tokens, end = exact.part.tokens, exact.part.sentences[exact.sentence][1]
        alike = exact.figure.unit in (rounded.figure.unit, "") and not exact.figure.bound and not exact.denominator
        if exact.sentence == rounded.sentence and alike and units.is_said_again(tokens, rounded.at, exact.at, end):
            return exact if units.is_same(tokens, rounded.at, exact.at) else None
    return None


def _bracketed(rounded: Said, behind: Sequence[Said]) -> Said | None:
    """Return the fraction, the per cent or the figure of another name that begins the bracket behind a rounded one."""
    tokens = rounded.part.tokens
    opened = _bracket(tokens, rounded.at) if rounded.figure.bound in _BOUNDS else None
    exact = next((each for each in behind if each.at > opened), None) if opened else None
    if exact is None or opened is None or exact.figure.bound:
        return None
    value = _value(rounded, exact) if _is_counted_otherwise(rounded, exact) else None
    goal = rounded.figure.point.middle
    near = value is not None and goal / _FARTHEST <= value.middle <= goal * _FARTHEST
    return exact if near and {token.text for token in tokens[opened + 1 : exact.at]} <= _EXACTLY else None


def _bracket(tokens: Sequence[Token], at: int) -> int | None:
    """Return the bracket that opens behind a figure in its clause."""
    for here in range(at + 1, min(len(tokens), at + _REACH)):
        if tokens[here].text == "(" and tokens[here].depth == tokens[at].depth:
            return here
        if tokens[here].text in (",", ";", ".", ":"):
            return None
    return None


def _is_counted_otherwise(rounded: Said, exact: Said) -> bool:
    """Return whether a figure is a share as the rounded one is, or counts the same under another name."""
    named = {rounded.figure.unit, exact.figure.unit}
    comparable = frames.comparable(rounded.figure, exact.figure)
    if exact.denominator is not None:
        return rounded.figure.unit == "%" or comparable
    return named == {"%"} or (len(named) == 2 and not named <= lexicon.PERSONS and comparable)


def _value(rounded: Said, exact: Said) -> Interval | None:
    """Return the exact value as the rounded one would be said."""
    if rounded.figure.unit == "%" and exact.denominator is not None:
        share = exact.figure.value.over(exact.denominator.value)
        return share.scaled(100) if share is not None else None
    return exact.figure.value
