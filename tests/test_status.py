"""`baocao status`: how far a year has come, by division and group, and how long is left."""

from __future__ import annotations

import datetime
import re
import zipfile
from pathlib import Path

import pytest

from baocao.project import Project
from baocao.status import Part, Status, status
from baocao.years import Years
from test_cli import baocao

ROOT = Path(__file__).parents[1]


def measured(root: Path, year: int) -> Status:
    loaded = Years(Project(root)).load(year)
    assert loaded.whole is not None
    return status(loaded.whole)


def changed(project: Path, *changes: tuple[str, str]) -> None:
    file = project / "data" / "2020.yaml"
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


OPENED = (
    ("actual: 900", "actual: chưa có"),
    ("lop: 12 lớp", "lop: chưa có"),
    ("ho_tro: 199,4 tỷ đồng", "ho_tro: chưa có"),
    ("number: 5", "number: chưa có"),
    ("  opening: |\n    Mở đầu.\n", "  opening: chưa có\n"),
)


def test_every_value_that_may_be_open_is_counted_once(project: Path) -> None:
    changed(project, *OPENED)
    found = measured(project, 2020)
    assert found.divisions == (Part("VL", 2, ("viec_lam.actual", "vl.ho_tro")),)
    assert found.shared == (
        Part("Số liệu chung", 0, ("figures.lop",)),
        Part("Kết quả chung", 6, ("results.opening",)),
        Part("Số, ngày văn bản", 1, ("document.number",)),
    )
    assert found.groups == (Part("Chỉ tiêu chính", 0, ("viec_lam",)),)
    assert (found.whole.filled, found.whole.total) == (9, 14)


def test_what_is_open_is_what_the_draft_says_is_awaited() -> None:
    """The report of 2021 shows each open value of its file; the plan of 2022 is not in it."""
    found = measured(ROOT, 2021)
    assert (found.whole.total, len(found.whole.open)) == (91, 47)
    assert measured(ROOT, 2020).whole.open == ()


def test_the_names_of_what_is_open_are_those_that_set_takes(project: Path) -> None:
    changed(project, *OPENED)
    values = {
        "viec_lam.actual": "900", "vl.ho_tro": "199,4 tỷ đồng", "figures.lop": "12 lớp",
        "results.opening": "Mở đầu.", "document.number": "5",
    }  # fmt: skip
    assert set(measured(project, 2020).whole.open) == values.keys()
    run = baocao("set", *(word for pair in values.items() for word in pair), cwd=project)
    assert run.returncode == 0
    assert measured(project, 2020).whole.open == ()


def test_the_page_is_readable_in_sixty_columns(project: Path) -> None:
    changed(project, *OPENED)
    run = baocao("status", cwd=project, COLUMNS="60")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines() == [
        "Năm 2020: đã điền 9/14 giá trị",
        "",
        "Theo phòng",
        "  VL                   ████████░░░░░░░░   2/4",
        "    còn: viec_lam.actual, vl.ho_tro",
        "",
        "Phần chung",
        "  Số liệu chung        ░░░░░░░░░░░░░░░░   0/1",
        "    còn: figures.lop",
        "  Kết quả chung        █████████████░░░   6/7",
        "    còn: results.opening",
        "  Số, ngày văn bản     ████████░░░░░░░░   1/2",
        "    còn: document.number",
        "",
        "Theo nhóm chỉ tiêu (đã có kết quả)",
        "  Chỉ tiêu chính       ░░░░░░░░░░░░░░░░   0/1",
    ]


@pytest.mark.parametrize("year", ["2020", "2021"])
def test_no_line_of_the_real_years_is_wider_than_sixty_columns(year: str) -> None:
    run = baocao("status", year, cwd=ROOT, COLUMNS="60")
    assert run.returncode == 0
    assert max(map(len, run.stdout.splitlines())) <= 60


@pytest.mark.parametrize(
    ("today", "said"),
    [("2021-01-10", "còn 5 ngày"), ("2021-01-15", "là hôm nay"), ("2021-01-18", "đã quá 3 ngày")],
)
def test_days_are_counted_to_the_due_date(today: str, said: str, project: Path) -> None:
    changed(project, ("  date: 05/02/2021\n", "  date: 05/02/2021\n  due: 15/01/2021\n"))
    noon = datetime.datetime.fromisoformat(f"{today}T12:00:00+00:00").timestamp()
    run = baocao("status", "2020", cwd=project, SOURCE_DATE_EPOCH=str(int(noon)))
    assert run.stdout.splitlines()[0] == f"Năm 2020: đã điền 14/14 giá trị; hạn 15/01/2021 {said}"


def test_years_that_are_whole_are_not_listed_unasked(project: Path) -> None:
    run = baocao("status", cwd=project)
    assert (run.returncode, run.stdout) == (0, "Mọi năm đã điền đủ.\n")


def test_a_year_with_an_error_shows_it(project: Path) -> None:
    changed(project, ("actual: 900", "actual: nhiều"))
    run = baocao("status", cwd=project)
    assert (run.returncode, run.stdout, "BC211" in run.stderr) == (1, "", True)


def printed(report: Path) -> list[str]:
    """Return every stretch of text of a Word file."""
    with zipfile.ZipFile(report) as package:
        return re.findall(r"<w:t[ >][^<]*<", package.read("word/document.xml").decode())


def test_the_due_date_is_not_printed_and_not_carried_on(project: Path) -> None:
    baocao("build", "2020", cwd=project)
    report = printed(project / "build" / "bao-cao-2020.docx")
    assert baocao("set", "document.due", "15/01/2021", cwd=project).returncode == 0
    baocao("build", "2020", cwd=project)
    assert printed(project / "build" / "bao-cao-2020.docx") == report
    run = baocao("new", cwd=project)
    assert "  due:" not in (project / "data" / "2021.yaml").read_text("utf-8")
    assert "document.date: đã bỏ hạn trình 15/01/2021: đặt lại ở document.due" in run.stdout


def test_the_years_that_are_sealed_are_named(project: Path) -> None:
    assert "niêm phong" not in baocao("status", cwd=project).stdout
    (project / "data" / "2020.seal").write_text("", "utf-8")
    assert baocao("status", cwd=project).stdout.endswith("\n\nĐã niêm phong: 2020.\n")
