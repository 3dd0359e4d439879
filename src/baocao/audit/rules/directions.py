"""The word for the direction of a change against its two values."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from baocao.audit import lexicon, phrases
from baocao.audit.document import Document, Finding, Part, mark
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
        if any(token.text in ("hạng", "thứ", "bậc") for token in part.tokens[start:end]):
            continue  # a rank that rises is a smaller number
        for at, old, new, stop, way in movements(part.tokens, start, end):
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
                yield from _bare(part, start, end, change)


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
