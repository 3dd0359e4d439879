"""`baocao watch`: a save builds again, and problems are told as they come and go."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from baocao.project import Project
from baocao.watch import Watcher
from conftest import ROOT, SMALL
from test_cli import SRC

PATIENCE = 20
"""Seconds within which a line must come; far more than any machine needs."""


def saved(project: Path, text: str, year: int = 2020) -> list[Path]:
    file = project / "data" / f"{year}.yaml"
    file.write_text(text, "utf-8")
    return [file]


def test_a_save_builds_the_year_again(project: Path) -> None:
    watcher = Watcher(Project(project), (2020,), project / "build")
    (first,) = watcher.everything()
    assert (first.written, first.came, first.went) == (True, (), ())
    (again,) = watcher.after(saved(project, SMALL.replace("actual: 900", "actual: 950")))
    assert again.written
    assert (project / "build" / "bao-cao-2020.docx").is_file()


def test_problems_come_and_go(project: Path) -> None:
    watcher = Watcher(Project(project), (2020,), project / "build")
    watcher.everything()
    before = (project / "build" / "bao-cao-2020.docx").read_bytes()
    (bad,) = watcher.after(saved(project, SMALL.replace("actual: 900", "actual: 9.00")))
    assert ([each.code for each in bad.came], bad.went, bad.written, bad.left) == (["BC212"], (), False, 1)
    assert (project / "build" / "bao-cao-2020.docx").read_bytes() == before
    (same,) = watcher.after(saved(project, SMALL.replace("actual: 900", "actual: 9.00")))
    assert (same.came, same.went) == ((), ())
    (good,) = watcher.after(saved(project, SMALL))
    assert (good.came, [each.code for each in good.went]) == ((), ["BC212"])


@pytest.mark.parametrize("half", ["", "year: 2020\ndocument:\n  parent: Ủy b", "\x00" * 100])
def test_a_file_that_is_half_saved_breaks_nothing(project: Path, half: str) -> None:
    watcher = Watcher(Project(project), (2020,), project / "build")
    watcher.everything()
    (bad,) = watcher.after(saved(project, half))
    assert not bad.written
    assert bad.left
    (good,) = watcher.after(saved(project, SMALL.replace("actual: 900", "actual: 950")))
    assert good.written


def test_a_change_builds_only_the_years_that_print_it(project: Path) -> None:
    for year in (2018, 2021):
        own = SMALL.replace("year: 2020", f"year: {year}").replace("05/02/2021", f"05/02/{year + 1}")
        saved(project, own, year)
    watcher = Watcher(Project(project), (2018, 2020, 2021), project / "build")
    assert [each.year for each in watcher.everything()] == [2018, 2020, 2021]
    assert [each.year for each in watcher.after([project / "data" / "2020.yaml"])] == [2020, 2021]
    assert [each.year for each in watcher.after([project / "templates" / "x.j2"])] == [2018, 2020, 2021]
    assert watcher.after([project / "ghi-chú.yaml"]) == []


def test_a_folder_that_takes_no_report_is_told_and_the_watch_goes_on(project: Path) -> None:
    (project / "build").write_text("tệp", "utf-8")
    watcher = Watcher(Project(project), (2020,), project / "build")
    (refused,) = watcher.everything()
    assert "build" in refused.refusal
    (project / "build").unlink()
    (done,) = watcher.everything()
    assert (done.written, done.refusal) == (True, "")


@pytest.fixture
def process(project: Path) -> Iterator[subprocess.Popen[str]]:
    """Return a running `baocao watch`."""
    pytest.importorskip("watchfiles", reason="needs watchfiles")
    env = {**os.environ, "PYTHONPATH": SRC, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "baocao", "watch", "2020"]
    with subprocess.Popen(
        command, cwd=project, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    ) as running:
        yield running
        running.kill()


class Printed:
    """What a running process prints, line by line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.lines: queue.Queue[str] = queue.Queue()
        assert process.stdout is not None
        threading.Thread(target=lambda: [self.lines.put(line) for line in process.stdout or ()], daemon=True).start()

    def until(self, words: str) -> None:
        """Wait until the words are printed."""
        end = time.monotonic() + PATIENCE
        seen = ""
        while words not in seen:
            seen += self.lines.get(timeout=max(0.01, end - time.monotonic()))


def test_a_real_save_is_seen_and_control_c_ends_the_watch(project: Path, process: subprocess.Popen[str]) -> None:
    printed = Printed(process)
    printed.until("Đang theo dõi data")
    saved(project, SMALL.replace("actual: 900", "actual: 9.00"))
    printed.until("lỗi BC212")
    saved(project, SMALL.replace("actual: 900", "actual: 950"))
    printed.until("Đã hết BC212")
    printed.until("đã viết")
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 130
    assert "Traceback" not in "".join(printed.lines.queue)


def test_folders_that_come_and_go_are_watched_again(project: Path, process: subprocess.Popen[str]) -> None:
    printed = Printed(process)
    printed.until("đã viết")
    own = (ROOT / "templates" / "bao-cao.md.j2").read_text("utf-8")
    (project / "templates").mkdir()
    (project / "templates" / "bao-cao.md.j2").write_text(own.replace("NHỮNG KẾT QUẢ", "CÁC KẾT QUẢ"), "utf-8")
    printed.until("đã viết")
    (project / "templates" / "bao-cao.md.j2").write_text(own.replace("NHỮNG KẾT QUẢ", "MỌI KẾT QUẢ"), "utf-8")
    printed.until("đã viết")
    shutil.rmtree(project / "data")
    (project / "data").mkdir()
    saved(project, SMALL.replace("actual: 900", "actual: 950"))
    printed.until("đã viết")
    saved(project, SMALL.replace("actual: 900", "actual: 960"))
    printed.until("đã viết")
