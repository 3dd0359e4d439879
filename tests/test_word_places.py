from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from baocao import word
from baocao.problems import Place
from baocao.word import bookmarks
from baocao.word.places import Located
from samples import ALL, DRAFT, FINAL, LONG_FILE, at

FILES = st.text(min_size=1, max_size=90).filter(lambda name: name.encode("utf-8", "ignore").decode() == name)
PLACES = st.builds(Place, FILES, st.integers(0, 99_999), st.integers(0, 9_999), st.just(()))


@given(st.lists(PLACES, max_size=12))
@example([Place("data/2020.yaml", 112, 14), Place("data/2020.yaml", 112, 14)])
@example(
    [Place("data/a/2020.yaml", 1, 1), Place("templates/báo cáo.j2", 1, 1), Place("Z", 1, 1), Place("data/.yaml", 1, 1)]
)
def test_a_bookmark_s_name_gives_its_place_back(places: list[Place]) -> None:
    namer = bookmarks.Namer()
    names = [namer.name(place) for place in places]
    helpers = list(namer.file_names())
    assert bookmarks.decode([*names, *helpers]) == dict(zip(names, places, strict=True))
    assert all(re.fullmatch(r"_[0-9A-Za-z_]{1,39}", name) for name in names + helpers)
    assert len({name.casefold() for name in names + helpers}) == len(names + helpers)


def test_the_name_of_a_bookmark_can_be_read_by_eye() -> None:
    assert bookmarks.Namer().name(Place("data/2020.yaml", 112, 14)) == "_d2020_112_14_1"


def test_names_of_other_programs_and_lost_pieces_carry_no_place() -> None:
    assert bookmarks.decode(["_Toc123", "_GoBack", "_f1_3_4_5", "_d2020_1_2", ""]) == {}


def test_a_name_that_libreoffice_copied_keeps_its_place() -> None:
    assert bookmarks.decode(["_d2020_40_5_24_Copy_1"]) == {"_d2020_40_5_24_Copy_1": at(40)}


@pytest.mark.parametrize(
    ("phrase", "places"),
    [
        ("Số: 17/BC", (at(8), at(7))),
        ("ngày 20 tháng 01 năm 2021", (at(10), at(6, 1, LONG_FILE), at(16, 1, LONG_FILE))),
        ("kết quả thực hiện nhiệm vụ của cơ quan Văn phòng", (at(6),)),
        ("Sở Lao động -  Thương binh", (at(3), at(6))),
        ("người.", (at(52), at(54))),
        ("nghị quyết số 263/2020", (at(32),)),
        ("đăng Công báo", (at(33),)),
        ("hết ngày 31/12/2020", (at(40),)),
        ("3,51", (at(61, 30), at(203, 31), at(209, 31), at(215, 31), at(221, 31), at(227, 31), at(233, 31))),
        ("Danh mục văn bản", (at(15, 1, LONG_FILE),)),
        ("Ban TV Đảng ủy", (at(13),)),
        ("nguyễn trí lạc", (at(18),)),
        ("không có câu này", ()),
        ("  ", ()),
    ],
)
def test_a_phrase_is_found_where_it_comes_from(phrase: str, places: tuple[Place, ...]) -> None:
    assert word.find(word.write(FINAL), phrase) == places


def test_a_single_figure_has_its_own_place() -> None:
    assert word.find(word.write(DRAFT), "21.078")[0] == at(200, 13)
    assert word.find(word.write(DRAFT), "chưa có số liệu") == (at(130, 9),)


@pytest.mark.parametrize("name", ALL)
def test_every_paragraph_of_the_data_has_its_place(name: str) -> None:
    without = [located.text for located in word.places(word.write(ALL[name])) if not (located.place or located.spans)]
    fixed = ("CỘNG HÒA", "Độc lập", "Kính gửi:", "Nơi nhận:", "- Như trên;", "Phụ lục", "DỰ THẢO")
    assert [text for text in without if not text.startswith(fixed)] == []


def test_decomposed_letters_and_other_spaces_make_no_difference() -> None:
    located = Located("Tỷ lệ\u00a0hộ nghèo", at(1), ())
    assert list(located.find("ty\u0309 lệ hộ")) == [at(1)]


def test_what_is_no_word_file_is_said_in_vietnamese() -> None:
    with pytest.raises(word.NotWordError, match="không phải là văn bản Word"):
        word.places(b"not a zip")
