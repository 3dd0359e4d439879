"""Templates and a year to a Document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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

    @property
    def planned(self) -> Text | Open | None:
        """Return this year's plan."""
        return _planned_cell(self.now)

    @property
    def actual(self) -> Text | Open | None:
        """Return the result."""
        actual = self.now.actual if self.now else None
        return Text(actual.bare, actual.place) if isinstance(actual, Figure) else _short(actual)

    @property
    def percent(self) -> Text | Open | None:
        """Return the result in per cent of the plan."""
        percent = self.now.percent if self.now else None
        return percent.number if isinstance(percent, Figure) else _short(percent)

    @property
    def verdict(self) -> Verdict | Open | None:
        """Return what became of the target."""
        verdict = self.now.verdict if self.now else None
        return verdict if isinstance(verdict, Verdict) else _short(verdict)

    @property
    def next_plan(self) -> Text | Open | None:
        """Return next year's plan."""
        return _planned_cell(self.later)


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
    spans = list(_all_spans(document))
    if sum([len(span.text) for span in spans]) > _LONGEST_PARAGRAPH:
        _refuse_endless(document)
    draft = document.head.number is None or document.head.date is None or any(span.open for span in spans)
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
    for span in _all_spans(document):
        if span.open and span.place:
            found.setdefault(span.place, span.text)
    for value, what in ((year.document.number, "số văn bản"), (year.document.date, "ngày ban hành")):
        if isinstance(value, Open):
            found[value.place] = f"[chưa có {what}]"
    for value in _open_values(year._replace(plan=None)):
        found.setdefault(value.place, str(value))
    return sorted(found.items())


def _open_values(value: Any) -> Iterator[Open]:
    """Yield each open value of a year's results, printed or not; the year's tasks are the report before's business."""
    if isinstance(value, Open):
        yield value
    elif isinstance(value, Division):
        yield from _open_values((value.figures, value.summary))
    elif isinstance(value, Year | Results | Letter | Indicator):
        yield from _open_values(tuple(value))
    elif isinstance(value, Mapping):
        yield from _open_values(tuple(value.values()))
    elif type(value) is tuple:
        for each in value:
            yield from _open_values(each)


def _all_texts(document: Document) -> Iterator[Spans]:
    """Return what stands in each paragraph and each cell of body and annexes."""
    return chain.from_iterable(map(texts_of, chain(document.body, *(annex.blocks for annex in document.annexes))))


def _all_spans(document: Document) -> Iterator[Span]:
    """Yield the spans of body and annexes, those of footnotes at their marks."""
    for span in chain.from_iterable(_all_texts(document)):
        yield span
        if span.note:
            yield from chain.from_iterable(span.note.paragraphs)


def _printer(year: Year, following: Year | None) -> Printer:
    scopes = {each.place.file: scope(each) for each in (year, following) if each}

    def values(prose: Prose) -> tuple[Any, ...]:
        found = scopes[prose.place.file].values(prose)
        for each in found:
            if isinstance(each, Unresolved):  # the loader lets no such year through
                raise TemplateFault(Problem(prose.place, each.code, each.message, each.hint))
        return found

    return Printer(Pieces(), _Mentions().print, values)


class _Mentions:
    """What has been named so far, in reading order: the first time in full, then short."""

    def __init__(self) -> None:
        self._named: set[str] = set()
        self._printed = 0

    def print(self, value: Any) -> Span:
        kind = type(value)
        special = kind is Citation or kind is Abbreviation
        span = self._named_span(value) if special else Span(str(value), value.place, False, False, kind is Open)
        self._printed += len(span.text)
        if self._printed > _LONGEST:
            cause = f"báo cáo dài quá {_LONGEST:,} ký tự".replace(",", ".")
            raise TemplateFault(
                Problem(value.place, "BC259", cause, "xem lại giá trị này: lời văn hoặc mẫu gọi nó quá nhiều lần")
            )
        return span

    def _named_span(self, value: Citation | Abbreviation) -> Span:
        if isinstance(value, Citation):
            first = self._first(f"{value.short} {value.date}")
            return letter.span(value, str(value.full if first else value.short))
        first = self._first(str(value.short))
        return letter.span(value, f"{value.full} ({value.short})" if first else str(value.short))

    def _first(self, name: str) -> bool:
        first = name not in self._named
        self._named.add(name)
        return first


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
        yield Row(now, later.get(name), now.name, now.unit)
    for name, new in later.items():
        if name not in year.indicators:
            yield Row(None, new, new.name, new.unit)


def _ended(blocks: list[Block]) -> tuple[Block, ...]:
    """Return the body with the closing sign after its last words, in a paragraph of its own after a table."""
    if not blocks:
        return ()
    *before, last = blocks
    if isinstance(last, Table) or not last.spans:
        return (*blocks, Paragraph((Span(END),)))
    return (*before, last._replace(spans=_signed(last.spans)))


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
