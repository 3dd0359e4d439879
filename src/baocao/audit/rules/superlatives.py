"""Who is said to have the most or the least of those that were just listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.tokens import Figure, Token, Type

_MOST, _LEAST = frozenset(["nhiều", "cao", "lớn"]), frozenset(["thấp", "ít", "nhỏ"])
_SUBJECT = 5
"""Words of the name of who is singled out."""


class _Listed(NamedTuple):
    """A member of a list with its figure."""

    words: tuple[str, ...]
    figure: Figure


def most_of_all(document: Document) -> Iterator[Finding]:
    """Đơn vị được nói là nhiều nhất, ít nhất phải đúng là như vậy trong danh sách vừa kê.

    Vì sao: số liệu từng đơn vị được cập nhật, còn câu nhận xét thường giữ nguyên. Chỉ xét khi danh sách có từ ba đơn vị
    cùng loại số và tên được nhắc lại nguyên văn. Mức độ: có khả năng.

    Ví dụ sai:

        Xã An Bình 14 ca, xã Long Phú 32 ca, xã Vĩnh Hòa 9 ca. An Bình là xã có số ca mắc cao nhất.

    Cách sửa: sửa tên, hoặc xem lại số của từng đơn vị.
    """
    for part in document.parts:
        for number, (start, end) in enumerate(part.sentences):
            for at in range(start + 1, end):
                if part.tokens[at].text == "nhất" and part.tokens[at - 1].text in _MOST | _LEAST:
                    first = part.sentences[number - 1][0] if number else start
                    yield from _judged(part, first, start, at)


def _judged(part: Part, first: int, start: int, at: int) -> Iterator[Finding]:
    """Yield the finding that another member of the list before has more, or less, than the one singled out."""
    tokens = part.tokens
    link = next((here for here in range(at - 1, start, -1) if tokens[here].text == "là"), 0)
    if not link or tokens[at - 2].text in ("chiếm", "là"):
        return
    name = _name(tokens, start, link)
    listed = _listed(tokens, first, link - len(name))
    own = [each.figure for each in listed if name and each.words[-len(name) :] == name]
    if len(listed) < 3 or len(own) != 1:
        return
    most = tokens[at - 1].text in _MOST
    for each in listed:
        if own[0].value.below(each.figure.value) if most else each.figure.value.below(own[0].value):
            yield Finding(
                Mark(part, tokens[at - 1].start, tokens[at].end),
                f"“{' '.join(name)}” được nói là {tokens[at - 1].text} nhất với “{own[0].shown}”, nhưng có nơi "
                f"{'nhiều' if most else 'ít'} hơn: “{each.figure.shown}”",
                ((mark(part, own[0]), "số của nơi được nói tới"), (mark(part, each.figure), "số khác")),
                sure=False,
            )
            return


def _name(tokens: Sequence[Token], start: int, link: int) -> tuple[str, ...]:
    """Return the few words right before `là`, back to a mark."""
    words: list[str] = []
    for token in reversed(tokens[max(start, link - _SUBJECT) : link]):
        if token.type is not Type.WORD:
            break
        words.insert(0, token.text)
    return tuple(words)


def _listed(tokens: Sequence[Token], first: int, end: int) -> list[_Listed]:
    """Return the members of a list, each its words and the one figure behind them, all of one unit."""
    found: list[_Listed] = []
    words: list[str] = []
    for token in tokens[first:end]:
        if token.type is Type.FIGURE and token.figure is not None and words:
            found.append(_Listed(tuple(words), token.figure))
            words = []
        elif token.type is Type.WORD:
            words.append(token.text)
        else:
            words = []
    units = {each.figure.unit for each in found}
    return found if len(units) == 1 else []
