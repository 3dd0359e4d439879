"""The Vietnamese syllable: every one that the sounds of the language and its spelling allow, and no word list.

A syllable is initial + medial /w/ + nucleus + coda + tone (Đoàn Thiện Thuật, Ngữ âm tiếng Việt). The tables say which
of them go together; the spelling of each follows from its neighbours: /k/ is `k` before i, e, ê, `q` before the
medial, else `c`; the medial is `o` before a, ă, e, else `u`; /iê/ is `ia` where it ends a syllable.
"""

from __future__ import annotations

import enum
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from baocao.language.letters import Tone, in_case_of, toned, toneless, tones


class Placement(enum.Enum):
    """Where the tone stands in hòa, khỏe, thúy (old: on the medial) and hoà, khoẻ, thuý (new: on the nucleus)."""

    OLD = "old"
    NEW = "new"
    NEUTRAL = "neutral"
    """Both agree, or there is no tone."""


class Syllable(NamedTuple):
    """A syllable taken apart."""

    initial: str
    """One of INITIALS, however it is spelt: `c` for kẻ and quả, `ng` for nghề."""
    medial: bool
    """Whether the sound /w/ stands before the nucleus."""
    nucleus: str
    """One of i, ê, e, ư, ơ, â, a, ă, u, ô, o, oo, iê, ươ, uô."""
    coda: str
    """What ends it, as it is written; empty for an open syllable."""
    tone: Tone = Tone.NGANG


INITIALS = (
    "", "b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "p", "ph", "r", "s", "t", "th", "tr",
    "v", "x",
)  # fmt: skip
"""The initials by their usual letters; `c` stands for /k/ however it is spelt."""

_CODAS = {
    "i": "∅ m n nh p t ch u",
    "ê": "∅ m n nh p t ch u",
    "e": "∅ m n ng p t c o",
    "ư": "∅ m n ng t c i u",
    "ơ": "∅ m n p t i",
    "â": "m n ng p t c y u",
    "a": "∅ m n ng nh p t c ch i o",
    "ă": "m n ng p t c y u",
    "u": "∅ m n ng p t c i",
    "ô": "∅ m n ng p t c i",
    "o": "∅ m n ng p t c i",
    "oo": "ng c",
    "iê": "∅ m n ng p t c u",
    "ươ": "∅ m n ng p t c i u",
    "uô": "∅ m n ng t c i",
}
"""For each nucleus the codas that follow it; `ă` before y, u is written `a` (ay, au), `oo` is the long o of xoong."""

_CODAS_AFTER_MEDIAL = {
    "i": "∅ nh t ch u",
    "ê": "∅ nh ch",
    "e": "∅ n t o",
    "ơ": "∅",
    "â": "n ng t y",
    "a": "∅ m n ng nh p t c ch i o",
    "ă": "m n ng t c y",
    "iê": "∅ n t",
}
_CODAS_AFTER_QU = {
    "i": "∅ n nh p t ch u",
    "ê": "∅ n nh t ch u",
    "e": "∅ n o t c",
    "ơ": "∅ n t",
    "â": "n ng t c y",
    "a": "∅ m n ng nh p t c ch i o",
    "ă": "m n ng p t c y u",
    "iê": "n t",
    "ô": "c",
}
"""After `qu` some more are heard (quên, quẹt, quắp), and one is written: quốc."""

_NO_MEDIAL = frozenset(("b", "m", "v", "p", "ph", "gi"))
"""A lip sound takes no medial but in loans."""
_LOANS = (
    Syllable("b", True, "a", ""), Syllable("b", True, "i", "t"), Syllable("m", True, "ă", "y"),
    Syllable("p", True, "i", "t"), Syllable("ph", True, "i", ""), Syllable("t", True, "i", "n"),
    Syllable("t", True, "i", "p"), Syllable("v", True, "a", "n"),
)  # fmt: skip
"""Loans written as syllables that break the tables: boa, buýt, moay, puýt, phuy, tuyn, tuýp, voan."""
_K_BEFORE_A = {"ka": Syllable("c", False, "a", ""), "kan": Syllable("c", False, "a", "n")}
"""Written with k against the rule: the letter's name, and Bắc Kạn."""

_WITH_Y = frozenset(("", "h", "c", "l", "m", "s", "t", "th", "v"))
"""Initials after which an open i may be written y: lý, mỹ, sỹ, tỷ; also names in Thy, Vy."""
_STOPS = frozenset(("c", "ch", "p", "t"))
_FRONT = ("i", "e", "ê", "y")


class _Spelling(NamedTuple):
    """A toneless spelling's syllable, and the letters that carry its tone by the new and by the old placement."""

    syllable: Syllable
    new: int
    old: int


@cache
def spellings() -> dict[str, _Spelling]:
    """Return every toneless spelling of a syllable; `giu`, `gia` are gi + u, a before they are gi + iu, iê."""
    found: dict[str, _Spelling] = {}
    for syllable in sorted(_skeletons(), key=lambda each: each.initial == "gi" and each.nucleus in ("i", "iê")):
        for initial, rest, vowel in _written(syllable):
            new = len(initial) + vowel
            moves = syllable.medial and not syllable.coda and syllable.nucleus in ("a", "e", "i") and initial != "q"
            found.setdefault(initial + rest, _Spelling(syllable, new, new - 1 if moves else new))
    for word, syllable in _K_BEFORE_A.items():
        found[word] = _Spelling(syllable, 1, 1)
    return found


def _skeletons() -> Iterator[Syllable]:
    for initial in INITIALS:
        yield from _with(initial, False, _CODAS)
        if initial == "c":
            yield from _with(initial, True, _CODAS_AFTER_QU)
        elif initial not in _NO_MEDIAL:
            yield from _with(initial, True, _CODAS_AFTER_MEDIAL)
    yield from _LOANS


def _with(initial: str, medial: bool, codas: dict[str, str]) -> Iterator[Syllable]:
    for nucleus, allowed in codas.items():
        for coda in allowed.split():
            yield Syllable(initial, medial, nucleus, "" if coda == "∅" else coda)


def _written(syllable: Syllable) -> Iterator[tuple[str, str, int]]:
    """Yield each way to write a syllable: its initial, the rest, and which letter of the rest carries the tone."""
    initial, medial, coda = syllable.initial, syllable.medial, syllable.coda
    for letters, vowel in _nucleus_written(syllable):
        if medial:
            first = "o" if initial != "c" and letters[0] in "aăe" else "u"
            yield _initial_written(initial, first, medial=True), first + letters + coda, vowel + 1
        else:
            yield _initial_written(initial, letters[0], medial=False), letters + coda, vowel


def _nucleus_written(syllable: Syllable) -> Iterator[tuple[str, int]]:
    """Yield each way to write the nucleus, with the index of the letter that carries the tone."""
    initial, medial, nucleus, coda, _ = syllable
    match nucleus:
        case "i" if medial:
            yield "y", 0
            if initial == "c":
                yield "i", 0
        case "i":
            yield "i", 0
            if not coda and initial in _WITH_Y:
                yield "y", 0
        case "iê" if not coda:
            yield "ya" if medial else "ia", 0
        case "iê":
            yield "yê" if medial or not initial else "iê", 1
        case "ươ" | "uô":
            yield (nucleus, 1) if coda else (nucleus[0] + "a", 0)
        case "ă" if coda in ("y", "u"):
            yield "a", 0
        case _:
            yield nucleus, len(nucleus) - 1


def _initial_written(initial: str, following: str, *, medial: bool) -> str:
    """Return how an initial is spelt before a letter."""
    if initial == "c":
        return "q" if medial else "k" if following in _FRONT else "c"
    if following in _FRONT:
        if initial == "gi" and following == "i":
            return "g"
        if initial in ("g", "ng"):
            return initial + "h"
    return initial


@lru_cache(maxsize=16384)
def parsed(text: str) -> Syllable | None:
    """Return the syllable that a word is, in NFC or NFD and small, capital or with a first capital; else None."""
    found = _read(text)
    return found.spelling.syllable._replace(tone=found.tone) if found else None


def is_syllable(text: str) -> bool:
    """Tell whether a word is a syllable that Vietnamese allows, rightly spelt, its tone in either placement."""
    return parsed(text) is not None


class _Reading(NamedTuple):
    word: str
    """The toneless word in small letters."""
    spelling: _Spelling
    tone: Tone
    at: int
    """Which letter carries the tone; -1 without one."""


def _read(text: str) -> _Reading | None:
    text = unicodedata.normalize("NFC", text)
    low = text.lower()
    if text not in (low, text.upper()) and text[1:] != low[1:]:
        return None
    marks = tones(low)
    word = toneless(low) if marks else low
    spelling = spellings().get(word)
    if spelling is None or len(marks) > 1:
        return None
    at, tone = marks[0] if marks else (-1, Tone.NGANG)
    if spelling.syllable.coda in _STOPS and tone not in (Tone.SAC, Tone.NANG):
        return None
    if marks and at not in (spelling.new, spelling.old):
        return None
    return _Reading(word, spelling, tone, at)


def tone_placement(text: str) -> Placement:
    """Return which of the two placements a syllable's tone shows; NEUTRAL for what is no syllable."""
    found = _read(text)
    if found is None or found.tone is Tone.NGANG or found.spelling.new == found.spelling.old:
        return Placement.NEUTRAL
    return Placement.NEW if found.at == found.spelling.new else Placement.OLD


def with_placement(text: str, placement: Placement) -> str:
    """Return a syllable in NFC with its tone placed so, in its own case; what is no syllable comes back as it is."""
    if placement is Placement.NEUTRAL or tone_placement(text) in (placement, Placement.NEUTRAL):
        return text
    found = _read(text)
    if found is None:
        return text
    at = found.spelling.new if placement is Placement.NEW else found.spelling.old
    return in_case_of(toned(found.word, at, found.tone), text)


def written(word: str, tone: Tone) -> str | None:
    """Return a toneless spelling with a tone, in the old placement; None where it cannot have that tone."""
    spelling = spellings().get(word)
    if spelling is None or (spelling.syllable.coda in _STOPS and tone not in (Tone.SAC, Tone.NANG)):
        return None
    return toned(word, spelling.old, tone)
