"""`baocao diff`."""

from __future__ import annotations

import enum
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli.app import MISUSE, PROBLEMS, Root, app, chosen, project, show, shown, stop, write
from baocao.cli.usage import Command
from baocao.project import read, why

if TYPE_CHECKING:
    from baocao.compare.shown import Titled
    from baocao.history import Pair
    from baocao.project import Project


class Shape(enum.Enum):
    """In which shape the differences are printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


@app.command(
    cls=Command,
    epilog="Ví dụ: “baocao diff 2021” so với lần commit cuối; “baocao diff 2021 --against main~3”; "
    "“baocao diff 2020 2021”; “baocao diff cu.docx moi.docx”. "
    "Mã thoát: 0 là đã so sánh xong, dù có khác biệt hay không; 1 là không so sánh được; 2 là dùng sai lệnh.",
)
def diff(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            help="Không ghi gì: mọi năm. Một năm: năm đó so với git. Hai năm, hoặc hai tệp Word: so với nhau.",
            metavar="[NĂM|TỆP.docx]...",
            show_default=False,
        ),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(help="Phiên bản git để so. Mặc định: HEAD.", metavar="PHIÊN_BẢN", show_default=False),
    ] = None,
    shape: Annotated[
        Shape, typer.Option("--format", help="Cách in: cho người đọc, cho chương trình, cho merge request.")
    ] = Shape.TEXT,
    docx: Annotated[
        Path | None,
        typer.Option(
            help="Viết tệp Word có các khác biệt dưới dạng theo dõi thay đổi.", metavar="TỆP.docx", show_default=False
        ),
    ] = None,
    root: Root = None,
) -> None:
    """Cho biết số liệu và lời văn khác gì, theo nghĩa chứ không theo dòng.

    Mỗi số in giá trị trước và sau, mức tăng giảm và những gì thay đổi theo (tỷ lệ, đạt hay không đạt,
    số chỉ tiêu đạt). Xuống dòng khác đi trong lời văn không phải là khác biệt.
    """
    things = what or []
    if things and all(thing.lower().endswith(".docx") for thing in things):
        if against is not None or docx is not None or len(things) != 2:
            stop(MISUSE, "So hai tệp Word thì ghi đúng hai tệp, không dùng --against và --docx.")
        _say([_files(Path(things[0]), Path(things[1]))], shape)
        return
    if docx is not None and docx.suffix.lower() != ".docx":
        stop(MISUSE, f"--docx viết một tệp Word, nên tên tệp phải có đuôi .docx: {shown(docx)}.")
    here = project(root)
    pairs, gone = _pairs(here, [_year(thing) for thing in things], against)
    _refuse(pairs, here)
    if docx is not None:
        _write(docx, here, pairs)
    _say([*(pair.titled() for pair in pairs), *gone], shape)


def _pairs(here: Project, years: list[int], against: str | None) -> tuple[list[Pair], list[Titled]]:
    """Return what is compared, and the years that are no longer there."""
    from baocao import history  # noqa: PLC0415  --help needs none of it
    from baocao.git import GitError  # noqa: PLC0415
    from baocao.years import Years  # noqa: PLC0415

    if len(years) > 2 or (len(years) == 2 and against is not None):
        stop(MISUSE, "Ghi một năm, hai năm không kèm --against, hoặc hai tệp Word.")
    read = Years(here)
    wanted = chosen(here, years, every=not years)
    if len(years) == 2:
        return [history.between(read, *years)], []
    revision = against or "HEAD"
    try:
        return [history.since(read, each, revision) for each in wanted], [] if years else history.gone(read, revision)
    except GitError as error:
        stop(MISUSE, str(error), f"Gợi ý: {error.hint}." if error.hint else "")


def _refuse(pairs: list[Pair], here: Project) -> None:
    problems = [problem for pair in pairs for problem in pair.problems()]
    if problems:
        show(problems, here, {name: text for pair in pairs for name, text in pair.texts().items()})
        stop(PROBLEMS, "Chưa so sánh được: hãy sửa các lỗi trên rồi chạy lại.")


def _write(path: Path, here: Project, pairs: list[Pair]) -> None:
    from baocao.compose import TemplateFault  # noqa: PLC0415  only a written file needs it

    if len(pairs) != 1:
        stop(MISUSE, "--docx viết một tệp cho một năm: hãy ghi năm cần so sánh.")
    try:
        data = pairs[0].document(here)
    except TemplateFault as fault:
        show([fault.problem], here, {})
        stop(PROBLEMS, "Chưa viết tệp nào.")
    write(path, data)
    typer.echo(f"Đã viết {path}: mở bằng Word, thẻ Xem lại (Review) để xem từng thay đổi.", err=True)


def _files(old: Path, new: Path) -> Titled:
    from baocao import word  # noqa: PLC0415
    from baocao.compare import files  # noqa: PLC0415
    from baocao.compare.shown import Titled  # noqa: PLC0415

    def texts(path: Path) -> list[str]:
        try:
            return [each.text for each in word.passages(read(path))]
        except OSError as error:
            stop(MISUSE, f"Không đọc được {path}: {why(error)[0]}.")
        except word.NotWordError as error:
            stop(MISUSE, f"{path}: {error}")

    return Titled(f"{new} so với {old}", files.compared(texts(old), texts(new), (str(old), str(new))))


def _say(found: list[Titled], shape: Shape) -> None:
    from baocao.compare.shown import as_json, as_markdown, as_text  # noqa: PLC0415

    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    if shape is Shape.JSON:
        typer.echo(as_json(found), nl=False)
    elif shape is Shape.MARKDOWN:
        typer.echo(as_markdown(found), nl=False)
    else:
        typer.echo(as_text(found, color=color) or "Không có khác biệt.\n", nl=False)


def _year(text: str) -> int:
    if not re.fullmatch("[0-9]{1,4}", text):
        stop(MISUSE, f"“{text}” không phải là năm hay tệp .docx.", "Xem cách dùng: baocao diff --help")
    return int(text)
