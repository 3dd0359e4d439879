"""The syllables that a misspelt one most likely was meant to be."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from baocao.language.letters import ALPHABET, BASES, Tone, bare, in_case_of, toneless, tones
from baocao.language.syllables import is_syllable, spellings, written

MOST = 3
"""So many suggestions at the most."""
FAR = 2.0
"""What costs more than this is no likely slip."""
_LEFT_OUT = 0.5
"""What a mark left out costs; half of it where all are left out."""
_BEHIND = 0.7
"""So much dearer than the best a suggestion may be."""

_TELEX_TONES = {"s": Tone.SAC, "f": Tone.HUYEN, "r": Tone.HOI, "x": Tone.NGA, "j": Tone.NANG}
_TELEX_MARKS = {"aa": "â", "ee": "ê", "oo": "ô", "aw": "ă", "ow": "ơ", "uw": "ư", "dd": "đ"}
_VNI_TONES = {"1": Tone.SAC, "2": Tone.HUYEN, "3": Tone.HOI, "4": Tone.NGA, "5": Tone.NANG}
_VNI_MARKS = {"a6": "â", "e6": "ê", "o6": "ô", "o7": "ơ", "u7": "ư", "a8": "ă", "d9": "đ"}
_TONE_ORDER = tuple(Tone[name] for name in ("SAC", "NANG", "HUYEN", "HOI", "NGA", "NGANG"))

_PAIRS = (
    ("ngh", "ng"), ("gh", "g"), ("k", "c"), ("q", "c"), ("d", "gi"), ("s", "x"), ("tr", "ch"), ("i", "y"),
    ("r", "d"), ("r", "gi"), ("l", "n"),
)  # fmt: skip
"""Initials, and one vowel, that are taken for one another."""
_ENDS = (("ng", "n"), ("nh", "n"), ("c", "t"), ("ch", "c"), ("ch", "t"))
"""Codas that are taken for one another."""


class _Change(NamedTuple):
    """A word with one slip undone: its letters, what that costs, and which letter is new and has no mark yet."""

    word: str
    cost: float
    new: int = -1


def typed(text: str) -> str | None:
    """Return the syllable that keys of Telex or VNI left behind say (`ddaajt`, `hoas`, `vie65t`), else None."""
    low = unicodedata.normalize("NFC", text).lower()
    tables = (_VNI_TONES, _VNI_MARKS) if any(letter in "123456789" for letter in low) else (_TELEX_TONES, _TELEX_MARKS)
    found = _untyped(low, *tables)
    return in_case_of(found, text) if found is not None and found != low else None


def _untyped(word: str, tone_keys: dict[str, Tone], marks: dict[str, str]) -> str | None:
    """Return the syllable that the keys of one way of typing say."""
    carried = tones(word)
    rest, tone = toneless(word), carried[0][1] if carried else Tone.NGANG
    key = next((at for at in range(len(rest) - 1, 0, -1) if rest[at] in tone_keys), 0)
    for at in {key, 0}:
        tried = rest[:at] + rest[at + 1 :] if at else rest
        for keys, letter in marks.items():
            tried = tried.replace(keys, letter)
        tried = tried if tried in spellings() else tried.replace("uơ", "ươ")
        found = written(tried, tone_keys[rest[at]] if at else tone)
        if found:
            return found
    return None


@lru_cache(maxsize=4096)
def ranked(text: str) -> tuple[tuple[str, float], ...]:
    """Return the syllables near a small-letter word in NFC with what each slip costs, cheapest first."""
    best: dict[str, float] = {}
    left = typed(text)
    if left:
        best[left] = 0.1
    word, carried = toneless(text), tones(text)
    tone = carried[0][1] if carried else Tone.NGANG
    shapes = _by_shape()
    for change in _changes(word):
        for candidate in shapes.get(bare(change.word), ()):
            cost = change.cost + _marks(change, candidate, _LEFT_OUT / 2 if text.isascii() else _LEFT_OUT)
            if cost <= FAR:
                for each, more in _tones(candidate, tone):
                    if cost + more < best.get(each, FAR + 0.01):
                        best[each] = cost + more
    best.pop(text, None)
    return tuple(sorted(best.items(), key=lambda item: (item[1], item[0])))


def nearest(text: str, seen: Container[str] = ()) -> tuple[str, ...]:
    """Return the real syllables nearest to a misspelt word, best first, at the most three, in its own case.

    Of two that are equally near, one in `seen` (small letters, such as the words of the same text) comes first.
    """
    found = ranked(unicodedata.normalize("NFC", text).lower())
    near = [item for item in found if item[1] <= found[0][1] + _BEHIND]
    near.sort(key=lambda item: item[1] - (_BEHIND if item[0] in seen else 0))
    return tuple(in_case_of(word, text) for word, _ in near[:MOST])


def moved(text: str) -> str | None:
    """Return the syllable of a word whose only fault is the letter that carries the tone: `hòan`, `qủa`, `gía`."""
    low = unicodedata.normalize("NFC", text).lower()
    carried = tones(low)
    if len(carried) != 1 or is_syllable(low):
        return None
    found = written(toneless(low), carried[0][1])
    return in_case_of(found, text) if found else None


@cache
def _by_shape() -> dict[str, tuple[str, ...]]:
    """Return the toneless spellings by their base letters."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in spellings():
        found[bare(word)].append(word)
    return {shape: tuple(words) for shape, words in found.items()}


def _changes(word: str) -> Iterator[_Change]:
    """Yield the word as it is, and with each likely slip undone."""
    yield _Change(word, 0)
    for one, other in _PAIRS:
        for old, new in ((one, other), (other, one)):
            if word.startswith(old) or (one == "i" and old in word):
                at = word.find(old)
                yield _Change(word[:at] + new + word[at + len(old) :], 0.8)
    for one, other in _ENDS:
        for old, new in ((one, other), (other, one)):
            if word.endswith(old):
                yield _Change(word[: -len(old)] + new, 1.2)
    letters = sorted({BASES.get(letter, letter) for letter in ALPHABET})
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            doubled = before.endswith(after[0]) or toneless(before[-1:]) == after[0]
            yield _Change(before + after[1:], 0.6 if doubled else 1.4)
        if len(after) > 1:
            yield _Change(before + after[1] + after[0] + after[2:], 0.8)
        for letter in letters:
            yield _Change(before + letter + after, 1.4, at)
            if after:
                yield _Change(before + letter + after[1:], 1.7, at)


def _marks(change: _Change, candidate: str, left_out: float) -> float:
    """Return what it costs that the marks of the letters differ: one left out is the likeliest slip."""
    cost = 0.0
    for at, (ours, theirs) in enumerate(zip(change.word, candidate, strict=True)):
        if ours != theirs and at != change.new:
            cost += left_out if ours not in BASES else 0.9
    return cost


def _tones(candidate: str, tone: Tone) -> Iterator[tuple[str, float]]:
    """Yield a spelling with each tone that it can have, and what the difference from the typed tone costs."""
    for rank, each in enumerate(_TONE_ORDER):
        found = written(candidate, each)
        if found:
            yield found, 0 if each is tone else 0.6 + rank / 100 if tone is Tone.NGANG else 1.0 + rank / 100
