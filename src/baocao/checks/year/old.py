"""Rules over one year: what its values must have beside each other before a report is made of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from baocao.model import Indicator, SignatoryForm, Year
from baocao.problems import Problem, Severity
from baocao.values import Date, Figure, Open, Target, Verdict, Whole

_SEVERAL = re.compile(r"\n[ \t]*\n|^[ \t]*(?:(?:[-+*]|#{1,3}|\d+[.)])[ \t]|\|)", re.MULTILINE)


_MARKED = re.compile(r"^\s*[-–+*]|^Lưu\b|[;.,]\s*$")
_SYMBOL = re.compile(r"[A-ZĐ]+(?:-[A-ZĐƯƠÔÊĂÂ][A-ZĐƯƠÔÊĂÂa-zđ.&]*)+")


def check(year: Year) -> list[Problem]:
    """Return what every rule finds in one year."""
    return [problem for rule in RULES for problem in rule(year)]


def signing_in_place_of_nobody(year: Year) -> Iterator[Problem]:
    """BC208: TM., KT., TL. and TUQ. name in whose place; the head and an acting head sign for themselves."""
    signatory = year.document.signatory
    form, other = signatory.form, signatory.on_behalf_of
    if isinstance(form, Open):
        return
    alone = form.value in (SignatoryForm.HEAD, SignatoryForm.ACTING)
    if alone and other is not None:
        yield Problem(
            other.place, "BC208", f"hình thức ký “{form.value.value}” không ký thay ai, nhưng có on_behalf_of",
            "bỏ on_behalf_of, hoặc đổi form",
        )  # fmt: skip
    elif not alone and other is None:
        yield Problem(
            form.place, "BC208", f"hình thức ký “{form.value.value}” chưa nói ký thay ai",
            "thêm khóa on_behalf_of, ví dụ on_behalf_of: GIÁM ĐỐC",
        )  # fmt: skip


def verdict_against_figures(year: Year) -> Iterator[Problem]:
    """BC301: a stated verdict must be the one that result and target give."""
    for each in year.indicators.values():
        stated, target, actual = each.stated_verdict, each.target, each.actual
        if not isinstance(stated, Verdict) or not isinstance(target, Target) or not isinstance(actual, Figure):
            continue
        computed = each.computed_verdict
        if isinstance(computed, Verdict) and computed.mark is not stated.mark:
            yield Problem(
                stated.place, "BC301", f"ghi “{stated}”, nhưng {actual} so với chỉ tiêu {target} là “{computed}”",
                "bỏ khóa verdict để chương trình tự tính, hoặc sửa số liệu",
            )  # fmt: skip


def percent_against_figures(year: Year) -> Iterator[Problem]:
    """BC302: a stated per cent of plan must be the one that result and target give."""
    for each in year.indicators.values():
        stated, computed = each.stated_percent, each.computed_percent
        if isinstance(stated, Figure) and isinstance(computed, Figure) and str(stated) != str(computed):
            yield Problem(
                stated.place, "BC302", f"ghi {stated} kế hoạch, nhưng {each.actual} trên {each.target} là {computed}",
                "bỏ khóa percent để chương trình tự tính, hoặc sửa số liệu",
            )  # fmt: skip


def change_against_baseline(year: Year) -> Iterator[Problem]:
    """BC303: a stated change must lead from the stated baseline to the result."""
    for each in year.indicators.values():
        stated, computed = each.stated_change, each.computed_change
        if stated is None or isinstance(stated, Open) or computed is None:
            continue
        if stated.amount != computed.amount:
            yield Problem(
                stated.place, "BC303", f"ghi “{stated}”, nhưng từ {each.baseline} đến {each.actual} là “{computed}”",
                "giữ một trong hai khóa change, baseline, hoặc sửa số liệu",
            )  # fmt: skip


def target_that_nothing_judges(year: Year) -> Iterator[Problem]:
    """BC304: an indicator of a group is counted as met or missed, so its verdict must follow from something."""
    for each in year.indicators.values():
        if each.group and each.verdict is None:
            yield Problem(
                each.place, "BC304", f"chỉ tiêu “{each.name}” không có gì để đánh giá đạt hay không đạt",
                "thêm target và actual, hoặc thêm verdict; chưa biết thì ghi: chưa có",
            )  # fmt: skip


def figure_without_unit(year: Year) -> Iterator[Problem]:
    """BC305: a number of an indicator means nothing without its unit."""
    for each in year.indicators.values():
        figure = _first_number(each)
        if figure is not None and each.unit is None:
            yield Problem(figure.place, "BC305", f"chỉ tiêu “{each.name}” có số mà không có đơn vị", "thêm khóa unit")


def _first_number(indicator: Indicator) -> Figure | Target | None:
    found = (indicator.target, indicator.actual, indicator.total)
    return next((each for each in found if isinstance(each, Figure | Target)), None)


def note_of_several_blocks(year: Year) -> Iterator[Problem]:
    """BC252: a note stands inside a line of the report, so it is one paragraph."""
    for each in year.indicators.values():
        words = "".join(part for part in each.note.parts if isinstance(part, str)) if each.note else ""
        if each.note and _SEVERAL.search(words.strip()):
            yield Problem(
                each.note.place, "BC252", "note phải là một đoạn, vì in ngay sau kết quả của chỉ tiêu",
                "bỏ dòng trống, gạch đầu dòng và đề mục",
            )  # fmt: skip


def nothing_to_count(year: Year) -> Iterator[Problem]:
    """BC306: the report lists and counts targets by group, so each group has some."""
    hint = "ghi group: cho các chỉ tiêu, hoặc bỏ nhóm này"
    for group, members in year.by_group().items():
        if not members:
            yield Problem(year.groups[group].place, "BC306", f"nhóm “{group}” không có chỉ tiêu nào", hint)
    if not year.groups:
        hint = "khai nhóm chỉ tiêu ở groups rồi ghi group: cho từng chỉ tiêu"
        yield Problem(year.place, "BC306", "báo cáo đếm chỉ tiêu theo nhóm, nhưng chưa có nhóm nào", hint)


def date_of_another_year(year: Year) -> Iterator[Problem]:
    """BC307: a year's report is issued in that year or the next."""
    date = year.document.date
    if isinstance(date, Date) and date.day.year - year.year.value not in (0, 1):
        cause = f"báo cáo năm {year.year} lại ban hành ngày {date}"
        yield Problem(date.place, "BC307", cause, "xem lại năm của ngày ban hành")


def malformed_letter(year: Year) -> Iterator[Problem]:
    """BC227: what the program adds to number, symbol and recipients must not be in the data too."""
    letter = year.document
    lines = (*letter.recipients, *letter.addressees, letter.archive)
    for line in lines:
        if _MARKED.search(str(line)):
            cause = f"“{line}” có dấu hoặc chữ mà chương trình tự in"
            yield Problem(
                line.place, "BC227", cause, "chỉ ghi tên nơi nhận: không gạch đầu dòng, không “Lưu:”, không dấu cuối"
            )
    if not _SYMBOL.fullmatch(str(letter.symbol)):
        cause = f"ký hiệu “{letter.symbol}” không đúng dạng"
        yield Problem(letter.symbol.place, "BC227", cause, "viết liền, chữ hoa, dạng BC-SLĐTBXH")
    if isinstance(letter.number, Whole) and not letter.number.value:
        yield Problem(letter.number.place, "BC227", "số văn bản bắt đầu từ 1", "chưa cấp số thì ghi: chưa có")


def incomplete_citation(year: Year) -> Iterator[Problem]:
    """BC401: a document is cited the first time with date, issuer and subject (Annex I, II.6b)."""
    for each in year.citations.values():
        absent = [
            name
            for name, value in (
                ("ngày ban hành", each.date),
                ("cơ quan ban hành", each.issuer),
                ("nội dung", each.subject),
            )
            if value is None
        ]
        if absent:
            yield Problem(
                each.place, "BC401", f"{each.short} chưa có {', '.join(absent)}",
                "lần viện dẫn đầu tiên phải ghi đủ (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6b)", Severity.WARNING,
            )  # fmt: skip


def check_pair(year: Year, following: Year) -> list[Problem]:
    """Return what contradicts itself between a year and the next, whose plan stands in the same report."""
    return [
        Problem(
            full.place, "BC402", f"{short} là “{full}”, nhưng {year.place.file} khai là “{year.abbreviations[short]}”",
            "một chữ viết tắt chỉ có một nghĩa trong một báo cáo",
        )
        for short, full in following.abbreviations.items()
        if short in year.abbreviations and str(full) != str(year.abbreviations[short])
    ]  # fmt: skip


RULES: tuple[Callable[[Year], Iterator[Problem]], ...] = (
    signing_in_place_of_nobody,
    verdict_against_figures,
    percent_against_figures,
    change_against_baseline,
    target_that_nothing_judges,
    figure_without_unit,
    note_of_several_blocks,
    nothing_to_count,
    date_of_another_year,
    malformed_letter,
    incomplete_citation,
)
"""Every rule, in the order of its code."""
