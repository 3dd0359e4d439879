"""One indicator with two values in two places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from baocao.audit import phrases, whereabouts
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
        "mới",
        "đã",
        "cũng",
        "vẫn",
        "đều",
    ]
)
_WANTED = frozenset({
    ("kế", "hoạch"), ("chỉ", "tiêu"), ("mục", "tiêu"), ("phấn", "đấu"), ("kiến", "nghị"), ("đề", "nghị"),
    ("dự", "kiến"), ("dự", "toán"), ("dự", "báo"), ("được", "giao"), ("năm", "tới"), ("gian", "tới"), ("tới", "đây"),
})  # fmt: skip
_WANTED_WORDS = frozenset(["sẽ", "giao"])
_PLANNING = re.compile(r"nhiệm vụ|phương hướng|mục tiêu|kế hoạch|chỉ tiêu|giải pháp", re.IGNORECASE)
_WEIGHTS = {"kg": 1, "tạ": 100, "tấn": 1000}
_SCOPES = re.compile(whereabouts.EVERYWHERE + r"|trên địa bàn \w+(?: \w+)?")
_REACH = 1_500
"""Characters before the end of a sentence in which its place and time are looked for."""
_LONG = 4
"""Words that must follow a number for them to name what is counted: `xã đạt chuẩn nông thôn mới`."""


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
                if not _meets(before.figure, fact.figure):
                    told.add(key)
                    yield _two(before, fact, str(key[0]))


def _meets(first: Figure, second: Figure) -> bool:
    """Return whether two values of one indicator can be one, weights in the smaller unit."""
    sizes = [_WEIGHTS.get(each.unit, 1) for each in (first, second)]
    return first.value.scaled(sizes[0]).meets(second.value.scaled(sizes[1]))


def _two(before: Fact, after: Fact, name: str) -> Finding:
    return Finding(
        mark(after.part, after.figure),
        f"“{name}” ghi “{after.figure.shown}”, ở chỗ khác ghi “{before.figure.shown}”",
        ((mark(before.part, before.figure), f"ghi “{before.figure.shown}”"),),
        sure=bool(after.year),
    )


def _facts(part: Part, number: int, start: int, end: int) -> Iterator[tuple[tuple[object, ...], Fact]]:
    tokens = part.tokens
    years = {token.text for token in tokens[start:end] if token.type in (Type.YEAR, Type.PERIOD)}
    if len(years) > 1:
        return
    times = tuple(token.text for token in tokens[start:end] if token.type in (Type.LABEL, Type.DATE))
    for at, figure in phrases.single(tokens, start, end):
        name = _named(tokens, at, start) or _counted(tokens, at, start, end)
        if _is_wanted(tokens, at, start, name):
            return
        if not name or figure.bound == "từ" or figure.unit == "điểm %" or tokens[at].depth:
            continue
        year = min(years, default="")
        unit = "tấn" if figure.unit in _WEIGHTS else figure.unit
        text = part.passage.text[max(0, tokens[end - 1].end - _REACH) : tokens[end - 1].end]
        own = part.passage.text[tokens[start].start : figure.start]
        where = (
            whereabouts.places(text),
            whereabouts.moments(text),
            whereabouts.part_of(own),
            whereabouts.behind(tokens, at, end),
        )
        yield (name, unit, year, times, *where), Fact(part, figure, number, year)
        return


def _is_wanted(tokens: Sequence[Token], at: int, start: int, name: str) -> bool:
    """Return whether what stands before a figure, the indicator's name aside, says that it is planned."""
    before = [token.text for token in tokens[max(start, at - 60) : at] if token.type is Type.WORD]
    own = name.split()
    for first in range(len(before) - len(own) + 1):
        if own and before[first : first + len(own)] == own:
            before[first : first + len(own)] = ["…"]
            break
    words = {word for word, after in pairwise([*before, ""]) if (word, after) != ("giao", "thông")}
    return any(pair in _WANTED for pair in pairwise(before)) or bool(_WANTED_WORDS & words)


def _counted(tokens: Sequence[Token], at: int, start: int, end: int) -> str:
    """Return what is counted where the number stands inside the name: `toàn huyện có 14 xã đạt chuẩn nông thôn mới`."""
    if at - 1 < start or tokens[at - 1].text != "có":
        return ""
    before = " ".join(token.text for token in tokens[max(start, at - 9) : at - 1])
    scopes = _SCOPES.findall(before)
    behind: list[str] = []
    for token in tokens[at + 1 : min(end, at + 20)]:
        if token.type is not Type.WORD:
            break
        behind.append(token.text)
    stop = at + 1 + len(behind)
    closed = stop >= end or tokens[stop].text in (",", ";", ".")
    whole = len(scopes) == 1 and before.endswith(scopes[0]) and closed and len(behind) >= _LONG
    return f"{scopes[0]} có {' '.join(behind)}" if whole else ""


def _named(tokens: Sequence[Token], at: int, start: int) -> str:
    """Return the name of the indicator that a figure is stated of: the words of its clause before it."""
    words: list[str] = []
    for token in reversed(tokens[max(start, at - 16) : at]):
        if token.figure is not None or token.text in (",", ";", ":", ")", "(", "-", "–"):
            break
        if token.type is Type.WORD:
            words.append(token.text)
    words.reverse()
    if {"tăng", "giảm", "thêm"} & set(words) or ("trong", "đó") in pairwise(words):
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
