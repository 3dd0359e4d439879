"""What the expressions of a year's prose can name, and what they come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any, NamedTuple, get_args

from baocao.expressions import Expression, Name
from baocao.model import Citation, Division, Indicator, Year
from baocao.problems import Place
from baocao.remember import EVERY, remembered
from baocao.scores import Score
from baocao.values import Change, Date, Figure, Open, Prose, Target, Text, Verdict, Whole, padded


class Abbreviation(NamedTuple):
    """An abbreviation that prose names: in full the first time, then short."""

    short: Text
    full: Text
    place: Place


Printable = Text | Whole | Date | Figure | Target | Change | Verdict | Open | Citation | Abbreviation
"""What an expression may come to."""

PRINTABLE = frozenset(get_args(Printable))


_NEEDED = {
    "percent": "khai actual và target có mức phải đạt (>= …); kế hoạch tính bằng % hay là mức trần thì không tính được",
    "verdict": "khai actual và target để tính được, hoặc ghi verdict",
    "change": "khai baseline là số năm trước, hoặc ghi change",
    "baseline": "khai baseline là số năm trước, hoặc ghi change",
}
"""What an indicator lacks where an attribute that is computed comes to nothing."""


class Unresolved(NamedTuple):
    """Why an expression comes to nothing: the name at fault, code, cause and mend in Vietnamese."""

    name: Name
    code: str
    message: str
    hint: str


class Filter(NamedTuple):
    """A filter: which values it takes and what it makes of them."""

    takes: str
    accepts: tuple[type, ...]
    apply: Callable[[Any], Printable]


def _text(change: Callable[[str], str]) -> Filter:
    def apply(value: Any) -> Printable:
        if isinstance(
            value, Abbreviation
        ):  # what it is short for stands in the sentence, the short form does not change
            return value._replace(full=Text(change(str(value.full)), value.full.place))
        return Text(change(str(value)), value.place)

    takes = (Text, Whole, Date, Figure, Target, Change, Verdict, Abbreviation)
    return Filter("chữ hoặc số, không dùng cho văn bản viện dẫn", takes, apply)


FILTERS = {
    "pad": Filter("số", (Figure,), padded),
    "capital": _text(lambda text: text[:1].upper() + text[1:]),
    "lower": _text(str.lower),
    "upper": _text(str.upper),
}


class Meaning(NamedTuple):
    """What the expressions of a prose come to, in its order."""

    values: tuple[Printable | Unresolved, ...]
    figures: tuple[Figure | None, ...]
    """For each the figure that it prints, or whose number alone it prints."""


class Scope:
    """The names of one year, gathered once for all its expressions."""

    def __init__(self, year: Year) -> None:
        names = {**_roots(year), **year.indicators}
        self._root = _Shelf("tên", names)
        self._items = {name: value.items for name, value in names.items() if type(value) is _Shelf}
        self._items[""] = {name: value for name, value in names.items() if name not in self._items}
        """What stands on each shelf, and on none."""
        self._meanings: dict[Prose, Meaning] = {}

    def meaning(self, prose: Prose) -> Meaning:
        """Return what a prose means here: the very same as in a year before, where all is the same that it names."""
        known = self._meanings.get(prose)
        if known is None:
            ways = _ways(prose)
            named = [self._items.get(way.shelf, {}).get(way.key) for way in ways]
            known = _meaning(ways, [self._root] * len(ways), whole=True) if None in named else _meant(prose, *named)
            self._meanings[prose] = known
        return known

    def values(self, prose: Prose) -> tuple[Printable | Unresolved, ...]:
        """Return what the expressions of a prose come to, in its order."""
        return self.meaning(prose).values

    def resolve(self, expression: Expression) -> Printable | Unresolved:
        """Return what an expression comes to, or why it comes to nothing."""
        return _reached(self._root, expression.path, expression)


class _Way(NamedTuple):
    """How an expression leads to its value."""

    expression: Expression
    shelf: str
    """Where what the file declares stands; empty where that is the year itself."""
    key: str
    """Its name there."""
    rest: tuple[Name, ...]
    """What it asks of that."""


@remembered(1024, same=1)
def _ways(prose: Prose) -> tuple[_Way, ...]:
    """Return the ways of a prose's expressions."""
    found = []
    for each in prose.parts:
        if not isinstance(each, str):
            first = int(each.path[0].text in _SHELVES and len(each.path) > 1)
            shelf = each.path[0].text if first else ""
            found.append(_Way(each, shelf, each.path[first].text, each.path[first + 1 :]))
    return tuple(found)


@remembered(1024, same=EVERY)
def _meant(prose: Prose, *named: Any) -> Meaning:
    """Return what a prose means, by what each of its expressions names."""
    return _meaning(_ways(prose), named)


def _meaning(ways: Iterable[_Way], starts: Iterable[Any], *, whole: bool = False) -> Meaning:
    """Return what ways come to, each from its start; with `whole` from the root of all names."""
    values: list[Printable | Unresolved] = []
    figures: list[Figure | None] = []
    for (expression, _, _, rest), start in zip(ways, starts, strict=True):
        names = expression.path if whole else rest
        value = _reached(start, names, expression)
        values.append(value)
        if expression.path[-1].text == "number":
            value = _reached(start, names[:-1], expression._replace(filters=()))
        figures.append(value.figure if isinstance(value, Target) else value if isinstance(value, Figure) else None)
    return Meaning(tuple(values), tuple(figures))


def _reached(value: Any, way: Iterable[Name], expression: Expression) -> Printable | Unresolved:
    """Return what the names of an expression lead to from a value, or why they lead to nothing."""
    for name in way:
        if isinstance(value, Open):
            return value
        if name.text not in _names(value):
            return _unknown(name, value)
        value = value.items[name.text] if isinstance(value, _Shelf) else getattr(value, name.text)
        if value is None:
            needed = _NEEDED.get(name.text, "bổ sung vào mục đã khai báo")
            return Unresolved(name, "BC238", f"“{name.text}” không có giá trị ở đây", needed)
    if type(value) not in PRINTABLE:
        last = expression.path[-1]
        names = ", ".join(f"{last.text}.{each}" for each in list(_names(value))[:12])
        return Unresolved(last, "BC236", f"“{last.text}” chưa chỉ rõ giá trị nào", f"viết một trong: {names}")
    return _filtered(value, expression.filters)


@remembered(4, same=1)
def scope(year: Year) -> Scope:
    """Return the names of a year; the loader, the rules and the templates ask for the same."""
    return Scope(year)


def _filtered(value: Printable, filters: Iterable[Name]) -> Printable | Unresolved:
    for name in filters:
        found = FILTERS.get(name.text)
        if found is None:
            return Unresolved(
                name, "BC235", f"không có bộ lọc “{name.text}”", did_you_mean(name.text, FILTERS, "các bộ lọc")
            )
        if isinstance(value, Open):
            return value
        if not isinstance(value, found.accepts):
            return Unresolved(name, "BC239", f"bộ lọc “{name.text}” chỉ dùng cho {found.takes}", "bỏ bộ lọc này")
        value = found.apply(value)
    return value


class _Shelf(NamedTuple):
    """A named collection of the year, such as `figures`."""

    what: str
    items: Mapping[str, Any]


EXPOSED: dict[type, tuple[str, ...]] = {
    Abbreviation: ("short", "full"),
    Change: ("number", "unit"),
    Citation: ("full", "short", "number", "date", "issuer", "subject"),
    Division: ("name", "short"),
    Figure: ("number", "unit"),
    Indicator: (
        "name", "unit", "target", "actual", "result", "percent", "verdict", "change", "baseline", "total",
    ),
    Score: ("total", "met", "missed", "exceeded", "percent_met", "percent_missed"),
    Target: ("number", "unit", "sign"),
}  # fmt: skip
"""What an expression may ask of a value; everything else is out of reach of the data."""


@remembered(256, same=2)
def _abbreviation(key: str, full: Text) -> Abbreviation:
    return Abbreviation(Text(key, full.place), full, full.place)


def _names(value: Any) -> Iterable[str]:
    return value.items if isinstance(value, _Shelf) else EXPOSED.get(type(value), ())


def _roots(year: Year) -> dict[str, Any]:
    """Return what stands under each reserved name."""
    short = {key: _abbreviation(key, full) for key, full in year.abbreviations.items()}
    return {
        "figures": _Shelf("số liệu", dict(year.all_figures())),
        "cite": _Shelf("văn bản viện dẫn", year.citations),
        "abbr": _Shelf("chữ viết tắt", short),
        "divisions": _Shelf("phòng", year.divisions),
        "groups": _Shelf("nhóm chỉ tiêu", year.group_scores()),
        "score": year.score,
        "year": year.year,
        "next_year": year.neighbour(1),
        "previous_year": year.neighbour(-1),
    }


_SHELVES = ("figures", "cite", "abbr", "divisions", "groups")
RESERVED = ("figures", "cite", "abbr", "divisions", "groups", "score", "year", "next_year", "previous_year")
"""The names of the scope, which no indicator may take."""


_KINDS: dict[type, str] = {
    Indicator: "chỉ tiêu",
    Citation: "văn bản viện dẫn",
    Division: "phòng",
    Score: "kết quả chấm chỉ tiêu",
}


def _unknown(name: Name, value: Any) -> Unresolved:
    allowed = _names(value)
    if not isinstance(value, _Shelf):
        kind = _KINDS.get(type(value), "giá trị này")
        return Unresolved(
            name, "BC237", f"{kind} không có “{name.text}”", did_you_mean(name.text, allowed, "các thuộc tính")
        )
    code = "BC233" if value.what == "tên" else "BC234"
    cause = f"{value.what} “{name.text}” chưa được khai báo"
    return Unresolved(name, code, cause, did_you_mean(name.text, allowed, f"các {value.what}"))


def _without_digits(word: str) -> str:
    return "".join(letter for letter in word if not letter.isdecimal())


def did_you_mean(word: str, allowed: Iterable[str], what: str) -> str:
    """Return a hint that names the nearest allowed word, else what is allowed."""
    from difflib import get_close_matches  # noqa: PLC0415  only on a fault: 3 ms at start otherwise

    choices = list(islice(allowed, 500))
    near = get_close_matches(word, choices, n=2, cutoff=0.6)
    if len(near) > 1 and len({_without_digits(each) for each in (word, *near)}) == 1:  # nq_226: either may be meant
        return f"có phải là “{min(near)}” hay “{max(near)}”?"
    if near:
        return f"có phải là “{near[0]}”?"
    if not choices:
        return f"{what}: chưa khai báo mục nào"
    shown = ", ".join(choices[:12]) + (" …" if len(choices) > 12 else "")
    return f"{what}: {shown}"
