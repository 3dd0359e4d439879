"""The story of one report: from a year's file to the bytes of a judged Word file."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from baocao import word
from baocao.checks import word_format
from baocao.problems import Problem
from baocao.review import STEPS as REVIEW
from baocao.review import review
from baocao.years import Years, has_error

STEPS = REVIEW + 2
"""How often `step` is called for a report, at the most."""


class Made(NamedTuple):
    """What became of one year's report."""

    data: bytes | None
    """The Word file; None where an error forbids it."""
    problems: tuple[Problem, ...]
    draft: bool = False


def make(years: Years, number: int, *, final: bool, step: Callable[[str], None]) -> Made:
    """Return one year's report, told step by step; with `final` an open value is an error."""
    with _not_collecting():
        document, problems, _ = review(years, number, step=step, final=final)
        if document is None:
            return Made(None, problems)
        step("ghi tệp Word")
        data = word.write(document)
        step("soát thể thức")
        problems += tuple(word_format.check(word.read(data), f"bao-cao-{number}.docx"))
        return Made(None if has_error(problems) else data, problems, document.head.draft)


@contextmanager
def _not_collecting() -> Iterator[None]:
    """Hold back the garbage collector: a report is many small values, none of them in cycles."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
