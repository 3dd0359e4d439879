"""The Word package: a base document completed by its text, notes and properties; always the same bytes."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from baocao import decree30
from baocao.word.layout import document_xml, footnotes_xml
from baocao.word.parts import MAIN
from baocao.word.xml import HEADER, Pen, escape

if TYPE_CHECKING:
    from baocao.blocks import Document, Properties

CORE = "docProps/core.xml"
FOOTNOTES = "word/footnotes.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every member of the zip file: the first that the format knows."""
_LONGEST_PROPERTY = 255
_UNIX = 3
_MODE = 0o600 << 16
_LEVEL = 1
"""Of deflate: the file is a fifth larger than at the usual level, in a third of its time."""


def write(document: Document, sizes: decree30.Sizes = decree30.Sizes.LARGE) -> bytes:
    """Return the document as a .docx file, in the format of Decree 30/2020/NĐ-CP.

    The bytes depend on the arguments alone: not on the clock, the machine or the order of a set.
    """
    pen = Pen(sizes)
    members = {
        CORE: _core(document.properties),
        MAIN: document_xml(pen, document),
        FOOTNOTES: footnotes_xml(pen.notes),
    }
    target = io.BytesIO(_base(sizes))
    with zipfile.ZipFile(target, "a") as archive:
        for name, data in members.items():
            archive.writestr(member(name), data, compresslevel=_LEVEL)
    return target.getvalue()


def member(name: str) -> zipfile.ZipInfo:
    """Return the entry of a member of the zip file, with a fixed date and fixed rights."""
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = _UNIX
    info.external_attr = _MODE
    return info


def base_path(sizes: decree30.Sizes) -> Path:
    """Return where the base document of a setting lies; `baocao.word.base` makes it."""
    return Path(__file__).with_name(f"base-{sizes.name.lower()}.docx")


@cache
def _base(sizes: decree30.Sizes) -> bytes:
    """Return what every document has alike: all parts but those that are written into it."""
    return base_path(sizes).read_bytes()


_NAMESPACES = (
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def _core(properties: Properties) -> bytes:
    """Return the core properties, dated by the document and not by the clock."""
    author = _property(properties.author)
    day = properties.created.isoformat() if properties.created else decree30.UNDATED
    date = f'xsi:type="dcterms:W3CDTF">{day}T00:00:00Z'
    return (
        f"{HEADER}<cp:coreProperties{_NAMESPACES}><dc:title>{_property(properties.title)}</dc:title>"
        f"<dc:subject>{_property(properties.subject)}</dc:subject><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy><dcterms:created {date}</dcterms:created>"
        f"<dcterms:modified {date}</dcterms:modified><dc:language>{decree30.LANGUAGE}</dc:language>"
        "</cp:coreProperties>"
    ).encode()


def _property(text: str) -> str:
    """Return a property as XML, no longer than Word accepts."""
    return escape(text if len(text) <= _LONGEST_PROPERTY else text[: _LONGEST_PROPERTY - 1] + "…")
