"""Judges one Word file that anybody made: its bytes to what of the decree it does not keep."""

from __future__ import annotations

from typing import NamedTuple

from baocao import word
from baocao.checks.word_format import others
from baocao.checks.word_format.judging import Told
from baocao.parts import Sheet
from baocao.parts.lines import lines
from baocao.parts.recognise import NotJudgedError, recognise
from baocao.problems import Problem


class Unjudged(ValueError):
    """A file that cannot be judged, or that the decree is not for; `str()` says why in Vietnamese."""


class Verdict(NamedTuple):
    """What was found in one file."""

    sheet: Sheet
    found: tuple[Told, ...]
    text: str
    """A line for each paragraph that prints something."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong."""
        return tuple(each.problem for each in self.found)


def verify(data: bytes, file: str) -> Verdict:
    """Return what is wrong with a Word file, whose name is shown.

    Raises:
        Unjudged: it is no readable Word file, no administrative document, or one of the Party.
    """
    try:
        observed = word.read(data)
        sheet = recognise(observed)
    except (word.NotWordError, NotJudgedError) as error:
        raise Unjudged(str(error)) from error
    return Verdict(sheet, tuple(others.verify(sheet, file)), _text(sheet))


def _text(sheet: Sheet) -> str:
    """Return the paragraphs that print something, one a line."""
    rows = (line.paragraph.text for line in lines(sheet.observed.sections) if line.number)
    return "\n".join(row.replace("\n", " ") for row in rows)
