"""The table of the measurements is made as a whole; no time is asserted."""

from __future__ import annotations

import subprocess
import sys
from difflib import ndiff
from itertools import islice, pairwise
from pathlib import Path

import pytest
import yaml
from edits import KINDS, saves
from grow import multiplied

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "data"
ROWS = [
    "paragraphs, ours and docxtpl's",
    "first build",
    "docxtpl script",
    "first build / script, wall",
    "first build / script, cpu",
    "first build, peak memory",
    "check of both years",
    "check / first build, cpu",
    "language rules / all rules",
    "unchanged build",
    "unchanged build / script, wall",
    "unchanged build / script, cpu",
    "1x data",
    "10x data",
    "100x data",
    "growth of marginal cost, wall",
    "growth of marginal cost, cpu",
    *(f"warm, a {kind} changed{end}" for kind in KINDS for end in (", documents a second", " / docxtpl")),
    "warm docxtpl, documents a second",
    "warm, nothing kept / docxtpl",
    "a report written and synced to the disk",
]


@pytest.mark.bench
def test_one_run_prints_every_row() -> None:
    done = subprocess.run([sys.executable, HERE / "run.py", "--runs", "1"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    table = [[cell.strip() for cell in row.strip("|").split("|")] for row in done.stdout.splitlines()[4:]]
    names = [row[0] for row in table]
    assert [name.split(", ")[0] if "x data" in name else name for name in names] == ROWS
    assert all(row[1] for row in table)


@pytest.mark.parametrize("kind", KINDS)
def test_no_save_is_like_another_and_each_changes_a_line_at_the_most(kind: str) -> None:
    text = (DATA / "2020.yaml").read_text("utf-8")
    found = [text, *islice(saves(kind, text, lambda new: new != text), 40)]
    assert len(set(found)) == len(found)
    for before, after in pairwise(found):
        changed = [row for row in ndiff(before.split("\n"), after.split("\n")) if row[:1] in "+-"]
        assert len(changed) == (1 if kind == "line" else 2)


@pytest.mark.parametrize("year", [2020, 2021])
@pytest.mark.parametrize("times", [1, 3])
def test_grown_data_have_each_indicator_and_division_as_often(year: int, times: int) -> None:
    text = (DATA / f"{year}.yaml").read_text("utf-8")
    before, after = (yaml.load(each, yaml.CBaseLoader) for each in (text, multiplied(text, times)))
    for section in ("indicators", "divisions"):
        keys = list(before[section])
        copies = [f"{key}_{number}" for number in range(2, times + 1) for key in keys]
        assert list(after[section]) == keys + copies
    assert {key: value for key, value in after.items() if key not in ("indicators", "divisions")} == {
        key: value for key, value in before.items() if key not in ("indicators", "divisions")
    }
    figures = [key for each in after["divisions"].values() for key in each.get("figures", {})]
    assert (
        len(set(figures))
        == len(figures)
        == times * sum(len(e.get("figures", {})) for e in before["divisions"].values())
    )
