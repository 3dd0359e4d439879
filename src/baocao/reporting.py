"""Showing problems to a person: where, what, the line itself with a caret, and the mend."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from baocao.problems import Problem, Severity

_WORDS = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.MISSING: "còn thiếu"}
_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.MISSING: "36"}
_RANK = {severity: rank for rank, severity in enumerate(_WORDS)}
_TAB = 4


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems by file, line and column, none twice."""
    return sorted(dict.fromkeys(problems), key=_order)


def _order(problem: Problem) -> tuple[str, int, int, int, str, str]:
    place = problem.place
    return place.file, place.line, place.column, _RANK[problem.severity], problem.code, problem.message


def as_text(problems: Sequence[Problem], sources: Mapping[str, str], *, color: bool = False, width: int = 80) -> str:
    """Return the problems for a terminal of `width` columns, in order, an empty line between two.

    `sources` holds the text of each file whose lines are to be shown. The result ends with a line
    end, and is empty where there is no problem.
    """
    lines = {file: text.split("\n") for file, text in sources.items()}
    return "\n".join(_shown(problem, lines, color, width) for problem in in_order(problems))


def as_list(problems: Iterable[Problem]) -> str:
    """Return a line for each problem, in order, without the line of the file: for values that are only awaited."""
    return "".join(
        f"{_safe(str(each.place))}: {_WORDS[each.severity]}: {_safe(each.message)}\n" for each in in_order(problems)
    )


def summary(problems: Iterable[Problem]) -> str:
    """Return `3 lỗi, 1 cảnh báo trong 2 tệp`."""
    distinct = in_order(problems)
    if not distinct:
        return "không có lỗi"
    counts = Counter(problem.severity for problem in distinct)
    parts = [f"{counts[severity]} {word}" for severity, word in _WORDS.items() if counts[severity]]
    files = len({problem.place.file for problem in distinct})
    return f"{', '.join(parts)} trong {files} tệp"


def _shown(problem: Problem, lines: Mapping[str, list[str]], color: bool, width: int) -> str:
    place = problem.place
    word = _paint(f"{_WORDS[problem.severity]} {problem.code}", problem.severity, color)
    head = f"{_safe(str(place))}: {word}: "
    bare = len(head) - (len(word) - len(f"{_WORDS[problem.severity]} {problem.code}"))
    shown = [head + _wrapped(problem.message, bare, 4, width)]
    rows = lines.get(place.file, [])
    if 0 < place.line <= len(rows):
        mark = _paint("^", problem.severity, color)
        shown += _excerpt(rows[place.line - 1], place.line, place.column, mark, width)
    for other in problem.related:
        head = f"  {_safe(str(other.place))}: "
        shown.append(head + _wrapped(other.message, len(head), 4, width))
    if problem.hint:
        shown.append("  gợi ý: " + _wrapped(problem.hint, 9, 9, width))
    return "\n".join(shown) + "\n"


def _paint(text: str, severity: Severity, color: bool) -> str:
    return f"\x1b[1;{_COLORS[severity]}m{text}\x1b[0m" if color else text


def _wrapped(text: str, first: int, indent: int, width: int) -> str:
    """Return the text broken between words at `width`; its first line begins at column `first`."""
    rows, used = [""], first
    for word in _safe(text).split(" "):
        size = columns(word)
        if rows[-1] and used + 1 + size > width:
            rows.append(word)
            used = indent + size
        else:
            glue = " " if rows[-1] else ""
            rows[-1] += glue + word
            used += len(glue) + size
    return ("\n" + " " * indent).join(rows)


def _excerpt(row: str, number: int, column: int, mark: str, width: int) -> list[str]:
    """Return the line with its number, and the caret under its column."""
    gutter = f"{number:>5} | "
    text, caret = _window(row, max(column - 1, 0), max(width - len(gutter), 20))
    shown = [(gutter + text).rstrip()]
    if column:
        shown.append(" " * (len(gutter) - 2) + "| " + " " * caret + mark)
    return shown


def _window(row: str, at: int, room: int) -> tuple[str, int]:
    """Return what fits in `room` columns of the line around offset `at`, and the column of `at` in it."""
    at = min(at, len(row))
    low, high = max(0, at - 4 * room), at + 4 * room  # a line may be a whole file long
    cells = [_cell(ch) for ch in row[low:high]]
    sizes = [columns(cell) for cell in cells]
    at -= low
    if not low and high >= len(row) and sum(sizes) + (at == len(cells)) <= room:
        return "".join(cells), sum(sizes[:at])
    left = _reach(sizes[:at][::-1], room // 2)
    right = _reach(sizes[at:], room - 2 - sum(sizes[at - left : at]))
    left = _reach(sizes[:at][::-1], room - 2 - max(sum(sizes[at : at + right]), 1))
    head = "…" if low or left < at else ""
    tail = "…" if high < len(row) or at + right < len(cells) else ""
    return head + "".join(cells[at - left : at + right]) + tail, len(head) + sum(sizes[at - left : at])


def _reach(sizes: list[int], room: int) -> int:
    """Return how many of the cells fit."""
    count = used = 0
    for size in sizes:
        used += size
        if used > room:
            break
        count += 1
    return count


def columns(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return sum(0 if unicodedata.combining(ch) else 2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in text)


def _cell(ch: str) -> str:
    return " " * _TAB if ch == "\t" else _safe(ch)


def _safe(text: str) -> str:
    """Return the text with a picture for each character that would act on the terminal or hide."""
    return text if text.isprintable() else "".join(map(_picture, text))


def _picture(ch: str) -> str:
    if ch.isprintable() or ch == "\u00a0":
        return ch
    if ch < " ":
        return chr(0x2400 + ord(ch))
    return "␡" if ch == "\x7f" else "\ufffd"
