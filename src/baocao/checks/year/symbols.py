"""Rules over the form of a document's number and symbol, and over citations typed by hand."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checks.registry import Finding, Subject
from baocao.checks.year.documents import ABBREVIATIONS, LAWS, Mention, Symbol, symbol, typed
from baocao.model import Citation
from baocao.problems import Edit, Related

_BODIES = {"HDND": "HĐND", "ND-CP": "NĐ-CP", "LDTBXH": "LĐTBXH", "SLDTBXH": "SLĐTBXH", "BLDTBXH": "BLĐTBXH"}
_ISSUERS = {
    "HĐND": ("Hội đồng nhân dân", "HĐND"), "UBND": ("Ủy ban nhân dân", "Uỷ ban nhân dân", "UBND"),
    "CP": ("Chính phủ",), "TTg": ("Thủ tướng Chính phủ", "Thủ tướng"), "TU": ("tỉnh ủy, thành ủy", "ủy", "uỷ"),
    "TW": ("Trung ương", "Bộ Chính trị", "Ban Bí thư"),
}  # fmt: skip
"""What stands for an issuer in a symbol, what it is called, and words of which one is in its name."""
_DATED = ("nghị định", "thông tư", "thông tư liên tịch", *LAWS)
"""Types that are always normative, so that the year stands in their number."""


def symbol_of_another_type(subject: Subject) -> Iterator[Finding]:
    """Ký hiệu văn bản phải đúng dạng và đúng chữ viết tắt của tên loại.

    Vì sao: Nghị quyết mà ký hiệu là ND-HĐND thì người đọc không biết là nghị quyết hay nghị định. Dạng đúng: 262/2020/
    NQ-HĐND, 30/2020/NĐ-CP, 10/QĐ-UBND; văn bản của Đảng: 22-QĐ/TU, 120-KL/TW; luật: 45/2019/QH14. Chỉ xét các loại có
    chữ viết tắt trong Nghị định 30/2020/NĐ-CP, Phụ lục III, cùng nghị định, thông tư, kết luận và luật.

    Ví dụ sai:

        type: Nghị quyết
        number: 263/2020/ND-HĐND

    Cách sửa: ghi như trên văn bản gốc, ví dụ 263/2020/NQ-HĐND.
    """
    for each in subject.year.citations.values():
        cause, hint = _judged(str(each.type), "".join(str(each.number).split()))
        if cause:
            yield Finding(each.number.place, cause, hint)
    for mention in typed(subject):
        cause, hint = _judged(mention.type, mention.number)
        if cause:
            yield Finding(mention.place, cause, hint)


def _judged(type_: str, number: str) -> tuple[str, str]:
    """Return what is wrong with a symbol, and the mend."""
    kind = type_.casefold()
    due = ABBREVIATIONS.get(kind)
    if due is None and kind not in LAWS:
        return "", ""
    parts = symbol(number)
    if parts is None:
        sample = "45/2019/QH14" if due is None else f"12/2020/{due}-…, 12/{due}-…; của Đảng: 12-{due}/TU"
        return f"“{number}” không đúng dạng số, ký hiệu của {kind}", f"dạng đúng: {sample}"
    if due and parts.abbreviation and parts.abbreviation != due:
        cause = f"{type_} mà ký hiệu là {parts.abbreviation}: “{number}”"
        return cause, f"chữ viết tắt của {kind} là {due}"
    return _written(number, parts)


def _written(number: str, parts: Symbol) -> tuple[str, str]:
    """Return what is wrong with the letters of a symbol of the right form, and the mend."""
    if len(parts.serial) > 2 and parts.serial.startswith("0"):
        return f"“{number}” có số 0 thừa ở đầu", f"viết {number.lstrip('0')}"
    if parts.body in ("Tu", "Tw"):
        return f"“{number}” viết thường chữ phải viết hoa", f"viết {number.upper()}"
    if parts.body in _BODIES:
        return f"“{number}” thiếu dấu", f"viết {number.replace(parts.body, _BODIES[parts.body])}"
    return "", ""


def year_missing(subject: Subject) -> Iterator[Finding]:
    """Số của nghị định, thông tư, luật, pháp lệnh phải có năm ban hành.

    Vì sao: văn bản quy phạm pháp luật ghi năm ban hành giữa số và ký hiệu (Luật Ban hành văn bản quy phạm pháp luật).
    Nghị quyết của HĐND có loại ghi năm, có loại không, nên chỉ được so giữa các chỗ viện dẫn với nhau.

    Ví dụ sai:

        type: Nghị định
        number: 108/NĐ-CP

    Cách sửa: ghi đủ, ví dụ 108/2014/NĐ-CP.
    """
    found = [(str(each.type), str(each.number), each.number.place) for each in subject.year.citations.values()]
    found += [(each.type, each.number, each.place) for each in typed(subject)]
    for kind, number, place in found:
        parts = symbol("".join(number.split()))
        if kind.casefold() in _DATED and parts and parts.year is None:
            yield Finding(place, f"{kind} “{number}” thiếu năm ban hành", f"dạng đúng: {parts.serial}/năm/…")


def issuer_of_another_symbol(subject: Subject) -> Iterator[Finding]:
    """Cơ quan ban hành phải là cơ quan mà ký hiệu văn bản nêu.

    Vì sao: số 151/2019/NQ-HĐND là của Hội đồng nhân dân; ghi cơ quan ban hành là UBND thì một trong hai sai. Xét ký
    hiệu có HĐND, UBND, CP, TTg, TU, TW.

    Ví dụ sai:

        number: 151/2019/NQ-HĐND
        issuer: UBND tỉnh

    Cách sửa: xem văn bản gốc rồi sửa issuer hoặc number.
    """
    for each in subject.year.citations.values():
        parts = symbol("".join(str(each.number).split()))
        words = _ISSUERS.get(parts.body) if parts else None
        if words and each.issuer and not any(word in str(each.issuer) for word in words):
            cause = f"“{each.number}” là số, ký hiệu của {words[0]}, nhưng cơ quan ban hành ghi “{each.issuer}”"
            yield Finding(each.issuer.place, cause, "xem văn bản gốc rồi sửa issuer hoặc number")


def citation_typed(subject: Subject) -> Iterator[Finding]:
    """Văn bản trong lời văn viện dẫn bằng biểu thức, không gõ lại.

    Vì sao: lần đầu phải ghi đủ ngày, cơ quan, nội dung, các lần sau ghi gọn; chương trình tự làm việc đó khi lời văn
    gọi {{ cite.khóa }}, và số, ngày của văn bản chỉ ghi một chỗ.

    Ví dụ sai:

        thực hiện Nghị quyết số 262/2020/NQ-HĐND, trong khi đã khai nq_262

    Cách sửa: viết {{ cite.nq_262 }}; văn bản chưa khai thì khai ở citations.
    """
    for mention in typed(subject):
        cited = _declared(subject, mention)
        if cited is None:
            hint = "khai văn bản này ở citations rồi gọi bằng {{ cite.khóa }}"
            yield Finding(mention.place, f"{mention.name} gõ thẳng vào lời văn, chưa khai ở citations", hint)
            continue
        cause = f"{mention.name} gõ thẳng vào lời văn, trong khi đã khai ở dòng {cited.place.line}"
        related = (Related(cited.place, f"đã khai {cited.short}"),)
        hint = f"viết {{{{ cite.{cited.id} }}}}"
        yield Finding(mention.place, cause, hint, related, _call(mention, cited))


def _declared(subject: Subject, mention: Mention) -> Citation | None:
    """Return the declared document of the same type, serial number and issuer, whatever its number's form."""
    parts = symbol(mention.number)
    for each in subject.year.citations.values():
        own = symbol("".join(str(each.number).split()))
        alike = own and parts and own.serial == parts.serial and own.body == parts.body
        if alike and str(each.type).casefold() == mention.type.casefold():
            return each
    return None


def _call(mention: Mention, cited: Citation) -> tuple[Edit, ...]:
    """Return the edit that puts the expression in, where it prints what is typed."""
    text = mention.said
    if text is None or not text.scalar.block:
        return ()
    start, end = (text.typed(offset) for offset in mention.span)
    old = text.scalar.text[start:end]
    if old != str(cited.short):
        return ()
    return (Edit(text.scalar.locate(start), old, f"{{{{ cite.{cited.id}.short }}}}"),)
