"""Rules of the words of the text: what is cited and how, capitals (BC569, BC571, BC572)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baocao.checks.word_format.common import TEXT, Finding, Found, Placed, Sheet, source
from baocao.language import capitals
from baocao.parts.patterns import ARTICLE, CLAUSE

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT = (*TEXT, "Dieu", "CanCu")


def citing(sheet: Sheet) -> Found:
    """Viện dẫn văn bản và điều, khoản đúng chữ hoa: «khoản 2 Điều 5», «Kế hoạch số 15/KH-UBND».

    Vì sao: «Phần», «Chương», «Mục», «Điều» viết hoa khi viện dẫn; «khoản», «điểm» viết thường; tên loại của một văn bản
    cụ thể viết hoa (Phụ lục II, mục V.6, V.7).

    Ví dụ sai:

        Thực hiện Khoản 2 điều 5 Luật Lưu trữ và kế hoạch số 15/KH-UBND

    Cách sửa: ghi «khoản 2 Điều 5 Luật Lưu trữ và Kế hoạch số 15/KH-UBND».
    """
    yield from _flawed(sheet, capitals.PARTS)


def words(sheet: Sheet) -> Found:
    """Chữ hoa trong lời văn theo Phụ lục II: đầu câu, «Nhân dân», «thứ Hai», «tháng Tám», «tết Nguyên đán», «Quận 1».

    Vì sao: Phụ lục II quy định viết hoa trong văn bản hành chính (mục I, III.1, V.1, V.8); chỉ soát chỗ chắc chắn.

    Ví dụ sai:

        Công tác được duy trì. các vướng mắc được tháo gỡ.

    Cách sửa: viết hoa như thông báo ghi.
    """
    yield from _flawed(sheet, capitals.NOUNS)
    begins = False
    for item in sheet.body:
        key = item.part.key
        if key not in (*_TEXT, "Khac", "Heading1"):
            begins = False
            continue
        opening = capitals.opening(_unlabelled(item)) if begins and key in ("NoiDung", "Khoan", "Dieu") else ()
        for flaw in (*opening, *capitals.sentences(item.text)):
            yield Finding(item, f"{flaw.message}, theo Phụ lục II, mục I, Nghị định 30/2020/NĐ-CP.", f"{flaw.hint}.")
        begins = key == "Heading1" or _is_closed(item)


def _unlabelled(item: Placed) -> str:
    """Return the text of a clause or an article behind its number."""
    if item.part.key == "Khoan" and (clause := CLAUSE.match(item.text)):
        return clause["title"]
    if item.part.key == "Dieu" and (article := ARTICLE.match(item.text)):
        return article["rest"].lstrip(". ")
    return item.text


def _is_closed(item: Placed) -> bool:
    """Return whether a paragraph ends a sentence, or is the title of a clause, so that the next one begins anew."""
    text = item.text.rstrip('”" )')
    title = item.part.key in ("Khoan", "Dieu") and all(each.bold for each in item.formats)
    return text.endswith((".", "?", "!")) or (title and text[-1:].isalnum())


def _flawed(sheet: Sheet, rules: tuple[capitals.Rule, ...]) -> Iterator[Finding]:
    """Yield the first flaw of each paragraph of the text; its first word is another rule's."""
    for item in sheet.of(*_TEXT):
        flaw = next((each for each in capitals.flaws(item.text, rules) if each.start), None)
        if flaw is not None:
            yield Finding(item, f"{flaw.message}: {flaw.hint}, Nghị định 30/2020/NĐ-CP.", f"Ghi lại: {flaw.new}")


_CITATION = re.compile(
    r"\b(?:Nghị quyết|Quyết định|Chỉ thị|Thông báo|Hướng dẫn|Chương trình|Kế hoạch|Đề án|Báo cáo|Tờ trình|Công điện|"
    r"Công văn|Nghị định|Thông tư(?: liên tịch)?|Kết luận|Quy định|Quy chế|Văn bản) số:? "
    r"(?P<symbol>\d{1,5}(?:[/-][\wĐđ]+)+)"
)
_DAY = re.compile(r"\b(?:ngày|tháng|năm)\s*(?:\d|[.…])|\bngày\b.{0,12}\btháng\b|\bcùng ngày\b|\d{1,2}/\d{1,2}/\d{4}")
_ISSUER = re.compile(r"\b(?:của|do)\b")
_ISSUED = re.compile(r"\b(?:của|do|ban hành|ký|có|nhận được|gửi|trình|tại)\b")
_NEAR = 220
"""Characters behind a citation within which its date and issuer stand, so that a list of documents can share them."""
_END = re.compile(r"[.;]\s")


def first_cited(sheet: Sheet) -> Found:
    """Văn bản viện dẫn lần đầu trong nội dung phải ghi đủ thời gian ban hành và tên cơ quan ban hành.

    Vì sao: khi viện dẫn lần đầu phải ghi đủ tên loại, số và ký hiệu, thời gian ban hành, tên cơ quan ban hành và trích
    yếu; các lần sau chỉ ghi tên loại, số và ký hiệu; luật, pháp lệnh chỉ ghi tên loại và tên (Phụ lục I, phần I,
    mục II.6b). Trích yếu không soát, vì có nhiều cách diễn đạt.

    Ví dụ sai:

        Thực hiện Kế hoạch số 15/KH-UBND, Sở Nội vụ báo cáo như sau:

    Cách sửa: ghi «Kế hoạch số 15/KH-UBND ngày 10 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh về ...».
    """
    known: set[str] = set()
    for item in sheet.of(*_TEXT):
        for found in _CITATION.finditer(item.text):
            symbol = found["symbol"].casefold()
            lacks = [] if symbol in known else _lacking(item.text, found.start(), found.end())
            known.add(symbol)
            if lacks:
                yield Finding(
                    item,
                    f"viện dẫn lần đầu «{found[0]}» thiếu {' và '.join(lacks)}, {source('II.6b')}.",
                    f"Ghi «{found[0]} ngày ... tháng ... năm ... của <cơ quan ban hành> về <trích yếu>».",
                )


def _lacking(text: str, start: int, end: int) -> list[str]:
    """Return what a citation at this stretch of a text does not say."""
    before = _END.split(text[max(start - _NEAR, 0) : start])[-1]
    behind = _END.split(text[end : end + _NEAR], maxsplit=1)[0]
    lacks = []
    if not (_DAY.search(behind) or _DAY.search(before)):
        lacks.append("thời gian ban hành")
    if not (_ISSUER.search(behind) or _ISSUED.search(before)):
        lacks.append("tên cơ quan ban hành")
    return lacks
