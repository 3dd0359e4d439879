"""What a table is to us: cells of text, row by row, and how much of it is read at the most."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

MOST_ROWS, MOST_COLUMNS = 2000, 40


class SheetError(Exception):
    """A table that cannot be read: `str()` is the cause, `hint` the mend, in Vietnamese."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Cell(NamedTuple):
    """One cell: its value as an office writes it, and why it cannot be used, if it cannot."""

    text: str
    fault: str = ""


class Sheet(NamedTuple):
    """One sheet: `rows[0]` is row 1; rows may differ in length."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def column_letter(index: int) -> str:
    """Return the letters of a column, counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def tidy(text: str) -> str:
    """Return the text of a cell in NFC and on one line."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def too_long() -> SheetError:
    """Return why a table of too many rows is not read."""
    return SheetError(f"bảng có hơn {MOST_ROWS} dòng", "chỉ gửi phần có chỉ tiêu, xóa các dòng thừa ở cuối bảng")
