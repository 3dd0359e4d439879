"""The theme of a file: the fonts and colours that its styles name by their role."""

from __future__ import annotations

import colorsys
from typing import TYPE_CHECKING

from baocao.word.parts import parsed
from baocao.word.tree import A, first_child

if TYPE_CHECKING:
    from baocao.word.tree import Element

_ROLES = {"tx1": "dk1", "tx2": "dk2", "bg1": "lt1", "bg2": "lt2"}
_ALIASES = {
    "dark1": "dk1",
    "dark2": "dk2",
    "light1": "lt1",
    "light2": "lt2",
    "text1": "dk1",
    "text2": "dk2",
    "background1": "lt1",
    "background2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
    **_ROLES,
}
"""Names of roles in documents and shapes, as the theme calls them; the usual mapping."""
_SCRIPTS = {"HAnsi": "latin", "Ascii": "latin", "EastAsia": "ea", "Bidi": "cs"}


class Theme:
    """The fonts and colours of a theme, read when the first of them is asked for."""

    def __init__(self, blob: bytes) -> None:
        self._blob = blob
        self._root: Element | None = None

    def _read(self) -> Element | None:
        """Return the root of the theme; None where there is no theme."""
        if self._root is None and self._blob:
            self._root = parsed("theme", self._blob)
        return self._root

    def font(self, role: str) -> str:
        """Return the font of a role such as `minorHAnsi`; empty where the theme has none."""
        root = self._read()
        kind, script = role[:5], _SCRIPTS.get(role[5:])
        if root is None or script is None:
            return ""
        return next((str(each.get("typeface", "")) for each in root.iter(A + script) if _is_of(each, kind)), "")

    def colour(self, role: str, tint: str = "", shade: str = "") -> str:
        """Return the colour of a role in six hexadecimal digits; empty where the theme has none."""
        root = self._read()
        name = _ALIASES.get(role, role)
        colour = next(iter(root.iter(A + name)), None) if root is not None else None
        if colour is None or not len(colour):
            return ""
        base = colour[0].get("lastClr") or colour[0].get("val") or ""
        return _shaded(base, tint, shade) if len(base) == 6 else ""


def _is_of(font: Element, kind: str) -> bool:
    """Return whether a font is that of headings (`major`) or of text (`minor`)."""
    return bool(font.getparent().tag == f"{A}{kind}Font")


def _shaded(colour: str, tint: str, shade: str) -> str:
    """Return a colour made lighter or darker, by hexadecimal shares of 255."""
    try:
        red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
        lighter, darker = (int(share, 16) / 255 if share else 1 for share in (tint, shade))
    except ValueError:
        return ""
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    light = light * lighter + (1 - lighter)
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light * darker, full))


def stated_colour(element: Element | None, theme: Theme) -> str:
    """Return the colour that a fill or line of a drawing states; empty where it states none that is known."""
    own = first_child(element, A + "srgbClr")
    if own is not None:
        return str(own.get("val", "")).upper()
    role = first_child(element, A + "schemeClr")
    if role is not None:
        return theme.colour(role.get("val", ""))
    system = first_child(element, A + "sysClr")
    return "" if system is None else str(system.get("lastClr", "")).upper()
