"""One figure a line: two people who each change one figure of the same division merge in git without a conflict."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from test_cli import baocao

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    identity = ("-c", "user.name=Văn phòng", "-c", "user.email=vp@example.vn", "-c", "init.defaultBranch=main")
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return a repository with the year 2020."""
    (tmp_path / "data").mkdir()
    shutil.copy(ROOT / "data" / "2020.yaml", tmp_path / "data")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    assert git(tmp_path, "commit", "-m", "Số liệu năm 2020").returncode == 0
    return tmp_path


def branch(folder: Path, name: str, *pairs: str) -> None:
    """Change values on a branch of their own, as a person does."""
    git(folder, "switch", "-c", name, "main")
    assert baocao("set", *pairs, cwd=folder).returncode == 0
    assert git(folder, "commit", "-am", f"Sửa {pairs[0]}").returncode == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ld_vl.tham_gia_bhxh", "12,5%"), ("ld_vl.ho_tro_covid", "201 tỷ đồng")),
        (("viec_lam.actual", "21.100"), ("viec_lam.note", "trong đó {{ abbr.XKLĐ }} {{ xkld.actual }}, tăng")),
        (("figures.van_ban_tinh", "118 văn bản"), ("figures.to_trinh_ke_hoach", "530 tờ trình, kế hoạch")),
        (("document.number", "18"), ("document.date", "22/01/2021")),
    ],
    ids=["figures of one division", "one indicator", "common figures", "the document"],
)
def test_two_values_changed_on_two_branches_merge_cleanly(
    one: tuple[str, str], other: tuple[str, str], office: Path
) -> None:
    branch(office, "một", *one)
    branch(office, "hai", *other)
    merged = git(office, "merge", "-m", "Gộp", "một")
    assert (merged.returncode, "CONFLICT" in merged.stdout) == (0, False)
    for name, value in (one, other):
        assert value in baocao("get", name, cwd=office).stdout


def test_the_same_value_changed_twice_is_a_conflict_that_is_named(office: Path) -> None:
    branch(office, "một", "viec_lam.actual", "21.100")
    branch(office, "hai", "viec_lam.actual", "21.200")
    assert git(office, "merge", "một").returncode == 1
    run = baocao("set", "viec_lam.actual", "21.300", cwd=office)
    assert run.returncode == 1
    said = " ".join(run.stderr.split())
    assert "lỗi BC128: dấu “<<<<<<<” của git: hai người cùng sửa chỗ này và chưa gộp xong" in said


def test_values_on_lines_that_touch_are_left_to_a_person(office: Path) -> None:
    """Git takes changes of two neighbouring lines for one, which no layout can help; nothing is merged wrongly."""
    branch(office, "một", "ld_vl.tham_gia_bhxh", "12,5%")
    branch(office, "hai", "ld_vl.tham_gia_bhtn", "12%")
    merged = git(office, "merge", "một")
    assert (merged.returncode, "CONFLICT" in merged.stdout) == (1, True)
