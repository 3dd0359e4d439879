"""The program as a person uses it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from baocao.scope import did_you_mean

SRC = str(Path(__file__).parents[1] / "src")


def baocao(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": SRC, "PYTHONIOENCODING": "utf-8", **environment}
    command = [sys.executable, "-m", "baocao", *arguments]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)


def test_a_build_says_in_one_line_what_it_wrote(project: Path) -> None:
    (project / "data" / "2021.yaml").write_text(
        (project / "data" / "2020.yaml").read_text("utf-8").replace("year: 2020", "year: 2021") + PLAN, "utf-8"
    )
    run = baocao("build", "2020", cwd=project)
    assert (run.returncode, run.stdout, run.stderr) == (0, "Đã viết build/bao-cao-2020.docx.\n", "")
    assert (project / "build" / "bao-cao-2020.docx").read_bytes()[:2] == b"PK"


PLAN = """plan:
  objective: Mục tiêu.
  sector_targets: Chỉ tiêu ngành.
  office_targets: Chỉ tiêu cơ quan.
  breakthroughs: Đột phá.
  tasks: Nhiệm vụ.
  coordination: Phối hợp.
"""


def test_an_unchanged_build_says_so_and_leaves_the_file_alone(project: Path) -> None:
    baocao("build", "2020", cwd=project)
    report = project / "build" / "bao-cao-2020.docx"
    before = report.stat().st_mtime_ns
    run = baocao("build", "2020", cwd=project)
    assert run.stdout == "build/bao-cao-2020.docx không đổi: số liệu và mẫu vẫn như lần trước.\n"
    assert "chưa có kế hoạch năm 2021" in run.stderr
    assert report.stat().st_mtime_ns == before


def test_a_template_is_looked_at_to_its_end(project: Path) -> None:
    (project / "templates").mkdir()
    template = project / "templates" / "phu-luc.md.j2"
    template.write_text("{# " + " " * 3_000_000 + " #}# PHỤ LỤC\n\nMột.\n", "utf-8")
    baocao("build", "2020", cwd=project)
    template.write_text(template.read_text("utf-8").replace("Một", "Hai"), "utf-8")
    assert baocao("build", "2020", cwd=project).stdout.startswith("Đã viết")


def test_a_report_written_before_another_failed_is_known_as_written(project: Path) -> None:
    text = (project / "data" / "2020.yaml").read_text("utf-8")
    (project / "data" / "2021.yaml").write_text(text.replace("year: 2020", "year: 2021") + PLAN, "utf-8")
    (project / "build" / "bao-cao-2021.docx").mkdir(parents=True)
    failed = baocao("build", "2020", "2021", cwd=project)
    assert (failed.returncode, "Đã viết xong trước đó: bao-cao-2020.docx." in failed.stderr) == (1, True)
    again = baocao("build", "2020", cwd=project)
    assert again.stdout == "build/bao-cao-2020.docx không đổi: số liệu và mẫu vẫn như lần trước.\n"


@pytest.mark.parametrize(
    "change",
    [
        lambda project: (project / "build" / "bao-cao-2020.docx").write_bytes(b"edited by hand"),
        lambda project: (project / "build" / "bao-cao-2020.docx").unlink(),
        lambda project: (project / "build" / ".baocao.json").write_text("{"),
        lambda project: (project / "build" / ".baocao.json").write_text('{"bao-cao-2020.docx": {}}'),
        lambda project: (project / "data" / "2021.yaml").write_text(
            (project / "data" / "2020.yaml").read_text("utf-8").replace("year: 2020", "year: 2021") + PLAN, "utf-8"
        ),
        lambda project: (project / "data" / "2019.yaml").write_text(
            (project / "data" / "2020.yaml").read_text("utf-8").replace("year: 2020", "year: 2019"), "utf-8"
        ),
    ],
    ids=["edited output", "lost output", "broken stamp", "foreign stamp", "a next year", "a year before"],
)
def test_whatever_changes_makes_the_report_anew(project: Path, change: object) -> None:
    baocao("build", "2020", cwd=project)
    assert callable(change)
    change(project)
    run = baocao("build", "2020", cwd=project)
    assert (run.returncode, run.stdout.startswith("Đã viết")) == (0, True)


def test_a_fault_is_shown_with_its_line_and_nothing_is_written(project: Path) -> None:
    data = project / "data" / "2020.yaml"
    data.write_text(data.read_text("utf-8").replace("{{ viec_lam.percent }}", "{{ viec_lamm.percent }}"), "utf-8")
    run = baocao("build", "2020", cwd=project)
    assert (run.returncode, run.stdout) == (1, "")
    assert "data/2020.yaml:47:61: lỗi BC233: tên “viec_lamm” chưa được khai báo\n" in run.stderr
    assert "  gợi ý: có phải là “viec_lam”?\n" in run.stderr
    assert "1 lỗi trong 1 tệp" in run.stderr
    assert not (project / "build").exists()


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("nq_226", ["nq_262", "nq_263", "qd_22"], "có phải là “nq_262” hay “nq_263”?"),
        ("nq_226", ["nq_262", "qd_22"], "có phải là “nq_262”?"),
        ("viec_lamm", ["viec_lam", "viec_lam_moi"], "có phải là “viec_lam”?"),
    ],
)
def test_of_keys_that_differ_in_digits_alone_none_is_preferred(word: str, known: list[str], hint: str) -> None:
    assert did_you_mean(word, known, "các văn bản đang có") == hint


def test_a_fault_in_one_year_of_a_batch_leaves_every_year_unwritten(project: Path) -> None:
    text = (project / "data" / "2020.yaml").read_text("utf-8")
    (project / "data" / "2019.yaml").write_text(text.replace("year: 2020", "year: 2019"), "utf-8")
    (project / "data" / "2021.yaml").write_text(text.replace("year: 2020", "year: 202x"), "utf-8")
    run = baocao("build", "--all", cwd=project)
    assert (run.returncode, run.stdout, (project / "build").exists()) == (1, "", False)


def test_all_builds_every_year_there_is(project: Path) -> None:
    text = (project / "data" / "2020.yaml").read_text("utf-8")
    before = text.replace("2020", "2019").replace("2021", "2020")
    (project / "data" / "2019.yaml").write_text(before, "utf-8")
    run = baocao("build", "--all", cwd=project)
    assert [path.name for path in sorted((project / "build").glob("*.docx"))] == [
        "bao-cao-2019.docx",
        "bao-cao-2020.docx",
    ]
    assert run.returncode == 0


def test_final_refuses_while_anything_is_open(project: Path) -> None:
    run = baocao("build", "2020", "--final", cwd=project)
    assert (run.returncode, run.stdout) == (1, "")
    assert "data/2021.yaml: lỗi BC601: data/2021.yaml: chưa có kế hoạch năm 2021" in run.stderr


def test_what_is_reckoned_from_a_plan_that_is_not_known_is_awaited_with_it(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "data", tmp_path / "data")
    file = tmp_path / "data" / "2020.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace('target: ">= 23.000"', "target: chưa có", 1), "utf-8")
    run = baocao("build", "2020", cwd=tmp_path)
    line = text[: text.index('target: ">= 23.000"')].count("\n") + 1
    told = f"data/2020.yaml:{line}:13: còn thiếu: indicators.viec_lam.target: chưa có chỉ tiêu"
    assert (run.returncode, run.stderr) == (0, f"{told}\n\n1 còn thiếu trong 1 tệp\n")


def test_final_tells_what_only_advises_and_builds(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "data", tmp_path / "data")
    file = tmp_path / "data" / "2020.yaml"
    file.write_text(file.read_text("utf-8").replace("{{ viec_lam.actual }}, đạt", "21.087 người, đạt"), "utf-8")
    draft, final = (baocao("build", "2020", *options, cwd=tmp_path) for options in ((), ("--final",)))
    assert (draft.returncode, final.returncode) == (0, 0)
    assert "BC320" not in draft.stderr
    assert "giống 21.078 người đã khai ở dòng 152, có thể gõ nhầm chữ số" in " ".join(final.stderr.split())


def test_final_names_a_few_of_many_open_values_and_says_where_the_rest_is(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "data", tmp_path / "data")
    run = baocao("build", "2021", "--final", cwd=tmp_path)
    awaited = [line for line in run.stderr.splitlines() if line.startswith("data/2021.yaml:") and "BC601" in line]
    assert (run.returncode, len(awaited)) == (1, 10)
    left = re.search(r"^… và (\d+) giá trị nữa chưa có: baocao status 2021$", run.stderr, re.MULTILINE)
    every = baocao("check", "2021", "--severity", "missing", "--select", "BC601", "--format", "json", cwd=tmp_path)
    files = [each["place"]["file"] for each in json.loads(every.stdout)["problems"]]
    assert left is not None
    assert int(left[1]) == files.count("data/2021.yaml") - 10


def test_the_project_is_found_from_a_folder_inside_it(project: Path) -> None:
    inside = project / "data" / "cũ" / "2019"
    inside.mkdir(parents=True)
    assert baocao("build", "2020", cwd=inside).returncode == 0
    assert (project / "build" / "bao-cao-2020.docx").is_file()


def test_root_and_out_are_taken_as_given(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    run = baocao("build", "2020", "--root", str(project), "--out", "báo cáo", cwd=elsewhere)
    assert run.stdout.startswith("Đã viết báo cáo/bao-cao-2020.docx")
    assert (elsewhere / "báo cáo" / "bao-cao-2020.docx").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build",), "Chưa chọn năm nào."),
        (("build", "2031"), "Không có số liệu năm 2031 trong data/.\nCác năm đang có: 2020."),
        (("build", "2020x"), "cần một năm như 2020, nhưng ghi “2020x”"),
        (("build", "--all", "2020"), "Chỉ dùng một trong hai"),
        (("build", "2020", "--root", "absent"), "Không có thư mục data/ trong absent."),
        (("biuld", "2020"), "Không có lệnh “biuld”"),
        (("build", "--fnal", "2020"), "Không có tùy chọn --fnal"),
        (("build", "2020", "--out"), "Tùy chọn --out cần một giá trị"),
        (("where", "absent.docx", "x"), "Không đọc được absent.docx"),
        (("where",), "Thiếu TỆP.docx"),
    ],
)
def test_wrong_use_is_explained_with_exit_code_two(project: Path, arguments: tuple[str, ...], said: str) -> None:
    run = baocao(*arguments, cwd=project)
    assert (run.returncode, run.stdout) == (2, "")
    assert said in run.stderr


def test_a_folder_without_data_is_wrong_use(tmp_path: Path) -> None:
    run = baocao("build", "2020", cwd=tmp_path)
    assert (run.returncode, "Không thấy thư mục data/" in run.stderr) == (2, True)


def test_an_unreadable_year_is_a_problem_with_its_file(project: Path) -> None:
    (project / "data" / "2020.yaml").unlink()
    (project / "data" / "2020.yaml").mkdir()
    run = baocao("build", "2020", cwd=project)
    assert (run.returncode, "data/2020.yaml: lỗi BC002: đây là thư mục" in run.stderr) == (1, True)


def test_a_report_that_cannot_be_written_is_said_with_the_mend(project: Path) -> None:
    (project / "build").write_text("a file where the folder should be")
    run = baocao("build", "2020", cwd=project)
    assert (run.returncode, run.stdout) == (1, "")
    assert "Không ghi được" in run.stderr


@pytest.mark.parametrize(
    "command", [("--help",), ("build", "--help"), ("where", "--help"), ("schema", "--help"), ("-h",)]
)
def test_help_is_vietnamese(tmp_path: Path, command: tuple[str, ...]) -> None:
    run = baocao(*command, cwd=tmp_path)
    assert (run.returncode, run.stdout.startswith("Cách dùng: baocao")) == (0, True)
    assert not {"Usage", "Options", "Arguments", "Show this"} & set(run.stdout.replace(":", "").split("\n"))


def test_no_arguments_show_the_help(tmp_path: Path) -> None:
    run = baocao(cwd=tmp_path)
    assert (run.returncode, "Các lệnh:" in run.stdout + run.stderr) == (2, True)


def test_the_list_of_commands_cuts_no_sentence(project: Path) -> None:
    listed = baocao("--help", cwd=project).stdout.partition("Các lệnh:\n")[2]
    assert "..." not in listed
    assert "ghi số, ngày và mọi giá trị đã in vào data/NĂM.seal." in " ".join(listed.split())


@pytest.mark.parametrize("flag", ["--help", "--version"])
def test_help_and_version_import_neither_docx_nor_jinja2(tmp_path: Path, flag: str) -> None:
    script = (
        "import sys; sys.argv = ['baocao', sys.argv[1]]\n"
        "from baocao.cli import main\n"
        "main()\n"
        "print(sorted({'docx', 'jinja2', 'lxml', 'yaml'} & sys.modules.keys()), file=sys.stderr)"
    )
    env = {**os.environ, "PYTHONPATH": SRC}
    run = subprocess.run(
        [sys.executable, "-c", script, flag], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    assert run.stderr == "[]\n"


def test_a_build_that_has_nothing_to_do_reads_no_data_and_composes_nothing(project: Path) -> None:
    baocao("build", "2020", cwd=project)
    script = (
        "import sys; sys.argv = ['baocao', 'build', '2020']\n"
        "from baocao.cli import main\n"
        "main()\n"
        "print(sorted({'docx', 'jinja2', 'lxml', 'yaml', 'baocao.review', 'baocao.word'} & sys.modules.keys()))"
    )
    env = {**os.environ, "PYTHONPATH": SRC}
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=project, env=env, capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines()[-1] == "[]"


def test_where_answers_with_the_line_of_a_figure_and_of_a_sentence(project: Path) -> None:
    baocao("build", "2020", cwd=project)
    assert baocao("where", "build/bao-cao-2020.docx", "199,4 tỷ đồng", cwd=project).stdout == "data/2020.yaml:45:15\n"
    assert baocao("where", "build/bao-cao-2020.docx", "Hạn chế.", cwd=project).stdout.startswith("data/2020.yaml:65")
    absent = baocao("where", "build/bao-cao-2020.docx", "không có câu này", cwd=project)
    assert (absent.returncode, absent.stdout) == (1, "")


def test_where_refuses_what_is_no_word_file(project: Path) -> None:
    run = baocao("where", "data/2020.yaml", "x", cwd=project)
    assert (run.returncode, run.stdout, "Traceback" in run.stderr) == (2, "", False)


def test_the_shell_gets_its_completion(tmp_path: Path) -> None:
    run = baocao(cwd=tmp_path, _BAOCAO_COMPLETE="complete_bash", COMP_WORDS="baocao b", COMP_CWORD="1")
    assert run.stdout.strip() == "build"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_every_shell_gets_a_script_that_it_can_read(tmp_path: Path, shell: str) -> None:
    run = baocao(cwd=tmp_path, _BAOCAO_COMPLETE=f"source_{shell}")
    asked = "complete_powershell" if shell == "pwsh" else f"complete_{shell}"
    assert (run.returncode, asked in run.stdout) == (0, True)
    if shell in ("bash", "zsh", "fish") and shutil.which(shell):
        read = subprocess.run([shell, "-n"], input=run.stdout, capture_output=True, text=True, check=False)
        assert (read.returncode, read.stderr) == (0, "")


def test_a_closed_pipe_is_no_fault(project: Path) -> None:
    baocao("build", "2020", cwd=project)
    command = f"'{sys.executable}' -m baocao schema | head -c 1"
    env = {**os.environ, "PYTHONPATH": SRC}
    run = subprocess.run(["bash", "-c", command], cwd=project, env=env, capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == ("{", "")


def test_nothing_is_coloured_away_from_a_terminal(project: Path) -> None:
    assert "\x1b" not in baocao("build", "2020", "--final", cwd=project).stderr
