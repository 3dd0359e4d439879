"""Spaces where none may stand, and none where one must: before and after signs, inside the symbols of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.language.flaws import Flaw, addresses, inside
from baocao.language.letters import tones
from baocao.language.syllables import is_syllable

_LETTER = r"[^\W\d_]"
_CAPITALS = "[A-ZĐĂÂÊÔƠƯ]"
_BEFORE = re.compile(r"(?<=[\w)\]”%…\ue000\ue001])[ ]+(?=[,;:!?)\]”]|\.(?![.\w/]))")
_INSIDE = re.compile(r"(?<=[(\[“])[ ]+(?=\S)")
_DOUBLED = re.compile(r"(?<=\S)[ ]{2,}(?=\S)")
_AFTER = re.compile(
    rf"(?:(?<=[\w)”%\ue000])[,;](?={_LETTER}|[“(\ue000])|(?<={_LETTER})[,;](?=\d)|(?<={_LETTER}{_LETTER})[:?!](?={_LETTER})"
    rf"|(?<={_LETTER})\)(?={_LETTER}))"
)
_STOP = re.compile(rf"(?<!\S)(?P<left>{_LETTER}{{2,10}})\.(?={_LETTER}{{2,10}}(?!\S|\w))")
_HYPHEN = re.compile(
    rf"(?<![^\W_])(?P<left>{_LETTER}{{1,40}})(?P<gap>-[ ]+|[ ]+-)(?P<right>{_LETTER}{{1,40}})(?![^\W_])"
)
_RANGE = re.compile(r"(?<=\d)-[ ]+(?=\d)")
_SLASH = re.compile(r"(?<=[\d%\ue000])(?:[ ]+/[ ]*|/[ ]+)(?=[\d\ue000])|(?<=[^\W\d_]{2})(?:[ ]+/|/[ ]+)(?=[^\W\d_]{2})")
_SYMBOL = re.compile(
    rf"(?<!\d)\d{{1,6}}[ ]*/[ ]*(?:\d{{4}}[ ]*/[ ]*)?{_CAPITALS}{{1,4}}(?:[ ]*-[ ]*{_CAPITALS}{{2,10}})+"
)


def flaws(text: str) -> Iterator[Flaw]:
    """Yield the faults of spacing in a paragraph, in order, each with its certain mend.

    A line end counts as a space. What is not to be judged may stand as U+E000 for a value, U+E001 for nothing.
    """
    found = sorted({flaw.start: flaw for flaw in _all(text)}.values())
    apart = addresses(text)
    last = -1
    for flaw in found:
        if flaw.start >= last and not inside(apart, flaw.start):
            yield flaw
            last = flaw.end


def _all(text: str) -> Iterator[Flaw]:
    for match in _DOUBLED.finditer(text):
        yield Flaw(*match.span(), f"{len(match[0])} dấu cách liền nhau", "chỉ để một dấu cách", " ")
    for match in _STOP.finditer(text):
        yield from _after_full_stop(text, match)
    for match in _AFTER.finditer(text):
        cause = f"thiếu dấu cách sau dấu “{match[0]}”"
        yield Flaw(*match.span(), cause, "thêm một dấu cách", match[0] + " ")
    for match in _BEFORE.finditer(text):
        sign = text[match.end()]
        yield Flaw(*match.span(), f"thừa dấu cách trước dấu “{sign}”", "bỏ dấu cách", "")
    for match in _INSIDE.finditer(text):
        yield Flaw(*match.span(), f"thừa dấu cách sau dấu “{text[match.start() - 1]}”", "bỏ dấu cách", "")
    if "-" in text:
        yield from _hyphens(text)
    if "/" in text:
        yield from _slashes(text)


def _after_full_stop(text: str, match: re.Match[str]) -> Iterator[Flaw]:
    """Yield a full stop between two sentences with no space: both words are Vietnamese, the second has a capital."""
    right = re.match(rf"{_LETTER}+", text[match.end() : match.end() + 11])
    left = match["left"]
    if right and left.islower() and is_syllable(left) and right[0].istitle() and is_syllable(right[0]):
        yield Flaw(match.end() - 1, match.end(), "thiếu dấu cách sau dấu “.”", "thêm một dấu cách", ". ")


def _hyphens(text: str) -> Iterator[Flaw]:
    for match in _HYPHEN.finditer(text):
        left, right = match["left"], match["right"]
        abbreviated = left.isupper() and right.isupper() and not (tones(left.lower()) or tones(right.lower()))
        if abbreviated and not (is_syllable(left) and is_syllable(right)):
            cause = f"thừa dấu cách trong “{match[0]}”"
            yield Flaw(*match.span("gap"), cause, f"viết liền: {left}-{right}", "-")
        elif is_syllable(left) and is_syllable(right):
            cause = f"dấu “-” trong “{match[0]}” chỉ có dấu cách ở một bên"
            yield Flaw(*match.span("gap"), cause, f"để dấu cách ở cả hai bên: {left} - {right}", " - ")
    for match in _RANGE.finditer(text):
        yield Flaw(*match.span(), "thừa dấu cách sau dấu “-” giữa hai số", "viết liền, ví dụ 2021-2025", "-")


def _slashes(text: str) -> Iterator[Flaw]:
    for match in _SYMBOL.finditer(text):
        if " " in match[0]:
            tight = match[0].replace(" ", "")
            cause = f"thừa dấu cách trong số, ký hiệu văn bản “{match[0]}”"
            yield Flaw(*match.span(), cause, f"viết liền: {tight}", tight)
    for match in _SLASH.finditer(text):
        before = text[match.start() - 1]
        if before.isupper():  # `II/ NHIỆM VỤ` is a heading
            continue
        yield Flaw(*match.span(), "thừa dấu cách cạnh dấu “/”", "viết liền dấu “/” với hai bên", "/")
