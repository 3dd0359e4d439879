"""`baocao check`."""

from __future__ import annotations

from typing import Annotated

import typer

from baocao.cli.app import MISUSE, PROBLEMS, Form, Root, app, chosen, others, project, report, stop
from baocao.cli.progress import Progress
from baocao.cli.usage import Command


def _one_of_the_severities(name: str | None) -> str | None:
    from baocao.problems import Severity  # noqa: PLC0415  --help and --version need none of it

    known = [severity.value for severity in Severity]
    if name is not None and name not in known:
        raise typer.BadParameter(f"không có mức “{name}”; các mức: {', '.join(known)}")
    return name


@app.command(
    cls=Command,
    epilog="Mã thoát: 0 là không nêu chỗ nào; 1 là có nêu, kể cả khi chỉ có cảnh báo (muốn một bước tự động chỉ dừng ở "
    "lỗi: --severity error); 2 là dùng sai lệnh. Lỗi làm tệp không đọc được thì luôn được nêu. Chỗ đúng mà vẫn bị nêu: "
    "ghi trên dòng đó “# baocao: cho phép MÃ — lý do”. Mã nào nói gì: baocao explain MÃ.",
)
def check(  # noqa: PLR0913, PLR0917  the options of the command
    years: Annotated[
        list[int] | None,
        typer.Argument(
            help="Các năm cần soát, ví dụ: 2020 2021. Mặc định: mọi năm trong data/.",
            metavar="[NĂM...]",
            show_default=False,
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            help="Chỉ nêu các mã này: mã hoặc đầu mã như BC3, cách nhau bằng dấu phẩy.",
            metavar="MÃ,...",
            show_default=False,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(help="Không nêu các mã này; viết như --select.", metavar="MÃ,...", show_default=False),
    ] = None,
    severity: Annotated[
        str | None,
        typer.Option(
            help="Mức nhẹ nhất được nêu và được tính: error, warning, missing (giá trị chưa có). "
            "Mặc định: warning; có --select thì mọi mức.",
            metavar="MỨC",
            show_default=False,
            callback=_one_of_the_severities,
            autocompletion=lambda: ["error", "warning", "missing"],
        ),
    ] = None,
    form: Form = "text",
    root: Root = None,
) -> None:
    """Soát số liệu và lời văn trong data/ theo mọi quy tắc, không viết gì."""
    from baocao import catalog  # noqa: PLC0415  --help and --version need none of it
    from baocao.problems import Severity  # noqa: PLC0415
    from baocao.survey import STEPS, survey  # noqa: PLC0415
    from baocao.years import Years  # noqa: PLC0415

    try:
        codes = catalog.chosen(select or [], ignore or [])
    except catalog.UnknownCode as error:
        stop(MISUSE, str(error), "Xem mọi mã: baocao explain")
    here = project(root)
    wanted = chosen(here, years or [], every=not years)
    read = Years(here)
    with Progress(len(wanted) * STEPS) as progress:
        found = survey(read, wanted, progress.step)
    least = Severity(severity) if severity else Severity.MISSING if select else Severity.WARNING
    shown = found.only(codes, least)
    files = {here.shown(number) for number in wanted} | {each.place.file for each in shown.problems}
    texts = {file: text for file, text in read.texts.items() if file in files}
    texts |= others(shown.problems, here, texts)
    report(shown.problems, texts, form, manuals=catalog.manuals(), waived=shown.waived)
    awaited = {each for each in found.problems if each.severity is Severity.MISSING} - {*shown.problems}
    if awaited and form == "text":
        typer.echo(f"Còn {len(awaited)} giá trị chưa có; xem: baocao check --severity missing", err=True)
    if shown.problems:
        raise typer.Exit(PROBLEMS)
