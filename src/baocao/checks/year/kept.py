"""Rules over what goes from one year's file into the next: the year itself, directions, groups, short names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.checks.registry import Finding, Subject
from baocao.checks.year.said import said
from baocao.problems import Place, Related
from baocao.source import Scalar
from baocao.values import Target, Text

_YEAR = re.compile(r"\bnăm\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_OPENS = re.compile(r"\s*(?:Trong )?năm\s+((?:19|20)\d\d)\s*,", re.IGNORECASE)


def year_of_another_report(subject: Subject) -> Iterator[Finding]:
    """Trích yếu và câu mở đầu của báo cáo phải nói đúng năm của tệp.

    Vì sao: tệp năm nay thường chép từ năm trước; năm cũ còn sót ở trích yếu hay ở câu đầu là lỗi mà người nhận thấy
    trước tiên. Năm đầu tiên nêu trong trích yếu, và câu mở đầu dạng “Năm …,” của khóa opening, được so với khóa year.
    Trong mẫu ở templates/, năm nào cũng không được gõ thẳng, vì mẫu dùng cho mọi năm: viết {{ year }}, {{ next_year }}.

    Ví dụ sai:

        year: 2020
        document:
          subject: Kết quả công tác năm 2019; phương hướng, nhiệm vụ năm 2020

    Cách sửa: sửa năm trong trích yếu hoặc trong câu mở đầu.
    """
    if isinstance(subject.node, Scalar):
        yield from _in_a_template(subject)
        return
    year = subject.year.year.value
    title = subject.year.document.subject
    stated = _YEAR.search(title.text)
    if stated and int(stated[1]) != year:
        yield _other(title.place, "trích yếu", stated[1], year)
    for text in said(subject):
        opens = _OPENS.match(text.text) if text.scalar.place.path == ("results", "opening") else None
        if opens and text.at(opens.start(1)) is None and int(opens[1]) != year:
            yield _other(text.place(opens.start(1)), "câu mở đầu", opens[1], year)


def _in_a_template(subject: Subject) -> Iterator[Finding]:
    for text in said(subject):
        for stated in _YEAR.finditer(text.text):
            cause = f"năm {stated[1]} gõ thẳng vào mẫu, trong khi mẫu dùng cho mọi năm"
            yield Finding(text.place(stated.start(1)), cause, "viết {{ year }} hoặc {{ next_year }}")


def _other(place: Place, what: str, stated: str, year: int) -> Finding:
    cause = f"{what} nói năm {stated}, nhưng đây là số liệu năm {year}"
    return Finding(place, cause, "sửa năm; có thể còn sót khi chép từ tệp năm khác")


def direction_of_another_year(subject: Subject) -> Iterator[Finding]:
    """Một chỉ tiêu giữ một chiều qua các năm.

    Vì sao: “> 3” thay cho “< 3” làm đạt thành không đạt và ngược lại mà mọi phép tính vẫn khớp. Chiều của cùng một khóa
    được so giữa tệp này và tệp năm trước: càng nhiều càng tốt (>=, >) hoặc càng ít càng tốt (<=, <).

    Ví dụ sai:

        # 2019.yaml ghi ho_ngheo, target: "< 4"
        ho_ngheo:
          target: "> 3"

    Cách sửa: xem lại dấu so sánh của target; nếu là chỉ tiêu khác thì đặt khóa khác.
    """
    before = subject.previous.indicators if subject.previous else {}
    for key, each in subject.year.indicators.items():
        now, then = each.target, before[key].target if key in before else None
        if not isinstance(now, Target) or not isinstance(then, Target):
            continue
        if now.direction.is_floor is not then.direction.is_floor:
            cause = f"chỉ tiêu “{each.name}” là “{now.direction.value}”, năm trước là “{then.direction.value}”"
            related = (Related(then.place, f"năm trước: {then.direction.value} {then.figure}"),)
            yield Finding(now.place, cause, "xem lại dấu so sánh; nếu là chỉ tiêu khác thì đặt khóa khác", related)


def dropped_from_the_count(subject: Subject) -> Iterator[Finding]:
    """Chỉ tiêu năm trước được tính vào số đạt, không đạt thì năm nay cũng phải thuộc một nhóm.

    Vì sao: chỉ tiêu mất khóa group thì lặng lẽ ra khỏi danh sách và khỏi câu “7/10 chỉ tiêu đạt”. So giữa tệp này và
    tệp năm trước, cả chiều ngược lại; chỉ xét chỉ tiêu có kế hoạch hoặc đánh giá.

    Ví dụ sai:

        # 2019.yaml ghi ho_ngheo có group: chuyen_mon
        ho_ngheo:
          target: "< 3"

    Cách sửa: ghi lại group:; nếu năm nay không tính nữa thì cho phép kèm lý do.
    """
    before = subject.previous.indicators if subject.previous else {}
    for key, each in subject.year.indicators.items():
        then = before.get(key)
        if then is None or bool(each.group) is bool(then.group) or each.verdict is None or then.verdict is None:
            continue
        now, past = ("không thuộc nhóm nào", "có") if then.group else ("thuộc một nhóm", "không")
        cause = f"“{each.name}” {now} nên {'không ' if then.group else ''}được đếm, năm trước {past}"
        related = (
            Related(then.place, f"năm trước {'thuộc nhóm ' + then.group.key if then.group else 'không có nhóm'}"),
        )
        yield Finding(each.place, cause, "xem lại khóa group ở hai năm", related)


def short_name_of_another_year(subject: Subject) -> Iterator[Finding]:
    """Một phòng giữ một tên viết tắt qua các năm.

    Vì sao: “KH-TC” năm trước và “KH-TCH” năm nay làm người đọc tưởng là hai phòng. Tên viết tắt của cùng một khóa được
    so giữa tệp này và tệp năm trước, khi tên đầy đủ không đổi.

    Ví dụ sai:

        # 2019.yaml ghi kh_tc có short: KH-TC
        kh_tc:
          name: Phòng Kế hoạch - Tài chính
          short: KH-TCH

    Cách sửa: viết thống nhất một cách ở hai tệp.
    """
    before = subject.previous.divisions if subject.previous else {}
    for key, each in subject.year.divisions.items():
        then = before.get(key)
        if then and _text(then.name) == _text(each.name) and str(then.short) != str(each.short):
            cause = f"“{each.name}” viết tắt “{each.short}”, năm trước viết tắt “{then.short}”"
            related = (Related(then.short.place, f"ở đây là “{then.short}”"),)
            yield Finding(each.short.place, cause, "viết thống nhất một cách ở hai tệp", related)


def _text(name: Text) -> str:
    return name.text.casefold()
