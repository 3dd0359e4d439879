"""Rules of letters: font, size, style, colour, capitals (BC520-BC528)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao import decree30
from baocao.checks.word_format.common import Finding, Placed, Sheet, shown, shown_range, source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from baocao.word.observed import Letters, Run

_EMPHASIS = {"NoiDung", "GachDauDong", "OBang", "DauBang", "FootnoteText"}
"""Parts in which single words may be set apart."""
_BLACK = {decree30.COLOUR, "auto"}


def _each(
    sheet: Sheet, wrong: Callable[[decree30.Part, Letters], bool], say: Callable[[Placed, Letters], Finding]
) -> Iterator[Finding]:
    """Yield one finding for each paragraph in which a run that prints, or is hidden, is wrong."""
    if not any(wrong(*look) for look in sheet.looks):
        return
    for item in sheet.everything:
        for run in item.paragraph.runs + item.paragraph.hidden:
            if wrong(item.part, run.letters) and run.text.strip():
                yield say(item, run.letters)
                break


def font(sheet: Sheet) -> Iterator[Finding]:
    """The font is Times New Roman, for every script."""
    return _each(
        sheet,
        lambda _, letters: any(name != decree30.FONT for name in letters.fonts),
        lambda item, letters: (
            f"{item}: phông chữ phải là {decree30.FONT} nhưng lại là «{_other_font(letters)}», "
            f"{source(decree30.FONT_CLAUSE)}.",
            f"Chọn phông {decree30.FONT}.",
        ),
    )


def _other_font(letters: Letters) -> str:
    """Return the first font that is not the decree's."""
    return next(name for name in letters.fonts if name != decree30.FONT) or "không nêu"


def theme_font(sheet: Sheet) -> Iterator[Finding]:
    """No text takes its font from the theme, which may change it behind the named one."""
    return _each(
        sheet,
        lambda _, letters: letters.theme_font,
        lambda item, _: (f"{item}: phông chữ lấy theo chủ đề (theme).", f"Chọn đích danh phông {decree30.FONT}."),
    )


def colour(sheet: Sheet) -> Iterator[Finding]:
    """Text is black."""
    return _each(
        sheet,
        lambda _, letters: letters.colour not in _BLACK or letters.hidden,
        lambda item, letters: (
            f"{item}: chữ phải màu đen nhưng lại {'bị ẩn' if letters.hidden else f'là màu #{letters.colour}'}, "
            f"{source(decree30.FONT_CLAUSE)}.",
            "Chọn màu đen, không ẩn chữ.",
        ),
    )


def size(sheet: Sheet) -> Iterator[Finding]:
    """Each part has its size."""
    return _each(
        sheet,
        lambda part, letters: not part.size.holds(letters.points),
        lambda item, letters: (
            f"{item}: cỡ chữ phải là {shown_range(item.part.size)} nhưng lại là {shown(letters.points)}, "
            f"{source(item.part.clause, item.part.level)}.",
            f"Đặt cỡ chữ {shown_range(item.part.size)}.",
        ),
    )


def style(sheet: Sheet) -> Iterator[Finding]:
    """Each part is bold or not, italic or upright; in running text single words may be set apart."""
    return _each(
        sheet,
        lambda part, letters: part.key not in _EMPHASIS and (letters.bold, letters.italic) != (part.bold, part.italic),
        lambda item, letters: (
            f"{item}: kiểu chữ phải là {_style(item.part.bold, item.part.italic)} nhưng lại là "
            f"{_style(letters.bold, letters.italic)}, {source(item.part.clause, item.part.level)}.",
            f"Đặt kiểu chữ {_style(item.part.bold, item.part.italic)}.",
        ),
    )


def _style(bold: bool, italic: bool) -> str:
    """Return a style in words."""
    return f"{'nghiêng' if italic else 'đứng'}, {'đậm' if bold else 'không đậm'}"


def capitals(sheet: Sheet) -> Iterator[Finding]:
    """National name, bodies, type, part titles, authority and annex titles are in capitals."""
    for item in sheet.everything:
        if item.part.capitals and any(_has_small(run) for run in item.paragraph.runs):
            yield (
                f"{item}: phải trình bày bằng chữ in hoa, {source(item.part.clause, item.part.level)}.",
                "Đổi sang chữ in hoa.",
            )


def _has_small(run: Run) -> bool:
    """Return whether a run prints a small letter."""
    return not run.letters.capitals and run.text != run.text.upper()


def language(sheet: Sheet) -> Iterator[Finding]:
    """The language of all text is Vietnamese, so that the spelling checker keeps quiet."""
    return _each(
        sheet,
        lambda _, letters: letters.language != decree30.LANGUAGE,
        lambda item, letters: (
            f"{item}: ngôn ngữ phải là {decree30.LANGUAGE} nhưng lại là «{letters.language}».",
            "Đặt ngôn ngữ soát lỗi là tiếng Việt.",
        ),
    )


def underline(sheet: Sheet) -> Iterator[Finding]:
    """Nothing is underlined: the rules under motto, body and subject are lines of their own."""
    return _each(
        sheet,
        lambda _, letters: letters.underline,
        lambda item, _: (f"{item}: chữ bị gạch chân.", "Bỏ gạch chân; đường kẻ được vẽ riêng."),
    )


def sizes_together(sheet: Sheet) -> Iterator[Finding]:
    """National name, motto and date grow together: 12, 13 and 13 points, or 13, 14 and 14."""
    found = {item.part.key: item.paragraph.runs[0].letters.points for item in sheet.everything if item.paragraph.runs}
    sizes = tuple(found.get(key) for key in decree30.TOGETHER)
    allowed = [tuple(decree30.PARTS[key].points(setting) for key in decree30.TOGETHER) for setting in decree30.Sizes]
    if None not in sizes and sizes not in allowed:
        names = ", ".join(decree30.PARTS[key].name for key in decree30.TOGETHER)
        choices = " hoặc ".join(setting.value for setting in decree30.Sizes)
        yield (
            f"Cỡ chữ của {names} phải là {choices} nhưng lại là {'/'.join(shown(value or 0) for value in sizes)}, "
            f"{source(decree30.TOGETHER_CLAUSE)}.",
            "Tăng hoặc giảm các cỡ chữ thống nhất với nhau.",
        )
