"""`baocao seal`."""

from __future__ import annotations

from typing import Annotated

import typer

from baocao.cli.app import PROBLEMS, Root, app, chosen, project, show, shown, stop, write
from baocao.cli.usage import Command


@app.command(
    cls=Command,
    epilog="Mã thoát: 0 là đã niêm phong, hoặc số liệu vẫn đúng như bản đã niêm phong; 1 là báo cáo chưa ký được, "
    "hoặc số liệu đã khác bản đã ký; 2 là dùng sai lệnh.",
)
def seal(
    year: Annotated[int, typer.Argument(help="Năm của báo cáo đã ký, ví dụ: 2020.", metavar="NĂM", show_default=False)],
    root: Root = None,
) -> None:
    """Niêm phong báo cáo đã ký: ghi số, ngày và mọi giá trị đã in vào data/NĂM.seal.

    Từ đó số liệu đã in mà thay đổi thì “baocao check” báo lỗi và gọi tên số đó, kể cả kế hoạch năm sau in ở phần II.
    Kế hoạch được điều chỉnh thì ghi số đã in ở issued_target và văn bản điều chỉnh ở adjusted_by.
    Tệp niêm phong đã có thì lệnh chỉ kiểm tra, không bao giờ ghi đè.
    """
    from baocao.review import review  # noqa: PLC0415  --help needs none of it
    from baocao.seal import sealed, written  # noqa: PLC0415
    from baocao.years import Years  # noqa: PLC0415

    here = project(root)
    (number,) = chosen(here, [year], every=False)
    years, path = Years(here), here.seal(number)
    document, problems, _ = review(years, number, final=True, step=lambda _: None)
    show(problems, here, years.texts)
    loaded = years.load(number).year
    if document is None or loaded is None:
        if path.exists():
            stop(PROBLEMS, f"Báo cáo năm {number} đã niêm phong từ trước; lần này chỉ kiểm tra, và có các lỗi trên.")
        stop(PROBLEMS, f"Chưa niêm phong báo cáo năm {number}: hãy sửa các lỗi trên rồi chạy lại.")
    if path.exists():
        typer.echo(f"Báo cáo năm {number} đã niêm phong; số liệu vẫn đúng như bản đã ký.")
        return
    text = written(sealed(document, loaded, years.beside(number + 1).year), number)
    write(path, text.encode())
    typer.echo(f"Đã viết {shown(path)}. Hãy đưa tệp này vào git; bản đã ký thì lưu ở nơi lưu trữ của cơ quan.")
