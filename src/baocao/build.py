"""The story of one report: from a year's file to the bytes of a judged Word file."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from baocao import loader, source, word
from baocao.checks import registry, word_format
from baocao.checks.registry import Subject
from baocao.checks.year import ERRORS
from baocao.compose import TemplateFault, compose, open_places
from baocao.model import Year
from baocao.problems import Place, Problem, Severity
from baocao.project import Project, Unreadable
from baocao.source import Node


class Loaded(NamedTuple):
    """A year's file as far as it could be read, and what is wrong with its text and shape."""

    year: Year | None
    problems: tuple[Problem, ...]
    node: Node | None = None
    text: str = ""

    def subject(self, previous: Year | None, following: Year | None) -> Subject | None:
        """Return what the rules look at; None where the file cannot be judged as it is."""
        if self.year is None or self.node is None or _errors(self.problems):
            return None
        return Subject(self.year, self.node, self.text, previous, following)


class Made(NamedTuple):
    """What became of one year's report."""

    data: bytes | None
    """The Word file; None where an error forbids it."""
    problems: tuple[Problem, ...]
    draft: bool = False


@dataclass(slots=True)
class Workshop:
    """One project at work: a file is read again only when its bytes have changed, however many reports need it."""

    project: Project
    texts: dict[str, str] = field(default_factory=dict)
    """The text of each file that was read, by its shown name."""
    _loaded: dict[str, tuple[bytes, Loaded]] = field(default_factory=dict)

    def make(self, number: int, *, final: bool, step: Callable[[str], None]) -> Made:
        """Return one year's report, told step by step; with `final` an open value is an error."""
        with _not_collecting():
            return self._make(number, final=final, step=step)

    def _make(self, number: int, *, final: bool, step: Callable[[str], None]) -> Made:
        step("đọc số liệu")
        loaded, after = self.load(number), self._beside(number + 1)
        year, following = loaded.year, after.year
        problems = loaded.problems + after.problems
        if not _errors(problems):
            problems += _judged(loaded.subject(self._beside(number - 1).year, following))
            problems += _judged(after.subject(year, None))
        if year is None or _errors(problems):
            return Made(None, problems)
        step("soạn văn bản")
        try:
            document = compose(year, following, self.project.root)
        except TemplateFault as fault:
            return Made(None, (*problems, fault.problem))
        problems += _awaited(open_places(document, year), final=final)
        if _errors(problems):
            return Made(None, problems)
        step("ghi tệp Word")
        data = word.write(document)
        step("soát thể thức")
        problems += tuple(word_format.check(word.read(data), f"bao-cao-{number}.docx"))
        return Made(None if _errors(problems) else data, problems, document.head.draft)

    def load(self, number: int) -> Loaded:
        """Return one year as far as it could be read, and everything that its file alone gets wrong."""
        shown = self.project.shown(number)
        try:
            data = self.project.read(number)
        except Unreadable as error:
            return Loaded(None, (error.problem,))
        before = self._loaded.get(shown)
        if before is None or before[0] != data:
            self._loaded[shown] = data, self._read(data, shown)
        return self._loaded[shown][1]

    def _beside(self, number: int) -> Loaded:
        """Return a year that a report needs only where it has a file."""
        return self.load(number) if self.project.has(number) else Loaded(None, ())

    def _read(self, data: bytes, shown: str) -> Loaded:
        reading = source.read(data, shown)
        self.texts[shown] = reading.text
        if reading.node is None:
            return Loaded(None, reading.problems, text=reading.text)
        loading = loader.load(reading.node, shown)
        return Loaded(loading.year, reading.problems + loading.problems, reading.node, reading.text)


def _judged(subject: Subject | None) -> tuple[Problem, ...]:
    """Return what forbids a report of one year's data."""
    return tuple(registry.run(ERRORS, subject)) if subject else ()


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


def _awaited(places: list[tuple[Place, str]], *, final: bool) -> tuple[Problem, ...]:
    """Return a problem for each value that the document shows as open."""
    severity = Severity.ERROR if final else Severity.MISSING
    return tuple(
        Problem(place, "BC601", f"{_what(place)}: {placeholder.strip('[]')}", "", severity)
        for place, placeholder in places
    )


def _what(place: Place) -> str:
    return ".".join(place.path) or place.file


def _errors(problems: tuple[Problem, ...]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
