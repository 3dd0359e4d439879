"""Finds the parts of any administrative document by content and position."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from baocao import decree30
from baocao.parts import body, closing, drawn, head, lines
from baocao.parts.composed import composed
from baocao.parts.lines import Line
from baocao.parts.patterns import DIVISION
from baocao.parts.sheet import Kind, Placed, Sheet, sheet, text_width
from baocao.parts.words import begins_with, folded, is_capitals
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
    everything = lines.lines(observed.sections)
    margin = _letterhead(observed, everything)
    parts = _parts([*margin, *everything])
    placed = [_placed(key, line, parts.rules.get(id(line), ())) for key, line in parts.found]
    known = {id(line.paragraph) for line in margin}
    result = sheet(observed, placed, [item for item in _margins(observed) if id(item.paragraph) not in known])
    return result._replace(kind=parts.kind, own=False, annexes=parts.annexes, apart=apart)


def _letterhead(observed: Observed, body: Sequence[Line]) -> list[Line]:
    """Return the lines of the first page's header where the head of the document stands there, and not in the body."""
    if not observed.sections:
        return []
    section = observed.sections[0]
    shown = section.headers.get("first" if section.own_first_page else "default", ())
    if any(head.is_nation(line.text) for line in body[:_NEAR]) or not any(head.is_nation(each.text) for each in shown):
        return []
    where = lines.Where(text_width(section), 0)
    return [Line(_unruled(each), 0, 0, len(each.text), each.text.strip(), where) for each in shown]


def _unruled(paragraph: Paragraph) -> Paragraph:
    """Return a paragraph of a header, whose column is not known, so that its border is a rule of unknown length."""
    if not paragraph.shape.borders:
        return paragraph
    return paragraph._replace(shape=paragraph.shape._replace(borders=()), rules=(*paragraph.rules, drawn.UNSEEN))


_NEAR = 20
"""Lines of the body in which its head begins, if it is there."""
_PRIVATE = (
    "don xin", "don de nghi", "don khieu nai", "don to cao", "don kien nghi", "ban cam ket", "so yeu ly lich",
    "ban kiem diem", "ban tuong trinh", "giay cam doan", "don",
)  # fmt: skip
"""With what the titles of papers begin that a person writes, and no body."""


def _is_private(everything: Sequence[Line], found: Sequence[Found]) -> bool:
    """Return whether a document is a person's own: its title says so, and it has neither body nor number."""
    titles = [line for line in everything[:_NEAR] if is_capitals(line.text) and _names_paper(line.text)]
    others = [line for key, line in found if key in ("CoQuanBanHanh", "SoKyHieu") and not _names_paper(line.text)]
    return bool(titles) and not others


def _names_paper(text: str) -> bool:
    return begins_with(text, _PRIVATE)


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
    if _is_private(everything, found):
        raise NotJudgedError(
            "Đây là đơn hoặc giấy tờ của cá nhân, không phải văn bản của cơ quan (không thuộc các loại văn bản hành "
            "chính của Nghị định 30/2020/NĐ-CP), nên không soát."
        )
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
    heading = attached = False
    levels, before = body.Levels(), -1
    for line in rest:
        if line.is_empty:
            continue
        opens = line.where.section != before and not line.where.group
        before = line.where.section if opens else before
        if closing.is_annex(line):
            heading, attached = True, False
            yield "PhuLuc", line
        elif opens and _is_attached(line):
            heading = attached = True
            yield "VanBanKemTheo", line
        elif attached and not line.where.group and not (heading and _titles(line)):
            heading = False
            yield levels.of(line), line
        elif heading and _refers(line.text):
            heading = False
            yield "KemTheo", line
        elif heading and (line.is_centred or line.is_bold) and not line.where.group:
            yield "Khac" if attached else "TenPhuLuc", line
        else:
            heading = False
            yield "Bang" if line.where.group else "Khac", line


_ATTACHED = (
    "quy che", "quy dinh", "noi quy", "dieu le", "quy trinh", "de an", "phuong an", "ke hoach", "chuong trinh",
)  # fmt: skip
"""Types of documents that are issued along with another and have a text of articles or parts."""


def _is_attached(line: Line) -> bool:
    """Return whether a line is the type of a document that is issued along with this one: `QUY CHẾ`."""
    named = folded(line.text).startswith(_ATTACHED)
    return named and is_capitals(line.text) and line.is_centred and not line.where.group


def _titles(line: Line) -> bool:
    """Return whether a line goes on with the title of an attached document, or says what it goes with."""
    return (line.is_centred and not DIVISION.match(line.text)) or _refers(line.text)


def _refers(text: str) -> bool:
    return re.match(r"\(?\s*(?:ban hanh )?kem theo", folded(text[:60])) is not None


def _margins(observed: Observed) -> Iterator[Placed]:
    """Yield what stands in headers and footnotes."""
    for index, section in enumerate(observed.sections):
        for paragraph in (item for header in section.headers.values() for item in header):
            yield _margin("Header" if paragraph.prints_page else "Khac", paragraph, index)
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
