"""What can be wrong, and where: the two values that every room shares."""

from __future__ import annotations

import enum
from typing import NamedTuple


class Place(NamedTuple):
    """A point in a file of the project, in the author's coordinates.

    `file` is relative to the project's root, with `/`; `line` and `column` count from 1, in
    characters of the NFC text, and a `line` of 0 means the file as a whole. `path` names the
    value in the data, outermost key first: `("indicators", "viec_lam", "actual")`.
    """

    file: str
    line: int = 0
    column: int = 0
    path: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return `data/2020.yaml:112:14`, or less where less is known."""
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"


class Severity(enum.Enum):
    """How much a problem weighs: only an ERROR stops a build."""

    ERROR = "error"
    WARNING = "warning"
    MISSING = "missing"


class Related(NamedTuple):
    """Another place that a problem is about, and what stands there, in Vietnamese."""

    place: Place
    message: str


class Edit(NamedTuple):
    """A change of a file's text: `old` stands at `place` and `new` is to; a rule's mend keeps to one line."""

    place: Place
    old: str
    new: str


class Problem(NamedTuple):
    """One fault, said in Vietnamese: `message` is the cause in a sentence, `hint` the mend."""

    place: Place
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    related: tuple[Related, ...] = ()
    """The other places that the cause speaks of, in the order of the file."""
    fix: tuple[Edit, ...] = ()
    """The certain mend; empty where a person must choose."""
