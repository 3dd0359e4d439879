"""What a year says under a name: the value of the file with its unit, or what the program derives from it."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.editing.derived import derived
from baocao.editing.names import Named, Unknown, resolve
from baocao.editing.showing import leaves, shown
from baocao.expressions import Expression, parse
from baocao.model import Citation, Year
from baocao.scope import Abbreviation, Scope, Unresolved
from baocao.source import Node, Scalar
from baocao.values import OPEN, Open


def answer(words: str, node: Node, year: Year | None) -> list[str] | Unknown:
    """Return the lines that answer a user's words: one for a value, `key: value` for each part of more than one.

    The words may also name what prose can: `viec_lam.percent`, `score.met`. Without a `year` only what stands in
    the file is known.
    """
    named = resolve(words, node)
    if isinstance(named, Named) and named.node is not None:
        if isinstance(named.node, Scalar):
            return named.node.text.strip("\n").split("\n") if named.node.block else [shown(named.path, node)]
        return [*_parts(named, node), *_derived(named, year)]
    printed = _printed(words, year) if year else None
    if isinstance(printed, str):
        return [printed]
    if isinstance(named, Unknown):
        return printed if printed and printed.hint else named
    return Unknown(f"“{named.words}” không ghi trong số liệu, và không tính được", "ghi bằng: baocao set")


def _parts(named: Named, node: Node) -> Iterator[str]:
    for path, _ in leaves(named.node, named.path):
        yield f"{'.'.join(path[len(named.path) :])}: {shown(path, node)}"


def _derived(named: Named, year: Year | None) -> Iterator[str]:
    """Yield what is derived within a record, marked as such."""
    for path, each in derived(year).items() if year else ():
        if path[:-1] == named.path:
            yield f"{path[-1]}: {each.value} (tự tính)"


def _printed(words: str, year: Year) -> str | Unknown | None:
    """Return what prose would print for the words; None where its first name means nothing to prose."""
    parts, _ = parse(f"{{{{ {words} }}}}")
    if len(parts) != 1 or not isinstance(parts[0], Expression):
        return None
    found = Scope(year).resolve(parts[0])
    if isinstance(found, Unresolved):
        return None if found.code == "BC233" else Unknown(found.message, found.hint)
    if isinstance(found, Open):
        return OPEN
    if isinstance(found, Abbreviation):
        return f"{found.full} ({found.short})"
    return str(found.full if isinstance(found, Citation) else found)
