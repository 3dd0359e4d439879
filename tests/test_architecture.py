"""The shape of the program: imports point down only, and each library has one door."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "src" / "baocao"

LEVELS = (
    ("problems", "passages", "decree30", "expressions", "footnotes", "remember", "language"),
    ("notation", "markdown", "project", "manuals", "git"),
    ("output", "source", "reporting", "blocks", "values"),
    ("scores",),
    ("model", "stamp", "waivers", "sheets"),
    ("shape", "scope"),
    ("schema", "status", "loader", "compose", "word", "compare", "audit"),
    ("parts",),
    ("checks", "seal"),
    ("starter", "years", "catalog", "verify", "rereading"),
    ("sealing",),
    ("review", "slip", "repair", "editing"),
    ("survey", "build", "history", "stale"),
    ("mending",),
    ("batch",),
    ("watch",),
    ("cli",),
    ("__main__",),
)
"""Rooms from the ground up; a room imports from lower floors only, and from itself."""

AUDIT_LEVELS = (("reading",), ("meaning", "said"), ("document",), ("binding",), ("tables",), ("rules",))
"""The same inside the audit."""

LIBRARIES = {
    "openpyxl": "sheets",
    "yaml": "source",
    "jinja2": "compose",
    "docx": "word",
    "lxml": "word",
    "typer": "cli",
}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        relative = path.relative_to(PACKAGE)
        yield relative.parts[0].removesuffix(".py"), path


def imported(path: Path) -> Iterator[str]:
    """Yield every dotted name that a file imports, wherever the import stands in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def floor(room: str, levels: tuple[tuple[str, ...], ...] = LEVELS) -> int:
    return next(level for level, rooms in enumerate(levels) if room in rooms)


def test_every_room_has_a_floor() -> None:
    rooms = {room for room, _ in modules()} - {"__init__"}
    assert rooms == {room for rooms in LEVELS for room in rooms}


def test_imports_point_down_only() -> None:
    upward = [
        f"{path.relative_to(PACKAGE)} imports baocao.{there}"
        for room, path in modules()
        if room != "__init__"
        for name in imported(path)
        if name.startswith("baocao.") and (there := name.split(".")[1]) not in ("__version__", room)
        if floor(there) >= floor(room)
    ]
    assert upward == []


def test_imports_inside_the_audit_point_down_only() -> None:
    within = "baocao.audit."
    upward = [
        f"{path.relative_to(PACKAGE)} imports {name}"
        for path in sorted((PACKAGE / "audit").rglob("*.py"))
        if (room := path.relative_to(PACKAGE / "audit").parts[0].removesuffix(".py")) != "__init__"
        for name in imported(path)
        if name.startswith(within) and (there := name.split(".")[2]) != room
        if floor(there, AUDIT_LEVELS) >= floor(room, AUDIT_LEVELS)
    ]
    assert upward == []


def test_each_library_has_one_door() -> None:
    users: dict[str, set[str]] = {library: set() for library in LIBRARIES}
    for room, path in modules():
        for name in imported(path):
            if (library := name.split(".")[0]) in users:
                users[library].add(room)
    assert users == {library: {room} for library, room in LIBRARIES.items()}


def test_the_wheel_names_every_package() -> None:
    named = tomllib.loads((PACKAGE.parents[1] / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]
    found = {".".join(("baocao", *path.parent.relative_to(PACKAGE).parts)) for path in PACKAGE.rglob("*.py")}
    assert sorted(named) == sorted(found | {"baocao.templates"})


def test_no_file_outgrows_a_reader() -> None:
    long = {
        str(path.relative_to(PACKAGE)): n
        for _, path in modules()
        if (n := len(path.read_text("utf-8").splitlines())) > 420
    }
    assert long == {}
