"""Finds the lines that stand under motto, issuing body and subject, however they are drawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baocao import decree30
from baocao.parts.lines import PAGE_LEFT
from baocao.parts.words import is_line
from baocao.word import metrics
from baocao.word.observed import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from baocao.parts.head import Found
    from baocao.parts.lines import Line

_APART = re.compile(r"\s*\t\s*|[ \u00a0]{3,}")
"""What sets two lines of one row apart."""
UNSEEN = Rule(0, "center", decree30.COLOUR)
"""What a picture under a part may show: a rule drawn in a way that is not read."""
_BELOW = 3
"""Lines under a part within which its rule is looked for."""


def rules(found: Sequence[Found], lines: Sequence[Line], end: int) -> dict[int, tuple[Rule, ...]]:
    """Return the lines under the parts that demand one, by the identity of the part's last piece."""
    targets = list(_targets(found))
    known: dict[int, tuple[Rule, ...]] = {}
    used: set[int] = set()
    for key, piece in targets:
        below = list(_below(piece, lines, end))
        drawn = [
            rule
            for line in below
            for rule in line.paragraph.rules
            if id(rule) not in used and _is_its(rule, key, piece, targets)
        ]
        own = [*drawn[:1], *_typed(below, piece.where.side), *_bordered(below), *_underlined(piece)]
        used |= {id(rule) for rule in own}
        known[id(piece)] = tuple(own[:1])
    hidden = {id(piece) for _, piece in targets if any(line.paragraph.pictures for line in _below(piece, lines, end))}
    spare = [rule for line in lines[: end + 1] for rule in line.paragraph.rules if id(rule) not in used]
    for key, piece in targets:
        if not known[id(piece)] and spare:
            nearest = min(spare, key=lambda rule: _miss(rule, key, piece))
            spare = [rule for rule in spare if rule is not nearest]
            known[id(piece)] = (nearest,)
        elif not known[id(piece)] and id(piece) in hidden:
            known[id(piece)] = (UNSEEN,)
    return known


def _targets(found: Sequence[Found]) -> Iterator[Found]:
    """Yield the last piece of each part that stands over a rule."""
    for key in decree30.RULES:
        pieces = [piece for part, piece in found if part == key]
        if pieces:
            yield key, pieces[-1]


def _below(piece: Line, lines: Sequence[Line], end: int) -> Iterator[Line]:
    """Yield the line of a piece and the lines under it in its column, up to the next one with words."""
    at = next(index for index, line in enumerate(lines) if line.paragraph is piece.paragraph)
    yield lines[at]
    for line in lines[at + 1 : max(end + 1, at + 2)]:
        if piece.where.cell and line.where.cell != piece.where.cell:
            if line.where.group != piece.where.group:
                return
            if line.where.side != piece.where.side:
                continue
        if not line.is_empty:
            return
        yield line


def _is_its(rule: Rule, key: str, piece: Line, targets: Sequence[Found]) -> bool:
    """Return whether a rule is this part's, and not that of another part that shares its paragraph."""
    sharing = [(other, line) for other, line in targets if line.paragraph is piece.paragraph]
    if len(sharing) < 2:
        return True
    if rule.x is not None and piece.where.side:
        middle = rule.x + rule.length / 2 - (PAGE_LEFT if rule.relative == "page" else 0)
        return piece.where.side == ("left" if middle < piece.where.room / 2 else "right")
    return all(_miss(rule, key, piece) <= _miss(rule, other, line) for other, line in sharing)


def _bordered(below: Sequence[Line]) -> Iterator[Rule]:
    """Yield the border under a paragraph, which is as long as its column is between its indents."""
    for line in below:
        shape = line.paragraph.shape
        sides = {border.side: border for border in shape.borders if border.style not in ("none", "nil")}
        if ("bottom" in sides and "left" not in sides) or (
            "top" in sides and "left" not in sides and line is not below[0]
        ):
            length = max(line.where.room - shape.left - shape.right, 0.0)
            style = sides["bottom" if "bottom" in sides else "top"].style
            yield Rule(length, "", decree30.COLOUR, dash=style)


def _miss(rule: Rule, key: str, piece: Line) -> float:
    """Return by how much of its line a rule misses the length that a part demands."""
    permitted = decree30.RULES[key].permitted
    share = rule.length / (length(piece) or 1)
    return max(permitted.low - share, share - permitted.high, 0)


def length(piece: Line) -> float:
    """Return how long the longest row of a piece is as it prints, in millimetres."""
    runs = [run for run in piece.runs if run.text.strip()]
    if not runs:
        return 0.0
    letters = runs[0].letters
    look = (letters.points, letters.bold, letters.italic)
    text = piece.text.upper() if letters.capitals else piece.text
    shape = piece.paragraph.shape
    room = max(piece.where.room - shape.left - shape.right, 20.0)
    rows = [row for typed in text.split("\n") for row in metrics.wrap(typed, room, *look)]
    return max((metrics.width(row, *look) for row in rows), default=0.0)


def _typed(below: Sequence[Line], side: str) -> Iterator[Rule]:
    """Yield the lines that are typed with signs under a part, which stands at one side where there are two columns."""
    for line in below[: _BELOW + 1]:
        for row in line.paragraph.text.split("\n"):
            if is_line(row) and line.paragraph.runs:
                columns = _APART.split(row.strip())
                signs = columns[-1] if side == "right" else columns[0]
                letters = next((run.letters for run in line.runs if run.text.strip()), line.paragraph.runs[0].letters)
                solid = not signs.strip("_—─━¯‾ ")
                wide = metrics.width(signs, letters.points, letters.bold)
                yield Rule(wide, "center", decree30.COLOUR, dash="solid" if solid else "dash")


def _underlined(piece: Line) -> Iterator[Rule]:
    """Yield the underline of a part, where it has one."""
    marked = [run for run in piece.runs if run.letters.underline and run.text.strip()]
    if marked:
        yield Rule(
            sum(metrics.width(run.text.strip(), run.letters.points, run.letters.bold) for run in marked),
            "center",
            decree30.COLOUR,
        )
