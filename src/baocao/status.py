"""How far a year has come: which values are filled and which are open, by division and by group."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from baocao.model import Division, Group, Indicator, Letter, Plan, Results, Year
from baocao.shape import Field, fields
from baocao.values import Date, Open, Ref


class Part(NamedTuple):
    """A part of the year's work, and how much of it is done."""

    name: str
    """What a person calls it: `LĐ-VL`, `Chỉ tiêu của ngành`."""
    filled: int
    open: tuple[str, ...]
    """The values that are still open, as `baocao set` names them."""

    @property
    def total(self) -> int:
        """Return how many values there are to fill."""
        return self.filled + len(self.open)


class Status(NamedTuple):
    """How far a year has come."""

    whole: Part
    divisions: tuple[Part, ...]
    """Each division with its figures, its prose and the indicators that name it."""
    shared: tuple[Part, ...]
    """What belongs to no division: the document's fields, common figures and indicators, results, plan."""
    groups: tuple[Part, ...]
    """The indicators of each group once more: those whose result is known, those that are awaited."""
    due: datetime.date | None


def status(year: Year) -> Status:
    """Return how far a year has come."""
    divisions = tuple(_division(key, each, year) for key, each in year.divisions.items())
    shared = tuple(part for part in _shared(year) if part.total)
    groups = tuple(_group(year.groups[key], members) for key, members in year.by_group().items())
    parts = [*divisions, *shared]
    whole = Part(
        f"Năm {year.year}", sum(each.filled for each in parts), tuple(name for each in parts for name in each.open)
    )
    due = year.document.due
    return Status(whole, divisions, shared, groups, due.day if isinstance(due, Date) else None)


Value = tuple[str, bool]
"""A value that may be open: its name, and whether it is filled."""


def _part(name: str, values: Iterator[Value]) -> Part:
    listed = list(values)
    return Part(name, sum(filled for _, filled in listed), tuple(each for each, filled in listed if not filled))


def _division(key: str, division: Division, year: Year) -> Part:
    def values() -> Iterator[Value]:
        for name, each in year.indicators.items():
            if isinstance(each.division, Ref) and each.division.key == key:
                yield from _of(each, fields(Indicator), name)
        yield from _figures(division.figures, key)
        yield from _of(division, fields(Division), key)

    return _part(str(division.short), values())


def _shared(year: Year) -> Iterator[Part]:
    own = ((name, each) for name, each in year.indicators.items() if not isinstance(each.division, Ref))
    yield _part("Chỉ tiêu chung", (value for name, each in own for value in _of(each, fields(Indicator), name)))
    yield _part("Số liệu chung", _figures(year.figures, "figures"))
    yield _part("Kết quả chung", _of(year.results, fields(Results), "results"))
    if year.plan is not None:
        yield _part("Kế hoạch", _of(year.plan, fields(Plan), "plan"))
    yield _part("Số, ngày văn bản", _of(year.document, fields(Letter), "document"))


def _group(group: Group, members: list[Indicator]) -> Part:
    return _part(str(group.name), ((each.id, not isinstance(each.verdict, Open)) for each in members))


def _of(record: Any, keys: tuple[Field, ...], name: str) -> Iterator[Value]:
    """Yield each value of a record that may be open and is written in the file."""
    for key in keys:
        value = getattr(record, key.attribute)
        if key.kind.may_be_open and value is not None:
            yield f"{name}.{key.name}", not isinstance(value, Open)


def _figures(figures: Mapping[str, Any], name: str) -> Iterator[Value]:
    for key, value in figures.items():
        yield f"{name}.{key}", not isinstance(value, Open)
