"""A scratch checkout of the repository, and a fresh environment that fetches nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from importlib import metadata
from pathlib import Path

import pytest

from conftest import ROOT

OURS = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE")
"""Variables that would lead the new environment back to this one."""


def check_out(folder: Path) -> Path:
    """Return a copy of what a checkout would hold: each file that git knows or would add."""
    if not (ROOT / ".git").exists() or os.name == "nt" or not all(map(shutil.which, ("git", "bash"))):
        pytest.skip("needs a git checkout, git and bash, as on the runner")
    listed = subprocess.run(
        # CI runs the tests as root, in a folder of another user
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    ).stdout
    for name in filter(None, listed.decode().split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    return folder


def lock_as_installed(folder: Path) -> None:
    """Let the lock of a checkout ask for the versions installed here: no others can be had without fetching."""
    lock = folder / "requirements.lock"
    lock.write_text("".join(map(_as_installed, lock.read_text("utf-8").splitlines(keepends=True))), "utf-8")


def _as_installed(line: str) -> str:
    name, pinned, _ = line.partition("==")
    try:
        return f"{name}=={metadata.version(name)}\n" if pinned else line
    except metadata.PackageNotFoundError:
        return line


def environment(folder: Path) -> dict[str, str]:
    """Return the variables of a fresh virtual environment that sees the packages installed for the tests.

    pip finds every requirement met there, but not this program; it neither fetches nor isolates a build.
    """
    venv.create(folder, with_pip=False)
    bin_folder = folder / ("Scripts" if os.name == "nt" else "bin")
    site = next(folder.glob("[Ll]ib/**/site-packages"))
    outer = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    (site / "outer.pth").write_text("\n".join(outer), "utf-8")
    return {name: value for name, value in os.environ.items() if name not in OURS} | {
        "PATH": os.pathsep.join([str(bin_folder), os.environ["PATH"]]),
        "PIP_NO_INDEX": "1",
        "PIP_NO_BUILD_ISOLATION": "off",  # pip reads this variable as the opposite of its name
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_ROOT_USER_ACTION": "ignore",
    }


def run(command: list[str | Path], cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Return what a command wrote, both streams in one, and its exit code."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
