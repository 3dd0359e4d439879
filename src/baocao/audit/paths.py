"""Ways to a target that are said in full: what there is now, what is wanted, by how much a year, in how many years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from baocao.audit import phrases, said
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.tokens import Figure, Token, Type

_GOALS = (("phấn", "đấu"), ("mục", "tiêu"), ("chỉ", "tiêu"), ("quyết", "tâm"))
_SENTENCES_BACK = 2
_YEARLY = (("mỗi", "năm"), ("hằng", "năm"), ("hàng", "năm"), ("/", "năm"), ("một", "năm"))
_OPEN = frozenset(["ít nhất", "trên", "dưới", "khoảng", "gần"])
"""Bounds of a step that leave room for a longer one."""


class _Said(NamedTuple):
    """A figure of a text at its token."""

    at: int
    figure: Figure


def unreached(document: Document, part: Part, start: int) -> Iterator[Finding]:
    """Yield the target of a sentence where the yearly step, taken for all its years at its largest, falls short."""
    tokens = part.tokens
    number = next((n for n, (begin, _) in enumerate(part.sentences) if begin == start), None)
    if number is None:
        return
    end = part.sentences[min(number + 1, len(part.sentences) - 1)][1]
    goal_at = _goal_word(tokens, start, part.sentences[number][1])
    goal = _first(tokens, goal_at + 2, part.sentences[number][1]) if goal_at >= 0 else None
    if goal is None:
        return
    step = _step(tokens, goal, (goal.at + 1, end), start) or _step(tokens, goal, (start, goal_at), start)
    now = _now(document, part, number, goal_at, (goal.figure, step.figure)) if step is not None else None
    if step is None or now is None:
        return
    years = _years(tokens, goal_at, end) or _between(now, tokens, goal_at, end)
    if years:
        yield from _short(part, goal.figure, step.figure, now, years)


def _goal_word(tokens: Sequence[Token], start: int, end: int) -> int:
    return next((at for at in range(start, end) if any(phrases.said(tokens, at, goal) for goal in _GOALS)), -1)


def _first(tokens: Sequence[Token], start: int, end: int) -> _Said | None:
    """Return the target: the first figure behind its word that is no length of time."""
    for at, figure in phrases.single(tokens, start, end):
        if figure.unit not in ("năm", "tháng"):
            return _Said(at, figure) if figure.unit and figure.bound in ("", "dưới", "trên", "ít nhất") else None
    return None


def _step(tokens: Sequence[Token], goal: _Said, where: tuple[int, int], start: int) -> _Said | None:
    """Return by how much a year brings it on: the one figure of its kind in a stretch that is yearly."""
    begin, end = where
    found = [
        _Said(at, figure)
        for at, figure in phrases.single(tokens, begin, end)
        if _is_alike(goal.figure, figure) and figure.bound not in _OPEN
    ]
    if len(found) != 1 or any(tokens[at].type is Type.RATIO for at in range(start, end)):
        return None
    at = found[0].at
    near = [token.text for token in tokens[max(begin, at - 9) : at]]
    behind = [token.text for token in tokens[at + 1 : min(end, at + 6)]]
    one_year = phrases.has(behind, (("trong", "năm"),)) and any(t.type is Type.YEAR for t in tokens[at + 1 : at + 6])
    return found[0] if phrases.has(near + behind, _YEARLY) or one_year else None


def _years(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return how many years the way takes, 0 where that is not said, or said twice."""
    counted = {
        int(figure.point.middle)
        for at, figure in phrases.single(tokens, start, end)
        if figure.unit == "năm" and not figure.bound and tokens[at - 1].text in ("trong", "qua", "còn")
    }
    if len(counted) == 1:
        return counted.pop()
    named = [token for token in tokens[start:end] if token.type is Type.YEAR]
    periods = any(token.type is Type.PERIOD for token in tokens[start:end])
    in_one = any(phrases.said(tokens, at, ("trong", "năm")) for at in range(start, end))
    return 1 if not counted and not periods and in_one and len({token.text for token in named}) == 1 else 0


def _between(now: tuple[Part, Figure], tokens: Sequence[Token], goal_at: int, end: int) -> int:
    """Return the years from that of the present value to that of the target, 0 where each is not named once."""
    at = _at(*now)
    begin, stop = next((begin, stop) for begin, stop in now[0].sentences if begin <= at < stop)
    last = min(stop, goal_at) if now[0].tokens is tokens else stop
    present = {token.text for token in now[0].tokens[begin:last] if token.type is Type.YEAR}
    wanted = {token.text for token in tokens[goal_at:end] if token.type is Type.YEAR}
    return max(int(wanted.pop()) - int(present.pop()), 0) if len(present) == len(wanted) == 1 else 0


def _now(
    document: Document, part: Part, number: int, goal_at: int, wanted_by: tuple[Figure, Figure]
) -> tuple[Part, Figure] | None:
    """Return the one figure of the target's kind that is said before it, the step aside."""
    goal, step = wanted_by
    begin = part.sentences[max(0, number - _SENTENCES_BACK)][0]
    places = [(part, begin, goal_at)]
    if number == 0:
        before = next((each for each in document.before(part) if each.tokens), None)
        if before is not None:
            places = [(before, before.sentences[-1][0], before.sentences[-1][1]), (part, begin, goal_at)]
    found = [
        (where, figure)
        for where, start, end in places
        for _, figure in phrases.single(where.tokens, start, end)
        if figure is not step and _is_alike(goal, figure) and not figure.bound and _is_wider(part, goal, where, figure)
    ]
    wanted = any(_goal_word(where.tokens, start, end) >= 0 for where, start, end in places)
    return found[0] if len(found) == 1 and not wanted and not _are_of_two(places[0], part, goal_at, goal) else None


_NAME_ENDS = frozenset(
    ["của", "toàn", "đạt", "còn", "là", "xuống", "ở", "mức", "lên", "dưới", "trên", "khoảng", "hiện", "năm", "ước", ","]
)


def _is_wider(part: Part, goal: Figure, where: Part, now: Figure) -> bool:
    """Return whether a target says no more of what it counts than is said of what there is."""
    wanted, present = _counted(part.tokens, _at(part, goal)), _counted(where.tokens, _at(where, now))
    return goal.unit == "%" or present[: len(wanted)] == wanted


_COUNTED_ENDS = frozenset(["vào", "trong", "đến", "bằng", "với", "mỗi", "nhờ", "qua", "trên", "từ", "và", "tại", "ở"])


def _counted(tokens: Sequence[Token], at: int) -> list[str]:
    behind = tokens[at + 1 : at + 12]
    return [t.text for t in takewhile(lambda t: t.type is Type.WORD and t.text not in _COUNTED_ENDS, behind)]


def _are_of_two(before: tuple[Part, int, int], part: Part, goal_at: int, goal: Figure) -> bool:
    """Return whether the shares that there is and that is wanted are named, and not alike."""
    if goal.unit != "%":
        return False
    where, start, end = before
    names = _rate(where.tokens, start, end), _rate(part.tokens, goal_at + 2, _at(part, goal))
    return all(names) and names[0] != names[1]


def _rate(tokens: Sequence[Token], start: int, end: int) -> tuple[str, ...]:
    """Return what a share is said to be of: the words behind `tỷ lệ`."""
    words = [token.text for token in tokens[start:end]]
    if "lệ" not in words:
        return ()
    behind = words[words.index("lệ") + 1 :]
    stop = next((at for at, word in enumerate(behind) if word in _NAME_ENDS or word[0].isdigit()), len(behind))
    return tuple(behind[:stop])


def _is_alike(first: Figure, second: Figure) -> bool:
    """Return whether two figures count the same: by their units, and by the words of the one that says less."""
    if first.unit == "%":
        return second.unit in ("%", "điểm %")
    shorter = min(len(first.noun), len(second.noun))
    return first.unit == second.unit and first.noun[:shorter] == second.noun[:shorter]


def _short(part: Part, goal: Figure, step: Figure, now: tuple[Part, Figure], years: int) -> Iterator[Finding]:
    present, wanted = now[1].point.middle, goal.point.middle
    largest = step.value.high if step.bound == "từ" else step.point.middle
    down = "giảm" in phrases.words_before(part.tokens, _at(part, step), 0, 4)
    if down != (wanted < present) or (goal.bound == "dưới") != down:
        return
    reached = present - years * largest if down else present + years * largest
    if (reached > wanted) if down else (reached < wanted):
        verb = "giảm" if down else "tăng"
        yield Finding(
            mark(part, goal),
            f"đề ra “{goal.shown}”, nhưng từ {now[1].shown} {verb} {said.number(largest / step.factor)} mỗi năm trong "
            f"{years} năm thì tới {said.number(reached / goal.factor)}",
            ((mark(part, step), f"mức {verb}: “{step.shown}”"), (mark(*now), f"hiện tại: “{now[1].shown}”")),
            sure=False,
        )


def _at(part: Part, figure: Figure) -> int:
    return next(at for at, token in enumerate(part.tokens) if token.figure is figure)
