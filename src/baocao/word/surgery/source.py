"""The bytes of an XML part and where each element stands in them, so that a change touches nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from baocao.word.container import NotWordError
from baocao.word.tree import all_elements
from baocao.word.xml import escape

if TYPE_CHECKING:
    from baocao.word.tree import Element

_UTF_8 = ("utf-8", "us-ascii", "ascii")


class Span(NamedTuple):
    """Where an element stands: its start tag, what it holds, its end tag."""

    start: int
    inner: int
    """Behind its start tag."""
    close: int
    """Before its end tag; the same as `inner` where it is one tag that closes itself."""
    end: int


class Source:
    """An XML part: its bytes, its tree, and the changes that are to be made."""

    def __init__(self, name: str, blob: bytes, root: Element) -> None:
        self.name = name
        self.blob = blob
        self.root = root
        if (self.root.getroottree().docinfo.encoding or "utf-8").lower() not in _UTF_8:
            raise NotWordError(f"Phần «{name}» của tệp Word không dùng mã UTF-8, không sửa được.")
        self._spans: dict[Element, Span] = dict(zip(all_elements(self.root), _spans(blob), strict=True))
        self._changes: list[tuple[int, int, int, bytes]] = []

    def span(self, element: Element) -> Span:
        """Return where an element stands."""
        found: Span = self._spans[element]
        return found

    def replace(self, start: int, end: int, new: bytes) -> None:
        """Change a stretch of the bytes when all is done; at one point, what is asked for first comes first."""
        self._changes.append((start, end, len(self._changes), new))

    def insert(self, at: int, new: str) -> None:
        """Put XML at a point."""
        self.replace(at, at, new.encode())

    def prepend(self, element: Element, new: str) -> None:
        """Put XML at the beginning of what an element holds."""
        span = self.span(element)
        self._open(span, new) if self._is_empty(span) else self.insert(span.inner, new)

    def append(self, element: Element, new: str) -> None:
        """Put XML at the end of what an element holds."""
        span = self.span(element)
        self._open(span, new) if self._is_empty(span) else self.insert(span.close, new)

    def _is_empty(self, span: Span) -> bool:
        """Return whether an element is one tag that closes itself."""
        return span.inner == span.end

    def _open(self, span: Span, new: str) -> None:
        """Give an element that is one tag an end tag, and something to hold; what follows goes before that end."""
        known = [change for change in self._changes if change[:2] == (span.end - 2, span.end)]
        name = re.match(rb"<([^\s/>]+)", self.blob[span.start : span.end])
        end = b"</" + (name[1] if name else b"") + b">"
        before = known[0][3].removesuffix(end) if known else b">"
        for change in known:
            self._changes.remove(change)
        self.replace(span.end - 2, span.end, before + new.encode() + end)

    def set(self, element: Element, values: dict[str, str | None], prefix: str) -> None:
        """Set attributes of an element by their local names under this prefix; None takes one away."""
        span = self.span(element)
        tag = self.blob[span.start : span.inner].decode()
        for name, value in values.items():
            known = re.search(rf"""\s+{re.escape(prefix + name)}\s*=\s*("[^"]*"|'[^']*')""", tag)
            if known and value is None:
                tag = tag[: known.start()] + tag[known.end() :]
            elif known:
                tag = tag[: known.start(1)] + quoted(str(value)) + tag[known.end(1) :]
            elif value is not None:
                at = len(tag) - (2 if tag.endswith("/>") else 1)
                tag = f"{tag[:at].rstrip()} {prefix}{name}={quoted(value)}{tag[at:]}"
        self.replace(span.start, span.inner, tag.encode())

    def set_text(self, element: Element, text: str) -> None:
        """Give a `w:t` another text."""
        span = self.span(element)
        self.replace(span.inner, span.close, escape(text).encode())
        if text != text.strip() and element.get(_SPACE) != "preserve":
            self.set(element, {"space": "preserve"}, "xml:")

    def changed(self) -> bytes:
        """Return the bytes with all changes made."""
        result, at = [], 0
        for start, end, _, new in sorted(self._changes):
            if start < at:
                raise ValueError(f"changes overlap at {start} of {self.name}")
            result += [self.blob[at:start], new]
            at = end
        return b"".join([*result, self.blob[at:]])

    def __bool__(self) -> bool:
        """Return whether anything is to be changed."""
        return bool(self._changes)


_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def quoted(value: str) -> str:
    """Return a value as an attribute writes it."""
    return '"' + escape(value).replace('"', "&quot;") + '"'


def _spans(blob: bytes) -> list[Span]:
    """Return where each element stands, in the order of their start tags."""
    starts: list[list[int]] = []
    open_tags: list[int] = []
    parser = expat.ParserCreate()
    waiting: list[int] = []
    """The element whose start tag has begun last, until something else comes."""

    def settle() -> None:
        if waiting:
            starts[waiting.pop()][1] = parser.CurrentByteIndex

    def start(_: str, __: dict[str, str]) -> None:
        settle()
        waiting.append(len(starts))
        open_tags.append(len(starts))
        starts.append([parser.CurrentByteIndex, -1, -1, -1])

    def end(_: str) -> None:
        at = parser.CurrentByteIndex
        span = starts[open_tags.pop()]
        if waiting and blob[at - 2 : at] == b"/>":
            # One tag that closes itself: the parser is behind it.
            waiting.pop()
            span[1] = span[2] = span[3] = at
            return
        settle()
        span[2] = at
        span[3] = blob.index(b">", at) + 1

    def other(*_: object) -> None:
        settle()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.DefaultHandler = other
    parser.CharacterDataHandler = other
    parser.CommentHandler = other
    parser.ProcessingInstructionHandler = other
    parser.StartCdataSectionHandler = other
    parser.Parse(blob, True)
    return [Span(*each) for each in starts]
