"""Problems as text for a person: where, what, the line itself with a caret, and the mend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence

from baocao.problems import Problem, Severity
from baocao.reporting.order import WORDS, in_order
from baocao.reporting.terminal import excerpt, safe, wrapped

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.MISSING: "36"}


def as_text(problems: Sequence[Problem], sources: Mapping[str, str], *, color: bool = False, width: int = 80) -> str:
    """Return the problems for a terminal of `width` columns, in order, an empty line between two.

    `sources` holds the text of each file whose lines are to be shown. The result ends with a line
    end, and is empty where there is no problem.
    """
    lines = {file: text.split("\n") for file, text in sources.items()}
    return "\n".join("\n".join(_rows(problem, lines, color, width)) + "\n" for problem in in_order(problems))


def as_list(problems: Iterable[Problem]) -> str:
    """Return a line for each problem, in order, without the line of the file: for values that are only awaited."""
    return "".join(
        f"{safe(str(each.place))}: {WORDS[each.severity]}: {safe(each.message)}\n" for each in in_order(problems)
    )


def summary(problems: Iterable[Problem]) -> str:
    """Return `3 lỗi, 1 cảnh báo trong 2 tệp`."""
    distinct = in_order(problems)
    if not distinct:
        return "không có lỗi"
    counts = Counter(problem.severity for problem in distinct)
    parts = [f"{counts[severity]} {word}" for severity, word in WORDS.items() if counts[severity]]
    files = len({problem.place.file for problem in distinct})
    return f"{', '.join(parts)} trong {files} tệp"


def paint(text: str, severity: Severity, color: bool) -> str:
    """Return the text in the colour of a severity, if colours are wanted."""
    return f"\x1b[1;{_COLORS[severity]}m{text}\x1b[0m" if color else text


def _rows(problem: Problem, lines: Mapping[str, list[str]], color: bool, width: int) -> Iterator[str]:
    word = f"{WORDS[problem.severity]} {problem.code}"
    head = f"{safe(str(problem.place))}: "
    message = wrapped(problem.message, len(head) + len(word) + 2, 4, width)
    yield head + paint(word, problem.severity, color) + ": " + message
    seen = yield from _excerpt(problem, lines, color, width)
    for other in problem.related:
        head = f"  {safe(str(other.place))}: "
        yield head + wrapped(other.message, len(head), 4, width)
        place = other.place
        if place.by_paragraph and place[:3] not in seen and 0 < place.line <= len(lines.get(place.file, [])):
            yield from excerpt(lines[place.file][place.line - 1], place.line, {place.column: "~"}, width)[0]
    if problem.hint:
        yield "  gợi ý: " + wrapped(problem.hint, 9, 9, width)


def _excerpt(
    problem: Problem, lines: Mapping[str, list[str]], color: bool, width: int
) -> Generator[str, None, set[tuple[str, int, int]]]:
    """Yield the line of the problem with a caret, and a `~` under each related place on it; return which it shows."""
    place = problem.place
    if not 0 < place.line <= len(lines.get(place.file, [])):
        return set()
    others = [other.place.column for other in problem.related if other.place[:2] == place[:2]]
    marks = {place.column: paint("^", problem.severity, color)}
    marks |= {column: paint("~", problem.severity, color) for column in others if column not in marks}
    rows, seen = excerpt(lines[place.file][place.line - 1], place.line, marks, width)
    yield from rows
    return {(place.file, place.line, column) for column in seen}
