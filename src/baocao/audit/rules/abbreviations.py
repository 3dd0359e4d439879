"""Abbreviations in two spellings, two for one name, one for two names."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit.document import Document, Finding, Mark, Part
from baocao.language.abbreviations import COMMON, plain, second_spellings
from baocao.passages import Kind

_WORD = re.compile(r"(?<![\w&-])(?<![\dA-ZĐƯ]/)[A-ZĐƯ]{2,8}(?:(?:-[A-ZĐƯ]|&[A-ZĐƯ]?)[A-ZĐƯ]{1,7}){0,4}(?![\w/&-])")
_DEFINED = re.compile(
    r"\((?:(?:sau đây )?(?:gọi|viết) tắt là:?\s*)?[“\"]?([A-ZĐƯ]{2,8}(?:[-&][A-ZĐƯ]{1,8}){0,4})[”\"]?\)"
)
_NAME_WORDS = re.compile(r"[^\W\d_]+|[,;.:()]")
_NEAR = 80
_SHORTEST = 3
_LONG = 5
_MOST = 20
"""Abbreviations of the same letters that one is held against."""
_ANYWHERE = frozenset({
    "số", "các", "những", "một", "và", "của", "có", "là", "cho", "với", "trong", "về", "theo", "từ", "được", "đã",
    "tại", "ở", "đến", "bằng", "do", "để", "khi", "thì", "mà", "nhiều", "mỗi", "vì",
})  # fmt: skip
"""Words that stand beside anything."""


class _Given(NamedTuple):
    """A place where an abbreviation stands in brackets behind words."""

    short: str
    words: tuple[str, ...]
    """The words right before it, in small letters."""
    name: tuple[str, ...]
    """Those of them whose first letters make it; empty where none do."""
    mark: Mark


def two_spellings(document: Document) -> Iterator[Finding]:
    """Một chữ viết tắt phải được viết một cách, cho một tên.

    Vì sao: hai cách viết làm người đọc tưởng là hai tổ chức. Chữ chỉ có hai con chữ (DA, ĐA) không bị xét, vì
    thường là hai chữ khác nhau. Chữ chưa được giải thích mà chỉ đảo con chữ của một chữ đã giải thích, đứng cạnh
    cùng một từ với nó, và một chữ viết tắt cho hai tên là có khả năng.

    Ví dụ sai:

        Phòng BTXH-BĐG chủ trì; Phòng BTXH-BDG theo dõi.

    Cách sửa: chọn một cách viết, dùng ở mọi chỗ.
    """
    given = tuple(_given(document))
    marks = _written(document)
    yield from _parted(document, marks)
    yield from _by_letters(marks)
    yield from _two_for_one_name(given)
    yield from _one_for_two_names(given)
    yield from _mistyped(marks, given)


def _texts(document: Document) -> Iterator[Part]:
    for part in document.parts:
        if part.passage.kind is not Kind.HEADING and any(ch.islower() for ch in part.passage.text):
            yield part


def _written(document: Document) -> dict[str, list[Mark]]:
    """Return where each abbreviation stands, in order."""
    marks: dict[str, list[Mark]] = defaultdict(list)
    for part in _texts(document):
        for match in _WORD.finditer(part.passage.text):
            marks[match[0]].append(Mark(part, match.start(), match.end()))
    return marks


def _by_letters(marks: dict[str, list[Mark]]) -> Iterator[Finding]:
    """Yield the first place of each spelling that is another's but for marks, hyphens or a letter more at the end."""
    for other, usual in second_spellings(token for token, places in marks.items() for _ in places).items():
        if usual not in marks:
            continue
        yield Finding(
            marks[other][0],
            f"chữ viết tắt “{other}” ở chỗ khác viết “{usual}”",
            ((marks[usual][0], f"viết “{usual}”"),),
            sure=False,
        )


_PAIR = re.compile(rf"{_WORD.pattern}(?: và)? {_WORD.pattern}")


def _parted(document: Document, marks: dict[str, list[Mark]]) -> Iterator[Finding]:
    """Yield two abbreviations side by side that stand elsewhere as one: `PCTT và TKCN` of `PCTT&TKCN`.

    `HĐND-UBND` may well be the two together.
    """
    joined = {plain(each): each for each in marks if len(plain(each)) > _LONG}
    for part in _texts(document) if joined else ():
        for match in _PAIR.finditer(part.passage.text):
            usual = joined.get(plain(match[0].replace(" và", "").replace(" ", "")))
            if usual is None or ("-" in usual and " và " in match[0]):
                continue
            found = Mark(part, match.start(), match.end())
            message = f"chữ viết tắt “{found.text}” ở chỗ khác viết “{usual}”"
            yield Finding(found, message, ((marks[usual][0], f"viết “{usual}”"),), sure=False)
            del joined[plain(usual)]


def _given(document: Document) -> Iterator[_Given]:
    for part in _texts(document):
        text = part.passage.text
        for match in _DEFINED.finditer(text):
            words = _words_before(text, match.start())
            yield _Given(match[1], words, _name(words, match[1]), Mark(part, match.start(1), match.end(1)))


def _words_before(text: str, at: int) -> tuple[str, ...]:
    """Return the words of the clause that ends at a place."""
    near = text[max(0, at - _NEAR) : at].lower()
    if at > _NEAR:
        near = near.partition(" ")[2]
    words: list[str] = []
    for word in _NAME_WORDS.findall(near):
        words = [] if word in ";.:()" else words if word == "," else [*words, word]
    return tuple(words)


def _name(words: tuple[str, ...], short: str) -> tuple[str, ...]:
    """Return the last words whose first letters, those of `và` aside, make an abbreviation."""
    letters = plain(short)
    taken: list[str] = []
    for word in reversed(words):
        if not letters:
            break
        if plain(word[0]) == letters[-1]:
            letters = letters[:-1]
        elif word != "và":
            return ()
        taken.append(word)
    return () if letters or len(plain(short)) < _SHORTEST else tuple(reversed(taken))


def _two_for_one_name(given: tuple[_Given, ...]) -> Iterator[Finding]:
    """Yield a name that is given two abbreviations, at least one of which its first letters make."""
    first: dict[tuple[str, ...], _Given] = {}
    names: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for each in given:
        if each.name:
            first.setdefault(each.name, each)
            names[each.short].add(each.name)
    for each in given:
        lengths = range(min(len(each.words), 9), max(len(each.name), 2), -1)
        known = next((first[each.words[-n:]] for n in lengths if each.words[-n:] in first), None)
        if known is None or plain(known.short) == plain(each.short) or (names[each.short] and not each.name):
            continue  # it stands for something else: the bracket says where from, or how
        shown = " ".join(known.name)
        yield Finding(
            each.mark,
            f"“{shown}” được viết tắt là “{each.short}”, ở chỗ khác là “{known.short}”",
            ((known.mark, f"viết tắt là “{known.short}”"),),
        )


def _one_for_two_names(given: tuple[_Given, ...]) -> Iterator[Finding]:
    """Yield an abbreviation that is given for two names, each made of words with its letters."""
    first: dict[str, _Given] = {}
    for each in given:
        before = first.setdefault(each.short, each) if each.name else first.get(each.short)
        if before is None:
            continue
        name = each.name or (each.words[-len(before.name) :] if _is_akin(before.name, each.words) else before.name)
        if _bare(before.name) != _bare(name):
            yield Finding(
                each.mark,
                f"“{each.short}” viết tắt cho “{' '.join(name)}”, ở chỗ khác cho “{' '.join(before.name)}”",
                ((before.mark, f"viết tắt cho “{' '.join(before.name)}”"),),
                sure=False,
            )


def _is_akin(first: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Return whether a name and the words at the end of others are alike in half of their places, and not the same."""
    last = [plain(word) for word in words[-len(first) :]]
    alike = sum(plain(one) == other for one, other in zip(first, last, strict=False))
    return len(last) == len(first) and max(2, len(first) / 2) <= alike < len(first)


def _bare(name: tuple[str, ...]) -> list[str]:
    """Return a name without its marks, so that `uỷ ban` is `ủy ban`."""
    return [plain(word) for word in name if word != "và"]


def _mistyped(marks: dict[str, list[Mark]], given: tuple[_Given, ...]) -> Iterator[Finding]:
    """Yield an abbreviation that nobody explains and that only puts the letters of another one in another order.

    It must be a long one with two neighbouring letters turned (NHCSXH, NHCXSH), or the rarer one and stand beside a
    word that an explained one stands beside, or where nobody explains either between the same two words (`tham gia BHXH
    bắt buộc`, `tham gia BXHH bắt buộc`): TTHC and TTCH may be two.
    """
    explained = {each.short: each.mark for each in given if each.name}
    letters = {short: plain(short) for short in marks}
    by_letters: dict[frozenset[str], list[str]] = defaultdict(list)
    for short in marks:
        same = by_letters[frozenset(letters[short])]
        if len(same) < _MOST:
            same.append(short)
    beside = functools.cache(lambda short: _beside(marks[short]))
    told = {each.short for each in given} | COMMON
    for other in reversed(marks):
        for short in by_letters[frozenset(letters[other])]:
            pair = letters[short], letters[other]
            times, usual = len(marks[other]), len(marks[short])
            if other in told or times > usual or not _swaps(*pair):
                continue
            common = beside(short) & beside(other)
            known = short in explained
            turned = _turns(*pair, _LONG) or _doubles(*pair)
            alike = _turns(*pair, _SHORTEST + 1) and {side for side, _ in common} == {-1, 1}
            if (known and (turned or (common and times < usual))) or alike:
                told.add(short)
                how = "không được giải thích, ở chỗ khác viết" if known else "ở chỗ khác viết"
                yield Finding(
                    marks[other][0],
                    f"chữ viết tắt “{other}” {how} “{short}”",
                    ((explained.get(short, marks[short][0]), f"{'giải thích' if known else 'viết'} “{short}”"),),
                    sure=False,
                )
                break


def _beside(marks: Sequence[Mark]) -> set[tuple[int, str]]:
    """Return the words right before and right after the places of an abbreviation, each with its side."""
    found: set[tuple[int, str]] = set()
    for part, start, end in marks:
        text = part.passage.text
        before = re.search(r"([^\W\d_]+)[ \u00a0]$", text[max(0, start - 20) : start])
        after = re.match(r"[ \u00a0]([^\W\d_]+)", text[end : end + 20])
        found |= {(side, match[1].lower()) for side, match in ((-1, before), (1, after)) if match}
    return {(side, word) for side, word in found if word not in _ANYWHERE}


def _swaps(short: str, other: str) -> bool:
    """Return whether two abbreviations of one length begin alike and have the same letters, in another order."""
    return len(short) == len(other) >= _SHORTEST and short[0] == other[0] and short != other


def _turns(short: str, other: str, least: int) -> bool:
    """Return whether two abbreviations of so many letters differ in two neighbouring ones that changed places."""
    apart = [at for at, (one, two) in enumerate(zip(short, other, strict=False)) if one != two]
    return len(short) >= least and len(apart) == 2 and apart[1] == apart[0] + 1


def _doubles(short: str, other: str) -> bool:
    """Return whether a long abbreviation differs from another in one letter, which it has twice: TTPVHCC, TTPVHHC."""
    apart = [at for at, (one, two) in enumerate(zip(short, other, strict=False)) if one != two]
    return len(short) > _LONG and len(apart) == 1 and other[apart[0] - 1] == other[apart[0]]
