"""The number of things that a sentence announces, against the things that are listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.reading import phrases
from baocao.audit.reading.tokens import Figure, Token, Type

_LISTED = frozenset(
    {
        "nội dung", "nhiệm vụ", "giải pháp", "nhóm", "nhóm nhiệm vụ", "chỉ tiêu", "vấn đề", "tiêu chí",
        "lĩnh vực", "phần", "điểm", "mục tiêu", "tồn tại", "hạn chế", "nguyên nhân", "bài học", "đề xuất",
        "kiến nghị", "đơn vị", "văn bản", "nghị quyết", "quyết định", "kế hoạch", "chương trình", "đề án",
        "mô hình", "bước", "dự án", "công trình", "ý kiến", "lớp", "hội nghị", "tập thể", "cá nhân", "phòng",
        "xã", "đoàn", "cuộc", "khó khăn", "bất cập", "sai phạm", "nguyên tắc", "đồng chí", "thôn", "trường",
        "phường", "huyện", "hộ", "cơ sở", "công ty", "doanh nghiệp", "khâu đột phá", "đột phá", "biện pháp",
        "yêu cầu", "lỗi", "việc", "công việc", "hành vi", "hoạt động", "khâu", "lý do", "tình huống", "hạng mục",
        "hình thức", "sự cố", "gói thầu", "tuyến", "đề tài", "sáng kiến", "danh hiệu", "di tích", "sản phẩm",
        "mặt hàng", "kết quả", "thành tích", "định hướng", "trụ cột", "kỹ năng", "chính sách", "cơ chế", "rủi ro",
        "thách thức", "ưu điểm", "nhược điểm", "điểm mạnh", "điểm yếu", "đặc điểm", "quan điểm", "tác động", "hướng",
    }
)  # fmt: skip
_NAMED = frozenset(
    {
        "xã", "phường", "huyện", "phòng", "đơn vị", "tập thể", "chi bộ", "trường", "thôn", "cơ quan",
        "cá nhân", "đồng chí", "công ty", "doanh nghiệp", "hợp tác xã", "trạm", "bản", "tổ", "khoa", "ban",
        "sở",
    }
)  # fmt: skip
_CUES = frozenset({"sau", "gồm", "là", "thể"})
_MISSED = re.compile(r"^(?:\w+ ){0,3}(?:chưa|không) (?:đạt|hoàn thành)\b")
_SMALL_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def announced_number(document: Document) -> Iterator[Finding]:
    """Số lượng báo trước phải bằng số mục được liệt kê.

    Vì sao: thêm bớt một mục mà quên sửa câu dẫn là lỗi hay gặp. Mục đánh số thì chắc chắn, mục gạch đầu dòng thì
    có khả năng.

    Ví dụ sai:

        Đoàn kiểm tra nêu 3 tồn tại: (1) hồ sơ thiếu; (2) chậm báo cáo.

    Cách sửa: sửa số ở câu dẫn, hoặc bổ sung mục còn thiếu.
    """
    for at, part in enumerate(document.running):
        announced = _announced(part)
        if announced is None:
            continue
        figure, place = announced
        number = int(figure.value.low)
        inside = enumerated(part.tokens, place)
        if inside >= 2:
            if inside != number:
                yield _differs(part, figure, inside, (), sure=True)
            continue
        counts = any(token.figure and token.figure.unit == figure.unit for token in part.tokens[place + 1 :])
        inside = 0 if counts and figure.unit else parted(part.tokens, place)  # “12 mục tiêu: 7 mục tiêu đạt; …”
        if inside >= 2 and inside != number:
            yield _differs(part, figure, inside, (), sure=False)
            continue
        items = document.below(at) if part.passage.text.rstrip().endswith(":") else []
        if len(items) >= 2 and len(items) != number and not _counted_otherwise(part, items, figure):
            numbered = bool(items[0].marker and items[0].marker.path)
            yield _differs(part, figure, len(items), items, sure=numbered)

    yield from _told_of_after(document)
    yield from _told_in_order(document)


_TELLING = frozenset({"nêu", "trên", "này"})


def _told_of_after(document: Document) -> Iterator[Finding]:
    """Yield a number of things `nêu trên` that is not that of the items of the list right before it."""
    for at, part in enumerate(document.running):
        items = _items_before(document.running, at)
        if len(items) < 2 or not part.sentences:
            continue
        here, figure = next(phrases.single(part.tokens, 0, part.sentences[-1][1]), (0, None))
        if figure is None or any(token.figure is not None for token in part.tokens[:here]):
            continue  # a later figure may be of what its own paragraph has just told
        behind = here + 1 + len(figure.unit.split())
        told = figure.unit in _LISTED and part.tokens[behind : behind + 1] and not figure.bound
        if told and part.tokens[behind].text in _TELLING and figure.value.low != len(items):
            yield _differs(part, figure, len(items), items, sure=False)


def _items_before(running: Sequence[Part], at: int) -> Sequence[Part]:
    """Return the items of the list that ends right before a paragraph that is none of it."""
    if not at or running[at].marker is not None or running[at - 1].marker is None:
        return ()
    kind = running[at - 1].marker.kind  # type: ignore[union-attr]  # the line above says that it has one
    first = at
    while first and (marker := running[first - 1].marker) is not None and marker.kind == kind:
        first -= 1
    return running[first:at]


def names_in_brackets(document: Document) -> Iterator[Finding]:
    """Số lượng phải bằng số tên kê trong ngoặc ngay sau nó.

    Vì sao: thêm bớt một tên mà quên sửa số. Tên có chữ “và” ở trong (Khoa học và Công nghệ) được tính cả hai cách; danh
    sách bỏ lửng không bị xét. Mức độ: có khả năng.

    Ví dụ sai:

        Có 4 phòng được tặng Cờ thi đua (Văn phòng, Thanh tra, Kế hoạch - Tài chính).

    Cách sửa: sửa số, hoặc bổ sung tên còn thiếu.
    """
    for part, start, end in document.sentences():
        tokens = part.tokens
        for at in range(start, end):
            figure = tokens[at].figure
            if tokens[at].type is not Type.FIGURE or figure is None or figure.bound or figure.unit not in _NAMED:
                continue
            opening, close = _listing(tokens, at, end)
            least, most = _names(part, opening + 1, _behind_last(part, opening + 1, close))
            if least >= 2 and not least <= figure.value.low <= most:
                yield _differs(part, figure, least, (), sure=False)


_LEADING = frozenset({"gồm", "là"})
_SINGLING = frozenset({"biểu", "hình", "bật", "nhất", "đó", "trong", "chủ", "yếu"})
"""Behind one of these only some are named: `tiêu biểu là`."""


def _listing(tokens: Sequence[Token], at: int, end: int) -> tuple[int, int]:
    """Return the token before a list of names and the one after it: in a bracket, or from `gồm` or `là` to the end."""
    for here in range(at + 1, min(end, at + 14)):
        token = tokens[here]
        if token.text == "(":
            close = (each for each in range(here + 1, end) if tokens[each].depth <= token.depth)
            return here, next(close, end)
        plain = tokens[here - 1].text not in _SINGLING or phrases.said(tokens, here - 2, (",", "đó", "là"))
        if token.text in _LEADING and plain:
            opening = here + (here + 1 < end and tokens[here + 1].text in (":", "các"))
            return opening, next((each for each in range(here + 1, end) if tokens[each].text == ";"), end)
        if token.type is not Type.WORD and token.text not in (",", ":"):
            break
    return end, end


def _behind_last(part: Part, start: int, end: int) -> int:
    """Return where a list ends that closes with `và` and a name, before a clause that says what came of it."""
    commas = [at for at in range(start, end) if part.tokens[at].text == ","]
    names = [_is_name(part, part.tokens[at + 1 : at + 4]) for at in commas if at + 1 < end]
    first = names.index(False) if False in names else len(names)
    if not 0 < first < len(names) or any(names[first:]):
        return end
    return commas[first] if "và" in {token.text for token in part.tokens[commas[first - 1] : commas[first]]} else end


def _names(part: Part, start: int, end: int) -> tuple[int, int]:
    """Return how many names a bracket lists, at the least and at the most; none where it is no mere list of names."""
    tokens = part.tokens[start:end]
    if not tokens or any(_counts(token) or token.type in (Type.SYMBOL, Type.DATE, Type.YEAR) for token in tokens):
        return 0, 0
    if {"như", "gồm", "trong", "khác", "…", ".", ":", ";", "là", "theo", "v"} & {token.text for token in tokens}:
        return 0, 0
    marks = [at for at, token in enumerate(tokens) if token.text == ","]
    firsts = [0, *(at + 1 for at in marks if at + 1 < len(tokens))]
    if not marks or not all(_is_name(part, tokens[at : at + 3]) for at in firsts):
        return 0, 0
    joined = [tokens[at + 1].text for at in range(marks[-1], len(tokens) - 1) if tokens[at].text == "và"]
    new = sum(word == tokens[0].text or word in _BODIES for word in joined)  # “… Sở Tài chính và Sở Tư pháp”
    return len(marks) + 1 + new, len(marks) + 1 + len(joined)


_BODIES = frozenset(
    {"sở", "phòng", "ban", "hội", "trường", "trạm", "xã", "phường", "huyện", "chi", "đảng", "ủy", "tiểu", "đại", "bệnh"}
)
"""What the name of a body begins with, and the second half of one does not."""


def _counts(token: Token) -> bool:
    """Return whether a token counts something, and is no number of a name: `Tiểu đoàn Bộ binh 2`."""
    return token.figure is not None and bool(token.figure.unit or token.figure.noun)


def _is_name(part: Part, tokens: Sequence[Token]) -> bool:
    """Return whether a name begins here: a capital, or the kind of a body and a capital (`xã Hòa Bình`)."""
    words = [token.text for token in tokens]
    behind = next((length for length in (1, 2) if " ".join(words[:length]) in _NAMED and length < len(words)), 0)
    return part.passage.text[tokens[behind].start].isupper()


def _announced(part: Part) -> tuple[Figure, int] | None:
    """Return the number of things that are announced before the first colon or `(1)`, and its token."""
    colon = next((at for at, token in enumerate(part.tokens) if token.text == ":" and not token.depth), None)
    opened = (at for at, token in enumerate(part.tokens) if token.text == "(")
    first = next((at for at in opened if enumerated(part.tokens[at : at + 3], -1)), None)
    colon = min((at for at in (colon, first) if at is not None), default=None)
    if colon is None:
        return None
    for at in range(colon - 1, -1, -1):
        token = part.tokens[at]
        if token.text in (".", ";"):
            return None
        figure = token.figure
        if figure is None:
            continue
        plain = token.type is Type.FIGURE and not figure.bound and figure.value.low == figure.value.high
        behind = [each.text for each in part.tokens[at + 1 : colon] if each.type is Type.WORD]
        unit = figure.unit in _LISTED or any(" ".join(behind[:length]) in _LISTED for length in (1, 2))
        close = len(behind) <= 14 and (len(behind) <= 6 or bool(_CUES & set(behind[-3:])))
        close = close and not (_SINGLING - {"đó"}) & set(behind)
        missed = _MISSED.search(" ".join(behind)) is not None
        verdict = {"đạt", "vượt", "hoàn", "tăng", "giảm"} & set(behind) and not missed
        return (figure, at) if plain and unit and close and not verdict and 2 <= figure.value.low <= 30 else None
    return None


def enumerated(tokens: Sequence[Token], start: int) -> int:
    """Return how many members `(1) …; (2) …` or `(i) …; (ii) …` enumerate behind a token, counted without a gap."""
    found = 0
    for at in range(start + 1, len(tokens) - 2):
        if tokens[at].text == "(" and tokens[at + 2].text == ")":
            inner = tokens[at + 1].text
            if inner == str(found + 1) or (found < len(_SMALL_ROMAN) and inner == _SMALL_ROMAN[found]):
                found += 1
            elif inner.isdigit() and int(inner) == found + 2:
                return 0  # a number is left out, which another rule tells
    return found


_SUMMING = frozenset({"tổng", "cộng", "cả", "tất"})
_LEFT_OPEN = frozenset({"…", "v", "như", "khác", "điển"})


def parted(tokens: Sequence[Token], start: int) -> int:
    """Return how many members a sentence lists behind its colon, parted by semicolons: `ba tồn tại: …; …; …`."""
    colon = next((at for at in range(start, len(tokens)) if tokens[at].text == ":"), len(tokens))
    semicolons = 0
    for at in range(colon + 1, len(tokens)):
        token = tokens[at]
        if token.text in _LEFT_OPEN or (token.type is Type.RATIO and not token.depth):
            return 0  # “19 tiêu chí: đạt 15/19; trong 4 tiêu chí chưa đạt …” tells how many, and names none
        if token.text in (".", "\n", ":") and not token.depth:
            return semicolons + 1 if semicolons and token.text == "." else 0
        if token.text == ";" and not token.depth and at + 1 < len(tokens):
            if tokens[at + 1].text in _SUMMING:
                return 0  # “nhóm 1 có 7 người, nhóm 2 có 6 người; tổng cộng 13 người” is parted by its commas
            semicolons += 1
    return semicolons + 1 if semicolons else 0


def _counted_otherwise(lead: Part, items: Sequence[Part], announced: Figure) -> bool:
    """Return whether the items count things of the announced kind, several an item, or are those of another number.

    `- Xã A: 2 mô hình`; of 8 targets, “3 chưa đạt, cụ thể:”, all 8 are listed.
    """
    if any(token.figure is not None and token.figure.value.low == len(items) for token in lead.tokens):
        return True
    counted = (token.figure for item in items for token in item.tokens if token.figure is not None)
    return any(figure.unit == announced.unit != "" for figure in counted)


_ORDERS = (
    tuple(("thứ", nth) for nth in ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy")),
    tuple((nth, "là") for nth in ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy")),
)


def _told_in_order(document: Document) -> Iterator[Finding]:
    """Yield a number of things that is not that of the sentences told in order: `Thứ nhất, …. Thứ hai, …`."""
    for part in document.running:
        for number, (start, end) in enumerate(part.sentences):
            figure = next((each for _, each in phrases.single(part.tokens, start, end)), None)
            if figure is None or figure.unit not in _LISTED or figure.bound:
                continue
            found = max(_in_order(part, number + 1, order) for order in _ORDERS)
            if found >= 2 and figure.value.low != found:
                yield _differs(part, figure, found, (), sure=False)


def _in_order(part: Part, first: int, order: Sequence[tuple[str, str]]) -> int:
    """Return how many sentences, from one on, begin with the words of an order, without a gap, a mark behind."""
    found = 0
    for start, _ in part.sentences[first:]:
        words = tuple(token.text for token in part.tokens[start : start + 3])
        if found < len(order) and words[:2] == order[found] and words[2:] in ((",",), (":",)):
            found += 1
    return found


def _differs(part: Part, figure: Figure, found: int, items: Sequence[Part], *, sure: bool) -> Finding:
    return Finding(
        mark(part, figure),
        f"báo trước {figure.shown} {figure.unit or ' '.join(figure.noun[:3])}, nhưng liệt kê {found}",
        tuple((Mark(item, 0, max(item.marker.end if item.marker else 1, 1)), "một mục") for item in items[-1:]),
        sure=sure,
    )
