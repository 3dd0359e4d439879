"""What is left of a whole, and what there was, came, went and is there at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from baocao.audit import ledger, said
from baocao.audit.classes import mark_on_scale
from baocao.audit.document import Document, Finding, mark
from baocao.audit.frames import Said
from baocao.audit.interval import Interval, total
from baocao.audit.rules.totals import left_of_hundred
from baocao.audit.tokens import Figure

_LEFT = re.compile(r"còn lại\b|\bsố dư\b|\bcòn (?:thiếu|nợ|tồn|phải|trống)|\bsố còn\b")
"""Before a figure these say that it is what is left."""
_STILL = re.compile(r"(?:^| )(?:hiện|vẫn|nay|chỉ|mới|hiện vẫn)? ?còn(?: khoảng| gần| trên| hơn| có)?$")
_UNDONE = re.compile(r"^(?:\S+ ){0,5}(?:chưa|đang|không|nữa|phải)\b")
_ELSEWHERE = re.compile(r"\b(?:trước|đầu|cuối|lũy kế|luỹ kế)\b|(?<!còn )\bnợ\b")
_NOT = re.compile(r"\b(?:chưa|không|đang)\b")
MOVING = re.compile(
    r"\b(?:tăng|giảm|phát sinh|thêm|trước|chuyển(?! đổi)|bổ sung|(?<!thôn )mới(?! (?:chi|được|đạt|có|giải|thu|nộp|làm))"
    r"|nợ|(?:đầu|cuối) (?:năm|kỳ|tháng|quý)"
    r"|bình quân|mỗi|trong đó|riêng|nâng|trung bình|cùng kỳ)\b"
)
"""Words of a reckoning with more than a whole and what was taken from it."""
_ADDED = re.compile(r"(?:bổ sung|mới|thêm)\b(?! \S+ \S+ \S+)")
"""A whole may be of what was added: `bổ sung 4.260 bản sách`."""
_MOST = 6
_BACK = 3
"""Sentences back in which a whole and its parts are looked for."""
_SMALL = 30
"""Smaller figures are often differences of others by chance."""

_OPENING = re.compile(
    r"đầu (?:năm|kỳ|tháng|quý)|(?:kỳ|năm|tháng|quý) trước (?:chuyển|tồn|còn|để)|chuyển (?:từ|qua|sang).*trước"
    r"|tồn (?:cũ|đầu)|từ (?:kỳ|năm) trước"
)
_CLOSING = re.compile(
    r"cuối (?:năm|kỳ|tháng|quý)|chuyển (?:sang )?(?:kỳ|năm|tháng|quý) sau|(?:hiện|nay) (?:còn|có)\b|còn lại"
    r"|đang (?:giải quyết|xem xét|xử lý|thụ lý|trong)|chưa (?:giải quyết|xử lý)|còn tồn|dư nợ còn|tồn cuối"
)
_COMING = re.compile(
    r"tiếp nhận|thụ lý|phát sinh|kết nạp|chuyển đến|nhận (?:mới|thêm)|\bmới\b|cho vay|bổ sung|nhập|tăng|thành lập|thêm"
)
_GOING = re.compile(
    r"giải quyết|thoát|chuyển đi|xóa tên|xoá tên|khai trừ|thu hồi|thu nợ|từ trần|ra khỏi|xuất|trả|hoàn thành|giảm|nghỉ"
    r"|giải thể|xử lý xong|đã xử lý|bỏ học|thôi học|\bchết\b|rút"
)


def remainder(document: Document) -> Iterator[Finding]:
    """Số còn lại phải bằng tổng trừ phần đã nói.

    Vì sao: tổng, phần đã làm và phần còn lại đứng gần nhau thì ai cũng trừ được, dù ở một câu, ở hai câu liền nhau hay
    ở các mục của một danh sách. “Còn lại”, “còn thiếu”, “còn phải” thì chắc chắn; “chưa”, “đang” thì có khả năng.
    Khi giữa chừng có số tăng thêm, phát sinh hay của kỳ khác thì không xét.

    Ví dụ sai:

        Tiếp nhận 148 hồ sơ, đã giải quyết 131 hồ sơ, còn lại 12 hồ sơ.

    Cách sửa: kiểm tra lại ba số với số liệu gốc.
    """
    for window in ledger.windows(document):
        for place, rest in enumerate(window):
            explicit = _LEFT.search(rest.before) is not None
            if explicit or _is_undone(rest):
                yield from _left(window, place, rest, sure=explicit)
    yield from left_of_hundred(document)


def _is_undone(entry: Said) -> bool:
    """Return whether a figure is of what is not done yet: `còn 4 xã chưa đạt`, `số chưa nghiệm thu là 75 ha`."""
    if _STILL.search(entry.before) and _UNDONE.search(entry.after):
        return True
    if mark_on_scale(entry.before.split()):
        return False  # “chưa hài lòng 84 phiếu” is a mark among others
    return _NOT.search(entry.before) is not None or re.match(r"(?:\S+ ){0,2}(?:chưa|đang)\b", entry.after) is not None


class _Term(NamedTuple):
    """A figure of a reckoning and where it stands."""

    entry: Said
    figure: Figure


def _left(window: Sequence[Said], place: int, rest: Said, *, sure: bool) -> Iterator[Finding]:
    """Yield the finding that what is left is not the whole less the parts before it."""
    given = _nearest(window[:place], rest)
    if re.search(r"so với|kế hoạch|chỉ tiêu", rest.after):
        return  # short of a plan, and no rest
    if len(given) < 2 or len(given) > (3 if sure else 2) or _ELSEWHERE.search(rest.before):
        return
    whole, *parts = (term.figure.value for term in given)
    left = whole - total(parts)
    amiss = any(not each.below(whole) for each in (*parts, rest.figure.value))
    if amiss or left.high <= 0 or _can_be(rest.figure.value, [term.figure.value for term in given]):
        return
    if rest.figure.value.middle >= _SMALL and _is_explained(window, rest):
        return
    if _is_listed_on(window[place + 1 :], rest, left - rest.figure.value, sure=sure):
        return
    if not sure and abs(left.middle - rest.figure.value.middle) * 5 > whole.middle:
        return  # of a field only, or of something else: a slip is not so wide of the mark
    shown = " - ".join(term.figure.shown for term in given)
    yield Finding(
        rest.mark,
        f"ghi còn “{rest.figure.shown}”, nhưng {shown} = {said.amount(left, rest.figure.factor)}",
        tuple(
            (mark(term.entry.part, term.figure), "phần đã nói" if number else "tổng")
            for number, term in enumerate(given)
        ),
        sure=sure and len(parts) == 1,
    )


def _nearest(before: Sequence[Said], rest: Said) -> list[_Term]:
    """Return the whole and the parts that, back over so many sentences, come the nearest to adding up with the rest."""
    best: list[_Term] = []
    least = Fraction(1, 4)
    for reach in range(_BACK + 1):
        given = _given(before, rest, reach)
        if len(given) < 2 or given == best:
            continue
        whole, *parts = (term.figure.value.middle for term in given)
        gap = abs(whole - sum(parts) - rest.figure.value.middle)
        if whole and gap / whole < least:
            best, least = given, gap / whole
    return best


def _given(before: Sequence[Said], rest: Said, reach: int) -> list[_Term]:
    """Return the whole and the parts before what is left, so many sentences back; none if reckoned otherwise."""
    found: list[_Term] = []
    for entry in before[-_MOST:]:
        summed = re.search("lũy kế|luỹ kế", entry.before) and not found
        if summed:
            return []
        apart = entry.part is rest.part and rest.sentence - entry.sentence > reach
        if apart or entry.depth > rest.depth or not ledger.alike(entry.figure, rest.figure):
            continue
        if MOVING.search(entry.around) and (found or not _ADDED.search(entry.before)):
            return []
        if entry.denominator is not None:
            found.append(_Term(entry, entry.denominator))
        found.append(_Term(entry, entry.figure))
    return found


def _is_explained(window: Sequence[Said], rest: Said) -> bool:
    """Return whether what is left is some figure of the paragraph less one or two others of it."""
    values = [each.figure.value for each in window if each is not rest and ledger.alike(each.figure, rest.figure)][:9]
    for whole in values:
        for number, first in enumerate(values):
            left = whole - first
            if left.meets(rest.figure.value) or any((left - each).meets(rest.figure.value) for each in values[:number]):
                return True
    return False


def _is_listed_on(following: Sequence[Said], rest: Said, missing: Interval, *, sure: bool) -> bool:
    """Return whether the sentence goes on with more that is left, or with what is missing."""
    more: list[Interval] = []
    for entry in following[:_MOST]:
        if entry.part is rest.part and entry.sentence != rest.sentence:
            break
        if entry.depth == rest.depth and ledger.alike(entry.figure, rest.figure):
            more.append(entry.figure.value)
            if not sure or total(more).meets(missing) or _LEFT.search(entry.before):
                return True
    return False


def _can_be(rest: Interval, given: Sequence[Interval]) -> bool:
    """Return whether what is left is some of the figures added to and taken from each other."""
    for signs in product((1, 0, -1), repeat=len(given)):
        added = total([each for sign, each in zip(signs, given, strict=True) if sign > 0])
        value = added - total([each for sign, each in zip(signs, given, strict=True) if sign < 0])
        if any(signs) and value.meets(rest):
            return True
    return False


def flow(document: Document) -> Iterator[Finding]:
    """Số đầu kỳ cộng số đến, trừ số đi phải bằng số cuối kỳ.

    Vì sao: hồ sơ, đơn thư, vụ án, đảng viên, dư nợ được báo cáo theo kỳ: kỳ trước chuyển sang, tiếp nhận mới, đã giải
    quyết, chuyển kỳ sau. Bốn số ấy tính được lẫn nhau. Khi còn số khác xen vào mà tính theo cách nào đó thì khớp, không
    nêu. Mức độ: có khả năng.

    Ví dụ sai:

        Kỳ trước chuyển sang 34 vụ, thụ lý mới 210 vụ, đã giải quyết 198 vụ, chuyển kỳ sau 56 vụ.

    Cách sửa: tính lại số cuối kỳ, kiểm tra từng số với sổ theo dõi.
    """
    for window in ledger.windows(document):
        opened = [each for each in window if _OPENING.search(each.around) and not _CLOSING.search(each.around)]
        closed = [each for each in window if _CLOSING.search(each.around) and not _OPENING.search(each.around)]
        if len(opened) == 1 and len(closed) == 1:
            yield from _unbalanced(window, opened[0], closed[0])


def _unbalanced(window: Sequence[Said], opened: Said, closed: Said) -> Iterator[Finding]:
    between = [
        (_way(each), each)
        for each in window
        if each not in (opened, closed) and not each.depth and ledger.alike(each.figure, opened.figure)
    ]
    moved = [(way, each) for way, each in between if way]
    same = ledger.alike(opened.figure, closed.figure) and not opened.figure.bound and not closed.figure.bound
    if not same or not moved or len(between) > _MOST:
        return
    value, end = opened.figure.value, closed.figure.value
    choices = [(way, 0) if way else (1, -1, 0) for way, _ in between]
    for signs in product(*choices):
        if sum(way != 0 and not sign for sign, (way, _) in zip(signs, between, strict=True)) > 1:
            continue  # one figure may be said aside; more than that is left out to make it fit
        if _after(value, [(sign, each) for sign, (_, each) in zip(signs, between, strict=True)]).meets(end):
            return
    due = _after(value, moved)
    if due.high <= 0 or abs(due.middle - end.middle) * 4 > value.middle + due.middle:
        return
    steps = "".join(f" {'+' if way > 0 else '-'} {each.figure.shown}" for way, each in moved)
    yield Finding(
        closed.mark,
        f"ghi “{closed.figure.shown}”, nhưng {opened.figure.shown}{steps} = {said.amount(due, closed.figure.factor)}",
        ((opened.mark, "số đầu kỳ"), *((each.mark, "số đến" if way > 0 else "số đi") for way, each in moved)),
        sure=False,
    )


def _way(entry: Said) -> int:
    """Return 1 for what came, -1 for what went, 0 for what says neither."""
    if _GOING.search(entry.before):
        return -1
    if _COMING.search(entry.around):
        return 1
    return -1 if _GOING.search(entry.after) else 0


def _after(value: Interval, moved: Sequence[tuple[int, Said]]) -> Interval:
    """Return what there is after what came and went."""
    for way, each in moved:
        if way:
            value = value + each.figure.value if way > 0 else value - each.figure.value
    return value
