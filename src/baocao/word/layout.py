"""The parts of a document as XML: head, title, addressees, body, closing, annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from baocao import decree30
from baocao.blocks import Heading, Item, Paragraph, Span, Table, Tracked
from baocao.remember import remembered
from baocao.word import metrics
from baocao.word.drawing import rule
from baocao.word.tables import cell_starts, frame, row, table
from baocao.word.units import eighths, mm_twips
from baocao.word.xml import BODY, BODY_END, Counted, Drawn, Pen, border, indent, paragraph_properties, root, spacing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from baocao.blocks import Annex, Block, Closing, Document, Letterhead, Spans, Title
    from baocao.problems import Place

HEADER_ID = "rId1"
"""The relationship of the document to the header with the page number."""


def document_xml(pen: Pen, document: Document) -> bytes:
    """Return document.xml; the pen then holds the footnotes."""
    main = [
        _end_mark().encode(),
        _taken(pen, letterhead, document.head),
        _taken(pen, title, document.title),
        _taken(pen, addressees, document.addressees),
        blocks(pen, document.body, keep_last=True),
        _taken(pen, closing, document.closing, bool(document.addressees)),
    ]
    last = len(document.annexes) - 1
    annexes = [annex(pen, item, SECTION if index < last else "") for index, item in enumerate(document.annexes)]
    # Only now is it known which names of files are too long for a bookmark.
    end = _end_mark(SECTION if annexes else "", "".join(map(pen.empty_mark, pen.namer.file_names())))
    return b"".join([BODY, *main, end.encode(), *annexes, SECTION.encode(), BODY_END])


def _taken(pen: Pen, draw: Callable[..., str], *parts: Any) -> bytes:
    """Return a part of the document as it stands behind what the pen wrote."""
    return pen.take(_part(draw, parts, pen.sizes, pen.counted()))


@remembered(64)
def _part(draw: Callable[..., str], parts: tuple[Any, ...], sizes: decree30.Sizes, before: Counted) -> Drawn:
    """Return what draws a part, by its values; heads and closings are the same from save to save."""
    pen = Pen(sizes, before)
    return pen.drawn(draw(pen, *parts).encode())


def footnotes_xml(notes: Sequence[str]) -> bytes:
    """Return footnotes.xml: the two separators that Word demands, then the notes."""
    return f"{_SEPARATORS}{''.join(notes)}</w:footnotes>".encode()


_SEPARATORS = root("w:footnotes", "w r") + "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)

SECTION = (
    f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER_ID}"/>'
    f'<w:pgSz w:w="{mm_twips(decree30.PAPER_WIDTH.ours)}" w:h="{mm_twips(decree30.PAPER_HEIGHT.ours)}"/>'
    f'<w:pgMar w:top="{mm_twips(decree30.MARGIN_TOP.ours)}" w:right="{mm_twips(decree30.MARGIN_RIGHT.ours)}" '
    f'w:bottom="{mm_twips(decree30.MARGIN_BOTTOM.ours)}" w:left="{mm_twips(decree30.MARGIN_LEFT.ours)}" '
    f'w:header="{mm_twips(decree30.HEADER_DISTANCE)}" w:footer="{mm_twips(decree30.FOOTER_DISTANCE)}" '
    f'w:gutter="0"/><w:pgNumType w:start="{decree30.FIRST_PAGE_NUMBER}"/><w:titlePg/></w:sectPr>'
)
"""A section: the decree's page, numbered from 1, without a number on its first page."""


def _end_mark(section: str = "", content: str = "") -> str:
    """Return the paragraph that Word demands after a table, as low as may be.

    One stands before the head too: without it LibreOffice sets a whole empty line above a table that opens a
    document with footnotes.
    """
    return f"<w:p>{paragraph_properties(decree30.END_MARK, section=section)}{content}</w:p>"


# Head -------------------------------------------------------------------------------------------


def letterhead(pen: Pen, head: Letterhead) -> str:
    """Return the head: a table without lines, two columns, number and date in one row."""
    rows = [
        (_bodies(pen, head), _nation(pen)),
        (_number(pen, head), _place_and_date(pen, head)),
    ]
    if head.draft:
        rows.append((_draft(pen), _end_mark()))
    widths = (decree30.HEAD_LEFT, decree30.HEAD_RIGHT)
    body = "".join(
        [row(cells, cell_starts(widths, "top" if index != 1 else "bottom")) for index, cells in enumerate(rows)]
    )
    return f"<w:tbl>{frame(widths, 0)}{body}</w:tbl>"


def _bodies(pen: Pen, head: Letterhead) -> str:
    """Return parent and issuing body, the latter over its rule."""
    before = head.before
    parent = _named(pen, "CoQuanChuQuan", head.parent, before and before.parent) if head.parent else ""
    return parent + _named(pen, "CoQuanBanHanh", head.agency, before and before.agency)


def _named(pen: Pen, key: str, name: Span, before: Span | None) -> str:
    """Return a body's name, broken by hand in even lines."""
    part = decree30.PARTS[key]
    points = part.points(pen.sizes)
    lines = metrics.split_name(name.text.upper(), decree30.HEAD_LEFT - 2 * decree30.HEAD_PADDING, points, part.bold)
    widths = [metrics.width(line, points, part.bold) for line in lines]
    line = rule(pen, part, widths) if key in decree30.RULES else ""
    # The space stays before the break, so that the name reads whole where breaks are dropped.
    text = name._replace(text=" \n".join(lines))
    gone = (before,) if before is not None and before.text != name.text else None
    return pen.paragraph(key, _replaced(gone, (text,)), name.place, after=line)


def _replaced(before: Spans | None, now: Spans) -> Spans:
    """Return a line of the head, after the one that it replaces where two documents are compared."""
    if before is None or [span.text for span in before] == [span.text for span in now]:
        return now
    gone = tuple(span._replace(tracked=Tracked.DELETED) for span in before)
    return (*gone, *(span._replace(tracked=Tracked.INSERTED) for span in now))


def _nation(pen: Pen) -> str:
    """Return national name and motto, the latter over its rule."""
    part = decree30.PARTS["TieuNgu"]
    line = rule(pen, part, [metrics.width(decree30.MOTTO, part.points(pen.sizes), part.bold)])
    return pen.paragraph("QuocHieu", (Span(decree30.NATIONAL_NAME),)) + pen.paragraph(
        "TieuNgu", (Span(decree30.MOTTO),), after=line
    )


def _number(pen: Pen, head: Letterhead) -> str:
    """Return the paragraph of number and symbol."""
    before = _number_line(head.before) if head.before else None
    return pen.paragraph("SoKyHieu", _replaced(before, _number_line(head)), head.symbol.place)


def _number_line(head: Letterhead) -> Spans:
    """Return `Số: 17/BC-SLĐTBXH`; a number below 10 gets a 0, an open one its customary blank."""
    number = head.number or Span(decree30.BLANK_NUMBER)
    if number.text.isdigit():
        number = number._replace(text=decree30.two_digits(int(number.text)))
    return (Span(f"{decree30.NUMBER_WORD}: "), number, Span("/"), head.symbol)


def _place_and_date(pen: Pen, head: Letterhead) -> str:
    """Return the paragraph of place and date."""
    before = _date_line(head.before) if head.before else None
    return pen.paragraph("DiaDanh", _replaced(before, _date_line(head)), head.city.place)


def _date_line(head: Letterhead) -> Spans:
    """Return `Hà Tĩnh, ngày 20 tháng 01 năm 2021`."""
    return (head.city, Span(", "), Span(decree30.day_in_words(head.date, head.year), head.date_place))


def _draft(pen: Pen) -> str:
    """Return DỰ THẢO in a frame that is as wide as the words need."""
    part = decree30.PARTS["DuThao"]
    words = metrics.width(decree30.DRAFT_WORD, part.points(pen.sizes), part.bold)
    side = (decree30.HEAD_LEFT - words) / 2 - decree30.DRAFT_PADDING
    frame_line = border("w:pBdr", "top left bottom right", eighths(decree30.RULE_WEIGHT), round(decree30.DRAFT_FRAME))
    properties = paragraph_properties("DuThao", frame=frame_line, indents=indent(side, side))
    return pen.paragraph("DuThao", (Span(decree30.DRAFT_WORD),), None, properties)


# Title and addressees ---------------------------------------------------------------------------


def title(pen: Pen, names: Title) -> str:
    """Return the type, and under it the subject over its rule."""
    return pen.paragraph("TenLoai", (names.kind,), names.kind.place) + _balanced(
        pen, "TrichYeu", names.subject, _first_place(names.subject)
    )


def _balanced(pen: Pen, key: str, spans: Spans, place: Place | None) -> str:
    """Return a centred paragraph whose indents make its lines even, over its rule if it has one."""
    part = decree30.PARTS[key]
    points = part.points(pen.sizes)
    text = "".join([span.text for span in spans])
    text = text.upper() if part.capitals else text
    most = decree30.TEXT_WIDTH - 2 * decree30.TITLE_MARGIN
    room, lines = metrics.balance(text, most, points, part.bold, part.italic)
    side = (decree30.TEXT_WIDTH - room) / 2
    drawn = rule(pen, part, [metrics.width(line, points, part.bold) for line in lines]) if key in decree30.RULES else ""
    return pen.paragraph(key, spans, place, paragraph_properties(key, indents=indent(side, side)), after=drawn)


def addressees(pen: Pen, names: Spans) -> str:
    """Return Kính gửi: one addressee on its line; several below it, their dashes under the colon."""
    word = decree30.ADDRESSEE_WORD
    if not names:
        return ""
    if len(names) == 1:
        return pen.paragraph("KinhGui", (Span(f"{word} "), names[0]), names[0].place)
    points = decree30.PARTS["NoiKinhGui"].points(pen.sizes)
    lines = _listed(names)
    lead = metrics.width(word.rstrip(":"), points)
    longest = max(metrics.width("".join([span.text for span in line]), points) for line in lines)
    left = max((decree30.TEXT_WIDTH - lead - longest) / 2, decree30.INDENT)
    dash = metrics.width("- ", points)
    hung = paragraph_properties("NoiKinhGui", indents=indent(left + lead + dash, hanging=dash))
    first = paragraph_properties("NoiKinhGui", keep_next=True, indents=indent(left))
    rows = [pen.paragraph("NoiKinhGui", line, line[1].place, hung) for line in lines]
    return pen.paragraph("NoiKinhGui", (Span(word),), None, first) + "".join(rows)


def _listed(names: Spans) -> list[Spans]:
    """Return each name as a line of a list: `- `, the name, `;` or at the end `.`."""
    last = len(names) - 1
    return [
        (Span("- ", tracked=name.tracked), name, Span("." if index == last else ";", tracked=name.tracked))
        for index, name in enumerate(names)
    ]


# Body -------------------------------------------------------------------------------------------


class Around(NamedTuple):
    """What a block must know of its neighbours."""

    after_table: bool = False
    """A table stands before it, which has no space below of its own."""
    keep_next: bool | None = None
    """It stays on the page of what follows; None where what it says decides that."""
    section: str = ""
    """The section that ends with it, as XML."""


_AMONG = {after_table: Around(after_table) for after_table in (False, True)}
"""What a block knows that is not the last."""


def blocks(pen: Pen, items: Sequence[Block], keep_last: bool = False, section: str = "") -> bytes:
    """Return blocks in order; `section` ends with the last of them."""
    stretches: list[Drawn] = []
    before = pen.counted()
    last = len(items) - 1
    after_table = False
    for index, item in enumerate(items):
        if after_table and isinstance(item, Table):
            stretches.append(Drawn(_end_mark().encode(), (), before))
        around = Around(after_table, keep_last, section) if index == last else _AMONG[after_table]
        known = (pen.sizes, around, before)
        drawn = _whole_table(item, *known) if isinstance(item, Table) else _block(item, *known)
        stretches.append(drawn)
        before, after_table = drawn.after, isinstance(item, Table)
    return pen.take(*stretches)


@remembered(2048, same=2)
def _block(item: Heading | Paragraph | Item, sizes: decree30.Sizes, around: Around, before: Counted) -> Drawn:
    """Return a block as it stands after what is counted before it; one that was drawn just so costs nothing."""
    pen = Pen(sizes, before)
    if around.keep_next is None:
        around = around._replace(keep_next=_introduces(item))
    return pen.drawn(_RENDERERS[type(item)](pen, item, around).encode())


@remembered(16, same=2)
def _whole_table(item: Table, sizes: decree30.Sizes, around: Around, before: Counted) -> Drawn:
    """Return a table like a block; few are kept, for each is as large as a hundred paragraphs."""
    pen = Pen(sizes, before)
    return pen.drawn(table(pen, item, bool(around.keep_next)))


def _introduces(item: Heading | Paragraph | Item) -> bool:
    """Return whether a block leads to what follows, so that it must not end a page: `Kết quả như sau:`."""
    return not isinstance(item, Heading) and bool(item.spans) and item.spans[-1].text.rstrip().endswith(":")


def _properties(key: str, around: Around) -> str:
    """Return the properties of a body paragraph; empty where it is as its style says."""
    if not any(around):
        return ""
    space = spacing(before=decree30.PARAGRAPH_GAP.ours) if around.after_table else ""
    return paragraph_properties(key, keep_next=bool(around.keep_next), space=space, section=around.section)


def _heading(pen: Pen, block: Heading, around: Around) -> str:
    """Return a heading of Word's own kind."""
    key = f"Heading{min(block.level, 3)}"
    return pen.paragraph(key, block.spans, block.place, _properties(key, around))


def _paragraph(pen: Pen, block: Paragraph, around: Around) -> str:
    """Return a paragraph of running text."""
    return pen.paragraph("NoiDung", block.spans, block.place, _properties("NoiDung", around))


def _item(pen: Pen, block: Item, around: Around) -> str:
    """Return an item; at every depth it is indented as the decree indents a paragraph."""
    spans = (Span(f"{block.marker} "), *block.spans)
    return pen.paragraph("GachDauDong", spans, block.place, _properties("GachDauDong", around))


_RENDERERS: dict[type[Heading | Paragraph | Item], Callable[[Pen, Any, Around], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Item: _item,
}


# Closing and annexes ----------------------------------------------------------------------------


def closing(pen: Pen, block: Closing, addressed: bool) -> str:
    """Return recipients and signature: one row, never divided, on the page of the last sentence."""
    widths = (decree30.CLOSING_LEFT, decree30.CLOSING_RIGHT)
    only = row((_recipients(pen, block, addressed), _signature(pen, block)), cell_starts(widths, "top"))
    return f"<w:tbl>{frame(widths, 0)}{only}</w:tbl>"


def _recipients(pen: Pen, block: Closing, addressed: bool) -> str:
    """Return Nơi nhận and its lines; where the document is addressed the first says so."""
    names = block.recipients
    if addressed and not (names and names[0].text == decree30.AS_ADDRESSED):
        names = (Span(decree30.AS_ADDRESSED), *names)
    head = pen.paragraph("NoiNhan", (Span(decree30.RECIPIENTS_WORD),))
    return head + "".join([pen.paragraph("DanhSachNhan", line, line[1].place) for line in _listed(names)])


def _signature(pen: Pen, block: Closing) -> str:
    """Return authority and name, with room for signature and stamp between them."""
    room = paragraph_properties("HoTen", space=spacing(before=decree30.SIGNATURE_SPACE))
    lines = [pen.paragraph("QuyenHan", (line,), line.place) for line in block.authority]
    return "".join(lines) + pen.paragraph("HoTen", block.signer, _first_place(block.signer), room)


def annex(pen: Pen, block: Annex, section: str) -> bytes:
    """Return an annex, which begins on a page of its own; `section` ends it if another follows."""
    word = f"{decree30.ANNEX_WORD} {block.number}".rstrip()
    head = _taken(pen, _annex_head, word, block.title, block.reference)
    ends_in_table = bool(block.blocks) and isinstance(block.blocks[-1], Table)
    text = blocks(pen, block.blocks, section="" if ends_in_table else section)
    return head + text + (_end_mark(section).encode() if ends_in_table else b"")


def _annex_head(pen: Pen, word: str, name: Spans, reference: Spans) -> str:
    """Return the word and the number of an annex, its title, and what it belongs to."""
    head = pen.paragraph("PhuLuc", (Span(word),)) + _balanced(pen, "TenPhuLuc", name, _first_place(name))
    return head + (_balanced(pen, "KemTheo", reference, _first_place(reference)) if reference else "")


def _first_place(spans: Spans) -> Place | None:
    """Return where the first span that has a place comes from."""
    return next((span.place for span in spans if span.place), None)
