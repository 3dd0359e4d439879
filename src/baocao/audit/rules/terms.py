"""Periods and terms of office that are told in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.audit.document import Document, Finding, Mark
from baocao.audit.rules.citations import pairs


def cited_with_two_periods(document: Document) -> Iterator[Finding]:
    """Một văn bản, một chương trình chỉ có một giai đoạn; một tổ chức không có hai nhiệm kỳ chồng lên nhau.

    Vì sao: giai đoạn quyết định việc được hỗ trợ hay không. Mức độ: có khả năng, vì giai đoạn có thể thuộc về
    việc khác trong câu.

    Ví dụ sai:

        Nghị quyết số 179/2019/NQ-HĐND … giai đoạn 2019-2025; Nghị quyết số 179/2019/NQ-HĐND … giai đoạn 2020-2025.

    Cách sửa: tra văn bản gốc.
    """
    for before, after in pairs(document):
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
    yield from _two_terms(document)
    yield from _named_again(document, _OVER_YEARS, "giai đoạn", "")
    yield from _named_again(document, _UP_TO_YEAR, "đến năm", "đến năm ")


_PROGRAMMES = "Đề án|Chương trình|Kế hoạch|Chiến lược|Dự án|Quy hoạch"
_OVER_YEARS = re.compile(
    rf"\b({_PROGRAMMES}) [“\"]?(?!số\b)((?:[^\W\d_]+[”\"]?[ ,-]+){{3,16}}?)giai đoạn (20\d\d)\s?[-–]\s?(20\d\d)"
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
            before, known = first.setdefault(
                (match[1], " ".join(re.findall(r"[^\W\d_]+", match[2].lower()))), (place, years)
            )
            near = len(years) == 1 or any(one == other for one, other in zip(years, known, strict=True))
            if years != known and near:
                yield Finding(
                    place,
                    f"{match[1]} này ghi {word} {place.text}, ở chỗ khác ghi {again}{before.text}",
                    ((before, f"ghi {word} {before.text}"),),
                    sure=False,
                )


_TERM = re.compile(r"\bnhiệm kỳ (20\d\d)\s?[-–]\s?(20\d\d)(?!\d)")
_BODY = re.compile(
    r"\b(Đảng bộ|Chi bộ|Đảng ủy|Hội đồng nhân dân|HĐND|Công đoàn|Mặt trận Tổ quốc|MTTQ|Đoàn Thanh niên|Hội Nông dân"
    r"|Hội Phụ nữ|Hội Liên hiệp Phụ nữ|Hội LHPN|Hội Cựu chiến binh)(?: ([^\W\d_]+))?",
    re.IGNORECASE,
)
_REACH = 90
"""Characters before `nhiệm kỳ` in which the body stands whose it is."""


def _two_terms(document: Document) -> Iterator[Finding]:
    """Yield a term of office of a body that shares years with another of the same body and is not the same."""
    known: dict[tuple[str, str], list[tuple[int, int, Mark]]] = {}
    for part in document.parts:
        text = part.passage.text
        for match in _TERM.finditer(text):
            before = re.split(r"[.;]\s", text[max(0, match.start() - _REACH) : match.start()])[-1]
            bodies = list(_BODY.finditer(before))
            if not bodies:
                continue
            name, first, last = bodies[-1], int(match[1]), int(match[2])
            place = Mark(part, match.start(), match.end())
            terms = known.setdefault((name[1].lower(), (name[2] or "").lower()), [])
            other = next((each for each in terms if max(each[0], first) < min(each[1], last)), None)
            if other is None:
                terms.append((first, last, place))
            elif other[:2] != (first, last):
                said = f"{name[0]} ghi “{place.text}”, ở chỗ khác ghi “{other[2].text}”"
                yield Finding(place, said, ((other[2], f"ghi “{other[2].text}”"),), sure=False)
