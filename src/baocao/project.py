"""A report project on disk: its root, its years, its files."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from baocao.problems import Place, Problem

SIZE_LIMIT = 2 * 1024 * 1024
"""Bytes of a data file that are read at the most; a report's data are a fiftieth of it."""

_YEAR_FILE = re.compile(r"(\d{4})\.yaml")


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

    def years(self) -> list[int]:
        """Return the years that have a file, oldest first."""
        found = (_YEAR_FILE.fullmatch(path.name) for path in (self.root / "data").iterdir())
        return sorted(int(match[1]) for match in found if match)

    def read(self, year: int) -> bytes:
        """Return the bytes of a year's file, at the most one more than SIZE_LIMIT; raises Unreadable."""
        place = Place(self.shown(year))
        try:
            with self.file(year).open("rb") as file:
                return file.read(SIZE_LIMIT + 1)
        except FileNotFoundError:
            years = ", ".join(map(str, self.years()))
            hint = f"các năm đang có: {years}" if years else "thư mục data/ chưa có tệp năm nào, ví dụ data/2020.yaml"
            raise Unreadable(Problem(place, "BC001", f"không có số liệu năm {year}", hint)) from None
        except IsADirectoryError:
            raise Unreadable(Problem(place, "BC002", "đây là thư mục, không phải tệp", "")) from None
        except PermissionError:
            hint = "xin quyền đọc tệp, hoặc đóng chương trình đang giữ tệp"
            raise Unreadable(Problem(place, "BC002", "không có quyền đọc tệp", hint)) from None
        except OSError as error:
            raise Unreadable(Problem(place, "BC002", f"không đọc được tệp: {error.strerror}", "")) from None

    def text(self, shown: str) -> dict[str, str]:
        """Return the text of a file of the project under its shown name; nothing where it cannot be read."""
        try:
            with (self.root / shown).open("rb") as file:
                text = file.read(SIZE_LIMIT).decode("utf-8-sig", "replace")
        except (OSError, ValueError):
            return {}
        return {shown: unicodedata.normalize("NFC", text).replace("\r\n", "\n")}


def find(start: Path) -> Project | None:
    """Return the project around a folder: the nearest one upwards that has `data/`; None where there is none."""
    here = start.resolve()
    found = next((folder for folder in (here, *here.parents) if (folder / "data").is_dir()), None)
    return Project(found) if found else None
