"""The program that the commands belong to, and what they share: exit codes, options, the project, showing problems."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TextIO

import typer

from baocao import __version__
from baocao.cli.usage import Group, folder, form_of_report
from baocao.project import Project, find, is_folder, why

if TYPE_CHECKING:
    from collections.abc import Mapping

    from baocao.manuals import Manual
    from baocao.problems import Problem, Waived

DONE, PROBLEMS, MISUSE = 0, 1, 2
"""Exit codes: done; problems in the data or no way to write; wrong use."""

_ABOUT = "Lập báo cáo năm của cơ quan thành tệp Word đúng thể thức Nghị định 30/2020/NĐ-CP, từ số liệu trong data/."

app = typer.Typer(
    name="baocao",
    cls=Group,
    help=_ABOUT,
    epilog="Ví dụ: “baocao build 2020” viết build/bao-cao-2020.docx.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _folder(said: str) -> Any:
    """Return an option that names a folder."""
    return typer.Option(help=said, metavar="THƯ_MỤC", show_default=False, parser=folder)


Out = Annotated[Path | None, _folder("Thư mục để viết báo cáo. Mặc định: build/ của dự án.")]

Root = Annotated[Path | None, _folder("Thư mục dự án, nơi có data/. Mặc định: tìm từ thư mục hiện tại trở lên.")]

Form = Annotated[
    str,
    typer.Option(
        "--format",
        help="Dạng kết quả: text để đọc; json, sarif, github, junit cho chương trình khác.",
        metavar="DẠNG",
        callback=form_of_report,
        autocompletion=lambda: ["text", "json", "sarif", "github", "junit"],
    ),
]
"""The option of every command whose result is problems; its default is "text"."""

_OF_A_CODE_HOST = ("github", "sarif")
"""The formats of --format in which files are named as a repository has them."""

WhichYear = Annotated[
    int | None,
    typer.Option(
        "--year", "-y", help="Năm của số liệu. Mặc định: năm mới nhất trong data/.", metavar="NĂM", show_default=False
    ),
]
"""The option of every command that is about one year."""


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"baocao {__version__}")
        raise typer.Exit(DONE)


@app.callback()
def program(
    version: Annotated[
        bool, typer.Option("--version", help="In phiên bản rồi thoát.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options of the program itself."""


def project(root: Path | None) -> Project:
    """Return the project that --root names, or the one around the current folder; stops where there is none."""
    if root is not None:
        if not is_folder(root / "data"):
            stop(MISUSE, f"Không có thư mục data/ trong {root}.", "Chọn thư mục dự án bằng --root THƯ_MỤC.")
        return Project(root.resolve())
    try:
        found = find(Path.cwd())
    except OSError:
        stop(MISUSE, "Thư mục hiện tại không còn, hoặc không đọc được.", "Vào thư mục dự án rồi chạy lại.")
    if found is None:
        stop(
            MISUSE, "Không thấy thư mục data/ ở đây hay ở các thư mục cha.",
            "Vào thư mục dự án rồi chạy lại, hoặc chọn bằng --root THƯ_MỤC.",
        )  # fmt: skip
    return found


def chosen(project: Project, years: list[int], *, every: bool) -> list[int]:
    """Return the years that a command is about; stops where they are not there."""
    if every and years:
        stop(MISUSE, "Chỉ dùng một trong hai: --all hoặc danh sách năm.")
    try:
        present = project.years()
    except OSError as error:
        cause, hint = why(error)
        stop(MISUSE, f"Không đọc được thư mục {project.root / 'data'}: {cause}.", f"Gợi ý: {hint}.")
    if every and not present:
        stop(MISUSE, f"Thư mục {project.root / 'data'} chưa có tệp năm nào, ví dụ data/2020.yaml.")
    if not every and not years:
        stop(MISUSE, "Chưa chọn năm nào.", "Ghi năm cần lập báo cáo, ví dụ: baocao build 2020; hoặc dùng --all.")
    absent = [str(year) for year in years if not project.has(year)]
    if absent:
        known = ", ".join(map(str, present)) or "chưa có năm nào"
        stop(MISUSE, f"Không có số liệu năm {', '.join(absent)} trong data/.", f"Các năm đang có: {known}.")
    return present if every else list(dict.fromkeys(years))


def one_year(project: Project, year: int | None) -> int:
    """Return the year that --year names, else the newest one; stops where it is not there."""
    return max(chosen(project, [] if year is None else [year], every=year is None))


def write(path: Path, data: bytes) -> None:
    """Write a file whole, or leave what stands there as it is; stops where that cannot be done."""
    from baocao.output import OutputError, write_atomic  # noqa: PLC0415  --help needs none of it

    try:
        write_atomic(path, data)
    except OutputError as error:
        stop(PROBLEMS, str(error), error.hint)


def show(problems: Sequence[Problem], project: Project, texts: dict[str, str]) -> None:
    """Print the problems to standard error, with the lines of `texts`, the files that were read."""
    if not problems:
        return
    from baocao import reporting  # noqa: PLC0415
    from baocao.problems import Severity  # noqa: PLC0415

    awaited = [problem for problem in problems if problem.severity is Severity.MISSING]
    faults = [problem for problem in problems if problem.severity is not Severity.MISSING]
    texts |= others(faults, project, texts)
    color, width = screen(sys.stderr)
    shown = [reporting.as_text(faults, texts, color=color, width=width), reporting.as_list(awaited)]
    typer.echo("\n".join(filter(None, [*shown, reporting.summary(problems)])), err=True)


def others(problems: Sequence[Problem], project: Project, texts: Mapping[str, str]) -> dict[str, str]:
    """Return the text of each file that problems lie in and that is not among `texts`: templates, as a rule."""
    files = {problem.place.file for problem in problems} - texts.keys()
    return {name: text for file in sorted(files) for name, text in project.text(file).items()}


def report(
    problems: Sequence[Problem],
    texts: Mapping[str, str],
    form: str,
    *,
    manuals: Mapping[str, Manual],
    waived: Sequence[Waived] = (),
    base: Path | None = None,
) -> None:
    """Print problems to standard output in the format that was asked for: they are what the command is run for.

    The names of files count from `base`, or from the current folder. For a code host they are made to count from the
    top of the git repository around it, if there is one.
    """
    from baocao import reporting  # noqa: PLC0415

    color, width = screen()
    whole = reporting.Report(problems, texts, manuals, waived)
    if form in _OF_A_CODE_HOST:
        from baocao import git  # noqa: PLC0415
        from baocao.reporting.names import under  # noqa: PLC0415

        with contextlib.suppress(git.GitError, OSError):  # outside of a repository the names are good as they are
            whole = under(whole, git.prefix(base or Path.cwd()))
    typer.echo(reporting.shown(whole, form, color=color, width=width), nl=False)


def screen(stream: TextIO | None = None) -> tuple[bool, int]:
    """Return whether a stream, standard output if none is named, shows colours, and how many columns to fill."""
    return (stream or sys.stdout).isatty() and not os.environ.get("NO_COLOR"), max(
        40, min(shutil.get_terminal_size().columns, 120)
    )


def shown(path: Path) -> str:
    """Return a path as a person would type it here."""
    try:
        return os.path.relpath(path)
    except (OSError, ValueError):  # the current folder is gone, or stands on another drive of Windows
        return str(path)


def stop(code: int, message: str, hint: str = "") -> NoReturn:
    """Print why the command cannot go on, and end it with an exit code."""
    typer.echo(message + (f"\n{hint}" if hint else ""), err=True)
    raise typer.Exit(code)
