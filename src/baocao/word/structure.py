"""What every Word file must have in order, whatever its format: parts, ids, pairs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from baocao.word.observed import Fault
from baocao.word.parts import Parts
from baocao.word.tree import R, W, values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from baocao.word.tree import Element

_REQUIRED = ("styles", "settings", "footnotes", "header")


def faults(parts: Parts) -> Iterator[Fault]:
    """Yield what is broken in the structure of the package."""
    body = parts.tree(parts.main)
    yield from _relationships(parts)
    notes = [parts.tree(name) for name in parts if name.endswith("footnotes.xml")]
    headers = [parts.tree(name) for name in parts if name.startswith("word/header") and name.endswith(".xml")]
    texts = [body, *notes, *headers]
    for root in texts:
        yield from _fields(root)
        yield from _cells(root)
    yield from _bookmarks([body, *notes])
    yield from _notes(body, notes)
    yield from (Fault("shape", number) for number in _twice(_found(_SHAPES, texts)))


_STARTS, _NAMES, _ENDS = map(values, ("//w:bookmarkStart/@w:id", "//w:bookmarkStart/@w:name", "//w:bookmarkEnd/@w:id"))
_SHAPES = values("//wp:docPr/@id")


def _found(what: Callable[[Element], list[str]], roots: list[Element]) -> list[str]:
    """Return the attributes of all roots."""
    return [value for root in roots for value in what(root)]


def _twice(found: list[str]) -> list[str]:
    """Return what stands in a list more than once."""
    return [] if len(set(found)) == len(found) else [value for value, count in Counter(found).items() if count > 1]


def _relationships(parts: Parts) -> Iterator[Fault]:
    """Yield relationships that lead nowhere, ids that name none, and kinds of part that are missing."""
    sources = [name.replace("_rels/", "").removesuffix(".rels") for name in parts if name.endswith(".rels")]
    for source in sources:
        targets = parts.related(source)
        for number, (_, target) in targets.items():
            if target not in parts and target.endswith(".xml"):
                yield Fault("target", f"{number} → {target}")
    known = parts.related(parts.main)
    for element in parts.tree(parts.main).iter(W + "headerReference", W + "footerReference"):
        if element.get(R + "id") not in known:
            yield Fault("relationship", element.get(R + "id", ""))
    present = {kind for kind, _ in known.values()}
    yield from (Fault("part", kind) for kind in _REQUIRED if kind not in present)


def _fields(root: Element) -> Iterator[Fault]:
    """Yield a fault where begin, separate and end of a field do not follow each other."""
    open_fields: list[str] = []
    for mark in root.iter(W + "fldChar"):
        kind = mark.get(W + "fldCharType", "")
        if kind == "begin":
            open_fields.append(kind)
        elif not open_fields or (kind == "separate" and open_fields[-1] == "separate"):
            yield Fault("field", kind)
        elif kind == "separate":
            open_fields[-1] = kind
        else:
            open_fields.pop()
    yield from (Fault("field", kind) for kind in open_fields)


def _bookmarks(roots: list[Element]) -> Iterator[Fault]:
    """Yield bookmarks without a pair, and ids or names that stand twice."""
    begun, ended = _found(_STARTS, roots), _found(_ENDS, roots)
    loose = set(begun) ^ set(ended)
    yield from (Fault("bookmark", number) for number in sorted(loose))
    twice = dict.fromkeys(_twice(begun) + _twice(ended))
    yield from (Fault("bookmark-twice", number) for number in twice if number not in loose)
    names = [name.casefold() for name in _found(_NAMES, roots)]
    yield from (Fault("bookmark-twice", name) for name in _twice(names))


def _notes(body: Element, notes: list[Element]) -> Iterator[Fault]:
    """Yield notes without a reference, references without a note, and what is referred to twice."""
    wanted = Counter(mark.get(W + "id", "") for mark in body.iter(W + "footnoteReference"))
    there = Counter(
        note.get(W + "id", "") for root in notes for note in root.iter(W + "footnote") if note.get(W + "type") is None
    )
    for number in sorted(wanted.keys() | there.keys()):
        if wanted[number] != 1 or there[number] != 1:
            yield Fault("note", number)


def _cells(root: Element) -> Iterator[Fault]:
    """Yield cells that do not end with a paragraph."""
    for cell in root.iter(W + "tc"):
        if not len(cell) or cell[-1].tag != W + "p":
            yield Fault("cell", "".join(cell.itertext())[:40])
