"""`baocao check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli.app import DONE, PROBLEMS, Form, Root, app, chosen, others, project, report, stop
from baocao.cli.progress import Progress
from baocao.cli.selection import Ignore, Least, Select, codes
from baocao.cli.usage import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from baocao.survey import Survey
    from baocao.years import Years


@app.command(
    cls=Command,
    epilog="Mã thoát: 0 là không có chỗ nào được nêu; 1 là có, dù chỉ là cảnh báo; 2 là dùng sai lệnh. Muốn một bước "
    "tự động chỉ dừng ở lỗi: --severity error. Chỗ đúng mà vẫn bị nêu: ghi trên dòng đó “# baocao: cho phép MÃ — lý "
    "do”. Mã nào nói gì: baocao explain MÃ. Lỗi làm tệp không đọc được thì luôn được nêu.",
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
    select: Select = None,
    ignore: Ignore = None,
    severity: Least = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Sửa ngay trong tệp những chỗ có một cách sửa chắc chắn, rồi soát lại.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Chỉ cho xem --fix sẽ sửa gì, không ghi tệp.")] = False,
    form: Form = "text",
    root: Root = None,
) -> None:
    """Soát số liệu và lời văn trong data/ theo mọi quy tắc; không có --fix thì không sửa gì."""
    from baocao import catalog  # noqa: PLC0415  --help and --version need none of it
    from baocao.problems import Severity  # noqa: PLC0415
    from baocao.survey import STEPS, survey  # noqa: PLC0415
    from baocao.years import Years  # noqa: PLC0415

    wished = codes(select, ignore)
    here = project(root)
    wanted = chosen(here, years or [], every=not years)
    read = Years(here)
    with Progress(len(wanted) * STEPS) as progress:
        found = (
            _mended(read, wanted, wished, progress.step, diff) if fix or diff else survey(read, wanted, progress.step)
        )
    least = Severity(severity) if severity else Severity.MISSING if select else Severity.WARNING
    shown = found.only(wished, least)
    files = {here.shown(number) for number in wanted} | {each.place.file for each in shown.problems}
    texts = {file: text for file, text in read.texts.items() if file in files}
    texts |= others(shown.problems, here, texts)
    told = {each.code for each in shown.problems} | {each.problem.code for each in shown.waived}
    of_data = {code for code in wished if not code.startswith(catalog.OF_DOCUMENTS)}
    about = {code: each for code, each in catalog.manuals().items() if code in told | of_data}
    report(shown.problems, texts, form, manuals=about, waived=shown.waived, base=here.root)
    if form == "text":
        _tell_more(found, shown)
    if shown.problems:
        raise typer.Exit(PROBLEMS)


def _tell_more(found: Survey, shown: Survey) -> None:
    """Say on standard error what else could be asked for."""
    from baocao.problems import Severity  # noqa: PLC0415

    certain = sum(1 for each in dict.fromkeys(shown.problems) if each.fix)
    awaited = {each for each in found.problems if each.severity is Severity.MISSING} - {*shown.problems}
    if certain:
        typer.echo(f"{certain} chỗ có cách sửa chắc chắn: xem bằng --diff, sửa bằng --fix.", err=True)
    if awaited:
        typer.echo(f"Còn {len(awaited)} giá trị chưa có: xem bằng --severity missing.", err=True)


def _mended(read: Years, wanted: list[int], codes: set[str], step: Callable[[str], None], diff: bool) -> Survey:
    """Make the certain mends, or only show them; return what is left. What is told of it goes to standard error."""
    from baocao import mending  # noqa: PLC0415
    from baocao.output import OutputError  # noqa: PLC0415
    from baocao.source.patch import Misfit  # noqa: PLC0415

    mended = mending.mend(read, wanted, codes, step)
    if diff:
        changes = mending.diff(read, mended)
        typer.echo(changes, nl=False)
        raise typer.Exit(PROBLEMS if changes else DONE)
    try:
        mending.write(read, mended)
    except (OutputError, Misfit) as error:
        stop(PROBLEMS, str(error), error.hint if isinstance(error, OutputError) else "Hãy chạy lại lệnh.")
    for problem in mended.made:
        typer.echo(mending.described(problem), err=True)
    for code, problem in mended.refused:
        cause = f"{problem.place}: {problem.code}: {problem.message}"
        typer.echo(f"Để nguyên các chỗ {code}: sửa sẽ gây ra {cause}", err=True)
    typer.echo(f"Đã sửa {len(mended.made)} chỗ trong {len(mended.after)} tệp.", err=True)
    return mended.left
