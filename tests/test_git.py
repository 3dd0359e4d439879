"""What git is asked for: contents at a revision, what differs from it, and plain words where it cannot tell."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from baocao import git
from repository import committed, needs_git
from repository import git as run_git

pytestmark = needs_git
DATA = "data/2020.yaml"


def test_a_file_is_read_as_it_was_at_a_revision(project: Path) -> None:
    before = (project / DATA).read_bytes()
    committed(project)
    (project / DATA).write_bytes(b"year: 2020\n")
    assert git.content(project, "HEAD", DATA) == before
    assert git.content(project, "HEAD", "data/1999.yaml") is None


def test_a_project_below_the_top_of_the_repository_is_found(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.mktemp("kho")
    inner = top / "báo cáo" / "sở"
    inner.parent.mkdir()
    project.rename(inner)
    committed(top)
    (inner / DATA).write_text("đổi", "utf-8")
    (inner / "data" / "2021.yaml").write_text("mới", "utf-8")
    (top / "ngoài.txt").write_text("x", "utf-8")
    assert git.content(inner, "HEAD", DATA) is not None
    assert git.changed(inner, "HEAD") == {PurePosixPath(DATA), PurePosixPath("data/2021.yaml")}
    assert git.top(inner) == top.resolve()


@pytest.mark.parametrize("revision", ["không-có", "--output=x", "HEAD~99", ""])
def test_a_revision_that_is_none_is_said_to_be_none(project: Path, revision: str) -> None:
    committed(project)
    with pytest.raises(git.GitError, match="không có phiên bản"):
        git.content(project, revision, DATA)
    assert sorted(path.name for path in project.iterdir()) == [".git", "data"]


def test_a_folder_outside_every_repository_is_said_to_be_outside(project: Path) -> None:
    with pytest.raises(git.GitError, match="không nằm trong kho git nào") as caught:
        git.changed(project, "HEAD")
    assert "git init" in caught.value.hint


def test_a_machine_without_git_is_told_so(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project))
    with pytest.raises(git.GitError, match="chưa có git"):
        git.commit(project, "HEAD")


def test_a_setting_is_kept_in_the_repository_alone(project: Path) -> None:
    committed(project)
    assert git.configured(project, "diff.baocao.textconv") is None
    git.configure(project, "diff.baocao.textconv", "baocao text")
    assert git.configured(project, "diff.baocao.textconv") == "baocao text"
    assert "baocao text" in (project / ".git" / "config").read_text("utf-8")


def test_a_hook_of_another_repository_does_not_lead_astray(
    project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    committed(project)
    other = tmp_path_factory.mktemp("kho khác")
    (other / "x.txt").write_text("x", "utf-8")
    committed(other)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    assert git.content(project, "HEAD", DATA) == (project / DATA).read_bytes()
    assert git.changed(project, "HEAD") == frozenset()
    assert git.top(project) == project.resolve()


def test_a_repository_without_a_commit_is_said_to_have_none(project: Path) -> None:
    run_git(project, "init")
    with pytest.raises(git.GitError, match="chưa có commit nào"):
        git.content(project, "HEAD", DATA)
