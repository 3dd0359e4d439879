"""A zip file with some members changed: every other member keeps its bytes, folded as they are."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from baocao.word.container import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTRY, _LOCAL, _END = b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06"
_ENTRY_SIZE, _OFFSET_AT, _END_SIZE = 46, 42, 22
_NAMED_IN_UTF8 = 0x800
_VERSION = 20
_FIRST_DAY = 0x21
"""1 January 1980 as a zip file writes it: a new member has no date of its own."""


class _Entry(NamedTuple):
    """A member in the list of a zip file."""

    name: str
    raw: bytes
    """Its entry in the list."""
    start: int
    """Where its own record begins."""


def rewritten(data: bytes, changed: dict[str, bytes]) -> bytes:
    """Return a zip file with these members changed or added; the others are copied byte for byte.

    Raises:
        NotWordError: the bytes are no zip file that the reader takes.
    """
    archive, _ = opened(data)
    entries = list(_entries(data, archive))
    ends = dict(pairwise([*sorted(entry.start for entry in entries), archive.start_dir]))
    target, listed = io.BytesIO(), []
    left = dict(changed)
    for entry in entries:
        at = target.tell()
        if entry.name in left:
            local, listing = _member(entry.name, left.pop(entry.name), entry.raw)
            target.write(local)
            listed.append(_moved(listing, at))
        else:
            target.write(data[entry.start : ends[entry.start]])
            listed.append(_moved(entry.raw, at))
    for name, content in left.items():
        at = target.tell()
        local, listing = _member(name, content, None)
        target.write(local)
        listed.append(_moved(listing, at))
    start = target.tell()
    target.write(b"".join(listed))
    size, count = target.tell() - start, len(listed)
    target.write(struct.pack("<4s4H2LH", _END, 0, 0, count, count, size, start, len(archive.comment)) + archive.comment)
    return target.getvalue()


def _entries(data: bytes, archive: zipfile.ZipFile) -> Iterator[_Entry]:
    """Yield the entries of the list of a zip file."""
    at = archive.start_dir
    for info in archive.infolist():
        lengths = struct.unpack_from("<3H", data, at + 28)
        end = at + _ENTRY_SIZE + sum(lengths)
        yield _Entry(info.filename, data[at:end], info.header_offset)
        at = end


def _moved(entry: bytes, offset: int) -> bytes:
    """Return an entry of a member that begins elsewhere."""
    return entry[:_OFFSET_AT] + struct.pack("<L", offset) + entry[_OFFSET_AT + 4 :]


def _member(name: str, content: bytes, before: bytes | None) -> tuple[bytes, bytes]:
    """Return the record and the entry of a member; one that was there keeps its date and its rights."""
    folder = zlib.compressobj(6, zlib.DEFLATED, -15)
    folded = folder.compress(content) + folder.flush()
    encoded = name.encode("utf-8")
    flags = 0 if name.isascii() else _NAMED_IN_UTF8
    moment = struct.pack("<2H", 0, _FIRST_DAY) if before is None else before[12:16]
    made_by = struct.pack("<H", _VERSION) if before is None else before[4:6]
    rights = bytes(4) if before is None else before[38:42]
    sums = struct.pack("<3L2H", zlib.crc32(content), len(folded), len(content), len(encoded), 0)
    common = struct.pack("<3H", _VERSION, flags, zipfile.ZIP_DEFLATED) + moment + sums
    entry = _ENTRY + made_by + common + struct.pack("<3H", 0, 0, 0) + rights + bytes(4) + encoded
    return _LOCAL + common + encoded + folded, entry
