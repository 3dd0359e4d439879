"""The workflow that rebuilds the reports: its steps, executed as they stand."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from checkout import check_out, environment, lock_as_installed, run
from conftest import ROOT
from repository import committed, git

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


def kept() -> dict[str, str]:
    """Return what the workflow keeps: the name of each artifact, and its path."""
    uploads = [step for step in steps("reports.yml") if step.get("uses", "").startswith("actions/upload-artifact@")]
    assert all(step["with"]["if-no-files-found"] == "error" for step in uploads)
    return {step["with"]["name"]: step["with"]["path"] for step in uploads}


class Runner:
    """A machine that executes the steps of the workflow in a checkout of a pull request."""

    def __init__(self, folder: Path) -> None:
        self.checkout = check_out(folder / "checkout")
        lock_as_installed(self.checkout)
        committed(self.checkout)
        git(self.checkout, "update-ref", "refs/remotes/origin/main", "HEAD")
        self.summary = folder / "summary.md"
        self.env = environment(folder / "venv") | {
            "BASE": "origin/main",
            "GITHUB_STEP_SUMMARY": str(self.summary),
        }
        self.script = folder / "step.sh"

    def step(self, lines: str) -> tuple[int, str]:
        """Return exit code and output of a step, executed as a runner does it: `bash -e` on a file of its lines."""
        self.script.write_text(lines, "utf-8")
        done = run(["bash", "-e", self.script], self.checkout, self.env)
        return done.returncode, done.stdout

    def artifacts(self) -> dict[str, bytes]:
        """Return the files that the workflow keeps."""
        return {path.name: path.read_bytes() for path in self.checkout.glob(kept()["bao-cao"])}

    def build(self) -> tuple[int, str]:
        """Return exit code and output of the steps of a build in their order, up to the first that fails."""
        said = ""
        for lines in build_steps():
            code, output = self.step(lines)
            said += output
            if code:
                return code, said
        return 0, said


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """Return a machine on which every step has run, in order, with success."""
    made = Runner(tmp_path_factory.mktemp("runner"))
    assert made.artifacts() == {}
    code, said = made.step(install_step())
    assert code == 0, said
    code, said = made.build()
    assert code == 0, said
    return made


def run_steps() -> list[str]:
    """Return the lines of each step that runs some, in the job that builds."""
    return [str(step["run"]) for step in workflow("reports.yml")["jobs"]["build"]["steps"] if "run" in step]


def install_step() -> str:
    return run_steps()[0]


def build_steps() -> list[str]:
    """Return the steps behind the installation: check, refuse, build, tell."""
    found = run_steps()[1:]
    assert [len(each.splitlines()) for each in found] == [1, 1, 1, 2]
    return found


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
    before = runner.artifacts()
    with changed(runner, good, bad):
        code, output = runner.build()
    assert code == 1, output
    assert re.search(rf"^::error file=data/2020\.yaml,line=\d+,.*{re.escape(said)}", output, re.MULTILINE), output
    assert re.search(rf"^data/2020\.yaml:\d+:\d+: .*{re.escape(said)}", output, re.MULTILINE), output
    assert "Traceback" not in output
    assert runner.artifacts() == before


@contextmanager
def changed(runner: Runner, old: str, new: str) -> Iterator[None]:
    """Change the data of the checkout for a while."""
    file = runner.checkout / "data" / "2020.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    try:
        yield
    finally:
        file.write_text(text, "utf-8")


def test_conflict_marks_left_in_the_data_have_an_error_of_their_own(runner: Runner) -> None:
    marks = "<<<<<<< HEAD\n    actual: 21.078\n=======\n    actual: 21.100\n>>>>>>> phòng-việc-làm"
    with changed(runner, "    actual: 21.078", marks):
        code, output = runner.build()
    assert code == 1
    assert output.count("::error file=data/2020.yaml") >= 3
    assert "BC128" in output
    assert "hai người cùng sửa chỗ này và chưa gộp xong" in output


def test_a_pull_request_is_told_what_it_changes(runner: Runner) -> None:
    runner.summary.unlink(missing_ok=True)
    with changed(runner, "actual: 21.078", "actual: 23.187"):
        code, output = runner.build()
    assert code == 0, output
    told = (runner.checkout / kept()["bao-cao-diff"]).read_text("utf-8")
    assert "| 21.078 người | 23.187 người | tăng 2.109 người; so với kế hoạch 91,6% → 100,8%" in told
    assert runner.summary.read_text("utf-8") == told
    assert "không thay đổi" not in told


def test_a_change_that_changes_no_data_is_told_as_none(runner: Runner) -> None:
    code, _ = runner.step(build_steps()[-1])
    assert code == 0
    assert (runner.checkout / kept()["bao-cao-diff"]).read_text("utf-8") == "Số liệu và lời văn không thay đổi.\n"


@pytest.mark.parametrize("event", ["push", "pull_request"])
def test_a_change_of_data_templates_or_program_rebuilds_the_reports(event: str) -> None:
    paths = workflow("reports.yml")[True][event]["paths"]
    for folder in ("data", "templates", "src"):
        assert f"{folder}/**" in paths
    for file in ("pyproject.toml", "requirements.lock", ".github/workflows/reports.yml"):
        assert file in paths
        assert (ROOT / file).is_file()


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_may_only_read_and_every_action_is_pinned(name: str) -> None:
    assert workflow(name)["permissions"] == {"contents": "read"}
    more = {key: job["permissions"] for key, job in workflow(name)["jobs"].items() if "permissions" in job}
    assert more == ({"comment": {"pull-requests": "write"}} if name == "reports.yml" else {})
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


def test_what_writes_runs_no_code_of_the_pull_request() -> None:
    job = workflow("reports.yml")["jobs"]["comment"]
    assert [step.get("uses", "").partition("@")[0] for step in job["steps"]] == ["actions/download-artifact", ""]
    assert job["steps"][1]["run"].startswith("gh pr comment ")


def test_an_auditor_of_workflows_finds_nothing() -> None:
    program = shutil.which("zizmor", path=str(Path(sys.executable).parent)) or shutil.which("zizmor")
    if program is None:
        pytest.skip("needs zizmor, which has no build for this machine")
    command = [program, "--offline", "--no-progress", "--quiet", str(FOLDER)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_the_hooks_for_pre_commit_call_commands_that_are_there() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["entry"] for hook in hooks] == ["baocao check --severity error", "baocao check --fix --severity error"]
    for hook in hooks:
        assert re.search(hook["files"], "data/2020.yaml")
        assert hook["pass_filenames"] is False


def test_the_pipeline_for_gitlab_is_read_as_jobs_that_call_the_program() -> None:
    pipeline = yaml.safe_load((ROOT / "docs" / "ci" / "gitlab-ci.yml").read_text("utf-8"))
    assert [job for job in pipeline["stages"] if "script" not in pipeline[job]] == []
    lines = " ".join(line for job in ("check", "build") for line in pipeline[job]["script"])
    assert set(re.findall(r"baocao (\w+)", lines)) == {"check", "build", "diff"}
