"""A change that the text states, against both values where a table or another section has them."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from baocao.audit import facts, said
from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.facts import Fact
from baocao.audit.frames import Role, Said
from baocao.audit.grid import Grid, Row, grids
from baocao.audit.heads import PLAN, is_percent
from baocao.audit.interval import Interval
from baocao.audit.rules import tables

_BEFORE = re.compile(r"(?:[^\W\d_]+ ){0,3}so với (?:cùng kỳ )?(?:năm (?P<year>\d{4})|(?P<last>năm trước|năm ngoái))\b")
_ABOUT = frozenset(["đã", "riêng", "nhưng", "trong", "khi"])
_MOST = 8
"""Tables before and behind a paragraph that it may speak of, and facts of one name and year that are kept."""
_ByYear = defaultdict[tuple[str, str, frozenset[str]], list[Fact]]
_YEAR = re.compile(r"(?:19|20)\d\d")


def change_over_distance(document: Document) -> Iterator[Finding]:
    """Mức tăng, giảm phải khớp với hai số nêu ở bảng hoặc ở mục khác.

    Vì sao: số năm trước nằm ở một nơi, số năm nay ở nơi khác, mức tăng tính từ bản cũ. Chỉ so khi câu gọi đúng tên dòng
    của bảng có cột của hai năm, hoặc khi mục khác nêu đúng chỉ tiêu ấy của đúng năm được so.

    Ví dụ sai:

        | Khu công nghiệp | Lao động năm 2023 | Lao động năm 2024 |
        |---|---|---|
        | Thuận Yên | 8.420 | 9.262 |

        Khu công nghiệp Thuận Yên tăng 12,4% so với năm 2023.

    Cách sửa: tính lại mức tăng từ hai số, hoặc sửa số bị sai.
    """
    timed = [(grid, years) for grid in grids(document) if (years := _years(grid))]
    of_year: _ByYear = defaultdict(list)
    by_place: dict[tuple[int, int], Fact] = {}
    for fact in facts.stated(document):
        by_place[fact.part.passage.number, fact.figure.start] = fact
        if len(fact.years) == 1:
            same = of_year[min(fact.years), fact.unit, fact.own]
            if len(same) < _MOST:
                same.append(fact)
    for part in document.running:
        frames = document.frames(part)
        for here, each in enumerate(frames):
            year = _base(part, each) if each.role is Role.CHANGE and not each.figure.bound else None
            if year is None:
                continue
            before = frames[here - 1] if here and frames[here - 1].sentence == each.sentence else None
            now = by_place.get((part.passage.number, before.figure.start)) if before is not None else None
            at = bisect.bisect_left(timed, part.passage.number, key=lambda pair: pair[0].number)
            close = timed[max(0, at - _MOST) : at + _MOST]
            wrong = _by_table(close, part, each, year, now) or _by_section(of_year, each, year, now)
            if wrong is not None:
                yield _finding(part, each, *wrong)


def _base(part: Part, change: Said) -> str | None:
    """Return the year that a change is held against, empty for the year before; None where none is said right by it."""
    tokens = part.tokens
    end = part.sentences[change.sentence][1]
    behind = part.passage.text[change.figure.end : tokens[min(end - 1, change.at + 8)].end].lower()
    match = _BEFORE.match(behind.lstrip())
    return None if match is None else match["year"] or ""


def _years(grid: Grid) -> dict[str, int]:
    """Return the columns of a table that are of one year each and say the same otherwise."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for column in grid.numeric:
        head = grid.heads[column]
        years = _YEAR.findall(head)
        if len(years) == 1 and not PLAN.search(head) and not is_percent(grid, column):
            found[" ".join(_YEAR.sub("", head).split())][years[0]] = column
    several = [columns for columns in found.values() if len(columns) >= 2]
    return several[0] if len(several) == 1 else {}


Wrong = tuple[Interval, Interval, tuple[tuple[Mark, str], ...]]


def _by_table(
    timed: Sequence[tuple[Grid, dict[str, int]]], part: Part, change: Said, year: str, now: Fact | None
) -> Wrong | None:
    start = part.sentences[change.sentence][0]
    lead = part.passage.text[part.tokens[start].start : change.figure.start].rpartition(";")[2]
    words = facts.telling(re.findall(r"[^\W\d_]+|\d{1,2}(?![\d.,])", lead.lower())) - _ABOUT
    for grid, years in timed:
        last = max(years)
        first = year or str(int(last) - 1)
        if first not in years or first == last:
            continue
        row = _row(grid, words, years[last], now)
        if row is None:
            continue
        old, new = row.value(years[first]), row.value(years[last])
        if old is not None and new is not None and not _fits(change, old, new):
            return (
                old,
                new,
                tuple(
                    (tables.whole(row.cells[years[each]]), f"{each}: {row.cells[years[each]].text}")
                    for each in (first, last)
                ),
            )
    return None


def _row(grid: Grid, words: frozenset[str], column: int, now: Fact | None) -> Row | None:
    """Return the one row that words name, with no word that neither it nor a head has unless its value is repeated."""
    heads = facts.telling(re.findall(r"[^\W\d_]+", " ".join(grid.heads.values())))
    found = [
        (name, row) for row in grid.rows if (name := facts.telling(re.findall(r"\w+", row.name))) and name <= words
    ]
    found = [pair for pair in found if not any(pair[0] < other for other, _ in found)]
    if len(found) != 1:
        return None
    name, row = found[0]
    value = row.value(column)
    repeated = now is not None and value is not None and now.figure.point.meets(value)
    return row if repeated or words <= name | heads else None


def _by_section(of_year: _ByYear, change: Said, year: str, now: Fact | None) -> Wrong | None:
    if now is None or not year or year in now.years or len(now.own) < 2:
        return None
    old = [
        each
        for each in of_year.get((year, now.unit, now.own), [])
        if each.places == now.places and each.moments == now.moments and each.part is not now.part
    ]
    values = [each.figure.value.scaled(each.factor) for each in old]
    new = now.figure.value.scaled(now.factor)
    if not old or any(not value.meets(values[0]) for value in values) or _fits(change, values[0], new):
        return None
    marks = (
        (mark(each.part, each.figure), f"{name}: {each.figure.shown}") for each, name in ((old[0], year), (now, "nay"))
    )
    return values[0], new, tuple(marks)


def _fits(change: Said, old: Interval, new: Interval) -> bool:
    """Return whether a change can be what two values show, a per cent or an amount of theirs."""
    difference = new - old if change.way > 0 else old - new
    if change.figure.unit != "%":
        return difference.meets(change.figure.value) or change.figure.factor > 1
    if old.low <= 0:
        return True
    shares = [100 * part / base for part in difference for base in old]
    return Interval(min(shares), max(shares)).meets(change.figure.value)


def _finding(part: Part, change: Said, old: Interval, new: Interval, related: tuple[tuple[Mark, str], ...]) -> Finding:
    first, last = old.middle, new.middle
    word = "tăng" if last >= first else "giảm"
    percent = said.number(abs(last - first) / first * 100) if first else "–"
    claimed = "tăng" if change.way > 0 else "giảm"
    return Finding(
        mark(part, change.figure),
        f"ghi {claimed} “{change.figure.shown}”, nhưng từ {said.number(first)} đến {said.number(last)} là "
        f"{word} {said.number(abs(last - first))}, tức {percent}%",
        related,
    )
