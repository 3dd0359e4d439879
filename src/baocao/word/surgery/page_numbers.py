"""Page numbers in the header of somebody's file."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from baocao import decree30
from baocao.word.surgery.plan import prefix
from baocao.word.surgery.registry import relate
from baocao.word.tree import R
from baocao.word.units import half_points, lines
from baocao.word.xml import root

if TYPE_CHECKING:
    from baocao.word.surgery.located import Package
    from baocao.word.surgery.operations import AddPageNumber, HideFirstNumber
    from baocao.word.surgery.plan import Plan
    from baocao.word.tree import Element


def add(package: Package, wanted: AddPageNumber) -> bool:
    """Put a page number into the default header of a section; into a new one where it shows none."""
    header = package.observed.sections[wanted.section - 1].headers.get("default")
    if header is None:
        return _add_header(package, wanted)
    if any(each.prints_page for each in header):
        return False
    part = package.header_part(header)
    if part not in package.numbered:
        package.numbered.add(part)
        source = package.source(part)
        source.prepend(source.root, _paragraph(*prefix(source.root), wanted.points))
    return True


def _add_header(package: Package, wanted: AddPageNumber) -> bool:
    """Give a section a header with a page number, unless it goes on with one that was just given to another."""
    if not package.numbered & set(range(1, wanted.section)):
        name = package.free_name(posixpath.join(posixpath.dirname(package.parts.main), "header{}.xml"))
        content = _paragraph("w:", "", wanted.points)
        package.add(name, f"{root('w:hdr', 'w r')}{content}</w:hdr>")
        section = package.sections[wanted.section - 1]
        stands, declared = prefix(section)
        relations, more = relation_prefix(section)
        named = f'{stands}type="default" {relations}id="{relate(package, name, "header")}"'
        package.main.prepend(section, f"<{stands}headerReference{declared}{more} {named}/>")
    package.numbered.add(wanted.section)
    return True


def hide_first(package: Package, plan: Plan, wanted: HideFirstNumber) -> bool:
    """Give a section an own first page, if its header shows no number there."""
    section = package.observed.sections[wanted.section - 1]
    shown = (*section.headers.get("first", ()), *section.footers.get("first", ()))
    if any(each.prints_page for each in shown):
        return False
    plan.set(package.main, package.sections[wanted.section - 1], "sectPr", "titlePg", {"val": "1"})
    return True


def relation_prefix(element: Element) -> tuple[str, str]:
    """Return the prefix of the names of relationships at an element, and what declares it where nothing does."""
    for known, space in element.nsmap.items():
        if known and (space == R[1:-1] or space == "http://purl.oclc.org/ooxml/officeDocument/relationships"):
            return f"{known}:", ""
    return "r:", f' xmlns:r="{R[1:-1]}"'


def _paragraph(stands: str, declared: str, points: float) -> str:
    """Return a centred paragraph with the number of the page."""
    font = "".join([f' w:{name}="{decree30.FONT}"' for name in ("ascii", "hAnsi", "eastAsia", "cs")])
    size = half_points(points)
    upright = '<w:b w:val="0"/><w:i w:val="0"/>'
    look = f'<w:rPr><w:rFonts{font}/>{upright}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    marks = [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")]
    parts = [marks[0], '<w:instrText xml:space="preserve"> PAGE </w:instrText>', marks[1], "<w:t>2</w:t>", marks[2]]
    runs = "".join([f"<w:r>{look}{part}</w:r>" for part in parts])
    spaced = f'<w:spacing w:before="0" w:after="0" w:line="{lines(1)}" w:lineRule="auto"/>'
    spaced += '<w:ind w:left="0" w:right="0" w:firstLine="0"/>'
    paragraph = f'<w:p><w:pPr>{spaced}<w:jc w:val="center"/></w:pPr>{runs}</w:p>'
    if stands != "w:":
        paragraph = paragraph.replace("<w:", f"<{stands}").replace("</w:", f"</{stands}").replace(" w:", f" {stands}")
    return paragraph.replace(f"<{stands}p>", f"<{stands}p{declared}>", 1)
