"""`baocao new`: next year's file keeps what an office keeps, and everything else is open."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from baocao import source
from baocao.build import make
from baocao.editing.showing import leaves
from baocao.project import Project
from baocao.source import Node
from baocao.years import Years
from test_cli import baocao

ROOT = Path(__file__).parents[1]


def values(data: bytes) -> dict[str, str]:
    """Return every value of a file by its path in words."""
    node: Node | None = source.read(data, "data/2021.yaml").node
    return {".".join(path): value.text for path, value in leaves(node)}


def remarks(data: bytes) -> list[str]:
    """Return the lines of a file that are nothing but a remark."""
    return [row for row in data.decode().splitlines() if row.strip().startswith("#")]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project of 2020 alone, with its next year made by the command."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "data").mkdir()
    shutil.copy(ROOT / "data" / "2020.yaml", folder / "data")
    run = baocao("new", cwd=folder)
    assert (run.returncode, run.stderr) == (0, "")
    (folder / "said.txt").write_text(run.stdout, "utf-8")
    return folder


@pytest.fixture(scope="module")
def before() -> dict[str, str]:
    return values((ROOT / "data" / "2020.yaml").read_bytes())


@pytest.fixture(scope="module")
def after(office: Path) -> dict[str, str]:
    return values((office / "data" / "2021.yaml").read_bytes())


def test_the_new_year_builds_as_a_draft_at_once(office: Path) -> None:
    made = make(Years(Project(office)), 2021, final=False, step=lambda _: None)
    assert made.data is not None
    assert made.draft


def test_every_result_is_open_and_the_register_stays(before: dict[str, str], after: dict[str, str]) -> None:
    opened = {path for path, text in after.items() if text == "chưa có"}
    kept = {path for path in before.keys() - opened if after.get(path) == before[path]}
    gone = before.keys() - after.keys()
    moved = {path: after[path] for path in before.keys() - opened - kept - gone}
    assert moved == {
        "year": "2021",
        "document.subject": "Kết quả thực hiện nhiệm vụ của cơ quan Văn phòng Sở Lao động - Thương binh và Xã hội "
        "năm 2021; phương hướng, nhiệm vụ năm 2022",
        "indicators.thu_nhap_tang_them.name": "Tiết kiệm chi; thu nhập tăng thêm của CBCC năm 2021 cao hơn năm 2020",
    }
    assert gone == set()
    assert {path.split(".")[-1] for path in opened if path.startswith("indicators")} == {
        "actual", "verdict", "percent", "change",
    }  # fmt: skip
    assert {path.split(".")[0] for path in opened} == {
        "document", "indicators", "figures", "divisions", "results", "plan",
    }  # fmt: skip
    assert {path for path in opened if path.startswith("document")} == {"document.number", "document.date"}
    assert [path for path in kept if path.startswith(("results", "plan", "figures"))] == []


def test_what_is_added_is_the_plan_alone(before: dict[str, str], after: dict[str, str]) -> None:
    added = after.keys() - before.keys()
    assert {path.split(".")[0] for path in added} == {"plan", "divisions"}
    assert {path.split(".")[-1] for path in added if path.startswith("divisions")} == {"tasks"}


def test_targets_stay_and_say_that_they_are_last_years(office: Path) -> None:
    rows = (office / "data" / "2021.yaml").read_text("utf-8").splitlines()
    targets = [row for row in rows if row.startswith("    target:")]
    assert len(targets) == 12
    assert [row for row in targets if not row.endswith("  # kế hoạch năm 2020, chưa xác nhận")] == []
    assert '    target: ">= 23.000"  # kế hoạch năm 2020, chưa xác nhận' in targets


def test_a_figure_leaves_its_unit_behind(office: Path) -> None:
    text = (office / "data" / "2021.yaml").read_text("utf-8")
    assert "      ho_tro_covid: chưa có  # đơn vị: tỷ đồng\n" in text


def test_every_remark_stays_and_the_head_speaks_of_the_new_year(office: Path) -> None:
    old = remarks((ROOT / "data" / "2020.yaml").read_bytes())
    new = remarks((office / "data" / "2021.yaml").read_bytes())
    assert (
        new[2]
        == "# Số liệu và lời văn của báo cáo năm 2021. Kế hoạch năm 2022 (phần II của báo cáo này) ở tệp 2022.yaml."
    )
    assert [*new[:2], *new[3:]] == [*old[:2], *old[3:]]


def test_what_is_left_to_do_is_listed_line_by_line(office: Path) -> None:
    said = (office / "said.txt").read_text("utf-8").splitlines()
    rows = (office / "data" / "2021.yaml").read_text("utf-8").splitlines()
    assert said[0] == "Đã viết data/2021.yaml từ data/2020.yaml. Việc phải làm:"
    numbers = [int(line.split(":")[1]) for line in said if line.startswith("data/2021.yaml:") and line[15].isdigit()]
    assert numbers == sorted(numbers)
    wanted = next(line for line in said if "indicators.viec_lam.target" in line)
    assert wanted.endswith("đang ghi >= 23.000 như năm 2020: xác nhận hoặc sửa")
    assert '">= 23.000"' in rows[int(wanted.split(":")[1]) - 1]
    assert said[-1].endswith("114 giá trị ghi “chưa có”, điền dần trong năm; xem: baocao status 2021")


def test_a_file_that_is_there_is_never_overwritten(project: Path) -> None:
    before = (project / "data" / "2020.yaml").read_bytes()
    run = baocao("new", "2020", cwd=project)
    assert (run.returncode, run.stderr.splitlines()[0]) == (2, "Đã có data/2020.yaml, lệnh không ghi đè.")
    assert (project / "data" / "2020.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (("2019",), "Năm 2019 phải sau năm làm gốc."),
        (("2022", "--from", "2021"), "Không có số liệu năm 2021 trong data/."),
    ],
)
def test_a_year_that_does_not_follow_is_refused(arguments: tuple[str, ...], cause: str, project: Path) -> None:
    run = baocao("new", *arguments, cwd=project)
    assert (run.returncode, run.stdout, run.stderr.splitlines()[0]) == (2, "", cause)


def test_a_year_with_an_error_has_no_next_one(project: Path) -> None:
    file = project / "data" / "2020.yaml"
    file.write_text(file.read_text("utf-8").replace("actual: 900", "actual: nhiều"), "utf-8")
    run = baocao("new", cwd=project)
    assert (run.returncode, "lỗi BC211" in run.stderr, (project / "data" / "2021.yaml").exists()) == (1, True, False)


def test_last_years_result_is_what_the_new_one_is_compared_with(project: Path) -> None:
    file = project / "data" / "2020.yaml"
    text = file.read_text("utf-8").replace("    actual: 900\n", "    actual: 900\n    baseline: 850\n")
    file.write_bytes(text.replace("\n", "\r\n").encode())
    assert baocao("new", cwd=project).returncode == 0
    written = (project / "data" / "2021.yaml").read_bytes().decode()
    assert "\r\n    actual: chưa có\r\n    baseline: 900\r\n" in written
    assert written.count("\n") == written.count("\r\n")


def test_a_note_that_tells_of_last_year_goes_and_one_that_calls_values_stays(project: Path) -> None:
    file = project / "data" / "2020.yaml"
    text = file.read_text("utf-8")
    other = "  khac:\n    name: Khác\n    verdict: đạt\n    group: chinh\n    note: hoàn thành ngày 5/10\n"
    text = text.replace("    division: vl\n", '    division: vl\n    note: "trong đó {{ figures.lop }}"\n' + other)
    file.write_text(text, "utf-8")
    run = baocao("new", cwd=project)
    assert values((project / "data" / "2021.yaml").read_bytes())["indicators.viec_lam.note"] == (
        "trong đó {{ figures.lop }}"
    )
    assert "indicators.khac.note" not in values((project / "data" / "2021.yaml").read_bytes())
    assert "indicators.khac: đã bỏ lời ghi của năm 2020: hoàn thành ngày 5/10\n" in run.stdout


def test_a_plan_that_nobody_confirmed_keeps_both_reports_from_being_final(project: Path) -> None:
    """The report of 2020 prints the plan of 2021."""
    baocao("new", cwd=project)
    for year in ("2020", "2021"):
        run = baocao("build", year, "--final", cwd=project)
        assert (run.returncode, "data/2021.yaml:34:25: lỗi BC607" in run.stderr) == (1, True)


def test_what_was_said_of_an_adjusted_plan_is_of_its_year_alone(project: Path) -> None:
    file = project / "data" / "2020.yaml"
    adjusted = '    target: ">= 1.000"\n    issued_target: ">= 1.200"\n    adjusted_by: nq_1\n'
    file.write_text(file.read_text("utf-8").replace('    target: ">= 1.000"\n', adjusted), "utf-8")
    assert baocao("new", cwd=project).returncode == 0
    written = (project / "data" / "2021.yaml").read_text("utf-8")
    assert '    target: ">= 1.000"  # kế hoạch năm 2020, chưa xác nhận\n    actual: chưa có\n' in written
