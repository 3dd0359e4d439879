"""The parts of the document that the decree fixes, from the letter's own fields."""

from __future__ import annotations

from typing import Any

from baocao.blocks import Closing, Letterhead, Properties, Span, Spans, Title
from baocao.decree30 import BLANK_NUMBER, day_in_words, two_digits
from baocao.model import Letter, SignatoryForm, Year
from baocao.values import Date, Whole

KIND = "BÁO CÁO"


def span(value: Any, text: str | None = None) -> Span:
    """Return one value as it prints, or as `text`, with its place."""
    return Span(str(value) if text is None else text, value.place)


def head(year: Year, *, draft: bool) -> Letterhead:
    """Return the head: a number or date that is not known yet leaves the customary blank."""
    letter = year.document
    number, date = letter.number, letter.date
    return Letterhead(
        parent=span(letter.parent_in_head),
        agency=span(letter.agency, str(letter.agency).upper()),
        number=span(number) if isinstance(number, Whole) else None,
        symbol=span(letter.symbol),
        city=span(letter.place),
        date=date.day if isinstance(date, Date) else None,
        year=date.day.year if isinstance(date, Date) else year.year.value + 1,
        date_place=date.place,
        draft=draft,
    )


def title(letter: Letter) -> Title:
    """Return type and subject."""
    return Title(Span(KIND), (span(letter.subject),))


def closing(letter: Letter) -> Closing:
    """Return recipients and signature."""
    signatory = letter.signatory
    recipients = (*map(span, letter.recipients), span(letter.archive, f"Lưu: {letter.archive}"))
    return Closing(recipients, _authority(letter), (span(signatory.name),))


def _authority(letter: Letter) -> Spans:
    """Return the lines of authority and title (quyền hạn, chức vụ), in capitals."""
    signatory = letter.signatory
    title, form = signatory.title, signatory.form.value
    own = span(title, str(title).upper())
    if form is SignatoryForm.HEAD:
        return (own,)
    if form is SignatoryForm.ACTING:
        return (span(title, f"{form.value} {own.text}"),)
    other = signatory.on_behalf_of or title
    return (span(other, f"{form.value} {str(other).upper()}"), own)


def reference(year: Year) -> Spans:
    """Return the line under an annex's title that says which report it belongs to."""
    letter = year.document
    number = two_digits(letter.number.value) if isinstance(letter.number, Whole) else BLANK_NUMBER
    day = day_in_words(letter.date.day if isinstance(letter.date, Date) else None, year.year.value + 1)
    return (Span(f"(Kèm theo Báo cáo số {number}/{letter.symbol} {day} của {letter.agency})", letter.number.place),)


def properties(letter: Letter) -> Properties:
    """Return what the file's properties say."""
    created = letter.date.day if isinstance(letter.date, Date) else None
    subject = str(letter.subject)
    return Properties(f"Báo cáo {subject[:1].lower()}{subject[1:]}", str(letter.agency), subject, created)
