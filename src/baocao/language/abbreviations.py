"""Abbreviations in text: which there are, which the text itself explains, which are one in two spellings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from baocao.language.letters import bare, tones
from baocao.language.syllables import is_syllable

_TOKEN = re.compile(r"(?<![\w-])(?<!\d/)[^\W\d_]{1,20}(?:-[^\W\d_]{1,20}){0,5}(?![\w-])")
_SYMBOL = re.compile(r"\d[/-][\w/-]*")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_CAPITALS = re.compile(r"[^\W\d_]*[A-ZĐĂÂÊÔƠƯ][^\W\d_]*[A-ZĐĂÂÊÔƠƯ][^\W\d_]*")
_WORDS = re.compile(r"[^\W\d_]+")

COMMON = frozenset((
    "UBND", "HĐND", "TW", "TƯ", "TP", "TX", "VT", "KT", "TM", "TL", "TUQ", "VND", "VNĐ", "USD", "AIDS", "HIV", "ASEAN",
    "BOT", "CPI", "EU", "FDI", "GDP", "GRDP", "ICT", "ILO", "ISO", "ODA", "PAPI", "PCI", "PDF", "PPP", "QR", "SMS",
    "UNESCO", "UNICEF", "WHO", "WTO",
))  # fmt: skip
"""What nobody spells out: the decree's own (UBND in a head, TP., KT., VT), money, indices, names known by letters."""


class Abbreviation(NamedTuple):
    """An abbreviation where it stands in a text."""

    start: int
    text: str
    """`BHXH`, `KH-TC`."""
    explained: bool = False
    """Whether it stands in brackets after the words that it is short for."""


def found(text: str) -> Iterator[Abbreviation]:
    """Yield the abbreviations of a text in NFC; none in headings in capitals, none in symbols of documents."""
    if text.isupper():
        return
    symbols = {match.end() for match in _SYMBOL.finditer(text)}
    for match in _TOKEN.finditer(text):
        token = match[0]
        if match.end() in symbols or not _is_abbreviation(token) or _in_capitals(text, match):
            continue
        yield Abbreviation(match.start(), token, _explained(text, match))


def _is_abbreviation(token: str) -> bool:
    parts = token.split("-")
    if _ROMAN.fullmatch(token) or tones(token.lower()) or not _CAPITALS.search(token):
        return False
    return all(_CAPITALS.fullmatch(part) for part in parts)


def _in_capitals(text: str, match: re.Match[str]) -> bool:
    """Tell whether the words beside a token show that it is a word of a heading in capitals: BÁO CÁO NĂM."""
    before = text[max(0, match.start() - 12) : match.start()].split()[-1:]
    after = text[match.end() : match.end() + 12].split()[:1]
    beside = [word for word in (*before, *after) if word.isupper()]
    return any(tones(word.lower()) or (is_syllable(word) and is_syllable(match[0])) for word in beside)


def _explained(text: str, match: re.Match[str]) -> bool:
    """Tell whether a token in brackets is made of the first letters of the words before it."""
    if text[match.start() - 1 : match.start()] != "(" or text[match.end() : match.end() + 1] != ")":
        return False
    letters = plain(match[0])
    before = _WORDS.findall(text[max(0, match.start() - 12 * len(letters) - 12) : match.start()])
    return "".join(plain(word[0]) for word in before if word != "và").endswith(letters)


def plain(token: str) -> str:
    """Return an abbreviation by its base letters alone: the same for BĐG and BDG, KH-TC and KHTC, GD&ĐT and GDĐT."""
    return bare(token.casefold()).replace("-", "").replace("&", "")


def second_spellings(tokens: Iterable[str], declared: Collection[str] = ()) -> dict[str, str]:
    """Return for each abbreviation of a text that is in a second spelling, whole or in a part, the one it is to have.

    `tokens` are all that stand in the text, as often as they do; what is declared stays as it is.
    """
    listed = list(tokens)
    second = variants([*declared, *listed], declared)
    right_ones = {token: respelt(token, second) for token in dict.fromkeys(listed)} if second else {}
    return {token: right for token, right in right_ones.items() if right != token and token not in declared}


def variants(tokens: Iterable[str], declared: Collection[str] = ()) -> dict[str, str]:
    """Return for each abbreviation in a second spelling the one that it is to have.

    `tokens` are all that stand in the text. Two that are both declared are two things. Which is right: the declared
    one, else the more frequent, else the one with more marks and hyphens, for those are what is left out.
    """
    counts = Counter(part for token in tokens for part in {token, *token.split("-")})
    weight = {
        token: (token in declared, count, len(token.encode()), token.count("-"), token)
        for token, count in counts.items()
    }
    found: dict[str, str] = {}
    for group in _alike(counts):
        best = max(group, key=weight.__getitem__)
        for each in group - {best}:
            if not (each in declared and best in declared):
                found[each] = best
    return found


def respelt(token: str, second: Mapping[str, str]) -> str:
    """Return an abbreviation in the spelling that it is to have, by what `variants` found: whole or in its parts."""
    return second.get(token) or "-".join(second.get(part, part) for part in token.split("-"))


def _alike(tokens: Collection[str]) -> Iterator[set[str]]:
    """Yield the sets of tokens that are one: alike but for marks, hyphens, case, or one letter more at the end."""
    by_letters: dict[str, set[str]] = defaultdict(set)
    for token in tokens:
        letters = plain(token)
        if len(letters) > 2:
            by_letters[letters].add(token)
    yield from (group for group in by_letters.values() if len(group) > 1)
    yield from ({token, token[:-1]} for token in tokens if "-" in token and token[:-1] in tokens)
