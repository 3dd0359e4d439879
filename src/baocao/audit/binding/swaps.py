"""Figures that are another one with two neighbouring digits swapped: the commonest slip of fingers, rare by chance."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from baocao.audit.binding import slips
from baocao.audit.binding.facts import Fact, of_any_role
from baocao.audit.document import Document, once
from baocao.audit.meaning import naming
from baocao.audit.meaning.frames import Role

_FEWEST, _MANY = 3, 4
"""Digits in which a swap shows, and in which it is hardly ever one of chance."""
_MOST = 20
_SEVERAL = 3
_SHARED = 2
"""Words that two clauses have in common where they are of one thing."""
_OF_THE_TIME = re.compile(
    r"\d+/\d+|\w+ tháng|tháng đầu|đợt này|lũy kế|luỹ kế|cộng dồn|nhiệm kỳ|giai đoạn|lúc|tính đến|đến hết"
)
"""A time that a report may name in one place and take for granted in another."""
_OWN_ROLE = (Role.PLAN, Role.CHANGE, Role.EARLIER)
"""What a figure is, so that it is never told again as another thing."""

_Sentence = tuple[int, int]
"""A paragraph and the first token of a sentence of it."""
_CLOSE = 3
"""Paragraphs of one section within which two figures are rather told apart than told again."""
_PARALLEL = 3
"""Fewer words than so many may differ, and no fewer are the same, where two figures are told side by side."""
_BEFORE = 60
"""Characters before a figure in which a word stands that turns it to another thing."""
_TURNING = re.compile(
    r"\b(?:cận|thoát|tái|nữ|nam|chưa|không|kết thúc|khởi|hủy|ngừng|dừng|(?:dự|quyết|thanh) toán|giải ngân|nghiệm thu"
    r"|đăng ký|phê duyệt|điều chỉnh|bổ sung|phát sinh|nhập khẩu|xuất khẩu|thu hồi|chuyển|riêng)\b"
)
"""Words that make another thing of what they stand beside: `hộ cận nghèo`, `giá trị quyết toán`."""


@once
def printed(document: Document) -> Mapping[str, frozenset[_Sentence]]:
    """Return in which sentences and cells digits are printed, of each no more than three."""
    seen: dict[str, frozenset[_Sentence]] = defaultdict(frozenset)
    for part, start, end in document.sentences():
        for token in part.tokens[start:end]:
            for figure in (token.figure, token.of):
                shown = slips.digits(figure)[0] if figure is not None else ""
                if shown and len(seen[shown]) < _SEVERAL:
                    seen[shown] |= {(part.passage.number, start)}
    return seen


def is_mistyped(document: Document, fact: Fact, due: str) -> bool:
    """Return whether a figure stands nowhere else, and what it would be a slip for not beside it."""
    places = printed(document)
    own = _sentence(fact)
    return places[slips.digits(fact.figure)[0]] == {own} and own not in places[due]


def _sentence(fact: Fact) -> _Sentence:
    """Return in which sentence a figure stands."""
    return fact.part.passage.number, fact.part.sentences[fact.sentence][0]


@once
def by_digits(document: Document) -> Mapping[str, list[Fact]]:
    """Return the figures of the text that have digits enough, by their digits in order of size."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in of_any_role(document):
        shown = slips.digits(fact.figure)[0]
        alike = found[key(shown)]
        if len(shown) >= _FEWEST and len(alike) < _MOST:
            alike.append(fact)
    return found


def key(shown: str) -> str:
    """Return what digits have in common with the same ones in another order."""
    return "".join(sorted(shown.replace("0", "")))


def told_twice(document: Document) -> Iterator[tuple[Fact, Fact]]:
    """Yield two figures of the text that are one but for a swap, each with the one before it."""
    for alike in by_digits(document).values():
        for at, after in enumerate(alike):
            for before in alike[:at]:
                if _is_swap(document, before, after) and _are_of_one(before, after):
                    yield before, after
                    break


def _is_swap(document: Document, before: Fact, after: Fact) -> bool:
    """Return whether two figures differ by a swap, and one of them stands nowhere else."""
    (first, size), (second, other) = (slips.digits(each.figure) for each in (before, after))
    turned = min(len(first), len(second)) >= _MANY and slips.turned(first, second)
    if size != other or not (turned or slips.swapped(first, second)):
        return False
    return is_mistyped(document, after, first) or is_mistyped(document, before, second)


def _are_of_one(before: Fact, after: Fact) -> bool:
    """Return whether two figures may be of one thing by their unit, role, time, place and words."""
    if not _can_count_one(before, after) or _sentence(before) == _sentence(after) or _are_told_apart(before, after):
        return False
    if not (_of_one_time(before, after) and _of_one_place(before, after) and _say_one_thing(before, after)):
        return False
    common = before.own & after.own - {*before.unit.split(), *before.figure.noun[:1]}
    if slips.size(after.figure) >= _MANY:
        return bool(common) and not (before.divided and after.divided and before.divided != after.divided)
    enough = len(common) >= _SHARED or (bool(common) and len(before.wide & after.wide) > _SHARED)
    return before.divided == after.divided and enough


def _are_told_apart(before: Fact, after: Fact) -> bool:
    """Return whether the text has each of two figures beside another, in another role or as an item of one list."""
    roles = {each.role for each in (before, after) if each.role is not Role.EARLIER or not _last_year(each)}
    if {before.role, after.role} & {Role.EARLIER} and _last_year(before) != _last_year(after):
        return True
    first, second = before.part.marker, after.part.marker
    listed = first and second and first.kind == second.kind and first.path[:-1] == second.path[:-1]
    return bool(listed or follow_others(before, after) or (len(roles) == 2 and roles & {*_OWN_ROLE}))


def _last_year(fact: Fact) -> str:
    """Return the year that its sentence names last before a figure."""
    start = fact.part.tokens[_sentence(fact)[1]].start
    return next(reversed(re.findall(r"\b20\d\d\b", fact.part.passage.text[start : fact.figure.start])), "")


def are_parallel(before: Fact, after: Fact) -> bool:
    """Return whether two figures stand behind the same words but for one name: `thu BHXH đạt …`, `thu BHYT đạt …`."""
    first, second = (
        [
            word
            for word in re.findall(r"\w+", _beside(each).partition("…")[0])
            if word not in naming.LINKING | naming.LEADING
        ]
        for each in (before, after)
    )
    other = sum(one != two for one, two in zip(first, second, strict=False))
    return len(first) == len(second) and 0 < other < _PARALLEL <= len(first) - other


def are_near(before: Fact, after: Fact) -> bool:
    """Return whether two figures stand so near each other that they are rather told apart than told again."""
    return after.part.passage.number - before.part.passage.number < _CLOSE and before.section == after.section


def follow_others(before: Fact, after: Fact) -> bool:
    """Return whether each of two figures stands behind another one: `412 khách hàng với dư nợ 2.310 tỷ đồng`."""
    return bool(before.follows and after.follows and before.follows != after.follows)


def apart(first: frozenset[str], second: frozenset[str]) -> bool:
    """Return whether what is said of two figures leaves nothing that both are of."""
    return bool(first and second and not first & second)


def _say_one_thing(before: Fact, after: Fact) -> bool:
    """Return whether the words of neither of two figures turn it to something else than the other."""
    if len({frozenset(_TURNING.findall(_beside(each))) for each in (before, after)}) > 1:
        return False
    if are_parallel(before, after):
        return False
    named = bool(before.names - after.names and after.names - before.names)
    different = named or bool(before.own - after.wide and after.own - before.wide)
    return not (are_near(before, after) and different) or after.refers or after.summary or after.whole


def _beside(fact: Fact) -> str:
    """Return the words of its sentence right before a figure, and those that it counts."""
    start = fact.part.tokens[_sentence(fact)[1]].start
    lead = fact.part.passage.text[max(start, fact.figure.start - _BEFORE) : fact.figure.start].lower()
    return f"{lead} … {' '.join(fact.figure.noun[:8])}"


def _can_count_one(before: Fact, after: Fact) -> bool:
    """Return whether two figures are of one unit, or what one of them counts is left to the name before it."""
    if before.unit == after.unit:
        return True
    bare = not (before.unit and after.unit) and "%" not in (before.unit, after.unit)
    return bare and len(before.own & after.own) >= _SHARED


def _of_one_time(before: Fact, after: Fact) -> bool:
    """Return whether nothing says that two figures are of two times."""
    if apart(before.years, after.years) or apart(before.moments, after.moments):
        return False
    return all(_OF_THE_TIME.fullmatch(each) for each in before.moments ^ after.moments)


def _of_one_place(before: Fact, after: Fact) -> bool:
    """Return whether neither of two figures is of a place or a body that the words about the other do not know."""
    if before.places and after.places:
        return bool(before.places & after.places)
    named = {word for fact in (before, after) for each in fact.places for word in each.split() if word in fact.wide}
    return named <= {*before.wide, *before.names} & {*after.wide, *after.names}
