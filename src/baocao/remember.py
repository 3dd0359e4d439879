"""What was made once is not made again: results kept by the values that they follow from.

A process that makes many reports (a watch, a batch) meets the same prose and the same blocks again and again.
A function that is remembered is pure and takes frozen values, so that a result is the same whether it was kept
or not; a test asserts it of whole reports. The number of results is bounded, and those go first that were not asked for
in the longest time.

Results are kept by equal values, or by the very same ones: what is large (a node, a block, a year) stays the same
object from one save to the next where the author did not touch it, and is then known without a look at what is in it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made", bound=Hashable)

EVERY = sys.maxsize
"""As `same`: every argument is known by being the very same object, however many a function takes."""
_FORGET: list[Callable[[], None]] = []


def remembered(most: int, *, same: int = 0) -> Callable[[Callable[Given, Made]], Callable[Given, Made]]:
    """Return what keeps the last `most` results of a function by its arguments.

    The first `same` of them are known by being the very same object, the others by being equal. Without `same`,
    values of two types are two values.
    """

    def keep(function: Callable[Given, Made]) -> Callable[Given, Made]:
        if same:
            return _by_the_same(function, most, same)  # type: ignore[no-any-return]  # it takes what the function takes
        kept = lru_cache(maxsize=most, typed=True)(function)
        _FORGET.append(kept.cache_clear)
        return kept  # type: ignore[return-value]  # lru_cache gives up the names of the arguments, we give none

    return keep


def _by_the_same(function: Any, most: int, same: int) -> Any:
    # A result is kept with what it was made of: while it is known, no other object can have the same id.
    kept: dict[object, tuple[object, Any]] = {}
    # What was asked for before the results of now: it comes to them when it is asked for again, or goes.
    older: dict[object, tuple[object, Any]] = {}

    def clear() -> None:
        kept.clear()
        older.clear()

    def make(key: object, given: tuple[object, ...]) -> Any:
        found = older.pop(key, None)
        if found is None:
            found = given, function(*given)
        if len(kept) >= most // 2:
            older.clear()
            older.update(kept)
            kept.clear()
        kept[key] = found
        return found[1]

    # Four of one kind, for this is asked some thousand times a report.
    def of_one(one: object) -> Any:
        found = kept.get(id(one))
        return make(id(one), (one,)) if found is None else found[1]

    def of_all(*given: object) -> Any:
        key = tuple(map(id, given))
        found = kept.get(key)
        return make(key, given) if found is None else found[1]

    def of_first(one: object, *others: object) -> Any:
        key = (id(one), others)
        found = kept.get(key)
        return make(key, (one, *others)) if found is None else found[1]

    def of_some(*given: object) -> Any:
        key = (*map(id, given[:same]), *given[same:])
        found = kept.get(key)
        return make(key, given) if found is None else found[1]

    _FORGET.append(clear)
    takes = function.__code__.co_argcount
    if same == EVERY or same == takes > 1:
        return wraps(function)(of_all)
    return wraps(function)(of_one if takes == 1 else of_first if same == 1 else of_some)


def forget() -> None:
    """Forget every result, as in a process that has just begun."""
    for clear in _FORGET:
        clear()
