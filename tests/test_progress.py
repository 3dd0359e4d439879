"""The bar that a person at a terminal sees while work takes over a second."""

from __future__ import annotations

import itertools
import os
import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from baocao.cli import progress
from baocao.cli.progress import Progress

pty = pytest.importorskip("pty", reason="this system has no terminals to imitate")


def seen(monkeypatch: pytest.MonkeyPatch, work: Callable[[], None]) -> str:
    """Return what a person sees of some work whose standard error is a terminal."""
    looking, writing = pty.openpty()
    with open(writing, "w", encoding="utf-8") as terminal:  # noqa: PTH123  a descriptor has no path
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stderr", terminal)
            work()
        terminal.write("|")  # so that there is something to read where nothing was shown
    shown = b""
    while not shown.endswith(b"|"):  # a terminal gives what it has by now
        shown += os.read(looking, 4096)
    os.close(looking)
    return shown.decode().removesuffix("|")


def seconds(monkeypatch: pytest.MonkeyPatch, *passed: float) -> None:
    """Let the clock show these seconds, one each time it is asked."""
    shown = itertools.chain(passed, itertools.repeat(passed[-1]))
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: next(shown)))


def steps(*names: str) -> Callable[[], None]:
    """Return work of four steps that begins these."""

    def work() -> None:
        with Progress(4) as bar:
            for name in names:
                bar.step(name)

    return work


def test_after_a_second_the_bar_shows_how_far_the_work_is_and_goes_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds(monkeypatch, 0, 0.5, 1.5, 2)
    shown = seen(monkeypatch, steps("đọc số liệu", "soạn văn bản", "ghi tệp Word"))
    first, last = f"[{'█' * 6}{'░' * 18}]  25 % soạn văn bản", f"[{'█' * 12}{'░' * 12}]  50 % ghi tệp Word"
    assert shown == f"\r{first}\r{last}\r{' ' * len(last)}\r"


def test_quick_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds(monkeypatch, 0, 0.2)
    assert seen(monkeypatch, steps("đọc số liệu", "soạn văn bản")) == ""


def test_where_nobody_looks_nothing_is_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds(monkeypatch, 0, 5)
    steps("đọc số liệu")()
    assert capsys.readouterr().err == ""
