"""The bytes of a text file to its text, or a sentence on why there is none."""

from __future__ import annotations

import unicodedata

from baocao.source import legacy

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)  # fmt: skip
_SAVE = "mở tệp bằng đúng bảng mã đó rồi lưu lại (Save As) với Encoding là UTF-8"


class NotTextError(ValueError):
    """The bytes are no text that can be read; the message says why and what to do, in Vietnamese."""


def decoded(data: bytes) -> str:
    """Return the text in NFC with LF line ends; UTF-8, or UTF-16 and UTF-32 with their byte order mark."""
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", "utf-8"))
    body = data[len(mark) :]
    if encoding == "utf-8" and b"\0" in body[:65_536]:
        raise NotTextError(_not_text(data))
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotTextError(_bad(data, error.start, encoding)) from None
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    _refuse_old_letters(text)
    return text


def _not_text(data: bytes) -> str:
    if data[:4] == b"PK\x03\x04":
        return "đây là tệp nén hoặc tệp Word đã bị đổi đuôi; tệp Word phải mang đuôi .docx"
    if data[:4] == b"\xd0\xcf\x11\xe0":
        return "đây là tệp Word kiểu cũ (.doc) đã bị đổi đuôi; mở bằng Word rồi lưu thành .docx"
    if any(_is_wide(high, low) for high, low in ((data[1:4096:2], data[:4096:2]), (data[:4096:2], data[1:4096:2]))):
        return "tệp có lẽ ở bảng mã UTF-16 không có dấu BOM; lưu lại với Encoding là UTF-8"
    return "đây là tệp nhị phân, không phải văn bản thuần"


def _is_wide(high: bytes, low: bytes) -> bool:
    """Return whether every other byte is the high one of Vietnamese letters, as in UTF-16."""
    letters = sum(map(high.count, (0, 1, 3, 0x1E, 0x20)))
    return letters * 10 > len(high) * 9 and low.count(0) * 10 < len(low)


def _bad(data: bytes, at: int, encoding: str) -> str:
    if encoding != "utf-8":
        return f"tệp ở bảng mã {encoding.upper()} nhưng bị hỏng ở byte thứ {at + 1}"
    name = _old_encoding(data)
    if name:
        return f"tệp có lẽ ở bảng mã {name}, cần UTF-8: {_SAVE}"
    return f"byte 0x{data[at]:02X} ở vị trí {at + 1} không hợp lệ trong UTF-8; lưu lại với Encoding là UTF-8"


def _old_encoding(data: bytes) -> str:
    """Return the old encoding in which the most words make Vietnamese, or nothing."""
    sample = data[:65_536]
    latin, windows = sample.decode("latin-1"), sample.decode("cp1252", errors="replace")
    readings = {
        "TCVN3 (ABC)": legacy.from_tcvn3(latin),
        "VNI": legacy.from_vni(windows),
        "windows-1258": unicodedata.normalize("NFC", sample.decode("cp1258", errors="replace")),
    }
    scores = {name: legacy.vietnamese_words(text) for name, text in readings.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > legacy.vietnamese_words(windows) else ""


def _refuse_old_letters(text: str) -> None:
    """Raise NotTextError for TCVN3 or VNI that somebody saved as UTF-8, letter by letter."""
    for line in text[:65_536].split("\n")[:200]:
        found = legacy.suspect(line[:2_000]) if not line.isascii() else None
        if found:
            raise NotTextError(
                f"chữ trong tệp ở bảng mã cũ {found[0]} (“{line.strip()[:24]}…”); "
                "đổi sang Unicode, ví dụ bằng UniKey Toolkit"
            )
