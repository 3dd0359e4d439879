"""The tables that others send, `.xlsx` and `.csv`, as cells of text: `read(data, name)`.

The one importer of openpyxl, which only a workbook needs. What a table means is not known here. The input comes
from anywhere, so its size is bounded before it is opened.
"""

from __future__ import annotations

from baocao.sheets.cells import MOST_COLUMNS, MOST_ROWS, Cell, Sheet, SheetError
from baocao.sheets.csv_text import read as read_csv

__all__ = ["MOST_COLUMNS", "MOST_ROWS", "SIZE_LIMIT", "Cell", "Sheet", "SheetError", "read"]

SIZE_LIMIT = 8 * 1024 * 1024
"""Bytes of a file that are read at the most."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook, or the one of a `.csv`; raises SheetError with the cause in Vietnamese."""
    if len(data) > SIZE_LIMIT:
        limit = SIZE_LIMIT // 1024 // 1024
        raise SheetError(f"tệp lớn hơn {limit} MB", "chỉ gửi bảng số liệu, bỏ hình ảnh và các trang khác")
    if data.startswith(_OLD_OFFICE):
        mend = "mở bằng Excel, bỏ mật khẩu, lưu lại (Save As) kiểu .xlsx"
        raise SheetError("đây là tệp Excel kiểu cũ (.xls) hoặc có mật khẩu", mend)
    if data.startswith(b"PK\x03\x04"):
        from baocao.sheets.workbook import read as read_workbook  # noqa: PLC0415  openpyxl is an extra, and slow

        return read_workbook(data)
    if name.lower().endswith((".xlsx", ".xlsm", ".xls", ".ods")) or b"\0\0\0" in data[:4096]:
        mend = "mở bằng Excel rồi lưu lại (Save As) kiểu .xlsx"
        raise SheetError("tệp hỏng, hoặc không phải là bảng tính .xlsx", mend)
    return (read_csv(data),)
