"""Rules over one document named in several places: one form, one date, one period."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from baocao.checks.registry import Finding, Subject
from baocao.checks.year.documents import Mention, Symbol, called_by_prose, declared, symbol, typed_by_prose
from baocao.notation import short_date
from baocao.problems import Related
from baocao.remember import EVERY, remembered

_Group = list[tuple[Mention, Symbol]]


def document_of_two_forms(subject: Subject) -> Iterator[Finding]:
    """Một văn bản ghi số, ký hiệu theo một cách ở mọi chỗ.

    Vì sao: 263/2020/NQ-HĐND và 263/NQ-HĐND có thể là hai văn bản; người nhận tra không ra. Cùng loại, cùng số, cùng cơ
    quan, cùng năm (hoặc một chỗ không rõ năm) được coi là một văn bản. So trong tệp này, trong nội dung các văn bản đã
    khai, trong lời văn, và với tệp năm trước.

    Ví dụ sai:

        nq_263 có number: 263/2020/NQ-HĐND, lời văn gõ Nghị quyết số 263/NQ-HĐND

    Cách sửa: ghi một cách, đúng như văn bản gốc; trong lời văn viết {{ cite.nq_263 }}.
    """
    for first, other in _pairs(subject):
        if other.number != first.number:
            cause = f"{other.name}, trong khi chỗ khác ghi {first.number}"
            yield _finding(other, first, cause, f"ở đây ghi {first.number}")


def document_of_two_dates(subject: Subject) -> Iterator[Finding]:
    """Một văn bản chỉ có một ngày ban hành.

    Vì sao: hai ngày cho một văn bản thì có một ngày sai. So trong tệp này, trong nội dung các văn bản đã khai, trong
    lời văn, và với tệp năm trước. Văn bản không có năm trong số (22-QĐ/TU) chỉ được so với văn bản cùng năm ban hành.

    Ví dụ sai:

        nq_56 có date: 15/7/2017, nội dung của nq_262 viết Nghị quyết số 56/2017/NQ-HĐND ngày 17/5/2017

    Cách sửa: xem ngày ghi trên văn bản gốc, sửa chỗ sai.
    """
    for first, other in _pairs(subject):
        if first.date and other.date and first.date != other.date:
            cause = f"{other.name} ngày {short_date(other.date)}, trong khi chỗ khác ghi ngày {short_date(first.date)}"
            yield _finding(other, first, cause, f"ở đây ghi ngày {short_date(first.date)}")


def document_of_two_periods(subject: Subject) -> Iterator[Finding]:
    """Một văn bản chỉ có một giai đoạn áp dụng.

    Vì sao: chính sách “giai đoạn 2019-2025” ở phần I mà “giai đoạn 2020-2025” ở phần II thì người đọc không biết theo
    phần nào. Giai đoạn được đọc trong nội dung (subject) của văn bản, và trong lời văn ngay sau chỗ viện dẫn.

    Ví dụ sai:

        subject của nq_179 viết giai đoạn 2019-2025, lời văn viết {{ cite.nq_179.short }} (giai đoạn 2020-2025)

    Cách sửa: xem văn bản gốc, sửa chỗ sai; nên chỉ ghi giai đoạn ở subject.
    """
    seen: dict[tuple[str, ...], Mention] = {}
    for first, other in _pairs(subject, *called_by_prose(subject)):
        key = (first.type.casefold(), first.number)
        known = seen.setdefault(key, first) if first.period else seen.get(key)
        if known is None and other.period:
            seen[key] = other
        elif known and other.period and other.period != known.period:
            cause = f"{other.name} giai đoạn {other.period}, trong khi chỗ khác ghi giai đoạn {known.period}"
            yield _finding(other, known, cause, f"ở đây ghi giai đoạn {known.period}")


def _finding(other: Mention, first: Mention, cause: str, there: str) -> Finding:
    return Finding(other.place, cause, "xem văn bản gốc, ghi một cách ở mọi chỗ", (Related(first.place, there),))


def _pairs(subject: Subject, *more: tuple[Mention, ...]) -> tuple[tuple[Mention, Mention], ...]:
    """Return each document's first mention with every later one; last year's file comes first."""
    before = declared(subject.previous.citations) if subject.previous else ()
    return _paired(before, declared(subject.year.citations), *typed_by_prose(subject), *more)


@remembered(16, same=EVERY)
def _paired(before: tuple[Mention, ...], *now: tuple[Mention, ...]) -> tuple[tuple[Mention, Mention], ...]:
    """Return the pairs of mentions, the later of which is not of the year before."""
    groups: dict[tuple[str, str, str], _Group] = {}
    found = []
    for number, each in enumerate(chain(before, *now)):
        parts = symbol(each.number)
        if parts is None:
            continue
        group = groups.setdefault((each.type.casefold(), parts.serial, parts.body), [])
        same = next((one for one, its in group if _one_document(one, its, each, parts)), None)
        if same is None:
            group.append((each, parts))
        elif number >= len(before):
            found.append((same, each))
    return tuple(found)


def _one_document(one: Mention, its: Symbol, other: Mention, parts: Symbol) -> bool:
    """Return whether two mentions of one type, serial number and issuer are of one year, as far as they say."""
    years = [
        each.year or (mention.date.year if mention.date else None) for mention, each in ((one, its), (other, parts))
    ]
    return None in years or years[0] == years[1]
