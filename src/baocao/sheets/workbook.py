"""Workbooks of Excel: what a person sees in each cell, formulas by the value that Excel saved with them."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal
from itertools import repeat, zip_longest
from typing import Any

from baocao.notation import grouped, round_half_up
from baocao.sheets.cells import MOST_COLUMNS, MOST_ROWS, Cell, Sheet, SheetError, tidy, too_long

_MOST_BYTES = 40 * 1024 * 1024
_MOST_PARTS = 500
_MOST_SHEETS = 20
_SAVE_AGAIN = "mở bằng Excel rồi lưu lại (Save As) kiểu .xlsx"
_DECIMALS = re.compile(r"[#0]+(?:\.(?P<places>[#0]+))?")
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def read(data: bytes) -> tuple[Sheet, ...]:
    """Return the visible sheets of a workbook; raises SheetError."""
    try:
        import openpyxl  # noqa: PLC0415  an extra: only a workbook needs it
    except ImportError:
        mend = 'cài thêm: python -m pip install "baocao[import]"; hoặc lưu bảng thành .csv'
        raise SheetError("chưa cài phần đọc tệp .xlsx", mend) from None
    computed = _examine(data)
    try:
        values = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        typed = openpyxl.load_workbook(io.BytesIO(data), read_only=True) if computed else None
        shown = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"][:_MOST_SHEETS]
        return tuple(_sheet(sheet, typed[sheet.title] if typed else None) for sheet in shown)
    except SheetError:
        raise
    except Exception as error:  # openpyxl lets through whatever its parsers and the file's own numbers raise
        raise SheetError("bảng tính hỏng hoặc không phải do Excel lưu", _SAVE_AGAIN) from error


def _examine(data: bytes) -> bool:
    """Return whether a package has formulas; refuse one that is broken, unpacks to too much, or declares entities."""
    computed = False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
                raise SheetError("bảng tính giải nén ra quá lớn", "chỉ gửi bảng số liệu, bỏ hình ảnh và các trang khác")
            if "xl/workbook.xml" not in package.namelist():
                raise SheetError("đây không phải là bảng tính .xlsx", _SAVE_AGAIN)
            for part in parts:
                text = package.read(part) if part.filename.endswith((".xml", ".rels")) else b""
                if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\0" in text[:64]:
                    raise SheetError("bảng tính có khai báo lạ, không phải do Excel lưu", _SAVE_AGAIN)
                computed = computed or b"<f>" in text or b"<f " in text
    except (zipfile.BadZipFile, RuntimeError, EOFError, OSError, ValueError, zlib.error) as error:
        raise SheetError("bảng tính hỏng, hoặc có mật khẩu", _SAVE_AGAIN) from error
    return computed


def _sheet(values: Any, formulas: Any) -> Sheet:
    """Return one sheet; `formulas` has the same cells as they were typed, None where no cell of the book is one."""
    rows: list[tuple[Cell, ...]] = []
    for seen, typed in zip(_rows(values), _rows(formulas) if formulas else repeat(()), strict=False):
        if len(rows) == MOST_ROWS:
            if any(cell.value is not None for cell in seen):
                raise too_long()
            break
        rows.append(_trimmed([_cell(value, text) for value, text in zip_longest(seen, typed)]))
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(values.title, tuple(rows))


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what the file says of its size may be anything
    return iter(sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS))


def _trimmed(row: list[Cell]) -> tuple[Cell, ...]:
    """Return a row without the empty cells at its end."""
    while row and row[-1] == Cell(""):
        row.pop()
    return tuple(row)


def _cell(cell: Any, typed: Any) -> Cell:
    value = cell.value if cell else None
    if value is None:
        formula = typed and isinstance(typed.value, str) and typed.value.startswith("=")
        return Cell("", "công thức chưa có kết quả: mở bằng Excel rồi lưu lại") if formula else Cell("")
    if isinstance(value, datetime.datetime | datetime.date):
        return Cell(f"{value.day:02}/{value.month:02}/{value.year}")
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return Cell(number(value, str(cell.number_format or "")))
        except ArithmeticError:
            return Cell(str(value), f"số không dùng được: {value}")
    text = tidy(str(value))
    if getattr(cell, "data_type", "") == "e":
        return Cell(text, f"ô báo lỗi {text}")
    return Cell(text)


def number(value: float, form: str) -> str:
    """Return a number as its cell shows it, in Vietnamese notation: per cents times a hundred, rounded as formatted."""
    exact = Decimal(f"{value:.15g}")
    shape = _LITERAL.sub("", form.partition(";")[0]).replace(",", "")
    if "%" in shape:
        exact *= 100
    match = _DECIMALS.search(shape)
    if match:
        exact = round_half_up(exact, len(match["places"] or ""))
    whole = exact == exact.to_integral_value()
    return grouped(exact.quantize(Decimal(1)) if whole else exact.normalize())
