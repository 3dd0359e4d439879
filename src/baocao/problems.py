"""What can be wrong, and where: the two values that every room shares."""

# No `from __future__ import annotations`: typing compiles each annotation that is a string, which a start would pay.
import enum
import re
from typing import NamedTuple

AWAITED = "BC601"
"""The code of a value of the report that is not known yet."""
_NUMBER = re.compile(r"\d+")
_BY_PARAGRAPH = (".docx", ".txt", ".md")


class Place(NamedTuple):
    """A point in a file of the project, in the author's coordinates.

    `file` is relative to the project's root, with `/`; `line` and `column` count from 1, in
    characters of the NFC text, and a `line` of 0 means the file as a whole. `path` names the
    value in the data, outermost key first: `("indicators", "viec_lam", "actual")`. In a document,
    which has no lines, `line` is the number of the paragraph, counting those that print something.
    """

    file: str
    line: int = 0
    column: int = 0
    path: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return `data/2020.yaml:112:14`, or less where less is known; of a document `bao-cao.docx, đoạn 12`."""
        if not self.line:
            return self.file
        if self.by_paragraph:
            return f"{self.file}, đoạn {self.line}"
        return f"{self.file}:{self.line}:{self.column}" if self.column else f"{self.file}:{self.line}"

    @property
    def by_paragraph(self) -> bool:
        """Return whether `line` counts paragraphs: a document's do, a data file's and a template's do not."""
        return self.file.lower().endswith(_BY_PARAGRAPH)


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

    @property
    def identity(self) -> tuple[str, str, tuple[str, ...], str]:
        """Return what tells it from other problems wherever its line has moved to."""
        return self.place.file, self.code, self.place.path, _NUMBER.sub("#", self.message)


class Waived(NamedTuple):
    """A problem that the office lets stand, with its reason and where it is given."""

    problem: Problem
    reason: str
    place: Place
