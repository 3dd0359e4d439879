"""`baocao git-setup`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli.app import DONE, MISUSE, PROBLEMS, Root, app, project, stop
from baocao.cli.usage import Command

if TYPE_CHECKING:
    from pathlib import Path

_ATTRIBUTE = "*.docx diff=baocao"


@app.command(
    cls=Command,
    epilog="Sau đó: “git diff”, “git log -p” in khác biệt của tệp .docx thành chữ; "
    "“git difftool -t baocao HEAD~1 -- build/” so từng tệp.",
)
def git_setup(
    yes: Annotated[bool, typer.Option("--yes", help="Làm ngay, không hỏi lại.")] = False,
    root: Root = None,
) -> None:
    """Cho git của dự án này biết cách so hai tệp Word. In ra những gì sẽ đổi rồi mới hỏi."""
    from baocao import git  # noqa: PLC0415  --help needs none of it
    from baocao.output import OutputError  # noqa: PLC0415

    here = project(root)
    try:
        file = git.top(here.root) / ".gitattributes"
        wanted = {name: value for name, value in _settings().items() if git.configured(here.root, name) != value}
        line = None if _has_line(file) else _ATTRIBUTE
        if not wanted and line is None:
            typer.echo("Git của dự án này đã biết cách so tệp Word; không có gì phải đổi.")
            return
        typer.echo("Sẽ đổi:")
        for name, value in wanted.items():
            typer.echo(f"  git config --local {name} {value!r}")
        if line:
            typer.echo(f"  thêm dòng “{line}” vào {file}")
        if not yes and not _agreed():
            typer.echo("Chưa đổi gì.")
            raise typer.Exit(DONE)
        for name, value in wanted.items():
            git.configure(here.root, name, value)
        if line:
            _add_line(file, line)
    except git.GitError as error:
        stop(MISUSE, str(error), f"Gợi ý: {error.hint}." if error.hint else "")
    except OutputError as error:
        stop(PROBLEMS, str(error), error.hint)
    typer.echo("Đã xong. Cấu hình chỉ có hiệu lực trên máy này; tệp .gitattributes hãy đưa vào git.")


def _settings() -> dict[str, str]:
    """Return what git's configuration needs; the program is called as it runs now."""
    program = f'"{sys.executable}" -m baocao'
    return {
        "diff.baocao.textconv": f"{program} text",
        "diff.baocao.cachetextconv": "true",
        "difftool.baocao.cmd": f'{program} diff "$LOCAL" "$REMOTE"',
    }


def _agreed() -> bool:
    if not sys.stdin.isatty():
        stop(MISUSE, "Chưa đổi gì, vì không có ai ở cửa sổ lệnh để hỏi.", "Chạy lại với --yes.")
    return typer.confirm("Đồng ý?", default=False)


def _has_line(file: Path) -> bool:
    try:
        rows = file.read_text("utf-8").splitlines()
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        stop(PROBLEMS, f"Không đọc được {file}.", f"Tự thêm dòng: {_ATTRIBUTE}")
    return any(row.split()[:1] == ["*.docx"] and "diff=baocao" in row.split() for row in rows)


def _add_line(file: Path, line: str) -> None:
    from baocao.output import write_atomic  # noqa: PLC0415  only a file that is written needs it

    old = file.read_bytes() if file.exists() else b""
    glue = b"" if not old or old.endswith(b"\n") else b"\n"
    write_atomic(file, old + glue + line.encode() + b"\n")
