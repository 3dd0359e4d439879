"""The word for the direction of a change against its two values."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from baocao.audit import lexicon, phrases
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.frames import Role
from baocao.audit.interval import Interval
from baocao.audit.rules.changes import Change, base, changes, movements, parted
from baocao.audit.tokens import Figure, Type

_LINKS = frozenset({"lên", "xuống", ",", "chỉ", "còn", "đạt", "là", "với"})
"""What may stand between the word and the later value."""


def direction(document: Document) -> Iterator[Finding]:
    """Chữ tăng, giảm phải cùng chiều với hai số.

    Vì sao: nói tăng mà số nhỏ đi là nhầm chữ hoặc nhầm thứ tự hai số.

    Ví dụ sai:

        Số vụ vi phạm tăng từ 19 vụ lên 14 vụ.

    Cách sửa: sửa chữ, hoặc đổi lại thứ tự hai số.
    """
    for part, start, end in document.sentences():
        if not any(token.text in ("hạng", "bậc") for token in part.tokens[start:end]):
            yield from _turned(document, part, part.sentences.index((start, end)))
        if any(token.text in ("hạng", "thứ", "bậc") for token in part.tokens[start:end]):
            continue  # a rank that rises is a smaller number
        amounts = {each.figure for each in document.frames(part) if each.role is Role.CHANGE}
        for at, old, new, stop, way in movements(part.tokens, start, end):
            if new in amounts or _are_of_two_sizes(old, new):
                continue
            lead = set(phrases.words_before(part.tokens, at, start, 3))
            wrong = (way == 1 and new.point.below(old.point)) or (way == -1 and old.point.below(new.point))
            torn = way == 0 and bool(lead & {"tăng", "giảm"}) and not old.point.meets(new.point)
            if wrong or torn:
                words = " ".join(
                    token.text for token in part.tokens[max(start, at - 1) : stop] if token.type is Type.WORD
                )
                yield _against(part, old, new, words)
        for change in changes(part.tokens, start, end):
            if change.by is None:
                yield from (each for each in _bare(part, start, end, change) if not _is_about(each, amounts))


def _turned(document: Document, part: Part, number: int) -> Iterator[Finding]:
    """Yield a change whose amount is right and whose word is not: `4,8%; so với năm 2022 (4,1%) giảm 0,7 điểm %`."""
    figures = document.said(part, number)
    for each in figures:
        if each.role is not Role.CHANGE or each.of is Role.PLAN or each.figure.bound:
            continue
        before = [other for other in figures if other.at < each.at and _is_level(each.figure, other.figure)]
        olds = [other.figure for other in before if other.role is Role.EARLIER]
        news = [other.figure for other in before if other.role in (Role.RESULT, Role.NONE)]
        if len(olds) != 1 or len(news) != 1 or olds[0].point.meets(news[0].point):
            continue
        gap = news[0].value - olds[0].value if each.way < 0 else olds[0].value - news[0].value
        if gap.low > 0 and gap.meets(each.figure.value):
            yield _against(part, olds[0], news[0], "tăng" if each.way > 0 else "giảm")


def _is_level(amount: Figure, level: Figure) -> bool:
    """Return whether a figure can be the value that an amount was added to."""
    return level.unit == "%" if amount.unit == "điểm %" else amount.unit == level.unit not in ("", "%")


def _are_of_two_sizes(old: Figure, new: Figure) -> bool:
    """Return whether the magnitude of a second figure belongs to the first as well: `từ 52 xuống 38 triệu`."""
    return old.factor == 1 < new.factor and not old.unit


def _is_about(finding: Finding, amounts: set[Figure]) -> bool:
    """Return whether a finding takes by how much something changed for one of its two values."""
    starts = {finding.mark.start, *(place.start for place, _ in finding.related)}
    return any(each.start in starts for each in amounts)


def _bare(part: Part, start: int, end: int, change: Change) -> Iterator[Finding]:
    """Yield a rise or a fall without an amount whose two values say the opposite."""
    tokens = part.tokens
    beyond = phrases.said(tokens, change.at + 1, ("hơn",))
    if not beyond and not any(token.text == "so" for token in tokens[change.at + 1 : change.at + 4]):
        yield from _led(part, start, end, change)
        return
    anything = change._replace(by=Figure(0, 0, "", Interval(Fraction(), Fraction()), Interval(Fraction(), Fraction())))
    earlier = base(tokens, anything, end)
    news = [
        figure
        for at, figure in phrases.single(tokens, start, change.at)
        if earlier is not None
        and phrases.same_unit(figure, earlier)
        and (phrases.counts(figure) or figure.unit == earlier.unit == "%")
        and not parted(tokens, at, change.at)
    ]
    if earlier is None or len(news) != 1:
        return
    new = news[0]
    if _denied(change, earlier, new):
        yield _against(part, earlier, new, tokens[change.at].text)


def _led(part: Part, start: int, end: int, change: Change) -> Iterator[Finding]:
    """Yield a rise or a fall that follows what it is held against: `So với năm 2021 (45 vụ), … tăng, còn 40 vụ`."""
    tokens = part.tokens
    figures = [(at, each) for at, each in phrases.single(tokens, start, end) if each.unit not in lexicon.TIMES]
    if not phrases.said(tokens, start, ("so", "với")) or len(figures) != 2:
        return
    (first, old), (second, new) = figures
    if not first < change.at < second or not old.unit or old.unit != new.unit:
        return
    linked = {token.text for token in tokens[change.at + 1 : second]} <= _LINKS
    if linked and "," in {token.text for token in tokens[first : change.at]} and _denied(change, old, new):
        yield _against(part, old, new, tokens[change.at].text)


def _denied(change: Change, old: Figure, new: Figure) -> bool:
    return new.point.below(old.point) if change.up else old.point.below(new.point)


def _against(part: Part, old: Figure, new: Figure, words: str) -> Finding:
    way = "nhỏ hơn" if new.point.below(old.point) else "lớn hơn"
    return Finding(
        mark(part, new),
        f"ghi “{words}”, nhưng số sau “{new.shown}” {way} số trước “{old.shown}”",
        ((mark(part, old), f"số trước: “{old.shown}”"),),
    )
