"""`baocao audit`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli.app import MISUSE, PROBLEMS, Form, app, report, stop
from baocao.cli.progress import Progress
from baocao.cli.usage import Command
from baocao.project import read, why

if TYPE_CHECKING:
    from baocao.passages import Passage
    from baocao.problems import Problem

SIZE_LIMIT = {".docx": 64 * 2**20, ".txt": 4 * 2**20, ".md": 4 * 2**20}
"""Bytes of a file that are read at the most, by its kind: the text of 300 pages is under a million."""


@app.command(
    cls=Command,
    epilog="Mã thoát: 0 là không thấy mâu thuẫn; 1 là có chỗ được nêu; 2 là dùng sai lệnh hoặc có tệp không đọc được. "
    "Mỗi chỗ ghi rõ “chắc chắn” hoặc “có khả năng”; giải thích từng mã: baocao explain BC801.",
)
def audit(
    files: Annotated[
        list[Path],
        typer.Argument(help="Báo cáo cần soát: .docx, .txt, .md.", metavar="TỆP...", show_default=False),
    ],
    sure: Annotated[bool, typer.Option("--sure", help="Chỉ nêu những chỗ chắc chắn.")] = False,
    form: Form = "text",
) -> None:
    """Tìm chỗ tự mâu thuẫn trong báo cáo đã hoàn thành: tỷ lệ, tổng, tăng giảm, bảng, viện dẫn, ngày, đề mục."""
    from baocao import catalog  # noqa: PLC0415  --help and --version need none of it
    from baocao.audit import STEPS  # noqa: PLC0415
    from baocao.audit import audit as find  # noqa: PLC0415
    from baocao.problems import Severity  # noqa: PLC0415

    given = list(dict.fromkeys(files))
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    with Progress(len(given) * (STEPS + 1)) as progress:
        for file in given:
            shown = file.as_posix()
            progress.step(shown)
            passages = _passages(file)
            texts[shown] = "\n".join(" ".join(passage.text.split("\n")) for passage in passages)
            problems += find(passages, shown, progress.step)
    if sure:
        problems = [problem for problem in problems if problem.severity is Severity.ERROR]
    report(problems, texts, form, manuals=catalog.manuals())
    if problems:
        raise typer.Exit(PROBLEMS)


def _passages(file: Path) -> tuple[Passage, ...]:
    """Return what a file says; stops where it cannot be read."""
    kind = file.suffix.lower()
    if kind == ".doc":
        stop(MISUSE, f"{file}: tệp Word kiểu cũ (.doc) không đọc được.", "Mở bằng Word rồi lưu thành .docx.")
    if kind not in SIZE_LIMIT:
        stop(MISUSE, f"{file}: chỉ đọc được .docx, .txt, .md.")
    try:
        data = read(file, SIZE_LIMIT[kind] + 1)
    except OSError as error:
        cause, hint = why(error)
        stop(MISUSE, f"Không đọc được {file}: {cause}.", f"Gợi ý: {hint}.")
    if len(data) > SIZE_LIMIT[kind]:
        stop(MISUSE, f"{file}: tệp lớn hơn {SIZE_LIMIT[kind] // 2**20} MB, không phải một báo cáo.")
    return _read(file, kind, data)


def _read(file: Path, kind: str, data: bytes) -> tuple[Passage, ...]:
    if kind == ".docx":
        from baocao import word  # noqa: PLC0415  a text file needs none of it

        try:
            return word.passages(data)
        except word.NotWordError as error:
            stop(MISUSE, f"{file}: {error}")
    from baocao.audit.reading import texts  # noqa: PLC0415  --help and --version need none of it

    try:
        return texts.passages(data, markdown=kind == ".md")
    except texts.NotTextError as error:
        stop(MISUSE, f"{file}: {error}")
