"""Who is said to have the most or the least of those that were just listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.reading import phrases
from baocao.audit.reading.tokens import Figure, Token, Type

_CUES: dict[tuple[str, ...], bool] = {
    ("nhiều", "nhất"): True, ("cao", "nhất"): True, ("lớn", "nhất"): True, ("đông", "nhất"): True, ("dẫn", "đầu"): True,
    ("đứng", "đầu"): True, ("thấp", "nhất"): False, ("ít", "nhất"): False, ("nhỏ", "nhất"): False,
    ("đứng", "cuối"): False,
}  # fmt: skip
"""Words that single somebody out, and whether as the one with the most."""
_LINKS = (("là",), ("thuộc", "về"), ("vẫn", "là"), ("tiếp", "tục", "là"))
_SUBJECT = 5
"""Words of the name of who is singled out."""


_HAVING = frozenset({"có", "đạt", "với", "thu", "giữ", "vẫn", "đang", "số", "lượng", "mức"})
_FAR = 60
"""Tokens before such words in which the units of a list are looked for."""
_ALL = frozenset(["toàn", "tổng", "cả", "chung", "cộng"])


class _Listed(NamedTuple):
    """A member of a list with its figure."""

    words: tuple[str, ...]
    figure: Figure


def most_of_all(document: Document) -> Iterator[Finding]:
    """Đơn vị được nói là nhiều nhất, ít nhất, dẫn đầu phải đúng là như vậy trong danh sách vừa kê.

    Vì sao: số liệu từng đơn vị được cập nhật, còn câu nhận xét thường giữ nguyên. Chỉ xét khi danh sách có từ ba đơn vị
    cùng loại số và tên được nhắc lại nguyên văn. Mức độ: có khả năng.

    Ví dụ sai:

        Xã An Bình 14 ca, xã Long Phú 32 ca, xã Vĩnh Hòa 9 ca. An Bình là xã có số ca mắc cao nhất.

    Cách sửa: sửa tên, hoặc xem lại số của từng đơn vị.
    """
    for part in document.parts:
        for number, (start, end) in enumerate(part.sentences):
            first = part.sentences[number - 1][0] if number else start
            for at in range(start, end - 1):
                cue = _cue(part.tokens, at)
                if cue is not None:
                    yield from _judged(part, (first, start, end), (at, cue[0]), most=cue[1])


def _cue(tokens: Sequence[Token], at: int) -> tuple[int, bool] | None:
    """Return the token behind the words that single somebody out, and whether as the most: `đông hộ nhất`."""
    words = tuple(token.text for token in tokens[at : at + 3])
    if words[:2] in _CUES:
        return at + 2, _CUES[words[:2]]
    parted = words[0], "nhất"
    return (at + 3, _CUES[parted]) if words[2:] == ("nhất",) and parted in _CUES else None


def _judged(part: Part, where: tuple[int, int, int], cue: tuple[int, int], *, most: bool) -> Iterator[Finding]:
    """Yield the finding that another member of the list before has more, or less, than the one singled out."""
    tokens, (first, start, end), (at, after) = part.tokens, where, cue
    before, behind = _name_before(tokens, start, at), _name_behind(tokens, after, end)
    name, stop = (behind, at) if behind else before
    listed = _listed(tokens, first, stop)
    own = [each.figure for each in listed if name and _has(each.words, name)]
    if len(listed) < 3 or len(own) != 1:
        return
    if listed[0].figure.unit != "%" and {"lệ", "suất"} & {token.text for token in tokens[start:at]}:
        return  # “Xã A 14 ca, xã B 32 ca, xã C 9 ca. Tỷ lệ tử vong cao nhất là xã C”
    whole = sum(each.figure.point.middle for each in listed) / 2
    for each in listed:
        if each.figure.point.middle == whole or _ALL & set(each.words):
            continue  # that is all of them: “Toàn huyện có 166 đơn: đất đai 74 đơn, …”
        if own[0].value.below(each.figure.value) if most else each.figure.value.below(own[0].value):
            yield Finding(
                Mark(part, tokens[at].start, tokens[after - 1].end),
                f"“{' '.join(name)}” được nói là {' '.join(each.text for each in tokens[at:after])} với "
                f"“{own[0].shown}”, nhưng có nơi {'nhiều' if most else 'ít'} hơn: “{each.figure.shown}”",
                ((mark(part, own[0]), "số của nơi được nói tới"), (mark(part, each.figure), "số khác")),
                sure=False,
            )
            return


def _has(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Return whether a name stands among words, perhaps without its first one: `xã An Thạnh`, `An Thạnh`."""
    short = name[1:] if len(name) > 2 else name
    return any(words[at : at + len(each)] == each for each in (name, short) for at in range(len(words)))


def _name_before(tokens: Sequence[Token], start: int, at: int) -> tuple[tuple[str, ...], int]:
    """Return the few words before `là`, or before what follows a mark, and where they begin: `An Bình là xã có …`."""
    mark = max((here for here in range(start, at) if tokens[here].type is Type.MARK), default=start - 1)
    having = next((here for here in range(mark + 1, at) if tokens[here].text in _HAVING), at)
    link = next((here for here in range(at - 1, start, -1) if tokens[here].text == "là"), 0)
    units = {
        word
        for token in tokens[max(0, at - _FAR) : at]
        if token.figure is not None
        for word in token.figure.unit.split()
    }
    counted = all(token.text in _HAVING | units for token in tokens[having:at])
    if not link and counted and mark + 1 < having <= mark + _SUBJECT:
        return tuple(token.text for token in tokens[mark + 1 : having]), mark
    if not link or tokens[at - 1].text in ("chiếm", "là"):
        return (), at
    words: list[str] = []
    for token in reversed(tokens[max(start, link - _SUBJECT) : link]):
        if token.type not in (Type.WORD, Type.LABEL):
            break
        words.insert(0, token.text)
    return tuple(words), link - len(words)


def _name_behind(tokens: Sequence[Token], at: int, end: int) -> tuple[str, ...]:
    """Return the words behind `cao nhất là`, `dẫn đầu là`, up to a mark; none where a figure follows."""
    link = next((link for link in _LINKS if phrases.said(tokens, at, link)), None)
    words: list[str] = []
    for token in tokens[at + len(link) : end] if link else ():
        if token.figure is not None or len(words) > _SUBJECT:
            return ()
        if token.type not in (Type.WORD, Type.LABEL):
            break
        words.append(token.text)
    return tuple(words)


def _listed(tokens: Sequence[Token], first: int, end: int) -> list[_Listed]:
    """Return the members of a list, each its words and the one figure behind them, all of the last one's unit."""
    found: list[_Listed] = []
    words: list[str] = []
    for token in tokens[first:end]:
        if token.type is Type.FIGURE and token.figure is not None and words:
            found.append(_Listed(tuple(words), token.figure))
            words = []
        elif token.type in (Type.WORD, Type.LABEL):
            words.append(token.text)
        else:
            words = []
    unit = found[-1].figure.unit if found else ""
    return [each for each in found if each.figure.unit == unit]
