"""Next year's file out of this year's, by patches of its text, so that comments, order and layout stay.

What stays: who signs, recipients, abbreviations, cited documents, groups, indicators, divisions. A target stays as
it was, with a remark that it is last year's. What is open again: number and date, every result, every figure (its
unit goes into a remark), all prose, the plan. Where the year before is compared with, its result is taken over.
Years move in the subject, in indicators' names and in the remark at the head of the file, nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from baocao.editing.showing import leaves
from baocao.model import Division, Plan, Results, Year
from baocao.problems import Edit, Place
from baocao.shape import fields
from baocao.source import Mapping, Node, Reading, Scalar
from baocao.source.settings import adding, find, removing, setting
from baocao.values import OPEN, Figure, Open

_YEAR = re.compile(r"(?<![\d.,/–-])(?:19|20)\d\d(?![\d,–-]|\.\d|/\d)")
_EXPRESSION = re.compile(r"\{\{[^{}]*\}\}")
_RESULTS = ("actual", "verdict", "percent", "change")
_ADJUSTED = ("issued_target", "adjusted_by")
"""What is said of a plan that was changed in the course of its year."""
_TARGET_REMARK = "kế hoạch năm {}, chưa xác nhận"

Path = tuple[str, ...]


class Task(NamedTuple):
    """Something that a person has to see to in the new file: the path of the value, and what."""

    path: Path
    what: str


class Succession(NamedTuple):
    """How this year's text becomes next year's, and what that leaves to be done."""

    edits: tuple[Edit, ...]
    tasks: tuple[Task, ...]


def succession(reading: Reading, node: Mapping, year: Year, number: int) -> Succession:
    """Return the edits that make the file of the year `number` out of a year's text, and what is left to do."""
    made = _Succession(reading, node, year, number)
    made.document()
    made.indicators()
    made.figures()
    made.prose()
    made.heading()
    return Succession(tuple(made.edits), tuple(made.tasks))


class _Succession:
    def __init__(self, reading: Reading, node: Mapping, year: Year, number: int) -> None:
        self.reading, self.node, self.year, self.number = reading, node, year, number
        self.old = int(str(year.year))
        self.rows = reading.text.split("\n")
        self.edits: list[Edit] = []
        self.tasks: list[Task] = []

    # -- the parts of a file ---------------------------------------------------------------------

    def document(self) -> None:
        """Move the year on; open number and date."""
        self.set(("year",), str(self.number))
        for key in ("number", "date"):
            self.set(("document", key), OPEN)
        due = self.scalar(("document", "due"))
        if due:
            self.edits += removing(self.reading, ("document", "due"))
            self.tasks.append(Task(("document", "date"), f"đã bỏ hạn trình {due.text}: đặt lại ở document.due"))
        self.move_years(("document", "subject"), "trích yếu: đọc lại, các năm đã dời")
        self.tasks.append(Task(("document", "signatory"), "người ký, nơi nhận: còn đúng không"))

    def indicators(self) -> None:
        """Keep targets, open results, take last year's result over where it is compared with."""
        for name in self.year.indicators:
            path = ("indicators", name)
            for key in _RESULTS:
                self.set((*path, key), OPEN)
            for key in _ADJUSTED:
                if self.scalar((*path, key)):
                    self.edits += removing(self.reading, (*path, key))
            if self.scalar((*path, "baseline")):
                actual = self.scalar((*path, "actual"))
                known = isinstance(self.year.indicators[name].actual, Figure)
                self.set((*path, "baseline"), actual.text if actual and known else OPEN)
            target = self.scalar((*path, "target"))
            if target and target.text != OPEN:
                self.remark((*path, "target"), target.text, _TARGET_REMARK.format(self.old))
                what = f"đang ghi {target.text} như năm {self.old}: xác nhận hoặc sửa"
                self.tasks.append(Task((*path, "target"), what))
            self.move_years((*path, "name"), "tên chỉ tiêu: đọc lại, các năm đã dời")
            self.note((*path, "note"))

    def note(self, path: Path) -> None:
        """Drop a note that says something of last year's; keep one that only calls values."""
        note = self.scalar(path)
        if note and (not _EXPRESSION.search(note.text) or re.search(r"\d", _EXPRESSION.sub("", note.text))):
            self.edits += removing(self.reading, path)
            self.tasks.append(Task(path[:-1], f"đã bỏ lời ghi của năm {self.old}: {' '.join(note.text.split())}"))

    def figures(self) -> None:
        """Open every figure, its unit in a remark."""
        places: list[tuple[Path, Figure | Open]]
        places = [(("figures", name), figure) for name, figure in self.year.figures.items()]
        for key, division in self.year.divisions.items():
            places += [(("divisions", key, "figures", name), figure) for name, figure in division.figures.items()]
        for path, figure in places:
            if isinstance(figure, Figure):
                self.remark(path, OPEN, f"đơn vị: {figure.unit}" if figure.unit else "")

    def prose(self) -> None:
        """Open the prose of results and plan; add the plan where the year before had none."""
        for key in fields(Results):
            self.set(("results", key.name), OPEN)
        order = tuple(each.name for each in fields(Division))
        for name in self.year.divisions:
            self.set(("divisions", name, "summary"), OPEN)
            self.open_or_add(("divisions", name, "tasks"), order)
            self.tasks.append(Task(("divisions", name, "tasks"), f"nhiệm vụ năm {self.number} của phòng"))
        keys = [key.name for key in fields(Plan)]
        if isinstance(find(self.node, ("plan",)), Mapping):
            for name in keys:
                self.open_or_add(("plan", name), tuple(keys))
        else:
            lines = "".join(f"\n  {name}: {OPEN}" for name in keys)
            self.add_at_end(f"\n\nplan:{lines}")
        self.tasks += [Task(("plan", name), f"kế hoạch năm {self.number}") for name in keys]

    def heading(self) -> None:
        """Move the years in the remark at the head of the file."""
        first = self.node.entries[0].key.place
        for number, row in enumerate(self.rows[: first.line - 1], 1):
            for match in _YEAR.finditer(row):
                place = Place(first.file, number, match.start() + 1)
                if self.moved(match) != match[0]:
                    self.edits.append(Edit(place, match[0], self.moved(match)))

    # -- pieces ------------------------------------------------------------------------------------

    def scalar(self, path: Path) -> Scalar | None:
        """Return the value that stands at a path, if one does."""
        found: Node | None = find(self.node, path)
        return found if isinstance(found, Scalar) else None

    def set(self, path: Path, value: str) -> None:
        """Set a value that is there."""
        if self.scalar(path):
            self.edits += setting(self.reading, path, value)

    def open_or_add(self, path: Path, order: Path) -> None:
        """Open a value, there or not."""
        if self.scalar(path):
            self.set(path, OPEN)
        else:
            self.edits += adding(self.reading, path, OPEN, order)

    def add_at_end(self, text: str) -> None:
        """Put lines behind the last one of the file that says something."""
        last = max(number for number, row in enumerate(self.rows, 1) if row.strip())
        self.edits.append(Edit(Place(self.node.place.file, last, len(self.rows[last - 1]) + 1), "", text))

    def remark(self, path: Path, value: str, words: str) -> None:
        """Set a value, with a remark behind it where its line has none yet."""
        scalar = self.scalar(path)
        if scalar is None:
            return
        row = self.rows[scalar.place.line - 1]
        edits = setting(self.reading, path, value)
        old = edits[0].old if edits else row[scalar.place.column - 1 :].rstrip()
        alone = row[scalar.place.column - 1 :].rstrip() == old
        if edits and not (alone and words):
            self.edits += edits
        elif alone and words:
            new = edits[0].new if edits else old
            self.edits.append(Edit(scalar.place, old, f"{new}  # {words}"))

    def move_years(self, path: Path, what: str) -> None:
        """Move the years of a line of text, where they are this file's or the ones beside it."""
        scalar = self.scalar(path)
        moved = _YEAR.sub(self.moved, scalar.text) if scalar else ""
        if scalar and moved != scalar.text:
            self.edits += setting(self.reading, path, moved)
            self.tasks.append(Task(path, what))

    def moved(self, match: re.Match[str]) -> str:
        """Return a year moved on; one that is far from the file's is of something else."""
        year = int(match[0])
        return str(year + self.number - self.old) if abs(year - self.old) <= 1 else match[0]


def place(node: Node, path: Path) -> Place:
    """Return where a task's value stands in the new file, or what is nearest around it."""
    found = find(node, path)
    return found.place if found else place(node, path[:-1])


def awaited(node: Node) -> int:
    """Return how many values of a file are open."""
    return sum(value.text == OPEN for _, value in leaves(node))


def outdated(text: str, before: int) -> Iterator[int]:
    """Yield the lines whose remark speaks of a year that is past."""
    for number, row in enumerate(text.split("\n"), 1):
        if row.strip().startswith("#") and any(int(year) < before for year in _YEAR.findall(row)):
            yield number
