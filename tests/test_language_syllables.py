"""The grammar of the syllable against a word list that it does not know, and the laws of its spelling."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.language import nearest
from baocao.language.letters import Tone
from baocao.language.syllables import (
    Placement,
    Syllable,
    is_syllable,
    parsed,
    spellings,
    tone_placement,
    with_placement,
    written,
)

WORD_LIST = Path("/usr/share/hunspell/vi_VN.dic")
CASES = Path(__file__).parent / "cases" / "language"
POSSIBLE = (17_526, 17_974)
"""Two published counts of the syllables that the parts allow, by lists of onsets and rhymes without their gaps."""

ALL = sorted({each for word in spellings() for tone in Tone if (each := written(word, tone))})
SYLLABLES = st.sampled_from(ALL)


@pytest.mark.skipif(not WORD_LIST.exists(), reason="needs Debian's hunspell-vi, the reference word list")
def test_every_word_of_the_reference_list_is_a_syllable_but_those_with_a_reason() -> None:
    words = WORD_LIST.read_text("utf-8").splitlines()[1:]
    rows = (CASES / "hunspell-exceptions.txt").read_text("utf-8").splitlines()
    excepted = dict(row.split("\t") for row in rows if not row.startswith("#"))
    assert len(words) > 6500
    assert sorted(word for word in words if not is_syllable(word)) == sorted(excepted)
    assert all(excepted.values())


def test_the_grammar_allows_nearly_as_many_syllables_as_are_counted_and_not_more() -> None:
    assert 0.85 * POSSIBLE[0] < len(ALL) < POSSIBLE[1]


@pytest.mark.parametrize(
    ("word", "syllable"),
    [
        ("kẻ", Syllable("c", False, "e", "", Tone.HOI)),
        ("QUẢ", Syllable("c", True, "a", "", Tone.HOI)),
        ("quốc", Syllable("c", True, "ô", "c", Tone.SAC)),
        ("Nghĩa", Syllable("ng", False, "iê", "", Tone.NGA)),
        ("giếng", Syllable("gi", False, "iê", "ng", Tone.SAC)),
        ("gì", Syllable("gi", False, "i", "", Tone.HUYEN)),
        ("già", Syllable("gi", False, "a", "", Tone.HUYEN)),
        ("khuya", Syllable("kh", True, "iê", "", Tone.NGANG)),
        ("yếu", Syllable("", False, "iê", "u", Tone.SAC)),
        ("hoà", Syllable("h", True, "a", "", Tone.HUYEN)),
        ("hòa", Syllable("h", True, "a", "", Tone.HUYEN)),
        ("mày", Syllable("m", False, "ă", "y", Tone.HUYEN)),
        ("được", Syllable("đ", False, "ươ", "c", Tone.NANG)),
        ("xoong", Syllable("x", False, "oo", "ng", Tone.NGANG)),
    ],
)
def test_a_syllable_is_taken_apart_by_its_sounds(word: str, syllable: Syllable) -> None:
    assert parsed(word) == syllable


@pytest.mark.parametrize("word", (CASES / "impossible.txt").read_text("utf-8").split())
def test_what_the_spelling_forbids_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


@given(SYLLABLES)
def test_a_syllable_may_be_decomposed_or_in_capitals(word: str) -> None:
    found = parsed(word)
    assert found is not None
    for form in (unicodedata.normalize("NFD", word), word.upper(), word.capitalize()):
        assert parsed(form) == found


@given(SYLLABLES, st.sampled_from([str.lower, str.upper, str.capitalize]))
def test_placing_the_tone_keeps_the_syllable_and_its_case(word: str, case: object) -> None:
    word = case(word)  # type: ignore[operator] - one of the three above
    new, old = with_placement(word, Placement.NEW), with_placement(word, Placement.OLD)
    assert parsed(new) == parsed(word) == parsed(old)
    assert with_placement(new, Placement.OLD) == old
    assert with_placement(old, Placement.NEW) == new
    assert (new == old) == (tone_placement(word) is Placement.NEUTRAL)
    assert (new.islower(), new.isupper(), new.istitle()) == (word.islower(), word.isupper(), word.istitle())


@given(SYLLABLES)
def test_a_stopped_syllable_is_sac_or_nang(word: str) -> None:
    found = parsed(word)
    assert found is not None
    assert found.coda not in ("c", "ch", "p", "t") or found.tone in (Tone.SAC, Tone.NANG)


@pytest.mark.parametrize(
    ("word", "placement"),
    [("hòa", "old"), ("hoà", "new"), ("khỏe", "old"), ("khoẻ", "new"), ("thúy", "old"), ("thuý", "new"), ("uỷ", "new")]
    + [(word, "neutral") for word in ("quý", "hoàn", "huệ", "múa", "hoa", "già", "khuỷu", "ngoài", "Covid", "")],
)
def test_only_oa_oe_uy_tell_the_placement(word: str, placement: str) -> None:
    assert tone_placement(word).value == placement


@given(SYLLABLES, st.data())
def test_a_syllable_with_one_letter_lost_or_doubled_is_among_what_is_near(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    slip = data.draw(st.sampled_from([word[:at] + word[at + 1 :], word[: at + 1] + word[at:]]))
    if slip and not is_syllable(slip) and nearest.typed(slip) is None:
        assert nearest.ranked(slip)


@given(st.text(alphabet="abđêơsfjưộảhngtcyui", min_size=1, max_size=9))
def test_what_is_suggested_is_real_and_at_the_most_three(word: str) -> None:
    found = nearest.nearest(word)
    assert all(is_syllable(each) and each != word for each in found)
    assert len(set(found)) == len(found) <= nearest.MOST


@given(SYLLABLES)
def test_the_keys_of_telex_and_vni_say_the_syllable_they_were_typed_for(word: str) -> None:
    for tones, marks in ((TELEX_TONES, TELEX_MARKS), (VNI_TONES, VNI_MARKS)):
        found = parsed(word)
        assert found is not None
        keys = "".join(marks.get(letter, letter) for letter in toneless(word)) + tones[found.tone]
        if keys != word and "oo" not in toneless(word):  # xoong is typed xooong, and nobody leaves that behind
            assert nearest.typed(keys) in (word, with_placement(word, Placement.NEW))


def toneless(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(each for each in apart if each not in TONES))


TONES = {tone.value for tone in Tone if tone.value}
TELEX_TONES = dict(zip(Tone, ("", "f", "r", "x", "s", "j"), strict=True))
VNI_TONES = dict(zip(Tone, ("", "2", "3", "4", "1", "5"), strict=True))
TELEX_MARKS = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
VNI_MARKS = {"â": "a6", "ê": "e6", "ô": "o6", "ă": "a8", "ơ": "o7", "ư": "u7", "đ": "d9"}
