"""What a composed report says against itself, told by `check` at the lines of the data and of the templates."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.model import Plan
from baocao.problems import Problem, Severity
from baocao.project import Project
from baocao.survey import survey
from baocao.years import Years
from test_check import change, following, found, template


def contradictions(project: Path) -> list[Problem]:
    """Return what the audit of the report finds."""
    problems = survey(Years(Project(project)), [2020], lambda _: None).problems
    return [each for each in problems if each.code.startswith("BC8")]


@pytest.mark.parametrize(
    ("words", "code", "at"),
    [
        ("Trong số học viên, nam chiếm 60%, nữ chiếm 45%.", "BC805", "45%"),
        ("Hội nghị tổ chức ngày 31/9/2020.", "BC851", "31/9/2020"),
        ("Từ tháng 13/2020 có chế độ mới.", "BC851", "13/2020"),
        ("Trong quý 5/2020 còn chậm.", "BC851", "5/2020"),
        ("Kế hoạch giai đoạn 2025-2021 được ban hành.", "BC851", "2025-2021"),
    ],
)
def test_a_contradiction_in_the_words_is_told_at_its_line_and_column(
    project: Path, words: str, code: str, at: str
) -> None:
    change(project, "    Mở đầu.\n", f"    Mở đầu.\n\n    {words}\n")
    text = (project / "data" / "2020.yaml").read_text("utf-8")
    line, column = text[: text.index(words)].count("\n") + 1, 5 + words.index(at)
    assert [(each.code, str(each.place), each.severity) for each in contradictions(project)] == [
        (code, f"data/2020.yaml:{line}:{column}", Severity.WARNING)
    ]


def test_a_count_that_a_template_types_is_told_at_its_line(project: Path) -> None:
    line = template(project, "(chiếm {{ score.percent_met }})", "(chiếm 80%)")
    places = {str(each.place).rpartition(":")[0] for each in contradictions(project)}
    assert f"templates/bao-cao.md.j2:{line}" in places


def test_what_a_rule_over_the_data_tells_is_not_told_again(project: Path) -> None:
    change(project, "    Mở đầu.\n", "    Mở đầu; đạt 900/1.000 người (95%).\n")
    assert contradictions(project) == []
    assert "BC311" in {code for code, _ in found(project, 2020)}


def test_a_waiver_lets_a_contradiction_stand(project: Path) -> None:
    words = "Hội nghị tổ chức ngày 31/9/2020."
    change(project, "  opening: |\n    Mở đầu.\n", f"  opening: |\n    {words}\n")
    assert [each.code for each in contradictions(project)] == ["BC851"]
    change(project, "  opening: |\n", "  # baocao: cho phép BC851 — ngày ghi như văn bản gốc\n  opening: |\n")
    assert found(project, 2020) == []


def test_a_waiver_in_the_plan_is_in_use_though_only_its_own_year_is_checked(project: Path) -> None:
    following(project)
    plan = "plan:\n" + "".join(f"  {key}: |\n    Kế hoạch.\n" for key in Plan._fields)
    words = "  # baocao: cho phép BC851 — ngày ghi như văn bản gốc\n  objective: |\n    Họp ngày 31/9/2021.\n"
    file = project / "data" / "2021.yaml"
    file.write_text(file.read_text("utf-8") + plan.replace("  objective: |\n    Kế hoạch.\n", words), "utf-8")
    assert [code for code, _ in found(project, 2021) if code in ("BC851", "BC902")] == []
    assert [code for code, _ in found(project, 2020) if code in ("BC851", "BC902")] == []


def test_a_report_with_footnotes_lists_and_tables_that_agrees_gives_nothing(root: Path) -> None:
    problems = survey(Years(Project(root)), [2020, 2021], lambda _: None).problems
    assert [each for each in problems if each.severity is not Severity.MISSING] == []
