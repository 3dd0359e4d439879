"""The rules over the language: what they mend fits the file, and the repository's own reports are clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.checks.language import RULES
from baocao.checks.registry import run
from baocao.project import Project
from baocao.source.patch import patch
from baocao.waivers import settle
from baocao.years import Years
from test_cases import YEAR, problems_of

CODES = {rule.code for rule in RULES}
MENDED = [folder for folder in YEAR if folder.name[:5].upper() in CODES]


@pytest.mark.parametrize("folder", MENDED, ids=lambda folder: folder.name)
def test_what_is_certain_is_mended_in_place_and_found_no_more(folder: Path, tmp_path: Path) -> None:
    file = folder / "2020.yaml"
    found = problems_of(folder)
    edits = [edit for problem in found for edit in problem.fix]
    mended = patch(file.read_bytes(), edits)
    (tmp_path / "2020.yaml").write_bytes(mended)
    left = [(each.code, each.message) for each in found if not each.fix and each.code.startswith("BC7")]
    after = [each for each in problems_of(tmp_path) if each.code.startswith("BC7")]  # a mended symbol can be cited
    assert [(each.code, each.message) for each in after] == left
    pairs = zip(file.read_bytes().split(b"\n"), mended.split(b"\n"), strict=True)
    changed = {line for line, (old, new) in enumerate(pairs, 1) if old != new}
    assert changed == {edit.place.line for edit in edits}


@pytest.mark.parametrize("code", ["BC701", "BC702", "BC703", "BC705", "BC706", "BC707", "BC712", "BC721"])
def test_a_rule_with_certain_mends_shows_one(code: str) -> None:
    folder = next(folder for folder in MENDED if folder.name.startswith(code.lower()))
    assert any(problem.code == code and problem.fix for problem in problems_of(folder))


@pytest.mark.parametrize(("year", "kept"), [(2020, ["BC706", "BC711"]), (2021, [])])
def test_the_repositorys_own_reports_are_clean(root: Path, year: int, kept: list[str]) -> None:
    years = Years(Project(root))
    subject = years.subject(year)
    assert subject is not None
    settled = settle(run(RULES, subject), years.load(year).waivers)
    assert settled.problems == ()
    assert sorted(each.problem.code for each in settled.waived) == kept
