"""Whether the reports on disk are what the data give, and which years a change touches."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from baocao import git, word
from baocao.compare import files
from baocao.compare.shown import marked
from baocao.problems import Place
from baocao.project import Project, read

_PROGRAM = ("src", "templates")
_PINS = ("requirements*.txt", "requirements.lock", "pyproject.toml", "uv.lock", "poetry.lock", "Pipfile.lock")
"""Where a project says which version of the program makes its reports."""
_MOST = 5
"""Parts that are named of a report that differs."""
_BOOKMARK = rb'(<w:bookmarkStart w:id="[0-9]+" w:name=")_[^"]*"'


class Part(NamedTuple):
    """A part of a report on disk that is not what the data give."""

    what: str
    """In Vietnamese: the paragraph with both texts, or the part of the file."""
    place: Place | None = None
    """Where what should stand there comes from."""


def touched(project: Project, years: Iterable[int], revision: str) -> list[int]:
    """Return the years whose report a change since a revision can touch; raises GitError.

    Those are the years whose own file, or that of the year before or after, differs, and every year where a
    template, the program itself or the pinned version of it differs.
    """
    changed = git.changed(project.root, revision)
    if any(_makes_every_report(name) for name in changed):
        return list(years)
    return [
        year
        for year in years
        if any(PurePosixPath(project.shown(each)) in changed for each in (year - 1, year, year + 1))
    ]


def _makes_every_report(name: PurePosixPath) -> bool:
    if name.parts[0] in _PROGRAM:
        return True
    return len(name.parts) == 1 and any(name.match(pin) for pin in _PINS)


def parts(path: Path, wanted: bytes) -> list[Part]:
    """Return how a report on disk differs from the one that the data give; nothing where it is the same."""
    try:
        found = read(path)
    except FileNotFoundError:
        return [Part("chưa có tệp này")]
    if found == wanted:
        return []
    try:
        old = [each.text for each in word.passages(found)]
        members = _members(found, wanted)
    except word.NotWordError as error:
        return [Part(str(error))]
    if not members:
        return []  # only the lines that the places in the bookmarks name have moved
    new = [each.text for each in word.passages(wanted)]
    told = [
        Part(_said(each.old, each.new, each.name), _origin(wanted, each.new))
        for each in files.compared(old, new, (path.name, path.name)).differences
    ]
    told = told or [Part(f"chữ không đổi, nhưng khác ở {name}") for name in members]
    rest = len(told) - _MOST
    return told if rest <= 0 else [*told[:_MOST], Part(f"và {rest} chỗ khác nữa")]


def _said(found: str | None, wanted: str | None, name: str) -> str:
    if wanted is None:
        return f"{name} trên đĩa là “{_short(found or '')}”, số liệu không có đoạn này"
    if found is None:
        return f"{name} theo số liệu là “{_short(wanted)}”, trên đĩa không có"
    return f"{name}, [-trên đĩa-]{{+theo số liệu+}}: {marked(found, wanted)}"


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"


def _origin(data: bytes, text: str | None) -> Place | None:
    return next(iter(word.find(data, text)), None) if text else None


def _members(found: bytes, wanted: bytes) -> list[str]:
    """Return the names of the parts of two packages that differ, in order."""
    old, new = _contents(found), _contents(wanted)
    return sorted(name for name in {**new, **old} if old.get(name) != new.get(name))


def _contents(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package, the names of hidden bookmarks left out: they say on which line a value stands."""
    return {name: re.sub(_BOOKMARK, rb"\1", part) for name, part in word.contents(data).items()}
