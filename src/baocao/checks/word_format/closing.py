"""Rules of addressees, recipients and signature (BC545-BC547, BC563)."""

from __future__ import annotations

import re

from baocao import decree30
from baocao.checks.word_format.common import Finding, Found, Level, Placed, Sheet, source, undashed
from baocao.remember import remembered
from baocao.word.observed import Block, Paragraph, Table, paragraphs


def recipients(sheet: Sheet) -> Found:
    """Mỗi nơi nhận một dòng, đầu dòng có gạch «- », cuối dòng có «;», dòng cuối kết thúc bằng dấu chấm.

    Vì sao: Nghị định quy định dấu câu của nơi nhận (Phụ lục I, phần I, mục II.9d).

    Ví dụ sai:

        - Như trên
        - Lưu: VT, TH;

    Cách sửa: thêm «;» cuối mỗi dòng, dấu «.» cuối dòng «Lưu».
    """
    yield from _list(sheet.of("DanhSachNhan"), sheet.own)


def as_addressed(sheet: Sheet) -> Found:
    """Văn bản có «Kính gửi» thì dòng đầu của nơi nhận là «- Như trên;».

    Vì sao: nơi nhận gồm trước hết cơ quan đã ghi ở phần Kính gửi (Phụ lục I, phần I, mục II.9d).

    Ví dụ sai:

        Nơi nhận:
        - Giám đốc Sở;

    Cách sửa: thêm dòng «- Như trên;» ngay dưới «Nơi nhận:».
    """
    items = sheet.of("DanhSachNhan")
    if sheet.has("KinhGui", "NoiKinhGui") and items:
        text = items[0].text if sheet.own else undashed(items[0]).rstrip(" ;.,")
        right = f"- {decree30.AS_ADDRESSED};" if sheet.own else decree30.AS_ADDRESSED
        if text != right:
            yield Finding(
                items[0],
                f"văn bản có «{decree30.ADDRESSEE_WORD}» nên dòng đầu phải là «- {decree30.AS_ADDRESSED};», "
                f"{source(items[0].part.clause)}.",
                f"Thêm dòng «- {decree30.AS_ADDRESSED};».",
            )


def addressees(sheet: Sheet) -> Found:
    """«Kính gửi:» một nơi thì ghi cùng dòng; nhiều nơi thì mỗi nơi một dòng, có «- », «;» và dấu chấm cuối.

    Vì sao: cách ghi nơi nhận ở phần Kính gửi do Nghị định quy định (Phụ lục I, phần I, mục II.9b).

    Ví dụ sai:

        Kính gửi
        Ủy ban nhân dân tỉnh

    Cách sửa: ghi «Kính gửi: Ủy ban nhân dân tỉnh Hà Tĩnh».
    """
    for item in sheet.of("KinhGui"):
        if not re.fullmatch(rf"{decree30.ADDRESSEE_WORD}\s\S.*", " ".join(item.text.split())):
            yield _unaddressed(item)
    many = sheet.of("NoiKinhGui")
    if many and not sheet.own and not many[0].text.strip().startswith(decree30.ADDRESSEE_WORD):
        yield _unaddressed(many[0])
    elif many:
        yield from _list(many[1:], sheet.own)


def _unaddressed(item: Placed) -> Finding:
    return Finding(
        item,
        f"phải có dạng «{decree30.ADDRESSEE_WORD} <tên cơ quan>», {source(item.part.clause)}.",
        "Ghi tên một cơ quan cùng dòng, nhiều cơ quan thì mỗi cơ quan một dòng.",
    )


def _list(items: list[Placed], own: bool) -> Found:
    """Yield the lines of a list that do not begin with a dash or end with the right mark."""
    for index, item in enumerate(items):
        mark = "." if index == len(items) - 1 else ";"
        text = item.text if own else item.text.strip()
        goes_on = not own and index + 1 < len(items) and not _is_item(items[index + 1])
        continues = not own and index > 0 and not _is_item(item)
        if not (text.startswith("- ") or continues or (not own and re.match(r"-[\t\u00a0]", text))):
            yield _unlisted(item, "bắt đầu bằng «- »")
        elif not own and _SEVERAL.search(text):
            yield _unlisted(item, "ghi mỗi nơi một dòng")
        elif not (text.endswith(mark) or goes_on):
            yield _unlisted(item, f"kết thúc bằng «{mark}»")


def _unlisted(item: Placed, demand: str) -> Finding:
    return Finding(
        item,
        f"phải {demand}, {source(item.part.clause)}.",
        "Mỗi dòng bắt đầu bằng «- », kết thúc bằng dấu chấm phẩy, dòng cuối bằng dấu chấm.",
    )


_SEVERAL = re.compile(r";\s+[-–]\s*\S")
"""Where another item begins on the line of one."""


def _is_item(item: Placed) -> bool:
    """Return whether a line begins an item, well written or not, and does not go on with the one above."""
    text = item.text.strip()
    return not text[:1].islower() and (not text[:1].isalpha() or text[:1].isupper())


@remembered(64, same=1)
def _is_signed(table: Table) -> bool:
    """Return whether a table holds the name of who signs."""
    return any(item.style == "HoTen" for item in paragraphs((table,)))


def closing(sheet: Sheet) -> Found:
    """Nơi nhận và chữ ký ở trong một hàng không bị tách trang, đi cùng câu cuối của văn bản.

    Vì sao: chữ ký đứng một mình trên một trang dễ bị thay nội dung phía trước; đây là quy ước của mẫu, Nghị định không
    quy định.

    Ví dụ sai:

        Bảng chữ ký cho phép ngắt hàng giữa hai trang.

    Cách sửa: Thuộc tính Bảng > Hàng, bỏ chọn cho phép ngắt hàng sang trang; đoạn trước đặt «Giữ với đoạn sau».
    """
    for section in sheet.observed.sections:
        before: Block | None = None
        for block in section.blocks:
            if isinstance(block, Table) and _is_signed(block):
                tied = isinstance(before, Table) or (isinstance(before, Paragraph) and before.shape.keep_next)
                if len(block.rows) != 1 or not block.rows[0].whole or not tied:
                    yield Finding(
                        None,
                        "khối nơi nhận và chữ ký có thể bị tách trang hoặc đứng một mình trên một trang.",
                        "Để khối này trong một hàng không ngắt trang, đoạn trước nó đặt «Giữ với đoạn sau».",
                        Level.CUSTOM,
                    )
            before = block
