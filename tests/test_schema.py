"""The editor's schema: it accepts what the loader accepts, and rejects what the loader rejects in shape."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from baocao import loader, source
from baocao.schema import schema
from baocao.source import Mapping, Node, Scalar
from conftest import ROOT, SMALL

VALIDATOR = jsonschema.Draft202012Validator(schema())
SHAPE = {"BC201", "BC202", "BC203", "BC204", "BC209", "BC211", "BC215", "BC216", "BC217", "BC218", "BC220", "BC221"}
"""The faults that lie in the shape of one value; the others need a calendar, the unit, or other values."""
CASES = sorted((Path(__file__).parent / "cases" / "year").iterdir())


def as_an_editor_reads(node: Node) -> Any:
    """Return the values as YAML 1.2's core schema types them, which is what editors validate."""
    if isinstance(node, Scalar):
        plain = not node.quoted and re.fullmatch(r"[-+]?(\d+(\.\d*)?|\.\d+)", node.text)
        if plain:
            return float(node.text) if "." in node.text else int(node.text)
        return None if node.text == "" and not node.quoted else node.text
    if isinstance(node, Mapping):
        return {entry.key.text: as_an_editor_reads(entry.value) for entry in node.entries}
    return [as_an_editor_reads(item) for item in node.items]


def accepts(text: str) -> bool:
    node = source.read(text.encode(), "data/2020.yaml").node
    assert node is not None
    return bool(VALIDATOR.is_valid(as_an_editor_reads(node)))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("year", [2020, 2021])
def test_the_schema_accepts_the_data_of_the_repository(year: int) -> None:
    text = (ROOT / "data" / f"{year}.yaml").read_text("utf-8")
    node = source.read(text.encode(), f"data/{year}.yaml").node
    assert node is not None
    assert list(VALIDATOR.iter_errors(as_an_editor_reads(node))) == []


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_the_schema_rejects_what_the_loader_rejects_in_shape(folder: Path) -> None:
    text = (folder / "2020.yaml").read_text("utf-8")
    node = source.read(text.encode(), "data/2020.yaml").node
    codes = {problem.code for problem in loader.load(node, "data/2020.yaml").problems}
    if codes & SHAPE:
        assert not accepts(text)
    else:
        assert accepts(text) or codes & {"BC207", "BC208", "BC212", "BC213", "BC214"}


def test_the_schema_of_the_repository_is_the_models() -> None:
    kept = json.loads((ROOT / "data" / "baocao.schema.json").read_text("utf-8"))
    assert kept == schema()


@pytest.mark.parametrize("year", [2020, 2021])
def test_each_year_names_the_schema_in_its_modeline(year: int) -> None:
    first = (ROOT / "data" / f"{year}.yaml").read_text("utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=baocao.schema.json"


def test_every_key_explains_itself_in_vietnamese() -> None:
    def keys(part: dict[str, Any]) -> list[dict[str, Any]]:
        own = list(part.get("properties", {}).values())
        inner = [part.get("additionalProperties"), part.get("items"), *own]
        return own + [found for each in inner if isinstance(each, dict) for found in keys(each)]

    assert [key for key in keys(schema()) if len(key.get("description", "")) < 5] == []


def test_the_small_year_is_accepted() -> None:
    assert accepts(SMALL)


def test_every_value_says_in_words_what_is_expected_and_none_is_one_of_several_schemas() -> None:
    values = list(_values(schema()))
    assert len(values) > 50
    assert [each for each in values if not each.get("errorMessage") or each.get("patternErrorMessage") is None] == []
    assert not any("anyOf" in each for each in values)


def test_an_editor_explains_every_entry_of_a_map() -> None:
    indicators = schema()["properties"]["indicators"]
    assert indicators["additionalProperties"]["description"] == indicators["description"]


def _values(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the schema of each single value."""
    if part.get("type") == "object":
        for inner in part.get("properties", {}).values():
            yield from _values(inner)
        if isinstance(part["additionalProperties"], dict):
            yield from _values(part["additionalProperties"])
    elif part.get("type") == "array":
        yield from _values(part["items"])
    else:
        yield part
