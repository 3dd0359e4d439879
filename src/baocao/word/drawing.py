"""Rules: real lines, as Word draws them."""

from __future__ import annotations

from baocao import decree30
from baocao.word.metrics import MM_PER_POINT, line_height
from baocao.word.units import emu
from baocao.word.xml import NAMESPACES, Pen

_SHAPE = NAMESPACES["wps"]


def rule(pen: Pen, part: decree30.Part, lines: list[float]) -> str:
    """Return a run that draws the rule of a part under its lines, whose widths are given in mm.

    The line is centred in its column and hangs below the last line of its paragraph, whose space
    above must be nothing. Programs that know no DrawingML find the same line in VML.
    """
    length = max(lines) * decree30.RULES[part.key].ours
    points = len(lines) * line_height(part.points(pen.sizes), part.line) + decree30.RULE_GAP
    number = pen.shape()
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{_anchor(number, emu(length), emu(points * MM_PER_POINT))}"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"{_vml(number, length / MM_PER_POINT, points)}"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def _anchor(number: int, length: int, offset: int) -> str:
    """Return the line in DrawingML; lengths in EMU."""
    weight = emu(decree30.RULE_WEIGHT * MM_PER_POINT)
    return (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{offset}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{length}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Đường kẻ {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{length}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{weight}"><a:solidFill><a:srgbClr val="{decree30.COLOUR}"/></a:solidFill></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    )


def _vml(number: int, length: float, offset: float) -> str:
    """Return the line in VML; lengths in points."""
    return (
        f'<v:line id="_x0000_s{1025 + number}" style="position:absolute;mso-position-horizontal:center;'
        'mso-position-horizontal-relative:text;mso-position-vertical-relative:text" '
        f'from="0,{offset:.2f}pt" to="{length:.2f}pt,{offset:.2f}pt" '
        f'strokecolor="#{decree30.COLOUR}" strokeweight="{decree30.RULE_WEIGHT}pt"/>'
    )
