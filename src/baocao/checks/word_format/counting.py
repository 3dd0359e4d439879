"""Numbers that a level of the text leaves out: Điều 1 and then Điều 3, `I.` and then `III.`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from baocao.parts.patterns import ARTICLE, CHAPTER, CLAUSE

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from baocao.checks.word_format.common import Placed, Sheet

_PATTERNS = {"Heading1": CHAPTER, "Dieu": ARTICLE, "Khoan": CLAUSE}
_ABOVE = {
    "Heading1": ("PhanChuong",),
    "Dieu": (),
    "Khoan": ("PhanChuong", "TenPhanChuong", "Heading1", "Dieu", "ThamQuyen", "Khac"),
}
"""Behind what a level begins anew; articles are counted through."""
_DEEPEST = 8
"""Lists within lists that are remembered."""
_ROMAN = {"I": 1, "V": 5, "X": 10}


class Skip(NamedTuple):
    """An item whose number does not follow."""

    item: Placed
    before: int
    number: int


def skips(sheet: Sheet, key: str) -> Iterator[Skip]:
    """Yield the first item of each row of a level whose number skips others or comes again; not what is quoted."""
    rows: list[int] = []
    broken = False
    quoted = 0
    for item in sheet.body:
        inside, quoted = quoted, max(quoted + item.text.count("“") - item.text.count("”"), 0)
        if item.part.key in _ABOVE[key]:
            rows, broken = [], False
        number = _number(item, key) if item.part.key == key and not inside else 0
        if not number:
            continue
        if not rows or number == 1:
            rows, broken = [*rows[-_DEEPEST:], number], False
        elif number - 1 in rows:
            # A list within an item has ended, and the outer one goes on.
            rows = [*rows[: len(rows) - 1 - rows[::-1].index(number - 1)], number]
        elif number >= rows[-1] and not broken:
            yield Skip(item, rows[-1], number)
            broken = True


def _number(item: Placed, key: str) -> int:
    """Return the number of an item; 0 where it has none that counts."""
    found: re.Match[str] | None = _PATTERNS[key].match(item.text)
    if found is None or (key != "Dieu" and found["sign"] != "."):
        return 0
    number = found["number"]
    if key == "Heading1":
        return _roman(number)
    return int(number) if number.isdigit() else 0


def _roman(number: str) -> int:
    """Return the value of a Roman number; 0 where it may be a letter of the alphabet."""
    values = [_ROMAN.get(letter, 0) for letter in number]
    if not all(values):
        return 0
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
