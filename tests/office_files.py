"""Makes Word files as offices make them: any type of document, four layouts of the head, rules drawn in several ways."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
MM = 56.6929
EMU = 36000


@dataclass(frozen=True)
class P:
    """A paragraph; `text` may hold **bold** stretches."""

    text: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "both"
    first: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    line: float = 1.0
    exact: float = 0
    color: str = ""
    highlight: str = ""
    font: str = "Times New Roman"
    underline: bool = False
    look: str = ""
    """More properties of its letters, as XML."""
    rule: float = 0
    """Length in millimetres of the line under it; 0 for none."""
    how: str = "shape"
    """How that line is drawn: shape, left, aside, broken, vml, border, typed, dashes."""
    label: int = 0
    """The list (w:numId) that numbers it."""
    style: str = ""
    page_break: bool = False
    room: float = 165
    """The width of its column, in millimetres."""

    def runs(self) -> str:
        parts = self.text.split("**")
        return "".join(self.run(part, bold=self.bold or bool(at % 2)) for at, part in enumerate(parts) if part)

    def run(self, text: str, *, bold: bool) -> str:
        look = f'<w:rFonts w:ascii="{self.font}" w:hAnsi="{self.font}" w:cs="{self.font}"/>' if self.font else ""
        look += "<w:b/>" * bold + "<w:i/>" * self.italic + self.look
        look += f'<w:color w:val="{self.color}"/>' if self.color else ""
        look += f'<w:highlight w:val="{self.highlight}"/>' if self.highlight else ""
        look += f'<w:sz w:val="{round(self.size * 2)}"/>' + '<w:u w:val="single"/>' * self.underline
        pieces = []
        for row, line in enumerate(text.split("\n")):
            pieces.append("<w:br/>" * bool(row))
            for column, cell in enumerate(line.split("\t")):
                pieces.append("<w:tab/>" * bool(column) + f'<w:t xml:space="preserve">{escape(cell)}</w:t>')
        return f"<w:r><w:rPr>{look}</w:rPr>{''.join(pieces)}</w:r>"

    def properties(self, extra: str = "") -> str:
        line = (
            f'w:line="{round(self.exact * 20)}" w:lineRule="exact"'
            if self.exact
            else f'w:line="{round(self.line * 240)}" w:lineRule="auto"'
        )
        return (
            "<w:pPr>"
            + (f'<w:pStyle w:val="{self.style}"/>' if self.style else "")
            + "<w:pageBreakBefore/>" * self.page_break
            + (f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.label}"/></w:numPr>' if self.label else "")
            + extra
            + f'<w:spacing w:before="{round(self.before * 20)}" w:after="{round(self.after * 20)}" {line}/>'
            + (
                ""
                if self.label and not self.left
                else f'<w:ind w:left="{round(self.left * MM)}" w:right="{round(self.right * MM)}" w:firstLine="{round(self.first * MM)}"/>'
            )
            + f'<w:jc w:val="{self.align}"/></w:pPr>'
        )

    def xml(self, extra: str = "") -> str:
        drawn = ""
        below = ""
        if self.rule and self.how in ("shape", "left", "broken", "aside"):
            drawn = shape_line(self.rule, 10 if self.how == "aside" else None)
            drawn = drawn.replace("align>center<", "align>left<") if self.how == "left" else drawn
            drawn = drawn.replace("</a:ln>", '<a:prstDash val="dash"/></a:ln>') if self.how == "broken" else drawn
        elif self.rule and self.how == "vml":
            drawn = vml_line(self.rule)
        elif self.rule and self.how == "border":
            side = (self.room - self.rule) / 2
            line = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
            below = P("", 2, left=side, right=side).xml(line)
        elif self.rule and self.how in ("typed", "dashes"):
            sign = "_" if self.how == "typed" else "-"
            wide = (0.5 if sign == "_" else 0.333) * self.size * 25.4 / 72
            below = replace(self, text=sign * round(self.rule / wide), rule=0, bold=False, before=0, after=0).xml()
        return f"<w:p>{self.properties(extra)}{self.runs()}{drawn}</w:p>{below}"


_TOP = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
_ID = iter(range(1, 1_000_000))


def shape_line(mm: float, offset: float | None = None) -> str:
    place = "<wp:align>center</wp:align>" if offset is None else f"<wp:posOffset>{round(offset * EMU)}</wp:posOffset>"
    number = next(_ID)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column">{place}</wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>215900</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{round(mm * EMU)}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Line {number}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{round(mm * EMU)}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def vml_line(mm: float) -> str:
    points = mm * 72 / 25.4
    return (
        '<w:r><w:pict><v:line id="Line" style="position:absolute;z-index:1;mso-position-horizontal:center" '
        f'from="0,17pt" to="{points:.1f}pt,17pt" strokeweight=".75pt"/></w:pict></w:r>'
    )


def text_box(content: str, left: float, wide: float, high: float) -> str:
    number = next(_ID)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{round(left * EMU)}</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{round(wide * EMU)}" cy="{round(high * EMU)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Text Box {number}"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext cx="{round(wide * EMU)}" cy="{round(high * EMU)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
        "</mc:AlternateContent></w:r>"
    )


def table(rows: list[list[str]], widths: list[float], borders: bool = False) -> str:
    grid = "".join(f'<w:gridCol w:w="{round(width * MM)}"/>' for width in widths)
    kind = "single" if borders else "none"
    lines = "".join(
        f'<w:{side} w:val="{kind}" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    body = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{round(width * MM)}" w:type="dxa"/></w:tcPr>{cell or P("").xml()}</w:tc>'
            for cell, width in zip(row, widths, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{round(sum(widths) * MM)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{lines}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


@dataclass(frozen=True)
class Page:
    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    header: float = 10
    title: bool = True
    start: int | None = None
    numbered: bool = True

    def xml(self, kind: str = "") -> str:
        turned = ' w:orient="landscape"' if self.width > self.height else ""
        return (
            "<w:sectPr>"
            + '<w:headerReference w:type="default" r:id="rId10"/>' * self.numbered
            + (f'<w:type w:val="{kind}"/>' if kind else "")
            + f'<w:pgSz w:w="{round(self.width * MM)}" w:h="{round(self.height * MM)}"{turned}/>'
            f'<w:pgMar w:top="{round(self.top * MM)}" w:right="{round(self.right * MM)}" w:bottom="{round(self.bottom * MM)}" '
            f'w:left="{round(self.left * MM)}" w:header="{round(self.header * MM)}" w:footer="567" w:gutter="0"/>'
            + (f'<w:pgNumType w:start="{self.start}"/>' if self.start is not None else "")
            + "<w:titlePg/>" * self.title
            + "</w:sectPr>"
        )


@dataclass(frozen=True)
class Doc:
    """A document by its parts; each part is a tuple of paragraphs."""

    parts: dict[str, tuple[P, ...]]
    layout: str = "table"
    """How head and closing are laid out: table, tabs, boxes, spaces."""
    page: Page = field(default_factory=Page)
    number: P = P("", 14, align="center")
    """The paragraph of the header that holds the page number."""
    number_field: str = " PAGE "
    tables: str = ""
    """Tables that stand before the last sentence of the body."""
    annexes: tuple[tuple[Page, tuple[P, ...], str], ...] = ()
    styles: str = ""
    footer: bool = False
    """The page number stands in the footer."""
    settings: str = ""
    address: tuple[P, ...] = ()
    """What stands at the foot of page 1."""
    run_on: bool = False
    """The annexes go on in the section of the text."""

    def of(self, key: str) -> tuple[P, ...]:
        return self.parts.get(key, ())

    def change(self, key: str, at: int | None = None, **changes: object) -> Doc:
        """Return the document with some attributes of a part changed: of all its paragraphs, or of one."""
        assert self.of(key), key
        chosen = range(len(self.of(key))) if at is None else [at % len(self.of(key))]
        new = tuple(replace(p, **changes) if i in chosen else p for i, p in enumerate(self.of(key)))  # type: ignore[arg-type]
        return replace(self, parts={**self.parts, key: new})

    def text(self, key: str, old: str, new: str, at: int | None = None) -> Doc:
        """Return the document with words of a part changed."""
        assert any(old in p.text for p in self.of(key)), (key, old)
        result = self
        for i, p in enumerate(self.of(key)):
            if old in p.text and (at is None or at % len(self.of(key)) == i):
                result = result.change(key, i, text=p.text.replace(old, new, 1))
        return result

    def without(self, *keys: str) -> Doc:
        return replace(self, parts={key: value for key, value in self.parts.items() if key not in keys})

    def left(self) -> tuple[P, ...]:
        return (*self.of("CoQuanChuQuan"), *self.of("CoQuanBanHanh"))

    def nation(self) -> tuple[P, ...]:
        return (*self.of("QuocHieu"), *self.of("TieuNgu"))

    def head(self) -> str:
        number = (*self.of("SoKyHieu"), *self.of("TrichYeuCongVan"))
        return _LAYOUTS[self.layout](self.left(), self.nation(), number, self.of("DiaDanh"), (72, 98))

    def closing(self) -> str:
        left = (*self.of("NoiNhan"), *self.of("DanhSachNhan"), *self.of("KyHieuSoan"))
        right = list(self.of("QuyenHan"))
        names = list(self.of("HoTen"))
        gap = [P("", 14, align="center")] * 4 if names else []
        if self.layout in ("tabs", "spaces"):
            return _beside(left, (*right, *gap, *names), self.layout, 85, 80)
        if self.layout == "boxes":
            return _boxes(left, (*right, *gap, *names), 85, 80)
        cells = ["".join(p.xml() for p in left), "".join(p.xml() for p in (*right, *gap, *names))]
        return table([cells], [85, 80])

    def body(self) -> str:
        middle = [
            p.xml()
            for key in ("TenLoai", "TrichYeu", "ThamQuyen", "KinhGui", "NoiKinhGui", "CanCu", "QuyetDinh")
            for p in self.of(key)
        ]
        text = [p.xml() for p in self.of("NoiDung")]
        if self.tables:
            text[-1:-1] = [self.tables, P("", 6).xml()]
        return "".join(middle + text)

    def xml(self) -> str:
        parts = [self.head(), self.body(), self.closing(), P("", 2).xml()]
        page = self.page
        for own, paragraphs, tables in self.annexes:
            if not self.run_on:
                parts.append(f"<w:p><w:pPr>{page.xml()}</w:pPr></w:p>")
                page = own
            parts.append("".join(p.xml() for p in paragraphs) + tables + P("", 2).xml())
        return f"<w:document {W}><w:body>{''.join(parts)}{page.xml()}</w:body></w:document>"

    def bytes(self) -> bytes:
        number = f'<w:p>{self.number.properties()}{self.number.runs()}<w:r><w:rPr><w:rFonts w:ascii="{self.number.font}" w:hAnsi="{self.number.font}"/>'
        number += (
            "<w:b/>" * self.number.bold
            + "<w:i/>" * self.number.italic
            + f'<w:sz w:val="{round(self.number.size * 2)}"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
        )
        look = (
            f'<w:rPr><w:rFonts w:ascii="{self.number.font}" w:hAnsi="{self.number.font}"/>'
            + "<w:b/>" * self.number.bold
            + "<w:i/>" * self.number.italic
        )
        look += f'<w:sz w:val="{round(self.number.size * 2)}"/></w:rPr>'
        number += f'<w:r>{look}<w:instrText xml:space="preserve">{self.number_field}</w:instrText></w:r>'
        number += f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r><w:r>{look}<w:t>2</w:t></w:r>'
        number += f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r></w:p>'
        kind = "ftr" if self.footer else "hdr"
        name = "footer" if self.footer else "header"
        document = self.xml()
        if self.footer:
            document = document.replace("w:headerReference", "w:footerReference")
        return package(document, f"<w:{kind} {W}>{number}</w:{kind}>", name, self.styles, self.settings, self.foot())

    def foot(self) -> str:
        return "".join(replace(p, rule=0).xml(_TOP * bool(p.rule)) for p in self.address)


def _plain(
    left: tuple[P, ...],
    right: tuple[P, ...],
    low_left: tuple[P, ...],
    low_right: tuple[P, ...],
    widths: tuple[float, float],
) -> str:
    rows = [["".join(p.xml() for p in left), "".join(p.xml() for p in right)]]
    rows.append(["".join(p.xml() for p in low_left), "".join(p.xml() for p in low_right)])
    return table(rows, list(widths))


def _line(one: P | None, other: P | None, how: str, left_mm: float, right_mm: float) -> str:
    """Return one paragraph in which two stand beside each other."""
    base = P("", align="left")
    tabs = f'<w:tabs><w:tab w:val="center" w:pos="{round(left_mm / 2 * MM)}"/><w:tab w:val="center" w:pos="{round((left_mm + right_mm / 2) * MM)}"/></w:tabs>'
    before = max((p.before for p in (one, other) if p), default=0)
    properties = replace(base, before=before).properties(tabs if how == "tabs" else "")
    drawn = ""
    for p, at in ((one, left_mm / 2), (other, left_mm + right_mm / 2)):
        if p is not None and p.rule:
            drawn += shape_line(p.rule, at - p.rule / 2)
    if how == "tabs":
        tab = P("\t").run("\t", bold=False)
        return f"<w:p>{properties}{tab}{one.runs() if one else ''}{tab}{other.runs() if other else ''}{drawn}</w:p>"
    gap = P("").run(" " * (12 if one else 60), bold=False)
    lead = P("").run(" " * 3, bold=False)
    return f"<w:p>{properties}{lead if one else ''}{one.runs() if one else ''}{gap}{other.runs() if other else ''}{drawn}</w:p>"


def _beside(left: tuple[P, ...], right: tuple[P, ...], how: str, left_mm: float, right_mm: float) -> str:
    count = max(len(left), len(right))
    pad = lambda side: (*side, *([None] * (count - len(side))))  # noqa: E731
    return "".join(
        _line(a, b if b is None or b.text else None, how, left_mm, right_mm)
        for a, b in zip(pad(left), pad(right), strict=True)
    )


def _typed(how: str):  # type: ignore[no-untyped-def]
    def make(left, right, low_left, low_right, widths):  # type: ignore[no-untyped-def]
        return _beside(left, right, how, *widths) + _beside(low_left, low_right, how, *widths)

    return make


def _boxes(left: tuple[P, ...], right: tuple[P, ...], left_mm: float, right_mm: float) -> str:
    high = 8.0 * max(len(left), len(right)) + 4
    one = text_box("".join(p.xml() for p in left), 0, left_mm, high)
    other = text_box("".join(p.xml() for p in right), left_mm, right_mm, high)
    return f"<w:p>{P('', after=high * 72 / 25.4).properties()}{one}{other}</w:p>"


def _in_boxes(left, right, low_left, low_right, widths):  # type: ignore[no-untyped-def]
    return _boxes((*left, *low_left), (*right, *low_right), *widths)


def _rows(left, right, low_left, low_right, widths):  # type: ignore[no-untyped-def]
    """Return a table with a row for each line, the rules in the rows of their lines or in the next."""
    rows = [
        [each[at].xml() if at < len(each) else "" for each in (side, other)]
        for side, other in ((left, right), (low_left, low_right))
        for at in range(max(len(side), len(other)))
    ]
    return table(rows, list(widths))


def _swapped(left, right, low_left, low_right, widths):  # type: ignore[no-untyped-def]
    """Return a table whose columns have changed places."""
    return _plain(right, left, low_right, low_left, widths[::-1])


def _stairs(left, right, low_left, low_right, widths):  # type: ignore[no-untyped-def]
    """Return a table in which the date stands in the row under the number."""
    cells = [[left, right], [low_left, ()], [(), low_right]]
    return table([["".join(p.xml() for p in cell) for cell in row] for row in cells], list(widths))


_LAYOUTS = {
    "swapped": _swapped,
    "stairs": _stairs,
    "rows": _rows,
    "table": _plain,
    "tabs": _typed("tabs"),
    "spaces": _typed("spaces"),
    "boxes": _in_boxes,
}

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" '
    'w:cs="Times New Roman"/><w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl>'
    '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="-"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(
    document: str, margin: str, name: str = "header", styles: str = "", settings: str = "", foot: str = ""
) -> bytes:
    """Return a Word file of these parts."""
    if foot:
        document = document.replace("<w:sectPr>", '<w:sectPr><w:footerReference w:type="first" r:id="rId11"/>', 1)
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_PART}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_PART}.styles+xml"/>'
        f'<Override PartName="/word/numbering.xml" ContentType="{_PART}.numbering+xml"/>'
        f'<Override PartName="/word/{name}1.xml" ContentType="{_PART}.{name}+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_REL}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{_REL}/numbering" Target="numbering.xml"/>'
        + f'<Relationship Id="rId3" Type="{_REL}/settings" Target="settings.xml"/>' * bool(settings)
        + f'<Relationship Id="rId11" Type="{_REL}/footer" Target="footer9.xml"/>' * bool(foot)
        + f'<Relationship Id="rId10" Type="{_REL}/{name}" Target="{name}1.xml"/></Relationships>',
        "word/document.xml": document,
        "word/styles.xml": f"<w:styles {W}>{styles or STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {W}>{_NUMBERING}</w:numbering>",
        f"word/{name}1.xml": margin,
        **({"word/footer9.xml": f"<w:ftr {W}>{foot}</w:ftr>"} if foot else {}),
        **({"word/settings.xml": f"<w:settings {W}>{settings}</w:settings>"} if settings else {}),
    }
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + content)
    return result.getvalue()
