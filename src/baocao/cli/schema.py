"""`baocao schema`."""

from __future__ import annotations

import typer

from baocao.cli.app import app
from baocao.cli.usage import Command


@app.command(cls=Command)
def schema() -> None:
    """In JSON Schema của tệp số liệu, để trình soạn thảo gợi ý khóa và báo lỗi khi gõ."""
    import json  # noqa: PLC0415

    from baocao.schema import schema as made  # noqa: PLC0415

    typer.echo(json.dumps(made(), ensure_ascii=False, indent=2))
