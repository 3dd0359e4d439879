"""Templates and a year to a Document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from baocao.blocks import Annex, Block, Document, Heading, Paragraph, Span, Spans, Table, texts_of
from baocao.compose import letter
from baocao.compose.pieces import Pieces
from baocao.compose.printer import Printer
from baocao.compose.templates import TemplateFault, files, render
from baocao.model import Citation, Division, Indicator, Letter, Plan, Results, Year
from baocao.problems import Place, Problem
from baocao.remember import EVERY, remembered
from baocao.scope import Abbreviation, Unresolved, scope
from baocao.scores import Score
from baocao.shape import fields
from baocao.values import Figure, Open, Prose, Target, Text, Verdict

__all__ = ["BODY", "TemplateFault", "compose", "files", "open_places"]

BODY, ANNEX = "bao-cao.md.j2", "phu-luc.md.j2"
END = "./."
"""The sign after the last sentence (a form of Annex III, not law)."""
_STOPS = ".;,"
"""The stops that the closing sign takes the place of."""
_LONGEST = 4_000_000
"""So many characters of values a report may print: some thousands of pages."""
_LONGEST_PARAGRAPH = 2_000_000
"""So many characters of a paragraph, or of a table's cell: the reader of XML takes ten million bytes."""


class GroupView(NamedTuple):
    """A group of targets as a template sees it."""

    name: Text
    score: Score
    indicators: tuple[Indicator, ...]


class Row(NamedTuple):
    """A row of the indicator table: this year's indicator, next year's, or both; cells without unit."""

    now: Indicator | None
    later: Indicator | None
    name: Text
    unit: Text | None
    planned: Text | Open | None
    """This year's plan."""
    actual: Text | Open | None
    """The result."""
    percent: Text | Open | None
    """The result in per cent of the plan."""
    verdict: Verdict | Open | None
    """What became of the target."""
    next_plan: Text | Open | None
    """Next year's plan."""


@remembered(1024, same=2)
def _row(now: Indicator | None, later: Indicator | None) -> Row:
    """Return the row of an indicator; one of the two is there."""
    named = now or later
    assert named is not None
    actual, percent, verdict = (now.actual, now.percent, now.verdict) if now else (None, None, None)
    return Row(
        now,
        later,
        named.name,
        named.unit,
        planned=_planned_cell(now),
        actual=Text(actual.bare, actual.place) if isinstance(actual, Figure) else _short(actual),
        percent=percent.number if isinstance(percent, Figure) else _short(percent),
        verdict=verdict if isinstance(verdict, Verdict) else _short(verdict),
        next_plan=_planned_cell(later),
    )


def _short(value: Open | None) -> Open | None:
    """Return an open value with the placeholder that fits a cell."""
    return value and Open(value.place, "")


def _planned_cell(indicator: Indicator | None) -> Text | Open | None:
    target = indicator.target if indicator else None
    if not isinstance(target, Target):
        return _short(target)
    total = f"/{indicator.total.number}" if indicator and indicator.total else ""
    return Text(target.bare + total, target.place)


def compose(year: Year, following: Year | None, root: Path) -> Document:
    """Return the report of `year`, with the plan that `following` holds.

    A value that is not known yet stands in the document as an open span; a draft is a document with
    one of those, or without number or date. A target that was adjusted since is printed as it was planned. Raises
    TemplateFault for a fault in a template under `root`.
    """
    following = following and following.as_issued
    printer = _printer(year, following)
    values = _values(year, following)
    body = _ended(printer.template(render(root, BODY, printer.pieces, values)))
    annex = _annex(printer.template(render(root, ANNEX, printer.pieces, values)), year)
    document = Document(
        head=letter.head(year, draft=False),
        title=letter.title(year.document),
        addressees=tuple(map(letter.span, year.document.addressees)),
        body=body,
        closing=letter.closing(year.document),
        annexes=(annex,) if annex else (),
        properties=letter.properties(year.document),
    )
    contents = [_content(block) for block in _all_blocks(document)]
    if sum([each.length for each in contents]) > _LONGEST_PARAGRAPH:
        _refuse_endless(document)
    draft = document.head.number is None or document.head.date is None or any(each.open for each in contents)
    return document._replace(head=document.head._replace(draft=draft))


def _refuse_endless(document: Document) -> None:
    """Raise TemplateFault where a paragraph is so long that no reader of Word files takes it."""
    for spans in _all_texts(document):
        if sum([len(span.text) for span in spans]) > _LONGEST_PARAGRAPH:
            place = next((span.place for span in spans if span.place), Place(f"templates/{BODY}"))
            cause = f"một đoạn dài quá {_LONGEST_PARAGRAPH:,} ký tự".replace(",", ".")
            raise TemplateFault(Problem(place, "BC259", cause, "chia thành nhiều đoạn, hoặc bỏ phần thừa"))


def open_places(document: Document, year: Year) -> list[tuple[Place, str]]:
    """Return each place where a value of the report is awaited, with its placeholder, in the files' order.

    Those are the values that the document shows as open, and those of the year's own file that it does not show.
    """
    found: dict[Place, str] = {}
    shown = [_content(block).open for block in _all_blocks(document)] if document.head.draft else ()
    for span in chain.from_iterable(shown):
        if span.place:
            found.setdefault(span.place, span.text)
    for value, what in ((year.document.number, "số văn bản"), (year.document.date, "ngày ban hành")):
        if isinstance(value, Open):
            found[value.place] = f"[chưa có {what}]"
    for value in _open_values(year._replace(plan=None)):
        found.setdefault(value.place, str(value))
    return sorted(found.items())


_HOLDING = frozenset((dict, tuple, Division, Results, Letter, Indicator))
"""What holds values of a year's results that may be open."""


def _open_values(values: Iterable[Any]) -> Iterator[Open]:
    """Yield each open value of a year's results, printed or not; the year's tasks are the report before's business."""
    for each in values:
        if type(each) in _HOLDING:
            yield from _open_in(each)
        elif isinstance(each, Open):
            yield each


@remembered(1024, same=1)
def _open_in(holder: Any) -> tuple[Open, ...]:
    """Return the open values of a record, a list or the values of free keys; of a division without its tasks."""
    if isinstance(holder, Division):
        return tuple(_open_values((holder.figures, holder.summary)))
    return tuple(_open_values(holder.values() if isinstance(holder, dict) else holder))


def _all_texts(document: Document) -> Iterator[Spans]:
    """Return what stands in each paragraph and each cell of body and annexes."""
    return chain.from_iterable(map(texts_of, _all_blocks(document)))


def _all_blocks(document: Document) -> Iterator[Block]:
    """Return the blocks of body and annexes."""
    return chain(document.body, *(annex.blocks for annex in document.annexes))


class _Content(NamedTuple):
    """What a block prints."""

    length: int
    """How many characters."""
    open: Spans
    """Its spans that are not known yet, in its order."""


@remembered(1024, same=1)
def _content(block: Block) -> _Content:
    """Return what a block prints, its footnotes at their marks."""
    spans: list[Span] = []
    for span in chain.from_iterable(texts_of(block)):
        spans.append(span)
        if span.note:
            spans += chain.from_iterable(span.note.paragraphs)
    return _Content(sum([len(span.text) for span in spans]), tuple([span for span in spans if span.open]))


def _printer(year: Year, following: Year | None) -> Printer:
    mentions = _Mentions()
    scopes = {each.place.file: scope(each) for each in (year, following) if each}

    def values(prose: Prose) -> tuple[Any, ...]:
        found = scopes[prose.place.file].values(prose)
        for each in found:
            if isinstance(each, Unresolved):  # the loader lets no such year through
                raise TemplateFault(Problem(prose.place, each.code, each.message, each.hint))
        return found

    return Printer(Pieces(), mentions.print, mentions.print_all, values)


_NAMED = frozenset((Citation, Abbreviation))
"""What prints in full the first time that it is named, and short from then on."""


class _Mentions:
    """What has been named so far, in reading order: the first time in full, then short."""

    def __init__(self) -> None:
        self._named: set[str] = set()
        self._printed = 0

    def print_all(self, values: Sequence[Any]) -> Iterable[Span]:
        known = _printed_all(*values)
        if self._printed + known.length > _LONGEST:
            return map(self.print, values)
        self._printed += known.length
        if not known.named:
            return known.spans
        spans = list(known.spans)
        for index in known.named:
            spans[index] = self._named_span(values[index])
            self._printed += len(spans[index].text) - len(known.spans[index].text)
        return spans

    def print(self, value: Any) -> Span:
        span = self._named_span(value) if type(value) in _NAMED else _printed(value)
        self._printed += len(span.text)
        if self._printed > _LONGEST:
            cause = f"báo cáo dài quá {_LONGEST:,} ký tự".replace(",", ".")
            raise TemplateFault(
                Problem(value.place, "BC259", cause, "xem lại giá trị này: lời văn hoặc mẫu gọi nó quá nhiều lần")
            )
        return span

    def _named_span(self, value: Citation | Abbreviation) -> Span:
        names = _names(value)
        if names.key in self._named:
            return names.short
        self._named.add(names.key)
        return names.full


class _Names(NamedTuple):
    """What a value prints the first time that it is named, and later."""

    key: str
    """What it is known by: two values of one key are one thing."""
    full: Span
    short: Span


@remembered(1024, same=1)
def _names(value: Citation | Abbreviation) -> _Names:
    """Return the names of a value."""
    short, full = str(value.short), str(value.full)
    key = f"{short} {value.date}" if isinstance(value, Citation) else short
    first = full if isinstance(value, Citation) else f"{full} ({short})"
    return _Names(key, _span(first, value.place, False), _span(short, value.place, False))


@remembered(4096, same=1)
def _printed(value: Any) -> Span:
    """Return what a value prints that is printed alike wherever it stands."""
    return _span(str(value), value.place, type(value) is Open)


class _Printed(NamedTuple):
    """What some values print, each named for the first time."""

    spans: Spans
    length: int
    named: tuple[int, ...]
    """Which of them print something else later."""


@remembered(2048, same=EVERY)
def _printed_all(*values: Any) -> _Printed:
    """Return what values print."""
    named = tuple([index for index, value in enumerate(values) if type(value) in _NAMED])
    spans = tuple([_names(value).full if type(value) in _NAMED else _printed(value) for value in values])
    return _Printed(spans, sum([len(span.text) for span in spans]), named)


@remembered(4096)
def _span(text: str, place: Place, is_open: bool) -> Span:
    """Return what a value prints: the same span as long as it prints the same at the same place."""
    return Span(text, place, open=is_open)


def _values(year: Year, following: Year | None) -> dict[str, Any]:
    """Return what a template may name."""
    scores = year.group_scores()
    later = following.indicators if following else {}
    return {
        "year": year.year,
        "next_year": year.neighbour(1),
        "results": year.results,
        "divisions": tuple(year.divisions.values()),
        "groups": tuple(
            GroupView(year.groups[group].name, scores[group], tuple(members))
            for group, members in year.by_group().items()
        ),
        "score": year.score,
        "cite": year.citations,
        "adjusted": tuple(each for each in year.indicators.values() if each.adjusted),
        "plan": _plan(year, following),
        "planned_divisions": _planned(following),
        "rows": tuple(_rows(year, later)),
    }


def _plan(year: Year, following: Year | None) -> Plan:
    """Return next year's plan, or one that is open throughout."""
    if following and following.plan:
        return following.plan
    number = year.year.value + 1
    place = following.place if following else Place(year.place.file.replace(str(year.year), str(number)))
    return Plan(**{key.attribute: Open(place, f"kế hoạch năm {number}") for key in fields(Plan)})


def _planned(following: Year | None) -> tuple[Division, ...]:
    return tuple(each for each in following.divisions.values() if each.tasks) if following else ()


def _rows(year: Year, later: Any) -> Iterator[Row]:
    for name, now in year.indicators.items():
        yield _row(now, later.get(name))
    for name, new in later.items():
        if name not in year.indicators:
            yield _row(None, new)


def _ended(blocks: list[Block]) -> tuple[Block, ...]:
    """Return the body with the closing sign after its last words, in a paragraph of its own after a table."""
    if not blocks:
        return ()
    return (*blocks[:-1], *_end(blocks[-1]))


@remembered(16, same=1)
def _end(last: Block) -> tuple[Block, ...]:
    """Return the last block with the closing sign."""
    if isinstance(last, Table) or not last.spans:
        return (last, Paragraph((Span(END),)))
    return (last._replace(spans=_signed(last.spans)),)


def _signed(spans: Spans) -> Spans:
    """Return the spans with the closing sign in the place of the stop at their end."""
    *before, last = spans
    if last.open or last.note:
        if last.note and before and not before[-1].open and not before[-1].note:
            before[-1] = before[-1]._replace(text=before[-1].text.rstrip().rstrip(_STOPS))
        return (*before, last, Span(END, last.place))
    bare = last.text.rstrip().removesuffix(END).rstrip().rstrip(_STOPS)
    return (*before, last._replace(text=bare + END))


def _annex(blocks: list[Block], year: Year) -> Annex | None:
    """Return the annex: its first heading is its title; None where the template says nothing."""
    if not blocks:
        return None
    title = blocks[0].spans if isinstance(blocks[0], Heading) else ()
    rest = blocks[1:] if title else blocks
    return Annex("", title, letter.reference(year), tuple(rest))
