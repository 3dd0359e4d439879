"""What a rule over the data is: a code, a severity, and a small generator whose docstring is its manual."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from baocao.model import Year
from baocao.problems import Edit, Place, Problem, Related, Severity
from baocao.remember import remembered
from baocao.source import Node

if TYPE_CHECKING:
    from baocao.manuals import Manual


class Subject(NamedTuple):
    """What the rules look at: a year as it was read, with the file that it was read from and its neighbours."""

    year: Year
    node: Node
    """The file's values as the author wrote them, each with its place."""
    text: str
    """The file's text in NFC with LF at the end of every line: what `Place` counts in."""
    previous: Year | None = None
    """The year before, where it has a readable file."""
    following: Year | None = None
    """The year after, whose plan the report of this year prints."""
    data: bytes = b""
    """The file's own bytes, for what the text in NFC no longer shows."""

    def __hash__(self) -> int:
        """Return the hash of the text, which all else of the year follows from."""
        return hash(self.text)


class Finding(NamedTuple):
    """What a rule finds: a problem that does not know its code and severity yet."""

    place: Place
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()
    fix: tuple[Edit, ...] = ()


class Rule(NamedTuple):
    """A rule over one year; the docstring of `find`, in Vietnamese, is its manual and begins with its title."""

    code: str
    severity: Severity
    find: Callable[[Subject], Iterator[Finding]]
    beside: bool = False
    """It looks at the years beside, which others are not shown."""

    @property
    def manual(self) -> Manual:
        """Return what the rule demands, as its docstring says."""
        import inspect  # noqa: PLC0415  a build asks for no manual

        from baocao.manuals import parse  # noqa: PLC0415

        return parse(self.code, self.severity, inspect.getdoc(self.find) or "")

    def problems(self, subject: Subject) -> Iterator[Problem]:
        """Yield what the rule finds in one year, as problems."""
        for place, message, hint, related, fix in self.find(subject):
            yield Problem(place, self.code, message, hint, self.severity, related, fix)


def registry(*rules: Rule) -> tuple[Rule, ...]:
    """Return the rules in the order of their codes; a code used twice is an error."""
    if len({rule.code for rule in rules}) != len(rules):
        raise ValueError("a code is used twice")
    return tuple(sorted(rules, key=lambda rule: rule.code))


def run(rules: tuple[Rule, ...], subject: Subject) -> list[Problem]:
    """Return what the rules find in one year, rule by rule; those that look at it alone are shown no other."""
    alone = subject._replace(previous=None, following=None)
    known = iter(_found_alone(rules, alone))
    found = (rule.problems(subject) if rule.beside else next(known) for rule in rules)
    return list(chain.from_iterable(found))


@remembered(16, same=1)
def _found_alone(rules: tuple[Rule, ...], subject: Subject) -> tuple[tuple[Problem, ...], ...]:
    """Return what each rule finds that looks at no other year: a year that has not changed is not judged again."""
    return tuple([tuple(rule.problems(subject)) for rule in rules if not rule.beside])
