"""Documents that are cited in two ways: symbol, date, period."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from baocao.audit.cited import Citation, citations
from baocao.audit.document import Document, Finding, Mark
from baocao.audit.tokens import Date

_CANNOT_BE = ({"QĐ-UBND", "QĐ-HĐND"}, {"NQ-HĐND", "NQ-UBND"})
"""Of each pair the second is issued by nobody: a council resolves, a committee decides."""


def _same(first: Citation, second: Citation) -> bool:
    """Return whether two citations can only mean one document."""
    if first.kind != second.kind or first.number != second.number or _are_of_two(first, second):
        return False
    if first.year and second.year and first.year != second.year:
        return False
    if first.letters == second.letters:
        return True
    if {first.letters, second.letters} in _CANNOT_BE and first.year and first.year == second.year:
        return True
    if _office(first) == _office(second):
        return bool(first.year or second.year or first.date)
    return first.date is not None and bool(first.date.year) and first.date == second.date


def _office(citation: Citation) -> str:
    """Return the end of a symbol, which says what office issued it."""
    return citation.letters.rpartition("-")[2]


_LEVELS = frozenset(["tỉnh", "huyện", "xã", "phường", "quận", "thị", "thành", "trấn", "ương"])


def _are_of_two(first: Citation, second: Citation) -> bool:
    """Return whether the text names two offices of which the two citations are."""
    levels = [_LEVELS & set(each.issuer) for each in (first, second)]
    if all(levels) and levels[0] != levels[1]:
        return True
    named = [each.issuer[-2:] for each in (first, second)]
    return (
        all(levels)
        and all(len(each.issuer) > 2 for each in (first, second))
        and named[0] != named[1]
        and all(name[-1] not in _LEVELS for name in named)
    )


def _pairs(document: Document) -> Iterator[tuple[Citation, Citation]]:
    """Yield each citation with the first one of the same document."""
    first: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for citation in citations(document):
        known = first[citation.kind, citation.number]
        before = next((each for each in known if _same(each, citation)), None)
        if before is not None:
            yield before, citation
        if len(known) < 8:
            known.append(citation)


def cited_in_two_forms(document: Document) -> Iterator[Finding]:
    """Một văn bản phải được viện dẫn bằng một số, ký hiệu.

    Vì sao: người đọc tìm văn bản theo số, ký hiệu (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6b); hai cách ghi
    thì không biết cách nào đúng. Dấu cách thừa trong ký hiệu không bị nêu ở đây. Hai số, ký hiệu có cùng nội dung
    (“về …”) mà chỉ khác năm, hoặc cùng ngày mà chỉ khác số, là có khả năng.

    Ví dụ sai:

        Nghị quyết số 263/2020/NQ-HĐND …; theo Nghị quyết số 263/2020/ND-HĐND …

    Cách sửa: tra văn bản gốc, ghi một cách ở mọi chỗ.
    """
    for before, after in _pairs(document):
        if before.letters != after.letters or (before.year != after.year and _plainly_one(before, after)):
            yield Finding(
                after.mark,
                f"{after.kind} “{after.shown}” ở chỗ khác ghi là “{before.shown}”",
                ((before.mark, f"ghi “{before.shown}”"),),
                sure=before.letters == after.letters or _surely_one(before, after),
            )
    for before, after in _alike(document):
        yield Finding(
            after.mark,
            f"{after.kind} “{after.shown}” có cùng nội dung với “{before.shown}” ở chỗ khác",
            ((before.mark, f"ghi “{before.shown}”"),),
            sure=False,
        )


_LONG_TITLE, _TITLE = 5, 4
"""Words of a title that tell documents apart; fewer are enough where two numbers have the same digits."""


def _alike(document: Document) -> Iterator[tuple[Citation, Citation]]:
    """Yield two citations with one title that differ in the year alone, or, of one day, in the number alone."""
    first: dict[tuple[object, ...], Citation] = {}
    for citation in citations(document):
        title = citation.title[:_TITLE]
        if len(title) < _TITLE or citation.replaced:
            continue
        keys: list[tuple[object, ...]] = [(citation.kind, citation.letters, title, citation.number)]
        if citation.date is not None and citation.date.year:
            keys.append((citation.kind, citation.letters, title, citation.date))
        for key in keys:
            before = first.setdefault(key, citation)
            if before is not citation and _has_one_title(before, citation):
                yield before, citation
                break


def _has_one_title(before: Citation, after: Citation) -> bool:
    shorter = min(len(before.title), len(after.title))
    if before.title[:shorter] != after.title[:shorter] or _are_of_two(before, after):
        return False
    if before.number != after.number:
        turned = sorted(before.number) == sorted(after.number)
        return before.year == after.year and (turned or shorter >= _LONG_TITLE)
    if shorter < _LONG_TITLE:
        return False
    days = {(each.date.day, each.date.month) for each in (before, after) if each.date is not None}
    return bool(before.year and after.year) and before.year != after.year and len(days) < 2


def _plainly_one(before: Citation, after: Citation) -> bool:
    """Return whether nothing says that two citations, one of them without a year, are two documents."""
    dated = before.date or after.date
    year = before.year or after.year
    return dated is None or dated.year == year


def _surely_one(before: Citation, after: Citation) -> bool:
    """Return whether the year of the symbol or the whole date says that two citations mean one document."""
    dated = before.date is not None and before.date == after.date and _office(before) == _office(after)
    return dated or bool(before.year and before.year == after.year)


def cited_with_two_dates(document: Document) -> Iterator[Finding]:
    """Một văn bản chỉ có một ngày ban hành, và năm trong số, ký hiệu là năm của ngày ấy.

    Vì sao: ngày ban hành là căn cứ để tra cứu và để biết hiệu lực.

    Ví dụ sai:

        Nghị quyết số 36/2019/NQ-HĐND ngày 12/12/2020 …

    Cách sửa: tra văn bản gốc, sửa ngày hoặc sửa năm trong ký hiệu.
    """
    for before, after in _pairs(document):
        both = before.date and after.date and before.year == after.year and before.letters == after.letters
        if both and before.date != after.date and before.date and after.date:
            if not before.year and not _of_one_run(before.letters, before.date, after.date):
                continue  # the same number comes back every year
            yield Finding(
                after.mark,
                f"{after.kind} “{after.shown}” ghi ngày {after.date.shown}, ở chỗ khác ghi ngày {before.date.shown}",
                ((before.mark, f"ghi ngày {before.date.shown}"),),
                sure=_is_certain(before, after),
            )
    for citation in citations(document):
        if citation.date and citation.year and citation.date.year and citation.date.year != citation.year:
            yield Finding(
                citation.mark,
                f"số, ký hiệu “{citation.shown}” mang năm {citation.year}, nhưng ngày ghi {citation.date.shown}",
            )


_TERMS = ((2001, 5), (2006, 5), (2011, 2), (2016, 2), (2021, 2), (2026, 2))
"""From when on each term of the Party's Central Committee counts its documents."""


def _of_one_run(letters: str, first: Date, second: Date) -> bool:
    """Return whether two dates with one number without a year mean one document: it runs through a year or a term."""
    if first.year == second.year or (first.day, first.month) == (second.day, second.month):
        return True
    return letters.endswith("/TW") and _term(first) == _term(second)


def _term(date: Date) -> int:
    return sum((date.year, date.month) >= begin for begin in _TERMS)


def _is_certain(before: Citation, after: Citation) -> bool:
    """Return whether the symbol leaves no room for two documents with one number."""
    if before.year or before.date is None or after.date is None:
        return True
    if before.date.year == after.date.year:
        return "UBND" not in before.letters and "HĐND" not in before.letters
    return before.letters.endswith("/TW") and _term(before.date) == _term(after.date)


def cited_with_two_periods(document: Document) -> Iterator[Finding]:
    """Một văn bản chỉ áp dụng cho một giai đoạn.

    Vì sao: giai đoạn quyết định việc được hỗ trợ hay không. Mức độ: có khả năng, vì giai đoạn có thể thuộc về
    việc khác trong câu.

    Ví dụ sai:

        Nghị quyết số 179/2019/NQ-HĐND … giai đoạn 2019-2025; Nghị quyết số 179/2019/NQ-HĐND … giai đoạn 2020-2025.

    Cách sửa: tra văn bản gốc.
    """
    for before, after in _pairs(document):
        if before.period and after.period and before.period[1] != after.period[1] and before.letters == after.letters:
            token = after.period[0]
            yield Finding(
                Mark(after.part, token.start, token.end),
                f"{after.kind} “{after.shown}” ghi giai đoạn {after.period[1]}, ở chỗ khác ghi {before.period[1]}",
                (
                    (
                        Mark(before.part, before.period[0].start, before.period[0].end),
                        f"ghi giai đoạn {before.period[1]}",
                    ),
                ),
                sure=False,
            )
    yield from _named_again(document, _OVER_YEARS, "giai đoạn", "")
    yield from _named_again(document, _UP_TO_YEAR, "đến năm", "đến năm ")


_PROGRAMMES = "Đề án|Chương trình|Kế hoạch|Chiến lược|Dự án|Quy hoạch"
_OVER_YEARS = re.compile(
    rf"\b({_PROGRAMMES}) (?!số\b)((?:[^\W\d_]+[ ,-]+){{3,16}}?)giai đoạn (20\d\d)\s?[-–]\s?(20\d\d)"
)
_UP_TO_YEAR = re.compile(rf"\b(Nghị quyết|{_PROGRAMMES}) (?!số\b)((?:[^\W\d_]+[ ,-]+){{4,16}}?)đến năm (20\d\d)")
_CHANGING = re.compile(r"thay thế|điều chỉnh|kéo dài|gia hạn|chuyển tiếp")


def _named_again(document: Document, pattern: re.Pattern[str], word: str, again: str) -> Iterator[Finding]:
    """Yield a programme that is named again with other years; of two years one must be that of the first place."""
    first: dict[tuple[str, str], tuple[Mark, tuple[str, ...]]] = {}
    for part in document.parts:
        text = part.passage.text
        for match in () if _CHANGING.search(text) else pattern.finditer(text):
            place, years = Mark(part, match.start(3), match.end()), match.groups()[2:]
            before, known = first.setdefault((match[1], " ".join(match[2].lower().split())), (place, years))
            near = len(years) == 1 or any(one == other for one, other in zip(years, known, strict=True))
            if years != known and near:
                yield Finding(
                    place,
                    f"{match[1]} này ghi {word} {place.text}, ở chỗ khác ghi {again}{before.text}",
                    ((before, f"ghi {word} {before.text}"),),
                    sure=False,
                )
