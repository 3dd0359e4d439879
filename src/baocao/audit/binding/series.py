"""Figures that are told one after the other, and which of one row belongs to which of another.

`Kế hoạch là 450 ha và 120.000 cây; đã trồng 468 ha và 114.600 cây, lần lượt bằng 104,0% và 95,5%`: three rows of two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from baocao.audit.document import Document, Part, once
from baocao.audit.meaning import cues, frames, lists
from baocao.audit.meaning.frames import Role, Said
from baocao.audit.reading import phrases
from baocao.audit.reading.tokens import Figure, Type

_JOINING = frozenset({"và", ",", "còn"})
_NAME = 6
"""Words that may stand between a figure of a row and what joins the next to it."""
_SENTENCES_BACK = 2
_RESPECTIVELY = (("lần", "lượt"), ("tương", "ứng"), ("theo", "thứ", "tự"))
_LEAD = 12
"""Words before a row in which it is said to be in the order of another."""


class Series(NamedTuple):
    """Figures of one row; each has the role of the row."""

    figures: tuple[Said, ...]
    told: bool
    """Whether it is said to be in the order of another row: `lần lượt`."""


class Match(NamedTuple):
    """What was done and what was planned, as rows tell them in one place of each."""

    done: Said
    plan: Said
    told: bool


def read(document: Document, part: Part) -> tuple[Said, ...]:
    """Return the figures of a paragraph; those of a row that is bound to others have the role of their row."""
    bound = _bound(document).get(part.passage.number, {})
    own = document.frames(part)
    return tuple(bound[each.at][0] if each.at in bound else each for each in own) if bound else own


def match(document: Document, claim: Said) -> Match | None:
    """Return what a per cent or an amount of a row is of by its place in the row."""
    bound = _bound(document).get(claim.part.passage.number, {})
    return bound[claim.at][1] if claim.at in bound else None


def every(document: Document, part: Part, sentence: int, at: int) -> tuple[Match, ...]:
    """Return the results and plans that the rows before a token tell, none where they tell no two such rows."""
    before = [row for row in _near(document, part, sentence) if row.figures[-1].at < at]
    return next((_matches(before, len(row.figures)) for row in before[-1:]), ())


@once
def _bound(document: Document) -> dict[int, dict[int, tuple[Said, Match]]]:
    """Return the figures of the rows of claims of each paragraph by their tokens, each with what it is of."""
    found: dict[int, dict[int, tuple[Said, Match]]] = {}
    for part in document.running:
        for sentence, rows in _rows(document, part).items():
            near = _near(document, part, sentence)
            for row in filter(_is_claim, rows):
                for each, of in zip(row.figures, _matches(near, len(row.figures), row), strict=False):
                    found.setdefault(part.passage.number, {})[each.at] = each, of
    return found


def _is_claim(row: Series) -> bool:
    first = row.figures[0]
    per_cents = first.role is Role.PERCENT and all(each.figure.unit == "%" for each in row.figures)
    return per_cents or (first.role is Role.CHANGE and first.of is Role.PLAN)


def _matches(near: Sequence[Series], size: int, claim: Series | None = None) -> tuple[Match, ...]:
    """Return the figures of the one row of plans and the one of results of a size, none where there are more."""
    rows = [row for row in near if len(row.figures) == size and row is not claim]
    over = [row for row in rows if row.figures[0].denominator is not None]
    if over:
        return _over(over[0]) if len(over) == len(rows) == 1 and claim is not None and claim.told else ()
    plans = [row for row in rows if row.figures[0].role is Role.PLAN]
    if not plans and len(rows) > 1 and claim is not None and claim.told and claim.figures[0].of is not Role.PLAN:
        plans, rows = (
            rows[:1],
            rows[1:],
        )  # “thụ lý 214 vụ và 388 bị can, giải quyết 203 vụ và 361 bị can, lần lượt đạt …”
    shares = bool(plans) and plans[0].figures[0].figure.unit == "%"
    results = [row for row in rows if row.figures[0].role in _DONE or (shares and row.figures[0].role is Role.PERCENT)]
    if len(plans) != 1 or len(results) != 1:
        return ()
    told = any(row.told for row in (*plans, *results, *([claim] if claim else [])))
    pairs = list(zip(results[0].figures, plans[0].figures, strict=True))
    alike = all(done.figure.unit and frames.comparable(done.figure, plan.figure) for done, plan in pairs)
    return tuple(Match(done, plan, told) for done, plan in pairs) if alike else ()


def _over(row: Series) -> tuple[Match, ...]:
    """Return the fractions of a row: `42/48 và 30/51 hồ sơ, lần lượt đạt 87,5% và 58,8%`."""
    return tuple(
        Match(each, each._replace(figure=each.denominator, role=Role.WHOLE), told=True)
        for each in row.figures
        if each.denominator is not None
    )


_DONE = frozenset({Role.RESULT, Role.NONE, Role.WHOLE})


def _near(document: Document, part: Part, sentence: int) -> list[Series]:
    """Return the rows of a sentence and of those before it."""
    rows = _rows(document, part)
    return [row for each in range(sentence - _SENTENCES_BACK, sentence + 1) for row in rows.get(each, ())]


def _rows(document: Document, part: Part) -> dict[int, list[Series]]:
    return _book(document).get(part.passage.number, {})


@once
def _book(document: Document) -> dict[int, dict[int, list[Series]]]:
    found: dict[int, dict[int, list[Series]]] = {}
    for part in document.running:
        for row in _of_part(document, part):
            found.setdefault(part.passage.number, {}).setdefault(row.figures[0].sentence, []).append(row)
    return found


def _of_part(document: Document, part: Part) -> Iterator[Series]:
    own = document.frames(part)
    run = list(own[:1])
    for one, other in pairwise(own):
        if _is_next(one, other):
            run.append(other)
            continue
        if len(run) > 1:
            yield _row(run)
        run = [other]
    if len(run) > 1:
        yield _row(run)


def _is_next(one: Said, other: Said) -> bool:
    """Return whether a figure stands in one row with that before it: `336 hộ và 1.620 lao động`."""
    if one.sentence != other.sentence or one.depth != other.depth:
        return False
    between = one.part.tokens[one.at + 1 : other.at]
    words = [token.text for token in between]
    apart = words[:1] == [","] and one.figure.unit == other.figure.unit  # “đô thị 93%, nông thôn 78%”
    if (
        not words
        or not (apart or words[-1] in _JOINING)
        or len(words) > _NAME + 1
        or (one.denominator is None) != (other.denominator is None)
    ):
        return False
    plain = all(token.type is Type.WORD for token in (between[1:] if apart else between[:-1]))
    return plain and not any(cues.at(words, here) for here in range(len(words)) if words[here] not in _JOINING)


def _like(figure: Figure, last: Figure) -> Figure:
    """Return a bare figure of a row in the unit of the last: `60 và 45 hội viên`, `24,5 và 7,9 triệu đồng`."""
    scaled = lists.scaled(figure, last)
    return scaled if scaled.unit or figure.noun or last.factor > 1 else figure._replace(unit=last.unit, noun=last.noun)


def _row(run: Sequence[Said]) -> Series:
    first = run[0]
    of = next((each.of for each in run if each.of is not None), None)
    words = [token.text for token in first.part.tokens[max(0, first.at - _LEAD) : first.at]]
    like = [
        each._replace(
            figure=_like(each.figure, run[-1].figure), role=first.role, of=of, way=first.way, explicit=first.explicit
        )
        for each in run
    ]
    return Series(tuple(like), phrases.has(words, _RESPECTIVELY))
