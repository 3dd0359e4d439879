"""The parts of a saved package, parsed when they are asked for."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from baocao.word.tree import XMLSyntaxError, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.word.tree import Element

MAIN = "word/document.xml"


_LARGEST = 256 << 20
"""Bytes that a file may unfold to; the report of a hundred times the data has 20 MB."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
_NO_PACKAGE = "Tệp không phải là văn bản Word (.docx), hoặc đã bị hỏng."


class NotWordError(ValueError):
    """The bytes are no Word document; the message says why, in Vietnamese."""


class Parts:
    """A package, by the names of its parts."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise NotWordError(_NO_PACKAGE) from error
        self._names = dict.fromkeys(self._archive.namelist())
        self._trees: dict[str, Element] = {}
        self._related: dict[str, dict[str, tuple[str, str]]] = {}
        self._room = _LARGEST
        if MAIN not in self._names:
            raise NotWordError(f"Tệp không có phần «{MAIN}» của một văn bản Word (.docx).")

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def blob(self, name: str) -> bytes:
        """Return the bytes of a part; none where there is no such part.

        Raises:
            NotWordError: the part is damaged, or all that was read grows too large.
        """
        if name not in self._names:
            return b""
        try:
            with self._archive.open(name) as member:
                data = member.read(self._room + 1)
        except _BROKEN as error:
            raise NotWordError(_NO_PACKAGE) from error
        self._room -= len(data)
        if self._room < 0:
            raise NotWordError(f"Nội dung của tệp Word lớn quá {_LARGEST >> 20} MB, không đọc được.")
        return data

    def tree(self, name: str) -> Element:
        """Return the root of an XML part that is there.

        Raises:
            NotWordError: the part is not well-formed.
        """
        if name not in self._trees:
            try:
                self._trees[name] = parse(self.blob(name))
            except XMLSyntaxError as error:
                raise NotWordError(f"Phần «{name}» của tệp Word bị hỏng, không đọc được.") from error
        return self._trees[name]

    def related(self, source: str) -> dict[str, tuple[str, str]]:
        """Return the relationships of a part: id to the last word of the kind, and the target's name."""
        if source not in self._related:
            self._related[source] = dict(self._relationships(source))
        return self._related[source]

    def _relationships(self, source: str) -> Iterator[tuple[str, tuple[str, str]]]:
        """Yield the relationships of a part."""
        folder, name = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        for rel in self.tree(rels) if rels in self else ():
            if rel.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/" + folder, rel.get("Target", ""))).lstrip("/")
                yield rel.get("Id", ""), (rel.get("Type", "").rpartition("/")[2], target)
