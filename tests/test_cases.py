"""A folder dropped in tests/cases is a test: its files, and each problem that is to be found in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from baocao import loader, source
from baocao.checks.registry import Subject, run
from baocao.checks.year import RULES
from baocao.problems import Problem, Severity

CASES = Path(__file__).parent / "cases"
"""`text/` holds pieces of files for the reading alone; `year/` whole years, for everything before the report."""
TEXT, YEAR = sorted((CASES / "text").iterdir()), sorted((CASES / "year").iterdir())
EXPECTED = re.compile(r"(?P<code>BC\d{3}) (?P<line>\d+):(?P<column>\d+) (?P<words>.+)")


def problems_of(folder: Path) -> list[Problem]:
    """Return everything that is found in a case's file."""
    data = (folder / "2020.yaml").read_bytes()
    reading = source.read(data, "data/2020.yaml")
    found = list(reading.problems)
    if folder.parent.name == "text" or reading.node is None:
        return found
    loading = loader.load(reading.node, "data/2020.yaml")
    found += loading.problems
    if loading.year is not None and not any(problem.severity is Severity.ERROR for problem in found):
        found += run(RULES, Subject(loading.year, reading.node, reading.text))
    return found


def expected_of(folder: Path) -> list[tuple[str, int, int, str]]:
    """Return the code, line, column and words of each line of a case's expected.txt."""
    rows = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    matches = [EXPECTED.fullmatch(row) for row in rows]
    assert all(matches), f"{folder.name}/expected.txt: each line is CODE LINE:COLUMN words"
    return [(m["code"], int(m["line"]), int(m["column"]), m["words"]) for m in matches if m]


@pytest.mark.parametrize("folder", [*TEXT, *YEAR], ids=lambda folder: folder.name)
def test_a_case_gives_the_problems_it_expects_and_no_other(folder: Path) -> None:
    found = {(p.code, p.place.line, p.place.column): p.message for p in problems_of(folder)}
    expected = {row[:3]: row[3] for row in expected_of(folder)}
    assert sorted(found) == sorted(expected)
    assert [words for spot, words in expected.items() if words not in found[spot]] == []


@pytest.mark.parametrize("folder", [*TEXT, *YEAR], ids=lambda folder: folder.name)
def test_a_case_shows_the_code_it_is_named_for(folder: Path) -> None:
    named = re.match(r"bc\d{3}", folder.name)
    assert not named or named[0].upper() in {row[0] for row in expected_of(folder)}


def test_every_code_of_reading_but_the_size_has_a_case() -> None:
    shown = {row[0] for folder in TEXT for row in expected_of(folder)}
    assert source.CODES.keys() - shown == {"BC102"}
