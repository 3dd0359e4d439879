"""What is found in a text: where, why, and what is to stand there if that is certain."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@\S+|\b(?:https?://|www\.)\S+")
_FAR = 1 << 60


class Flaw(NamedTuple):
    """One fault of the writing of a text."""

    start: int
    end: int
    message: str
    """The cause in one sentence, in Vietnamese."""
    hint: str = ""
    """The mend, in Vietnamese."""
    new: str | None = None
    """What is to stand for `text[start:end]`, where nothing else can be meant."""


def addresses(text: str) -> list[tuple[int, int]]:
    """Return the stretches that are addresses of mail and of the web, whose letters and signs are nobody's mistake."""
    return [match.span() for match in _ADDRESS.finditer(text)] if "@" in text or "/" in text or "www" in text else []


def inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Tell whether an offset lies in one of some stretches, which are in order."""
    index = bisect_right(spans, (at, _FAR)) - 1
    return index >= 0 and at < spans[index][1]
