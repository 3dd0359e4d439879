"""The model as JSON Schema, so that an editor completes, explains and marks a data file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from baocao.model import Form, SignatoryForm, Year
from baocao.notation import QUALIFIERS
from baocao.shape import Field, Kind, fields
from baocao.values import OPEN, Change, Date, Figure, Mark, Prose, Ref, Target, Text, Verdict, Whole

Schema = dict[str, Any]

_NUMBER = r"\d{1,3}(\.\d{3})+(,\d+)?|\d+([.,]\d+)?"
_RANGE = rf"({_NUMBER})(\s*[-–]\s*({_NUMBER}))?"
_QUALIFIED = rf"(({'|'.join(QUALIFIERS)})\s+)?{_RANGE}"
_DIRECTION = "(>=|≥|>|<=|≤|<|ít nhất|tối thiểu|trên|không quá|tối đa|dưới)"
_DATE = r"\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2}"
_FILLED: Schema = {"type": "string", "pattern": r"\S"}


def _string(pattern: str) -> Schema:
    return {"type": "string", "pattern": f"^\\s*({pattern})\\s*$"}


def _one_of(*values: str) -> Schema:
    return {"enum": list(values)}


_NUMERIC: Schema = {"type": "number", "minimum": 0}
"""Editors read `91.6` and `21.078` as numbers before the schema sees them."""

_LEAVES: dict[type[Any], Callable[[], Schema]] = {
    Text: lambda: {"anyOf": [_FILLED, {"type": "number"}]},
    Prose: lambda: _FILLED,
    Ref: lambda: _FILLED,
    Whole: lambda: {"anyOf": [{"type": "integer", "minimum": 0}, _string(r"\d{1,9}")]},
    Date: lambda: _string(_DATE),
    Figure: lambda: {"anyOf": [_NUMERIC, _string(rf"{_QUALIFIED}(\s*%.*|\s+[^\d\s.,:;-].*)?")]},
    Target: lambda: _string(rf"{_DIRECTION}\s*{_QUALIFIED}(\s*%.*|\s+[^\d\s.,:;-].*)?"),
    Change: lambda: {"anyOf": [{"type": "number"}, _string(rf"(tăng|giảm|\+|-|−)\s*({_NUMBER})")]},
    Verdict: lambda: _one_of(*(mark.value for mark in Mark)),
    Form: lambda: _one_of(*(form.value for form in SignatoryForm)),
}


def schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of a year's file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Số liệu báo cáo năm của baocao",
        **_record(Year),
    }


def _record(record: Any) -> Schema:
    found = fields(record)
    return {
        "type": "object",
        "properties": {key.name: _documented(key) for key in found},
        "required": [key.name for key in found if key.required],
        "additionalProperties": False,
    }


def _documented(key: Field) -> Schema:
    return {"description": key.doc, **_kind(key.kind)}


def _kind(kind: Kind) -> Schema:
    if kind.record:
        return _record(kind.record)
    if kind.entries:
        return {"type": "object", "additionalProperties": _kind(kind.entries)}
    if kind.items:
        return {"type": "array", "items": _kind(kind.items)}
    leaf = _LEAVES[kind.leaf]() if kind.leaf else {}
    if not kind.may_be_open:
        return {**leaf, "not": {"const": OPEN}}
    return {"anyOf": [{"const": OPEN}, *leaf.get("anyOf", [leaf])]}
