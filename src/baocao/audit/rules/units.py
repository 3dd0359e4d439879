"""One amount that is said twice in a breath, in two units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from baocao.audit.binding import slips
from baocao.audit.binding.credible import credible
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.meaning.frames import Said
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.tokens import Figure, Token, Type

_SAYING = (
    ("tương", "đương"), ("tức",), ("hay",), ("quy",), ("đổi",), ("=",), ("cụ", "thể"), ("chính", "xác"),
    ("nghĩa", "là"), ("thực", "tế", "là"), ("tính", "ra"), ("tính", "thành"), ("làm", "tròn"), ("viết",), ("đọc",),
    ("nói", "gọn"), ("nói", "cách", "khác"), ("ghi", "đủ"), ("đúng", "bằng"), ("chẵn",), ("vị", "chi"), ("xấp", "xỉ"),
)  # fmt: skip
"""Between two amounts one of these says that the second is the first."""
_LINKING = lexicon.words(
    """
    tương đương với tức là hay bằng quy ra đổi thành = cụ thể chính xác thực tế nghĩa tính làm tròn viết đọc đầy đủ gọn
    lại nói cách khác ghi đúng chẵn vị chi xấp xỉ khoảng gần hơn số tiền con vào sang đơn theo
    """
)
"""Nothing but these stands between a mark and the second amount."""
_SHARED_OUT = frozenset(["/", "mỗi", "một", "bình", "quân", "từng", "trên", "của", "so", "cả", "từ", "thuộc"])
"""After the second amount these say that it is of something else."""
_MOST_WORDS = 5
_TIMES = frozenset({"×", "x", "*", "х"})
_FEWEST_DIGITS = 3
"""So many digits, noughts at the ends aside, are of one amount wherever they stand."""
_SHARED = 2
"""Words that two places have to share."""
_MOST = 8
"""Figures of the same digits that are kept."""


def restated_amount(document: Document) -> Iterator[Finding]:
    """Một số lượng ghi bằng hai đơn vị phải là một số lượng.

    Vì sao: đổi triệu ra tỷ, tạ ra tấn, m2 ra ha dễ lệch một hai số không. Số trong ngoặc không có chữ “tương đương”,
    “tức”, “bằng” chỉ bị nêu khi nó gần bằng hoặc có cùng các chữ số, vì nó có thể là một phần.

    Ví dụ sai:

        Quỹ vận động được 1,25 tỷ đồng (tương đương 125 triệu đồng).

    Cách sửa: đổi lại đơn vị, xem số nào đúng.
    """
    for part, start, end in document.sentences():
        found = list(phrases.single(part.tokens, start, end))
        for (first_at, first), (second_at, second) in pairwise(found):
            if is_said_again(part.tokens, first_at, second_at, end) and _disagree(part, first_at, second_at):
                yield Finding(
                    mark(part, second),
                    f"ghi “{second.shown}” cho “{first.shown}” đứng ngay trước, nhưng hai số lượng ấy khác nhau",
                    ((mark(part, first), f"ghi “{first.shown}”"),),
                )
    yield from _far_apart(document)


def _far_apart(document: Document) -> Iterator[Finding]:
    """Yield an amount said again, in the same digits and another size: `96,8 tỷ đồng`, `968.000 triệu đồng`."""
    known: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for part in document.running:
        for each in document.frames(part):
            size = lexicon.SIZES.get(each.figure.unit)
            digits = slips.digits(each.figure)[0] if size and not each.figure.bound else ""
            if size is None or len(digits) < _FEWEST_DIGITS:
                continue
            same = known[size[0], digits]
            first = next((other for other in same if _is_other_size(other, each)), None)
            if first is not None:
                yield Finding(
                    each.mark,
                    f"ghi “{each.figure.shown}”, ở chỗ khác ghi “{first.figure.shown}”: cùng chữ số, khác đơn vị",
                    ((first.mark, f"ghi “{first.figure.shown}”"),),
                    sure=False,
                )
            if len(same) < _MOST:
                same.append(each)


def _is_other_size(first: Said, second: Said) -> bool:
    """Return whether two figures of the same digits are of one thing and of two sizes."""
    one, other = (each.figure.value.scaled(lexicon.SIZES[each.figure.unit][1]) for each in (first, second))
    words = len(set(first.before.split()) & set(second.before.split())) > _SHARED
    alike = (words or len(first.subject & second.subject) >= _SHARED) and not _one_size(first.figure, second.figure)
    return alike and not one.meets(other)


def is_said_again(tokens: Sequence[Token], first: int, second: int, end: int) -> bool:
    """Return whether the second of two figures can be the first one said again, and nothing parts or shares it."""
    behind = [token.text for token in tokens[second + 1 : min(end, second + 4)] if token.type is not Type.FIGURE]
    if tokens[second].depth == tokens[first].depth and not _equality(tokens, first, second):
        return False
    after = _after_unit(tokens, second, end)
    return after not in _SHARED_OUT and "/" not in behind[:2]


def _after_unit(tokens: Sequence[Token], at: int, end: int) -> str:
    """Return the first word or mark behind a figure that is not its unit."""
    figure = tokens[at].figure
    for token in tokens[at + 1 : min(end, at + 4)]:
        if figure is None or token.start < figure.end or token.text in figure.unit.split():
            continue
        return token.text
    return ""


def _equality(tokens: Sequence[Token], first: int, second: int) -> bool:
    """Return whether words between two figures say that they are one amount."""
    figure = tokens[first].figure
    words = [token.text for token in tokens[first + 1 : second]]
    if figure is not None and words[:1] == [figure.unit]:
        words = words[1:]
    opening = next((at for at, word in enumerate(words[: _MOST_WORDS + 1]) if word in (",", "(", "-", "–")), -1)
    said = words[opening + 1 :]
    return _LINKING.issuperset(said) and (phrases.has(said, _SAYING) or (opening >= 0 and said == ["bằng"]))


def _disagree(part: Part, first_at: int, second_at: int) -> bool:
    """Return whether two amounts of one kind cannot be the same."""
    first, second = part.tokens[first_at].figure, part.tokens[second_at].figure
    if first is None or second is None or "từ" in (first.bound, second.bound):
        return False
    if _one_size(first, second) or part.tokens[first_at - 1].text in _TIMES:
        return False  # “980 suất × 400.000 đồng = 392 triệu đồng”
    a, b = lexicon.SIZES.get(first.unit), lexicon.SIZES.get(second.unit)
    if a is None or b is None or a[0] != b[0]:
        return False
    one, other = first.value.scaled(a[1]), second.value.scaled(b[1])
    if one.meets(other) or not (credible(other, one) or _same_digits(first, second)):
        return False  # “bỏ vốn 64,2 tỷ đồng, nghĩa là 1 đồng ngân sách kéo theo 5,6 đồng”
    return _equality(part.tokens, first_at, second_at) or (
        _opens_only(part.tokens, first_at, second_at) and _is_near(first, second)
    )


def is_same(tokens: Sequence[Token], first: int, second: int) -> bool:
    """Return whether two figures are said to be one: by words, or the second stands alone in brackets."""
    return _opens_only(tokens, first, second) or _equality(tokens, first, second)


def _same_digits(first: Figure, second: Figure) -> bool:
    """Return whether two amounts have the same digits: 1,25 tỷ and 125 triệu."""
    return slips.digits(first)[0] == slips.digits(second)[0]


def _one_size(first: Figure, second: Figure) -> bool:
    return first.unit == second.unit and first.factor == second.factor


def _opens_only(tokens: Sequence[Token], first: int, second: int) -> bool:
    """Return whether the second figure stands alone in the bracket that opens behind the first and what it counts."""
    between = tokens[first + 1 : second]
    other = tokens[second].figure
    unit = other.unit.split() if other is not None else []
    closing = next((token for token in tokens[second + 1 : second + 4] if token.text not in unit), None)
    named = 0 < len(between) <= _MOST_WORDS and all(token.type is Type.WORD for token in between[:-1])
    return named and between[-1].text == "(" and closing is not None and closing.text == ")"


def _is_near(first: Figure, second: Figure) -> bool:
    """Return whether one amount is the other with its digits changed or its size mistaken, and no part of it."""
    low, high = sorted(figure.point.middle * lexicon.SIZES[figure.unit][1] for figure in (first, second))
    return _same_digits(first, second) or (low > 0 and high <= low * Fraction(5, 4))
