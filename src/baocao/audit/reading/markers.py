"""What a paragraph begins with when it is an item or a heading: `I.`, `2.1.`, `a)`, `(3)`, `-`."""

from __future__ import annotations

import re
from typing import NamedTuple

_ROMANS = {"I": 1, "V": 5, "X": 10, "L": 50}
_MARKER = re.compile(
    r"""\s*(?:
    (?P<article>(?i:điều)\s+(?P<articleno>\d{1,3})(?=[.:]))
    | (?P<part>(?i:phần|chương|mục)\s+
        (?P<partno>[IVXL]{1,7}|\d{1,2}|(?i:thứ\s+(?:nhất|hai|ba|tư|năm|sáu)))(?:[.:)\s]|$))
    | (?P<roman>[IVXL]{1,7})\s?[./)-](?=\s|$|[^\W\d_])
    | (?P<capital>[A-HĐ])\s?[./)-](?=\s)
    | (?P<multi>\d{1,2}(?:\.\d{1,2}){1,3})\s?[.):]?(?=\s+[^\W\d_“"(])
    | (?P<within>\d{1,2})\.(?P<point>[a-zđ])\)(?=\s)
    | (?P<arabic>\d{1,2})\s?(?P<close>[.)])(?=\s|[^\W\d_])
    | \((?P<paren>\d{1,2})\)
    | \((?P<small>[ivx]{1,5})\)
    | (?P<letter>[a-zđ])\s?[).](?=\s)
    | (?P<bullet>[-–—+*•▪●◦✓])(?=\s|[^\W\d_])
    )\s*""",
    re.VERBOSE,
)
_ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6}


class Marker(NamedTuple):
    """The mark of an item or a heading."""

    kind: str
    """`phần`, `chương`, `mục`, `điều`, `roman`, `A`, `multi2` (by its depth), `1.`, `1)`, `1.a)`, `(1)`, `(i)`, `a)`,
    or the bullet itself."""
    path: tuple[int, ...]
    """Its number, or its numbers from the outside in; empty of a bullet."""
    shown: str
    end: int
    """Where the text goes on."""


def of(text: str, label: str) -> Marker | None:
    """Return the mark of a paragraph: the computed label where it has one, else what is typed at its beginning."""
    if label:
        found = _read(label.strip() + " x")
        return Marker(*found[:3], 0) if found else None
    return _read(text)


def _read(text: str) -> Marker | None:  # noqa: PLR0911  one return a form
    match = _MARKER.match(text)
    if match is None:
        return None
    shown = match[0].strip()
    for kind in ("roman", "small"):
        if match[kind]:
            value = roman(match[kind].upper())
            return Marker("roman" if kind == "roman" else "(i)", (value,), shown, match.end()) if value else None
    if match["part"]:
        number = match["partno"].split()[-1]
        value = int(number) if number.isdigit() else _ORDINALS.get(number.lower()) or roman(number)
        return Marker(match["part"].split()[0].lower(), (value,), shown, match.end()) if value else None
    if match["article"]:
        return Marker("điều", (int(match["articleno"]),), shown, match.end())
    if match["capital"]:
        return Marker("A", ("ABCDĐEFGH".index(match["capital"]) + 1,), shown, match.end())
    if match["multi"]:
        path = tuple(map(int, match["multi"].split(".")))
        return Marker(f"multi{len(path)}", path, shown, match.end())
    if match["within"]:
        return Marker("1.a)", (int(match["within"]), ord(match["point"])), shown, match.end())
    if match["arabic"]:
        return Marker("1" + match["close"], (int(match["arabic"]),), shown, match.end())
    if match["paren"]:
        return Marker("(1)", (int(match["paren"]),), shown, match.end())
    if match["letter"]:
        return Marker("a)", (ord(match["letter"]),), shown, match.end())
    return Marker(match["bullet"], (), shown, match.end())


def roman(text: str) -> int:
    """Return the value of a Roman number, 0 where it is none."""
    value = last = 0
    for letter in reversed(text):
        one = _ROMANS.get(letter, 0)
        if not one:
            return 0
        value, last = (value - one, last) if one < last else (value + one, one)
    return value
