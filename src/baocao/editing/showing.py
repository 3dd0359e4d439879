"""Values of a file as a person reads them in one line."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.model import SIBLING, Indicator
from baocao.shape import fields
from baocao.source import Mapping, Node, Scalar, Sequence
from baocao.source.settings import find
from baocao.values import OPEN, Change, Figure, Target

Path = tuple[str, ...]

ABSENT = "(không ghi)"
"""What is shown for a key that the file leaves out."""
_SHORT = 48


def leaves(node: Node | None, path: Path = ()) -> Iterator[tuple[Path, Scalar]]:
    """Yield every value of a file with its path, in the author's order."""
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from leaves(entry.value, (*path, entry.key.text))
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items, 1):
            yield from leaves(item, (*path, str(number)))


def shown(path: Path, node: Node | None, *, with_unit: bool = True) -> str:
    """Return the value at a path of a whole file in one line, with the unit in which it is written."""
    value = find(node, path)
    if not isinstance(value, Scalar):
        return ABSENT
    text = " ".join(value.text.split())
    measure = unit(path, node) if with_unit and text.casefold() != OPEN else ""
    if measure and text.endswith(measure):  # typed with its unit: 2,1%
        return text
    return f"{text}{'' if not measure or measure.startswith('%') else ' '}{measure}"


def brief(path: Path, node: Node | None, *, with_unit: bool = True) -> str:
    """Return the value at a path as `shown` does, cut where it is long."""
    text = shown(path, node, with_unit=with_unit)
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"


def unit(path: Path, node: Node | None) -> str:
    """Return the unit in which a value of an indicator is written; empty for any other value."""
    if len(path) != 3 or path[0] != "indicators":
        return ""
    key = next((each for each in fields(Indicator) if each.name == path[2]), None)
    if key is None or key.kind.leaf not in (Figure, Target, Change):
        return ""
    beside = find(node, (*path[:2], SIBLING))
    return key.unit if key.unit != SIBLING else beside.text if isinstance(beside, Scalar) else ""
