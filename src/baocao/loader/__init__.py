"""Nodes to a Year: names, types, required keys, Vietnamese notation; all faults of a file at once."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import PurePosixPath
from typing import NamedTuple

from baocao.loader import names
from baocao.loader.walk import walk
from baocao.model import Year
from baocao.problems import Place, Problem
from baocao.source import Mapping, Node
from baocao.values import Open

__all__ = ["Loading", "load"]


class Loading(NamedTuple):
    """A year as far as it could be read, and everything that is wrong with its file."""

    year: Year | None
    """None where the file is no mapping at all. Not to be built from while `problems` holds an error."""
    problems: tuple[Problem, ...]


def load(node: Node | None, file: str) -> Loading:
    """Return the year that a file's nodes declare; never raises."""
    if not isinstance(node, Mapping):
        hint = "tệp phải bắt đầu bằng các khóa: year, document, …"
        where = node.place if node else Place(file, 1, 1)
        return Loading(None, (Problem(where, "BC207", "tệp không có khóa nào", hint),))
    reading = walk(node)
    year: Year = reading.record(Year, node, Place(file, 1, 1))
    found = [*reading.problems, *_named_as_its_file(year, file)]
    found += _not_following(reading.problems, islice(names.check(year, reading.proses), 200))
    return Loading(year, tuple(found))


def _not_following(shape: list[Problem], named: Iterable[Problem]) -> list[Problem]:
    """Return the faults of names that do not merely follow from a fault of shape.

    A value that could not be read is not there to be named (BC238), and under a misspelt collection
    (`figure:` for `figures:`) nothing is declared.
    """
    lost = any(problem.code in ("BC201", "BC204") and len(problem.place.path) == 1 for problem in shape)
    following = {"BC238"} if shape else set()
    following |= {"BC233", "BC234", "BC241"} if lost else set()
    return [problem for problem in named if problem.code not in following]


def _named_as_its_file(year: Year, file: str) -> list[Problem]:
    stem = PurePosixPath(file).stem
    if isinstance(year.year, Open) or str(year.year) == stem:
        return []
    return [
        Problem(year.year.place, "BC219", f"tệp {file} lại ghi năm {year.year}", f"ghi year: {stem}, hoặc đổi tên tệp")
    ]
