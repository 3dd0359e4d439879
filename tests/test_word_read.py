"""The resolver, on files that our writer never makes: styles on styles, toggles, themes, wrappers."""

from __future__ import annotations

import io
import zipfile

import pytest

from baocao import word
from baocao.word.observed import Observed, Paragraph, Table

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:lang w:val="vi-VN"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Base"><w:basedOn w:val="Normal"/>
<w:pPr><w:ind w:left="720" w:hanging="360"/><w:jc w:val="center"/></w:pPr>
<w:rPr><w:b/><w:caps/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Base"/>
<w:pPr><w:spacing w:after="0"/><w:keepNext/></w:pPr><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Unbold"><w:basedOn w:val="Base"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/><w:rPr><w:sz w:val="30"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Grid"><w:pPr><w:jc w:val="right"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
"""


def package(body: str, styles: str = STYLES) -> bytes:
    """Return a Word file with this body."""
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>")
        archive.writestr("word/styles.xml", f"<w:styles {W}>{styles}</w:styles>")
        archive.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        )
    return result.getvalue()


def paragraph(properties: str = "", run: str = "", style: str = "") -> Paragraph:
    """Return the only paragraph of a file, as Word resolves it."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    body = f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>x</w:t></w:r></w:p>"
    return next(word.read(package(body)).paragraphs())


def test_what_no_style_says_comes_from_the_defaults() -> None:
    seen = paragraph()
    assert (seen.style, seen.runs[0].letters.points, seen.shape.after) == ("Normal", 11, 8)
    assert seen.shape.line == pytest.approx(259 / 240)
    assert seen.runs[0].letters.language == "vi-VN"


def test_a_style_takes_from_the_one_that_it_is_based_on() -> None:
    seen = paragraph(style="Child")
    letters = seen.runs[0].letters
    assert (letters.points, letters.bold, letters.italic, letters.capitals) == (14, True, True, True)
    assert (seen.shape.align, seen.shape.after, seen.shape.keep_next) == ("center", 0, True)
    assert (seen.shape.left, seen.shape.first_line) == pytest.approx((12.7, -6.35))


def test_a_style_based_on_itself_ends() -> None:
    assert paragraph(style="Loop").runs[0].letters.points == 15


@pytest.mark.parametrize(
    ("style", "run", "bold"),
    [
        ("Normal", '<w:rStyle w:val="Strong"/>', True),
        ("Base", '<w:rStyle w:val="Strong"/>', False),  # two styles that set it take each other back
        ("Base", '<w:rStyle w:val="Strong"/><w:b/>', True),  # the run's own word is the last
        ("Base", '<w:b w:val="false"/>', False),
        ("Unbold", "", False),  # within one chain the nearest style wins
        ("Unbold", '<w:rStyle w:val="Strong"/>', True),
    ],
)
def test_toggles_flip_between_kinds_of_style_and_are_set_by_the_run(style: str, run: str, bold: bool) -> None:
    assert paragraph(style=style, run=run).runs[0].letters.bold is bold


def test_a_table_style_is_below_the_paragraph_style() -> None:
    cell = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
    body = f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tr>{cell}</w:tr></w:tbl>'
    seen = next(word.read(package(body)).paragraphs())
    assert (seen.shape.align, seen.runs[0].letters.bold) == ("right", True)


def test_a_theme_s_font_is_seen_and_a_named_font_ends_it() -> None:
    assert paragraph().runs[0].letters.theme_font
    named = paragraph(run='<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>').runs[0].letters
    assert (named.theme_font, named.fonts[:2]) == (False, ("Times New Roman", "Times New Roman"))
    both = paragraph(run='<w:rFonts w:ascii="Times New Roman" w:asciiTheme="minorHAnsi"/>').runs[0].letters
    assert both.theme_font


def test_a_first_line_takes_back_a_hanging_indent_and_new_names_of_sides_are_known() -> None:
    seen = paragraph('<w:ind w:start="0" w:firstLine="720"/><w:jc w:val="end"/>', style="Base")
    assert (seen.shape.left, round(seen.shape.first_line, 1), seen.shape.align) == (0, 12.7, "right")


def observed(body: str) -> Observed:
    return word.read(package(body))


def test_text_within_links_insertions_and_controls_is_read_and_deleted_text_is_not() -> None:
    body = (
        "<w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:ins><w:r><w:t>b</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>c</w:delText></w:r></w:del><w:sdt><w:sdtContent><w:r><w:t>d</w:t></w:r></w:sdtContent>"
        "</w:sdt><w:r><w:tab/><w:t>e</w:t><w:br/><w:t>f</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>g</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert [each.text for each in observed(body).paragraphs()] == ["abd\te\nf", "g"]


def test_a_table_within_a_cell_is_read_in_order() -> None:
    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    cell = f"<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p>{inner}<w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc>"
    seen = observed(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")
    assert [each.text for each in seen.paragraphs()] == ["1", "2", "3"]
    assert isinstance(seen.sections[0].blocks[0], Table)


def test_a_bookmark_that_begins_between_paragraphs_belongs_to_the_next() -> None:
    body = (
        '<w:bookmarkStart w:id="1" w:name="_d2020_7_3_1"/><w:p><w:r><w:t>một</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>hai</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
    )
    first, second = word.read(package(body), marks=True).paragraphs()
    assert first.marks == (("_d2020_7_3_1", 0, 3),)
    assert second.marks == ()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "không phải là văn bản Word"),
        (b"PK\x03\x04 cut off", "chưa tải về đủ"),
        (package("<w:p>"), "bị hỏng"),
        (package("", "<w:style>"), "styles"),
    ],
)
def test_a_broken_file_is_refused_in_vietnamese(data: bytes, message: str) -> None:
    with pytest.raises(word.NotWordError, match=message):
        word.read(data)


@pytest.mark.parametrize("number", ["²", "--5", "", "9" * 5000])
def test_a_measure_that_is_no_whole_number_counts_as_nothing(number: str) -> None:
    own = f'<w:pPr><w:outlineLvl w:val="{number}"/></w:pPr>'
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{number}"/></w:tcPr><w:p>{own}</w:p></w:tc>'
    table = observed(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>").sections[0].blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0].cells[0].width == 0
    assert next(observed(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>").paragraphs()).shape.outline is None


def test_neighbours_in_one_format_are_one_stretch_and_spaces_at_an_end_are_kept_only_where_asked_for() -> None:
    body = (
        '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:r><w:t>một</w:t></w:r><w:bookmarkEnd w:id="1"/>'
        '<w:r><w:t xml:space="preserve"> hai</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t> ba</w:t></w:r></w:p>'
    )
    plain = next(observed(body).paragraphs())
    assert [run.text for run in plain.runs] == ["một hai", "ba"]
    assert (plain.text, plain.marks) == ("một haiba", ())
    assert next(word.read(package(body), marks=True).paragraphs()).marks == (("a", 0, 3),)
