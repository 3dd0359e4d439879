"""Rules over cited documents and abbreviations."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checks.registry import Finding, Subject
from baocao.problems import Related


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
        named = (("ngày ban hành", each.date), ("cơ quan ban hành", each.issuer), ("nội dung", each.subject))
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
