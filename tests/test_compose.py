"""Templates and a year to a document: what prints, where it came from, and faults with file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from baocao.blocks import Block, Document, Heading, Item, Paragraph, Span, Spans, Table
from baocao.build import Made, make
from baocao.compose import compose
from baocao.project import Project
from baocao.years import Years
from conftest import ROOT, SMALL

BODY = (ROOT / "templates" / "bao-cao.md.j2").read_text("utf-8")


def made(project: Path) -> Made:
    return make(Years(Project(project)), 2020, final=False, step=lambda _: None)


def document(project: Path, text: str = SMALL) -> Document:
    (project / "data" / "2020.yaml").write_text(text, "utf-8")
    year, problems, *_ = Years(Project(project)).load(2020)
    assert year is not None
    assert problems == ()
    return compose(year, None, project)


def opening(project: Path, prose: str) -> list[Block]:
    """Return the blocks of an opening prose, those before part I."""
    indented = "\n".join(f"    {line}" if line else "" for line in prose.split("\n"))
    blocks = document(project, SMALL.replace("    Mở đầu.", indented)).body
    end = next(n for n, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1)
    return list(blocks[:end])


def look(spans: Spans) -> list[tuple[str, str]]:
    return [(span.text, "b" * span.bold + "i" * span.italic) for span in spans]


def texts(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        spans = () if isinstance(block, Table) else block.spans
        yield "".join(span.text for span in spans)


def test_a_line_end_inside_a_paragraph_is_a_space_and_an_empty_line_ends_it(project: Path) -> None:
    assert list(texts(opening(project, "Một\nhai.\n\nBa."))) == ["Một hai.", "Ba."]


def test_items_keep_their_mark_and_depth(project: Path) -> None:
    blocks = opening(project, "Gồm:\n- một;\n- hai:\n  + a;\n  + b\n    tiếp;\n- ba.")
    items = [(b.marker, b.depth, "".join(s.text for s in b.spans)) for b in blocks if isinstance(b, Item)]
    assert items == [("-", 0, "một;"), ("-", 0, "hai:"), ("+", 1, "a;"), ("+", 1, "b tiếp;"), ("-", 0, "ba.")]


def test_numbers_are_printed_as_typed_and_a_wrapped_number_begins_nothing(project: Path) -> None:
    blocks = opening(project, "1. Một.\n2. Hai, kỳ họp thứ\n\nNgày\n15. Không phải mục.")
    assert list(texts(blocks)) == ["1. Một.", "2. Hai, kỳ họp thứ", "Ngày 15. Không phải mục."]


@pytest.mark.parametrize(
    ("prose", "looks"),
    [
        ("Có **đậm** và *nghiêng*.", [("Có ", ""), ("đậm", "b"), (" và ", ""), ("nghiêng", "i"), (".", "")]),
        ("2 * 3 * 4", [("2 * 3 * 4", "")]),
        (r"\*không\* nghiêng", [("*không* nghiêng", "")]),
        (r"\*\*hở", [("**hở", "")]),
        ("snake_case và __thường__", [("snake_case và __thường__", "")]),
        ("<b>không</b> &amp;", [("<b>không</b> &amp;", "")]),
        ("**{{ figures.lop }}**", [("12 lớp", "b")]),
    ],
)
def test_emphasis_is_read_and_everything_else_is_a_letter(
    project: Path, prose: str, looks: list[tuple[str, str]]
) -> None:
    (block,) = opening(project, prose)
    assert isinstance(block, Paragraph)
    assert look(block.spans) == looks


def test_a_value_is_never_markup(project: Path) -> None:
    text = SMALL.replace("name: Phòng Việc làm", 'name: "# - **Phòng** | [^1] <w:p>"')
    blocks = document(project, text.replace("Mở đầu.", "Do {{ divisions.vl.name }} lập.")).body
    assert next(texts([blocks[0]])) == "Do # - **Phòng** | [^1] <w:p> lập."


def test_a_table_in_prose_is_a_table(project: Path) -> None:
    (table,) = opening(
        project, "| Tên | Số |\n|---|---:|\n| {{ figures.lop }} | {{ figures.lop.number }} |\n| a \\| b |"
    )
    assert isinstance(table, Table)
    assert table.aligns == ("left", "decimal")
    assert [["".join(s.text for s in cell) for cell in row] for row in (table.header, *table.rows)] == [
        ["Tên", "Số"],
        ["12 lớp", "12"],
        ["a | b", ""],
    ]


def test_a_footnote_stands_at_its_mark_and_is_cited_there_first(project: Path) -> None:
    prose = "Một[^a], {{ cite.nq_1 }}.\n\n[^a]: Theo {{ cite.nq_1 }}."
    (block,) = opening(project, prose)
    assert isinstance(block, Paragraph)
    marks = [span.note for span in block.spans if span.note]
    said = ["".join(span.text for span in paragraph) for note in marks for paragraph in note.paragraphs]
    assert said == ["Theo Nghị quyết số 1/2020/NQ-HĐND ngày 01/3/2020 của HĐND tỉnh về việc làm."]
    assert "".join(span.text for span in block.spans) == "Một, Nghị quyết số 1/2020/NQ-HĐND."


def test_an_abbreviation_is_spelt_out_once(project: Path) -> None:
    (block,) = opening(project, "Về {{ abbr.BHXH }}; {{ abbr.BHXH }}.")
    assert next(texts([block])) == "Về bảo hiểm xã hội (BHXH); BHXH."


def test_each_line_of_prose_and_each_value_knows_its_place(project: Path) -> None:
    (block,) = opening(project, "Một\nhai {{ figures.lop }}.")
    assert isinstance(block, Paragraph)
    places = [(span.text, span.place.line if span.place else 0) for span in block.spans]
    assert places == [("Một ", 53), ("hai ", 54), ("12 lớp", 39), (".", 54)]


def test_the_words_of_a_template_know_their_line(project: Path) -> None:
    heading = next(block for block in document(project).body if isinstance(block, Heading) and block.level == 1)
    rows = BODY.split("\n")
    place = heading.spans[0].place
    assert place is not None
    assert (place.file, rows[place.line - 1].startswith("# I. NHỮNG KẾT QUẢ")) == ("templates/bao-cao.md.j2", True)


def test_the_report_ends_with_its_sign(project: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "bao-cao.md.j2").write_text("{{ results.opening }}\n", "utf-8")
    assert list(texts(list(document(project).body))) == ["Mở đầu./."]


@pytest.mark.parametrize(
    ("template", "code", "line", "words"),
    [
        ("Một.\n{% if %}\n", "BC261", 2, "cú pháp mẫu sai"),
        ("Một.\n\n{{ resutls.opening }}\n", "BC262", 3, "mẫu dùng tên “resutls” không có"),
        ("{{ results.openning }}\n", "BC262", 1, "mẫu hỏi “openning”"),
        ("Một.\n{{ 1 / 0 }}\n", "BC263", 2, "ZeroDivisionError"),
        ("Một.\n{{ none }}\n", "BC263", 2, "giá trị in ra không có"),
        ("Một.\n{% include 'absent.j2' %}\n", "BC260", 2, "không có mẫu “absent.j2”"),
        ("Một.\n{% include 'part.j2' %}\n", "BC262", 1, "mẫu dùng tên “y” không có"),
        ("Một \ue000.\n", "BC266", 1, "ký tự riêng U+E000"),
    ],
)
def test_a_fault_in_a_template_has_its_file_and_line(
    project: Path, template: str, code: str, line: int, words: str
) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "bao-cao.md.j2").write_text(template, "utf-8")
    (project / "templates" / "part.j2").write_text("{{ y }}\n", "utf-8")
    report = made(project)
    (problem,) = [each for each in report.problems if each.code.startswith("BC26")]
    assert report.data is None
    assert (problem.code, problem.place.line) == (code, line)
    assert words in problem.message
    assert problem.place.file in ("templates/bao-cao.md.j2", "templates/part.j2")


def test_a_template_that_is_not_utf8_is_refused_at_its_line(project: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "bao-cao.md.j2").write_bytes(b"Mot.\n\xff\n")
    (problem,) = made(project).problems
    assert (problem.code, str(problem.place)) == ("BC264", "templates/bao-cao.md.j2:2")


def test_a_project_replaces_one_template_and_keeps_the_others(project: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "bao-cao.md.j2").write_text("Chỉ một câu.\n", "utf-8")
    made = document(project)
    assert made.body == (
        Paragraph((Span("Chỉ một câu./.", made.body[0].place),), made.body[0].place),
    )  # fmt: skip
    assert len(made.annexes) == 1


def test_without_an_annex_template_text_there_is_no_annex(project: Path) -> None:
    (project / "templates").mkdir()
    (project / "templates" / "phu-luc.md.j2").write_text("", "utf-8")
    assert document(project).annexes == ()
