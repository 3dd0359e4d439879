"""Old and new placement of the tone in one text: hòa beside hoà."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from baocao.language.syllables import Placement, tone_placement, with_placement

_PAIR = re.compile(
    r"(?<![^\W_])[^\W\d_]*(?:[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY]|[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?![^\W_])"
)
_NAME_BEFORE = re.compile(r"[^\W\d_]+[ ]+$")
_NAME_AFTER = re.compile(r"[ ]+[^\W\d_]+")


class Placed(NamedTuple):
    """A syllable whose tone shows one placement."""

    start: int
    word: str
    placement: Placement

    def turned(self) -> str:
        """Return the syllable in the other placement."""
        return with_placement(self.word, Placement.OLD if self.placement is Placement.NEW else Placement.NEW)


def placed(text: str) -> Iterator[Placed]:
    """Yield the syllables of a text in NFC that show a placement; in names of persons and places it is their own."""
    for match in _PAIR.finditer(text):
        found = tone_placement(match[0])
        if found is not Placement.NEUTRAL and not _in_a_name(text, match):
            yield Placed(match.start(), match[0], found)


def _in_a_name(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word with a capital stands beside another such word: Thị Hoà, Hòa Bình."""
    if not match[0].istitle():
        return False
    before = _NAME_BEFORE.search(text, max(0, match.start() - 12), match.start())
    after = _NAME_AFTER.match(text, match.end())
    return bool((before and before[0].strip().istitle()) or (after and after[0].strip().istitle()))


def usual(found: Iterable[Placement]) -> Placement | None:
    """Return the placement that most syllables show, the old one where both are as many; None where all agree."""
    each = list(found)
    new = each.count(Placement.NEW)
    if new in (0, len(each)):
        return None
    return Placement.NEW if new * 2 > len(each) else Placement.OLD
