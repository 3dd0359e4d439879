"""The words of a figure's own clause."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.audit.reading import phrases
from baocao.audit.reading.tokens import Token

_PARTING = frozenset([",", ";", ":", "(", ")", ".", "\n", "-", "–"])
_REACH = 30


def before(tokens: Sequence[Token], at: int, start: int) -> str:
    """Return the words of its clause before the figure at a token, back to a mark or to the figure before it."""
    words: list[str] = []
    for here in range(at - 1, max(start, at - _REACH) - 1, -1):
        token = tokens[here]
        colon = token.text == ":" and here == at - 1  # “Đã giải quyết: 71 đơn”
        if token.text == "," and here == at - 1 and _is_rest(tokens, here):
            continue  # “phần còn lại, 296 tỷ đồng, thuộc cấp huyện”
        if token.text == "(" and here == at - 1:
            return before(tokens, here, start)  # “vốn còn phải giải ngân rất lớn (176 triệu đồng)”
        if (token.text in _PARTING and not colon) or (token.figure is not None and phrases.counts(token.figure)):
            break
        if not colon:
            words.append(token.text)
    return " ".join(reversed(words))


def _is_rest(tokens: Sequence[Token], at: int) -> bool:
    return [token.text for token in tokens[max(0, at - 2) : at]] == ["còn", "lại"]


def after(tokens: Sequence[Token], at: int, end: int) -> str:
    """Return the words behind the figure at a token and its unit, up to the next mark or figure."""
    figure = tokens[at].figure
    words: list[str] = []
    for token in tokens[at + 1 : min(end, at + _REACH)]:
        if token.text in _PARTING or token.figure is not None:
            break
        words.append(token.text)
    said = " ".join(words)
    unit = figure.unit if figure else ""
    return said.removeprefix(unit).strip() if unit and said.startswith(unit) else said
