"""What Word resolves for a paragraph or a run: defaults, then styles, then its own properties.

The order is that of ECMA-376, 17.7.2: document defaults, table style, paragraph style, character
style, direct properties; a style takes from the one that it is based on what it does not say
itself. Toggle properties (17.7.3: bold, italic, capitals, hidden) are flipped by each kind of style
that sets them, and set outright by direct properties. Numbering and the conditional formats of
table styles are not looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from baocao.word.observed import Letters, Shape
from baocao.word.tree import VAL, W, is_on
from baocao.word.units import MM_PER_TWIP

if TYPE_CHECKING:
    from baocao.word.tree import Element

_TOGGLES = {"b": "b", "i": "i", "caps": "caps", "vanish": "vanish"}
_SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")
_VALUES = {"sz", "color", "highlight", "vertAlign", "lang", "u"}
_THEME = {"asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"}
_NO_SIZE = "20"
"""Half-points where nothing states a size: the standard's default, not a choice."""

Value = TypeVar("Value")
Flat = dict[str, str | bool]
"""Properties of one level by name; only those that the level states."""


def run_properties(element: Element | None) -> Flat:
    """Return what an `rPr` states."""
    flat: Flat = {}
    for child in element if element is not None else ():
        name = child.tag[len(W) :]
        if name in _TOGGLES:
            flat[name] = is_on(child)
        elif name in _VALUES:
            flat[name] = child.get(VAL, "")
        elif name == "rFonts":
            _fonts(child, flat)
        elif name == "rStyle":
            flat["style"] = child.get(VAL, "")
    return flat


def _fonts(element: Element, flat: Flat) -> None:
    """Add the fonts that an `rFonts` names."""
    for name, value in element.items():
        local = name[len(W) :]
        if local in _THEME:
            flat["theme"] = True
        elif local in _SCRIPTS:
            flat[local] = value


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
    return flat


_PARAGRAPH_VALUES = {W + "pStyle": "style", W + "jc": "jc", W + "outlineLvl": "outlineLvl"}
_PARAGRAPH_SWITCHES = {W + "keepNext": "keepNext", W + "keepLines": "keepLines"}
_SPACING, _INDENT = W + "spacing", W + "ind"
_SIDES = {"start": "left", "end": "right"}


def _indents(element: Element, flat: Flat) -> None:
    """Add indents; one of `firstLine` and `hanging` takes back the other of a lower level."""
    for key, value in element.items():
        name = key[len(W) :]
        if name == "hanging":
            flat["firstLine"] = f"-{value}"
        elif name != "firstLine" or "firstLine" not in flat:
            flat[_SIDES.get(name, name)] = value


class Styles:
    """The styles of a file, resolved on demand."""

    def __init__(self, root: Element) -> None:
        self._styles = {style.get(W + "styleId", ""): style for style in root.iter(W + "style")}
        self._default = {
            style.get(W + "type"): key
            for key, style in self._styles.items()
            if style.get(W + "default") in ("1", "true")
        }
        self._base_run = run_properties(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._base_paragraph = paragraph_properties(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        self._runs: dict[str, Flat] = {}
        self._paragraphs: dict[str, Flat] = {}
        self._letters: dict[object, Letters] = {}
        self._shapes: dict[object, tuple[str, Shape]] = {}

    def _chain(self, key: str) -> list[Element]:
        """Return a style and those that it is based on, the most basic first."""
        chain: list[Element] = []
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            chain.append(self._styles[key])
            base = chain[-1].find(W + "basedOn")
            key = base.get(VAL, "") if base is not None else ""
        return chain[::-1]

    def _style_runs(self, key: str) -> Flat:
        """Return what a style states of letters, with all that it is based on."""
        if key not in self._runs:
            merged: Flat = {}
            for style in self._chain(key):
                _lay_over(merged, run_properties(style.find(W + "rPr")))
            self._runs[key] = merged
        return self._runs[key]

    def _style_paragraphs(self, key: str) -> Flat:
        """Return what a style states of paragraphs, with all that it is based on."""
        if key not in self._paragraphs:
            merged: Flat = {}
            for style in self._chain(key):
                merged.update(paragraph_properties(style.find(W + "pPr")))
            self._paragraphs[key] = merged
        return self._paragraphs[key]

    def paragraph(self, own: Element | None, table_style: str = "") -> tuple[str, Shape]:
        """Return the style and the format of a paragraph with this `pPr`."""
        direct = paragraph_properties(own)
        key = (table_style, *direct.items())
        known = self._shapes.get(key)
        return known or _keep(self._shapes, key, self._paragraph(direct, table_style))

    def _paragraph(self, direct: Flat, table_style: str) -> tuple[str, Shape]:
        """Return the style and the format of a paragraph that states this of its own."""
        style = str(direct.get("style") or self._default.get("paragraph", ""))
        merged = dict(self._base_paragraph)
        merged.update(self._style_paragraphs(table_style))
        merged.update(self._style_paragraphs(style))
        merged.update(direct)
        return style, _shape(merged)

    def letters(self, paragraph_style: str, own: Element | None, table_style: str = "") -> Letters:
        """Return the format of a run with this `rPr` in a paragraph of this style."""
        direct = run_properties(own)
        key = (paragraph_style, table_style, *direct.items())
        known = self._letters.get(key)
        return known or _keep(self._letters, key, self._run(paragraph_style, direct, table_style))

    def _run(self, paragraph_style: str, direct: Flat, table_style: str) -> Letters:
        """Return the format of a run that states this of its own."""
        character = str(direct.get("style") or self._default.get("character", ""))
        levels = [self._style_runs(name) for name in (table_style, paragraph_style, character)]
        merged = dict(self._base_run)
        for level in levels:
            _lay_over(merged, level)
        for toggle in _TOGGLES:
            flips = sum(bool(level.get(toggle)) for level in levels)
            merged[toggle] = bool(self._base_run.get(toggle)) or flips % 2 == 1
        _lay_over(merged, direct)
        return _letters(merged)


def _keep(cache: dict[object, Value], key: object, value: Value) -> Value:
    """Keep what was resolved and return it; what a strange file has too much of is forgotten."""
    if len(cache) >= _KEPT:
        cache.clear()
    cache[key] = value
    return value


_KEPT = 4096
"""Distinct formats that are remembered; a report has some sixty."""


def _lay_over(lower: Flat, upper: Flat) -> None:
    """Put one level over another; a font named outright ends the theme's font of a lower level."""
    if "ascii" in upper and "theme" not in upper:
        lower.pop("theme", None)
    lower.update(upper)


def _letters(flat: Flat) -> Letters:
    """Return the letters that merged properties make."""
    return Letters(
        fonts=tuple(str(flat.get(script, "")) for script in _SCRIPTS),
        theme_font=bool(flat.get("theme")),
        points=_number(flat.get("sz", _NO_SIZE)) / 2,
        bold=bool(flat.get("b")),
        italic=bool(flat.get("i")),
        capitals=bool(flat.get("caps")),
        underline=flat.get("u", "none") != "none",
        hidden=bool(flat.get("vanish")),
        colour=str(flat.get("color", "auto")),
        highlight="" if flat.get("highlight") == "none" else str(flat.get("highlight", "")),
        raised=flat.get("vertAlign") == "superscript",
        language=str(flat.get("lang", "")),
    )


def _shape(flat: Flat) -> Shape:
    """Return the shape that merged properties make."""
    rule = str(flat.get("lineRule", "auto"))
    outline = str(flat.get("outlineLvl"))
    return Shape(
        align=_ALIGNS.get(str(flat.get("jc", "left")), str(flat.get("jc", "left"))),
        before=_number(flat.get("before")) / 20,
        after=_number(flat.get("after")) / 20,
        line=_number(flat.get("line", "240")) / (240 if rule == "auto" else 20),
        line_rule=rule,
        left=_number(flat.get("left")) * MM_PER_TWIP,
        right=_number(flat.get("right")) * MM_PER_TWIP,
        first_line=_number(flat.get("firstLine")) * MM_PER_TWIP,
        keep_next=bool(flat.get("keepNext")),
        keep_lines=bool(flat.get("keepLines")),
        outline=int(outline) if outline in _LEVELS else None,
    )


_ALIGNS = {"start": "left", "end": "right"}
_LEVELS = set("012345678")
"""The levels of titles; by 9 Word marks plain text."""


def _number(text: object) -> float:
    """Return a measure; 0 where there is none or none that can be read."""
    try:
        return float(str(text or 0))
    except ValueError:
        return 0.0
