"""The record of a signed report: what it printed, so that no later change of the data passes unseen.

A seal is a text file beside the year's data, one printed value a line, so that git shows and merges it:

    báo cáo = 17/BC-SLĐTBXH ngày 20/01/2021
    văn bản = sha256:…
    số liệu = sha256:…
    2020 indicators.viec_lam.actual = 21.078 người
    2021 indicators.viec_lam.target = >= 20.000 người
    2020 results.opening = sha256:…
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from baocao.blocks import Document, Span
from baocao.compare.years import said
from baocao.model import Citation, Year
from baocao.problems import Place, Problem
from baocao.shape import fields
from baocao.values import Date, Prose, Whole

_LINE = re.compile(r"(?P<key>báo cáo|văn bản|số liệu|\d{4} \S+) = (?P<said>.*)")
_REPORT, _DOCUMENT, _DATA = "báo cáo", "văn bản", "số liệu"
_ABOUT = (
    "# Báo cáo năm {year} đã ký ban hành: các giá trị đã in, mỗi giá trị một dòng. Tệp do “baocao seal {year}” ghi,\n"
    "# không sửa tay. Số liệu đã in mà đổi thì “baocao check” báo lỗi và gọi tên số đó.\n"
)


class Leaf(NamedTuple):
    """One value of a year as a seal names it."""

    name: str
    """The year and the path: `2020 indicators.viec_lam.actual`."""
    said: str
    """What it says; of prose the digest."""
    place: Place
    spots: tuple[Place, ...]
    """Where a document's spans say that it comes from: itself, its lines, or the record that prints as a whole."""


class Seal(NamedTuple):
    """What a signed report printed."""

    report: str
    """Number, symbol and date."""
    document: str
    """The digest of the document's text."""
    values: Mapping[str, str]
    """What was printed, by the name of its leaf."""


def sealed(document: Document, year: Year, following: Year | None) -> Seal:
    """Return the seal of a report: every value of both files that its document prints."""
    printed = {place[:3] for place in _places(document)}
    found = [leaf for leaf in _both(year, following) if _is_printed(leaf, printed)]
    letter = year.document
    assert isinstance(letter.number, Whole), "a report without a number is a draft"
    assert isinstance(letter.date, Date), "a report without a date is a draft"
    report = f"{letter.number}/{letter.symbol} ngày {letter.date}"
    return Seal(report, digest(document), {leaf.name: leaf.said for leaf in found})


def digest(document: Document) -> str:
    """Return the digest of what a document says, whatever its format."""
    whole = sha256()
    for span in _spans(document):
        whole.update(span.text.encode() + b"\0")
    return f"sha256:{whole.hexdigest()}"


def written(seal: Seal, year: int) -> str:
    """Return a seal as the text of its file."""
    lines = {_REPORT: seal.report, _DOCUMENT: seal.document, _DATA: _digest_of(seal.values), **seal.values}
    return _ABOUT.format(year=year) + "".join(f"{key} = {value}\n" for key, value in lines.items())


def read(text: str, shown: str) -> tuple[Seal, tuple[Problem, ...]]:
    """Return the seal that a file's text says, and what is wrong with the text."""
    values: dict[str, str] = {}
    problems = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.rstrip("\r"))
        if match is None or match["key"] in values:
            cause = "dòng này lặp lại một giá trị đã ghi ở trên" if match else "dòng này không phải của tệp niêm phong"
            hint = "lấy lại tệp từ git: git checkout -- " + shown
            problems.append(Problem(Place(shown, number, 1), "BC654", cause, hint))
        else:
            values[match["key"]] = match["said"]
    absent = [key for key in (_REPORT, _DOCUMENT, _DATA) if key not in values]
    found, data = Seal(values.pop(_REPORT, ""), values.pop(_DOCUMENT, ""), values), values.pop(_DATA, "")
    causes = [f"tệp niêm phong thiếu dòng “{key}”" for key in absent]
    if not problems and not absent and data != _digest_of(found.values):
        causes.append("các dòng giá trị không còn đúng như lúc niêm phong: tệp đã bị sửa")
    problems += [
        Problem(Place(shown), "BC654", cause, f"lấy lại tệp từ git: git checkout -- {shown}") for cause in causes
    ]
    return found, tuple(problems)


def _digest_of(values: Mapping[str, str]) -> str:
    """Return the digest of the printed values, so that a line that is changed or taken out is noticed."""
    whole = sha256("".join(f"{name} = {printed}\n" for name, printed in values.items()).encode())
    return f"sha256:{whole.hexdigest()}"


def changes(seal: Seal, year: Year, following: Year | None) -> Iterator[Problem]:
    """Yield each value that the signed report printed and that is another one now, in the order of the seal.

    The plan of the year after may be adjusted by a document: `issued_target` keeps what was printed.
    """
    now = {leaf.name: leaf for leaf in _both(year, following)}
    for name, printed in seal.values.items():
        leaf = now.get(name)
        if leaf is None:
            yield _gone(name, printed, seal, year, following)
        elif leaf.said != printed:
            yield _changed(name, printed, leaf, seal)


def file_is_gone(seal: Seal, shown: str, shown_seal: str) -> Problem:
    """Return that the file of the year after, whose plan the signed report printed, is not there."""
    cause = f"không còn {shown}, mà báo cáo đã ký ({seal.report}) in kế hoạch của tệp đó"
    return Problem(Place(shown_seal), "BC651", cause, f"lấy lại tệp từ git: git checkout -- {shown}")


def _gone(name: str, printed: str, seal: Seal, year: Year, following: Year | None) -> Problem:
    own = name.startswith(f"{year.year} ")
    place = year.place if own or following is None else following.place
    cause = (
        f"{name.partition(' ')[2]} không còn, nhưng báo cáo đã ký ({seal.report}) in {_shown(printed, 'lời văn này')}"
    )
    return Problem(place, "BC651", cause, "lấy lại giá trị này từ git")


def _changed(name: str, printed: str, leaf: Leaf, seal: Seal) -> Problem:
    what = ".".join(leaf.place.path) or name
    cause = f"{what} là {_shown(leaf.said)}, nhưng báo cáo đã ký ({seal.report}) in {_shown(printed)}"
    if not name.endswith(".target"):
        hint = "giữ đúng như đã ký; bản ký sai thì ban hành văn bản đính chính rồi niêm phong lại"
        return Problem(leaf.place, "BC651", cause, hint)
    verb = "sửa thành" if leaf.place.path[-1:] == ("issued_target",) else "thêm"
    hint = f'{verb} issued_target: "{_number(printed)}" và adjusted_by: khóa của văn bản điều chỉnh trong citations'
    return Problem(leaf.place, "BC652", cause, hint)


def _number(target: str) -> str:
    """Return a printed target without its unit, as the key wants it."""
    match = re.match(r".*\d", target)
    return match[0] if match else target


def _shown(text: str, prose: str = "lời văn khác") -> str:
    return prose if text.startswith("sha256:") else f"“{text}”"


# The leaves of a year ---------------------------------------------------------------------------


def _both(year: Year, following: Year | None) -> Iterator[Leaf]:
    """Yield the values of a report: its year's, and those of the plan as they were before any adjustment."""
    yield from leaves(year)
    if following is not None:
        yield from leaves(following.as_issued)


def leaves(year: Year) -> Iterator[Leaf]:
    """Yield every value of a year that a report can print, in the order of the model."""
    for path, value, owner in _values(year, (), None):
        name, text = f"{year.year} {'.'.join(path)}", said(value)
        if isinstance(value, Prose):
            yield Leaf(name, f"sha256:{sha256(text.encode()).hexdigest()}", value.place, value.starts)
        else:
            spots = (value.place, owner) if owner else (value.place,)
            yield Leaf(name, " ".join(text.split()), value.place, spots)


def _values(
    value: Any, path: tuple[str, ...], owner: Place | None
) -> Iterator[tuple[tuple[str, ...], Any, Place | None]]:
    """Yield each value with its path, and the place of the record that a document prints as a whole."""
    kind: Any = type(value)
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from _values(each, (*path, key), owner)
    elif kind is tuple:
        for number, each in enumerate(value, 1):
            yield from _values(each, (*path, str(number)), owner)
    elif hasattr(kind, "__annotations__") and (keys := fields(kind)):
        for key in keys:
            whole = value.place if isinstance(value, Citation) else None
            yield from _values(getattr(value, key.attribute), (*path, key.name), whole)
    elif value is not None:
        yield path, value, owner


def _is_printed(leaf: Leaf, printed: set[tuple[Any, ...]]) -> bool:
    return any(spot[:3] in printed for spot in leaf.spots)


def _places(document: Document) -> Iterator[Place]:
    """Yield where each span of a document comes from, and its date."""
    yield from (span.place for span in _spans(document) if span.place)
    if document.head.date_place:
        yield document.head.date_place


def _spans(value: Any) -> Iterator[Span]:
    """Yield every span of a document, in reading order."""
    if isinstance(value, Span):
        yield value
        if value.note is not None:
            yield from _spans(value.note.paragraphs)
    elif isinstance(value, tuple):
        for each in value:
            yield from _spans(each)
