"""Signs of the fonts Symbol and Wingdings, which Word keeps by their place in the font, as Unicode."""

from __future__ import annotations

_PRIVATE = 0xF000
_SYMBOL = {
    0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω",
    0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
    0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xDB: "⇔", 0xDE: "⇒", 0x2D: "-", 0xBE: "—",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA7: "▪",
    0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x2A: "✉",
    0x28: "☎", 0x2D: "-",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(font: str, code: str) -> str:
    """Return the character of a `w:sym`; nothing where its code is none."""
    try:
        return printed(chr(int(code, 16)), font)
    except (ValueError, OverflowError):
        return ""


def printed(text: str, font: str) -> str:
    """Return text in a font of signs as Unicode; what is not known stays as it is."""
    table = _FONTS.get(font.lower())
    return text if table is None else "".join([table.get(_place(ord(letter)), letter) for letter in text])


def _place(code: int) -> int:
    """Return the place of a character in its font; Word adds that of the private area."""
    return code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
