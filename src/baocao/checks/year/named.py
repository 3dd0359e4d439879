"""A rule over a number and the names that are listed behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from baocao.checks.registry import Finding, Subject
from baocao.checks.year.numbers import Number, numbers
from baocao.checks.year.said import Said, said
from baocao.problems import Related

_MOST = 30
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_BREAKS = ("\n", "; ", ". ", "(")


class _Listed(NamedTuple):
    """A list of names: at least so many, at the most so many."""

    at: int
    least: int
    most: int


@cache
def _lists() -> re.Pattern[str]:
    return re.compile(r"\((?P<inside>[^()\n]+)\)|\bgồm:?\s(?P<after>(?:[^.;:()\n]|\([^()\n]*\))+)")


@cache
def _points() -> re.Pattern[str]:
    return re.compile(r"\((i|ii|iii|iv|v|vi|vii|viii|ix|x)\)")


def count_of_the_named(subject: Subject) -> Iterator[Finding]:
    """Số nêu trước một danh sách tên phải bằng số tên được liệt kê.

    Vì sao: “04 phòng (VP, LĐ-VL, BTXH)” chỉ có ba tên, người đọc đếm được ngay. Xét hai cách viết: một số rồi tên các
    phòng gọi bằng biểu thức divisions, trong ngoặc hoặc sau chữ “gồm”; và một số rồi các ý (i), (ii), … ngay sau đó
    hoặc trong chú thích cuối trang của số ấy.

    Ví dụ sai:

        4 phòng ({{ divisions.vp.short }}, {{ divisions.ld_vl.short }})
        ban hành 3 nghị quyết[^1], chú thích 1 chỉ có (i) và (ii)

    Cách sửa: sửa số, hoặc liệt kê cho đủ.
    """
    for text in said(subject):
        for number, listed in (*_of_divisions(text), *_of_points(text)):
            value = number.figure.value
            plain = not number.figure.qualifier and not number.figure.upper and value == int(value)
            if plain and 1 < value <= _MOST and not listed.least <= value <= listed.most:
                names = f"{listed.least}" if listed.least == listed.most else f"{listed.least} đến {listed.most}"
                cause = f"ghi {number.figure}, nhưng liệt kê {names} tên"
                related = (Related(number.place, f"số {number.figure.number}"),)
                yield Finding(text.place(listed.at), cause, "sửa số, hoặc liệt kê cho đủ", related)


def _of_divisions(text: Said) -> Iterator[tuple[Number, _Listed]]:
    for match in _lists().finditer(text.text):
        start, end = match.span("inside" if match["inside"] else "after")
        called = [each for each in text.filled if start <= each.start < end]
        keys = {each.expression.path[1].text for each in called if each.expression.path[0].text == "divisions"}
        number = _before(text, match.start()) if len(keys) > 1 else None
        if number:
            yield number, _Listed(start, len(keys), _items(text, start, end))


def _items(text: Said, start: int, end: int) -> int:
    """Return how many names a list can have, by its commas and its `và`; those inside an expression are no marks."""
    words = list(text.text[start:end])
    for each in text.filled:
        for at in range(max(each.start, start), min(each.end, end)):
            words[at - start] = "_"
    return 1 + len(re.findall(r",|\svà\s", re.sub(r"\([^()]*\)", "", "".join(words))))


def _of_points(text: Said) -> Iterator[tuple[Number, _Listed]]:
    """Yield a number and the points (i), (ii) … behind it, or in the footnote that is called behind it."""
    for mark in re.finditer(r"\[\^([^\[\]\s]+)\](?!:)", text.text):
        note = re.compile(rf"^[ \t]*\[\^{re.escape(mark[1])}\]:(.*(?:\n[ \t]*\S.*)*)", re.MULTILINE).search(text.text)
        number = _before(text, mark.start()) if note and _points().search(note[1]) else None
        if note and number and len(text.text[number.end : mark.start()].split()) <= 4:
            yield from _counted(number, note[1], note.start(1))


def _counted(number: Number, words: str, at: int) -> Iterator[tuple[Number, _Listed]]:
    found = [match[1] for match in _points().finditer(words)]
    if len(found) > 1 and found == list(_ROMAN[: len(found)]):
        yield number, _Listed(at + words.index("(i)"), len(found), len(found))


def _before(text: Said, at: int) -> Number | None:
    """Return the one number of the clause that ends at an offset; none where it has several, or a fraction."""
    start = max(text.text.rfind(mark, 0, at) for mark in _BREAKS) + 1
    found = list(numbers(text, start, at))
    return found[0] if len(found) == 1 and not found[0].figure.unit.startswith("%") else None
