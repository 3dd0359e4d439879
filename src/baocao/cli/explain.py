"""`baocao explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from baocao.cli.app import MISUSE, app, screen, stop
from baocao.cli.usage import Command


@app.command(cls=Command)
def explain(
    codes: Annotated[
        list[str] | None,
        typer.Argument(
            help="Mã cần xem, ví dụ BC301, hoặc một nhóm mã như BC3. Mặc định: danh sách mọi mã.",
            metavar="[MÃ...]",
            show_default=False,
        ),
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", hidden=True)] = False,
) -> None:
    """Giải thích một mã: đòi hỏi gì, vì sao, ví dụ sai, cách sửa."""
    from baocao import catalog  # noqa: PLC0415  --help and --version need none of it
    from baocao.reporting import manual  # noqa: PLC0415

    known = catalog.manuals()
    if markdown:
        typer.echo(manual.as_markdown(known.values()), nl=False)
        return
    color, width = screen()
    chosen = [code for name in codes or [""] for code in _matching(name)]
    if codes and len(chosen) == len(codes):
        typer.echo("\n".join(manual.as_page(known[code], color=color, width=width) for code in chosen), nl=False)
    else:
        typer.echo(manual.as_index([known[code] for code in chosen], color=color, width=width), nl=False)


def _matching(name: str) -> list[str]:
    from baocao import catalog  # noqa: PLC0415  --help and --version need none of it

    try:
        return catalog.matching(name)
    except catalog.UnknownCode as error:
        stop(MISUSE, str(error), "Xem mọi mã: baocao explain")
