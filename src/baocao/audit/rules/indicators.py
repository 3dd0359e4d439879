"""One indicator with two values in two places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit import phrases
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.tokens import Figure, Token, Type
from baocao.passages import Kind

_MEASURES = re.compile(
    r"(tỷ lệ|tổng thu|tổng chi|thu ngân sách|chi ngân sách|thu nhập bình quân|giá trị sản xuất|sản lượng|tổng sản lượng"
    r"|tổng diện tích|diện tích|tổng đàn|dân số|tổng dân số|giải quyết việc làm|tạo việc làm|tuyển mới|tốc độ tăng"
    r"|tổng vốn|tổng kinh phí|tổng số|số hộ|số lao động|số người|xuất khẩu lao động|tổng giá trị|tổng mức"
    r"|thu nhập|kim ngạch|độ che phủ|kết nạp|số học sinh)\b"
)
_LEADING = frozenset(
    [
        "và",
        "về",
        "đến",
        "nay",
        "toàn",
        "đã",
        "là",
        "trong",
        "đó",
        "có",
        "năm",
        "cả",
        "ước",
        "với",
        "nhờ",
        "hết",
        "riêng",
        "tính",
        "qua",
        "kết",
        "quả",
        "thực",
        "hiện",
        "cụ",
        "thể",
    ]
)
_LINKING = frozenset(
    [
        "là",
        "đạt",
        "còn",
        "có",
        "được",
        "ước",
        "bằng",
        "chiếm",
        "ở",
        "mức",
        "chỉ",
        "cho",
        "thực",
        "hiện",
        "lên",
        "tới",
        "đến",
        "hiện",
        "cả",
        "khoảng",
    ]
)
_WANTED = frozenset(["hoạch", "tiêu", "phấn", "đấu", "kiến", "giao", "dự", "nghị", "toán", "tới", "sẽ"])
_PLANNING = re.compile(r"nhiệm vụ|phương hướng|mục tiêu|kế hoạch|chỉ tiêu|giải pháp", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?:xã|phường|thị trấn|thị xã|huyện|thôn|bản|ấp|khối|trường|phòng|chi bộ|công ty|bệnh viện"
    r"|trạm|trung tâm|cụm|khu|tổ)\s+((?:[A-ZĐÀ-Ỹ][\w.]*\s?|\d+\s?){1,5})",
    re.IGNORECASE,
)
_TIMES = ("đầu", "cuối", "quý", "tháng", "kỳ", "trước", "ngoái", "học", "vụ", "nhiệm", "đợt")


class Fact(NamedTuple):
    """A value that a sentence states of an indicator."""

    part: Part
    figure: Figure
    sentence: int
    year: str


def one_indicator_two_values(document: Document) -> Iterator[Finding]:
    """Một chỉ tiêu của một thời kỳ chỉ có một giá trị.

    Vì sao: phần đầu và phần đánh giá chung thường lấy số ở hai thời điểm. Chỉ so khi tên chỉ tiêu, đơn vị, thời
    gian và địa danh trong câu giống hệt nhau, cả hai đều là kết quả. Cùng ghi rõ năm thì chắc chắn, không ghi năm
    thì có khả năng.

    Ví dụ sai:

        Tỷ lệ hộ nghèo năm 2022 còn 4,86%. … Đánh giá chung: tỷ lệ hộ nghèo năm 2022 còn 4,68%.

    Cách sửa: thống nhất một số ở mọi chỗ.
    """
    first: dict[tuple[object, ...], Fact] = {}
    told: set[tuple[object, ...]] = set()
    planning = False
    for part in document.parts:
        if part.passage.kind is Kind.CELL:
            continue
        if (part.marker and part.marker.kind in ("roman", "part", "phần", "A")) or part.passage.kind is Kind.HEADING:
            planning = bool(_PLANNING.search(part.passage.text)) and not re.search(
                "kết quả|thực hiện", part.passage.text, re.IGNORECASE
            )
        for number, (start, end) in enumerate(part.sentences):
            if planning:
                continue
            for key, fact in _facts(part, number, start, end):
                before = first.setdefault(key, fact)
                if before is fact or key in told or (before.part is part and before.sentence == number):
                    continue
                if not before.figure.value.meets(fact.figure.value):
                    told.add(key)
                    yield _two(before, fact, str(key[0]))


def _two(before: Fact, after: Fact, name: str) -> Finding:
    return Finding(
        mark(after.part, after.figure),
        f"“{name}” ghi “{after.figure.shown}”, ở chỗ khác ghi “{before.figure.shown}”",
        ((mark(before.part, before.figure), f"ghi “{before.figure.shown}”"),),
        sure=bool(after.year),
    )


def _facts(part: Part, number: int, start: int, end: int) -> Iterator[tuple[tuple[object, ...], Fact]]:
    tokens = part.tokens
    text = part.passage.text[tokens[start].start : tokens[end - 1].end]
    places = tuple(
        sorted(
            {
                " ".join(found.split()).lower()
                for found in _PLACE.findall(text)
                if found[:1].isupper() or found[:1].isdigit()
            }
        )
    )
    years = {token.text for token in tokens[start:end] if token.type in (Type.YEAR, Type.PERIOD)}
    if len(years) > 1:
        return
    times = tuple(
        token.text for token in tokens[start:end] if token.text in _TIMES or token.type in (Type.LABEL, Type.DATE)
    )
    for at, figure in phrases.single(tokens, start, end):
        name = _named(tokens, at, start)
        if any(token.text in _WANTED for token in tokens[max(start, at - 60) : at]):
            return
        if not name or figure.bound == "từ" or figure.unit == "điểm %" or tokens[at].depth:
            continue
        year = min(years, default="")
        yield (name, figure.unit, year, times, places), Fact(part, figure, number, year)
        return


def _named(tokens: Sequence[Token], at: int, start: int) -> str:
    """Return the name of the indicator that a figure is stated of: the words of its clause before it."""
    words: list[str] = []
    for token in reversed(tokens[max(start, at - 16) : at]):
        if token.figure is not None or token.text in (",", ";", ":", ")", "(", "-", "–"):
            break
        if token.type is Type.WORD:
            words.append(token.text)
    words.reverse()
    if {"tăng", "giảm", "thêm", "trong"} & set(words):
        return ""
    while words and words[-1] in _LINKING:
        words.pop()
    while words and words[0] in _LEADING:
        words.pop(0)
    if words[-1:] == ["năm"]:
        words.pop()
    for first in range(min(len(words) - 2, 5)):
        name = " ".join(words[first:])
        if _MEASURES.match(name):
            return name
    return ""
