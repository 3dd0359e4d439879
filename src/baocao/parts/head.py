"""Finds the head of a document: national name, bodies, number, date, type, subject, addressees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from baocao import decree30
from baocao.parts import words
from baocao.parts.lines import Line, pieces
from baocao.parts.sheet import Kind
from baocao.parts.words import folded, like

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Found = tuple[str, Line]
"""The key of a part, and a line that is it."""

_SHORT = 40
"""Characters that a remark in the head takes at the most."""
_DEEPEST = 60
"""Lines within which a head ends."""
_NUMBER = re.compile(r"s\s?[ốôồổộơo]\s*[:.;,]?\s*(?:\d|[/.…_-]|\s{2,}|$)", re.IGNORECASE)
_SYMBOL = re.compile(r"\d*\s*/\s*[A-ZĐa-zđ]{1,5}\s*[-–]\s*[A-ZĐƯ]\S*$")
_DATE = re.compile(r"\bngay\b.*\b(?:thang|nam)\b|\bthang\b.*\bnam\b")
_SHORT_DATE = re.compile(r",\s*(?:ngay )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_DRAFT = re.compile(r"d[uư] th[aả]o\s*(?:l[aầ]n)?\s*\d*\W*$", re.IGNORECASE)
_SUBJECT = re.compile(r"v\s*[/.]?\s*v\b|v[eề] vi[eệ]c\b", re.IGNORECASE)
_LEVEL = re.compile(r"(?:[IVXLC]+|\d+|[a-zđ])\s*[.)/]\s|(?:Phần|Chương|Mục|Điều|PHẦN|CHƯƠNG|MỤC|ĐIỀU)\s")


class Head(NamedTuple):
    """What the head holds, and where the text begins."""

    found: list[Found]
    kind: Kind
    end: int
    """The index of the first line that is not the head's."""
    party: bool
    """It is a document of the Party."""


def head(lines: Sequence[Line]) -> Head:
    """Return the head of a document."""
    heads = [(index, piece) for index, line in enumerate(lines[:_DEEPEST]) for piece in pieces(line)]
    party = any(like(piece.text, decree30.PARTY_NAME, 2) for _, piece in heads[:20])
    end, kind = _end(heads, len(lines))
    top = [piece for index, piece in heads if index < end]
    found = list(_anchors(top))
    if kind is None:
        return _nameless(lines, found, end)._replace(party=party)
    found = _as_titles(found)
    found.append(("TenLoai", heads[[index for index, _ in heads].index(end)][1]))
    subject_lines = list(_subject(lines, end + 1))
    if not subject_lines and kind.abbreviation not in decree30.WITHOUT_SUBJECT:
        known = {id(line) for _, line in found}
        found += [
            ("TrichYeu", line) for line in lines[:end] if _is_title(line) and not (id(line) in known or anchor(line))
        ]
    found += [("TrichYeu", lines[index]) for index in subject_lines if not _is_number(lines[index].text)]
    if not any(key == "SoKyHieu" for key, _ in found):
        found += [("SoKyHieu", lines[index]) for index in subject_lines if _is_number(lines[index].text)][:1]
    return Head(found, kind, (subject_lines or [end])[-1] + 1, party)


def _nameless(lines: Sequence[Line], found: list[Found], end: int) -> Head:
    """Return the head of a document that names no type: a công văn, or one whose type is missing."""
    titles = _as_titles(found)
    titled = any(key == "TrichYeu" for key, _ in titles)
    kind = _by_symbol(found)
    if not any(key == "TrichYeuCongVan" for key, _ in titles) and kind is not None:
        first = next((line for line in lines[end:] if line.text), None)
        below = list(_subject(lines, end)) if first is not None and _is_title(first) and not titled else []
        if titled or below or not _is_addressed(lines, end):
            end = below[-1] + 1 if below else end
            return Head([*titles, *[("TrichYeu", lines[index]) for index in below]], kind, end, party=False)
    letter = any(key == "TrichYeuCongVan" for key, _ in found) or _is_addressed(lines, end)
    return Head(found, Kind("công văn", "") if letter else Kind("", ""), end, party=False)


def _by_symbol(found: Sequence[Found]) -> Kind | None:
    """Return the type of document whose abbreviation the number bears; None where it bears none."""
    number = next((line.text for key, line in found if key == "SoKyHieu"), "")
    token = re.search(r"/\s*(\w+)\s*[-–]", number)
    names = {abbreviation: name for name, abbreviation in decree30.TYPES.items()}
    return Kind(names[token[1]], token[1]) if token and token[1] in names else None


def _as_titles(found: list[Found]) -> list[Found]:
    """Return the parts with what was taken for the subject of a công văn as a subject, where it stands as a title."""
    return [("TrichYeu" if key == "TrichYeuCongVan" and _is_title(line) else key, line) for key, line in found]


def _is_title(line: Line) -> bool:
    """Return whether a line is bold in the middle of the page."""
    alone = not (line.where.side or line.where.group or line.loose)
    return alone and line.is_centred and line.is_bold and bool(line.text)


def _is_addressed(lines: Sequence[Line], end: int) -> bool:
    return end < len(lines) and is_addressed(lines[end].text)


def is_addressed(text: str) -> bool:
    """Return whether a line begins with Kính gửi, well written or not."""
    plain = folded(text[:40])
    return plain.startswith("kinh gui") or (plain.startswith(("kinh g", "kinhg")) and ":" in text[:12])


def _end(heads: Sequence[tuple[int, Line]], count: int) -> tuple[int, Kind | None]:
    """Return the index of the line that ends the head, and the type of document if it is a type that does."""
    last_anchor = -1
    seen_nation = False
    seen: set[str] = set()
    for index, piece in heads:
        kind = words.kind_of(piece.text)
        seen_nation = seen_nation or is_nation(piece.text)
        if kind and _stands_alone(piece, exact=not kind[1]) and (index or seen_nation):
            return index, Kind(kind[0], decree30.TYPES[kind[0]])
        if is_addressed(piece.text):
            return index, None
        told = anchor(piece)
        if told or (piece.text and piece.where.group and piece.where.side):
            last_anchor = index
        elif piece.text and not piece.loose and not piece.where.group and (_is_text(piece) or _goes_on(piece, seen)):
            break
        seen.add(told)
    return min(last_anchor + 1, count), None


def _is_text(piece: Line) -> bool:
    """Return whether a line can only be running text."""
    return len(piece.text) > 100 and not words.is_capitals(piece.text)


def _goes_on(piece: Line, seen: set[str]) -> bool:
    """Return whether a line below number and date begins the text: it is neither centred, nor bold, nor in capitals."""
    plain = not (piece.is_centred or piece.is_bold or words.is_capitals(piece.text))
    whole = len(piece.text) > _SHORT or piece.text.endswith((".", ";", ":"))
    return plain and whole and {"SoKyHieu", "DiaDanh"} <= seen and "TrichYeuCongVan" not in seen


def _stands_alone(piece: Line, *, exact: bool) -> bool:
    """Return whether a line that names a type stands over the whole width, or is exactly the type."""
    if piece.where.side == "left" or len(piece.text) > 200:
        return False
    return exact or (not piece.where.side and not piece.loose)


def is_nation(text: str) -> bool:
    """Return whether a line is the national name, well written or not."""
    plain = words.letters_only(text)
    return like(text, decree30.NATIONAL_NAME, 5) or (
        len(plain) < 60 and "cong hoa" in plain and ("viet nam" in plain or "chu nghia" in plain)
    )


def is_motto(text: str) -> bool:
    """Return whether a line is the motto, well written or not."""
    plain = words.letters_only(text)
    return like(text, decree30.MOTTO, 5) or (
        len(plain) < 50 and sum(word in plain for word in ("doc lap", "tu do", "hanh phuc")) >= 2
    )


def anchor(piece: Line) -> str:
    """Return which part of the head a line is by its words alone; empty where they do not tell."""
    text = piece.text
    if not text or len(text) > 220:
        return ""
    return next((key for key, test in _TESTS if test(text)), "")


def _is_number(text: str) -> bool:
    symbol = _SYMBOL.search(text) and len(text.split()) <= 4
    return len(text) < 70 and bool(_NUMBER.match(text) or symbol)


def _is_date(text: str) -> bool:
    told = _DATE.search(folded(text)) or _SHORT_DATE.search(folded(text))
    return len(text) < 90 and bool(told) and not _NUMBER.match(text) and not _LEVEL.match(text)


def _is_subject(text: str) -> bool:
    return bool(_SUBJECT.match(text)) and not words.is_capitals(text[8:] or "a")


def _is_urgent(text: str) -> bool:
    return any(like(text, mark, 1) for mark in decree30.URGENCY)


def _is_circular(text: str) -> bool:
    return any(like(text, mark, 1) for mark in decree30.CIRCULATION)


def _is_draft(text: str) -> bool:
    return like(text, decree30.DRAFT_WORD, 1) or bool(_DRAFT.match(text))


_TESTS = (
    ("QuocHieu", is_nation),
    ("TieuNgu", is_motto),
    ("SoKyHieu", _is_number),
    ("DiaDanh", _is_date),
    ("TrichYeuCongVan", _is_subject),
    ("DoKhan", _is_urgent),
    ("LuuHanh", _is_circular),
    ("DuThao", _is_draft),
)


def _anchors(top: Sequence[Line]) -> Iterator[Found]:
    """Yield the parts above the type: what its words tell, then the bodies among the rest."""
    told = [anchor(piece) for piece in top]
    keys = _single(told, top)
    subject = next((index for index, key in enumerate(keys) if key == "TrichYeuCongVan"), None)
    if subject is not None:
        _continue(keys, top, subject)
    rest = [piece for key, piece in zip(keys, top, strict=True) if not key and _can_be_body(piece)]
    number = next((piece for key, piece in zip(keys, top, strict=True) if key == "SoKyHieu"), None)
    nation = next((piece.where.side for key, piece in zip(keys, top, strict=True) if key == "QuocHieu"), "")
    turned = nation == "left" and all(piece.where.side != "left" for piece in rest)
    bodies = dict(_bodies([piece for piece in rest if _above(piece, number, top, turned=turned)]))
    for key, piece in zip(keys, top, strict=True):
        if key:
            yield key, piece
        elif piece in bodies:
            yield bodies[piece], piece


def _single(told: list[str], top: Sequence[Line]) -> list[str]:
    """Return the keys with each of the parts that a document has but once given to the first line alone."""
    keys: list[str] = []
    for key, piece in zip(told, top, strict=True):
        again = key in keys and key in ("QuocHieu", "TieuNgu", "SoKyHieu", "DiaDanh", "TrichYeuCongVan")
        keys.append("" if again and not (key == "TrichYeuCongVan" and piece) else key)
    return keys


def _continue(keys: list[str], top: Sequence[Line], at: int) -> None:
    """Give the lines that go on with the subject of a công văn to it."""
    for index in range(at + 1, len(top)):
        piece = top[index]
        if keys[index] or piece.is_empty or words.is_capitals(piece.text):
            if piece.where.cell == top[at].where.cell and not piece.loose:
                break
            continue
        if piece.where.side == top[at].where.side and piece.where.group == top[at].where.group:
            keys[index] = "TrichYeuCongVan"


def _can_be_body(piece: Line) -> bool:
    return not piece.is_empty and len(piece.text) < 120 and any(letter.isalpha() for letter in piece.text)


def _above(piece: Line, number: Line | None, top: Sequence[Line], *, turned: bool) -> bool:
    """Return whether a line stands where the bodies do: on the other side than the nation, and not under the number."""
    if piece.where.side == ("left" if turned else "right"):
        return False
    if number is None or piece.where.cell != number.where.cell or piece.where.cell == 0:
        return number is None or top.index(piece) < top.index(number) or words.is_capitals(piece.text)
    return top.index(piece) < top.index(number)


def _bodies(names: list[Line]) -> Iterator[tuple[Line, str]]:
    """Yield each line of the names of bodies with its part: the parent first, the issuing body last."""
    if not names:
        return
    bold = [piece.is_bold for piece in names]
    first_bold = bold.index(True) if True in bold else len(names)
    first_thin = bold.index(False) if False in bold else len(names)
    if (
        first_bold == 0 < first_thin < len(names)
        and not any(bold[first_thin:])
        and words.names_body(names[first_thin].text)
    ):
        # The two have changed places, which is a fault of order and not of letters.
        for index, piece in enumerate(names):
            yield piece, "CoQuanBanHanh" if index < first_thin else "CoQuanChuQuan"
        return
    if 0 < first_bold < len(names) and all(bold[first_bold:]):
        cut = first_bold
    else:
        begins = [index for index, piece in enumerate(names) if index and words.names_body(piece.text)]
        cut = begins[-1] if begins else 0
    for index, piece in enumerate(names):
        yield piece, "CoQuanBanHanh" if index >= cut else "CoQuanChuQuan"


def _subject(lines: Sequence[Line], start: int) -> Iterator[int]:
    """Yield the indexes of the lines of the subject, which stand under the type; a number that strayed there too."""
    before: Line | None = None
    for index, line in enumerate(lines[start : start + 8], start):
        if not line.text:
            if before is not None:
                return
            continue
        if words.is_line(line.text) or is_addressed(line.text):
            return
        if _is_number(line.text) and line.is_centred:
            yield index
            continue
        if _begins_text(line, before):
            return
        yield index
        before = line


def _begins_text(line: Line, before: Line | None) -> bool:
    """Return whether a line under the type is no longer the subject."""
    plain = folded(line.text[:60])
    titled = before is None and line.is_centred and line.is_bold
    if plain.startswith(("can cu", "xet ", "theo de nghi", "thuc hien ")) and not titled:
        return True
    if _LEVEL.match(line.text):
        return True
    if line.text.startswith("(") or line.text.endswith(":") or (before and words.is_capitals(line.text)):
        return True
    if words.is_capitals(line.text) and (words.names_title(line.text) or words.names_body(line.text)):
        return True
    if before is None:
        return not (line.is_centred or line.is_bold)
    return not line.is_centred or line.is_bold != before.is_bold or bool(before.paragraph.rules)
