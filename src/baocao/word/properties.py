"""What a property element of Word states of letters or of a paragraph, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao.word.tree import VAL, W, first_child, is_on

if TYPE_CHECKING:
    from baocao.word.tree import Element

Stated = str | bool | tuple[str, ...] | tuple[tuple[str, str], ...]
Flat = dict[str, Stated]
"""Properties of one level by name; only those that the level states."""

TOGGLES = ("b", "i", "caps", "smallCaps", "strike", "vanish")
SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")
THEME = "+"
"""Before the name of a font stands this sign where it is one of the theme."""

_TOGGLES = {W + name: name for name in TOGGLES}
_VALUES = {W + name: name for name in ("sz", "highlight", "lang", "u", "bdr")}
_FONTS, _STYLE, _COLOUR, _SHADING = W + "rFonts", W + "rStyle", W + "color", W + "shd"
_SLOTS = {
    **{W + name: name for name in SCRIPTS},
    W + "asciiTheme": "ascii",
    W + "hAnsiTheme": "hAnsi",
    W + "eastAsiaTheme": "eastAsia",
    W + "cstheme": "cs",
}
_OF_THEME = {W + "asciiTheme", W + "hAnsiTheme", W + "eastAsiaTheme", W + "cstheme"}
_THEME_COLOUR = tuple(W + name for name in ("themeColor", "themeTint", "themeShade"))


def run_properties(element: Element | None) -> Flat:
    """Return what an `rPr` states."""
    flat: Flat = {}
    for child in element if element is not None else ():
        tag = child.tag
        if tag in _TOGGLES:
            flat[_TOGGLES[tag]] = is_on(child)
        elif tag in _VALUES:
            flat[_VALUES[tag]] = child.get(VAL, "")
        elif tag == _FONTS:
            _fonts(child, flat)
        elif tag == _STYLE:
            flat["style"] = child.get(VAL, "")
        elif tag == _COLOUR:
            flat["color"] = (child.get(VAL, "auto"), *[child.get(name, "") for name in _THEME_COLOUR])
        elif tag == _SHADING:
            flat["shd"] = _shading(child)
    return flat


def _fonts(element: Element, flat: Flat) -> None:
    """Add the fonts that an `rFonts` names; one of the theme goes before one named beside it."""
    for name, value in element.items():
        slot = _SLOTS.get(name)
        if slot is not None and name in _OF_THEME:
            flat[slot] = THEME + value
        elif slot is not None and not (slot in flat and element.get(_THEME_NAMES[slot]) is not None):
            flat[slot] = value


_THEME_NAMES = {
    "ascii": W + "asciiTheme",
    "hAnsi": W + "hAnsiTheme",
    "eastAsia": W + "eastAsiaTheme",
    "cs": W + "cstheme",
}


def _shading(element: Element) -> str:
    """Return the colour of a shading; empty where it has none."""
    if element.get(VAL, "clear") == "nil":
        return ""
    fill = element.get(W + "fill", "auto")
    return "" if fill == "auto" else fill


_PARAGRAPH_VALUES = {W + "pStyle": "style", W + "jc": "jc", W + "outlineLvl": "outlineLvl"}
_PARAGRAPH_SWITCHES = {W + name: name for name in ("keepNext", "pageBreakBefore", "contextualSpacing")}
_SPACING, _INDENT, _NUMBERING, _BORDERS = W + "spacing", W + "ind", W + "numPr", W + "pBdr"
_TABS, _FRAME, _MARK = W + "tabs", W + "framePr", W + "rPr"
_SIDES = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
_GONE = (W + "del", W + "moveFrom")


def paragraph_properties(element: Element | None) -> Flat:
    """Return what a `pPr` states."""
    flat: Flat = {}
    for child in element if element is not None else ():
        tag = child.tag
        if tag in _PARAGRAPH_VALUES:
            flat[_PARAGRAPH_VALUES[tag]] = child.get(VAL, "")
        elif tag in _PARAGRAPH_SWITCHES:
            flat[_PARAGRAPH_SWITCHES[tag]] = is_on(child)
        elif tag == _SPACING:
            flat.update([(key[len(W) :], value) for key, value in child.items()])
        elif tag == _INDENT:
            _indents(child, flat)
        elif tag in _RARE:
            _rare(child, tag, flat)
    return flat


def _indents(element: Element, flat: Flat) -> None:
    """Add indents; one of `firstLine` and `hanging` takes back the other of a lower level."""
    stated = {_SIDES.get(key[len(W) :], key[len(W) :]): value for key, value in element.items()}
    for side in ("left", "right"):
        if side in stated:
            flat[side] = stated[side]
        elif f"{side}Chars" in stated:
            flat[side] = stated[f"{side}Chars"] + CHARACTERS
    if "hanging" in stated:
        flat["firstLine"] = f"-{stated['hanging']}"
    elif "hangingChars" in stated:
        flat["firstLine"] = f"-{stated['hangingChars']}{CHARACTERS}"
    elif "firstLine" in stated:
        flat["firstLine"] = stated["firstLine"]
    elif "firstLineChars" in stated:
        flat["firstLine"] = stated["firstLineChars"] + CHARACTERS


CHARACTERS = "ch"
"""Behind an indent that is counted in hundredths of a character."""
_RARE = {_NUMBERING, _BORDERS, _TABS, _FRAME, _MARK}


def _rare(element: Element, tag: str, flat: Flat) -> None:
    """Add what few paragraphs state."""
    if tag == _NUMBERING:
        for name in ("numId", "ilvl"):
            child = first_child(element, W + name)
            if child is not None:
                flat[name] = child.get(VAL, "0")
    elif tag == _BORDERS:
        for side in element:
            flat["border " + side.tag[len(W) :]] = side.get(VAL, "")
    elif tag == _TABS:
        flat["tabs"] = tuple([(tab.get(W + "pos", "0"), tab.get(VAL, "left")) for tab in element])
    elif tag == _FRAME:
        flat["frame"] = element.get(W + "xAlign", "")
    else:
        flat["joined"] = any(first_child(element, name) is not None for name in _GONE)


def lay_over(lower: Flat, upper: Flat) -> None:
    """Put one level of properties over another; tab stops add up, and one can take back another."""
    tabs = upper.get("tabs")
    if tabs is not None and "tabs" in lower:
        both = {stop[0]: stop for stop in (*lower["tabs"], *tabs)}  # type: ignore[misc]  # tuples of two
        lower.update(upper)
        lower["tabs"] = tuple(both.values())
    else:
        lower.update(upper)
