"""The values of a division's table, each matched to what it is in the year's file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from baocao.editing.columns import UNIT, VALUES, Columns, folded
from baocao.editing.draft import Draft
from baocao.editing.names import Named
from baocao.editing.showing import brief, unit
from baocao.loader.leaves import is_open
from baocao.scope import did_you_mean
from baocao.sheets import Cell, Sheet
from baocao.source import Mapping, Scalar
from baocao.source.patch import Misfit
from baocao.source.settings import find

_NUMBERED = re.compile(r"^\s*(?:[-–+•*]|\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,4})[.)](?:\d{1,2}\.?)*)\s+")
_REMARK = re.compile(r"#\s*đơn vị:\s*(?P<unit>.+?)\s*$")
_NUMBER = re.compile(r"\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?$")
_SIGNS = re.compile(r"^(?:>=|≥|>|<=|≤|<)\s*")

Path = tuple[str, ...]


class Row(NamedTuple):
    """One value of the table: where it stands, what it is, and what becomes of it."""

    number: int
    """The row in the table, from 1."""
    label: str
    path: Path = ()
    """The value of the file; empty where the row matches nothing."""
    before: str = ""
    after: str = ""
    fault: str = ""
    """Why it cannot be taken, or why nothing matches."""


def take(draft: Draft, sheet: Sheet, columns: Columns) -> list[Row]:
    """Put a table's values into a draft, and return what became of each row; empty cells change nothing."""
    book = _Book(draft)
    found: list[Row] = []
    taken: dict[Path, int] = {}
    for number, cells in enumerate(sheet.rows[columns.first :], columns.first + 1):
        for row, value in _values(book, number, cells, columns):
            if row.fault or not row.path:
                found.append(row)
            elif row.path in taken:
                found.append(row._replace(fault=f"chỉ tiêu này đã có ở dòng {taken[row.path]} của bảng"))
            else:
                taken[row.path] = number
                found.append(_put(draft, row, value))
    return found


def _put(draft: Draft, row: Row, value: str) -> Row:
    """Put one value in; what stands there already is left alone."""
    node = find(draft.node, row.path)
    if isinstance(node, Scalar) and node.text.strip() == value:
        return row._replace(after=row.before)
    named = draft.named(".".join(row.path))
    if not isinstance(named, Named):
        return row._replace(fault=named.message)
    try:
        draft.put(named, value)
    except Misfit as error:
        return row._replace(fault=str(error))
    return row._replace(after=brief(row.path, draft.node))


def _values(book: _Book, number: int, cells: tuple[Cell, ...], columns: Columns) -> Iterator[tuple[Row, str]]:
    """Yield the values of one row of the table."""
    texts = {role: cells[index] if index < len(cells) else Cell("") for role, index in columns.roles.items()}
    filled = [role for role in columns.roles if role in VALUES and (texts[role].text or texts[role].fault)]
    label = texts["key"].text if "key" in texts and texts["key"].text else texts.get("name", Cell("")).text
    if not filled or not any(ch.isalpha() for ch in label):  # a heading, an empty row, the row that numbers columns
        return
    base, why = book.match(texts["key"].text if "key" in texts else "", texts["name"].text if "name" in texts else "")
    if base is None:
        yield Row(number, label, fault=why), ""
        return
    for role in filled:
        path = base if base[0] != "indicators" else (*base, role)
        if base[0] != "indicators" and role != "actual":
            continue
        row = Row(number, label, path, brief(path, book.draft.node, with_unit=False))
        measure = texts[UNIT].text if UNIT in texts else ""
        value, fault = book.written(path, texts[role], measure)
        yield row._replace(fault=fault), value


class _Book:
    """What a year's file has to match a table with."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.rows = draft.reading.text.split("\n")
        self.keys: dict[str, Path] = {}
        self.names: dict[str, list[Path]] = {}
        self.plain: dict[str, list[Path]] = {}
        for path, name in self._indicators():
            self.keys[path[-1]] = path
            self.names.setdefault(" ".join(name.casefold().split()), []).append(path)
            self.plain.setdefault(folded(name), []).append(path)
        for path in self._figures():
            self.keys.setdefault(path[-1], path)

    def _indicators(self) -> Iterator[tuple[Path, str]]:
        node = find(self.draft.node, ("indicators",))
        for entry in node.entries if isinstance(node, Mapping) else ():
            name = find(entry.value, ("name",))
            yield ("indicators", entry.key.text), name.text if isinstance(name, Scalar) else ""

    def _figures(self) -> Iterator[Path]:
        divisions = find(self.draft.node, ("divisions",))
        around: list[Path] = [("figures",)]
        around += (
            [("divisions", each.key.text, "figures") for each in divisions.entries]
            if isinstance(divisions, Mapping)
            else []
        )
        for path in around:
            node = find(self.draft.node, path)
            yield from ((*path, entry.key.text) for entry in node.entries) if isinstance(node, Mapping) else ()

    def match(self, key: str, name: str) -> tuple[Path | None, str]:
        """Return what a row is about, or nothing and why: a key to the letter, a name whatever its accents."""
        if key:
            found = self.keys.get(key.strip())
            return found, "" if found else f"không có khóa “{key}”; {did_you_mean(key, self.keys, 'các khóa')}"
        bare = _NUMBERED.sub("", name)
        for words, index in ((" ".join(bare.casefold().split()), self.names), (folded(bare), self.plain)):
            paths = index.get(words, [])
            if len(paths) == 1:
                return paths[0], ""
            if paths:
                several = ", ".join(path[-1] for path in paths)
                return None, f"tên này có thể là {several}; thêm cột khóa (key) vào bảng"
        if bare.strip() in self.keys:
            return self.keys[bare.strip()], ""
        return None, self._near(bare)

    def _near(self, name: str) -> str:
        from difflib import get_close_matches  # noqa: PLC0415  only on a fault: 3 ms at start otherwise

        near = get_close_matches(folded(name), list(self.plain), n=1, cutoff=0.75)
        keys = ", ".join(path[-1] for path in self.plain[near[0]]) if near else ""
        return "không có chỉ tiêu tên này" + (f"; gần giống {keys}" if keys else "")

    def written(self, path: Path, cell: Cell, measure: str) -> tuple[str, str]:
        """Return what the file is to say for a cell, and why that cannot be, if it cannot."""
        if cell.fault:
            return "", cell.fault
        text = cell.text
        if is_open(text):
            return text, ""
        if path[0] == "indicators":
            declared = unit(path, self.draft.node)
            if measure and declared and folded(measure) != folded(declared):
                return "", f"đơn vị trong bảng là “{measure}”, trong số liệu là “{declared}”"
            if declared and text.endswith(declared) and text != declared:
                text = text.removesuffix(declared).rstrip()
            if path[-1] == "target" and _NUMBER.match(text):
                text = self._direction(path) + text
            return text, ""
        own = self._own_unit(path)
        if measure and own and folded(measure) != folded(own):
            return "", f"đơn vị trong bảng là “{measure}”, trong số liệu là “{own}”"
        whole = measure or own
        glue = "" if whole.startswith("%") else " "
        return (f"{text}{glue}{whole}" if whole and _NUMBER.search(text) else text), ""

    def _direction(self, path: Path) -> str:
        """Return the sign of the target that stands in the file, for one that the table has as a bare number."""
        node = find(self.draft.node, path)
        sign = _SIGNS.match(node.text) if isinstance(node, Scalar) else None
        return sign[0] if sign else ""

    def _own_unit(self, path: Path) -> str:
        """Return the unit of a figure: the one it is written with, or that of the remark behind an open one."""
        node = find(self.draft.node, path)
        if not isinstance(node, Scalar):
            return ""
        remark = _REMARK.search(self.rows[node.place.line - 1])
        if is_open(node.text):
            return remark["unit"] if remark else ""
        written = re.search(r"\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?\s*(?P<unit>.*)$", node.text)
        return written["unit"].strip() if written else ""
