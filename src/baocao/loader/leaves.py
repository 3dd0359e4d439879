"""One reader for each leaf type: the author's string in, an exact value out, or a Fault."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from typing import Any, NamedTuple

from baocao import notation
from baocao.expressions import Broken, parse
from baocao.model import Form, SignatoryForm
from baocao.notation import Fault, Readings
from baocao.problems import Place
from baocao.remember import remembered
from baocao.source import Scalar
from baocao.values import (
    OPEN,
    Change,
    Date,
    Direction,
    Figure,
    Mark,
    Prose,
    Ref,
    Target,
    Text,
    Verdict,
    Whole,
)

_QUALIFIER = re.compile(rf"({'|'.join(notation.QUALIFIERS)})\s+", re.IGNORECASE)
_FIGURE = re.compile(r"(?P<low>\d[\d.,]*)(?:\s*[-–]\s*(?P<high>\d[\d.,]*))?(?P<unit>\s*%.*|\s+[^\W\d].*)?")
_DIRECTIONS = {
    ">=": Direction.AT_LEAST, "≥": Direction.AT_LEAST, "ít nhất": Direction.AT_LEAST, "tối thiểu": Direction.AT_LEAST,
    ">": Direction.ABOVE, "trên": Direction.ABOVE,
    "<=": Direction.AT_MOST, "≤": Direction.AT_MOST, "không quá": Direction.AT_MOST, "tối đa": Direction.AT_MOST,
    "<": Direction.BELOW, "dưới": Direction.BELOW,
}  # fmt: skip
_DIRECTION = re.compile("(" + "|".join(sorted(map(re.escape, _DIRECTIONS), key=len, reverse=True)) + r")\s*")
_CHANGE = re.compile(r"(tăng|giảm|\+|-|−)\s*(?P<number>\d[\d.,]*)")
_SPACES = re.compile(r"\s+")


class Context(NamedTuple):
    """What a leaf's surroundings say about it."""

    unit: str | None
    """The unit that the record declares; None where the figure is written with its own."""
    usage: notation.Usage


def is_open(text: str) -> bool:
    """Return whether a text is the word for a value that is not known yet."""
    return _SPACES.sub(" ", text.strip().rstrip(".")).casefold() == OPEN


def figure(scalar: Scalar, context: Context) -> Figure:
    """Return the figure of `gần 1.200 cán bộ`, or of `21.078` where the unit stands apart."""
    return _figure(_SPACES.sub(" ", scalar.text).strip(), scalar.place, context)


def _figure(text: str, place: Place, context: Context) -> Figure:
    qualifier = _QUALIFIER.match(text)
    rest = text[qualifier.end() :] if qualifier else text
    match = _FIGURE.fullmatch(rest)
    if match is None:
        raise _no_figure(rest, text, context)
    unit = _unit((match["unit"] or "").strip(), context)
    readings = Readings(unit, context.usage)
    if not unit and re.fullmatch(r"(?:19|20)\d\d", match["low"]):
        raise Fault(
            "BC226", f"“{text}” giống một năm, không phải số liệu",
            "năm viết thẳng vào lời văn; nếu là số lượng thì thêm đơn vị hoặc viết có dấu chấm phân nhóm",
        )  # fmt: skip
    low = notation.number(match["low"], readings)
    high = notation.number(match["high"], readings) if match["high"] else None
    if high is not None and high <= low:
        raise Fault("BC210", f"khoảng “{match['low']}-{match['high']}” không tăng", "viết số nhỏ trước, số lớn sau")
    padded = match["low"].startswith("0") and match["low"].isdigit() and len(match["low"]) > 1
    return Figure(low, place, unit, upper=high, qualifier=qualifier[1] if qualifier else "", padded=padded)


def _no_figure(rest: str, text: str, context: Context) -> Fault:
    """Return why a text is no figure at all."""
    spaced = re.match(r"\d{1,3}(?: \d{3})+(?!\d)", rest)
    if spaced:
        mend = spaced[0].replace(" ", ".")
        return Fault("BC212", f"“{text}” phân nhóm bằng dấu cách", f"viết {mend}{rest[spaced.end() :]}")
    glued = re.fullmatch(r"(\d[\d.,]*)([^\W\d_]{2,}.*)", rest)
    if glued:
        return Fault("BC211", f"cần một số và đơn vị, nhưng ghi “{text}”", f"thêm dấu cách: {glued[1]} {glued[2]}")
    try:
        notation.number(rest, Readings(None, context.usage))
    except Fault as fault:
        return fault
    return Fault("BC211", f"cần một số, nhưng ghi “{text}”", "số viết như 21.078 hoặc 91,6")


def _unit(written: str, context: Context) -> str:
    if context.unit is None or written == context.unit:
        return written
    if written:
        raise Fault(
            "BC214",
            f"đơn vị “{written}” ghi kèm số khác đơn vị đã khai là “{context.unit}”",
            "chỉ ghi số; đơn vị ghi một lần ở khóa unit",
        )
    return context.unit


def target(scalar: Scalar, context: Context) -> Target:
    """Return the target of `>= 23.000` or `dưới 3`."""
    text = _SPACES.sub(" ", scalar.text).strip()
    if text[:1] in "“”‘’":
        raise Fault("BC215", f"chỉ tiêu “{text}” đặt trong dấu nháy cong", 'dùng dấu nháy thẳng: ">= 23.000"')
    match = _DIRECTION.match(text)
    if match is None:
        raise Fault(
            "BC215",
            f"chỉ tiêu “{text}” chưa có chiều",
            'viết ">= 23.000" (từ mức đó trở lên), "> 5", "<= 5" hoặc "< 3", đặt trong nháy kép',
        )
    found = _figure(text[match.end() :], scalar.place, context)
    return Target(_DIRECTIONS[match[1]], found, scalar.place)


def change(scalar: Scalar, context: Context) -> Change:
    """Return the change of `giảm 1,02`, `tăng 5` or `-1,02`."""
    text = scalar.text.strip()
    match = _CHANGE.fullmatch(text)
    if match is None:
        raise Fault(
            "BC220", f"cần mức tăng hoặc giảm, nhưng ghi “{text}”", "viết: giảm 1,02 hoặc tăng 5; không kèm đơn vị"
        )
    amount = notation.number(match["number"], Readings(context.unit, context.usage))
    return Change(amount if match[1] in ("tăng", "+") else -amount, scalar.place, context.unit or "")


def whole(scalar: Scalar, context: Context) -> Whole:
    """Return a whole number."""
    del context
    if not re.fullmatch(r"\d{1,9}", scalar.text):
        raise Fault("BC218", f"cần một số nguyên, nhưng ghi “{scalar.text}”", "chỉ ghi chữ số, ví dụ 17")
    return Whole(int(scalar.text), scalar.place)


def date(scalar: Scalar, context: Context) -> Date:
    """Return a day."""
    del context
    return Date(notation.date(scalar.text.strip()), scalar.place)


def text(scalar: Scalar, context: Context) -> Text:
    """Return a line of plain text."""
    del context
    if "{{" in scalar.text or "}}" in scalar.text:
        raise Fault("BC223", "biểu thức {{ … }} chỉ dùng trong lời văn", "viết thẳng chữ hoặc số ở đây")
    return Text(_SPACES.sub(" ", scalar.text).strip(), scalar.place)


def ref(scalar: Scalar, context: Context) -> Ref:
    """Return a key that must be declared elsewhere in the file."""
    del context
    return Ref(scalar.text.strip(), scalar.place)


@remembered(1024, same=1)
def prose(scalar: Scalar) -> tuple[Prose, tuple[Broken, ...]]:
    """Return Markdown with its expressions, and the faults of their form."""
    parts, broken = parse(scalar.text)
    place = scalar.place
    starts = tuple(Place(place.file, line, column, place.path) for line, column in scalar.starts)
    return Prose(parts, starts, place), broken


def _choice(scalar: Scalar, choices: type[Enum], code: str, what: str) -> Any:
    wanted = scalar.text.strip()
    for each in choices:
        if wanted.casefold().rstrip(".") == each.value.casefold().rstrip("."):
            return each
    allowed = ", ".join(str(each.value) for each in choices)
    raise Fault(code, f"cần {what}, nhưng ghi “{wanted}”", f"chọn một trong: {allowed}")


def verdict(scalar: Scalar, context: Context) -> Verdict:
    """Return a stated verdict."""
    del context
    return Verdict(_choice(scalar, Mark, "BC216", "kết quả đánh giá"), scalar.place)


def form(scalar: Scalar, context: Context) -> Form:
    """Return the form in which a signatory signs."""
    del context
    return Form(_choice(scalar, SignatoryForm, "BC217", "hình thức ký"), scalar.place)


READERS: dict[type[Any], Callable[[Scalar, Context], Any]] = {
    Change: change,
    Date: date,
    Figure: figure,
    Form: form,
    Ref: ref,
    Target: target,
    Text: text,
    Verdict: verdict,
    Whole: whole,
}
"""The reader of each leaf type but prose."""

EXPECTED: dict[type[Any], str] = {
    Change: "mức tăng, giảm",
    Date: "ngày",
    Figure: "số liệu",
    Form: "hình thức ký",
    Prose: "nội dung",
    Ref: "khóa",
    Target: "chỉ tiêu",
    Text: "nội dung",
    Verdict: "kết quả",
    Whole: "số",
}
"""What each leaf type is called in a message and in a placeholder."""
