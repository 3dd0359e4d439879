"""`baocao import`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli.app import MISUSE, PROBLEMS, Root, WhichYear, app, one_year, project, show, stop
from baocao.cli.set_value import finish, opened
from baocao.cli.usage import Command

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from baocao.editing.columns import Columns
    from baocao.editing.importing import Row
    from baocao.sheets import Sheet

_NAMES = 24
"""Columns for the names of values, so that a terminal of 60 has room for what becomes of them."""


@app.command(
    "import",
    cls=Command,
    epilog="Mã thoát: 0 là xong, kể cả chỉ xem hoặc có dòng không khớp; 1 là có giá trị sai hay tệp không đọc được, "
    "khi đó không ghi gì; 2 là dùng sai lệnh.",
)
def import_values(
    file: Annotated[
        Path, typer.Argument(help="Bảng của phòng gửi: .xlsx hoặc .csv.", metavar="TỆP", show_default=False)
    ],
    mapping: Annotated[
        str | None,
        typer.Option(
            "--map",
            help='Cột nào là gì: "Chỉ tiêu=name,Thực hiện=actual", hoặc theo chữ cái "B=name,D=actual". Vai trò: name, '
            "key, unit, actual, target, verdict, percent, change, baseline, total, note. Mặc định: nhận theo tiêu đề "
            "quen dùng (Chỉ tiêu, Khóa, Đơn vị tính, Thực hiện, Kết quả).",
            metavar="CỘT=VAI_TRÒ,...",
            show_default=False,
        ),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option(
            "--sheet", help="Tên trang. Mặc định: trang đầu tiên có tiêu đề.", metavar="TÊN", show_default=False
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Ghi ngay, không hỏi.")] = False,
    year: WhichYear = None,
    root: Root = None,
) -> None:
    """Lấy giá trị từ bảng của phòng, ví dụ: baocao import ld-vl.xlsx --year 2021.

    Mỗi dòng của bảng được khớp với một chỉ tiêu theo khóa hoặc tên (không kể dấu, chữ hoa), số liệu của phòng theo
    khóa. Lệnh hiện giá trị cũ → mới và mọi chỗ sai trước; chỉ ghi khi bạn trả lời có, hoặc dùng --yes. Ô trống giữ
    giá trị đang có. Một giá trị sai thì không ghi giá trị nào.
    """
    from baocao.editing.importing import take  # noqa: PLC0415  --help needs none of it

    here = project(root)
    draft = opened(here, one_year(here, year))
    table, columns = _table(file, mapping, sheet, draft.year)
    rows = take(draft, table, columns)
    typer.echo(f"{file.name}{f', trang “{table.name}”' if table.name else ''}: {columns}")
    if not rows:
        stop(PROBLEMS, "Bảng không có dòng nào có tên và giá trị.", "Xem lại --map và --sheet.")
    _show(rows)
    judgement = draft.judge()
    wrong = [row for row in rows if row.path and row.fault]
    if wrong or judgement.refused:
        show(judgement.problems, here, {draft.file: draft.reading.text})
        stop(PROBLEMS, f"{draft.file} không đổi: hãy sửa các chỗ sai trong bảng rồi chạy lại.")
    count = len(draft.changes())
    if count and not yes and not _agreed(f"Ghi {count} giá trị vào {draft.file}?"):
        typer.echo(f"{draft.file} chưa đổi. Ghi bằng: thêm --yes.")
        return
    finish(draft, judgement)


def _table(file: Path, mapping: str | None, name: str | None, year: int) -> tuple[Sheet, Columns]:
    """Return the sheet to take and its columns; stops where there is none."""
    from baocao.editing.columns import MapError, columns, parse_map  # noqa: PLC0415
    from baocao.project import read, why  # noqa: PLC0415
    from baocao.sheets import SIZE_LIMIT, SheetError  # noqa: PLC0415
    from baocao.sheets import read as read_sheets  # noqa: PLC0415

    try:
        wanted = parse_map(mapping) if mapping is not None else None
        sheets = read_sheets(read(file, SIZE_LIMIT + 1), file.name)
        chosen = [each for each in sheets if name is None or each.name == name]
        if not chosen:
            stop(MISUSE, f"{file}: không có trang “{name}”.", f"Các trang: {', '.join(each.name for each in sheets)}.")
        found = ((each, columns(each, wanted, year)) for each in chosen)
        table = next(((each, where) for each, where in found if where is not None), None)
    except OSError as error:
        stop(MISUSE, f"Không đọc được {file}: {why(error)[0]}.")
    except SheetError as error:
        stop(PROBLEMS, f"{file}: {error}.", f"Gợi ý: {error.hint}." if error.hint else "")
    except MapError as error:
        stop(MISUSE, f"{file}: {error}.", f"Gợi ý: {error.hint}")
    if table is None:
        stop(MISUSE, f"{file}: không thấy dòng tiêu đề có cột tên và cột giá trị.", _how(chosen, wanted))
    return table


def _how(sheets: Sequence[Sheet], wanted: Mapping[str, str] | None) -> str:
    """Return how to say which columns there are, with the first headers that were seen."""
    seen = next((row for each in sheets for row in each.rows if sum(bool(cell.text) for cell in row) > 1), ())
    headers = ", ".join(cell.text for cell in seen if cell.text)
    said = f" Dòng đầu có nhiều ô: {headers}." if headers else ""
    lost = f" Đang tìm: {', '.join(wanted.values())}." if wanted else ""
    return f'Gợi ý: chỉ cột bằng --map "Chỉ tiêu=name,Thực hiện=actual" hoặc --map "B=name,D=actual".{lost}{said}'


def _show(rows: Sequence[Row]) -> None:
    """Print what becomes of each row: first what matches, then what does not."""
    matched = [row for row in rows if row.path]
    width = min(max((len(_name(row)) for row in matched), default=0), _NAMES)
    for row in matched:
        said = f"lỗi: {row.fault}" if row.fault else _change(row)
        typer.echo(f"  dòng {row.number:<4} {_name(row):<{width}}  {said}")
    strange = [row for row in rows if not row.path]
    if strange:
        typer.echo("Không khớp, bỏ qua:")
    for row in strange:
        typer.echo(f"  dòng {row.number:<4} {row.label}: {row.fault}")


def _name(row: Row) -> str:
    return ".".join(row.path[1:] if row.path[0] == "indicators" else (row.path[-1],))


def _change(row: Row) -> str:
    return f"{row.before} (không đổi)" if row.before == row.after else f"{row.before} → {row.after}"


def _agreed(question: str) -> bool:
    """Return whether a person at a terminal says yes; nobody there is a no."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    typer.echo(f"{question} [c/K] ", nl=False)
    return sys.stdin.readline().strip().casefold() in ("c", "có", "co", "y", "yes")
