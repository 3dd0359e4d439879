"""What a package says of its parts: their relationships and their content types."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from baocao.word.surgery.source import quoted
from baocao.word.xml import NAMESPACES

if TYPE_CHECKING:
    from baocao.word.surgery.located import Package

_TYPES = "[Content_Types].xml"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def relate(package: Package, name: str, kind: str) -> str:
    """Relate a new part to the main part, state its content type, and return the relationship's id."""
    main = package.parts.main
    used = package.parts.related(main).keys() | package.relations.keys()
    number = next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used)
    target = posixpath.relpath(name, posixpath.dirname(main) or ".")
    stated = {"Id": number, "Type": f"{NAMESPACES['r']}/{kind}", "Target": target}
    package.relations[number] = "".join([f" {key}={quoted(value)}" for key, value in stated.items()])
    if package.rels in package.parts:
        _add(package, package.rels, "Relationship", package.relations[number])
    if _TYPES in package.parts:
        _add(package, _TYPES, "Override", f" PartName={quoted('/' + name)} ContentType={quoted(_CONTENT.format(kind))}")
    return number


def _add(package: Package, part: str, tag: str, attributes: str) -> None:
    """Add an entry to a list of the package."""
    source = package.source(part)
    stands = f"{source.root.prefix}:" if source.root.prefix else ""
    source.append(source.root, f"<{stands}{tag}{attributes}/>")
