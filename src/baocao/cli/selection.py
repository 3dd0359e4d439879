"""The options that choose among problems, shared by the commands whose result they are."""

from __future__ import annotations

from typing import Annotated

import typer

from baocao.cli.app import MISUSE, stop

SEVERITIES = ("error", "warning", "missing")


def _one_of_the_severities(name: str | None) -> str | None:
    if name is not None and name not in SEVERITIES:
        raise typer.BadParameter(f"không có mức “{name}”; các mức: {', '.join(SEVERITIES)}")
    return name


Select = Annotated[
    list[str] | None,
    typer.Option(
        help="Chỉ nêu các mã này: mã hoặc đầu mã như BC3, cách nhau bằng dấu phẩy.",
        metavar="MÃ,...",
        show_default=False,
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(help="Không nêu các mã này; viết như --select.", metavar="MÃ,...", show_default=False),
]
Least = Annotated[
    str | None,
    typer.Option(
        help="Mức nhẹ nhất được nêu và được tính: error, warning, missing (giá trị chưa có). "
        "Mặc định: warning; có --select thì mọi mức.",
        metavar="MỨC",
        show_default=False,
        callback=_one_of_the_severities,
        autocompletion=lambda: list(SEVERITIES),
    ),
]


def codes(select: list[str] | None, ignore: list[str] | None) -> set[str]:
    """Return the codes that --select and --ignore leave; stops where one of them is unknown."""
    from baocao import catalog  # noqa: PLC0415  --help and --version need none of it

    try:
        return catalog.chosen(select or [], ignore or [])
    except catalog.UnknownCode as error:
        stop(MISUSE, str(error), "Xem mọi mã: baocao explain")
