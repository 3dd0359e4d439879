"""The manuals: every code has one, in one form, and its example gives a problem of that very code."""

from __future__ import annotations

import re

import pytest
import yaml

from baocao import catalog, source, years
from baocao.manuals import MalformedManual, Manual, parse, shipped
from baocao.problems import Severity
from baocao.reporting.manual import as_markdown
from conftest import ROOT, SMALL

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


BETWEEN_FILES = {"BC207", "BC259", *(f"BC{number}" for number in range(260, 267))}
"""Codes of a whole file's form, and of templates."""
LOADING = [each for each in SHIPPED if each.code.startswith("BC2") and each.code not in BETWEEN_FILES]


@pytest.mark.parametrize("manual", LOADING, ids=lambda each: each.code)
def test_the_example_of_a_code_of_loading_gives_it_in_a_year(manual: Manual) -> None:
    whole = yaml.compose(SMALL, yaml.BaseLoader)
    _merge(whole, yaml.compose(manual.example, yaml.BaseLoader))
    text = yaml.serialize(whole, allow_unicode=True, width=70)
    found = years.read(text.encode(), "data/2020.yaml").problems
    assert manual.code in {problem.code for problem in found}


def _merge(into: yaml.MappingNode, other: yaml.MappingNode) -> None:
    """Put the keys of one YAML mapping into another, mapping by mapping, in the author's style."""
    at = {key.value: index for index, (key, _) in enumerate(into.value)}
    for key, value in other.value:
        there = into.value[at[key.value]][1] if key.value in at else None
        if isinstance(there, yaml.MappingNode) and isinstance(value, yaml.MappingNode):
            _merge(there, value)
        elif there is not None:
            into.value[at[key.value]] = key, value
        else:
            into.value.append((key, value))


def test_every_code_that_the_program_gives_has_a_manual_with_all_its_parts() -> None:
    unfinished = [each.code for each in catalog.manuals().values() if not (each.why and each.example and each.mend)]
    assert unfinished == []
    assert sorted(_given() - catalog.manuals().keys()) == []


def _given() -> set[str]:
    """Return the codes that stand in the program's source as strings of their own."""
    texts = [path.read_text("utf-8") for path in (ROOT / "src" / "baocao").rglob("*.py")]
    return {code for text in texts for code in re.findall(r'"(BC[0-46-9]\d{2})"', text)}


def test_the_page_of_rules_is_what_the_rules_say() -> None:
    made = as_markdown(catalog.manuals().values())
    assert (ROOT / "docs" / "rules.md").read_text("utf-8") == made, (
        "run: python -m baocao explain --markdown > docs/rules.md"
    )
