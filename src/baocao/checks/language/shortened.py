"""Rules over abbreviations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from baocao.checks.language.texts import Printed, printed
from baocao.checks.registry import Finding, Subject
from baocao.language import abbreviations
from baocao.language.flaws import Flaw
from baocao.model import Year
from baocao.remember import remembered


class _Used(NamedTuple):
    """An abbreviation in the words of a file."""

    passage: int
    start: int
    text: str
    explained: bool


def undeclared_abbreviation(subject: Subject) -> Iterator[Finding]:
    """Chữ viết tắt dùng trong báo cáo phải được khai, hoặc viết đầy đủ ở lần đầu.

    Vì sao: người nhận ngoài ngành không hiểu chữ viết tắt tự đặt. Khai ở abbreviations thì chương trình in tên đầy đủ ở
    lần đầu, chữ tắt ở các lần sau. Tên tắt của phòng, ký hiệu văn bản, chữ số La Mã, chữ quen thuộc như UBND, GDP, và
    chữ viết ngay sau tên đầy đủ như “bảo hiểm y tế (BHYT)” không phải khai.

    Ví dụ sai:

        results:
          opening: |
            Khối thi đua HCTH đã ký giao ước thi đua.

    Cách sửa: thêm vào abbreviations rồi gọi bằng {{ abbr.HCTH }}, hoặc viết đầy đủ.
    """
    text = printed(subject)
    used = _used(text)
    declared = _declared(subject.year)
    known = declared | abbreviations.COMMON | {each.text for each in used if each.explained}
    second = abbreviations.second_spellings((each.text for each in used), declared)
    counts = Counter(each.text for each in used)
    told: set[str] = set()
    for each in used:
        parts = each.text.split("-")
        if each.text in known or set(parts) <= known or each.text in told or each.text in second:
            continue
        told.add(each.text)
        times = f", dùng {counts[each.text]} lần" if counts[each.text] > 1 else ""
        cause = f"chữ viết tắt “{each.text}” chưa được khai{times}"
        hint = f"khai ở abbreviations rồi gọi bằng {{{{ abbr.{each.text} }}}}, hoặc viết đầy đủ"
        if "-" in each.text:
            hint = "khai từng chữ ở abbreviations, hoặc viết đầy đủ"
        yield text.finding(each.passage, Flaw(each.start, each.start + len(each.text), cause, hint))


def abbreviation_in_two_spellings(subject: Subject) -> Iterator[Finding]:
    """Một chữ viết tắt chỉ viết một cách.

    Vì sao: “BDG” và “BĐG”, “KH-TC” và “KH-TCH”, “LĐVL” và “LĐ-VL” trong một báo cáo làm người đọc tưởng là hai đơn vị,
    và tìm chữ này không thấy chữ kia. Cách đã khai là cách đúng; chưa khai thì lấy cách dùng nhiều hơn. Hai chữ đều
    được khai là hai chữ khác nhau.

    Ví dụ sai:

        divisions:
          btxh:
            short: BTXH-TE-BĐG
        results:
          opening: |
            Phòng BTXH-TE-BDG hoàn thành xuất sắc nhiệm vụ.

    Cách sửa: viết như cách đã khai; khi một cách đã khai thì baocao check --fix sửa được.
    """
    text = printed(subject)
    used = _used(text)
    declared = _declared(subject.year)
    second = abbreviations.second_spellings((each.text for each in used), declared)
    for each in used:
        if each.text in second:
            right = second[each.text]
            sure = right if right in declared or set(right.split("-")) <= declared else None
            cause = f"“{each.text}” và “{right}” là một chữ viết tắt viết hai cách"
            hint = f"viết thống nhất “{right}”" + (", như đã khai" if sure else "")
            yield text.finding(each.passage, Flaw(each.start, each.start + len(each.text), cause, hint, sure))


@remembered(4, same=1)
def _used(text: Printed) -> tuple[_Used, ...]:
    """Return the abbreviations in the words of a file; both rules ask for the same."""
    return tuple(
        _Used(index, each.start, each.text, each.explained)
        for index, passage in enumerate(text.passages)
        if passage.path != ("document", "archive")
        for each in abbreviations.found(passage.text)
    )


def _declared(year: Year) -> frozenset[str]:
    """Return what the file itself declares: abbreviations, short names of divisions, its symbol, whole and in parts."""
    whole = [*year.abbreviations, str(year.document.symbol), *(str(each.short) for each in year.divisions.values())]
    return frozenset(part for each in whole for part in (each, *each.split("-")))
