"""`baocao check`."""

from __future__ import annotations

from typing import Annotated

import typer

from baocao.cli.app import PROBLEMS, Form, Root, app, chosen, project, report
from baocao.cli.progress import Progress
from baocao.cli.usage import Command


@app.command(
    cls=Command,
    epilog="Mã thoát: 0 là không còn gì phải xem; 1 là có chỗ được nêu, kể cả khi chỉ có cảnh báo; 2 là dùng sai lệnh. "
    "Muốn cảnh báo không làm hỏng một bước tự động: --severity error. Chỗ đúng mà vẫn bị nêu: ghi trên dòng đó "
    "“# baocao: cho phép MÃ — lý do”.",
)
def check(
    years: Annotated[
        list[int] | None,
        typer.Argument(
            help="Các năm cần soát, ví dụ: 2020 2021. Mặc định: mọi năm trong data/.",
            metavar="[NĂM...]",
            show_default=False,
        ),
    ] = None,
    form: Form = "text",
    root: Root = None,
) -> None:
    """Soát số liệu và lời văn trong data/ theo mọi quy tắc, không viết gì."""
    from baocao import catalog  # noqa: PLC0415  --help and --version need none of it
    from baocao.survey import STEPS, survey  # noqa: PLC0415
    from baocao.years import Years  # noqa: PLC0415

    here = project(root)
    wanted = chosen(here, years or [], every=not years)
    read = Years(here)
    with Progress(len(wanted) * STEPS) as progress:
        problems = survey(read, wanted, progress.step)
    report(problems, read.texts, form, manuals=catalog.manuals())
    if problems:
        raise typer.Exit(PROBLEMS)
