"""Rules over the year's work: who is to say what is still awaited, and what each division is to do."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checks.registry import Finding, Subject
from baocao.model import Division, Indicator, Year
from baocao.problems import Related
from baocao.values import Open


def awaited_of_nobody(subject: Subject) -> Iterator[Finding]:
    """Chỉ tiêu còn chờ số phải ghi phòng nào phụ trách.

    Vì sao: văn phòng gửi danh sách số còn thiếu cho từng phòng; chỉ tiêu không có khóa division thì không phòng nào
    được hỏi. Chỉ tiêu đã có kết quả không bị xét.

    Ví dụ sai:

        that_nghiep:
          name: Tỷ lệ thất nghiệp
          target: "< 2"
          actual: chưa có

    Cách sửa: thêm division: với một khóa của divisions.
    """
    for each in subject.year.indicators.values():
        if each.division is None and _awaited(each):
            cause = f"“{each.name}” còn chờ số mà không ghi phòng nào phụ trách"
            yield Finding(each.place, cause, "thêm division: và khóa của phòng")


def _awaited(indicator: Indicator) -> bool:
    return any(isinstance(each, Open) for each in (indicator.actual, indicator.stated_verdict, indicator.target))


def division_without_tasks(subject: Subject) -> Iterator[Finding]:
    """Phòng nào cũng phải có nhiệm vụ trong kế hoạch của năm.

    Vì sao: phần II của báo cáo năm trước in nhiệm vụ của từng phòng theo khóa tasks; phòng không có khóa này thì không
    có tên trong phần II. Chỉ xét khi tệp đã có khóa plan và có phòng khác đã ghi tasks.

    Ví dụ sai:

        divisions:
          kh_tc:
            name: Phòng Kế hoạch - Tài chính
            short: KH-TC
            summary: chưa có

    Cách sửa: thêm tasks: | và nhiệm vụ của phòng; chưa biết thì ghi tasks: chưa có.
    """
    divisions = subject.year.divisions.values()
    if subject.year.plan is None or all(each.tasks is None for each in divisions):
        return
    for each in divisions:
        if each.tasks is None:
            cause = f"“{each.name}” không có nhiệm vụ trong kế hoạch năm {subject.year.year}"
            yield Finding(each.place, cause, "thêm tasks:; chưa biết thì ghi tasks: chưa có")


def division_of_nothing(subject: Subject) -> Iterator[Finding]:
    """Kết quả của một phòng phải nói đến các chỉ tiêu mà phòng phụ trách.

    Vì sao: số thực hiện do phòng báo cáo mà phần của phòng không nhắc thì lãnh đạo không thấy ai chịu trách nhiệm. Một
    chỉ tiêu được nói đến khi lời văn của phòng gọi nó, hoặc khi nó có khóa group nên được in trong danh sách chỉ tiêu.
    Mỗi phòng nêu một lần, ở chỉ tiêu đầu tiên.

    Ví dụ sai:

        xkld có division: ld_vl, actual: 6.988, nhưng summary của ld_vl không gọi {{ xkld.actual }}

    Cách sửa: gọi chỉ tiêu trong summary của phòng, hoặc bỏ khóa division.
    """
    year = subject.year
    for key, division in year.divisions.items():
        silent = list(_passed_over(year, key, division))
        if silent:
            names = ", ".join(f"“{each.name}”" for each in silent)
            cause = f"“{division.name}” phụ trách {names} mà lời văn của phòng không nhắc"
            calls = ", ".join(f"{{{{ {each.id}.actual }}}}" for each in silent)
            related = tuple(Related(each.place, f"“{each.name}”") for each in silent[1:])
            yield Finding(silent[0].place, cause, f"gọi {calls} trong summary của phòng", related)


def _passed_over(year: Year, key: str, division: Division) -> Iterator[Indicator]:
    """Yield the indicators that a division answers for and that its prose does not call."""
    if isinstance(division.summary, Open):
        return
    called = {part.path[0].text for part in division.summary.parts if not isinstance(part, str)}
    for each in year.indicators.values():
        own = each.division is not None and each.division.key == key
        if own and not each.group and not isinstance(each.actual, Open) and each.id not in called:
            yield each
