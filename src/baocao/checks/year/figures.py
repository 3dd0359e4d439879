"""Rules over indicators: what is stated must be what result, target and baseline give."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checks.registry import Finding, Subject
from baocao.model import Indicator
from baocao.values import Figure, Open, Target, Verdict


def verdict_against_figures(subject: Subject) -> Iterator[Finding]:
    """Đánh giá đạt, vượt, không đạt ghi trong số liệu phải đúng với số thực hiện và chỉ tiêu."""
    for each in subject.year.indicators.values():
        stated, target, actual = each.stated_verdict, each.target, each.actual
        if not isinstance(stated, Verdict) or not isinstance(target, Target) or not isinstance(actual, Figure):
            continue
        computed = each.computed_verdict
        if isinstance(computed, Verdict) and computed.mark is not stated.mark:
            cause = f"ghi “{stated}”, nhưng {actual} so với chỉ tiêu {target} là “{computed}”"
            yield Finding(stated.place, cause, "bỏ khóa verdict để chương trình tự tính, hoặc sửa số liệu")


def percent_against_figures(subject: Subject) -> Iterator[Finding]:
    """Phần trăm so với kế hoạch ghi trong số liệu phải đúng với số thực hiện và số kế hoạch."""
    for each in subject.year.indicators.values():
        stated, computed = each.stated_percent, each.computed_percent
        if isinstance(stated, Figure) and isinstance(computed, Figure) and str(stated) != str(computed):
            cause = f"ghi {stated} kế hoạch, nhưng {each.actual} trên {each.target} là {computed}"
            yield Finding(stated.place, cause, "bỏ khóa percent để chương trình tự tính, hoặc sửa số liệu")


def change_against_baseline(subject: Subject) -> Iterator[Finding]:
    """Mức tăng, giảm ghi trong số liệu phải đúng là từ số năm trước (baseline) đến số thực hiện."""
    for each in subject.year.indicators.values():
        stated, computed = each.stated_change, each.computed_change
        if stated is None or isinstance(stated, Open) or computed is None:
            continue
        if stated.amount != computed.amount:
            cause = f"ghi “{stated}”, nhưng từ {each.baseline} đến {each.actual} là “{computed}”"
            yield Finding(stated.place, cause, "giữ một trong hai khóa change, baseline, hoặc sửa số liệu")


def target_that_nothing_judges(subject: Subject) -> Iterator[Finding]:
    """Chỉ tiêu thuộc một nhóm được tính là đạt hay không đạt, nên phải có căn cứ để đánh giá."""
    for each in subject.year.indicators.values():
        if each.group and each.verdict is None:
            cause = f"chỉ tiêu “{each.name}” không có gì để đánh giá đạt hay không đạt"
            yield Finding(each.place, cause, "thêm target và actual, hoặc thêm verdict; chưa biết thì ghi: chưa có")


def figure_without_unit(subject: Subject) -> Iterator[Finding]:
    """Số của một chỉ tiêu phải có đơn vị tính."""
    for each in subject.year.indicators.values():
        figure = _first_number(each)
        if figure is not None and each.unit is None:
            yield Finding(figure.place, f"chỉ tiêu “{each.name}” có số mà không có đơn vị", "thêm khóa unit")


def _first_number(indicator: Indicator) -> Figure | Target | None:
    found = (indicator.target, indicator.actual, indicator.total)
    return next((each for each in found if isinstance(each, Figure | Target)), None)


def nothing_to_count(subject: Subject) -> Iterator[Finding]:
    """Báo cáo liệt kê và đếm chỉ tiêu theo nhóm, nên mỗi nhóm phải có chỉ tiêu."""
    year = subject.year
    hint = "ghi group: cho các chỉ tiêu, hoặc bỏ nhóm này"
    for group, members in year.by_group().items():
        if not members:
            yield Finding(year.groups[group].place, f"nhóm “{group}” không có chỉ tiêu nào", hint)
    if not year.groups:
        hint = "khai nhóm chỉ tiêu ở groups rồi ghi group: cho từng chỉ tiêu"
        yield Finding(year.place, "báo cáo đếm chỉ tiêu theo nhóm, nhưng chưa có nhóm nào", hint)
