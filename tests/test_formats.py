"""The formats for programs: each holds every problem, in the form that its readers ask for."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao import catalog
from baocao.manuals import Manual
from baocao.problems import Edit, Place, Problem, Related, Severity, Waived
from baocao.reporting import FORMATS, Report, shown
from conftest import ROOT

DATA, WORD = "data/2020.yaml", "build/báo cáo.docx"
TEXTS = {DATA: "a: 1\nactual: 900\nverdict: đạt\n", WORD: "Một.\nĐạt 8/10 chỉ tiêu (chiếm 70%).", "data/2021.yaml": ""}
VERDICT = Problem(
    Place(DATA, 3, 10, ("indicators", "viec_lam", "verdict")),
    "BC301",
    "ghi “đạt”, nhưng 900: 50%, là “không đạt”",
    "bỏ khóa verdict",
    related=(Related(Place(DATA, 2, 9), "ở đây là 900"),),
    fix=(Edit(Place(DATA, 3, 1), "verdict: đạt\n", ""), Edit(Place(DATA, 2, 9), "900", "901")),
)
IN_WORD = Problem(Place(WORD, 2, 27), "BC801", "8/10 là 80%", severity=Severity.WARNING)
WHOLE = Problem(Place("data/2021.yaml"), "BC601", "chưa có kế hoạch", severity=Severity.MISSING)
LET = Waived(VERDICT._replace(place=Place(DATA, 2, 1)), "Bộ đã công nhận", Place(DATA, 2, 14))
MANUALS = {code: catalog.manuals()[code] for code in ("BC301", "BC302", "BC601")}
REPORT = Report([WHOLE, VERDICT, IN_WORD], TEXTS, MANUALS, [LET])


def loaded(form: str, report: Report = REPORT) -> Any:
    return json.loads(shown(report, form))


def schema(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_ends_with_a_line_end_and_names_every_problem(form: str) -> None:
    text = shown(REPORT, form)
    assert text.endswith("\n")
    assert [code for code in ("BC301", "BC801", "BC601") if code not in text] == []


def test_json_is_as_its_schema_says() -> None:
    found = loaded("json")
    jsonschema.validate(found, schema(ROOT / "docs" / "problems.schema.json"))
    assert found["counts"] == {"error": 1, "warning": 1, "missing": 1, "waived": 1}
    assert [each["code"] for each in found["problems"]] == ["BC801", "BC301", "BC601"]
    assert found["problems"][1]["place"] == {
        "file": DATA,
        "unit": "line",
        "line": 3,
        "column": 10,
        "path": ["indicators", "viec_lam", "verdict"],
    }
    assert found["problems"][0]["place"]["unit"] == "paragraph"
    assert found["problems"][1]["fix"][1] == {
        "place": {"file": DATA, "unit": "line", "line": 2, "column": 9, "path": []},
        "old": "900",
        "new": "901",
    }
    assert (found["waived"][0]["reason"], found["waived"][0]["reason_place"]["column"]) == ("Bộ đã công nhận", 14)


def test_sarif_is_as_its_official_schema_says_with_every_rule_there_is() -> None:
    jsonschema.validate(
        loaded("sarif", REPORT._replace(manuals=catalog.manuals())),
        schema(ROOT / "tests" / "schemas" / "sarif-2.1.0-rtm.5.json"),
    )


def test_sarif_has_every_rule_with_its_help_and_every_result_refers_to_its_own() -> None:
    (run,) = loaded("sarif")["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["BC301", "BC302", "BC601", "BC801"]
    assert [rules[each["ruleIndex"]]["id"] for each in run["results"]] == [each["ruleId"] for each in run["results"]]
    (verdict,) = [rule for rule in rules if rule["id"] == "BC301"]
    assert verdict["defaultConfiguration"] == {"level": "error"}
    assert "Cách sửa: bỏ khóa verdict" in verdict["help"]["text"]


def test_sarif_places_a_problem_its_related_places_its_fix_and_its_suppression() -> None:
    (run,) = loaded("sarif")["runs"]
    word, verdict, whole, waived = run["results"]
    region = verdict["locations"][0]["physicalLocation"]["region"]
    assert (run["columnKind"], region) == ("unicodeCodePoints", {"startLine": 3, "startColumn": 10})
    assert verdict["relatedLocations"][0]["message"] == {"text": "ở đây là 900"}
    (change,) = verdict["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 1, "endLine": 4, "endColumn": 1},
            "insertedContent": {"text": ""},
        },
        {
            "deletedRegion": {"startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 12},
            "insertedContent": {"text": "901"},
        },
    ]
    assert "region" not in word["locations"][0]["physicalLocation"]
    assert word["locations"][0]["logicalLocations"][0]["name"] == "đoạn 2"
    assert word["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "build/b%C3%A1o%20c%C3%A1o.docx"
    assert (whole["level"], "region" in whole["locations"][0]["physicalLocation"]) == ("note", False)
    assert (waived["suppressions"][0]["kind"], waived["suppressions"][0]["justification"]) == (
        "inSource",
        "Bộ đã công nhận",
    )


def test_a_fingerprint_stays_when_lines_move_and_tells_the_like_apart() -> None:
    def fingerprints(report: Report) -> list[str]:
        return [each["partialFingerprints"]["baocao/v1"] for each in loaded("sarif", report)["runs"][0]["results"]]

    twice = VERDICT._replace(place=Place(DATA, 3, 12))
    before = Report([VERDICT, twice], TEXTS, {})
    moved = [each._replace(place=each.place._replace(line=5)) for each in (VERDICT, twice)]
    after = Report(moved, {DATA: "# mới\n\n" + TEXTS[DATA]}, {})
    assert fingerprints(before) == fingerprints(after)
    assert len(set(fingerprints(before))) == 2


COMMAND = re.compile(r"::(error|warning|notice) (.*?)::(.*)")


def decoded(line: str) -> tuple[str, dict[str, str], str]:
    """Return what GitHub's runner makes of a workflow command."""
    match = COMMAND.fullmatch(line)
    assert match
    pairs = (each.split("=", 1) for each in match[2].split(","))
    return match[1], {name: _plain(value, ":,") for name, value in pairs}, _plain(match[3])


def _plain(text: str, more: str = "") -> str:
    for ch in f"\r\n{more}":
        text = text.replace(f"%{ord(ch):02X}", ch)
    return text.replace("%25", "%")


def test_github_gets_a_command_for_each_problem() -> None:
    word, verdict, whole = map(decoded, shown(REPORT, "github").splitlines())
    assert verdict == (
        "error",
        {"file": DATA, "line": "3", "col": "10", "title": "BC301"},
        "ghi “đạt”, nhưng 900: 50%, là “không đạt”\ndata/2020.yaml:2:9: ở đây là 900\ngợi ý: bỏ khóa verdict",
    )
    assert word[:2] == ("warning", {"file": WORD, "title": "BC801 (đoạn 2)"})
    assert whole[:2] == ("notice", {"file": "data/2021.yaml", "title": "BC601"})


@given(st.text(min_size=1), st.text(min_size=1))
def test_no_text_breaks_out_of_a_workflow_command(file: str, message: str) -> None:
    lines = shown(Report([Problem(Place(file), "BC301", message)], {}, {}), "github").split("\n")
    assert len(lines) == 2
    assert decoded(lines[0]) == ("error", {"file": file, "title": "BC301"}, message)


def junit(report: Report = REPORT) -> ET.Element:
    return ET.fromstring(shown(report, "junit"))


def test_junit_has_a_suite_for_each_file_and_a_case_for_each_rule() -> None:
    root = junit()
    assert [suite.get("name") for suite in root] == [WORD, DATA, "data/2021.yaml"]
    assert [suite.get("tests") for suite in root] == ["4", "3", "3"]
    assert (root.get("failures"), root.get("skipped"), root.get("tests")) == ("2", "0", "10")
    (case,) = [case for case in root.iter("testcase") if case.find("failure") is not None and case.get("file") == DATA]
    failure = case.find("failure")
    assert failure is not None
    assert case.get("name", "").startswith("BC301 Đánh giá đạt, vượt, không đạt")
    assert failure.get("message") == VERDICT.message
    assert "3 | verdict: đạt" in (failure.text or "")


def test_junit_shows_what_is_let_stand_as_skipped_and_what_is_awaited_as_passed() -> None:
    root = junit(REPORT._replace(problems=[WHOLE]))
    assert (root.get("failures"), root.get("skipped")) == ("0", "1")
    (skipped,) = root.iter("skipped")
    assert skipped.get("message") == "đã cho phép: data/2020.yaml:2:1: Bộ đã công nhận"


@given(st.text(), st.text())
def test_junit_is_well_formed_whatever_a_file_holds(message: str, text: str) -> None:
    problem = Problem(Place(DATA, 1, 1), "BC301", message, text)
    root = junit(Report([problem], {DATA: text}, {"BC301": Manual("BC301", Severity.ERROR, "Tên", "", "", "")}))
    assert root.get("failures") == "1"
