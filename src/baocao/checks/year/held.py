"""Rules over what only holds a place: words in brackets, and plans that stand there from last year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.checks.registry import Finding, Subject
from baocao.loader.walk import scalars
from baocao.source.remarks import remarks

_BRACKETS = re.compile(r"\[[^\[\]]+\]")
_SYMBOL = "BC-XXX"
_UNCONFIRMED = "chưa xác nhận"


def placeholder_left(subject: Subject) -> Iterator[Finding]:
    """Chỗ giữ sẵn trong ngoặc vuông phải được thay trước khi trình ký.

    Vì sao: baocao init để sẵn [tên phòng], [Họ và tên], BC-XXX ở những chỗ chưa ai trả lời; quên thay thì báo cáo in
    nguyên cả ngoặc. Khi lập bản trình ký (build --final), còn một chỗ như thế thì lệnh từ chối.

    Ví dụ sai:

        signatory:
          name: "[Họ và tên]"

    Cách sửa: thay bằng chữ của cơ quan, bỏ cả ngoặc vuông.
    """
    if "[" not in subject.text and _SYMBOL not in subject.text:
        return
    for value in scalars(subject.node):
        text = value.text.strip()
        if not value.block and (text == _SYMBOL or _BRACKETS.fullmatch(text)):
            yield Finding(
                value.place, f"“{text}” là chỗ giữ sẵn, chưa được thay", "thay bằng chữ của cơ quan, bỏ ngoặc"
            )


def plan_of_last_year(subject: Subject) -> Iterator[Finding]:
    """Kế hoạch ghi tạm như năm trước phải được xác nhận trước khi trình ký.

    Vì sao: baocao new giữ số kế hoạch của năm trước và ghi chú “chưa xác nhận” ở cuối dòng; quên sửa thì báo cáo in
    kế hoạch cũ như kế hoạch mới. Khi lập bản trình ký (build --final), còn một ghi chú như thế thì lệnh từ chối.

    Ví dụ sai:

        target: ">= 20.000"  # kế hoạch năm 2021, chưa xác nhận

    Cách sửa: sửa số theo kế hoạch được giao (hoặc giữ nếu đúng), rồi xóa ghi chú.
    """
    if _UNCONFIRMED not in subject.text:
        return
    for remark in remarks(subject.text, subject.node, _UNCONFIRMED):
        if not remark.alone:
            place = subject.year.place._replace(line=remark.line, column=remark.column)
            cause = "kế hoạch này ghi tạm như năm trước, chưa được xác nhận"
            yield Finding(place, cause, "sửa số nếu cần, rồi xóa ghi chú ở cuối dòng")
