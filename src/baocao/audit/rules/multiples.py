"""How many times one value is another: `gấp đôi`, `gấp 2,5 lần`, `giảm một nửa`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from baocao.audit import phrases, said
from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.interval import Interval, exactly
from baocao.audit.rules.changes import movements
from baocao.audit.tokens import Figure, Token

_REACH = 18
_MULTIPLES = {
    "đôi": Fraction(2), "hai": Fraction(2), "ba": Fraction(3), "bốn": Fraction(4), "năm": Fraction(5),
    "rưỡi": Fraction(3, 2),
}  # fmt: skip


def times_over(document: Document) -> Iterator[Finding]:
    """“Gấp … lần” phải khớp với hai số được so sánh.

    Vì sao: số lần là số do tính mà có, thường được ước chừng rồi quên sửa.

    Ví dụ sai:

        Thu hút 4.500 lượt khách, gấp 3 lần so với năm 2021 (1.200 lượt khách).

    Cách sửa: chia hai số rồi sửa số lần.
    """
    for part, start, end in document.sentences():
        for at, last, times in _times(part.tokens, start, end):
            pairs = _pairs(part.tokens, start, at, end) or _before(part, start)
            quotients = [quotient for new, old in pairs if (quotient := new.value.over(old.value)) is not None]
            beside = bool(pairs) and pairs[0][0].start < part.tokens[start].start
            if beside and not any(times.low * 2 < each.high * 3 and each.low < times.high * 2 for each in quotients):
                continue  # so far off that it is of something else
            if quotients and not any(quotient.meets(times) for quotient in quotients):
                new, old = pairs[-1]
                place = Mark(part, part.tokens[at].start, part.tokens[last].end)
                yield Finding(
                    place,
                    f"ghi “{place.text}”, nhưng {new.shown} / {old.shown} là {said.amount(quotients[-1])} lần",
                    ((mark(part, new), f"số sau: “{new.shown}”"), (mark(part, old), f"số trước: “{old.shown}”")),
                    sure=len(pairs) == 1 and not beside,
                )


def _times(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, int, Interval]]:
    """Yield each multiple with its first and last token and what it can stand for; one in words is a round one."""
    for at in range(start, end - 1):
        following = tokens[at + 1]
        figure = following.figure
        if tokens[at].text in ("gấp", "bằng") and figure is not None and figure.unit == "lần":
            half = Fraction(1, 2) if figure.value.low == figure.value.high else Fraction()
            yield at + 1, at + 1, figure.value.widened(half)
        elif tokens[at].text == "gấp" and following.text in _MULTIPLES and not phrases.said(tokens, at + 2, ("rưỡi",)):
            yield at, at + 1, exactly(_MULTIPLES[following.text]).widened(Fraction(1, 4))
        elif tokens[at].text in ("giảm", "bằng", "còn") and phrases.said(tokens, at + 1, ("một", "nửa")):
            yield at, at + 2, exactly(Fraction(1, 2)).widened(Fraction(1, 20))


def _pairs(tokens: Sequence[Token], start: int, at: int, end: int) -> list[tuple[Figure, Figure]]:
    """Return the pairs of a later and an earlier value that a multiple can be of, in the clauses between semicolons."""
    start = max((here for here in range(start, at) if tokens[here].text == ";"), default=start)
    stop = next((here for here in range(at, end) if tokens[here].text == ";"), end)
    moved = [(new, old) for _, old, new, _, _ in movements(tokens, start, stop)]
    if moved:
        return moved
    behind = phrases.single(tokens, at + 1, min(stop, at + _REACH))
    olds = [each for _, each in behind if _is_value(each)]
    news = [(here, each) for here, each in phrases.single(tokens, start, at) if _is_value(each)]
    if not olds and len(news) == 2 and phrases.is_earlier(tokens, news[0][0], start, at):
        return [(news[1][1], news[0][1])]
    return [(new, olds[0]) for _, new in news if olds and new.unit == olds[0].unit]


def _before(part: Part, start: int) -> list[tuple[Figure, Figure]]:
    """Return the only two values of the sentence before, in both orders, where they are of one unit."""
    number = next(number for number, sentence in enumerate(part.sentences) if sentence[0] == start)
    values = [each for _, each in phrases.single(part.tokens, *part.sentences[number - 1])] if number else []
    values = [each for each in values if _is_value(each)]
    if len(values) != 2 or values[0].unit != values[1].unit or not values[0].unit:
        return []
    greater, smaller = sorted(values, key=lambda each: each.value.low, reverse=True)
    return [(greater, smaller)]


def _is_value(figure: Figure) -> bool:
    return phrases.counts(figure) and figure.unit != "lần"
