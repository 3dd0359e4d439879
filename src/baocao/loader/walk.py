"""The generic walk: nodes in, records of the model out, every fault of shape on the way.

A value that cannot be read becomes `Open` in the record, so that the walk goes on and the names
that it declares are known to the rest of the file; a year with an error in it is never built from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from baocao.loader.leaves import EXPECTED, READERS, Context, is_open
from baocao.loader.leaves import prose as read_prose
from baocao.model import SIBLING
from baocao.notation import TWO_READINGS, Fault, Usage, plain, usage
from baocao.problems import Place, Problem
from baocao.remember import remembered
from baocao.scope import did_you_mean
from baocao.shape import Field, Kind, fields, identified
from baocao.source import LONG_DASHES, SHORT_DASH, Entry, Mapping, Node, Scalar, Sequence
from baocao.values import OPEN, Open, Prose

_SHORT = 60
_MOST = 200
"""After so many faults of one file no more are listed."""
_LONGEST = 300
_NOTATIONS = (Usage.VIETNAMESE, Usage.PLAIN)
_NO_SPACE = re.compile(r"(\w+):(?=\S)")
"""`key:value`, which YAML reads as one text."""


class Walk:
    """One reading of one file: the notation it uses, and the problems found so far."""

    def __init__(self, shown: Usage, file: Node | None = None) -> None:
        self.problems: list[Problem] = []
        self._told: set[Place] = set()
        """The numbers of another notation that were reported."""
        self.proses: list[tuple[Scalar, Prose]] = []
        self._usage = shown
        self._file = file
        """The whole file, where its other numbers may be told of."""

    def problem(self, place: Place, code: str, message: str, hint: str = "") -> None:
        """Note a fault."""
        if len(self.problems) < _MOST:
            said = message if len(message) <= _LONGEST else message[:_LONGEST] + "…"
            self.problems.append(Problem(place, code, said, hint[:_LONGEST]))

    def record(self, record: Any, node: Node | None, place: Place, name: str = "") -> Any:
        """Return a record of the model from a mapping; what cannot be read is open in it."""
        entries: dict[str, Entry] = {}
        if isinstance(node, Mapping):
            entries = {entry.key.text: entry for entry in node.entries}
            self._judge_keys(record, entries, place)
        elif node is not None:
            self._wrong_type(node, "các khóa con: " + ", ".join(key.name for key in fields(record)))
        unit = entries.get("unit")
        declared = unit.value.text if unit and isinstance(unit.value, Scalar) else ""
        values = _identity(record, name, place)
        for key in fields(record):
            entry = entries.get(key.name)
            if entry is None:
                values[key.attribute] = self._nothing(key.kind, place) if key.required else _left_out(key.kind)
            else:
                context = Context(declared if key.unit == SIBLING else key.unit or None, self._usage)
                values[key.attribute] = self._value(key.kind, entry.value, entry.key.place, context)
        return record(**values)

    def _judge_keys(self, record: Any, entries: dict[str, Entry], place: Place) -> None:
        known = {key.name: key for key in fields(record)}
        missing = [key.name for key in known.values() if key.required and key.name not in entries]
        for name, entry in entries.items():
            if name not in known:
                free = [each for each in known if each not in entries]
                hint = did_you_mean(name, free, "các khóa còn dùng được ở đây")
                self.problem(entry.key.place, "BC201", f"không có khóa “{name}” trong “{_where(place)}”", hint)
                missing = [each for each in missing if f"“{each}”" not in hint]
        for name in missing:
            self.problem(place, "BC202", f"“{_where(place)}” thiếu khóa “{name}”", _addition(known[name]))

    def _value(self, kind: Kind, node: Node, at: Place, context: Context) -> Any:
        if isinstance(node, Scalar) and not node.text.strip():
            hint = (
                f"ghi giá trị, hoặc ghi: {OPEN}"
                if kind.may_be_open
                else "ghi giá trị, hoặc bỏ khóa này nếu không bắt buộc"
            )
            self.problem(at, "BC203", f"“{at.path[-1]}” để trống", hint)
            return self._nothing(kind, at)
        if kind.leaf:
            return self._leaf(kind.leaf, node, kind.may_be_open, context)
        if kind.may_be_open and isinstance(node, Scalar) and is_open(node.text):
            return Open(node.place)
        return self._kept(kind, node, at)

    def _leaf(self, leaf: type[Any], node: Node, may_be_open: bool, context: Context) -> Any:
        expected = EXPECTED[leaf]
        if not isinstance(node, Scalar):
            self._wrong_type(node, expected)
            return Open(node.place, expected)
        if is_open(node.text):
            if not may_be_open:
                self.problem(
                    node.place,
                    "BC209",
                    f"“{node.place.path[-1]}” không được để “{OPEN}”",
                    f"ghi {expected}, hoặc bỏ khóa này",
                )
            return Open(node.place, expected)
        if leaf is Prose:
            if node.text.strip().casefold().startswith(OPEN) and len(node.text) < _SHORT:
                cause = f"“{node.text.strip()}” sẽ được in như một câu, không phải là chỗ còn thiếu"
                self.problem(node.place, "BC225", cause, f"chưa biết thì ghi đúng: {OPEN}")
            return self._prose(node)
        try:
            return READERS[leaf](node, context)
        except Fault as fault:
            if fault.code != TWO_READINGS or not self._odd_ones_out(leaf, node, context):
                self.problem(node.place, fault.code, fault.message, fault.hint)
            return Open(node.place, expected)

    def _odd_ones_out(self, leaf: type[Any], unclear: Scalar, context: Context) -> bool:
        """Report the few numbers of another notation that leave one unclear; return whether it was they."""
        telling = _telling(self._file) if self._file else ()
        usual, odd = ([scalar for shown, scalar in telling if shown is each] for each in _NOTATIONS)
        if not 0 < len(odd) < len(usual):
            return False
        try:
            READERS[leaf](unclear, context._replace(usage=Usage.VIETNAMESE))
        except Fault:
            return False
        for scalar in odd:
            found = plain(scalar.text)
            if found and scalar.place not in self._told:
                self._told.add(scalar.place)
                cause = (
                    f"“{found[0]}” viết dấu chấm thập phân, khác các số còn lại của tệp, "
                    f"nên “{unclear.text.strip()}” ở dòng {unclear.place.line} có hai cách đọc"
                )
                at = scalar.locate(scalar.text.index(found[0]))
                self.problem(at, "BC229", cause, f"viết {found[1]}")
        return True

    def _prose(self, scalar: Scalar) -> Prose:
        prose, broken = read_prose(scalar)
        for fault in broken:
            self.problem(scalar.locate(fault.offset), fault.code, fault.message, fault.hint)
        self.proses.append((scalar, prose))
        return prose

    def _items(self, kind: Kind, node: Node) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            self._wrong_type(node, "danh sách, mỗi dòng một mục bắt đầu bằng dấu gạch và dấu cách")
            return ()
        return tuple(self._value(kind, item, item.place, Context(None, self._usage)) for item in node.items)

    def _entries(self, kind: Kind | None, node: Node) -> dict[str, Any]:
        if kind is None or not isinstance(node, Mapping):
            self._wrong_type(node, "các mục có khóa, mỗi mục một dòng “khóa: …”")
            return {}
        found = {}
        for entry in node.entries:
            name, at = entry.key.text, entry.key.place
            if kind.record:
                found[name] = self._kept(kind, entry.value, at, name)
            else:
                found[name] = self._value(kind, entry.value, at, Context(None, self._usage))
        return found

    def _kept(self, kind: Kind, node: Node, place: Place, name: str = "") -> Any:
        """Return a value of several; one without fault that was read before is not read again."""
        known = _faultless(kind, node, place, name, self._usage)
        if known is None:
            return self.several(kind, node, place, name)
        self.proses += known.proses
        return known.value

    def several(self, kind: Kind, node: Node, place: Place, name: str = "") -> Any:
        """Return a record, a list or the values of free keys."""
        if kind.record:
            return self.record(kind.record, node, place, name)
        return self._items(kind.items, node) if kind.items else self._entries(kind.entries, node)

    def _nothing(self, kind: Kind, place: Place) -> Any:
        """Return what stands for a value that is not there."""
        if kind.record:
            return self._blank(kind.record, place)
        if kind.entries:
            return {}
        return () if kind.items else Open(place)

    def _blank(self, record: Any, place: Place) -> Any:
        values = _identity(record, "", place)
        for key in fields(record):
            values[key.attribute] = self._nothing(key.kind, place) if key.required else _left_out(key.kind)
        return record(**values)

    def _wrong_type(self, node: Node, expected: str) -> None:
        got = {Scalar: "một giá trị", Mapping: "một nhóm khóa", Sequence: "một danh sách"}[type(node)]
        hint = "xem lại cách thụt dòng, dấu hai chấm, dấu gạch đầu dòng"
        if isinstance(node, Scalar) and node.text[:1] in LONG_DASHES:
            hint = SHORT_DASH.format(node.text[:1])
        elif isinstance(node, Scalar) and _NO_SPACE.match(node.text):
            spaced = _NO_SPACE.sub(r"\1: ", node.text.split()[0], count=1)
            hint = f"thêm dấu cách sau dấu hai chấm: {spaced}"
        self.problem(node.place, "BC204", f"cần {expected}, nhưng ở đây là {got}", hint)


def walk(node: Node) -> Walk:
    """Return the reading of a file."""
    return Walk(_shown(node), node)


@remembered(1024, same=1)
def _shown(node: Node) -> Usage:
    """Return the notation that the numbers of a file, or of a part of it, show."""
    if isinstance(node, Mapping) and node.outer:
        return _joined(_shown(entry.value) for entry in node.entries)
    return _joined(usage(scalar.text) for scalar in scalars(node) if not scalar.block)


def _joined(found: Iterable[Usage]) -> Usage:
    """Return all notations that were found."""
    known = Usage.NONE
    for each in found:
        if each is not Usage.NONE and each is not known:
            known |= each
    return known


@remembered(4, same=1)
def _telling(node: Node) -> tuple[tuple[Usage, Scalar], ...]:
    """Return the values that show a notation, in reading order."""
    told = ((usage(scalar.text), scalar) for scalar in scalars(node) if not scalar.block)
    return tuple([each for each in told if each[0] is not Usage.NONE])


class _Faultless(NamedTuple):
    """A value of several, and the proses in it."""

    value: Any
    proses: tuple[tuple[Scalar, Prose], ...]


@remembered(1024, same=5)
def _faultless(kind: Kind, node: Node, place: Place, name: str, shown: Usage) -> _Faultless | None:
    """Return a value of several in which nothing is wrong, by all that it follows from; None where something is."""
    alone = Walk(shown)
    found = alone.several(kind, node, place, name)
    return None if alone.problems else _Faultless(found, tuple(alone.proses))


def scalars(node: Node) -> Iterator[Scalar]:
    """Yield every value of a file, keys left out, in reading order."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Scalar):
            yield here
        elif isinstance(here, Mapping):
            waiting.extend(entry.value for entry in reversed(here.entries))
        else:
            waiting.extend(reversed(here.items))


def _identity(record: Any, name: str, place: Place) -> dict[str, Any]:
    own = {"id": name, "place": place}
    return {attribute: own[attribute] for attribute in identified(record)}


def _left_out(kind: Kind) -> Any:
    """Return what stands for an optional key that is not there."""
    if kind.entries:
        return {}
    return () if kind.items else None


def _where(place: Place) -> str:
    return ".".join(place.path) or place.file


def _addition(key: Field) -> str:
    if key.kind.leaf is Prose or key.kind.may_be_open:
        return f"{key.doc}; chưa biết thì ghi {key.name}: {OPEN}"
    return key.doc
