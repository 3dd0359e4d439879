"""Problems as workflow commands: GitHub shows each beside its line in a pull request."""

from __future__ import annotations

from baocao.problems import Problem, Severity
from baocao.reporting import Report

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.MISSING: "notice"}


def render(report: Report) -> str:
    """Return a line for each problem."""
    return "".join(_command(each) for each in report.problems)


def _command(problem: Problem) -> str:
    place = problem.place
    properties = {"file": place.file}
    if place.line and not place.by_paragraph:
        properties |= {"line": str(place.line)} | ({"col": str(place.column)} if place.column else {})
    at = f" (đoạn {place.line})" if place.line and place.by_paragraph else ""
    properties["title"] = problem.code + at
    words = [problem.message, *(f"{each.place}: {each.message}" for each in problem.related)]
    if problem.hint:
        words.append(f"gợi ý: {problem.hint}")
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    said = _data("\n".join(words))
    return f"::{_COMMANDS[problem.severity]} {listed}::{said}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
