"""A process that makes many reports gives the same bytes as one that has just begun."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baocao.build import Made, make
from baocao.compose import printer
from baocao.project import Project
from baocao.remember import forget, remembered
from baocao.word import layout
from baocao.years import Years
from conftest import ROOT

CHANGES = (
    ("2020", "ho_tro_covid: 199,4 tỷ đồng", "ho_tro_covid: 201,4 tỷ đồng"),
    ("2020", "actual: 21.078", "actual: 24.078"),
    ("2020", "actual: 21.078", "actual: chưa có"),
    ("2020", "indicators:", "\n\n# mọi dòng dưới đây lùi xuống\nindicators:"),
    ("2020", "{{ cite.nq_262 }}", "Nghị quyết của HĐND tỉnh"),
    ("2020", "divisions:", "divisions:  # các phòng"),
    ("2021", 'target: ">= 20.000"', 'target: ">= 22.000"'),
    ("2021", "plan:", "\nplan:"),
)
"""Changes of the repository's own data: a figure, an open value, a citation less, lines that move."""


def made(years: Years, year: int) -> Made:
    return make(years, year, final=False, step=lambda _: None)


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    yield tmp_path
    forget()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


def test_what_has_not_changed_is_not_made_again(root: Path) -> None:
    years = Years(Project(root))
    forget()
    made(years, 2020)
    first = [kept.cache_info().misses for kept in (printer._settled, layout._block)]  # type: ignore[attr-defined]
    file = root / "data" / "2020.yaml"
    file.write_text(file.read_text("utf-8").replace("ho_tro_covid: 199,4", "ho_tro_covid: 201,4"), "utf-8")
    made(years, 2020)
    again = [kept.cache_info().misses for kept in (printer._settled, layout._block)]  # type: ignore[attr-defined]
    assert [after - before for before, after in zip(first, again, strict=True)] == [1, 1]


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
