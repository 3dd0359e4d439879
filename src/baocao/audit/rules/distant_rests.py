"""What is said to be left, against the whole and the part that another paragraph gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from baocao.audit import facts, frames, phrases, said
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.frames import Said
from baocao.audit.interval import Interval
from baocao.audit.tokens import Figure, Type

_DONE = (("giải", "quyết"), ("hoàn", "thành"), ("xử", "lý"), ("đã",), ("xong",))
_MOST = 20
_LEAST = 2
"""Words that must tell of both what is left."""


class _Source(NamedTuple):
    """A whole and how much of it is done."""

    part: Part
    whole: Figure
    done: Figure
    words: frozenset[str]

    @property
    def rest(self) -> Interval:
        """Return what is left of it."""
        return self.whole.value - self.done.value


def rest_over_distance(document: Document) -> Iterator[Finding]:
    """Số “còn lại” nhắc ở mục khác phải bằng tổng số trừ số đã làm.

    Vì sao: phần nhiệm vụ thường chép số còn lại của kỳ trước. Chỉ so khi đoạn trước ghi “a/b” hoặc tổng số và số đã
    giải quyết của cùng một việc, cùng đơn vị; có một cách hiểu khớp thì không nêu.

    Ví dụ sai:

        Đã kiểm tra cải cách hành chính tại 8/22 đơn vị. … Nhiệm vụ: hoàn thành kiểm tra tại 12 đơn vị còn lại.

    Cách sửa: trừ lại hai số, sửa số còn lại.
    """
    sources: dict[str, list[_Source]] = defaultdict(list)
    told: set[tuple[str, tuple[str, int]]] = set()
    for part in document.running:
        for each in document.frames(part):
            unit = facts.unit_of(each.figure.unit)
            words = _left(part, each)
            fits = [source for source in sources[unit] if words <= source.words] if len(words) >= _LEAST else []
            own = unit, facts.digits(each.figure)
            if fits and own not in told and not any(source.rest.meets(each.figure.value) for source in fits):
                yield _finding(part, each.figure, fits[-1])
            told.add(own)
        for source in _sources(document, part):
            mine = sources[facts.unit_of(source.whole.unit)]
            mine.append(source)
            del mine[:-_MOST]


def _left(part: Part, each: Said) -> frozenset[str]:
    """Return the words that tell what is left, where a figure is said to be what is left: `14 đơn vị còn lại`."""
    start, end = part.sentences[each.sentence]
    behind = [token.text for token in part.tokens[each.at + 1 : min(end, each.at + 9)]]
    at = next((here for here in range(len(behind) - 1) if behind[here : here + 2] == ["còn", "lại"]), 0)
    plain = part.tokens[each.at].type is Type.FIGURE and phrases.counts(each.figure) and not each.figure.bound
    if not at or not plain or not all(word[:1].isalpha() for word in behind[:at]):
        return frozenset()
    named = facts.telling(behind[:at])
    return (
        named if len(named) >= _LEAST else named | facts.telling(phrases.words_before(part.tokens, each.at, start, 8))
    )


def _sources(document: Document, part: Part) -> Iterator[_Source]:
    """Yield `8/22 đơn vị`, and a whole with what is done of it in the next clause or sentence."""
    given = document.frames(part)
    for here, each in enumerate(given):
        start, end = part.sentences[each.sentence]
        words = facts.telling([token.text for token in part.tokens[start:end]])
        if each.denominator is not None:
            yield _Source(part, each.denominator, each.figure, words)
            continue
        lead = phrases.words_before(part.tokens, each.at, start, 12)
        if lead[:2] != ["tổng", "số"]:
            continue
        for done in given[here + 1 : here + 5]:
            own = phrases.words_before(part.tokens, done.at, part.sentences[done.sentence][0], 8)
            alike = frames.comparable(each.figure, done.figure) and done.figure.unit == each.figure.unit
            if alike and phrases.has(own, _DONE) and not part.tokens[done.at].depth and not done.way:
                first, last = part.sentences[done.sentence]
                both = words | facts.telling([token.text for token in part.tokens[first:last]])
                yield _Source(part, each.figure, done.figure, both)
                break


def _finding(part: Part, figure: Figure, source: _Source) -> Finding:
    return Finding(
        mark(part, figure),
        f"ghi còn lại “{figure.shown}”, nhưng {said.amount(source.whole.value)} - {said.amount(source.done.value)} còn "
        f"{said.amount(source.rest)}",
        ((mark(source.part, source.whole), "tổng số"), (mark(source.part, source.done), "đã làm")),
        sure=False,
    )
