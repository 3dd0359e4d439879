"""Every code that the program gives is shown by a case, and stands for one thing."""

from __future__ import annotations

import re
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "baocao"
CASES = Path(__file__).parent / "cases"
ROOMS = ("notation", "expressions", "scope", "footnotes", "loader", "checks/year")


def given(rooms: tuple[str, ...]) -> dict[str, set[str]]:
    """Return the codes in the source of some rooms, each with the files that give it."""
    found: dict[str, set[str]] = {}
    for room in rooms:
        files = [PACKAGE / f"{room}.py"] if (PACKAGE / f"{room}.py").is_file() else (PACKAGE / room).glob("*.py")
        for file in files:
            for code in re.findall(r'"(BC\d{3})"', file.read_text("utf-8")):
                found.setdefault(code, set()).add(room)
    return found


def test_every_code_of_a_year_has_a_case() -> None:
    shown = {
        row.split()[0] for path in CASES.glob("year/*/expected.txt") for row in path.read_text("utf-8").splitlines()
    }
    assert sorted(given(ROOMS).keys() - shown) == []


def test_a_code_means_one_thing_so_one_room_gives_it() -> None:
    everywhere = tuple(
        str(path.relative_to(PACKAGE).with_suffix(""))
        for path in PACKAGE.rglob("*.py")
        if "word_format" not in path.parts
        and "source" not in path.parts
        and path.name not in ("scope.py", "__init__.py", "waivers.py")  # the last names those of others
    )
    several = {code: rooms for code, rooms in given(everywhere).items() if len(rooms) > 1}
    assert several.keys() <= {"BC211", "BC212"}  # a number, and a figure that holds one
