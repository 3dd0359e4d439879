"""A document as the rules look at it: paragraphs with their tokens, sentences and marks; and what the rules find."""

from __future__ import annotations

import bisect
import functools
import inspect
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, TypeVar, cast

from baocao.audit.meaning import frames, verdicts
from baocao.audit.meaning.frames import Said
from baocao.audit.reading import figures, markers
from baocao.audit.reading.parts import Mark, Part, mark
from baocao.audit.reading.tokens import Token, Type
from baocao.manuals import Manual, parse
from baocao.passages import Kind, Passage
from baocao.problems import Severity

__all__ = ["Document", "Finding", "Mark", "Part", "Rule", "mark", "once"]

Made = TypeVar("Made")

_SHORTENED = frozenset(
    ["tp", "tx", "tt", "ts", "ths", "pgs", "gs", "bs", "cn", "ks", "ô", "đ", "stt", "v", "tr", "nxb"]
)
"""A full stop after one of these ends no sentence."""
LONGEST = 20_000
"""Characters of one paragraph that are looked at; a page has about 3.000."""
_LONGEST_LIST = 60
"""Items before one of them in which the lead of the list is looked for."""
_MOST_TOKENS = 400
"""A sentence is cut there: the rules compare its figures with each other, and no reader follows so far."""


class Finding(NamedTuple):
    """A contradiction: the place that should be looked at, what it contradicts, and the arithmetic in a sentence."""

    mark: Mark
    message: str
    related: tuple[tuple[Mark, str], ...] = ()
    sure: bool | None = True
    """Whether it is certain; else it is likely; None where it is a notice and no contradiction."""
    hint: str = ""


class Rule(NamedTuple):
    """One kind of contradiction; the docstring of `find`, in Vietnamese, is its manual and begins with its title."""

    code: str
    find: Callable[[Document], Iterator[Finding]]
    reckoned: bool = False
    """Whether it is about a figure that was reckoned from others, so that any near it can bear it out."""

    @property
    def manual(self) -> Manual:
        """Return what the rule demands, as its docstring says."""
        return parse(self.code, Severity.ERROR, inspect.getdoc(self.find) or "")


class Document:
    """The whole of it; what several rules need is worked out once."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        whole = list(passages)
        given = [each._replace(text=each.text[:LONGEST]) for each in whole]
        self.plain = _is_plain(given)
        self.parts = tuple(_part(passage, self.plain) for passage in given)
        self.cut = tuple(part for part, each in zip(self.parts, whole, strict=True) if len(each.text) > LONGEST)
        """The paragraphs whose end is not looked at."""
        self._frames: dict[int, tuple[Said, ...]] = {}
        self._made: dict[Callable[[Document], object], object] = {}

    def remember(self, make: Callable[[Document], Made]) -> Made:
        """Return what a function makes of this document; it is asked once."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(Made, self._made[make])

    @functools.cached_property
    def running(self) -> tuple[Part, ...]:
        """Return the paragraphs of the text itself, without cells and notes."""
        return tuple(part for part in self.parts if part.passage.kind not in (Kind.CELL, Kind.NOTE))

    def sentences(self) -> Iterator[tuple[Part, int, int]]:
        """Yield each sentence that has a figure, as its paragraph, its first token and the one after its last."""
        yield from self._figured

    @functools.cached_property
    def _figured(self) -> tuple[tuple[Part, int, int], ...]:
        return tuple(
            (part, start, end)
            for part in self.parts
            for start, end in part.sentences
            if any(token.figure is not None for token in part.tokens[start:end])
        )

    def before(self, part: Part) -> Iterator[Part]:
        """Yield the paragraphs of the running text before one, the nearest first."""
        at = self._places.get(part.passage.number, 0)
        return (self.running[here] for here in range(at - 1, -1, -1))

    def frames(self, part: Part) -> tuple[Said, ...]:
        """Return the figures of a paragraph with what its words say of each."""
        number = part.passage.number
        if number not in self._frames:
            announced = part.marker is not None and any(frames.announces(lead.tokens) for lead in self.leads(part))
            self._frames[number] = frames.read(part, announced=announced)
        return self._frames[number]

    @functools.cached_property
    def verdicts(self) -> tuple[tuple[Part, int, verdicts.Verdict], ...]:
        """Return every verdict on a plan, with its paragraph and the number of its sentence."""
        return tuple(
            (part, number, verdict)
            for part in self.parts
            for number, (start, end) in enumerate(part.sentences)
            for verdict in verdicts.read(part.tokens, start, end)
        )

    def said(self, part: Part, sentence: int) -> tuple[Said, ...]:
        """Return those of one sentence, none where there is no such sentence."""
        own = self.frames(part)
        first = bisect.bisect_left(own, sentence, key=lambda each: each.sentence)
        return own[first : bisect.bisect_right(own, sentence, key=lambda each: each.sentence)]

    def leads(self, part: Part) -> tuple[Part, ...]:
        """Return the paragraph that leads to an item of a list; of any other paragraph the one before it."""
        at = self._places.get(part.passage.number)
        if at is None:
            return ()
        for before in reversed(self.running[max(0, at - _LONGEST_LIST) : at]):
            if before.marker is None or part.marker is None or before.marker.kind != part.marker.kind:
                return (before,)
        return ()

    @functools.cached_property
    def _places(self) -> dict[int, int]:
        return {part.passage.number: at for at, part in enumerate(self.running)}

    def below(self, at: int) -> list[Part]:
        """Return the items of the list that paragraph `at` of the running text leads to, without items of theirs."""
        lead = self.running[at]
        first = self.running[at + 1].marker if at + 1 < len(self.running) else None
        if first is None or (lead.marker and lead.marker.kind == first.kind):
            return []
        kind = first.kind
        found: list[Part] = []
        outer = {lead.marker.kind} if lead.marker else set()
        for item in self.running[at + 1 : at + 201]:
            if item.marker is None or item.marker.kind in outer or item.passage.kind is Kind.HEADING:
                break
            if item.marker.kind == kind:
                if found and item.marker.path and item.marker.path <= found[-1].marker.path:  # type: ignore[union-attr]  # found have marks
                    break
                found.append(item)
        return found


def _part(passage: Passage, plain: bool) -> Part:
    marker = markers.of(passage.text, passage.label) if passage.kind is not Kind.CELL else None
    skip = marker.end if marker else 0
    body = " " * skip + passage.text[skip:]
    tokens = figures.tokens(body, plain=plain)
    return Part(passage, tokens, tuple(_sentences(tokens)), marker)


def _sentences(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    start = 0
    for at, token in enumerate(tokens):
        if at - start >= _MOST_TOKENS:
            yield start, at
            start = at
        if token.type is not Type.MARK or token.text not in ".!?\n":
            continue
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        before = tokens[at - 1].text if at else ""
        if token.text == "." and (before in _SHORTENED or (after is not None and after.start == token.end)):
            continue
        if at > start:
            yield start, at
        start = at + 1
    if start < len(tokens):
        yield start, len(tokens)


def _is_plain(passages: list[Passage]) -> bool:
    """Return whether the document writes its decimals with a point, as its percentages show."""
    dots = commas = 0
    for passage in passages:
        for at, ch in enumerate(passage.text):
            if ch == "%":
                number = passage.text[max(0, at - 8) : at].rstrip().rpartition(" ")[2]
                dots += number[-2:-1] == "." or number[-3:-2] == "."
                commas += "," in number
    return dots > commas


def once(make: Callable[[Document], Made]) -> Callable[[Document], Made]:
    """Return the function as one that makes its result once for each document."""

    @functools.wraps(make)
    def kept(document: Document) -> Made:
        return document.remember(make)

    return kept
