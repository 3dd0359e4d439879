"""Problems as JSON, for programs of the office; `docs/problems.schema.json` is the contract."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from baocao import __version__
from baocao.manuals import Manual
from baocao.problems import Edit, Place, Problem, Related, Severity
from baocao.reporting import Report

FORM = 1
"""Grows when a reader of the earlier form could no longer read what is written."""


def render(report: Report) -> str:
    """Return one object with every problem, and those that are waived with their reasons."""
    problems, texts, manuals, waived = report
    counts = Counter(problem.severity for problem in problems)
    whole = {
        "form": FORM,
        "tool": {"name": "baocao", "version": __version__},
        "files": sorted(texts),
        "counts": {**{severity.value: counts[severity] for severity in Severity}, "waived": len(waived)},
        "problems": [_problem(each, manuals) for each in problems],
        "waived": [
            {**_problem(each.problem, manuals), "reason": each.reason, "reason_place": _place(each.place)}
            for each in waived
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _problem(problem: Problem, manuals: Mapping[str, Manual]) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "title": manuals[problem.code].title if problem.code in manuals else "",
        "message": problem.message,
        "hint": problem.hint,
        "place": _place(problem.place),
        "related": [_related(each) for each in problem.related],
        "fix": [_edit(each) for each in problem.fix],
    }


def _place(place: Place) -> dict[str, Any]:
    """Return a place; what is not known is null."""
    return {
        "file": place.file,
        "unit": "paragraph" if place.by_paragraph else "line",
        "line": place.line or None,
        "column": place.column or None,
        "path": list(place.path),
    }


def _related(related: Related) -> dict[str, Any]:
    return {"place": _place(related.place), "message": related.message}


def _edit(edit: Edit) -> dict[str, Any]:
    return {"place": _place(edit.place), "old": edit.old, "new": edit.new}
