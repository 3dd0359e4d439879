"""What a code of the program demands, for the office: title, why, an example that fails, the mend.

A rule has its manual in the docstring of the function that finds; the codes of reading, loading and building have
theirs in the `.txt` files here, each text under a line `# BC101 error`. Both are written in one form:

    Tên của quy tắc, một câu, nói điều phải đúng.

    Vì sao: …

    Ví dụ sai:

        actual: …

    Cách sửa: …
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from baocao.problems import Severity

_FORM = re.compile(
    r"(?P<title>.+?)(?:\n\nVì sao:(?P<why>.+?)\n\nVí dụ sai:(?P<example>.+?)\n\nCách sửa:(?P<mend>.+))?", re.DOTALL
)
_HEAD = re.compile(r"^# (BC\d{3}) (error|warning|missing)\n", re.MULTILINE)


class Manual(NamedTuple):
    """What one code demands, in Vietnamese."""

    code: str
    severity: Severity
    """What it weighs as a rule; a single problem of the code may weigh less."""
    title: str
    """One sentence, on one line: what must hold."""
    why: str
    example: str
    """Lines of a data file or a template, or words, that give a problem of this code."""
    mend: str


class MalformedManual(ValueError):
    """A text that is not in the form of a manual; found by the tests, since every text ships with the program."""


def parse(code: str, severity: Severity, text: str) -> Manual:
    """Return the manual that a text in the form above says; raises MalformedManual."""
    match = _FORM.fullmatch(text.strip())
    if match is None:
        raise MalformedManual(f"{code}: needs a title, then 'Vì sao:', 'Ví dụ sai:' and 'Cách sửa:'")
    title, why, example, mend = match.groups(default="")
    return Manual(code, severity, " ".join(title.split()), _prose(why), _lines(example), _prose(mend))


def _prose(text: str) -> str:
    """Return paragraphs of one line each; an indented line keeps its place."""
    parts = (part if part.startswith("    ") else " ".join(part.split()) for part in text.strip().split("\n\n"))
    return "\n\n".join(parts)


def _lines(text: str) -> str:
    """Return the example without its margin."""
    rows = text.strip("\n").rstrip().split("\n")
    margin = min((len(row) - len(row.lstrip(" ")) for row in rows if row.strip()), default=0)
    return "\n".join(row[margin:] for row in rows)


def shipped() -> Iterator[Manual]:
    """Yield the manuals of the codes that no rule gives, in the order of the files."""
    for file in sorted(Path(__file__).parent.glob("*.txt")):
        parts = _HEAD.split(file.read_text("utf-8"))[1:]
        for code, severity, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            yield parse(code, Severity(severity), text)
