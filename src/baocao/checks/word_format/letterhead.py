"""Rules of the head that only other people's documents can break: order, type and symbol (BC548-BC550, BC558)."""

from __future__ import annotations

import re
from itertools import pairwise

from baocao import decree30
from baocao.checks.word_format.common import Finding, Found, Placed, Sheet, source
from baocao.checks.word_format.head import NUMBER

_CHAINS = (
    ("QuocHieu", "TieuNgu", "DiaDanh"),
    ("CoQuanChuQuan", "CoQuanBanHanh", "SoKyHieu", "TrichYeuCongVan"),
    ("QuocHieu", "TenLoai", "TrichYeu"),
    ("KinhGui", "NoiDung"),
    ("NoiKinhGui", "NoiDung"),
    ("QuyenHan", "HoTen"),
    ("SoKyHieu", "TenLoai"),
)
"""Parts that stand under each other, in this order."""


def order(sheet: Sheet) -> Found:
    """Các thành phần thể thức đứng đúng thứ tự của sơ đồ bố trí.

    Vì sao: vị trí mỗi thành phần do sơ đồ bố trí quy định (Phụ lục I, phần I, mục IV), ví dụ tiêu ngữ nằm dưới
    Quốc hiệu.

    Ví dụ sai:

        Hà Nội, ngày 05 tháng 3 năm 2024
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc

    Cách sửa: chuyển thành phần về đúng chỗ (cắt Ctrl+X, dán Ctrl+V).
    """
    for chain in _CHAINS:
        firsts = [item for key in chain if (item := next(iter(sheet.of(key)), None)) is not None]
        for above, below in pairwise(firsts):
            if (below.number, below.column) < (above.number, above.column) and not _is_boxed(above, below):
                yield Finding(
                    below,
                    f"phải đứng dưới phần «{above.part.name}», {source('IV')}.",
                    "Chuyển về đúng vị trí trong sơ đồ bố trí.",
                )
                break


def _is_boxed(above: Placed, below: Placed) -> bool:
    """Return whether a part above the type stands in a column of its own, which may be anchored anywhere."""
    return below.part.key == "TenLoai" and above.room < below.room * 0.8 and above.part.key == "SoKyHieu"


def year_in_number(sheet: Sheet) -> Found:
    """Số của văn bản hành chính không kèm năm: năm đã có ở phần thời gian.

    Vì sao: chỉ văn bản quy phạm pháp luật ghi năm trong số và ký hiệu; văn bản hành chính ghi số rồi ký hiệu (Phụ lục
    I, phần I, mục II.3). Quyết định, nghị quyết, chỉ thị không bị nêu, vì có thể là văn bản quy phạm pháp luật.

    Ví dụ sai:

        Số: 125/2024/BC-SNV

    Cách sửa: ghi «Số: 125/BC-SNV».
    """
    for item in sheet.of("SoKyHieu"):
        found = NUMBER.fullmatch(item.text.strip())
        if found and found["year"] and sheet.kind.abbreviation not in ("QĐ", "NQ", "CT", "QC", "QyĐ"):
            yield Finding(
                item,
                f"số của văn bản hành chính không ghi năm «{found['year']}», {source(item.part.clause)}.",
                f"Ghi «{decree30.NUMBER_WORD}: {found['number']}/{found['symbol']}».",
            )


def symbol_of_type(sheet: Sheet) -> Found:
    """Ký hiệu mang chữ viết tắt đúng của tên loại: BC là báo cáo, TTr là tờ trình, QĐ là quyết định.

    Vì sao: chữ viết tắt tên loại do bảng tại Phụ lục III quy định; công văn không có chữ viết tắt tên loại
    (Phụ lục I, phần I, mục II.3).

    Ví dụ sai:

        Số: 15/TT-SNV (tờ trình); Số: 15/CV-SNV (công văn)

    Cách sửa: thay bằng chữ viết tắt đúng, ví dụ «TTr»; với công văn ghi cơ quan và đơn vị: «15/SNV-VP».
    """
    for item in sheet.of("SoKyHieu"):
        found = NUMBER.fullmatch(item.text.strip())
        token = found["symbol"].replace(" ", "").replace("–", "-").split("-")[0] if found else ""
        wanted = sheet.kind.abbreviation
        if not token or (not wanted and sheet.kind.name not in decree30.NAMELESS):
            continue
        if wanted and token != wanted and not (token != token.upper() and token.lower() == wanted.lower()):
            said = f"ký hiệu của {sheet.kind.name} phải bắt đầu bằng «{wanted}» nhưng lại là «{token}»"
            yield Finding(item, f"{said}, {source(item.part.clause)}.", f"Ghi «{wanted}» trước dấu «-».")
        elif not wanted and token in ("CV", "Cv", "cv"):
            said = f"công văn không có chữ viết tắt tên loại nhưng lại ghi «{token}»"
            yield Finding(
                item, f"{said}, {source(item.part.clause)}.", "Ghi chữ viết tắt của cơ quan rồi đơn vị: «15/SNV-VP»."
            )


def type_name(sheet: Sheet) -> Found:
    """Tên loại văn bản viết đúng chính tả.

    Vì sao: tên loại là một trong 29 tên do Nghị định quy định (Điều 7 và Phụ lục III).

    Ví dụ sai:

        BÁO CAÓ

    Cách sửa: gõ lại tên loại.
    """
    for item in sheet.of("TenLoai"):
        name = sheet.kind.name
        text = " ".join(item.text.replace("\u00a0", " ").split()).lower()
        typed = item.text.strip().replace("\u00a0", " ")[: len(name) + 1].lower()
        if typed.startswith(f"{name}:"):
            yield Finding(
                item, f"sau tên loại không có dấu hai chấm, {source(item.part.clause)}.", f"Ghi lại: {name.upper()}"
            )
        elif text.startswith(name) and not typed.startswith(name):
            yield Finding(
                item,
                f"giữa các chữ của tên loại chỉ có một khoảng trắng, {source(item.part.clause)}.",
                f"Ghi lại: {name.upper()}",
            )
        elif not (text == name or text.startswith(f"{name} ")):
            yield Finding(
                item,
                f"tên loại phải ghi «{name.upper()}» nhưng lại ghi «{item.text.strip()[: len(name) + 2]}», "
                f"{source(item.part.clause)}.",
                f"Ghi lại: {name.upper()}",
            )


def letter_subject(sheet: Sheet) -> Found:
    """Trích yếu công văn bắt đầu bằng «V/v».

    Vì sao: trích yếu công văn đặt sau chữ «V/v», dưới số và ký hiệu (Phụ lục I, phần I, mục II.5b).

    Ví dụ sai:

        Về việc góp ý dự thảo

    Cách sửa: ghi «V/v góp ý dự thảo».
    """
    for item in sheet.of("TrichYeuCongVan")[:1]:
        if not re.match(rf"{decree30.SUBJECT_WORD}\s", item.text.strip()):
            yield Finding(
                item,
                f"phải bắt đầu bằng «{decree30.SUBJECT_WORD}» và một khoảng trắng, {source(item.part.clause)}.",
                f"Ghi: {decree30.SUBJECT_WORD} <nội dung>.",
            )
