"""Seals on disk, held against the data and the document that they are of."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from baocao.blocks import Document
from baocao.problems import Place, Problem, Severity
from baocao.project import SIZE_LIMIT, read, why
from baocao.years import Years, has_error

if TYPE_CHECKING:
    from baocao.seal import Seal


class Held(NamedTuple):
    """A year's seal as it is on disk."""

    seal: Seal | None
    """None where there is none that can be read."""
    faults: tuple[Problem, ...] = ()
    """What is wrong with its file."""


def problems(years: Years, number: int, held: Held) -> tuple[Problem, ...]:
    """Return what a year's data no longer say of what its signed report printed; nothing where it is not sealed."""
    found, faults = held
    year, after = years.beside(number).whole, years.beside(number + 1)
    if found is None or year is None or has_error(after.problems):
        return faults  # a file that cannot be read tells of itself; what it printed cannot be compared
    from baocao import seal  # noqa: PLC0415  few years are sealed, and a start pays for what it imports

    if after.whole is None and any(name.startswith(f"{number + 1} ") for name in found.values):
        return (seal.file_is_gone(found, years.project.shown(number + 1), years.project.shown_seal(number)),)
    return tuple(seal.changes(found, year, after.whole))


def rewritten(years: Years, number: int, held: Held, document: Document) -> tuple[Problem, ...]:
    """Return that a sealed report would read otherwise although each printed value stands: its template was changed."""
    found = held.seal
    if found is None:
        return ()
    from baocao import seal  # noqa: PLC0415  as above

    if seal.digest(document) == found.document:
        return ()
    cause = f"mẫu trong templates/ hoặc chương trình nay cho lời văn khác báo cáo đã ký ({found.report})"
    hint = "không lập lại báo cáo này để phát hành; bản đã ký là bản lưu"
    return (Problem(Place(years.project.shown_seal(number)), "BC653", cause, hint, Severity.WARNING),)


def gone(years: Years, numbers: Iterable[int]) -> Iterator[Problem]:
    """Yield that a year's seal is deleted, where the last commit has it; nothing where git has nothing to say."""
    from baocao import git  # noqa: PLC0415  a build asks git nothing

    try:
        committed = {name.name for name in git.names(years.project.root, "HEAD", "data")}
    except git.GitError:
        return
    for number in numbers:
        shown = years.project.shown_seal(number)
        if f"{number}.seal" in committed and not os.path.lexists(years.project.seal(number)):
            cause = f"niêm phong của báo cáo năm {number} đã bị xóa, trong khi commit gần nhất còn tệp này"
            hint = f"lấy lại: git checkout -- {shown}; xóa có chủ ý để đính chính thì ghi lý do trong commit"
            yield Problem(Place(shown), "BC656", cause, hint, Severity.WARNING)


def held(years: Years, number: int) -> Held:
    """Return a year's seal, read from its file."""
    shown = years.project.shown_seal(number)
    try:
        data = read(years.project.seal(number), SIZE_LIMIT)
    except FileNotFoundError:
        return Held(None)
    except OSError as error:
        return Held(None, (Problem(Place(shown), "BC655", *why(error)),))
    from baocao import seal  # noqa: PLC0415  as above

    found, faults = seal.read(data.decode("utf-8-sig", "replace"), shown)
    return Held(None if faults else found, faults)
