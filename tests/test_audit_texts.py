"""Plain text and Markdown become paragraphs; what is no text is refused in a line."""

from __future__ import annotations

import pytest

from baocao.audit.reading import texts
from baocao.passages import Kind, Passage

TCVN3 = "Céng hoµ x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc"


def test_lines_are_paragraphs_and_a_wrapped_line_goes_on_the_one_before_it() -> None:
    text = (
        "I. KẾT QUẢ\n\nTrong năm, toàn huyện đã giải quyết việc làm cho hơn một nghìn lao động,\n"
        "đạt 91% kế hoạch.\n- Một;\n- Hai.\n"
    )
    assert [passage.text for passage in texts.passages(text.encode(), markdown=False)] == [
        "I. KẾT QUẢ",
        "Trong năm, toàn huyện đã giải quyết việc làm cho hơn một nghìn lao động, đạt 91% kế hoạch.",
        "- Một;",
        "- Hai.",
    ]


def test_markdown_loses_its_marks_and_keeps_headings_tables_and_notes() -> None:
    text = "## Kết **quả**\n\nĐạt *91%*[^1] theo [kế hoạch](a.md).\n\n"
    text += "| Xã | Số |\n|---|---:|\n| An | 3 |\n\n[^1]: Số ước.\n"
    assert texts.passages(text.encode(), markdown=True) == (
        Passage(1, "Kết quả", Kind.HEADING, level=2),
        Passage(2, "Đạt 91% theo kế hoạch."),
        Passage(3, "Xã", Kind.CELL, table=1, row=1, column=1),
        Passage(4, "Số", Kind.CELL, table=1, row=1, column=2),
        Passage(5, "An", Kind.CELL, table=1, row=2, column=1),
        Passage(6, "3", Kind.CELL, table=1, row=2, column=2),
        Passage(7, "Số ước.", Kind.NOTE, "1"),
    )


def test_rows_with_the_same_tabs_are_a_table_in_a_plain_text() -> None:
    found = texts.passages("Xã\tSố\nAn\t3\n".encode(), markdown=False)
    assert [(each.text, each.row, each.column) for each in found] == [
        ("Xã", 1, 1),
        ("Số", 1, 2),
        ("An", 2, 1),
        ("3", 2, 2),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_names_the_encoding(encoding: str) -> None:
    assert texts.passages("Đạt 91%.\n".encode(encoding), markdown=False) == (Passage(1, "Đạt 91%."),)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x00\x01\x02" * 50, "nhị phân"),
        (b"abc\xff\xfa" + b"\x00" * 9, "nhị phân"),
        (b"PK\x03\x04\x14\x00\x00", "tệp Word đã bị đổi đuôi"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "tệp Word kiểu cũ"),
        (TCVN3.encode("latin-1"), "TCVN3"),
        (TCVN3.encode(), "TCVN3"),
        ("Đạt 91%".encode("utf-16-le"), "UTF-16"),
        ("Kết quả thực hiện".encode()[:-1] + b"\xe1", "không hợp lệ trong UTF-8"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, words: str) -> None:
    with pytest.raises(texts.NotTextError, match=words):
        texts.passages(data, markdown=False)
