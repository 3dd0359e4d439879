"""Rules of the marks that few documents bear: urgency, circulation (BC570)."""

from __future__ import annotations

from baocao.checks.word_format.common import Finding, Found, Sheet, source


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
