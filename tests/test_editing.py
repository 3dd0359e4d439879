"""One value by its name: found, changed, judged, and what follows from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao import source
from baocao.editing.answer import answer
from baocao.editing.derived import Consequence
from baocao.editing.draft import Draft, refusal
from baocao.editing.names import Named, Unknown, resolve
from baocao.project import Project
from baocao.source import Node, Scalar
from baocao.years import Years

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def node() -> Node:
    found = source.read((ROOT / "data" / "2020.yaml").read_bytes(), "data/2020.yaml").node
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("viec_lam.actual", "indicators.viec_lam.actual"),
        ("indicators.viec_lam.actual", "indicators.viec_lam.actual"),
        ("viec_lam.percent", "indicators.viec_lam.percent"),
        ("figures.van_ban_tinh", "figures.van_ban_tinh"),
        ("figures.ho_tro_covid", "divisions.ld_vl.figures.ho_tro_covid"),
        ("ld_vl.ho_tro_covid", "divisions.ld_vl.figures.ho_tro_covid"),
        ("ho_tro_covid", "divisions.ld_vl.figures.ho_tro_covid"),
        ("ld_vl.summary", "divisions.ld_vl.summary"),
        ("document.number", "document.number"),
        ("document.recipients.2", "document.recipients.2"),
        ("document.signatory.name", "document.signatory.name"),
        ("cite.nq_262.date", "citations.nq_262.date"),
        ("abbr.UBND", "abbreviations.UBND"),
        ("plan.tasks", "plan.tasks"),
        ("year", "year"),
    ],
)
def test_a_value_is_found_by_the_words_of_prose_and_of_the_file(words: str, path: str, node: Node) -> None:
    found = resolve(words, node)
    assert isinstance(found, Named)
    assert found.words == path


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ("viec_lamm.actual", "không có “viec_lamm” trong số liệu", "có phải là “viec_lam”?"),
        ("viec_lam.actul", "“indicators.viec_lam” không có “actul”", "có phải là “actual”?"),
        ("ld_vl.ho_tro_covit", "“divisions.ld_vl” không có “ho_tro_covit”", "có phải là “ho_tro_covid”?"),
        ("document.recipients.9", "“document.recipients” không có “9”", "các khóa: 1, 2, 3, 4"),
        ("viec_lam.actual.x", "“indicators.viec_lam.actual” không có “x”", "các khóa: chưa khai báo mục nào"),
        ("", "không có “” trong số liệu", None),
    ],
)
def test_words_that_name_nothing_get_the_nearest_that_do(
    words: str, message: str, hint: str | None, node: Node
) -> None:
    found = resolve(words, node)
    assert isinstance(found, Unknown)
    assert (found.message, hint or found.hint) == (message, found.hint)


def test_a_word_of_two_meanings_is_refused_with_both(project: Path) -> None:
    text = (
        (project / "data" / "2020.yaml").read_text("utf-8").replace("  lop: 12 lớp", "  lop: 12 lớp\n  viec_lam: 9 lớp")
    )
    node = source.read(text.encode(), "data/2020.yaml").node
    assert node is not None
    found = resolve("viec_lam", node)
    assert found == Unknown("“viec_lam” có thể là 2 giá trị", "ghi rõ một trong: indicators.viec_lam, figures.viec_lam")


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("viec_lam.actual", ["21.078 người"]),
        ("viec_lam.target", [">= 23.000 người"]),
        ("ho_ngheo.change", ["giảm 1,02%"]),
        ("viec_lam.percent", ["91,6%"]),
        ("viec_lam.actual.number", ["21.078"]),
        ("xkld.percent", ["82%"]),
        ("score.met", ["7"]),
        ("groups.chuyen_mon.missed", ["2"]),
        ("abbr.NTM", ["nông thôn mới"]),
        (
            "document.recipients",
            ["1: Công đoàn viên chức tỉnh", "2: Ban TV Đảng ủy", "3: Ban Giám đốc Sở", "4: Công đoàn Sở"],
        ),
        (
            "xkld",
            ["name: Xuất khẩu lao động", "unit: người", "actual: 6.988 người", "percent: 82%", "division: ld_vl"],
        ),
    ],
)
def test_a_name_is_answered_as_prose_or_the_file_would(words: str, lines: list[str]) -> None:
    loaded = Years(Project(ROOT)).load(2020)
    assert loaded.node is not None
    assert answer(words, loaded.node, loaded.year) == lines


def draft(project: Path) -> Draft:
    return Draft(Project(project), 2020)


def put(changed: Draft, words: str, value: str) -> Draft:
    named = changed.named(words)
    assert isinstance(named, Named)
    assert refusal(named, value) is None
    changed.put(named, value)
    return changed


def test_a_changed_value_is_shown_with_its_line_and_what_follows(project: Path) -> None:
    changed = put(draft(project), "viec_lam.actual", "1.100")
    assert [str(each) for each in changed.changes()] == ["data/2020.yaml:35: 900 → 1.100 người"]
    judgement = changed.judge()
    assert (judgement.problems, judgement.refused) == ((), False)
    assert judgement.consequences == [
        Consequence("Giải quyết việc làm, so với kế hoạch", "90%", "110%"),
        Consequence("Giải quyết việc làm, đánh giá", "không đạt", "vượt"),
        Consequence("Chỉ tiêu chính, số chỉ tiêu đạt", "0/1", "1/1"),
        Consequence("Chỉ tiêu chính, tỷ lệ đạt", "0%", "100%"),
        Consequence("Cả năm, số chỉ tiêu đạt", "0/1", "1/1"),
        Consequence("Cả năm, tỷ lệ đạt", "0%", "100%"),
    ]


def test_only_the_line_of_the_value_is_written(project: Path) -> None:
    file = project / "data" / "2020.yaml"
    before = file.read_text("utf-8").replace("actual: 900", "actual: 900   # đến 31/12").replace("\n", "\r\n")
    file.write_bytes(b"\xef\xbb\xbf" + before.encode())
    changed = put(draft(project), "viec_lam.actual", "1.100")
    changed.write()
    assert file.read_bytes().decode() == "\ufeff" + before.replace("actual: 900 ", "actual: 1.100 ")


def test_an_optional_key_comes_and_goes_where_the_format_has_it(project: Path) -> None:
    before = (project / "data" / "2020.yaml").read_bytes()
    changed = put(draft(project), "viec_lam.percent", "90")
    assert b"    actual: 900\n    percent: 90\n    group: chinh\n" in changed.data
    assert [str(each) for each in changed.changes()] == ["data/2020.yaml:36: (không ghi) → 90%"]
    assert put(changed, "viec_lam.percent", "").data == before
    assert changed.changes() == []


@pytest.mark.parametrize(
    ("words", "value", "code", "at"),
    [
        ("viec_lam.actual", "nhiều", "BC211", (35, 13)),
        ("viec_lam.percent", "50", "BC302", (36, 14)),
        ("viec_lam.unit", "", "BC305", (33, 13)),
        ("document.date", "31/02/2021", "BC222", (9, 9)),
        ("year", "2021", "BC219", (1, 7)),
        ("viec_lam.name", "", "BC202", (31, 3)),
        ("ho_tro", "199.4", "BC212", (45, 15)),
    ],
)
def test_a_value_that_is_wrong_is_refused_as_check_would_say(
    words: str, value: str, code: str, at: tuple[int, int], project: Path
) -> None:
    judgement = put(draft(project), words, value).judge()
    assert judgement.refused
    assert (code, at) in [(each.code, each.place[1:3]) for each in judgement.problems]


def test_what_was_wrong_before_stops_no_other_change(project: Path) -> None:
    file = project / "data" / "2020.yaml"
    file.write_text(file.read_text("utf-8").replace("lop: 12 lớp", "lop: mười hai lớp"), "utf-8")
    assert put(draft(project), "viec_lam.actual", "1.100").judge().problems == ()
    assert [each.code for each in put(draft(project), "lop", "mười lớp").judge().problems] == ["BC211"]


def test_prose_of_several_lines_is_not_replaced_by_a_line_from_the_shell(project: Path) -> None:
    named = draft(project).named("vl.summary")
    assert isinstance(named, Named)
    found = refusal(named, "Tốt.")
    assert found is not None
    assert found.message == "“divisions.vl.summary” là lời văn nhiều dòng, không thay bằng một dòng"
    assert (refusal(named, "Một.\n\nHai."), refusal(named, "chưa có")) == (None, None)


def test_a_text_of_several_lines_becomes_a_block(project: Path) -> None:
    changed = put(draft(project), "results.opening", "Đoạn một.\n\n- hai;")
    assert b"  opening: |\n    \xc4\x90o\xe1\xba\xa1n m\xe1\xbb\x99t.\n\n    - hai;\n  direction: |\n" in changed.data
    node = changed.named("results.opening")
    assert isinstance(node, Named)
    assert isinstance(node.node, Scalar)
    assert node.node.text == "Đoạn một.\n\n- hai;\n"
