"""Paragraphs that are too long to be looked at to their end."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.audit.document import LONGEST, Document, Finding, Mark


def unread_end(document: Document) -> Iterator[Finding]:
    """Đoạn dài hơn 20.000 ký tự chỉ được soát phần đầu.

    Vì sao: một trang có khoảng 3.000 ký tự; đoạn dài đến thế thường do mất dấu xuống dòng khi chuyển tệp. Phần sau
    20.000 ký tự không được soát, nên không nêu gì ở đó không có nghĩa là đúng.

    Ví dụ sai:

        (một đoạn liền 25.000 ký tự, gồm cả mười trang của báo cáo)

    Cách sửa: ngắt lại đoạn rồi soát lại.
    """
    for part in document.cut:
        yield Finding(
            Mark(part, LONGEST - 1, LONGEST),
            f"đoạn {part.passage.number} dài hơn 20.000 ký tự, phần sau không được soát",
            sure=None,
        )
