"""A per cent beside two figures of one kind, whatever words bind it to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from baocao.audit import said
from baocao.audit.document import Document, Finding
from baocao.audit.meaning import frames
from baocao.audit.meaning.frames import Role, Said
from baocao.audit.reading import lexicon
from baocao.audit.reading.interval import Interval, exactly
from baocao.audit.reading.tokens import Figure, Type
from baocao.audit.rules.ratios import speaks_of

_NEAREST = Fraction(1, 2)
"""A per cent that is farther than so much from what two figures give is that of something else."""
_NEAREST_OF_FRACTION = Fraction(1, 6)
"""So of a fraction of an earlier sentence, which has often its own per cent already."""
_ELSEWHERE = lexicon.words("trước ngoái kỳ cùng theo bình quân chung cả toàn khác từng mỗi riêng nếu phấn sẽ mục dự")
"""With one of these words near it a per cent may be of another time, of more or of less than the two figures are."""


_SENTENCES_BACK = 3
_PIECES = frozenset({"chiếc", "cái", "bộ", "cây", "con"})


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
            shares = [each for each in document.said(part, number) if each.figure.unit == "%"]
            percents = [each for each in shares if each.role not in (Role.PLAN, Role.EARLIER)]
            if len(percents) == 1:
                yield from _judged(percents[0], _beside(document, percents[0]))


def _judged(percent: Said, counts: Sequence[Said]) -> Iterator[Finding]:
    pair = _pair(counts)
    if pair is None or percent.denominator or percent.figure.bound == "từ" or _is_elsewhere(counts, percent):
        return
    end = percent.part.sentences[percent.sentence][1]
    named = counts[-1].depth > percent.depth  # “bằng 71,5% khối lượng hợp đồng (6.800 m2)”
    speaking = named or speaks_of(percent.part.tokens, percent.at, end, pair[0])
    called = percent.part.tokens[percent.at + 1 : percent.at + 2]
    if percent.figure.point.meets(exactly(100)) or not speaking or (called and called[0].text == ":"):
        return
    shares, changes = _relations(*(figure.value for figure in pair))
    changes += _of_earlier(counts)
    if any(each.widened(percent.figure.point.half).meets(percent.figure.value) for each in (*shares, *changes)):
        return
    wanted = changes if percent.role is Role.CHANGE else shares
    nearest = min(wanted, key=lambda each: abs(each.middle - percent.figure.point.middle), default=None)
    reach = _NEAREST if len(counts) == 2 else _NEAREST_OF_FRACTION
    if nearest is None or abs(nearest.middle - percent.figure.point.middle) > nearest.middle * reach:
        return
    first, second = pair
    yield Finding(
        percent.mark,
        f"ghi “{percent.figure.shown}”, nhưng từ hai số bên cạnh {first.shown} và {second.shown} tính ra "
        f"{said.amount(nearest)}%",
        tuple((each.mark, "số bên cạnh") for each in counts),
        sure=False,
    )


def _pair(counts: Sequence[Said]) -> tuple[Figure, Figure] | None:
    """Return the two figures of some, those of one fraction among them; None where they are not just two."""
    if any(each.figure.bound or each.role is Role.EARLIER for each in counts):
        return None
    if len(counts) == 1 and counts[0].denominator is not None:
        return counts[0].figure, counts[0].denominator
    if len(counts) != 2 or any(each.denominator for each in counts) or not any(each.figure.unit for each in counts):
        return None
    return counts[0].figure, counts[1].figure


def _beside(document: Document, percent: Said) -> list[Said]:
    """Return the figures of one kind beside a per cent: of its sentence, or from those before it on."""
    own = _near(document, percent)
    before = [each for each in own if each.part is not percent.part or each.at < percent.at]
    nearest = (before or own)[-1:]
    found = [each for each in own if nearest and _are_alike(each, nearest[0])]
    others = [each for each in own if each not in found]
    paired = any(_are_alike(each, other) for each, other in combinations(others, 2))
    paired = paired or any(not each.figure.unit for each in others)
    return [] if paired or any(each not in found for each in own[len(before) :]) else found


def _near(document: Document, percent: Said) -> list[Said]:
    """Return the figures of a sentence, with those before it where it has not two; back to another per cent."""
    found: list[Said] = []
    for number in range(percent.sentence, max(-1, percent.sentence - _SENTENCES_BACK - 1), -1):
        own = document.said(percent.part, number)
        if number != percent.sentence and any(each.figure.unit == "%" for each in own):
            break
        found = [*(each for each in own if each.counts), *found]
        if len(found) > 1 or any(each.denominator for each in found):
            break
    return found


def _are_alike(first: Said, second: Said) -> bool:
    """Return whether two figures can count the same; `chiếc` stands for anything that is counted."""
    one, other = first.figure.unit, second.figure.unit
    piece = "" in (one, other) and one != other and bool({one, other} & _PIECES)
    return piece or lexicon.are_akin(one, other) or frames.comparable(first.figure, second.figure)


def _is_elsewhere(counts: Sequence[Said], percent: Said) -> bool:
    """Return whether a per cent can be of something else by what it is of, where it stands, the times that are told."""
    part = percent.part
    start, end = part.sentences[percent.sentence]
    first = counts[0].part.sentences[counts[0].sentence][0] if counts[0].part is part else start
    last = counts[-1]
    years = {token.text for token in part.tokens[first:end] if token.type is Type.YEAR}
    planned = any(each.role is Role.PLAN or each.denominator for each in counts)
    if percent.of is Role.EARLIER or (percent.of is Role.PLAN and not planned) or len(years) > 1:
        return True
    behind = last.part is not part or last.sentence < percent.sentence
    if behind and any(token.type is Type.YEAR for token in part.tokens[start : percent.at]):
        return True  # “bệnh nhân thu nhận năm 2024 là 92,4%”
    if behind or last.at < percent.at:
        return bool(_ELSEWHERE & {token.text for token in part.tokens[max(start, percent.at - 14) : percent.at + 8]})
    between = part.tokens[percent.at + 1 : last.at]
    marks = [token.text for token in between if token.type is not Type.WORD]
    named = marks == ["("] or (not marks and bool({"trong", "trên"} & {token.text for token in between[:2]}))
    leading = percent.at == start and not percent.figure.bound and part.tokens[start + 1].text != ":"
    return not leading and (not named or (last is counts[0]) != (last.denominator is not None))


def _of_earlier(counts: Sequence[Said]) -> list[Interval]:
    """Return what a change among two figures is of the value before it: `1.327 ca, giảm 719 ca`."""
    if len(counts) != 2 or counts[1].role is not Role.CHANGE:
        return []
    now, change = (each.figure.value for each in counts)
    share = change.over(now - change if counts[1].way > 0 else now + change)
    return [share.scaled(100)] if share is not None else []


def _relations(first: Interval, second: Interval) -> tuple[list[Interval], list[Interval]]:
    """Return what two figures are of each other, and by how much they differ, in per cent."""
    quotients = [each.scaled(100) for each in (first.over(second), second.over(first)) if each is not None]
    return quotients, [Interval(abs(each.middle - 100), abs(each.middle - 100)) for each in quotients]
