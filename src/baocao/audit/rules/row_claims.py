"""What the text claims of a row of a table: its per cent of the plan, its change, its share of the total."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations

from baocao.audit import said
from baocao.audit.binding import facts
from baocao.audit.document import Document, Finding, Part
from baocao.audit.meaning.frames import Role, Said
from baocao.audit.reading.interval import Interval
from baocao.audit.tables import heads, outcomes, rows
from baocao.audit.tables.cells import Cell
from baocao.audit.tables.grid import Grid, Row
from baocao.audit.tables.rows import Named

_BASE = re.compile(
    r"(?:[^\W\d_]+ ){0,3}so với (?:cùng kỳ )?(?:năm (?P<year>\d{4})|(?P<last>(?:năm trước|năm ngoái|cùng kỳ)\b))"
)
_ABOUT = frozenset(["đã", "riêng", "nhưng", "trong", "khi", "chú", "ý", "đáng", "nhất", "tiếp", "nổi", "bật"])
"""Words that tell nothing of what is claimed."""
_MOST = 12
"""Columns of a table whose cells are held against each other."""


def claims_of_rows(document: Document) -> Iterator[Finding]:
    """Yield the per cents and changes that the text states of a row and that its cells deny."""
    if not rows.tables(document):
        return
    told = facts.told(document)
    for part in document.running:
        if part.passage.number not in told:
            continue
        given = document.frames(part)
        for here, each in enumerate(given):
            if each.role not in (Role.PERCENT, Role.CHANGE) or each.figure.bound:
                continue
            before = given[here - 1] if here and given[here - 1].sentence == each.sentence else None
            for found in _row(document, part, each, before):
                yield from _denied(*found, part, each)


def _row(document: Document, part: Part, claim: Said, now: Said | None) -> Iterator[tuple[Grid, Row, int]]:
    """Yield the one row that a clause names, with the column of the value that it repeats, 0 where it repeats none."""
    start = part.tokens[part.sentences[claim.sentence][0]].start
    words = rows.words(part.passage.text[start : claim.figure.start].rpartition(";")[2])
    near = rows.close(rows.tables(document), part.passage.number)
    found = [(named, name) for named in near for name in named.called(words)]
    repeated = [(named, name, column) for named, name in found if (column := _repeats(named, name.row, now))]
    if len(repeated) == 1:
        named, name, column = repeated[0]
        yield named.grid, name.row, column
    elif len(found) == 1 and not repeated:
        named, name = found[0]
        if facts.telling(words) <= facts.telling(list(name.words)) | named.heads | _ABOUT and "lệ" not in words:
            yield named.grid, name.row, 0


def _repeats(named: Named, row: Row, now: Said | None) -> int:
    """Return the column of the cell that a figure repeats, 0 where none does."""
    if now is None or not now.counts:
        return 0
    value = now.figure.point
    small = Interval(value.low / now.figure.factor, value.high / now.figure.factor)
    for column in _plain(named.grid):
        cell = row.printed(column)
        if cell is not None and cell.high > 0 and (cell.meets(value) or cell.meets(small)):
            return column
    return 0


def _plain(grid: Grid) -> list[int]:
    return [each for each in grid.numeric if not heads.is_percent(grid, each)][:_MOST]


def _denied(grid: Grid, row: Row, repeated: int, part: Part, claim: Said) -> Iterator[Finding]:
    pair = _pair(grid, row, repeated, part, claim)
    if pair is None:
        return
    (new, name), (old, base) = pair
    if claim.role is Role.PERCENT and new.percent:
        return  # “giải ngân 2.464,8 tỷ đồng, đạt 73,1% kế hoạch” is of no row of rates
    if new.value is None or old.value is None or _explained(grid, row, claim, (new, old)):
        return
    yield Finding(
        claim.mark,
        f"ghi “{claim.figure.shown}”, nhưng dòng “{row.name}” của bảng có {new.text} so với {old.text}, "
        f"tức {_shown(claim, new.value, old.value)}",
        ((old.mark, f"{base}: {old.text}"), (new.mark, f"{name}: {new.text}")),
        sure=bool(repeated),
    )


_Pair = tuple[tuple[Cell, str], tuple[Cell, str]]


def _pair(grid: Grid, row: Row, repeated: int, part: Part, claim: Said) -> _Pair | None:
    """Return the cell of what came about and the one that a claim holds it against, each with its name."""
    if claim.of is Role.PLAN:
        columns = outcomes.plan_and_result(grid)
        return _of_columns(row, columns[1], columns[0], repeated) if columns else None
    year = base_year(part, claim)
    if year is None:
        return _of_total(grid, row, repeated) if claim.of is Role.WHOLE and claim.role is Role.PERCENT else None
    dated = _dated(grid)
    last = max(dated, default="")
    first = year or (str(int(last) - 1) if last else "")
    if first in dated and first != last:
        return _of_columns(row, dated[last], dated[first], repeated)
    earlier = [each for each in _plain(grid) if heads.EARLIER.search(grid.heads[each])]
    later = [each for each in _plain(grid) if each not in earlier and not heads.PLAN.search(grid.heads[each])]
    if len(earlier) == 1 and not year and (repeated in later or len(later) == 1):
        return _of_columns(row, repeated or later[0], earlier[0], repeated)
    return None


def _of_columns(row: Row, new: int, old: int, repeated: int) -> _Pair | None:
    if new not in row.cells or old not in row.cells or repeated not in (0, new):
        return None
    return (row.cells[new], "kỳ này"), (row.cells[old], "số để so")


def _of_total(grid: Grid, row: Row, repeated: int) -> _Pair | None:
    """Return the cell that is repeated and that of the total of its column."""
    totals = [each for each in grid.rows if each.is_total and repeated in each.cells]
    return ((row.cells[repeated], "phần"), (totals[0].cells[repeated], "tổng")) if len(totals) == 1 else None


def base_year(part: Part, claim: Said) -> str | None:
    """Return the year that a claim is held against, empty for the year before; None where none is said right by it."""
    tokens = part.tokens
    end = part.sentences[claim.sentence][1]
    behind = part.passage.text[claim.figure.end : tokens[min(end - 1, claim.at + 8)].end].lower()
    match = _BASE.match(behind.lstrip())
    return None if match is None else match["year"] or ""


def _dated(grid: Grid) -> dict[str, int]:
    """Return the columns of a table that are of one year each and say the same otherwise."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for column in _plain(grid):
        head = grid.heads[column]
        years = heads.years(head)
        if len(years) == 1 and not heads.PLAN.search(head):
            found[" ".join(head.replace(years[0], "").split())][years[0]] = column
    several = [columns for columns in found.values() if len(columns) >= 2]
    return several[0] if len(several) == 1 else {}


def _explained(grid: Grid, row: Row, claim: Said, pair: tuple[Cell, Cell]) -> bool:
    """Return whether cells of a row bear a claim out: two of them, or one that states it."""
    cells = [row.cells[each] for each in grid.numeric[:_MOST] if row.printed(each) is not None]
    shares = [each.value for each in cells if each.value is not None and heads.is_percent(grid, each.first)]
    changes = [each.value for each in cells if each.value is not None and each.signed]
    value = claim.figure.value
    if any(each.meets(value) or Interval(-each.high, -each.low).meets(value) for each in (*shares, *changes)):
        return True
    if claim.role is Role.CHANGE and claim.figure.unit == "%" and claim.way > 0:
        beyond = Interval(value.low + 100, value.high + 100)
        if any(each.meets(beyond) for each in shares):
            return True
    pairs = {(pair[0], pair[1]), *permutations(cells, 2)} - {(pair[1], pair[0])}
    return any(
        new.value is not None and old.value is not None and bears_out(claim, old.value, new.value) for new, old in pairs
    )


def bears_out(claim: Said, old: Interval, new: Interval) -> bool:
    """Return whether a per cent or a change can be what two values show, in an amount or a per cent of theirs."""
    if claim.role is Role.PERCENT:
        quotient = new.over(old)
        return quotient is None or quotient.scaled(100).meets(claim.figure.value)
    difference = new - old if claim.way > 0 else old - new
    if claim.figure.unit != "%":
        return difference.meets(claim.figure.value) or claim.figure.factor > 1
    if old.low <= 0:
        return True
    shares = [100 * part / base for part in difference for base in old]
    return Interval(min(shares), max(shares)).meets(claim.figure.value)


def _shown(claim: Said, new: Interval, old: Interval) -> str:
    """Return what two values make of a claim."""
    first, last = old.middle, new.middle
    percent = said.number(last / first * 100) if first else "–"
    if claim.role is Role.PERCENT:
        return f"{percent}%"
    word = "tăng" if last >= first else "giảm"
    return f"{word} {said.number(abs(last - first))}, bằng {percent}%"
