"""Rules of the head that only other people's documents can break: order, type and symbol (BC548-BC550, BC558)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from baocao import decree30
from baocao.checks.word_format.common import Finding, Found, Placed, Sheet, shown, source, written
from baocao.checks.word_format.head import NUMBER
from baocao.parts.words import settled
from baocao.word.observed import Paragraph, Table, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.word.observed import Block

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
    for item in sheet.of("QuocHieu"):
        if item.side == "left" and any(body.side == "right" for body in sheet.of("CoQuanBanHanh")):
            yield Finding(
                item,
                f"phải ở bên phải, tên cơ quan ở bên trái, {source('IV')}.",
                "Đổi chỗ hai cột của phần đầu văn bản.",
            )


def _is_boxed(above: Placed, below: Placed) -> bool:
    """Return whether a part above the type stands in a column of its own, which may be anchored anywhere."""
    return below.part.key == "TenLoai" and above.room < below.room * 0.8 and above.part.key == "SoKyHieu"


def one_row(sheet: Sheet) -> Found:
    """Địa danh và thời gian nằm cùng một dòng với số, ký hiệu.

    Vì sao: theo sơ đồ bố trí, ô số 3 (số, ký hiệu) và ô số 4 (địa danh và thời gian) ngang nhau (Phụ lục I, phần I,
    mục IV).

    Ví dụ sai:

        Số: 125/BC-SNV
                        Hà Tĩnh, ngày 05 tháng 3 năm 2024

    Cách sửa: đặt hai phần trong hai ô của cùng một hàng của bảng không viền.
    """
    numbers, dates = sheet.of("SoKyHieu"), sheet.of("DiaDanh")
    if not (numbers and dates) or numbers[0].paragraph is dates[0].paragraph:
        return
    one, other = _row(sheet, numbers[0]), _row(sheet, dates[0])
    if one and other and one[0] is other[0] and one[1] != other[1]:
        yield Finding(
            dates[0],
            f"phải nằm cùng một dòng với phần «{numbers[0].part.name}», {source('IV')}.",
            "Đặt số, ký hiệu và địa danh, thời gian trong hai ô của cùng một hàng (bảng không viền).",
        )


def _row(sheet: Sheet, item: Placed) -> tuple[object, int] | None:
    """Return the table and the row of it in which a part stands alone in its cell; None where it does not so."""
    for section in sheet.observed.sections:
        for table in section.blocks:
            for row, cells in enumerate(table.rows) if isinstance(table, Table) else ():
                for cell in cells.cells:
                    printing = [each for each in paragraphs(cell.blocks) if each.prints]
                    if len(printing) == 1 and printing[0] is item.paragraph:
                        return table, row
    return None


_SINGLE = 1.2
"""Lines from which the eye sees more than single spacing."""


def single_spacing(sheet: Sheet) -> Found:
    """Quốc hiệu và Tiêu ngữ cách nhau dòng đơn.

    Vì sao: hai dòng chữ Quốc hiệu và Tiêu ngữ được trình bày cách nhau dòng đơn (Phụ lục I, phần I, mục II.1b).

    Ví dụ sai:

        Tiêu ngữ giãn dòng 1,5.

    Cách sửa: Trang đầu > Đoạn văn > Giãn cách dòng: Đơn.
    """
    for item in sheet.of("TieuNgu"):
        shape = item.paragraph.shape
        if shape.line_rule == "auto" and shape.line > _SINGLE:
            lines = f"{shape.line:g}".replace(".", ",")
            yield Finding(
                item,
                f"phải cách Quốc hiệu một dòng đơn nhưng lại giãn {lines} dòng, {source('II.1b')}.",
                "Đặt Trang đầu > Đoạn văn > Giãn cách dòng: Đơn.",
            )


def subject_gap(sheet: Sheet) -> Found:
    """Trích yếu công văn đặt dưới số, ký hiệu, cách 6 pt.

    Vì sao: trích yếu công văn đặt canh giữa dưới số và ký hiệu, cách dòng 6 pt (Phụ lục I, phần I, mục II.5b).

    Ví dụ sai:

        Dòng «V/v ...» có giãn cách Trước 0 pt.

    Cách sửa: Trang đầu > Đoạn văn > Giãn cách > Trước: 6 pt.
    """
    numbers, subjects = sheet.of("SoKyHieu"), sheet.of("TrichYeuCongVan")
    if not (numbers and subjects) or numbers[0].loose or subjects[0].loose:
        return
    above, below = numbers[0].paragraph, subjects[0].paragraph
    space = above.shape.after + below.shape.before
    if space < SUBJECT_GAP - 0.5 and any(one is above and other is below for one, other in _neighbouring(sheet)):
        yield Finding(
            subjects[0],
            f"phải cách số, ký hiệu {shown(SUBJECT_GAP)} pt nhưng lại cách {shown(space)} pt, {source('II.5b')}.",
            f"Trang đầu > Đoạn văn > Giãn cách > Trước: {shown(SUBJECT_GAP)} pt.",
        )


SUBJECT_GAP = 6.0
"""Points between number and subject of a công văn."""


def _neighbouring(sheet: Sheet) -> Iterator[tuple[Paragraph, Paragraph]]:
    """Yield each two paragraphs of which one follows the other in the same cell, text box or section."""
    for section in sheet.observed.sections:
        yield from _neighbours(section.blocks)


def _neighbours(blocks: tuple[Block, ...]) -> Iterator[tuple[Paragraph, Paragraph]]:
    for above, below in pairwise(blocks):
        if isinstance(above, Paragraph) and isinstance(below, Paragraph):
            yield above, below
    for block in blocks:
        inner = (
            [box.blocks for box in block.boxes]
            if isinstance(block, Paragraph)
            else [cell.blocks for row in block.rows for cell in row.cells]
        )
        for each in inner:
            yield from _neighbours(each)


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
        token = found["symbol"].replace(" ", "").replace("–", "-") if found else ""
        token = re.split(r"[-/]", token)[0]
        wanted = sheet.kind.abbreviation
        if not token.isalpha() or (not wanted and sheet.kind.name not in decree30.NAMELESS):
            continue
        small = 2 * sum(map(str.islower, token)) > len(token)
        if wanted and token != wanted and not (small and token.lower() == wanted.lower()):
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
        text = settled(" ".join(item.text.replace("\u00a0", " ").split()).lower())
        typed = settled(written(item)[: len(name) + 1].lower())
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
