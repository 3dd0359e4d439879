"""Certain mends made in the files of some years: the smallest patch, proven by reading and judging the result."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from typing import NamedTuple

from baocao.output import write_atomic
from baocao.problems import Edit, Place, Problem
from baocao.source.patch import Misfit, patch
from baocao.survey import Survey, survey
from baocao.years import Years

_ROUNDS = 50
"""A mend may make room for another; so often the files are judged anew, at the most."""
_LISTED = 3


class Mended(NamedTuple):
    """What becomes of the files; nothing is written yet."""

    made: tuple[Problem, ...]
    """What is mended; the places are those of the text that it was found in."""
    refused: tuple[tuple[str, Problem], ...]
    """The codes whose mends are left, each with a problem that they would have brought."""
    before: dict[int, bytes]
    """The bytes of each year's file that changes."""
    after: dict[int, bytes]
    left: Survey
    """What is wrong with the files as they become."""


def mend(years: Years, numbers: Iterable[int], codes: Container[str], step: Callable[[str], None]) -> Mended:
    """Return the files of some years with the certain mends of these codes made, as far as they do no harm.

    The mends of a code are left where the new text would not read, or would have a problem that was not there
    before. `years` then holds the new bytes in the place of those on disk.
    """
    chosen = list(numbers)
    made: list[Problem] = []
    refused: dict[str, Problem] = {}
    spent: set[str] = set()
    found = survey(years, chosen, step)
    for _ in range(_ROUNDS):
        mendable = [each for each in found.problems if each.fix and each.code in codes and each.code not in spent]
        if not mendable:
            break
        code = min(each.code for each in mendable)
        earlier = dict(years.instead)
        fitting = [each for number in chosen for each in _patched(years, number, mendable, code)]
        after = survey(years, chosen, step)
        harm = _arisen(found, after)
        if harm or not fitting or _count(after, code) >= _count(found, code):
            years.instead = earlier
            spent.add(code)
            refused |= {code: harm} if harm else {}
        else:
            made += fitting
            found = after
    before = {number: years.project.read(number) for number in years.instead}
    after_all = {number: data for number, data in years.instead.items() if data != before[number]}
    return Mended(tuple(made), tuple(refused.items()), before, after_all, found)


def _patched(years: Years, number: int, problems: Iterable[Problem], code: str) -> Iterator[Problem]:
    """Yield the problems of a code that could be mended together in one year's file, which `years` then has mended."""
    shown = years.project.shown(number)
    here = [
        each for each in dict.fromkeys(problems) if each.code == code and {e.place.file for e in each.fix} == {shown}
    ]
    data = start = years.bytes(number) if here else b""
    edits: list[Edit] = []
    for problem in here:
        try:
            data = patch(start, [*edits, *problem.fix])
        except Misfit:  # it lies on another mend: the next round sees what that has left
            continue
        edits += problem.fix
        yield problem
    if data != start:
        years.instead[number] = data


def _count(found: Survey, code: str) -> int:
    return sum(1 for each in dict.fromkeys(found.problems) if each.code == code)


def _arisen(before: Survey, after: Survey) -> Problem | None:
    """Return a problem that was not there before."""
    known = Counter(each.identity for each in dict.fromkeys(before.problems))
    for problem in dict.fromkeys(after.problems):
        known[problem.identity] -= 1
        if known[problem.identity] < 0:
            return problem
    return None


def write(years: Years, mended: Mended) -> None:
    """Replace the files on disk; raises OutputError where that cannot be, Misfit where somebody changed one since."""
    for number, data in mended.before.items():
        if years.project.read(number) != data:
            raise Misfit(Place(years.project.shown(number)), "tệp vừa được người khác sửa, nên để nguyên")
    for number, data in mended.after.items():
        write_atomic(years.project.file(number), data)


def described(problem: Problem) -> str:
    """Return `data/2020.yaml:35:3: BC702: “hoà” → “hòa”`."""
    edits = ", ".join(map(_change, problem.fix[:_LISTED]))
    more = f" và {len(problem.fix) - _LISTED} chỗ nữa" if len(problem.fix) > _LISTED else ""
    return f"{problem.place}: {problem.code}: {edits}{more}"


def _change(edit: Edit) -> str:
    if edit.old == edit.new:
        return f"“{edit.old}” viết lại bằng chữ dựng sẵn"
    return f"“{_brief(edit.old)}” → “{_brief(edit.new)}”"


def _brief(text: str) -> str:
    line = text.strip("\n").replace("\n", "⏎")
    return line if len(line) <= 60 else line[:59] + "…"


def diff(years: Years, mended: Mended) -> str:
    """Return what would change, as a unified diff; empty where nothing would."""
    return "".join(
        line
        for number, data in sorted(mended.after.items())
        for line in _diff(mended.before[number], data, years.project.shown(number))
    )


def _diff(before: bytes, after: bytes, shown: str) -> Iterator[str]:
    old, new = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (before, after))
    for line in difflib.unified_diff(old, new, shown, shown):
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"
