"""Mends what is certain in a copy of somebody's Word file, and hangs the rest on it as comments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from baocao import decree30, word
from baocao.checks.word_format.common import TEXT, Finding, say
from baocao.checks.word_format.judging import Told
from baocao.checks.word_format.letterhead import SUBJECT_GAP
from baocao.parts import Placed, Sheet
from baocao.repair.pages import PAGES
from baocao.repair.wording import RIGHT, reworded
from baocao.verify import Verdict, verify
from baocao.word import surgery
from baocao.word.surgery import Comment, Operation, SetLetters, SetShape

_FREE_FONTS = ("Symbol", "Wingdings", "Webdings", "MT Extra")
"""Fonts of signs: a paragraph that has one keeps its fonts, which a machine cannot tell from slips."""


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


def repair(data: bytes, verdict: Verdict, file: str) -> Repaired:
    """Return a copy in which everything is mended that has one right form; all else keeps its bytes."""
    mended = surgery.mend(data, list(proposals(verdict)))
    return Repaired(mended.data, len(mended.done), verify(mended.data, file))


def annotate(data: bytes, verdict: Verdict) -> bytes:
    """Return a copy that has each problem as a comment at its place."""
    return surgery.annotate(data, [each for told in verdict.found for each in _comments(told, verdict.sheet)])


_EACH = 8
"""Places of one fault that have a comment of their own at the most; the first one names the others."""


def _comments(told: Told, sheet: Sheet) -> Iterator[Comment]:
    """Yield a problem as comments, one at each of its places."""
    for at, finding in enumerate(told.findings[:_EACH]):
        item = finding.item or finding.near
        if at and (item is None or not item.number):
            continue  # the first comment speaks of the whole file
        start, end = (0, None) if sheet.apart else _stretch(finding.item)
        message = told.problem.message if at == 0 else say(finding.item, finding.fault)
        number = item.number if item is not None else 0
        yield Comment(number, f"{told.problem.code}: {message} {finding.hint}", start, end)


def _stretch(item: Placed | None) -> tuple[int, int | None]:
    """Return which characters of its paragraph an item is."""
    if item is None or not item.loose:
        return 0, None
    return item.column - 1, item.column - 1 + len(item.text)


def proposals(verdict: Verdict) -> Iterator[Operation]:
    """Yield the changes that mend what is certain."""
    sheet = verdict.sheet
    parts = _parts(sheet)
    numbers = {id(paragraph): number for number, paragraph, _ in word.numbered(sheet.observed)}
    unsure = any(told.rule.code in ("BC540", "BC548") for told in verdict.found)
    for told in verdict.found:
        code = told.rule.code
        if code in PAGES:
            yield from PAGES[code](sheet, told.problem.message)
        for finding in told.findings if code != "BC528" else _odd(told, sheet):
            item = finding.item
            if item is None:
                continue
            if code in RIGHT:
                # Where marks were typed apart, characters are not counted as in the file.
                yield from () if sheet.apart else reworded(code, item, finding.fault)
                continue
            mend = _MENDS.get(code)
            if unsure and item.part.key in _HEAD and mend not in (_font, _colour):
                continue  # a part is missing or out of place, so that another may have been taken for it
            number = item.number or numbers.get(id(item.paragraph), 0)
            if mend is not None and number and len(parts.get(number, ())) < 2:
                yield from mend(_settled(sheet, item)._replace(number=number))


def _parts(sheet: Sheet) -> dict[int, set[str]]:
    """Return which parts stand in each paragraph of a document."""
    keys: dict[int, set[str]] = {}
    for item in sheet.body:
        keys.setdefault(item.number, set()).add(item.part.key)
    return keys


def _odd(told: Told, sheet: Sheet) -> Iterator[Finding]:
    """Yield the finding that sizes do not go together for each part that has another than most."""
    for item in sheet.of(*decree30.TOGETHER) if _setting(sheet) is not None else ():
        yield told.findings[0]._replace(item=item)


def _font(item: Placed) -> Iterator[Operation]:
    if not any(name.startswith(_FREE_FONTS) for run in item.runs for name in run.letters.fonts[:2]):
        yield SetLetters(item.number, font=decree30.FONT)


def _colour(item: Placed) -> Iterator[Operation]:
    yield SetLetters(item.number, colour=decree30.COLOUR)


def _size(item: Placed) -> Iterator[Operation]:
    """Yield the size of a part that has one, or the one lawful size that most of its letters have."""
    sizes = {each.points for each in item.formats}
    lawful = {size for size in sizes if item.part.size.holds(size)}
    if len(sizes) == 1 or len(lawful) == 1:
        yield SetLetters(item.number, points=item.part.size.nearest((lawful or sizes).pop()))


def _setting(sheet: Sheet) -> decree30.Sizes | None:
    """Return the sizes that most of the parts have that go together; None where that is not clear."""
    found = {each.part.key: each.runs[0].letters.points for each in sheet.of(*decree30.TOGETHER) if each.runs}
    counts = {
        sizes: sum(points == decree30.PARTS[key].points(sizes) for key, points in found.items())
        for sizes in decree30.Sizes
    }
    most = max(counts.values())
    likely = [sizes for sizes, count in counts.items() if count == most]
    return likely[0] if len(likely) == 1 else None


def _settled(sheet: Sheet, item: Placed) -> Placed:
    """Return a part whose size goes with others' with the one size that goes with them."""
    sizes = _setting(sheet) if item.part.key in decree30.TOGETHER else None
    if sizes is None:
        return item
    points = item.part.points(sizes)
    return item._replace(part=item.part._replace(size=decree30.Range(points, points)))


def _style(item: Placed) -> Iterator[Operation]:
    if item.part.key == "Dieu":
        yield SetLetters(item.number, italic=False)
    elif item.part.key not in TEXT:
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
    yield SetShape(item.number, line=decree30.LINE_SPACING.permitted.nearest(lines))


def _single(item: Placed) -> Iterator[Operation]:
    yield SetShape(item.number, line=1.0)


def _subject_gap(item: Placed) -> Iterator[Operation]:
    yield SetShape(item.number, before=SUBJECT_GAP)


_MENDS: dict[str, Callable[[Placed], Iterator[Operation]]] = {
    "BC520": _font,
    "BC522": _colour,
    "BC523": _size,
    "BC524": _style,
    "BC528": _size,
    "BC530": _align,
    "BC531": _first_line,
    "BC532": _gap,
    "BC533": _line,
    "BC574": _single,
    "BC576": _subject_gap,
}
