"""Ranks, the highest and the lowest, the average between them, against the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.meaning import frames
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.tokens import Figure, Token, Type

_REACH = 14


def ranking(document: Document) -> Iterator[Finding]:
    """Thứ hạng không thể lớn hơn số đơn vị được xếp; “cao nhất” không thể nhỏ hơn “thấp nhất”.

    Vì sao: đảo hai số (15/12 thay vì 12/15) hoặc đảo hai tên là lỗi gõ khó thấy.

    Ví dụ sai:

        Chỉ số cải cách hành chính của huyện xếp thứ 15/12 huyện, thành phố.

    Cách sửa: xem lại bảng xếp hạng.
    """
    for part in document.parts:
        yield from _beyond(part)
    for part, start, end in document.sentences():
        yield from _extremes(part, start, end)
        yield from _ranked(part, start, end)


def _beyond(part: Part) -> Iterator[Finding]:
    """Yield each rank that is greater than the number of those ranked: `đứng thứ 15/12`."""
    tokens = part.tokens
    for at in range(1, len(tokens) - 2):
        first, slash, last = tokens[at : at + 3]
        if slash.text != "/" or tokens[at - 1].text not in ("thứ", "hạng", "nhất") or not first.text.isdigit():
            continue
        if last.figure is not None and last.type is Type.FIGURE and int(first.text) > last.figure.value.high:
            yield Finding(
                Mark(part, first.start, last.end),
                f"thứ hạng {first.text} lớn hơn số đơn vị được xếp {last.text.split()[0]}",
            )


def _extremes(part: Part, start: int, end: int) -> Iterator[Finding]:
    """Yield a `cao nhất` whose figure is below that of the `thấp nhất` of its sentence."""
    tokens = part.tokens
    for high, low in (("cao", "thấp"), ("nhiều", "ít"), ("lớn", "nhỏ")):
        top, bottom = (_superlative(tokens, start, end, word) for word in (high, low))
        if top and bottom and frames.comparable(top, bottom) and top.value.below(bottom.value):
            yield Finding(
                mark(part, top),
                f"ghi {high} nhất “{top.shown}”, nhưng {low} nhất lại là “{bottom.shown}”",
                ((mark(part, bottom), f"{low} nhất: “{bottom.shown}”"),),
            )


def _superlative(tokens: Sequence[Token], start: int, end: int, word: str) -> Figure | None:
    """Return the figure of the one thing that is said to be `word` nhất: the next one behind, in the same clause."""
    places = [at for at in range(start, end - 1) if tokens[at].text == word and tokens[at + 1].text == "nhất"]
    if len(places) != 1:
        return None
    for token in tokens[places[0] + 2 : min(end, places[0] + _REACH)]:
        if token.text in (";", ".") or token.type is Type.RATIO:
            return None
        if token.figure is not None:
            return token.figure
    return None


_PLACES = {"nhất": 1, "nhì": 2, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8}


def _ranked(part: Part, start: int, end: int) -> Iterator[Finding]:
    """Yield the scores of a sentence, three or more with a rank each, that do not fall or rise with the ranks."""
    tokens = part.tokens
    scores: dict[int, Figure] = {}
    last: Figure | None = None
    for at in range(start, end):
        if tokens[at].type is Type.FIGURE and tokens[at - 1].text not in ("thứ", "hạng"):
            last = tokens[at].figure
        place = _rank(tokens, at)
        if place and any(token.figure is not None for token in tokens[at + 2 : at + 4] if token.text != "thứ"):
            return  # classes that are counted behind their names: “hạng 1: 6; hạng 2: 21”
        if place and last is not None:
            if place in scores:
                return  # two lists
            scores[place] = last
            last = None
    ordered = [scores[place] for place in sorted(scores)]
    pairs = list(pairwise(ordered))
    falls = [pair for pair in pairs if pair[0].value.below(pair[1].value)]
    rises = [pair for pair in pairs if pair[1].value.below(pair[0].value)]
    if len(ordered) >= 3 and len({each.unit for each in ordered}) == 1 and len(falls) == 1 and rises:
        better, worse = falls[0]
        yield Finding(
            mark(part, better),
            f"“{better.shown}” được xếp trên “{worse.shown}”, trái với thứ tự của các đơn vị khác",
            ((mark(part, worse), "xếp dưới"),),
            sure=False,
        )


def _rank(tokens: Sequence[Token], at: int) -> int:
    """Return the rank that stands at a token: `xếp thứ ba`, `hạng 2`; 0 for none."""
    if tokens[at].text not in ("thứ", "hạng", "giải") or at + 1 >= len(tokens):
        return 0
    text = tokens[at + 1].text
    return int(text) if text.isdigit() and len(text) < 3 else _PLACES.get(text, 0)


_SPREADING = (("dao", "động", "từ"), ("trong", "khoảng", "từ"), ("ở", "mức", "từ"), ("mức", "từ"))


def average_outside(document: Document) -> Iterator[Finding]:
    """Số bình quân phải nằm trong khoảng từ số thấp nhất đến số cao nhất đã nêu.

    Vì sao: mức bình quân ngoài khoảng thì một trong các số bị gõ nhầm. Cũng xét các số kê ra “lần lượt”, từ ba số trở
    lên; khi đó mức độ là có khả năng, vì bình quân có thể là của phạm vi khác.

    Ví dụ sai:

        Giá dao động từ 45.000 đồng đến 90.000 đồng/m2, bình quân 96.000 đồng/m2.

    Cách sửa: xem lại ba số.
    """
    for part, start, end in document.sentences():
        for at in range(start, end):
            values, sure = _range(part.tokens, start, at, end) or _one_by_one(part.tokens, at, end)
            mean = _mean_of(part.tokens, at, values, end) if values else None
            if mean is None:
                continue
            low, high = (pick(values, key=lambda each: each.value.middle) for pick in (min, max))
            if mean.value.high <= low.value.low or high.value.high <= mean.value.low:
                yield Finding(
                    mark(part, mean),
                    f"ghi bình quân “{mean.shown}”, ngoài khoảng từ “{low.shown}” đến “{high.shown}”",
                    ((mark(part, low), "thấp nhất"), (mark(part, high), "cao nhất")),
                    sure=sure,
                )


def _range(tokens: Sequence[Token], start: int, at: int, end: int) -> tuple[list[Figure], bool] | None:
    """Return the ends of a range that a token begins to tell of, and that it says so: `dao động từ 45.000 đến …`."""
    if not any(phrases.said(tokens, at, cue) for cue in _SPREADING):
        return None
    if {"tăng", "giảm"} & {token.text for token in tokens[max(start, at - 3) : at]}:
        return None
    figures = [figure for _, figure in phrases.single(tokens, at, end)][:2]
    return (figures, True) if len(figures) == 2 else None


def _one_by_one(tokens: Sequence[Token], at: int, end: int) -> tuple[list[Figure], bool]:
    """Return the values that `lần lượt` leads to, three or more."""
    found: list[Figure] = []
    if not phrases.said(tokens, at, ("lần", "lượt")):
        return found, False
    for before, token in pairwise(tokens[at + 1 : end]):
        if token.type is Type.FIGURE and token.figure is not None:
            found.append(token.figure)
        elif found and before.text != "/" and token.text not in (",", ";", "và", "/", *found[-1].unit.split()):
            break
    return (found if len(found) >= 3 else []), False


def _mean_of(tokens: Sequence[Token], at: int, values: Sequence[Figure], end: int) -> Figure | None:
    """Return the mean of some values that stands behind them; none that may be of others, of another time."""
    stop = next(here for here in range(at, end) if tokens[here].end >= values[-1].end) + 1
    for here, figure in phrases.single(tokens, stop, end):
        told = not tokens[here].text[:1].isdigit() or figure.unit in lexicon.TIMES  # “bình quân chung ba xã”
        if told or tokens[here].depth > tokens[at].depth:
            continue
        parted = max(before for before in range(stop - 1, here) if before < stop or tokens[before].text in _PARTING)
        words = [token.text for token in tokens[parted + 1 : here]]
        averaged = "quân" in words or phrases.has(words, (("trung", "bình"),))
        known = {token.text for token in tokens[:at]} | _TIMES | {"chung"}
        scopes = {word for one, word in pairwise(words) if one in ("toàn", "cả", "của")}
        fits = all(frames.comparable(each, figure) or not each.unit for each in values)
        return figure if averaged and fits and not _OF_OTHERS & set(words) and scopes <= known else None
    return None


_PARTING = frozenset({",", ";", ":", "(", ")", "-", "–"})
_TIMES = frozenset({"tháng", "quý", "năm", "kỳ", "đợt", "tuần", "vụ", "ba", "bốn", "các"})
_OF_OTHERS = frozenset({"cùng", "trước", "ngoái", "hoạch", "tiêu", "hơn", "so", "mỗi", "đầu", "tăng", "giảm"})
"""With one of these an average is that of others than were told one by one."""
