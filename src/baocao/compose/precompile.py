"""Compiles the shipped templates: `python -m baocao.compose.precompile` renews `compose/compiled`."""

from __future__ import annotations

from pathlib import Path

import jinja2

from baocao.compose import compiled
from baocao.compose.templates import environment, files, source

FOLDER = Path(compiled.__file__).parent


def make() -> dict[str, str]:
    """Return the file names and texts of the modules that hold the shipped templates."""
    jinja, made = environment(FOLDER), {}  # no folder of a project: there are the shipped templates alone
    for name in sorted(files(FOLDER)):
        text, shown, _ = source(FOLDER, name)
        python = jinja.compile(text, name, shown, raw=True)
        made[f"{compiled.module(name, text)}.py"] = f"# {shown}, compiled by Jinja {jinja2.__version__}\n{python}\n"
    return made


if __name__ == "__main__":
    for _old in FOLDER.glob("t*.py"):
        _old.unlink()
    for _name, _text in make().items():
        (FOLDER / _name).write_text(_text, "utf-8")
