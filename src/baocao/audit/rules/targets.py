"""A target that the way stated to it cannot reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.audit import paths, phrases, said
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.tokens import Figure, Token, Type

_LINKS = frozenset(
    [
        "còn",
        "xuống",
        "là",
        "đạt",
        "ở",
        "mức",
        "dưới",
        "trên",
        "khoảng",
        "đến",
        "năm",
        "phấn",
        "đấu",
        "tỷ",
        "lệ",
        "giảm",
        "cuối",
        "đầu",
    ]
)


def unreachable_target(document: Document) -> Iterator[Finding]:
    """Chỉ tiêu phải đạt được bằng chính mức tăng, giảm đã đề ra.

    Vì sao: hiện còn 3,51% mà giảm ở mức thấp nhất là 1% thì chỉ còn 2,51%; hiện có 18 trường mà mỗi năm thêm 3
    trường trong 2 năm thì được 24, chưa tới 30. Mức độ: có khả năng, vì kỳ tính có thể dài hơn.

    Ví dụ sai:

        Cuối năm tỷ lệ hộ nghèo còn 3,51%. Năm tới phấn đấu hộ nghèo dưới 2,5% (giảm 1-1,5%/năm).

    Cách sửa: nâng mức giảm tối thiểu, hoặc nới chỉ tiêu.
    """
    known: dict[tuple[str, ...], tuple[Part, Figure]] = {}
    for part, start, end in document.sentences():
        yield from _paths(part, start, end, known)
        yield from paths.unreached(document, part, start)
        for at, figure in phrases.single(part.tokens, start, end):
            name = _name(part.tokens, at, start)
            if figure.unit == "%" and not figure.bound and name and not _is_wanted(part.tokens, start, end):
                known.setdefault(name, (part, figure))


def _is_wanted(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(token.text in ("phấn", "mục", "tiêu", "kế") for token in tokens[start:end])


def _name(tokens: Sequence[Token], at: int, start: int) -> tuple[str, ...]:
    """Return the two words that name what a per cent is of: `hộ nghèo`."""
    words: list[str] = []
    for token in reversed(tokens[max(start, at - 12) : at]):
        if token.figure is not None or token.text in (",", ";", "."):
            break
        if token.type is Type.WORD and token.text not in _LINKS:
            words.append(token.text)
        elif words:
            break
        if len(words) == 2:
            return words[1], words[0]
    return ()


def _paths(part: Part, start: int, end: int, known: dict[tuple[str, ...], tuple[Part, Figure]]) -> Iterator[Finding]:
    tokens = part.tokens
    for at, goal in phrases.single(tokens, start, end):
        before = known.get(_name(tokens, at, start))
        if goal.unit != "%" or goal.bound != "dưới" or before is None:
            continue
        step = _step(tokens, at, end) if not _is_far(tokens, start, at) else None
        if step is None:
            continue
        rest = before[1].point.middle - (step.value.low if step.bound == "từ" else step.point.middle)
        if step.bound in ("", "từ", "ít nhất") and rest > goal.point.middle and step.point.middle < 50:
            low = said.number(step.value.low if step.bound == "từ" else step.point.middle)
            yield Finding(
                mark(part, goal),
                f"đề ra “{goal.shown}”, nhưng từ {before[1].shown} giảm {low}% thì còn {said.number(rest)}%",
                (
                    (mark(part, step), f"mức giảm: “{step.shown}”"),
                    (mark(before[0], before[1]), f"hiện tại: “{before[1].shown}”"),
                ),
                sure=False,
            )


def _is_far(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Return whether a target is for the end of several years: `đến năm 2025`, `nhiệm kỳ`."""
    words = [token.text for token in tokens[start:at]]
    terms = phrases.has(words, (("nhiệm", "kỳ"), ("giai", "đoạn")))
    return terms or any(
        token.type is Type.YEAR and "đến" in words[max(0, here - 4) : here]
        for here, token in enumerate(tokens[start:at])
    )


def _step(tokens: Sequence[Token], at: int, end: int) -> Figure | None:
    """Return by how much a year is to bring it down, said behind a target; None where years pass between."""
    for here in range(at + 1, min(end, at + 10)):
        token = tokens[here]
        if token.text == ";" or token.type in (Type.YEAR, Type.PERIOD):
            return None
        if token.figure is not None:
            lowers = "giảm" in phrases.words_before(tokens, here, at, 4)
            return token.figure if lowers and token.figure.unit in ("%", "điểm %") else None
    return None
