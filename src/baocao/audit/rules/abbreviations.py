"""Abbreviations in two spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.audit.document import Document, Finding, Mark, Part
from baocao.passages import Kind

_WORD = re.compile(r"(?<![\w/-])[A-ZĐƯ]{2,8}(?:-[A-ZĐƯ]{2,8}){0,4}(?![\w/-])")
_DEFINED = re.compile(r"\((?:(?:sau đây )?(?:gọi|viết) tắt là:?\s*)?[“\"]?([A-ZĐƯ]{2,8}(?:-[A-ZĐƯ]{1,8}){0,4})[”\"]?\)")
_NEAR = 80


def two_spellings(document: Document) -> Iterator[Finding]:
    """Một chữ viết tắt phải được viết một cách.

    Vì sao: hai cách viết làm người đọc tưởng là hai tổ chức. Chữ chỉ có hai con chữ (DA, ĐA) không bị xét, vì
    thường là hai chữ khác nhau.

    Ví dụ sai:

        Phòng BTXH-BĐG chủ trì; Phòng BTXH-BDG theo dõi.

    Cách sửa: chọn một cách viết, dùng ở mọi chỗ.
    """
    yield from _by_letters(document)
    yield from _by_phrase(document)


def _texts(document: Document) -> Iterator[Part]:
    for part in document.parts:
        if part.passage.kind is not Kind.HEADING and any(ch.islower() for ch in part.passage.text):
            yield part


def _by_letters(document: Document) -> Iterator[Finding]:
    seen: dict[str, dict[str, list[Mark]]] = {}
    for part in _texts(document):
        for match in _WORD.finditer(part.passage.text):
            folded = match[0].replace("Đ", "D").replace("Ư", "U").replace("-", "")
            if len(folded) >= 3:
                seen.setdefault(folded, {}).setdefault(match[0], []).append(Mark(part, match.start(), match.end()))
    for spellings in seen.values():
        if len(spellings) > 1:
            usual = max(spellings, key=lambda each: (len(spellings[each]), "Đ" in each))
            for other, marks in spellings.items():
                if other != usual:
                    yield Finding(
                        marks[0],
                        f"chữ viết tắt “{other}” ở chỗ khác viết “{usual}”",
                        ((spellings[usual][0], f"viết “{usual}”"),),
                        sure=False,
                    )


def _by_phrase(document: Document) -> Iterator[Finding]:
    """Yield a phrase that is given two abbreviations, at least one of which its first letters make."""
    first: dict[str, tuple[str, Mark]] = {}
    found: list[tuple[str, str, Mark]] = []
    for part in _texts(document):
        text = part.passage.text
        for match in _DEFINED.finditer(text):
            before = text[max(0, match.start() - _NEAR) : match.start()].lower().split()
            found.append((" ".join(before), match[1], Mark(part, match.start(1), match.end(1))))
            letters = match[1].replace("-", "")
            phrase = " ".join(before[-len(letters) :])
            if len(letters) >= 3 and "".join(word[0] for word in phrase.split()).upper() == letters:
                first.setdefault(phrase, (match[1], Mark(part, match.start(1), match.end(1))))
    for before_words, short, place in found:
        words = before_words.split()
        for length in range(3, 9):
            known = first.get(" ".join(words[-length:]))
            if known and known[0] != short and known[0].replace("-", "") != short.replace("-", ""):
                yield Finding(
                    place,
                    f"“{' '.join(words[-length:])}” được viết tắt là “{short}”, ở chỗ khác là “{known[0]}”",
                    ((known[1], f"viết tắt là “{known[0]}”"),),
                )
                break
