"""The file around the parts: a zip file that may come from anybody, judged before anything of it is unfolded."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from baocao.remember import remembered

_LARGEST_FILE = 256 << 20
"""Bytes of a file; scanned pages make large ones."""
_LARGEST = 1 << 30
"""Bytes that all members together may state; pictures are never unfolded."""
_MEMBERS = 10_000
_RATIO = 400
"""How many times a large part may be smaller folded; a table of thousands of like rows comes to about 100."""
_SMALL = 4 << 20
"""Bytes of a part that do no harm however tightly they are folded."""
_ENTRY = b"PK\x01\x02"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED, _OLD_WORD = "EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le")
_LOCAL = b"PK\x03\x04"
"""How a member begins; its name stands behind a header of so many bytes."""
_HEADER = 30
_KEPT = 64 << 10
"""Bytes of a member that is kept."""
_LOCKED = 1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
    ValueError,
    OSError,
)
_PROTECTED = "Tệp Word được bảo vệ bằng mật khẩu: hãy mở bằng Word, bỏ mật khẩu rồi lưu lại."
_OLD = "Tệp là văn bản Word đời cũ (.doc): hãy mở bằng Word rồi lưu lại thành .docx."
_NO_PACKAGE = "Tệp không phải là văn bản Word (.docx), hoặc đã bị hỏng."
_CUT_OFF = "Tệp Word bị hỏng hoặc chưa tải về đủ, không đọc được."
_BOMB = "Tệp Word nén bất thường (bung ra quá lớn), không đọc để bảo đảm an toàn."
_BEGINNINGS = (
    (b"%PDF", "Tệp là PDF, không phải văn bản Word (.docx)."),
    (b"{\\rtf", "Tệp là văn bản RTF: hãy mở bằng Word rồi lưu lại thành .docx."),
    (b"PK\x03\x04", _CUT_OFF),
)


class NotWordError(ValueError):
    """The bytes are no Word document; the message says why, in Vietnamese."""


Infos = dict[str, zipfile.ZipInfo]


def opened(data: bytes) -> tuple[zipfile.ZipFile, Infos]:
    """Return a zip file and its members by name, folders left out.

    Raises:
        NotWordError: the bytes are something else, or a zip file that no word processor makes.
    """
    if len(data) > _LARGEST_FILE:
        raise NotWordError(f"Tệp lớn quá {_LARGEST_FILE >> 20} MB, không đọc được.")
    if data.startswith(_OLE):
        raise NotWordError(_inside_ole(data))
    # Counted before the list is read: a list of millions takes minutes.
    if data.count(_ENTRY) > _MEMBERS:
        raise NotWordError(f"Tệp Word có quá {_MEMBERS} thành phần, không đọc được.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise NotWordError(_what_else(data)) from error
    members = [info for info in archive.infolist() if not info.is_dir()]
    _judge(members)
    return archive, {info.filename: info for info in members}


def _inside_ole(data: bytes) -> str:
    """Return what a file in Microsoft's old container is."""
    if _ENCRYPTED in data:
        return _PROTECTED
    return _OLD if _OLD_WORD in data else _NO_PACKAGE


def _what_else(data: bytes) -> str:
    """Return what a file is that is no zip file."""
    return next((what for beginning, what in _BEGINNINGS if data.startswith(beginning)), _NO_PACKAGE)


def _judge(members: list[zipfile.ZipInfo]) -> None:
    """Refuse members that contradict each other or state more than a file of text and pictures can hold."""
    names: set[str] = set()
    for info in members:
        folded = info.filename.lower()
        if folded in names:
            raise NotWordError(f"Tệp Word có hai phần cùng tên «{info.filename[:80]}», không rõ phần nào đúng.")
        names.add(folded)
        if info.flag_bits & _LOCKED:
            raise NotWordError(_PROTECTED)
        if _is_bomb(info):
            raise NotWordError(_BOMB)
    if sum(info.file_size for info in members) > _LARGEST:
        raise NotWordError(_BOMB)


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    """Return whether a member unfolds to far more than text or pictures do."""
    return info.file_size > _SMALL and info.file_size > _RATIO * info.compress_size


def unfolded(data: bytes, archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: int) -> bytes:
    """Return the bytes of a member of a file, at most one more than there is room for.

    Raises:
        NotWordError: the member is damaged, or folded in a way that the format does not know.
    """
    if info.compress_type not in _METHODS:
        raise NotWordError(_NO_PACKAGE)
    folded = _folded(data, info) if info.file_size <= room else b""
    try:
        if folded:
            return (_known if info.file_size <= _KEPT else _unfolded)(folded, info.file_size, info.CRC)
        with archive.open(info) as member:
            return member.read(room + 1)
    except _BROKEN as error:
        raise NotWordError(_CUT_OFF) from error


def _folded(data: bytes, info: zipfile.ZipInfo) -> bytes:
    """Return the folded bytes of a member that stands in the file as plainly as we write it; else nothing."""
    name, begin = info.filename.encode(), info.header_offset
    start = begin + _HEADER + len(name)
    plain = data[begin : begin + 4] == _LOCAL and data[begin + 26 : start] == struct.pack("<HH", len(name), 0) + name
    usual = info.compress_type == zipfile.ZIP_DEFLATED and not info.flag_bits
    return data[start : start + info.compress_size] if plain and usual else b""


@remembered(32)
def _known(folded: bytes, size: int, checksum: int) -> bytes:
    """Return the bytes of a small member; those that every report has alike are unfolded but once."""
    return _unfolded(folded, size, checksum)


def _unfolded(folded: bytes, size: int, checksum: int) -> bytes:
    """Return the bytes of a member."""
    inflating = zlib.decompressobj(-zlib.MAX_WBITS)
    found = inflating.decompress(folded, size + 1)
    if not inflating.eof or len(found) != size or zlib.crc32(found) != checksum:
        raise zipfile.BadZipFile
    return found
