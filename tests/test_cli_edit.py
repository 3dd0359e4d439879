"""The commands that read and change a year's file, as a person uses them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from test_cli import SRC, baocao


def test_get_prints_one_value_for_a_script(project: Path) -> None:
    run = baocao("get", "viec_lam.actual", cwd=project)
    assert (run.returncode, run.stdout, run.stderr) == (0, "900 người\n", "")


def test_get_names_the_nearest_where_there_is_no_such_value(project: Path) -> None:
    run = baocao("get", "viec_lam.actuall", "--year", "2020", cwd=project)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "data/2020.yaml: chỉ tiêu không có “actuall”.\nGợi ý: có phải là “actual”?\n"


def test_set_says_what_changed_and_what_follows(project: Path) -> None:
    run = baocao("set", "viec_lam.actual", "1.100", cwd=project)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines()[:3] == [
        "data/2020.yaml:35: 900 → 1.100 người",
        "  Giải quyết việc làm, so với kế hoạch: 90% → 110%",
        "  Giải quyết việc làm, đánh giá: không đạt → vượt",
    ]
    assert "    actual: 1.100\n" in (project / "data" / "2020.yaml").read_text("utf-8")


def test_a_unit_that_is_typed_with_its_number_is_said_once(project: Path) -> None:
    assert baocao("set", "viec_lam.percent", "90%", cwd=project).stdout == "data/2020.yaml:36: (không ghi) → 90%\n"
    run = baocao("set", "viec_lam.actual", "1.100 người", "viec_lam.percent", "110%", cwd=project)
    assert run.stdout.splitlines()[0] == "data/2020.yaml:35: 900 → 1.100 người"


def test_set_writes_nothing_of_a_value_that_cannot_be_read(project: Path) -> None:
    file = project / "data" / "2020.yaml"
    before = file.read_bytes()
    run = baocao("set", "viec_lam.actual", "1.100", "lop", "mười hai", cwd=project)
    assert (run.returncode, run.stdout, file.read_bytes()) == (1, "", before)
    assert "data/2020.yaml:39:8: lỗi BC211: cần một số, nhưng ghi “mười hai”\n" in run.stderr
    assert run.stderr.endswith("data/2020.yaml không đổi: giá trị mới gây ra các lỗi trên.\n")


def test_values_that_only_hold_together_are_set_together(project: Path) -> None:
    alone = baocao("set", "viec_lam.percent", "95", cwd=project)
    assert (alone.returncode, "BC302" in alone.stderr) == (1, True)
    both = baocao("set", "viec_lam.percent", "95", "viec_lam.actual", "950", cwd=project)
    assert both.returncode == 0
    assert both.stdout.splitlines()[:2] == [
        "data/2020.yaml:36: (không ghi) → 95%",
        "data/2020.yaml:35: 900 → 950 người",
    ]


def test_what_stands_there_already_is_not_written_again(project: Path) -> None:
    before = (project / "data" / "2020.yaml").stat().st_mtime_ns
    run = baocao("set", "viec_lam.actual", "900", cwd=project)
    assert (run.returncode, run.stdout) == (0, "data/2020.yaml không đổi: giá trị vốn như vậy.\n")
    assert (project / "data" / "2020.yaml").stat().st_mtime_ns == before


def test_prose_comes_from_standard_input(project: Path) -> None:
    command = [sys.executable, "-m", "baocao", "set", "results.opening", "-"]
    text = "Đoạn một.\r\n\r\nĐoạn hai: {{ viec_lam.actual }}.\r\n".encode()
    run = subprocess.run(command, cwd=project, input=text, env={"PYTHONPATH": SRC}, capture_output=True, check=False)
    assert run.returncode == 0
    text_now = (project / "data" / "2020.yaml").read_text("utf-8")
    assert "  opening: |\n    Đoạn một.\n\n    Đoạn hai: {{ viec_lam.actual }}.\n  direction: |\n" in text_now


def test_wrong_use_is_told_with_the_way_out(project: Path) -> None:
    odd = baocao("set", "viec_lam.actual", cwd=project)
    section = baocao("set", "viec_lam", "5", cwd=project)
    prose = baocao("set", "vl.summary", "Tốt.", cwd=project)
    absent = baocao("set", "viec_lam.actual", "5", "--year", "2031", cwd=project)
    assert [run.returncode for run in (odd, section, prose, absent)] == [2, 2, 2, 2]
    assert "Thiếu giá trị cho “viec_lam.actual”." in odd.stderr
    assert "là cả một mục, không phải một giá trị" in section.stderr
    assert "baocao set divisions.vl.summary - < loi-van.txt" in prose.stderr
    assert "Không có số liệu năm 2031 trong data/." in absent.stderr


def test_a_file_that_cannot_be_read_is_not_touched(project: Path) -> None:
    file = project / "data" / "2020.yaml"
    file.write_text("year: 2020\n<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x\n", "utf-8")
    for command in (("get", "a"), ("set", "a", "3")):
        run = baocao(*command, cwd=project)
        assert (run.returncode, "BC128" in run.stderr, "Chưa đọc được data/2020.yaml" in run.stderr) == (1, True, True)


def test_a_file_that_the_system_does_not_give_is_named(project: Path) -> None:
    (project / "data" / "2021.yaml").symlink_to("nowhere")
    for command in (("get", "year"), ("set", "year", "5"), ("import", "x.csv")):
        run = baocao(*command, cwd=project)
        assert (run.returncode, run.stdout) == (1, "")
        assert "data/2021.yaml: lỗi BC002: liên kết trỏ tới một tệp không có\n" in run.stderr


def test_what_is_not_known_yet_is_answered_in_the_words_of_the_file(project: Path) -> None:
    file = project / "data" / "2020.yaml"
    file.write_text(file.read_text("utf-8").replace("actual: 900", "actual: chưa có"), "utf-8")
    for name in ("viec_lam.actual", "viec_lam.percent", "score.met"):
        assert baocao("get", name, cwd=project).stdout == "chưa có\n"
