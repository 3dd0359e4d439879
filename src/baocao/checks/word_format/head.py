"""Rules of the head: what must be there, how its words read (BC540-BC544)."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from baocao import decree30
from baocao.checks.word_format.common import Finding, Found, Placed, Sheet, shown, source, written
from baocao.word import metrics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.word.observed import Letters

_ALWAYS = (
    "QuocHieu",
    "TieuNgu",
    "CoQuanBanHanh",
    "SoKyHieu",
    "DiaDanh",
    "NoiNhan",
    "DanhSachNhan",
    "QuyenHan",
    "HoTen",
)
_UNDATED = ("BB", "HĐ", "SY", "TrS", "SL")
"""Types whose sample form has no place and date in its head."""
_UNLISTED = ("BB", "HĐ", "GUQ", "GGT", "GNP", "PG", "PC", "PB", "BTT", "BGN", "SY", "TrS", "SL")
"""Types whose sample form has no recipients, or that offices give none."""


_FOUNDED = ("QĐ", "NQ")
"""Types that say on what they are based."""


def required(sheet: Sheet) -> list[str]:
    """Return the parts that a document of this type must have."""
    kind = sheet.kind
    parts = [key for key in _ALWAYS if not (key == "DiaDanh" and kind.abbreviation in _UNDATED)]
    if kind.abbreviation in _UNLISTED:
        parts = [key for key in parts if key not in ("NoiNhan", "DanhSachNhan")]
    if kind.name in decree30.NAMELESS:
        parts.append("TrichYeuCongVan")
    else:
        parts.append("TenLoai")
        if sheet.has("TenLoai") and kind.abbreviation not in decree30.WITHOUT_SUBJECT:
            parts.append("TrichYeu")
    if kind.abbreviation in _FOUNDED:
        parts.append("CanCu")
    if kind.name == decree30.NAMELESS[0] or kind.abbreviation in decree30.ADDRESSED:
        parts.append("KinhGui")
    return parts


def missing(sheet: Sheet) -> Found:
    """Văn bản có đủ các thành phần thể thức mà Nghị định quy định cho loại văn bản đó.

    Vì sao: thiếu Quốc hiệu, số và ký hiệu, địa danh và thời gian, nơi nhận ... thì văn bản không hợp thức
    (Phụ lục I, phần I, mục II).

    Ví dụ sai:

        Văn bản không có dòng «Hà Tĩnh, ngày 20 tháng 01 năm 2021».

    Cách sửa: bổ sung phần còn thiếu đúng vị trí trong sơ đồ bố trí.
    """
    for key in required(sheet):
        there = ("KinhGui", "NoiKinhGui") if key == "KinhGui" else (key,)
        if not sheet.has(*there):
            part = decree30.JUDGED[key]
            yield Finding(
                None,
                f"văn bản thiếu phần «{part.name}», {source(part.clause)}.",
                "Bổ sung phần còn thiếu.",
                near=_end_of_text(sheet) if key in _CLOSING else None,
            )


_CLOSING = ("NoiNhan", "DanhSachNhan", "QuyenHan", "HoTen")


def _end_of_text(sheet: Sheet) -> Placed | None:
    """Return the last paragraph before the annexes: behind it stands what a closing lacks."""
    annex = next((at for at, item in enumerate(sheet.body) if item.part.key in ("PhuLuc", "VanBanKemTheo")), None)
    return next(iter(reversed(sheet.body[:annex])), None)


def national_name(sheet: Sheet) -> Found:
    """Quốc hiệu ghi đúng từng chữ «CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM», trên một dòng.

    Vì sao: Quốc hiệu do Nghị định quy định từng chữ (Phụ lục I, phần I, mục II.1a).

    Ví dụ sai:

        CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM

    Cách sửa: gõ lại đúng từng chữ; nếu bị xuống dòng thì nới rộng cột bên phải.
    """
    for item in sheet.of("QuocHieu"):
        letters = item.runs[0].letters if item.runs else None
        text = written(item)
        if not _is_nation(text, sheet.own):
            yield _wording(item, decree30.NATIONAL_NAME)
        elif letters and item.part.size.holds(letters.points) and _exceeds(text.upper(), letters, item, sheet.own):
            yield Finding(
                item,
                f"không nằm trọn trên một dòng, vì cột chỉ rộng {shown(item.room)} mm, {source(item.part.clause)}.",
                f"Đặt cột bên phải rộng {shown(decree30.HEAD_RIGHT)} mm, không có lề ô.",
            )


def _is_nation(text: str, own: bool) -> bool:
    """Return whether a text is the national name, wherever it has the tone of HÒA; its case is another rule's."""
    return text.upper() == decree30.NATIONAL_NAME or (not own and _settled(text.upper()) == decree30.NATIONAL_NAME)


def _settled(text: str) -> str:
    """Return a text with its tones in their old places."""
    from baocao.parts.words import settled  # noqa: PLC0415  our own files have no other

    return settled(text)


def _exceeds(text: str, letters: Letters, item: Placed, own: bool) -> bool:
    """Return whether a text is wider than its column, which programs round in their own ways."""
    return not item.loose and metrics.width(text, letters.points, letters.bold) > item.room + (0 if own else 1)


def motto(sheet: Sheet) -> Found:
    """Tiêu ngữ ghi đúng từng chữ «Độc lập - Tự do - Hạnh phúc», giữa các cụm từ là gạch nối có cách chữ.

    Vì sao: chữ, chữ hoa và gạch nối của Tiêu ngữ do Nghị định quy định (Phụ lục I, phần I, mục II.1b).

    Ví dụ sai:

        Độc lập-Tự do-Hạnh phúc

    Cách sửa: gõ lại; nếu Word tự đổi gạch nối thành «–» thì bấm Ctrl+Z ngay sau khi gõ.
    """
    for item in sheet.of("TieuNgu"):
        if written(item) != decree30.MOTTO:
            yield _wording(item, decree30.MOTTO)


def _wording(item: Placed, right: str) -> Finding:
    """Return the finding that words are not as prescribed."""
    return Finding(
        item,
        f"phải ghi đúng «{right}» nhưng lại ghi «{item.text.strip()}», {source(item.part.clause)}.",
        f"Ghi lại: {right}",
    )


_BLANK = r"[\s.…_]*"
NUMBER = re.compile(
    rf"(?P<word>[^\W\d]+)(?P<colon>\s*:?)(?P<space>\s*)(?P<number>\d+|{_BLANK})(?P<slash>\s*/\s*)"
    r"(?:(?P<year>\d{4})(?P<second>\s*/\s*))?(?P<symbol>.+)"
)


def number(sheet: Sheet) -> Found:
    """Số và ký hiệu có dạng «Số: 05/BC-SLĐTBXH».

    Vì sao: sau chữ «Số» có dấu hai chấm; số nhỏ hơn 10 thêm số 0; «/» và «-» không cách chữ; ký hiệu in hoa gồm tên
    loại và cơ quan (Phụ lục I, phần I, mục II.3). Chưa có số (bản trình ký) thì để trống, không sai.

    Ví dụ sai:

        Số 5 / BC - SLĐTBXH

    Cách sửa: gõ lại theo dạng trên.
    """
    for item in sheet.of("SoKyHieu"):
        faults = dict(_number_faults(written(item)))
        if faults:
            yield Finding(
                item,
                f"số, ký hiệu phải có dạng «{_sample(sheet)}»: {'; '.join(faults)}, {source(item.part.clause)}.",
                f"{'; '.join(dict.fromkeys(faults.values()))}.",
            )


def _sample(sheet: Sheet) -> str:
    """Return a number and symbol as a document of this type has it."""
    return f"Số: 05/{sheet.kind.abbreviation}-SNV" if sheet.kind.abbreviation else "Số: 05/SNV-VP"


def _number_faults(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a number and symbol, and how it is mended."""
    found = NUMBER.fullmatch(text)
    if found is None:
        yield from _unformed(text)
        return
    if found["word"] != decree30.NUMBER_WORD:
        yield f"chữ «{decree30.NUMBER_WORD}» viết sai", f"Ghi lại chữ «{decree30.NUMBER_WORD}»"
    if found["colon"] != ":":
        fault = "sau chữ «Số» phải có dấu hai chấm, không cách chữ" if ":" in found["colon"] else "thiếu dấu hai chấm"
        yield fault, "Ghi «Số:», dấu hai chấm liền sau chữ «Số»"
    elif found["number"].isdigit() and not found["space"]:
        yield "sau dấu hai chấm phải có khoảng trắng", "Thêm một khoảng trắng sau «Số:»"
    elif found["number"].isdigit() and found["space"] != " ":
        yield f"sau dấu hai chấm chỉ có một khoảng trắng{_spaced(text)}", "Xóa khoảng trắng thừa sau «Số:»"
    if re.fullmatch(r"[1-9]|0|00+\d*", found["number"]):
        yield "số nhỏ hơn 10 phải có số 0 ở trước", "Thêm số 0 trước số nhỏ hơn 10"
    if re.fullmatch(r"0\d\d+", found["number"]) and not found["number"].startswith("00"):
        yield "chỉ số nhỏ hơn 10 mới thêm số 0", "Bỏ số 0 ở trước"
    if (
        (found["number"].isdigit() and found["slash"] != "/")
        or found["slash"].endswith(" ")
        or found["second"] not in (None, "/")
    ):
        yield "quanh dấu «/» không có khoảng trắng", "Xóa khoảng trắng quanh dấu «/»"
    yield from _symbol_faults(found["symbol"])


def _unformed(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a text lacks to be a number and symbol at all."""
    if re.match(r"[^\W\d]+\s*[^\w\s:/]", text):  # “Số. 66/CTr-CĐSP”
        yield "sau chữ «Số» phải có dấu hai chấm, không phải dấu khác", "Ghi «Số:», dấu hai chấm liền sau chữ «Số»"
    elif not re.match(r"\w+\s*:?\s*[\d./…_]", text) or text[:1].isdigit():
        yield f"thiếu chữ «{decree30.NUMBER_WORD}» và dấu hai chấm", f"Ghi chữ «{decree30.NUMBER_WORD}:» trước số"
    if re.search(r"\d\s*[-–—.]\s*\w", text) and not re.search(r"\d\s*/", text):
        yield "giữa số và ký hiệu là dấu «/»", "Thay dấu sau số bằng «/»; dấu «-» chỉ đứng giữa các phần của ký hiệu"
    elif "/" not in text:
        yield "thiếu dấu «/» giữa số và ký hiệu", "Thêm dấu «/» sau số"
    elif re.search(r"/\s*$", text):
        yield "thiếu ký hiệu sau dấu «/»", "Ghi ký hiệu sau dấu «/»"
    elif not re.search(r":?\s*\d+\s*/", text):
        yield "số chỉ gồm chữ số Ả Rập", "Ghi số bằng chữ số Ả Rập, liền trước dấu «/»"


def _spaced(text: str) -> str:
    """Return how a text has its spaces, where there are two or three together, to go on behind what is wrong."""
    return f" (đang ghi «{re.sub(r'[ ]{2,3}', lambda match: '␣' * len(match[0]), text)}»)" if "  " in text else ""


def _symbol_faults(symbol: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a symbol, and how it is mended."""
    if re.search(r"\s", symbol):
        yield "ký hiệu không có khoảng trắng", "Xóa khoảng trắng trong ký hiệu"
    if re.search(r"[.,;:]$", symbol):
        yield f"ở cuối ký hiệu không có dấu «{symbol[-1]}»", "Xóa dấu ở cuối ký hiệu"
    if re.search("[–—]", symbol):
        yield "giữa tên loại và cơ quan là dấu gạch nối «-»", "Thay bằng dấu gạch nối «-» trên bàn phím"
        return
    kind, _, body = symbol.replace(" ", "").partition("-")
    if not body.strip("-"):
        fault = "ký hiệu phải gồm tên loại (hoặc cơ quan) và cơ quan, giữa là dấu «-»"
        yield fault, "Ghi đủ hai phần của ký hiệu, ví dụ «BC-SNV»"
    elif any(map(_is_small, body.split("-"))) or (kind not in decree30.TYPES.values() and _is_small(kind)):
        yield "ký hiệu phải in hoa", "Viết ký hiệu bằng chữ in hoa"


def _is_small(token: str) -> bool:
    """Return whether an abbreviation is in small letters; one among capitals is a custom: `TTg`, `GDTrH`."""
    return 2 * sum(letter.islower() for letter in token) > sum(letter.isalpha() for letter in token)


_DATE = re.compile(
    rf"(?P<city>\S.*), ngày (?P<day>\d+|{_BLANK}) tháng (?P<month>\d+|{_BLANK}) năm (?P<year>\d{{4}}|{_BLANK})"
)
_OPEN_DATE = r"(?P<city>\S.*), ngày(?P<day>[\s.…_]*)tháng(?P<month>[\s.…_]*)năm(?P<year>[\s\d.…_]*)"


def date(sheet: Sheet) -> Found:
    """Địa danh và thời gian có dạng «Hà Tĩnh, ngày 05 tháng 3 năm 2021».

    Vì sao: ngày nhỏ hơn 10 và tháng 1, tháng 2 phải thêm số 0 ở trước, tháng khác không thêm; sau địa danh có dấu phẩy
    (Phụ lục I, phần I, mục II.4).

    Ví dụ sai:

        Hà Tĩnh, ngày 5 tháng 03 năm 2021

    Cách sửa: gõ lại theo dạng trên.
    """
    for item in sheet.of("DiaDanh"):
        text = written(item)
        found = _DATE.fullmatch(text)
        blank = None if sheet.own else re.fullmatch(_OPEN_DATE, text)
        if not sheet.own and (found or blank):
            yield from _place_faults(item, (found or blank)["city"])  # type: ignore[index]  # one of them is there
        if not sheet.own and (blank or (found and _is_open(found))):
            continue
        if not found or not _is_date(found["day"], found["month"], found["year"]):
            yield Finding(
                item,
                f"địa danh và thời gian phải có dạng «Hà Tĩnh, ngày 05 tháng 3 năm 2021»"
                f"{_why(found) if found else _unlike(text)}, {source(item.part.clause)}.",
                "Thêm số 0 trước ngày nhỏ hơn 10 và trước tháng 1, tháng 2; các tháng khác không thêm."
                if found
                else "Ghi «<địa danh>, ngày ... tháng ... năm ...»: có dấu phẩy sau địa danh, đủ ngày, tháng, năm, "
                "không có dấu nào ở cuối.",
            )


_ABBREVIATION = 5
_SHORTENED = re.compile(r"\b(?:TP|T\.P|Tp|TX|TT|HCM|HN)\b")
"""How a place is shortened that must be given in full."""


def _place_faults(item: Placed, city: str) -> Iterator[Finding]:
    """Yield what is wrong with the place before a date."""
    words = city.split()
    if city != city.rstrip():
        fault, mend = "trước dấu phẩy không có khoảng trắng", "Xóa khoảng trắng trước dấu phẩy."
    elif len(city) > _ABBREVIATION and city == city.upper() and not _SHORTENED.search(city):
        fault, mend = f"địa danh «{city}» phải viết chữ in thường", "Chỉ viết hoa chữ cái đầu mỗi âm tiết của địa danh."
    elif _SHORTENED.search(city):
        fault, mend = f"địa danh «{city}» không viết tắt", "Ghi tên gọi chính thức, đầy đủ của địa danh."
    elif words[0][0].islower() or words[-1][0].islower():
        fault, mend = f"địa danh «{city}» phải viết hoa tên riêng", "Viết hoa chữ cái đầu mỗi âm tiết của địa danh."
    else:
        return
    yield Finding(item, f"{fault}, {source(item.part.clause)}.", mend)


def _is_open(found: re.Match[str]) -> bool:
    """Return whether a date has its day left blank, and its month blank or well written."""
    day, month = found["day"], found["month"]
    return not day.isdigit() and (
        not month.isdigit() or (1 <= int(month) <= 12 and month == decree30.month(int(month)))
    )


def dated(text: str) -> str:
    """Return place and date with the noughts that the decree demands; empty where it is no date."""
    found = _DATE.fullmatch(_in_words(" ".join(text.split()).rstrip(" .,;:")))
    if not (found and found["day"].isdigit() and found["month"].isdigit() and found["year"].isdigit()):
        return ""
    day, month = decree30.two_digits(int(found["day"])), decree30.month(int(found["month"]))
    right = _is_date(day, month, found["year"])
    return f"{found['city'].rstrip()}, ngày {day} tháng {month} năm {found['year']}" if right else ""


def _in_words(text: str) -> str:
    """Return a date that was typed with signs in words, behind a comma."""
    spelt = re.sub(r"(?:ngày )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$", r"ngày \1 tháng \2 năm \3", text)
    return re.sub(r"(?<=\w)\s*[-–—,]?\s*\b[Nn]gày (?=\d)", ", ngày ", spelt, count=1)


def numbered_rightly(text: str) -> bool:
    """Return whether a number and symbol is as the decree has it."""
    return not any(_number_faults(text))


def _unlike(text: str) -> str:
    """Return what keeps a text from being a place and a date, to go on from the form."""
    tests = (
        (
            re.search(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}", text),
            "phải ghi «ngày ... tháng ... năm ...»",
        ),
        (re.search(r"\s{2,3}\S", text), f"thừa khoảng trắng{_spaced(text)}"),
        (re.match(r"[^,]*\S\s+[-–—]\s+ngày", text), "sau địa danh phải là dấu phẩy, không phải dấu gạch"),
        (re.match(r"[^,]*[^,\s-]\s+(?i:ngày)", text), "sau địa danh phải có dấu phẩy"),
        (re.search(r",(?i:ngày)", text), "sau dấu phẩy phải có khoảng trắng"),
        (re.search(r"\b(?:Ngày|Tháng|Năm|NGÀY)\b", text), "chữ «ngày», «tháng», «năm» viết thường"),
        (re.match(r"(?i:ngày)\b", text), "thiếu địa danh"),
        (re.search(r"\bnăm\s+\d{1,3}\W*$", text), "năm phải ghi đủ bốn chữ số"),
        *[(not re.search(rf"(?i:\b{word}\b)", text), f"thiếu chữ «{word}»") for word in ("ngày", "tháng", "năm")],
        (re.search(r"[.,;:]$", text), f"ở cuối không có dấu «{text[-1:]}»"),
    )
    reasons = [reason for found, reason in tests if found]
    if reasons and reasons[0].startswith("phải ghi «ngày"):
        reasons = [reason for reason in reasons if not reason.startswith("thiếu chữ")]
    return f": {'; '.join(reasons)}" if reasons else ""


def _why(found: re.Match[str]) -> str:
    """Return what of the day and month is wrong, to go on from the form."""
    if not found["day"].isdigit() or not found["month"].isdigit():
        return ""
    day, month = int(found["day"]), int(found["month"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return ": không có ngày này"
    wrong = [
        f"{word} phải ghi «{right}» nhưng lại ghi «{was}»"
        for word, right, was in (
            ("ngày", decree30.two_digits(day), found["day"]),
            ("tháng", decree30.month(month), found["month"]),
        )
        if right != was
    ]
    return f": {', '.join(wrong)}" if wrong else ": không có ngày này"


def _is_date(day: str, month: str, year: str) -> bool:
    """Return whether a date is real and written with the zeros of the decree, or left blank."""
    if day.isspace() or month.isspace():
        return {day, month} == {decree30.BLANK_DAY}
    try:
        datetime.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return (day, month) == (decree30.two_digits(int(day)), decree30.month(int(month)))
