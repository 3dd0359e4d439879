"""`baocao init`: a project for another agency, that builds at once and overwrites nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from baocao import starter
from baocao.project import Project
from baocao.years import Years
from test_cli import SRC, baocao

NAMES = [".gitignore", "README.md", "data/2025.yaml", "data/baocao.schema.json"]
PLACEHOLDERS = """\
  data/2025.yaml:17: document.parent: [cơ quan chủ quản]
  data/2025.yaml:18: document.parent_in_head: [CƠ QUAN CHỦ QUẢN]
  data/2025.yaml:19: document.agency: [cơ quan ban hành]
  data/2025.yaml:21: document.symbol: BC-XXX
  data/2025.yaml:22: document.place: [Địa danh]
  data/2025.yaml:28: document.signatory.title: [CHỨC VỤ]
  data/2025.yaml:29: document.signatory.name: [Họ và tên]
  data/2025.yaml:31: document.recipients: [nơi nhận]
  data/2025.yaml:58: indicators.chi_tieu_1.name: [tên chỉ tiêu]
  data/2025.yaml:59: indicators.chi_tieu_1.unit: [đơn vị tính]
  data/2025.yaml:72: divisions.phong_1.name: [tên phòng]
  data/2025.yaml:73: divisions.phong_1.short: [tên viết tắt]
"""


def written(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def answered(folder: Path, *answers: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command with a line typed for each question."""
    command = [sys.executable, "-m", "baocao", "init", "so", "--year", "2025"]
    typed = "".join(f"{answer}\n" for answer in answers).encode()
    environment = {"PYTHONPATH": SRC, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=folder, input=typed, env=environment, capture_output=True, check=False)


def test_a_project_without_answers_builds_and_checks_at_once(tmp_path: Path) -> None:
    made = baocao("init", "so", "--yes", "--year", "2025", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    assert written(tmp_path / "so") == NAMES
    build = baocao("build", "2025", cwd=tmp_path / "so")
    assert build.stdout == "Đã viết build/bao-cao-2025.docx (dự thảo, còn chỗ chưa có số liệu).\n"
    assert baocao("check", "--severity", "warning", cwd=tmp_path / "so").returncode == 0


def test_what_holds_a_place_keeps_the_report_from_being_final(tmp_path: Path) -> None:
    baocao("init", "so", "--yes", "--year", "2025", cwd=tmp_path)
    run = baocao("build", "2025", "--final", cwd=tmp_path / "so")
    assert (run.returncode, run.stdout) == (1, "")
    said = " ".join(run.stderr.split())
    assert "data/2025.yaml:17:11: lỗi BC606: “[cơ quan chủ quản]” là chỗ giữ sẵn, chưa được thay" in said


def test_what_holds_a_place_is_listed_with_its_line(tmp_path: Path) -> None:
    made = baocao("init", "so", "--yes", "--year", "2025", cwd=tmp_path)
    assert PLACEHOLDERS in made.stdout
    rows = (tmp_path / "so" / "data" / "2025.yaml").read_text("utf-8").splitlines()
    for line in PLACEHOLDERS.splitlines():
        _, number, _, text = line.split(":")
        assert text.strip() in rows[int(number) - 1]


def test_answers_stand_in_the_file_and_the_head_is_made_from_them(tmp_path: Path) -> None:
    run = answered(tmp_path, "Sở Y tế", " Ủy ban nhân dân  tỉnh A ", "BC-SYT", "A", "GIÁM ĐỐC", "Nguyễn Văn “B”")
    assert (run.returncode, run.stderr) == (0, b"")
    year = Years(Project(tmp_path / "so")).load(2025).whole
    assert year is not None
    letter = year.document
    said = (letter.agency, letter.parent, letter.parent_in_head, letter.symbol, letter.place, letter.signatory.name)
    assert list(map(str, said)) == [
        "Sở Y tế", "Ủy ban nhân dân tỉnh A", "UBND TỈNH A", "BC-SYT", "A", "Nguyễn Văn “B”",
    ]  # fmt: skip
    assert str(letter.subject) == "Kết quả công tác năm 2025; phương hướng, nhiệm vụ năm 2026"


def test_an_answer_that_is_no_answer_leaves_nothing_behind(tmp_path: Path) -> None:
    run = answered(tmp_path, "Sở Y tế", "UBND", "báo cáo syt")
    assert run.returncode == 1
    assert "BC227: ký hiệu “báo cáo syt” không đúng dạng" in run.stderr.decode()
    assert written(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_person_is_asked_again_and_no_answer_before_is_lost(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415  not on Windows

    person, program = pty.openpty()
    answers = ["Sở Y tế", "UBND tỉnh A", "báo cáo syt", "BC-SYT", "hà tĩnh", "Hà Tĩnh", "GIÁM ĐỐC", "Nguyễn Văn B"]
    os.write(person, "".join(f"{answer}\n" for answer in answers).encode())
    command = [sys.executable, "-m", "baocao", "init", "so", "--year", "2025"]
    environment = {"PYTHONPATH": SRC, "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(command, cwd=tmp_path, stdin=program, env=environment, capture_output=True, check=False)
    os.close(person)
    os.close(program)
    assert (run.returncode, run.stderr) == (0, b"")
    assert (
        "  ký hiệu “báo cáo syt” không đúng dạng. Gợi ý: viết liền, chữ hoa, dạng BC-SLĐTBXH.\n" in run.stdout.decode()
    )
    year = Years(Project(tmp_path / "so")).load(2025).whole
    assert year is not None
    letter = year.document
    assert list(map(str, (letter.agency, letter.symbol, letter.place, letter.signatory.name))) == [
        "Sở Y tế", "BC-SYT", "Hà Tĩnh", "Nguyễn Văn B",
    ]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_file_is_ever_overwritten(name: str, tmp_path: Path) -> None:
    file = tmp_path / "so" / name
    file.parent.mkdir(parents=True)
    file.write_text("của tôi", "utf-8")
    run = baocao("init", "so", "--yes", "--year", "2025", cwd=tmp_path)
    assert (run.returncode, run.stderr.splitlines()[0]) == (2, f"so đã có {name}, lệnh không ghi đè.")
    assert written(tmp_path / "so") == [name]
    assert file.read_text("utf-8") == "của tôi"


def test_a_folder_with_other_files_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "ghi-chu.txt").write_text("x", "utf-8")
    assert baocao("init", ".", "--yes", "--year", "2025", cwd=tmp_path).returncode == 0
    assert written(tmp_path) == [*NAMES[:2], "data/2025.yaml", "data/baocao.schema.json", "ghi-chu.txt"]


def test_the_year_is_this_one_unless_said(tmp_path: Path) -> None:
    run = baocao("init", "so", "--yes", cwd=tmp_path, SOURCE_DATE_EPOCH="1700000000")
    assert "data/2023.yaml" in run.stdout
    assert baocao("init", "so2", "--yes", "--year", "99", cwd=tmp_path).returncode == 2


def test_a_year_can_follow_the_first_one(tmp_path: Path) -> None:
    baocao("init", "so", "--yes", "--year", "2025", cwd=tmp_path)
    assert baocao("new", cwd=tmp_path / "so").returncode == 0
    assert baocao("build", "--all", cwd=tmp_path / "so").returncode == 0


def test_the_examples_in_remarks_are_right_when_their_marks_are_taken_off(tmp_path: Path) -> None:
    """An office learns from them, so they must be what the program reads."""
    text = starter.files(2025, {})["data/2025.yaml"].decode()
    for block in ("abbreviations", "citations", "figures"):
        head, _, rest = text.partition(f"# {block}:\n")
        rows = rest.split("\n")
        count = next(number for number, row in enumerate(rows) if not row.startswith("#   "))
        text = head + "\n".join([f"{block}:", *(row[2:] for row in rows[:count]), *rows[count:]])
    text = text.replace("  # due:", "  due:")
    loaded = Years(Project(tmp_path), instead={2025: text.encode()}).load(2025)
    assert loaded.problems == ()
    assert loaded.whole is not None
    assert (list(loaded.whole.abbreviations), list(loaded.whole.citations)) == (["UBND"], ["nghi_dinh_30"])
    assert str(loaded.whole.document.due) == "15/01/2026"
