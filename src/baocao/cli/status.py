"""`baocao status`."""

from __future__ import annotations

import datetime
import shutil
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli.app import PROBLEMS, Root, app, chosen, project, show, stop
from baocao.cli.clock import today
from baocao.cli.usage import Command

if TYPE_CHECKING:
    from baocao.status import Part, Status

_NAMES = 20
_BAR = 16


@app.command(cls=Command, epilog="Mã thoát: 0 là đọc được, dù còn thiếu; 1 là tệp có lỗi; 2 là dùng sai lệnh.")
def status(
    years: Annotated[
        list[int] | None,
        typer.Argument(help="Các năm cần xem. Mặc định: mọi năm còn thiếu.", metavar="[NĂM...]", show_default=False),
    ] = None,
    root: Root = None,
) -> None:
    """Cho biết năm đã điền đến đâu: từng phòng, từng nhóm chỉ tiêu, còn thiếu gì, còn mấy ngày đến hạn.

    Hạn trình ghi ở document.due, ví dụ: baocao set document.due 20/01/2022. Tên còn thiếu viết như lệnh baocao set cần.
    Cuối cùng là những năm mà báo cáo đã ký và niêm phong.
    """
    from baocao.status import status as measured  # noqa: PLC0415  --help needs none of it
    from baocao.years import Years  # noqa: PLC0415

    here = project(root)
    read = Years(here)
    found: list[Status] = []
    numbers = chosen(here, years or [], every=not years)
    for number in numbers:
        loaded = read.load(number)
        if loaded.whole is None:
            show(loaded.problems, here, read.texts)
            stop(PROBLEMS, f"Chưa đọc được {here.shown(number)}: hãy sửa các lỗi trên rồi chạy lại.")
        found.append(measured(loaded.whole))
    wanted = found if years else [each for each in found if each.whole.open]
    width = max(40, min(shutil.get_terminal_size().columns, 100))
    typer.echo("\n\n".join("\n".join(_page(each, width)) for each in wanted) or "Mọi năm đã điền đủ.")
    sealed = [str(number) for number in numbers if here.seal(number).exists()]
    if sealed:
        typer.echo(f"\nĐã niêm phong: {', '.join(sealed)}.")


def _page(status: Status, width: int) -> Iterator[str]:
    yield f"{status.whole.name}: đã điền {status.whole.filled}/{status.whole.total} giá trị{_until(status.due)}"
    for title, parts in (("Theo phòng", status.divisions), ("Phần chung", status.shared)):
        if parts:
            yield f"\n{title}"
        for part in parts:
            yield _row(part)
            if part.open:
                said = f"còn: {', '.join(part.open)}"
                yield textwrap.fill(
                    said, width, initial_indent="    ", subsequent_indent="    ", break_long_words=False
                )
    if status.groups:
        yield "\nTheo nhóm chỉ tiêu (đã có kết quả)"
        yield from map(_row, status.groups)


def _row(part: Part) -> str:
    """Return a name, a bar and a count, in 50 columns; a long name goes on a line of its own."""
    done = _BAR * part.filled // part.total if part.total else _BAR
    bar = f"{'█' * done}{'░' * (_BAR - done)} {part.filled:>3}/{part.total}"
    return f"  {part.name:<{_NAMES}} {bar}" if len(part.name) <= _NAMES else f"  {part.name}\n  {'':<{_NAMES}} {bar}"


def _until(due: datetime.date | None) -> str:
    if due is None:
        return ""
    days = (due - today()).days
    said = f"còn {days} ngày" if days > 0 else "là hôm nay" if not days else f"đã quá {-days} ngày"
    return f"; hạn {due.day:02}/{due.month:02}/{due.year} {said}"
