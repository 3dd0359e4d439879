"""The letters of Vietnamese taken apart: a base letter, its mark (ă â ê ô ơ ư đ), and the tone of the syllable."""

from __future__ import annotations

import enum
import unicodedata

VOWELS = "aăâeêioôơuưy"
CONSONANTS = "bcdđghklmnpqrstvx"
ALPHABET = frozenset(VOWELS + CONSONANTS)
"""The 29 letters; f, j, w and z are not among them."""

BASES = dict(zip("ăâđêôơư", "aadeoou", strict=True))
"""Each marked letter's base letter."""


class Tone(enum.Enum):
    """The six tones, each with the combining character that writes it."""

    NGANG = ""
    HUYEN = "\u0300"
    HOI = "\u0309"
    NGA = "\u0303"
    SAC = "\u0301"
    NANG = "\u0323"


_TONED = {
    unicodedata.normalize("NFC", vowel + tone.value): (vowel, tone)
    for vowel in VOWELS
    for tone in Tone
    if tone is not Tone.NGANG
}
_TONELESS = str.maketrans({toned: vowel for toned, (vowel, _) in _TONED.items()})
_BARE = str.maketrans({**{toned: BASES.get(vowel, vowel) for toned, (vowel, _) in _TONED.items()}, **BASES})


def toneless(word: str) -> str:
    """Return a small-letter word without its tones; marks stay."""
    return word.translate(_TONELESS)


def bare(word: str) -> str:
    """Return a small-letter word in base letters alone: `đượ` gives `duo`."""
    return word.translate(_BARE)


def tones(word: str) -> list[tuple[int, Tone]]:
    """Return the tones that a small-letter word carries, each with the index of its letter."""
    return [(index, _TONED[letter][1]) for index, letter in enumerate(word) if letter in _TONED]


def toned(word: str, index: int, tone: Tone) -> str:
    """Return a toneless word with a tone on one of its letters."""
    return word[:index] + unicodedata.normalize("NFC", word[index] + tone.value) + word[index + 1 :]


def in_case_of(word: str, model: str) -> str:
    """Return a small-letter word in capitals, with a first capital, or small, as the model is."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
