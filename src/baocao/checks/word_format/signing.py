"""Rules of recipients and signature that only other people's documents can break (BC556-BC557, BC564, BC566)."""

from __future__ import annotations

import re

from baocao import decree30
from baocao.checks.word_format.common import Finding, Found, Level, Sheet, source, undashed, written
from baocao.parts.words import RANK, TITLE, folded, gives_authority, names_body, names_title


def recipients_word(sheet: Sheet) -> Found:
    """Chữ «Nơi nhận:» có dấu hai chấm, đúng chính tả.

    Vì sao: từ «Nơi nhận» trình bày trên dòng riêng, sau có dấu hai chấm (Phụ lục I, phần I, mục II.9d).

    Ví dụ sai:

        Nơi nhận

    Cách sửa: ghi «Nơi nhận:».
    """
    for item in sheet.of("NoiNhan"):
        if item.text.strip() not in (decree30.RECIPIENTS_WORD, decree30.RECIPIENTS_WORD.upper()):
            yield Finding(
                item,
                f"phải ghi «{decree30.RECIPIENTS_WORD}» nhưng lại ghi «{item.text.strip()}», "
                f"{source(item.part.clause)}.",
                f"Ghi lại: {decree30.RECIPIENTS_WORD}",
            )


def keeping(sheet: Sheet) -> Found:
    """Dòng cuối của nơi nhận là «- Lưu: VT, ...».

    Vì sao: dòng cuối ghi chữ «Lưu», dấu hai chấm, chữ «VT» (văn thư), dấu phẩy, đơn vị soạn thảo (Phụ lục I, phần I,
    mục II.9d).

    Ví dụ sai:

        - Lưu VP.

    Cách sửa: ghi «- Lưu: VT, <đơn vị soạn thảo>.».
    """
    items = sheet.of("DanhSachNhan")
    if not items:
        return
    keeps = [item for item in items if folded(undashed(item)).startswith("luu")]
    if not keeps:
        yield Finding(
            items[-1],
            f"thiếu dòng «- {decree30.KEEP_WORD}, <đơn vị soạn thảo>.», {source(items[-1].part.clause)}.",
            f"Thêm dòng cuối: - {decree30.KEEP_WORD}, <đơn vị soạn thảo>.",
        )
    elif not re.match(r"Lưu:[ \u00a0]VT(?:,\s*\w|\s*\(|\s*[.;]?\s*$)", undashed(keeps[-1])):
        yield Finding(
            keeps[-1],
            f"phải ghi «- {decree30.KEEP_WORD}, <đơn vị soạn thảo>.» nhưng lại ghi «{keeps[-1].text.strip()}», "
            f"{source(keeps[-1].part.clause)}.",
            f"Ghi lại: - {decree30.KEEP_WORD}, <đơn vị soạn thảo>.",
        )
    elif any(item.text.startswith(("-", "–", "+")) for item in items[items.index(keeps[-1]) + 1 :]):
        yield Finding(
            keeps[-1],
            f"dòng «Lưu» phải là dòng cuối của nơi nhận, {source(keeps[-1].part.clause)}.",
            "Chuyển dòng «Lưu» xuống cuối danh sách; sửa dấu cuối các dòng.",
        )


def authority(sheet: Sheet) -> Found:
    """Quyền hạn ghi đúng chữ viết tắt TM., KT., TL., TUQ., Q., có dấu chấm, rồi khoảng trắng.

    Vì sao: chữ viết tắt quyền hạn do Nghị định quy định; TM. đứng trước tên tập thể lãnh đạo hoặc cơ quan; KT., TL.,
    TUQ. đứng trước chức vụ của người đứng đầu, chức vụ người ký ghi ở dòng dưới (Phụ lục I, phần I, mục II.7).

    Ví dụ sai:

        T/M ỦY BAN NHÂN DÂN

    Cách sửa: ghi «TM. ỦY BAN NHÂN DÂN», dòng dưới ghi «CHỦ TỊCH».
    """
    items = sheet.of("QuyenHan")
    for index, item in enumerate(items):
        text = written(item)
        if text.upper().startswith("QUYỀN ") and names_title(text):
            yield Finding(
                item,
                f"quyền cấp trưởng ghi tắt «Q.» nhưng lại ghi «{text[:5]}», {source(item.part.clause)}.",
                f"Ghi «Q. {text[6:].strip().upper()}».",
            )
        if not gives_authority(text):
            continue
        given = next((each for each in decree30.AUTHORITIES if text.upper().startswith(f"{each} ")), "")
        whose = text[len(given) :].strip()
        if not given:
            yield Finding(
                item,
                f"quyền hạn phải ghi một trong «{' '.join(decree30.AUTHORITIES)}», sau dấu chấm có khoảng trắng, "
                f"nhưng lại ghi «{text[:12]}», {source(item.part.clause)}.",
                "Ghi lại chữ viết tắt quyền hạn, ví dụ «KT. GIÁM ĐỐC».",
            )
        elif given == "TM." and names_title(whose):
            yield Finding(
                item,
                "«TM.» đứng trước tên tập thể lãnh đạo hoặc cơ quan, không đứng trước chức vụ, "
                f"{source(item.part.clause)}.",
                "Bỏ «TM.» hoặc ghi tên tập thể rồi ghi chức vụ ở dòng dưới.",
            )
        elif given != "TM." and names_body(whose) and not names_title(whose):
            yield Finding(
                item,
                f"«{given}» đứng trước chức vụ của người đứng đầu, không đứng trước tên cơ quan, "
                f"{source(item.part.clause)}.",
                f"Ghi «{given}» rồi chức vụ của người đứng đầu, ví dụ «{given} GIÁM ĐỐC».",
            )
        elif given == "KT." and index + 1 < len(items) and items[index + 1].text.strip() == whose:
            yield Finding(
                items[index + 1],
                f"dưới «{text}» phải ghi chức vụ của cấp phó ký thay, {source(item.part.clause)}.",
                "Ghi chức vụ của người ký, ví dụ «PHÓ GIÁM ĐỐC»; người đứng đầu ký thì bỏ dòng «KT.».",
            )
        elif given in ("KT.", "TL.", "TUQ.", "TM.") and index + 1 == len(items):
            yield Finding(
                item,
                f"dưới «{text}» phải ghi chức vụ của người ký, {source(item.part.clause)}.",
                "Thêm một dòng ghi chức vụ của người ký, ví dụ «PHÓ GIÁM ĐỐC».",
            )


_ACADEMIC = re.compile(
    r"(?:GS|PGS|TSKH|TS|ThS|Ths|Th\.?S|BS|BSCK\w*|KS|CN|CVC|LS|DS|NGƯT|NGND|TTND|TTƯT|NSND|NSƯT|AHLĐ|Ông|Bà)\b\.?|"
    + TITLE.pattern,
    re.IGNORECASE,
)
_FREE_BODIES = (
    "truong",
    "benh vien",
    "vien",
    "hoc vien",
    "dai hoc",
    "trung tam y te",
    "cong an",
    "bo chi huy",
    "bo tu lenh",
    "bo quoc phong",
    "bo cong an",
    "ban chi huy",
    "quan khu",
    "quan doan",
    "binh doan",
    "su doan",
    "lu doan",
    "trung doan",
    "don bien phong",
)


def signatory(sheet: Sheet) -> Found:
    """Trước họ tên người ký không ghi học hàm, học vị, danh hiệu.

    Vì sao: Nghị định không cho ghi học hàm, học vị, danh hiệu danh dự trước họ tên người ký; riêng tổ chức giáo dục,
    y tế, khoa học, lực lượng vũ trang theo quy định của ngành (Phụ lục I, phần I, mục II.7đ).

    Ví dụ sai:

        TS. Nguyễn Văn A

    Cách sửa: chỉ ghi họ, chữ đệm và tên: «Nguyễn Văn A».
    """
    bodies = [folded(item.text) for item in sheet.of("CoQuanBanHanh", "CoQuanChuQuan")]
    if any(body.startswith(_FREE_BODIES) for body in bodies):
        return
    for item in sheet.of("HoTen"):
        text = item.text.strip()
        found = _ACADEMIC.match(text)
        if found and len(text) > len(found[0]):
            yield Finding(
                item,
                f"trước họ tên người ký không ghi «{found[0].strip()}», {source('II.7đ')}.",
                "Xóa học hàm, học vị, danh hiệu; chỉ để họ và tên.",
            )
        elif rank := RANK.match(text):
            yield Finding(
                item,
                f"chỉ lực lượng vũ trang mới ghi quân hàm trước họ tên người ký («{rank[0].strip()}»), "
                f"{source('II.7đ')}.",
                "Nếu cơ quan không thuộc lực lượng vũ trang thì xóa quân hàm.",
                Level.CUSTOM,
            )
