"""Rules of annexes: their word and number, title, reference, and that the text points to them (BC559-BC561, BC575)."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from baocao import decree30
from baocao.checks.word_format.common import Finding, Found, Level, Placed, Sheet, source
from baocao.checks.word_format.head import NUMBER, numbered_rightly
from baocao.checks.word_format.levels import ROMAN, text_of
from baocao.parts.words import folded, is_capitals


def annex_head(sheet: Sheet) -> Found:
    """Văn bản có từ hai phụ lục trở lên thì đánh số La Mã: «Phụ lục I», «Phụ lục II».

    Vì sao: cách đánh số phụ lục do Nghị định quy định (Phụ lục I, phần I, mục III.1a).

    Ví dụ sai:

        Phụ lục 1, Phụ lục 2

    Cách sửa: ghi «Phụ lục I», «Phụ lục II».
    """
    items = sheet.of("PhuLuc")
    for item in items:
        number = re.sub(r"^\s*phụ\s+lục\s*(?:số)?", "", item.text, flags=re.IGNORECASE).strip(" .:")
        if (len(items) > 1 and not ROMAN.fullmatch(number)) or (number and not ROMAN.fullmatch(number)):
            yield Finding(
                item,
                f"số thứ tự của phụ lục phải là chữ số La Mã, {source(item.part.clause)}.",
                "Ghi «Phụ lục I», «Phụ lục II» ...",
            )
    yield from _wordless(sheet)


_LISTS = (
    "danh sach",
    "danh muc",
    "bang",
    "bieu",
    "mau",
    "phan cong",
    "tong hop",
    "chi tieu",
    "ket qua",
    "thong ke",
    "lich",
)
"""With what the title of an annex begins; what begins with a type of document is one of its own, and no annex."""


def _wordless(sheet: Sheet) -> Found:
    """Yield the titles behind the signature that stand over an annex without the word."""
    items = sheet.of("Khac", "TenPhuLuc", "KemTheo", "PhuLuc")
    for before, (item, below) in zip([None, *items], pairwise(items), strict=False):
        headed = before is not None and before.part.key in ("PhuLuc", "TenPhuLuc")
        titled = folded(item.text).startswith(_LISTS) and is_capitals(item.text)
        if item.part.key == "Khac" and titled and not headed and _refers(below):
            part = decree30.JUDGED["PhuLuc"]
            yield Finding(
                item,
                f"phía trên tên phụ lục phải có một dòng riêng ghi từ «{decree30.ANNEX_WORD}», {source(part.clause)}.",
                "Thêm dòng «Phụ lục» (có từ hai phụ lục thì «Phụ lục I», «Phụ lục II»), cỡ 14, đứng, đậm, canh giữa.",
            )


def _refers(item: Placed) -> bool:
    """Return whether a line says with what document something goes."""
    return re.match(r"\(?\s*(?:ban hanh )?kem theo\b", folded(item.text[:40])) is not None


def annex_title(sheet: Sheet) -> Found:
    """Phụ lục có tên, và dưới tên có dòng «(Kèm theo ... số ... ngày ... của ...)».

    Vì sao: tên phụ lục và chỉ dẫn kèm theo do Nghị định quy định (Phụ lục I, phần I, mục III.1b, III.1c).

    Ví dụ sai:

        Phụ lục I
        (ngay sau là bảng, không có tên)

    Cách sửa: thêm tên phụ lục, chữ in hoa, và dòng «(Kèm theo Báo cáo số .../BC-... ngày ... của ...)».
    """
    for index, item in enumerate(sheet.body):
        if item.part.key == "PhuLuc":
            below = [each.part.key for each in takewhile(_is_no_annex, sheet.body[index + 1 : index + 6])]
            for key in ("TenPhuLuc", "KemTheo"):
                if key not in below:
                    part = decree30.JUDGED[key]
                    yield Finding(
                        item, f"thiếu «{part.name}» bên dưới, {source(part.clause)}.", f"Thêm dòng «{part.name}»."
                    )
        elif item.part.key == "VanBanKemTheo" and not any(map(_refers, sheet.body[index + 1 : index + 6])):
            yield Finding(
                item,
                f"dưới tên văn bản kèm theo thiếu dòng «(Kèm theo <tên loại> số ... ngày ... của ...)», "
                f"{source('', Level.FORM)}.",
                "Thêm dòng chỉ dẫn kèm theo, chữ in thường, nghiêng, trong dấu ngoặc đơn, canh giữa.",
                Level.FORM,
            )
        elif item.part.key == "KemTheo" and not (item.text.startswith("(") and item.text.rstrip(".").endswith(")")):
            yield Finding(
                item, f"phải đặt trong dấu ngoặc đơn, {source(item.part.clause)}.", "Thêm dấu ngoặc đơn ở hai đầu."
            )


def _is_no_annex(item: Placed) -> bool:
    return item.part.key != "PhuLuc"


def annex_pointed(sheet: Sheet) -> Found:
    """Văn bản có phụ lục thì trong nội dung có chỉ dẫn đến phụ lục.

    Vì sao: Nghị định yêu cầu văn bản có chỉ dẫn về phụ lục (Phụ lục I, phần I, mục III.1a).

    Ví dụ sai:

        Nội dung không nhắc đến phụ lục nào, mà sau văn bản có «Phụ lục I».

    Cách sửa: ghi trong nội dung «(chi tiết tại Phụ lục I kèm theo)».
    """
    items = sheet.of("PhuLuc")
    text = " ".join([folded(item.text) for item in text_of(sheet)])
    if items and not ("phu luc" in text or "kem theo" in text):
        yield Finding(
            items[0],
            f"nội dung văn bản chưa có chỉ dẫn đến phụ lục, {source('III.1a')}.",
            "Ghi trong nội dung: «(chi tiết tại Phụ lục kèm theo)».",
        )


_REFERENCE = re.compile(
    r"[Kk]èm theo\s+(?P<type>[^\d()]*?)\s+số:?\s+(?P<number>\d+)\s*/\s*(?P<symbol>[\wĐđ]+(?:-[\wĐđ]+)+)"
    r"(?:.{0,6}?ngày\s+(?P<day>\d{1,2})(?:\s+tháng\s+|/)(?P<month>\d{1,2})(?:\s+năm\s+|/)(?P<year>\d{4}))?",
    re.DOTALL,
)
_DATED = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")


def annex_agrees(sheet: Sheet) -> Found:
    """Chỉ dẫn kèm theo ở phụ lục ghi đúng số, ký hiệu và ngày của văn bản.

    Vì sao: chỉ dẫn kèm theo ghi số, ký hiệu, thời gian ban hành, tên cơ quan ban hành của chính văn bản (Phụ lục I,
    phần I, mục III.1c); sao từ văn bản cũ thì hay còn số cũ. Văn bản điện tử để trống số và ngày thì không bị nêu.

    Ví dụ sai:

        (Kèm theo Quyết định số 08/QĐ-SNV ngày ...), trong khi văn bản là số 07/QĐ-SNV

    Cách sửa: sửa số, ký hiệu, ngày ở phụ lục cho khớp với văn bản.
    """
    rightly = [item.text.strip() for item in sheet.of("SoKyHieu") if numbered_rightly(item.text.strip())]
    number = NUMBER.fullmatch(rightly[0]) if rightly else None
    date = next((found for item in sheet.of("DiaDanh") if (found := _DATED.search(item.text))), None)
    for item in sheet.of("KemTheo", "Khac"):
        found = _REFERENCE.search(item.text) if _refers(item) else None
        if found is None:
            continue
        wrong = []
        if number and number["number"].isdigit() and not number["year"]:
            ours = f"{int(number['number'])}/{number['symbol'].strip()}"
            theirs = f"{int(found['number'])}/{found['symbol']}"
            if ours.casefold() != theirs.casefold():
                wrong.append(f"số, ký hiệu «{found['number']}/{found['symbol']}» khác «{_shown(number)}» của văn bản")
        days = [int(found[name] or 0) for name in ("day", "month", "year")]
        if date and days[0] and days != list(map(int, date.groups())):
            wrong.append(f"ngày khác «{date[0]}» của văn bản")
        if wrong:
            yield Finding(
                item, f"{'; '.join(wrong)}, {source('III.1c')}.", "Sửa số, ký hiệu, ngày cho khớp với văn bản."
            )


def _shown(number: re.Match[str]) -> str:
    return f"{number['number']}/{number['symbol'].strip()}"
