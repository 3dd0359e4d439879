"""Documents that are cited in two ways: symbol, date, issuer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from baocao.audit.binding.cited import ABBREVIATIONS, Citation, citations
from baocao.audit.document import Document, Finding
from baocao.audit.reading.tokens import Date
from baocao.language.syllables import is_syllable

_CANNOT_BE = ({"QĐ-UBND", "QĐ-HĐND"}, {"NQ-HĐND", "NQ-UBND"})
"""Of each pair the second is issued by nobody: a council resolves, a committee decides."""


def _same(first: Citation, second: Citation) -> bool:
    """Return whether two citations can only mean one document."""
    if first.kind != second.kind or first.number != second.number or _are_of_two(first, second):
        return False
    if first.year and second.year and first.year != second.year:
        return False
    if first.letters == second.letters or not (first.letters and second.letters):
        return True
    if {first.letters, second.letters} in _CANNOT_BE and first.year and first.year == second.year:
        return True
    if _office(first) == _office(second) or _is_misspelt(_office(first), _office(second)):
        return bool(first.year or second.year or first.date)
    return first.date is not None and bool(first.date.year) and first.date == second.date


def _office(citation: Citation) -> str:
    """Return the end of a symbol, which says what office issued it, without the number of its term: `QH` of `QH14`."""
    return citation.letters.rpartition("-")[2].rstrip("0123456789")


_LONG_OFFICE = 5


def _is_misspelt(first: str, second: str) -> bool:
    """Return whether a long name of an office is another one with one letter left out: `LĐTBXH` of `BLĐTBXH`."""
    short, long = sorted((first, second), key=len)
    left_out = len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    return left_out and len(short) >= _LONG_OFFICE


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


def pairs(document: Document) -> Iterator[tuple[Citation, Citation]]:
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
    for before, after in pairs(document):
        if not (before.letters and after.letters):
            continue
        if before.letters != after.letters or (before.year != after.year and _plainly_one(before, after)):
            yield Finding(
                after.mark,
                f"{after.kind} “{after.shown}” ở chỗ khác ghi là “{before.shown}”",
                ((before.mark, f"ghi “{before.shown}”"),),
                sure=before.letters == after.letters or _surely_one(before, after),
            )
    for before, after in _alike(document):
        yield _likely(before, after, "có cùng nội dung với")
    for before, after in _slipped(document):
        yield _likely(before, after, "cùng ngày, chỉ khác chữ số với")
    for before, after in _never_in_full(document):
        yield _likely(before, after, "không được viện dẫn đầy đủ ở chỗ nào, chỉ khác năm với")


def _likely(before: Citation, after: Citation, how: str) -> Finding:
    message = f"{after.kind} “{after.shown}” {how} “{before.shown}” ở chỗ khác"
    return Finding(after.mark, message, ((before.mark, f"ghi “{before.shown}”"),), sure=False)


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


_FAR, _TURNED = 50, 27
"""By how much two numbers of one day must differ, so that one office cannot have given out both."""


def _slipped(document: Document) -> Iterator[tuple[Citation, Citation]]:
    """Yield two citations of one day in two sentences, whose numbers are one but for a digit or the order of two."""
    first: dict[tuple[str, str, Date], Citation] = {}
    for citation in citations(document):
        if citation.date is None or not citation.date.year or not citation.letters or citation.replaced:
            continue
        before = first.setdefault((citation.kind, citation.letters, citation.date), citation)
        if _is_slip(before.number, citation.number) and _apart(before, citation) and not _are_of_two(before, citation):
            yield before, citation


def _is_slip(first: str, second: str) -> bool:
    if len(first) != len(second) or len(first) < 3 or not (first + second).isdigit():
        return False
    apart = abs(int(first) - int(second))
    wrong = sum(one != other for one, other in zip(first, second, strict=True))
    return (wrong == 1 and apart >= _FAR) or (wrong == 2 and sorted(first) == sorted(second) and apart >= _TURNED)


def _apart(before: Citation, after: Citation) -> bool:
    """Return whether two citations stand in two sentences, so that they are not named side by side."""
    return (before.part, before.sentence) != (after.part, after.sentence)


def _never_in_full(document: Document) -> Iterator[tuple[Citation, Citation]]:
    """Yield a document cited in full, and one that never is and that differs from it by a slip of the year."""
    numbered: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for citation in citations(document):
        if citation.year:
            numbered[citation.kind, citation.number].append(citation)
    for group in numbered.values():
        full = [each for each in group if each.is_full]
        bare = [each for each in group if each.year != full[0].year] if full else []
        if not bare or len({each.year for each in group}) != 2 or any(each.is_full or each.replaced for each in bare):
            continue
        one_office = len({_office(each) for each in group if each.letters}) == 1
        side_by_side = any(not _apart(one, other) for one in full for other in bare)
        if one_office and not side_by_side and _is_near(full[0].year, bare[0].year):
            yield full[0], bare[0]


def _is_near(first: int, second: int) -> bool:
    """Return whether two years are taken for each other: neighbours, decades, turned digits."""
    return abs(first - second) in (1, 10) or sorted(str(first)) == sorted(str(second))


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
    for before, after in pairs(document):
        named = before.letters == after.letters or not (before.letters and after.letters)
        both = before.date and after.date and before.year == after.year and named
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
    if not (before.letters and after.letters):
        return False
    if before.year or before.date is None or after.date is None:
        return True
    if before.date.year == after.date.year:
        return "UBND" not in before.letters and "HĐND" not in before.letters
    return before.letters.endswith("/TW") and _term(before.date) == _term(after.date)


_JUDGED = frozenset(["nghị quyết", "nghị định", "quyết định", "chỉ thị", "thông tư", "kế hoạch", "tờ trình", "báo cáo"])
_OFFICIAL = re.compile(r"([A-ZĐ]+)[-/](?:UBND|HĐND|CP|TTG|TW|TU|HU|ĐU|B[A-ZĐ]{1,6})(?:[-/].*)?")


def symbol_of_another_type(document: Document) -> Iterator[Finding]:
    """Tên loại văn bản phải là loại ghi trong ký hiệu.

    Vì sao: “Nghị định số 60/2021/TT-BTC” thì người đọc không biết là nghị định hay thông tư (Nghị định 30/2020/NĐ-CP,
    Phụ lục III). Không xét khi câu có nêu cả hai loại văn bản, như “Quyết định giao kế hoạch số …/QĐ-UBND”.

    Ví dụ sai:

        Phương án tự chủ theo Nghị định số 60/2021/TT-BTC.

    Cách sửa: tra văn bản gốc, sửa tên loại hoặc sửa ký hiệu.
    """
    for citation in citations(document):
        match = _OFFICIAL.fullmatch(citation.letters)
        due = ABBREVIATIONS.get(citation.kind, "")
        if match is None or citation.kind not in _JUDGED or match[1].startswith(due):
            continue
        other = next((name for name, short in ABBREVIATIONS.items() if short == match[1]), "")
        before = citation.part.passage.text[: citation.token.start].lower()
        if other and other not in before[citation.part.tokens[citation.sentence].start :]:
            yield Finding(citation.mark, f"ghi là {citation.kind}, nhưng ký hiệu “{citation.shown}” là của {other}")


_BODIES = (
    ("quốc", "hội"), ("chính", "phủ"), ("thủ", "tướng"), ("bộ", "chính", "trị"), ("ban", "bí", "thư"), ("bộ",),
    ("ủy", "ban", "nhân", "dân"), ("ubnd",), ("hội", "đồng", "nhân", "dân"), ("hđnd",),
)  # fmt: skip
_ONE_BODY = {
    ("thủ", "tướng"): ("chính", "phủ"), ("ủy", "ban", "nhân", "dân"): ("ubnd",),
    ("hội", "đồng", "nhân", "dân"): ("hđnd",),
}  # fmt: skip
_SMALL = 20
"""Up to this number two offices may well have given out the same one on one day."""


def cited_from_two_issuers(document: Document) -> Iterator[Finding]:
    """Một văn bản chỉ do một cơ quan ban hành.

    Vì sao: cùng một số, ký hiệu, cùng ngày mà chỗ ghi của Bộ này, chỗ ghi của Bộ khác thì không tra được. Mức độ: có
    khả năng.

    Ví dụ sai:

        Quyết định số 3077/QĐ-BTTTT ngày 02/11/2018 của Bộ Thông tin và Truyền thông …; Quyết định số 3077/QĐ-BTTTT
        ngày 02/11/2018 của Bộ Nội vụ …

    Cách sửa: tra văn bản gốc, ghi đúng tên cơ quan ban hành ở mọi chỗ.
    """
    first: dict[tuple[object, ...], Citation] = {}
    for citation in citations(document):
        body = _body(citation)
        if not body or citation.date is None or not citation.date.year or not citation.letters:
            continue
        key = citation.kind, citation.number, citation.year, citation.letters, citation.date
        before = first.setdefault(key, citation)
        levels = [_LEVELS & set(each.issuer) for each in (before, citation)]
        of_two_levels = all(levels) and levels[0] != levels[1] and int(re.sub(r"\D", "", citation.number)) > _SMALL
        if _body(before) != body or of_two_levels:
            one, other = (" ".join(each.issuer[:6]) for each in (before, citation))
            message = f"{citation.kind} “{citation.shown}” ghi là của {other}, ở chỗ khác ghi là của {one}"
            yield Finding(citation.mark, message, ((before.mark, f"ghi là của {one}"),), sure=False)


def _body(citation: Citation) -> tuple[str, ...]:
    """Return what kind of body issued a document, of a ministry with its name; empty where that is not plain."""
    words = citation.issuer
    for head in (("bộ", "trưởng"), ("chủ", "tịch"), ("của",), ("thường", "trực")):
        words = words[len(head) :] if words[: len(head)] == head else words
    words = tuple("ủy" if word == "uỷ" else word for word in words)
    body = next((each for each in _BODIES if words[: len(each)] == each), ())
    if body == ("bộ",):
        named = words[1:3]
        return ("bộ", *named) if len(named) == 2 and all(map(is_syllable, named)) else ()
    return _ONE_BODY.get(body, body)
