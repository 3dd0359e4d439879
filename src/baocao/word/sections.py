"""The sections of a body: pages, margins, and the headers and footers that each shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao.word.observed import Section
from baocao.word.tree import R, W, first_child, is_on
from baocao.word.units import millimetres, whole

if TYPE_CHECKING:
    from baocao.word.observed import Block, Paragraph
    from baocao.word.story import Story
    from baocao.word.tree import Element

SECT_PR = W + "sectPr"
_R_ID = R + "id"
_TYPE = W + "type"

Margins = dict[str, tuple["Paragraph", ...]]
"""The paragraphs of headers or footers, by relationship or by kind."""
Ended = tuple["Element", list["Block"]]
"""A section's properties, and its blocks."""


def ended(body: Element | None, story: Story) -> list[Ended]:
    """Return the sections of a body, each with its blocks."""
    if body is None:
        return []
    ends: dict[Element, Element] = {}
    for section in body.iter(SECT_PR):
        ends.setdefault(_last_of(section, body), section)
    found: list[Ended] = []
    blocks: list[Block] = []
    for element in body:
        story.take(element, blocks)
        if element in ends:
            story.end(blocks)
            found.append((ends[element], blocks))
            blocks = []
    if blocks or not found:
        story.end(blocks)
        found.append((body.makeelement(SECT_PR), blocks))
    return found


def _last_of(section: Element, body: Element) -> Element:
    """Return the child of the body with which a section ends: itself, or what it stands in."""
    element = section
    while (parent := element.getparent()) is not body:
        element = parent
    return element


def sections(found: list[Ended], headers: Margins, footers: Margins) -> tuple[Section, ...]:
    """Return sections; a header or footer that one does not name is that of the section before."""
    made: list[Section] = []
    shown_headers: Margins = {}
    shown_footers: Margins = {}
    for element, blocks in found:
        shown_headers = {**shown_headers, **_named(element, W + "headerReference", headers)}
        shown_footers = {**shown_footers, **_named(element, W + "footerReference", footers)}
        made.append(_section(element, blocks, shown_headers, shown_footers))
    return tuple(made)


def _named(section: Element, tag: str, parts: Margins) -> Margins:
    """Return the parts that a section names, by kind."""
    return {
        reference.get(_TYPE, "default"): parts[reference.get(_R_ID, "")]
        for reference in section.iterchildren(tag)
        if reference.get(_R_ID, "") in parts
    }


def _section(element: Element, blocks: list[Block], headers: Margins, footers: Margins) -> Section:
    """Return a section."""
    size, margins = first_child(element, W + "pgSz"), first_child(element, W + "pgMar")
    numbers = first_child(element, W + "pgNumType")
    start = numbers.get(W + "start") if numbers is not None else None
    return Section(
        width=_mm(size, "w"),
        height=_mm(size, "h"),
        landscape=size is not None and size.get(W + "orient") == "landscape",
        top=_mm(margins, "top"),
        bottom=_mm(margins, "bottom"),
        left=_mm(margins, "left"),
        right=_mm(margins, "right"),
        header=_mm(margins, "header"),
        own_first_page=is_on(first_child(element, W + "titlePg")),
        start=whole(start) if start else None,
        headers=headers,
        blocks=tuple(blocks),
        footers=footers,
        gutter=_mm(margins, "gutter"),
        number_format="decimal" if numbers is None else numbers.get(W + "fmt", "decimal"),
    )


def _mm(element: Element | None, name: str) -> float:
    """Return an attribute in twips as millimetres; 0 where it is missing."""
    return millimetres(element.get(W + name, "0")) if element is not None else 0.0
