"""A kill, a stop or a second writer at any moment leaves a whole file, and the next write no litter."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from baocao import output
from baocao.output import OutputError, write_atomic

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are stopped by POSIX means")

SOURCES = str(Path(output.__file__).parents[1])
OLD, NEW = b"old " * 1000, b"new " * 5000


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao-2020.docx"
    path.write_bytes(OLD)
    return path


@pytest.fixture(params=["unnamed", "named"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Write through a file without a name, as on most Linux file systems, or through a named one."""
    if request.param == "named":
        monkeypatch.setattr(output, "_replace_from_unnamed", lambda *_: False)
    return str(request.param)


def tree(folder: Path) -> dict[str, bytes]:
    """Return each file in the folder with its bytes."""
    return {found.name: found.read_bytes() for found in folder.iterdir()}


def abandoned(target: Path, key: str = "0123456789abcdef") -> Path:
    path = target.with_name(f".{target.name}.{key}.tmp")
    path.write_bytes(b"half")
    return path


@pytest.mark.usefixtures("way")
def test_the_next_write_sweeps_what_a_killed_writer_left(target: Path) -> None:
    abandoned(target)
    abandoned(target, "f" * 16)
    write_atomic(target, NEW)
    assert tree(target.parent) == {target.name: NEW}


def test_a_sweep_leaves_the_temporaries_of_others(target: Path) -> None:
    kept = {
        abandoned(target.with_name("bao-cao-2021.docx")),
        target.with_name(f".{target.name}.tmp"),
        target.with_name(f".{target.name}.long-key-of-somebody-else.tmp"),
        target.with_name(f".{target.name}.0123456789abcdef.bak"),
    }
    for path in kept:
        path.write_bytes(b"half")
    write_atomic(target, NEW)
    assert tree(target.parent) == {target.name: NEW} | {path.name: b"half" for path in kept}


def test_a_sweep_leaves_the_temporary_of_a_living_writer(target: Path) -> None:
    temporary = target.with_name(f".{target.name}.0123456789abcdef.tmp")
    program = f"""
from pathlib import Path
from baocao import output
descriptor = output._open_named(Path({str(temporary)!r}))
print("ready", flush=True)
input()
"""
    writer = subprocess.Popen(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": SOURCES},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        write_atomic(target, NEW)
        seen = temporary.exists()
        writer.kill()
    write_atomic(target, OLD)
    assert (seen, temporary.exists()) == (True, False)


@pytest.mark.parametrize(("age", "swept"), [(60, False), (7200, True)])
def test_where_the_file_system_has_no_locks_age_decides(
    target: Path, monkeypatch: pytest.MonkeyPatch, age: int, swept: bool
) -> None:
    def flock(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", flock)
    temporary = abandoned(target)
    os.utime(temporary, (time.time() - age, time.time() - age))
    write_atomic(target, NEW)
    assert (target.read_bytes(), temporary.exists()) == (NEW, not swept)


def test_a_new_temporary_that_a_sweep_took_before_its_lock_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary, real = tmp_path / ".a.0123456789abcdef.tmp", output._lock
    calls: list[int] = []

    def swept_the_first_time(descriptor: int) -> None:
        if not calls:
            temporary.unlink()
        calls.append(descriptor)
        real(descriptor)

    monkeypatch.setattr(output, "_lock", swept_the_first_time)
    os.close(output._open_named(temporary))
    assert (len(calls), temporary.exists()) == (2, True)


NAMED = "os.open = lambda path, flags, *rest, real=os.open: refuse(flags) or real(path, flags, *rest)"
WRITER = """
import itertools, os, sys
from pathlib import Path
from baocao.output import write_atomic

def refuse(flags):
    if flags & os.O_TMPFILE == os.O_TMPFILE:
        raise OSError(95, "")

{preparation}
target = Path(sys.argv[1])
print("ready", flush=True)
for serial in itertools.count():
    write_atomic(target, b"%08d" % serial * 12500)
"""


def whole(data: bytes) -> bool:
    """Return whether these are the bytes of one write, not less and not a mix."""
    return len(data) == 100_000 and data == data[:8] * 12500


def start_writer(target: Path, preparation: str) -> subprocess.Popen[bytes]:
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER.format(preparation=preparation), str(target)],
        env={**os.environ, "PYTHONPATH": SOURCES},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == b"ready\n"
    return writer


@pytest.mark.parametrize(
    ("preparation", "number", "times"),
    [
        pytest.param("", signal.SIGKILL, 30, id="kill -9"),
        pytest.param("", signal.SIGTERM, 8, id="SIGTERM"),
        pytest.param("", signal.SIGINT, 8, id="Ctrl-C"),
        pytest.param(NAMED, signal.SIGKILL, 15, id="kill -9, named"),
        pytest.param(NAMED, signal.SIGINT, 8, id="Ctrl-C, named"),
    ],
)
def test_a_kill_at_any_moment_leaves_a_whole_file_and_the_next_write_no_litter(
    tmp_path: Path, preparation: str, number: int, times: int
) -> None:
    target, chance = tmp_path / "a.docx", random.Random(20201231)
    write_atomic(target, b"%08d" % 0 * 12500)
    for _ in range(times):
        with start_writer(target, preparation) as writer:
            time.sleep(chance.uniform(0, 0.03))
            writer.send_signal(number)
        assert whole(target.read_bytes())
    last = target.read_bytes()
    write_atomic(target, last)
    assert tree(tmp_path) == {"a.docx": last}


@pytest.mark.parametrize("preparation", ["", NAMED], ids=["unnamed", "named"])
def test_of_two_processes_that_write_at_once_each_file_seen_is_whole(tmp_path: Path, preparation: str) -> None:
    target = tmp_path / "a.docx"
    writers = [start_writer(target, preparation) for _ in range(2)]
    until = time.monotonic() + 1
    while not target.exists():
        time.sleep(0.001)
    seen = set()
    while time.monotonic() < until:
        data = target.read_bytes()
        assert whole(data)
        seen.add(data)
        time.sleep(0.002)
    still_writing = [writer.poll() for writer in writers]
    for writer in writers:
        with writer:
            writer.kill()
    write_atomic(target, OLD)
    assert (still_writing, len(seen) > 1) == ([None, None], True)
    assert tree(tmp_path) == {"a.docx": OLD}


@pytest.mark.usefixtures("way")
def test_of_two_threads_that_write_at_once_the_file_is_one_of_the_two(target: Path) -> None:
    failures: list[OutputError] = []

    def write(data: bytes) -> None:
        try:
            for _ in range(20):
                write_atomic(target, data)
        except OutputError as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(data,)) for data in (OLD, NEW)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert target.read_bytes() in (OLD, NEW)
    assert list(tree(target.parent)) == [target.name]
