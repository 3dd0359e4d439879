"""A rule over the unit that prose writes behind an expression."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.checks.registry import Finding, Subject
from baocao.checks.year.amounts import kind, scaled
from baocao.checks.year.said import Filled, Said, said
from baocao.notation import is_measure
from baocao.problems import Edit, Related
from baocao.values import Figure, Target


def unit_behind_an_expression(subject: Subject) -> Iterator[Finding]:
    """Đơn vị viết sau biểu thức phải là đơn vị đã khai, và không viết lại đơn vị mà biểu thức đã in.

    Vì sao: {{ viec_lam.actual }} in ra “21.078 người”, nên viết thêm “người” thì in hai lần; còn viết đơn vị khác sau
    {{ viec_lam.actual.number }} thì cùng một số có hai đơn vị ở hai chỗ của báo cáo. Xét đơn vị đo, đơn vị đếm
    khác nhau ở chữ “lượt”, và những thứ không thể là một như người và hộ, xã và thôn, chi bộ và đảng bộ.

    Ví dụ sai:

        {{ day_nghe.actual.number }} lượt người, trong khi chỉ tiêu day_nghe có unit: người
        {{ viec_lam.actual }} người

    Cách sửa: bỏ đơn vị viết thừa; hoặc khai đúng đơn vị ở unit rồi gọi {{ day_nghe.actual }}.
    """
    for text in said(subject):
        for each in text.filled:
            unit = each.figure.unit if each.figure else ""
            if unit and text.text[each.end : each.end + 2].strip():
                yield from _judged(text, each, unit)


def _judged(text: Said, each: Filled, unit: str) -> Iterator[Finding]:
    behind = text.text[each.end : each.end + 40]
    if isinstance(each.value, Figure | Target):
        again = re.match(rf"\s*{re.escape(unit)}(?![^\W_])" if unit != "%" else r"\s*%", behind)
        if again and text.at(each.end + again.end() - 1) is None:
            yield _twice(text, each, unit, again[0])
        return
    words = re.match(r"\s*(%|(?:[^\W\d_]+\s?){1,4})", behind)
    other = _unit_of(words[1].strip().casefold(), unit.casefold()) if words else ""
    if other and each.figure:
        cause = f"{each.figure.number} viết với đơn vị “{other}”, nhưng đã khai đơn vị “{unit}”"
        related = (Related(each.figure.place, f"ở đây là {each.figure}"),)
        yield Finding(text.place(each.start), cause, "dùng một đơn vị ở cả hai chỗ", related)


def _unit_of(words: str, unit: str) -> str:
    """Return the unit that words begin with, where it is another than the declared one."""
    if words.startswith(unit):
        return ""
    if words == "%":
        return words
    if kind(words) and kind(unit) and kind(words) != kind(unit):
        return kind(words)
    for start in ("lượt ", ""):
        if words.startswith(f"{start}{unit.removeprefix('lượt ')}") and (start or unit.startswith("lượt ")):
            return f"{start}{unit.removeprefix('lượt ')}"
    measure = re.match(r"((?:(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)\s)*(?:đồng|usd|tấn|tạ|kg|ha|km|m2|m3|lít))\b", words)
    if not measure or not is_measure(unit):
        return ""
    return measure[1] if scaled(measure[1].replace("tỉ", "tỷ")) != scaled(unit.replace("tỉ", "tỷ")) else ""


def _twice(text: Said, each: Filled, unit: str, again: str) -> Finding:
    """Return that a unit prints twice, with the edit that takes the second away."""
    at = text.typed(each.end)
    old = text.scalar.text[at : at + len(again)]
    certain = text.scalar.block and "\n" not in old and old == again
    cause = f"in ra “{text.text[each.start : each.end]}{again}”: đơn vị “{unit}” viết hai lần"
    place = text.place(each.end)
    return Finding(place, cause, "bỏ đơn vị sau biểu thức", (), (Edit(place, old, ""),) if certain else ())
