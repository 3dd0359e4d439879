"""What a document is: blocks of spans, in reading order, without a size or a colour.

`compose` makes these values, `word` prints them. A span or block born of data carries the
`Place` that it came from; the format of each kind of block is `decree30`'s business.
"""

# No `from __future__ import annotations`: typing compiles each annotation that is a string, which a start would pay.
import datetime
import enum
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from baocao.problems import Place


class Tracked(enum.Enum):
    """What a comparison of two documents says of a span; `value` is the element of a tracked change in Word."""

    INSERTED = "ins"
    DELETED = "del"


class Span(NamedTuple):
    """A stretch of text with one look and one origin."""

    text: str
    place: Place | None = None
    bold: bool = False
    italic: bool = False
    open: bool = False
    """The value is not known yet: `text` is a placeholder that must be seen."""
    note: "Footnote | None" = None
    """A footnote whose reference mark stands here; `text` is then empty."""
    tracked: Tracked | None = None
    """Only one of two compared documents has it; None in every document that is no comparison."""


Spans = tuple[Span, ...]


class Footnote(NamedTuple):
    """A note at the foot of the page: one or more paragraphs."""

    paragraphs: tuple[Spans, ...]


class Heading(NamedTuple):
    """A title in the body: level 1 is a part (`I. ...`), 2 a clause (`1. ...`), 3 below it."""

    level: int
    spans: Spans
    place: Place | None = None


class Paragraph(NamedTuple):
    """A paragraph of running text."""

    spans: Spans
    place: Place | None = None


class Item(NamedTuple):
    """A paragraph that starts with a typed mark (`-`, `+`), at a depth counted from 0."""

    marker: str
    depth: int
    spans: Spans
    place: Place | None = None


class Table(NamedTuple):
    """A table: a header row, body rows of as many cells, and for each column how it aligns."""

    header: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    aligns: tuple[str, ...]
    """For each column `left`, `center`, or `decimal` (numbers, aligned on the decimal comma)."""
    place: Place | None = None

    def __hash__(self) -> int:
        """Return the hash of its header: a long table is not gone through to be looked up."""
        return hash(self.header)


Block = Heading | Paragraph | Item | Table


def texts_of(block: Block) -> Iterator[Spans]:
    """Return the spans of a block; of a table, those of each cell."""
    return chain(block.header, *block.rows) if isinstance(block, Table) else iter((block.spans,))


class Letterhead(NamedTuple):
    """The two-column head of page one (ô 1-4 of the decree's sketch)."""

    parent: Span | None
    """Cơ quan chủ quản, as printed in the head."""
    agency: Span
    number: Span | None
    """The number of the document as printed (`17`, `5`); None leaves the customary blank."""
    symbol: Span
    """Ký hiệu: `BC-SLĐTBXH`."""
    city: Span
    """Địa danh."""
    date: datetime.date | None
    """None leaves day and month blank, before `year`."""
    year: int
    """The year in the date line, known even while the date is open."""
    date_place: Place | None
    draft: bool
    """Print DỰ THẢO."""
    before: "Letterhead | None" = None
    """The head of the older of two compared documents: what differs is printed with its change."""


class Title(NamedTuple):
    """The type (BÁO CÁO) and the subject (trích yếu) under it."""

    kind: Span
    subject: Spans


class Closing(NamedTuple):
    """Recipients at the left, signature at the right."""

    recipients: Spans
    """The printed lines without dash or final mark, the archive line (`Lưu: VT, VP`) last."""
    authority: Spans
    """The lines above the signature: (`GIÁM ĐỐC`) or (`KT. GIÁM ĐỐC`, `PHÓ GIÁM ĐỐC`)."""
    signer: Spans


class Annex(NamedTuple):
    """An annex (Phụ lục), on pages of its own that are numbered from 1."""

    number: str
    """Roman where there are two or more annexes, otherwise empty."""
    title: Spans
    reference: Spans
    """The line in brackets under the title: `(Kèm theo Báo cáo số ...)`."""
    blocks: tuple[Block, ...]


class Properties(NamedTuple):
    """What the file says of itself in its properties."""

    title: str
    author: str
    subject: str
    created: datetime.date | None
    """The date of the document; None while it is open."""


class Document(NamedTuple):
    """A whole administrative document."""

    head: Letterhead
    title: Title
    addressees: Spans
    """Kính gửi; empty where the data name nobody."""
    body: tuple[Block, ...]
    closing: Closing
    annexes: tuple[Annex, ...]
    properties: Properties
