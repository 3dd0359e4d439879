"""`baocao get`."""

from __future__ import annotations

from typing import Annotated

import typer

from baocao.cli.app import MISUSE, PROBLEMS, Root, WhichYear, app, one_year, project, show, stop
from baocao.cli.usage import Command


@app.command(
    "get", cls=Command, epilog="Mã thoát: 0 là có giá trị, kể cả “chưa có”; 1 là tệp có lỗi; 2 là không có tên ấy."
)
def get_value(
    words: Annotated[
        str,
        typer.Argument(
            help="Tên giá trị, như gọi trong lời văn hoặc theo khóa của tệp: viec_lam.actual, viec_lam.percent, "
            "figures.ho_tro_covid, ld_vl.short, document.number, score.met.",
            metavar="TÊN",
            show_default=False,
        ),
    ],
    year: WhichYear = None,
    root: Root = None,
) -> None:
    """In một giá trị của năm, ví dụ: baocao get viec_lam.actual --year 2020 in “21.078 người”.

    Tên của cả một mục (viec_lam, document, ld_vl) thì in từng khóa một dòng, kèm những gì chương trình tự tính.
    """
    from baocao.editing.answer import answer  # noqa: PLC0415  --help needs none of it
    from baocao.editing.names import Unknown  # noqa: PLC0415
    from baocao.years import Years  # noqa: PLC0415

    here = project(root)
    number = one_year(here, year)
    years = Years(here)
    loaded = years.load(number)
    if loaded.node is None:
        show(loaded.problems, here, years.texts)
        stop(PROBLEMS, f"Chưa đọc được {here.shown(number)}: hãy sửa các lỗi trên rồi chạy lại.")
    found = answer(words, loaded.node, loaded.whole)
    if isinstance(found, Unknown):
        stop(MISUSE, f"{here.shown(number)}: {found.message}.", f"Gợi ý: {found.hint}" if found.hint else "")
    for line in found:
        typer.echo(line)
