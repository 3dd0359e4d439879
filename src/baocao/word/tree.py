"""The one door to lxml, which has no types of its own: parsing, and the names that readers use."""

from __future__ import annotations

from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # ships none

from baocao.word.xml import NAMESPACES

Element = Any
"""An lxml element."""
XMLSyntaxError: type[Exception] = etree.XMLSyntaxError

W = f"{{{NAMESPACES['w']}}}"
R = f"{{{NAMESPACES['r']}}}"
WP = f"{{{NAMESPACES['wp']}}}"
A = f"{{{NAMESPACES['a']}}}"
WPS = f"{{{NAMESPACES['wps']}}}"
V = f"{{{NAMESPACES['v']}}}"
MC = f"{{{NAMESPACES['mc']}}}"
VAL = W + "val"
_OFF = {"0", "false", "off", "none"}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    f"{_STRICT}wordprocessingml/main": NAMESPACES["w"],
    f"{_STRICT}officeDocument/relationships": NAMESPACES["r"],
    f"{_STRICT}drawingml/wordprocessingDrawing": NAMESPACES["wp"],
    f"{_STRICT}drawingml/main": NAMESPACES["a"],
}
"""The namespaces of the strict form of the standard (ISO/IEC 29500-1), as the transitional form names them."""


class TooDeepError(Exception):
    """An XML part goes beyond the limits of the parser: 256 elements deep, 10 million characters in one text."""


def parse(data: bytes) -> Element:
    """Return the root of an XML part, in the names of the transitional form; comments are left out.

    Raises:
        XMLSyntaxError: the part is not well-formed, or declares a document type, which no Office file has.
        TooDeepError: the part is deeper, or longer in one piece, than a document can be.
    """
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            raise TooDeepError(str(error)) from error
        raise
    if root.getroottree().docinfo.internalDTD is not None:
        raise etree.XMLSyntaxError("document type declared", etree.ErrorTypes.ERR_DOCTYPE_NOT_FINISHED, 1, 1)
    if any(space.startswith(_STRICT) for space in root.nsmap.values()):
        _rename(root)
    return root


def _rename(root: Element) -> None:
    """Give elements and attributes of the strict form their transitional names."""
    for element in root.iter(etree.Element):
        element.tag = _transitional(element.tag)
        for name, value in element.attrib.items():
            if name.startswith("{" + _STRICT):
                del element.attrib[name]
                element.set(_transitional(name), value)


def _transitional(name: str) -> str:
    """Return a name in Clark's notation with a namespace of the transitional form."""
    space, _, local = name[1:].partition("}")
    known = _TRANSITIONAL.get(space) if name.startswith("{") else None
    return f"{{{known}}}{local}" if known else name


def first_child(element: Element | None, tag: str) -> Element | None:
    """Return the first child of this name; quicker than `find`, which parses a path."""
    return None if element is None else next(element.iterchildren(tag), None)


def all_elements(root: Element) -> list[Element]:
    """Return an element and all that it holds, in the order of their start tags."""
    return list(root.iter(etree.Element))


_CHOICE, _FALLBACK = MC + "Choice", MC + "Fallback"


def chosen(alternatives: Element) -> Element:
    """Return the one of several alternatives that Word shows: the first choice, or else the fallback."""
    choice = first_child(alternatives, _CHOICE)
    if choice is None:
        choice = first_child(alternatives, _FALLBACK)
    return alternatives if choice is None else choice


def is_on(element: Element | None) -> bool:
    """Return whether an on/off property is there and on."""
    return element is not None and element.get(VAL, "1") not in _OFF
