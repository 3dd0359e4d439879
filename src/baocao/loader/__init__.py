"""Nodes to a Year: names, types, required keys, Vietnamese notation; all faults of a file at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from baocao.loader import names
from baocao.loader.walk import Walk
from baocao.model import Year
from baocao.problems import Place, Problem
from baocao.source import Mapping, Node
from baocao.values import Open

__all__ = ["Loading", "load"]


@dataclass(frozen=True, slots=True)
class Loading:
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
    walk = Walk(node)
    year: Year = walk.record(Year, node, Place(file, 1, 1))
    found = [*walk.problems, *_named_as_its_file(year, file)]
    found += names.check(year, walk.proses)
    return Loading(year, tuple(found))


def _named_as_its_file(year: Year, file: str) -> list[Problem]:
    stem = PurePosixPath(file).stem
    if isinstance(year.year, Open) or str(year.year) == stem:
        return []
    return [Problem(year.year.place, "BC219", f"tệp {file} lại ghi năm {year.year}", f"ghi year: {stem}, hoặc đổi tên tệp")]
