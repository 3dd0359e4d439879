"""Tables as text: commas, semicolons or tabs between the values, in UTF-8 or UTF-16 as Excel writes them."""

from __future__ import annotations

import csv
import io

from baocao.sheets.cells import MOST_COLUMNS, MOST_ROWS, Cell, Sheet, SheetError, tidy, too_long

_SAVE_AS = "trong Excel chọn Save As, kiểu “CSV UTF-8”, hoặc gửi tệp .xlsx"


def read(data: bytes) -> Sheet:
    """Return the one sheet of a text; raises SheetError."""
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    stated = first.strip().lower()
    delimiter = stated[4:] if stated.startswith("sep=") and len(stated) == 5 else ""
    if delimiter:  # Excel's own first line; the rows below keep their numbers
        text = "\n" + rest
    rows: list[tuple[Cell, ...]] = []
    try:
        for row in csv.reader(io.StringIO(text), delimiter=delimiter or _delimiter(text)):
            if len(rows) == MOST_ROWS:
                raise too_long()
            rows.append(tuple(Cell(tidy(value)) for value in row[:MOST_COLUMNS]))
    except csv.Error as error:
        raise SheetError("một ô của bảng dài quá mức hoặc có ký tự lạ", _SAVE_AS) from error
    return Sheet("", tuple(rows))


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise SheetError("tệp không ở bảng mã UTF-8 hay UTF-16 nên chữ Việt sẽ sai", _SAVE_AS) from None
    if "\0" in text:
        raise SheetError("tệp không phải là văn bản", _SAVE_AS)
    return text


def _delimiter(text: str) -> str:
    """Return what stands between the values: a comma only where neither tab nor semicolon does, as it is in numbers."""
    rows = [row for row in text.split("\n")[:50] if row.strip()]
    for mark in ("\t", ";", ","):
        if 2 * sum(mark in row for row in rows) >= len(rows) > 0:
            return mark
    return ";"
