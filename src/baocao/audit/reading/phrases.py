"""Small looks at a stretch of tokens that several rules take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from baocao.audit.reading import lexicon
from baocao.audit.reading.interval import exactly
from baocao.audit.reading.tokens import Figure, Token, Type

_PLANS = (
    ("kế", "hoạch"),
    ("kh",),
    ("chỉ", "tiêu"),
    ("dự", "toán"),
    ("mục", "tiêu"),
    ("được", "giao"),
    ("giao",),
    ("đề", "ra"),
    ("được", "cấp"),
    ("được", "phân", "bổ"),
    ("được", "bố", "trí"),
)


def said(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    """Return whether these words stand at a token."""
    if not 0 <= at <= len(tokens) - len(words) or tokens[at].text != words[0]:
        return False
    return len(words) == 1 or tuple(token.text for token in tokens[at : at + len(words)]) == words


def turn(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens the words take that turn to some of what was just counted, 0 where none stand there."""
    if not said(tokens, at, ("trong",)):
        return 0
    if said(tokens, at + 1, ("đó",)):
        return 2
    return 3 if any(said(tokens, at + 1, ("số", which)) for which in ("đó", "này", "ấy")) else 0


def counts(figure: Figure | None) -> bool:
    """Return whether a figure counts or measures something, and is no share, no time and no range."""
    return figure is not None and figure.unit not in lexicon.ASIDE and figure.bound != "từ"


def same_unit(first: Figure, second: Figure) -> bool:
    """Return whether two figures can be compared by their units."""
    return first.unit == second.unit or ((not first.unit or not second.unit) and counts(first) and counts(second))


def single(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, Figure]]:
    """Yield the plain figures of a stretch, each with its token."""
    for at in range(max(start, 0), min(end, len(tokens))):
        figure = tokens[at].figure
        if tokens[at].type is Type.FIGURE and figure is not None:
            yield at, figure


def words_before(tokens: Sequence[Token], at: int, start: int, reach: int = 5) -> list[str]:
    """Return the words right before a token, back to a figure or a mark that parts clauses."""
    found: list[str] = []
    for token in reversed(tokens[max(start, at - reach) : at]):
        if token.figure is not None or token.text in (",", ";", ")", "."):
            break
        found.append(token.text)
    return found[::-1]


def words_after(tokens: Sequence[Token], at: int, end: int, reach: int = 5) -> list[str]:
    """Return the words right after a token, up to a figure or a mark that parts clauses."""
    found: list[str] = []
    for token in tokens[at + 1 : min(end, at + 1 + reach)]:
        if token.figure is not None or token.text in (",", ";", "(", ")", "."):
            break
        found.append(token.text)
    return found


_CONNECTING = frozenset(
    ["đạt", "chiếm", "bằng", "tỷ", "tỉ", "lệ", "tương", "ứng", "đương", "với", "là", "tức", "vượt", "hoàn", "thành",
     "kế", "hoạch", "mức", "đã", "được", "cũng", "như", "vậy", "mới", "chỉ", "hay", "nghĩa"]
)  # fmt: skip
_PARTING = frozenset([",", "(", ";", ":", "-", "–", "="])


_OWNING = frozenset({"có", "với", "trong", "cho"})
"""What brings in something else that a per cent can be of: `12/15 xã có tỷ lệ 90%`."""


def introduces(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Return whether a per cent is brought in for what stands before it, and is not that of another subject.

    Between the mark before it and the per cent stand connecting words only (`, đạt tỷ lệ 91%`); without a mark the
    last word connects (`19/23 xã đạt chuẩn, chiếm`).
    """
    for here in range(at - 1, start - 1, -1):
        if tokens[here].text in _PARTING or tokens[here].figure is not None:
            return True
        had = tokens[here].text == "có" and tokens[here - 1].text in ("mới", "chỉ", "là")  # “nghĩa là mới có 78%”
        if tokens[here].text not in _CONNECTING and not had:
            mark = any(token.text in _PARTING for token in tokens[start:here])
            return not mark and here < at - 1 and not _OWNING & {token.text for token in tokens[start:at]}
    return True


def has(words: Sequence[str], phrases: Sequence[tuple[str, ...]]) -> bool:
    """Return whether one of the phrases stands among the words."""
    firsts = {phrase[0] for phrase in phrases}
    return any(
        tuple(words[at : at + len(phrase)]) == phrase
        for at, word in enumerate(words)
        if word in firsts
        for phrase in phrases
    )


def is_called_plan(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Return whether the words before the figure at a token call it a plan."""
    before = words_before(tokens, at, start)
    return has(before, _PLANS) and not {"đạt", "bằng", "vượt", "theo"} & set(before[-2:])


_HELD = frozenset(
    {("cùng", "kỳ"), ("năm", "trước"), ("năm", "ngoái"), ("kế", "hoạch"), ("chỉ", "tiêu"), ("dự", "toán")}
)
"""What a change is held against may stand between its word and its amount."""


def is_amount(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Return whether the figure at a token says by how much something changed: `tăng 5 vụ`, `hơn cùng kỳ 5 vụ`."""
    words = words_before(tokens, at, start, 4)
    words = words[:-2] if tuple(words[-2:]) in _HELD else words
    return bool({"tăng", "giảm", "thêm", "hơn", "vượt"} & set(words[-2:]))


_RANKED = frozenset({"thứ", "hạng", "vị", "trí"})


def rank(tokens: Sequence[Token], at: int) -> Figure | None:
    """Return the rank that a number behind `xếp thứ`, `hạng`, `vị trí` names, in `bậc`; None where it is none."""
    token = tokens[at]
    if token.figure is not None or not token.text.isdigit() or tokens[at - 1].text not in _RANKED:
        return None
    value = exactly(Fraction(int(token.text)))
    return Figure(token.start, token.end, token.text, value, value, "bậc")
