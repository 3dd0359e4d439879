"""Table styles and the formats that they have for the first row, the last column, every other row ... (17.7.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from baocao.word.properties import Flat, lay_over, paragraph_properties, run_properties
from baocao.word.tree import VAL, W, first_child
from baocao.word.units import POINTS_PER_MM, millimetres, whole

if TYPE_CHECKING:
    from baocao.word.tree import Element

Look = tuple[str, ...]
"""A table style and the conditions under which a cell of it stands; empty outside of tables."""

_ORDER = (
    "wholeTable",
    "band1Vert",
    "band2Vert",
    "band1Horz",
    "band2Horz",
    "firstRow",
    "lastRow",
    "firstCol",
    "lastCol",
    "nwCell",
    "neCell",
    "swCell",
    "seCell",
)
"""Conditions, a later one over an earlier."""
_FLAGS = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}
_USUAL = 0x0400 | 0x0020 | 0x0080
"""What a table has switched on that does not say."""
_ON = {"1", "true", "on"}
_BASED_ON, _CONDITION = W + "basedOn", W + "tblStylePr"


class Grid(NamedTuple):
    """What decides which conditions hold in a table's cells."""

    style: str
    flags: int
    rows: int
    columns: int
    row_band: int
    column_band: int
    conditions: frozenset[str]
    """Those that its style has a format for."""


class TableStyles:
    """The table styles of a file, resolved on demand."""

    def __init__(self, styles: dict[str, Element]) -> None:
        self._styles = styles
        self._default = next((key for key, style in styles.items() if _is_default(style)), "")
        self._letters: dict[Look, Flat] = {}
        self._paragraphs: dict[Look, Flat] = {}
        self._chains: dict[str, list[Element]] = {}

    def grid(self, own: Element | None, rows: int, columns: int) -> Grid:
        """Return what decides which conditions hold in the cells of a table with this `tblPr`."""
        named = first_child(own, W + "tblStyle")
        style = named.get(VAL, "") if named is not None else ""
        chain = self._chain(style)
        conditions = {each.get(W + "type", "") for level in chain for each in level.iterchildren(_CONDITION)}
        return Grid(
            style,
            _flags(first_child(own, W + "tblLook")) if conditions else 0,
            rows,
            columns,
            self._band(chain, "tblStyleRowBandSize"),
            self._band(chain, "tblStyleColBandSize"),
            frozenset(conditions),
        )

    def edges(self, style: str) -> frozenset[str]:
        """Return the sides and inner lines that a table style draws."""
        found = [level.find(f"{W}tblPr/{W}tblBorders") for level in self._chain(style)]
        stated = [borders for borders in found if borders is not None]
        return drawn(stated[-1]) if stated else frozenset()

    def padding(self, style: str, own: Element | None) -> tuple[float, float]:
        """Return the space at the left and right of the text in a table's cells, in millimetres."""
        chain = self._chain(style or self._default)
        found = [own, *[level.find(f"{W}tblPr/{W}tblCellMar") for level in reversed(chain)]]
        return padded([each for each in found if each is not None], (_PADDING, _PADDING))

    def letters(self, look: Look) -> Flat:
        """Return what a table style states of letters under its conditions."""
        if look not in self._letters:
            self._letters[look] = self._merged(look, "rPr")
        return self._letters[look]

    def paragraph(self, look: Look) -> Flat:
        """Return what a table style states of paragraphs under its conditions."""
        if look not in self._paragraphs:
            self._paragraphs[look] = self._merged(look, "pPr")
        return self._paragraphs[look]

    def _merged(self, look: Look, kind: str) -> Flat:
        """Return what a style and its conditions state, a later condition over an earlier."""
        flats = run_properties if kind == "rPr" else paragraph_properties
        merged: Flat = {}
        chain = self._chain(look[0]) if look else []
        for level in chain:
            lay_over(merged, flats(first_child(level, W + kind)))
        for condition in look[1:]:
            for level in chain:
                for each in level.iterchildren(_CONDITION):
                    if each.get(W + "type") == condition:
                        lay_over(merged, flats(first_child(each, W + kind)))
        return merged

    def _chain(self, key: str) -> list[Element]:
        """Return a style and those that it is based on, the most basic first."""
        if key not in self._chains:
            chain: dict[str, Element] = {}
            name = key
            while name in self._styles and name not in chain:
                chain[name] = self._styles[name]
                base = first_child(chain[name], _BASED_ON)
                name = base.get(VAL, "") if base is not None else ""
            self._chains[key] = list(chain.values())[::-1]
        return self._chains[key]

    @staticmethod
    def _band(chain: list[Element], name: str) -> int:
        """Return how many rows or columns a band has."""
        found = [level.find(f"{W}tblPr/{W}{name}") for level in chain]
        stated = [whole(each.get(VAL, "1")) for each in found if each is not None]
        return max(1, stated[-1]) if stated else 1


def drawn(borders: Element | None) -> frozenset[str]:
    """Return the names of the lines that are drawn among these borders."""
    lines = [] if borders is None else [line for line in borders if line.get(VAL) not in ("none", "nil")]
    return frozenset(_SIDES.get(name, name) for line in lines if (name := line.tag[len(W) :]))


_SIDES = {"start": "left", "end": "right"}
_LEFT, _RIGHT = (W + "left", W + "start"), (W + "right", W + "end")
_PADDING = 5.4 / POINTS_PER_MM
"""Where no style says anything: 0,19 cm, as Word has it."""


def _is_default(style: Element) -> bool:
    """Return whether tables have this style that name none."""
    return style.get(W + "type") == "table" and style.get(W + "default") in _ON


def padded(margins: list[Element], usual: tuple[float, float]) -> tuple[float, float]:
    """Return the margins at the left and right that are stated first, in millimetres."""
    return _side(margins, _LEFT, usual[0]), _side(margins, _RIGHT, usual[1])


def _side(margins: list[Element], names: tuple[str, str], usual: float) -> float:
    """Return the first margin of a side that is stated, in millimetres."""
    found = (each for stated in margins for each in stated if each.tag in names)
    first = next(found, None)
    return usual if first is None else millimetres(first.get(W + "w", "0"))


def _flags(look: Element | None) -> int:
    """Return what a table has switched on, as bits."""
    if look is None:
        return _USUAL
    try:
        flags = int(look.get(VAL, "0")[:8], 16)
    except ValueError:
        flags = 0
    for name, bit in _FLAGS.items():
        stated = look.get(W + name)
        if stated is not None:
            flags = flags | bit if stated in _ON else flags & ~bit
    return flags


def look(grid: Grid, row: int, column: int, span: int) -> Look:
    """Return the style and the conditions of a cell; row and column count from 0."""
    if not grid.style:
        return ()
    if not grid.conditions:
        return (grid.style,)
    flags = grid.flags
    first_row = bool(flags & _FLAGS["firstRow"]) and row == 0
    last_row = bool(flags & _FLAGS["lastRow"]) and row == grid.rows - 1
    first_column = bool(flags & _FLAGS["firstColumn"]) and column == 0
    last_column = bool(flags & _FLAGS["lastColumn"]) and column + span >= grid.columns
    held = {
        "wholeTable": True,
        "firstRow": first_row,
        "lastRow": last_row,
        "firstCol": first_column,
        "lastCol": last_column,
        "nwCell": first_row and first_column,
        "neCell": first_row and last_column,
        "swCell": last_row and first_column,
        "seCell": last_row and last_column,
    }
    if not (flags & _FLAGS["noHBand"] or first_row or last_row):
        band = (row - bool(flags & _FLAGS["firstRow"])) // grid.row_band % 2
        held[f"band{band + 1}Horz"] = True
    if not (flags & _FLAGS["noVBand"] or first_column or last_column):
        band = (column - bool(flags & _FLAGS["firstColumn"])) // grid.column_band % 2
        held[f"band{band + 1}Vert"] = True
    return (grid.style, *[name for name in _ORDER if held.get(name) and name in grid.conditions])
