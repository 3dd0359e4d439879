"""`baocao diff`, `text`, `git-setup`: what a person is shown, and what git does with it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from judges import JUDGES
from repository import committed, git, needs_git
from test_cli import SRC, baocao

pytestmark = needs_git


@pytest.fixture
def changed(project: Path) -> Path:
    """Return the small project committed, with a figure changed since."""
    committed(project)
    replace(project, "actual: 900", "actual: 1.100")
    return project


def replace(project: Path, old: str, new: str) -> None:
    file = project / "data" / "2020.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_year_is_compared_with_the_last_commit(changed: Path) -> None:
    run = baocao("diff", "2020", cwd=changed)
    assert (run.returncode, run.stderr) == (0, "")
    assert "data/2020.yaml so với HEAD: 1 khác biệt\n" in run.stdout
    assert "    900 người → 1.100 người (tăng 200 người)\n" in run.stdout
    assert "    kéo theo: so với kế hoạch 90% → 110%; đánh giá không đạt → vượt\n" in run.stdout
    assert baocao("diff", cwd=changed).stdout == run.stdout


def test_a_revision_can_be_named(changed: Path) -> None:
    committed(changed, "Sửa số")
    assert baocao("diff", "2020", cwd=changed).stdout == "Không có khác biệt.\n"
    assert "so với HEAD~1: 1 khác biệt" in baocao("diff", "2020", "--against", "HEAD~1", cwd=changed).stdout
    run = baocao("diff", "2020", "--against", "không-có", cwd=changed)
    assert (run.returncode, "không có phiên bản “không-có”" in run.stderr) == (2, True)


def test_a_year_that_git_does_not_have_yet_is_one_difference(changed: Path) -> None:
    text = (changed / "data" / "2020.yaml").read_text("utf-8")
    (changed / "data" / "2021.yaml").write_text(
        text.replace("year: 2020", "year: 2021").replace("/2021", "/2022"), "utf-8"
    )
    assert "+ tệp mới" in baocao("diff", "2021", cwd=changed).stdout
    assert "900 người" not in baocao("diff", "2021", cwd=changed).stdout


def test_a_year_that_was_deleted_is_one_difference(changed: Path) -> None:
    (changed / "data" / "2020.yaml").rename(changed / "data" / "2021.yaml")
    replaced = (changed / "data" / "2021.yaml").read_text("utf-8").replace("year: 2020", "year: 2021")
    (changed / "data" / "2021.yaml").write_text(replaced.replace("05/02/2021", "05/02/2022"), "utf-8")
    (gone,) = json.loads(baocao("diff", "--format", "json", cwd=changed).stdout)[1]["differences"]
    assert (gone["name"], gone["old"], gone["new"]) == ("Số liệu năm 2020", "tệp đã bị xóa", None)
    assert gone["file"] == "HEAD:data/2020.yaml"


def test_errors_of_the_old_data_are_shown_as_theirs(changed: Path) -> None:
    replace(changed, "actual: 1.100", "actual: 1.10")
    committed(changed, "Số sai")
    replace(changed, "actual: 1.10", "actual: 1.100")
    run = baocao("diff", "2020", cwd=changed)
    assert (run.returncode, run.stdout) == (1, "")
    assert "HEAD:data/2020.yaml:35:13: lỗi BC212" in run.stderr
    assert "   35 |     actual: 1.10\n" in run.stderr


def test_two_years_are_compared_with_each_other(changed: Path) -> None:
    text = (changed / "data" / "2020.yaml").read_text("utf-8")
    later = text.replace("year: 2020", "year: 2021").replace("05/02/2021", "05/02/2022").replace("1.100", "1.250")
    (changed / "data" / "2021.yaml").write_text(later, "utf-8")
    found = json.loads(baocao("diff", "2020", "2021", "--format", "json", cwd=changed).stdout)
    figures = {".".join(each["path"]): (each["old"], each["new"]) for each in found[0]["differences"]}
    assert figures["indicators.viec_lam.actual"] == ("1.100 người", "1.250 người")
    assert figures["year"] == ("2020", "2021")


def test_the_real_years_are_compared_in_every_shape(root: Path) -> None:
    for shape in ("text", "json", "markdown"):
        run = baocao("diff", "2020", "2021", "--format", shape, cwd=root)
        assert (run.returncode, run.stderr) == (0, "")
        assert "20.000 người" in run.stdout


def test_data_with_errors_are_not_compared(changed: Path) -> None:
    replace(changed, "actual: 1.100", "actual: 1.10")
    run = baocao("diff", "2020", cwd=changed)
    assert run.returncode == 1
    assert "data/2020.yaml:35:13: lỗi BC212" in run.stderr
    assert run.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2020", "--docx", "data/2020.yaml"), "phải có đuôi .docx: data/2020.yaml"),
        (("²",), "“²” không phải là năm hay tệp .docx"),
        (("9" * 5000,), "không phải là năm hay tệp .docx"),
        (("x",), "“x” không phải là năm hay tệp .docx"),
        (("2020", "2021", "2022"), "Ghi một năm, hai năm"),
        (("a.docx",), "ghi đúng hai tệp"),
        (("a.docx", "b.docx"), "Không đọc được a.docx"),
        (("1999",), "Không có số liệu năm 1999"),
    ],
)
def test_wrong_use_is_told(changed: Path, arguments: tuple[str, ...], said: str) -> None:
    run = baocao("diff", *arguments, cwd=changed)
    assert (run.returncode, said in run.stderr) == (2, True)


def test_outside_git_a_year_cannot_be_compared_but_the_reason_is_said(project: Path) -> None:
    run = baocao("diff", "2020", cwd=project)
    assert (run.returncode, "không nằm trong kho git nào" in run.stderr) == (2, True)


def test_the_word_file_has_the_changes_tracked_and_is_valid(changed: Path) -> None:
    run = baocao("diff", "2020", "--docx", "so-sanh.docx", cwd=changed)
    assert run.returncode == 0
    with zipfile.ZipFile(changed / "so-sanh.docx") as archive:
        xml = archive.read("word/document.xml").decode()
    assert "<w:delText>900</w:delText>" in xml
    assert '<w:ins w:id="' in xml
    assert [judge(changed / "so-sanh.docx") for judge in JUDGES] == [[], []]


@pytest.mark.parametrize(
    ("old", "new", "gone", "came"),
    [
        ("number: 5", "number: 12", "05", "12"),
        ("date: 05/02/2021", "date: 06/02/2021", "ngày 05 tháng 02 năm 2021", "ngày 06 tháng 02 năm 2021"),
        ("name: Nguyễn Văn A", "name: Nguyễn Văn B", "A", "B"),
        ("agency: Sở B", "agency: Sở C", "SỞ B", "SỞ C"),
    ],
)
def test_a_change_of_head_or_signer_is_tracked_too(project: Path, old: str, new: str, gone: str, came: str) -> None:
    committed(project)
    replace(project, old, new)
    assert baocao("diff", "2020", "--docx", "so-sanh.docx", cwd=project).returncode == 0
    with zipfile.ZipFile(project / "so-sanh.docx") as archive:
        xml = archive.read("word/document.xml").decode()
    deleted = re.findall(r"<w:delText[^>]*>([^<]*)</w:delText>", xml)
    inserted = re.findall(r"<w:ins [^>]*>(?:(?!</w:ins>).)*?<w:t[^>]*>([^<]*)</w:t>", xml)
    assert gone in deleted
    assert came in inserted
    assert [judge(project / "so-sanh.docx") for judge in JUDGES] == [[], []]


def test_two_word_files_are_compared_paragraph_by_paragraph(changed: Path) -> None:
    assert baocao("build", "2020", "--out", "mới", cwd=changed).returncode == 0
    replace(changed, "actual: 1.100", "actual: 900")
    assert baocao("build", "2020", "--out", "cũ", cwd=changed).returncode == 0
    run = baocao("diff", "cũ/bao-cao-2020.docx", "mới/bao-cao-2020.docx", cwd=changed)
    assert run.returncode == 0
    assert "[-900-]{+1.100+} người, đạt [-90-]{+110+}%" in run.stdout
    heads = [line for line in run.stdout.splitlines() if line.startswith("mới/bao-cao-2020.docx, đoạn ")]
    assert heads != []
    assert [line for line in heads if line.count("đoạn") > 1] == []


# git ------------------------------------------------------------------------------------------------


def test_the_set_up_shows_what_it_changes_and_changes_nothing_unasked(changed: Path) -> None:
    run = baocao("git-setup", cwd=changed)
    assert run.returncode == 2
    assert "git config --local diff.baocao.textconv" in run.stdout
    assert "thêm dòng “*.docx diff=baocao” vào" in run.stdout
    assert not (changed / ".gitattributes").exists()
    assert "baocao" not in (changed / ".git" / "config").read_text("utf-8")


def test_after_the_set_up_git_shows_word_files_as_text(changed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (changed / ".gitattributes").write_bytes(b"*.png binary")
    assert baocao("git-setup", "--yes", cwd=changed).returncode == 0
    assert (changed / ".gitattributes").read_text("utf-8") == "*.png binary\n*.docx diff=baocao\n"
    assert "không có gì phải đổi" in baocao("git-setup", "--yes", cwd=changed).stdout
    baocao("build", "2020", cwd=changed)
    committed(changed)
    replace(changed, "199,4 tỷ", "201,4 tỷ")
    baocao("build", "2020", cwd=changed)
    monkeypatch.setenv("PYTHONPATH", SRC)
    shown = git(changed, "diff", "--", "build/bao-cao-2020.docx")
    assert "+mở 12 lớp, hỗ trợ 201,4 tỷ đồng" in shown or "hỗ trợ 201,4 tỷ đồng" in shown
    env = {**os.environ, "PYTHONPATH": SRC}
    tool = ["git", "difftool", "--no-prompt", "-t", "baocao", "HEAD", "--", "build/bao-cao-2020.docx"]
    run = subprocess.run(tool, cwd=changed, env=env, capture_output=True, encoding="utf-8", check=False)
    assert "[-199,4-]{+201,4+} tỷ đồng" in run.stdout


def test_the_text_of_a_report_has_a_line_a_paragraph_and_a_line_a_row(changed: Path) -> None:
    baocao("build", "2020", cwd=changed)
    run = baocao("text", "build/bao-cao-2020.docx", cwd=changed)
    lines = run.stdout.split("\n")
    assert "BÁO CÁO" in lines
    assert "1 | Giải quyết việc làm | người | 1.000 | 1.100 | 110 | vượt | –" in lines
    assert baocao("text", "không.docx", cwd=changed).returncode == 2
