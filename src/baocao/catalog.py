"""Every code that the program can give, with its manual."""

from __future__ import annotations

from baocao.checks.data import RULES
from baocao.manuals import Manual, shipped


def manuals() -> dict[str, Manual]:
    """Return what each code demands, in the order of the codes; a code with two manuals is an error."""
    found = [*shipped(), *(rule.manual for rule in RULES)]
    by_code = {manual.code: manual for manual in sorted(found, key=lambda each: each.code)}
    if len(by_code) != len(found):
        raise ValueError("a code has two manuals")
    return by_code
