"""The rules that stand under motto, body and subject (BC536)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao import decree30
from baocao.checks.word_format.common import Finding, Found, Placed, Sheet, shown, source
from baocao.checks.word_format.paragraphs import rows_of
from baocao.remember import remembered
from baocao.word import metrics

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.word.observed import Rule


def rule(sheet: Sheet) -> Found:
    """Dưới Tiêu ngữ có đường kẻ dài bằng dòng chữ; dưới tên cơ quan và trích yếu có đường kẻ bằng 1/3-1/2 dòng chữ.

    Vì sao: đường kẻ ngang, nét liền, độ dài do Nghị định quy định (Phụ lục I, phần I, mục II.1b, II.2b, II.5b).

    Ví dụ sai:

        Không có đường kẻ; đường kẻ gõ bằng dấu gạch nối ------.

    Cách sửa: Chèn > Hình > Đường thẳng, vẽ ngay dưới dòng chữ (giữ Shift cho thẳng), đặt độ dài trong thẻ Định dạng.
    """
    for key in decree30.RULES:
        for group in _groups(sheet, key):
            yield from _rule_faults(group, decree30.RULES[key], sheet.own)


def _groups(sheet: Sheet, key: str) -> Iterator[list[Placed]]:
    """Yield the items of a part that stand together over one rule."""
    items = sheet.of(key)
    if sheet.own:
        yield from ([item] for item in items)
    elif items and not (key == "TrichYeu" and any(item.number > items[0].number for item in sheet.of("TenLoai"))):
        # A subject above the type is out of order: the rule then stands under the type.
        yield items


def _rule_faults(group: list[Placed], choice: decree30.Choice, own: bool) -> Found:
    """Yield what is wrong with the rule under a part."""
    item = group[-1]
    looks = group if own else [*map(_as_demanded, group), *group]
    lines = [line for member in looks for line in sorted(_lengths(member), reverse=True)[: 1 if own else None] if line]
    line = max(lines, default=0.0)
    drawn = [each for member in group for each in member.rules]
    there = len(drawn) == 1 and bool(line)
    slack = decree30.RULE_SLACK if own else _slack(choice)
    # In several lines, be they paragraphs or rows of one: of which of them the decree speaks it does not say.
    shares = [drawn[0].length / each for each in (lines if not own else [line])] if there else []
    if there and not drawn[0].length:
        return
    if there and not own and _is_broken(drawn[0]):
        yield Finding(
            item,
            f"đường kẻ ngang bên dưới phải là nét liền nhưng lại là nét đứt hoặc dấu gạch, {source(choice.clause)}.",
            f"Bỏ nét đứt hoặc dấu gạch đã gõ, vẽ một đường thẳng dài {shown(line * choice.ours)} mm: Chèn > Hình > "
            "Đường thẳng.",
        )
        return
    if not any(choice.permitted.holds(each, slack) for each in shares):
        yield Finding(
            item,
            f"đường kẻ ngang bên dưới phải dài bằng {_share(choice.permitted)} dòng chữ "
            f"({_measure(choice.permitted, line)}) nhưng lại "
            f"{f'dài {shown(drawn[0].length)} mm' if there else 'không có'}, "
            f"{source(choice.clause)}.",
            f"Vẽ một đường thẳng dài {shown(line * choice.ours)} mm: Chèn > Hình > Đường thẳng.",
        )
    elif not own and not item.loose and (drawn[0].align in ("left", "right") or _is_aside(drawn[0], group)):
        yield Finding(
            item,
            f"đường kẻ ngang bên dưới phải đặt cân đối ở giữa dòng chữ, {source(choice.clause)}.",
            "Chọn đường kẻ, Định dạng Hình > Căn chỉnh > Căn Giữa (theo cột).",
        )
    elif own and (drawn[0].align != "center" or drawn[0].colour != decree30.COLOUR):
        yield Finding(
            item, f"đường kẻ phải màu đen và đặt cân đối ở giữa, {source(choice.clause)}.", "Canh giữa đường kẻ."
        )


_ASIDE = 8.0
"""Millimetres by which a rule drawn by hand may miss the middle of its line."""


def _is_aside(rule: Rule, group: list[Placed]) -> bool:
    """Return whether a rule that is placed by its distance from the column's edge stands aside of the centred line."""
    item = next((each for each in group if any(rule is own for own in each.paragraph.rules)), None)
    if item is None or rule.x is None or rule.relative != "column" or item.paragraph.shape.align != "center":
        return False
    shape = item.paragraph.shape
    middle = (item.room + shape.left - shape.right + shape.first_line) / 2
    return abs(rule.x + rule.length / 2 - middle) > _ASIDE


def _is_broken(rule: Rule) -> bool:
    """Return whether a rule is not solid."""
    return any(sign in rule.dash.lower() for sign in ("dash", "dot"))


def _measure(permitted: decree30.Range, line: float) -> str:
    """Return the lengths that a rule under a line may have."""
    low, high = shown(permitted.low * line), shown(permitted.high * line)
    return f"{low} mm" if low == high else f"{low}-{high} mm"


def _as_demanded(item: Placed) -> Placed:
    """Return a part with the words and letters that it should have: its rule is judged apart from them."""
    part = item.part
    text = decree30.MOTTO if part.key == "TieuNgu" else item.text.upper() if part.capitals else item.text
    runs = tuple(
        run._replace(
            letters=run.letters._replace(
                points=part.size.nearest(run.letters.points), bold=part.bold, italic=part.italic
            )
        )
        for run in item.runs
    )
    return item._replace(text=text, runs=runs)


def _slack(choice: decree30.Choice) -> float:
    """Return by which share of its line a rule drawn by hand may miss its length."""
    return 0.1 if choice is decree30.MOTTO_RULE else 0.05


def _share(permitted: decree30.Range) -> str:
    """Return a share of a line in words."""
    return "độ dài" if permitted.low == permitted.high else "1/3 đến 1/2 độ dài"


@remembered(64, same=1)
def _lengths(item: Placed) -> tuple[float, ...]:
    """Return the lengths of the lines of a paragraph as they print, in millimetres."""
    letters = item.runs[0].letters if item.runs else None
    if letters is None:
        return ()
    return tuple([metrics.width(line, letters.points, letters.bold, letters.italic) for line in rows_of(item)])
