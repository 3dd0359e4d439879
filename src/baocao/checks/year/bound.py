"""Rules over numbers typed into prose, where an expression would carry the declared figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from baocao import notation
from baocao.checks.registry import Finding, Subject
from baocao.checks.year.amounts import amount, scaled
from baocao.checks.year.numbers import Number, numbers
from baocao.checks.year.said import Said, said
from baocao.model import Indicator, Year
from baocao.problems import Edit, Place, Related
from baocao.values import Change, Figure, Target

_ATTRIBUTES = ("actual", "target", "percent", "change", "baseline", "total")
_MOST = 3
"""So many declared figures are named, where several are equal."""


class _Declared(NamedTuple):
    """A figure that the file declares, and how prose calls it."""

    call: str
    printed: str
    unit: str
    place: Place


def number_typed(subject: Subject) -> Iterator[Finding]:
    """Số liệu trong lời văn gọi bằng biểu thức, không gõ lại.

    Vì sao: số gõ lại không đổi theo khi số liệu được sửa, và hai chỗ của báo cáo nói hai số. Mọi số trong lời văn đều
    bị hỏi, trừ ngày, năm, giai đoạn, số thứ tự (“lần thứ XIII”, “kỳ họp thứ 18”, “khoản 2 Điều 3”), giờ, tuổi, số của
    văn bản, tên riêng có số (Covid-19, 5S) và số nằm trong tên đã khai.

    Ví dụ sai:

        hỗ trợ 199,4 tỷ đồng, trong khi đã khai ho_tro_covid: 199,4 tỷ đồng

    Cách sửa: viết {{ figures.ho_tro_covid }}; số chưa khai thì khai một dòng ở figures của phòng hoặc của tệp. Số chưa
    khai mà chỉ khác một số đã khai ở một chữ số, hoặc ở thứ tự vài chữ số, thì được hỏi có phải gõ nhầm không.
    """
    declared = None
    for each in said(subject):
        typed = [number for number in numbers(each) if number.bound is None and not _under_a_bar(each, number)]
        if typed and declared is None:
            declared, names = _declared(subject.year), _names(subject.year)
        for number in typed:
            if not _in_a_name(each.text, number, names):
                yield _finding(each, number, declared or {})


def _under_a_bar(text: Said, number: Number) -> bool:
    """Return whether the number is the second of a typed fraction, which is told once."""
    return text.text[number.digits - 1 : number.digits] == "/" and text.at(number.digits - 2) is None


def _finding(text: Said, number: Number, declared: dict[Decimal, list[_Declared]]) -> Finding:
    equal = declared.get(number.figure.value, [])
    exact = [each for each in equal if _stands(each.printed, text.text, number.start)]
    longest = max((len(each.printed) for each in exact), default=0)
    exact = [each for each in exact if len(each.printed) == longest]
    found = exact or [each for each in equal if _alike(each.unit, number)]
    shown = exact[0].printed if exact else _shown(text, number)
    place = text.place(number.start)
    if not found:
        return _undeclared(place, shown, _mistaken(number, declared))
    calls = " hoặc ".join(f"{{{{ {each.call} }}}}" for each in found[:_MOST])
    related = tuple(Related(each.place, f"đã khai {each.printed}") for each in found[:_MOST])
    cause = f"số “{shown}” gõ thẳng vào lời văn, trong khi đã khai ở dòng {found[0].place.line}"
    return Finding(place, cause, f"viết {calls}", related, _fix(text, number, exact))


def _undeclared(place: Place, shown: str, near: list[_Declared]) -> Finding:
    cause = f"số “{shown}” gõ thẳng vào lời văn, chưa khai ở đâu"
    hint = "khai một dòng ở figures rồi gọi bằng {{ figures.khóa }}"
    if not near:
        return Finding(place, cause, hint)
    related = tuple(Related(each.place, f"đã khai {each.printed}") for each in near)
    cause += f"; giống {near[0].printed} đã khai ở dòng {near[0].place.line}, có thể gõ nhầm chữ số"
    calls = " hoặc ".join(f"{{{{ {each.call} }}}}" for each in near)
    return Finding(place, cause, f"nếu là số đó thì viết {calls}; nếu là số khác thì {hint}", related)


def _mistaken(number: Number, declared: dict[Decimal, list[_Declared]]) -> list[_Declared]:
    """Return the declared figures of the same unit that a slip of typing may have made the number of."""
    slips = [each for value, each in declared.items() if notation.is_slip(number.figure.value, value)]
    return [each for group in slips for each in group if _alike(each.unit, number)][:_MOST]


def _fix(text: Said, number: Number, exact: list[_Declared]) -> tuple[Edit, ...]:
    """Return the edit that puts the one equal figure's expression in, where it prints what is typed."""
    if len(exact) != 1 or not text.scalar.block:
        return ()
    found = _stands(exact[0].printed, text.text, number.start)
    old = text.scalar.text[text.typed(number.start) : text.typed(found)]
    if "\n" in old or "{" in old:
        return ()
    return (Edit(text.place(number.start), old, f"{{{{ {exact[0].call} }}}}"),)


def _stands(printed: str, text: str, at: int) -> int:
    """Return where the words end that print a figure at an offset of the text; 0 where others stand there."""
    pattern = r"\s+".join(map(re.escape, printed.split()))
    found = re.compile(rf"{pattern}(?![^\W_])").match(text, at)
    return found.end() if found else 0


def _alike(unit: str, number: Number) -> bool:
    """Return whether a declared figure may be what is typed, written a little otherwise: `tỉ đồng` for `tỷ đồng`."""
    typed, known = (scaled(each.replace("tỉ", "tỷ")) for each in (number.figure.unit, unit))
    return bool(unit) and typed[0] == known[0] and typed[1].startswith(known[1])


def _shown(text: Said, number: Number) -> str:
    """Return a typed number with the first words of what it counts."""
    words = number.figure.unit.split()[:2] if number.figure.unit != "%" else []
    return " ".join([text.text[number.start : number.end], *words])


def _declared(year: Year) -> dict[Decimal, list[_Declared]]:
    """Return every figure that an expression can call, by its value."""
    found: dict[Decimal, list[_Declared]] = {}
    calls = [(f"figures.{key}", each) for key, each in year.all_figures()]
    for key, indicator in year.indicators.items():
        calls += [(f"{key}.{attribute}", getattr(indicator, attribute)) for attribute in _ATTRIBUTES]
    for call, value in calls:
        figure = value.figure if isinstance(value, Target) else value
        if isinstance(figure, Figure):
            printed = figure.value if figure.decimals is None else notation.round_half_up(figure.value, figure.decimals)
            found.setdefault(printed, []).append(_Declared(call, str(value), figure.unit, figure.place))
        elif isinstance(figure, Change):
            found.setdefault(abs(figure.amount), []).append(_Declared(call, str(value), figure.unit, figure.place))
    return found


def _names(year: Year) -> str:
    """Return the names that the file declares, in which a number is part of the name."""
    named = (year.indicators, year.groups, year.divisions)
    names = [str(each.name) for collection in named for each in collection.values()]
    names += [str(each.subject or "") for each in year.citations.values()]
    names += [str(year.document.subject), str(year.document.agency), *map(str, year.abbreviations.values())]
    return "\n".join(" ".join(name.split()) for name in names).casefold()


def _in_a_name(text: str, number: Number, names: str) -> bool:
    """Return whether the number stands between the words of a declared name: `dưới 3 tháng`."""
    before = text[max(0, number.digits - 24) : number.digits].split()[-1:]
    after = re.compile(r"\S*\s+[^\W\d_]+").match(text, number.end)
    if not before or not after:
        return False
    return " ".join([before[0].strip('(“"'), text[number.digits : number.end] + after[0]]).casefold() in names


def indicator_said_otherwise(subject: Subject) -> Iterator[Finding]:
    """Số gõ ngay sau tên một chỉ tiêu phải là số của chỉ tiêu đó.

    Vì sao: một chỉ tiêu có hai số ở hai chỗ thì một chỗ sai. Xét tên chỉ tiêu viết đúng như đã khai, tiếp theo là
    “còn”, “đạt”, “là”, “được” rồi một số cùng đơn vị. Không xét khi câu nói tiếp “năm trước”, “đầu năm”, “cùng kỳ”, “kế
    hoạch”.

    Ví dụ sai:

        Tỷ lệ hộ nghèo còn 3,6%, trong khi chỉ tiêu Tỷ lệ hộ nghèo có actual: 3,51

    Cách sửa: viết {{ ho_ngheo.actual }}; hoặc sửa số liệu đã khai.
    """
    named = {each.name.text.casefold(): each for each in subject.year.indicators.values()}
    for text in said(subject):
        folded = text.text.casefold()
        for name, each in named.items():
            at = folded.find(name) if len(folded) == len(text.text) else -1
            number = _right_behind(text, at + len(name)) if at >= 0 else None
            if number and _contradicts(number.figure, each):
                cause = f"ghi “{each.name}” {number.figure.bare}, nhưng đã khai {each.actual or each.target}"
                known = (each.actual or each.target or each.name).place
                related = (Related(known, f"đã khai {each.actual or each.target}"),)
                yield Finding(number.place, cause, f"viết {{{{ {each.id}.actual }}}}, hoặc sửa số liệu", related)


def _right_behind(text: Said, at: int) -> Number | None:
    """Return the typed number that follows a name, unless it is of another time."""
    link = re.compile(r"(?:\s|:|\b(?:hiện|ước|đã|còn|đạt|là|được|cho)\b)*").match(text.text, at)
    number = next(numbers(text, link.end(), link.end() + 40), None) if link else None
    if number is None or link is None or number.start != link.end() or number.bound:
        return None
    later = text.text[number.end : number.end + 30]
    return None if re.search(r"đầu năm|năm trước|năm \d|cùng kỳ|kế hoạch|chỉ tiêu|giai đoạn", later) else number


def _contradicts(figure: Figure, indicator: Indicator) -> bool:
    """Return whether no figure of the indicator can be the typed one, which is in its unit."""
    unit = str(indicator.unit or "")
    known = [getattr(indicator, attribute) for attribute in ("actual", "target", "baseline", "total", "percent")]
    figures = [each.figure if isinstance(each, Target) else each for each in known]
    found = [each for each in figures if isinstance(each, Figure)]
    alike = bool(unit) and figure.unit.casefold().startswith(unit.casefold())
    like = figure._replace(unit=unit)
    return alike and bool(found) and not any(amount(like).meets(amount(each._replace(unit=unit))) for each in found)
