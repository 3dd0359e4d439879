"""`baocao new`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli.app import MISUSE, PROBLEMS, Root, app, chosen, project, show, stop, write
from baocao.cli.usage import Command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from baocao.editing.next_year import Task
    from baocao.source import Node


@app.command(
    cls=Command,
    epilog="Mã thoát: 0 là đã viết; 1 là tệp năm trước có lỗi hoặc không ghi được; 2 là dùng sai lệnh.",
)
def new(
    year: Annotated[
        int | None,
        typer.Argument(help="Năm mới. Mặc định: sau năm mới nhất.", metavar="[NĂM]", show_default=False),
    ] = None,
    before: Annotated[
        int | None,
        typer.Option(
            "--from", help="Năm lấy làm gốc. Mặc định: năm gần nhất trước đó.", metavar="NĂM", show_default=False
        ),
    ] = None,
    root: Root = None,
) -> None:
    """Mở tệp số liệu năm mới từ tệp năm trước, ví dụ: baocao new 2022 viết data/2022.yaml.

    Giữ: ghi chú, thứ tự, người ký, nơi nhận, chữ viết tắt, văn bản viện dẫn, nhóm, chỉ tiêu, phòng. Kế hoạch của chỉ
    tiêu ghi tạm như năm trước, có ghi chú “chưa xác nhận”. Mọi kết quả, số liệu, lời văn, số và ngày văn bản thành
    “chưa có”. Lệnh liệt kê việc phải làm tiếp, và không bao giờ ghi đè một tệp đã có.
    """
    from baocao.editing.next_year import succession  # noqa: PLC0415  --help needs none of it
    from baocao.source import Mapping, Reading  # noqa: PLC0415
    from baocao.source.patch import patch  # noqa: PLC0415
    from baocao.years import Years, has_error  # noqa: PLC0415

    here = project(root)
    present = chosen(here, [], every=True)
    number = max(present) + 1 if year is None else year
    file = here.shown(number)
    if here.has(number):
        stop(MISUSE, f"Đã có {file}, lệnh không ghi đè.", "Xóa hoặc đổi tên tệp ấy nếu muốn mở lại từ đầu.")
    origin = _origin(present, number, before)
    years = Years(here)
    loaded = years.load(origin)
    if loaded.whole is None or not isinstance(loaded.node, Mapping):
        show(loaded.problems, here, years.texts)
        stop(PROBLEMS, f"Chưa mở được năm {number}: hãy sửa các lỗi trên rồi chạy lại.")
    made = succession(Reading(loaded.node, (), loaded.text), loaded.node, loaded.whole, number)
    data = patch(here.read(origin), made.edits)
    tried = Years(here, instead={number: data})
    fresh = tried.load(number)
    if has_error(fresh.problems) or fresh.node is None:
        show(fresh.problems, here, tried.texts)
        stop(PROBLEMS, f"Chưa viết {file}: hãy sửa tệp {here.shown(origin)} theo các lỗi trên rồi chạy lại.")
    write(here.file(number), data)
    typer.echo(f"Đã viết {file} từ {here.shown(origin)}. Việc phải làm:")
    _tell(file, fresh.node, fresh.text, made.tasks, number)


def _origin(present: list[int], number: int, before: int | None) -> int:
    """Return the year that a new one is made from; stops where none fits."""
    known = f"Các năm đang có: {', '.join(map(str, present))}."
    earlier = [each for each in present if each < number]
    if before is not None and before not in present:
        stop(MISUSE, f"Không có số liệu năm {before} trong data/.", known)
    if not earlier or (before is not None and before > number):
        stop(MISUSE, f"Năm {number} phải sau năm làm gốc.", known)
    return max(earlier) if before is None else before


def _tell(file: str, node: Node, text: str, tasks: Sequence[Task], number: int) -> None:
    """Print what is left to do, each with its line."""
    from baocao.editing.next_year import awaited, outdated, place  # noqa: PLC0415

    for line, task in sorted((place(node, task.path).line, task) for task in tasks):
        typer.echo(f"{file}:{line}: {'.'.join(task.path)}: {task.what}")
    lines = list(outdated(text, number - 1))
    if lines:
        typer.echo(f"{file}: ghi chú nhắc năm trước, xem còn đúng không: dòng {', '.join(map(str, lines))}")
    typer.echo(f"{file}: {awaited(node)} giá trị ghi “chưa có”, điền dần trong năm; xem: baocao status {number}")
