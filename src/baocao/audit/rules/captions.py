"""Tables, figures and annexes that the text refers to, and their captions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.audit.document import Document, Finding, Mark, Part
from baocao.audit.reading import markers
from baocao.audit.reading.tokens import Type
from baocao.passages import Kind

_NAME = (
    r"(?P<kind>bảng|biểu|hình|phụ lục|sơ đồ|biểu đồ)\s{1,3}(?:số\s{1,3})?"
    r"(?P<number>\d{1,2}|[IVX]{1,5})(?![\w%]|[.,/-]\w)"
)
_CAPTION = re.compile(_NAME + r"\s*(?:[.:–-]|$)", re.IGNORECASE)
_REFERENCE = re.compile(r"(?<!\w)" + _NAME, re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\s*[,(]?\s*(?:của|trong|tại|thuộc|kèm|ban hành|theo|nêu ở|ở)\b(?!\s+(?:báo cáo|văn bản)\s+này)"
)
_OTHER_TEXT = re.compile(
    r"niên giám|nghị định|thông tư|quyết định|nghị quyết|\bluật\b|sổ tay|tài liệu|cẩm nang|giáo trình|sách|tiêu chuẩn"
    r"|quy chuẩn|tcvn|qcvn|đề án|quy hoạch|báo cáo (?:số|của|năm)|công văn|hướng dẫn"
)


def missing_caption(document: Document) -> Iterator[Finding]:
    """Bảng, hình, phụ lục được nhắc tới phải có trong văn bản.

    Vì sao: người đọc sẽ tìm. Chỉ xét khi văn bản có ghi tên bảng, hình, phụ lục cùng loại và có ít nhất hai cái, và
    câu không nói tới văn bản, tài liệu khác; mức độ: có khả năng.

    Ví dụ sai:

        Số liệu chi tiết tại Bảng 3.
        Bảng 1. Kết quả thu ngân sách
        Bảng 2. Kết quả chi ngân sách

    Cách sửa: sửa số được nhắc tới, hoặc bổ sung bảng còn thiếu.
    """
    captions: dict[str, set[int]] = {}
    captioned = set()
    for part, match in _captions(document):
        captions.setdefault(match["kind"].lower(), set()).add(_number(match))
        captioned.add(part.passage.number)
    for part in document.parts:
        if part.passage.number in captioned:
            continue
        for match in _REFERENCE.finditer(part.passage.text):
            known = captions.get(match["kind"].lower(), set())
            if len(known) >= 2 and _number(match) and _number(match) not in known and _is_own(part, match):
                yield Finding(
                    Mark(part, match.start(), match.end()),
                    f"nhắc tới “{match[0]}”, nhưng văn bản chỉ có {match['kind'].lower()} số "
                    + ", ".join(map(str, sorted(known))),
                    sure=False,
                )


def _captions(document: Document) -> Iterator[tuple[Part, re.Match[str]]]:
    """Yield each paragraph that is the caption of a table, a figure or an annex."""
    for part in document.parts:
        match = _CAPTION.match(part.passage.text.strip()) if part.passage.kind is not Kind.CELL else None
        if match and _number(match):
            yield part, match


def _is_own(part: Part, match: re.Match[str]) -> bool:
    """Return whether a reference is to this text: its sentence names no other, and it is not said whose it is."""
    text = part.passage.text.lower()
    start = max(text.rfind(". ", 0, match.start()), text.rfind(";", 0, match.start()), 0)
    stop = min((at for at in (text.find(". ", match.end()), text.find(";", match.end())) if at >= 0), default=len(text))
    elsewhere = _ELSEWHERE.match(text, match.end()) or _OTHER_TEXT.search(text, start, stop)
    cited = any(token.type is Type.SYMBOL and start <= token.start < stop for token in part.tokens)
    return not elsewhere and not cited


def captioned_twice(document: Document) -> Iterator[Finding]:
    """Mỗi bảng, hình, phụ lục có một số riêng.

    Vì sao: hai bảng cùng số thì không biết câu “xem Bảng 2” nói tới bảng nào; sau Bảng 1 là Bảng 3 thì thiếu một bảng
    hoặc đánh nhầm số (có khả năng). Tên lặp lại nguyên văn (mục lục, “tiếp
    theo”) và đánh lại từ 1 ở phần sau là đúng.

    Ví dụ sai:

        Bảng 1. Kết quả tuyển sinh
        Bảng 1. Kết quả học tập

    Cách sửa: đánh số lại, sửa cả những chỗ nhắc tới.
    """
    captions = {part.passage.number: match for part, match in _captions(document)}
    numbers = {_number(match) for match in captions.values()}
    known: dict[str, dict[int, tuple[Part, str]]] = {}
    section = 0
    sections: dict[str, int] = {}
    for part in document.running:
        match = captions.get(part.passage.number)
        if match is None:
            section += part.passage.kind is Kind.HEADING or bool(part.marker and part.marker.path) or _is_head(part)
            continue
        kind, number = match["kind"].lower(), _number(match)
        title = _title(part.passage.text.strip()[match.end() :])
        last = max(known.get(kind, ()), default=0)
        if last and number == last + 2 and number - 1 not in numbers:
            place = Mark(part, 0, len(part.passage.text))
            yield Finding(place, f"{kind} số {number} đứng ngay sau {kind} số {last}", sure=False)
        if number == 1 and sections.get(kind) != section:
            known[kind] = {}
        sections[kind] = section
        before = known.setdefault(kind, {}).setdefault(number, (part, title))
        if before[0] is not part and title and before[1] and not _continues(before[1], title):
            where = Mark(part, 0, len(part.passage.text))
            yield Finding(
                where,
                f"số {number} của {kind} đã dùng cho “{before[1]}”",
                ((Mark(before[0], 0, len(before[0].passage.text)), "dùng số ấy trước"),),
            )


def _is_head(part: Part) -> bool:
    text = part.passage.text
    return text.isupper() or text.rstrip().endswith(":")


def _title(text: str) -> str:
    return " ".join(text.split()).strip(" .:–-…\t0123456789").lower()


def _continues(before: str, after: str) -> bool:
    """Return whether a caption is that of another page of the same table, or the same once more."""
    return "tiếp" in after or before.startswith(after[:25]) or after.startswith(before[:25])


def _number(match: re.Match[str]) -> int:
    text = match["number"]
    return int(text) if text.isdigit() else markers.roman(text.upper())
