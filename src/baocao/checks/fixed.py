"""The words that a template prints itself, looked at as the prose of a year is."""

from __future__ import annotations

import re

from baocao.checks.language import RULES as LANGUAGE
from baocao.checks.language import shortened, words
from baocao.checks.registry import Rule, Subject, run
from baocao.checks.year import bound, kept, symbols
from baocao.checks.year.every import RULES as YEAR
from baocao.language.whole import NOTHING
from baocao.problems import Place, Problem
from baocao.source import Scalar

_COMMAND = re.compile(r"\{#.*?#\}|\{%.*?%\}", re.DOTALL)
_OF_PROSE = (
    bound.number_typed,
    kept.year_of_another_report,
    symbols.symbol_of_another_type,
    symbols.year_missing,
    symbols.citation_typed,
)
"""The rules over a year that look at typed words wherever they stand: numbers, years and documents."""
_OF_DATA = (words.decomposed_letters, shortened.undeclared_abbreviation)
"""The rules of language that only a data file can follow: it has bytes of its own, and declares abbreviations."""
RULES: tuple[Rule, ...] = (
    *(rule for rule in YEAR if rule.find in _OF_PROSE),
    *(rule for rule in LANGUAGE if rule.find not in _OF_DATA),
)
"""What is asked of a template."""


def problems(file: str, text: str, like: Subject) -> list[Problem]:
    """Return what is wrong with the fixed words of a template; `like` is a year, for the names that it declares.

    `text` is in NFC. No problem has a mend that a program makes: a template is a program itself.
    """
    subject = like._replace(node=_scalar(file, text), text=text, data=b"")
    return [each._replace(fix=()) for each in run(RULES, subject) if each.place.file == file]


def _scalar(file: str, text: str) -> Scalar:
    """Return a template's text as a value, its commands and remarks as letters that do not print."""
    starts = tuple((line, 1) for line in range(1, text.count("\n") + 2))
    return Scalar(_COMMAND.sub(_unprinted, text), Place(file, 1, 1), starts, quoted=True, block=False)


def _unprinted(command: re.Match[str]) -> str:
    return "".join("\n" if letter == "\n" else NOTHING for letter in command[0])
