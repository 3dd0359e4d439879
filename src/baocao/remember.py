"""What was made once is not made again: results kept by the values that they follow from.

A process that makes many reports (a watch, a batch) meets the same prose and the same blocks again and again.
A function that is remembered is pure and takes frozen values, so that a result is the same whether it was kept
or not; a test asserts it of whole reports. The number of results is bounded, and the oldest go first.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Generic, ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made", bound=Hashable)

Frozen = TypeVar("Frozen")

_FORGET: list[Callable[[], None]] = []


class Same(Generic[Frozen]):
    """A frozen value that is equal to itself alone: what is large is told apart by being the very same."""

    __slots__ = ("value",)

    def __init__(self, value: Frozen) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


def remembered(most: int) -> Callable[[Callable[Given, Made]], Callable[Given, Made]]:
    """Return what keeps the last `most` results of a function by its arguments, told apart also by their types."""

    def keep(function: Callable[Given, Made]) -> Callable[Given, Made]:
        kept = lru_cache(maxsize=most, typed=True)(function)
        _FORGET.append(kept.cache_clear)
        return kept  # type: ignore[return-value]  # lru_cache gives up the names of the arguments, we give none

    return keep


def forget() -> None:
    """Forget every result, as in a process that has just begun."""
    for clear in _FORGET:
        clear()
