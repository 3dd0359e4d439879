"""Which reports are not what the data give, and which years a change touches."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from baocao import stale
from baocao.project import Project
from repository import committed, needs_git
from test_cli import PLAN, baocao

YEARS = (2019, 2020, 2021, 2022)


@pytest.fixture
def years(project: Path) -> Path:
    """Return the small project with four years."""
    text = (project / "data" / "2020.yaml").read_text("utf-8")
    for year in YEARS:
        own = text.replace("year: 2020", f"year: {year}").replace("05/02/2021", f"05/02/{year + 1}") + PLAN
        (project / "data" / f"{year}.yaml").write_text(own, "utf-8")
    return project


@pytest.fixture
def built(project: Path) -> Path:
    """Return the small project with its report on disk."""
    assert baocao("build", "2020", cwd=project).returncode == 0
    return project


def test_a_report_that_was_just_built_is_what_the_data_give(built: Path) -> None:
    run = baocao("build", "2020", "--check", cwd=built)
    assert (run.returncode, run.stdout) == (0, "build/bao-cao-2020.docx đúng như số liệu.\n")


def test_a_remark_added_to_the_data_makes_no_report_stale(built: Path) -> None:
    data = built / "data" / "2020.yaml"
    data.write_text("# ghi chú\n" + data.read_text("utf-8"), "utf-8")
    assert baocao("build", "2020", "--check", cwd=built).returncode == 0


def test_a_report_on_disk_is_not_unfolded_without_a_bound(built: Path) -> None:
    path = built / "build" / "bao-cao-2020.docx"
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("them.bin", bytes(97 << 20))
    wanted = stale.parts(path, path.read_bytes()[:-1])
    assert [part.what for part in wanted] == ["Nội dung của tệp Word lớn quá 96 MB, không đọc được."]


def test_what_somebody_edited_in_word_is_kept_beside_the_new_report(built: Path) -> None:
    folder = built / "build"
    (folder / "bao-cao-2020.docx").write_bytes(b"edited by hand")
    run = baocao("build", "2020", cwd=built)
    assert run.stderr.endswith("Tệp cũ đã bị sửa ngoài chương trình, được giữ ở build/bao-cao-2020.sua-tay-1.docx.\n")
    assert (folder / "bao-cao-2020.sua-tay-1.docx").read_bytes() == b"edited by hand"
    data = built / "data" / "2020.yaml"
    data.write_text(data.read_text("utf-8").replace("199,4", "201,4"), "utf-8")
    assert baocao("build", "2020", cwd=built).returncode == 0
    assert sorted(path.name for path in folder.glob("*.docx")) == ["bao-cao-2020.docx", "bao-cao-2020.sua-tay-1.docx"]


def test_a_stale_report_is_told_with_the_paragraph_and_the_line_of_the_data(built: Path) -> None:
    data = built / "data" / "2020.yaml"
    data.write_text(data.read_text("utf-8").replace("199,4 tỷ", "201,4 tỷ"), "utf-8")
    before = (built / "build" / "bao-cao-2020.docx").read_bytes()
    run = baocao("build", "2020", "--check", cwd=built)
    assert run.returncode == 1
    assert "hỗ trợ [-199,4-]{+201,4+} tỷ đồng" in run.stderr
    assert "(lấy từ data/2020.yaml:" in run.stderr
    assert (built / "build" / "bao-cao-2020.docx").read_bytes() == before


def test_a_report_that_was_never_built_or_is_no_word_file_is_told(built: Path) -> None:
    report = built / "build" / "bao-cao-2020.docx"
    report.write_bytes(b"x")
    assert "không đúng như số liệu" in baocao("build", "2020", "--check", cwd=built).stderr
    report.unlink()
    assert "chưa có tệp này" in baocao("build", "2020", "--check", cwd=built).stderr
    assert not report.exists()


def test_a_format_changed_by_hand_is_told_by_the_part_of_the_file(built: Path) -> None:
    report = built / "build" / "bao-cao-2020.docx"
    wanted = report.read_bytes()
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(wanted)) as old, zipfile.ZipFile(changed, "w") as new:
        for info in old.infolist():
            body = old.read(info)
            new.writestr(info, body.replace(b"FFFF00", b"00FF00") + (b"<!-- -->" if "styles" in info.filename else b""))
    report.write_bytes(changed.getvalue())
    assert [part.what for part in stale.parts(report, wanted)] == ["chữ không đổi, nhưng khác ở word/styles.xml"]


def test_many_differences_are_counted_and_not_listed(built: Path) -> None:
    report = built / "build" / "bao-cao-2020.docx"
    text = (built / "data" / "2020.yaml").read_text("utf-8").replace("Sở", "Ban").replace(".\n", " nữa.\n")
    (built / "data" / "2020.yaml").write_text(text, "utf-8")
    wanted = report.read_bytes()
    baocao("build", "2020", cwd=built)
    told = stale.parts(report, wanted)
    assert len(told) == 6
    assert told[-1].what.startswith("và ")


@needs_git
@pytest.mark.parametrize(
    ("changed", "touched"),
    [
        ("data/2020.yaml", [2019, 2020, 2021]),
        ("data/2022.yaml", [2021, 2022]),
        ("templates/bao-cao.md.j2", list(YEARS)),
        ("src/baocao/build.py", list(YEARS)),
        ("requirements.txt", list(YEARS)),
        ("README.md", []),
        ("docs/requirements.txt", []),
    ],
)
def test_a_change_touches_the_years_that_print_it(years: Path, changed: str, touched: list[int]) -> None:
    committed(years)
    file = years / changed
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("x", "utf-8")
    assert stale.touched(Project(years), YEARS, "HEAD") == touched


@needs_git
def test_build_changed_makes_only_those_years(years: Path) -> None:
    committed(years)
    file = years / "data" / "2022.yaml"
    file.write_text(file.read_text("utf-8").replace("199,4", "200,4"), "utf-8")
    run = baocao("build", "--changed", "HEAD", cwd=years)
    assert run.returncode == 0
    assert sorted(path.name for path in (years / "build").glob("*.docx")) == ["bao-cao-2021.docx", "bao-cao-2022.docx"]
    committed(years)
    run = baocao("build", "--changed", "HEAD", cwd=years)
    assert (run.returncode, run.stdout) == (0, "Thay đổi từ HEAD không chạm tới báo cáo năm nào.\n")
    run = baocao("build", "--changed", "không-có", cwd=years)
    assert (run.returncode, "không có phiên bản" in run.stderr) == (2, True)
