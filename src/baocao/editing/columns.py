"""Which column of a table holds what: by the words of its header, or as the user says with --map."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from baocao.model import Indicator
from baocao.scope import did_you_mean
from baocao.shape import fields
from baocao.sheets import Sheet
from baocao.sheets.cells import column_letter

NAMES = ("name", "key")
UNIT = "unit"
VALUES = tuple(key.name for key in fields(Indicator) if key.name not in ("name", "unit", "group", "division"))
"""What a column may hold besides the name or key of an indicator, and its unit."""

_ROLES = (*NAMES, UNIT, *VALUES)
_EXAMPLE = '--map "Chỉ tiêu=name,Thực hiện=actual"'
_MOST_HEADERS = 30
_SPAN = 3
_KNOWN = {
    "key": ("khoa", "ma", "ma chi tieu", "key"),
    "name": ("chi tieu", "ten chi tieu", "noi dung", "noi dung chi tieu", "ten", "name"),
    "actual": ("thuc hien", "ket qua", "ket qua thuc hien", "so thuc hien", "gia tri", "so lieu", "actual"),
    "unit": ("don vi", "don vi tinh", "dvt", "unit"),
}
_YEAR = re.compile(r"(?:19|20)\d\d")
_WHEN = re.compile(r"\b(?:nam|ca nam)?\s*(?:19|20)\d\d\b|\bca nam\b|\bnam bao cao\b")


class Columns(NamedTuple):
    """The columns of a table that are read, and the first row below its header."""

    roles: dict[str, int]
    """What each column holds, and its index from 0."""
    headers: dict[str, str]
    """The header of each of them, as the sheet has it."""
    first: int
    """The index of the first row of data."""

    def __str__(self) -> str:
        """Return `name ở cột B (Chỉ tiêu), actual ở cột D (Thực hiện)`."""
        return ", ".join(
            f"{role} ở cột {column_letter(index)}" + (f" ({self.headers[role]})" if self.headers[role] else "")
            for role, index in self.roles.items()
        )


class MapError(Exception):
    """A table whose columns are not known: `str()` is the cause, `hint` the mend."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def folded(text: str) -> str:
    """Return words without accents, case, signs and superfluous spaces, for comparing."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    letters = "".join(ch for ch in bare if not unicodedata.combining(ch))
    return " ".join(re.sub(r"[^\w%]+", " ", letters).split())


def parse_map(text: str) -> dict[str, str]:
    """Return role by header of `Chỉ tiêu=name,Thực hiện=actual`; raises MapError."""
    found: dict[str, str] = {}
    for pair in text.split(","):
        header, equals, role = (part.strip() for part in pair.rpartition("="))
        if not equals or not header:
            raise MapError(
                f"không hiểu “{pair.strip()}” trong --map", 'viết như: --map "Chỉ tiêu=name,Thực hiện=actual"'
            )
        if role not in (*NAMES, UNIT, *VALUES):
            raise MapError(
                f"không có vai trò “{role}” trong --map", did_you_mean(role, (*NAMES, UNIT, *VALUES), "các vai trò")
            )
        found[role] = header
    if not found.keys() & set(NAMES) or not found.keys() & set(VALUES):
        mend = "cần một cột name hoặc key, và ít nhất một cột giá trị như actual"
        raise MapError("--map thiếu cột", f"{mend}: {_EXAMPLE}")
    return found


def columns(sheet: Sheet, wanted: Mapping[str, str] | None, year: int) -> Columns | None:
    """Return which columns to read, by the user's map or else by known headers; None where there is no such header.

    A header may be spread over up to three rows, as merged cells make it. Raises MapError where two columns have it
    and the year does not tell them apart.
    """
    if wanted and all(re.fullmatch(r"[A-Za-z]{1,2}", header) for header in wanted.values()):
        roles = {role: _index(header) for role, header in wanted.items()}
        return Columns(roles, dict.fromkeys(roles, ""), 0)
    spellings = {role: (folded(header),) for role, header in wanted.items()} if wanted else _KNOWN
    for last in range(1, min(len(sheet.rows), _MOST_HEADERS) + 1):
        for first in range(last - 1, max(last - 1 - _SPAN, -1), -1):
            spots = _spots(sheet, range(first, last), spellings, exact=bool(wanted))
            if _complete(spots, wanted):
                found = {role: _one(role, each, year) for role, each in spots.items()}
                return Columns(
                    {role: index for role, (index, _) in found.items()},
                    {role: header for role, (_, header) in found.items()},
                    last,
                )
    return None


def _complete(found: Mapping[str, object], wanted: Mapping[str, str] | None) -> bool:
    if wanted:
        return found.keys() == wanted.keys()
    return bool(found.keys() & set(NAMES)) and bool(found.keys() & set(VALUES))


def _spots(
    sheet: Sheet, rows: range, spellings: Mapping[str, tuple[str, ...]], *, exact: bool
) -> dict[str, list[tuple[int, str]]]:
    """Return for each role whose header stands in one of the rows every column that has it, with its words."""
    found: dict[str, list[tuple[int, str]]] = {}
    for number in rows:
        for index, cell in enumerate(sheet.rows[number]):
            words = folded(cell.text)
            bare = words if exact else " ".join(_WHEN.sub(" ", words).split())
            for role, known in spellings.items():
                if words and (words in known or bare in known):
                    found.setdefault(role, []).append((index, cell.text))
    return found


def _one(role: str, spots: list[tuple[int, str]], year: int) -> tuple[int, str]:
    """Return the one column of a role; of several that of the year; raises MapError."""
    dated = [(index, header, set(_YEAR.findall(header))) for index, header in spots]
    fitting = [(index, header) for index, header, years in dated if str(year) in years]
    fitting = fitting or [(index, header) for index, header, years in dated if not years]
    if len({index for index, _ in fitting}) == 1:
        return fitting[0]
    where = ", ".join(f"{column_letter(index)} ({header})" for index, header in spots)
    cause = f"không rõ cột nào là {role} của năm {year}: {where}"
    raise MapError(cause, f'ghi chữ cái của cột: --map "B=name,{column_letter(spots[-1][0])}=actual"')


def _index(letters: str) -> int:
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1
