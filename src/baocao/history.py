"""A year as it is beside what it was at a revision, or beside another year: read, compared, written as one document."""

from __future__ import annotations

from typing import NamedTuple

from baocao import git, word
from baocao.blocks import Document
from baocao.compare.documents import merged
from baocao.compare.shown import Titled
from baocao.compare.years import Comparison, Difference, compared
from baocao.compose import compose
from baocao.problems import Place, Problem, Severity
from baocao.project import FIRST_YEAR, LAST_YEAR, Project
from baocao.years import Loaded, Years, read


class Side(NamedTuple):
    """One side of a comparison: a year with the one whose plan its report prints."""

    year: Loaded
    following: Loaded

    def errors(self) -> list[Problem]:
        """Return what forbids comparing it."""
        return [each for each in self.year.problems if each.severity is Severity.ERROR]


_NOTHING = Loaded(None, ())


class Pair(NamedTuple):
    """What is compared: the side before is None where there was no such file."""

    title: str
    old: Side | None
    new: Side

    def problems(self) -> list[Problem]:
        """Return what forbids the comparison."""
        return [*(self.old.errors() if self.old else ()), *self.new.errors()]

    def texts(self) -> dict[str, str]:
        """Return the texts of what is compared, by the names that problems carry."""
        loaded = (each for side in (self.old, self.new) if side for each in side)
        return {each.problems[0].place.file: each.text for each in loaded if each.problems and each.text}

    def titled(self) -> Titled:
        """Return the differences; a year that is new as a whole is one."""
        new = self.new.year.year
        old = self.old.year.year if self.old else None
        if new is None or old is None:
            place = new.place if new else Place(self.title)
            whole = Difference((), f"Số liệu năm {new.year if new else ''}".rstrip(), None, "tệp mới", place)
            return Titled(self.title, Comparison((whole,), ()))
        return Titled(self.title, compared(old, new))

    def document(self, project: Project) -> bytes:
        """Return the new report as a Word file in which what differs from the old one is a tracked change.

        Raises TemplateFault.
        """
        new = _composed(self.new, project)
        old = _composed(self.old, project) if self.old else new._replace(body=(), annexes=())
        return word.write(merged(old, new))


def _composed(side: Side, project: Project) -> Document:
    assert side.year.year is not None, "the pair's problems were asked for before"
    return compose(side.year.year, side.following.year, project.root)


def since(years: Years, number: int, revision: str) -> Pair:
    """Return a year of a project beside what it was at a revision; raises GitError."""
    project = years.project
    shown = project.shown(number)
    before = _at(project, number, revision)
    old = Side(before, _at(project, number + 1, revision) or _NOTHING) if before else None
    return Pair(f"{shown} so với {revision}", old, _side(years, number))


def gone(years: Years, revision: str) -> list[Titled]:
    """Return the years that had a file at a revision and have none now, each as one difference; raises GitError."""
    project = years.project
    names = {str(name) for name in git.names(project.root, revision, "data")}
    found = (year for year in range(FIRST_YEAR, LAST_YEAR + 1) if project.shown(year) in names)
    return [_lost(project.shown(year), year, revision) for year in found if not years.exists(year)]


def _lost(shown: str, year: int, revision: str) -> Titled:
    whole = Difference((), f"Số liệu năm {year}", "tệp đã bị xóa", None, Place(f"{revision}:{shown}"))
    return Titled(f"{shown} so với {revision}", Comparison((whole,), ()))


def between(years: Years, old: int, new: int) -> Pair:
    """Return one year beside another."""
    project = years.project
    return Pair(f"{project.shown(new)} so với {project.shown(old)}", _side(years, old), _side(years, new))


def _side(years: Years, number: int) -> Side:
    return Side(years.load(number), years.beside(number + 1))


def _at(project: Project, number: int, revision: str) -> Loaded | None:
    shown = project.shown(number)
    data = git.content(project.root, revision, shown)
    return None if data is None else read(data, f"{revision}:{shown}")
