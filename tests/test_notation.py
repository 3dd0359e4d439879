"""Vietnamese numbers and dates: what is read, what is refused, and that printing loses nothing."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao import notation
from baocao.notation import Fault, Readings, Usage

PEOPLE = Readings("người", Usage.NONE)
PERCENT = Readings("%", Usage.NONE)
MONEY = Readings("tỷ đồng", Usage.NONE)


@pytest.mark.parametrize(
    ("text", "readings", "value"),
    [
        ("21.078", PEOPLE, "21078"),
        ("21078", PEOPLE, "21078"),
        ("91,6", PERCENT, "91.6"),
        ("91.6", PERCENT, "91.6"),
        ("12.25", PERCENT, "12.25"),
        ("199,4", MONEY, "199.4"),
        ("1.234.567,8", MONEY, "1234567.8"),
        ("1.234.567", MONEY, "1234567"),
        ("1.250", Readings("tỷ đồng", Usage.VIETNAMESE), "1250"),
        ("0,5", PERCENT, "0.5"),
        ("04", PEOPLE, "4"),
    ],
)
def test_a_number_in_either_notation_is_read_exactly(text: str, readings: Readings, value: str) -> None:
    assert notation.number(text, readings) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "readings", "code", "both"),
    [
        ("1.250", MONEY, "BC213", ("1250", "1,250")),
        ("21.078", PERCENT, "BC213", ("21078", "21,078")),
        ("21.078", Readings("%", Usage.VIETNAMESE), "BC213", ("21078", "21,078")),
        ("1.250", Readings("tỷ đồng", Usage.VIETNAMESE | Usage.PLAIN), "BC213", ("1250", "1,250")),
        ("21.07", PEOPLE, "BC212", ("21.070", "21,07")),
        ("21.07", Readings(None, Usage.NONE), "BC212", ("21.070", "21,07")),
        ("1.2345", PERCENT, "BC212", ("12.345", "1,2345")),
        ("1.2345", PEOPLE, "BC212", ("12.345", "1,2345")),
    ],
)
def test_a_number_of_two_readings_is_refused_with_both(
    text: str, readings: Readings, code: str, both: tuple[str, str]
) -> None:
    with pytest.raises(Fault) as caught:
        notation.number(text, readings)
    assert caught.value.code == code
    assert all(reading in caught.value.message for reading in both)


def test_a_count_with_a_comma_is_offered_what_it_can_be_and_not_itself() -> None:
    with pytest.raises(Fault) as caught:
        notation.number("21,100", PEOPLE)
    assert (caught.value.code, "21.100" in caught.value.hint, "21,100" in caught.value.hint) == ("BC213", True, False)


@pytest.mark.parametrize("text", ["1,234,567", "1,234.5", "1..2", "1.23.456", "21 078", "1,2,3"])
def test_a_broken_grouping_is_refused(text: str) -> None:
    with pytest.raises(Fault) as caught:
        notation.number(text, PEOPLE)
    assert caught.value.code == "BC212"


@pytest.mark.parametrize("text", ["NO", "12:30", "-", "1e5", "0x1F", "nhiều"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Fault) as caught:
        notation.number(text, PEOPLE)
    assert caught.value.code == "BC211"


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_a_printed_number_reads_back_as_itself(value: Decimal) -> None:
    settled = Readings("tỷ đồng", Usage.VIETNAMESE)
    assert notation.number(notation.grouped(value), settled) == value


@given(st.integers(min_value=0, max_value=10**12))
def test_a_printed_count_reads_back_as_itself(value: int) -> None:
    assert notation.number(notation.grouped(Decimal(value)), PEOPLE) == value


@pytest.mark.parametrize(
    ("value", "printed"), [("91.6434", "91,6"), ("70", "70"), ("91.65", "91,7"), ("107.53", "107,5"), ("99.96", "100")]
)
def test_a_derived_figure_is_rounded_half_up_to_one_decimal(value: str, printed: str) -> None:
    assert notation.grouped(Decimal(value), 1) == printed


@pytest.mark.parametrize("text", ["20/01/2021", "20/1/2021", "2021-01-20"])
def test_a_date_is_read_in_either_form(text: str) -> None:
    assert notation.date(text) == datetime.date(2021, 1, 20)


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("2021-02-30", "BC222", "tháng 2/2021 có 28 ngày"),
        ("30/02/2020", "BC222", "tháng 2/2020 có 29 ngày"),
        ("01/13/2021", "BC222", "tháng phải từ 1 đến 12"),
        ("31/12/9999", "", ""),
        ("32/12/9999", "BC222", "có 31 ngày"),
        ("20.01.2021", "BC221", "20/01/2021"),
        ("20/01/21", "BC221", "20/01/2021"),
        ("hôm nay", "BC221", "20/01/2021"),
    ],
)
def test_an_impossible_or_unknown_date_is_refused(text: str, code: str, hint: str) -> None:
    if not code:
        assert notation.date(text).year == 9999
        return
    with pytest.raises(Fault) as caught:
        notation.date(text)
    assert (caught.value.code, hint in caught.value.hint) == (code, True)


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        ((2020, 12, 8), "08/12/2020"),
        ((2017, 7, 15), "15/7/2017"),
        ((2016, 1, 7), "07/01/2016"),
        ((2020, 2, 9), "09/02/2020"),
    ],
)
def test_a_cited_date_has_zeros_by_the_decree(day: tuple[int, int, int], printed: str) -> None:
    assert notation.short_date(datetime.date(*day)) == printed


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("21078", "21087", True),
        ("199.4", "194.9", True),
        ("21078", "21178", True),
        ("21078", "210780", False),
        ("21078", "31087", False),
        ("21078", "21078", False),
        ("21", "12", False),
    ],
)
def test_a_slip_of_typing_is_one_other_digit_or_a_few_in_other_order(one: str, other: str, slip: bool) -> None:
    assert notation.is_slip(Decimal(one), Decimal(other)) is slip
    assert notation.is_slip(Decimal(other), Decimal(one)) is slip


def test_a_slip_of_nought_is_no_error() -> None:
    assert notation.is_slip(Decimal(0), Decimal("0.25")) is False
