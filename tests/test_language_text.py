"""What is found in running text: each line of the files in tests/cases/language says what is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
