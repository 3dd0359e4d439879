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


def package(body: str, **parts: str) -> bytes:
    """Return a Word file with this body; each further part is named by its kind, which is its relationship too.

    `header_2="<w:hdr>…"` gives a second header. A body that ends with a `sectPr` keeps it.
    """
    result = io.BytesIO()
    end = "" if body.endswith("</w:sectPr>") else "<w:sectPr/>"
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {SPACES}><w:body>{body}{end}</w:body></w:document>")
        relations = ""
        for name, content in parts.items():
            kind = name.partition("_")[0]
            relations += f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{name}.xml"/>'
            archive.writestr(f"word/{name}.xml", whole(kind, content))
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        )
    return result.getvalue()


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
