"""A year's file that is being changed: values are put in, the whole is read and judged anew, then it may be written."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from baocao import sealing, source
from baocao.checks import registry
from baocao.checks.data import RULES
from baocao.editing.derived import Consequence, consequences
from baocao.editing.names import Named, Unknown, resolve
from baocao.editing.showing import brief, leaves
from baocao.model import Year
from baocao.output import write_atomic
from baocao.problems import Place, Problem
from baocao.project import Project
from baocao.source import Node, Reading, Scalar
from baocao.source.patch import Misfit, patch
from baocao.source.settings import adding, find, removing, setting
from baocao.values import OPEN
from baocao.waivers import Waiver, settle
from baocao.years import Years, has_error


class Put(NamedTuple):
    """One value that was changed: its place in the changed file, and both values as a person reads them."""

    place: Place
    before: str
    after: str

    def __str__(self) -> str:
        """Return `data/2021.yaml:112: 20.000 → 21.100 người`."""
        return f"{self.place.file}:{self.place.line}: {self.before} → {self.after}"


class Judgement(NamedTuple):
    """What a changed file would bring."""

    problems: tuple[Problem, ...]
    """What is wrong with it that was not wrong before, and whatever is wrong with the values that were put in."""
    consequences: list[Consequence]

    @property
    def refused(self) -> bool:
        """Return whether the change must not be written."""
        return has_error(self.problems)


def refusal(named: Named, value: str) -> Unknown | None:
    """Return why a value is not to be put there by a command: a section has no value, prose is not typed in a shell."""
    if not named.kind.leaf:
        return Unknown(f"“{named.words}” là cả một mục, không phải một giá trị", f"ghi rõ khóa: {named.words}.…")
    block = isinstance(named.node, Scalar) and named.node.text.strip().count("\n")
    if block and "\n" not in value and value.strip().casefold() != OPEN:
        mend = f"sửa trong trình soạn thảo, hoặc đưa cả lời văn qua đầu vào: baocao set {named.words} - < loi-van.txt"
        return Unknown(f"“{named.words}” là lời văn nhiều dòng, không thay bằng một dòng", mend)
    return None


class Draft:
    """One year's file in memory, from its bytes on disk to the bytes that are to replace them."""

    def __init__(self, project: Project, year: int) -> None:
        """Read the file; raises Unreadable where the system does not give it."""
        self.project, self.year, self.file = project, year, project.shown(year)
        self.before = self.data = project.read(year)
        self.reading = source.read(self.data, self.file)
        self.put_in: dict[tuple[str, ...], str] = {}
        """What stood at each path that was changed, as a person reads it."""

    @property
    def node(self) -> Node | None:
        """Return the file's values; None where its text cannot be read."""
        return self.reading.node

    def named(self, words: str) -> Named | Unknown:
        """Return the value that a user's words name."""
        return resolve(words, self.reading.node) if self.reading.node else Unknown("tệp không đọc được", "")

    def put(self, named: Named, value: str) -> None:
        """Put a value in; an empty one takes an optional key away. Raises Misfit where the file has no room for it."""
        path = named.path
        if not value.strip() and named.order and isinstance(named.node, Scalar):
            edits = removing(self.reading, path)
        elif named.node is None:
            edits = adding(self.reading, path, value, named.order)
        else:
            edits = setting(self.reading, path, value)
        data = patch(self.data, edits)
        reading = source.read(data, self.file)
        self._prove(reading, path)
        self.put_in.setdefault(path, brief(path, self.reading.node, with_unit=False))
        self.data, self.reading = data, reading

    def _prove(self, reading: Reading, path: tuple[str, ...]) -> None:
        """Raise Misfit unless the new text says what the old one said, but for one value."""
        if reading.node and _but(path, self.reading.node) != _but(path, reading.node):
            raise Misfit(Place(self.file, 1, 1), "không đặt được giá trị này mà giữ nguyên các giá trị khác")

    def changes(self) -> list[Put]:
        """Return what was changed, in the order in which it was put in."""
        found = []
        for path, before in self.put_in.items():
            node = find(self.reading.node, path)
            place = node.place if node else Place(self.file, 0, 0, path)
            if brief(path, self.reading.node, with_unit=False) != before:
                found.append(Put(place, before, brief(path, self.reading.node)))
        return found

    def judge(self) -> Judgement:
        """Return what the change brings: problems by the loader and the rules, here and in the years beside."""
        (old, faults), (new, problems) = self._state(self.before), self._state(self.data)
        known = Counter(fault.identity for fault in faults)
        arisen = []
        for problem in problems:
            known[problem.identity] -= 1
            if known[problem.identity] < 0 or problem.place.path in self.put_in:
                arisen.append(problem)
        return Judgement(tuple(arisen), consequences(old, new) if old and new else [])

    def _state(self, data: bytes) -> tuple[Year | None, list[Problem]]:
        """Return the year that some bytes of the file say, and what is wrong with it and the years beside it."""
        years = Years(self.project, instead={self.year: data})
        problems: list[Problem] = []
        found: list[Problem] = []
        waivers: list[Waiver] = []
        for number in (self.year - 1, self.year, self.year + 1):
            loaded, subject = years.beside(number), years.subject(number)
            problems += loaded.problems
            waivers += loaded.waivers
            found += registry.run(RULES, subject) if subject else []
        problems += settle(found, waivers).problems
        for number in (self.year - 1, self.year):
            problems += sealing.problems(years, number, sealing.held(years, number))
        return years.load(self.year).whole, problems

    def write(self) -> None:
        """Replace the file on disk; raises OutputError where that cannot be, Misfit where somebody else changed it."""
        if self.project.read(self.year) != self.before:
            raise Misfit(Place(self.file), "tệp vừa được người khác sửa")
        write_atomic(self.project.file(self.year), self.data)


def _but(path: tuple[str, ...], node: Node | None) -> dict[tuple[str, ...], str]:
    """Return every value of a file by its path, but for one."""
    return {each: value.text for each, value in leaves(node) if each != path}
