"""What the rules share: what a rule is, and how a demand is cited."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from baocao import decree30
from baocao.decree30 import Level
from baocao.parts import Placed, Sheet, text_width
from baocao.problems import Severity

if TYPE_CHECKING:
    from baocao.manuals import Manual

__all__ = [
    "TEXT",
    "Finding",
    "Found",
    "Level",
    "Placed",
    "Rule",
    "Scope",
    "Sheet",
    "say",
    "shown",
    "shown_range",
    "source",
    "text_width",
    "undashed",
    "written",
]

TEXT = ("NoiDung", "GachDauDong", "Khoan", "Diem")
"""The parts of running text, in which single words may be set apart."""


class Finding(NamedTuple):
    """A fault of one place; equal faults of one part become one problem."""

    item: Placed | None
    """Where it is; None where it is the file's or a section's."""
    fault: str
    """In Vietnamese; it goes on from the name of the part."""
    hint: str
    level: Level | None = None
    """Where the demand comes from, if not from where the rule's own does."""
    alike: str = ""
    """Faults with the same words here are one, in whatever part they are."""
    near: Placed | None = None
    """Where a remark on it hangs that is on no part: the beginning of a section, the end of the text."""


Found = Iterator[Finding]


class Scope(enum.Enum):
    """Which files a rule is for."""

    EVERY = "every"
    OWN = "own"
    """What this program has written: the demands of its own house."""
    OTHERS = "others"
    """What a person has written: our own writer cannot make the fault, or does so on purpose."""


class Rule(NamedTuple):
    """A rule over a document; the docstring of `find`, in Vietnamese, is its manual and begins with its title."""

    code: str
    find: Callable[[Sheet], Found]
    clause: str = ""
    """Of Annex I, part I; empty where the decree says nothing."""
    level: Level = Level.LAW
    scope: Scope = Scope.EVERY
    alone: bool = False
    """Of a file of our own it judges each paragraph of the body by itself, and is shown no other."""
    about: tuple[str, ...] = ()
    """The parts that it judges; it does not apply where none of them is there. Empty: it always applies."""

    @property
    def severity(self) -> Severity:
        """Return what its faults weigh: only what the law says is an error."""
        return Severity.ERROR if self.level is Level.LAW else Severity.WARNING

    @property
    def manual(self) -> Manual:
        """Return what the rule demands, as its docstring says."""
        import inspect  # noqa: PLC0415  a build asks for no manual

        from baocao.manuals import parse  # noqa: PLC0415

        return parse(self.code, self.severity, inspect.getdoc(self.find) or "")


def say(item: Placed | None, fault: str) -> str:
    """Return a fault as a sentence that begins with where it is."""
    return f"{item}: {fault}" if item is not None else fault[:1].upper() + fault[1:]


def written(item: Placed) -> str:
    """Return the text of a part without spaces around it; those at which no line breaks are like any other."""
    return item.text.strip().replace("\u00a0", " ")


def undashed(item: Placed) -> str:
    """Return the text of an item of a list without its dash, well written or not."""
    return item.text.lstrip("-–—+• \t\u00a0")


def source(clause: str, level: Level = Level.LAW) -> str:
    """Return where a demand comes from, as the end of a sentence."""
    if level is Level.LAW and clause:
        return f"theo Phụ lục I, phần I, mục {clause}, Nghị định 30/2020/NĐ-CP"
    if level is Level.FORM:
        return "theo mẫu trình bày văn bản, Phụ lục III, Nghị định 30/2020/NĐ-CP (không phải quy định bắt buộc)"
    return "theo quy ước của mẫu này (Nghị định 30/2020/NĐ-CP không quy định)"


_MOST = 9999.0
"""What a file may state beyond this is absurd, and shown as this."""


def shown(value: float) -> str:
    """Return a measure in Vietnamese notation: `12,7`, `14`."""
    return f"{min(max(value, -_MOST), _MOST):.1f}".replace(".", ",").removesuffix(",0")


def shown_range(permitted: decree30.Range) -> str:
    """Return a permitted range: `13-14`, or `13`."""
    low, high = shown(permitted.low), shown(permitted.high)
    return low if low == high else f"{low}-{high}"
