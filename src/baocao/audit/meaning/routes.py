"""`từ … lên …`, `từ … xuống (còn) …`: a way from an earlier value to a later one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit.meaning import lists, motions
from baocao.audit.reading import phrases
from baocao.audit.reading.tokens import Figure, Token, Type


class Route(NamedTuple):
    """An earlier and a later value with the word between them."""

    at: int
    old: Figure
    new: Figure
    stop: int
    """The token behind it."""
    way: int
    """1 for upwards, -1 for downwards, 0 for unsaid."""
    ranging: bool = False
    """Whether it may be a range: `giảm từ 5% đến 10%`."""


def read(tokens: Sequence[Token], start: int, end: int) -> Iterator[Route]:
    """Yield each `từ … lên …`, `từ … xuống (còn) …` of a stretch of tokens."""
    for at in range(start, end):
        if tokens[at].text != "từ":
            continue
        reversed_one = _turned_round(tokens, start, at, end)
        if reversed_one:
            yield reversed_one
            continue
        figures = list(_values(tokens, at + 1, min(end, at + 16)))[:2]
        if len(figures) < 2 or figures[0][0] > at + 3 or figures[0][1].bound == "từ":
            continue
        if any(tokens[place - 1].text == "-" for place, _ in figures):
            continue  # “nâng chuẩn tắc luồng từ -9,5 m xuống -10,5 m”
        (first, old), (second, new) = figures
        old = lists.scaled(old, new)  # “từ 1,5 lên 4,5 triệu USD”
        between = {token.text for token in tokens[first + 1 : second] if token.depth == tokens[at].depth}
        if (
            {";", "trở"} & between
            or not phrases.same_unit(old, new)
            or (old.unit != new.unit and new.unit == "%" and old.unit)
        ):
            continue
        way = _way(tokens, start, (at, first, second), between)
        if way is None:
            continue
        ranging = {token.text for token in tokens[first + 1 : second]} & _RANGING
        yield Route(at, old, new, second + 1, way, bool(ranging))


def _way(tokens: Sequence[Token], start: int, where: tuple[int, int, int], words: set[str]) -> int | None:
    """Return which way a route goes by its words, 0 where they differ; None where it is none."""
    at, first, second = where
    ways = {motion.way for here in range(first + 1, second) if (motion := motions.at(tokens, here, start))}
    ways |= {1} if "lên" in words else set()
    ways |= {-1} if words & _DOWNWARDS else set()
    lead = {motion.way for here in range(max(start, at - 3), at) if (motion := motions.at(tokens, here, start))}
    if not ways and not (lead and words & _ONWARDS):
        return None
    ways |= lead
    return ways.pop() if len(ways) == 1 else 0


_DOWNWARDS = frozenset({"xuống", "còn", "về"})
_RANGING = frozenset({"đến", "tới"})
_ONWARDS = frozenset({"đến", "tới", "thành", "lại", "rồi"})
"""Between two values these say a way only behind a verb of motion: `nhích từ 5,4 thành 5,7`."""


def _values(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, Figure]]:
    """Yield the plain figures and the ranks of a stretch, each with its token."""
    for at in range(start, end):
        figure = phrases.rank(tokens, at) or (tokens[at].figure if tokens[at].type is Type.FIGURE else None)
        if figure is not None:
            yield at, figure


def _turned_round(tokens: Sequence[Token], start: int, at: int, end: int) -> Route | None:
    """Return the route of `giảm còn 35 đơn từ 50 đơn`, whose later value stands first."""
    after = next(phrases.single(tokens, at + 1, min(end, at + 4)), None)
    before = list(phrases.single(tokens, max(start, at - 5), at))[-1:]
    if after is None or not before:
        return None
    (place, new), (behind, old) = before[0], after
    lead = phrases.words_before(tokens, place, start, 4)
    between = {token.text for token in tokens[place + 1 : at]}
    if not {"còn", "lên", "xuống"} & set(lead[-2:]) or not {"tăng", "giảm"} & set(lead) or {",", ";", "("} & between:
        return None
    if not phrases.same_unit(old, new) or {"lên", "xuống", "còn", "đến"} & set(
        phrases.words_after(tokens, behind, end)
    ):
        return None
    return Route(place, old, new, behind + 1, 1 if "tăng" in lead else -1)
