"""Showing problems: to a person, with the line itself and a caret; and to programs, in the formats that they read.

`shown` is the door for a command; `as_text`, `as_list` and `summary` are the pieces of its text.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from baocao.problems import Problem, Waived
from baocao.reporting.order import in_order
from baocao.reporting.text import as_list, as_text, summary

if TYPE_CHECKING:
    from baocao.manuals import Manual

__all__ = ["FORMATS", "Report", "as_list", "as_text", "in_order", "shown", "summary"]

FORMATS = {"text": "page", "json": "json_format", "sarif": "sarif", "github": "github", "junit": "junit"}
"""The formats by their names, each with the module that renders it."""


class Report(NamedTuple):
    """What is to be shown."""

    problems: Sequence[Problem]
    texts: Mapping[str, str]
    """The text of each file that was looked at, by the name that its places carry; of a document, a line for
    each of its paragraphs."""
    manuals: Mapping[str, Manual]
    """What each code that could have been given demands: for titles, SARIF and JUnit."""
    waived: Sequence[Waived] = ()


def shown(report: Report, form: str = "text", *, color: bool = False, width: int = 80) -> str:
    """Return a report in one of the FORMATS, in order, ending with a line end; `color` and `width` matter to text."""
    module = importlib.import_module(f"baocao.reporting.{FORMATS[form]}")  # a format costs nothing where it is not used
    ordered = report._replace(problems=in_order(report.problems), waived=_sorted(report.waived))
    text: str = module.render(ordered, color=color, width=width) if form == "text" else module.render(ordered)
    return text


def _sorted(waived: Sequence[Waived]) -> list[Waived]:
    ranks = {problem: rank for rank, problem in enumerate(in_order(each.problem for each in waived))}
    return sorted(waived, key=lambda each: ranks[each.problem])
