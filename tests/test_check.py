"""`baocao check` as a person and a pipeline use it."""

from __future__ import annotations

import json
from pathlib import Path

from baocao.project import Project
from baocao.survey import survey
from baocao.years import Years
from test_cli import baocao


def found(project: Path, *numbers: int) -> list[tuple[str, str]]:
    """Return the code and place of what `check` finds, awaited values left out."""
    problems = survey(Years(Project(project)), numbers, lambda _: None).problems
    return sorted({(each.code, str(each.place)) for each in problems if each.code != "BC601"})


def change(project: Path, old: str, new: str, year: int = 2020) -> None:
    file = project / "data" / f"{year}.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def following(project: Path, **changes: str) -> None:
    """Add a file of 2021."""
    text = (project / "data" / "2020.yaml").read_text("utf-8")
    for old, new in {"year: 2020": "year: 2021", "05/02/2021": "05/02/2022", **changes}.items():
        assert old in text
        text = text.replace(old, new)
    (project / "data" / "2021.yaml").write_text(text, "utf-8")


def test_a_problem_is_shown_on_standard_output_with_a_table_and_exit_code_one(project: Path) -> None:
    change(project, "    actual: 900", "    actual: 900\n    verdict: đạt")
    run = baocao("check", cwd=project)
    assert (run.returncode, run.stderr) == (1, "")
    assert "data/2020.yaml:36:14: lỗi BC301: ghi “đạt”, nhưng 900 người" in run.stdout
    assert "BC301  lỗi          1    1  Đánh giá đạt, vượt, không đạt" in run.stdout


def test_reading_shape_rules_and_templates_are_all_checked(project: Path) -> None:
    change(project, "    unit: người", "    unit: người\n    uni: người")
    assert found(project, 2020) == [("BC201", "data/2020.yaml:34:5")]
    change(project, "    uni: người\n", "")
    (project / "templates").mkdir()
    (project / "templates" / "bao-cao.md.j2").write_text("{{ results.opening }} {{ nowhere }}", "utf-8")
    assert [code for code, _ in found(project, 2020)] == ["BC262"]


def test_what_lies_between_two_years_is_found_from_either(project: Path) -> None:
    following(project, **{"bảo hiểm xã hội": "bảo hộ xã hội"})
    between = ("BC402", "data/2021.yaml:19:9")
    assert between in found(project, 2020)
    assert between in found(project, 2021)


def test_without_years_every_year_is_checked(project: Path) -> None:
    following(project)
    assert json.loads(baocao("check", "--format", "json", cwd=project).stdout)["files"] == [
        "data/2020.yaml",
        "data/2021.yaml",
    ]
