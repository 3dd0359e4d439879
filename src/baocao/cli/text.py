"""`baocao text`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baocao.cli.app import MISUSE, app, stop
from baocao.cli.usage import Command
from baocao.project import read, why


@app.command(
    cls=Command, epilog="Ví dụ: “baocao text build/bao-cao-2020.docx | less”. Git dùng lệnh này: xem baocao git-setup."
)
def text(
    file: Annotated[Path, typer.Argument(help="Tệp Word bất kỳ.", metavar="TỆP.docx", show_default=False)],
) -> None:
    """In chữ của một tệp Word: mỗi đoạn một dòng, mỗi hàng của bảng một dòng, sửa đổi đang theo dõi coi như đã nhận."""
    from baocao import word  # noqa: PLC0415  --help needs none of it
    from baocao.passages import as_text  # noqa: PLC0415

    try:
        passages = word.passages(read(file))
    except OSError as error:
        stop(MISUSE, f"Không đọc được {file}: {why(error)[0]}.")
    except word.NotWordError as error:
        stop(MISUSE, f"{file}: {error}")
    typer.echo(as_text(passages), nl=False)
