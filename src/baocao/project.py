"""A report project on disk: its root, its years, its files."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from baocao.problems import Place, Problem, Severity

SIZE_LIMIT = 2 * 1024 * 1024
"""Bytes of a data file that are read at the most; a report's data are a fiftieth of it."""

_PIECE = 1 << 16
FIRST_YEAR, LAST_YEAR = 1900, 2999
_YEAR_FILE = re.compile(r"(?:19[0-9]{2}|2[0-9]{3})\.yaml")
_MISNAMED = r"((?:19[0-9]{2}|2[0-9]{3}))\.ya?ml(?:\.txt)?"
_PACKAGE = Path(__file__).parent
_SHIPPED = (_PACKAGE / "templates", _PACKAGE.parents[1] / "templates")
"""Where the program's own templates stand: in an installed package; in a checkout."""

_NO_RIGHT = ("không có quyền đọc", "xin quyền đọc, hoặc đóng chương trình đang giữ tệp")
_WHY = {
    errno.ENOENT: ("không có tệp hoặc thư mục này", "kiểm tra lại đường dẫn"),
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EISDIR: ("đây là thư mục, không phải tệp", "đổi tên hoặc dời thư mục này đi nơi khác"),
    errno.ENOTDIR: ("một phần của đường dẫn là tệp, không phải thư mục", "kiểm tra lại đường dẫn"),
    errno.ENODEV: ("đây là thiết bị hoặc ống dẫn, không phải tệp thường", "thay bằng một tệp thường"),
    errno.EIO: ("ổ đĩa báo lỗi phần cứng", "kiểm tra ổ đĩa hoặc mạng, rồi chạy lại"),
    errno.ELOOP: ("liên kết trỏ vòng quanh nên không tới được tệp nào", "xóa liên kết này và đặt lại tệp"),
    errno.ENAMETOOLONG: ("tên tệp hoặc đường dẫn quá dài", "đặt tên ngắn hơn"),
    errno.ENOSPC: ("ổ đĩa đã đầy", "xóa bớt tệp không cần rồi chạy lại"),
}
"""What an error number means to the office, and the mend."""


def why(error: OSError) -> tuple[str, str]:
    """Return in Vietnamese what the system refused and the mend."""
    number = error.errno or 0
    name = errno.errorcode.get(number, "không tên")
    return _WHY.get(number, (f"hệ điều hành báo lỗi {name} (số {number})", "thử lại sau"))


def read(path: Path, limit: int = -1) -> bytes:
    """Return the bytes of a regular file, at the most `limit`; raises OSError, also for what would not end."""
    mode = path.stat().st_mode  # asked before it is opened: a pipe that nobody writes to hangs at that
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV), str(path))
    with path.open("rb", buffering=0) as file:
        return b"".join(_pieces(file, limit))


def _pieces(file: FileIO, limit: int) -> Iterator[bytes]:
    """Yield what a file holds up to a limit: room for the whole limit, which few files need, is costly to come by."""
    while limit and (piece := file.read(_PIECE if limit < 0 else min(_PIECE, limit))):
        limit -= len(piece)
        yield piece


def templates(root: Path) -> dict[str, Path]:
    """Return each template's name and file: the project's own, and the shipped ones it does not replace.

    Raises OSError where the project has a folder of templates that cannot be read.
    """
    folders = [next(folder for folder in _SHIPPED if folder.is_dir())]
    if os.path.lexists(root / "templates"):
        folders.append(root / "templates")
    found = (path for folder in folders for path in sorted(folder.iterdir()))
    return {path.name: path for path in found if path.suffix == ".j2"}


def is_folder(path: Path) -> bool:
    """Return whether there is a folder, as far as the system lets that be seen."""
    try:
        return path.is_dir()
    except OSError:
        return False


class Unreadable(Exception):
    """A file that the system does not give; `problem` says which and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.place))
        self.problem = problem


class Project(NamedTuple):
    """A folder that has `data/` with a file a year."""

    root: Path

    def shown(self, year: int) -> str:
        """Return how a year's file is named in messages: `data/2020.yaml`."""
        return f"data/{year}.yaml"

    def file(self, year: int) -> Path:
        """Return where a year's data stand."""
        return self.root / "data" / f"{year}.yaml"

    def shown_seal(self, year: int) -> str:
        """Return how the seal of a year's report is named in messages."""
        return f"data/{year}.seal"

    def seal(self, year: int) -> Path:
        """Return where the record of a year's signed report stands."""
        return self.root / "data" / f"{year}.seal"

    def has(self, year: int) -> bool:
        """Return whether anything may stand where a year's data belong, be it a link to nowhere."""
        try:
            self.file(year).lstat()
        except FileNotFoundError:
            return False
        except OSError:  # that it cannot be seen is told by who reads it
            pass
        return FIRST_YEAR <= year <= LAST_YEAR

    def years(self) -> list[int]:
        """Return the years that have a file, oldest first; raises OSError where `data/` cannot be read.

        A folder is no year's file. A link to nowhere is one, that cannot be read.
        """
        found = [path for path in (self.root / "data").iterdir() if _YEAR_FILE.fullmatch(path.name)]
        return sorted(int(path.stem) for path in found if not is_folder(path))

    def own_templates(self) -> list[str]:
        """Return the shown names of the templates that the project has itself; none where they cannot be read."""
        with contextlib.suppress(OSError):  # that is told by who composes
            folder = self.root / "templates"
            return [f"templates/{path.name}" for path in sorted(folder.iterdir()) if path.suffix == ".j2"]
        return []

    def misnamed(self) -> list[Problem]:
        """Return a warning for each file whose name is nearly that of a year's file, since nobody reads it."""
        found = []
        with contextlib.suppress(OSError):  # that data/ cannot be read is told by who needs it
            for path in sorted((self.root / "data").iterdir()):
                name = re.fullmatch(_MISNAMED, path.name, re.IGNORECASE)
                if name and not _YEAR_FILE.fullmatch(path.name) and not is_folder(path):
                    cause = "tệp này không được đọc, vì tên tệp số liệu phải là NĂM.yaml"
                    hint = f"đổi tên thành {name[1]}.yaml, hoặc dời tệp khỏi data/"
                    found.append(Problem(Place(f"data/{path.name}"), "BC003", cause, hint, Severity.WARNING))
        return found

    def read(self, year: int) -> bytes:
        """Return the bytes of a year's file, at the most one more than SIZE_LIMIT; raises Unreadable."""
        file, place = self.file(year), Place(self.shown(year))
        try:
            return read(file, SIZE_LIMIT + 1)
        except FileNotFoundError:
            if file.is_symlink():
                cause, hint = "liên kết trỏ tới một tệp không có", "đặt lại tệp, hoặc xóa liên kết này"
                raise Unreadable(Problem(place, "BC002", cause, hint)) from None
            raise Unreadable(Problem(place, "BC001", f"không có số liệu năm {year}", self._known())) from None
        except OSError as error:
            raise Unreadable(Problem(place, "BC002", *why(error))) from None

    def _known(self) -> str:
        try:
            years = ", ".join(map(str, self.years()))
        except OSError:
            return "kiểm tra thư mục data/"
        return f"các năm đang có: {years}" if years else "thư mục data/ chưa có tệp năm nào, ví dụ data/2020.yaml"

    def text(self, shown: str) -> dict[str, str]:
        """Return the text of a file of the project under its shown name; nothing where it cannot be read."""
        try:
            text = read(self.root / shown, SIZE_LIMIT).decode("utf-8-sig", "replace")
        except (OSError, ValueError):
            return {}
        return {shown: unicodedata.normalize("NFC", text).replace("\r\n", "\n")}


def find(start: Path) -> Project | None:
    """Return the project around a folder: the nearest one upwards that has `data/`; None where there is none."""
    here = start.resolve()
    found = next((folder for folder in (here, *here.parents) if is_folder(folder / "data")), None)
    return Project(found) if found else None
