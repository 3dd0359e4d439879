"""Figures that are said of each of some things: averages, prices, yields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit.meaning import clauses
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.parts import Part
from baocao.audit.reading.readings import unit_at
from baocao.audit.reading.tokens import Figure, Token, Type

_TIMES = frozenset({"năm", "tháng", "ngày", "quý", "tuần", "giờ", "kỳ", "lần", "vụ", "1", "một"})
"""What is meant over a time is told with a time that stands elsewhere."""
_EACH = re.compile(r"(?:^| )(?:mỗi|từng|một|1|01) (?P<what>\S+(?: \S+)?)(?: \S+){0,4}$")
_MEANT = re.compile(r"bình quân|trung bình|năng suất|đơn giá|định mức|mức hỗ trợ|\bmỗi\b")
_AVERAGED = re.compile(r"(?P<lead>(?:\S+ ){0,3})(?:bình quân|trung bình)")
_OF_OTHERS = lexicon.words("thu nhập lương giá doanh tuổi lãi công sản lượng mức trợ tăng giảm")
"""Before `bình quân` these say that it is of what the sentence does not count: `thu nhập bình quân`."""
PAID = frozenset({"thu", "nhập", "lương"})
"""Of these a mean of each person and month can be held against a fund of wages."""
OF_A_YEAR = {"tháng": 12, "quý": 4}
"""How many of these make up a year."""
_OF_BEFORE = re.compile(r"cùng kỳ|trước|chỉ tiêu|kế hoạch|năm \d{4}|\bhơn (?:mức|so)")
HOURS = frozenset({"giờ", "phút", "ngày"})
"""Times that are counted up: `52.140 giờ … bình quân 330 giờ/giảng viên`."""


class Term(NamedTuple):
    """A figure near a mean."""

    figure: Figure
    at: int
    sentence: int
    depth: int
    semicolons: int
    before: str
    after: str
    implied: bool = False
    """Whether it is a length of time that is not counted but named: twelve months of a year."""


class Mean(NamedTuple):
    """A figure that is said of each of some things."""

    term: Term
    each: str
    """What it falls to."""
    span: str
    """The time that it is of besides: the month of `15,3 triệu đồng/người/tháng`."""
    averaged: bool
    """Whether it is called an average, so that its total and its number may stand in the sentence before."""


def terms(part: Part) -> Iterator[Term]:
    """Yield the figures of a paragraph, of a fraction both; times too, which a mean may fall to."""
    for number, (start, end) in enumerate(part.sentences):
        semicolons = 0
        for at in range(start, end):
            token = part.tokens[at]
            semicolons += token.text == ";" and not token.depth
            for figure in (token.figure, token.of):
                if figure is not None and figure.unit not in lexicon.SHARES:
                    words = clauses.before(part.tokens, at, start), clauses.after(part.tokens, at, end)
                    yield Term(figure, at, number, token.depth, semicolons, *words)


def mean_at(tokens: Sequence[Token], term: Term) -> Mean | None:
    """Return a figure that is said of each of some things: `17 tiêu chí/xã`, `mỗi hộ 45 triệu đồng`."""
    of_before = _OF_BEFORE.search(term.before) or _OF_BEFORE.search(term.after)
    counting = phrases.counts(term.figure) or term.figure.unit in HOURS
    if tokens[term.at].type is not Type.FIGURE or not counting or of_before:
        return None
    behind, slash = falls_to(tokens, term)
    match = None if behind else _EACH.search(term.before)
    each = behind or (match["what"] if match else "")
    said_so = _AVERAGED.search(term.before)
    averaged = said_so is not None and "năng suất" not in term.before
    each, _, span = each.partition("/")
    of_others = set(said_so["lead"].split()) & _OF_OTHERS if said_so and averaged else set()
    if of_others and not (span and of_others & PAID):
        return None
    meant = slash or behind or _MEANT.search(term.before)
    first = each.partition(" ")[0]
    timed = first in _TIMES and not (averaged and first in ("năm", "tháng", "quý", "tuần", "ngày"))
    span = "" if span == "năm" else span
    spanning = not span or (averaged and span in OF_A_YEAR)
    return Mean(term, each, span, averaged) if each and meant and not timed and spanning else None


def falls_to(tokens: Sequence[Token], term: Term) -> tuple[str, bool]:
    """Return what a figure falls to by the words behind it, and whether a slash says so: `45 triệu đồng/hộ`."""
    if "/" in term.figure.unit:
        return term.figure.unit.partition("/")[2], True
    words = [token.text for token in tokens[term.at + 1 : term.at + 10] if token.start >= term.figure.end]
    while words[:1] == ["cho"] or (words and words[0] in (*term.figure.unit.split(), *term.figure.noun[:2])):
        words = words[1:]
    if words[:1] == ["/"] and len(words) > 1:
        slash = next((at for at in (2, 3) if words[at : at + 1] == ["/"]), 0)
        return (" ".join(words[1 : slash or 3]) + "".join(words[slash : slash + 2] if slash else [])), True
    at = next((here for here, token in enumerate(tokens[term.at + 1 : term.at + 6], term.at + 1)
               if token.text in ("mỗi", "một") and token.figure is None), 0)  # fmt: skip
    between = {token.text for token in tokens[term.at + 1 : at]}
    unit = unit_at(tokens, at + 1)[0] if at and not between & {",", ";", ".", "("} else ""
    return (unit if unit in lexicon.COUNTED else ""), False
