"""A code host is told of files as the repository has them, wherever in it the project stands."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from repository import committed, needs_git
from test_check import change
from test_cli import baocao

pytestmark = needs_git


@pytest.fixture
def inner(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with a problem, as a folder of a repository; its second year knows of the first."""
    folder = tmp_path_factory.mktemp("kho") / "văn phòng"
    shutil.copytree(project, folder)
    committed(folder.parent)
    change(folder, "    actual: 900", "    actual: 900\n    verdict: đạt")
    return folder


def named(out: str) -> set[str]:
    """Return the files of GitHub's annotations."""
    return set(re.findall(r"^::\w+ file=([^,:]+)", out, re.MULTILINE))


@pytest.mark.parametrize("where", [".", "data", ".."])
def test_annotations_count_from_the_top_of_the_repository(inner: Path, where: str) -> None:
    run = baocao("check", "--format", "github", "--root", str(inner), cwd=inner / where)
    assert named(run.stdout) == {"văn phòng/data/2020.yaml"}


def test_sarif_counts_from_the_top_of_the_repository(inner: Path) -> None:
    run = json.loads(baocao("check", "--format", "sarif", cwd=inner).stdout)["runs"][0]
    places = {each["physicalLocation"]["artifactLocation"]["uri"] for each in run["results"][0]["locations"]}
    assert places == {"v%C4%83n%20ph%C3%B2ng/data/2020.yaml"}
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 36


@pytest.mark.parametrize("form", ["json", "junit", "text"])
def test_other_formats_name_files_as_the_project_does(inner: Path, form: str) -> None:
    out = baocao("check", "--format", form, cwd=inner).stdout
    assert "data/2020.yaml" in out
    assert "văn phòng/" not in out


def test_a_document_counts_from_the_top_too_and_one_elsewhere_stays(inner: Path, project: Path) -> None:
    for folder in (inner, project):
        (folder / "a.txt").write_text("Đạt 8/10 chỉ tiêu (chiếm 70%).\n", "utf-8")
    assert named(baocao("audit", "a.txt", "--format", "github", cwd=inner).stdout) == {"văn phòng/a.txt"}
    whole = str(project / "a.txt")
    beside = os.path.relpath(whole, inner)
    assert named(baocao("audit", beside, "--format", "github", cwd=inner).stdout) == {beside}
    assert named(baocao("audit", whole, "--format", "github", cwd=inner).stdout) == {whole}


def test_without_a_repository_names_stay(project: Path) -> None:
    change(project, "    actual: 900", "    actual: 900\n    verdict: đạt")
    assert named(baocao("check", "--format", "github", cwd=project).stdout) == {"data/2020.yaml"}
