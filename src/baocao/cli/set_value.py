"""`baocao set`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli.app import MISUSE, PROBLEMS, Root, WhichYear, app, one_year, project, show, stop
from baocao.cli.usage import Command
from baocao.project import Unreadable

if TYPE_CHECKING:
    from baocao.editing.draft import Draft, Judgement
    from baocao.project import Project


@app.command(
    "set",
    cls=Command,
    epilog="Mã thoát: 0 là đã ghi, hoặc giá trị vốn như vậy; 1 là giá trị không đọc được hay gây ra lỗi mới, khi đó "
    "tệp không đổi; 2 là dùng sai lệnh.",
)
def set_value(
    pairs: Annotated[
        list[str],
        typer.Argument(
            help="Tên và giá trị mới, một hay nhiều cặp. Giá trị có dấu cách hoặc dấu <, > thì đặt trong nháy; "
            "'' là bỏ khóa không bắt buộc; - là đọc lời văn từ đầu vào.",
            metavar="TÊN GIÁ_TRỊ...",
            show_default=False,
        ),
    ],
    year: WhichYear = None,
    root: Root = None,
) -> None:
    """Ghi một giá trị vào tệp của năm, ví dụ: baocao set viec_lam.actual 21.100 --year 2021.

    Chỉ dòng của giá trị ấy thay đổi; ghi chú, thứ tự, cách trình bày của tệp giữ nguyên. Giá trị được đọc và soát
    như khi lập báo cáo: không đọc được, hoặc gây ra lỗi mới, thì không ghi gì. Hai giá trị phải đổi cùng lúc thì ghi
    trong một lệnh: baocao set viec_lam.actual 21.100 viec_lam.target '>= 21.000'.
    """
    if len(pairs) % 2:
        stop(
            MISUSE,
            f"Thiếu giá trị cho “{pairs[-1]}”.",
            "Ghi từng cặp tên và giá trị: baocao set viec_lam.actual 21.100",
        )
    here = project(root)
    draft = opened(here, one_year(here, year))
    for words, value in zip(pairs[::2], pairs[1::2], strict=True):
        put(draft, words, _read_input(words) if value == "-" else value)
    finish(draft, draft.judge())


def opened(project: Project, year: int) -> Draft:
    """Return a draft of a year's file; stops where the file cannot be read."""
    from baocao.editing.draft import Draft  # noqa: PLC0415  --help needs none of it

    try:
        draft = Draft(project, year)
    except Unreadable as error:
        show((error.problem,), project, {})
        stop(PROBLEMS, f"Chưa đọc được {project.shown(year)} nên không ghi gì.")
    if draft.node is None:
        show(draft.reading.problems, project, {draft.file: draft.reading.text})
        stop(PROBLEMS, f"Chưa đọc được {draft.file} nên không ghi gì: hãy sửa các lỗi trên rồi chạy lại.")
    return draft


def put(draft: Draft, words: str, value: str) -> None:
    """Put one value into a draft; stops where its name means nothing, or it has no room."""
    from baocao.editing.draft import refusal  # noqa: PLC0415
    from baocao.editing.names import Unknown  # noqa: PLC0415
    from baocao.source.patch import Misfit  # noqa: PLC0415

    named = draft.named(words)
    if isinstance(named, Unknown):
        stop(MISUSE, f"{draft.file}: {named.message}.", f"Gợi ý: {named.hint}" if named.hint else "")
    reason = refusal(named, value)
    if reason:
        stop(MISUSE, f"{draft.file}: {reason.message}.", f"Gợi ý: {reason.hint}")
    try:
        draft.put(named, value)
    except Misfit as error:
        stop(PROBLEMS, f"{error.place}: {error}. Tệp không đổi.")


def finish(draft: Draft, judgement: Judgement) -> None:
    """Write a draft that nothing forbids, and say what changed and what follows."""
    from baocao.output import OutputError  # noqa: PLC0415
    from baocao.source.patch import Misfit  # noqa: PLC0415

    show(judgement.problems, draft.project, {draft.file: draft.reading.text})
    if judgement.refused:
        stop(PROBLEMS, f"{draft.file} không đổi: giá trị mới gây ra các lỗi trên.")
    changes = draft.changes()
    if not changes:
        typer.echo(f"{draft.file} không đổi: giá trị vốn như vậy.")
        return
    try:
        draft.write()
    except (OutputError, Misfit, Unreadable) as error:
        stop(PROBLEMS, str(error), error.hint if isinstance(error, OutputError) else "Hãy chạy lại lệnh.")
    for change in changes:
        typer.echo(change)
    for each in judgement.consequences:
        typer.echo(f"  {each.what}: {each.before} → {each.after}")


def _read_input(words: str) -> str:
    """Return the text that standard input holds."""
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        stop(MISUSE, f"Lời văn cho “{words}” không ở bảng mã UTF-8.", "Lưu lại với bảng mã UTF-8 rồi chạy lại.")
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
