"""Drawings in VML, as Word 97 to 2007 and converters write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baocao.word.drawings import CONTENT, SLOPE, THIN, Drawn
from baocao.word.observed import Box, Rule
from baocao.word.tree import V, first_child
from baocao.word.units import POINTS_PER_MM, measured, number

if TYPE_CHECKING:
    from baocao.word.tree import Element

_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_SHAPES = {V + name for name in ("shape", "rect", "roundrect", "line")}
_CONNECTORS = ("_t32", "_t20")
"""The ends of the names of Word's types of straight line."""
_COLOURS = {
    "black": "000000",
    "red": "FF0000",
    "blue": "0000FF",
    "white": "FFFFFF",
    "green": "008000",
    "gray": "808080",
}
_NO = {"f", "false", "0"}
_PER_POINT = 4 / 3
"""Pixels, which a bare number counts."""


def drawn(picture: Element) -> Drawn:
    """Return the lines and text boxes of a `pict` or `object`."""
    found = Drawn([], [], 0)
    _take(picture, None, found)
    return found if found.rules or found.boxes else Drawn([], [], 1)


def _take(element: Element, scale: float | None, found: Drawn) -> None:
    """Add what the children of an element show; `scale` is that of a group's own units, in millimetres."""
    for child in element:
        tag = child.tag
        if tag == V + "group":
            wide = _length(_style(child).get("width", "0"), scale)
            units = number(child.get("coordsize", "1000,1000").partition(",")[0])
            _take(child, wide / units if units else None, found)
        elif tag in _SHAPES:
            _shape(child, _style(child), scale, found)


def _shape(element: Element, style: dict[str, str], scale: float | None, found: Drawn) -> None:
    """Add a shape to the lines or to the boxes, if it is one."""
    width, height = (_length(style.get(name, "0"), scale) for name in ("width", "height"))
    align = style.get("mso-position-horizontal", "")
    align = "" if align == "absolute" else align
    x = None if align else _length(style.get("margin-left", style.get("left", "0")), scale)
    relative = (
        style.get("mso-position-horizontal-relative", "column").replace("text", "column").replace("char", "character")
    )
    shown = element.get("stroked", "t") not in _NO
    content = first_child(first_child(element, V + "textbox"), CONTENT)
    if content is not None:
        found.boxes.append((content, Box((), width, x, relative, align, shown)))
        return
    if element.tag == V + "line":
        ends = [
            [_length(part, scale) for part in (element.get(name, "0,0") + ",0").split(",")[:2]]
            for name in ("from", "to")
        ]
        width, height = abs(ends[1][0] - ends[0][0]), abs(ends[1][1] - ends[0][1])
        x = None if align else (x or 0) + min(ends[0][0], ends[1][0])
    if _is_level(element, width, height, shown):
        stroke = first_child(element, V + "stroke")
        dash = "solid" if stroke is None else stroke.get("dashstyle", "solid")
        found.rules.append(Rule(width, align, _colour(element), x, relative, dash))


def _is_level(element: Element, width: float, height: float, shown: bool) -> bool:
    """Return whether a shape is a level line to the eye."""
    straight = element.tag == V + "line" or element.get("type", "").endswith(_CONNECTORS)
    straight |= element.get(_OFFICE + "connectortype") == "straight"
    flat = element.tag == V + "rect" and height < THIN and element.get("filled", "t") not in _NO
    return width > SLOPE * height and ((straight and shown) or flat)


def _style(element: Element) -> dict[str, str]:
    """Return the style of a shape by name."""
    pairs = [part.partition(":") for part in element.get("style", "").split(";")]
    return {name.strip(): value.strip() for name, _, value in pairs}


def _length(text: str, scale: float | None) -> float:
    """Return a length in millimetres; a bare number counts pixels, or the units of a group."""
    bare = text.removesuffix("px")
    if bare[-1:].isdigit():
        return number(bare) * (1 / _PER_POINT / POINTS_PER_MM if scale is None else scale)
    return measured(text, 1) / POINTS_PER_MM


def _colour(element: Element) -> str:
    """Return the colour of a line in six hexadecimal digits; empty where it is none that is known."""
    stated = element.get("strokecolor", "black").split(" ")[0].lower()
    if re.fullmatch("#[0-9a-f]{3}", stated):
        return "".join([digit * 2 for digit in stated[1:]]).upper()
    return stated[1:].upper() if re.fullmatch("#[0-9a-f]{6}", stated) else _COLOURS.get(stated, "")
