"""The guide for the office: its commands run as they stand, in their order, and print what it says."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from baocao.cli.commands import COMMANDS
from conftest import ROOT
from repository import committed, needs_git

GUIDE = ROOT / "docs" / "huong-dan.md"
_BLOCK = re.compile(r"^( *)```(\S*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


class Told(NamedTuple):
    """Commands of the guide, and the lines that they are said to print."""

    line: int
    commands: str
    printed: tuple[str, ...]


def guide() -> list[Told]:
    """Return the commands of the guide in their order, each with the block of text right behind it."""
    text = GUIDE.read_text("utf-8")
    found: list[Told] = []
    end = -1
    for block in _BLOCK.finditer(text):
        kind, inside = block[2], block[3]
        if kind == "sh":
            found.append(Told(text.count("\n", 0, block.start()) + 1, inside, ()))
        elif kind == "text" and end >= 0 and not text[end : block.start()].strip():
            found[-1] = found[-1]._replace(printed=tuple(line.strip() for line in inside.splitlines() if line.strip()))
        end = block.end() if kind == "sh" else -1
    return found


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Return a project as the office has it, in git, and an environment in which `baocao` is a command."""
    top = tmp_path_factory.mktemp("văn phòng")
    project, programs = top / "dự án", top / "bin"
    shutil.copytree(ROOT / "data", project / "data")
    programs.mkdir()
    program = programs / "baocao"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m baocao "$@"\n', "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    committed(project)
    path = os.pathsep.join([str(programs), os.environ["PATH"]])
    return project, {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PATH": path, "COLUMNS": "120"}


@needs_git
@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_commands_of_the_guide_do_what_it_says(office: tuple[Path, dict[str, str]]) -> None:
    project, env = office
    told = guide()
    assert len(told) > 10
    for each in told:
        run = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", each.commands],
            cwd=project,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        where = f"docs/huong-dan.md:{each.line}\n{each.commands}\n{run.stdout}"
        assert "Traceback" not in run.stdout, where
        assert run.returncode == 0, where
        missing = [line for line in each.printed if line not in run.stdout]
        assert missing == [], where


def test_every_command_has_its_place_in_the_guide() -> None:
    text = GUIDE.read_text("utf-8")
    assert [name for name in COMMANDS if f"baocao {name}" not in text and name != "schema"] == []
