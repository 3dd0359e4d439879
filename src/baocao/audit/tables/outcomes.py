"""What a table of plans and results shows: which of its rows were met, surpassed, missed."""

from __future__ import annotations

import re

from baocao.audit.meaning import verdicts
from baocao.audit.reading.interval import Interval
from baocao.audit.reading.tokens import Figure
from baocao.audit.tables.grid import Grid, Row
from baocao.audit.tables.heads import DIFFERENCE, DONE, EARLIER, is_called_percent, one_year, plans, years

_BOUNDS = (
    ("dưới", re.compile(r"[<≤]|(?:dưới|không (?:quá|vượt quá|trên)|tối đa)\b", re.IGNORECASE)),
    ("ít nhất", re.compile(r"[>≥]|(?:trên|không dưới|tối thiểu|ít nhất)\b", re.IGNORECASE)),
)
"""What a target begins with that is to be met from one side."""
_VERDICT = re.compile(
    r"(?P<not>không|chưa)? ?(?P<what>(?:đạt|hoàn thành)(?:(?: và|,) vượt| vượt mức)?|vượt|hụt|đáp ứng)"
    r"(?: (?:mức|kế hoạch|kh|chỉ tiêu|mục tiêu|dự toán|yêu cầu|nghị quyết|so với|giao|đề ra))*"
)


def plan_and_result(grid: Grid) -> tuple[int, int] | None:
    """Return the column of what was planned and that of what came of it, where there is one pair, of one year.

    Each row may have a unit of its own, per cents among them.
    """
    plain = [each for each in grid.numeric if not is_called_percent(grid.heads[each])]
    plain = [each for each in plain if not DIFFERENCE.search(grid.heads[each])]
    planned = plans(grid, plain)
    done = [each for each in plain if DONE.search(grid.heads[each]) and each not in planned]
    pairs = [
        (plan, result)
        for plan in planned
        for result in done
        if one_year(grid.heads[plan], grid.heads[result]) and not EARLIER.search(grid.heads[result])
    ]
    dated = [pair for pair in pairs if years(grid.heads[pair[0]]) and years(grid.heads[pair[1]])]
    found = dated or pairs
    return found[0] if len(found) == 1 else None


def judged(grid: Grid, columns: tuple[int, int]) -> list[Row]:
    """Return the rows that have both a plan and a result."""
    return [
        row
        for row in grid.rows
        if not row.is_total
        and None not in map(row.printed, columns)
        and len({row.cells[each].percent for each in columns}) == 1
    ]


def verdict(text: str) -> str:
    """Return the verdict that a cell gives and nothing else: `đạt`, `vượt`, `không`; empty for any other text."""
    match = _VERDICT.fullmatch(" ".join(text.lower().strip(" .").split()))
    if match is None:
        return ""
    return kind(match["what"], denied=bool(match["not"]) or match["what"] == "hụt")


def kind(words: str, *, denied: bool) -> str:
    """Return the verdict of its words; empty where they deny no more than that a plan was surpassed."""
    if denied:
        return "không" if "vượt" not in words else ""
    return "vượt" if words in ("vượt", "hoàn thành vượt") else "đạt"


def against(row: Row, columns: tuple[int, int], verdict: str) -> str:
    """Return how a row denies a verdict; nothing where it allows it, or where its direction is open."""
    plan, done = columns
    goal, value = row.printed(plan), row.printed(done)
    if goal is None or value is None or row.cells[plan].percent != row.cells[done].percent:
        return ""
    if value.high < 0 <= goal.low:  # “Giảm số vụ cháy | ít nhất 40% | giảm 44,4%”
        if not row.name.startswith("giảm"):
            return ""
        value = Interval(-value.high, -value.low)
    text = row.cells[plan].text.strip()
    bound = next((name for name, pattern in _BOUNDS if pattern.match(text)), "")
    target = Figure(0, 0, text, goal, goal, bound=bound)
    less = verdicts.less_is_better(row.name, target)
    actual = Figure(0, 0, row.cells[done].text, value, value)
    return verdicts.contradicted(verdict, actual, target, less=less) if less is not None else ""
