"""The expressions of prose: `{{ name.attribute["key"] | filter }}`, and nothing more.

The notation is a small part of Jinja's, so that an editor colours it. There are look-ups and filters
only: no call, no operator, no loop, no statement. What an expression can cost is bounded by its length.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_PIECE = re.compile(
    r"\{\{(?P<inside>[^{}\n]*)\}\}|(?P<bad>\{\{|\}\}|\{%|%\}|\{#|#\})|(?P<single>\{[ \t]*\w+[._]\w[\w.]*[ \t]*\})"
)
_USUAL = re.compile(r"[ \t]*[^\W\d]\w*(?:\.[^\W\d]\w*)*[ \t]*(?:\|[ \t]*[^\W\d]\w*[ \t]*)*")
_SPACE = re.compile(r"[ \t]*")
_NAME = re.compile(r"[^\W\d]\w*")
_STEP = re.compile(r"\.[ \t]*(?P<name>[^\W\d]\w*)|\[[ \t]*(?P<quote>[\"'])(?P<key>[^\"'\]]*)(?P=quote)[ \t]*\]")

GRAMMAR = "biểu thức chỉ gồm tên, dấu chấm, bộ lọc: {{ viec_lam.actual }}, {{ figures.ho_tro | pad }}"


class Name(NamedTuple):
    """One name of an expression, with its offset in the text."""

    text: str
    offset: int


class Expression(NamedTuple):
    """A path of look-ups and the filters after it."""

    path: tuple[Name, ...]
    filters: tuple[Name, ...]


class Broken(NamedTuple):
    """A place in the text where an expression cannot be read, with code, cause and mend."""

    offset: int
    code: str
    message: str
    hint: str


Part = str | Expression


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[tuple[Part, ...], tuple[Broken, ...]]:
    """Return the parts of `text` in their order, and every fault in its expressions."""
    parts: list[Part] = []
    faults: list[Broken] = []
    last = 0
    for match in _PIECE.finditer(text):
        parts.append(text[last : match.start()])
        last = match.end()
        found = _stray(match) if match["bad"] or match["single"] else _read(match)
        if isinstance(found, Broken):
            faults.append(found)
        else:
            parts.append(found)
    parts.append(text[last:])
    return tuple(part for part in parts if part != ""), tuple(faults)


def _stray(match: re.Match[str]) -> Broken:
    if match["single"]:
        return Broken(match.start(), "BC231", f"“{match['single']}” chỉ có một dấu ngoặc nhọn", GRAMMAR)
    mark = match["bad"]
    if mark in ("{%", "%}", "{#", "#}"):
        return Broken(match.start(), "BC232", f"lời văn không dùng được “{mark}”", GRAMMAR)
    what = "mở mà không đóng trên cùng dòng" if mark == "{{" else "đóng mà không mở"
    return Broken(match.start(), "BC231", f"biểu thức “{mark}” {what}", GRAMMAR)


def _read(match: re.Match[str]) -> Expression | Broken:
    """Return the expression between one pair of braces."""
    text, base = match["inside"], match.start("inside")
    if _USUAL.fullmatch(text):
        filters_at = text.find("|") + 1 or len(text) + 1
        names = [Name(name[0], base + name.start()) for name in _NAME.finditer(text)]
        path = tuple(name for name in names if name.offset - base < filters_at)
        return Expression(path, tuple(names[len(path) :]))
    return _read_slowly(text, base)


def _read_slowly(text: str, base: int) -> Expression | Broken:
    """Return an expression with brackets or odd spaces in it, or what is broken and where."""
    at = _skip(text, 0)
    first = _NAME.match(text, at)
    if first is None:
        what = "biểu thức trống" if at == len(text) else f"biểu thức hỏng ở “{text[at:].strip()}”"
        return Broken(base + at, "BC231", what, GRAMMAR)
    path, filters = [Name(first[0], base + at)], []
    at = _skip(text, first.end())
    while step := _STEP.match(text, at):
        group = "name" if step["name"] is not None else "key"
        path.append(Name(step[group], base + step.start(group)))
        at = _skip(text, step.end())
    while text[at : at + 1] == "|":
        at = _skip(text, at + 1)
        name = _NAME.match(text, at)
        if name is None:
            return Broken(base + at, "BC231", "thiếu tên bộ lọc sau “|”", GRAMMAR)
        filters.append(Name(name[0], base + at))
        at = _skip(text, name.end())
    if at < len(text):
        hyphened = re.match(r"-[\w-]*", text[at:])
        whole = (filters or path)[-1].text + (hyphened[0] if hyphened else "")
        mend = f"tên không có dấu gạch nối; dùng gạch dưới, cả ở nơi khai báo: {whole.replace('-', '_')}"
        return Broken(base + at, "BC231", f"biểu thức hỏng ở “{text[at:].strip()}”", mend if hyphened else GRAMMAR)
    return Expression(tuple(path), tuple(filters))


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
