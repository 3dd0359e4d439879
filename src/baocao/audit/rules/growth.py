"""One change said twice: by an amount and by a per cent, by a per cent of last year's and by the rest of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from baocao.audit import lexicon, phrases, said
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.interval import exactly
from baocao.audit.tokens import Figure, Token, Type

_LINKING = frozenset(
    ["tương", "đương", "ứng", "với", "bằng", "tức", "là", "hay", "mức", "tăng", "giảm", "thêm", "khoảng", ",", "(", "-",
     "+", "–", "đã", "số"]
)  # fmt: skip
_REACH = 14


def amount_and_percent(document: Document) -> Iterator[Finding]:
    """Mức tăng, giảm ghi bằng số và bằng % phải là một mức.

    Vì sao: “tăng 3,2 tỷ đồng, tương ứng 16,8%” tính lại được từ số kỳ này: mức tăng chia cho số kỳ này trừ mức tăng.
    “Bằng 91,4% so với cùng kỳ, tức là giảm 9,6%” thì cộng lại phải là 100%. Tỷ lệ tính trên số kỳ này cũng được chấp
    nhận, vì có nơi tính như vậy. Mức độ: có khả năng.

    Ví dụ sai:

        Thu phí đạt 26,4 tỷ đồng, so với năm 2023 tăng 3,2 tỷ đồng, tương ứng 16,8%.

    Cách sửa: tính lại tỷ lệ từ hai số.
    """
    for part, start, end in document.sentences():
        figures = list(phrases.single(part.tokens, start, end))
        for (first, one), (second, other) in pairwise(figures):
            if one.unit == other.unit == "%":
                yield from _complement(part, first, second)
            elif not {token.text for token in _between(part.tokens, first, second)} <= _LINKING:
                continue
            elif "%" in (one.unit, other.unit) and phrases.counts(other if one.unit == "%" else one):
                amount, percent = (other, one) if one.unit == "%" else (one, other)
                way = _way(part.tokens, start, second)
                if way:
                    yield from _against_value(part, (start, first, end), (amount, percent), way)


def _between(tokens: Sequence[Token], first: int, second: int) -> list[Token]:
    """Return the tokens between two figures that are no words of the first one's unit."""
    figure = tokens[first].figure
    unit = figure.unit.split() if figure else []
    between = list(tokens[first + 1 : second])
    return between[len(unit) :] if [token.text for token in between[: len(unit)]] == unit else between


def _way(tokens: Sequence[Token], start: int, at: int) -> int:
    """Return 1 where the two figures before a token are of a rise, -1 of a fall, 0 where neither is said."""
    words = [token.text for token in tokens[max(start, at - _REACH) : at] if token.type is Type.WORD]
    last = next((word for word in reversed(words) if word in ("tăng", "giảm")), "")
    return {"tăng": 1, "giảm": -1}.get(last, 0)


def _against_value(part: Part, where: tuple[int, int, int], pair: tuple[Figure, Figure], way: int) -> Iterator[Finding]:
    """Yield the finding that a per cent is not the amount over the value of the earlier time."""
    start, at, end = where
    amount, percent = pair
    if not _is_change(part.tokens, start, at):
        return
    values = [
        each
        for here, each in phrases.single(part.tokens, start, end)
        if each not in pair and each.unit == amount.unit and each.unit and not each.bound
        and not phrases.is_amount(part.tokens, here, start)
    ]  # fmt: skip
    before = [each for each in values if each.start < amount.start]
    old = [each for here, each in phrases.single(part.tokens, at, end) if each in values]
    if not before and len(old) == 1 and phrases.has([t.text for t in part.tokens[at:end]], lexicon.EARLIER):
        yield from _against_base(part, pair, old[0])
        return
    bases = [each.value for each in values]
    bases += [each.value - amount.value if way > 0 else each.value + amount.value for each in values]
    stated = percent.value.widened((percent.point.high - percent.point.low) / 2)
    quotients = [quotient.scaled(100) for base in bases if (quotient := amount.value.over(base)) is not None]
    if len(before) != 1 or not quotients or any(quotient.meets(stated) for quotient in quotients):
        return
    new = before[-1]
    due = amount.value.over(new.value - amount.value if way > 0 else new.value + amount.value)
    if due is None or not percent.point.middle / 3 <= due.middle * 100 <= percent.point.middle * 3:
        return
    yield Finding(
        mark(part, percent),
        f"ghi “{percent.shown}”, nhưng {amount.shown} trên số kỳ trước là {said.amount(due.scaled(100))}%: "
        f"{new.shown} {'-' if way > 0 else '+'} {amount.shown}",
        ((mark(part, amount), f"mức {'tăng' if way > 0 else 'giảm'}"), (mark(part, new), "số kỳ này")),
        sure=False,
    )


def _against_base(part: Part, pair: tuple[Figure, Figure], old: Figure) -> Iterator[Finding]:
    """Yield the finding that a per cent is not the amount over the earlier value that is named."""
    amount, percent = pair
    stated = percent.value.widened((percent.point.high - percent.point.low) / 2)
    due = amount.value.over(old.value)
    if due is not None and not due.scaled(100).meets(stated):
        yield Finding(
            mark(part, percent),
            f"ghi “{percent.shown}”, nhưng {amount.shown} trên {old.shown} là {said.amount(due.scaled(100))}%",
            ((mark(part, amount), "mức tăng, giảm"), (mark(part, old), "số kỳ trước")),
            sure=False,
        )


def _is_change(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Return whether the first of two figures is said to be that by which something rose or fell."""
    words = phrases.words_before(tokens, at, start, 4)
    return bool({"tăng", "giảm"} & set(words)) and not {"từ", "kế", "chỉ", "mục", "quân"} & set(words)


def _complement(part: Part, first: int, second: int) -> Iterator[Finding]:
    """Yield the finding that `bằng 91,4% so với cùng kỳ` and `giảm 9,6%` behind it are not one change."""
    tokens = part.tokens
    one, other = tokens[first].figure, tokens[second].figure
    between = [token.text for token in tokens[first + 1 : second]]
    way = {"tăng": 1, "giảm": -1}.get(between[-1] if between else "", 0)
    held = (phrases.has(between, lexicon.EARLIER) and between[:2] == ["so", "với"]) or between[:1] == ["cùng"]
    if one is None or other is None or not way or not held or tokens[first - 1].text != "bằng":
        return
    if len(between) > _REACH or ";" in between:
        return
    hundred = exactly(100)
    due = one.value - hundred if way > 0 else hundred - one.value
    if due.meets(other.value):
        return
    yield Finding(
        mark(part, other),
        f"ghi {between[-1]} “{other.shown}”, nhưng bằng {one.shown} là {between[-1]} {said.amount(due)}%",
        ((mark(part, one), "bằng so với kỳ trước"),),
    )
