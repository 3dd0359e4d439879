"""Rules over a year beside the year before."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checks.registry import Finding, Subject
from baocao.checks.year.amounts import Amount, amount, scaled
from baocao.model import Indicator
from baocao.problems import Related
from baocao.values import Change, Figure


def against_last_year(subject: Subject) -> Iterator[Finding]:
    """Số của năm trước và mức tăng, giảm phải khớp với số thực hiện trong tệp của năm trước.

    Vì sao: hai báo cáo liền nhau ghi hai số cho cùng một việc thì có một số sai. Khóa baseline được so với khóa actual
    của cùng chỉ tiêu (cùng khóa, cùng đơn vị) trong tệp năm trước; khóa change được so với hiệu của hai số thực hiện.
    Số đo được hiểu là đã làm tròn ở chữ số cuối: 3,5 khớp với 3,51.

    Ví dụ sai:

        # 2020.yaml ghi ho_ngheo, actual: 3,51
        ho_ngheo:
          actual: 2,5
          baseline: 3,15

    Cách sửa: xem hai báo cáo số nào đúng; hoặc bỏ change, ghi baseline để chương trình tự tính.
    """
    previous = subject.previous
    if previous is None:
        return
    for key, each in subject.year.indicators.items():
        before = previous.indicators.get(key)
        if before is None or not isinstance(before.actual, Figure) or _unit(before) != _unit(each):
            continue
        stated = each.stated_baseline
        if isinstance(stated, Figure) and not amount(stated).meets(amount(before.actual)):
            cause = f"ghi năm trước là {stated}, nhưng {previous.place.file} ghi thực hiện {before.actual}"
            yield Finding(stated.place, cause, "sửa baseline, hoặc sửa tệp năm trước", _before(before.actual))
        elif isinstance(each.stated_change, Change) and isinstance(each.actual, Figure):
            yield from _changed(each.stated_change, each.actual, before.actual)


def _changed(stated: Change, now: Figure, before: Figure) -> Iterator[Finding]:
    """Yield that a stated change does not lead from the result of last year to that of this year."""
    like = now._replace(value=abs(stated.amount), upper=None, qualifier="")
    size = amount(like)
    can = size if stated.amount >= 0 else Amount(-size.high, -size.low)
    if not amount(now).minus(amount(before)).meets(can):
        found = Change(now.value - before.value, now.place, now.unit)
        cause = f"ghi “{stated}”, nhưng từ {before} của năm trước đến {now} là “{found}”"
        yield Finding(stated.place, cause, "bỏ change và ghi baseline, hoặc sửa số liệu", _before(before))


def _before(figure: Figure) -> tuple[Related, ...]:
    return (Related(figure.place, f"năm trước thực hiện {figure}"),)


def _unit(indicator: Indicator) -> str:
    return str(indicator.unit or "").casefold()


def unit_of_another_year(subject: Subject) -> Iterator[Finding]:
    """Một chỉ tiêu, một số liệu giữ một đơn vị tính qua các năm.

    Vì sao: khác đơn vị thì hai năm không so sánh được, và cột kế hoạch năm sau trong phụ lục của báo cáo năm trước in
    số theo đơn vị khác. Đơn vị của cùng một khóa được so giữa tệp này và tệp năm trước; tỷ đồng và triệu đồng là một.

    Ví dụ sai:

        # 2020.yaml ghi viec_lam, unit: người
        viec_lam:
          unit: lượt người

    Cách sửa: dùng một đơn vị; nếu là chỉ tiêu khác thì đặt khóa khác.
    """
    previous, year = subject.previous, subject.year
    if previous is None:
        return
    hint = "dùng một đơn vị cho cả hai năm; nếu là nội dung khác thì đặt khóa khác"
    for key, each in year.indicators.items():
        before = previous.indicators.get(key)
        if before and each.unit and before.unit and _unit(each) != _unit(before):
            cause = f"“{each.name}” tính bằng {each.unit}, năm trước tính bằng {before.unit}"
            yield Finding(each.unit.place, cause, hint, (Related(before.unit.place, f"ở đây là {before.unit}"),))
    old = dict(previous.all_figures())
    for key, figure in year.all_figures():
        other = old.get(key)
        if isinstance(figure, Figure) and isinstance(other, Figure) and not _alike(figure, other):
            cause = f"“{key}” ghi {figure}, năm trước ghi {other}: hai đơn vị khác nhau"
            yield Finding(figure.place, cause, hint, (Related(other.place, f"ở đây là {other}"),))


def _alike(one: Figure, other: Figure) -> bool:
    """Return whether two figures are of one unit, `tỷ đồng` and `triệu đồng` being one."""
    bases = [scaled(each.unit)[1] for each in (one, other)]
    return bases[0] == bases[1]


def counterpart_under_another_key(subject: Subject) -> Iterator[Finding]:
    """Một chỉ tiêu giữ một khóa qua các năm.

    Vì sao: phụ lục ghép kết quả năm này với kế hoạch năm sau theo khóa. Cùng tên mà khác khóa thì phụ lục in thành hai
    dòng, và số của hai năm không được so với nhau.

    Ví dụ sai:

        # 2020.yaml có khóa viec_lam, tên Giải quyết việc làm
        tao_viec_lam:
          name: Giải quyết việc làm

    Cách sửa: dùng một khóa cho cả hai năm.
    """
    if subject.previous is None:
        return
    named = {each.name.text.casefold(): key for key, each in subject.previous.indicators.items()}
    for key, each in subject.year.indicators.items():
        other = named.get(each.name.text.casefold(), key)
        if other != key and other not in subject.year.indicators:
            cause = f"“{each.name}” có khóa “{key}”, năm trước có khóa “{other}”"
            place = subject.previous.indicators[other].place
            yield Finding(each.place, cause, f"đổi khóa thành {other}", (Related(place, f"khóa “{other}” ở đây"),))
