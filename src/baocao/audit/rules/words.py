"""Amounts that are repeated in words: `2.460.000.000 đồng (Bằng chữ: Hai tỷ bốn trăm sáu mươi triệu đồng)`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from baocao import notation
from baocao.audit import numerals
from baocao.audit.document import Document, Finding, Mark, mark
from baocao.audit.tokens import Figure, Token, Type

_LEADING = frozenset({"bằng", "chữ", "viết", "ghi", ":", "là", "(", "số", "tiền"})


def amount_in_words(document: Document) -> Iterator[Finding]:
    """Số tiền bằng chữ phải bằng số tiền bằng số.

    Vì sao: khi hai cách ghi khác nhau, kho bạc và ngân hàng từ chối chứng từ. Chỉ xét số bằng chữ đọc được trọn vẹn.

    Ví dụ sai:

        Kinh phí 2.460.000.000 đồng (Bằng chữ: Hai tỷ sáu trăm bốn mươi triệu đồng).

    Cách sửa: sửa số, hoặc sửa chữ.
    """
    for part in document.parts:
        tokens = part.tokens
        for at, token in enumerate(tokens):
            figure = token.figure
            if token.type is not Type.FIGURE or figure is None or figure.unit != "đồng" or figure.bound:
                continue
            found = _spelt_behind(tokens, at, figure)
            if found is None:
                continue
            value, first, last = found
            if not figure.value.low <= value <= figure.value.high:
                yield Finding(
                    mark(part, figure),
                    f"ghi “{figure.shown} đồng”, nhưng bằng chữ là {notation.grouped(Decimal(value))} đồng",
                    ((Mark(part, tokens[first].start, tokens[last].end), "số tiền bằng chữ"),),
                )


def _spelt_behind(tokens: Sequence[Token], at: int, figure: Figure) -> tuple[int, int, int] | None:
    """Return the amount in words in the bracket behind a figure, its first and its last token."""
    opening = next((here for here in range(at + 1, min(len(tokens), at + 4)) if tokens[here].text == "("), 0)
    if not opening:
        return None
    first = opening
    while first < len(tokens) and tokens[first].text in _LEADING:
        first += 1
    last = first
    while last < len(tokens) and (tokens[last].text in numerals.SPELLING or tokens[last].text == ","):
        last += 1
    value = numerals.spelt([token.text for token in tokens[first:last] if token.text != ","])
    whole = last < len(tokens) and tokens[last].text in ("đồng", "đ")
    return (value, first, last) if value is not None and whole and figure.start < tokens[first].start else None
