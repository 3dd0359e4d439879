"""Numbers that are repeated in words: `2.460.000.000 đồng (Bằng chữ: Hai tỷ bốn trăm sáu mươi triệu đồng)`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from baocao import notation
from baocao.audit.document import Document, Finding, Mark, mark
from baocao.audit.reading import numerals
from baocao.audit.reading.tokens import Token, Type

_LEADING = frozenset({"bằng", "chữ", "viết", "ghi", ":", "là", "(", "số", "tiền", ";", ",", "."})


def amount_in_words(document: Document) -> Iterator[Finding]:
    """Số bằng chữ phải bằng số bằng chữ số.

    Vì sao: khi hai cách ghi khác nhau, kho bạc và ngân hàng từ chối chứng từ. Chỉ xét số bằng chữ đọc được trọn vẹn,
    của số tiền và của số đứng ngay trước ngoặc.

    Ví dụ sai:

        Kinh phí 2.460.000.000 đồng (Bằng chữ: Hai tỷ sáu trăm bốn mươi triệu đồng).
        Thời hạn 15 (mười) ngày.

    Cách sửa: sửa số, hoặc sửa chữ.
    """
    for part in document.parts:
        tokens = part.tokens
        for at, token in enumerate(tokens):
            figure = token.figure
            if figure is None and (token.type is not Type.LABEL or not token.text.isdigit()):
                continue
            found = _spelt_behind(tokens, at)
            if found is None or _agrees(token, found[0]):
                continue
            value, first, last = found
            place = mark(part, figure) if figure is not None else Mark(part, token.start, token.end)
            unit = f" {figure.unit}" if figure is not None and figure.unit else ""
            yield Finding(
                place,
                f"ghi “{place.text}{unit}”, nhưng bằng chữ là {notation.grouped(Decimal(value))}{unit}",
                ((Mark(part, tokens[first].start, tokens[last].end), "số bằng chữ"),),
            )


def _agrees(token: Token, value: int) -> bool:
    if token.type is Type.FIGURE and token.figure is not None:
        return token.figure.value.low <= value <= token.figure.value.high
    return token.type is not Type.LABEL or int(token.text) == value


def _spelt_behind(tokens: Sequence[Token], at: int) -> tuple[int, int, int] | None:
    """Return the number in words behind a figure, its first and its last token.

    It stands in a bracket at once behind the figure and its unit, or behind `bằng chữ`.
    """
    stop = min(len(tokens), at + 6)
    first = next((here for here in range(at + 1, stop) if tokens[here].text in ("(", "bằng", ";", ".")), stop)
    leading = first
    while first < len(tokens) and tokens[first].text in _LEADING:
        first += 1
    in_words = "chữ" in [token.text for token in tokens[leading:first]]
    if leading == stop or not (in_words or tokens[leading].text == "("):
        return None
    last = first
    while last < len(tokens) and (tokens[last].text in numerals.SPELLING or tokens[last].text == ","):
        last += 1
    value = numerals.spelt([token.text for token in tokens[first:last] if token.text != ","])
    if value is None or last >= len(tokens):
        return None
    figure = tokens[at].figure
    if tokens[last].text in ("đồng", "đ"):
        return (value, first, last) if figure is not None and figure.unit == "đồng" else None
    closed = tokens[last].text == ")" and first == leading + 1 and leading <= at + 1
    return (value, first, last - 1) if closed else None
