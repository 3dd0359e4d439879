"""`check --fix`: what is certain is mended in place, the rest of the file stays as it is, nothing is made worse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from baocao import mending, survey
from baocao.checks.registry import Finding, Rule, Subject
from baocao.mending import Mended, mend
from baocao.problems import Edit, Place, Problem, Severity
from baocao.project import Project
from baocao.source.patch import Misfit
from baocao.years import Years
from test_check import change
from test_cli import baocao


def replacing(old: str, new: str, code: str = "BC799") -> Rule:
    """Return a rule that mends one word by another, wherever it stands."""

    def find(subject: Subject) -> Iterator[Finding]:
        for number, line in enumerate(subject.text.split("\n"), 1):
            at = line.find(old)
            if at >= 0:
                place = Place(subject.year.place.file, number, at + 1)
                yield Finding(place, f"ghi “{old}”", f"viết {new}", fix=(Edit(place, old, new),))

    return Rule(code, Severity.WARNING, find)


def mended(project: Path, monkeypatch: pytest.MonkeyPatch, *rules: Rule) -> tuple[Mended, Years]:
    monkeypatch.setattr(survey, "RULES", rules)
    years = Years(Project(project))
    codes = {rule.code for rule in rules} | {"BC902"}
    return mend(years, [2020], codes, lambda _: None), years


def test_only_the_words_of_the_mend_change(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = project / "data" / "2020.yaml"
    text = file.read_text("utf-8").replace("    Hạn chế.", "    Hoà  giải.   # không phải ghi chú")
    file.write_bytes(("\ufeff" + text).replace("\n", "\r\n").encode())
    found, years = mended(project, monkeypatch, replacing("Hoà", "Hòa"))
    mending.write(years, found)
    assert [each.code for each in found.made] == ["BC799"]
    assert file.read_bytes().decode() == ("\ufeff" + text).replace("\n", "\r\n").replace("Hoà", "Hòa")


def test_mends_that_lie_on_each_other_are_made_one_after_the_other(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(project, "    Hạn chế.", "    Hoà giải.")
    found, _ = mended(project, monkeypatch, replacing("Hoà giải", "Hòa giải"), replacing("oà giải", "òa giải", "BC798"))
    assert b"H\xc3\xb2a gi" in found.after[2020]
    assert [each.code for each in found.left.problems if each.code.startswith("BC79")] == []


@pytest.mark.parametrize(
    ("old", "new", "brought"),
    [
        ("unit: người", "uni: người", "BC201"),
        ("actual: 900", "actual: 1.5000", "BC212"),
        ("year: 2020", ": 2", "BC159"),
    ],
)
def test_a_mend_that_would_bring_another_problem_is_left_and_said(
    project: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, brought: str
) -> None:
    change(project, "    Hạn chế.", "    Hoà giải.")
    found, _ = mended(project, monkeypatch, replacing(old, new, "BC797"), replacing("Hoà", "Hòa"))
    assert [(code, problem.code) for code, problem in found.refused] == [("BC797", brought)]
    assert [each.code for each in found.made] == ["BC799"]


def test_a_mend_that_mends_nothing_does_not_go_round_for_ever(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = mended(project, monkeypatch, replacing("Hạn chế", "Hạn chế hơn"))
    assert (found.made, found.after) == ((), {})


def test_a_file_that_somebody_changed_meanwhile_is_left(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, years = mended(project, monkeypatch, replacing("Hạn chế", "Tồn tại"))
    change(project, "Kết quả.", "Kết quả khác.")
    with pytest.raises(Misfit):
        mending.write(years, found)
    assert "Hạn chế" in (project / "data" / "2020.yaml").read_text("utf-8")


def test_fix_takes_away_waivers_that_let_nothing_stand_and_says_so(project: Path) -> None:
    before = (project / "data" / "2020.yaml").read_text("utf-8")
    change(
        project,
        "    unit: người\n",
        "    # baocao: cho phép BC301 — cũ\n    unit: người  # baocao: cho phép BC302 — cũ\n",
    )
    shown = baocao("check", "--diff", cwd=project)
    assert (shown.returncode, shown.stderr) == (1, "")
    assert "-    # baocao: cho phép BC301 — cũ\n" in shown.stdout
    run = baocao("check", "--fix", cwd=project)
    assert (run.returncode, (project / "data" / "2020.yaml").read_text("utf-8")) == (0, before)
    assert run.stderr.startswith(
        "data/2020.yaml:33:24: BC902: “    # baocao: cho phép BC301 — cũ” → “”\n"
        "data/2020.yaml:34:37: BC902: “  # baocao: cho phép BC302 — cũ” → “”\n"
        "Đã sửa 2 chỗ trong 1 tệp.\n"
    )
    assert baocao("check", "--diff", cwd=project).returncode == 0


def test_a_mend_is_told_by_its_place_and_both_texts() -> None:
    place = Place("data/2020.yaml", 3, 5)
    problem = Problem(place, "BC702", "x", fix=(Edit(place, "hoà", "hòa"), Edit(place, "a\n", "")))
    assert mending.described(problem) == "data/2020.yaml:3:5: BC702: “hoà” → “hòa”, “a” → “”"
    decomposed = Problem(place, "BC721", "x", fix=(Edit(place, "ạ", "ạ"),))
    assert mending.described(decomposed) == "data/2020.yaml:3:5: BC721: “ạ” viết lại bằng chữ dựng sẵn"
