"""`baocao init`."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli.app import MISUSE, PROBLEMS, app, show, stop, write
from baocao.cli.clock import today
from baocao.cli.usage import Command, folder
from baocao.project import FIRST_YEAR, LAST_YEAR, Project

if TYPE_CHECKING:
    from baocao.problems import Problem
    from baocao.starter import Question
    from baocao.years import Years


@app.command(
    cls=Command,
    epilog="Mã thoát: 0 là đã lập; 1 là câu trả lời không dùng được hoặc không ghi được; 2 là dùng sai lệnh.",
)
def init(
    target: Annotated[
        Path,
        typer.Argument(help="Thư mục của dự án mới.", metavar="THƯ_MỤC", show_default=False, parser=folder),
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Không hỏi gì, để chỗ giữ sẵn trong ngoặc vuông.")] = False,
    year: Annotated[
        int | None,
        typer.Option(
            "--year", "-y", help="Năm của báo cáo đầu tiên. Mặc định: năm nay.", metavar="NĂM", show_default=False
        ),
    ] = None,
) -> None:
    """Lập dự án báo cáo cho một cơ quan khác, ví dụ: baocao init bao-cao-so-y-te.

    Lệnh hỏi sáu điều: cơ quan ban hành, cơ quan chủ quản, ký hiệu, địa danh, chức vụ và tên người ký; bỏ trống thì để
    chỗ giữ sẵn. Dự án lập được báo cáo dự thảo ngay. Không tệp nào đã có bị ghi đè.
    """
    from baocao.starter import QUESTIONS, files, placeholders  # noqa: PLC0415  --help needs none of it

    number = today().year if year is None else year
    if not FIRST_YEAR <= number <= LAST_YEAR:
        stop(MISUSE, f"Năm {number} không dùng được.", f"Ghi một năm từ {FIRST_YEAR} đến {LAST_YEAR}: --year 2025")
    names = list(files(number, {}))
    present = [name for name in names if (target / name).exists() or (target / name).is_symlink()]
    if present:
        stop(MISUSE, f"{target} đã có {', '.join(present)}, lệnh không ghi đè.", "Chọn thư mục khác.")
    answers: dict[tuple[str, ...], str] = {}
    for question in () if yes else QUESTIONS:
        answers[question.path] = _answered(question, answers, Project(target), number)
    made = files(number, answers)
    _judge(Project(target), number, made[names[0]])
    for name, data in made.items():
        write(target / name, data)
    typer.echo(f"Đã lập dự án trong {target}: {', '.join(names)}.")
    waiting = placeholders(made[names[0]], names[0])
    if waiting:
        typer.echo("Chỗ giữ sẵn phải thay:")
    for line, path, text in waiting:
        typer.echo(f"  {names[0]}:{line}: {path}: {text}")
    typer.echo(f"Tiếp theo: vào thư mục {target}, sửa {names[0]}, rồi chạy: baocao build {number}")


def _answered(question: Question, before: dict[tuple[str, ...], str], project: Project, year: int) -> str:
    """Return an answer that a report can be built with; a person is asked again, a script's answers stay in order."""
    from baocao.starter import files  # noqa: PLC0415  as above

    while True:
        answer = _ask(question)
        if not answer or not sys.stdin.isatty():
            return answer
        data = files(year, {**before, question.path: answer})[project.shown(year)]
        _, faults = _faults(project, year, data)
        if not faults:
            return answer
        typer.echo(f"  {faults[0].message}. Gợi ý: {faults[0].hint or 'trả lời khác, hoặc để trống'}.")


def _ask(question: Question) -> str:
    """Return what a person answers in one line, nothing where there is no answer."""
    typer.echo(f"{question.asked} (ví dụ: {question.example}; để trống: điền sau): ", nl=False)
    sys.stdout.flush()
    answer = sys.stdin.buffer.readline().decode("utf-8", "replace")
    if not sys.stdin.isatty():
        typer.echo("")
    return " ".join(unicodedata.normalize("NFC", answer).split())


def _faults(project: Project, year: int, data: bytes) -> tuple[Years, list[Problem]]:
    """Return the errors of a year's file that is not written yet, and the years that it was read by."""
    from baocao.checks.year import ERRORS  # noqa: PLC0415
    from baocao.problems import Severity  # noqa: PLC0415
    from baocao.review import judge  # noqa: PLC0415
    from baocao.years import Years  # noqa: PLC0415

    years = Years(project, instead={year: data})
    problems = (*years.load(year).problems, *judge(years, year, ERRORS))
    return years, [each for each in problems if each.severity is Severity.ERROR]


def _judge(project: Project, year: int, data: bytes) -> None:
    """Stop where the answers make a file that no report can be built from."""
    years, faults = _faults(project, year, data)
    if faults:
        show(faults, project, years.texts)
        stop(PROBLEMS, "Chưa lập dự án: câu trả lời gây ra các lỗi trên.", "Chạy lại và trả lời khác, hoặc để trống.")
