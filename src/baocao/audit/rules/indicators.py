"""One figure, one value: what a text states of one thing in two places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from baocao.audit.binding import facts, slips, swaps
from baocao.audit.binding.facts import Fact
from baocao.audit.document import Document, Finding, mark
from baocao.audit.meaning.frames import Role

_MOST = 20
"""Facts of like digits, or of one name, that one is held against."""
_FEW, _MANY = 2, 4
"""Digits in which a slip is often chance, and in which it hardly ever is."""
_WORDS = 3
"""Words that two figures of one thing have in common where nothing but their words says so."""


def one_indicator_two_values(document: Document) -> Iterator[Finding]:
    """Một chỉ tiêu, một nội dung chỉ có một giá trị ở mọi chỗ.

    Vì sao: phần tóm tắt, đánh giá chung thường lấy số ở thời điểm khác hay gõ lại bằng tay, dễ đảo hoặc sai một chữ số,
    lệch mười lần. Chỉ so khi hai chỗ nói cùng một việc: cùng đơn vị, không khác thời gian, địa danh, kế hoạch; gọi đúng
    một tên chỉ tiêu thì hai số khác nhau là nêu; cùng những chữ chỉ việc thì chỉ nêu khi hai số lệch nhau kiểu gõ nhầm,
    hoặc cùng là tổng số của toàn đơn vị. Cùng một tên và cùng ghi rõ năm thì chắc chắn, còn lại là có khả năng.

    Ví dụ sai:

        Năm 2024 có 128 doanh nghiệp thành lập mới. … Trong số 138 doanh nghiệp thành lập mới có 32 doanh nghiệp chưa
        có doanh thu.

    Cách sửa: đối chiếu với số liệu gốc, thống nhất một số ở mọi chỗ.
    """
    given = facts.stated(document)
    known = _Known(given)
    told: set[tuple[int, int]] = set()
    for fact in given:
        if known.confirmed(fact):
            continue
        before = next(
            chain(
                (each for each in known.named(fact) if _one_name(each, fact)),
                (each for each in known.like(fact) if _one_thing(each, fact)),
                (each for each in known.wholes(fact) if _one_whole(each, fact)),
                (each for each in known.worded(fact) if _one_rounded(each, fact)),
            ),
            None,
        )
        if before is not None and _place(before) not in told:
            told.add(_place(fact))
            yield _told_otherwise(before, fact, fact.name if fact.name and _called(fact) == _called(before) else "")
    yield from _told_both_ways(document)
    for before, fact in swaps.told_twice(document):
        if not {_place(before), _place(fact)} & told:
            told.add(_place(fact))
            yield _told_otherwise(before, fact, "")


def _told_otherwise(before: Fact, fact: Fact, name: str) -> Finding:
    what = f"“{name}” " if name else ""
    return Finding(
        mark(fact.part, fact.figure),
        f"{what}ghi “{fact.figure.shown}”, ở chỗ khác ghi “{before.figure.shown}”"
        f"{'' if what else ' cho cùng một nội dung'}",
        ((mark(before.part, before.figure), f"ghi “{before.figure.shown}”"),),
        sure=bool(what) and fact.dated,
    )


def _told_both_ways(document: Document) -> Iterator[Finding]:
    """Yield a change that is told of one thing as a rise and, of the same size, as a fall."""
    changes: dict[object, list[Fact]] = defaultdict(list)
    for fact in facts.of_any_role(document):
        if fact.role is not Role.CHANGE or len(fact.own) < _WORDS:
            continue
        known = changes[fact.unit, fact.own, fact.figure.shown]
        before = next((each for each in known if each.way == -fact.way and _can_be_one(each, fact)), None)
        if before is not None:
            yield Finding(
                mark(fact.part, fact.figure),
                f"ghi {_WAYS[fact.way > 0]} “{fact.figure.shown}”, ở chỗ khác ghi {_WAYS[before.way > 0]}",
                ((mark(before.part, before.figure), f"ghi {_WAYS[before.way > 0]}"),),
                sure=False,
            )
        elif len(known) < _MOST:
            known.append(fact)


_WAYS = ("giảm", "tăng")


def _place(fact: Fact) -> tuple[int, int]:
    return fact.part.passage.number, fact.figure.start


class _Known:
    """The facts of a document by their digits."""

    def __init__(self, given: tuple[Fact, ...]) -> None:
        self._like: dict[object, list[Fact]] = defaultdict(list)
        self._same: dict[object, list[Fact]] = defaultdict(list)
        self._wholes: dict[object, list[Fact]] = defaultdict(list)
        self._named: dict[object, list[Fact]] = defaultdict(list)
        self._worded: dict[object, list[Fact]] = defaultdict(list)
        for fact in given:
            for key in _keys(fact):
                if len(self._like[key]) < _MOST:
                    self._like[key].append(fact)
            if fact.whole and len(self._wholes[fact.unit, fact.own]) < _MOST:
                self._wholes[fact.unit, fact.own].append(fact)
            if fact.name and len(self._named[_called(fact)]) < _MOST:
                self._named[_called(fact)].append(fact)
            if len(fact.own) >= _WORDS and len(self._worded[fact.unit, fact.own]) < _MOST:
                self._worded[fact.unit, fact.own].append(fact)
            same = self._same[fact.unit, slips.digits(fact.figure, fact.factor)]
            if len(same) < _MOST:
                same.append(fact)

    def like(self, fact: Fact) -> Iterator[Fact]:
        """Yield the facts before one whose digits differ from its own as by a slip."""
        place = _place(fact)
        seen: set[tuple[int, int]] = set()
        for each in chain.from_iterable(self._like[key] for key in _keys(fact)):
            if _place(each) < place and _place(each) not in seen and not each.figure.value.meets(fact.figure.value):
                seen.add(_place(each))
                yield each

    def named(self, fact: Fact) -> Iterator[Fact]:
        """Yield the facts before one that give another value of an indicator of its name."""
        for each in self._named[_called(fact)] if fact.name else ():
            if _place(each) < _place(fact) and not each.value.meets(fact.value):
                yield each

    def wholes(self, fact: Fact) -> Iterator[Fact]:
        """Yield the facts before one that give another number of all that it counts."""
        for each in self._wholes[fact.unit, fact.own] if fact.whole else ():
            if _place(each) < _place(fact) and not each.figure.value.meets(fact.figure.value):
                yield each

    def worded(self, fact: Fact) -> Iterator[Fact]:
        """Yield the facts before one that are told in the same words."""
        for each in self._worded[fact.unit, fact.own] if len(fact.own) >= _WORDS else ():
            if _place(each) < _place(fact) and not each.figure.value.meets(fact.figure.value):
                yield each

    def confirmed(self, fact: Fact) -> bool:
        """Return whether the same figure stands elsewhere for something that shares a word with it."""
        return any(
            (each.part is not fact.part or each.sentence != fact.sentence) and each.own & fact.own
            for each in self._same[fact.unit, slips.digits(fact.figure, fact.factor)]
        )


def _called(fact: Fact) -> tuple[str, str]:
    """Return the unit and the words of the name of a fact, in whatever order it has them."""
    return fact.unit, " ".join(sorted(fact.name.split()))


def _keys(fact: Fact) -> Iterator[tuple[object, ...]]:
    """Yield what two facts have in common whose digits are alike: all but one, or the same in another order."""
    shown, first = slips.digits(fact.figure, fact.factor)
    yield fact.unit, first, "".join(sorted(shown))
    for at in range(len(shown) + 1):
        yield fact.unit, first, f"{shown[:at]}*{shown[at + 1 :]}".rstrip("0")
    if fact.unit in ("đồng", "kg") and len(shown) > _FEW:
        yield fact.unit, shown


def _one_name(before: Fact, after: Fact) -> bool:
    """Return whether two facts of one name are of one time, place and class too."""
    same = before.scope == after.scope and before.dated == after.dated and before.places == after.places
    return same and before.years == after.years and _can_be_one(before, after)


def _one_thing(before: Fact, after: Fact) -> bool:
    """Return whether two facts with like digits are said of one thing."""
    first, second = (slips.digits(each.figure, each.factor)[0] for each in (before, after))
    if not (slips.alike(first, second) or first == second) or not _can_be_one(before, after):
        return False
    if after.refers and len(after.own) > _FEW and after.own <= before.wide:
        return True
    if _goes_with_the_same(before, after) or (slips.turned(first, second) and _is_said_of_all(before, after)):
        return True
    return (after.refers or not after.limited) and _is_told_again(before, after)


def _goes_with_the_same(before: Fact, after: Fact) -> bool:
    """Return whether two facts of one noun follow one and the same figure: `1.935 hộ với 7.846 khẩu`."""
    same = before.follows and before.follows == after.follows and before.divided == after.divided
    return bool(same) and sum(map(str.isdigit, after.follows)) > _FEW and _noun(before) == _noun(after)


def _is_said_of_all(before: Fact, after: Fact) -> bool:
    """Return whether facts with one's digits in another order are of one thing: by all their words, or of all."""
    limited = (before.limited or after.limited) and not (after.refers or after.whole)
    if limited or before.divided != after.divided or slips.size(after.figure) <= _FEW:
        return False
    common = before.own & after.own
    equal = (before.own == after.own and len(common) >= 2) or (common in (before.own, after.own) and len(common) > _FEW)
    whole = (before.whole or after.whole) and slips.size(after.figure) >= _MANY and bool(before.own & after.own)
    return equal or (whole and _noun(before) == _noun(after))


def _noun(fact: Fact) -> tuple[str, ...]:
    """Return what a figure counts: its unit, or the first words behind it."""
    return (fact.unit,) if fact.unit else fact.figure.noun[:2]


def _is_told_again(before: Fact, after: Fact) -> bool:
    """Return whether the words of two facts are of one thing; the fewer digits they have, the nearer they must be."""
    common = before.own & after.own
    equal = before.own == after.own and len(common) >= 2
    size = max(slips.size(each.figure) for each in (before, after))
    undivided = before.divided == after.divided
    if size <= _FEW:
        return equal and undivided and (before.summary or after.summary or after.whole)
    if swaps.are_near(before, after) and not before.summary:
        return equal and len(common) >= _WORDS
    wide = len(before.wide & after.wide) >= _MANY
    within = before.own <= after.wide, after.own <= before.wide
    if (undivided or size >= _MANY) and (equal or (all(within) and len(common) >= 2 and wide)):
        return True
    turned = slips.turned(*(slips.digits(each.figure, each.factor)[0] for each in (before, after)))
    return size >= _MANY and wide and (all if not turned else any)(within) and bool(before.own and after.own)


def _one_whole(before: Fact, after: Fact) -> bool:
    """Return whether two facts give the number of all of one thing: a summary, and where the text comes to it."""
    named = len(after.own) >= 2 and before.divided == after.divided and (before.summary or after.summary)
    return named and _can_be_one(before, after)


def _one_rounded(before: Fact, after: Fact) -> bool:
    """Return whether one of two facts in the same words rounds the other to its wrong side: `gần 3.200` of 3.245."""
    bounds = [each.figure.bound for each in (before, after)]
    if bool(bounds[0]) == bool(bounds[1]) or before.divided != after.divided:
        return False
    first, second = before.figure.point.middle, after.figure.point.middle
    return abs(first - second) * _NEARLY <= max(first, second) and _can_be_one(before, after)


_NEARLY = 20
"""By no more than such a part two figures differ of which one rounds the other."""


def _can_be_one(before: Fact, after: Fact) -> bool:
    """Return whether neither time, place nor name parts two facts, nor a list that has each as an item of its own."""
    if before.part is after.part and before.sentence == after.sentence:
        return False
    first, second = before.part.marker, after.part.marker
    listed = first and second and first.kind == second.kind and before.part is not after.part and not after.refers
    names = before.names <= after.names or after.names <= before.names
    counted = after.unit or after.figure.noun  # a bare number of a list counts what its whole does
    return bool(
        counted
        and not listed
        and names
        and not swaps.follow_others(before, after)
        and before.moments == after.moments
        and not swaps.apart(before.years, after.years)
        and not swaps.apart(before.places, after.places)
        and not swaps.are_parallel(before, after)
    )
