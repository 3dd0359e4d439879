"""The parts of a saved package, parsed when they are asked for."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING

from baocao.word.tree import XMLSyntaxError, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.word.tree import Element

MAIN = "word/document.xml"


class NotWordError(ValueError):
    """The bytes are no Word document; the message says why, in Vietnamese."""


class Parts:
    """A package, by the names of its parts."""

    def __init__(self, data: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                self._blobs = {name: archive.read(name) for name in archive.namelist()}
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
            raise NotWordError("Tệp không phải là văn bản Word (.docx), hoặc đã bị hỏng.") from error
        self._trees: dict[str, Element] = {}
        if MAIN not in self._blobs:
            raise NotWordError(f"Tệp không có phần «{MAIN}» của một văn bản Word (.docx).")

    def __contains__(self, name: str) -> bool:
        return name in self._blobs

    def __iter__(self) -> Iterator[str]:
        return iter(self._blobs)

    def blob(self, name: str) -> bytes:
        """Return the bytes of a part; none where there is no such part."""
        return self._blobs.get(name, b"")

    def tree(self, name: str) -> Element:
        """Return the root of an XML part that is there.

        Raises:
            NotWordError: the part is not well-formed.
        """
        if name not in self._trees:
            try:
                self._trees[name] = parse(self._blobs[name])
            except XMLSyntaxError as error:
                raise NotWordError(f"Phần «{name}» của tệp Word bị hỏng, không đọc được.") from error
        return self._trees[name]

    def related(self, source: str) -> dict[str, tuple[str, str]]:
        """Return the relationships of a part: id to the last word of the kind, and the target's name."""
        folder, name = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str]] = {}
        for rel in self.tree(rels) if rels in self else ():
            if rel.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/" + folder, rel.get("Target", ""))).lstrip("/")
                found[rel.get("Id", "")] = (rel.get("Type", "").rpartition("/")[2], target)
        return found
