"""Mends what is certain in a copy of somebody's Word file, and hangs the rest on it as comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from baocao import decree30, word
from baocao.checks.word_format import page
from baocao.checks.word_format.head import NUMBER, dated, numbered_rightly
from baocao.checks.word_format.judging import Told
from baocao.checks.word_format.letterhead import SUBJECT_GAP
from baocao.parts import Placed, Sheet, words
from baocao.verify import Verdict, verify
from baocao.word import surgery
from baocao.word.surgery import (
    AddPageNumber,
    Comment,
    HideFirstNumber,
    Operation,
    ReplaceText,
    SetLetters,
    SetMargins,
    SetPage,
    SetShape,
)

_FREE_FONTS = ("Symbol", "Wingdings", "Webdings", "MT Extra")
"""Fonts of signs: a paragraph that has one keeps its fonts, which a machine cannot tell from slips."""


_SLIPS = 2
"""Letters by which words may differ from those that the decree gives, to be them all the same."""
_HEAD = (
    "CoQuanChuQuan", "CoQuanBanHanh", "SoKyHieu", "DiaDanh", "TenLoai", "TrichYeu", "TrichYeuCongVan", "KinhGui",
    "NoiKinhGui",
)  # fmt: skip


class Repaired(NamedTuple):
    """A mended copy."""

    data: bytes
    done: int
    """How many changes were made."""
    verdict: Verdict
    """What is left in it."""


def repair(data: bytes, file: str) -> Repaired:
    """Return a copy in which everything is mended that has one right form; all else keeps its bytes.

    Raises:
        Unjudged: it is no file that the decree is for.
    """
    mended = surgery.mend(data, list(proposals(verify(data, file))))
    return Repaired(mended.data, len(mended.done), verify(mended.data, file))


def annotate(data: bytes, verdict: Verdict) -> bytes:
    """Return a copy that has each problem as a comment at its place."""
    return surgery.annotate(data, [_comment(each, verdict.sheet) for each in verdict.found])


def _comment(told: Told, sheet: Sheet) -> Comment:
    """Return a problem as a comment."""
    problem = told.problem
    start, end = (0, None) if sheet.apart else _stretch(told.findings[0].item)
    return Comment(problem.place.line, f"{problem.code}: {problem.message} {problem.hint}", start, end)


def _stretch(item: Placed | None) -> tuple[int, int | None]:
    """Return which characters of its paragraph an item is."""
    if item is None or not item.loose:
        return 0, None
    return item.column - 1, item.column - 1 + len(item.text)


def proposals(verdict: Verdict) -> Iterator[Operation]:
    """Yield the changes that mend what is certain."""
    sheet = verdict.sheet
    shared = Counter(item.number for item in sheet.body)
    unsure = any(told.rule.code in ("BC540", "BC548") for told in verdict.found)
    for told in verdict.found:
        if told.rule.code in _PAGES:
            yield from _PAGES[told.rule.code](sheet, told.problem.message)
        mend = _MENDS.get(told.rule.code)
        for finding in told.findings if mend else ():
            item = finding.item
            if sheet.apart and mend in _WORDS:
                continue  # characters are not counted as in the file
            if unsure and item is not None and item.part.key in _HEAD and mend not in (_font, _colour, *_WORDS):
                continue  # a part is missing or out of place, so that another may have been taken for it
            alone = item is not None and item.number and (shared[item.number] == 1 or mend in _WORDS)
            if item is not None and alone and mend is not None:
                yield from mend(_settled(sheet, item) if mend is _size else item)


def _paper(sheet: Sheet, _: str) -> Iterator[Operation]:
    short, long = decree30.PAPER_WIDTH.ours, decree30.PAPER_HEIGHT.ours
    for number, section in enumerate(sheet.observed.sections, 1):
        if sorted((section.width, section.height)) != [short, long]:
            turned = section.width > section.height
            yield SetPage(number, long if turned else short, short if turned else long)


def _margins(sheet: Sheet, _: str) -> Iterator[Operation]:
    for number, section in enumerate(sheet.observed.sections, 1):
        wrong = {
            side: _nearest(getattr(section, side), choice.permitted)
            for _, side, choice in page.MARGINS
            if not choice.permitted.holds(getattr(section, side), decree30.PAPER_SLACK) and not section.gutter
        }
        if wrong and section.width < section.height:
            yield SetMargins(number, **wrong)


def _nearest(value: float, permitted: decree30.Range) -> float:
    """Return the permitted value that changes the least."""
    return min(max(value, permitted.low), permitted.high)


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
                yield SetLetters(number, points=decree30.PARTS["Header"].size.high, italic=False)
                yield SetShape(number, align="center", left=0, right=0, first_line=0)


_PAGES: dict[str, Callable[[Sheet, str], Iterator[Operation]]] = {
    "BC510": _paper,
    "BC511": _margins,
    "BC512": _page_number,
}


def _font(item: Placed) -> Iterator[Operation]:
    if not any(name.startswith(_FREE_FONTS) for run in item.runs for name in run.letters.fonts[:2]):
        yield SetLetters(item.number, font=decree30.FONT)


def _colour(item: Placed) -> Iterator[Operation]:
    yield SetLetters(item.number, colour=decree30.COLOUR)


def _size(item: Placed) -> Iterator[Operation]:
    sizes = {run.letters.points for run in item.runs if run.text.strip()}
    if len(sizes) == 1:
        yield SetLetters(item.number, points=_nearest(sizes.pop(), item.part.size))


def _settled(sheet: Sheet, item: Placed) -> Placed:
    """Return a part whose size goes with others' with the one size that goes with them."""
    key = item.part.key
    if key not in decree30.TOGETHER:
        return item
    found = {each.part.key: each.runs[0].letters.points for each in sheet.of(*decree30.TOGETHER) if each.runs}
    for sizes in decree30.Sizes:
        others = [part for part in decree30.TOGETHER if part != key and part in found]
        if others and all(found[part] == decree30.PARTS[part].points(sizes) for part in others):
            points = item.part.points(sizes)
            return item._replace(part=item.part._replace(size=decree30.Range(points, points)))
    return item


def _style(item: Placed) -> Iterator[Operation]:
    if item.part.key == "Dieu":
        yield SetLetters(item.number, italic=False)
    elif item.part.key not in ("NoiDung", "GachDauDong", "Khoan", "Diem"):
        yield SetLetters(item.number, bold=item.part.bold, italic=item.part.italic)


def _align(item: Placed) -> Iterator[Operation]:
    yield SetShape(item.number, align=item.part.align)


def _first_line(item: Placed) -> Iterator[Operation]:
    shape, text = item.paragraph.shape, item.paragraph.text
    if not (shape.left or item.paragraph.label or text != text.lstrip()):
        yield SetShape(item.number, first_line=decree30.INDENT)


def _gap(item: Placed) -> Iterator[Operation]:
    yield SetShape(item.number, before=decree30.PARAGRAPH_GAP.ours)


def _line(item: Placed) -> Iterator[Operation]:
    shape = item.paragraph.shape
    lines = shape.line if shape.line_rule == "auto" else 1.0
    yield SetShape(item.number, line=_nearest(lines, decree30.LINE_SPACING.permitted))


def _single(item: Placed) -> Iterator[Operation]:
    yield SetShape(item.number, line=1.0)


def _subject_gap(item: Placed) -> Iterator[Operation]:
    yield SetShape(item.number, before=SUBJECT_GAP)


def _type(item: Placed) -> Iterator[Operation]:
    named = words.kind_of(item.text)
    if named is not None and not named[1]:
        yield from _replaced(item, named[0].upper())


def _words(right: str) -> Callable[[Placed], Iterator[Operation]]:
    """Return what puts words that the decree gives in the place of a part."""

    def mend(item: Placed) -> Iterator[Operation]:
        if words.like(item.text, right, _SLIPS):  # what is missing may stand in the next paragraph
            yield from _replaced(item, right)

    return mend


def _replaced(item: Placed, right: str) -> Iterator[Operation]:
    at = item.paragraph.text.find(item.text, item.column - 1)
    if at >= 0 and right and right != item.text and _numbers(right) == _numbers(item.text):
        yield ReplaceText(item.number, at, at + len(item.text), right)


def _numbers(text: str) -> list[int]:
    """Return the numbers that a text holds, none of which a mend may lose."""
    return [int(digits) for digits in re.findall(r"\d+", text)]


def _number(item: Placed) -> Iterator[Operation]:
    found = NUMBER.fullmatch(item.text)
    if found:
        digits = decree30.two_digits(int(found["number"])) if found["number"].isdigit() else decree30.BLANK_NUMBER
        year = f"{found['year']}/" if found["year"] else ""
        symbol = re.sub(r"\s*[-–—]\s*", "-", found["symbol"].strip())
        right = f"{decree30.NUMBER_WORD}: {digits}/{year}{symbol}"
        if numbered_rightly(right):
            yield from _replaced(item, right)


def _date(item: Placed) -> Iterator[Operation]:
    yield from _replaced(item, dated(item.text))


_NATION, _MOTTO, _TO = map(_words, (decree30.NATIONAL_NAME, decree30.MOTTO, decree30.RECIPIENTS_WORD))
_WORDS = (_NATION, _MOTTO, _TO, _number, _date, _type)
"""Mends of words, which find their stretch of a paragraph that several parts share."""
_MENDS: dict[str, Callable[[Placed], Iterator[Operation]]] = {
    "BC520": _font,
    "BC522": _colour,
    "BC523": _size,
    "BC524": _style,
    "BC530": _align,
    "BC531": _first_line,
    "BC532": _gap,
    "BC533": _line,
    "BC541": _NATION,
    "BC542": _MOTTO,
    "BC543": _number,
    "BC544": _date,
    "BC550": _type,
    "BC566": _TO,
    "BC574": _single,
    "BC576": _subject_gap,
}
