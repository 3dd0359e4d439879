"""What is found in running text: each line of the files in tests/cases/language says what is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.language import abbreviations, capitals, placement, spaces
from baocao.language.letters import Tone
from baocao.language.spelling import misspellings
from baocao.language.syllables import spellings, written

CASES = Path(__file__).parent / "cases" / "language"
MARKED = re.compile("⟦(?P<old>[^→⟧]*)→(?P<new>[^⟧]*)⟧")
SYLLABLES = sorted({each for word in spellings() for tone in Tone if (each := written(word, tone))})

Found = tuple[int, str, str]
"""Offset, what stands there, and what is to stand there."""


def lines(name: str) -> list[str]:
    rows = (CASES / f"{name}.txt").read_text("utf-8").splitlines()
    return [row for row in rows if row and not row.startswith("#")]


def unmarked(line: str) -> tuple[str, list[Found]]:
    """Return a line's text without the brackets, and what they say is to be found in it."""
    text, found, last = "", [], 0
    for match in MARKED.finditer(line):
        text += line[last : match.start()]
        found.append((len(text), match["old"], match["new"]))
        text, last = text + match["old"], match.end()
    return text + line[last:], found


def spelt(text: str) -> Iterator[Found]:
    return ((each.start, text[each.start : each.end], each.near[0]) for each in misspellings(text))


@pytest.mark.parametrize("line", lines("spelling"))
def test_a_misspelling_is_found_and_a_name_is_not(line: str) -> None:
    text, expected = unmarked(line)
    assert list(spelt(text)) == expected


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=12))
def test_a_text_of_syllables_has_no_misspelling(words: list[str]) -> None:
    assert list(misspellings(" ".join(words))) == []


@pytest.mark.parametrize("line", lines("spaces"))
def test_a_fault_of_spacing_is_found_with_its_mend(line: str) -> None:
    text, expected = unmarked(line)
    assert [(each.start, text[each.start : each.end], each.new) for each in spaces.flaws(text)] == expected


@given(st.text(alphabet="ab Đ1,.;:()/-“”", max_size=40))
def test_what_is_mended_has_no_fault_left_that_a_second_mending_would_undo(text: str) -> None:
    for _ in range(len(text) + 1):
        found = list(spaces.flaws(text))
        for each in reversed(found):
            text = text[: each.start] + (each.new or "") + text[each.end :]
        if not found:
            return
    raise AssertionError(text)


@pytest.mark.parametrize("line", lines("placement"))
def test_the_syllables_that_show_a_placement_are_found(line: str) -> None:
    text, _, expected = line.partition("|")
    assert [f"{each.word}→{each.turned()}" for each in placement.placed(text)] == expected.split()


@pytest.mark.parametrize("line", lines("capitals"))
def test_a_capital_against_the_annex_is_found_with_its_mend(line: str) -> None:
    text, expected = unmarked(line)
    rules = (*capitals.PARTS, *capitals.NOUNS)
    assert [(each.start, text[each.start : each.end], each.new) for each in capitals.flaws(text, rules)] == expected


@pytest.mark.parametrize("line", lines("sentences"))
def test_a_sentence_that_begins_small_is_found_and_an_abbreviation_ends_none(line: str) -> None:
    text, expected = unmarked(line)
    found = [(each.start, text[each.start : each.end]) for each in capitals.sentences(text)]
    assert [(*each, each[1].capitalize()) for each in found] == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sở Lao động -\n  thương binh và Xã hội", ["sở Lao động -\n  thương binh và Xã hội"]),
        ("của Sở Lao Động - Thương Binh và Xã Hội", ["Sở Lao Động - Thương Binh và Xã Hội"]),
        ("của SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", []),
        ("của Sở Lao động - Thương binh và Xã hội", []),
        ("của Sở Lao động", []),
    ],
)
def test_a_declared_name_in_other_capitals_is_found(text: str, found: list[str]) -> None:
    flaws = capitals.bodies(text, ("Sở Lao động - Thương binh và Xã hội", "Phòng Người có công"))
    assert [text[each.start : each.end] for each in flaws] == found


@pytest.mark.parametrize("line", lines("abbreviations"))
def test_the_abbreviations_of_a_text_are_found(line: str) -> None:
    text, _, expected = line.partition("|")
    found = [f"({each.text})" if each.explained else each.text for each in abbreviations.found(text)]
    assert found == expected.split()


@pytest.mark.parametrize(
    ("tokens", "declared", "second"),
    [
        ("BĐG BĐG BDG", "", {"BDG": "BĐG"}),
        ("BDG BDG BĐG", "BĐG", {"BDG": "BĐG"}),
        ("BDG BTXH-TE-BĐG", "", {"BDG": "BĐG"}),
        ("KH-TC KH-TC KH-TCH", "", {"KH-TCH": "KH-TC"}),
        ("KH-TCH KH-TCH KH-TC", "KH-TC", {"KH-TCH": "KH-TC"}),
        ("LĐ-VL LĐVL", "", {"LĐVL": "LĐ-VL"}),
        ("BHXH BHXh BHXH", "", {"BHXh": "BHXH"}),
        ("CĐT CDT", "CĐT CDT", {}),
        ("ĐA DA QĐ QD BHXH BHYT BHTN XKLĐ", "", {}),
    ],
)
def test_an_abbreviation_in_two_spellings_is_to_have_one(tokens: str, declared: str, second: dict[str, str]) -> None:
    assert abbreviations.variants(tokens.split(), declared.split()) == second


def test_a_part_of_a_compound_is_respelt_too() -> None:
    assert abbreviations.respelt("BTXH-TE-BDG", {"BDG": "BĐG"}) == "BTXH-TE-BĐG"
