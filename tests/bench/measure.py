"""Measures whole processes, in pairs: A, B, A, B ..., so that what slows the machine slows both.

Processes are started by a small one, this file run as a script: on Linux the peak memory of a process
counts what its parent held when it was started, and a test run holds more than what is measured.
"""

from __future__ import annotations

import itertools
import json
import math
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import linear_regression, median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Run:
    """What one process cost."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of computing, in the program and in the system."""
    peak: float
    """MiB of memory at the most; never less than the 15 or so of the process that starts it."""


@dataclass(frozen=True, slots=True)
class Paired:
    """The runs of two commands; the n-th of `a` ran right before the n-th of `b`."""

    a: tuple[Run, ...]
    b: tuple[Run, ...]

    def ratios(self, cost: Callable[[Run], float]) -> list[float]:
        """Return for each pair what `a` cost as a multiple of `b`."""
        return [cost(a) / cost(b) for a, b in zip(self.a, self.b, strict=True)]

    @property
    def wall(self) -> float:
        """Return the median of the pairs' ratios in time."""
        return median(self.ratios(lambda run: run.wall))

    @property
    def cpu(self) -> float:
        """Return the median of the pairs' ratios in computing."""
        return median(self.ratios(lambda run: run.cpu))


def typical(runs: Sequence[Run]) -> Run:
    """Return the medians of wall and cpu time, and the highest peak."""
    return Run(
        median(run.wall for run in runs),
        median(run.cpu for run in runs),
        max(run.peak for run in runs),
    )


class Starter:
    """A small process that starts others and tells what each cost; a context manager."""

    def __init__(self, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-S", __file__],
            cwd=cwd,
            env=None if env is None else dict(env),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Starter:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def run(self, command: Sequence[str]) -> Run:
        """Return the cost of a command; raises CalledProcessError, with what it wrote, if it fails."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(list(command)) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        if answer["code"]:
            raise subprocess.CalledProcessError(answer["code"], list(command), answer["said"])
        return Run(**answer["run"])


def paired(
    command_a: Sequence[str],
    command_b: Sequence[str],
    runs: int,
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    before_each: Callable[[], None] = lambda: None,
) -> Paired:
    """Return the costs of `runs` pairs of processes, after one warm-up of each.

    `before_each` is called before every process, outside its time: to remove an output, for example.
    """
    costs: tuple[list[Run], list[Run]] = ([], [])
    with Starter(cwd, env) as starter:
        for _ in range(runs + 1):
            for command, found in zip((command_a, command_b), costs, strict=True):
                before_each()
                found.append(starter.run(command))
    return Paired(tuple(costs[0][1:]), tuple(costs[1][1:]))


def growth(points: Sequence[tuple[float, float]]) -> float:
    """Return the exponent p with which a cost `fixed + k * size ** p` grows, whatever its fixed part.

    `points` are (size, cost), at least three, each size the same multiple of the one before: then the
    steps between neighbours, free of the fixed part, grow by that multiple to the power p. Raises
    ValueError for other sizes, and for a cost that does not rise at each step.
    """
    sizes = [size for size, _ in points]
    factors = [after / before for before, after in itertools.pairwise(sizes)]
    if len(points) < 3 or factors[0] <= 1 or any(not math.isclose(f, factors[0]) for f in factors):
        raise ValueError(f"expected three or more sizes that grow by one factor, got {sizes}")
    costs = [cost for _, cost in points]
    steps = [after - before for before, after in itertools.pairwise(costs)]
    if min(steps) <= 0:
        raise ValueError(f"expected costs that rise with the size, got {costs}")
    return linear_regression([math.log(size) for size in sizes[1:]], [math.log(step) for step in steps]).slope


def _serve() -> None:
    """Run each command that a line of standard input names, and answer its cost in a line."""
    for line in sys.stdin:
        print(json.dumps(_cost(json.loads(line))), flush=True)


def _cost(command: list[str]) -> dict[str, object]:
    """Return the exit code, the output if it failed, and the cost of one process."""
    read, write = os.pipe()
    with os.fdopen(read, "rb") as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=write, stderr=write)
        os.close(write)
        text = said.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    run = Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)
    failed = process.returncode != 0
    return {
        "code": process.returncode,
        "said": text.decode(errors="replace") if failed else "",
        "run": asdict(run),
    }


if __name__ == "__main__":
    _serve()
