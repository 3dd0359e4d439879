"""A claim that the text makes, against both values where a table or another section has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from baocao.audit import facts, said
from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.facts import Fact
from baocao.audit.frames import Role, Said
from baocao.audit.interval import Interval
from baocao.audit.rules.row_claims import base_year, bears_out, claims_of_rows

_MOST = 8
"""Facts of one name and year that are kept."""
_ByYear = defaultdict[tuple[str, str, frozenset[str]], list[Fact]]
Wrong = tuple[Interval, Interval, tuple[tuple[Mark, str], ...]]


def change_over_distance(document: Document) -> Iterator[Finding]:
    """Mức tăng, giảm, tỷ lệ phải khớp với hai số nêu ở bảng hoặc ở mục khác.

    Vì sao: số kế hoạch, số năm trước nằm ở một nơi, số năm nay ở nơi khác, lời nhận xét tính từ bản cũ. Chỉ so khi câu
    gọi đúng tên một dòng của bảng có cả hai số (kế hoạch và thực hiện, hai năm, phần và tổng), hoặc khi mục khác nêu
    đúng chỉ tiêu ấy của đúng năm được so. Ô khác của dòng mà khớp thì không nêu.

    Ví dụ sai:

        | Khu công nghiệp | Lao động năm 2023 | Lao động năm 2024 |
        |---|---|---|
        | Thuận Yên | 8.420 | 9.262 |

        Khu công nghiệp Thuận Yên tăng 12,4% so với năm 2023.

    Cách sửa: tính lại từ hai số, hoặc sửa số bị sai.
    """
    yield from claims_of_rows(document)
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
            year = base_year(part, each) if each.role is Role.CHANGE and not each.figure.bound else None
            if not year:
                continue
            before = frames[here - 1] if here and frames[here - 1].sentence == each.sentence else None
            now = by_place.get((part.passage.number, before.figure.start)) if before is not None else None
            wrong = _by_section(of_year, each, year, now)
            if wrong is not None:
                yield _finding(part, each, *wrong)


def _by_section(of_year: _ByYear, change: Said, year: str, now: Fact | None) -> Wrong | None:
    if now is None or year in now.years or len(now.own) < 2:
        return None
    old = [
        each
        for each in of_year.get((year, now.unit, now.own), [])
        if each.places == now.places and each.moments == now.moments and each.part is not now.part
    ]
    values = [each.figure.value.scaled(each.factor) for each in old]
    new = now.figure.value.scaled(now.factor)
    if not old or any(not value.meets(values[0]) for value in values) or bears_out(change, values[0], new):
        return None
    marks = (
        (mark(each.part, each.figure), f"{name}: {each.figure.shown}") for each, name in ((old[0], year), (now, "nay"))
    )
    return values[0], new, tuple(marks)


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
