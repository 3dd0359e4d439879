"""theme1.xml: Word wants a theme; this one names the decree's font and nothing in the document uses it."""

from __future__ import annotations

from baocao import decree30
from baocao.word.xml import root

_NAME = "Nghị định 30"
_WHITE = "FFFFFF"
_COLOURS = "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink"
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'

THEME = (
    root("a:theme", "a").replace("<a:theme ", f'<a:theme name="{_NAME}" ')
    + f'<a:themeElements><a:clrScheme name="{_NAME}">'
    + "".join(
        f'<a:{name}><a:srgbClr val="{_WHITE if name.startswith("lt") else decree30.COLOUR}"/></a:{name}>'
        for name in _COLOURS.split()
    )
    + f'</a:clrScheme><a:fontScheme name="{_NAME}">'
    + "".join(
        f'<a:{kind}Font><a:latin typeface="{decree30.FONT}"/><a:ea typeface="{decree30.FONT}"/>'
        f'<a:cs typeface="{decree30.FONT}"/></a:{kind}Font>'
        for kind in ("major", "minor")
    )
    + f'</a:fontScheme><a:fmtScheme name="{_NAME}">'
    + f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>"
    + f"<a:lnStyleLst>{f'<a:ln>{_FILL}</a:ln>' * 3}</a:lnStyleLst>"
    + f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    + f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
    + "</a:fmtScheme></a:themeElements></a:theme>"
).encode()
