"""Rules of letters: font, size, style, colour, capitals (BC520-BC529)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao import decree30
from baocao.checks.word_format.common import TEXT, Finding, Found, Level, Placed, Sheet, shown, shown_range, source

if TYPE_CHECKING:
    from collections.abc import Callable

    from baocao.word.observed import Letters, Run

_EMPHASIS = {
    *TEXT,
    "Header",
    "OBang",
    "DauBang",
    "FootnoteText",
    "Khac",
    "Bang",
    "Dieu",
    "DiaChi",
    "VanBanKemTheo",
}
"""Parts in which single words may be set apart."""
_BLACK = {decree30.COLOUR, "AUTO"}
_DIGITS = 6
"""Hexadecimal digits of a colour."""
_FONT_MENU = "Trang đầu > Phông chữ"


def _each(
    sheet: Sheet,
    wrong: Callable[[decree30.Part, Letters], bool],
    said: Callable[[Placed, Run], Finding],
    signs: bool = True,
) -> Found:
    """Yield one finding for each paragraph in which a run is wrong that prints, or is hidden; without `signs` words."""
    if not any(wrong(*look) for look in sheet.looks):
        return
    for item in sheet.everything:
        for run in item.runs + item.paragraph.hidden if sheet.own else item.runs:
            if wrong(item.part, run.letters) and (run.text.strip() if signs else _has_words(run)):
                yield said(item, run)
                break


def _has_words(run: Run) -> bool:
    """Return whether a run prints letters or digits, and not only signs, for which fonts of signs are used."""
    return any(letter.isalnum() for letter in run.text)


def font(sheet: Sheet) -> Found:
    """Phông chữ là Times New Roman.

    Vì sao: Nghị định quy định phông chữ tiếng Việt Times New Roman, bộ mã Unicode (Phụ lục I, phần I, mục I.4).

    Ví dụ sai:

        Nội dung dùng phông Arial hoặc Calibri.

    Cách sửa: chọn toàn bộ văn bản (Ctrl+A), chọn Times New Roman trong Trang đầu > Phông chữ.
    """
    return _each(
        sheet,
        lambda _, letters: _other_font(letters, sheet.own) is not None,
        lambda item, run: _font_fault(item, _other_font(run.letters, sheet.own) or ""),
        signs=sheet.own,
    )


def _font_fault(item: Placed, name: str) -> Finding:
    fault = f"phông chữ phải là {decree30.FONT} nhưng lại là «{name or 'không nêu'}», {source(decree30.FONT_CLAUSE)}."
    return Finding(item, fault, f"Chọn phông {decree30.FONT} trong {_FONT_MENU}.", alike=fault)


def _other_font(letters: Letters, own: bool) -> str | None:
    """Return the first font that is not the decree's and not one of an old encoding; None where there is none."""
    if own:
        return next((name for name in letters.fonts if name != decree30.FONT), None)
    for name in letters.fonts[:2]:
        if name and name.casefold() != decree30.FONT.casefold() and not _is_old(name):
            return name
    return None


def _is_old(name: str) -> bool:
    """Return whether a font belongs to an encoding before Unicode."""
    return name.casefold().startswith(tuple(each.casefold() for each in decree30.OLD_FONTS))


def old_font(sheet: Sheet) -> Found:
    """Chữ dùng bảng mã Unicode, không dùng phông TCVN3 (.VnTime) hoặc VNI.

    Vì sao: văn bản gõ bằng bảng mã cũ không đọc được trên máy khác (Phụ lục I, phần I, mục I.4).

    Ví dụ sai:

        Văn bản dùng phông .VnTime hoặc VNI-Times.

    Cách sửa: chuyển mã sang Unicode (Unikey: Ctrl+Shift+F6), rồi chọn phông Times New Roman.
    """
    return _each(
        sheet,
        lambda _, letters: any(map(_is_old, letters.fonts[:2])),
        lambda item, run: _old_fault(item, next(filter(_is_old, run.letters.fonts))),
    )


def _old_fault(item: Placed, name: str) -> Finding:
    fault = f"phông «{name}» không phải bảng mã Unicode (TCVN 6909:2001), {source(decree30.FONT_CLAUSE)}."
    hint = (
        f"Chuyển mã sang Unicode bằng bộ gõ (Unikey: Ctrl+Shift+F6), rồi chọn phông {decree30.FONT} trong {_FONT_MENU}."
    )
    return Finding(item, fault, hint, alike=fault)


def theme_font(sheet: Sheet) -> Found:
    """Phông chữ không lấy theo chủ đề (theme).

    Vì sao: chủ đề đổi thì phông đổi theo; đây là quy ước của mẫu.

    Ví dụ sai:

        Phông «Thân (Calibri)» của chủ đề.

    Cách sửa: chọn đích danh Times New Roman trong Trang đầu > Phông chữ.
    """
    return _each(
        sheet,
        lambda _, letters: letters.theme_font,
        lambda item, _: Finding(
            item, "phông chữ lấy theo chủ đề (theme).", f"Chọn đích danh phông {decree30.FONT}.", Level.CUSTOM
        ),
    )


def colour(sheet: Sheet) -> Found:
    """Chữ màu đen.

    Vì sao: Nghị định quy định màu chữ đen (Phụ lục I, phần I, mục I.4).

    Ví dụ sai:

        Trích yếu màu đỏ, địa chỉ thư điện tử màu xanh.

    Cách sửa: chọn chữ, Trang đầu > Màu Phông > Tự động.
    """
    yield from _each(
        sheet,
        lambda part, letters: letters.hidden or _is_coloured(part, letters.colour.upper()),
        lambda item, run: _colour_fault(item, run.letters),
    )

    if not sheet.own:
        yield from _each(
            sheet,
            lambda _, letters: _is_marked(letters),
            lambda item, _: Finding(
                item,
                "chữ bị tô nền màu, còn như bản đang sửa.",
                "Chọn chữ, Trang đầu > Màu Tô sáng Văn bản > Không Màu; nền bóng thì Trang đầu > Đổ Bóng > Không Màu.",
                Level.CUSTOM,
                "highlight",
            ),
        )
        yield from _each(
            sheet,
            lambda _, letters: letters.strike,
            lambda item, _: Finding(
                item,
                "chữ bị gạch ngang, còn như bản đang sửa.",
                "Xóa chữ bị gạch, hoặc bỏ Gạch ngang chữ trong Trang đầu > Phông.",
                Level.CUSTOM,
                "strike",
            ),
        )


def _is_coloured(part: decree30.Part, colour: str) -> bool:
    """Return whether letters have a colour that their part may not have; marks of urgency are stamped in red."""
    if colour in _BLACK:
        return False
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4)) if len(colour) == _DIGITS else (0, 0, 0)
    return not (part.key == "DoKhan" and red > 2 * max(green, blue))


def _is_marked(letters: Letters) -> bool:
    """Return whether letters stand on a colour, as a marker pen leaves them."""
    return letters.highlight not in ("", "white") or letters.shading.upper() not in ("", "FFFFFF")


def _colour_fault(item: Placed, letters: Letters) -> Finding:
    fault = (
        f"chữ phải màu đen nhưng lại {'bị ẩn' if letters.hidden else f'là màu #{letters.colour}'}, "
        f"{source(decree30.FONT_CLAUSE)}."
    )
    return Finding(item, fault, "Chọn Trang đầu > Màu Phông > Tự động (đen), không ẩn chữ.", alike=fault)


def size(sheet: Sheet) -> Found:
    """Mỗi thành phần có cỡ chữ trong khoảng quy định.

    Vì sao: bảng mẫu chữ quy định cỡ chữ của từng thành phần (Phụ lục I, phần I, mục V và các khoản của mục II).

    Ví dụ sai:

        Nội dung cỡ 12; danh sách nơi nhận cỡ 14.

    Cách sửa: chọn chữ, đặt cỡ ghi trong thông báo ở Trang đầu > Cỡ Phông.
    """
    return _each(
        sheet,
        lambda part, letters: part.key != "Header" and not part.size.holds(letters.points),
        lambda item, run: Finding(
            item,
            f"cỡ chữ phải là {shown_range(item.part.size)} nhưng lại là {shown(run.letters.points)}, "
            f"{source(item.part.clause, item.part.level)}.",
            f"Đặt cỡ chữ {shown_range(item.part.size)} trong Trang đầu > Cỡ Phông.",
            item.part.level,
            f"text {run.letters.points}" if item.part.key in (*TEXT, "Heading1", "Dieu", "CanCu") else "",
        ),
    )


def style(sheet: Sheet) -> Found:
    """Mỗi thành phần đứng hay nghiêng, đậm hay không đậm theo bảng mẫu chữ.

    Vì sao: kiểu chữ của từng thành phần do Nghị định quy định (Phụ lục I, phần I, mục II và V).

    Ví dụ sai:

        Quốc hiệu không đậm; địa danh và thời gian không nghiêng; cả đoạn nội dung in nghiêng.

    Cách sửa: chọn chữ, bật hoặc tắt Đậm (Ctrl+B), Nghiêng (Ctrl+I).
    """
    yield from _each(
        sheet,
        lambda part, letters: part.key not in _EMPHASIS and (letters.bold, letters.italic) != (part.bold, part.italic),
        _style_fault,
    )
    if not sheet.own:
        from baocao.checks.word_format import whole  # noqa: PLC0415  our own files have no such faults

        yield from whole.set_apart(sheet)
        yield from whole.plain_titles(sheet)


def _style_fault(item: Placed, run: Run) -> Finding:
    wanted = style_in_words(item.part.bold, item.part.italic)
    return Finding(
        item,
        f"kiểu chữ phải là {wanted} nhưng lại là {style_in_words(run.letters.bold, run.letters.italic)}, "
        f"{source(item.part.clause, item.part.level)}.",
        f"Đặt kiểu chữ {wanted} (Ctrl+B: đậm, Ctrl+I: nghiêng).",
        item.part.level,
    )


def style_in_words(bold: bool, italic: bool) -> str:
    """Return a style in words."""
    return f"{'nghiêng' if italic else 'đứng'}, {'đậm' if bold else 'không đậm'}"


def capitals(sheet: Sheet) -> Found:
    """Quốc hiệu, tên cơ quan, tên loại, tiêu đề phần, quyền hạn và chức vụ, tên phụ lục viết chữ in hoa.

    Vì sao: loại chữ của từng thành phần do Nghị định quy định (Phụ lục I, phần I, mục V).

    Ví dụ sai:

        Báo cáo (tên loại); Giám đốc (chức vụ); I. Kết quả thực hiện.

    Cách sửa: chọn chữ, Trang đầu > Đổi Chữ hoa/thường > CHỮ IN HOA.
    """
    for item in sheet.everything:
        if item.part.capitals and any(_has_small(run) for run in item.runs):
            yield Finding(
                item,
                f"phải trình bày bằng chữ in hoa, {source(item.part.clause, item.part.level)}.",
                "Đổi sang chữ in hoa: Trang đầu > Đổi Chữ hoa/thường > CHỮ IN HOA.",
                item.part.level,
            )


def _has_small(run: Run) -> bool:
    """Return whether a run prints a small letter."""
    capitals = run.letters.capitals or run.letters.small_capitals
    return not capitals and run.text != run.text.upper()


def language(sheet: Sheet) -> Found:
    """Ngôn ngữ soát lỗi của chữ là tiếng Việt.

    Vì sao: để ngôn ngữ khác thì Word gạch đỏ mọi từ; đây là quy ước của mẫu.

    Ví dụ sai:

        Chữ để ngôn ngữ en-US.

    Cách sửa: Xem lại > Ngôn ngữ > Đặt Ngôn ngữ Soát lỗi > Tiếng Việt.
    """
    return _each(
        sheet,
        lambda _, letters: letters.language != decree30.LANGUAGE,
        lambda item, run: Finding(
            item,
            f"ngôn ngữ phải là {decree30.LANGUAGE} nhưng lại là «{run.letters.language}».",
            "Đặt ngôn ngữ soát lỗi là tiếng Việt.",
            Level.CUSTOM,
        ),
    )


def underline(sheet: Sheet) -> Found:
    """Các thành phần thể thức không gạch chân.

    Vì sao: đường kẻ dưới Tiêu ngữ, tên cơ quan, trích yếu là đường riêng; gạch chân chỗ khác không có trong mẫu chữ.

    Ví dụ sai:

        Nơi nhận: (gạch chân).

    Cách sửa: chọn chữ, tắt Gạch dưới (Ctrl+U).
    """
    if not sheet.own:
        from baocao.checks.word_format import whole  # noqa: PLC0415  our own files have no such faults

        yield from whole.underlined(sheet)
        yield from whole.ruled_twice(sheet)
    yield from _each(
        sheet,
        lambda part, letters: (
            letters.underline and (sheet.own or (part.key not in _EMPHASIS and part.key not in decree30.RULES))
        ),
        lambda item, _: Finding(
            item,
            "chữ bị gạch chân.",
            "Bỏ gạch chân (Ctrl+U); đường kẻ được vẽ riêng.",
            Level.CUSTOM,
        ),
    )


def sizes_together(sheet: Sheet) -> Found:
    """Cỡ chữ của Quốc hiệu, Tiêu ngữ, địa danh và thời gian đi với nhau: 12/13/13 hoặc 13/14/14.

    Vì sao: cỡ chữ trong một văn bản tăng, giảm phải thống nhất (Phụ lục I, phần I, mục V, ghi chú).

    Ví dụ sai:

        Quốc hiệu cỡ 12, Tiêu ngữ cỡ 14.

    Cách sửa: đặt lại cả ba theo một trong hai bộ cỡ chữ, ở Trang đầu > Cỡ Phông.
    """
    found = {item.part.key: item for item in sheet.of(*decree30.TOGETHER) if item.runs}
    sizes = tuple([found[key].runs[0].letters.points for key in decree30.TOGETHER if key in found])
    allowed = [tuple(decree30.PARTS[key].points(setting) for key in decree30.TOGETHER) for setting in decree30.Sizes]
    legal = all(item.part.size.holds(item.runs[0].letters.points) for item in found.values())
    if len(sizes) == len(decree30.TOGETHER) and legal and sizes not in allowed:
        names = ", ".join(decree30.PARTS[key].name for key in decree30.TOGETHER)
        choices = " hoặc ".join(setting.value for setting in decree30.Sizes)
        yield Finding(
            None if sheet.own else found[decree30.TOGETHER[0]],
            f"cỡ chữ của {names} phải là {choices} nhưng lại là {'/'.join(map(shown, sizes))}, "
            f"{source(decree30.TOGETHER_CLAUSE)}.",
            "Tăng hoặc giảm các cỡ chữ thống nhất với nhau trong Trang đầu > Cỡ Phông.",
        )
