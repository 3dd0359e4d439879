"""Two readings of a year against each other, by meaning: what changed, and what follows from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from baocao.expressions import Expression
from baocao.model import (
    Citation,
    Division,
    Form,
    Group,
    Indicator,
    Letter,
    Plan,
    Results,
    Signatory,
    Year,
)
from baocao.problems import Place
from baocao.scores import Score
from baocao.shape import Field, fields
from baocao.values import Change, Figure, Prose, Target

_SHORT = re.compile(r"[^;,(:]+")
_FOLDED = re.compile(r"(?<!\n)\n(?![\n|#]|[ \t]*(?:[-+*]|\d+[.)])[ \t])[ \t]*")
_DERIVED = {"percent": "so với kế hoạch", "verdict": "đánh giá", "change": "tăng, giảm", "baseline": "năm trước"}
"""What an indicator computes, and what the office calls it."""
_COUNTED = {
    "met": "đạt và vượt",
    "missed": "không đạt",
    "percent_met": "tỷ lệ đạt",
    "percent_missed": "tỷ lệ không đạt",
}


class Follow(NamedTuple):
    """A derived value that is another one now."""

    name: str
    old: str
    new: str


class Difference(NamedTuple):
    """One thing of the data that is not as it was; `old` is None for what came, `new` for what went."""

    path: tuple[str, ...]
    """Where it stands in the data, outermost key first."""
    name: str
    """What the office calls it."""
    old: str | None
    new: str | None
    place: Place
    """Where it stands now; for what went, where it stood."""
    is_prose: bool = False
    """Both texts are long and want marks word by word."""
    change: str = ""
    """`tăng 109 người`, between two figures of one unit."""
    follows: tuple[Follow, ...] = ()


class Comparison(NamedTuple):
    """All differences of two years, in the order of the file, and what they do to the counts of targets."""

    differences: tuple[Difference, ...]
    follows: tuple[Follow, ...]


def compared(old: Year, new: Year) -> Comparison:
    """Return what differs between two readings of a year, or between two years of the same keys."""
    found = tuple(map(_with_follows(old, new), _record(old, new, (), "")))
    return Comparison(found, tuple(_counts(old, new)))


def _record(old: Any, new: Any, path: tuple[str, ...], name: str) -> Iterator[Difference]:
    """Yield the differences of two records of one kind, key by key."""
    for key in _keys(new):
        before, after = getattr(old, key.attribute), getattr(new, key.attribute)
        if before is not after:
            holds = isinstance(after, Mapping) or _is_record(after)
            yield from _value(before, after, (*path, key.name), name if holds else _called(name, key.doc))


def _value(old: Any, new: Any, path: tuple[str, ...], name: str) -> Iterator[Difference]:
    if isinstance(old, Mapping) or isinstance(new, Mapping):
        yield from _entries(old or {}, new or {}, path, name)
    elif _is_record(old) and _is_record(new):
        yield from _record(old, new, path, name)
    elif _is_list(old) or _is_list(new):
        yield from _items(old or (), new or (), path, name)
    elif said(old) != said(new):
        yield _leaf(old, new, path, name)


def _entries(old: Mapping[str, Any], new: Mapping[str, Any], path: tuple[str, ...], name: str) -> Iterator[Difference]:
    """Yield the differences of two mappings, in the new one's order, then what it has lost."""
    for key in (*new, *(key for key in old if key not in new)):
        before, after = old.get(key), new.get(key)
        value: Any = before if after is None else after
        called = str(getattr(value, "short" if isinstance(value, Citation) else "name", key))
        if before is None or after is None:
            yield Difference((*path, key), called, before and said(before), after and said(after), _place(value))
        else:
            yield from _value(before, after, (*path, key), called if _is_record(value) else _called(name, key))


def _place(value: Any) -> Place:
    """Return where a value stands; of a list, or of a record that has no place of its own, what stands first in it."""
    if isinstance(place := getattr(value, "place", None), Place):
        return place
    return next(_place(each) for each in value if isinstance(each, tuple))


def _items(old: tuple[Any, ...], new: tuple[Any, ...], path: tuple[str, ...], name: str) -> Iterator[Difference]:
    """Yield what a list has lost, then what it has gained; another order is no difference of meaning."""
    before, after = {said(each): each for each in old}, {said(each): each for each in new}
    for text, value in before.items():
        if text not in after:
            yield Difference(path, name, text, None, value.place)
    for text, value in after.items():
        if text not in before:
            yield Difference(path, name, None, text, value.place)


def _leaf(old: Any, new: Any, path: tuple[str, ...], name: str) -> Difference:
    is_prose = isinstance(old, Prose) and isinstance(new, Prose)
    place = _place(old if new is None else new)
    before, after = (None if each is None else said(each) for each in (old, new))
    return Difference(path, name, before, after, place, is_prose, _moved(old, new))


def _moved(old: Any, new: Any) -> str:
    """Return by how much a figure rose or fell, where both are one exact number of one unit."""
    before, after = (each.figure if isinstance(each, Target) else each for each in (old, new))
    if not isinstance(before, Figure) or not isinstance(after, Figure) or before.unit != after.unit:
        return ""
    if before.upper is not None or after.upper is not None or before.value == after.value:
        return ""
    return str(Change((after.value - before.value).normalize(), after.place, after.unit))


def said(value: Any) -> str:
    """Return a value as a comparison names it: as it prints, prose as it is written, a record by its name."""
    if _is_list(value):
        return ", ".join(map(said, value))
    saying = next((say for kind, say in _SAYINGS if isinstance(value, kind)), str)
    return saying(value)


def _said_prose(prose: Prose) -> str:
    text = "".join(part if isinstance(part, str) else written(part) for part in prose.parts)
    return _FOLDED.sub(" ", text.strip())  # where the author breaks a line within a paragraph means nothing


def _said_indicator(indicator: Indicator) -> str:
    return ", ".join(filter(None, (str(indicator.name), str(indicator.result or ""))))


_SAYINGS: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (Prose, _said_prose),
    (Citation, lambda citation: str(citation.full)),
    (Indicator, _said_indicator),
    (Division | Group, lambda named: str(named.name)),
    (Target, lambda target: f"{target.direction.value} {target.figure}"),
    (Form, lambda form: str(form.value.value)),
    (Letter | Plan | Results | Signatory, lambda _: "cả mục"),
)


def written(expression: Expression) -> str:
    """Return an expression as an author writes it."""
    path = ".".join(name.text for name in expression.path)
    return "{{ " + " | ".join((path, *(name.text for name in expression.filters))) + " }}"


def _is_record(value: Any) -> bool:
    return bool(_keys(value))


def _keys(value: Any) -> tuple[Field, ...]:
    """Return the keys of a record; none where the value is no record."""
    kind: Any = type(value)
    return fields(kind) if hasattr(kind, "__annotations__") else ()


def _is_list(value: Any) -> bool:
    return type(value) is tuple


def _called(name: str, doc: str) -> str:
    """Return the name of a value within a named thing: `Giải quyết việc làm, số thực hiện`."""
    match = _SHORT.match(doc)
    own = match[0].strip() if match else doc
    return f"{name}: {own[:1].lower()}{own[1:]}" if name else own


def _with_follows(old: Year, new: Year) -> Any:
    """Return what adds to an indicator's first difference the derived values that are others now."""
    shown: set[str] = set()

    def added(each: Difference) -> Difference:
        if each.path[0] != "indicators" or len(each.path) < 3 or each.path[1] in shown:
            return each
        before, after = old.indicators[each.path[1]], new.indicators[each.path[1]]
        if each.path[2] not in ("target", "actual", "baseline", "total"):
            return each
        shown.add(each.path[1])
        return each._replace(follows=tuple(_follows(before, after, _DERIVED)))

    return added


def _follows(old: Any, new: Any, names: Mapping[str, str]) -> Iterator[Follow]:
    for attribute, name in names.items():
        before, after = getattr(old, attribute), getattr(new, attribute)
        stated = getattr(new, f"stated_{attribute}", None) is not None
        if not stated and before is not None and after is not None and str(before) != str(after):
            yield Follow(name, str(before), str(after))


def _counts(old: Year, new: Year) -> Iterator[Follow]:
    """Yield what became of the counts of targets, of the year and of each group."""
    yield from _scores(old.score, new.score, "Tất cả chỉ tiêu")
    before = old.group_scores()
    for key, score in new.group_scores().items():
        if key in before:
            yield from _scores(before[key], score, str(new.groups[key].name))


def _scores(old: Score, new: Score, name: str) -> Iterator[Follow]:
    for follow in _follows(old, new, _COUNTED):
        yield follow._replace(name=f"{name}: {follow.name}")
