"""Mends of the page: paper, margins, page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao import decree30, word
from baocao.checks.word_format import page
from baocao.word.surgery import (
    AddPageNumber,
    HideFirstNumber,
    Operation,
    SetLetters,
    SetMargins,
    SetPage,
    SetShape,
    SetStart,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from baocao.parts import Sheet
    from baocao.word.observed import Section

_UPRIGHT = {side: choice.permitted for _, side, choice in page.MARGINS}


def _paper(sheet: Sheet, _: str) -> Iterator[Operation]:
    short, long = decree30.PAPER_WIDTH.ours, decree30.PAPER_HEIGHT.ours
    for number, section in enumerate(sheet.observed.sections, 1):
        if sorted((section.width, section.height)) != [short, long]:
            turned = section.width > section.height
            yield SetPage(number, long if turned else short, short if turned else long)


def _margins(sheet: Sheet, _: str) -> Iterator[Operation]:
    for number, section in enumerate(sheet.observed.sections, 1):
        ways = [_wrong(section, _UPRIGHT)]
        if section.width > section.height:
            turned = [dict(zip(sides, _UPRIGHT.values(), strict=True)) for sides in page.TURNED]
            ways += [_wrong(section, permitted) for permitted in turned]
        least = min(map(len, ways))
        chosen = [way for way in ways if len(way) == least]
        if least and all(way == chosen[0] for way in chosen):
            gutter = 0.0 if section.gutter and "left" in chosen[0] else None
            yield SetMargins(number, **chosen[0], gutter=gutter)


def _wrong(section: Section, permitted: dict[str, decree30.Range]) -> dict[str, float]:
    """Return the margins of a section that are not as they may be, each with the nearest that may."""
    stated = {side: getattr(section, side) + (section.gutter if side == "left" else 0) for side in permitted}
    return {
        side: permitted[side].nearest(value)
        for side, value in stated.items()
        if not permitted[side].holds(value, decree30.PAPER_SLACK)
    }


def _page_number(sheet: Sheet, message: str) -> Iterator[Operation]:
    if page.NO_NUMBER in message:
        yield AddPageNumber(1, decree30.PARTS["Header"].points(decree30.Sizes.LARGE))
        yield HideFirstNumber(1)
    if page.ON_FIRST in message:
        yield HideFirstNumber(1)
    if page.WRONG_LETTERS in message or page.NOT_CENTRED in message:
        margins = {id(item.paragraph) for item in sheet.everything if item.part.key == "Header"}
        for number, paragraph, _ in word.numbered(sheet.observed):
            if id(paragraph) in margins and number:
                yield SetLetters(number, points=decree30.PARTS["Header"].size.high, bold=False, italic=False)
                yield SetShape(number, align="center", left=0, right=0, first_line=0)


def _start(sheet: Sheet, _: str) -> Iterator[Operation]:
    yield from (SetStart(number, decree30.FIRST_PAGE_NUMBER) for number in page.wrongly_begun(sheet))


PAGES: dict[str, Callable[[Sheet, str], Iterator[Operation]]] = {
    "BC510": _paper,
    "BC511": _margins,
    "BC512": _page_number,
    "BC513": _start,
}
"""By the code of the rule, what mends pages."""
