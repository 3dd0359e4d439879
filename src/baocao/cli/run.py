"""The program as a process: its arguments, its exit code, and what no command foresaw."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import typer
from typer._click.exceptions import ClickException, NoArgsIsHelpError

from baocao import __version__
from baocao.cli import streams
from baocao.cli.app import DONE, MISUSE, PROBLEMS, app
from baocao.cli.commands import register
from baocao.cli.usage import explain
from baocao.project import why


def _bug(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    at = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
    return (
        f"Lỗi của chương trình baocao {__version__}, không phải của số liệu: {type(error).__name__} ở {at}: {error}\n"
        "Tệp báo cáo trên đĩa vẫn nguyên vẹn. Xin gửi dòng trên cho người phát triển."
    )


def main() -> int:
    """Run the program on the process's arguments and return its exit code; all that it printed is passed on."""
    streams.prepare()
    try:
        code = _run()
    except KeyboardInterrupt:
        code = _stopped()
    except BrokenPipeError:  # whoever reads us has read enough
        code = DONE
    except OSError as error:
        with contextlib.suppress(OSError):
            typer.echo(f"Không in được kết quả: {why(error)[0]}. Báo cáo nào đã viết xong vẫn còn nguyên.", err=True)
        code = PROBLEMS
    streams.settle()
    return code


def _run() -> int:
    """Return the exit code; raises OSError only where the program cannot print."""
    try:
        register("".join(sys.argv[1:2]))
        return app(prog_name="baocao", standalone_mode=False) or DONE
    except NoArgsIsHelpError as error:
        error.show()
        return MISUSE
    except ClickException as error:
        typer.echo(explain(error), err=True)
        return MISUSE
    except (KeyboardInterrupt, typer.Abort):
        return _stopped()
    except Exception as error:  # a bug of ours: said in a line, since its traceback tells an office nothing
        if streams.failed(error):
            raise
        typer.echo(_bug(error), err=True)
        return PROBLEMS


def _stopped() -> int:
    with contextlib.suppress(OSError):
        typer.echo("Đã dừng theo yêu cầu; tệp cũ còn nguyên.", err=True)
    return 130
