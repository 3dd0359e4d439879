"""Tables, figures and annexes that the text refers to, and their captions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.audit import markers
from baocao.audit.document import Document, Finding, Mark
from baocao.passages import Kind

_NAME = (
    r"(?P<kind>bảng|biểu|hình|phụ lục|sơ đồ|biểu đồ)\s{1,3}(?:số\s{1,3})?"
    r"(?P<number>\d{1,2}|[IVX]{1,5})(?![\w%]|[.,/-]\w)"
)
_CAPTION = re.compile(_NAME + r"\s*(?:[.:–-]|$)", re.IGNORECASE)
_REFERENCE = re.compile(r"(?<!\w)" + _NAME, re.IGNORECASE)


def missing_caption(document: Document) -> Iterator[Finding]:
    """Bảng, hình, phụ lục được nhắc tới phải có trong văn bản.

    Vì sao: người đọc sẽ tìm. Chỉ xét khi văn bản có ghi tên bảng, hình, phụ lục cùng loại và có ít nhất hai cái;
    mức độ: có khả năng.

    Ví dụ sai:

        Số liệu chi tiết tại Bảng 3.
        Bảng 1. Kết quả thu ngân sách
        Bảng 2. Kết quả chi ngân sách

    Cách sửa: sửa số được nhắc tới, hoặc bổ sung bảng còn thiếu.
    """
    captions: dict[str, set[int]] = {}
    captioned = set()
    for part in document.parts:
        match = _CAPTION.match(part.passage.text.strip()) if part.passage.kind is not Kind.CELL else None
        if match and _number(match):
            captions.setdefault(match["kind"].lower(), set()).add(_number(match))
            captioned.add(part.passage.number)
    for part in document.parts:
        if part.passage.number in captioned:
            continue
        for match in _REFERENCE.finditer(part.passage.text):
            known = captions.get(match["kind"].lower(), set())
            if len(known) >= 2 and _number(match) and _number(match) not in known:
                yield Finding(
                    Mark(part, match.start(), match.end()),
                    f"nhắc tới “{match[0]}”, nhưng văn bản chỉ có {match['kind'].lower()} số "
                    + ", ".join(map(str, sorted(known))),
                    sure=False,
                )


def _number(match: re.Match[str]) -> int:
    text = match["number"]
    return int(text) if text.isdigit() else markers.roman(text.upper())
