"""Problems as JUnit XML: a suite for each file, a case for each rule, so that a mended rule is seen to pass."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from baocao.problems import Severity
from baocao.reporting import Report
from baocao.reporting.terminal import safe
from baocao.reporting.text import as_text


def render(report: Report) -> str:
    """Return one `testsuites` element; a value that is only awaited fails nothing."""
    root = ET.Element("testsuites", {"name": "baocao"})
    named = (each.place.file for each in (*report.problems, *(each.problem for each in report.waived)))
    for file in sorted({*report.texts, *named}):
        here = [each for each in report.problems if each.place.file == file and each.severity is not Severity.MISSING]
        let = [each for each in report.waived if each.problem.place.file == file]
        _suite(root, file, report._replace(problems=here, waived=let))
    for suite in (root, *root):
        counts = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}
        suite.attrib |= {name: str(len(list(suite.iter(tag)))) for name, tag in counts.items()}
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: ET.Element, file: str, report: Report) -> None:
    """Add the suite of one file, whose problems are all that `report` has."""
    suite = ET.SubElement(root, "testsuite", {"name": _clean(file)})
    given = (each.code for each in (*report.problems, *(each.problem for each in report.waived)))
    for code in sorted({*report.manuals, *given}):
        title = f"{code} {report.manuals[code].title}" if code in report.manuals else code
        case = ET.SubElement(suite, "testcase", {"name": title, "classname": _clean(file), "file": _clean(file)})
        failures = [each for each in report.problems if each.code == code]
        if failures:
            words = failures[0].message if len(failures) == 1 else f"{len(failures)} chỗ; {failures[0].message}"
            failure = ET.SubElement(case, "failure", {"type": code, "message": _clean(words)})
            failure.text = _clean_lines(as_text(failures, report.texts, width=120))
        reasons = [f"{each.problem.place}: {each.reason}" for each in report.waived if each.problem.code == code]
        if reasons and not failures:
            ET.SubElement(case, "skipped", {"message": _clean("đã cho phép: " + "; ".join(reasons))})


def _clean(text: str) -> str:
    """Return text that XML can hold."""
    return safe(" ".join(text.split()))


def _clean_lines(text: str) -> str:
    return "\n".join(safe(row) for row in text.split("\n"))
