"""The model as JSON Schema, so that an editor completes, explains and marks a data file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

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
_FILLED = r"[\s\S]*\S[\s\S]*"
_UNIT = r"(\s*%.*|\s+[^\d\s.,:;-].*)?"


class _Leaf(NamedTuple):
    """One value: what an editor lets stand, and what it says of anything else."""

    types: tuple[str, ...]
    """Editors read `91.6` and `21.078` as numbers before the schema sees them."""
    pattern: str
    """Of a string, whole but for the spaces around it."""
    expected: str
    """In Vietnamese, with an example."""
    least: int | None = None
    choices: tuple[str, ...] = ()
    """The only values, where they can be listed; an editor offers them."""


_LEAVES: dict[type[Any], Callable[[], _Leaf]] = {
    Text: lambda: _Leaf(("string", "number"), _FILLED, "ghi một dòng chữ"),
    Prose: lambda: _Leaf(("string",), _FILLED, "ghi lời văn, sau dấu |"),
    Ref: lambda: _Leaf(("string",), _FILLED, "ghi khóa của mục đã khai báo"),
    Whole: lambda: _Leaf(("integer", "string"), r"\d{1,9}", "ghi một số đếm: 17", 0),
    Date: lambda: _Leaf(("string",), _DATE, "ghi ngày: 20/01/2021"),
    Figure: lambda: _Leaf(
        ("number", "string"), _QUALIFIED + _UNIT, "ghi một số: 21.078; 91,6; gần 5.000; 199,4 tỷ đồng", 0
    ),
    Target: lambda: _Leaf(
        ("string",), rf"{_DIRECTION}\s*{_QUALIFIED}{_UNIT}", 'ghi chiều và số, trong nháy: ">= 23.000"; "< 3"'
    ),
    Change: lambda: _Leaf(("number", "string"), rf"(tăng|giảm|\+|-|−)\s*({_NUMBER})", "ghi mức tăng, giảm: giảm 1,02"),
    Verdict: lambda: _choice(*(mark.value for mark in Mark)),
    Form: lambda: _choice(*(form.value for form in SignatoryForm)),
}


def _choice(*values: str) -> _Leaf:
    return _Leaf(("string",), "", "ghi một trong: " + "; ".join(values), choices=values)


def schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of a year's file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "description": "Số liệu và lời văn của báo cáo một năm",
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
    return {"description": key.doc, **_kind(key.kind, key.doc)}


def _kind(kind: Kind, doc: str = "") -> Schema:
    if kind.record:
        return _record(kind.record)
    if kind.entries:
        return {"type": "object", "additionalProperties": {"description": doc, **_kind(kind.entries)}}
    if kind.items:
        return {"type": "array", "items": _kind(kind.items)}
    return _value(_LEAVES[kind.leaf](), may_be_open=kind.may_be_open) if kind.leaf else {}


def _value(leaf: _Leaf, *, may_be_open: bool) -> Schema:
    """Return one value as one flat schema: of alternatives an editor would name the one that it likes best."""
    expected = leaf.expected + (f"; chưa biết thì ghi: {OPEN}" if may_be_open else "")
    told = {"errorMessage": expected, "patternErrorMessage": expected}
    if leaf.choices:
        return {"enum": [*leaf.choices, *([OPEN] if may_be_open else [])], **told}
    pattern = f"^\\s*({leaf.pattern}{f'|{OPEN}' if may_be_open else ''})\\s*$"
    bounds: Schema = {} if leaf.least is None else {"minimum": leaf.least}
    closed: Schema = {} if may_be_open else {"not": {"const": OPEN}}
    return {"type": list(leaf.types), "pattern": pattern, **bounds, **closed, **told}
