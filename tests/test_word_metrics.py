from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao import decree30
from baocao.word import metrics
from baocao.word.advances import ADVANCES, LINE_HEIGHT, UNITS

FACES = {
    (False, False): "LiberationSerif-Regular.ttf",
    (True, False): "LiberationSerif-Bold.ttf",
    (False, True): "LiberationSerif-Italic.ttf",
    (True, True): "LiberationSerif-BoldItalic.ttf",
}
FOLDERS = (
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/liberation-serif",
    "/usr/share/fonts/liberation",
)
VOWELS = "aăâeêioôơuưy"


def font_file(name: str) -> Path:
    for folder in FOLDERS:
        if (path := Path(folder, name)).exists():
            return path
    pytest.skip(f"{name} is not installed (package fonts-liberation2)")


@pytest.mark.parametrize("face", FACES)
def test_the_shipped_widths_are_those_of_the_font(face: tuple[bool, bool]) -> None:
    fonts = pytest.importorskip("fontTools.ttLib")
    with fonts.TTFont(font_file(FACES[face])) as font:
        glyphs, widths = font.getBestCmap(), font["hmtx"]
        ours = {letter: advance for advance, letters in ADVANCES[face] for letter in letters}
        assert ours == {letter: widths[glyphs[ord(letter)]][0] for letter in ours}
        assert font["head"].unitsPerEm == UNITS
        lines = font["hhea"]
        assert (lines.ascent - lines.descent + lines.lineGap) / UNITS == pytest.approx(LINE_HEIGHT)


@pytest.mark.parametrize("face", FACES)
def test_every_letter_of_vietnamese_has_a_width(face: tuple[bool, bool]) -> None:
    known = {letter for _, letters in ADVANCES[face] for letter in letters}
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in ["", *tones]} | {"đ"}
    assert all(len(letter) == 1 for letter in letters)
    assert {letter for letter in letters | {letter.upper() for letter in letters} if letter not in known} == set()


def test_the_decree_s_lines_are_as_wide_as_they_were_measured() -> None:
    name, motto = decree30.NATIONAL_NAME, decree30.MOTTO
    assert round(metrics.width(name, 12, bold=True), 1) == 88.3
    assert round(metrics.width(name, 13, bold=True), 1) == 95.7
    assert 60 < metrics.width(motto, 14, bold=True) < 61
    assert metrics.width(name, 13, bold=True) < decree30.HEAD_RIGHT


def test_an_unknown_character_counts_as_one_em() -> None:
    assert metrics.width("漢", 10) == pytest.approx(10 * metrics.MM_PER_POINT)


def test_a_line_breaks_after_a_space_or_an_inner_hyphen_as_in_word() -> None:
    text = "giai đoạn 2021-2025 tiếp tục"
    room = metrics.width("giai đoạn 2021-", 14) + 0.1
    assert metrics.wrap(text, room, 14) == ("giai đoạn 2021-", "2025 tiếp tục")
    assert metrics.wrap("", room, 14) == ()


WORDS = st.lists(
    st.text("abcđeghiắ-", min_size=1, max_size=9).filter(lambda word: word.strip("-")), min_size=1, max_size=25
)


@given(WORDS, st.floats(40, 150))
def test_balanced_lines_are_those_into_which_word_breaks_the_narrower_room(words: list[str], room: float) -> None:
    text = " ".join(words)
    narrower, lines = metrics.balance(text, room, 14, bold=True)
    assert metrics.wrap(text, narrower, 14, bold=True) == lines
    assert len(lines) == len(metrics.wrap(text, room, 14, bold=True))
    assert narrower <= room


def test_a_balanced_line_does_not_begin_with_a_dash() -> None:
    text = "Kết quả thực hiện nhiệm vụ của Sở Lao động - Thương binh và Xã hội"
    for room in range(60, 150, 2):
        _, lines = metrics.balance(text, room, 14, bold=True)
        if len(lines) > 1:
            assert not any(line.startswith("-") for line in lines), (room, lines)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Kết quả thực hiện nhiệm vụ của cơ quan Văn phòng Sở Lao động - Thương binh và Xã hội năm 2020; "
            "phương hướng, nhiệm vụ năm 2021",
            [
                "Kết quả thực hiện nhiệm vụ của cơ quan Văn phòng",
                "Sở Lao động - Thương binh và Xã hội năm 2020;",
                "phương hướng, nhiệm vụ năm 2021",
            ],
        ),
        (
            "Kết quả thực hiện nhiệm vụ năm 2020; phương hướng, nhiệm vụ, giải pháp năm 2021",
            ["Kết quả thực hiện nhiệm vụ năm 2020;", "phương hướng, nhiệm vụ, giải pháp năm 2021"],
        ),
        (
            "(Kèm theo Báo cáo số 17/BC-SLĐTBXH ngày 20 tháng 01 năm 2021 của Sở Lao động - Thương binh và Xã hội)",
            [
                "(Kèm theo Báo cáo số 17/BC-SLĐTBXH ngày 20 tháng 01 năm 2021",
                "của Sở Lao động - Thương binh và Xã hội)",
            ],
        ),
    ],
)
def test_balanced_lines_break_between_phrases_and_not_in_names_or_dates(text: str, lines: list[str]) -> None:
    assert metrics.balance(text, decree30.TEXT_WIDTH - 2 * decree30.TITLE_MARGIN, 14, bold=True)[1] == tuple(lines)


def test_a_word_too_long_for_the_room_stands_alone() -> None:
    long = "nghiêng" * 9
    narrower, lines = metrics.balance(f"{long} một hai", 60, 14)
    assert lines == metrics.wrap(f"{long} một hai", narrower, 14) == (long, "một hai")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("SỞ Y TẾ", ["SỞ Y TẾ"]),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", ["SỞ LAO ĐỘNG -", "THƯƠNG BINH VÀ XÃ HỘI"]),
        ("SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", ["SỞ NÔNG NGHIỆP VÀ", "PHÁT TRIỂN NÔNG THÔN"]),
    ],
)
def test_a_body_s_name_is_broken_in_balance(name: str, lines: list[str]) -> None:
    assert metrics.split_name(name, decree30.HEAD_LEFT - 2 * decree30.HEAD_PADDING, 13, bold=True) == tuple(lines)


@given(WORDS)
def test_a_split_name_is_whole_and_fits_where_its_words_do(words: list[str]) -> None:
    lines = metrics.split_name(" ".join(words[:9]), 62, 13)
    assert " ".join(lines) == " ".join(words[:9])
    assert all(metrics.width(line, 13) <= 62 for line in lines)


def test_a_name_too_long_to_weigh_every_way_is_filled_line_by_line() -> None:
    words = ["Trung", "tâm"] * 100
    lines = metrics.split_name(" ".join(words), 60, 13, bold=True)
    assert " ".join(lines).split() == words
    assert all(metrics.width(line, 13, True) <= 60 for line in lines)
