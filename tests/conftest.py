"""What the tests share: the repository's own reports, made once."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from baocao.build import Made, make
from baocao.project import Project
from baocao.years import Years

settings.register_profile("office", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("office")
ROOT = Path(__file__).parents[1]
signal.signal(signal.SIGINT, signal.default_int_handler)
"""What a shell starts in the background ignores the interrupt, and so do its children: those that the tests interrupt
would run for ever."""


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the repository, which is a report project."""
    return ROOT


@pytest.fixture(scope="session")
def made() -> dict[int, Made]:
    """Return the reports of both years."""
    years = Years(Project(ROOT))
    return {year: make(years, year, final=False, step=lambda _: None) for year in (2020, 2021)}


@pytest.fixture(scope="session")
def reports(made: dict[int, Made]) -> dict[int, bytes]:
    """Return the Word files of both years."""
    return {year: report.data for year, report in made.items() if report.data}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small report project of one year that may be changed at will."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "2020.yaml").write_text(SMALL, "utf-8")
    return tmp_path


SMALL = (Path(__file__).parent / "small.yaml").read_text("utf-8")
"""A whole year in a few lines, with one of everything."""
