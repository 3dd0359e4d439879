"""styles.xml, settings.xml and fontTable.xml, made from the decree's data."""

from __future__ import annotations

from functools import cache

from baocao import decree30
from baocao.word.units import half_points, lines, mm_twips, twips
from baocao.word.xml import escape, root

FONTS = "".join(f' w:{script}="{decree30.FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))


@cache
def styles(sizes: decree30.Sizes) -> bytes:
    """Return styles.xml: the defaults, Word's own basic styles and one style for each part."""
    body = decree30.PARTS["NoiDung"].points(sizes)
    return (
        root("w:styles", "w")
        + _defaults(body)
        + _BASIC
        + "".join(_style(part, sizes) for part in decree30.PARTS.values())
        + "</w:styles>"
    ).encode()


def _defaults(points: float) -> str:
    """Return the format of text that no style speaks of."""
    language = "".join(f' w:{script}="{decree30.LANGUAGE}"' for script in ("val", "eastAsia", "bidi"))
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts{FONTS}/>"
        f'<w:color w:val="{decree30.COLOUR}"/>{_size(points)}<w:lang{language}/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="{lines(1)}" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


_BASIC = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    f'<w:style w:type="character" w:styleId="{decree30.NOTE_MARK}"><w:name w:val="footnote reference"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
)


def _size(points: float) -> str:
    """Return a font size for all scripts."""
    return f'<w:sz w:val="{half_points(points)}"/><w:szCs w:val="{half_points(points)}"/>'


def _style(part: decree30.Part, sizes: decree30.Sizes) -> str:
    """Return the paragraph style of a part."""
    own = "" if part.word_name else ' w:customStyle="1"'
    following = '<w:next w:val="NoiDung"/>' if part.outline is not None else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{part.key}">'
        f'<w:name w:val="{escape(part.word_name or part.name)}"/><w:basedOn w:val="Normal"/>{following}'
        f"<w:qFormat/>{_paragraph_format(part)}{_run_format(part, sizes)}</w:style>"
    )


def _paragraph_format(part: decree30.Part) -> str:
    """Return spacing, indents and alignment of a part, in the order of the schema."""
    line = (twips(part.size.high), "exact") if part.key == decree30.END_MARK else (lines(part.line), "auto")
    first = f'<w:ind w:firstLine="{mm_twips(part.first_line)}"/>' if part.first_line else ""
    outline = "" if part.outline is None else f'<w:outlineLvl w:val="{part.outline}"/>'
    return (
        "<w:pPr>"
        + ("<w:keepNext/>" if part.keep_next else "")
        + f'<w:spacing w:before="{twips(part.before)}" w:after="{twips(part.after)}" '
        + f'w:line="{line[0]}" w:lineRule="{line[1]}"/>'
        + first
        + f'<w:jc w:val="{part.align}"/>{outline}</w:pPr>'
    )


def _run_format(part: decree30.Part, sizes: decree30.Sizes) -> str:
    """Return the letters of a part."""
    return (
        "<w:rPr>"
        + ("<w:b/><w:bCs/>" if part.bold else "")
        + ("<w:i/><w:iCs/>" if part.italic else "")
        + f"{_size(part.points(sizes))}</w:rPr>"
    )


SETTINGS = (
    root("w:settings", "w")
    + '<w:embedTrueTypeFonts w:val="0"/>'
    + f'<w:defaultTabStop w:val="{mm_twips(decree30.TAB_STOP)}"/><w:autoHyphenation w:val="0"/>'
    + '<w:characterSpacingControl w:val="doNotCompress"/>'
    + '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    + '<w:compat><w:compatSetting w:name="compatibilityMode" '
    + 'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    + '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
).encode()

FONT_TABLE = (
    root("w:fonts", "w")
    + f'<w:font w:name="{decree30.FONT}"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>'
    + '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
).encode()

_FIELD = "".join(
    f"<w:r>{inside}</w:r>"
    for inside in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{decree30.FIRST_PAGE_NUMBER + 1}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
)
PAGE_HEADER = (root("w:hdr", "w r") + f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{_FIELD}</w:p></w:hdr>').encode()
