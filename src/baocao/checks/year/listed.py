"""Rules over a whole and its parts as a sentence lists them: `21 tập thể, cá nhân (Bộ 10, tỉnh 11)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from baocao.checks.registry import Finding, Subject
from baocao.checks.year.amounts import addable, amount, scaled, total
from baocao.checks.year.numbers import Number, numbers, stretches
from baocao.checks.year.said import Said, said
from baocao.notation import is_measure
from baocao.problems import Related
from baocao.remember import remembered
from baocao.values import Figure

_OPENERS = ("(", "gồm", "trong đó")


_COMPARING = frozenset((
    "năm", "tháng", "quý", "giao", "tăng", "giảm", "vượt", "đạt", "bằng", "chiếm", "riêng", "như", "mỗi", "từ", "đến",
    "còn", "ngày", "giờ", "tuổi",
))  # fmt: skip
_COMPARING_PHRASES = (
    "kế hoạch", "chỉ tiêu", "tỷ lệ", "trong đó", "ví dụ", "so với", "bình quân", "trung bình", "lũy kế",
    "trên tổng số", "cao nhất", "thấp nhất", "nhất là", "chủ yếu", "...", "…", "v.v",
)  # fmt: skip
"""Words by which a list is no list of parts, or not of all of them."""
_ORDINALS = frozenset((
    "đợt", "khóa", "kỳ", "lần", "thứ", "số", "điều", "khoản", "mục", "phần", "lớp", "khu", "quận", "hạng", "cấp",
    "loại", "nhóm", "vùng", "khối", "bậc",
))  # fmt: skip
"""Words after which a number tells which, not how many."""


def _compares(words: str) -> bool:
    """Return whether a stretch of a list says something else than parts."""
    folded = words.casefold()
    if any(word in folded for word in ("tháng", "năm", "tuổi")):
        folded = _duration().sub("", folded)
    if any(phrase in folded for phrase in _COMPARING_PHRASES):
        return True
    found = folded.replace(",", " ").split()
    ordinal = any(one in _ORDINALS and _is_small(other) for one, other in pairwise(found))
    return ordinal or not _COMPARING.isdisjoint(found)


def _is_small(word: str) -> bool:
    return word.strip(".;:)").isdecimal() and len(word) <= 3


@cache
def _lists() -> re.Pattern[str]:
    row = r"[^.;:()\n]"
    return re.compile(rf"\((?P<inside>[^()\n]{{5,300}})\)|\b(?:bao )?gồm(?: có)?:?(?P<after>\s{row}*(?:[.,]\d{row}*)*)")


@cache
def _two_numbers() -> re.Pattern[str]:
    return re.compile(r"\d(?:,\s|[^\d,])[^\d]*\d")


@cache
def _duration() -> re.Pattern[str]:
    """Return what is part of a name: `sơ cấp và dưới 3 tháng`."""
    return re.compile(r"\b(?:dưới|trên|từ|đủ) \d+ (?:tháng|năm|tuổi)\b")


class _Part(NamedTuple):
    """One item of a list."""

    number: Number
    leads: bool
    """Whether its number stands in front: `10 tập thể`, not `Bộ 10`."""


def parts_in_words(subject: Subject) -> Iterator[Finding]:
    """Các phần liệt kê ngay sau một số phải cộng lại bằng số đó; phần sau “trong đó” không lớn hơn số đó.

    Vì sao: người đọc cộng ngay được. Xét ba cách viết: số gộp rồi các phần trong ngoặc; số gộp rồi “gồm” và các phần;
    và “trong đó” với một phần cùng đơn vị. Chỉ xét khi mọi phần cùng loại với số gộp; danh sách có “kế hoạch”, “năm”,
    “riêng”, “…” và các chữ so sánh khác không phải là danh sách các phần nên được bỏ qua.

    Ví dụ sai:

        21 tập thể, cá nhân (Bộ 10, tỉnh 12)
        500 người, trong đó nữ 600 người

    Cách sửa: xem lại số gộp và từng phần; số nào cũng nên khai ở figures, các phần khai thêm ở parts.
    """
    for each in said(subject, *_OPENERS):
        yield from _parts(each)


@remembered(512, same=1)
def _parts(text: Said) -> tuple[Finding, ...]:
    """Return what a prose has wrong with its parts."""
    found: list[Finding] = []
    for match in _lists().finditer(text.text):
        group = "inside" if match["inside"] else "after"
        if _two_numbers().search(match[group]):
            found += _listed(text, match.start(), *match.span(group))
    if "trong đó" in text.text:
        found += _among(text)
    return tuple(found)


def _listed(text: Said, opener: int, start: int, end: int) -> Iterator[Finding]:
    """Yield that the parts listed from `start` to `end` do not make the number before `opener`."""
    whole = _before(text, opener)
    if whole is None or _compares(text.text[start:end]):
        return
    parts = _items(text, start, end)
    if len(parts) < 2 or not all(_of_one_kind(part, whole, text.text[whole.end : opener]) for part in parts):
        return
    figures = [part.number.figure for part in parts]
    if not total(map(amount, figures)).meets(amount(whole.figure)):
        value = sum((each.value * scaled(each.unit)[0] for each in figures), Decimal(0)) / scaled(whole.figure.unit)[0]
        found = _shown(Figure(value, whole.place, whole.figure.unit))
        written = " + ".join(map(_shown, figures))
        cause = f"ghi {_shown(whole.figure)}, các phần liệt kê cộng lại là {found} ({written})"
        related = tuple(Related(each.number.place, f"phần {_shown(each.number.figure)}") for each in parts)
        yield Finding(whole.place, cause, "sửa số gộp hoặc các phần; liệt kê chưa đủ thì ghi “trong đó”", related)


def _before(text: Said, opener: int) -> Number | None:
    """Return the number whose words end where a list opens."""
    start = max(text.text.rfind(mark, 0, opener) for mark in ("\n", "; ", ". ", ": ", "(")) + 1
    found = list(numbers(text, start, opener))
    if not found:
        return None
    between = text.text[found[-1].end : opener].strip(" ,")
    plain = len(between.split()) <= 8 and not _compares(between) and not between.startswith("/")
    fraction = text.text[: found[-1].digits].endswith("/")
    return found[-1] if plain and not fraction else None


def _items(text: Said, start: int, end: int) -> list[_Part]:
    """Return the parts that a list names; nothing where an item is of another form than the first."""
    found: list[_Part] = []
    for low, high in _pieces(text.text, start, end):
        own = [each for each in numbers(text, low, high) if not each.figure.unit.startswith(("tháng", "năm", "tuổi"))]
        if len(own) != 1:
            return []
        part = _Part(own[0], not text.text[low : own[0].start].strip())
        if part.leads is not (found[0].leads if found else part.leads):
            return []
        found.append(part)
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each item of a list begins and ends: at commas, and at an `và` with a number on both sides."""
    for low, high in _cut(re.compile(r",(?!\d)"), text, start, end):
        halves = list(_cut(re.compile(r"\svà\s"), text, low, high))
        numbered = all(any(map(str.isdecimal, _duration().sub("", text[slice(*half)]))) for half in halves)
        yield from halves if numbered else [(low, high)]


def _cut(mark: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in mark.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _of_one_kind(part: _Part, whole: Number, named: str) -> bool:
    """Return whether a part counts what its whole counts, which is `named` behind the number of the whole."""
    unit = scaled(part.number.figure.unit)[1]
    whole_unit = scaled(whole.figure.unit)[1]
    if unit[:1] == "%" or whole_unit[:1] == "%":
        return unit == whole_unit == "%"
    if not addable(part.number.figure, whole.figure):
        return False
    if part.leads:
        return bool(unit) and (unit in named.casefold() or unit.startswith(("nam", "nữ", whole_unit or "\0")))
    alone = part.number.bound is not None and part.number.bound.value != part.number.bound.figure
    return alone or not unit or not whole_unit or whole_unit.startswith(unit) or unit.startswith(whole_unit)


def _shown(figure: Figure) -> str:
    """Return a figure as a cause names it: things by their number alone, what is measured with its unit."""
    return str(figure) if is_measure(figure.unit) else figure.bare


def _among(text: Said) -> Iterator[Finding]:
    """Yield a part after `trong đó` that is above every number of its unit before it in the sentence."""
    for low, high in stretches(text.text, "."):
        at = text.text.find("trong đó", low, high)
        if at < 0 or _compares(text.text[at + 8 : _clause(text.text, at, high)]):
            continue
        part = next(numbers(text, at, _clause(text.text, at, high)), None)
        if part is None or part.figure.unit.startswith("%"):
            continue
        wholes = [each for each in numbers(text, low, at) if _same_unit(each.figure, part.figure)]
        if wholes and all(_is_above(part.figure, each.figure) for each in wholes):
            cause = f"trong đó {_shown(part.figure)} lớn hơn số gộp {_shown(wholes[-1].figure)}"
            related = (Related(wholes[-1].place, f"số gộp {_shown(wholes[-1].figure)}"),)
            yield Finding(part.place, cause, "xem lại hai số này", related)


def _is_above(part: Figure, whole: Figure) -> bool:
    """Return whether a part is above its whole; two that round apart meet at most in the one amount between them."""
    least, most = amount(part).low, amount(whole).high
    return most < least or (most == least and whole.value < part.value)


def _clause(text: str, at: int, end: int) -> int:
    found = re.compile(r"[;,](?!\d)").search(text, at, end)
    return found.start() if found else end


def _same_unit(one: Figure, other: Figure) -> bool:
    first, second = scaled(one.unit)[1], scaled(other.unit)[1]
    return bool(first and second) and (first.startswith(second) or second.startswith(first))
