"""Finds the closing of a document: authority, title and name of who signs, recipients, the drafter's mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from baocao import decree30
from baocao.parts import words
from baocao.parts.lines import Line, pieces
from baocao.parts.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from baocao.parts.head import Found

_DRAFTER = re.compile(r"[A-ZĐƯ]{2,6}\s*[.,]?\s*\(?\s*\d{1,4}\s*(?:b|bản)?\s*\)?\.?$|[A-ZĐ]{2,6}\s*\.\s*[A-ZĐ]{2,6}\.?$")
_ADDRESS = re.compile(r"(?:dia chi|so dien thoai|dien thoai|dt:|email|e-mail|website|fax|thu dien tu|trang thong tin)")
_REACHED = re.compile(r"\bduong\b|\bpho\b|dien thoai|thu dien tu|e-?mail|website|\bfax\b|@")
"""Of these, an address that begins with a number of a house has two."""
_HIGHEST = 25
"""Lines above the recipients, or above the end, within which the signature begins."""
_LONGEST = 80
"""Lines that a closing takes at the most where no table holds it."""
_STAMP = re.compile(
    r"(?:nguoi ky|ky boi|ky ngay|da ky|co quan|don vi|thoi gian ky|ngay ky|gio ky|signature|signed by|chung thu)\b.*"
)
"""How the lines begin that a program of electronic signatures prints, folded."""
_KEEP = re.compile(r"[-–—+]?\s*luu\s*:?\s*(?:vt|vp|hs)\b")
"""The last line of the recipients, folded."""
_MARK = re.compile(r"(?:[-–—+*•]|\d+[.)])\s*")


class Closing(NamedTuple):
    """What the closing holds, and which lines it takes."""

    found: list[Found]
    start: int
    """The index of its first line."""
    end: int
    """The index of the first line behind it."""


def closing(lines: Sequence[Line], start: int) -> Closing:
    """Return the closing of a document whose text begins at a line."""
    limit = _first_annex(lines, start)
    at = next((index for index in range(start, limit) if _has_recipients(lines[index])), None)
    if at is None:
        at = _first_item(lines, start, limit)
    if at is None:
        return _unlisted(lines, start, limit)
    group = lines[at].where.group
    first = _begin_of_signature(lines, _begin_of_group(lines, at) if group else at, start)
    end = _end(lines, at, limit)
    taken = [piece for line in lines[first:end] for piece in pieces(line) if not piece.is_empty]
    return Closing(list(_parts(taken)), first, end)


def is_recipients(text: str) -> bool:
    """Return whether a line is the word Nơi nhận, well written or not."""
    plain = words.letters_only(text)
    return plain in ("noi nhan", "noinhan", "noi nhan van ban", "noi gui", "noi nhan nhu tren") or (
        len(plain) < 14 and words.like(plain, "noi nhan", 1)
    )


def _has_recipients(line: Line) -> bool:
    return len(line.text) < 400 and any(is_recipients(piece.text) for piece in pieces(line))


def _first_item(lines: Sequence[Line], start: int, limit: int) -> int | None:
    """Return the index with which a list of recipients begins that lacks its word; None where there is none."""
    keep = next((at for at in range(start, limit) if _KEEP.match(folded(lines[at].text[:40]))), None)
    if keep is None:
        return None
    cell, at = lines[keep].where.cell, keep
    while at > start and lines[at - 1].where.cell == cell and _is_item(lines[at - 1]) and _small(lines[at - 1]):
        at -= 1
    return at


def _small(line: Line) -> bool:
    """Return whether a line is set smaller than running text, as recipients are."""
    return any(run.letters.points < decree30.JUDGED["NoiDung"].size.low for run in line.runs)


def _first_annex(lines: Sequence[Line], start: int) -> int:
    """Return the index of the first line of an annex; the number of lines where there is none."""
    return next((index for index in range(start, len(lines)) if is_annex(lines[index])), len(lines))


def is_annex(line: Line) -> bool:
    """Return whether a line is the word Phụ lục over an annex, and not one that speaks of it."""
    text = line.text
    return (
        len(text) < 40
        and not line.where.group
        and re.fullmatch(r"phu luc(?:\s*(?:so)?\s*[ivxlc\d]*(?:[.:].*)?)?", folded(text)) is not None
        and not text.endswith((";", ","))
    )


def _begin_of_group(lines: Sequence[Line], at: int) -> int:
    """Return the index of the first line of the table in which the recipients stand."""
    group = lines[at].where.group
    while at and lines[at - 1].where.group == group:
        at -= 1
    return at


def _begin_of_signature(lines: Sequence[Line], at: int, start: int) -> int:
    """Return the index with which a signature above or beside the recipients begins."""
    first = at
    for index in range(at - 1, max(start, at - _HIGHEST) - 1, -1):
        line = lines[index]
        if _signs(line):
            first = index
        elif (line.text and not words.is_name(line.text) and not line.where.group and first != at) or (
            line.text and len(line.text) > 60
        ):
            break
    return first


def _signs(line: Line) -> bool:
    """Return whether a line gives the authority or the title of who signs."""
    text = line.text
    if not text or len(text) > 90 or text.endswith((":", ";", ".", ",")):
        return False
    return words.gives_authority(text) or (words.is_capitals(text) and words.names_title(text))


def _end(lines: Sequence[Line], at: int, limit: int) -> int:
    """Return the index of the first line behind the closing."""
    group, section = lines[at].where.group, lines[at].where.section
    if group:
        index = at
        while index < limit and (lines[index].where.group == group or _follows(lines[index], section)):
            index += 1
        return index
    for index in range(at, min(limit, at + _LONGEST)):
        line = lines[index]
        if line.where.section != section or (line.where.bordered and line.where.group) or len(line.text) > 250:
            return index
        if line.text.startswith("(") and line.is_centred:
            return index
    return min(limit, at + _LONGEST)


def _follows(line: Line, section: int) -> bool:
    return line.where.section == section and _trails(line)


def _trails(line: Line) -> bool:
    """Return whether a line behind the closing's table still belongs to it: a signature in a box of its own, a mark."""
    text = line.text
    titled = bool(line.where.group) and len(text) < 60 and words.names_title(text)
    alone = bool(line.where.group) or not words.is_capitals(text)
    named = _names_person(line) and alone and not line.where.bordered
    return not text or _signs(line) or titled or named or _is_mark(text) or _STAMP.match(folded(text)) is not None


def is_address(text: str) -> bool:
    """Return whether a line gives the address of a body, or how it is reached."""
    plain = folded(text[:300])
    return _ADDRESS.match(plain) is not None or len(set(_REACHED.findall(plain))) > 1


def _is_mark(text: str) -> bool:
    """Return whether a line is the drafter's mark or the body's address."""
    return bool(_DRAFTER.match(text)) or is_address(text)


def _unlisted(lines: Sequence[Line], start: int, limit: int) -> Closing:
    """Return the closing of a document without recipients: the signatures at its end."""
    first = limit
    for index in range(limit - 1, max(start, limit - _HIGHEST) - 1, -1):
        line = lines[index]
        if any(_signs(piece) for piece in pieces(line)):
            first = index
        elif len(line.text) > 100:
            break
    if first < limit and lines[first].where.group:
        first = _begin_of_group(lines, first)
    taken = [piece for line in lines[first:limit] for piece in pieces(line) if not piece.is_empty]
    return Closing(list(_parts(taken)), first, limit)


def _parts(taken: list[Line]) -> Iterator[Found]:
    """Yield the parts of a closing."""
    head = next((piece for piece in taken if is_recipients(piece.text)), None)
    if head is not None:
        yield "NoiNhan", head
        listed = _listed(taken, head)
    else:
        keep = next((piece for piece in taken if _KEEP.match(folded(piece.text))), None)
        listed = [] if keep is None else [each for each in taken if _is_beside(each, keep)]
    yield from _recipients(listed)
    known = {id(piece) for piece in (head, *listed)}
    rest = [piece for piece in taken if id(piece) not in known]
    yield from _signature(rest)


def _is_beside(piece: Line, keep: Line) -> bool:
    """Return whether a line belongs to the list that a line ends, where the word above the list is missing."""
    return piece.where.cell == keep.where.cell if keep.where.cell else _is_item(piece)


def _listed(taken: list[Line], head: Line) -> list[Line]:
    """Return the lines that stand under Nơi nhận."""
    after = taken[next(index for index, piece in enumerate(taken) if piece is head) + 1 :]
    if head.where.cell:
        return [piece for piece in after if piece.where.cell == head.where.cell]
    found: list[Line] = []
    for piece in after:
        if not piece.where.group and _goes_on(piece, found):
            found.append(piece)
    return found


def _goes_on(piece: Line, found: list[Line]) -> bool:
    """Return whether a line outside of tables belongs to the list of recipients so far."""
    text = piece.text
    if _MARK.match(text) and not _names_person(piece):
        return True
    if piece.where.side == "right" or _STAMP.match(folded(text)):
        return False
    if _is_item(piece) or (piece.loose and not words.is_capitals(text) and not _names_person(piece)):
        return True
    if not found:
        return False
    if _is_mark(text):
        return True
    return not found[-1].text.endswith((";", ".")) and not _names_person(piece) and not _signs(piece)


def _names_person(piece: Line) -> bool:
    """Return whether a line is the name of who signs, which is bold where it is written without care."""
    return words.is_name(piece.text) or (piece.is_bold and words.is_careless_name(piece.text))


def _is_item(piece: Line) -> bool:
    return (
        bool(_MARK.match(piece.text))
        or folded(piece.text).startswith(("nhu ", "luu", "- "))
        or (piece.text.endswith(";") and not words.is_capitals(piece.text))
    )


def _recipients(listed: list[Line]) -> Iterator[Found]:
    """Yield the lines of the list, and the drafter's mark and the address under it."""
    seen_keep = False
    for piece in listed:
        if is_address(piece.text):
            yield "DiaChi", piece
        elif _DRAFTER.match(piece.text) and (seen_keep or piece is listed[-1]):
            yield "KyHieuSoan", piece
        else:
            yield "DanhSachNhan", piece
            seen_keep = seen_keep or "luu" in folded(piece.text)[:8]


def _signature(rest: list[Line]) -> Iterator[Found]:
    """Yield authority, titles and names, column by column."""
    columns: dict[int, list[Line]] = {}
    for piece in rest:
        columns.setdefault(piece.where.cell, []).append(piece)
    ends = {id(column[-1]) for column in _whole(columns)}
    for piece in rest:
        text = piece.text
        if text.startswith(("(", "[")) or is_address(text) or _STAMP.match(folded(text)):
            yield "Khac", piece
        elif _DRAFTER.match(text) and not words.is_name(text) and piece.where.side != "right":
            yield "KyHieuSoan", piece
        elif id(piece) in ends and words.is_name(text) and not words.is_capitals(text):
            yield "HoTen", piece
        elif words.gives_authority(text) or words.names_title(text):
            yield "QuyenHan", piece
        elif id(piece) in ends and (words.is_name(text) or _titled_name(text) or words.is_careless_name(text)):
            yield "HoTen", piece
        elif words.is_capitals(text):
            yield "QuyenHan", piece
        elif words.is_name(text):
            yield "HoTen", piece
        else:
            yield "Khac", piece


def _whole(columns: dict[int, list[Line]]) -> list[list[Line]]:
    """Return the columns with what cannot be a name taken from their ends."""
    return [
        kept
        for column in columns.values()
        if (kept := [piece for piece in column if not piece.text.startswith(("(", "[")) and not _is_mark(piece.text)])
    ]


def _titled_name(text: str) -> bool:
    """Return whether a line is a name behind academic or honorary titles: `TS. Nguyễn Văn A`."""
    return re.match(r"(?:[A-ZĐ][\wÀ-ỹ]{0,4}\s*\.\s*)+[A-ZĐÀ-Ỹ]", text) is not None and len(text) < 60
