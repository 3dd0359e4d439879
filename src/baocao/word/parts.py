"""The parts of a saved package, parsed when they are asked for; whatever the bytes are, in bounded time and memory."""

from __future__ import annotations

import posixpath
import urllib.parse
from typing import TYPE_CHECKING

from baocao.remember import remembered
from baocao.word import container
from baocao.word.container import NotWordError
from baocao.word.tree import TooDeepError, W, XMLSyntaxError, parse
from baocao.word.xml import BODY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.word.tree import Element

MAIN = "word/document.xml"
"""Where our own files, and nearly all others, keep the main part."""
_LARGEST = 96 << 20
"""Bytes that the parts which are read may unfold to; the report of a hundred times the data has 20 MB."""
_TAGS = 3_000_000
"""Tags that they may have: 300 pages as Word writes them have a million. At the limit it takes 12 s and 800 MB."""
_DOCUMENT = W + "document"
_OTHERS = {
    "workbook": "Tệp là bảng tính Excel, không phải văn bản Word (.docx).",
    "presentation": "Tệp là bản trình chiếu PowerPoint, không phải văn bản Word (.docx).",
}
_OPEN_DOCUMENT = "Tệp là văn bản OpenDocument (.odt): hãy mở bằng LibreOffice hoặc Word rồi lưu lại thành .docx."


class Parts:
    """A package, by the names of its parts."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._archive, self._infos = container.opened(data)
        self._folded = {name.lower(): name for name in self._infos}
        self._trees: dict[str, Element] = {}
        self._unparsed: dict[str, bytes] = {}
        self._related: dict[str, dict[str, tuple[str, str]]] = {}
        self._room = _LARGEST
        self._tags = _TAGS
        self._is_long = sum(info.file_size for info in self._infos.values()) > _TAGS
        """It has bytes enough for more tags than it may have: they are counted."""
        self.main = self._main()
        """The name of the main part."""

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def __iter__(self) -> Iterator[str]:
        return iter(self._infos)

    def blob(self, name: str) -> bytes:
        """Return the bytes of a part; none where there is no such part.

        Raises:
            NotWordError: the part is damaged, or all that was read grows too large.
        """
        if name not in self._infos:
            return b""
        data = container.unfolded(self._data, self._archive, self._infos[name], self._room)
        self._room -= len(data)
        self._tags -= data.count(b"<") if self._is_long else 0
        if self._room < 0:
            raise NotWordError(f"Nội dung của tệp Word lớn quá {_LARGEST >> 20} MB, không đọc được.")
        if self._tags < 0:
            raise NotWordError(f"Nội dung của tệp Word có quá {_TAGS // 1_000_000} triệu thẻ, không đọc được.")
        return data

    def tree(self, name: str) -> Element:
        """Return the root of an XML part that is there.

        Raises:
            NotWordError: the part is not well-formed, or of a kind that no Word file has.
        """
        if name not in self._trees:
            self._trees[name] = parsed(name, self.unparsed(name))
            del self._unparsed[name]
        return self._trees[name]

    def unparsed(self, name: str) -> bytes:
        """Return the bytes of a part like `blob`; if it is parsed after all, it is not unfolded again."""
        if name not in self._unparsed:
            self._unparsed[name] = self.blob(name)
        return self._unparsed[name]

    def own_main(self) -> bytes:
        """Return the bytes of the main part where it begins as ours does; nothing where it was parsed already."""
        return self._unparsed.get(self.main, b"")

    def related(self, source: str) -> dict[str, tuple[str, str]]:
        """Return the relationships of a part: id to the last word of the kind, and the target's name."""
        if source not in self._related:
            self._related[source] = dict(self._relationships(source))
        return self._related[source]

    def _relationships(self, source: str) -> Iterator[tuple[str, tuple[str, str]]]:
        """Yield the relationships of a part; what lies outside of the package is never looked at."""
        folder, name = posixpath.split(source)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        for number, kind, stated in _internal(rels, self.blob(rels)) if rels in self else ():
            yield number, (kind, self._target(folder, stated))

    def _target(self, folder: str, stated: str) -> str:
        """Return the name of the part that a relationship of a part in a folder states."""
        plain = stated if "%" not in stated else urllib.parse.unquote(stated)
        target = posixpath.normpath(posixpath.join("/" + folder, plain)).lstrip("/")
        return target if target in self._infos else self._folded.get(target.lower(), target)

    def _main(self) -> str:
        """Return the name of the main part.

        Raises:
            NotWordError: there is none, or it is that of another kind of file.
        """
        stated = dict(self.related("").values()).get("officeDocument", MAIN)
        name = stated if stated in self._infos else MAIN
        if name not in self._infos:
            if self.blob("mimetype").startswith(b"application/vnd.oasis.opendocument"):
                raise NotWordError(_OPEN_DOCUMENT)
            raise NotWordError(f"Tệp không có phần «{MAIN}» của một văn bản Word (.docx).")
        if self.unparsed(name).startswith(BODY):
            return name
        root = self.tree(name)
        if root.tag != _DOCUMENT:
            other = str(root.tag).rpartition("}")[2]
            strange = f"Phần «{name}» không phải là nội dung của một văn bản Word (.docx)."
            raise NotWordError(_OTHERS.get(other, strange))
        return name


def contents(data: bytes) -> dict[str, bytes]:
    """Return all parts of a package by name.

    Raises:
        NotWordError: the bytes are no Word document, or unfold to more than one holds.
    """
    parts = Parts(data)
    return {name: parts.blob(name) for name in parts}


@remembered(64)
def _internal(name: str, blob: bytes) -> tuple[tuple[str, str, str], ...]:
    """Return the id, the last word of the kind and the target of each relationship within the package."""
    return tuple(
        [
            (rel.get("Id", ""), rel.get("Type", "").rpartition("/")[2], rel.get("Target", ""))
            for rel in parsed(name, blob)
            if rel.get("TargetMode") != "External"
        ]
    )


def parsed(name: str, blob: bytes) -> Element:
    """Return the root of an XML part of this name.

    Raises:
        NotWordError: the part is not well-formed, or of a kind that no Word file has.
    """
    try:
        return parse(blob)
    except TooDeepError as error:
        raise NotWordError(
            f"Phần «{name}» của tệp Word có nội dung lồng quá sâu hoặc quá dài, không đọc được."
        ) from error
    except XMLSyntaxError as error:
        raise NotWordError(f"Phần «{name}» của tệp Word bị hỏng, không đọc được.") from error
