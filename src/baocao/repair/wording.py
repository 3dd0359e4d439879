"""Words that have one right form: what is to stand for a part that was found wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baocao import decree30
from baocao.checks.word_format.head import NUMBER, dated, numbered_rightly
from baocao.parts import words
from baocao.parts.patterns import CHAPTER, CLAUSE, POINT
from baocao.word.surgery import ReplaceText

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from baocao.parts import Placed

_SLIPS = 2
"""Letters by which words may differ from those that the decree gives, to be them all the same."""
_MARK = re.compile(r"kết thúc bằng «(.)»")
_AUTHORITY = re.compile(
    r"(?P<letters>QUYỀN|T[./]?M|K[./]?T|T[./]?U[./]?Q|T[./]?L|Q)(?=[\s./,:])\s*[./,:]?\s*(?P<rest>\S.*)"
)
_ARTICLE = re.compile(r"(?P<number>Điều\s+\d+)\s*[:,)/-]?\s*(?P<title>\S.*)", re.DOTALL)


def reworded(code: str, item: Placed, fault: str) -> Iterator[ReplaceText]:
    """Yield what puts the right words for those of a faulty part, if they are certain and keep every number."""
    if not item.number:
        return
    right = RIGHT[code](item.text, fault)
    at = item.paragraph.text.find(item.text, item.column - 1)
    if at >= 0 and right and right != item.text and _numbers(right) == _numbers(item.text):
        yield ReplaceText(item.number, at, at + len(item.text), right)


def _numbers(text: str) -> list[int]:
    """Return the numbers that a text holds, none of which a mend may lose."""
    return [int(digits) for digits in re.findall(r"\d+", text)]


def _given(right: str) -> Callable[[str, str], str]:
    """Return what gives the decree's own words for a text that is them but for a slip."""
    # What is missing altogether may stand in the next paragraph.
    return lambda text, _: right if words.like(text, right, _SLIPS) else ""


def _number(text: str, _: str) -> str:
    found = NUMBER.fullmatch(text)
    if not found:
        return ""
    digits = decree30.two_digits(int(found["number"])) if found["number"].isdigit() else decree30.BLANK_NUMBER
    year = f"{found['year']}/" if found["year"] else ""
    symbol = re.sub(r"\s*[-–—]\s*", "-", found["symbol"].strip().rstrip(".,;"))
    right = f"{decree30.NUMBER_WORD}: {digits}/{year}{symbol}"
    return right if numbered_rightly(right) else ""


def _type(text: str, _: str) -> str:
    named = words.kind_of(text)
    return named[0].upper() if named is not None and not named[1] else ""


def _ended(text: str, fault: str) -> str:
    """Return an item of a list with the mark at its end that was asked for."""
    mark = _MARK.search(fault)
    return f"{text.rstrip(' ,;.')}{mark[1]}" if mark and not text.endswith(":") else ""


def _addressed(text: str, fault: str) -> str:
    if _MARK.search(fault):
        return _ended(text, fault)
    found = re.fullmatch(r"Kính gửi\s*:?\s*(?P<who>.*)", text, re.DOTALL)
    return f"{decree30.ADDRESSEE_WORD} {found['who']}".rstrip() if found else ""


def _kept(text: str, _: str) -> str:
    return re.sub(r"\bLưu\s*:?\s*VT\b", decree30.KEEP_WORD, text)


def _authority(text: str, fault: str) -> str:
    found = _AUTHORITY.fullmatch(text)
    if not found or not fault.startswith(("quyền hạn phải ghi", "quyền cấp trưởng")):
        return ""
    letters = "Q" if found["letters"] == "QUYỀN" else re.sub(r"[./]", "", found["letters"])
    return f"{letters}. {found['rest']}"


def _marked(level: re.Pattern[str], right: str, asked: str) -> Callable[[str, str], str]:
    """Return what gives the beginning of a level with the right sign, where a fault begins with asking for it."""

    def made(text: str, fault: str) -> str:
        found = level.match(text)
        return right.format_map(found.groupdict()) if found and fault.startswith(asked) else ""

    return made


RIGHT: dict[str, Callable[[str, str], str]] = {
    "BC541": _given(decree30.NATIONAL_NAME),
    "BC542": _given(decree30.MOTTO),
    "BC543": _number,
    "BC544": lambda text, _: dated(text),
    "BC545": _ended,
    "BC546": _addressed,
    "BC550": _type,
    "BC552": _marked(CHAPTER, "{number}. {title}", "sau số La Mã phải có dấu chấm"),
    "BC553": _marked(_ARTICLE, "{number}. {title}", "sau số thứ tự phải có dấu chấm"),
    "BC554": _marked(POINT, "{letter}) {title}", "sau chữ cái phải có dấu"),
    "BC555": _marked(CLAUSE, "{number}. {title}", "sau số của khoản phải có"),
    "BC556": _authority,
    "BC564": _kept,
    "BC565": _ended,
    "BC566": _given(decree30.RECIPIENTS_WORD),
}
"""By the code of the rule: what is to stand for a text that has the fault that the rule told; empty if not certain."""
