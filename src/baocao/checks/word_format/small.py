"""Rules of letters that only other people's documents can break: small letters, marks typed apart (BC538, BC568)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao.checks.word_format.common import Finding, Found, Placed, Sheet, source
from baocao.language.syllables import is_syllable
from baocao.parts.words import is_careless_name

if TYPE_CHECKING:
    from baocao.word.observed import Run

_LOWER = (
    "DiaDanh", "TrichYeu", "TrichYeuCongVan", "KinhGui", "NoiKinhGui", "CanCu", "HoTen", "NoiNhan", "DanhSachNhan",
    "PhuLuc", "KemTheo",
)  # fmt: skip


def apart(sheet: Sheet) -> Found:
    """Chữ có dấu là một ký tự (Unicode dựng sẵn), không tách dấu khỏi chữ (Unicode tổ hợp).

    Vì sao: TCVN 6909:2001 có cả hai cách, nhưng chữ tổ hợp làm hỏng việc tìm kiếm, soát chính tả và chữ ký số của nhiều
    hệ thống quản lý văn bản; đây là lệ thường, không phải quy định.

    Ví dụ sai:

        «ế» gõ thành ba ký tự: chữ e, dấu mũ, dấu sắc (hay gặp khi gõ trên máy Mac).

    Cách sửa: chọn toàn bộ văn bản, chuyển mã bằng bộ gõ (Unikey: Ctrl+Shift+F6) từ Unicode tổ hợp sang Unicode.
    """
    if sheet.apart:
        yield Finding(
            None,
            "văn bản có chữ dùng mã Unicode tổ hợp (dấu tách khỏi chữ), nên tìm kiếm và soát chính tả có thể sai.",
            "Chuyển mã bằng bộ gõ (Unikey: Ctrl+Shift+F6) từ Unicode tổ hợp sang Unicode dựng sẵn.",
        )


def small_letters(sheet: Sheet) -> Found:
    """Địa danh, trích yếu, nơi nhận, họ tên người ký, chữ «Phụ lục» viết chữ in thường.

    Vì sao: loại chữ của từng thành phần do Nghị định quy định (Phụ lục I, phần I, mục V).

    Ví dụ sai:

        NGUYỄN VĂN A (họ tên người ký); PHỤ LỤC I.

    Cách sửa: chọn chữ, Trang đầu > Đổi Chữ hoa/thường, rồi viết hoa chữ cái đầu và tên riêng.
    """
    for item in sheet.body:
        if item.part.key == "HoTen" and is_careless_name(item.text):
            yield Finding(
                item,
                "họ tên phải viết hoa chữ cái đầu của mỗi âm tiết, theo Phụ lục II, mục II.1, Nghị định 30/2020/NĐ-CP.",
                "Viết hoa chữ cái đầu của mỗi âm tiết trong họ tên.",
            )
        elif item.part.key in _LOWER and _is_shouted(item):
            yield Finding(
                item,
                f"phải trình bày bằng chữ in thường, {source(item.part.clause, item.part.level)}.",
                "Đổi sang chữ in thường: Trang đầu > Đổi Chữ hoa/thường, rồi viết hoa chữ cái đầu và tên riêng.",
            )


def _is_shouted(item: Placed) -> bool:
    """Return whether several words of a part, and all of them, print in capitals."""
    text = "".join([run.text.upper() if _prints_capitals(run) else run.text for run in item.runs]).strip()
    words = [word for word in text.split() if len(word) > 1 and word.strip(".:;,-–()").isalpha()]
    if item.part.key in ("DanhSachNhan", "NoiKinhGui"):
        ordinary = sum(len(word) > 2 and is_syllable(word.lower().strip(".:;,()-–")) for word in words)
        return len(words) > 3 and 2 * ordinary > len(words) and all(word == word.upper() for word in words)
    if item.part.key == "PhuLuc":
        return any(map(str.isupper, text.split()[:1]))
    return len(words) > 1 and all(word == word.upper() for word in words)


def _prints_capitals(run: Run) -> bool:
    """Return whether a run prints its small letters as capitals, large or small."""
    return run.letters.capitals or run.letters.small_capitals
