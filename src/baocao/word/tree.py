"""The one door to lxml, which has no types of its own: parsing, and the names that readers use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lxml import etree  # type: ignore[import-untyped]  # ships none

from baocao.word.xml import NAMESPACES

if TYPE_CHECKING:
    from collections.abc import Callable

Element = Any
"""An lxml element."""
XMLSyntaxError: type[Exception] = etree.XMLSyntaxError

W = f"{{{NAMESPACES['w']}}}"
R = f"{{{NAMESPACES['r']}}}"
WP = f"{{{NAMESPACES['wp']}}}"
A = f"{{{NAMESPACES['a']}}}"
MC = f"{{{NAMESPACES['mc']}}}"
VAL = W + "val"
_OFF = {"0", "false", "off", "none"}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def parse(data: bytes) -> Element:
    """Return the root of an XML part; entities are not resolved.

    Raises:
        XMLSyntaxError: the part is not well-formed.
    """
    return etree.fromstring(data, _PARSER)


def first_child(element: Element | None, tag: str) -> Element | None:
    """Return the first child of this name; quicker than `find`, which parses a path."""
    return None if element is None else next(element.iterchildren(tag), None)


def values(path: str) -> Callable[[Element], list[str]]:
    """Return what finds the text of all attributes on a path; the path uses the writer's prefixes."""
    found: Callable[[Element], list[str]] = etree.XPath(path, namespaces=NAMESPACES, smart_strings=False)
    return found


def is_on(element: Element | None) -> bool:
    """Return whether an on/off property is there and on."""
    return element is not None and element.get(VAL, "1") not in _OFF
