"""From nodes to a year: exact values, and every fault of a file in one run."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao import loader, source
from baocao.checks.registry import Subject, run
from baocao.checks.year.every import RULES
from baocao.loader import Loading
from baocao.model import Year
from baocao.problems import Place
from baocao.values import Date, Figure, Mark, Open, Verdict
from conftest import ROOT, SMALL


def load(text: str) -> Loading:
    return loader.load(source.read(text.encode(), "data/2020.yaml").node, "data/2020.yaml")


def year_of(text: str) -> Year:
    loading = load(text)
    assert loading.problems == ()
    assert loading.year is not None
    return loading.year


def test_each_value_is_exact_and_knows_its_place() -> None:
    year = year_of(SMALL)
    indicator = year.indicators["viec_lam"]
    assert indicator.actual == Figure(
        Decimal(900), Place("data/2020.yaml", 35, 13, ("indicators", "viec_lam", "actual")), "người"
    )
    assert year.document.date == Date(datetime.date(2021, 2, 5), Place("data/2020.yaml", 9, 9, ("document", "date")))


def test_what_is_derived_comes_from_exact_values() -> None:
    indicator = year_of(SMALL).indicators["viec_lam"]
    assert str(indicator.percent) == "90%"
    assert isinstance(indicator.verdict, Verdict)
    assert indicator.verdict.mark is Mark.MISSED
    assert str(indicator.result) == "900/1.000 người"


@pytest.mark.parametrize(
    ("target", "actual", "verdict", "words"),
    [
        ('">= 1.000"', "1.000", "đạt", "1.000 người"),
        ('">= 1.000"', "1.001", "vượt", "1.000 người"),
        ('"> 1.000"', "1.000", "không đạt", "trên 1.000 người"),
        ('"<= 1.000"', "1.000", "đạt", "không quá 1.000 người"),
        ('"< 1.000"', "1.000", "không đạt", "dưới 1.000 người"),
        ('"< 1.000"', "999", "đạt", "dưới 1.000 người"),
        ("dưới 1.000", "999", "đạt", "dưới 1.000 người"),
        ("ít nhất 1.000", "999", "không đạt", "1.000 người"),
        ('">= 01-02"', "1", "đạt", "01-02 người"),
        ('">= 1-2"', "3", "vượt", "1-2 người"),
        ('">= gần 5.000"', "4.000", "không đạt", "gần 5.000 người"),
    ],
)
def test_a_verdict_follows_the_direction_of_the_target(target: str, actual: str, verdict: str, words: str) -> None:
    text = SMALL.replace('">= 1.000"', target).replace("actual: 900", f"actual: {actual}")
    indicator = year_of(text.replace(", đạt {{ viec_lam.percent }}", "")).indicators["viec_lam"]
    assert (str(indicator.verdict), str(indicator.target)) == (verdict, words)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("gần 1.200 cán bộ cơ sở", "gần 1.200 cán bộ cơ sở"),
        ("trên 6,3 tỷ đồng", "trên 6,3 tỷ đồng"),
        ("03 văn bản", "03 văn bản"),
        ("1-1,5%/năm", "1-1,5%/năm"),
        ("100 %", "100%"),
        ("21 tập thể, cá nhân", "21 tập thể, cá nhân"),
        ("429474 trường hợp", "429.474 trường hợp"),
        ("91.6%", "91,6%"),
        ("trên 64 ngàn người", "trên 64 ngàn người"),
    ],
)
def test_a_figure_prints_in_vietnamese_notation_with_what_belongs_to_it(written: str, printed: str) -> None:
    assert str(year_of(SMALL.replace("lop: 12 lớp", f"lop: {written}")).figures["lop"]) == printed


def test_a_value_that_is_not_known_is_open_where_it_stands() -> None:
    year = year_of(SMALL.replace("actual: 900", "actual: chưa có").replace(", đạt {{ viec_lam.percent }}", ""))
    indicator = year.indicators["viec_lam"]
    assert isinstance(indicator.actual, Open)
    assert isinstance(indicator.verdict, Open)
    assert isinstance(year.score.met, Open)
    assert str(year.score.total) == "1"


def test_all_faults_of_a_file_come_in_one_run_in_its_order() -> None:
    text = SMALL
    for right, wrong in (
        ("number: 5", "number: năm"),
        ("date: 05/02/2021", "date: 30/02/2021"),
        ("actual: 900", "actual: NO"),
        ("division: vl", "division: lv"),
        ("{{ figures.lop }}", "{{ lop }}"),
    ):
        text = text.replace(right, wrong)
    found = sorted((problem.place.line, problem.code) for problem in load(text).problems)
    assert found == [(6, "BC218"), (9, "BC222"), (35, "BC211"), (37, "BC241"), (48, "BC233")]


def test_bom_crlf_and_decomposed_letters_change_nothing() -> None:
    import unicodedata  # noqa: PLC0415

    other = b"\xef\xbb\xbf" + unicodedata.normalize("NFD", SMALL).replace("\n", "\r\n").encode()
    reading = source.read(other, "data/2020.yaml")
    assert reading.problems == ()
    assert loader.load(reading.node, "data/2020.yaml").year == year_of(SMALL)


def test_both_years_of_the_repository_load_without_a_fault() -> None:
    for number in (2020, 2021):
        file = f"data/{number}.yaml"
        reading = source.read((ROOT / file).read_bytes(), file)
        assert (reading.problems, loader.load(reading.node, file).problems) == ((), ())


LINES = (ROOT / "data" / "2020.yaml").read_text("utf-8").split("\n")


@settings(max_examples=60)
@given(
    st.integers(0, len(LINES) - 1),
    st.sampled_from(["drop", "double", "swap", "indent", "cut", "open"]),
    st.text("{}[]:#|>-'\"% \tđ0,.*&!?\\", max_size=6),
    st.integers(0, 80),
)
def test_no_mutation_of_a_line_gives_a_traceback_or_a_place_outside_the_file(
    line: int, how: str, insert: str, column: int
) -> None:
    rows = list(LINES)
    row = rows[line]
    rows[line : line + 1] = {
        "drop": [],
        "double": [row, row],
        "swap": [row[:column] + insert + row[column:]],
        "indent": [insert + row],
        "cut": [row[:column]],
        "open": [row.split(":")[0] + ": chưa có"],
    }[how]
    reading = source.read("\n".join(rows).encode(), "data/2020.yaml")
    found = list(reading.problems)
    if reading.node is not None:
        loading = loader.load(reading.node, "data/2020.yaml")
        found += loading.problems
        if loading.year is not None and not found:
            found += run(RULES, Subject(loading.year, reading.node, reading.text))
    assert all(0 <= problem.place.line <= len(rows) + 1 for problem in found)
    assert all(problem.message for problem in found)
