"""A per cent beside two figures of one kind, whatever words bind it to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from baocao.audit import frames, lexicon, said
from baocao.audit.document import Document, Finding, Part
from baocao.audit.frames import Role, Said
from baocao.audit.interval import Interval
from baocao.audit.tokens import Type

_NEAREST = Fraction(1, 2)
"""A per cent that is farther than so much from what two figures give is that of something else."""
_ELSEWHERE = lexicon.words("trước ngoái kỳ cùng bình quân chung cả toàn khác từng mỗi riêng nếu phấn sẽ mục dự")
"""With one of these words near it a per cent may be of another time, of more or of less than the two figures are."""


def percent_of_two(document: Document) -> Iterator[Finding]:
    """Tỷ lệ đứng cạnh hai số cùng loại phải là tỷ lệ của hai số ấy.

    Vì sao: báo cáo viết tỷ lệ bằng nhiều cách (“dừng ở con số 56%”, “chạm ngưỡng 117,2%”) nhưng người đọc vẫn lấy hai
    số bên cạnh để tính lại. Chỉ xét khi quanh đó chỉ có đúng hai số cùng loại và một tỷ lệ, và tỷ lệ ấy gần với kết quả
    tính được nhưng không khớp theo cách tính nào. Mức độ: có khả năng.

    Ví dụ sai:

        Được phân bổ 15.300 triệu đồng, mới thanh toán 9.945 triệu đồng. Tỷ lệ thanh toán dừng ở con số 56%.

    Cách sửa: tính lại tỷ lệ từ hai số.
    """
    for part in document.running:
        for number in range(len(part.sentences)):
            own = document.said(part, number)
            percents = [each for each in own if each.figure.unit == "%"]
            if len(percents) == 1:
                yield from _judged(document, part, number, percents[0])


def _judged(document: Document, part: Part, number: int, percent: Said) -> Iterator[Finding]:
    if percent.figure.bound not in ("", "khoảng") or percent.denominator or percent.role in (Role.PLAN, Role.EARLIER):
        return
    counts = _beside(document, part, number, percent)
    if len(counts) != 2 or not all(_is_plain(each) for each in counts) or _is_elsewhere(counts, percent):
        return
    first, second = counts
    shares, changes = _relations(first.figure.value, second.figure.value)
    step = percent.figure.point.high - percent.figure.point.low
    if any(each.widened(step / 2).meets(percent.figure.value) for each in (*shares, *changes)):
        return
    wanted = changes if percent.role is Role.CHANGE else shares
    nearest = min(wanted, key=lambda each: abs(each.middle - percent.figure.point.middle), default=None)
    if nearest is None or abs(nearest.middle - percent.figure.point.middle) > nearest.middle * _NEAREST:
        return
    yield Finding(
        percent.mark,
        f"ghi “{percent.figure.shown}”, nhưng từ hai số bên cạnh {first.figure.shown} và {second.figure.shown} tính ra "
        f"{said.amount(nearest)}%",
        tuple((each.mark, "số bên cạnh") for each in counts),
        sure=False,
    )


def _beside(document: Document, part: Part, number: int, percent: Said) -> list[Said]:
    """Return the figures of one kind beside a per cent: of its sentence, or with those of the sentence before."""
    own = [each for each in document.said(part, number) if each.counts]
    if len(own) < 2 and number and not any(each.figure.unit == "%" for each in document.said(part, number - 1)):
        own = [*(each for each in document.said(part, number - 1) if each.counts), *own]
    before = [each for each in own if each.sentence < number or each.at < percent.at]
    nearest = (before or own)[-1:]
    found = [each for each in own if nearest and frames.comparable(each.figure, nearest[0].figure)]
    others = [each for each in own if each not in found]
    paired = any(frames.comparable(each.figure, other.figure) for each, other in combinations(others, 2))
    return [] if paired or any(each not in found for each in own[len(before) :]) else found


def _is_plain(each: Said) -> bool:
    return each.denominator is None and not each.figure.bound and each.role is not Role.EARLIER


def _is_elsewhere(counts: Sequence[Said], percent: Said) -> bool:
    """Return whether a per cent can be of something else by what it is of, where it stands, the times that are told."""
    part = percent.part
    start, end = part.sentences[percent.sentence]
    years = {t.text for t in part.tokens[part.sentences[counts[0].sentence][0] : end] if t.type is Type.YEAR}
    words = {token.text for token in part.tokens[max(start, percent.at - 14) : percent.at + 8]}
    planned = any(each.role is Role.PLAN for each in counts)
    if percent.of is Role.EARLIER or (percent.of is Role.PLAN and not planned) or len(years) > 1:
        return True
    if percent.at > counts[-1].at or percent.sentence > counts[-1].sentence:
        return bool(_ELSEWHERE & words)
    between = [token for token in part.tokens[percent.at + 1 : counts[-1].at] if token.type is not Type.WORD]
    return percent.at > start and ([token.text for token in between] != ["("] or percent.at < counts[0].at)


def _relations(first: Interval, second: Interval) -> tuple[list[Interval], list[Interval]]:
    """Return what two figures are of each other, and by how much they differ, in per cent."""
    quotients = [each.scaled(100) for each in (first.over(second), second.over(first)) if each is not None]
    return quotients, [Interval(abs(each.middle - 100), abs(each.middle - 100)) for each in quotients]
