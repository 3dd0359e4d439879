"""Two documents as one whose spans are marked as inserted or deleted, so that Word can show them as tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple, TypeVar

from baocao.blocks import Annex, Block, Document, Span, Spans, Table, Tracked, texts_of
from baocao.compare import alike
from baocao.compare.words import WORD

T = TypeVar("T")


class _Token(NamedTuple):
    """A word with the look and origin of its span."""

    text: str
    span: Span


def merged(old: Document, new: Document) -> Document:
    """Return the new document with what the old one had and lost in its place, marked."""
    count = max(len(old.annexes), len(new.annexes))
    annexes = tuple(map(_annex, _padded(old.annexes, count), _padded(new.annexes, count)))
    head = new.head if old.head._replace(draft=new.head.draft) == new.head else new.head._replace(before=old.head)
    addressees = tuple(_aligned(old.addressees, new.addressees, _spans_of, _one_span))
    closing = new.closing._replace(
        recipients=tuple(_aligned(old.closing.recipients, new.closing.recipients, _spans_of, _one_span)),
        authority=tuple(_aligned(old.closing.authority, new.closing.authority, _spans_of, _one_span)),
        signer=_line(old.closing.signer, new.closing.signer),
    )
    title = new.title._replace(subject=_line(old.title.subject, new.title.subject))
    body = tuple(_aligned(old.body, new.body, _block_texts, _block))
    return new._replace(head=head, title=title, addressees=addressees, body=body, closing=closing, annexes=annexes)


def _padded(annexes: Sequence[Annex], count: int) -> Sequence[Annex]:
    return [*annexes[:count], *(Annex("", (), (), ()) for _ in range(count - len(annexes)))]


def _annex(old: Annex, new: Annex) -> Annex:
    blocks = tuple(_aligned(old.blocks, new.blocks, _block_texts, _block))
    reference = _line(old.reference, new.reference)
    return new._replace(title=_line(old.title, new.title), reference=reference, blocks=blocks)


def _aligned(
    old: Sequence[T],
    new: Sequence[T],
    texts: Callable[[T], Sequence[str]],
    merge: Callable[[T | None, T | None], Iterable[T]],
) -> Iterator[T]:
    """Yield what two sequences hold, equal and alike ones once, in the order of both."""
    before, after = [tuple(texts(each)) for each in old], [tuple(texts(each)) for each in new]
    for tag, low, high, start, end in alike.blocks(before, after):
        if tag == "equal":
            yield from new[start:end]
            continue
        gone, came = list(map(_words, before[low:high])), list(map(_words, after[start:end]))
        for left, right in alike.pairs(gone, came):
            yield from merge(None if left is None else old[low + left], None if right is None else new[start + right])


def _words(texts: Sequence[str]) -> list[str]:
    return [word for text in texts for word in WORD.findall(text) if not word.isspace()]


# One block against another ----------------------------------------------------------------------


def _block_texts(block: Block) -> tuple[str, ...]:
    if isinstance(block, Table):
        return tuple(map(_text, texts_of(block)))
    return (type(block).__name__, _text(block.spans))


def _block(old: Any, new: Any) -> Iterator[Any]:
    if old is None or new is None:
        yield _whole(old if new is None else new, Tracked.DELETED if new is None else Tracked.INSERTED)
    elif isinstance(old, Table) and isinstance(new, Table) and len(old.header) == len(new.header):
        rows = _aligned(old.rows, new.rows, lambda row: [_text(cell) for cell in row], _row)
        yield new._replace(header=tuple(map(_line, old.header, new.header)), rows=tuple(rows))
    elif isinstance(old, Table) or isinstance(new, Table):
        yield _whole(old, Tracked.DELETED)
        yield _whole(new, Tracked.INSERTED)
    else:
        yield new._replace(spans=_line(old.spans, new.spans))


def _whole(block: Any, mark: Tracked) -> Any:
    if isinstance(block, Table):
        return block._replace(header=_cells(block.header, mark), rows=tuple(_cells(row, mark) for row in block.rows))
    return block._replace(spans=_marked(block.spans, mark))


def _row(old: tuple[Spans, ...] | None, new: tuple[Spans, ...] | None) -> Iterator[tuple[Spans, ...]]:
    if old is None or new is None:
        yield _cells(old or new or (), Tracked.DELETED if new is None else Tracked.INSERTED)
    else:
        yield tuple(map(_line, old, new))


def _cells(row: Sequence[Spans], mark: Tracked) -> tuple[Spans, ...]:
    return tuple(_marked(cell, mark) for cell in row)


def _marked(spans: Spans, mark: Tracked) -> Spans:
    return tuple(span._replace(tracked=mark) for span in spans)


def _spans_of(span: Span) -> tuple[str, ...]:
    return (span.text,)


def _one_span(old: Span | None, new: Span | None) -> Iterator[Span]:
    """Yield a line of the recipients; one that was changed is an old and a new one, for a line is one span."""
    if old is not None:
        yield old._replace(tracked=Tracked.DELETED)
    if new is not None:
        yield new._replace(tracked=Tracked.INSERTED)


# One line against another -----------------------------------------------------------------------


def _line(old: Spans, new: Spans) -> Spans:
    """Return the spans of both lines, word by word."""
    before, after = list(_tokens(old)), list(_tokens(new))
    tokens: list[Span] = []
    for tag, low, high, start, end in alike.words([each.text for each in before], [each.text for each in after]):
        if tag == "equal":
            tokens += [span for _, span in after[start:end]]
        else:
            tokens += [span._replace(tracked=Tracked.DELETED) for _, span in before[low:high]]
            tokens += [span._replace(tracked=Tracked.INSERTED) for _, span in after[start:end]]
    return tuple(_joined(tokens))


def _tokens(spans: Spans) -> Iterator[_Token]:
    """Yield the words of a line; a note is one word, which its text tells apart."""
    for span in spans:
        if span.note is not None:
            yield _Token(_noted(span), span)
        else:
            yield from (_Token(word, span._replace(text=word)) for word in WORD.findall(span.text))


def _joined(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans with those of one look, origin and mark together."""
    for look, group in groupby(spans, key=lambda span: span._replace(text="")):
        members = list(group)
        if look.note is not None:
            yield from members
        else:
            yield look._replace(text="".join(span.text for span in members))


def _text(spans: Spans) -> str:
    """Return what spans say, their notes included."""
    return "".join(span.text if span.note is None else _noted(span) for span in spans)


def _noted(span: Span) -> str:
    """Return the text of a note, told apart from running text."""
    paragraphs = span.note.paragraphs if span.note else ()
    return "\0" + "".join(map(_text, paragraphs))
