"""One change said twice: by an amount and by a per cent, by a per cent of the earlier value and by how far from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from baocao.audit import said
from baocao.audit.binding import levels, sides
from baocao.audit.binding.credible import FAR, of_one_size
from baocao.audit.binding.levels import Level
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.meaning import changes
from baocao.audit.meaning.changes import Change, Kind
from baocao.audit.reading import phrases
from baocao.audit.reading.interval import Interval, exactly

_PERCENTS = frozenset({Kind.PERCENT, Kind.GROWTH})


def amount_and_percent(document: Document) -> Iterator[Finding]:
    """Mức tăng, giảm ghi bằng số và bằng % phải là một mức.

    Vì sao: “tăng 3,2 tỷ đồng, tương ứng 16,8%” tính lại được từ số kỳ này: mức tăng chia cho số kỳ này trừ mức tăng.
    “Bằng 91,4% so với cùng kỳ, tức là giảm 9,6%” thì cộng lại phải là 100%. Tỷ lệ tính trên số kỳ này cũng được chấp
    nhận, vì có nơi tính như vậy. Mức độ: có khả năng.

    Ví dụ sai:

        Thu phí đạt 26,4 tỷ đồng, so với năm 2023 tăng 3,2 tỷ đồng, tương ứng 16,8%.

    Cách sửa: tính lại tỷ lệ từ hai số.
    """
    for part, sheet in levels.sheets(document):
        for (number, one), (other_number, other) in pairwise(sheet.changes):
            if number != other_number or not _are_one(part, number, one, other):
                continue
            if one.kind is Kind.SHARE and other.kind in _PERCENTS and other.way:
                yield from _complement(part, one, other)
            elif one.way == other.way and one.by and other.by:
                amount, percent = (one, other) if other.kind in _PERCENTS else (other, one)
                if amount.kind is Kind.AMOUNT and percent.kind in _PERCENTS:
                    yield from _against_value(part, sheet.around(number, number), amount, percent)


def _are_one(part: Part, number: int, one: Change, other: Change) -> bool:
    """Return whether two changes are against one value: not `so với kế hoạch vượt 41, so với năm 2023 tăng 6,6%`."""
    words = [[token.text for token in part.tokens[part.sentences[number][0] : one.first]]]
    words.append([token.text for token in part.tokens[one.stop : other.first]])
    return changes.are_linked(part.tokens, one, other) and not all(
        phrases.has(each, (("so", "với"),)) for each in words
    )


def _against_value(part: Part, near: Sequence[Level], amount: Change, percent: Change) -> Iterator[Finding]:
    """Yield the finding that a per cent is not the amount over the value of the earlier time."""
    values = [each for each in near if sides.fits(each.figure, amount) and not each.figure.bound]
    assert amount.by is not None
    assert percent.by is not None  # asked of such alone
    olds = [each for each in values if each.held or each.when.back]
    news = [each for each in values if each not in olds and each.at < min(amount.first, percent.first)]
    by = amount.value
    bases = [each.figure.value for each in values]
    bases += [_before(each.figure.value, by, -amount.way if each in olds else amount.way) for each in values]
    if len(news) > 1:
        news = [each for each in news if each.figure.unit == amount.by.unit]
    stated = changes.stated(percent)
    quotients = [quotient.scaled(100) for base in bases if (quotient := by.over(base)) is not None]
    if len(news) + len(olds) == 0 or len(news) > 1 or any(quotient.meets(stated) for quotient in quotients):
        return
    base = (olds or news)[0]
    earlier = base.figure.value if olds else _before(base.figure.value, by, amount.way)
    due = by.over(earlier)
    if due is None or not of_one_size(exactly(stated.middle), exactly(due.middle * 100), FAR):
        return
    way = "" if olds else f": {base.figure.shown} {'-' if amount.way > 0 else '+'} {amount.by.shown}"
    yield Finding(
        mark(part, percent.by),
        f"ghi “{percent.by.shown}”, nhưng {amount.by.shown} trên số kỳ trước là {said.amount(due.scaled(100))}%{way}",
        (
            (mark(part, amount.by), f"mức {'tăng' if amount.way > 0 else 'giảm'}"),
            (mark(part, base.figure), "số kỳ trước" if olds else "số kỳ này"),
        ),
        sure=False,
    )


def _before(new: Interval, by: Interval, way: int) -> Interval:
    return new - by if way > 0 else new + by


def _complement(part: Part, share: Change, change: Change) -> Iterator[Finding]:
    """Yield the finding that `bằng 91,4% so với cùng kỳ` and `giảm 9,6%` behind it are not one change."""
    due = share.value - exactly(100) if change.way > 0 else exactly(100) - share.value
    if due.meets(change.value) or share.by is None or change.by is None:
        return
    word = "tăng" if change.way > 0 else "giảm"
    yield Finding(
        mark(part, change.by),
        f"ghi {word} “{change.by.shown}”, nhưng bằng {share.by.shown} là {word} {said.amount(due)}%",
        ((mark(part, share.by), "bằng so với kỳ trước"),),
    )
