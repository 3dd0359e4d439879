"""Names over one year: declared once, used only where declared, expressions that come to something."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from baocao import footnotes
from baocao.loader.prose import written
from baocao.model import Year
from baocao.problems import Place, Problem
from baocao.remember import EVERY, remembered
from baocao.scope import RESERVED, Printable, Scope, Unresolved, did_you_mean, scope
from baocao.source import Scalar
from baocao.values import Figure, Open, Prose, Ref

_ID = re.compile(r"[a-z][a-z0-9_]*")


def check(year: Year, proses: Iterable[tuple[Scalar, Prose]]) -> Iterator[Problem]:
    """Yield every name that is malformed, declared twice, or used and not declared."""
    unusable = list(chain.from_iterable(map(_unusable, _named(year))))
    yield from _ids(year, unusable)
    yield from _declared_twice(year)
    yield from _references(year)
    known, malformed = scope(year), {_mended(name) for name, _ in unusable}
    for scalar, prose in proses:
        yield from _prose(scalar, prose, known, malformed)


def _ids(year: Year, unusable: Iterable[tuple[str, Place]]) -> Iterator[Problem]:
    """Yield the keys that no expression could name."""
    for name, place in unusable:
        yield Problem(
            place, "BC205", f"khóa “{name}” không dùng được trong lời văn",
            f"khóa chỉ có chữ thường không dấu, chữ số và dấu gạch dưới: {_mended(name)}",
        )  # fmt: skip
    for name, indicator in year.indicators.items():
        if name in RESERVED:
            yield Problem(
                indicator.place, "BC206", f"khóa “{name}” đã dành cho việc khác", "đặt khóa khác cho chỉ tiêu này"
            )


def _named(year: Year) -> Iterator[Mapping[str, Any]]:
    """Yield the collections whose keys expressions name."""
    yield from (year.indicators, year.citations, year.groups, year.divisions, year.figures)
    yield from (each.figures for each in year.divisions.values())


@remembered(64, same=1)
def _unusable(collection: Mapping[str, Any]) -> tuple[tuple[str, Place], ...]:
    """Return the keys of a collection that are no names, with their places."""
    return tuple([(name, entry.place) for name, entry in collection.items() if not _ID.fullmatch(name)])


def _mended(name: str) -> str:
    """Return the key that an author meant by one that cannot be used."""
    bare = unicodedata.normalize("NFD", name.casefold().replace("đ", "d")).encode("ascii", "ignore").decode()
    joined = re.sub(r"[^a-z0-9]+", "_", bare).strip("_")
    return joined if _ID.fullmatch(joined) else f"k_{joined}".rstrip("_")


def _declared_twice(year: Year) -> Iterator[Problem]:
    """Yield what stands under two keys: the same document, division or indicator, or one figure's key twice."""
    said = (
        ("BC243", "văn bản", year.citations, ("identity",)),
        ("BC244", "phòng", year.divisions, ("name", "short")),
        ("BC245", "chỉ tiêu", year.indicators, ("name",)),
        ("BC246", "nhóm chỉ tiêu", year.groups, ("name",)),
    )
    for code, what, collection, attributes in said:
        for attribute in attributes:
            yield from _same(code, what, collection, attribute)
    yield from _figures_twice(year.figures, *[each.figures for each in year.divisions.values()])


@remembered(64, same=EVERY)
def _figures_twice(*figures: Mapping[str, Figure | Open]) -> tuple[Problem, ...]:
    """Return each key that figures of the year or of its divisions share."""
    seen: dict[str, Place] = {}
    found = []
    for name, figure in chain.from_iterable([each.items() for each in figures]):
        if name in seen:
            found.append(Problem(
                figure.place, "BC247", f"số liệu “{name}” đã khai ở dòng {seen[name].line}",
                "mỗi số liệu một khóa riêng trong cả tệp, kể cả giữa các phòng",
            ))  # fmt: skip
        seen.setdefault(name, figure.place)
    return tuple(found)


@remembered(64, same=4)
def _same(code: str, what: str, collection: Mapping[str, Any], attribute: str) -> tuple[Problem, ...]:
    """Return what a collection declares under two keys, by an attribute of it."""
    found: list[Problem] = []
    seen: dict[str, tuple[str, Place]] = {}
    for name, entry in collection.items():
        value = getattr(entry, attribute)
        if isinstance(value, Open) or not str(value):
            continue
        folded = str(value).casefold().replace(" ", "")
        if folded in seen:
            first, place = seen[folded]
            found.append(Problem(
                value.place, code, f"{what} “{value}” đã khai với khóa “{first}” ở dòng {place.line}",
                "bỏ một trong hai, hoặc sửa lại cho khác nhau",
            ))  # fmt: skip
        seen.setdefault(folded, (name, value.place))
    return tuple(found)


def _references(year: Year) -> Iterator[Problem]:
    for indicator in year.indicators.values():
        for ref, declared, what in (
            (indicator.group, year.groups, "nhóm chỉ tiêu"),
            (indicator.division, year.divisions, "phòng"),
            (indicator.adjusted_by, year.citations, "văn bản viện dẫn"),
        ):
            if isinstance(ref, Ref) and ref.key not in declared:
                hint = did_you_mean(ref.key, declared, f"các {what} đã khai báo")
                yield Problem(ref.place, "BC241", f"{what} “{ref.key}” chưa được khai báo", hint)
    figures = dict(year.all_figures())
    for whole, parts in year.parts.items():
        if parts and whole not in figures and whole not in year.indicators:
            yield _no_number(whole, parts[0].place, year)
        for part in parts:
            if isinstance(part, Ref) and part.key not in figures and part.key not in year.indicators:
                yield _no_number(part.key, part.place, year)


def _no_number(key: str, place: Place, year: Year) -> Problem:
    """Return that `parts` names neither a figure nor an indicator."""
    known = [*year.indicators, *(name for name, _ in year.all_figures())]
    hint = did_you_mean(key, known, "các chỉ tiêu và số liệu đã khai báo")
    return Problem(place, "BC242", f"không có chỉ tiêu hay số liệu nào có khóa “{key}”", hint)


@remembered(1024, same=1)
def _written(scalar: Scalar) -> tuple[Problem, ...]:
    """Return what is wrong with the footnotes and signs of one prose, whatever its names are."""
    notes = (Problem(scalar.locate(at), "BC251", message, hint) for at, message, hint in footnotes.faults(scalar.text))
    return (*notes, *written(scalar))


@remembered(1024, same=1)
def _unresolved(values: tuple[Printable | Unresolved, ...]) -> tuple[Unresolved, ...]:
    """Return which of the values of a prose are none."""
    return tuple([each for each in values if isinstance(each, Unresolved)])


def _prose(scalar: Scalar, prose: Prose, known: Scope, malformed: set[str]) -> Iterator[Problem]:
    """Yield the faulty names of one prose, each at its line and column inside the text.

    A name that a key would have if it were well-formed is no second fault.
    """
    yield from _written(scalar)
    for found in _unresolved(known.values(prose)):
        if found.name.text not in malformed:
            yield Problem(scalar.locate(found.name.offset), found.code, found.message, found.hint)
