"""Changes of a data file's text: `patch(data, edits)`, and nothing else of the file moves.

An Edit counts as a Place does, in the NFC text with LF; the author's bytes may be decomposed, end their lines
with CR LF and begin with a BOM. What no edit touches stays as it is, byte by byte.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from baocao.problems import Edit, Place

_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"\r\n|\r|\n")


class Misfit(Exception):
    """Edits that a file cannot take: `place` says where, `str()` why, in Vietnamese; nothing was changed."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.place = place


def patch(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the file's bytes with every edit made, the same edit given twice made once.

    `old` and `new` may go over lines, with LF; in the file they get its own line end. An edit whose `new` is its
    `old` writes that stretch in NFC. Raises Misfit where `old` does not stand at its place, where two edits
    touch the same characters, or where the bytes are not UTF-8.
    """
    ordered = sorted(set(edits), key=lambda edit: (edit.place.line, edit.place.column, len(edit.old)))
    if not ordered:
        return data
    mark = _MARK if data.startswith(_MARK) else b""
    try:
        sheet = _Sheet(data[len(mark) :].decode())
    except UnicodeDecodeError:
        raise Misfit(ordered[0].place, "tệp không ở bảng mã UTF-8 nên không sửa tự động được") from None
    pieces: list[str] = []
    done, before = 0, None
    for edit in ordered:
        begin, end, new = sheet.fit(edit)
        if begin < done or (before and before[1:3] == edit.place[1:3]):
            raise Misfit(edit.place, "hai chỗ sửa chồng lên nhau")
        pieces += sheet.text[done:begin], new
        done, before = end, edit.place
    return mark + sheet.whole("".join([*pieces, sheet.text[done:]])).encode()


def decomposed(data: bytes, file: str) -> tuple[Edit, ...]:
    """Return an edit for each stretch that the file does not have in NFC; `patch` with them writes it so."""
    try:
        text = data.removeprefix(_MARK).decode()
    except UnicodeDecodeError:
        return ()
    if unicodedata.is_normalized("NFC", text):
        return ()
    found = []
    for number, row in enumerate(_LINE_END.split(text), 1):
        column = 1
        for cluster in _clusters(row):
            composed = unicodedata.normalize("NFC", cluster)
            if composed != cluster:
                found.append(Edit(Place(file, number, column), composed, composed))
            column += len(composed)
    return tuple(found)


class _Sheet:
    """A file's text as its author has it, addressed by the lines and columns of its NFC text."""

    def __init__(self, written: str) -> None:
        ends = list(_LINE_END.finditer(written))
        self.open = "" if ends and ends[-1].end() == len(written) else ends[0][0] if ends else "\n"
        """The line end that the last line lacks; the reader adds one as well."""
        self.text = written + self.open
        self.starts = [0, *(match.end() for match in ends)]
        self.stops = [match.start() for match in ends]
        if self.open:
            self.starts.append(len(self.text))
            self.stops.append(len(written))

    def fit(self, edit: Edit) -> tuple[int, int, str]:
        """Return where in the text an edit begins and ends, and what is to stand there."""
        number, column = edit.place.line, edit.place.column
        last = number + edit.old.count("\n")
        if not 0 < number <= last <= len(self.starts) or column < 1:
            raise Misfit(edit.place, "không có chỗ này trong tệp")
        rows = [unicodedata.normalize("NFC", self.row(each)) for each in range(number, last + 1)]
        if column > len(rows[0]) + 1 or not "\n".join(rows).startswith(edit.old, column - 1):
            raise Misfit(edit.place, f"ở đây không còn là “{edit.old}”")
        stop = len(edit.old) - edit.old.rfind("\n") - 1 + (column - 1 if last == number else 0)
        first, second = self.spot(number, column - 1), self.spot(last, stop)
        new = edit.new.replace("\n", self.line_end(number))
        return first.begin, second.end, first.before + new + second.after

    def row(self, number: int) -> str:
        """Return a line as its author has it, without its end."""
        return self.text[self.starts[number - 1] : self.stops[number - 1]] if number <= len(self.stops) else ""

    def line_end(self, number: int) -> str:
        """Return how a line ends."""
        at = min(number, len(self.stops))
        return self.text[self.stops[at - 1] : self.starts[at]]

    def spot(self, number: int, offset: int) -> _Spot:
        """Return where in the text a line's NFC character stands."""
        at, row = self.starts[number - 1], self.row(number)
        if unicodedata.is_normalized("NFC", row):
            return _Spot(at + offset, at + offset)
        for cluster in _clusters(row):
            composed = unicodedata.normalize("NFC", cluster)
            if 0 < offset < len(composed):
                return _Spot(at, at + len(cluster), composed[:offset], composed[offset:])
            if not offset:
                break
            at, offset = at + len(cluster), offset - len(composed)
        return _Spot(at, at)

    def whole(self, text: str) -> str:
        """Return the text without the line end that the author's last line lacks."""
        return text.removesuffix(self.open)


class _Spot(NamedTuple):
    """A point in the author's text; where it falls within letters that compose, what they say before and after it."""

    begin: int
    end: int
    before: str = ""
    after: str = ""


def _clusters(row: str) -> Iterator[str]:
    """Yield the row cut only where nothing composes over the cut; a letter with its marks is one piece."""
    start = 0
    for at in range(1, len(row) + 1):
        ch = row[at : at + 1]
        alone = (ch < "\u0300" or "\u1e00" <= ch < "\u3000") and not (ch and unicodedata.combining(ch))
        if alone and at > start:
            cluster = row[start:at]
            yield from cluster if unicodedata.is_normalized("NFC", cluster) else (cluster,)
            start = at
