"""Carries out operations on a Word file: only what they name is changed, and nothing that is not certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao.word.surgery import page_numbers
from baocao.word.surgery.archive import rewritten
from baocao.word.surgery.located import Package
from baocao.word.surgery.operations import (
    AddPageNumber,
    HideFirstNumber,
    Mended,
    Operation,
    ReplaceText,
    SetLetters,
    SetMargins,
    SetPage,
    SetShape,
    SetStart,
)
from baocao.word.surgery.plan import Plan
from baocao.word.surgery.replace import replace
from baocao.word.surgery.runs import visible
from baocao.word.tree import W, first_child
from baocao.word.units import half_points, lines, mm_twips, twips

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from baocao.word.observed import Letters
    from baocao.word.surgery.plan import Values

_TEXTS = tuple(W + name for name in ("t", "tab", "sym", "fldChar", "instrText", "noBreakHyphen"))
_SAME = 0.01


def mend(data: bytes, operations: Sequence[Operation]) -> Mended:
    """Return a copy of a Word file with some things changed; all parts that they do not touch keep their bytes.

    Raises:
        NotWordError: the bytes are no Word document.
    """
    package, plan = Package(data), Plan()
    texts = [each for each in operations if isinstance(each, ReplaceText)]
    replaced = replace(package, texts)
    done: list[Operation] = []
    left: list[Operation] = []
    for operation in operations:
        held = operation in replaced if isinstance(operation, ReplaceText) else _carry_out(package, plan, operation)
        (done if held else left).append(operation)
    plan.carry_out()
    changed = package.changed()
    return Mended(rewritten(data, changed) if changed else data, tuple(done), tuple(left))


def _carry_out(package: Package, plan: Plan, operation: Operation) -> bool:
    """Plan one operation; return whether it can be done with certainty."""
    return _WAYS[type(operation)](package, plan, operation)


def _section(package: Package, number: int) -> bool:
    """Return whether a section of this number stands in the file."""
    return 1 <= number <= len(package.sections) and package.sections[number - 1].getparent() is not None


def _page(package: Package, plan: Plan, wanted: SetPage) -> bool:
    """Plan the paper of a section."""
    if not _section(package, wanted.section):
        return False
    size: Values = {"w": str(mm_twips(wanted.width)), "h": str(mm_twips(wanted.height))}
    size["orient"] = "landscape" if wanted.width > wanted.height else None
    plan.set(package.main, package.sections[wanted.section - 1], "sectPr", "pgSz", size | {"code": None})
    return True


_OTHER_MARGINS = {"top": 1134, "right": 850, "bottom": 1134, "left": 1701, "header": 708, "footer": 708, "gutter": 0}
"""What a section gets that states no margins: all must be there."""


def _margins(package: Package, plan: Plan, wanted: SetMargins) -> bool:
    """Plan the margins of a section."""
    if not _section(package, wanted.section):
        return False
    element = package.sections[wanted.section - 1]
    sides = {"top": wanted.top, "right": wanted.right, "bottom": wanted.bottom, "left": wanted.left}
    sides["gutter"] = wanted.gutter
    values: Values = {side: str(mm_twips(length)) for side, length in sides.items() if length is not None}
    if first_child(element, W + "pgMar") is None:
        values = {side: values.get(side) or str(length) for side, length in _OTHER_MARGINS.items()}
    plan.set(package.main, element, "sectPr", "pgMar", values)
    return True


def _start(package: Package, plan: Plan, wanted: SetStart) -> bool:
    """Plan the number of the first page of a section."""
    if not _section(package, wanted.section):
        return False
    element = package.sections[wanted.section - 1]
    plan.set(package.main, element, "sectPr", "pgNumType", {"start": str(wanted.number)})
    return True


def _letters(package: Package, plan: Plan, wanted: SetLetters) -> bool:
    """Plan the format of a paragraph's runs."""
    located = package.paragraph(wanted.number)
    if located is None:
        return False
    for element in located.elements:
        for run in visible(element):
            if any(first_child(run, tag) is not None for tag in _TEXTS):
                own = first_child(run, W + "rPr")
                now = package.styles.letters(located.paragraph.style, own, located.look)
                for name, values in _letter_values(wanted, now).items():
                    plan.set(located.source, run, "rPr", name, values)
    return True


_FONTS = ("ascii", "hAnsi", "eastAsia", "cs")
_THEMES: Values = {"asciiTheme": None, "hAnsiTheme": None, "eastAsiaTheme": None, "cstheme": None}


def _letter_values(wanted: SetLetters, now: Letters) -> dict[str, Values]:
    """Return what a run must state to be as wanted; nothing for what it is already."""
    values: dict[str, Values] = {}
    if wanted.font is not None and (now.theme_font or any(name != wanted.font for name in now.fonts[:2])):
        values["rFonts"] = {**dict.fromkeys(_FONTS, wanted.font), **_THEMES, "hint": None}
    if wanted.points is not None and abs(now.points - wanted.points) > _SAME:
        values["sz"] = values["szCs"] = {"val": str(half_points(wanted.points))}
    if wanted.colour is not None and now.colour != wanted.colour:
        values["color"] = {"val": wanted.colour, "themeColor": None, "themeTint": None, "themeShade": None}
    for names, want, have in ((("b", "bCs"), wanted.bold, now.bold), (("i", "iCs"), wanted.italic, now.italic)):
        if want is not None and want != have:
            for name in names:
                values[name] = {"val": "1" if want else "0"}
    return values


def _shape(package: Package, plan: Plan, wanted: SetShape) -> bool:
    """Plan the format of a paragraph."""
    located = package.paragraph(wanted.number)
    if located is None:
        return False
    spacing: Values = {}
    for side, points in (("before", wanted.before), ("after", wanted.after)):
        if points is not None:
            spacing |= {side: str(twips(points)), f"{side}Autospacing": None, f"{side}Lines": None}
    if wanted.line is not None:
        spacing |= {"line": str(lines(wanted.line)), "lineRule": "auto"}
    indents: Values = {}
    for side, length in (("left", wanted.left), ("right", wanted.right)):
        if length is not None:
            other = {"left": "start", "right": "end"}[side]
            indents |= {side: str(mm_twips(length)), f"{side}Chars": None, other: None, f"{other}Chars": None}
    if wanted.first_line is not None:
        hangs = wanted.first_line < 0
        indents |= {"firstLineChars": None, "hangingChars": None, "firstLine": None, "hanging": None}
        indents["hanging" if hangs else "firstLine"] = str(mm_twips(abs(wanted.first_line)))
    align: Values = {} if wanted.align is None else {"val": wanted.align}
    # The mark that was not deleted is that of the last element, and its properties hold.
    for name, values in (("spacing", spacing), ("ind", indents), ("jc", align)):
        if values:
            plan.set(located.source, located.elements[-1], "pPr", name, values)
    return True


def _number(package: Package, _: Plan, wanted: AddPageNumber) -> bool:
    """Plan a page number."""
    return _section(package, wanted.section) and page_numbers.add(package, wanted)


def _hide(package: Package, plan: Plan, wanted: HideFirstNumber) -> bool:
    """Plan a first page without a number."""
    return _section(package, wanted.section) and page_numbers.hide_first(package, plan, wanted)


_WAYS: dict[type, Callable[..., bool]] = {
    SetPage: _page,
    SetMargins: _margins,
    SetStart: _start,
    SetLetters: _letters,
    SetShape: _shape,
    AddPageNumber: _number,
    HideFirstNumber: _hide,
}
