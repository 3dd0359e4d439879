"""A process that makes many reports gives the same bytes as one that has just begun."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baocao import word
from baocao.blocks import Block, Document, Paragraph, texts_of
from baocao.build import Made, make
from baocao.checks.registry import Finding, Rule, Subject, run
from baocao.problems import Severity
from baocao.project import Project
from baocao.remember import forget, remembered
from baocao.review import review
from baocao.word import layout
from baocao.word.xml import Pen
from baocao.years import Years
from conftest import ROOT

CHANGES = (
    ("2020", "ho_tro_covid: 199,4 tỷ đồng", "ho_tro_covid: 201,4 tỷ đồng"),
    ("2020", "actual: 21.078", "actual: 24.078"),
    ("2020", "actual: 21.078", "actual: chưa có"),
    ("2020", "indicators:", "\n\n# mọi dòng dưới đây lùi xuống\nindicators:"),
    ("2020", "{{ cite.nq_262 }}", "Nghị quyết của HĐND tỉnh"),
    ("2020", "divisions:", "divisions:  # các phòng"),
    ("2020", "ho_tro_covid: 199,4 tỷ đồng", "ho_tro_covid: 199,40 tỷ đồng"),
    ("2020", "ho_tro_covid: 199,4 tỷ đồng", "ho_tro_covid: 199.4 tỷ đồng"),
    ("2020", "ho_tro_covid: 199,4 tỷ đồng", "ho_tro_covid: 199,4.0 tỷ đồng"),
    ("2020", "actual: 21.078", 'actual: "21.078'),
    ("2020", "actual: 21.078", "actuall: 21.078"),
    ("2020", "{{ viec_lam.percent }}", "{{ viec_lamm.percent }}"),
    ("2020", "cho phép BC401", "cho phép BC402"),
    ("2020", "name: Giải quyết việc làm", 'name: "[tên chỉ tiêu]"'),
    ("2020", "XKLĐ: xuất khẩu lao động", "XKLĐ: xuất khẩu"),
    ("2021", 'target: ">= 20.000"', 'target: ">= 22.000"'),
    ("2021", "    actual: chưa có\n", "    baseline: 20.000\n"),
    ("2021", "plan:", "\nplan:"),
)
"""Changes of the repository's own data: figures, open values, a citation less, lines that move, faults."""


def made(years: Years, year: int) -> Made:
    return make(years, year, final=False, step=lambda _: None)


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    yield tmp_path
    forget()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sets(st.sampled_from(CHANGES), max_size=4), min_size=2, max_size=4), st.sampled_from([2020, 2021]))
def test_after_any_changes_a_process_makes_what_a_new_one_makes(
    root: Path, rounds: list[set[tuple[str, str, str]]], year: int
) -> None:
    texts = {name: (ROOT / "data" / f"{name}.yaml").read_text("utf-8") for name in ("2020", "2021")}
    kept, warm = Years(Project(root)), []
    states = []
    for changes in rounds:
        state = dict(texts)
        for name, old, new in sorted(changes):
            assert old in texts[name]
            state[name] = state[name].replace(old, new, 1)
        states.append(state)
        write(root, state)
        warm.append(made(kept, year))
    for state, seen in zip(states, warm, strict=True):
        write(root, state)
        forget()
        assert seen == made(Years(Project(root)), year)


def write(root: Path, state: dict[str, str]) -> None:
    for name, text in state.items():
        (root / "data" / f"{name}.yaml").write_text(text, "utf-8")


def test_a_change_makes_the_blocks_anew_that_print_it_and_no_others(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def drawing(pen: Pen, block: Paragraph, around: layout.Around) -> str:
        drawn.append(text(block))
        return layout._paragraph(pen, block, around)

    forget()
    monkeypatch.setitem(layout._RENDERERS, Paragraph, drawing)
    years = Years(Project(root))
    before = composed(years)
    word.write(before)
    file = root / "data" / "2020.yaml"
    file.write_text(file.read_text("utf-8").replace("ho_tro_covid: 199,4", "ho_tro_covid: 201,4"), "utf-8")
    drawn.clear()
    after = composed(years)
    word.write(after)
    new = [block for was, block in zip(before.body, after.body, strict=True) if block is not was]
    (changed,) = map(text, new)
    assert "201,4 tỷ đồng" in changed
    assert drawn == [changed]
    (was,), (now,) = before.annexes, after.annexes
    assert all(one is other for one, other in zip(was.blocks, now.blocks, strict=True))


def text(block: Block) -> str:
    return "".join(span.text for spans in texts_of(block) for span in spans)


def composed(years: Years) -> Document:
    document = review(years, 2020, step=lambda _: None).document
    assert document is not None
    return document


def test_only_a_rule_that_says_so_is_shown_the_years_beside(root: Path) -> None:
    subject = Years(Project(root)).subject(2020)
    assert subject is not None
    assert subject.following is not None
    shown: list[bool] = []

    def find(subject: Subject) -> Iterator[Finding]:
        shown.append(subject.following is not None)
        yield Finding(subject.year.place, "lỗi")

    rules = tuple(Rule("BC999", Severity.ERROR, find, beside=beside) for beside in (False, True, False))
    found = run(rules, subject)
    assert sorted(shown) == [False, False, True]
    assert run(rules, subject._replace(following=None)) == found
    assert shown[3:] == [False]


def test_a_review_reads_a_file_once_whatever_becomes_of_it_meanwhile(root: Path) -> None:
    years = Years(Project(root))
    file = root / "data" / "2020.yaml"
    still = years.still
    before = still.load(2020)
    file.write_text(file.read_text("utf-8").replace("actual: 21.078", "actual: 21.079"), "utf-8")
    assert still.load(2020) is before
    assert still.beside(2020) is before
    assert years.load(2020) is not before


def test_what_is_known_by_being_the_same_is_told_from_what_is_equal() -> None:
    asked = []

    @remembered(2, same=1)
    def shown(value: object, number: int) -> str:
        asked.append(number)
        return f"{value} {number}"

    one, other = (1, [2]), (1, [2])
    assert [shown(each, number) for each in (one, other) for number in (1, 1)] == ["(1, [2]) 1"] * 4
    assert asked == [1, 1]
    assert shown(one, 2) == "(1, [2]) 2"
    shown(other, 1)
    assert asked == [1, 1, 2]
    shown(one, 1)
    assert asked == [1, 1, 2, 1]


def test_no_more_is_kept_than_was_said_and_types_are_told_apart() -> None:
    asked = []

    @remembered(2)
    def shown(value: object) -> str:
        asked.append(repr(value))
        return repr(value)

    assert [shown(each) for each in (1, True, 1, 2, 1, True)] == ["1", "True", "1", "2", "1", "True"]
    assert asked == ["1", "True", "2", "True"]
    forget()
    assert shown(True) == "True"
    assert asked == ["1", "True", "2", "True", "True"]
