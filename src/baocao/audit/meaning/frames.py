"""Meaning frames: what each figure of a paragraph is said to be, by the words beside it.

A rule of arithmetic asks for the figures of a role (what was planned, what came of it) and binds them by unit and
subject over the nearest stretch in which both stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from baocao.audit.meaning import clauses, roles, subjects
from baocao.audit.meaning.cues import Role
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.parts import Mark, Part, mark
from baocao.audit.reading.tokens import Figure, Token

__all__ = ["Role", "Said", "agree", "comparable", "read", "shared"]


class Said(NamedTuple):
    """A figure of a paragraph and what its words say of it."""

    part: Part
    figure: Figure
    at: int
    """Its token."""
    sentence: int
    depth: int
    """In how many brackets it stands."""
    semicolons: int
    """How many semicolons stand before it in its sentence."""
    role: Role
    of: Role | None
    """Of a change or a per cent what it is held against: PLAN, EARLIER, WHOLE; None where that is not said."""
    way: int
    """Of a change 1 for more, -1 for less."""
    explicit: bool
    """Whether a word says its role that leaves no other."""
    subject: frozenset[str]
    """The words that tell what is counted, back to the figure before it."""
    own: frozenset[str]
    """Those of its own clause before it alone."""
    base: frozenset[str]
    """Those of its clause behind it: of which plan a per cent is (`kế hoạch trồng rừng`)."""
    levels: Mapping[str, frozenset[str]]
    """Whose plan and of what time it is said to be: `giver`, `time`, `year`, `step`."""
    denominator: Figure | None
    """What it is put over: `41/45`."""
    before: str
    """The words of its clause before it, back to a mark or to the figure before it."""
    after: str
    """The words behind it and its unit, up to the next mark or figure."""

    @property
    def mark(self) -> Mark:
        """Return where the figure stands."""
        return mark(self.part, self.figure)

    @property
    def around(self) -> str:
        """Return the words of its clause on both sides."""
        return f"{self.before} … {self.after}"

    @property
    def counts(self) -> bool:
        """Return whether it counts or measures something, and is no share and no range."""
        return phrases.counts(self.figure)


def read(part: Part, *, announced: bool = False) -> tuple[Said, ...]:
    """Return the figures of a paragraph with their roles; times and ranks (`11 tháng`) are none of them.

    `announced` says that the paragraph is an item of a list of what is wanted.
    """
    found: list[Said] = []
    tokens = part.tokens
    for number, (start, end) in enumerate(part.sentences):
        listed = announced
        semicolons = 0
        for at in range(start, end):
            figure = tokens[at].figure
            semicolons += tokens[at].text == ";" and not tokens[at].depth
            listed = listed or (tokens[at].text == ":" and _announces_plans(tokens, start, at))
            if figure is None or figure.unit in lexicon.TIMES:
                continue
            said = _said(part, at, number, semicolons)
            inside = tokens[at - 1].text == "(" or (said.of is Role.WHOLE and not said.own)  # “412 hộ, chiếm 3,2%”
            if found and found[-1].sentence == number and inside:
                said = said._replace(subject=said.subject | found[-1].subject)
            found.append(said._replace(role=Role.PLAN) if listed and said.role is Role.NONE else said)
            listed = listed and said.role is not Role.RESULT
    return tuple(found)


def announces(tokens: Sequence[Token]) -> bool:
    """Return whether a paragraph leads to a list of what is wanted: `được giao các nhiệm vụ:`, `chỉ tiêu chưa đạt:`."""
    if not tokens or tokens[-1].text != ":":
        return False
    words = [token.text for token in tokens[-16:]]
    missed = words[-2:-1] == ["đạt"] and bool({"chưa", "không"} & set(words[-5:])) and "tiêu" in words
    return missed or (bool({"giao", "phấn", "đề"} & set(words)) and not {"quả", "với"} & set(words))


def _announces_plans(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Return whether the words before a colon say that what follows is wanted: `giao các chỉ tiêu sau:`."""
    counting = lexicon.TIMES | {"chỉ tiêu", "nhiệm vụ", "nội dung", "mục tiêu"}  # “giao hai chỉ tiêu: thu 60 tỷ đồng”
    words = roles.back(tokens, at, start, tokens[at].depth, counting)[0]
    return roles.named([*words, ":"]) is Role.PLAN and "quả" not in words


def _said(part: Part, at: int, number: int, semicolons: int) -> Said:
    tokens, (start, end) = part.tokens, part.sentences[number]
    figure = tokens[at].figure
    assert figure is not None  # only figures come here
    lead = roles.lead_of(tokens, at, start)
    behind = roles.words_behind(tokens, at, end)
    role, of, way, explicit = roles.role_of(figure, lead, behind)
    own = [*(lead.words or lead.outer)[-12:], "…", *behind] if role is Role.PLAN else behind
    if role is Role.CHANGE and of is Role.PLAN:  # “vượt dự toán tỉnh giao 5%”
        own = [*lead.clause, "…", *behind]
    return Said(
        part, figure, at, number, tokens[at].depth, semicolons, role, of, way, explicit,
        frozenset(subjects.content([*lead.words, *lead.outer, *(figure.noun if role is Role.PERCENT else behind)])),
        frozenset(subjects.content(lead.clause)),
        frozenset(subjects.content(takewhile(lambda word: word not in _BASE_ENDS, behind))),
        subjects.levels(own), tokens[at].of, clauses.before(tokens, at, start), clauses.after(tokens, at, end),
    )  # fmt: skip


_BASE_ENDS = lexicon.words("là do nên vì để nhờ được trong tại ở mà và của")
"""What a per cent is of ends at one of these."""


def agree(first: Said, second: Said) -> bool:
    """Return whether two figures can be of one plan by what they say of its giver, its time and its step."""
    return all(first.levels[name] & second.levels[name] for name in first.levels.keys() & second.levels.keys())


def comparable(first: Figure, second: Figure) -> bool:
    """Return whether two figures can count the same: by their units, persons of any name among them."""
    if first.unit == second.unit:
        return bool(first.unit) or not first.noun or not second.noun or first.noun[0] == second.noun[0]
    if not first.unit or not second.unit:
        bare, named = (first, second) if not first.unit else (second, first)
        short = tuple(named.unit.split()[: len(bare.noun)]) == bare.noun  # “12.480 giấy chứng nhận”, “13.000 giấy”
        return phrases.counts(first) and phrases.counts(second) and (not bare.noun or short)
    return lexicon.are_synonyms(first.unit, second.unit)


def shared(first: Said, second: Said) -> bool:
    """Return whether a word tells the same subject of both figures."""
    return bool(first.subject & second.subject)
