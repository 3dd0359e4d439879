"""Makes the base document: the parts that are the same bytes in every report.

They are kept as data beside this module, a Word package that only wants its text, notes and
properties, so that a build spends nothing on them. `python -m baocao.word.base` renews the files.
"""

from __future__ import annotations

import io
import zipfile

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from baocao import decree30
from baocao.word import styles
from baocao.word.layout import HEADER_ID
from baocao.word.package import CORE, FOOTNOTES, base_path, member
from baocao.word.parts import MAIN
from baocao.word.theme import THEME

_WRITTEN = {MAIN, FOOTNOTES, CORE}
"""The parts of which the base knows the name, kind and relationship only."""
_SMALLEST = 9


def make(sizes: decree30.Sizes) -> bytes:
    """Return the package that `write` completes, made from the decree's data."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        for name, data in sorted(_members(sizes).items()):
            archive.writestr(member(name), data, compresslevel=_SMALLEST)
    return result.getvalue()


def _members(sizes: decree30.Sizes) -> dict[str, bytes]:
    """Return the parts with the content types and relationships of the whole package."""
    package = OpcPackage()
    document = _part(MAIN, CONTENT_TYPE.WML_DOCUMENT_MAIN, b"")
    package.load_rel(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, document, "rId1")
    core = _part(CORE, CONTENT_TYPE.OPC_CORE_PROPERTIES, b"")
    package.load_rel(RELATIONSHIP_TYPE.CORE_PROPERTIES, core, "rId2")
    related = (
        ("rId6", "word/theme/theme1.xml", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME, THEME),
        (HEADER_ID, "word/header1.xml", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER, styles.PAGE_HEADER),
        ("rId2", "word/styles.xml", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, styles.styles(sizes)),
        ("rId3", "word/settings.xml", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, styles.SETTINGS),
        ("rId4", "word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, styles.FONT_TABLE),
        ("rId5", FOOTNOTES, CONTENT_TYPE.WML_FOOTNOTES, RELATIONSHIP_TYPE.FOOTNOTES, b""),
    )
    for number, name, content_type, relationship, blob in related:
        document.load_rel(relationship, _part(name, content_type, blob), number)
    saved = io.BytesIO()
    package.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name not in _WRITTEN}


def _part(name: str, content_type: str, blob: bytes) -> Part:
    """Return a part of the package."""
    return Part(PackURI(f"/{name}"), content_type, blob)


if __name__ == "__main__":
    for _sizes in decree30.Sizes:
        base_path(_sizes).write_bytes(make(_sizes))
