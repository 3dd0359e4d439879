"""Rebuilding as files change: what a save makes of each report, and which problems came and went with it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from baocao import batch
from baocao.output import OutputError
from baocao.problems import Problem, Severity
from baocao.project import Project
from baocao.years import Years

Key = tuple[str, int, str, str]
"""What a problem is known by from one save to the next: file, line, code, message."""


class Round(NamedTuple):
    """What became of one year after a save."""

    year: int
    path: Path
    written: bool
    came: tuple[Problem, ...]
    """The problems that were not there before."""
    went: tuple[Problem, ...]
    """The problems that are no longer there."""
    left: int
    """How many errors forbid the report still."""
    refusal: str = ""
    """Why the report could not be written: the cause and the mend."""


class Watcher:
    """Some years of a project, built again at each change that touches them."""

    def __init__(self, project: Project, years: Iterable[int], out: Path) -> None:
        self._read = Years(project)
        self._years, self._out = tuple(years), out
        self._known: dict[int, dict[Key, Problem]] = {year: {} for year in self._years}

    @property
    def texts(self) -> dict[str, str]:
        """Return the texts of the files that were read, by their shown names."""
        return self._read.texts

    def everything(self) -> list[Round]:
        """Return what every year gives."""
        return [self._round(year) for year in self._years]

    def after(self, changed: Iterable[Path]) -> list[Round]:
        """Return what the years give that some changed files touch; nothing where they touch none."""
        return [self._round(year) for year in self._touched(changed)]

    def _touched(self, changed: Iterable[Path]) -> list[int]:
        project = self._read.project
        names = {path.name for path in changed if path.parent.name == "data"}
        if any(path.suffix == ".j2" for path in changed):
            return list(self._years)
        return [
            year for year in self._years if any(project.file(each).name in names for each in (year - 1, year, year + 1))
        ]

    def _round(self, year: int) -> Round:
        path = self._out / f"bao-cao-{year}.docx"
        try:
            (outcome,), _ = batch.build(
                self._read.project, (year,), self._out, final=False, step=lambda _: None, read=self._read
            )
        except OutputError as error:
            return Round(year, path, False, (), (), 0, f"{error} {error.hint}".strip())
        now = {_key(each): each for each in outcome.problems if each.severity is not Severity.MISSING}
        before, self._known[year] = self._known[year], now
        came = tuple(each for key, each in now.items() if key not in before)
        went = tuple(each for key, each in before.items() if key not in now)
        left = sum(each.severity is Severity.ERROR for each in now.values())
        return Round(year, path, outcome.written, came, went, left)


def _key(problem: Problem) -> Key:
    return problem.place.file, problem.place.line, problem.code, problem.message
