"""`baocao verify`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from baocao.cli.app import MISUSE, PROBLEMS, Form, app, report, stop, write
from baocao.cli.progress import Progress
from baocao.cli.selection import Ignore, Least, Select, codes
from baocao.cli.usage import Command
from baocao.project import read, why

if TYPE_CHECKING:
    from baocao.verify import Verdict


@app.command(
    cls=Command,
    epilog="Mã thoát: 0 là không nêu chỗ nào; 1 là có nêu, kể cả khi chỉ có cảnh báo (muốn chỉ tính lỗi của quy định: "
    "--severity error); 2 là dùng sai lệnh, hoặc có tệp không soát được: không đọc được, không phải văn bản hành "
    "chính, hay là văn bản của Đảng. Máy không soát được những gì: docs/verify.md.",
)
def verify(
    files: Annotated[
        list[Path], typer.Argument(help="Các tệp Word cần soát.", metavar="TỆP.docx...", show_default=False)
    ],
    select: Select = None,
    ignore: Ignore = None,
    severity: Least = None,
    slip: Annotated[
        Path | None,
        typer.Option(
            "--report",
            help="Viết Phiếu kiểm tra thể thức để trình lãnh đạo (in A4): mọi yêu cầu, đạt hay không đạt.",
            metavar="PHIẾU.html",
            show_default=False,
        ),
    ] = None,
    fix: Annotated[
        Path | None,
        typer.Option(
            help="Ghi bản sao đã sửa những chỗ chắc chắn: khổ giấy, lề, phông, cỡ chữ, giãn cách, số trang, ngày.",
            metavar="BẢN_SỬA.docx",
            show_default=False,
        ),
    ] = None,
    annotate: Annotated[
        Path | None,
        typer.Option(
            help="Ghi một bản sao có mỗi chỗ sai là một nhận xét của Word; cùng --fix thì chỉ những chỗ còn lại.",
            metavar="BẢN_NHẬN_XÉT.docx",
            show_default=False,
        ),
    ] = None,
    form: Form = "text",
) -> None:
    """Soát thể thức theo Nghị định 30/2020/NĐ-CP của văn bản hành chính bất kỳ ở dạng Word.

    “lỗi” là trái quy định của Nghị định; “cảnh báo” là khác mẫu trình bày hoặc khác lệ thường, không trái quy định.
    """
    from baocao.checks.word_format.others import manuals  # noqa: PLC0415  --help and --version need none of it
    from baocao.problems import Severity  # noqa: PLC0415
    from baocao.reporting.order import RANK  # noqa: PLC0415

    wished = codes(select, ignore)
    if slip is not None and slip.suffix.lower() not in (".html", ".htm"):
        stop(MISUSE, f"Phiếu được viết ở dạng HTML, nhưng tên tệp là {slip}.", "Ghi: --report phieu.html")
    _refuse_originals(files, [each for each in (fix, annotate) if each is not None])
    for written in (slip, fix, annotate):
        if written is not None and not written.parent.is_dir():
            stop(
                MISUSE,
                f"Không có thư mục {written.parent} để ghi {written.name}.",
                "Xem lại đường dẫn, hoặc tạo thư mục.",
            )
    least = Severity(severity) if severity else Severity.MISSING
    with Progress(len(files)) as progress:
        judged = {str(file): each for file in files if (each := _judged(file, progress)) is not None}
    verdicts = {file: verdict for file, (_, verdict) in judged.items()}
    problems = [
        each
        for verdict in verdicts.values()
        for each in verdict.problems
        if each.code in wished and RANK[each.severity] <= RANK[least]
    ]
    texts = {file: verdict.text for file, verdict in verdicts.items()}
    if slip is not None:
        _write_slip(slip, verdicts)
    if fix or annotate:
        for file, (data, verdict) in judged.items():
            _write_copies(file, data, verdict, fix, annotate)
    report(problems, texts, form, manuals=manuals())
    if len(verdicts) < len(files):
        raise typer.Exit(MISUSE)
    if problems:
        raise typer.Exit(PROBLEMS)


def _refuse_originals(files: list[Path], copies: list[Path]) -> None:
    """Stop where a copy would take the place of an original or of another copy, or where its file is not clear."""
    if copies and len(files) != 1:
        stop(MISUSE, "--fix và --annotate dùng cho mỗi lần một tệp.", "Ghi: baocao verify a.docx --fix a-da-sua.docx")
    taken = [each.resolve() for each in files]
    for copy in copies:
        if copy.suffix.lower() != ".docx":
            stop(MISUSE, f"Bản sao là tệp Word, nhưng tên tệp là {copy}.", "Đặt tên có đuôi .docx.")
        if copy.resolve() in taken or any(copy.exists() and copy.samefile(each) for each in files if each.exists()):
            stop(MISUSE, f"{copy} là bản gốc hoặc trùng bản sao kia, nên không ghi.", "Chọn một tên tệp khác.")
        taken.append(copy.resolve())


def _write_copies(file: str, data: bytes, verdict: Verdict, fix: Path | None, annotate: Path | None) -> None:
    """Write the mended copy, and the copy with comments on what is left."""
    from baocao import repair  # noqa: PLC0415

    if fix is not None:
        data, done, verdict = repair.repair(data, verdict, file)
        write(fix, data)
        typer.echo(f"Đã viết {fix}: sửa {done} chỗ, còn {len(verdict.problems)} chỗ phải xem.", err=True)
    if annotate is not None:
        write(annotate, repair.annotate(data, verdict))
        typer.echo(f"Đã viết {annotate}: {len(verdict.problems)} nhận xét.", err=True)


def _write_slip(path: Path, verdicts: dict[str, Verdict]) -> None:
    """Write the slips of the files that were judged; stops where that cannot be done."""
    from baocao.slip import html  # noqa: PLC0415

    write(path, html(list(verdicts.items())).encode())
    typer.echo(f"Đã viết {path}.", err=True)


def _judged(file: Path, progress: Progress) -> tuple[bytes, Verdict] | None:
    """Return a file and the verdict on it; says why there is none."""
    from baocao.verify import Unjudged, verify  # noqa: PLC0415

    progress.step(f"soát {file.name}")
    try:
        data = read(file)
        return data, verify(data, str(file))
    except OSError as error:
        typer.echo(f"{file}: không đọc được: {why(error)[0]}.", err=True)
    except Unjudged as error:
        typer.echo(f"{file}: {error}", err=True)
    return None
