"""Totals that close what was told before them: `…; như vậy tổng thu là`, `cả hai đợt`, `đưa tổng số lên`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit.binding import ledger, wholes
from baocao.audit.document import Document, Part
from baocao.audit.meaning import lists
from baocao.audit.meaning.classes import exclusive
from baocao.audit.meaning.cues import Role
from baocao.audit.meaning.frames import Said
from baocao.audit.meaning.subjects import content
from baocao.audit.reading import lexicon
from baocao.audit.reading.interval import Interval, reckoned, total

_SUMMING = re.compile(
    r"(?<!trong )(?<!trên )(?<!của )(?<!với )\btổng\b(?! (?:hợp|kết|thể|công ty|cục|giám đốc|quát|đài|vệ sinh|bí thư"
    r"|đội|điều tra))|(?<!cơ )\bcộng\b(?! (?:đồng|tác|hòa|hoà|sản|sinh|dồn|hưởng))|\btất cả\b|\bhợp thành\b"
    r"|\bvị chi\b|\b(?:cả|hết) thảy\b|\b(?:gom|dồn|nhập|gộp) (?:lại|cả|chung)\b|\btính chung\b(?! [^,]*tháng)"
    r"|\bcả (?:hai|ba|bốn|năm|sáu|bảy|[2-9]) (?!năm|tháng|nước)\S+"
)
"""What calls a figure the sum of those before it."""
_COUNTS = {word: number for number, word in enumerate(["hai", "ba", "bốn", "năm", "sáu", "bảy"], 2)} | {
    str(number): number for number in range(2, 10)
}
_COUNT = re.compile(r"\b(?:cả|cộng|tổng|của|trong) (?P<count>hai|ba|bốn|năm|sáu|bảy|[2-9]) (?!năm|tháng|nước)\S+")
"""What says how many figures a total sums up: `cộng ba chương trình`, `tổng hai phiên`."""
_LIFTING = re.compile(r"\b(?:nâng|đưa)\b.*\blên(?: (?:thành|tới|đến|mức|là|con số))*$")
"""What calls a figure the sum of what there was and what was added."""
_ABOVE = re.compile(r"\b(?:nêu|kể|nói)? ?trên\b|\bnày\b")
_PART = re.compile(r"\b(?:trong đó|riêng|bình quân|trung bình|mỗi)\b|\d (?:của )?tổng\b")
_MOST = 12
_MOST_NEAR = 7
"""Figures before and behind a total of which every sum and difference is tried."""


class Closing(NamedTuple):
    """A total and the figures before it that it sums up."""

    whole: Said
    terms: tuple[Said, ...]
    counted: bool
    """Whether the text says how many they are (`cả hai đợt`), or speaks of them as a list (`các nguồn trên`)."""
    own: frozenset[str]
    """The words of the total that the figures before it are not told with."""

    @property
    def sure(self) -> bool:
        """Return whether the total can be of nothing else than of the terms."""
        whole = self.whole.figure
        same = all(
            unit == whole.unit or {unit, whole.unit} <= lexicon.PERSONS or unit in lexicon.KINDS.get(whole.unit, ())
            for unit in (each.figure.unit for each in self.terms)
        )
        return self.counted or (not self.own and same)

    @property
    def added(self) -> Interval:
        """Return the sum of the terms."""
        return total([each.figure.value for each in self.terms])


def closings(document: Document) -> Iterator[Closing]:
    """Yield each total that nothing near it bears out, with the terms that come the nearest to it."""
    for part in document.running:
        window = ledger.entries(document, part)
        if window and len(window) <= ledger.MOST_ENTRIES:
            for place, whole in enumerate(window):
                yield from _closing(window[:place], whole, window[place + 1 :])
    for items, part in _behind_lists(document):
        first = next((each for each in ledger.entries(document, part) if not each.depth), None)
        if first is not None:
            yield from _closing(items, first, ())


def _behind_lists(document: Document) -> Iterator[tuple[tuple[Said, ...], Part]]:
    """Yield the figures that the items of a list begin with, and the paragraph right behind the list."""
    following = dict(zip([each.passage.number for each in document.running], document.running[1:], strict=False))
    for items in ledger.lists_of(document):
        behind = following.get(items[-1].part.passage.number)
        if behind is not None and behind.marker is None:
            yield items, behind


def _closing(before: Sequence[Said], whole: Said, behind: Sequence[Said]) -> Iterator[Closing]:
    lead = _lead(before[-1:], whole)
    lifting = _LIFTING.search(lead) is not None
    summing = _SUMMING.search(lead)
    if not (lifting or summing) or whole.figure.bound or _PART.search(lead):
        return
    sentence = whole.part.tokens[slice(*whole.part.sentences[whole.sentence])]
    same = [each for each in before if lists.compatible(whole.figure, each.figure) and not lists.is_from(each.figure)]
    if lists.has_one(sentence, whole.figure.unit):
        return
    runs = _lifted(same, whole) if lifting else _runs(same, whole)
    fits = [Closing(whole, terms, False, _own(terms, whole)) for terms in runs]
    fits = [each for each in fits if not any(each.added.meets(other.figure.value) for other in same)]  # parts of that
    said = re.search(_COUNT, lead) if summing else None
    count = _COUNTS[said["count"]] if said else 0
    if count:
        fits = [each._replace(counted=True) for each in fits if len(each.terms) == count]
    closest = min(fits, key=lambda each: abs(each.added.middle - whole.figure.value.middle), default=None)
    whole_of = whole.denominator
    if closest is None or (whole_of is not None and closest.added.meets(whole_of.value)):
        return  # “khiếu nại 214 vụ, tố cáo 37 vụ. Tính chung đã giải quyết 224/251 vụ”
    if _is_of_these(closest, lifting=lifting) and not _is_borne_out(whole, same[-_MOST_NEAR:], behind):
        listed = closest.terms[0].part is not whole.part and _ABOVE.search(whole.around) is not None
        yield closest._replace(counted=closest.counted or listed)


def _lead(before: Sequence[Said], whole: Said) -> str:
    """Return the words of a clause before a total, a number in words among them (`cộng ba chương trình`)."""
    if not before or before[0].part is not whole.part or not before[0].figure.shown.isalpha():
        return whole.before
    between = whole.part.passage.text[before[0].figure.end : whole.figure.start].lower()
    apart = not all(word.isalpha() for word in between.split())
    return whole.before if apart else f"{before[0].before} {before[0].figure.shown.lower()} {between.strip()}"


def _is_borne_out(whole: Said, before: Sequence[Said], behind: Sequence[Said]) -> bool:
    """Return whether some figures before a total, added and taken away, make it, or those listed behind it."""
    stated = whole.figure.value
    values = [each.figure.value for each in before]
    values += [each.denominator.value for each in before if each.denominator is not None][: _MOST_NEAR - len(values)]
    if any(made.meets(stated) for _, made in reckoned(values)):
        return True
    following = [each.figure.value for each in behind[:_MOST] if lists.compatible(whole.figure, each.figure)]
    return any(total(following[:stop]).meets(stated) for stop in range(1, len(following) + 1))


def _runs(same: Sequence[Said], whole: Said) -> Iterator[tuple[Said, ...]]:
    """Yield the figures of whole sentences or clauses before a total, each of which it can be the sum of."""
    terms = [each for each in same if each.depth == whole.depth or each.part is not whole.part]
    kinds = lexicon.KINDS.get(whole.figure.unit, frozenset())  # 25 `kế hoạch` are no plan where documents are counted
    terms = [each for each in terms if each.figure.unit in kinds or each.role not in wholes.NO_PARTS]
    if whole.part is (terms[-1].part if terms else None):
        terms = [each for each in terms if whole.sentence - each.sentence <= 1]
    for at in range(len(terms) - 1):
        first, before = terms[at], terms[at - 1] if at else None
        begins = before is None or (before.sentence, before.semicolons) != (first.sentence, first.semicolons)
        if begins and len(terms) - at <= _MOST and _can_add_up(terms[at:], whole):
            yield tuple(terms[at:])


def _lifted(same: Sequence[Said], whole: Said) -> Iterator[tuple[Said, ...]]:
    """Yield what there was and what was added to it, before the figure that both lifted a number to."""
    terms = [each for each in same if not each.depth and each.role not in (Role.PLAN, Role.PERCENT)]
    terms = [each for each in terms if whole.sentence - each.sentence <= 1 and each.part is whole.part]
    for at in range(max(0, len(terms) - 4), len(terms) - 1):
        if _can_add_up(terms[at:], whole):
            yield tuple(terms[at:])


def _can_add_up(terms: Sequence[Said], whole: Said) -> bool:
    return all(each.figure.value.below(whole.figure.value) for each in terms)


def _is_of_these(closing: Closing, *, lifting: bool) -> bool:
    """Return whether a total is close to the sum, as a slip leaves it, and of what its terms are of."""
    stated = closing.whole.figure.value
    apart = abs(closing.added.middle - stated.middle)
    parts = [lists.Piece.of(each) for each in closing.terms]
    if apart * (4 if closing.counted or exclusive(parts) else 8) > stated.middle:
        return False
    if lifting or closing.counted:
        return True
    shared = set(_telling(closing.whole)) - closing.own
    return not closing.own or bool(shared) or _ABOVE.search(closing.whole.around) is not None


def _own(terms: Sequence[Said], whole: Said) -> frozenset[str]:
    first = terms[0]
    told = {word for each in terms for word in each.around.split()}
    told |= {token.text for token in first.part.tokens[slice(*first.part.sentences[first.sentence])]}
    return frozenset(_telling(whole)) - told


def _telling(whole: Said) -> list[str]:
    return [word for word in content(whole.before.split()) if word not in ("cộng", "tất", "toàn", "lại")]
