"""Rules of what few documents bear: marks of urgency and circulation, the body's address (BC570, BC577)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao.checks.word_format.common import Finding, Found, Sheet, source
from baocao.parts.closing import is_address
from baocao.parts.words import is_line

if TYPE_CHECKING:
    from baocao.word.observed import Paragraph


def boxed(sheet: Sheet) -> Found:
    """Dấu chỉ mức độ khẩn, chỉ dẫn phạm vi lưu hành đặt trong khung hình chữ nhật viền đơn.

    Vì sao: chữ «HỎA TỐC», «THƯỢNG KHẨN», «KHẨN», «XEM XONG TRẢ LẠI», «LƯU HÀNH NỘI BỘ» in hoa, cỡ 13-14, đứng, đậm,
    cân đối trong khung (Phụ lục I, phần I, mục III.2). Dấu đóng bằng con dấu khắc sẵn thì không gõ vào tệp.

    Ví dụ sai:

        HỎA TỐC (không có khung)

    Cách sửa: đặt con trỏ trong dòng, Trang đầu > Viền > Viền Ngoài; hoặc gõ trong hộp văn bản có viền.
    """
    for item in sheet.of("DoKhan", "LuuHanh"):
        if not item.boxed and not item.paragraph.pictures:
            yield Finding(
                item,
                f"phải đặt trong khung hình chữ nhật viền đơn, {source(item.part.clause)}.",
                "Đặt con trỏ trong dòng, chọn Trang đầu > Viền > Viền Ngoài; hoặc gõ trong hộp văn bản có viền.",
            )


def address_rule(sheet: Sheet) -> Found:
    """Địa chỉ cơ quan ở chân trang thứ nhất nằm dưới một đường kẻ nét liền, dài hết chiều ngang.

    Vì sao: địa chỉ, thư điện tử, điện thoại trình bày ở ô số 13, chữ in thường cỡ 11-12, đứng, dưới đường kẻ nét liền
    kéo dài hết vùng trình bày (Phụ lục I, phần I, mục III.4).

    Ví dụ sai:

        Địa chỉ: số 10 đường Nguyễn Du (chân trang không có đường kẻ)

    Cách sửa: mở chân trang, đặt con trỏ ở dòng địa chỉ, Trang đầu > Viền > Viền Trên.
    """
    for section in sheet.observed.sections[:1]:
        for footer in section.footers.values():
            at = next((index for index, each in enumerate(footer) if is_address(each.text)), None)
            if at is not None and not any(map(_is_ruled, footer[: at + 1])):
                item = next(item for item in sheet.everything if item.paragraph is footer[at])
                yield Finding(
                    item,
                    f"phải nằm dưới một đường kẻ nét liền dài hết chiều ngang, {source(item.part.clause)}.",
                    "Mở chân trang, đặt con trỏ ở dòng địa chỉ, chọn Trang đầu > Viền > Viền Trên.",
                )


def _is_ruled(paragraph: Paragraph) -> bool:
    """Return whether a paragraph has a line of some kind, or a picture that may be one."""
    return bool(
        paragraph.rules or paragraph.shape.borders or paragraph.pictures or paragraph.boxes or is_line(paragraph.text)
    )
