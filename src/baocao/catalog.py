"""Every code that the program can give, with its manual."""

from __future__ import annotations

from functools import cache

from baocao import audit
from baocao.checks.data import RULES
from baocao.checks.word_format import others
from baocao.manuals import Manual, shipped

OF_DOCUMENTS = ("BC5", "BC8")
"""How the codes begin that are asked of a finished document, be it the report that a year's data make."""


class UnknownCode(ValueError):
    """A name that no code begins with; `str()` says so in Vietnamese and tells the nearest."""


@cache
def manuals() -> dict[str, Manual]:
    """Return what each code demands, in the order of the codes; a code with two manuals is an error."""
    by_rules = [*(rule.manual for rule in RULES), *(rule.manual for rule in others.ALL.values())]
    found = [*shipped(), *by_rules, *(rule.manual for rule in audit.RULES)]
    by_code = {manual.code: manual for manual in sorted(found, key=lambda each: each.code)}
    if len(by_code) != len(found):
        raise ValueError("a code has two manuals")
    return by_code


def matching(name: str) -> list[str]:
    """Return the codes that a name means: `BC301`, `bc301`, or all that begin with `BC3`; raises UnknownCode."""
    found = [code for code in manuals() if code.startswith(name.strip().upper())]
    if not found:
        raise UnknownCode(unknown(name.strip(), list(manuals())))
    return found


def chosen(select: list[str], ignore: list[str]) -> set[str]:
    """Return the codes that lists like `BC3,BC401` leave: the selected ones, or all, without the ignored."""
    selected = {code for name in _names(select) for code in matching(name)} if select else {*manuals()}
    return selected - {code for name in _names(ignore) for code in matching(name)}


def _names(lists: list[str]) -> list[str]:
    names = [name.strip() for each in lists for name in each.split(",")]
    if not all(names):
        raise UnknownCode("Có mã để trống trong danh sách mã")
    return names


def why_unknown(code: str) -> str:
    """Return nothing for a code, and for another word what is wrong with it."""
    return "" if code in manuals() else unknown(code, list(manuals()))


def unknown(name: str, codes: list[str]) -> str:
    """Return the words for a code that is none of `codes`."""
    from difflib import get_close_matches  # noqa: PLC0415  only on a fault

    near = [code for code in codes if name.upper().startswith(code)]
    near = near or get_close_matches(name.upper(), codes, n=3, cutoff=0.6)
    return f"Không có mã “{name}”" + (f"; có phải là {' hoặc '.join(near)}?" if near else "")
