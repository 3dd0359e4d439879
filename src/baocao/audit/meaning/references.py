"""What something is said to be more or less than: `so với cùng kỳ năm 2021 (367 ca)`, `cao hơn mức 45% của tỉnh`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from baocao.audit.meaning import subjects, whens
from baocao.audit.meaning.whens import When
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.tokens import Token, Type

_REACH = 18
_COMPARING = (("so", "với"), ("so", "sánh", "với"))
_TURNING = lexicon.words("; tăng giảm thêm bớt sụt tụt rớt trong vượt chiếm và nhưng song do nhờ vì để gồm nên hơn")
"""These end what something is held against and begin something else."""
_PLANNED = lexicon.words("kế chỉ dự mục giao nghị kh")
_LEVELLED = lexicon.words("mức là có số được đạt chỉ với thực hiện khoảng ước")
"""Right before a figure these say that it is the value of what is spoken of."""
_TELLING = lexicon.words(
    """
    cùng kỳ năm trước ngoái là có con số của này xảy ra khoảng gần trên hơn đạt chỉ quý tháng học đầu mức được thu phát
    hiện cuối hạng thứ vị trí xếp đứng bình quân chung cả nước toàn tỉnh huyện ngành đạt
    """
)
"""In a bracket before a figure these name no other thing."""


class Reference(NamedTuple):
    """What a change is held against."""

    start: int
    stop: int
    """Where its words begin and end among the tokens."""
    when: When | None
    """The time that it names; None where it is another thing, a plan, or unclear."""
    planned: bool
    words: frozenset[str]
    """The words that tell of it."""
    values: tuple[int, ...]
    """The tokens of the figures that are said to be its value."""


def at(
    tokens: Sequence[Token], start: int, end: int, *, beyond: bool = False, awaited: bool = False
) -> Reference | None:
    """Return what something is held against from a token on, which `so với` begins, or none of it where `beyond`.

    Where the amount is `awaited`, the first figure may be that.
    """
    here = start
    if tokens[start].text == "so":
        here += next((len(each) for each in _COMPARING if phrases.said(tokens, start, each)), 1)
        awaited = False
        if phrases.said(tokens, here, ("sánh",)):
            return None
    elif not beyond and not phrases.said(tokens, start, ("cùng", "kỳ")):
        return None
    first, depth = here, tokens[start].depth
    when: When | None = None
    words: list[str] = []
    values: list[int] = []
    while here < min(end, start + _REACH):
        token = tokens[here]
        if token.depth < depth or (token.depth == depth and (token.text in (",", ":", ")") or token.text in _TURNING)):
            break
        if token.text == "(":
            inner, here = bracket(tokens, here, end)
            values += inner
            continue
        time = whens.at(tokens, here)
        if time is not None:
            when = (when or When()).joined(time[0])
            words += [each.text for each in tokens[here : here + time[1]]]
            here += time[1]
            continue
        if phrases.rank(tokens, here):
            values.append(here)
        elif token.figure is not None and token.figure.unit not in whens.CALENDAR:
            if not _is_value(tokens, first, here, awaited=awaited, timed=when is not None):
                break
            values.append(here)
        elif token.figure is None:
            words.append(token.text)
        here += 1
    if here == first:
        return None
    planned = bool(_PLANNED & set(words[:3]))
    told = frozenset(subjects.content(words)) | (frozenset(words) & {"quân", "chung", "nước", "tỉnh"})
    return Reference(start, here, None if planned else when, planned, told, tuple(values))


def _is_value(tokens: Sequence[Token], first: int, here: int, *, awaited: bool, timed: bool) -> bool:
    """Return whether a figure is the value of what is spoken of: `so với mức 45%`, `cao hơn bình quân là 60,1`."""
    before = tokens[here - 1].text
    if tokens[here].type is not Type.FIGURE:
        return False
    if here == first:
        return not awaited
    if awaited and tokens[here - 2].text == "tổng":
        return False  # “thấp hơn tổng mức 0,7 tỷ đồng”
    if before == "là":
        return not (awaited and timed)
    return before in _LEVELLED or (not awaited and before in ("hoạch", "tiêu", "toán"))


def _is_told(tokens: Sequence[Token], here: int, found: Sequence[int]) -> bool:
    """Return whether a word in a bracket names no other thing: a time, a word of no meaning, the unit of its figure."""
    figure = tokens[found[-1]].figure if found else None
    unit = [*figure.unit.split(), *figure.noun[:2]] if figure is not None else []
    return tokens[here].text in _TELLING or (tokens[here].text in unit and here <= found[-1] + len(unit))


def bracket(tokens: Sequence[Token], opening: int, end: int) -> tuple[list[int], int]:
    """Return the figure of a bracket where nothing in it names another thing, and the token behind the bracket."""
    depth = tokens[opening].depth
    stop = next(
        (here for here in range(opening + 1, end) if tokens[here].depth == depth and tokens[here].text == ")"), end
    )
    found: list[int] = []
    for here in range(opening + 1, stop):
        token = tokens[here]
        counted = token.figure is not None and token.figure.unit not in whens.CALENDAR
        if phrases.rank(tokens, here) or (counted and token.type is Type.FIGURE):
            found.append(here)
        elif counted or (token.type is Type.WORD and not _is_told(tokens, here, found)):
            break
    return found, min(stop + 1, end)
