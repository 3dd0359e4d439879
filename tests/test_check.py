"""`baocao check` as a person and a pipeline use it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from baocao import catalog
from baocao.project import Project
from baocao.survey import survey
from baocao.years import Years
from conftest import ROOT
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
    assert (run.returncode, run.stderr) == (1, "Còn 1 giá trị chưa có: xem bằng --severity missing.\n")
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


STATED = ("    actual: 900", "    actual: 900\n    verdict: đạt\n    percent: 91")


@pytest.mark.parametrize(
    ("options", "codes", "exit_code"),
    [
        ((), {"BC301", "BC302"}, 1),
        (("--select", "BC301"), {"BC301"}, 1),
        (("--select", "bc3", "--ignore", "BC301"), {"BC302"}, 1),
        (("--select", "BC4,BC302", "--select", "BC601"), {"BC302", "BC601"}, 1),
        (("--ignore", "BC301, BC302"), set(), 0),
        (("--severity", "missing", "--ignore", "BC3"), {"BC601"}, 1),
        (("--select", "BC601", "--severity", "error"), set(), 0),
    ],
)
def test_codes_and_severities_are_chosen(
    project: Path, options: tuple[str, ...], codes: set[str], exit_code: int
) -> None:
    change(project, *STATED)
    run = baocao("check", *options, "--format", "json", cwd=project)
    assert ({each["code"] for each in json.loads(run.stdout)["problems"]}, run.returncode) == (codes, exit_code)


def test_a_run_tells_programs_of_the_rules_that_it_was_asked_for(project: Path) -> None:
    def rules(*options: str) -> set[str]:
        run = json.loads(baocao("check", *options, "--format", "sarif", cwd=project).stdout)["runs"][0]
        return {rule["id"] for rule in run["tool"]["driver"]["rules"]}

    assert rules("--select", "BC301,BC401") == {"BC301", "BC401"}
    assert {code[:3] for code in rules()} == {"BC0", "BC1", "BC2", "BC3", "BC4", "BC6", "BC7", "BC9"}


def test_a_warning_alone_gives_exit_code_one_unless_only_errors_are_asked_for(project: Path) -> None:
    change(project, "    date: 01/03/2020\n", "")
    assert baocao("check", cwd=project).returncode == 1
    assert baocao("check", "--severity", "error", cwd=project).returncode == 0


def test_what_keeps_a_file_from_being_judged_is_shown_whatever_is_chosen(project: Path) -> None:
    change(project, "    unit: người", "    uni: người")
    run = baocao("check", "--select", "BC4", "--severity", "error", cwd=project)
    assert (run.returncode, "lỗi BC201" in run.stdout) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--select", "BC3001"), "Không có mã “BC3001”; có phải là BC301"),
        (("--ignore", "xyz"), "Không có mã “xyz”"),
        (("--select", "BC301,"), "Có mã để trống trong danh sách mã"),
        (("--severity", "nặng"), "không có mức “nặng”; các mức: error, warning, missing"),
        (("--format", "xml"), "không có dạng “xml”; các dạng: text, json, sarif, github, junit"),
        (("2031",), "Không có số liệu năm 2031 trong data/."),
    ],
)
def test_wrong_use_of_check_is_explained_with_exit_code_two(
    project: Path, arguments: tuple[str, ...], said: str
) -> None:
    run = baocao("check", *arguments, cwd=project)
    assert (run.returncode, run.stdout) == (2, "")
    assert said in run.stderr


def test_explain_prints_the_manual_of_a_code_an_index_or_what_was_meant(tmp_path: Path) -> None:
    one = baocao("explain", "bc301", cwd=tmp_path)
    assert one.stdout.startswith("BC301 (lỗi): Đánh giá đạt, vượt, không đạt ghi trong số liệu phải đúng")
    assert [part in one.stdout for part in ("Vì sao: ", "Ví dụ sai:\n\n    viec_lam:", "Cách sửa: ")] == [True] * 3
    family = baocao("explain", "BC3", cwd=tmp_path, COLUMNS="60").stdout
    assert family.startswith("BC3xx  Số liệu\n  BC301  lỗi        Đánh giá")
    assert max(map(len, family.split("\n"))) <= 60
    assert baocao("explain", cwd=tmp_path).stdout.count("\n  BC") == len(catalog.manuals())
    wrong = baocao("explain", "BC3012", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout, "có phải là BC301?" in wrong.stderr) == (2, "", True)


def test_a_file_that_is_nearly_named_as_a_year_is_told_to_be_unread(project: Path) -> None:
    data = project / "data"
    for name in ("2019.yml", "2018.yaml.txt", "2017.YAML", "ghi-chú.yml", "2020.seal.yml"):
        (data / name).write_text("year: 2019\n", "utf-8")
    assert found(project, 2020) == [
        ("BC003", "data/2017.YAML"),
        ("BC003", "data/2018.yaml.txt"),
        ("BC003", "data/2019.yml"),
    ]
    assert "đổi tên thành 2019.yaml" in baocao("check", "--select", "BC003", cwd=project).stdout


def template(project: Path, old: str, new: str, name: str = "bao-cao.md.j2") -> int:
    """Give the project a template of its own, with other words; return the line that they stand on."""
    text = (ROOT / "templates" / name).read_text("utf-8")
    assert text.count(old) == 1
    (project / "templates").mkdir(exist_ok=True)
    (project / "templates" / name).write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("Kết quả: {{", "Kết qủa: {{", "BC701", "qủa"),
        ("Kết quả: {{", "Kết quả : {{", "BC703", " : "),
        (" Kết quả: {{", " kết quả: {{", "BC704", "kết"),
        ("Cụ thể:", "Trình Ủy Ban nhân dân tỉnh A:", "BC707", "Ủy Ban"),
        ("Cụ thể:", "Tặng 15 suất quà:", "BC320", "15 "),
        ("Cụ thể:", "Năm 2019:", "BC327", "2019"),
        ("Cụ thể:", "Theo Nghị định số 30/2020/ND-CP:", "BC404", "30/2020"),
    ],
)
def test_the_words_of_a_template_are_looked_at_in_their_own_line(
    project: Path, old: str, new: str, code: str, at: str
) -> None:
    line = template(project, old, new)
    text = (project / "templates" / "bao-cao.md.j2").read_text("utf-8").split("\n")[line - 1]
    assert (code, f"templates/bao-cao.md.j2:{line}:{text.index(at) + 1}") in found(project, 2020)


def test_the_shipped_templates_give_nothing(project: Path) -> None:
    template(project, "Cụ thể:", "Cụ thể như sau:")
    template(project, "Ghi chú:", "Chú thích:", "phu-luc.md.j2")
    assert found(project, 2020) == []


def test_a_remark_of_the_template_lets_a_problem_stand(project: Path) -> None:
    template(project, "Cụ thể:", "Tặng 15 suất quà: {# baocao: cho phép BC320 — số cố định theo quy chế #}")
    assert found(project, 2020) == []
    template(project, "Cụ thể:", "Cụ thể: {# baocao: cho phép BC320 — số cố định theo quy chế #}")
    assert [code for code, _ in found(project, 2020)] == ["BC902"]


def test_nothing_in_a_template_is_mended_by_the_program(project: Path) -> None:
    template(project, "Kết quả: {{", "Kết quả : {{")
    before = (project / "templates" / "bao-cao.md.j2").read_bytes()
    run = baocao("check", "--fix", cwd=project)
    assert run.stderr.startswith("Đã sửa 0 chỗ trong 0 tệp.\n")
    assert (project / "templates" / "bao-cao.md.j2").read_bytes() == before
