"""What a report costs, against a bare docxtpl script: `python tests/bench/run.py [--runs N]` prints one table.

Nothing is asserted about time: a table is read by a person, on a machine that is quiet or is not. A run
stops only where the two programs do not make the same number of paragraphs.
"""

from __future__ import annotations

import argparse
import gc
import io
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import yaml
from docxtpl import DocxTemplate
from edits import KINDS, saves
from grow import multiplied
from measure import Run, Starter, growth, paired, typical
from reference import count_paragraphs, make_template, read_blocks, styles_of, write_context

if TYPE_CHECKING:
    from baocao.years import Years

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SOURCE = ROOT / "src"
SIZES = (1, 10, 100)
SETTLING = 2
"""Warm reports that are not counted: the first is a cold one, the second meets what a process does but once."""


class Row(NamedTuple):
    """A line of the table."""

    what: str
    found: str
    target: str = ""


class Bench:
    """A copy of the project, and the template and context with which docxtpl makes the same paragraphs."""

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder = folder
        self.runs = runs
        self.project = folder / "1"
        for name in ("data", "templates"):
            shutil.copytree(ROOT / name, self.project / name)
        outer = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        self.env = outer | {"PYTHONPATH": str(SOURCE)}
        self.report = self.out(self.project) / "bao-cao-2020.docx"
        self.theirs = folder / "docxtpl.docx"
        self.template, self.context = folder / "template.docx", folder / "context.yaml"
        with Starter(env=self.env) as starter:
            starter.run(self.ours(self.project))
            blocks = read_blocks(self.report)
            make_template(self.template, styles_of(blocks))
            write_context(self.context, blocks)
            starter.run(self.reference())
        self.paragraphs = same_count(count_paragraphs(self.report), count_paragraphs(self.theirs))

    def out(self, project: Path) -> Path:
        return project / "out"

    def ours(self, project: Path) -> list[str]:
        """Return the command that builds the report of 2020 in a project."""
        paths = ["--root", str(project), "--out", str(self.out(project))]
        return [sys.executable, "-m", "baocao", "build", "2020", *paths]

    def reference(self) -> list[str]:
        """Return the command of the bare docxtpl script."""
        script = HERE / "reference_docxtpl.py"
        return [sys.executable, *map(str, (script, self.template, self.context, self.theirs))]

    def clear(self) -> None:
        """Remove what both programs write."""
        shutil.rmtree(self.out(self.project), ignore_errors=True)
        self.theirs.unlink(missing_ok=True)

    def cold(self) -> list[Row]:
        """Return a first build as a whole process: its time against the script's, and its memory."""
        pairs = paired(self.ours(self.project), self.reference(), self.runs, env=self.env, before_each=self.clear)
        a, b = typical(pairs.a), typical(pairs.b)
        return [
            Row("first build", costs(a)),
            Row("docxtpl script", costs(b)),
            Row("first build / script, wall", f"{pairs.wall:.2f}", "≤ 1.2"),
            Row("first build / script, cpu", f"{pairs.cpu:.2f}", "≤ 1.2"),
            Row("first build, peak memory", f"{a.peak:.1f} MiB", "≤ 60 MiB"),
        ]

    def checked(self) -> list[Row]:
        """Return what `check` costs over both years, and the part of its rules that the language takes."""
        check = [sys.executable, "-m", "baocao", "check", "--root", str(self.project)]
        pairs = paired(check, self.ours(self.project), self.runs, env=self.env, before_each=self.clear)
        return [
            Row("check of both years", costs(typical(pairs.a))),
            Row("check / first build, cpu", f"{pairs.cpu:.2f}"),
            Row("language rules / all rules", f"{self.language_share():.2f}"),
        ]

    def language_share(self) -> float:
        """Return which part of the time of all rules over 2020 those over the language take, nothing remembered."""
        sys.path.insert(0, str(SOURCE))
        from baocao.checks import data, language, registry  # noqa: PLC0415  the path to them is set only now
        from baocao.project import Project  # noqa: PLC0415
        from baocao.remember import forget  # noqa: PLC0415
        from baocao.years import Years  # noqa: PLC0415

        subject = Years(Project(self.project)).subject(2020)
        if subject is None:
            raise SystemExit("the data of 2020 cannot be judged")
        ratios = []
        for _ in range(self.runs):
            seconds = []
            for rules in (language.RULES, data.RULES):
                forget()
                gc.collect()
                start = time.perf_counter()
                registry.run(rules, subject)
                seconds.append(time.perf_counter() - start)
            ratios.append(seconds[0] / seconds[1])
        return median(ratios)

    def unchanged(self) -> list[Row]:
        """Return a build that finds its report made: its time against the script's."""
        with Starter(env=self.env) as starter:
            starter.run(self.ours(self.project))
        written = self.report.stat().st_mtime_ns
        pairs = paired(self.ours(self.project), self.reference(), self.runs, env=self.env)
        if self.report.stat().st_mtime_ns != written:
            raise SystemExit("the unchanged build wrote its report again")
        return [
            Row("unchanged build", costs(typical(pairs.a))),
            Row("unchanged build / script, wall", f"{pairs.wall:.2f}", "≤ 0.5"),
            Row("unchanged build / script, cpu", f"{pairs.cpu:.2f}", "≤ 0.5"),
        ]

    def grown(self) -> list[Row]:
        """Return what a first build costs with 10 and 100 times the indicators and divisions, and how that grows."""
        projects = {size: self.folder / str(size) for size in SIZES}
        for size, project in projects.items():
            if project != self.project:
                shutil.copytree(self.project, project, ignore=shutil.ignore_patterns("out"))
                for file in (project / "data").glob("[0-9]*.yaml"):
                    file.write_text(multiplied(file.read_text("utf-8"), size), "utf-8")
        found: dict[int, list[Run]] = {size: [] for size in SIZES}
        with Starter(env=self.env) as starter:
            for _ in range(self.runs):
                for size, project in projects.items():
                    shutil.rmtree(self.out(project), ignore_errors=True)
                    found[size].append(starter.run(self.ours(project)))
        costly = {size: typical(runs) for size, runs in found.items()}
        count = {size: count_paragraphs(self.out(project) / self.report.name) for size, project in projects.items()}
        return [
            *(Row(f"{size}x data, {count[size]:,} paragraphs", costs(run)) for size, run in costly.items()),
            Row("growth of marginal cost, wall", exponent({size: run.wall for size, run in costly.items()}), "≤ 1.1"),
            Row("growth of marginal cost, cpu", exponent({size: run.cpu for size, run in costly.items()}), "≤ 1.1"),
        ]

    def warm(self) -> list[Row]:
        """Return documents a second in one process, by what is changed in the data before each, all seconds of cpu.

        Ours reads the changed file, with what it remembers of the saves before, and with nothing remembered;
        docxtpl opens its template anew, as it must, and has its context in memory.
        """
        sys.path.insert(0, str(SOURCE))
        rows: list[Row] = []
        theirs: list[float] = []
        for kind in KINDS:
            ours, beside = self.saved(kind)
            theirs += beside
            ratio = median(b / a for a, b in zip(ours, beside, strict=True))
            rows += [
                Row(f"warm, a {kind} changed, documents a second", f"{1 / median(ours):.1f}"),
                Row(f"warm, a {kind} changed / docxtpl", f"{ratio:.2f}", "≥ 3"),
            ]
        fresh = median(self.saved("value", kept=False)[0])
        return [
            *rows,
            Row("warm docxtpl, documents a second", f"{1 / median(theirs):.1f}"),
            Row("warm, nothing kept / docxtpl", f"{median(theirs) / fresh:.2f}"),
            Row("a report written and synced to the disk", f"{median(self.synced()) * 1000:.1f} ms wall"),
        ]

    def synced(self) -> list[float]:
        """Return the seconds, by the clock, that it takes to write a report in the place of another, safely."""
        from baocao.output import write_atomic  # noqa: PLC0415  the path to it is set when the warm rounds begin

        data, seconds = self.report.read_bytes(), []
        for _ in range(self.runs):
            start = time.perf_counter()
            write_atomic(self.report, data)
            seconds.append(time.perf_counter() - start)
        return seconds

    def saved(self, kind: str, *, kept: bool = True) -> tuple[list[float], list[float]]:
        """Return the seconds of each report that follows a save of a kind, and of docxtpl's document beside it."""
        from baocao.build import make  # noqa: PLC0415  the path to it is set when the warm rounds begin
        from baocao.project import Project  # noqa: PLC0415
        from baocao.remember import forget  # noqa: PLC0415
        from baocao.years import Years  # noqa: PLC0415

        context = yaml.load(self.context.read_text("utf-8"), Loader=yaml.CSafeLoader)
        file = self.project / "data" / "2020.yaml"
        text = (ROOT / "data" / "2020.yaml").read_text("utf-8")
        years = Years(Project(self.project))

        tried = Years(Project(self.project))

        def builds(new: str) -> bool:
            tried.instead[2020] = new.encode()
            return make(tried, 2020, final=False, step=lambda _: None).data is not None

        texts = list(islice(saves(kind, text, builds), self.runs + SETTLING))
        forget()
        ours, theirs = [], []
        for new in texts:
            file.write_text(new, "utf-8")
            if not kept:
                forget()
            spent, report = timed(partial(make_ours, years if kept else Years(Project(self.project))))
            ours.append(spent)
            spent, other = timed(lambda: make_theirs(self.template, context))
            theirs.append(spent)
            if not (count_paragraphs(io.BytesIO(report)) and count_paragraphs(io.BytesIO(other))):
                raise SystemExit("a document without a paragraph")
        file.write_text(text, "utf-8")
        return ours[SETTLING:], theirs[SETTLING:]

    def rows(self) -> list[Row]:
        """Return the whole table."""
        head = Row("paragraphs, ours and docxtpl's", str(self.paragraphs))
        return [head, *self.cold(), *self.checked(), *self.unchanged(), *self.grown(), *self.warm()]


def make_ours(years: Years) -> bytes:
    """Return the report of 2020 by what is known of the years."""
    from baocao.build import make  # noqa: PLC0415  the path to it is set when the warm rounds begin

    made = make(years, 2020, final=False, step=lambda _: None)
    if made.data is None:
        raise SystemExit(f"no report: {made.problems}")
    return made.data


def make_theirs(template: Path, context: dict[str, object]) -> bytes:
    """Return docxtpl's document."""
    document, result = DocxTemplate(template), io.BytesIO()
    document.render(context, autoescape=True)
    document.save(result)
    return result.getvalue()


def timed(make: Callable[[], bytes]) -> tuple[float, bytes]:
    """Return the seconds of cpu that it takes to make a document, and the document; no rubbish of before is counted."""
    gc.collect()
    start = time.process_time()
    made = make()
    return time.process_time() - start, made


def same_count(ours: int, theirs: int) -> int:
    """Return the number of paragraphs of both; another number in each is no comparison."""
    if ours != theirs:
        raise SystemExit(f"not the same document: {ours} paragraphs, docxtpl {theirs}")
    return ours


def costs(run: Run) -> str:
    return f"{run.wall * 1000:.0f} ms wall, {run.cpu * 1000:.0f} ms cpu, {run.peak:.1f} MiB"


def exponent(points: dict[int, float]) -> str:
    """Return the exponent of growth; a machine too restless for one is said to be."""
    try:
        return f"{growth(list(points.items())):.2f}"
    except ValueError as error:
        return f"none ({error})"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11, help="how often each thing is measured, after a warm-up")
    runs = max(1, parser.parse_args().runs)
    with tempfile.TemporaryDirectory(prefix="baocao-bench-") as folder:
        rows = Bench(Path(folder), runs).rows()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, medians of {runs} runs\n")
    print(f"| {'what':<36} | {'found':<40} | target   |\n|{'-' * 38}|{'-' * 42}|{'-' * 10}|")
    for row in rows:
        print(f"| {row.what:<36} | {row.found:<40} | {row.target:<8} |")


if __name__ == "__main__":
    main()
