"""A rounded figure against the fraction or the per cent in the bracket behind it: `trên 90% (278/304 chi hội)`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.audit import frames, lexicon, said
from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.frames import Said
from baocao.audit.interval import Interval
from baocao.audit.tokens import Token

_BOUNDS = frozenset({"gần", "trên", "dưới", "ít nhất"})
_EXACTLY = frozenset({"cụ", "thể", "chính", "xác", "là", "đúng", "thực", "tế", "có", "số", ":"})
"""What may stand between a bracket and the exact figure in it."""
_FARTHEST = 2
"""The exact figure is at most so many times the rounded one, or it is another."""
_REACH = 24
"""Tokens behind a rounded figure in which the bracket opens."""


def ratio_beside_rounded(document: Document) -> Iterator[Finding]:
    """Phân số, tỷ lệ trong ngoặc phải nằm đúng phía của chữ “gần”, “trên”, “hơn”, “chưa đầy”.

    Vì sao: “trên 90% số chi hội (268/304)” là sai một trong hai chỗ: 268/304 chỉ là 88,2%. Chỉ xét phân số hoặc tỷ lệ
    đứng đầu ngoặc.

    Ví dụ sai:

        Trên 90% số chi hội sinh hoạt định kỳ (268/304 chi hội).

    Cách sửa: đổi chữ “trên” thành “gần”, hoặc sửa lại số.
    """
    for part in document.parts:
        figures = document.frames(part)
        for at, rounded in enumerate(figures):
            if rounded.figure.bound in _BOUNDS:
                yield from _judged(part, rounded, figures[at + 1 : at + 4])


def _judged(part: Part, rounded: Said, behind: Sequence[Said]) -> Iterator[Finding]:
    opened = _bracket(part.tokens, rounded.at)
    exact = next((each for each in behind if each.at > opened), None) if opened else None
    if exact is None or opened is None:
        return
    between = {token.text for token in part.tokens[opened + 1 : exact.at]}
    value = _value(rounded, exact)
    if not between <= _EXACTLY or exact.figure.bound or value is None or value.meets(rounded.figure.value):
        return
    goal = rounded.figure.point.middle
    if not goal / _FARTHEST <= value.middle <= goal * _FARTHEST:
        return
    shown = Mark(part, exact.figure.start, (exact.denominator or exact.figure).end)
    yield Finding(
        shown,
        f"ghi “{rounded.figure.shown}”, nhưng số chính xác là {shown.text}"
        + (f", tức {said.amount(value)}%" if exact.denominator and rounded.figure.unit == "%" else ""),
        ((mark(part, rounded.figure), f"số làm tròn: “{rounded.figure.shown}”"),),
    )


def _bracket(tokens: Sequence[Token], at: int) -> int | None:
    """Return the bracket that opens behind a figure in its clause."""
    for here in range(at + 1, min(len(tokens), at + _REACH)):
        if tokens[here].text == "(" and tokens[here].depth == tokens[at].depth:
            return here
        if tokens[here].text in (",", ";", ".", ":"):
            return None
    return None


def _value(rounded: Said, exact: Said) -> Interval | None:
    """Return the exact value as the rounded one would be said; None where they count different things."""
    if rounded.figure.unit == "%" and exact.denominator is not None:
        share = exact.figure.value.over(exact.denominator.value)
        return share.scaled(100) if share is not None else None
    if exact.denominator is None:
        units = {rounded.figure.unit, exact.figure.unit}
        renamed = len(units) == 2 and not units <= lexicon.PERSONS and frames.comparable(rounded.figure, exact.figure)
        return exact.figure.value if units == {"%"} or renamed else None
    return exact.figure.value if frames.comparable(rounded.figure, exact.figure) else None
