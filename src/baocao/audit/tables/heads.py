"""What the head of a column says of it: plan or result, an earlier time or this one, per cents, what nobody adds up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from baocao.audit.tables.grid import Grid, Row

NOT_ADDED = re.compile(
    r"%|tỷ lệ|tỉ lệ|so sánh|so với|bình quân|trung bình|năng suất|đơn giá|\bgiá(?! trị)\b|\bmức\b|hạng|xếp"
    r"|\btt\b|stt|năm sinh|ghi chú|thu nhập|tốc độ|chỉ số|hệ số|mật độ|công suất"
    r"|[^\W\d_]\s?/\s?[^\W\d_]|(?:19|20)\d\d\s?/\s?(?:19|20)\d\d"
)
"""What rates, means, prices and marks are named by: nobody adds them up."""
PLAN = re.compile(
    r"kế hoạch|\bkh\b|chỉ tiêu|dự toán|\bdt\b|\bgiao\b|mục tiêu|nghị quyết|\bnq\b|phấn đấu|đăng ký|cam kết|\bkhoán\b"
    r"|đề ra|đặt ra|định mức|phân bổ|được cấp|hạn mức|yêu cầu"
)
DONE = re.compile(
    r"thực hiện|\bth\b|kết quả|\bước\b|đạt được|giải ngân|làm được|đã làm|hoàn thành|thực tế|thực đạt|thực thu|thực chi"
    r"|thu được|đã thu|nghiệm thu|nhập học|thực tuyển|đã tuyển"
)
EARLIER = re.compile(r"cùng kỳ|năm trước|năm ngoái|kỳ trước|đầu (?:năm|kỳ)|năm học trước|vụ trước")
_LATER = re.compile(r"năm nay|kỳ này|kỳ báo cáo|năm báo cáo|cuối (?:năm|kỳ)|hiện nay|thực hiện")
DIFFERENCE = re.compile(
    r"tăng|giảm|chênh lệch|biến động|so với|so sánh|thừa|thiếu|\bhụt\b|\bvượt\b|hơn kém|[+]\s?/\s?[-–]|[(][+][)]"
)
_BETWEEN = re.compile(r"(?:chênh lệch|cân đối)(?: giữa)? (\w+)\s*(?:-|–|và|,|/)\s*(\w+)")


def is_percent(grid: Grid, column: int) -> bool:
    """Return whether a column is of per cents: by its head, or by the signs in its cells."""
    return is_called_percent(grid.heads[column]) or has_percents(grid.rows, column)


def is_called_percent(head: str) -> bool:
    """Return whether a head says that its column is of per cents."""
    return any(word in head for word in ("%", "tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng", "cơ cấu"))


def has_percents(rows: Sequence[Row], column: int) -> bool:
    """Return whether a column shows per cent signs."""
    return any(column in row.cells and row.cells[column].percent for row in rows)


def amounts(grid: Grid, columns: Sequence[int]) -> list[int]:
    """Return those of some columns that are neither per cents nor differences of others."""
    return [each for each in columns if not is_percent(grid, each) and not DIFFERENCE.search(grid.heads[each])]


def plans(grid: Grid, columns: Sequence[int]) -> list[int]:
    """Return those of some columns whose heads speak of a plan and not of what came of it."""
    return [each for each in columns if PLAN.search(grid.heads[each]) and not DONE.search(grid.heads[each])]


def percent_of(grid: Grid, head: str, others: Sequence[int]) -> tuple[int, int] | None:
    """Return the two columns that a per cent is of, where the heads leave no choice."""
    plain = amounts(grid, others)
    heads = {each: grid.heads[each] for each in plain}
    of = years(head)
    planned = plans(grid, plain)
    if len(of) == 1 and not PLAN.search(head):
        bases = [each for each in plain if each not in planned and of[0] in heads[each]]
    elif EARLIER.search(head):
        bases = [each for each in plain if EARLIER.search(heads[each])]
    else:
        bases = planned if PLAN.search(head) or len(plain) == 2 else []
    done = [each for each in plain if DONE.search(heads[each]) and each not in bases]
    if len(bases) == 1 and bases[0] in planned:
        done = [each for each in done if one_year(heads[each], heads[bases[0]]) and not EARLIER.search(heads[each])]
    return (done[0], bases[0]) if len(bases) == len(done) == 1 else None


def is_change(grid: Grid, column: int, later: int, earlier: int, others: Sequence[int]) -> bool:
    """Return whether a column stands beside the values of two years or two times, and of nothing else."""
    heads = grid.heads[later], grid.heads[earlier]
    of = [years(head) for head in heads]
    signed = any(column in row.cells and row.cells[column].signed for row in grid.rows)
    dated = all(len(each) == 1 for each in of) and of[0] > of[1]
    called = _LATER.search(heads[0]) is not None and EARLIER.search(heads[1]) is not None
    return signed and len(others) == 2 and (dated or called)


def names_both(grid: Grid, column: int, first: int, second: int) -> bool:
    """Return whether a head names the two that it is the difference of: `chênh lệch thu - chi`."""
    match = _BETWEEN.search(grid.heads[column])
    return match is not None and match[1] in grid.heads[first].split() and match[2] in grid.heads[second].split()


def years(head: str) -> list[str]:
    """Return the years that a head names."""
    return re.findall(r"(?:19|20)\d\d", head)


def one_year(first: str, second: str) -> bool:
    """Return whether two heads can be of one year."""
    return set(years(first)) == set(years(second)) or not years(first) or not years(second)
