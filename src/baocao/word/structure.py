"""What every Word file must have in order, whatever its format: parts, ids, pairs."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from baocao.word.observed import Fault
from baocao.word.parts import Parts
from baocao.word.tree import WP, R, W

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from baocao.word.tree import Element

_REQUIRED = ("styles", "settings", "footnotes", "header")
_FIELD, _FIELD_TYPE, _CELL, _PARAGRAPH = W + "fldChar", W + "fldCharType", W + "tc", W + "p"
_START, _END, _SHAPE, _SHAPE_ID = W + "bookmarkStart", W + "bookmarkEnd", WP + "docPr", "id"
_REFERENCE, _NOTE, _TYPE = W + "footnoteReference", W + "footnote", W + "type"
_MARGINS = (W + "headerReference", W + "footerReference")
_ID, _NAME, _R_ID = W + "id", W + "name", R + "id"
_WANTED = (_FIELD, _CELL, _START, _END, _SHAPE, _REFERENCE, _NOTE, *_MARGINS)


class Facts(NamedTuple):
    """What some elements hold that must be in order in the whole file, each kind in reading order."""

    fields: tuple[str, ...] = ()
    """The kinds of marks: begin, separate, end."""
    cells: tuple[str, ...] = ()
    """How the cells begin that do not end with a paragraph."""
    starts: tuple[str, ...] = ()
    """The ids of bookmarks, where they begin."""
    names: tuple[str, ...] = ()
    """Their names, in small letters: Word does not tell them apart by capitals."""
    ends: tuple[str, ...] = ()
    """Their ids, where they end."""
    shapes: tuple[str, ...] = ()
    """The ids of drawings."""
    references: tuple[str, ...] = ()
    """The ids of the footnotes that are referred to."""
    notes: tuple[str, ...] = ()
    """The ids of the footnotes themselves, the separators left out."""
    margins: tuple[str, ...] = ()
    """The relationships to headers and footers."""


def facts(root: Element) -> Facts:
    """Return what an element and all that it holds are to be judged by."""
    found: dict[str, list[Element]] = {}
    for each in root.iter(*_WANTED):
        tag = each.tag
        if tag in found:
            found[tag].append(each)
        else:
            found[tag] = [each]
    if not found:
        return _NO_FACTS
    starts = found.get(_START, ())
    return Facts(
        tuple([mark.get(_FIELD_TYPE, "") for mark in found.get(_FIELD, ())]),
        tuple(["".join(cell.itertext())[:40] for cell in found.get(_CELL, ()) if not _ends_well(cell)]),
        _stated(starts, _ID),
        tuple([name.casefold() for name in _stated(starts, _NAME)]),
        _stated(found.get(_END, ()), _ID),
        _stated(found.get(_SHAPE, ()), _SHAPE_ID),
        tuple([mark.get(_ID, "") for mark in found.get(_REFERENCE, ())]),
        tuple([note.get(_ID, "") for note in found.get(_NOTE, ()) if note.get(_TYPE) is None]),
        tuple([each.get(_R_ID, "") for tag in _MARGINS for each in found.get(tag, ())]),
    )


_NO_FACTS = Facts()


def _stated(elements: Iterable[Element], name: str) -> tuple[str, ...]:
    """Return an attribute of the elements that have it."""
    return tuple([value for each in elements if (value := each.get(name)) is not None])


def _ends_well(cell: Element) -> bool:
    """Return whether a cell ends with a paragraph."""
    return len(cell) > 0 and cell[-1].tag == _PARAGRAPH


def faults(parts: Parts, body: Sequence[Facts], facts_of: Callable[[str], Facts]) -> Iterator[Fault]:
    """Yield what is broken in a package, by the facts of its main part, stretch by stretch, and of others by name."""
    yield from _relationships(parts, [number for each in body for number in each.margins])
    notes = [facts_of(name) for name in parts if name.endswith("footnotes.xml")]
    headers = [facts_of(name) for name in parts if name.startswith("word/header") and name.endswith(".xml")]
    for text in (body, *([each] for each in (*notes, *headers))):
        yield from _fields(chain.from_iterable([each.fields for each in text]))
        yield from (Fault("cell", beginning) for each in text for beginning in each.cells)
    yield from _bookmarks([*body, *notes])
    yield from _notes([n for each in body for n in each.references], [n for each in notes for n in each.notes])
    shapes = [each.shapes for each in (*body, *notes, *headers)]
    yield from (Fault("shape", number) for number in _twice(shapes, _distinct(shapes)))


def _distinct(stretches: Iterable[tuple[str, ...]]) -> set[str]:
    """Return what stands in stretches of values, once each."""
    return set(chain.from_iterable(stretches))


def _twice(stretches: Sequence[tuple[str, ...]], distinct: set[str]) -> list[str]:
    """Return what stands in stretches of values more than once; `distinct` are those values once each."""
    if len(distinct) == sum(map(len, stretches)):
        return []
    return [value for value, count in Counter(chain.from_iterable(stretches)).items() if count > 1]


def _relationships(parts: Parts, margins: list[str]) -> Iterator[Fault]:
    """Yield relationships that lead nowhere, ids that name none, and kinds of part that are missing."""
    sources = [name.replace("_rels/", "").removesuffix(".rels") for name in parts if name.endswith(".rels")]
    for source in sources:
        targets = parts.related(source)
        for number, (_, target) in targets.items():
            if target not in parts and target.endswith(".xml"):
                yield Fault("target", f"{number} → {target}")
    known = parts.related(parts.main)
    yield from (Fault("relationship", number) for number in margins if number not in known)
    present = {kind for kind, _ in known.values()}
    yield from (Fault("part", kind) for kind in _REQUIRED if kind not in present)


def _fields(marks: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault where begin, separate and end of a field do not follow each other."""
    open_fields: list[str] = []
    for kind in marks:
        if kind == "begin":
            open_fields.append(kind)
        elif not open_fields or (kind == "separate" and open_fields[-1] == "separate"):
            yield Fault("field", kind)
        elif kind == "separate":
            open_fields[-1] = kind
        else:
            open_fields.pop()
    yield from (Fault("field", kind) for kind in open_fields)


def _bookmarks(text: Iterable[Facts]) -> Iterator[Fault]:
    """Yield bookmarks without a pair, and ids or names that stand twice."""
    starts, ends, names = zip(*[(each.starts, each.ends, each.names) for each in text], strict=True)
    begun, ended = _distinct(starts), _distinct(ends)
    loose = begun ^ ended
    yield from (Fault("bookmark", number) for number in sorted(loose))
    twice = dict.fromkeys(_twice(starts, begun) + _twice(ends, ended))
    yield from (Fault("bookmark-twice", number) for number in twice if number not in loose)
    yield from (Fault("bookmark-twice", name) for name in _twice(names, _distinct(names)))


def _notes(references: list[str], notes: list[str]) -> Iterator[Fault]:
    """Yield notes without a reference, references without a note, and what is referred to twice."""
    wanted, there = Counter(references), Counter(notes)
    for number in sorted(wanted.keys() | there.keys()):
        if wanted[number] != 1 or there[number] != 1:
            yield Fault("note", number)
