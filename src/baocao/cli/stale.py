"""`baocao build --check` and `--changed`: which reports are not what the data give, and which a change touches."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from baocao.cli.app import DONE, MISUSE, PROBLEMS, show, shown, stop
from baocao.cli.progress import Progress
from baocao.project import why

if TYPE_CHECKING:
    from baocao.project import Project


def touched(project: Project, years: list[int], revision: str) -> list[int]:
    """Return the years that a change since a revision can touch; ends the command where there are none."""
    from baocao import stale  # noqa: PLC0415  only this option asks git
    from baocao.git import GitError  # noqa: PLC0415

    try:
        found = stale.touched(project, years, revision)
    except GitError as error:
        stop(MISUSE, str(error), f"Gợi ý: {error.hint}." if error.hint else "")
    if not found:
        typer.echo(f"Thay đổi từ {revision} không chạm tới báo cáo năm nào.")
        raise typer.Exit(DONE)
    return found


def compare(project: Project, years: list[int], folder: Path, *, final: bool) -> None:
    """Say of each report on disk whether it is what the data give; ends with 1 where one is not."""
    from baocao.build import STEPS, make  # noqa: PLC0415  only this option compares
    from baocao.years import Years  # noqa: PLC0415

    read = Years(project)
    with Progress(len(years) * STEPS) as progress:
        made = {year: make(read, year, final=final, step=progress.step) for year in years}
    show([problem for report in made.values() for problem in report.problems], project, read.texts)
    same = [
        report.data is not None and _same(folder / f"bao-cao-{year}.docx", report.data) for year, report in made.items()
    ]
    if not all(same):
        hint = "Lập lại bằng baocao build, hoặc đưa chỗ sửa tay vào data/ rồi lập lại."
        stop(PROBLEMS, "Có báo cáo trên đĩa không phải là báo cáo mà số liệu cho.", hint)


def _same(path: Path, wanted: bytes) -> bool:
    from baocao import stale  # noqa: PLC0415  only this option compares

    try:
        parts = stale.parts(path, wanted)
    except OSError as error:
        stop(PROBLEMS, f"Không đọc được {shown(path)}: {why(error)[0]}.")
    if not parts:
        typer.echo(f"{shown(path)} đúng như số liệu.")
        return True
    typer.echo(f"{shown(path)} không đúng như số liệu:", err=True)
    for part in parts:
        typer.echo(f"  {part.what}" + (f" (lấy từ {part.place})" if part.place else ""), err=True)
    return False
