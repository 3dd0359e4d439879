"""The targets that are named as missed, against how many are said to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit import phrases
from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.rules.lists import enumerated, parted
from baocao.audit.tokens import Figure, Token, Type

_MISSED = tuple((word, *verdict) for word in ("chưa", "không") for verdict in (("đạt",), ("hoàn", "thành")))
_THINGS = (("chỉ", "tiêu"), ("tiêu", "chí"), ("nhiệm", "vụ"), ("nội", "dung"), ("mục", "tiêu"))


class _Named(NamedTuple):
    """A list of what was missed."""

    at: int
    """The token of its cue."""
    number: int
    thing: str


def missed_and_named(document: Document) -> Iterator[Finding]:
    """Số chỉ tiêu chưa đạt được kể tên phải bằng số chỉ tiêu chưa đạt đã nêu.

    Vì sao: “đạt 8/10 chỉ tiêu” rồi kể tên ba chỉ tiêu chưa đạt là hai con số trái nhau. Chỉ xét khi số đã nêu đứng cùng
    đoạn hoặc ở đoạn ngay trước. Mức độ: có khả năng.

    Ví dụ sai:

        Đạt 8/10 chỉ tiêu. Các chỉ tiêu chưa đạt gồm: (1) thu ngân sách; (2) giảm nghèo; (3) lao động qua đào tạo.

    Cách sửa: đếm lại theo danh sách chỉ tiêu.
    """
    for at, part in enumerate(document.running):
        named = _named(document, at) if ":" in part.passage.text else None
        if named is None:
            continue
        before = document.running[at - 1] if at else None
        said = [(part, each, number) for each, number in _said(part, named.thing)]
        if before is not None and not said:
            said = [(before, each, number) for each, number in _said(before, named.thing)]
        if said and all(number != named.number for _, _, number in said):
            where, figure, number = said[0]
            cue = part.tokens[named.at]
            yield Finding(
                mark(where, figure),
                f"nêu {number} {named.thing} chưa đạt, nhưng kể tên {named.number}",
                ((Mark(part, cue.start, part.tokens[named.at + 1].end), "chỗ kể tên"),),
                sure=False,
            )


def _named(document: Document, at: int) -> _Named | None:
    """Return what a paragraph names as missed behind a colon, in itself or in the items below it."""
    part = document.running[at]
    tokens = part.tokens
    for here in range(len(tokens) - 3):
        if tokens[here + 2].text not in ("chưa", "không") or not _is_missed(tokens, here + 2):
            continue
        thing = next((each for each in _THINGS if phrases.said(tokens, here, each)), None)
        if thing is None:
            continue
        colon = next((each for each in range(here + 2, len(tokens)) if tokens[each].text in (":", ".", ";")), 0)
        if not colon or tokens[colon].text != ":" or colon > here + 16 or tokens[here - 1].figure is not None:
            continue
        items = document.below(at) if colon == len(tokens) - 1 else []
        number = enumerated(tokens, colon) or parted(tokens, colon) or len(items)
        return _Named(here, number, " ".join(thing)) if number >= 2 else None
    return None


def _is_missed(tokens: Sequence[Token], at: int) -> bool:
    return any(phrases.said(tokens, at, words) for words in _MISSED)


def _said(part: Part, thing: str) -> Iterator[tuple[Figure, int]]:
    """Yield each figure that says how many were missed, with that number."""
    for at, token in enumerate(part.tokens):
        figure, whole = token.figure, token.of
        if figure is None or figure.bound or thing not in (figure.unit, whole.unit if whole else ""):
            continue
        around = {each.text for each in part.tokens[max(0, at - 4) : at + 6]}
        behind = at + 1 + len(thing.split())
        if token.type is Type.RATIO and whole is not None:
            did = {"đạt", "vượt", "hoàn"} & around and not {"chưa", "không"} & around
            if did and figure.value.high <= whole.value.low:
                yield figure, int(whole.value.low - figure.value.low)
        elif _is_missed(part.tokens, behind):
            yield figure, int(figure.value.low)
