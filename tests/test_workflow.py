"""The workflow that rebuilds the reports: its steps, executed as they stand."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from checkout import check_out, environment, run
from conftest import ROOT

FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(path.name for path in FOLDER.glob("*.y*ml"))

RUNNER = {
    "python_version": "3.11",
    "sys_platform": "linux",
    "platform_system": "Linux",
    "os_name": "posix",
    "extra": "",
}
"""The machine that the lock is for, as markers of requirements name it."""

Workflow = dict[Any, Any]


def workflow(name: str) -> Workflow:
    """Return a workflow as YAML 1.1 has it, where the key `on` is the value true."""
    found = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in workflow(name)["jobs"].values() for step in job["steps"]]


def upload() -> dict[str, Any]:
    """Return what the step that keeps the reports is given."""
    (step,) = (step for step in steps("reports.yml") if step.get("uses", "").startswith("actions/upload-artifact@"))
    return dict(step["with"])


class Runner:
    """A machine that executes the steps of the workflow in a checkout."""

    def __init__(self, folder: Path) -> None:
        self.checkout = check_out(folder / "checkout")
        self.env = environment(folder / "venv")
        self.script = folder / "step.sh"

    def step(self, lines: str) -> tuple[int, str]:
        """Return exit code and output of a step, executed as a runner does it: `bash -e` on a file of its lines."""
        self.script.write_text(lines, "utf-8")
        done = run(["bash", "-e", self.script], self.checkout, self.env)
        return done.returncode, done.stdout

    def artifacts(self) -> dict[str, bytes]:
        """Return the files that the workflow keeps."""
        return {path.name: path.read_bytes() for path in self.checkout.glob(upload()["path"])}


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """Return a machine on which every step has run, in order, with success."""
    made = Runner(tmp_path_factory.mktemp("runner"))
    lines = [step["run"] for step in steps("reports.yml") if "run" in step]
    assert len(lines) == 2
    assert made.artifacts() == {}
    for each in lines:
        code, said = made.step(each)
        assert code == 0, f"{each}\n{said}"
    return made


def build_step() -> str:
    return str(next(step["run"] for step in steps("reports.yml") if "baocao build" in step.get("run", "")))


def test_the_steps_make_the_reports_and_keep_each_of_them(runner: Runner, reports: dict[int, bytes]) -> None:
    assert runner.artifacts() == {f"bao-cao-{year}.docx": data for year, data in reports.items()}
    assert sorted(reports) == sorted(int(path.stem) for path in (ROOT / "data").glob("[0-9]*.yaml"))


def test_the_program_in_use_is_the_one_of_the_checkout(runner: Runner) -> None:
    code, said = runner.step("python -c 'import baocao; print(baocao.__file__)'")
    assert (code, Path(said.strip()).parent) == (0, runner.checkout.resolve() / "src" / "baocao")


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("actual: 21.078", "actual: 21.07", "21.07"),
        ("actual: 21.078", "actual: 21.078\n    actual: 21.079", "actual"),
        ("{{ viec_lam.percent }}", "{{ viec_lamm.percent }}", "viec_lamm"),
    ],
)
def test_a_bad_change_of_the_data_fails_the_build(runner: Runner, good: str, bad: str, said: str) -> None:
    file, before = runner.checkout / "data" / "2020.yaml", runner.artifacts()
    text = file.read_text("utf-8")
    assert good in text
    file.write_text(text.replace(good, bad, 1), "utf-8")
    try:
        code, output = runner.step(build_step())
    finally:
        file.write_text(text, "utf-8")
    assert code == 1, output
    assert re.search(rf"^data/2020\.yaml:\d+:\d+: .*{re.escape(said)}", output, re.MULTILINE), output
    assert "Traceback" not in output
    assert runner.artifacts() == before


@pytest.mark.parametrize("event", ["push", "pull_request"])
def test_a_change_of_data_templates_or_program_rebuilds_the_reports(event: str) -> None:
    paths = workflow("reports.yml")[True][event]["paths"]
    for folder in ("data", "templates", "src"):
        assert f"{folder}/**" in paths
    for file in ("pyproject.toml", "requirements.lock", ".github/workflows/reports.yml"):
        assert file in paths
        assert (ROOT / file).is_file()


def test_a_report_that_is_missing_fails_the_workflow() -> None:
    assert upload()["if-no-files-found"] == "error"


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_may_only_read_and_every_action_is_pinned(name: str) -> None:
    assert workflow(name)["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in workflow(name)["jobs"].values())
    used = [step["uses"] for step in steps(name) if "uses" in step]
    assert used
    assert [action for action in used if not re.fullmatch(r"[\w.-]+(/[\w.-]+)+@[0-9a-f]{40}", action)] == []


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_checkout_keeps_no_key_and_no_text_of_an_event_reaches_the_shell(name: str) -> None:
    for step in steps(name):
        assert "${{" not in step.get("run", "")
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def locked() -> dict[str, str]:
    """Return the version of each package in the lock, by its canonical name; a name stands once."""
    rows = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    pins = [row.split("==") for row in rows if not row.startswith("#")]
    names = [canonicalize_name(name) for name, _ in pins]
    assert names == sorted(set(names))
    return {name: version for name, (_, version) in zip(names, pins, strict=True)}


def needed() -> set[str]:
    """Return the canonical names of all packages that the program and its tests need, directly or not."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    rows = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    found: set[str] = set()
    while rows:
        requirement = Requirement(rows.pop())
        name = canonicalize_name(requirement.name)
        wanted = requirement.marker is None or requirement.marker.evaluate(RUNNER)
        if wanted and name not in found:
            found.add(name)
            rows += distribution(name).requires or []
    return found


def test_the_lock_has_a_version_for_each_package_that_is_needed_and_for_no_other() -> None:
    versions = locked()
    assert versions.keys() == needed()
    assert all(re.fullmatch(r"\d[\w.]*", version) for version in versions.values())


def test_the_lock_keeps_to_what_the_program_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = map(Requirement, [*project["dependencies"], *project["optional-dependencies"]["test"]])
    versions = locked()
    assert [str(each) for each in asked if versions[canonicalize_name(each.name)] not in each.specifier] == []
