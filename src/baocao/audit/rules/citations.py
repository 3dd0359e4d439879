"""Documents that are cited in two ways: symbol, date, period."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit.document import Document, Finding, Mark, Part
from baocao.audit.tokens import Date, Token, Type

_TYPES = (
    ("nghị", "quyết"), ("quyết", "định"), ("nghị", "định"), ("thông", "tư"), ("chỉ", "thị"), ("kế", "hoạch"),
    ("công", "văn"),
    ("kết", "luận"), ("thông", "báo"), ("chương", "trình"), ("hướng", "dẫn"), ("đề", "án"), ("tờ", "trình"),
    ("báo", "cáo"), ("luật",),
    ("công", "điện"), ("quy", "định"), ("pháp", "lệnh"),
)  # fmt: skip
_KINDS = {
    "NQ": "nghị quyết", "QĐ": "quyết định", "NĐ": "nghị định", "TT": "thông tư", "CT": "chỉ thị", "KH": "kế hoạch",
    "KL": "kết luận", "TB": "thông báo", "HD": "hướng dẫn", "BC": "báo cáo", "TTR": "tờ trình",
}  # fmt: skip
_SYMBOL = re.compile(r"(\d{1,5}[a-z]?)(?:/((?:19|20)\d\d))?\s*[/-]\s*(.+)", re.DOTALL)


class Citation(NamedTuple):
    """One place where a document is cited."""

    part: Part
    token: Token
    kind: str
    number: str
    year: int
    """In the symbol, 0 where it has none."""
    letters: str
    """The rest of the symbol, without spaces, in capitals."""
    date: Date | None
    period: tuple[Token, str] | None

    @property
    def mark(self) -> Mark:
        """Return the place of the symbol."""
        return Mark(self.part, self.token.start, self.token.end)

    @property
    def shown(self) -> str:
        """Return the symbol as it is printed."""
        return self.part.passage.text[self.token.start : self.token.end]


def citations(document: Document) -> Iterator[Citation]:
    """Yield every document that is cited by number and symbol."""
    for part, start, end in document.symbols:
        for at in range(start, end):
            token = part.tokens[at]
            match = _SYMBOL.fullmatch(token.text) if token.type is Type.SYMBOL else None
            if match is None:
                continue
            letters = re.sub(r"\s", "", match[3]).upper().replace("–", "-")
            kind = _kind(part.tokens, at, start) or _KINDS.get(re.split("[-/]", letters)[0], "")
            if not kind:
                continue
            yield Citation(part, token, kind, match[1].lstrip("0"), int(match[2] or 0), letters,
                           _date(part.tokens, at, end), _period(part.tokens, at, end))  # fmt: skip


def _kind(tokens: Sequence[Token], at: int, start: int) -> str:
    for here in range(at - 1, max(start - 1, at - 4), -1):
        for kind in _TYPES:
            if tuple(token.text for token in tokens[max(here - len(kind) + 1, 0) : here + 1]) == kind:
                return " ".join(kind)
        if tokens[here].text not in ("số", ":"):
            return ""
    return ""


def _date(tokens: Sequence[Token], at: int, end: int) -> Date | None:
    for token in tokens[at + 1 : min(end, at + 4)]:
        if token.type is Type.DATE and token.date and token.date.day:
            return token.date
        if token.text not in ("ngày", ",", "(", "ký"):
            return None
    return None


def _period(tokens: Sequence[Token], at: int, end: int) -> tuple[Token, str] | None:
    """Return the one period that is named behind a symbol, before another document."""
    found = None
    for here in range(at + 1, min(end, at + 70)):
        token = tokens[here]
        if token.type is Type.SYMBOL or token.text == ";" or (token.depth < tokens[at].depth):
            break
        if token.type is Type.PERIOD and "đoạn" in (tokens[here - 1].text, tokens[here - 2].text):
            if found is not None:
                return None
            found = token, re.sub(r"\s", "", token.text).replace("–", "-")
    return found


_CANNOT_BE = ({"QĐ-UBND", "QĐ-HĐND"}, {"NQ-HĐND", "NQ-UBND"})
"""Of each pair the second is issued by nobody: a council resolves, a committee decides."""


def _same(first: Citation, second: Citation) -> bool:
    """Return whether two citations can only mean one document."""
    if first.kind != second.kind or first.number != second.number:
        return False
    if first.year and second.year and first.year != second.year:
        return False
    issuer_a, issuer_b = first.letters.rpartition("-")[2], second.letters.rpartition("-")[2]
    if first.letters == second.letters:
        return True
    if {first.letters, second.letters} in _CANNOT_BE and first.year and first.year == second.year:
        return True
    return issuer_a == issuer_b and bool(first.year or second.year or first.date)


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
    thì không biết cách nào đúng. Dấu cách thừa trong ký hiệu không bị nêu ở đây.

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


def _plainly_one(before: Citation, after: Citation) -> bool:
    """Return whether nothing says that two citations, one of them without a year, are two documents."""
    dated = before.date or after.date
    year = before.year or after.year
    return dated is None or dated.year == year


def _surely_one(before: Citation, after: Citation) -> bool:
    """Return whether the year of the symbol or the whole date says that two citations mean one document."""
    dated = before.date is not None and before.date == after.date
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
            if not before.year and before.date.year != after.date.year:
                continue  # without a year in the symbol the same number comes back every year
            yield Finding(
                after.mark,
                f"{after.kind} “{after.shown}” ghi ngày {_day(after.date)}, ở chỗ khác ghi ngày {_day(before.date)}",
                ((before.mark, f"ghi ngày {_day(before.date)}"),),
            )
    for citation in citations(document):
        if citation.date and citation.year and citation.date.year and citation.date.year != citation.year:
            yield Finding(
                citation.mark,
                f"số, ký hiệu “{citation.shown}” mang năm {citation.year}, nhưng ngày ghi {_day(citation.date)}",
            )


def _day(date: Date) -> str:
    return f"{date.day:02}/{date.month:02}/{date.year}"


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
