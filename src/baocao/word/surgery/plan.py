"""Properties that elements are to have, gathered first and written together, in the order of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao.word.surgery.source import quoted
from baocao.word.tree import W, first_child

if TYPE_CHECKING:
    from baocao.word.surgery.source import Source
    from baocao.word.tree import Element

_ORDERS = {
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
        "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
        "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
    ),
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    ),
}
_RANKS = {holder: {name: rank for rank, name in enumerate(order.split())} for holder, order in _ORDERS.items()}
Values = dict[str, str | None]
"""Attributes by local name; None takes one away."""


def prefix(element: Element) -> tuple[str, str]:
    """Return the prefix of Word's names at an element, with its colon, and what declares it where nothing does."""
    for known, space in element.nsmap.items():
        if known and (space == W[1:-1] or space.startswith("http://purl.oclc.org/ooxml/wordprocessingml")):
            return f"{known}:", ""
    return "w:", f" xmlns:w={quoted(W[1:-1])}"


class Plan:
    """What is to be set, by the element that it is set in."""

    def __init__(self) -> None:
        self._wanted: dict[tuple[Element, str], tuple[Source, dict[str, Values]]] = {}

    def set(self, source: Source, host: Element, holder: str, name: str, values: Values) -> None:
        """Set attributes of a property; `holder` is its `rPr` or `pPr` in the host, or `sectPr` for the host itself."""
        _, wanted = self._wanted.setdefault((host, holder), (source, {}))
        wanted.setdefault(name, {}).update(values)

    def carry_out(self) -> None:
        """Hand all changes to their sources."""
        for (host, holder), (source, wanted) in self._wanted.items():
            inside = host if holder == "sectPr" else first_child(host, W + holder)
            if inside is None:
                stands, declared = prefix(host)
                ranked = sorted(wanted, key=lambda name: _rank(holder, name))
                content = "".join([_property(stands, "", name, wanted[name]) for name in ranked])
                if content:
                    source.prepend(host, f"<{stands}{holder}{declared}>{content}</{stands}{holder}>")
            else:
                _complete(source, inside, holder, wanted)


def _complete(source: Source, inside: Element, holder: str, wanted: dict[str, Values]) -> None:
    """Change the properties that are there, and put the others between them in the order of the schema."""
    stands, declared = prefix(inside)
    for name in sorted(wanted, key=lambda name: _rank(holder, name)):
        known = first_child(inside, W + name)
        if known is not None:
            source.set(known, wanted[name], stands)
            continue
        new = _property(stands, declared, name, wanted[name])
        later = (child for child in inside if _rank(holder, child.tag.rpartition("}")[2]) > _rank(holder, name))
        following = next(later, None)
        if not new:
            continue
        if following is None:
            source.append(inside, new)
        else:
            source.insert(source.span(following).start, new)


def _rank(holder: str, name: str) -> int:
    """Return where a property stands in the order of the schema; one of a later version comes last."""
    return _RANKS[holder].get(name, len(_RANKS[holder]))


def _property(stands: str, declared: str, name: str, values: Values) -> str:
    """Return a property with its attributes; nothing where all of them are to be taken away."""
    stated = [f" {stands}{key}={quoted(value)}" for key, value in values.items() if value is not None]
    if values and not stated:
        return ""
    return f"<{stands}{name}{declared}{''.join(stated)}/>"
