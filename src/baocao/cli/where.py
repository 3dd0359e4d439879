"""`baocao where`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from baocao.cli.app import MISUSE, PROBLEMS, app, stop
from baocao.cli.usage import Command
from baocao.project import read, why


@app.command(cls=Command)
def where(
    file: Annotated[Path, typer.Argument(help="Tệp Word do baocao lập.", metavar="TỆP.docx", show_default=False)],
    phrase: Annotated[
        str, typer.Argument(help="Một đoạn chữ bất kỳ trong văn bản.", metavar="CHỮ", show_default=False)
    ],
) -> None:
    """Chỉ ra dòng số liệu hoặc mẫu mà một đoạn chữ trong văn bản được lấy từ đó."""
    from baocao import word  # noqa: PLC0415

    try:
        found = word.find(read(file), phrase)
    except OSError as error:
        stop(MISUSE, f"Không đọc được {file}: {why(error)[0]}.")
    except word.NotWordError as error:
        stop(MISUSE, f"{file}: {error}")
    if not found:
        stop(PROBLEMS, f"Không thấy “{phrase}” trong {file}, hoặc đoạn đó không lấy từ số liệu.")
    for place in found:
        typer.echo(place)
