"""The command line: parse, call, print, exit code."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from typer._click.exceptions import ClickException, NoArgsIsHelpError

from baocao import __version__
from baocao.cli import streams
from baocao.cli.progress import Progress
from baocao.cli.usage import Command, Group, explain, folder
from baocao.project import Project, find, is_folder, read, why

if TYPE_CHECKING:
    from baocao.batch import Outcome
    from baocao.problems import Problem

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

Root = Annotated[
    Path | None,
    typer.Option(
        help="Thư mục dự án, nơi có data/. Mặc định: tìm từ thư mục hiện tại trở lên.",
        metavar="THƯ_MỤC",
        show_default=False,
        parser=folder,
    ),
]


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


@app.command(
    cls=Command,
    epilog="Mã thoát: 0 là xong; 1 là số liệu có lỗi hoặc không ghi được, khi đó không tệp nào được viết; "
    "2 là dùng sai lệnh.",
)
def build(
    years: Annotated[
        list[int] | None,
        typer.Argument(help="Các năm cần lập báo cáo, ví dụ: 2020 2021.", metavar="NĂM...", show_default=False),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Lập báo cáo của mọi năm có trong data/.")] = False,
    final: Annotated[
        bool, typer.Option("--final", help="Bản trình ký: từ chối khi còn thiếu bất cứ giá trị nào.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            help="Thư mục để viết báo cáo. Mặc định: build/ của dự án.",
            metavar="THƯ_MỤC",
            show_default=False,
            parser=folder,
        ),
    ] = None,
    root: Root = None,
) -> None:
    """Lập báo cáo năm: đọc data/, kiểm tra, viết build/bao-cao-NĂM.docx.

    Báo cáo năm 2020 lấy kết quả trong data/2020.yaml và kế hoạch trong data/2021.yaml. Giá trị ghi
    “chưa có” được tô vàng trong văn bản; khi đó văn bản là DỰ THẢO và lệnh liệt kê những gì còn thiếu.
    """
    from baocao import batch  # noqa: PLC0415  --help and --version need none of it
    from baocao.output import OutputError  # noqa: PLC0415

    project = _project(root)
    chosen = _chosen(project, years or [], every=every)
    try:
        with Progress(len(chosen) * batch.STEPS) as progress:
            outcomes, texts = batch.build(
                project, chosen, out or project.root / "build", final=final, step=progress.step
            )
    except OutputError as error:
        _stop(PROBLEMS, str(error), error.hint)
    _show([problem for outcome in outcomes for problem in outcome.problems], project, texts)
    refused = [outcome for outcome in outcomes if outcome.refused]
    if refused:
        _stop(PROBLEMS, "Chưa viết tệp nào: hãy sửa các lỗi trên rồi chạy lại.")
    for outcome in outcomes:
        typer.echo(_said(outcome))


@app.command(cls=Command)
def where(
    file: Annotated[Path, typer.Argument(help="Tệp Word do baocao lập.", metavar="TỆP.docx", show_default=False)],
    phrase: Annotated[
        str, typer.Argument(help="Một đoạn chữ bất kỳ trong văn bản.", metavar="CHỮ", show_default=False)
    ],
) -> None:
    """Chỉ ra dòng số liệu hoặc mẫu mà một đoạn chữ trong văn bản được lấy từ đó."""
    from baocao import word  # noqa: PLC0415

    try:
        found = word.find(read(file), phrase)
    except OSError as error:
        _stop(MISUSE, f"Không đọc được {file}: {why(error)[0]}.")
    except word.NotWordError as error:
        _stop(MISUSE, f"{file}: {error}")
    if not found:
        _stop(PROBLEMS, f"Không thấy “{phrase}” trong {file}, hoặc đoạn đó không lấy từ số liệu.")
    for place in found:
        typer.echo(place)


@app.command(cls=Command)
def schema() -> None:
    """In JSON Schema của tệp số liệu, để trình soạn thảo gợi ý khóa và báo lỗi khi gõ."""
    import json  # noqa: PLC0415

    from baocao.schema import schema as made  # noqa: PLC0415

    typer.echo(json.dumps(made(), ensure_ascii=False, indent=2))


def _project(root: Path | None) -> Project:
    if root is not None:
        if not is_folder(root / "data"):
            _stop(MISUSE, f"Không có thư mục data/ trong {root}.", "Chọn thư mục dự án bằng --root THƯ_MỤC.")
        return Project(root.resolve())
    try:
        found = find(Path.cwd())
    except OSError:
        _stop(MISUSE, "Thư mục hiện tại không còn, hoặc không đọc được.", "Vào thư mục dự án rồi chạy lại.")
    if found is None:
        _stop(
            MISUSE, "Không thấy thư mục data/ ở đây hay ở các thư mục cha.",
            "Vào thư mục dự án rồi chạy lại, hoặc chọn bằng --root THƯ_MỤC.",
        )  # fmt: skip
    return found


def _chosen(project: Project, years: list[int], *, every: bool) -> list[int]:
    if every and years:
        _stop(MISUSE, "Chỉ dùng một trong hai: --all hoặc danh sách năm.")
    try:
        present = project.years()
    except OSError as error:
        cause, hint = why(error)
        _stop(MISUSE, f"Không đọc được thư mục {project.root / 'data'}: {cause}.", f"Gợi ý: {hint}.")
    if every and not present:
        _stop(MISUSE, f"Thư mục {project.root / 'data'} chưa có tệp năm nào, ví dụ data/2020.yaml.")
    if not every and not years:
        _stop(MISUSE, "Chưa chọn năm nào.", "Ghi năm cần lập báo cáo, ví dụ: baocao build 2020; hoặc dùng --all.")
    absent = [str(year) for year in years if not project.has(year)]
    if absent:
        known = ", ".join(map(str, present)) or "chưa có năm nào"
        _stop(MISUSE, f"Không có số liệu năm {', '.join(absent)} trong data/.", f"Các năm đang có: {known}.")
    return present if every else list(dict.fromkeys(years))


def _show(problems: Sequence[Problem], project: Project, texts: dict[str, str]) -> None:
    if not problems:
        return
    from baocao import reporting  # noqa: PLC0415
    from baocao.problems import Severity  # noqa: PLC0415

    awaited = [problem for problem in problems if problem.severity is Severity.MISSING]
    faults = [problem for problem in problems if problem.severity is not Severity.MISSING]
    for file in {problem.place.file for problem in faults} - texts.keys():
        texts |= project.text(file)
    color = sys.stderr.isatty() and "NO_COLOR" not in os.environ
    width = max(40, min(shutil.get_terminal_size().columns, 120))
    shown = [reporting.as_text(faults, texts, color=color, width=width), reporting.as_list(awaited)]
    typer.echo("\n".join(filter(None, [*shown, reporting.summary(problems)])), err=True)


def _said(outcome: Outcome) -> str:
    try:
        shown = os.path.relpath(outcome.path)
    except (OSError, ValueError):  # the current folder is gone, or stands on another drive of Windows
        shown = str(outcome.path)
    if not outcome.written:
        return f"{shown} không đổi: số liệu và mẫu vẫn như lần trước."
    return f"Đã viết {shown}" + (" (dự thảo, còn chỗ chưa có số liệu)." if outcome.draft else ".")


def _stop(code: int, message: str, hint: str = "") -> NoReturn:
    typer.echo(message + (f"\n{hint}" if hint else ""), err=True)
    raise typer.Exit(code)


def _bug(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    at = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return (
        f"Lỗi của chương trình baocao {__version__}, không phải của số liệu: {type(error).__name__} ở {at}: {error}\n"
        "Tệp báo cáo trên đĩa vẫn nguyên vẹn. Xin gửi dòng trên cho người phát triển."
    )


def main() -> None:
    """Run the program on the process's arguments and exit with its code."""
    streams.prepare()
    try:
        code = _run()
    except KeyboardInterrupt:
        code = _stopped()
    except BrokenPipeError:  # whoever reads us has read enough
        code = DONE
    except OSError as error:
        with contextlib.suppress(OSError):
            typer.echo(f"Không in được kết quả: {why(error)[0]}. Báo cáo nào đã viết xong vẫn còn nguyên.", err=True)
        code = PROBLEMS
    streams.settle()
    sys.exit(code)


def _run() -> int:
    """Return the exit code; raises OSError only where the program cannot print."""
    try:
        return app(prog_name="baocao", standalone_mode=False) or DONE
    except NoArgsIsHelpError as error:
        error.show()
        return MISUSE
    except ClickException as error:
        typer.echo(explain(error), err=True)
        return MISUSE
    except (KeyboardInterrupt, typer.Abort):
        return _stopped()
    except Exception as error:  # a bug of ours: said in a line, since its traceback tells an office nothing
        if streams.failed(error):
            raise
        typer.echo(_bug(error), err=True)
        return PROBLEMS


def _stopped() -> int:
    with contextlib.suppress(OSError):
        typer.echo("Đã dừng theo yêu cầu; tệp cũ còn nguyên.", err=True)
    return 130
