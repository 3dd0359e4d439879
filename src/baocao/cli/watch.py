"""`baocao watch`."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from baocao.cli.app import MISUSE, Out, Root, app, chosen, project, show, shown, stop
from baocao.cli.usage import Command

if TYPE_CHECKING:
    from baocao.project import Project
    from baocao.watch import Round, Watcher

_SETTLED_AFTER = 60
"""Milliseconds without another change before a save counts as finished; editors write in several steps."""
_PATIENCE = 0.3
"""Seconds that an empty or absent file is given to get its content: some editors empty a file before they write it."""


@app.command(cls=Command, epilog="Ví dụ: “baocao watch 2021”. Dừng bằng Ctrl+C.")
def watch(
    years: Annotated[
        list[int] | None,
        typer.Argument(help="Các năm cần theo dõi. Mặc định: mọi năm.", metavar="NĂM...", show_default=False),
    ] = None,
    out: Out = None,
    root: Root = None,
) -> None:
    """Theo dõi data/ và templates/, mỗi lần lưu tệp thì lập lại báo cáo và cho biết lỗi nào mới có, lỗi nào đã hết."""
    from baocao.watch import Watcher  # noqa: PLC0415  --help needs none of it

    here = project(root)
    wanted = chosen(here, years or [], every=not years)
    watcher = Watcher(here, wanted, out or here.root / "build")
    saves = _saves(here)
    _tell(watcher.everything, watcher, here)
    typer.echo(f"Đang theo dõi {shown(here.root / 'data')}; dừng bằng Ctrl+C.")
    for changed in saves:
        _tell(partial(watcher.after, changed) if changed else watcher.everything, watcher, here)


def _saves(here: Project) -> Iterator[list[Path]]:
    """Return an iterator over the files that each save changed; stops where the library for it is missing."""
    try:
        from watchfiles import watch as changes  # noqa: PLC0415  an extra that only this command needs
    except ImportError:
        stop(MISUSE, "Lệnh watch cần thêm thư viện watchfiles.", 'Cài bằng: python -m pip install "baocao[watch]"')

    def watched() -> Iterator[set[tuple[Any, str]]]:
        folders = _folders(here)
        for found in changes(
            *folders, step=_SETTLED_AFTER, raise_interrupt=True, rust_timeout=1000, yield_on_timeout=True
        ):
            yield found
            # A folder that came, or is another one by the same name, is not watched by itself.
            if _folders(here) != folders or any(Path(path) in folders for _, path in found):
                return

    return _again_and_again(watched, here)


def _again_and_again(watched: Callable[[], Iterable[set[tuple[Any, str]]]], here: Project) -> Iterator[list[Path]]:
    """Yield the files of ours that each save changed, of one watch after another: each ends when a folder moves."""
    while True:
        if _folders(here):
            yield from _settled(watched())
        else:
            time.sleep(_PATIENCE)


def _folders(here: Project) -> dict[Path, int]:
    """Return the folders that are watched, and which ones they are."""
    found = {}
    for path in (here.root / "data", here.root / "templates"):
        with contextlib.suppress(OSError):
            if path.is_dir():
                found[path] = path.stat().st_ino
    return found


def _settled(found: Iterable[set[tuple[Any, str]]]) -> Iterator[list[Path]]:
    """Yield the files of ours that each save changed; first nothing, for what changed before the watch began."""
    begun = False
    for changes in found:
        paths = sorted({Path(path) for _, path in changes if path.endswith((".yaml", ".j2"))})
        _await(paths)
        if paths or not begun:
            yield paths
        begun = True


def _await(paths: list[Path]) -> None:
    """Wait a moment for files that are empty or away: they are being saved."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and not all(_has_content(path) for path in paths):
        time.sleep(_PATIENCE / 10)


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False


def _tell(build: Callable[[], list[Round]], watcher: Watcher, here: Project) -> None:
    """Build, and say what came of it: nothing where nothing changed."""
    start = time.monotonic()
    for each in build():
        seconds = f"{time.monotonic() - start:.2f}".replace(".", ",")
        _say(each, watcher, here, f"{time.strftime('%H:%M:%S')} {shown(each.path)}", seconds)


def _say(each: Round, watcher: Watcher, here: Project, head: str, seconds: str) -> None:
    show(each.came, here, watcher.texts)
    for problem in each.went:
        typer.echo(f"Đã hết {problem.code} ở {problem.place}: {problem.message}", err=True)
    if each.refusal:
        typer.echo(each.refusal, err=True)
    elif each.written:
        typer.echo(f"{head} đã viết ({seconds} giây)")
    elif each.left and (each.came or each.went):
        typer.echo(f"{head} chưa viết lại: còn {each.left} lỗi", err=True)
