"""Rules over figures that can be, but hardly are: a digit too many or too few, more than all of something."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from baocao.checks.registry import Finding, Subject
from baocao.checks.year.amounts import scaled
from baocao.checks.year.figures import is_beyond_all, is_of_a_plan, is_share
from baocao.checks.year.numbers import numbers, stretches
from baocao.checks.year.said import said
from baocao.model import Indicator, Year
from baocao.problems import Related
from baocao.values import Figure, Target

_MANY, _FEW = Decimal(3), Decimal("0.2")
"""A result of so many times its plan is looked at again, and one of so small a part of it."""
_TENFOLD = Decimal(10)
_APART, _FAR_APART = Decimal(5), Decimal(8)
"""So many times as much as last year is far for an indicator, and for a figure of no plan: a slip of one digit makes
ten times of what is somewhat more or less than last year's."""
_SMALL_PLAN, _SMALL = 10, 20
"""Below these a few more or less are many times as much, and nothing is said."""
_HINT = "xem lại dấu chấm, dấu phẩy và số chữ số; nếu đúng thì cho phép kèm lý do"


def digit_too_many(subject: Subject) -> Iterator[Finding]:
    """Số lớn hoặc nhỏ khác thường so với kế hoạch hay so với năm trước có thể gõ thừa hoặc thiếu một chữ số.

    Vì sao: 210.780 thay cho 21.078 vẫn là một số hợp lệ, mọi phép tính theo nó đều khớp, và chỉ người đọc báo cáo thấy
    là vô lý. Nêu khi thực hiện quá 300% hoặc dưới 20% kế hoạch (chỉ tiêu không quá một mức: từ mười lần mức đó); khi
    thực hiện hay kế hoạch gấp từ năm lần hoặc không quá một phần năm năm trước, kế hoạch còn so với số năm trước thực
    hiện; và khi một số liệu cùng khóa gấp từ tám lần hoặc không quá một phần tám năm trước. Chỉ so số cùng đơn vị;
    không xét số 0 và các số nhỏ.

    Ví dụ sai:

        viec_lam:
          unit: người
          target: ">= 23.000"
          actual: 210.780

    Cách sửa: xem lại số trong văn bản gốc; nếu đúng thì ghi chú cho phép trên dòng đó.
    """
    for each in subject.year.indicators.values():
        if isinstance(each.actual, Figure) and isinstance(each.target, Target) and each.target.figure.value:
            yield from _beside_the_plan(each.actual, each.target)
    if subject.previous is None:
        return
    before = _by_name(subject.previous)
    for name, figure in _by_name(subject.year).items():
        kind, key = name
        least = _FAR_APART if kind == "figures" else _APART
        names = (name, ("actual", key)) if kind == "target" else (name,)
        others = [each for each in names if each in before]
        far = [each for each in others if _is_far(figure, before[each], least)]
        if far and len(far) == len(others):
            other = before[far[0]]
            what = "kế hoạch năm trước" if far[0][0] == "target" else "năm trước"
            cause = (
                f"{figure} {_times(figure.value / other.value)} {what} ({other}): có thể gõ thừa hoặc thiếu một chữ số"
            )
            yield Finding(figure.place, cause, _HINT, (Related(other.place, f"{what} là {other}"),))


def _beside_the_plan(actual: Figure, target: Target) -> Iterator[Finding]:
    plan = target.figure
    ratio = actual.value / plan.value
    floor = target.direction.is_floor
    most = _MANY if floor and plan.value >= _SMALL_PLAN else _TENFOLD
    if ratio > most or (floor and 0 < ratio < _FEW and plan.value >= _SMALL):
        cause = f"{actual} {_times(ratio)} kế hoạch ({target}): có thể gõ thừa hoặc thiếu một chữ số"
        yield Finding(actual.place, cause, _HINT, (Related(target.place, f"kế hoạch là {target}"),))


def _times(ratio: Decimal) -> str:
    """Return how one figure stands to another: `gấp 9,2 lần`, `bằng 2,1%`."""
    shown = ratio if ratio >= 1 else ratio * 100
    number = f"{shown:.1f}".replace(".", ",").removesuffix(",0")
    return f"gấp {number} lần" if ratio >= 1 else f"chỉ bằng {number}%"


def _by_name(year: Year) -> dict[tuple[str, str], Figure]:
    """Return each figure of a year by what it is and its key."""
    found = {("figures", key): each for key, each in year.all_figures() if isinstance(each, Figure)}
    for key, each in year.indicators.items():
        if isinstance(each.actual, Figure):
            found["actual", key] = each.actual
        if isinstance(each.target, Target):
            found["target", key] = each.target.figure
    return found


def _is_far(one: Figure, other: Figure, least: Decimal) -> bool:
    """Return whether one of two figures of one unit is so many times the other."""
    low, high = sorted((one.value, other.value))
    large = high >= _SMALL or scaled(one.unit)[0] != 1
    return one.unit.casefold() == other.unit.casefold() and low > 0 and high >= least * low and large


def share_of_more_than_all(subject: Subject) -> Iterator[Finding]:
    """Tỷ lệ của một tổng thể không quá 100%, ở mọi chỗ không nói đang so với một mức khác.

    Vì sao: “tỷ lệ bao phủ 190%”, “1000% hồ sơ trả đúng hạn” là số không thể có, thường do thiếu dấu phẩy hoặc thừa một
    chữ số. Xét số liệu tính bằng % in trong câu không có “so với”, “kế hoạch”, “tăng”, “vượt”, “hoàn thành” và các chữ
    so sánh khác; và chỉ tiêu tính bằng % mà tên không có các chữ đó.

    Ví dụ sai:

        figures:
          bao_phu_bhyt: 190%    # lời văn: tỷ lệ bao phủ đạt {{ figures.bao_phu_bhyt }}

    Cách sửa: xem lại dấu phẩy; nếu là mức so với kế hoạch hay năm trước thì nói rõ trong câu.
    """
    for each in subject.year.indicators.values():
        for figure in _per_cents(each):
            if not is_share(each.name.text) and not is_of_a_plan(each.name.text):
                cause = f"“{each.name}” ghi {figure}: một tỷ lệ không thể quá 100%"
                yield Finding(figure.place, cause, "xem lại số; nếu so với kế hoạch thì nói rõ trong tên")
    for text in said(subject):
        for start, end in stretches(text.text, ".;"):
            if is_of_a_plan(text.text[start:end]):
                continue
            for number in numbers(text, start, end):
                bound = number.bound and number.bound.expression.path[0].text == "figures"
                if bound and is_beyond_all(number.figure):
                    cause = f"câu nói tỷ lệ {number.figure}: một tỷ lệ không thể quá 100%"
                    related = (Related(text.place(number.digits), "in ở câu này"),)
                    yield Finding(number.place, cause, "xem lại dấu phẩy; nếu so với kế hoạch thì nói rõ", related)


def _per_cents(indicator: Indicator) -> Iterator[Figure]:
    plan = indicator.target.figure if isinstance(indicator.target, Target) else None
    for figure in (plan, indicator.actual):
        if isinstance(figure, Figure) and is_beyond_all(figure):
            yield figure
