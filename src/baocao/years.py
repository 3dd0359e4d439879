"""The years of a project, each read once for all who look at it: text, nodes, values, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from baocao import loader, source
from baocao.checks.registry import Subject
from baocao.model import Year
from baocao.problems import Problem, Severity
from baocao.project import Project, Unreadable
from baocao.source import Node, Reading
from baocao.waivers import Waiver, waivers


class Loaded(NamedTuple):
    """A year's file as far as it could be read, and what is wrong with its text and shape."""

    year: Year | None
    problems: tuple[Problem, ...]
    reading: Reading | None = None
    """What its text said, as far as it was there."""
    waivers: tuple[Waiver, ...] = ()
    """What the office lets stand in this file."""

    @property
    def node(self) -> Node | None:
        """Return the file's values as the author wrote them; None where that is uncertain."""
        return self.reading.node if self.reading else None

    @property
    def text(self) -> str:
        """Return the file's text in NFC with LF at the end of every line."""
        return self.reading.text if self.reading else ""

    @property
    def whole(self) -> Year | None:
        """Return the year where no error leaves a part of it out."""
        return None if has_error(self.problems) else self.year


@dataclass(slots=True)
class Years:
    """One project's years: a file is read again only when its bytes have changed, however many look at it."""

    project: Project
    texts: dict[str, str] = field(default_factory=dict)
    """The text of each file that was read, by its shown name."""
    instead: dict[int, bytes] = field(default_factory=dict)
    """Bytes that stand for a year's file: what it is to become, judged before it is written."""
    _loaded: dict[str, tuple[bytes, Loaded]] = field(default_factory=dict)
    _now: dict[int, Loaded] | None = None
    """The years as they were when they were first looked at, where they are to stay so."""

    @property
    def still(self) -> Years:
        """Return these years as they are now: each is read once, whatever becomes of its file meanwhile."""
        return replace(self, _now={})

    def bytes(self, number: int) -> bytes:
        """Return the bytes of a year's file, or those that stand for it; raises Unreadable."""
        return self.instead[number] if number in self.instead else self.project.read(number)

    def load(self, number: int) -> Loaded:
        """Return one year as far as it could be read, and everything that its file alone gets wrong."""
        if self._now is None:
            return self._load(number)
        if number not in self._now:
            self._now[number] = self._load(number)
        return self._now[number]

    def _load(self, number: int) -> Loaded:
        """Return one year as its file is now."""
        shown = self.project.shown(number)
        try:
            data = self.bytes(number)
        except Unreadable as error:
            return Loaded(None, (error.problem,))
        before = self._loaded.get(shown)
        if before is None or before[0] != data:
            self._loaded[shown] = data, read(data, shown, before[1] if before else None)
            self.texts[shown] = self._loaded[shown][1].text
        return self._loaded[shown][1]

    def beside(self, number: int) -> Loaded:
        """Return a year that is needed only where it has a file."""
        known = self._now is not None and number in self._now
        return self.load(number) if known or self.exists(number) else Loaded(None, ())

    def exists(self, number: int) -> bool:
        """Return whether a year has a file, be it one that cannot be read."""
        return number in self.instead or self.project.has(number)

    def subject(self, number: int) -> Subject | None:
        """Return what the rules look at; None where there is no such year, or its file has errors."""
        loaded = self.beside(number)
        if loaded.whole is None or loaded.node is None:
            return None
        before, after = self.beside(number - 1).whole, self.beside(number + 1).whole
        data, _ = self._loaded[self.project.shown(number)]
        return Subject(loaded.whole, loaded.node, loaded.text, before, after, data)


def read(data: bytes, shown: str, before: Loaded | None = None) -> Loaded:
    """Return what the bytes of a year's file say; `shown` is the name that places carry.

    What the file said `before` saves time: what has not changed since is not read again.
    """
    reading = source.read(data, shown, before.reading if before else None)
    if reading.node is None:
        return Loaded(None, reading.problems, reading)
    loading = loader.load(reading.node, shown)
    let = waivers(shown, reading.text, reading.node)
    return Loaded(loading.year, reading.problems + loading.problems, reading, let)


def has_error(problems: tuple[Problem, ...]) -> bool:
    """Return whether anything here stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
