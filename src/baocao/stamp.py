"""Whether a report on disk is still what its inputs give, told without making it again.

The folder of the reports holds one small hidden file. For each report it records the digest of everything
the report depends on, the digest of the document, and the problems that were shown, to show them again.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from baocao import __version__
from baocao.output import OutputError, write_atomic
from baocao.problems import Place, Problem, Severity
from baocao.project import SIZE_LIMIT, Project, read, templates

NAME = ".baocao.json"


class Stamp(NamedTuple):
    """What is known of a report from the time it was made."""

    inputs: str
    output: str
    draft: bool
    problems: tuple[Problem, ...]


def digest(data: bytes) -> str:
    """Return the digest under which bytes are known here."""
    return sha256(data).hexdigest()


def inputs(project: Project, year: int, *, final: bool) -> str:
    """Return the digest of all that one report depends on: data, templates, program, options."""
    whole = sha256(f"{__version__} {year} {final}\0".encode())
    try:
        used = list(templates(project.root).values())
    except OSError as error:  # the build says so, and so no report carries this digest
        used = []
        whole.update(f"{error.errno}\0".encode())
    data = [project.file(each) for each in (year - 1, year, year + 1)] + [project.seal(year - 1), project.seal(year)]
    for path, most in (*((each, SIZE_LIMIT + 1) for each in data), *((each, -1) for each in used)):
        whole.update(f"{path.name}\0".encode(errors="surrogateescape") + _content(path, most) + b"\0")
    for line in _program(Path(__file__).parent):
        whole.update(line.encode())
    return whole.hexdigest()


def _content(path: Path, most: int) -> bytes:
    """Return the bytes of an input, or why there are none: a file that is absent, and one that cannot be read."""
    try:
        return read(path, most)
    except OSError as error:
        nowhere = isinstance(error, FileNotFoundError) and path.is_symlink()
        return f"{error.errno} {nowhere}".encode()


def _program(folder: Path) -> Iterator[str]:
    """Yield a line for each file of the program: its size and time tell whether it was replaced."""
    with os.scandir(folder) as found:
        for entry in sorted(found, key=lambda each: each.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _program(Path(entry.path))
            else:
                stat = entry.stat(follow_symlinks=False)  # an editor's lock is a link to nowhere
                yield f"{entry.name} {stat.st_size} {stat.st_mtime_ns}\0"


def fresh(folder: Path, name: str, wanted: str) -> Stamp | None:
    """Return the stamp of the report `name` if its inputs are `wanted` and the file is what was written."""
    stamp = _read(folder).get(name)
    if stamp is None or stamp.inputs != wanted:
        return None
    try:
        found = digest(read(folder / name))
    except OSError:
        return None
    return stamp if found == stamp.output else None


def known(folder: Path) -> dict[str, str]:
    """Return the digest of each report as it was last written into a folder, by its name."""
    return {name: stamp.output for name, stamp in _read(folder).items()}


def record(folder: Path, new: dict[str, Stamp]) -> None:
    """Keep the stamps of reports just written; a folder that takes no stamp only costs the next build its time."""
    kept = {name: stamp for name, stamp in _read(folder).items() if (folder / name).is_file()} | new
    text = json.dumps({name: _plain(stamp) for name, stamp in sorted(kept.items())})
    with contextlib.suppress(OutputError):
        write_atomic(folder / NAME, text.encode())


def _plain(stamp: Stamp) -> dict[str, Any]:
    problems = [{**problem._asdict(), "severity": problem.severity.value} for problem in stamp.problems]
    return {**stamp._asdict(), "problems": problems}


def _read(folder: Path) -> dict[str, Stamp]:
    """Return the stamps of a folder; none where the file is absent or not ours."""
    try:
        return {name: _stamp(entry) for name, entry in json.loads(read(folder / NAME)).items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return {}


def _stamp(entry: dict[str, Any]) -> Stamp:
    problems = tuple(map(_problem, entry["problems"]))
    return Stamp(_string(entry["inputs"]), _string(entry["output"]), bool(entry["draft"]), problems)


def _problem(entry: dict[str, Any]) -> Problem:
    file, line, column, path = entry["place"]
    place = Place(_string(file), int(line), int(column), tuple(map(_string, path)))
    code, message, hint = (_string(entry[key]) for key in ("code", "message", "hint"))
    return Problem(place, code, message, hint, Severity(entry["severity"]))


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
