"""What an office lets stand: where a waiver holds, where a `#` is none, and what is wrong with a waiver."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao import source
from baocao.build import make
from baocao.checks.year import ERRORS
from baocao.problems import Severity
from baocao.project import Project
from baocao.source.remarks import remarks
from baocao.survey import Survey, survey
from baocao.waivers import may_be_waived
from baocao.years import Years
from conftest import SMALL
from test_cases import YEAR, expected_of
from test_check import change
from test_cli import baocao

STATED = "    actual: 900\n    verdict: đạt"


def surveyed(project: Path) -> Survey:
    return survey(Years(Project(project)), [2020], lambda _: None)


def left(project: Path) -> list[tuple[str, str]]:
    """Return the code and place of what is left after the waivers, awaited values left out."""
    return sorted((each.code, str(each.place)) for each in surveyed(project).problems if each.code != "BC601")


@pytest.mark.parametrize("sign", ["—", "–", "-", ":"])
def test_a_waiver_on_the_line_lets_a_problem_stand_with_its_reason(project: Path, sign: str) -> None:
    change(project, "    actual: 900", f"{STATED}  # baocao: cho phép BC301 {sign} Bộ đã công nhận")
    found = surveyed(project)
    assert left(project) == []
    (waived,) = found.waived
    assert (waived.problem.code, waived.reason, str(waived.place)) == (
        "BC301",
        "Bộ đã công nhận",
        "data/2020.yaml:36:19",
    )


@pytest.mark.parametrize(
    ("above", "waiver"),
    [
        ("    verdict: đạt", "    # baocao: cho phép BC301 — Bộ đã công nhận\n"),
        ("  viec_lam:\n", "  # baocao: cho phép BC301 — Bộ đã công nhận\n"),
        ("  viec_lam:\n", "# baocao: cho phép BC301 — Bộ đã công nhận\n\n  # ghi chú khác\n"),
        ("indicators:\n", "# baocao: cho phép BC999, BC301 — Bộ đã công nhận\n"),
    ],
    ids=["above the line", "above the block", "above other remarks", "above all indicators"],
)
def test_a_waiver_on_its_own_line_holds_for_the_whole_value_that_follows(
    project: Path, above: str, waiver: str
) -> None:
    change(project, "    actual: 900", STATED)
    change(project, above, waiver + above)
    assert [code for code, _ in left(project) if code != "BC903"] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  chinh:\n", "  # baocao: cho phép BC301 — ở nơi khác\n  chinh:\n"),
        ("    unit: người\n", "    unit: người  # baocao: cho phép BC301 — dòng khác\n"),
        ("    Hạn chế.\n", "    Hạn chế # baocao: cho phép BC301 — trong lời văn\n"),
        ("name: Giải quyết việc làm", 'name: "Giải quyết việc làm # baocao: cho phép BC301 — trong dấu nháy"'),
    ],
    ids=["another block", "another line", "text of a block", "in quotes"],
)
def test_a_waiver_elsewhere_or_a_sign_that_is_text_lets_nothing_stand(project: Path, old: str, new: str) -> None:
    change(project, "    actual: 900", STATED)
    change(project, old, new)
    assert "BC301" in {code for code, _ in left(project)}


def test_prose_is_waived_by_a_remark_above_its_key_or_behind_its_sign(project: Path) -> None:
    text = (project / "data" / "2020.yaml").read_text("utf-8")
    node = source.read(text.encode(), "data/2020.yaml").node
    assert node is not None
    begin = text.split("\n").index("    summary: |") + 1
    for old, new in (
        ("    summary: |\n", "    summary: |  # của phần này\n"),
        ("    summary: |\n", "    # của phần này\n    summary: |\n"),
    ):
        changed = text.replace(old, new)
        node = source.read(changed.encode(), "data/2020.yaml").node
        assert node is not None
        (remark,) = remarks(changed, node)
        shift = len(new.split("\n")) - 2
        assert (remark.first - shift, remark.last - shift) == (begin, begin + 4)


@pytest.mark.parametrize(
    ("waiver", "code", "column"),
    [
        ("# baocao: cho phép BC301", "BC901", 19),
        ("# baocao: cho phép BC301 —", "BC901", 19),
        ("# baocao: cho phép BC301 vì Bộ đã công nhận", "BC901", 19),
        ("# baocao: bỏ qua BC301", "BC904", 19),
        ("# baocao: cho phép BC388 — không có mã này", "BC903", 38),
        ("# baocao: cho phép BC237 — lỗi tên", "BC903", 38),
        ("# baocao: cho phép BC302 — không có chỗ nào", "BC902", 38),
    ],
)
def test_a_waiver_that_lets_nothing_stand_is_a_problem_itself(
    project: Path, waiver: str, code: str, column: int
) -> None:
    change(project, "    actual: 900", f"{STATED}  {waiver}")
    assert left(project) == [("BC301", "data/2020.yaml:36:14"), (code, f"data/2020.yaml:36:{column}")]


def test_a_waiver_holds_at_a_build_and_one_without_a_reason_forbids_it(project: Path) -> None:
    change(project, "    actual: 900", f"{STATED}  # baocao: cho phép BC301 — Bộ đã công nhận")
    assert make(Years(Project(project)), 2020, final=False, step=lambda _: None).data is not None
    change(project, " — Bộ đã công nhận", "")
    refused = make(Years(Project(project)), 2020, final=False, step=lambda _: None)
    assert (refused.data, sorted(each.code for each in refused.problems)) == (None, ["BC301", "BC901"])


def test_what_is_let_stand_is_counted_and_not_shown(project: Path) -> None:
    change(project, "    actual: 900", f"{STATED}  # baocao: cho phép BC301 — Bộ đã công nhận")
    run = baocao("check", cwd=project)
    assert (run.returncode, "36:14" in run.stdout) == (0, False)
    assert run.stdout.endswith("không có chỗ nào phải xem; 1 chỗ đã cho phép\n")


def test_the_summary_names_what_a_waived_code_demands_also_one_of_the_audit(root: Path) -> None:
    row = next(line for line in baocao("check", "2020", cwd=root).stdout.splitlines() if line.startswith("BC829"))
    assert "Tỷ lệ so với kế hoạch" in row


def test_a_file_with_errors_says_nothing_of_waivers_that_no_rule_was_asked_for(project: Path) -> None:
    change(project, "    actual: 900", "    actual: 900 # baocao: cho phép BC301 — Bộ đã công nhận\n    uni: người")
    assert left(project) == [("BC201", "data/2020.yaml:36:5")]


@given(st.lists(st.sampled_from(["a: 1", "b: 'x # y'", "c: |", "  z # w", "# r", 'd: "p\\" # q" # s', "e: f # g", ""])))
def test_remarks_are_what_yaml_leaves_out(rows: list[str]) -> None:
    text = "\n".join(f"k{number}{row}" if row[:1].isalpha() else row for number, row in enumerate(rows)) + "\n"
    node = source.read(text.encode(), "data/2020.yaml").node
    if node is None:
        return
    lines = text.split("\n")
    for remark in remarks(text, node):
        lines[remark.line - 1] = lines[remark.line - 1][: remark.column - 1].rstrip()
    without = source.read("\n".join(lines).encode(), "data/2020.yaml").node
    assert without is not None
    assert _values(without) == _values(node)
    assert not list(remarks("\n".join(lines), without))


def _values(node: source.Node) -> object:
    if isinstance(node, source.Scalar):
        return node.text.rstrip("\n")
    if isinstance(node, source.Mapping):
        return {entry.key.text: _values(entry.value) for entry in node.entries}
    return [_values(item) for item in node.items]


def test_the_small_year_has_no_remark_of_ours() -> None:
    assert "baocao:" not in SMALL


ERRING = [folder for rule in ERRORS for folder in YEAR if folder.name.startswith(rule.code.lower())]


@pytest.mark.parametrize("folder", ERRING, ids=lambda folder: folder.name)
def test_an_error_that_may_be_waived_leaves_a_report_that_can_be_made(folder: Path, tmp_path: Path) -> None:
    codes = {row[0] for row in expected_of(folder)} & {rule.code for rule in ERRORS}
    (tmp_path / "data").mkdir()
    for file in folder.glob("*.yaml"):
        remark = f"# baocao: cho phép {', '.join(sorted(codes))} — thử\n"
        waived = re.sub(r"(?m)^(?=[a-z_]+:)", remark, file.read_text("utf-8"))
        (tmp_path / "data" / file.name).write_text(waived, "utf-8")
    made = make(Years(Project(tmp_path)), 2020, final=False, step=lambda _: None)
    unwaivable = {code for code in codes if not may_be_waived(code)}
    assert {each.code for each in made.problems if each.severity is Severity.ERROR} == unwaivable
    assert (made.data is None) == bool(unwaivable)
