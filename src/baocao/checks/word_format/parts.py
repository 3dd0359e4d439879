"""Rules of content: what parts there are and how their words read (BC540-BC547)."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from baocao import decree30
from baocao.checks.word_format.common import Finding, Placed, Sheet, shown, source
from baocao.word import metrics
from baocao.word.observed import Block, Paragraph, Table, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

REQUIRED = (
    "QuocHieu",
    "TieuNgu",
    "CoQuanBanHanh",
    "SoKyHieu",
    "DiaDanh",
    "TenLoai",
    "TrichYeu",
    "NoiNhan",
    "DanhSachNhan",
    "QuyenHan",
    "HoTen",
)


def missing(sheet: Sheet) -> Iterator[Finding]:
    """A report has all the parts that the decree prescribes for every document."""
    there = {paragraph.style for paragraph in sheet.observed.paragraphs() if paragraph.text.strip()}
    for key in REQUIRED:
        if key not in there:
            part = decree30.PARTS[key]
            yield f"Văn bản thiếu phần «{part.name}», {source(part.clause)}.", "Bổ sung phần còn thiếu."


def national_name(sheet: Sheet) -> Iterator[Finding]:
    """The national name reads word for word as prescribed, on one line."""
    for item in sheet.of("QuocHieu"):
        letters = item.paragraph.runs[0].letters if item.paragraph.runs else None
        if item.paragraph.text != decree30.NATIONAL_NAME:
            yield _wording(item, decree30.NATIONAL_NAME)
        elif letters and metrics.width(item.paragraph.text, letters.points, letters.bold) > item.room:
            yield (
                f"{item}: không nằm trọn trên một dòng, vì cột chỉ rộng {shown(item.room)} mm.",
                f"Đặt cột bên phải rộng {shown(decree30.HEAD_RIGHT)} mm, không có lề ô.",
            )


def motto(sheet: Sheet) -> Iterator[Finding]:
    """The motto reads word for word as prescribed, its hyphens between spaces."""
    return (_wording(item, decree30.MOTTO) for item in sheet.of("TieuNgu") if item.paragraph.text != decree30.MOTTO)


def _wording(item: Placed, right: str) -> Finding:
    """Return the finding that words are not as prescribed."""
    return (
        f"{item}: phải ghi đúng «{right}» nhưng lại ghi «{item.paragraph.text}», {source(item.part.clause)}.",
        f"Ghi lại: {right}",
    )


_NUMBER = rf"{decree30.NUMBER_WORD}: (?:0[1-9]|[1-9][0-9]+|{decree30.BLANK_NUMBER})/(?P<symbol>\S+)"


def number(sheet: Sheet) -> Iterator[Finding]:
    """Number and symbol read `Số: 17/BC-SLĐTBXH`, a number below 10 with a 0 before it."""
    for item in sheet.of("SoKyHieu"):
        found = re.fullmatch(_NUMBER, item.paragraph.text)
        if not found or found["symbol"] != found["symbol"].upper() or "-" not in found["symbol"].strip("-"):
            yield (
                f"{item}: số, ký hiệu phải có dạng «Số: 05/BC-SLĐTBXH», {source(item.part.clause)}.",
                "Thêm số 0 trước số nhỏ hơn 10; ký hiệu in hoa, không có khoảng trắng quanh «/» và «-».",
            )


_DATE = r"(?P<city>\S.*), ngày (?P<day>[0-9]+|\s+) tháng (?P<month>[0-9]+|\s+) năm (?P<year>[0-9]{4})"


def date(sheet: Sheet) -> Iterator[Finding]:
    """Place and date read `Hà Tĩnh, ngày 05 tháng 3 năm 2021`: 0 before days below 10 and months 1 and 2."""
    for item in sheet.of("DiaDanh"):
        found = re.fullmatch(_DATE, item.paragraph.text)
        if not found or not _is_date(found["day"], found["month"], found["year"]):
            yield (
                f"{item}: địa danh và thời gian phải có dạng «Hà Tĩnh, ngày 05 tháng 3 năm 2021», "
                f"{source(item.part.clause)}.",
                "Thêm số 0 trước ngày nhỏ hơn 10 và trước tháng 1, tháng 2; các tháng khác không thêm.",
            )


def _is_date(day: str, month: str, year: str) -> bool:
    """Return whether a date is real and written with the zeros of the decree, or left blank."""
    if day.isspace() or month.isspace():
        return {day, month} == {decree30.BLANK_DAY}
    try:
        datetime.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return (day, month) == (
        decree30.two_digits(int(day)),
        decree30.month(int(month)),
    )


def recipients(sheet: Sheet) -> Iterator[Finding]:
    """Recipients are listed with `- ` and `;`, the last ends with a full stop; `Như trên` follows a Kính gửi."""
    items = sheet.of("DanhSachNhan")
    yield from _list(items)
    addressed = sheet.of("KinhGui") or sheet.of("NoiKinhGui")
    if addressed and items and items[0].paragraph.text != f"- {decree30.AS_ADDRESSED};":
        yield (
            f"{items[0]}: văn bản có «{decree30.ADDRESSEE_WORD}» nên dòng đầu phải là «- {decree30.AS_ADDRESSED};», "
            f"{source(items[0].part.clause)}.",
            f"Thêm dòng «- {decree30.AS_ADDRESSED};».",
        )


def addressees(sheet: Sheet) -> Iterator[Finding]:
    """One addressee stands on the line of `Kính gửi:`; several are listed like recipients."""
    for item in sheet.of("KinhGui"):
        if not re.fullmatch(rf"{decree30.ADDRESSEE_WORD} \S.*", item.paragraph.text):
            yield (
                f"{item}: phải có dạng «{decree30.ADDRESSEE_WORD} <tên cơ quan>», {source(item.part.clause)}.",
                "Ghi tên một cơ quan cùng dòng, nhiều cơ quan thì mỗi cơ quan một dòng.",
            )
    yield from _list(sheet.of("NoiKinhGui")[1:])


def _list(items: list[Placed]) -> Iterator[Finding]:
    """Yield the lines of a list that do not begin with a dash or end with the right mark."""
    for index, item in enumerate(items):
        mark = "." if index == len(items) - 1 else ";"
        if not (item.paragraph.text.startswith("- ") and item.paragraph.text.endswith(mark)):
            yield (
                f"{item}: phải bắt đầu bằng «- » và kết thúc bằng «{mark}», {source(item.part.clause)}.",
                "Mỗi dòng kết thúc bằng dấu chấm phẩy, dòng cuối bằng dấu chấm.",
            )


def closing(sheet: Sheet) -> Iterator[Finding]:
    """Recipients and signature are one row that never splits, tied to the end of the text before it."""
    for section in sheet.observed.sections:
        before: Block | None = None
        for block in section.blocks:
            if isinstance(block, Table) and any(item.style == "HoTen" for item in paragraphs((block,))):
                tied = isinstance(before, Table) or (isinstance(before, Paragraph) and before.shape.keep_next)
                if len(block.rows) != 1 or not block.rows[0].whole or not tied:
                    yield (
                        "Khối nơi nhận và chữ ký có thể bị tách trang hoặc đứng một mình trên một trang.",
                        "Để khối này trong một hàng không ngắt trang, đoạn trước nó đặt «Giữ với đoạn sau».",
                    )
            before = block
