"""Several reports at once: made in memory, and written only when every one of them could be made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from baocao import stamp
from baocao.output import OutputError, write_atomic
from baocao.problems import Problem, Severity
from baocao.project import Project
from baocao.project import read as read_file
from baocao.stamp import Stamp

if TYPE_CHECKING:
    from baocao.build import Made
    from baocao.years import Years


class Outcome(NamedTuple):
    """What became of one year in a batch."""

    year: int
    path: Path
    written: bool
    """False where the file on disk already was this report, or where an error stopped the batch."""
    draft: bool
    problems: tuple[Problem, ...]
    kept: Path | None = None
    """The copy of what somebody had made of the report on disk, where there was such a thing."""

    @property
    def refused(self) -> bool:
        """Return whether an error forbids this report."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


STEPS = 4
"""How often `step` is called for each year that is made."""


def build(  # noqa: PLR0913  each is one choice of the command
    project: Project,
    years: Iterable[int],
    out: Path,
    *,
    final: bool,
    step: Callable[[str], None],
    read: Years | None = None,
) -> tuple[list[Outcome], dict[str, str]]:
    """Build the reports of `years` into the folder `out`.

    Returns an outcome a year, and the texts of the data files that were read. Nothing is written while any
    year has an error. `read` keeps the years of a build before. Raises OutputError where the folder or a file
    cannot be written.
    """
    outcomes: list[Outcome] = []
    made: dict[Path, tuple[bytes, Stamp]] = {}
    for year in years:
        path = out / f"bao-cao-{year}.docx"
        inputs = stamp.inputs(project, year, final=final)
        known = stamp.fresh(out, path.name, inputs)
        if known:
            outcomes.append(Outcome(year, path, False, known.draft, known.problems))
            continue
        read = read or unread(project)
        report = _make(read, year, final=final, step=step)
        outcomes.append(Outcome(year, path, report.data is not None, report.draft, report.problems))
        if report.data is not None:
            new = Stamp(inputs, stamp.digest(report.data), report.draft, report.problems)
            made[path] = report.data, new
    if made and not any(outcome.refused for outcome in outcomes):
        kept = _write(made, out)
        outcomes = [each._replace(kept=kept.get(each.path)) for each in outcomes]
    return outcomes, read.texts if read else {}


def _write(made: dict[Path, tuple[bytes, Stamp]], out: Path) -> dict[Path, Path | None]:
    """Write the reports, each with its stamp also where a later one cannot be written; raises OutputError.

    Returns for each the copy of what somebody had made of it.
    """
    kept: dict[Path, Path | None] = {}
    written: dict[str, Stamp] = {}
    ours = stamp.known(out)
    try:
        for path, (data, new) in made.items():
            kept[path] = _keep(path, ours.get(path.name), data)
            write_atomic(path, data)
            written[path.name] = new
    except OutputError as error:
        if written:
            error.hint += f"\nĐã viết xong trước đó: {', '.join(written)}."
        raise
    finally:
        if written:
            stamp.record(out, written)
    return kept


def _keep(path: Path, known: str | None, data: bytes) -> Path | None:
    """Return the copy that is put beside a report that is not what was last written here: somebody worked on it."""
    try:
        found = read_file(path)
    except OSError:  # not there, or not to be read: the writing tells which
        return None
    if found == data or stamp.digest(found) == known:
        return None
    names = (path.with_name(f"{path.stem}.sua-tay-{number}{path.suffix}") for number in range(1, 1000))
    copy = next(name for name in names if not name.exists())
    write_atomic(copy, found)
    return copy


def unread(project: Project) -> Years:
    """Return the years of a project, none of them read yet."""
    from baocao.years import Years  # noqa: PLC0415  yaml is imported only when a report is made

    return Years(project)


def _make(years: Years, number: int, *, final: bool, step: Callable[[str], None]) -> Made:
    from baocao.build import make  # noqa: PLC0415  docx and jinja2 are imported only when a report is made

    return make(years, number, final=final, step=step)
