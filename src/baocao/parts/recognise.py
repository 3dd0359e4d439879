"""Finds the parts of any administrative document by content and position."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from baocao import decree30
from baocao.parts import body, closing, drawn, head, lines
from baocao.parts.composed import composed
from baocao.parts.lines import Line
from baocao.parts.sheet import Kind, Placed, Sheet, sheet
from baocao.parts.words import folded
from baocao.word.observed import Paragraph, Rule, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from baocao.parts.head import Found
    from baocao.word.observed import Observed

_SIGNS = (
    "QuocHieu",
    "TieuNgu",
    "SoKyHieu",
    "DiaDanh",
    "TenLoai",
    "TrichYeuCongVan",
    "KinhGui",
    "NoiKinhGui",
    "NoiNhan",
)
_ENOUGH = 3
"""Of these, how many make a document an administrative one."""


class NotJudgedError(ValueError):
    """The document does not follow the decree; the message says what it is, in Vietnamese."""


class _Parts(NamedTuple):
    """What was found: parts in reading order, the type, and the rules under the parts."""

    found: list[Found]
    kind: Kind
    rules: dict[int, tuple[Rule, ...]]
    annexes: int


def recognise(observed: Observed) -> Sheet:
    """Return an administrative document with its parts.

    Raises:
        NotJudgedError: it is no administrative document, or one of the Party.
    """
    observed, apart = composed(observed)
    parts = _parts(lines.lines(observed.sections))
    placed = [_placed(key, line, parts.rules.get(id(line), ())) for key, line in parts.found]
    result = sheet(observed, placed, list(_margins(observed)))
    return result._replace(kind=parts.kind, own=False, annexes=parts.annexes, apart=apart)


def _parts(everything: Sequence[Line]) -> _Parts:
    """Return the parts of a document's lines."""
    top = head.head(everything)
    if top.party:
        raise NotJudgedError(
            "Đây là văn bản của Đảng: thể thức theo hướng dẫn của Văn phòng Trung ương Đảng, không theo Nghị định "
            "30/2020/NĐ-CP, nên không soát."
        )
    end = closing.closing(everything, top.end)
    text = list(body.body(everything[top.end : end.start], top.kind))
    found = [*top.found, *text, *end.found]
    if len({key for key, _ in found} & set(_SIGNS)) < _ENOUGH:
        raise NotJudgedError(
            "Không nhận ra thể thức văn bản hành chính (không đủ Quốc hiệu, số và ký hiệu, địa danh và thời gian, "
            "nơi nhận ...), nên không soát."
        )
    annexes = list(_annexes(everything[end.end :]))
    first = next((line.where.section for key, line in annexes if key == "PhuLuc"), 0)
    return _Parts([*found, *annexes], top.kind, drawn.rules(top.found, everything, top.end), first)


def _placed(key: str, line: Line, rules: tuple[Rule, ...]) -> Placed:
    """Return a line as a part."""
    return Placed(
        line.paragraph,
        decree30.JUDGED[key],
        line.where.room,
        line.number,
        line.text,
        line.runs,
        rules,
        line.loose,
        line.start + 1,
        line.where.section,
        line.where.side,
        _is_boxed(line),
    )


_SIDES = {"top", "bottom", "left", "right"}


def _is_boxed(line: Line) -> bool:
    """Return whether a line stands in a frame of some kind."""
    sides = {border.side for border in line.paragraph.shape.borders}
    return line.where.bordered or sides >= _SIDES or all(run.letters.bordered for run in line.runs if run.text.strip())


def _annexes(rest: Sequence[Line]) -> Iterator[Found]:
    """Yield the parts behind the closing: heads of annexes, and all that they hold."""
    heading = False
    for line in rest:
        if line.is_empty:
            continue
        if closing.is_annex(line):
            heading = True
            yield "PhuLuc", line
        elif heading and re.match(r"\(?\s*(?:ban hanh )?kem theo", folded(line.text)):
            heading = False
            yield "KemTheo", line
        elif heading and (line.is_centred or line.is_bold) and not line.where.group:
            yield "TenPhuLuc", line
        else:
            heading = False
            yield "Bang" if line.where.group else "Khac", line


def _margins(observed: Observed) -> Iterator[Placed]:
    """Yield what stands in headers and footnotes."""
    for index, section in enumerate(observed.sections):
        for paragraph in (item for header in section.headers.values() for item in header):
            yield _margin("Header" if prints_page(paragraph) else "Khac", paragraph, index)
        for paragraph in (item for footer in section.footers.values() for item in footer if index == 0):
            if closing.is_address(paragraph.text):
                yield _margin("DiaChi", paragraph, index)
    for note in observed.notes.values():
        for paragraph in paragraphs(note):
            yield _margin("Khac", paragraph, 0)


def _margin(key: str, paragraph: Paragraph, section: int) -> Placed:
    return Placed(
        paragraph, decree30.JUDGED[key], 0, 0, paragraph.text, paragraph.runs, (), loose=True, section=section
    )


def prints_page(paragraph: Paragraph) -> bool:
    """Return whether a paragraph prints the page number."""
    return any(field.split()[:1] == ["PAGE"] for field in paragraph.fields)
