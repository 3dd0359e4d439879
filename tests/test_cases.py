"""A folder dropped in tests/cases is a test: its files, and each problem that is to be found in them.

`text/` holds pieces of files for the reading alone, `year/` whole years for everything before the report:

    2020.yaml               the year that is judged; it fails
    2019.yaml, 2021.yaml    its neighbours, where a rule looks at them
    expected.txt            a line for each problem: `CODE LINE:COLUMN words`, or `CODE 2021:LINE:COLUMN words`
    passes/                 the like that passes: its 2020.yaml gives no problem of any rule; the neighbours
                            are the folder's own where `passes/` has none
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from baocao import loader, source
from baocao.checks.data import RULES
from baocao.checks.registry import Subject, run
from baocao.model import Year
from baocao.problems import Problem, Severity

CASES = Path(__file__).parent / "cases"
TEXT, YEAR = sorted((CASES / "text").iterdir()), sorted((CASES / "year").iterdir())
PASSING = [folder for folder in YEAR if (folder / "passes").is_dir()]
EXPECTED = re.compile(r"(?P<code>BC\d{3}) (?:(?P<year>\d{4}):)?(?P<line>\d+):(?P<column>\d+) (?P<words>.+)")


class Read(NamedTuple):
    """One file of a case."""

    year: Year | None
    node: source.Node | None
    text: str
    problems: tuple[Problem, ...]
    data: bytes = b""


def read(file: Path) -> Read:
    """Return a file's year and what its reading and loading say; nothing where there is no file."""
    if not file.is_file():
        return Read(None, None, "", ())
    shown = f"data/{file.name}"
    data = file.read_bytes()
    reading = source.read(data, shown)
    if file.parent.parent.name == "text" or reading.node is None:
        return Read(None, None, reading.text, reading.problems)
    loading = loader.load(reading.node, shown)
    return Read(loading.year, reading.node, reading.text, reading.problems + loading.problems, data)


def neighbour(number: int, *folders: Path) -> Year | None:
    """Return a neighbouring year from the first folder that has its file, which must be whole."""
    file = next((file for folder in folders if (file := folder / f"{number}.yaml").is_file()), Path())
    found = read(file)
    assert found.problems == ()
    return found.year


def problems_of(*folders: Path) -> list[Problem]:
    """Return everything that is found in a case's year; each file is the first folder's that has it."""
    year, node, text, problems, data = read(folders[0] / "2020.yaml")
    found = list(problems)
    if year is not None and node is not None and not any(each.severity is Severity.ERROR for each in found):
        subject = Subject(year, node, text, neighbour(2019, *folders), neighbour(2021, *folders), data)
        found += run(RULES, subject)
    return found


def expected_of(folder: Path) -> list[tuple[str, str, int, int, str]]:
    """Return the code, file, line, column and words of each line of a case's expected.txt."""
    rows = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    matches = [EXPECTED.fullmatch(row) for row in rows]
    assert all(matches), f"{folder.name}/expected.txt: each line is CODE LINE:COLUMN words"
    return [
        (m["code"], f"data/{m['year'] or 2020}.yaml", int(m["line"]), int(m["column"]), m["words"])
        for m in matches
        if m
    ]


@pytest.mark.parametrize("folder", [*TEXT, *YEAR], ids=lambda folder: folder.name)
def test_a_case_gives_the_problems_it_expects_and_no_other(folder: Path) -> None:
    found = {(p.code, p.place.file, p.place.line, p.place.column): p.message for p in problems_of(folder)}
    expected = {row[:4]: row[4] for row in expected_of(folder)}
    assert sorted(found) == sorted(expected)
    assert [words for spot, words in expected.items() if words not in found[spot]] == []


@pytest.mark.parametrize("folder", PASSING, ids=lambda folder: folder.name)
def test_what_a_case_says_passes_gives_no_problem(folder: Path) -> None:
    assert (folder / "passes" / "2020.yaml").is_file()
    assert problems_of(folder / "passes", folder) == []


@pytest.mark.parametrize("folder", [*TEXT, *YEAR], ids=lambda folder: folder.name)
def test_a_case_shows_the_code_it_is_named_for(folder: Path) -> None:
    named = re.match(r"bc\d{3}", folder.name)
    assert not named or named[0].upper() in {row[0] for row in expected_of(folder)}


def test_every_rule_has_a_case_that_fails_and_one_that_passes() -> None:
    named = {rule.code: [folder for folder in YEAR if folder.name.startswith(rule.code.lower())] for rule in RULES}
    assert [code for code, folders in named.items() if not folders] == []
    assert [code for code, folders in named.items() if not set(folders) & set(PASSING)] == []


def test_every_code_of_reading_but_the_size_has_a_case() -> None:
    shown = {row[0] for folder in TEXT for row in expected_of(folder)}
    assert source.CODES.keys() - shown == {"BC102"}
