"""Places as names of hidden bookmarks, and back.

A name is `_<file>_<line>_<column>_<n>`: the underscore in front hides it in Word, `n` makes it
unique without regard to case, as Word demands. The file is `d` and the stem for `data/<stem>.yaml`,
`t` and the stem for `templates/<stem>.j2`, and `x` and the whole path otherwise, where every byte
that is not a letter or a digit, and the letter Z, is written as `Z` and two hexadecimal digits.
A name may have 40 characters. A file that is too long for that is written out in bookmarks
`_fN_<k>_<piece>`, k counting its pieces from 0, and called `fN` in the names of its places.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from baocao.problems import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_FILE = 20
"""Leaves room for line, column and number in a name, of which Word accepts 40 characters."""
_PIECE = 30
"""Characters of a long file name in one bookmark."""
_FAMILIES = (("d", "data/", ".yaml"), ("t", "templates/", ".j2"), ("x", "", ""))
_LETTERS = {letter for letter, _, _ in _FAMILIES}

# Compiled when they are first used: to write a document takes neither.
_PLACE = r"_([dtxf][0-9A-Za-z]*)_([0-9]+)_([0-9]+)_([0-9]+)(?:_Copy_[0-9]+)?"
"""LibreOffice adds `_Copy_1` to a bookmark in a footnote."""
_FILE_PIECE = r"_(f[0-9]+)_([0-9]+)_([0-9A-Za-z]+)"


class Namer:
    """Gives the bookmarks of one document their names."""

    def __init__(self, count: int = 0, long: tuple[str, ...] = ()) -> None:
        self.count = count
        """Bookmarks named so far; also the id of the last one."""
        self.long = long
        """The names of files so far that are too long for a bookmark."""
        self._files: dict[str, str] = {}

    def name(self, place: Place) -> str:
        """Return a new name for a bookmark that carries the place."""
        file = self._files.get(place.file) or self._add(place.file)
        self.count += 1
        return f"_{file}_{place.line}_{place.column}_{self.count}"

    def _add(self, file: str) -> str:
        """Return the short form of a file's name, remembering it."""
        short = _encode(file)
        if len(short) > _LONGEST_FILE:
            if short not in self.long:
                self.long += (short,)
            short = f"f{self.long.index(short) + 1}"
        self._files[file] = short
        return short

    def file_names(self) -> Iterator[str]:
        """Yield the names of the bookmarks that write out the long names of files."""
        for number, long in enumerate(self.long, 1):
            for index, start in enumerate(range(0, len(long), _PIECE)):
                yield f"_f{number}_{index}_{long[start : start + _PIECE]}"


def decode(names: Iterable[str]) -> dict[str, Place]:
    """Return the place of each bookmark that carries one, by its name."""
    names = list(names)
    pieces: dict[str, dict[int, str]] = {}
    for name in names:
        if found := re.fullmatch(_FILE_PIECE, name):
            pieces.setdefault(found[1], {})[int(found[2])] = found[3]
    files = {short: "".join(parts[index] for index in sorted(parts)) for short, parts in pieces.items()}
    decoded: dict[str, str] = {}
    places = {}
    for name in names:
        found = re.fullmatch(_PLACE, name)
        if found is None:
            continue
        short = found[1]
        if short not in decoded:
            decoded[short] = _decode(files.get(short, short))
        if decoded[short]:
            places[name] = Place(decoded[short], int(found[2]), int(found[3]))
    return places


@lru_cache(maxsize=64)
def _encode(file: str) -> str:
    """Return a file's name in letters and digits."""
    letter, stem = next(
        (letter, stem)
        for letter, folder, suffix in _FAMILIES
        if folder + (stem := file.removeprefix(folder).removesuffix(suffix)) + suffix == file
    )
    return letter + "".join(
        chr(byte) if chr(byte).isascii() and chr(byte).isalnum() and byte != ord("Z") else f"Z{byte:02x}"
        for byte in stem.encode()
    )


def _decode(short: str) -> str:
    """Return the file's name that `_encode` wrote; empty where the pieces of a long one are lost."""
    if short[0] not in _LETTERS:
        return ""
    stem = re.sub(rb"Z([0-9a-f]{2})", lambda found: bytes([int(found[1], 16)]), short[1:].encode())
    folder, suffix = next((folder, suffix) for letter, folder, suffix in _FAMILIES if letter == short[0])
    return folder + stem.decode("utf-8", "replace") + suffix
