"""Rules over cited documents and abbreviations."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from baocao.checks.registry import Finding, Subject
from baocao.checks.year.documents import LAWS, symbol
from baocao.model import Citation
from baocao.notation import short_date
from baocao.problems import Related
from baocao.values import Date


def incomplete_citation(subject: Subject) -> Iterator[Finding]:
    """Văn bản viện dẫn lần đầu phải ghi đủ ngày, cơ quan ban hành và trích yếu (Phụ lục I, mục II.6b).

    Vì sao: người nhận phải tra được văn bản mà không hỏi lại; luật và pháp lệnh thì chỉ cần tên.

    Ví dụ sai:

        nd_108:
          type: Nghị định
          number: 108/2014/NĐ-CP

    Cách sửa: bổ sung date, issuer, subject theo văn bản gốc; không tra được thì cho phép kèm lý do.
    """
    for each in subject.year.citations.values():
        named = [("ngày ban hành", each.date), ("cơ quan ban hành", each.issuer), ("nội dung", each.subject)]
        if str(each.type).casefold() in LAWS:  # cited by type and name alone
            named = named[2:]
        absent = [name for name, value in named if value is None]
        if absent:
            hint = "lần viện dẫn đầu tiên phải ghi đủ (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6b)"
            yield Finding(each.place, f"{each.short} chưa có {', '.join(absent)}", hint)


def abbreviation_of_two_meanings(subject: Subject) -> Iterator[Finding]:
    """Một chữ viết tắt chỉ có một nghĩa trong một báo cáo, kể cả phần kế hoạch lấy từ tệp năm sau.

    Vì sao: cùng ba chữ cái mà đầu và cuối báo cáo hiểu khác nhau thì người đọc không biết theo nghĩa nào.

    Ví dụ sai:

        abbreviations:           # trong data/2021.yaml; data/2020.yaml ghi: bảo hiểm xã hội
          BHXH: bảo hộ xã hội

    Cách sửa: sửa nghĩa ở một trong hai tệp, hoặc dùng hai chữ viết tắt khác nhau.
    """
    if subject.following is None:
        return
    ours = subject.year.abbreviations
    for short, full in subject.following.abbreviations.items():
        if short in ours and str(full) != str(ours[short]):
            cause = f"{short} là “{full}”, nhưng {subject.year.place.file} khai là “{ours[short]}”"
            hint = "một chữ viết tắt chỉ có một nghĩa trong một báo cáo"
            yield Finding(full.place, cause, hint, (Related(ours[short].place, f"ở đây là “{ours[short]}”"),))


def year_against_date(subject: Subject) -> Iterator[Finding]:
    """Năm trong số của văn bản phải là năm ban hành.

    Vì sao: số văn bản đánh lại từ đầu mỗi năm và văn bản quy phạm pháp luật ghi năm ban hành trong số; hai năm khác
    nhau thì ngày hoặc số sai.

    Ví dụ sai:

        number: 262/2020/NQ-HĐND
        date: 08/12/2021

    Cách sửa: xem văn bản gốc, sửa số hoặc ngày.
    """
    for each in subject.year.citations.values():
        parts = symbol("".join(str(each.number).split()))
        if parts and parts.year and isinstance(each.date, Date) and each.date.day.year != parts.year:
            cause = f"số {each.number} là của năm {parts.year}, nhưng ngày ban hành là {each.date}"
            related = (Related(each.number.place, f"ở đây là năm {parts.year}"),)
            yield Finding(each.date.place, cause, "xem văn bản gốc, sửa số hoặc ngày", related)


def later_than_the_report(subject: Subject) -> Iterator[Finding]:
    """Báo cáo chỉ viện dẫn văn bản đã ban hành, không viện dẫn văn bản có ngày sau ngày báo cáo.

    Vì sao: văn bản ban hành sau ngày ký báo cáo thì khi ký chưa có; ngày của báo cáo hoặc ngày của văn bản sai.

    Ví dụ sai:

        # báo cáo ban hành ngày 20/01/2021
        nq_262:
          date: 08/12/2021

    Cách sửa: xem văn bản gốc, sửa ngày; hoặc sửa ngày ban hành của báo cáo.
    """
    issued = subject.year.document.date
    if not isinstance(issued, Date):
        return
    for each in subject.year.citations.values():
        if isinstance(each.date, Date) and each.date.day > issued.day:
            cause = f"{each.short} ngày {each.date}, sau ngày báo cáo {short_date(issued.day)}"
            yield Finding(each.date.place, cause, "sửa ngày của văn bản hoặc của báo cáo", _issued(issued))


def _issued(date: Date) -> tuple[Related, ...]:
    return (Related(date.place, f"báo cáo ban hành ngày {date}"),)


def numbers_out_of_order(subject: Subject) -> Iterator[Finding]:
    """Trong một năm, văn bản của một cơ quan có số lớn hơn thì không ban hành trước.

    Vì sao: số được cấp theo thứ tự thời gian trong năm, nên số 177 mà ngày trước số 150 thì có một ngày sai. So các văn
    bản cùng loại, cùng cơ quan, cùng năm trong tệp này và tệp năm trước; cùng ngày thì không xét.

    Ví dụ sai:

        nq_150 ngày 17/7/2019, nq_151 ngày 15/5/2019, cùng là nghị quyết của HĐND tỉnh

    Cách sửa: xem ngày trên hai văn bản gốc.
    """
    groups: dict[tuple[str, str, str, int], list[tuple[int, datetime.date, Citation]]] = {}
    years = (subject.previous, subject.year) if subject.previous else (subject.year,)
    for year in years:
        for each in year.citations.values():
            parts = symbol("".join(str(each.number).split()))
            if parts and parts.serial.isdecimal() and isinstance(each.date, Date):
                key = (str(each.type).casefold(), parts.body, str(each.issuer).casefold(), each.date.day.year)
                groups.setdefault(key, []).append((int(parts.serial), each.date.day, each))
    for group in groups.values():
        ordered = sorted(group, key=lambda row: row[0])
        for (low, before, one), (high, after, other) in pairwise(ordered):
            ours = [each for each in (other, one) if each.place.file == subject.year.place.file]
            if low < high and after < before and ours and ours[0].date:
                cause = f"{other.short} ngày {short_date(after)}, nhưng {one.short} ngày {short_date(before)}"
                related = tuple(Related(each.place, str(each.short)) for each in (one, other) if each is not ours[0])
                yield Finding(ours[0].date.place, cause, "số lớn hơn mà ngày trước hơn: xem hai văn bản gốc", related)
