"""Rules of structure: what every Word file must have in order (BC501-BC509)."""

from __future__ import annotations

from itertools import chain

from baocao import decree30
from baocao.checks.word_format.common import Finding, Found, Level, Sheet
from baocao.remember import remembered
from baocao.word.observed import Block, Paragraph, Row, Table

_AGAIN = "Hãy dựng lại văn bản; nếu lỗi còn, tệp đã bị sửa bằng phần mềm khác."


def _faults(sheet: Sheet, kinds: tuple[str, ...], message: str) -> Found:
    """Yield the faults of some kinds, said by a message with the detail in it."""
    for fault in sheet.observed.faults:
        if fault.kind in kinds:
            yield Finding(None, message.format(fault.detail), _AGAIN, Level.CUSTOM)


def missing_part(sheet: Sheet) -> Found:
    """Tệp Word có đủ các phần bắt buộc: kiểu chữ, thiết đặt, chú thích, đầu trang.

    Vì sao: thiếu một phần thì Word có thể báo tệp hỏng hoặc mất định dạng.

    Ví dụ sai:

        Gói .docx không có word/settings.xml.

    Cách sửa: dựng lại văn bản bằng baocao build.
    """
    return _faults(sheet, ("part",), "Tệp Word thiếu phần «{}».")


def loose_relationship(sheet: Sheet) -> Found:
    """Mọi liên kết trong tệp Word dẫn tới một phần có thật.

    Vì sao: liên kết hỏng làm Word báo «nội dung không đọc được».

    Ví dụ sai:

        word/_rels/document.xml.rels trỏ tới word/styles2.xml không có trong gói.

    Cách sửa: dựng lại văn bản bằng baocao build.
    """
    return _faults(sheet, ("target", "relationship"), "Liên kết «{}» trong tệp Word không dẫn tới phần nào.")


def broken_field(sheet: Sheet) -> Found:
    """Mọi trường (field) trong tệp Word khép kín.

    Vì sao: trường hở làm mất số trang hoặc nuốt mất phần văn bản phía sau.

    Ví dụ sai:

        Có dấu bắt đầu trường PAGE mà không có dấu kết thúc.

    Cách sửa: dựng lại văn bản bằng baocao build.
    """
    return _faults(sheet, ("field",), "Trường (field) không khép kín: dấu «{}» không có cặp.")


def open_bookmark(sheet: Sheet) -> Found:
    """Mỗi dấu trang (bookmark) có một điểm đầu và một điểm cuối.

    Vì sao: dấu trang hở làm hỏng việc tra nguồn của số liệu.

    Ví dụ sai:

        Dấu trang số 3 không có điểm cuối.

    Cách sửa: dựng lại văn bản bằng baocao build.
    """
    return _faults(sheet, ("bookmark",), "Dấu trang (bookmark) số {} thiếu điểm đầu hoặc điểm cuối.")


def repeated_id(sheet: Sheet) -> Found:
    """Tên dấu trang và số hiệu hình vẽ không trùng nhau.

    Vì sao: trùng số hiệu làm Word sửa tệp khi mở.

    Ví dụ sai:

        Hai hình vẽ cùng số hiệu 1.

    Cách sửa: dựng lại văn bản bằng baocao build.
    """
    yield from _faults(sheet, ("bookmark-twice",), "Dấu trang (bookmark) «{}» có hai lần.")
    yield from _faults(sheet, ("shape",), "Hai hình vẽ có cùng số hiệu {}.")


def notes_and_references(sheet: Sheet) -> Found:
    """Mỗi chú thích cuối trang có đúng một dấu dẫn, và ngược lại.

    Vì sao: chú thích không có dấu dẫn thì không in ra.

    Ví dụ sai:

        Dấu dẫn số 2 mà không có chú thích số 2.

    Cách sửa: dựng lại văn bản bằng baocao build.
    """
    return _faults(sheet, ("note",), "Chú thích số {} và dấu dẫn của nó không khớp một với một.")


def cell_without_paragraph(sheet: Sheet) -> Found:
    """Mỗi ô bảng kết thúc bằng một đoạn văn.

    Vì sao: thiếu đoạn cuối ô thì Word không mở được tệp.

    Ví dụ sai:

        Ô bảng kết thúc bằng một bảng con.

    Cách sửa: dựng lại văn bản bằng baocao build.
    """
    return _faults(sheet, ("cell",), "Ô bảng «{}» không kết thúc bằng một đoạn văn.")


def empty_paragraph(sheet: Sheet) -> Found:
    """Khoảng cách tạo bằng giãn cách đoạn, không bằng dòng trống.

    Vì sao: dòng trống xê dịch khi sửa văn bản; đây là quy ước của mẫu, Nghị định không quy định.

    Ví dụ sai:

        Hai lần bấm Enter giữa trích yếu và nội dung.

    Cách sửa: xóa dòng trống; đặt Trang đầu > Đoạn văn > Giãn cách.
    """
    for section in sheet.observed.sections:
        yield from _empty(section.blocks)


def _empty(blocks: tuple[Block, ...]) -> Found:
    """Yield a finding for each empty paragraph that nothing demands."""
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Table):
            yield from chain.from_iterable([_empty_in(row) for row in block.rows])
        elif not block.text.strip() and not (isinstance(before, Table | None) and block.style == decree30.END_MARK):
            yield Finding(
                None,
                f"Có đoạn trống sau «{_end(before)}».",
                "Tạo khoảng cách bằng «Cách đoạn trước/sau», không bằng dòng trống.",
                Level.CUSTOM,
            )
        before = block


@remembered(1024, same=1)
def _empty_in(row: Row) -> tuple[Finding, ...]:
    """Return the like of the cells of a row."""
    return tuple(chain.from_iterable([_empty(cell.blocks) for cell in row.cells if len(cell.blocks) > 1]))


def _end(block: Block | None) -> str:
    """Return the last words of a paragraph, or what else stands there."""
    if isinstance(block, Paragraph):
        return block.text[-40:]
    return "đầu phần" if block is None else "bảng"


def properties(sheet: Sheet) -> Found:
    """Thuộc tính của tệp ghi tiêu đề, tác giả (cơ quan), chủ đề và ngôn ngữ tiếng Việt.

    Vì sao: hệ thống quản lý văn bản đọc các thuộc tính này; đây là quy ước của mẫu.

    Ví dụ sai:

        Thuộc tính «Tác giả» để trống.

    Cách sửa: điền trong Tệp > Thông tin > Thuộc tính.
    """
    stated = sheet.observed.properties
    for name, value in (("tiêu đề", stated.title), ("tác giả", stated.author), ("chủ đề", stated.subject)):
        if not value.strip():
            yield Finding(
                None, f"Thuộc tính tệp thiếu {name}.", "Điền trong Tệp > Thông tin > Thuộc tính.", Level.CUSTOM
            )
    if stated.language != decree30.LANGUAGE:
        yield Finding(
            None,
            f"Ngôn ngữ trong thuộc tính tệp phải là {decree30.LANGUAGE} nhưng lại là «{stated.language}».",
            "Chọn tiếng Việt.",
            Level.CUSTOM,
        )
