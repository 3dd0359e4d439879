"""A cell of a table, and the number in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from baocao.audit.document import Mark, Part
from baocao.audit.reading import numerals
from baocao.audit.reading.interval import Interval, exactly

_BOUND = r"[<>≤≥~≈]\s*|(?i:(?:không )?(?:dưới|quá|vượt quá|trên)|tối đa|tối thiểu|ít nhất|khoảng|gần|hơn)\s+"
_SIGN = r"[+–-](?=\d)|(?i:tăng|giảm|vượt)(?: thêm)?\s+"
_NUMBER = re.compile(
    rf"(?:{_BOUND}|(?P<sign>{_SIGN})|(?i:đạt|bằng)\s+)?"
    r"(?P<number>\d[\d.,]*(?:[ \u00a0]\d{3})*(?:,\d+)?)\s*(?P<percent>%?)(?:\s*[^\W\d_]+){0,2}"
)
_WITH_SHARE = re.compile(r"(?P<count>\d[\d.,]*)\s*\((?P<share>\d[\d.,]*\s*%)\)")
SHARES = 1000
"""The share in brackets behind the count of a column is taken for a column of its own, so many columns on."""
_DOWN = ("-", "–", "giảm")
DASHES = frozenset({"-", "–", "—"})
"""What stands in a cell for nothing."""


class Cell(NamedTuple):
    """A cell with its text, and its number where it holds one."""

    part: Part
    """Its first paragraph."""
    text: str
    row: int
    first: int
    last: int
    """The columns that it covers."""
    value: Interval | None = None
    percent: bool = False
    signed: bool = False
    """Whether it says by a sign that it is a change."""

    @property
    def mark(self) -> Mark:
        """Return the place of its text."""
        text = self.part.passage.text
        return Mark(self.part, len(text) - len(text.lstrip()), len(text.rstrip()))


def read(parts: Iterable[Part], *, plain: bool) -> dict[int, list[Cell]]:
    """Return the cells of a table row by row, with their numbers; `plain` where decimals are written with a point."""
    cells: dict[tuple[int, int], Cell] = {}
    for part in parts:
        at = part.passage
        key = (at.row, at.column)
        if key in cells:  # several paragraphs of a cell are one text
            cells[key] = cells[key]._replace(text=cells[key].text + " " + at.text.strip())
        else:
            cells[key] = Cell(part, at.text.strip(), at.row, at.column, at.column + max(at.columns, 1) - 1)
    grouped = plain or _commas_group([cell.text for cell in cells.values()])
    found: dict[int, list[Cell]] = defaultdict(list)
    for key in sorted(cells):
        found[key[0]] += [_read(each, grouped=grouped) for each in _split(cells[key])]
    return found


def _split(cell: Cell) -> Iterator[Cell]:
    """Yield a cell, or its count and the share behind it in brackets."""
    match = _WITH_SHARE.fullmatch(cell.text)
    if match is None:
        yield cell
        return
    yield cell._replace(text=match["count"])
    yield cell._replace(text=match["share"], first=cell.first + SHARES, last=cell.last + SHARES)


def _commas_group(texts: list[str]) -> bool:
    """Return whether the table groups thousands by commas: `1,234` everywhere, no other decimals."""
    with_comma = [text for text in texts if re.fullmatch(r"\d[\d,]*,\d+", text.strip())]
    threes = [text for text in with_comma if re.fullmatch(r"\d{1,3}(,\d{3})+", text.strip())]
    return len(threes) >= 2 and len(threes) == len(with_comma)


def _read(cell: Cell, *, grouped: bool) -> Cell:
    match = _NUMBER.fullmatch(cell.text)
    numeral = numerals.read(match["number"]) if match and len(cell.text) < 40 else None
    if match is None or numeral is None:
        return cell
    value, decimals = numeral.value, numeral.decimals
    comma = "," in match["number"]
    if numeral.other is not None and (grouped if comma else grouped or match["percent"]):
        value, decimals = numeral.other, 0 if comma else 3
    value = -value if (match["sign"] or "").lower().startswith(_DOWN) else value
    half = Fraction(1, 2 * 10**decimals) if decimals or match["percent"] else Fraction()
    return cell._replace(value=exactly(value).widened(half), percent=bool(match["percent"]), signed=bool(match["sign"]))
