"""Drawings in DrawingML: straight lines, and text boxes with where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from baocao.word.observed import Box, Rule
from baocao.word.schemes import stated_colour
from baocao.word.tree import WP, WPS, A, W, first_child
from baocao.word.units import MM_PER_EMU, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.word.schemes import Theme
    from baocao.word.tree import Element

_LINES = {"line", "straightConnector1"}
_FLAT = {"rect", "flowChartProcess"}
THIN = 0.7
"""Millimetres: a rectangle that is no higher is a line to the eye."""
SLOPE = 10
"""A line is level that is this many times as long as it is high."""
_GROUPS = {"wgp", "grpSp", "wpc", "graphic", "graphicData"}
CONTENT = W + "txbxContent"


class Drawn(NamedTuple):
    """What a drawing shows."""

    rules: list[Rule]
    boxes: list[tuple[Element, Box]]
    """The contents of text boxes, each with its box, which is empty as yet."""
    pictures: int


class Place(NamedTuple):
    """Where a drawing stands, in millimetres, and how its own units print."""

    x: float | None
    relative: str
    align: str
    scale: float = 1
    left: float = 0
    """Where the units of a group begin."""


def modern(drawing: Element, theme: Theme) -> Drawn:
    """Return what a drawing in DrawingML shows."""
    rules: list[Rule] = []
    boxes: list[tuple[Element, Box]] = []
    pictures = 0
    for frame in drawing:
        if frame.tag not in (WP + "anchor", WP + "inline"):
            continue
        known = len(rules) + len(boxes)
        extent = first_child(frame, WP + "extent")
        size = (_emu(extent, "cx"), _emu(extent, "cy"))
        for shape, place, own in _shapes(frame, _place(frame), size):
            made = _made(shape, place, own, theme)
            if isinstance(made, Rule):
                rules.append(made)
            elif made is not None:
                boxes.append(made)
        pictures += known == len(rules) + len(boxes)
    return Drawn(rules, boxes, pictures)


def _emu(element: Element | None, name: str) -> float:
    """Return a length in EMU as millimetres."""
    return 0.0 if element is None else whole(element.get(name, "0")) * MM_PER_EMU


def _place(frame: Element) -> Place:
    """Return where the frame of a drawing stands."""
    across = first_child(frame, WP + "positionH")
    if across is None:
        return Place(None, "character", "")
    align, offset = first_child(across, WP + "align"), first_child(across, WP + "posOffset")
    return Place(
        None if offset is None else whole(offset.text or "0") * MM_PER_EMU,
        across.get("relativeFrom", "column"),
        "" if align is None else (align.text or ""),
    )


def _shapes(
    element: Element, place: Place, size: tuple[float, float] | None
) -> Iterator[tuple[Element, Place, tuple[float, float]]]:
    """Yield the shapes of a drawing with their places and sizes, those in groups too."""
    for child in element:
        tag = child.tag
        if tag == WPS + "wsp":
            yield child, _within(child, place) if size is None else place, size or _sized(child, place)
        elif tag.rpartition("}")[2] in _GROUPS:
            inner = first_child(child, tag.rpartition("}")[0] + "}grpSpPr")
            if inner is None:
                yield from _shapes(child, place, size)
            else:
                yield from _shapes(child, _grouped(inner, place, size), None)


def _grouped(properties: Element, place: Place, size: tuple[float, float] | None) -> Place:
    """Return the place of a group, with the scale of its units."""
    frame = first_child(properties, A + "xfrm")
    inner, outer = _emu(first_child(frame, A + "chExt"), "cx"), _emu(first_child(frame, A + "ext"), "cx")
    shown = size[0] if size else outer * place.scale
    start = _emu(first_child(frame, A + "chOff"), "x")
    x = place.x
    if size is None and x is not None:
        x += (_emu(first_child(frame, A + "off"), "x") - place.left) * place.scale
    return place._replace(x=x, scale=shown / inner if inner else place.scale, left=start)


def _within(shape: Element, place: Place) -> Place:
    """Return the place of a shape in a group."""
    frame = first_child(first_child(shape, WPS + "spPr"), A + "xfrm")
    shift = (_emu(first_child(frame, A + "off"), "x") - place.left) * place.scale
    return place if place.x is None else place._replace(x=place.x + shift)


def _sized(shape: Element, place: Place) -> tuple[float, float]:
    """Return the size of a shape in a group."""
    extent = first_child(first_child(first_child(shape, WPS + "spPr"), A + "xfrm"), A + "ext")
    return _emu(extent, "cx") * place.scale, _emu(extent, "cy") * place.scale


def _made(shape: Element, place: Place, size: tuple[float, float], theme: Theme) -> Rule | tuple[Element, Box] | None:
    """Return the line that a shape is, or its text box with what stands in it; None for anything else."""
    properties = first_child(shape, WPS + "spPr")
    geometry = first_child(properties, A + "prstGeom")
    kind = "" if geometry is None else geometry.get("prst", "")
    stroke = _stroke(shape, properties, theme)
    content = first_child(first_child(shape, WPS + "txbx"), CONTENT)
    width, height = size
    if content is not None:
        return content, Box((), width, place.x, place.relative, place.align, stroke is not None)
    if kind in _LINES and width > SLOPE * height:
        return None if stroke is None else _rule(place, width, stroke)
    if kind in _FLAT and height < THIN and width > SLOPE * height:
        filled = stated_colour(first_child(properties, A + "solidFill"), theme)
        stroke = stroke or ((filled, "solid") if filled else None)
        return None if stroke is None else _rule(place, width, stroke)
    return None


Stroke = tuple[str, str]
"""The colour and the dash of a line."""


def _rule(place: Place, length: float, stroke: Stroke) -> Rule:
    """Return a line."""
    colour, dash = stroke
    return Rule(length, place.align, colour, place.x, place.relative, dash)


def _stroke(shape: Element, properties: Element | None, theme: Theme) -> Stroke | None:
    """Return how the outline of a shape is drawn; None where it is not drawn."""
    own = first_child(properties, A + "ln")
    reference = first_child(first_child(shape, WPS + "style"), A + "lnRef")
    if own is not None and first_child(own, A + "noFill") is not None:
        return None
    colour = stated_colour(first_child(own, A + "solidFill"), theme)
    if not colour and reference is not None and reference.get("idx") != "0":
        colour = stated_colour(reference, theme)
    if not colour and first_child(own, A + "solidFill") is None and (reference is None or reference.get("idx") == "0"):
        return None
    dash = first_child(own, A + "prstDash")
    return colour, "solid" if dash is None else dash.get("val", "solid")
