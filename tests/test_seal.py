"""A signed report is sealed: what it printed does not change unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao import seal
from baocao.problems import Problem, Severity
from baocao.project import Project
from baocao.review import review
from baocao.years import Years
from conftest import ROOT, SMALL
from repository import committed, needs_git
from test_cli import PLAN, baocao

NEXT = SMALL.replace("year: 2020", "year: 2021").replace("05/02/2021", "05/02/2022") + PLAN
"""The year after the small one, with a plan."""


@pytest.fixture
def sealed(project: Path) -> Path:
    """Return the small project with its report of 2020 sealed."""
    (project / "data" / "2021.yaml").write_text(NEXT, "utf-8")
    assert baocao("seal", "2020", cwd=project).stderr == ""
    return project


def broken(project: Path, year: int, old: str, new: str) -> list[Problem]:
    """Return what the seal says after a change of one year's data."""
    file = project / "data" / f"{year}.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return told(project)


def told(project: Path) -> list[Problem]:
    """Return what is wrong with the report of 2020 as it is now."""
    return [
        each
        for each in review(Years(Project(project)), 2020, step=lambda _: None).problems
        if each.severity is not Severity.MISSING
    ]


def test_data_that_stand_as_they_were_signed_break_no_seal(sealed: Path) -> None:
    assert told(sealed) == []
    assert broken(sealed, 2020, "actual: 900", "actual: 900   # đã đối chiếu") == []


def test_a_year_without_a_seal_has_nothing_to_break(project: Path) -> None:
    assert told(project) == []


@pytest.mark.parametrize(
    ("year", "old", "new", "code", "place", "named"),
    [
        (2020, "actual: 900", "actual: 901", "BC651", "data/2020.yaml:35:13", "“901 người”, nhưng báo cáo đã ký"),
        (2020, "199,4 tỷ đồng", "199,5 tỷ đồng", "BC651", "data/2020.yaml:45:15", "in “199,4 tỷ đồng”"),
        (2020, "number: 5", "number: 6", "BC651", "data/2020.yaml:6:11", "5/BC-SB ngày 05/02/2021"),
        (2020, "Hạn chế.", "Hạn chế khác.", "BC651", "data/2020.yaml:64:16", "results.limitations là lời văn khác"),
        (2020, "name: Nguyễn Văn A", "name: Trần B", "BC651", "data/2020.yaml:14:11", "“Nguyễn Văn A”"),
        (2020, "subject: về việc làm", "subject: về đào tạo", "BC651", "data/2020.yaml:26:14", "“về việc làm”"),
        (2021, "Đột phá.", "Đột phá khác.", "BC651", "data/2021.yaml:70:18", "plan.breakthroughs"),
        (2021, '">= 1.000"', '">= 1.200"', "BC652", "data/2021.yaml:34:13", "“>= 1.200 người”"),
    ],
)  # fmt: skip
def test_a_printed_value_that_changes_is_named_at_its_place(
    sealed: Path, year: int, old: str, new: str, code: str, place: str, named: str
) -> None:
    (problem,) = broken(sealed, year, old, new)
    assert (problem.code, str(problem.place), problem.severity) == (code, place, Severity.ERROR)
    assert named in problem.message


def test_what_the_report_did_not_print_may_change(sealed: Path) -> None:
    assert broken(sealed, 2021, "actual: 900", "actual: 950") == []
    assert broken(sealed, 2021, "Mở đầu.", "Mở đầu năm sau.") == []


def test_a_value_that_is_gone_is_named(sealed: Path) -> None:
    assert [each.code for each in broken(sealed, 2020, "    - UBND tỉnh\n", "    - Sở C\n")] == ["BC651"]
    gone = broken(sealed, 2021, "  objective: Mục tiêu.\n", "  objective: chưa có\n")[-1]
    assert (gone.code, "plan.objective" in gone.message) == ("BC651", True)


def test_a_target_may_be_adjusted_by_a_document_that_is_cited(sealed: Path) -> None:
    adjusted = 'target: ">= 1.200"\n    issued_target: ">= 1.000"\n    adjusted_by: nq_1'
    assert broken(sealed, 2021, 'target: ">= 1.000"', adjusted) == []


def test_an_adjustment_that_misquotes_what_was_printed_is_refused(sealed: Path) -> None:
    adjusted = 'target: ">= 1.200"\n    issued_target: ">= 1.100"\n    adjusted_by: nq_1'
    (problem,) = broken(sealed, 2021, 'target: ">= 1.000"', adjusted)
    assert (problem.code, str(problem.place)) == ("BC652", "data/2021.yaml:35:20")
    assert "“>= 1.100 người”" in problem.message


def test_a_target_that_no_document_adjusted_is_not_excused_by_what_was_printed(sealed: Path) -> None:
    (problem,) = broken(sealed, 2021, 'target: ">= 1.000"', 'target: ">= 800"\n    issued_target: ">= 1.000"')
    assert (problem.code, str(problem.place)) == ("BC652", "data/2021.yaml:34:13")


def test_a_seal_that_an_editor_saved_with_another_line_end_and_a_mark_is_read(sealed: Path) -> None:
    file = sealed / "data" / "2020.seal"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert told(sealed) == []


def test_an_adjustment_to_the_same_target_is_none(project: Path) -> None:
    adjusted = 'target: ">= 1.000"\n    issued_target: ">= 1.000"\n    adjusted_by: nq_1'
    (project / "data" / "2020.yaml").write_text(SMALL.replace('target: ">= 1.000"', adjusted), "utf-8")
    assert baocao("build", "2020", cwd=project).returncode == 0
    assert "điều chỉnh từ" not in baocao("text", "build/bao-cao-2020.docx", cwd=project).stdout


def test_the_report_of_the_year_tells_of_the_adjustment(project: Path) -> None:
    adjusted = 'target: ">= 800"\n    issued_target: ">= 1.000"\n    adjusted_by: nq_1'
    (project / "data" / "2020.yaml").write_text(SMALL.replace('target: ">= 1.000"', adjusted), "utf-8")
    assert baocao("build", "2020", cwd=project).returncode == 0
    text = baocao("text", "build/bao-cao-2020.docx", cwd=project).stdout
    assert "chỉ tiêu điều chỉnh từ 1.000 người theo Nghị quyết số 1/2020/NQ-HĐND" in text
    assert "Kế hoạch năm 2020 của chỉ tiêu “Giải quyết việc làm” điều chỉnh từ 1.000 người theo" in text


def test_a_changed_template_is_told_of_but_forbids_nothing(sealed: Path) -> None:
    (sealed / "templates").mkdir()
    own = (ROOT / "templates" / "bao-cao.md.j2").read_text("utf-8").replace("NHỮNG KẾT QUẢ", "CÁC KẾT QUẢ")
    (sealed / "templates" / "bao-cao.md.j2").write_text(own, "utf-8")
    (problem,) = told(sealed)
    assert (problem.code, problem.severity) == ("BC653", Severity.WARNING)


def test_a_seal_is_read_as_it_was_written(sealed: Path) -> None:
    text = (sealed / "data" / "2020.seal").read_text("utf-8")
    read, problems = seal.read(text, "data/2020.seal")
    assert problems == ()
    assert seal.written(read, 2020) == text


@pytest.mark.parametrize(
    ("change", "line", "cause"),
    [
        (lambda text: text + "<<<<<<< HEAD\n", True, "không phải của tệp niêm phong"),
        (lambda text: text + text.split("\n")[5] + "\n", True, "lặp lại"),
        (lambda text: text.replace("báo cáo = ", "# "), False, "thiếu dòng “báo cáo”"),
        (lambda text: text.replace("900 người", "901 người"), False, "tệp đã bị sửa"),
        (lambda text: "\n".join(text.split("\n")[:-4]) + "\n", False, "tệp đã bị sửa"),
    ],
)
def test_a_seal_that_was_damaged_is_told_with_its_line(sealed: Path, change: object, line: bool, cause: str) -> None:
    assert callable(change)
    file = sealed / "data" / "2020.seal"
    file.write_text(change(file.read_text("utf-8")), "utf-8")
    (problem,) = told(sealed)
    assert problem.code == "BC654"
    assert cause in problem.message
    assert (problem.place.line > 0) is line


def test_a_draft_is_not_sealed(project: Path) -> None:
    run = baocao("seal", "2020", cwd=project)
    assert run.returncode == 1
    assert "chưa có kế hoạch năm 2021" in run.stderr
    assert "Chưa niêm phong báo cáo năm 2020" in run.stderr
    assert not (project / "data" / "2020.seal").exists()


def test_a_seal_is_written_once_and_then_only_checked(project: Path) -> None:
    (project / "data" / "2021.yaml").write_text(NEXT, "utf-8")
    run = baocao("seal", "2020", cwd=project)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("Đã viết data/2020.seal.")
    before = (project / "data" / "2020.seal").read_bytes()
    assert baocao("seal", "2020", cwd=project).stdout == (
        "Báo cáo năm 2020 đã niêm phong; số liệu vẫn đúng như bản đã ký.\n"
    )
    (project / "data" / "2020.yaml").write_text(SMALL.replace("actual: 900", "actual: 901"), "utf-8")
    run = baocao("seal", "2020", cwd=project)
    assert run.returncode == 1
    assert "BC651" in run.stderr
    assert (project / "data" / "2020.seal").read_bytes() == before


def test_check_fails_on_a_broken_seal(sealed: Path) -> None:
    (sealed / "data" / "2021.yaml").write_text(NEXT.replace('">= 1.000"', '">= 1.200"'), "utf-8")
    run = baocao("check", "2020", cwd=sealed)
    assert run.returncode == 1
    assert "BC652" in run.stdout
    run = baocao("check", "2021", cwd=sealed)
    assert "BC652" in run.stdout


def test_an_error_in_next_year_s_file_is_told_alone(sealed: Path) -> None:
    (problem,) = broken(sealed, 2021, "unit: người", "unit người")
    assert (problem.code, problem.place.file) == ("BC134", "data/2021.yaml")


def test_next_year_s_file_that_is_gone_is_one_problem(sealed: Path) -> None:
    (sealed / "data" / "2021.yaml").unlink()
    assert [each.code for each in told(sealed)] == ["BC651"]
    assert "không còn data/2021.yaml, mà báo cáo đã ký" in told(sealed)[0].message


def test_set_writes_nothing_that_a_signed_report_forbids(sealed: Path) -> None:
    before = (sealed / "data" / "2020.yaml").read_bytes()
    run = baocao("set", "viec_lam.actual", "901", "--year", "2020", cwd=sealed)
    assert (run.returncode, "BC651" in run.stderr) == (1, True)
    assert (sealed / "data" / "2020.yaml").read_bytes() == before
    run = baocao("set", "viec_lam.target", ">= 1.200", "--year", "2021", cwd=sealed)
    assert (run.returncode, "BC652" in run.stderr) == (1, True)


def test_the_document_of_an_adjustment_is_used(sealed: Path) -> None:
    adjusted = 'target: ">= 1.200"\n    issued_target: ">= 1.000"\n    adjusted_by: nq_1'
    broken(sealed, 2021, 'target: ">= 1.000"', adjusted)
    broken(sealed, 2021, "      [^1]: Theo {{ cite.nq_1 }}.\n", "      [^1]: Theo quy định.\n")
    assert "BC323" not in baocao("check", "2021", cwd=sealed).stdout


@needs_git
def test_a_seal_that_is_deleted_is_missed_until_its_deletion_is_committed(sealed: Path) -> None:
    committed(sealed)
    (sealed / "data" / "2020.seal").unlink()
    run = baocao("check", "--select", "BC656", cwd=sealed)
    assert (run.returncode, run.stdout.partition("\n")[0]) == (
        1,
        "data/2020.seal: cảnh báo BC656: niêm phong của báo cáo năm 2020 đã bị xóa, trong",
    )
    committed(sealed, "Đính chính")
    assert baocao("check", "--select", "BC656", cwd=sealed).returncode == 0
