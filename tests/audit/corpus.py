"""The corpus of the audit: passages in files by kind, and what is to be found in each.

A file of `tests/cases/audit/` holds passages, each under a line `=== BC801 1 “91,6%”`: code, number of the paragraph,
the text at the place; ` có khả năng` behind it where the finding is likely and not certain; several findings are
parted by ` + `. Under `=== im lặng` nothing is to be found.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from baocao.audit import audit
from baocao.audit.reading import texts
from baocao.problems import Severity

FOLDER = Path(__file__).parents[1] / "cases" / "audit"
_NUMBER = re.compile(r"-\d+$")
"""What tells the files of one kind apart."""
_EXPECTED = re.compile(r"(?P<code>BC8\d\d) (?P<paragraph>\d+) “(?P<text>[^”]+)”(?P<likely> có khả năng)?")


class Found(NamedTuple):
    """A finding, or what is expected of one."""

    code: str
    paragraph: int
    text: str
    sure: bool


class Example(NamedTuple):
    """One passage of the corpus."""

    kind: str
    line: int
    text: str
    expected: tuple[Found, ...]


def examples(folder: Path = FOLDER) -> Iterator[Example]:
    """Yield the passages of every file."""
    for file in sorted(folder.glob("*.txt")):
        yield from _examples(file)


def _examples(file: Path) -> Iterator[Example]:
    head, rows, at = "", [], 0
    for number, row in enumerate([*file.read_text("utf-8").splitlines(), "=== "], 1):
        if not row.startswith("=== "):
            rows.append(row)
            continue
        if head:
            yield Example(file.stem, at, "\n".join(rows) + "\n", _expected(head, f"{file.name}:{at}"))
        head, rows, at = row[4:].strip(), [], number


def _expected(head: str, where: str) -> tuple[Found, ...]:
    if head == "im lặng":
        return ()
    matches = [_EXPECTED.fullmatch(each) for each in head.split(" + ")]
    assert all(matches), f"{where}: a head is “im lặng” or CODE PARAGRAPH “text”"
    return tuple(Found(m["code"], int(m["paragraph"]), m["text"], not m["likely"]) for m in matches if m)


def found(text: str) -> tuple[Found, ...]:
    """Return what the audit finds in a passage, with the text at each place."""
    passages = texts.passages(text.encode(), markdown=False)
    lines = {passage.number: passage.text for passage in passages}
    return tuple(
        Found(
            each.code, each.place.line, lines[each.place.line][each.place.column - 1 :], each.severity is Severity.ERROR
        )
        for each in audit(passages, "passage.txt")
    )


def matches(wanted: Found, seen: Found) -> bool:
    """Return whether a finding is the one that is wanted."""
    return wanted._replace(text="") == seen._replace(text="") and seen.text.startswith(wanted.text)


class Score(NamedTuple):
    """How a kind of contradiction is found: planted ones, found ones, findings that are none; passages without any."""

    planted: int
    found: int
    wrong: int
    clean: int

    @property
    def precision(self) -> str:
        """Return the part of the findings that are contradictions."""
        return f"{self.found / (self.found + self.wrong):.2f}" if self.found + self.wrong else "–"

    @property
    def recall(self) -> str:
        """Return the part of the contradictions that are found."""
        return f"{self.found / self.planted:.2f}" if self.planted else "–"


def scores(folder: Path = FOLDER) -> dict[str, Score]:
    """Return the score of each kind, in the order of the files, and of all of them under `tất cả`."""
    by_kind: dict[str, list[Score]] = defaultdict(list)
    for example in examples(folder):
        seen = found(example.text)
        hits = [wanted for wanted in example.expected if any(matches(wanted, each) for each in seen)]
        stray = [each for each in seen if not any(matches(wanted, each) for wanted in example.expected)]
        by_kind[_NUMBER.sub("", example.kind)].append(
            Score(len(example.expected), len(hits), len(stray), not example.expected)
        )
    added = {kind: Score(*map(sum, zip(*rows, strict=True))) for kind, rows in by_kind.items()}
    return added | {"tất cả": Score(*map(sum, zip(*added.values(), strict=True)))}


def table(folder: Path = FOLDER) -> str:
    """Return the scores as the table of the README."""
    rows = [
        "| kind | planted | found | wrong findings | passages without one | precision | recall |",
        "|---|---|---|---|---|---|---|",
    ]
    rows += [
        f"| {kind} | {' | '.join(map(str, score))} | {score.precision} | {score.recall} |"
        for kind, score in scores(folder).items()
    ]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    import sys

    print(table(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER), end="")
