"""The characters that no report needs: unseen, deceiving, lost, or looking like others."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from baocao.problems import Severity
from baocao.source.faults import Faults

_NAMES = {
    "\u00ad": "dấu nối mềm",
    "\u034f": "dấu ghép chữ ẩn",
    "\u061c": "dấu chữ Ả Rập",
    "\u180e": "dấu tách nguyên âm Mông Cổ",
    "\u200b": "khoảng trắng không bề rộng",
    "\u200c": "dấu không nối, không bề rộng",
    "\u200d": "dấu nối, không bề rộng",
    "\u200e": "dấu hướng trái sang phải",
    "\u200f": "dấu hướng phải sang trái",
    "\u2028": "dấu ngắt dòng",
    "\u2029": "dấu ngắt đoạn",
    "\u202a": "mở đoạn nhúng trái sang phải",
    "\u202b": "mở đoạn nhúng phải sang trái",
    "\u202c": "đóng đoạn định hướng",
    "\u202d": "ép hướng trái sang phải",
    "\u202e": "ép hướng phải sang trái",
    "\u2060": "dấu cấm ngắt, không bề rộng",
    "\u2066": "mở đoạn cô lập trái sang phải",
    "\u2067": "mở đoạn cô lập phải sang trái",
    "\u2068": "mở đoạn cô lập",
    "\u2069": "đóng đoạn cô lập",
    "\ufeff": "dấu BOM giữa tệp",
}
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u3164\uffa0") | frozenset(
    map(chr, range(0xFE00, 0xFE10))
)
_D = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}
_DELETE = "xóa ký tự này"
_RETYPE = "xóa ký tự này và gõ lại chữ cần có"
_BY_CATEGORY = {
    "Cc": ("BC110", "ký tự điều khiển {name}", _DELETE),
    "Cs": ("BC111", "{name} là nửa cặp ký tự thay thế UTF-16, không phải một ký tự", _RETYPE),
    "Co": ("BC113", "{name} thuộc vùng dùng riêng, mỗi máy hiện một khác", _RETYPE),
    "Cf": ("BC115", "ký tự ẩn {name}", _DELETE),
    "noncharacter": ("BC112", "mã {name} không phải là ký tự", _DELETE),
    "Zl": ("BC117", "{name} không được dùng trong tệp số liệu", "xóa ký tự này và xuống dòng bằng phím Enter"),
}
_BY_CATEGORY["Zp"] = _BY_CATEGORY["Zl"]


@lru_cache(maxsize=2048)
def judge(ch: str) -> tuple[str, str, str] | None:
    """Return the code, message and hint for a character that must not be there, else nothing."""
    if " " <= ch <= "~" or ch in "\t\n":
        return None
    name = f"U+{ord(ch):04X}" + (f" ({_NAMES[ch]})" if ch in _NAMES else "")
    if ch in _D:
        code, message = "BC118", f"chữ “{ch}” ({name}) giống nhưng không phải chữ “{_D[ch]}”"
        hint = f"gõ lại thành “{_D[ch]}”"
    elif ch == "\ufffd":
        code, message = "BC116", f"{name} đứng thay cho một ký tự đã mất khi chuyển bảng mã"
        hint = "gõ lại ký tự gốc"
    elif ch in _BIDI:
        code, message = "BC114", f"{name} đổi hướng viết, làm dòng chữ hiện ra khác nội dung thật"
        hint = _DELETE
    else:
        code, message, hint = _BY_CATEGORY.get(_category(ch), ("", "", ""))
    return (code, message.format(name=name), hint) if code else None


def _category(ch: str) -> str:
    if ch in _UNSEEN:
        return "Cf"
    nothing = ord(ch) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(ch) <= 0xFDEF
    return "noncharacter" if nothing else unicodedata.category(ch)


def report(text: str, faults: Faults) -> str:
    """Report the characters that must not be there; return the text with those that YAML cannot read replaced.

    What is returned is as long as `text`, line by line.
    """
    present = set(text)
    verdicts = {ch: verdict for ch in present if (verdict := judge(ch))}
    old_lines = _report_old_encodings(text, present, faults)
    if not verdicts:
        return text
    for number, column, ch in _each(text, verdicts):
        # In text of the old encodings these two are letters, and the line is reported as a whole.
        if number in old_lines and ch in "Ðð\xad":
            continue
        code, message, hint = verdicts[ch]
        faults.add(code, number, column, message, hint)
    unreadable = {
        ord(ch): "\ufffd" for ch in verdicts if verdicts[ch][0] in {"BC110", "BC112", "BC117"} or ch == "\ufeff"
    }
    return text.translate(unreadable)


def _each(text: str, wanted: dict[str, tuple[str, str, str]]) -> list[tuple[int, int, str]]:
    """Return the line, column and character of the first of each wanted character in each line."""
    pattern = re.compile("[" + re.escape("".join(sorted(wanted))) + "]")
    found: dict[tuple[int, str], int] = {}
    number = start = last = 0  # `start` is that of the line, `last` the end of what has been counted
    for match in pattern.finditer(text):
        at = match.start()
        breaks = text.count("\n", last, at)
        if breaks:
            number += breaks
            start = text.rfind("\n", last, at) + 1
        last = at
        found.setdefault((number + 1, match[0]), at - start + 1)
    return [(number, column, ch) for (number, ch), column in found.items()]


_OLD_SIGNS = frozenset("µ¶·¸¹¨»¼½¾Æ©ÇËß®ÌÎÏÑª×ØÜÞÐäåæçëîïñö÷øûüþ«¬\xad¡¢£¤¥¦§ÄÅÖ")
"""Characters that Vietnamese has no use for and that text in these encodings cannot do without."""


def _report_old_encodings(text: str, present: set[str], faults: Faults) -> set[int]:
    """Report the lines that seem to be TCVN3 or VNI, and return their numbers."""
    if present.isdisjoint(_OLD_SIGNS):
        return set()
    from baocao.source import legacy  # noqa: PLC0415 - only text with odd letters pays for it

    sign = re.compile("[" + re.escape("".join(_OLD_SIGNS)) + "]")
    numbers = set()
    for number, line in enumerate(text.split("\n"), 1):
        found = legacy.suspect(line) if sign.search(line) else None
        if found:
            encoding, offset, said = found
            code = "BC119" if encoding == "TCVN3" else "BC120"
            reading = said if len(said) <= 100 else said[:99] + "…"
            faults.add(
                code, number, offset + 1, f"dòng này có vẻ là chữ mã {encoding} cũ, không phải Unicode",
                f"chuyển sang Unicode; có lẽ dòng này là: {reading}", severity=Severity.ERROR,
            )  # fmt: skip
            numbers.add(number)
    return numbers
