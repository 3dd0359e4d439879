"""Small Word files, written by hand part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from baocao import word
from baocao.word.observed import Paragraph
from baocao.word.xml import NAMESPACES

RELATIONS = NAMESPACES["r"]
SPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
ROOTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}
"""The root of each kind of part; of the others the part is given whole."""


def package(body: str, end: str | None = None, **parts: str) -> bytes:
    """Return a Word file with this body; each further part is named by its kind, which is its relationship too.

    `header_2="<w:hdr>…"` gives a second header. A body that ends with a `sectPr` keeps it.
    """
    result = io.BytesIO()
    if end is None:
        end = "" if body.endswith("</w:sectPr>") else "<w:sectPr/>"
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types(parts))
        archive.writestr("_rels/.rels", _relations([("main", "officeDocument", "word/document.xml")]))
        archive.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}{end}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", whole(name.partition("_")[0], content))
        related = [(name, name.partition("_")[0], f"{name}.xml") for name in parts]
        archive.writestr("word/_rels/document.xml.rels", _relations(related))
    return result.getvalue()


def _relations(entries: list[tuple[str, str, str]]) -> str:
    """Return a part of relationships: id, kind and target of each."""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(f'<Relationship Id="{i}" Type="{RELATIONS}/{kind}" Target="{to}"/>' for i, kind, to in entries)
        + "</Relationships>"
    )


def _types(parts: dict[str, str]) -> str:
    """Return the content types of a package with these parts."""
    kinds = {"document": "document.main", **{name: name.partition("_")[0] for name in parts}}
    office = "application/vnd.openxmlformats-officedocument"
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{office}.{_KINDS.get(kind, _WORD + kind)}+xml"/>'
            for name, kind in kinds.items()
        )
        + "</Types>"
    )


_WORD = "wordprocessingml."
_KINDS = {"theme": "theme"}


def whole(kind: str, content: str) -> str:
    """Return a part with its root and its namespaces."""
    if kind in ROOTS:
        return f"<w:{ROOTS[kind]} {SPACES}>{content}</w:{ROOTS[kind]}>"
    tag, space, rest = content.partition(">")
    return f"{tag} {SPACES}{space}{rest}"


def text(words: str, properties: str = "") -> str:
    """Return a paragraph of one run."""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def note(kind: str, number: int, *words: str) -> str:
    """Return a footnote or endnote of some paragraphs."""
    return f'<w:{kind} w:id="{number}">{"".join(map(text, words))}</w:{kind}>'


def paragraphs(body: str, **parts: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a file with this body, as Word shows them."""
    return word.read(package(body, **parts)).paragraphs()


def members(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
