"""Rules over what only holds a place: words in brackets, and plans that stand there from last year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from baocao.checks.registry import Finding, Subject
from baocao.loader.walk import scalars
from baocao.remember import remembered
from baocao.source import Mapping, Node, Scalar
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
    for value in _held(subject.node):
        cause = f"“{value.text.strip()}” là chỗ giữ sẵn, chưa được thay"
        yield Finding(value.place, cause, "thay bằng chữ của cơ quan, bỏ ngoặc")


@remembered(1024, same=1)
def _held(node: Node) -> tuple[Scalar, ...]:
    """Return the values of a file, or of a part of it, that only hold a place."""
    if isinstance(node, Mapping) and node.outer:
        return tuple(chain.from_iterable([_held(entry.value) for entry in node.entries]))
    return tuple([value for value in scalars(node) if not value.block and _holds_a_place(value.text.strip())])


def _holds_a_place(text: str) -> bool:
    return text == _SYMBOL or bool(_BRACKETS.fullmatch(text))


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
