"""What the text says of a table of plans and results: all met, this one missed, so many of so many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit.binding import facts
from baocao.audit.document import Document, Finding, Mark, Part
from baocao.audit.reading import lexicon
from baocao.audit.tables import outcomes
from baocao.audit.tables.grid import Grid, Row, grids
from baocao.audit.tables.rows import Name, close, name_of, words

_VERDICT = re.compile(
    r"(?P<not>không |chưa )?(?P<what>(?:hoàn thành và )?hoàn thành vượt|hoàn thành và vượt|đạt và vượt|đạt,? vượt"
    r"|hoàn thành|đạt|vượt)"
    r"(?: mức)?(?: (?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết))?"
    r"(?: (?:được giao|giao|đề ra|năm \d{4}|cả năm|năm|đầu năm))*(?=\s*(?:[.,;:)(]|$| (?:do|nhờ|vì|bởi)\b))"
)
_ALL = re.compile(
    r"\b(?:cả|tất cả|toàn bộ|100%)(?: (?P<number>\d{1,2}))?(?: các)? (?:chỉ tiêu|nội dung|nhiệm vụ|tiêu chí)"
    r"(?: (?:trong bảng|trên|nêu trên|trên đây|đề ra|được giao|chủ yếu))*(?: đều)? $"
)
_REST = re.compile(r"\b(?:chỉ tiêu|nội dung|nhiệm vụ)(?: khác)? còn lại(?: khác)?(?: trong bảng)?(?: đều)? $")
_COUNT = re.compile(
    r"(?<![\d.,/])(?P<met>\d{1,2})\s?/\s?(?P<all>\d{1,2}) (?:chỉ tiêu|nội dung|nhiệm vụ)[^,;.]{0,20}?\s?$"
)
_ELSEWHERE = re.compile(r"năm trước|năm ngoái|cùng kỳ|quý|tháng|phấn đấu|giai đoạn|nhiệm kỳ")
_OF_SOME = re.compile(r"\b(?:đối với|riêng|tại|ở|khối|xã|phường|huyện|trường|khu vực|thôn|chi bộ)\b")
_ABOUT = lexicon.words("việc riêng đều cũng mặc dù tuy nhiên")


class _Table(NamedTuple):
    grid: Grid
    columns: tuple[int, int]
    names: list[Name]
    """Those of the rows that have both a plan and a result."""

    @property
    def rows(self) -> list[Row]:
        """Return these rows."""
        return [name.row for name in self.names]

    def called(self, told: frozenset[str]) -> list[Name]:
        """Return the rows whose whole names are among some words, those left out whose names are part of another's."""
        found = [name for name in self.names if name.telling and name.telling <= told]
        return [name for name in found if not any(name.telling < other.telling for other in found)]


def verdict_on_table(document: Document) -> Iterator[Finding]:
    """Lời nhận định về các chỉ tiêu trong bảng phải đúng với cột kế hoạch và cột thực hiện.

    Vì sao: phần đánh giá thường chép từ năm trước, bảng thì được cập nhật. “Cả 6 chỉ tiêu đều đạt”, “4/6 chỉ tiêu đạt”
    chỉ so với bảng có đúng số dòng ấy; “chỉ tiêu … không đạt” chỉ so với dòng gọi đúng tên.

    Ví dụ sai:

        | Chỉ tiêu | Kế hoạch | Thực hiện |
        |---|---|---|
        | Hợp tác xã thành lập mới | 30 | 34 |
        | Doanh thu bình quân | 2.800 | 2.674 |

        Cả 2 chỉ tiêu đều đạt và vượt kế hoạch.

    Cách sửa: sửa lời nhận định, hoặc kiểm tra lại hai số trong bảng.
    """
    shown = [
        _Table(grid, columns, list(map(name_of, judged)))
        for grid in grids(document)
        if (columns := outcomes.plan_and_result(grid)) and len(judged := outcomes.judged(grid, columns)) > 1
    ]
    if not shown:
        return
    for part in document.running:
        near = close(shown, part.passage.number)
        for start, end in part.sentences:
            first, last = part.tokens[start].start, part.tokens[end - 1].end
            text = part.passage.text[first:last].lower()
            for match in _VERDICT.finditer(text):
                if not _ELSEWHERE.search(text[: match.end()].rpartition(";")[2]):
                    yield from _judged(near, part, first, text, match)


def _judged(shown: Sequence[_Table], part: Part, first: int, text: str, match: re.Match[str]) -> Iterator[Finding]:
    verdict = outcomes.kind(match["what"], denied=bool(match["not"]))
    lead = text[: match.start()]
    clause = re.split(r"[,;:]|\bnhưng\b|\bsong\b", lead)[-1]
    mark = Mark(part, first + match.start(), first + match.end())
    every, count = _ALL.search(lead), _COUNT.search(clause)
    if (every or count) and _OF_SOME.search(lead):
        return
    if every is not None:
        fits = [table for table in shown if every["number"] is None or len(table.rows) == int(every["number"])]
        if len(fits) == 1 and verdict != "không" and (every["number"] or len(shown) == 1):
            yield from _denied(fits[0], fits[0].rows, verdict, mark)
    elif count is not None:
        fits = [table for table in shown if len(table.rows) == int(count["all"])]
        if len(fits) == 1:
            start = mark.start - len(clause) + count.start()
            yield from _counted(fits[0], int(count["met"]), verdict, mark._replace(start=start))
    elif _REST.search(clause):
        for table in shown:
            called = table.called(facts.telling(words(text)))
            if called:
                rest = [name.row for name in table.names if name not in called]
                yield from _denied(table, rest, verdict, mark)
    else:
        yield from _of_rows(shown, clause, verdict, mark)


def _of_rows(shown: Sequence[_Table], clause: str, verdict: str, mark: Mark) -> Iterator[Finding]:
    """Yield the rows that a clause calls by their names and nothing else, and that deny what it says of them."""
    told = facts.telling(words(clause)) - _ABOUT
    for table in shown:
        called = table.called(told)
        if called and verdict and told == frozenset[str]().union(*(name.telling for name in called)):
            yield from _denied(table, [name.row for name in called], verdict, mark)


def _denied(table: _Table, rows: Sequence[Row], verdict: str, mark: Mark) -> Iterator[Finding]:
    wrong = [(row, how) for row in rows if (how := outcomes.against(row, table.columns, verdict))] if verdict else []
    if not wrong:
        return
    row, how = wrong[0]
    plan, done = (row.cells[each] for each in table.columns)
    yield Finding(
        mark,
        f"nhận định “{mark.text}”, nhưng trong bảng “{row.name}” thực hiện {done.text} so với kế hoạch {plan.text} "
        f"là {how}",
        tuple(
            (each.cells[column].mark, name)
            for each, _ in wrong
            for column, name in zip(table.columns, ("kế hoạch", "thực hiện"), strict=True)
        ),
    )


def _counted(table: _Table, met: int, verdict: str, mark: Mark) -> Iterator[Finding]:
    below = [row for row in table.rows if outcomes.against(row, table.columns, "đạt")]
    missed = len(below)
    kept = sum(bool(outcomes.against(row, table.columns, "không")) for row in table.rows)
    open_ = len(table.rows) - missed - kept
    least, most = (missed, missed + open_) if verdict == "không" else (kept, kept + open_)
    if verdict in ("đạt", "không") and not least <= met <= most:
        yield Finding(
            mark,
            f"ghi “{mark.text}”, nhưng trong bảng có {len(table.rows) - missed} dòng đạt, {missed} dòng không đạt",
            tuple((row.cells[table.columns[1]].mark, f"“{row.name}” không đạt") for row in below),
        )
