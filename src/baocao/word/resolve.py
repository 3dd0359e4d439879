"""What Word resolves for a paragraph or a run: defaults, then styles, then its own properties.

The order is that of ECMA-376, 17.7.2: document defaults, table style with its conditional formats,
paragraph style, character style, direct properties; a style takes from the one that it is based on
what it does not say itself. The properties of a list's level go right below those of the level that
names the list. Toggle properties (17.7.3: bold, italic, capitals, strike, hidden) are flipped by
each kind of style that sets them, and set outright by direct properties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from baocao.word.conditional import TableStyles
from baocao.word.numbering import Numbering
from baocao.word.observed import Border, Letters, Shape, Tab
from baocao.word.properties import (
    CHARACTERS,
    SCRIPTS,
    THEME,
    TOGGLES,
    Flat,
    lay_over,
    paragraph_properties,
    run_properties,
)
from baocao.word.schemes import Theme
from baocao.word.tree import VAL, W, first_child
from baocao.word.units import POINTS_PER_MM, measured, millimetres, number

if TYPE_CHECKING:
    from baocao.word.conditional import Look
    from baocao.word.tree import Element

_NO_SIZE = "20"
"""Half-points where nothing states a size: the standard's default, not a choice."""
_AUTOMATIC = 14.0
"""Points between paragraphs where Word spaces them as a browser does."""
_PER_CHARACTER = 1 / 100
_PER_LINE = 12 / 100
"""Points in a hundredth of a line."""
_BASED_ON, _P_PR, _R_PR, _P_STYLE = W + "basedOn", W + "pPr", W + "rPr", W + "pStyle"
_KEPT = 4096
"""Distinct formats that are remembered; a report has some sixty."""

Value = TypeVar("Value")


class Item:
    """Where an item stands in the lists of its file."""

    __slots__ = ("depth", "number")

    def __init__(self, number: str, depth: int) -> None:
        self.number = number
        self.depth = depth


class Resolved(NamedTuple):
    """What Word resolves for a paragraph."""

    style: str
    shape: Shape
    item: Item | None
    """Its place in a list."""
    marked: bool
    """Its end mark has a format of its own."""
    joined: bool
    """Its end was deleted: it runs on into the next one."""


class Styles:
    """The styles of a file, resolved on demand."""

    def __init__(self, root: Element, theme: bytes = b"", numbering: bytes = b"") -> None:
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
        self._shapes: dict[object, Resolved] = {}
        self.theme = Theme(theme)
        self.numbering = Numbering(numbering, self._number_of)
        self.tables = TableStyles(self._styles)
        self.met_before = False
        """Whether a file with these styles was read: others like it may come."""

    def _number_of(self, style: str) -> str:
        """Return the `numId` that a list style names."""
        found = self._styles.get(style)
        return str(paragraph_properties(first_child(found, _P_PR)).get("numId", "")) if found is not None else ""

    def _chain(self, key: str, known: dict[str, Flat]) -> list[str]:
        """Return a style and those that it is based on, the nearest first, up to the first that is known."""
        chain: dict[str, None] = {}
        while key in self._styles and key not in chain:
            chain[key] = None
            if key in known:
                break
            base = first_child(self._styles[key], _BASED_ON)
            key = base.get(VAL, "") if base is not None else ""
        return list(chain)

    def _style_runs(self, key: str) -> Flat:
        """Return what a style states of letters, with all that it is based on."""
        known = self._runs
        merged: Flat = {}
        for name in reversed(self._chain(key, known)):
            if name not in known:
                known[name] = {**merged, **run_properties(first_child(self._styles[name], _R_PR))}
            merged = known[name]
        return merged

    def _style_paragraphs(self, key: str) -> Flat:
        """Return what a style states of paragraphs, with all that it is based on."""
        known = self._paragraphs
        merged: Flat = {}
        for name in reversed(self._chain(key, known)):
            if name not in known:
                known[name] = dict(merged)
                self._lay_paragraph_over(
                    known[name], paragraph_properties(first_child(self._styles[name], _P_PR)), name
                )
            merged = known[name]
        return merged

    def _lay_paragraph_over(self, lower: Flat, upper: Flat, style: str) -> None:
        """Put one level over another; if it names a list, the properties of the list go between them."""
        if "numId" in upper or "ilvl" in upper:
            key = str(upper.get("numId", lower.get("numId", "")))
            stated = upper.get("ilvl", lower.get("ilvl"))
            depth = self.numbering.depth(key, None if stated is None else str(stated), style)
            level = self.numbering.level(key, depth)
            if level is not None:
                lay_over(lower, paragraph_properties(level.properties))
            lower["depth"] = str(depth)
        lay_over(lower, upper)

    def paragraph(self, own: Element | None, look: Look = ()) -> Resolved:
        """Return what Word resolves for a paragraph with this `pPr`."""
        key: object = _only_style(own, look)
        known = self._shapes.get(key) if key else None
        if known is None:
            direct = paragraph_properties(own)
            key = key or (look, *direct.items())
            known = self._shapes.get(key) or _keep(self._shapes, key, self._paragraph(direct, look))
        return known

    def _paragraph(self, direct: Flat, look: Look) -> Resolved:
        """Return what Word resolves for a paragraph that states this of its own."""
        style = str(direct.get("style") or self._default.get("paragraph", ""))
        merged = dict(self._base_paragraph)
        lay_over(merged, self.tables.paragraph(look))
        lay_over(merged, self._style_paragraphs(style))
        self._lay_paragraph_over(merged, direct, style)
        number_id = str(merged.get("numId", "0"))
        item = Item(number_id, int(str(merged.get("depth", "0")))) if self.numbering.find(number_id) else None
        size = self.letters(style, None, look).points if _in_characters(merged) else 0.0
        return Resolved(style, _shape(merged, size), item, "joined" in direct, bool(direct.get("joined")))

    def plain(self, paragraph_style: str, look: Look) -> Letters:
        """Return the format of a run that states nothing of its own."""
        return self._letters.get((paragraph_style, look)) or self.letters(paragraph_style, None, look)

    def letters(self, paragraph_style: str, own: Element | None, look: Look = ()) -> Letters:
        """Return the format of a run with this `rPr` in a paragraph of this style."""
        direct = run_properties(own)
        key = (paragraph_style, look, *direct.items())
        known = self._letters.get(key)
        return known or _keep(self._letters, key, self._run(paragraph_style, direct, look))

    def _run(self, paragraph_style: str, direct: Flat, look: Look) -> Letters:
        """Return the format of a run that states this of its own."""
        character = str(direct.get("style") or self._default.get("character", ""))
        levels = [self.tables.letters(look), self._style_runs(paragraph_style), self._style_runs(character)]
        merged = dict(self._base_run)
        for level in levels:
            merged.update(level)
        for toggle in TOGGLES:
            flips = sum(bool(level.get(toggle)) for level in levels)
            merged[toggle] = bool(self._base_run.get(toggle)) or flips % 2 == 1
        merged.update(direct)
        return self._made(merged)

    def _made(self, flat: Flat) -> Letters:
        """Return the letters that merged properties make."""
        named = [str(flat.get(script, "")) for script in SCRIPTS]
        return Letters(
            fonts=tuple([self.theme.font(name[1:]) if name.startswith(THEME) else name for name in named]),
            theme_font=named[0].startswith(THEME) or named[1].startswith(THEME),
            points=measured(str(flat.get("sz", _NO_SIZE)), 2),
            bold=bool(flat.get("b")),
            italic=bool(flat.get("i")),
            capitals=bool(flat.get("caps")),
            underline=flat.get("u", "none") != "none",
            hidden=bool(flat.get("vanish")),
            colour=self._colour(flat.get("color")),
            highlight="" if flat.get("highlight") == "none" else str(flat.get("highlight", "")),
            language=str(flat.get("lang", "")),
            small_capitals=bool(flat.get("smallCaps")),
            strike=bool(flat.get("strike")),
            shading=str(flat.get("shd", "")),
            bordered=str(flat.get("bdr", "")) not in _NO_LINE,
        )

    def _colour(self, stated: object) -> str:
        """Return the colour of letters; one of the theme goes before what stands beside it."""
        if not isinstance(stated, tuple):
            return "auto"
        value, role, tint, shade = stated
        return (self.theme.colour(role, tint, shade) if role else "") or value


def _only_style(own: Element | None, look: Look) -> tuple[str, Look] | None:
    """Return what tells a paragraph from others that state nothing but their style, as most do; None for the rest."""
    if own is None or len(own) != 1:
        return None
    child = own[0]
    return (child.get(VAL, ""), look) if child.tag == _P_STYLE else None


def _keep(cache: dict[object, Value], key: object, value: Value) -> Value:
    """Keep what was resolved and return it; what a strange file has too much of is forgotten."""
    if len(cache) >= _KEPT:
        cache.clear()
    cache[key] = value
    return value


def _in_characters(flat: Flat) -> bool:
    """Return whether an indent is counted in characters."""
    return any(str(flat.get(name, "")).endswith(CHARACTERS) for name in ("left", "right", "firstLine"))


def _shape(flat: Flat, size: float) -> Shape:
    """Return the shape that merged properties make; `size` is that of its letters in points."""
    rule = str(flat.get("lineRule", "auto"))
    outline = str(flat.get("outlineLvl"))
    align = str(flat.get("jc", "left"))
    line = str(flat.get("line", "240"))
    return Shape(
        align=_ALIGNS.get(align, align),
        before=_space(flat, "before"),
        after=_space(flat, "after"),
        line=number(line) / 240 if rule == "auto" else measured(line),
        line_rule=rule,
        left=_indent(flat.get("left"), size),
        right=_indent(flat.get("right"), size),
        first_line=_indent(flat.get("firstLine"), size),
        keep_next=bool(flat.get("keepNext")),
        outline=int(outline) if outline in _LEVELS else None,
        contextual=bool(flat.get("contextualSpacing")),
        page_break_before=bool(flat.get("pageBreakBefore")),
        borders=_borders(flat),
        tabs=_tabs(flat),
        frame=str(flat["frame"]) if "frame" in flat else None,
    )


_ALIGNS = {"start": "left", "end": "right", "justify": "both", "thaiDistribute": "both"}
_LEVELS = set("012345678")
"""The levels of titles; by 9 Word marks plain text."""
_OFF = {"0", "false", "off"}
_NO_LINE = {"", "nil", "none"}


def _space(flat: Flat, side: str) -> float:
    """Return the space above (`before`) or below a paragraph, in points."""
    if str(flat.get(f"{side}Autospacing", "0")) not in _OFF:
        return _AUTOMATIC
    stated = flat.get(side)
    if stated is None and f"{side}Lines" in flat:
        return number(flat[f"{side}Lines"]) * _PER_LINE
    return measured(str(stated or "0"))


def _indent(stated: object, size: float) -> float:
    """Return an indent in millimetres."""
    text = str(stated or "0")
    if text.endswith(CHARACTERS):
        return number(text.removesuffix(CHARACTERS)) * _PER_CHARACTER * size / POINTS_PER_MM
    return millimetres(text)


def _borders(flat: Flat) -> tuple[Border, ...]:
    """Return the lines at the sides of a paragraph."""
    stated = [(side, str(flat.get(f"border {side}", ""))) for side in _BORDERS]
    return tuple([Border(side, style) for side, style in stated if style not in _NO_LINE])


_BORDERS = ("top", "bottom", "left", "right", "between")


def _tabs(flat: Flat) -> tuple[Tab, ...]:
    """Return the tab stops of a paragraph, from left to right."""
    stops = flat.get("tabs")
    if not isinstance(stops, tuple):
        return ()
    found = [Tab(millimetres(at), _ALIGNS.get(kind, kind)) for at, kind in map(tuple, stops)]
    return tuple(sorted(tab for tab in found if tab.align != "clear"))
