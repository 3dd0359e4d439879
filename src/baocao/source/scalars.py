"""Where each character of a scalar stands in the file."""

from __future__ import annotations

import re
import unicodedata

_FOLD = r"(?P<fold>[ \t]*\n[ \t\n]*)"
_PLAIN = _FOLD + r"|[^\n \t]+|[ \t]+"
_SINGLE = _FOLD + r"|(?P<escape>'')|[^\n \t']+|[ \t]+"
_DOUBLE = _FOLD + r"|(?P<joint>\\\n[ \t\n]*)|(?P<escape>\\(?:x..|u.{4}|U.{8}|.))|[^\n \t\\]+|[ \t]+"
_TOKENS = {"": _PLAIN, "'": _SINGLE, '"': _DOUBLE}

_PROPERTIES = r"(?:(?:&[0-9A-Za-z_-]*|![^ \t\n]*)(?:[ \t\n]|#[^\n]*)*)*"

Spot = tuple[int, int]
Run = tuple[int, int, int]


def flow_runs(raw: str, style: str, line: int, column: int) -> tuple[Run, ...]:
    """Return the stretches of a plain or quoted scalar: offset in its text, file line and column.

    `raw` is what the file says between the quotes; it starts at `line` and `column`.
    """
    runs: list[Run] = [(0, line, column)]
    offset, row_start, verbatim = 0, 1 - column, True
    for token in re.finditer(_TOKENS[style], raw):
        at, kind = token.start(), token.lastgroup
        if not verbatim:
            runs.append((offset, line, at - row_start + 1))
        verbatim = kind is None
        if kind is None:
            offset += len(token[0])
        elif kind == "escape":
            if runs[-1][0] != offset:
                runs.append((offset, line, at - row_start + 1))
            offset += 1
        else:
            breaks = token[0].count("\n")
            kept = breaks - 1 if kind == "joint" or breaks > 1 else 1
            for index in range(kept):
                runs.append((offset, line + (breaks > 1) + index, 1 if breaks > 1 else at - row_start + 1))
                offset += 1
            line += breaks
            row_start = at + token[0].rindex("\n") + 1
    if not verbatim:
        runs.append((offset, line, len(raw) - row_start + 1))
    return tuple({run[0]: run for run in runs}.values())


def line_starts(text: str, runs: tuple[Run, ...]) -> tuple[Spot, ...]:
    """Return the file line and column of the first character of each line of the text."""
    starts, index, offset = [], 0, 0
    while True:
        while index + 1 < len(runs) and runs[index + 1][0] <= offset:
            index += 1
        start, line, column = runs[index]
        starts.append((line, column + offset - start))
        offset = text.find("\n", offset) + 1
        if not offset:
            return tuple(starts)


def literal_starts(text: str, rows: list[str], first: int) -> tuple[Spot, ...]:
    """Return where each line of a literal block scalar starts; `rows` are the file's, from line `first`."""
    lines = text.split("\n")
    column = 1
    for row, line in zip(rows, lines, strict=False):
        if line:
            column = len(row) - len(line) + 1
            break
    last = max(first + len(rows) - 1, 1)
    return tuple([(min(number, last), column) for number in range(first, first + len(lines))])


def folded_runs(text: str, rows: list[str], first: int) -> tuple[Run, ...]:
    """Return the stretches of a folded block scalar; `rows` are the file's, from line `first`."""
    runs: list[Run] = []
    offset, indent = 0, -1
    bare, end = text.lstrip("\n"), len(text.rstrip("\n"))
    for number, row in enumerate(rows, first):
        if offset >= end:
            break
        if not row.strip(" "):
            continue
        if indent < 0:
            indent = len(row) - len(row.lstrip(" ")) - (len(bare) - len(bare.lstrip(" ")))
        found = text.find(row[indent:], offset)
        if found < 0:
            break
        if found > offset and not runs:
            runs.append((offset, number, 1))
        runs.append((found, number, indent + 1))
        offset = found + len(row) - indent
    return tuple(runs) or ((0, max(first - (not rows), 1), 1),)


def compose(text: str, runs: tuple[Run, ...]) -> tuple[str, tuple[Run, ...]]:
    """Return the text in NFC, and the stretches by offsets in it; only escapes can have undone NFC."""
    if unicodedata.is_normalized("NFC", text):
        return text, runs
    moved, length, last = [], 0, ""
    for (offset, line, column), after in zip(runs, [*[run[0] for run in runs[1:]], len(text)], strict=True):
        moved.append((length, line, column))
        joined = unicodedata.normalize("NFC", last + text[offset:after])
        length += len(joined) - len(last)
        last = joined[-1:]
    return unicodedata.normalize("NFC", text), tuple(moved)


def without_properties(raw: str, line: int, column: int) -> tuple[str, int, int]:
    """Return a scalar's own text and place, behind its anchor and tag."""
    found = re.match(_PROPERTIES, raw)
    at = found.end() if found else 0
    skipped = raw[:at]
    if "\n" in skipped:
        return raw[at:], line + skipped.count("\n"), len(skipped) - skipped.rindex("\n")
    return raw[at:], line, column + at
