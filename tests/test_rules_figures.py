"""Laws of the rules over figures: what is consistent is silent, what cannot be is found."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from baocao import loader, source
from baocao.checks.registry import Subject
from baocao.checks.year.amounts import amount, total
from baocao.checks.year.parts import parts_against_whole
from baocao.notation import grouped
from baocao.problems import Place
from baocao.values import Figure
from conftest import SMALL

NUMBERS = st.integers(1, 9_999_999).map(Decimal)


def findings(whole: str, parts: list[str]) -> list[str]:
    """Return what is said of a whole and its parts, written in a file."""
    keys = [f"phan_{index}" for index in range(len(parts))]
    rows = [f"  gop: {whole}", *(f"  {key}: {part}" for key, part in zip(keys, parts, strict=True))]
    sums = f"parts:\n  gop: [{', '.join(keys)}]"
    text = SMALL.replace("figures:\n  lop: 12 lớp", "\n".join(["figures:", "  lop: 12 lớp", *rows, sums]), 1)
    reading = source.read(text.encode(), "data/2020.yaml")
    loading = loader.load(reading.node, "data/2020.yaml")
    assert loading.problems == ()
    assert loading.year is not None
    assert reading.node is not None
    return [each.message for each in parts_against_whole(Subject(loading.year, reading.node, reading.text))]


@given(st.lists(NUMBERS, min_size=1, max_size=6))
def test_parts_that_make_their_whole_are_silent(values: list[Decimal]) -> None:
    assert findings(f"{sum(values)} người", [f"{value} người" for value in values]) == []


@given(st.lists(NUMBERS, min_size=1, max_size=6), st.integers(1, 9_999_999), st.booleans())
def test_a_count_that_its_parts_do_not_make_is_found(values: list[Decimal], off: int, above: bool) -> None:
    whole = sum(values) + off if above else max(sum(values) - off, Decimal(0))
    assert len(findings(f"{whole} người", [f"{value} người" for value in values])) == 1


@given(
    st.lists(st.tuples(NUMBERS, st.sampled_from(["", "gần ", "trên ", "hơn ", "khoảng "])), min_size=1, max_size=6),
    st.data(),
)
def test_a_whole_within_what_its_qualified_parts_allow_is_silent(
    parts: list[tuple[Decimal, str]], data: st.DataObject
) -> None:
    """`gần` 5.000 is some number below it: whatever it really is, the sum of the real numbers is no contradiction."""
    reach = {"": (0, 0), "gần ": (-9, 0), "trên ": (0, 90), "hơn ": (0, 90), "khoảng ": (-9, 9)}
    real = [
        value + value * data.draw(st.integers(*reach[word]), label=f"{word}{value}, per cent off") // 100
        for value, word in parts
    ]
    assert findings(f"{sum(real)} người", [f"{word}{value} người" for value, word in parts]) == []


@given(st.lists(st.decimals(0, 999, places=3), min_size=1, max_size=8), st.integers(0, 2))
def test_rounding_each_part_and_the_whole_is_no_contradiction(exact: list[Decimal], places: int) -> None:
    step = Decimal(1).scaleb(-places)
    rounded = [value.quantize(step) for value in [sum(exact, Decimal(0)), *exact]]
    whole, *parts = [Figure(value, Place("data/2020.yaml"), "tỷ đồng") for value in rounded]
    assert total(map(amount, parts)).meets(amount(whole))


@given(st.integers(1, 10**9).map(Decimal), st.sampled_from(["gần", "hơn", "khoảng", "dưới", "ít nhất", ""]))
def test_a_figure_can_stand_for_its_own_number_in_any_scale(value: Decimal, qualifier: str) -> None:
    place = Place("data/2020.yaml")
    billions = Figure(value, place, "tỷ đồng", qualifier=qualifier)
    millions = Figure(value * 1000, place, "triệu đồng")
    assert amount(billions).meets(amount(millions)), grouped(value)
