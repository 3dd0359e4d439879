"""One figure written twice, the second time with other digits: over sections, and in a table and in the text."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from baocao.audit import facts, lexicon
from baocao.audit.cells import Cell
from baocao.audit.document import Document, Finding, mark
from baocao.audit.facts import Fact, alike
from baocao.audit.grid import Grid, Row, grids
from baocao.audit.heads import EARLIER, PLAN
from baocao.audit.interval import Interval
from baocao.audit.rules import tables

_MOST = 20
"""Facts of like digits that one is held against."""
_FEW, _MANY = 2, 4
"""Digits in which a slip is often chance, and in which it hardly ever is."""
_NEUTRAL = lexicon.words(
    "thu nộp đóng góp ủng hộ cao thấp nhất lớn nhiều chính chủ yếu nguồn vẫn với đứng đầu khối nhóm loại khoản "
    "lĩnh vực giá trị kinh phí riêng doanh chỉ nay do"
)
"""Words beside the name of a row that make it nothing else."""
_CLOSE = 3
"""Paragraphs of one section within which two figures are rather told apart than told again."""
_UNITS = {
    "tỷ đồng": ("đồng", 10**9), "triệu đồng": ("đồng", 10**6), "nghìn đồng": ("đồng", 10**3), "đồng": ("đồng", 1),
    "tấn": ("kg", 1000), "tạ": ("kg", 100), "ha": ("ha", 1), "km": ("km", 1), "%": ("%", 1),
}  # fmt: skip
_NAMED = re.compile(r"(?<!\w)(?:tỷ đồng|triệu đồng|nghìn đồng|đồng|tấn|tạ|ha|km|%)(?![\w/])")
_EARLIER = re.compile(EARLIER.pattern + "|so với|tăng|giảm")


def repeated_figure(document: Document) -> Iterator[Finding]:
    """Một số viết lại ở chỗ khác phải đúng từng chữ số.

    Vì sao: số ở phần tóm tắt, đánh giá chung thường gõ lại bằng tay, dễ đảo hoặc sai một chữ số, lệch mười lần. Chỉ
    nêu khi hai chỗ nói cùng một việc (cùng đơn vị, cùng chữ chỉ việc, không khác thời gian, địa danh, kế hoạch) và hai
    số lệch nhau kiểu gõ nhầm, hoặc cùng là tổng số của toàn đơn vị.

    Ví dụ sai:

        Năm 2024 có 128 doanh nghiệp thành lập mới. … Trong số 138 doanh nghiệp thành lập mới có 32 doanh nghiệp chưa
        có doanh thu.

    Cách sửa: đối chiếu với số liệu gốc, sửa một trong hai chỗ.
    """
    given = facts.stated(document)
    known = _Known(given)
    told: set[tuple[int, int]] = set()
    for fact in given:
        if known.confirmed(fact):
            continue
        before = next(
            chain(
                (each for each in known.like(fact) if _one_thing(each, fact)),
                (each for each in known.wholes(fact) if _one_whole(each, fact)),
            ),
            None,
        )
        if before is not None and _place(before) not in told:
            told.add(_place(fact))
            yield Finding(
                mark(fact.part, fact.figure),
                f"ghi “{fact.figure.shown}”, ở chỗ khác ghi “{before.figure.shown}” cho cùng một nội dung",
                ((mark(before.part, before.figure), f"ghi “{before.figure.shown}”"),),
                sure=False,
            )


def _place(fact: Fact) -> tuple[int, int]:
    return fact.part.passage.number, fact.figure.start


class _Known:
    """The facts of a document by their digits."""

    def __init__(self, given: tuple[Fact, ...]) -> None:
        self._like: dict[object, list[Fact]] = defaultdict(list)
        self._same: dict[object, list[Fact]] = defaultdict(list)
        self._wholes: dict[object, list[Fact]] = defaultdict(list)
        for fact in given:
            for key in _keys(fact):
                if len(self._like[key]) < _MOST:
                    self._like[key].append(fact)
            if fact.whole and len(self._wholes[fact.unit, fact.own]) < _MOST:
                self._wholes[fact.unit, fact.own].append(fact)
            same = self._same[fact.unit, facts.digits(fact.figure, fact.factor)]
            if len(same) < _MOST:
                same.append(fact)

    def like(self, fact: Fact) -> Iterator[Fact]:
        """Yield the facts before one whose digits differ from its own as by a slip."""
        place = _place(fact)
        seen: set[tuple[int, int]] = set()
        for each in chain.from_iterable(self._like[key] for key in _keys(fact)):
            if _place(each) < place and _place(each) not in seen and not each.figure.value.meets(fact.figure.value):
                seen.add(_place(each))
                yield each

    def wholes(self, fact: Fact) -> Iterator[Fact]:
        """Yield the facts before one that give another number of all that it counts."""
        for each in self._wholes[fact.unit, fact.own] if fact.whole else ():
            if _place(each) < _place(fact) and not each.figure.value.meets(fact.figure.value):
                yield each

    def confirmed(self, fact: Fact) -> bool:
        """Return whether the same figure stands elsewhere for something that shares a word with it."""
        return any(
            (each.part is not fact.part or each.sentence != fact.sentence) and each.own & fact.own
            for each in self._same[fact.unit, facts.digits(fact.figure, fact.factor)]
        )


def _keys(fact: Fact) -> Iterator[tuple[object, ...]]:
    """Yield what two facts have in common whose digits are alike: all but one, or the same in another order."""
    shown, first = facts.digits(fact.figure, fact.factor)
    yield fact.unit, first, "".join(sorted(shown))
    for at in range(len(shown) + 1):
        yield fact.unit, first, f"{shown[:at]}*{shown[at + 1 :]}".rstrip("0")
    if fact.unit in ("đồng", "kg") and len(shown) > _FEW:
        yield fact.unit, shown


def _one_thing(before: Fact, after: Fact) -> bool:
    """Return whether two facts with like digits are said of one thing."""
    first, second = (facts.digits(each.figure, each.factor)[0] for each in (before, after))
    if not (alike(first, second) or first == second) or not _can_be_one(before, after):
        return False
    if after.refers and len(after.own) > _FEW and after.own <= before.wide:
        return True
    return (after.refers or not after.limited) and _is_told_again(before, after)


def _is_told_again(before: Fact, after: Fact) -> bool:
    """Return whether the words of two facts are of one thing; the fewer digits they have, the nearer they must be."""
    common = before.own & after.own
    equal = before.own == after.own and len(common) >= 2
    size = max(facts.size(each.figure) for each in (before, after))
    undivided = before.divided == after.divided
    if size <= _FEW:
        return equal and undivided and (before.summary or after.summary or after.whole)
    close = after.part.passage.number - before.part.passage.number < _CLOSE and before.section == after.section
    if close and not before.summary:
        return equal and len(common) >= _CLOSE
    wide = len(before.wide & after.wide) >= _MANY
    within = before.own <= after.wide, after.own <= before.wide
    if (undivided or size >= _MANY) and (equal or (all(within) and len(common) >= 2 and wide)):
        return True
    return size >= _MANY and wide and any(within) and bool(before.own and after.own)


def _one_whole(before: Fact, after: Fact) -> bool:
    """Return whether two facts give the number of all of one thing: a summary, and where the text comes to it."""
    named = len(after.own) >= 2 and before.divided == after.divided and (before.summary or after.summary)
    return named and _can_be_one(before, after)


def _can_be_one(before: Fact, after: Fact) -> bool:
    """Return whether neither time, place nor name parts two facts, nor a list that has each as an item of its own."""
    if before.part is after.part and before.sentence == after.sentence:
        return False
    first, second = before.part.marker, after.part.marker
    listed = first and second and first.kind == second.kind and before.part is not after.part and not after.refers
    names = before.names <= after.names or after.names <= before.names
    counted = after.unit or after.figure.noun  # a bare number of a list counts what its whole does
    return bool(
        counted
        and not listed
        and names
        and not (before.follows and after.follows and before.follows != after.follows)
        and before.moments == after.moments
        and not _apart(before.years, after.years)
        and not _apart(before.places, after.places)
    )


def _apart(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first and second and not first & second)


def table_and_text(document: Document) -> Iterator[Finding]:
    """Số trong lời văn phải đúng với ô của bảng mà nó nhắc lại.

    Vì sao: bảng được cập nhật sau cùng, lời phân tích bên dưới giữ số cũ hoặc gõ nhầm. Chỉ nêu khi câu nhắc đúng tên
    một dòng, cùng đơn vị, không khớp ô nào của dòng và lệch với một ô của dòng kiểu gõ nhầm, hoặc nêu đúng cả tên cột.

    Ví dụ sai:

        | Khoản thu | Thực hiện (tỷ đồng) |
        |---|---|
        | Thuế thu nhập cá nhân | 148,2 |

        Riêng thuế thu nhập cá nhân thu được 184,2 tỷ đồng.

    Cách sửa: đối chiếu với số liệu gốc, sửa ô hoặc sửa câu.
    """
    given = facts.stated(document)
    by_word: dict[str, list[Fact]] = defaultdict(list)
    for fact in given:
        for word in fact.near:
            by_word[word].append(fact)
    for grid in grids(document):
        rows = [(facts.telling(re.findall(r"[^\W\d_]+|\d+", row.name)), row) for row in grid.rows if not row.is_total]
        for name, row in rows:
            if not name:
                continue
            rarest = min((by_word.get(word, []) for word in name), key=len)
            at = bisect.bisect_left(rarest, grid.number, key=lambda fact: fact.part.passage.number)
            for fact in rarest[max(0, at - _MOST) : at + _MOST]:
                if name <= fact.near and not any(name < other <= fact.near for other, _ in rows):
                    yield from _against(grid, row, name, fact)


def _against(grid: Grid, row: Row, name: frozenset[str], fact: Fact) -> Iterator[Finding]:
    cells = [
        (cell, unit, read)
        for column in grid.numeric
        if (cell := row.cells.get(column)) is not None and cell.value is not None and not cell.signed
        for unit in [_unit(grid, row, column)]
        if (read := _read(cell, unit, fact)) is not None
    ]
    if fact.moments or not cells or any(value.meets(wanted) for _, _, (value, wanted) in cells):
        return
    stated = [
        (cell, head, both)
        for cell, _, both in cells
        if not PLAN.search(head := grid.heads[cell.first])
        and not _EARLIER.search(head)
        and not _other_year(grid, head, fact)
    ]
    heads = facts.telling(re.findall(r"[^\W\d_]+", " ".join(grid.heads.values())))
    alone = len(stated) == len(cells) == 1 and fact.near <= name | heads and not fact.moments and not fact.divided
    for cell, head, (value, wanted) in stated:
        narrowed = facts.telling(list(fact.figure.noun[len(fact.figure.unit.split()) :])) - name
        if narrowed - facts.telling(head.split()) and fact.unit in lexicon.COUNTED:
            continue
        more = (fact.own if name <= fact.own else fact.near) - name - heads - _NEUTRAL
        if alone or (_slipped(fact, value, wanted) and not more):
            yield Finding(
                mark(fact.part, fact.figure),
                f"ghi “{fact.figure.shown}”, nhưng bảng ghi {cell.text} ở dòng “{row.name}”, cột “{head}”",
                ((tables.whole(cell), f"bảng ghi {cell.text}"),),
                sure=False,
            )
            return


def _unit(grid: Grid, row: Row, column: int) -> tuple[str, int] | None:
    """Return the unit of a cell where its column, its row or the words before the table name it."""
    cell = row.cells[column]
    texts = [grid.heads[column], *(each.text.lower() for each in row.cells.values() if each.value is None), grid.before]
    if cell.percent:
        return _UNITS["%"]
    for text in texts:
        found = _NAMED.search(text.lower())
        if found:
            return _UNITS[found[0]]
    return None


def _read(cell: Cell, unit: tuple[str, int] | None, fact: Fact) -> tuple[Interval, Interval] | None:
    """Return the values of a cell and of a fact in one measure; None where they count different things."""
    assert cell.value is not None  # only such cells come here
    if unit is None:
        if fact.unit == "%":
            return None
        return cell.value, fact.figure.value.scaled(fact.factor) if fact.figure.factor == 1 else _printed(fact)
    if fact.unit != unit[0]:
        return None
    return cell.value.scaled(unit[1]), fact.figure.value.scaled(fact.factor)


def _printed(fact: Fact) -> Interval:
    value = fact.figure.value
    return Interval(value.low / fact.figure.factor, value.high / fact.figure.factor)


def _slipped(fact: Fact, value: Interval, wanted: Interval) -> bool:
    """Return whether two values differ as by a slip of typing, in so many digits that it is hardly chance."""
    shown = [facts.digits(fact.figure._replace(point=each)) for each in (value, wanted)]
    (first, size), (second, other) = shown
    most = max(len(first), len(second))
    if size != other:
        return first == second and most > _FEW and fact.unit in ("đồng", "kg")
    return most > _FEW and alike(first, second)


def _other_year(grid: Grid, head: str, fact: Fact) -> bool:
    years = set(re.findall(r"(?:19|20)\d\d", head))
    latest = max(re.findall(r"(?:19|20)\d\d", " ".join(grid.heads.values())), default="")
    return bool(years) and not (fact.years or {latest}) & years
