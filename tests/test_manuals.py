"""The manuals: every code has one, in one form, and its example gives a problem of that very code."""

from __future__ import annotations

import pytest

from baocao import source
from baocao.manuals import MalformedManual, Manual, parse, shipped
from baocao.problems import Severity

SHIPPED = list(shipped())
READING = [each for each in SHIPPED if each.code in source.CODES]
WHOLE_FILE = {"BC101", "BC102"}
"""Codes whose example is told in words, since it cannot be shown in a text."""


def test_every_code_of_reading_has_a_manual() -> None:
    assert {each.code for each in READING} == source.CODES.keys()


@pytest.mark.parametrize(
    "manual", [each for each in READING if each.code not in WHOLE_FILE], ids=lambda each: each.code
)
def test_the_example_of_a_code_of_reading_gives_it(manual: Manual) -> None:
    found = source.read(manual.example.encode(), "data/2020.yaml").problems
    assert manual.code in {problem.code for problem in found}


def test_a_manual_in_another_form_is_refused() -> None:
    text = "Tên.\n\nVì sao: vì thế.\n\nVí dụ sai:\n\n    a: 1\n\nCách sửa: sửa."
    assert parse("BC301", Severity.ERROR, text) == Manual("BC301", Severity.ERROR, "Tên.", "vì thế.", "a: 1", "sửa.")
    with pytest.raises(MalformedManual):
        parse("BC301", Severity.ERROR, "")
