"""What is left of a fraction's whole: `18/21 xã đạt; còn 3 xã chưa đạt`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.audit import lexicon, phrases
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.frames import Role, Said
from baocao.audit.rules.ratios import Pair, pairs
from baocao.audit.tokens import Figure, Token

_DENYING = frozenset({"chưa", "không"})
_LEFT = frozenset({"còn", "kia", "lại", "nốt"})
"""Beside a figure these say that it is all that is left."""
_NEAR = 7
"""Words beside a figure in which that is said."""


def rest_of_ratio(document: Document) -> Iterator[Finding]:
    """Số còn lại, số chưa đạt phải bằng mẫu số trừ tử số.

    Vì sao: “18/21 xã đã nghiệm thu” thì còn 3 xã. Chỉ xét số cùng đơn vị đứng sau phân số, trong câu đó hoặc câu liền
    sau, được nói là còn lại hoặc chưa, không; câu còn kể nhóm khác cùng đơn vị thì không nêu nếu cộng lại khớp. Số nhỏ
    hơn phần còn lại chỉ nêu khi câu nói rõ là “còn”.

    Ví dụ sai:

        18/21 xã đã nghiệm thu; còn 4 xã chưa nghiệm thu.

    Cách sửa: trừ lại, hoặc xem lại phân số.
    """
    for part in document.parts:
        for number, (start, end) in enumerate(part.sentences):
            found = list(pairs(part.tokens, start, end))
            if len(found) == 1 and (found[0].second.unit or found[0].first.unit):
                yield from _judged(document, part, number, found[0])


def _judged(document: Document, part: Part, number: int, pair: Pair) -> Iterator[Finding]:
    whole = pair.second._replace(unit=pair.second.unit or pair.first.unit)
    behind = [each for each in document.said(part, number) if each.at >= pair.stop]
    behind += document.said(part, number + 1)
    same = [each for each in behind if _counts_same(whole, each)]
    stop = next((each.at for each in behind if each.denominator is not None), len(part.tokens))
    same = [each for each in same if each.at < stop]
    rests = [each for each in same if _is_left(part, pair, each)]
    left = pair.second.value - pair.first.value
    if len(rests) != 1 or left.low <= 0 or pair.first.bound or pair.second.bound:
        return
    rest = rests[0]
    others = [each.figure.value for each in same if each is not rest]
    if rest.figure.value.meets(left) or any((rest.figure.value + other).meets(left) for other in others):
        return
    fewer = rest.figure.value.below(left)
    if fewer and (others or not (_LEFT & set(_beside(part.tokens, rest.at)) or _is_opposite(part, pair, rest))):
        return
    yield Finding(
        mark(part, rest.figure),
        f"ghi “{rest.figure.shown}”, nhưng {pair.second.shown} - {pair.first.shown} = {left.low}",
        ((mark(part, pair.first), "phân số nói trước đó"),),
        sure=not fewer and not others,
    )


def _counts_same(whole: Figure, said: Said) -> bool:
    plain = said.denominator is None and said.role not in (Role.CHANGE, Role.EARLIER, Role.PERCENT, Role.PLAN)
    unit = said.figure.unit
    own = unit == whole.unit or any({unit, whole.unit} <= names for names in lexicon.SYNONYMS)
    return plain and bool(unit) and own and not said.figure.bound


def _is_left(part: Part, pair: Pair, said: Said) -> bool:
    """Return whether a figure is said to be what is left, or to deny what the fraction says."""
    tokens = part.tokens
    beside = _beside(tokens, said.at)
    between = [token.text for token in tokens[pair.stop : said.at]]
    if any(phrases.turn(tokens, at) for at in range(pair.stop, said.at)) or "trong" in beside[:2]:
        return False
    denied = bool(_DENYING & set(beside))
    was_denied = bool(_DENYING & set(between[: between.index(",") if "," in between else _NEAR]))
    return bool(_LEFT & set(beside)) or (denied and not was_denied)


def _is_opposite(part: Part, pair: Pair, rest: Said) -> bool:
    """Return whether what a figure denies is what the fraction says: `9/16 trạm có bác sĩ. Sáu trạm chưa có bác sĩ`."""
    tokens = part.tokens
    said = set(phrases.words_after(tokens, pair.stop - 1, rest.at, 12))
    behind = phrases.words_after(tokens, rest.at, len(tokens), _NEAR)
    at = next((here for here, word in enumerate(behind) if word in _DENYING), -1)
    denied = behind[at + 1 : at + 4] if at >= 0 else []
    return len(denied) == 3 and set(denied) <= said


def _beside(tokens: Sequence[Token], at: int) -> list[str]:
    """Return the words of a figure's clause beside it."""
    before = phrases.words_before(tokens, at, 0, _NEAR)
    return [*before, *phrases.words_after(tokens, at, len(tokens), _NEAR)]
