"""What lies at the edge: files that are none, streams that take nothing, templates that ask too much."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from baocao import project as projects
from baocao import stamp
from baocao.build import Made, make
from baocao.project import Project
from baocao.years import Years
from conftest import ROOT, SMALL
from test_cli import SRC, baocao

UNIX = pytest.mark.skipif(os.name == "nt", reason="pipes, links and modes of Unix")


def made(project: Path, body: str, **others: str) -> Made:
    """Return the report of a project with a template of its own."""
    (project / "templates").mkdir()
    (project / "templates" / "bao-cao.md.j2").write_text(body, "utf-8")
    for name, text in others.items():
        (project / "templates" / f"{name}.j2").write_text(text, "utf-8")
    return make(Years(Project(project)), 2020, final=False, step=lambda _: None)


def fault(report: Made) -> tuple[str, str, str]:
    """Return the place, code and message of a template's one fault."""
    (problem,) = [each for each in report.problems if each.code.startswith("BC26")]
    return str(problem.place), problem.code, problem.message


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("divisions[0]", "cả một mục gồm nhiều phần"),
        ("results", "cả một mục gồm nhiều phần"),
        ("divisions", "cả một danh sách"),
        ("1 / 2", "giá trị loại float"),
        ("score.total.value", "giá trị loại Decimal"),
        ("true", "giá trị đúng hoặc sai"),
        ("year.__str__", "một hàm"),
        ("'a' if false", "điều kiện sau “if” sai mà không có “else”"),
    ],
)
def test_a_value_that_no_document_shows_is_refused_at_the_line_that_prints_it(
    project: Path, printed: str, why: str
) -> None:
    place, code, message = fault(made(project, f"Một.\n\n{{{{ {printed} }}}}\n"))
    assert (place, code) == ("templates/bao-cao.md.j2:3", "BC263")
    assert why in message


def test_a_refused_value_names_the_parts_that_print(project: Path) -> None:
    report = made(project, "{{ groups[0] }}\n")
    (hint,) = [each.hint for each in report.problems if each.code == "BC263"]
    assert hint == "chỉ rõ một phần, viết thêm một trong: .indicators, .name, .score"


@pytest.mark.parametrize("use", ["{% import 'm.j2' as m %}", "{% include 'outer.j2' %}"])
def test_a_macro_imported_without_context_prints_its_arguments(project: Path, use: str) -> None:
    macro = "{% macro say(x) %}Năm {{ x }}.{% endmacro %}"
    call = "{{ m.say(year) }}" if "import" in use else ""
    outer = "{% import 'm.j2' as m %}{{ m.say(year) }}"
    assert made(project, f"{use}{call}\n", m=macro, outer=outer).data is not None


def test_a_macro_that_lacks_the_context_is_told_how_to_get_it(project: Path) -> None:
    report = made(
        project, "{% import 'm.j2' as m %}{{ m.say() }}\n", m="{% macro say() %}\n{{ year }}{% endmacro %}"
    )  # fmt: skip
    assert fault(report) == ("templates/m.j2:2", "BC262", "tên “year” không tới được mẫu này")


@pytest.mark.parametrize("character", ["\x01", "\x1b", "\ufffe", "\U0001ffff", "\u200b", "\u202e", "\ufffd"])
def test_a_character_that_no_report_needs_is_refused_in_a_template(project: Path, character: str) -> None:
    place, code, message = fault(made(project, f"Một.\r\nHai {character}.\r\n"))
    assert (place, code) == ("templates/bao-cao.md.j2:2", "BC266")
    assert f"U+{ord(character):04X}" in message


def test_a_character_cannot_come_in_through_an_escape_of_jinja(project: Path) -> None:
    assert fault(made(project, 'Một.\n{{ "\\ue0000\\ue002" }}\n'))[:2] == ("templates/bao-cao.md.j2:2", "BC266")


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ year year }}", "cú pháp mẫu sai: sau giá trị cần “}}”, nhưng gặp “year”"),
        ("{% if year %}", "cú pháp mẫu sai: hết mẫu mà lệnh “if” chưa được đóng"),
        ("{% iff year %}", "cú pháp mẫu sai: không hiểu lệnh “iff”"),
        ("{% if year %}{% endfor %}", "cú pháp mẫu sai: không hiểu lệnh “endfor” ở đây; lệnh đang mở là “if”"),
        ("{{ year } }}", "cú pháp mẫu sai: gặp “}” không đúng chỗ"),
        ("{{ }}", "cú pháp mẫu sai: thiếu biểu thức ở đây"),
        ("{{ year | hoa }}", "cú pháp mẫu sai: không có bộ lọc “hoa”"),
        ("{% if year is hay %}{% endif %}", "mẫu không chạy được: không có phép thử “hay”"),
        ("{# mở", "cú pháp mẫu sai: chú thích mở bằng “{#” chưa đóng bằng “#}”"),
        ("{{ 1 // 0 }}", "mẫu không chạy được: phép chia cho 0 (ZeroDivisionError)"),
        (
            "{% include 'bao-cao.md.j2' %}",
            "mẫu không chạy được: mẫu gọi lại chính nó mãi không dừng (RecursionError)",
        ),
    ],
)
def test_a_fault_of_a_template_is_told_in_vietnamese(project: Path, template: str, said: str) -> None:
    assert fault(made(project, template + "\n"))[2] == said


def test_a_shipped_template_that_changes_makes_the_report_anew(
    project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path_factory.mktemp("shipped")
    shutil.copytree(ROOT / "templates", shipped, dirs_exist_ok=True)
    monkeypatch.setattr(projects, "_SHIPPED", (shipped,))
    before = stamp.inputs(Project(project), 2020, final=False)
    assert stamp.inputs(Project(project), 2020, final=False) == before
    (shipped / "bao-cao.md.j2").write_text("Khác.\n", "utf-8")
    assert stamp.inputs(Project(project), 2020, final=False) != before


def deny(monkeypatch: pytest.MonkeyPatch, denied: Path) -> None:
    """Let one file be unreadable, whoever runs the tests."""
    really = Path.open

    def opened(self: Path, *arguments: object, **options: object) -> object:
        if self == denied:
            raise PermissionError(13, "Permission denied", str(self))
        return really(self, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", opened)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("data/2020.yaml", ("data/2020.yaml", "BC002", "không có quyền đọc")),
        ("data/2021.yaml", ("data/2021.yaml", "BC002", "không có quyền đọc")),
        (
            "templates/bao-cao.md.j2",
            ("templates/bao-cao.md.j2", "BC265", "không đọc được mẫu: không có quyền đọc"),
        ),
    ],
)
def test_an_unreadable_input_is_a_problem_of_that_file(
    project: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: tuple[str, str, str]
) -> None:
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).write_text(SMALL, "utf-8")
    deny(monkeypatch, project / name)
    assert stamp.inputs(Project(project), 2020, final=False)
    problems = make(Years(Project(project)), 2020, final=False, step=lambda _: None).problems
    assert said in [(str(each.place), each.code, each.message) for each in problems]


def bound_by_modes() -> list[str]:
    """Return what to start a program with so that the modes of files bind it, for root too."""
    if os.geteuid():
        return []
    if not shutil.which("setpriv"):
        pytest.skip("root reads everything, and setpriv (util-linux) is not there to take that from it")
    rights = "-dac_override,-dac_read_search"
    return ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}"]


@UNIX
@pytest.mark.parametrize("name", ["data", "templates"])
def test_a_folder_that_cannot_be_listed_is_said(project: Path, name: str) -> None:
    (project / "templates").mkdir(exist_ok=True)
    (project / name).chmod(0o300)
    run = subprocess.run(
        [*bound_by_modes(), sys.executable, "-m", "baocao", "build", "2020"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": SRC},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    (project / name).chmod(0o700)
    assert run.returncode == {"data": 2, "templates": 1}[name]
    assert "không có quyền đọc" in run.stderr


@UNIX
@pytest.mark.parametrize("name", ["data/2021.yaml", "data/2020.yaml", "templates/bao-cao.md.j2"])
def test_a_pipe_is_refused_and_not_waited_for(project: Path, name: str) -> None:
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).unlink(missing_ok=True)
    os.mkfifo(project / name)
    run = baocao("build", "2020", cwd=project)
    assert (run.returncode, "đây là thiết bị hoặc ống dẫn" in " ".join(run.stderr.split())) == (1, True)


@UNIX
def test_a_link_to_nowhere_is_an_error_and_not_an_absent_year(project: Path) -> None:
    baocao("build", "2020", cwd=project)
    (project / "data" / "2021.yaml").symlink_to("nowhere.yaml")
    run = baocao("build", "2020", cwd=project)
    assert run.returncode == 1
    assert "data/2021.yaml: lỗi BC002: liên kết trỏ tới một tệp không có" in run.stderr


def test_only_files_with_a_year_in_plain_digits_are_years(project: Path) -> None:
    for name in (
        "２０２２.yaml",
        "1899.yaml",
        "3000.yaml",
        "0000.yaml",
        "2020.yml",
        "12020.yaml",
        "1900.yaml",
        "2999.yaml",
    ):
        (project / "data" / name).write_text(SMALL, "utf-8")
    (project / "data" / "2019.yaml").mkdir()
    assert Project(project).years() == [1900, 2020, 2999]


@pytest.mark.parametrize("option", ["--out", "--root"])
@pytest.mark.parametrize("name", ["", " "])
def test_an_empty_folder_name_is_wrong_use(project: Path, option: str, name: str) -> None:
    run = baocao("build", "2020", option, name, cwd=project)
    assert (run.returncode, run.stdout) == (2, "")
    assert f"{option} không hợp lệ: cần tên một thư mục, nhưng để trống" in run.stderr


def test_a_mistyped_command_is_guessed(project: Path) -> None:
    assert "Không có lệnh “bulid”; có phải là “build”?" in baocao("bulid", "2020", cwd=project).stderr
    assert "Không có lệnh “xyz”; các lệnh: init, new, status, " in baocao("xyz", cwd=project).stderr


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "null",
        '{"bao-cao-2020.docx": null}',
        '{"bao-cao-2020.docx": {"inputs": 1, "output": null, "draft": 0, "problems": []}}',
    ],
)
def test_a_hostile_stamp_is_no_stamp(project: Path, text: str) -> None:
    (project / stamp.NAME).write_text(text)
    assert stamp.fresh(project, "bao-cao-2020.docx", "") is None


@pytest.mark.parametrize(
    "change",
    [{"message": None}, {"hint": 1}, {"place": ["a", float("inf"), 0, []]}, {"place": ["a", 0, 0, [[]]]}],
    ids=str,
)
def test_a_stamp_with_a_hostile_problem_is_no_stamp(project: Path, change: dict[str, object]) -> None:
    problem = {"place": ["a", 1, 1, []], "code": "BC1", "message": "m", "hint": "", "severity": "error"}
    for extra, known in (({}, True), (change, False)):
        entry = {"inputs": "i", "output": stamp.digest(b"x"), "draft": True, "problems": [{**problem, **extra}]}
        (project / "r.docx").write_bytes(b"x")
        (project / stamp.NAME).write_text(json.dumps({"r.docx": entry}))
        assert (stamp.fresh(project, "r.docx", "i") is not None) is known


@pytest.mark.parametrize("encoding", ["cp1258", "cp1252", "latin-1", "ascii"])
def test_a_redirect_in_an_old_encoding_gets_utf8(project: Path, encoding: str) -> None:
    run = baocao("build", "2020", cwd=project, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (run.returncode, run.stdout.startswith("Đã viết build/")) == (0, True)
    assert "chưa có kế hoạch năm 2021" in run.stderr


def shell(project: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Return what a line of the shell came to, in which `$BAOCAO` is the program."""
    env = {**os.environ, "PYTHONPATH": SRC, "BAOCAO": f"{sys.executable} -m baocao"}
    return subprocess.run(
        ["bash", "-c", script], cwd=project, env=env, capture_output=True, encoding="utf-8", check=False
    )  # fmt: skip


@UNIX
@pytest.mark.parametrize("closed", ["2>&-", ">&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_harms_no_build(project: Path, closed: str) -> None:
    run = shell(project, f"$BAOCAO build 2020 {closed}")
    assert run.returncode == 0
    assert "Traceback" not in run.stderr
    assert (project / "build" / "bao-cao-2020.docx").read_bytes()[:2] == b"PK"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_behind_the_output_is_said_and_the_report_is_there(project: Path) -> None:
    said = "Không in được kết quả: ổ đĩa đã đầy. Báo cáo nào đã viết xong vẫn còn nguyên."
    run = shell(project, "$BAOCAO build 2020 >/dev/full")
    assert (run.returncode, run.stderr.splitlines()[-1]) == (1, said)
    assert (project / "build" / "bao-cao-2020.docx").is_file()
    assert (shell(project, "$BAOCAO --help >/dev/full").stderr) == said + "\n"
    assert shell(project, "$BAOCAO build 2020 >/dev/full 2>/dev/full").returncode == 1
    assert shell(project, "$BAOCAO bulid 2>/dev/full").returncode == 1


@UNIX
def test_a_current_folder_that_is_gone_is_no_bug(project: Path) -> None:
    gone = 'mkdir x; cd x; rmdir "$PWD"; '
    run = shell(project, f"{gone} $BAOCAO build 2020")
    assert (run.returncode, run.stderr.splitlines()[0]) == (2, "Thư mục hiện tại không còn, hoặc không đọc được.")
    run = shell(project, f"{gone} $BAOCAO build 2020 --root '{project}'")
    assert (run.returncode, run.stdout[:8]) == (0, "Đã viết ")


def test_a_report_on_another_drive_is_named_in_full(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from baocao.batch import Outcome  # noqa: PLC0415
    from baocao.cli.build import _said  # noqa: PLC0415

    def apart(path: object) -> str:
        raise ValueError(f"path is on mount 'D:', start on mount 'C:': {path}")

    monkeypatch.setattr(os.path, "relpath", apart)
    path = project / "bao-cao-2020.docx"
    assert _said(Outcome(2020, path, True, False, ())) == f"Đã viết {path}."


def test_a_file_that_cannot_be_seen_is_not_taken_for_absent(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(self: Path) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    assert [Project(project).has(year) for year in (2020, 2021, 3000)] == [True, False, False]
    monkeypatch.setattr(Path, "lstat", denied)
    assert [Project(project).has(year) for year in (2021, 3000)] == [True, False]


def test_stopping_the_program_while_it_loads_leaves_no_traceback(project: Path) -> None:
    script = (
        "import sys\n"
        "class Stop:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name == 'typer': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Stop())\n"
        "from baocao.__main__ import run\n"
        "run()\n"
    )
    env = {**os.environ, "PYTHONPATH": SRC}
    run = subprocess.run([sys.executable, "-c", script], cwd=project, env=env, capture_output=True, check=False)
    assert (run.returncode, run.stdout, run.stderr) == (130, b"", b"")
