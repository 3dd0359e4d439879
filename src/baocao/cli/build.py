"""`baocao build`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli.app import PROBLEMS, Out, Root, app, chosen, project, show, shown, stop
from baocao.cli.progress import Progress
from baocao.cli.stale import compare, touched
from baocao.cli.usage import Command

if TYPE_CHECKING:
    from baocao.batch import Outcome
    from baocao.problems import Problem
    from baocao.years import Years

_MOST_AWAITED = 10


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
        bool,
        typer.Option("--final", help="Bản trình ký: từ chối khi còn thiếu bất cứ giá trị nào, và nêu cả các cảnh báo."),
    ] = False,
    out: Out = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Không viết gì: chỉ so tệp trên đĩa với số liệu, khác thì mã thoát là 1."),
    ] = False,
    changed: Annotated[
        str | None,
        typer.Option(
            help="Chỉ những năm mà thay đổi từ phiên bản git này có thể chạm tới.",
            metavar="PHIÊN_BẢN",
            show_default=False,
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

    here = project(root)
    wanted = chosen(here, years or [], every=every or (changed is not None and not years))
    if changed is not None:
        wanted = touched(here, wanted, changed)
    target = out or here.root / "build"
    if check:
        compare(here, wanted, target, final=final)
        return
    read = batch.unread(here) if final else None
    try:
        with Progress(len(wanted) * batch.STEPS) as progress:
            outcomes, texts = batch.build(here, wanted, target, final=final, step=progress.step, read=read)
    except OutputError as error:
        stop(PROBLEMS, str(error), error.hint)
    told, left = _fewer([problem for outcome in outcomes for problem in outcome.problems])
    refused = any(outcome.refused for outcome in outcomes)
    if read and not refused:
        told += _advice(read, wanted)
    show(told, here, texts)
    for year, count in left.items():
        typer.echo(f"… và {count} giá trị nữa chưa có: baocao status {year}", err=True)
    if refused:
        stop(PROBLEMS, "Chưa viết tệp nào: hãy sửa các lỗi trên rồi chạy lại.")
    for outcome in outcomes:
        typer.echo(_said(outcome))
        if outcome.kept:
            typer.echo(f"Tệp cũ đã bị sửa ngoài chương trình, được giữ ở {shown(outcome.kept)}.", err=True)


def _advice(years: Years, wanted: list[int]) -> list[Problem]:
    """Return what only advises: who is to sign should see it now, and not in next year's `baocao check`."""
    from baocao.problems import Severity  # noqa: PLC0415  --help needs none of it
    from baocao.survey import STEPS, survey  # noqa: PLC0415  a draft is built without it

    with Progress(len(wanted) * STEPS) as progress:
        found = survey(years, wanted, progress.step)
    return [each for each in dict.fromkeys(found.problems) if each.severity is Severity.WARNING]


def _said(outcome: Outcome) -> str:
    if not outcome.written:
        return f"{shown(outcome.path)} không đổi: số liệu và mẫu vẫn như lần trước."
    return f"Đã viết {shown(outcome.path)}" + (" (dự thảo, còn chỗ chưa có số liệu)." if outcome.draft else ".")


def _fewer(problems: list[Problem]) -> tuple[list[Problem], Counter[str]]:
    """Return the problems with a few of each year's awaited values that forbid its report, and how many are left out.

    One that is awaited is like the next; a list of sixty hides what is wrong otherwise.
    """
    from baocao.problems import AWAITED, Severity  # noqa: PLC0415  --help needs none of it

    told: list[Problem] = []
    counts: Counter[str] = Counter()
    for each in dict.fromkeys(problems):
        if each.code == AWAITED and each.severity is Severity.ERROR:
            counts[Path(each.place.file).stem] += 1
            if counts[Path(each.place.file).stem] > _MOST_AWAITED:
                continue
        told.append(each)
    return told, Counter({year: count - _MOST_AWAITED for year, count in counts.items() if count > _MOST_AWAITED})
