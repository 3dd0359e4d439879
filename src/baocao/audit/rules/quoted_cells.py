"""A cell of a table written again in the text, with other digits."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator

from baocao.audit.binding import facts, slips, swaps
from baocao.audit.binding.facts import Fact
from baocao.audit.document import Document, Finding, mark, once
from baocao.audit.meaning.frames import Role
from baocao.audit.reading import lexicon
from baocao.audit.reading.interval import Interval
from baocao.audit.tables import rows
from baocao.audit.tables.cells import Cell
from baocao.audit.tables.grid import Grid, Row, grids
from baocao.audit.tables.heads import EARLIER, PLAN, years

_MOST = 20
"""Facts of like digits that one is held against."""
_FEW = 2
"""Digits in which a slip is often chance."""
_NEUTRAL = lexicon.words(
    "thu nộp đóng góp ủng hộ cao thấp nhất lớn nhiều chính chủ yếu nguồn vẫn với đứng đầu khối nhóm loại khoản "
    "lĩnh vực giá trị kinh phí riêng doanh chỉ nay do đón hút tiếp tuyển khám"
)
"""Words beside the name of a row that make it nothing else."""
_UNITS = {
    "tỷ đồng": ("đồng", 10**9), "triệu đồng": ("đồng", 10**6), "nghìn đồng": ("đồng", 10**3), "đồng": ("đồng", 1),
    "tấn": ("kg", 1000), "tạ": ("kg", 100), "ha": ("ha", 1), "km": ("km", 1), "%": ("%", 1),
}  # fmt: skip
_NAMED = re.compile(r"(?<!\w)(?:tỷ đồng|triệu đồng|nghìn đồng|đồng|tấn|tạ|ha|km|%)(?![\w/])")
_EARLIER = re.compile(EARLIER.pattern + "|so với|tăng|giảm")


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
    given = facts.of_any_role(document)
    by_word: dict[str, list[Fact]] = defaultdict(list)
    for fact in given:
        for word in fact.near:
            by_word[word].append(fact)
    for grid in grids(document):
        yield from _rows(document, grid, by_word)
        yield from _swapped(grid, document)


def _rows(document: Document, grid: Grid, by_word: dict[str, list[Fact]]) -> Iterator[Finding]:
    """Yield the figures that stand in the text beside the name of a row and in none of its cells."""
    named = [(facts.telling(re.findall(r"[^\W\d_]+|\d+", row.name)), row) for row in grid.rows if not row.is_total]
    for name, row in named:
        if not name:
            continue
        rarest = min((by_word.get(word, []) for word in name), key=len)
        at = bisect.bisect_left(rarest, grid.number, key=lambda fact: fact.part.passage.number)
        for fact in rarest[max(0, at - _MOST) : at + _MOST]:
            if name <= fact.near and not any(name < other <= fact.near for other, _ in named):
                yield from _against(document, grid, row, name, fact)


def _swapped(grid: Grid, document: Document) -> Iterator[Finding]:
    """Yield the figures of the text that are a cell but for two neighbouring digits, and stand nowhere else."""
    by_digits = swaps.by_digits(document)
    for row in grid.rows:
        name = rows.name_of(row).telling if not row.is_total else frozenset()
        for column in grid.numeric:
            cell = row.cells.get(column)
            if cell is None or cell.value is None:
                continue
            unit, head = _unit(grid, row, column), grid.heads[column]
            shown = slips.digits_of(cell.value.middle)[0]
            for fact in by_digits.get(swaps.key(shown), ()):
                read = _read(cell, unit, fact) if _can_be_of(grid, head, fact) else None
                swapped = read and _slip(fact, *read) == "swapped" and swaps.is_mistyped(document, fact, shown)
                if swapped and _speaks_of(fact, name, grid, head, counted=unit):
                    yield _told(fact, cell, row, head)


def _can_be_of(grid: Grid, head: str, fact: Fact) -> bool:
    """Return whether a figure may be of the plan or the time of a column."""
    if _other_year(grid, head, fact) or (fact.role is Role.PLAN and not PLAN.search(head)):
        return False
    return fact.role is not Role.EARLIER or bool(_EARLIER.search(head) or years(head))


def _speaks_of(fact: Fact, name: frozenset[str], grid: Grid, head: str, *, counted: object) -> bool:
    """Return whether the words beside a figure are those of a row, or of a column where it is that of all."""
    beside = fact.own | fact.near
    if name:
        if name <= beside or len(name & beside) >= max(_FEW, len(name) / 2):
            return True
        return name <= fact.wide and fact.own <= name | _heads(grid) | _NEUTRAL
    about = facts.telling(re.findall(r"[^\W\d_]+", f"{grid.before} {head}".lower()))
    named = set(fact.figure.unit.split()) & set(head.split()) or len(about & beside) > _FEW
    if counted is None and not named:
        return False
    if slips.size(fact.figure) > _FEW + 1:
        return fact.summary or bool(about & fact.wide)
    return len(about & beside) >= _FEW or (fact.summary and fact.unit != "%")


def _heads(grid: Grid) -> frozenset[str]:
    """Return the words above the columns of a table that tell what they are of."""
    return facts.telling(re.findall(r"[^\W\d_]+", " ".join(grid.heads.values())))


@once
def _titles(document: Document) -> list[int]:
    """Return the numbers of the paragraphs that are titles."""
    return [part.passage.number for part in document.running if facts.title(part)]


def _against(document: Document, grid: Grid, row: Row, name: frozenset[str], fact: Fact) -> Iterator[Finding]:
    cells = [
        (cell, read)
        for column in grid.numeric
        if (cell := row.cells.get(column)) is not None
        and cell.value is not None
        and not cell.signed
        and (read := _read(cell, _unit(grid, row, column), fact)) is not None
    ]
    if not cells or any(value.meets(wanted) for _, (value, wanted) in cells):
        return
    stated = [
        (cell, head, both)
        for cell, both in cells
        if not PLAN.search(head := grid.heads[cell.first])
        and not _EARLIER.search(head)
        and not _other_year(grid, head, fact)
    ]
    heads = _heads(grid)
    under = bisect.bisect(_titles(document), grid.number) == fact.section
    named = under or bool(fact.near & heads - name)  # under another heading its name may be that of anything
    plain = fact.stated and not fact.earlier and not fact.moments
    alone = named and plain and len(stated) == len(cells) == 1 and fact.near <= name | heads and not fact.divided
    for cell, head, (value, wanted) in stated:
        narrowed = facts.telling(list(fact.figure.noun[len(fact.figure.unit.split()) :])) - name
        if narrowed - facts.telling(head.split()) and fact.unit in lexicon.COUNTED:
            continue
        slip = _slip(fact, value, wanted)
        more = (fact.own if name <= fact.own or slip in ("swapped", "turned") else fact.near) - name - heads - _NEUTRAL
        likely = slip and ((plain and not more) or _is_plainly_mistyped(document, fact, cell))
        if (alone or likely) and not _is_quoted(fact, cell):
            yield _told(fact, cell, row, head)
            return


def _is_plainly_mistyped(document: Document, fact: Fact, cell: Cell) -> bool:
    """Return whether a figure is a cell but for a slip that chance hardly makes: in many digits, not in the last."""
    assert cell.value is not None  # only such cells come here
    shown, due = slips.digits(fact.figure)[0], slips.digits_of(cell.value.middle)[0]
    return len(shown) == len(due) > _FEW + 1 and shown[-1] == due[-1] and swaps.is_mistyped(document, fact, due)


def _is_quoted(fact: Fact, cell: Cell) -> bool:
    """Return whether the sentence of a fact says a cell as it is: `Trong 1.702 người muốn mua, 1.219 người …`."""
    start, end = fact.part.sentences[fact.sentence]
    return any(token.figure is not None and token.text == cell.text for token in fact.part.tokens[start:end])


def _told(fact: Fact, cell: Cell, row: Row, head: str) -> Finding:
    return Finding(
        mark(fact.part, fact.figure),
        f"ghi “{fact.figure.shown}”, nhưng bảng ghi {cell.text} ở dòng “{row.name}”, cột “{head}”",
        ((cell.mark, f"bảng ghi {cell.text}"),),
        sure=False,
    )


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


def _slip(fact: Fact, value: Interval, wanted: Interval) -> str:
    """Return the slip of typing by which two values differ, hardly one of chance; else nothing."""
    (first, size), (second, other) = (slips.digits_of(each.middle) for each in (value, wanted))
    most = max(len(first), len(second))
    if most <= _FEW or (size != other and (first != second or fact.unit not in ("đồng", "kg"))):
        return ""
    if size != other:
        return "size"
    if slips.swapped(first, second):
        return "swapped"
    return "turned" if slips.turned(first, second) else "digit" if slips.alike(first, second) else ""


def _other_year(grid: Grid, head: str, fact: Fact) -> bool:
    own = years(head)
    latest = max(years(" ".join(grid.heads.values())), default="")
    return bool(own) and (fact.years or {latest}).isdisjoint(own)
