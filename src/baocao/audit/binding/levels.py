"""The values of a paragraph that can have changed, each with the time that it is of."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from baocao.audit.document import Document, once
from baocao.audit.meaning import changes, references, routes, subjects, whens
from baocao.audit.meaning.changes import Change
from baocao.audit.meaning.cues import Role
from baocao.audit.meaning.frames import Said
from baocao.audit.meaning.routes import Route
from baocao.audit.meaning.whens import When
from baocao.audit.reading import phrases
from baocao.audit.reading.parts import Part
from baocao.audit.reading.tokens import Figure, Token, Type

_LEAD = 12
"""Words before a value that are looked at."""


class Level(NamedTuple):
    """A value, and of what and when it is."""

    figure: Figure
    at: int
    sentence: int
    depth: int
    when: When
    planned: bool
    held: bool
    """Whether something else is held against it: `so với năm 2021 (367 ca)`."""
    subject: frozenset[str]
    """The words that tell what is counted, back to the figure before it, and those behind it."""
    lead: frozenset[str]
    """All words of its clause before it."""
    share: bool
    """Whether it is a per cent of a plan or of an earlier value, which only points can change."""


class Sheet(NamedTuple):
    """What a paragraph says of values and of their changes."""

    levels: tuple[Level, ...]
    changes: tuple[tuple[int, Change], ...]
    """Each with the number of its sentence, as the routes are."""
    routes: tuple[tuple[int, Route], ...]
    year: int
    """The last year that it names, 0 for none."""

    def around(self, first: int, last: int) -> tuple[Level, ...]:
        """Return the values of some sentences that follow each other."""
        start = bisect.bisect_left(self.levels, first, key=lambda each: each.sentence)
        return self.levels[start : bisect.bisect_right(self.levels, last, key=lambda each: each.sentence)]

    def ways(self, first: int, last: int) -> list[Route]:
        """Return the routes of some sentences that follow each other."""
        start = bisect.bisect_left(self.routes, first, key=itemgetter(0))
        return [route for _, route in self.routes[start : bisect.bisect_right(self.routes, last, key=itemgetter(0))]]


@once
def sheets(document: Document) -> tuple[tuple[Part, Sheet], ...]:
    """Return each paragraph with its values and their changes."""
    return tuple((part, _read(document, part)) for part in document.parts)


def _read(document: Document, part: Part) -> Sheet:
    """Return the values and the changes of a paragraph."""
    said = {each.at: each for each in document.frames(part)}
    levels: list[Level] = []
    stated: list[tuple[int, Change]] = []
    ways: list[tuple[int, Route]] = []
    figured = any(token.figure is not None or token.text == "so" for token in part.tokens)
    for number, (start, end) in enumerate(part.sentences if figured else ()):
        found = changes.read(part.tokens, start, end)
        stated += [(number, each) for each in found]
        ways += [(number, each) for each in routes.read(part.tokens, start, end)]
        levels += _levels(part.tokens, (number, start, end), found, said)
    years = [int(token.text) for token in part.tokens if token.type is Type.YEAR]
    return Sheet(tuple(levels), tuple(stated), tuple(ways), max(years, default=0))


def _levels(
    tokens: Sequence[Token], sentence: tuple[int, int, int], stated: Sequence[Change], said: Mapping[int, Said]
) -> list[Level]:
    number, start, end = sentence
    amounts = {each.stop - 1 for each in stated if each.by is not None}
    against = [references.at(tokens, at, end) for at in range(start, end) if tokens[at].text == "so"]
    against += [each.against for each in stated]
    held = {at: each for each in against if each for at in each.values}
    skipped = {at for each in against if each for at in range(each.start, each.stop)}
    whens_of = _times(tokens, start, end, skipped, amounts) | _respectively(tokens, start, end)
    found: list[Level] = []
    for at in range(start, end):
        figure = tokens[at].figure or phrases.rank(tokens, at)
        if figure is None or at in amounts or figure.unit in ("điểm %", "lần") or figure.bound == "từ":
            continue
        if not figure.unit and (tokens[at].of is not None or tokens[at - 1].text == "/"):
            continue
        frame, reference = said.get(at), held.get(at)
        if frame is not None and frame.role is Role.CHANGE and reference is None:
            continue  # “so với kế hoạch 200 vượt 41”
        planned = frame is not None and frame.role is Role.PLAN and frame.explicit
        percent = frame is not None and frame.role is Role.PERCENT and frame.of in (Role.PLAN, Role.EARLIER)
        share = percent and reference is None
        when = reference.when or When() if reference else whens_of.get(at, When())
        lead = frozenset(phrases.words_before(tokens, at, start, _LEAD))
        subject = frame.subject if frame else frozenset(subjects.content(lead))
        subject |= frozenset(figure.unit.split()) | frozenset(subjects.content(figure.noun))
        found.append(
            Level(figure, at, number, tokens[at].depth, when, planned, reference is not None, subject, lead, share)
        )
    return found


def _times(tokens: Sequence[Token], start: int, end: int, skipped: set[int], amounts: set[int]) -> dict[int, When]:
    """Return the time of each figure: that said in its clause before it, right behind it, or before in its sentence."""
    found: dict[int, When] = {}
    current, clause = When(), When()
    outer: list[When] = []
    last: int | None = None
    here = start
    while here < end:
        token = tokens[here]
        if token.text in _PARTING:
            if token.text == "(":
                outer.append(current)
            elif token.text == ")" and outer:
                current = outer.pop()
            elif token.text == ";":
                current = When()
            clause, last = When(), None
        time = whens.at(tokens, here) if here not in skipped else None
        if time is not None:
            if last is not None and clause == When():
                found[last] = time[0]
            else:
                clause = current = clause.joined(time[0])
            here += time[1]
            continue
        if (token.figure is not None and token.figure.unit not in whens.CALENDAR) or phrases.rank(tokens, here):
            found[here] = current
            last = here if here not in amounts else None
        here += 1
    return found


def _respectively(tokens: Sequence[Token], start: int, end: int) -> dict[int, When]:
    """Return the year of each figure behind `lần lượt`, where as many years stand before: `Năm 2023, 2024 …`."""
    here = next((at for at in range(start, end - 1) if phrases.said(tokens, at, ("lần", "lượt"))), end)
    years = [int(token.text) for token in tokens[start:here] if token.type is Type.YEAR]
    periods = [token.text for token in tokens[start:here] if token.type is Type.PERIOD]
    if len(periods) == 1 and not years:
        years = list(range(int(periods[0][:4]), int(periods[0][-4:]) + 1))
    figures = [at for at, _ in phrases.single(tokens, here, end)]
    if len(years) < _SEVERAL or years != sorted(set(years)) or len(figures) != len(years):
        return {}
    return {at: When(year) for at, year in zip(figures, years, strict=True)}


_SEVERAL = 2
_PARTING = frozenset({",", ";", ":", "(", ")", "và", "còn", "khi", "thì", "nhưng", "song"})
