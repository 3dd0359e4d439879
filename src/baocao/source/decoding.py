"""Bytes to text: UTF-8 or a word on what else they are."""

from __future__ import annotations

import unicodedata

from baocao.project import SIZE_LIMIT
from baocao.source.faults import Faults

_SAVE_AS_UTF8 = "mở tệp bằng đúng bảng mã đó, rồi lưu lại (Save As) với Encoding là UTF-8"


def decode(data: bytes, faults: Faults) -> tuple[str, bool]:
    """Return the text in NFC with LF line ends, and whether it is what the bytes say."""
    if len(data) > SIZE_LIMIT:
        size = f"{len(data) / 1024 / 1024:.1f}".replace(".", ",")
        faults.add(
            "BC102", 0, 0, f"tệp lớn {size} MB, nhiều nhất được 2 MB",
            "kiểm tra xem có đúng là tệp số liệu không, hoặc bỏ bớt phần không phải số liệu của năm",
        )  # fmt: skip
        return "", False
    wide = _wide_encoding(data)
    if wide:
        text = data.decode(wide, errors="replace").lstrip("\ufeff")
        mark = "có" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "không có"
        faults.add("BC101", 1, 1, f"tệp ở bảng mã {wide.upper()} ({mark} dấu BOM), cần UTF-8", _SAVE_AS_UTF8)
        return _normal(text), False
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    try:
        return _normal(data.decode()), True
    except UnicodeDecodeError as error:
        _report_bad_bytes(data, error.start, faults)
        return _normal(data.decode(errors="replace")), False


def _normal(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.endswith("\n"):
        text += "\n"
    return unicodedata.normalize("NFC", text)


def _wide_encoding(data: bytes) -> str:
    """Return the name of the UTF-16 or UTF-32 that the bytes are in, or nothing."""
    for mark, name in (
        (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
    ):  # fmt: skip
        if data.startswith(mark):
            return name
    head = data[:4096]
    for name, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        # The high bytes of Vietnamese text: Latin, Latin Extended, Latin Extended Additional.
        if high.count(0) * 3 > len(high) and sum(map(high.count, (0, 1, 3, 0x1E, 0x20))) * 10 > len(high) * 9:
            return name
    return ""


def _report_bad_bytes(data: bytes, bad: int, faults: Faults) -> None:
    before = _normal(data[:bad].decode() + "\n")[:-1]
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    byte = f"byte 0x{data[bad]:02X}"
    if data[bad] == 0xED and data[bad + 1 : bad + 2] >= b"\xa0":
        faults.add(
            "BC111", line, column, f"{byte} mở đầu một nửa cặp ký tự thay thế UTF-16, không phải một ký tự",
            "xóa ký tự này và gõ lại",
        )  # fmt: skip
        return
    guess = _likely_encoding(data)
    if not guess:
        message = f"{byte} không hợp lệ trong UTF-8; phần còn lại của tệp là UTF-8 nên có lẽ ký tự này bị hỏng"
        faults.add("BC101", line, column, message, "gõ lại ký tự ở chỗ này, rồi lưu với bảng mã UTF-8")
        return
    message = f"{byte} không hợp lệ trong UTF-8; tệp có lẽ ở bảng mã {guess}"
    faults.add("BC101", line, column, message, _SAVE_AS_UTF8)


def _likely_encoding(data: bytes) -> str:
    """Return the old encoding in which most words make Vietnamese, or nothing if it is broken UTF-8."""
    from baocao.source import legacy  # noqa: PLC0415 - only a faulty file pays for it

    whole = sum(ch > "\x7f" and ch != "\ufffd" for ch in data.decode(errors="ignore"))
    broken = data.decode(errors="replace").count("\ufffd")
    if whole > 2 * broken:
        return ""
    sample = b"\n".join([row for row in data.split(b"\n") if not row.isascii()][:200])
    windows = sample.decode("cp1252", errors="replace")
    latin = sample.decode("latin-1")
    readings = {
        "windows-1258": unicodedata.normalize("NFC", sample.decode("cp1258", errors="replace")),
        "TCVN3 (ABC)": legacy.from_tcvn3(latin),
        "VNI": legacy.from_vni(windows),
        "windows-1252": windows,
    }
    scores = {name: legacy.vietnamese_words(text) for name, text in readings.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > scores["windows-1252"] else "windows-1252"
