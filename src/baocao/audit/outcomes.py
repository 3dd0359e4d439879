"""What a table of plans and results shows: which of its rows were met, surpassed, missed."""

from __future__ import annotations

from baocao.audit import verdicts
from baocao.audit.grid import Grid, Row
from baocao.audit.heads import one_year
from baocao.audit.tokens import Figure


def plan_and_result(grid: Grid) -> tuple[int, int] | None:
    """Return the column of what was planned and that of what came of it, where there is one of each, of one year."""
    plan = _only(grid, ("kế hoạch", "chỉ tiêu", "giao"))
    done = _only(grid, ("thực hiện", "kết quả"))
    if plan is None or done is None or not one_year(grid.heads[plan], grid.heads[done]):
        return None
    return plan, done


def _only(grid: Grid, words: tuple[str, ...]) -> int | None:
    """Return the one numeric column whose head has one of the words."""
    found = [
        column
        for column in grid.numeric
        if any(word in grid.heads[column] for word in words) and "%" not in grid.heads[column]
    ]
    return found[0] if len(found) == 1 else None


def judged(grid: Grid, columns: tuple[int, int]) -> list[Row]:
    """Return the rows that have both a plan and a result."""
    return [row for row in grid.rows if not row.is_total and all(row.value(each) is not None for each in columns)]


def against(row: Row, columns: tuple[int, int], verdict: str) -> str:
    """Return how a row denies a verdict; nothing where it allows it, or where its direction is open."""
    plan, done = columns
    goal, value = row.value(plan), row.value(done)
    if goal is None or value is None or plan not in row.cells or done not in row.cells:
        return ""
    text = row.cells[plan].text.strip()
    bound = "dưới" if text[:1] in ("<", "≤") or text.lower().startswith("dưới") else ""
    target = Figure(0, 0, text, goal, goal, bound=bound)
    less = verdicts.less_is_better(row.name, target)
    actual = Figure(0, 0, row.cells[done].text, value, value)
    return verdicts.contradicted(verdict, actual, target, less=less) if less is not None else ""
