"""The names of files as another folder has them: a code host counts from the top of the repository."""

from __future__ import annotations

import posixpath

from baocao.problems import Place, Problem
from baocao.reporting import Report


def under(report: Report, prefix: str) -> Report:
    """Return a report whose files are named from a folder above: `prefix` leads from there to where they are now.

    A name that leads out of that folder, or that counts from no folder, stays.
    """
    problems, texts, _, waived = report
    return report._replace(
        problems=[_problem(each, prefix) for each in problems],
        texts={_name(file, prefix): text for file, text in texts.items()},
        waived=[
            each._replace(problem=_problem(each.problem, prefix), place=_place(each.place, prefix)) for each in waived
        ],
    )


def _problem(problem: Problem, prefix: str) -> Problem:
    return problem._replace(
        place=_place(problem.place, prefix),
        related=tuple(each._replace(place=_place(each.place, prefix)) for each in problem.related),
        fix=tuple(each._replace(place=_place(each.place, prefix)) for each in problem.fix),
    )


def _place(place: Place, prefix: str) -> Place:
    return place._replace(file=_name(place.file, prefix))


def _name(file: str, prefix: str) -> str:
    name = posixpath.normpath(prefix + file)
    return file if file.startswith("/") or name.startswith("../") else name
