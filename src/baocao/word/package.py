"""The Word package: its parts, their relationships, and a zip file that is always the same bytes."""

from __future__ import annotations

import datetime
import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.coreprops import CoreProperties
from docx.opc.oxml import serialize_part_xml
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.coreprops import CT_CoreProperties

from baocao import decree30
from baocao.word import styles
from baocao.word.layout import HEADER_ID, document_xml
from baocao.word.theme import THEME
from baocao.word.xml import Pen

if TYPE_CHECKING:
    from baocao.blocks import Document, Properties

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every member of the zip file: the first that the format knows."""
_LONGEST_PROPERTY = 255
_UNIX = 3
_MODE = 0o600 << 16


def write(document: Document, sizes: decree30.Sizes = decree30.Sizes.LARGE) -> bytes:
    """Return the document as a .docx file, in the format of Decree 30/2020/NĐ-CP.

    The bytes depend on the arguments alone: not on the clock, the machine or the order of a set.
    """
    pen = Pen(sizes)
    members = dict(_fixed_members(sizes))
    members["word/document.xml"] = document_xml(pen, document)
    members["word/footnotes.xml"] = styles.footnotes(pen.notes)
    members["docProps/core.xml"] = _core(document.properties)
    return _zip(members)


@cache
def _fixed_members(sizes: decree30.Sizes) -> dict[str, bytes]:
    """Return what every document has alike: all parts but those that are written into it."""
    package = OpcPackage()
    document = _part("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, b"")
    package.load_rel(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, document, "rId1")
    core = _part("/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, b"")
    package.load_rel(RELATIONSHIP_TYPE.CORE_PROPERTIES, core, "rId2")
    related = (
        ("rId6", "theme/theme1", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME, THEME),
        (HEADER_ID, "header1", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER, styles.PAGE_HEADER),
        ("rId2", "styles", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, styles.styles(sizes)),
        ("rId3", "settings", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, styles.SETTINGS),
        ("rId4", "fontTable", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, styles.FONT_TABLE),
        ("rId5", "footnotes", CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES, b""),
    )
    for number, name, content_type, relationship, blob in related:
        document.load_rel(relationship, _part(f"/word/{name}.xml", content_type, blob), number)
    saved = io.BytesIO()
    package.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _part(name: str, content_type: str, blob: bytes) -> Part:
    """Return a part of the package."""
    return Part(PackURI(name), content_type, blob)


def _core(properties: Properties) -> bytes:
    """Return the core properties, dated by the document and not by the clock."""
    element = CT_CoreProperties.new()
    core = CoreProperties(element)
    core.title, core.subject = _cut(properties.title), _cut(properties.subject)
    core.author = core.last_modified_by = _cut(properties.author)
    core.language = decree30.LANGUAGE
    day = properties.created or datetime.date.fromisoformat(decree30.UNDATED)
    core.created = core.modified = datetime.datetime(day.year, day.month, day.day)
    return serialize_part_xml(element)


def _cut(text: str) -> str:
    """Return a property no longer than python-docx accepts."""
    return text if len(text) <= _LONGEST_PROPERTY else text[: _LONGEST_PROPERTY - 1] + "…"


def _zip(members: dict[str, bytes]) -> bytes:
    """Return the members as a zip file: in a fixed order, with fixed dates and rights."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(members):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = _MODE
            archive.writestr(info, members[name])
    return target.getvalue()
