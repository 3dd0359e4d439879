"""Programs of others that judge whether a file is valid Office Open XML."""

from __future__ import annotations

from pathlib import Path

import ooxml_integrity
from openxml_audit.validator import OpenXmlValidator


def by_openxml_audit(path: Path) -> list[object]:
    return list(OpenXmlValidator().validate(path).errors)


def by_ooxml_integrity(path: Path) -> list[object]:
    return list(ooxml_integrity.check(path))


JUDGES = (by_openxml_audit, by_ooxml_integrity)
