from __future__ import annotations

import ast
import datetime
import re
from pathlib import Path

import pytest

from baocao import decree30
from baocao.decree30 import PARTS, Level, Range, Sizes

PACKAGE = Path(decree30.__file__).parent

LAW = {
    # part: points, bold, italic, capitals, alignment where the decree states one
    "QuocHieu": (12, 13, True, False, True, "center"),
    "TieuNgu": (13, 14, True, False, False, "center"),
    "CoQuanChuQuan": (12, 13, False, False, True, "center"),
    "CoQuanBanHanh": (12, 13, True, False, True, "center"),
    "SoKyHieu": (13, 13, False, False, False, "center"),
    "DiaDanh": (13, 14, False, True, False, "center"),
    "TenLoai": (13, 14, True, False, True, "center"),
    "TrichYeu": (13, 14, True, False, False, "center"),
    "KinhGui": (13, 14, False, False, False, "center"),
    "Heading1": (13, 14, True, False, True, None),
    "Heading2": (13, 14, True, False, False, None),
    "NoiDung": (13, 14, False, False, False, "both"),
    "QuyenHan": (13, 14, True, False, True, "center"),
    "HoTen": (13, 14, True, False, False, "center"),
    "NoiNhan": (12, 12, True, True, False, "left"),
    "DanhSachNhan": (11, 11, False, False, False, "left"),
    "PhuLuc": (14, 14, True, False, False, "center"),
    "TenPhuLuc": (13, 14, True, False, True, "center"),
    "KemTheo": (13, 14, False, True, False, "center"),
    "Header": (13, 14, False, False, False, "center"),
}


@pytest.mark.parametrize("key", LAW)
def test_a_part_is_as_the_decree_has_it(key: str) -> None:
    part = PARTS[key]
    low, high, bold, italic, capitals, align = LAW[key]
    assert (part.size, part.bold, part.italic, part.capitals) == (Range(low, high), bold, italic, capitals)
    assert part.level is Level.LAW
    assert (part.align if part.align_level is Level.LAW else None) == align


def test_what_the_law_says_has_its_clause_and_what_custom_says_has_none() -> None:
    assert {part.key: bool(part.clause) for part in PARTS.values()} == {
        part.key: part.level is Level.LAW for part in PARTS.values()
    }


def test_every_choice_of_ours_is_permitted() -> None:
    choices = {name: value for name, value in vars(decree30).items() if isinstance(value, decree30.Choice)}
    assert len(choices) >= 9
    assert [name for name, choice in choices.items() if not choice.permitted.holds(choice.ours)] == []
    assert all(part.size.holds(part.points(sizes)) for part in PARTS.values() for sizes in Sizes)
    assert any(permitted.holds(decree30.INDENT) for permitted in decree30.FIRST_LINE)


def test_a_setting_of_sizes_says_the_sizes_that_it_gives() -> None:
    for sizes in Sizes:
        assert "/".join(f"{PARTS[key].points(sizes):g}" for key in decree30.TOGETHER) == sizes.value


def test_paragraphs_of_running_text_keep_the_gap_between_them() -> None:
    for key in decree30.RUNNING_TEXT:
        assert decree30.PARAGRAPH_GAP.permitted.holds(PARTS[key].before + PARTS[key].after)
        assert decree30.LINE_SPACING.permitted.holds(PARTS[key].line)


def test_the_two_columns_of_head_and_closing_fill_the_text() -> None:
    assert decree30.TEXT_WIDTH == 165
    assert decree30.HEAD_LEFT + decree30.HEAD_RIGHT == decree30.TEXT_WIDTH
    assert decree30.CLOSING_LEFT + decree30.CLOSING_RIGHT == decree30.TEXT_WIDTH


@pytest.mark.parametrize(
    ("number", "below", "text"), [(5, 10, "05"), (10, 10, "10"), (2, 3, "02"), (3, 3, "3"), (9, 3, "9"), (12, 3, "12")]
)
def test_only_a_number_below_the_bound_gets_a_nought(number: int, below: int, text: str) -> None:
    printed = {decree30.ZERO_DAYS_BELOW: decree30.two_digits, decree30.ZERO_MONTHS_BELOW: decree30.month}[below]
    assert printed(number) == text


MEASURES = re.compile(r'w:(?:sz|szCs|left|right|top|bottom|header|before|after|line|firstLine|hanging|w|h)="[1-9]')


def test_nothing_else_holds_a_size() -> None:
    """Every measure in the XML that is written comes out of the decree's data, never from a literal."""
    held = [
        f"{path.name}:{node.lineno}"
        for path in (PACKAGE / "word").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and MEASURES.search(node.value)
    ]
    assert held == []


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (datetime.date(2021, 1, 20), "ngày 20 tháng 01 năm 2021"),
        (datetime.date(2021, 3, 5), "ngày 05 tháng 3 năm 2021"),
        (None, "ngày     tháng     năm 2021"),
    ],
)
def test_a_day_in_words_has_its_noughts_or_leaves_room_for_a_pen(day: datetime.date | None, words: str) -> None:
    assert decree30.day_in_words(day, 2021) == words
