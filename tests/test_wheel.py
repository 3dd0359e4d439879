"""The wheel: all that the program needs is in it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from checkout import check_out, environment, run
from conftest import ROOT


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return environment(tmp_path_factory.mktemp("environment") / "venv")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, env: dict[str, str]) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    checkout = check_out(folder / "checkout")
    done = run(["python", "-m", "pip", "wheel", "--no-deps", "-w", folder, "."], checkout, env)
    assert done.returncode == 0, done.stdout
    (made,) = folder.glob("*.whl")
    return made


def test_a_wheel_holds_every_file_of_the_program_and_every_template(wheel: Path) -> None:
    source = ROOT / "src"
    program = {
        path.relative_to(source).as_posix()
        for path in (source / "baocao").rglob("*")
        if path.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in path.parts)
    }
    templates = {f"baocao/templates/{path.name}" for path in (ROOT / "templates").glob("*.j2")}
    assert {"baocao/py.typed", "baocao/cli/__init__.py"} <= program
    assert len(templates) >= 2
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == program | templates


def test_an_installed_wheel_makes_the_same_report_from_data_alone(
    wheel: Path, env: dict[str, str], reports: dict[int, bytes], tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    for file in (ROOT / "data").glob("*.yaml"):
        (tmp_path / "data" / file.name).write_bytes(file.read_bytes())
    installed = run(["python", "-m", "pip", "install", "--no-deps", wheel], tmp_path, env)
    assert installed.returncode == 0, installed.stdout
    where = run(["python", "-c", "import baocao; print(baocao.__file__)"], tmp_path, env)
    assert "site-packages" in Path(where.stdout).parts
    done = run(["baocao", "build", "2020"], tmp_path, env)
    assert done.returncode == 0, done.stdout
    assert done.stdout.rstrip().endswith("Đã viết build/bao-cao-2020.docx.")
    assert (tmp_path / "build" / "bao-cao-2020.docx").read_bytes() == reports[2020]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "data"]
