"""Data of a hundred departments: a year's file with its indicators and divisions many times over."""

from __future__ import annotations

import re

SECTIONS = ("indicators:", "divisions:")


def multiplied(text: str, times: int) -> str:
    """Return a year's file with each indicator and division `times` times, under new keys and names.

    A copied indicator belongs to the copied division, whose prose prints the copied figures of its own
    and goes on to print the first indicators.
    """
    parts = re.split(r"^(?=\S)", text, flags=re.MULTILINE)
    return "".join(_section(part, times) if part.startswith(SECTIONS) else part for part in parts)


def _section(part: str, times: int) -> str:
    head, *entries = re.split(r"^(?=  \w+:)", part.rstrip("\n") + "\n", flags=re.MULTILINE)
    copies = [_copy(entry, number) for number in range(2, times + 1) for entry in entries]
    return "".join([head, *entries, *copies, "\n"])


def _copy(entry: str, number: int) -> str:
    entry = re.sub(r"\A  (\w+):", rf"  \g<1>_{number}:", entry)
    entry = re.sub(r"^    division: (\w+)$", rf"    division: \g<1>_{number}", entry, flags=re.MULTILINE)
    entry = re.sub(r"^    (name|short): (.+)$", rf"    \g<1>: \g<2> {number}", entry, flags=re.MULTILINE)
    own = re.search(r"^    figures:\n((?:      .*\n)+)", entry, flags=re.MULTILINE)
    for key in re.findall(r"^      (\w+):", own[1] if own else "", flags=re.MULTILINE):
        entry = re.sub(rf"(^      |\bfigures\.){key}\b", rf"\g<1>{key}_{number}", entry, flags=re.MULTILINE)
    return entry
