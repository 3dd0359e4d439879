"""What an author saves one after another: a year's file with a value, a word or a line of it changed at each save."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count

KINDS = ("value", "word", "line")

_VALUE = re.compile(r'^ +(?!date|number)\w+: (?:[^\W\d]+ )?"?(?:[<>]=? )?[\d.]*(?:,\d*)?(?P<last>\d)\b', re.MULTILINE)
_PROSE = re.compile(r"^ {4,}(?:- )?[^\W\d][^\n:{}|]{24,}?(?P<gap> )[^\W\d]", re.MULTILINE)
_END = re.compile(r"^ {4,}[^\W\d][^\n:|]{30,}[.;](?P<end>\n)", re.MULTILINE)
_WORDS = ("kịp thời", "đầy đủ", "chặt chẽ", "thường xuyên", "nghiêm túc", "đồng bộ", "rõ ràng")
_SENTENCES = ("Công việc được phân công rõ ràng.", "Kết quả được báo cáo kịp thời.", "Hồ sơ được lưu đầy đủ.")
_STRIDE = 7
"""How far a save lies from the one before, so that they wander over the file; few numbers of places divide by it."""


def saves(kind: str, text: str, builds: Callable[[str], bool]) -> Iterator[str]:
    """Yield the texts of a file as one save follows another; no text comes twice.

    A save that leaves no report to write (a figure that no longer is the sum of its parts) is not made.
    """
    change = {"value": _with_value, "word": _with_word, "line": _with_line}[kind]
    seen = {text}
    for number in count():
        new = change(text, number)
        if new not in seen and builds(new):
            text = new
            seen.add(text)
            yield text


def _with_value(text: str, number: int) -> str:
    """Return a text with the last digit of a figure or a target changed."""
    found = _chosen(_VALUE, text, number)
    at = found.start("last")
    return f"{text[:at]}{int(text[at]) % 9 + 1}{text[at + 1 :]}"


def _with_word(text: str, number: int) -> str:
    """Return a text with some words more in a line of prose."""
    at = _chosen(_PROSE, text, number).start("gap")
    return f"{text[:at]} {_WORDS[number % len(_WORDS)]}{text[at:]}"


def _with_line(text: str, number: int) -> str:
    """Return a text with a line of prose more, or every third time one less of them."""
    if number % 3 == 2:
        added = [f"{' ' * indent}{sentence}\n" for indent in (4, 6) for sentence in _SENTENCES]
        line = next((each for each in added if f"\n{each}" in text), None)
        if line:
            return text.replace(f"\n{line}", "\n", 1)
    found = _chosen(_END, text, number)
    line = found[0].lstrip("\n")
    indent = line[: len(line) - len(line.lstrip())]
    at = found.end("end")
    return f"{text[:at]}{indent}{_SENTENCES[number % len(_SENTENCES)]}\n{text[at:]}"


def _chosen(pattern: re.Pattern[str], text: str, number: int) -> re.Match[str]:
    places = list(pattern.finditer(text))
    return places[number * _STRIDE % len(places)]
