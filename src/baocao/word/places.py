"""Where in the project's files each stretch of a Word file's text comes from."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from baocao.word import bookmarks
from baocao.word.observed import Observed, Paragraph, paragraphs
from baocao.word.read import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from baocao.problems import Place


_MOVED = 2
"""Characters by which a bookmark may be shorter than the paragraph that it stands for."""


class Located(NamedTuple):
    """A paragraph's text, and the places that its hidden bookmarks carry."""

    text: str
    """As printed; a line break is a space."""
    place: Place | None
    """Where the paragraph as a whole comes from."""
    spans: tuple[tuple[int, int, Place], ...]
    """Stretches of the text that come from elsewhere: start, end, place."""

    def find(self, phrase: str) -> Iterator[Place]:
        """Yield where each occurrence of the phrase comes from, most exact first.

        Case, kinds of space and ways to compose a letter make no difference. A phrase that lies
        within one stretch comes from there; a longer one from its paragraph, then from the
        stretches that it touches.
        """
        pattern = r"\s+".join(map(re.escape, _folded(phrase).split()))
        for match in re.finditer(pattern, _folded(self.text)) if pattern else ():
            inside = [span for span in self.spans if span[0] <= match.start() and match.end() <= span[1]]
            touched = [span for span in self.spans if span[0] < match.end() and match.start() < span[1]]
            if inside:
                yield min(inside, key=lambda span: span[1] - span[0])[2]
            else:
                if self.place:
                    yield self.place
                yield from (place for _, _, place in touched)


def places(data: bytes) -> tuple[Located, ...]:
    """Return every paragraph of a .docx file in reading order, footnotes last, with its places.

    Raises:
        NotWordError: the bytes are no Word document.
    """
    return tuple(locate(read(data, marks=True)))


def locate(observed: Observed) -> Iterator[Located]:
    """Yield every paragraph that prints something, with its places; the file was read with its marks."""
    notes = (paragraph for note in observed.notes.values() for paragraph in paragraphs(note))
    everything = [*observed.paragraphs(), *notes]
    known = bookmarks.decode(name for paragraph in everything for name, _, _ in paragraph.starts)
    for paragraph in everything:
        yield from _located(paragraph, known)


def find(data: bytes, phrase: str) -> tuple[Place, ...]:
    """Return where a phrase of a .docx file comes from: every place once, in reading order.

    Raises:
        NotWordError: the bytes are no Word document.
    """
    return tuple(_once(place for located in places(data) for place in located.find(phrase)))


def _once(found: Iterable[Place]) -> Iterator[Place]:
    """Yield each place once, in order."""
    yield from dict.fromkeys(found)


def _located(paragraph: Paragraph, known: dict[str, Place]) -> Iterator[Located]:
    """Yield the paragraph with its places, if it prints something."""
    text = paragraph.text.replace("\n", " ")
    marks = [(mark.start, mark.end, known[mark.name]) for mark in paragraph.marks if mark.name in known]
    # The paragraph's own bookmark begins first. LibreOffice moves its ends by a character beside a
    # footnote, and shrinks it to nothing beside a line shape.
    whole = (place for start, end, place in marks if start == end or end - start >= len(text) - _MOVED)
    own = next(whole, None)
    if text.strip():
        yield Located(text, own, tuple(mark for mark in marks if mark[2] != own))


def _folded(text: str) -> str:
    """Return text for comparing, as long as it was in characters where it is composed."""
    return "".join(
        letter.lower() if len(letter.lower()) == 1 else letter for letter in unicodedata.normalize("NFC", text)
    )
