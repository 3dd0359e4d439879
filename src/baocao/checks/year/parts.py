"""Rules over a whole and its declared parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from baocao.checks.registry import Finding, Subject
from baocao.checks.year.amounts import Amount, addable, amount, kind, scaled, total
from baocao.model import Year
from baocao.problems import Related
from baocao.remember import EVERY, remembered
from baocao.values import Figure, Ref, Target

_ANYTHING = Amount(Decimal(0), Decimal("Infinity"))
"""What a part that is not known yet can come to."""


class _Facet(NamedTuple):
    """One side of a year's numbers, under which a whole and its parts are added."""

    name: str
    numbers: dict[str, Figure]


def parts_against_whole(subject: Subject) -> Iterator[Finding]:
    """Các phần khai ở khóa parts cộng lại phải bằng số gộp.

    Vì sao: khóa parts khai một số gộp và đủ các phần của nó, nên kế hoạch cộng với kế hoạch, thực hiện cộng với thực
    hiện phải khớp; người đọc sẽ cộng lại và báo cáo mất tin cậy. “Gần 5.000” được hiểu là không quá 5.000; số đo như tỷ
    đồng, % được hiểu là đã làm tròn ở chữ số cuối. Khi còn phần ghi “chưa có” thì chỉ xét các phần đã biết có vượt số
    gộp không.

    Ví dụ sai:

        figures:
          bang_khen: 21 bằng khen
          bang_khen_bo: 10 bằng khen
          bang_khen_tinh: 12 bằng khen
        parts:
          bang_khen: [bang_khen_bo, bang_khen_tinh]

    Cách sửa: xem lại từng số; phần nào thiếu thì khai thêm vào danh sách của số gộp.
    """
    year = subject.year
    if not year.parts:
        return
    facets = (_Facet("", _known(year)), _Facet("kế hoạch ", _planned(year)))
    for whole, refs in year.parts.items():
        for facet in facets:
            if whole in facet.numbers:
                numbers = [facet.numbers.get(ref.key) if isinstance(ref, Ref) else None for ref in refs]
                yield from _compared(facet.name, whole, refs, facet.numbers[whole], *numbers)


def _known(year: Year) -> dict[str, Figure]:
    """Return each figure, and the result of each indicator."""
    found = {key: each.actual for key, each in year.indicators.items() if isinstance(each.actual, Figure)}
    return found | {key: each for key, each in year.all_figures() if isinstance(each, Figure)}


def _planned(year: Year) -> dict[str, Figure]:
    """Return what is planned for each indicator."""
    return {key: each.target.figure for key, each in year.indicators.items() if isinstance(each.target, Target)}


@remembered(512, same=EVERY)
def _compared(
    facet: str, key: str, refs: tuple[Ref, ...], whole: Figure, *numbers: Figure | None
) -> tuple[Finding, ...]:
    """Return that the known parts cannot make their whole."""
    parts = {ref.key: number for ref, number in zip(refs, numbers, strict=True) if number is not None}
    return tuple(_against(facet, key, whole, parts, len(refs) - len(parts)))


def _against(facet: str, key: str, whole: Figure, parts: dict[str, Figure], unknown: int) -> Iterator[Finding]:
    there = Related(whole.place, f"“{key}” ghi {whole}")
    for name, part in parts.items():
        if not addable(part, whole) or (kind(whole.unit) and kind(part.unit) not in ("", kind(whole.unit))):
            cause = f"“{key}” tính bằng {whole.unit}, không cộng được từ “{name}”: {part}"
            yield Finding(part.place, cause, "đổi về cùng đơn vị, hoặc bỏ phần này khỏi parts", (there,))
            return
    if not parts or total([*map(amount, parts.values()), *[_ANYTHING] * unknown]).meets(amount(whole)):
        return
    known = "các phần đã biết" if unknown else "các phần"
    written = " + ".join(part.bare for part in parts.values())
    cause = f"{facet}“{key}” ghi {whole}, {known} cộng lại là {_sum(parts.values(), whole)} ({written})"
    related = tuple(Related(part.place, f"“{name}”: {part}") for name, part in parts.items())
    yield Finding(whole.place, cause, "sửa số gộp hoặc các phần; thiếu phần nào thì khai thêm ở parts", related)


def _sum(parts: Iterable[Figure], whole: Figure) -> str:
    """Return the sum of the numbers in the unit of the whole."""
    value = sum((part.value * scaled(part.unit)[0] for part in parts), Decimal(0)) / scaled(whole.unit)[0]
    plain = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    return str(Figure(plain, whole.place, whole.unit))
