"""Problems as SARIF 2.1.0, the form in which code hosts and editors take the findings of a checker."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from baocao import __version__
from baocao.manuals import Manual
from baocao.problems import Edit, Place, Problem, Severity, Waived
from baocao.reporting import Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.MISSING: "note"}

Json = dict[str, Any]


def render(report: Report) -> str:
    """Return a log of one run: every rule with its manual, every problem, the waived ones as suppressed."""
    problems, texts, manuals, waived = report
    given = {each.code for each in problems} | {each.problem.code for each in waived}
    codes = sorted({*manuals, *given})
    writer = _Writer({code: index for index, code in enumerate(codes)}, texts)
    run = {
        "tool": {
            "driver": {
                "name": "baocao",
                "version": __version__,
                "semanticVersion": __version__,
                "language": "vi",
                "rules": [_rule(code, manuals.get(code)) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "language": "vi",
        "originalUriBaseIds": {
            "ROOT": {"description": {"text": "Thư mục gốc của kho git; không có kho git thì là thư mục dự án"}}
        },
        "results": [
            *(writer.result(each) for each in problems),
            *({**writer.result(each.problem), "suppressions": [_suppression(each)]} for each in waived),
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, manual: Manual | None) -> Json:
    if manual is None:
        return {"id": code}
    example = "\n".join("    " + row for row in manual.example.split("\n"))
    words = f"Vì sao: {manual.why}\n\nVí dụ sai:\n\n{example}\n\nCách sửa: {manual.mend}"
    return {
        "id": code,
        "shortDescription": {"text": manual.title},
        "fullDescription": {"text": f"{manual.title} {manual.why}"},
        "help": {"text": words, "markdown": words},
        "defaultConfiguration": {"level": _LEVELS[manual.severity]},
    }


class _Writer:
    """Writes the problems of one run, which refer to rules by number and are told apart by their lines."""

    def __init__(self, rules: Mapping[str, int], texts: Mapping[str, str]) -> None:
        self.rules = rules
        self.lines = {file: text.split("\n") for file, text in texts.items()}
        self.alike: Counter[str] = Counter()

    def result(self, problem: Problem) -> Json:
        """Return one result."""
        words = problem.message + (f"\nGợi ý: {problem.hint}" if problem.hint else "")
        found: Json = {
            "ruleId": problem.code,
            "ruleIndex": self.rules[problem.code],
            "level": _LEVELS[problem.severity],
            "message": {"text": words},
            "locations": [_location(problem.place)],
            "partialFingerprints": {"baocao/v1": self.fingerprint(problem)},
        }
        if problem.related:
            found["relatedLocations"] = [
                {"id": number, **_location(each.place), "message": {"text": each.message}}
                for number, each in enumerate(problem.related, 1)
            ]
        if problem.fix:
            found["fixes"] = [{"description": {"text": problem.hint or problem.message}, **_changes(problem.fix)}]
        return found

    def fingerprint(self, problem: Problem) -> str:
        """Return what stays when lines move: code, file, the line's own text, and which of the like it is."""
        place, rows = problem.place, self.lines.get(problem.place.file, [])
        row = rows[place.line - 1].strip() if 0 < place.line <= len(rows) else ""
        digest = sha256("\0".join((problem.code, place.file, row)).encode()).hexdigest()[:32]
        self.alike[digest] += 1
        return f"{digest}:{self.alike[digest]}"


def _location(place: Place) -> Json:
    physical: Json = {"artifactLocation": _artifact(place.file)}
    if not place.by_paragraph:
        if place.line:
            physical["region"] = _region(place)
        logical = [{"fullyQualifiedName": ".".join(place.path)}] if place.path else []
    else:
        logical = [{"name": f"đoạn {place.line}", "fullyQualifiedName": f"đoạn {place.line}, chữ {place.column}"}]
    return {"physicalLocation": physical} | ({"logicalLocations": logical} if logical else {})


def _region(place: Place, text: str = "") -> Json:
    """Return the point of a place, or the stretch that `text` fills from there."""
    region: Json = {"startLine": place.line}
    if place.column:
        region["startColumn"] = place.column
    if text:
        lines = text.split("\n")
        region["endLine"] = place.line + len(lines) - 1
        region["endColumn"] = len(lines[-1]) + (place.column if len(lines) == 1 else 1)
    return region


def _artifact(file: str) -> Json:
    return {"uri": quote(file), "uriBaseId": "ROOT"}


def _changes(edits: Sequence[Edit]) -> Json:
    files = dict.fromkeys(edit.place.file for edit in edits)
    return {
        "artifactChanges": [
            {
                "artifactLocation": _artifact(file),
                "replacements": [
                    {
                        "deletedRegion": _region(edit.place, edit.old),
                        "insertedContent": {"text": edit.new},
                    }
                    for edit in edits
                    if edit.place.file == file
                ],
            }
            for file in files
        ]
    }


def _suppression(waived: Waived) -> Json:
    return {
        "kind": "inSource",
        "status": "accepted",
        "justification": waived.reason,
        "location": _location(waived.place),
    }
