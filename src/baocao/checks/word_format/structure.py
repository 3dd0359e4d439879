"""Rules of structure: what every Word file must have in order (BC501-BC509)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from baocao import decree30
from baocao.word.observed import Block, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from baocao.checks.word_format.common import Finding, Sheet

_AGAIN = "Hãy dựng lại văn bản; nếu lỗi còn, tệp đã bị sửa bằng phần mềm khác."


def _faults(sheet: Sheet, kinds: tuple[str, ...], message: str) -> Iterator[Finding]:
    """Yield the faults of some kinds, said by a message with the detail in it."""
    for fault in sheet.observed.faults:
        if fault.kind in kinds:
            yield message.format(fault.detail), _AGAIN


def missing_part(sheet: Sheet) -> Iterator[Finding]:
    """Styles, settings, footnotes and header are parts of the file."""
    return _faults(sheet, ("part",), "Tệp Word thiếu phần «{}».")


def loose_relationship(sheet: Sheet) -> Iterator[Finding]:
    """Every relationship leads to a part, and every id in the text to a relationship."""
    return _faults(sheet, ("target", "relationship"), "Liên kết «{}» trong tệp Word không dẫn tới phần nào.")


def broken_field(sheet: Sheet) -> Iterator[Finding]:
    """The begin, separator and end of every field follow each other."""
    return _faults(sheet, ("field",), "Trường (field) không khép kín: dấu «{}» không có cặp.")


def open_bookmark(sheet: Sheet) -> Iterator[Finding]:
    """Every bookmark has one start and one end."""
    return _faults(sheet, ("bookmark",), "Dấu trang (bookmark) số {} thiếu điểm đầu hoặc điểm cuối.")


def repeated_id(sheet: Sheet) -> Iterator[Finding]:
    """No bookmark's name or id and no drawing's id stands twice."""
    yield from _faults(sheet, ("bookmark-twice",), "Dấu trang (bookmark) «{}» có hai lần.")
    yield from _faults(sheet, ("shape",), "Hai hình vẽ có cùng số hiệu {}.")


def notes_and_references(sheet: Sheet) -> Iterator[Finding]:
    """Every footnote is referred to once, and every reference has its footnote."""
    return _faults(sheet, ("note",), "Chú thích số {} và dấu dẫn của nó không khớp một với một.")


def cell_without_paragraph(sheet: Sheet) -> Iterator[Finding]:
    """Every cell of a table ends with a paragraph, or Word cannot open the file."""
    return _faults(sheet, ("cell",), "Ô bảng «{}» không kết thúc bằng một đoạn văn.")


def empty_paragraph(sheet: Sheet) -> Iterator[Finding]:
    """No empty paragraph serves as spacing; Word demands one after a table, LibreOffice one before the head."""
    for section in sheet.observed.sections:
        yield from _empty(section.blocks)


def _empty(blocks: tuple[Block, ...]) -> Iterator[Finding]:
    """Yield a finding for each empty paragraph that nothing demands."""
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    if len(cell.blocks) > 1:
                        yield from _empty(cell.blocks)
        elif not block.text.strip() and not (isinstance(before, Table | None) and block.style == decree30.END_MARK):
            yield (
                f"Có đoạn trống sau «{_end(before)}».",
                "Tạo khoảng cách bằng «Cách đoạn trước/sau», không bằng dòng trống.",
            )
        before = block


def _end(block: Block | None) -> str:
    """Return the last words of a paragraph, or what else stands there."""
    if isinstance(block, Paragraph):
        return block.text[-40:]
    return "đầu phần" if block is None else "bảng"


def properties(sheet: Sheet) -> Iterator[Finding]:
    """The file states its title, its author (the agency) and its language."""
    stated = sheet.observed.properties
    for name, value in (("tiêu đề", stated.title), ("tác giả", stated.author), ("chủ đề", stated.subject)):
        if not value.strip():
            yield f"Thuộc tính tệp thiếu {name}.", "Điền trong Tệp > Thông tin > Thuộc tính."
    if stated.language != decree30.LANGUAGE:
        yield (
            f"Ngôn ngữ trong thuộc tính tệp phải là {decree30.LANGUAGE} nhưng lại là «{stated.language}».",
            "Chọn tiếng Việt.",
        )
