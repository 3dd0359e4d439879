"""Rules over the document's own fields: number, symbol, date, signatory, recipients."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.checks.registry import Finding, Subject
from baocao.model import SignatoryForm
from baocao.values import Date, Open, Whole

_MARKED = re.compile(r"^\s*[-–+*]|^Lưu\b|[;.,]\s*$")
_SYMBOL = re.compile(r"[A-ZĐ]+(?:-[A-ZĐƯƠÔÊĂÂ][A-ZĐƯƠÔÊĂÂa-zđ.&]*)+")


def signing_in_place_of_nobody(subject: Subject) -> Iterator[Finding]:
    """TM., KT., TL., TUQ. phải ghi ký thay ai; người đứng đầu và quyền người đứng đầu tự ký.

    Vì sao: Phụ lục I, mục II.7 của Nghị định 30/2020/NĐ-CP đòi ghi chức vụ của người được ký thay trên dòng quyền hạn.

    Ví dụ sai:

        signatory:
          form: KT.
          title: Phó Giám đốc

    Cách sửa: thêm on_behalf_of: GIÁM ĐỐC; người đứng đầu tự ký thì form: head và bỏ on_behalf_of.
    """
    signatory = subject.year.document.signatory
    form, other = signatory.form, signatory.on_behalf_of
    if isinstance(form, Open):
        return
    alone = form.value in (SignatoryForm.HEAD, SignatoryForm.ACTING)
    if alone and other is not None:
        cause = f"hình thức ký “{form.value.value}” không ký thay ai, nhưng có on_behalf_of"
        yield Finding(other.place, cause, "bỏ on_behalf_of, hoặc đổi form")
    elif not alone and other is None:
        cause = f"hình thức ký “{form.value.value}” chưa nói ký thay ai"
        yield Finding(form.place, cause, "thêm khóa on_behalf_of, ví dụ on_behalf_of: GIÁM ĐỐC")


def malformed_letter(subject: Subject) -> Iterator[Finding]:
    """Số, ký hiệu và nơi nhận chỉ ghi phần nội dung; dấu và chữ mà chương trình tự in thì không ghi trong số liệu.

    Vì sao: chương trình tự in dấu gạch, dấu chấm phẩy, chữ “Lưu:” và ghép số với ký hiệu; ghi thêm thì bị in hai lần.

    Ví dụ sai:

        symbol: 17/BC-SLĐTBXH
        recipients:
          - "- UBND tỉnh;"

    Cách sửa: chỉ ghi nội dung: number: 17, symbol: BC-SLĐTBXH, nơi nhận chỉ ghi tên.
    """
    letter = subject.year.document
    for line in (*letter.recipients, *letter.addressees, letter.archive):
        if _MARKED.search(str(line)):
            cause = f"“{line}” có dấu hoặc chữ mà chương trình tự in"
            mend = "chỉ ghi tên nơi nhận: không gạch đầu dòng, không “Lưu:”, không dấu cuối"
            yield Finding(line.place, cause, mend)
    if not _SYMBOL.fullmatch(str(letter.symbol)):
        cause = f"ký hiệu “{letter.symbol}” không đúng dạng"
        yield Finding(letter.symbol.place, cause, "viết liền, chữ hoa, dạng BC-SLĐTBXH")
    if isinstance(letter.number, Whole) and not letter.number.value:
        yield Finding(letter.number.place, "số văn bản bắt đầu từ 1", "chưa cấp số thì ghi: chưa có")


def date_of_another_year(subject: Subject) -> Iterator[Finding]:
    """Báo cáo của một năm được ban hành trong năm đó hoặc năm sau.

    Vì sao: ngày ban hành lệch năm thường là còn sót của báo cáo năm trước khi chép sang.

    Ví dụ sai:

        year: 2020
        document:
          date: 20/01/2012

    Cách sửa: xem lại năm của ngày ban hành.
    """
    year = subject.year
    date = year.document.date
    if isinstance(date, Date) and date.day.year - year.year.value not in (0, 1):
        cause = f"báo cáo năm {year.year} lại ban hành ngày {date}"
        yield Finding(date.place, cause, "xem lại năm của ngày ban hành")


def name_in_small_letters(subject: Subject) -> Iterator[Finding]:
    """Họ tên người ký viết hoa chữ cái đầu mọi âm tiết; địa danh viết hoa chữ cái đầu.

    Vì sao: Phụ lục II của Nghị định 30/2020/NĐ-CP (mục II và III) quy định cách viết hoa tên người, tên địa lý; hai chỗ
    này in nguyên như đã ghi, ở đầu và ở cuối văn bản.

    Ví dụ sai:

        place: hà tĩnh
        signatory:
          name: Nguyễn trí Lạc

    Cách sửa: viết Hà Tĩnh, Nguyễn Trí Lạc. Tên người nước ngoài viết khác thì cho phép kèm lý do.
    """
    letter = subject.year.document
    name, place = str(letter.signatory.name), str(letter.place)
    if not name.startswith("[") and any(word[:1].islower() for word in name.split()):  # [what only holds a place]
        cause = f"họ tên người ký “{name}” có âm tiết không viết hoa"
        yield Finding(letter.signatory.name.place, cause, f"viết {name.title()}")
    if place[:1].islower():
        yield Finding(letter.place.place, f"địa danh “{place}” không viết hoa", f"viết {place.title()}")
