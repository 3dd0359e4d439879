"""What is wrong with the letters of whole paragraphs of text, in other people's documents (BC524, BC527)."""

from __future__ import annotations

from itertools import pairwise

from baocao.checks.word_format.common import TEXT, Finding, Found, Level, Placed, Sheet, source
from baocao.checks.word_format.letters import style_in_words

_LONG = 120
"""Characters from which a paragraph is text, and no title or remark, whatever its letters."""
_SHORT = 40
"""Characters from which italic text that ends with a mark is a sentence, and no remark."""
_BOLD_FROM = {"NoiDung": 60, "GachDauDong": 30, "Diem": 30, "Khoan": 80, "Dieu": 80}
"""The like for bold text, which may be a title that somebody ended with a full stop."""
_ENDS = (".", ";", ":", ",", "!", "?")
_LEVELS = ("Khoan", "Heading1", "Dieu", "PhanChuong", "QuyenHan", "NoiNhan")
"""What follows a clause that has no text below it."""


def set_apart(sheet: Sheet) -> Found:
    """Yield the paragraphs of text, and no titles, that are italic or bold as a whole."""
    for item in sheet.of(*TEXT, "Dieu"):
        if _is_set_apart(item):
            yield _fault(item)


def _is_set_apart(item: Placed) -> bool:
    """Return whether a whole paragraph of text, and no title of one, is italic, or bold."""
    text, key = item.text.strip(), item.part.key
    formats = item.formats
    if not formats or text.startswith(("(", "“", '"', "[")):
        return False
    if all(each.italic for each in formats):
        return key == "Dieu" or len(text) >= _LONG or (text.endswith((".", ";", ":")) and len(text) >= _SHORT)
    if not all(each.bold for each in formats):
        return key == "Dieu" and formats[0].italic
    stops = text.endswith((".", ";"))
    return (stops and len(text) >= _BOLD_FROM[key]) or (key not in ("Khoan", "Dieu") and len(text) >= _LONG)


def _fault(item: Placed) -> Finding:
    """Return the finding that a whole paragraph of text is italic, or bold."""
    letters = item.formats[0]
    said = "lời văn phải là chữ đứng, không đậm"
    if item.part.key == "Dieu":
        said = "chữ «Điều», số thứ tự và tiêu đề của điều phải đứng, đậm; nội dung phải đứng, không đậm,"
    found = style_in_words(letters.bold, letters.italic)
    return Finding(
        item,
        f"{said} nhưng lại là {found}, {source(item.part.clause, item.part.level)}.",
        "Chọn chữ, tắt Nghiêng (Ctrl+I)." if letters.italic else "Chọn chữ, tắt Đậm (Ctrl+B).",
    )


def plain_titles(sheet: Sheet) -> Found:
    """Yield the titles of clauses that are not bold, where others of the document are."""
    titles = [item for item, below in pairwise(sheet.body) if _is_title(item) and below.part.key not in _LEVELS]
    bold = [all(each.bold for each in item.formats) for item in titles]
    for item, is_bold in zip(titles, bold, strict=True):
        if any(bold) and not is_bold:
            yield Finding(
                item,
                f"tiêu đề của khoản phải là chữ đứng, đậm như các tiêu đề khác, {source(item.part.clause)}.",
                "Chọn cả dòng, bật Đậm (Ctrl+B).",
            )


def _is_title(item: Placed) -> bool:
    """Return whether a clause is nothing but its title."""
    return item.part.key == "Khoan" and len(item.text) < _LONG and not item.text.rstrip().endswith(_ENDS)


def underlined(sheet: Sheet) -> Found:
    """Yield the sentences of the text that are underlined as a whole."""
    for item in sheet.of(*TEXT):
        sentence = item.text.rstrip().endswith((".", ";")) and len(item.text) >= _SHORT
        if sentence and all(each.underline for each in item.formats):
            yield Finding(item, "cả đoạn bị gạch chân.", "Bỏ gạch chân (Ctrl+U).", Level.CUSTOM)


def ruled_twice(sheet: Sheet) -> Found:
    """Yield the subjects and names of bodies that are underlined although a rule stands under them."""
    for item in sheet.of("TrichYeu", "CoQuanBanHanh"):
        drawn = any(rule is own for rule in item.rules for own in item.paragraph.rules)
        if drawn and all(each.underline for each in item.formats):
            yield Finding(item, "chữ bị gạch chân.", "Bỏ gạch chân (Ctrl+U); đường kẻ được vẽ riêng.", Level.CUSTOM)
