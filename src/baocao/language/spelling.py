"""Vietnamese words in running text that cannot be syllables; names and foreign words are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from baocao.language import nearest
from baocao.language.flaws import Flaw, addresses, inside
from baocao.language.letters import BASES, VOWELS, Tone, bare, in_case_of, toneless, tones
from baocao.language.syllables import is_syllable, spellings

WORD = re.compile(r"[^\W_]+")
_COMPOUND = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,20}(?:-[^\W\d_]{1,20})+")

_GROUPS = re.compile(f"[{VOWELS}]+")
_FOREIGN_START = re.compile(r"(?:[bcgkpf][lr]|[đd]r|h[rm]|s[tpckl]|x[tpck]|m[nl]|ps|kp)")
_FOREIGN_NAME = re.compile(r"k[aăâoôơuư]")
"""How a name from abroad may begin, and no Vietnamese word: Hồng Kông."""
_FOREIGN_END = re.compile(r"(?:[bdđklrsvx]|(?<!n)g|(?<![nc])h)$")
_NATIVE_TONES = frozenset((Tone.HOI, Tone.NGA, Tone.NANG))
"""Tones that no loanword written in one piece has (bêtông, càphê, xôviết)."""
_NATIVE_RHYME = re.compile("ươ|ưa|uyê")
"""Rhymes that no loanword written in one piece has."""
_FAR_FROM_LOANS = _NATIVE_TONES | {Tone.HUYEN}
_VNI_KEYS = re.compile(r"[aeo]6|[ou]7|a8|d9|[aeiouy][1-5][a-z]")
_TELEX_KEYS = re.compile(r"dd|(?:aa|ee|oo|[aou]w)[a-z]*[sfrxj]|j$|^(?=.{4}).*[aou]w|^(?=.{5}).*(?:aa|ee|oo)")
_TELEX_THROUGHOUT = re.compile(r"^(?:dd|[^w]*w)[a-z]*w[a-z]*[sfrxj]?$")
"""Keys of Telex twice in one word, which no foreign word has: `dduwowcj`, `nguwowif`."""
_WEAK_KEYS = re.compile(r"f$|..[^sfrxj][srx]$")
_ENGLISH = frozenset((
    "bar", "bis", "bits", "box", "bus", "caps", "car", "cars", "chap", "chat", "chip", "chop", "dif", "doc", "dos",
    "down", "fax", "gas", "has", "her", "his", "mac", "mar", "mars", "max", "mix", "news", "per", "pic", "queen", "ref",
    "rows", "sec", "self", "sex", "tax", "teens", "that", "thus", "tips", "tour", "tours", "town", "true", "was",
))  # fmt: skip
"""Foreign words in Vietnamese reports that look like Vietnamese without its marks."""
_MOST_ODD = 2000
"""A text with more different words that are no syllables is no Vietnamese; so many are judged."""
_LONGEST = 24
_SWAPPED = 0.8
"""How near a real syllable must be for a word of two vowels (`ábo`), which is otherwise a loan in one piece."""
_CLEAR, _CLEAR_FOR_A_NAME = 1.4, 0.75
"""How near a real syllable must be for a word to be a slip and no foreign word; a word with a capital may be a name."""


class Misspelling(NamedTuple):
    """A word that is no syllable, with the syllables that it may have been meant to be."""

    start: int
    end: int
    near: tuple[str, ...]
    """Best first, at the most three; two words where a space is missing."""
    certain: str | None = None
    """What is to stand there, where nothing else can be meant."""


def misspellings(text: str) -> Iterator[Misspelling]:
    """Yield the impossible syllables of a text in NFC, in order; the suggestions prefer words of the text itself."""
    words = dict.fromkeys(WORD.findall(text))
    odd = [word for word in words if not is_syllable(word)][:_MOST_ODD]
    wrong = {word: sure for word in odd if (sure := _verdict(word)) is not None}
    if not wrong:
        return
    seen = {word.lower() for word in words if word not in wrong}
    near = {word: (_near(word, seen), nearest.moved(word)) for word in wrong}
    apart = _left_alone(text)
    for match in WORD.finditer(text):
        sure = wrong.get(match[0])
        if sure is None or inside(apart, match.start()):
            continue
        if sure or _among_vietnamese(text, match.start(), match.end()):
            yield Misspelling(match.start(), match.end(), *near[match[0]])


def _left_alone(text: str) -> list[tuple[int, int]]:
    """Return the stretches that are addresses, foreign names and loans with hyphens (Xinh-ga-po, lô-gíc), in order."""
    spans = addresses(text)
    for match in _COMPOUND.finditer(text):
        pieces = match[0].split("-")
        name = pieces[0][0].isupper() and any(piece[0].islower() for piece in pieces[1:])
        if name or (match[0].islower() and not _FAR_FROM_LOANS & {tone for _, tone in tones(match[0])}):
            spans.append(match.span())
    return sorted(spans)


def _among_vietnamese(text: str, start: int, end: int) -> bool:
    """Tell whether the words on both sides, a space away, have Vietnamese letters."""
    before, after = text[max(0, start - 12) : start], text[end : end + 12]
    if not before[-1:].isspace() or not after[:1].isspace():
        return False
    last, first = before.split()[-1:], after.split()[:1]
    return bool(last and first) and not last[0].isascii() and not first[0].isascii()


@lru_cache(maxsize=65536)
def _verdict(word: str) -> bool | None:
    """Judge a word that is no syllable: True for a slip, False for one only among Vietnamese words, else None."""
    low = word.lower()
    if len(word) == 1 or len(word) > _LONGEST or word.isdigit():
        return None
    if word not in (low, word.upper()) and word[1:] != low[1:]:
        return None
    shape = bare(low)
    if not shape.isascii() or not _GROUPS.search(toneless(low)):
        return None
    if any(letter.isdigit() for letter in low):
        found = _VNI_KEYS.search(low) and not word.isupper() and nearest.typed(low)
        return False if found else None
    return _of_ascii(word) if low.isascii() else _of_vietnamese(word, low)


def _of_ascii(word: str) -> bool | None:
    """Judge a word without any Vietnamese letter: keys of Telex left behind, or all its marks left out."""
    if not word.islower() or word in _ENGLISH or len(word) < 3:
        return None
    if _TELEX_THROUGHOUT.search(word) and nearest.typed(word):
        return True
    keys = _TELEX_KEYS.search(word) or _WEAK_KEYS.search(word)
    if keys and nearest.typed(word):
        return False
    return False if (len(word) >= 4 or word.endswith("c")) and word in _shapes() else None


def _of_vietnamese(word: str, low: str) -> bool | None:
    """Judge a word with Vietnamese letters."""
    if word.isupper() and not tones(low):
        return None  # an abbreviation
    if set(low) & set("fjwz"):
        return True if nearest.typed(low) else None
    if len(_GROUPS.findall(toneless(low))) > 1:
        swapped = word.islower() and tones(low) and nearest.ranked(low)[:1] and nearest.ranked(low)[0][1] <= _SWAPPED
        return True if swapped or _split(low, name=word.istitle()) else None
    if _FOREIGN_START.match(low) or (
        not word.islower() and (_FOREIGN_NAME.match(toneless(low)) or _FOREIGN_END.search(low))
    ):
        return None
    ranked = nearest.ranked(low)
    limit = _CLEAR if word.islower() or word.isupper() else _CLEAR_FOR_A_NAME
    return True if ranked and ranked[0][1] <= limit else None


def _split(low: str, *, name: bool) -> tuple[str, str] | None:
    """Return the two syllables of a word that lacks a space between them; a name may be foreign."""
    for at in range(1, len(low)):
        first, second = low[:at], low[at:]
        if is_syllable(first) and is_syllable(second):
            native = _NATIVE_TONES & {tone for _, tone in tones(low)} or _NATIVE_RHYME.search(toneless(low))
            return (first, second) if native and not (name and (first.isascii() or second.isascii())) else None
    return None


def _near(word: str, seen: set[str]) -> tuple[str, ...]:
    low = word.lower()
    if len(_GROUPS.findall(toneless(low))) > 1 and (pair := _split(low, name=word.istitle())):
        return (in_case_of(" ".join(pair), word),)
    return nearest.nearest(word, seen)


@lru_cache(maxsize=1)
def _shapes() -> frozenset[str]:
    """Return the base letters of every syllable that has a mark or a stopped coda: `duoc`, `hien`, `thuc`."""
    return frozenset(
        bare(word) for word in spellings() if any(letter in BASES for letter in word) or not is_syllable(word)
    )


def flaws(text: str) -> Iterator[Flaw]:
    """Yield the impossible syllables of a text in NFC with what they may have been meant to be."""
    for each in misspellings(text):
        word = text[each.start : each.end]
        near = ", ".join(f"“{one}”" for one in each.near)
        cause = f"“{word}” không phải là một tiếng viết đúng chính tả"
        yield Flaw(each.start, each.end, cause, f"có phải là {near}?" if near else "", each.certain)
