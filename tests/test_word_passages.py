"""What a Word file says, paragraph by paragraph: numbers, labels, places, and text that does or does not print."""

from __future__ import annotations

import pytest

from baocao import word
from baocao.passages import Kind, Passage
from baocao.word.container import NotWordError
from word_files import note, package, paragraphs, text


def said(body: str, **parts: str) -> list[tuple[str, str]]:
    """Return label and text of each passage."""
    return [(each.label, each.text) for each in word.passages(package(body, **parts))]


def texts(body: str, **parts: str) -> list[str]:
    return [each.text for each in word.passages(package(body, **parts))]


def test_paragraphs_that_print_are_counted_from_one() -> None:
    seen = word.passages(package(f"{text('Một')}<w:p/>{text(' ')}{text('Hai')}"))
    assert seen == (Passage(1, "Một"), Passage(2, "Hai"))


def test_cells_have_their_table_row_and_grid_column() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{text('trong')}</w:tc></w:tr></w:tbl>"
    merged = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{text("dọc")}</w:tc>'
    under = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{text('không hiện')}</w:tc>"
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{text("ngang")}</w:tc>'
    body = (
        f"<w:tbl><w:tr>{merged}{wide}</w:tr>"
        f"<w:tr>{under}<w:tc>{text('a')}{inner}{text('b')}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>{text("c")}</w:tc></w:tr></w:tbl>'
    )
    assert word.passages(package(body)) == (
        Passage(1, "dọc", Kind.CELL, table=1, row=1, column=1, rows=2),
        Passage(2, "ngang", Kind.CELL, table=1, row=1, column=2, columns=2),
        Passage(3, "a", Kind.CELL, table=1, row=2, column=2),
        Passage(4, "trong", Kind.CELL, table=2, row=1, column=1),
        Passage(5, "b", Kind.CELL, table=1, row=2, column=2),
        Passage(6, "c", Kind.CELL, table=3, row=1, column=2),
    )


def test_rows_and_cells_in_controls_are_read_and_deleted_ones_are_not() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{text('xóa')}</w:tc></w:tr>"
    cell = f"<w:sdt><w:sdtContent><w:tc>{text('ô')}</w:tc></w:sdtContent></w:sdt>"
    lost = f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{text('mất')}</w:tc>"
    body = f"<w:tbl><w:sdt><w:sdtContent><w:tr>{lost}{cell}</w:tr></w:sdtContent></w:sdt>{gone}</w:tbl>"
    assert texts(body) == ["ô"]


BOX = "<w:txbxContent>{}</w:txbxContent>"
MODERN = (
    '<w:drawing><wp:anchor><wp:extent cx="360000" cy="360000"/><a:graphic><a:graphicData><wps:wsp>'
    "<wps:txbx>{}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
OLD = '<w:pict><v:shape style="width:10pt;height:10pt"><v:textbox>{}</v:textbox></v:shape></w:pict>'


def boxed(content: str) -> str:
    """Return a run with a text box in both notations, as Word writes it."""
    inner = BOX.format(content)
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{MODERN.format(inner)}</mc:Choice>'
        f"<mc:Fallback>{OLD.format(inner)}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_behind_the_paragraph_that_anchors_it() -> None:
    body = f"<w:p>{boxed(text('hộp') + text('hai'))}<w:r><w:t>neo</w:t></w:r></w:p>{text('sau')}"
    assert word.passages(package(body)) == (
        Passage(1, "neo"),
        Passage(2, "hộp", Kind.TEXTBOX),
        Passage(3, "hai", Kind.TEXTBOX),
        Passage(4, "sau"),
    )


@pytest.mark.parametrize("kind", [MODERN, OLD])
def test_a_text_box_in_one_notation_alone_is_read_too(kind: str) -> None:
    assert texts(f"<w:p><w:r>{kind.format(BOX.format(text('hộp')))}</w:r></w:p>") == ["hộp"]


def test_notes_come_behind_the_body_in_the_order_in_which_they_are_referred_to() -> None:
    body = (
        '<w:p><w:r><w:t>trên 56</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
        '<w:p><w:r><w:t>cuối</w:t><w:endnoteReference w:id="2"/><w:footnoteReference w:id="3"/></w:r></w:p>'
    )
    seen = word.passages(
        package(
            body,
            footnotes=note("footnote", 3, "ba") + note("footnote", 7, "bảy", "bảy nữa") + note("footnote", 9, "thừa"),
            endnotes=note("endnote", 2, "hai"),
        )
    )
    assert seen == (
        Passage(1, "trên 56."),
        Passage(2, "cuối"),
        Passage(3, "bảy", Kind.NOTE, label="1"),
        Passage(4, "bảy nữa", Kind.NOTE, label="1"),
        Passage(5, "ba", Kind.NOTE, label="2"),
        Passage(6, "hai", Kind.NOTE, label="1"),
    )


def test_headers_and_footers_are_left_out() -> None:
    header = f"<w:hdr>{text('2')}</w:hdr>"
    assert texts(f'{text("thân")}<w:sectPr><w:headerReference r:id="header"/></w:sectPr>', header=header) == ["thân"]


@pytest.mark.parametrize(
    ("run", "printed"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>", "a\tb\nc\n"),
        ("<w:r><w:t>NQ</w:t><w:noBreakHyphen/><w:t>HĐND</w:t></w:r>", "NQ-HĐND"),
        ("<w:r><w:t>kế</w:t><w:softHyphen/><w:t>ho\u00adạch</w:t></w:r>", "kếhoạch"),
        ("<w:r><w:t>x </w:t></w:r><w:r><w:t xml:space='preserve'> y</w:t></w:r>", "x y"),
        ("<w:r><w:t>dòng\n    sau</w:t></w:r>", "dòng     sau"),
        ("<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del>", "thêm"),
        ("<w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>đến</w:t></w:r></w:moveTo>", "đến"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r>", "hiện"),
        ("<w:smartTag><w:customXml><w:r><w:t>bọc</w:t></w:r></w:customXml></w:smartTag>", "bọc"),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>ô nhập</w:t></w:r></w:sdtContent></w:sdt>", "ô nhập"),
        ("<w:hyperlink><w:r><w:t>nối</w:t></w:r></w:hyperlink>", "nối"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t></w:r>', "≥5"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        ('<w:r><w:sym w:font="Arial" w:char="00B0"/><w:sym w:char="no"/></w:r>', "°"),
        ('<w:fldSimple w:instr="DATE"><w:r><w:t>2020</w:t></w:r></w:fldSimple>', "2020"),
        ("<w:r><w:t>e\u0302\u0301</w:t></w:r>", "ế"),
        (
            "<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'>"
            "<m:r><m:t>x=1</m:t></m:r></m:oMath>",
            "x=1",
        ),
    ],
)
def test_what_prints_is_text_and_what_does_not_is_none(run: str, printed: str) -> None:
    assert texts(f"<w:p><w:r><w:t>|</w:t></w:r>{run}<w:r><w:t>|</w:t></w:r></w:p>") == [f"|{printed}|"]


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def run(words: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'


def test_a_field_prints_its_result_and_not_its_instruction_nor_what_stands_within_that() -> None:
    inner = mark("begin") + run("PAGE", "instrText") + mark("separate") + run("7") + mark("end")
    whole = mark("begin") + run(" IF ", "instrText") + inner + run(" = 1", "instrText") + mark("separate")
    assert texts(f"<w:p>{run('trang ')}{whole}{run('tám')}{mark('end')}{run('.')}</w:p>") == ["trang tám."]


def test_a_field_that_never_ends_hides_nothing_beyond_its_paragraph() -> None:
    body = f"<w:p>{run('a')}{mark('begin')}{run('PAGE', 'instrText')}{run('b')}</w:p>{text('c')}"
    assert texts(body) == ["a", "c"]
    paragraph = next(iter(paragraphs(body)))
    assert paragraph.fields == ("PAGE",)


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    gone = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    body = f"<w:p>{gone}{run('một ')}</w:p><w:p>{gone}{run('hai ')}</w:p>{text('ba')}{text('bốn')}"
    assert texts(body) == ["một hai ba", "bốn"]
    last = f"{text('a')}<w:p>{gone}{run('b')}</w:p><w:tbl><w:tr><w:tc><w:p>{gone}{run('c')}</w:p></w:tc></w:tr></w:tbl>"
    assert texts(last) == ["a", "b", "c"]
    assert texts(f"{text('a')}<w:p>{gone}<w:del>{run('x', 'delText')}</w:del></w:p>") == ["a"]


def test_a_heading_has_its_level_and_an_item_its_depth() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H2"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    body = f'<w:p><w:pPr><w:pStyle w:val="H2"/></w:pPr>{run("Mục")}</w:p>{item(1, 1, "ý")}'
    assert word.passages(package(body, styles=styles, numbering=OUTLINE)) == (
        Passage(1, "Mục", Kind.HEADING, level=2),
        Passage(2, "ý", Kind.PARAGRAPH, "1.1", 2),
    )


def level(depth: int, form: str, shown: str, more: str = "") -> str:
    start = '<w:start w:val="1"/>'
    return f'<w:lvl w:ilvl="{depth}">{start}<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{shown}"/></w:lvl>'


def listed(levels: str, number: int = 1, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/>{more}</w:num>'
    )


def item(number: int, depth: int, words: str = "x") -> str:
    own = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{own}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


OUTLINE = listed(
    level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    + level(2, "lowerLetter", "%3)")
    + level(3, "bullet", "\uf0b7")
)


def labels(order: str, numbering: str, number: int = 1) -> list[str]:
    """Return the labels of items at these depths."""
    return [label for label, _ in said("".join(item(number, int(depth)) for depth in order), numbering=numbering)]


def test_an_outline_counts_and_begins_again_below_each_title() -> None:
    assert labels("0112201123", OUTLINE) == ["I.", "1.1", "1.2", "a)", "b)", "II.", "2.1", "2.2", "a)", "-"]


def test_a_level_that_has_not_begun_prints_as_its_first() -> None:
    assert labels("10", OUTLINE) == ["1.1", "I."]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", ["1", "2", "3"]),
        ("decimalZero", ["01", "02", "03"]),
        ("upperRoman", ["I", "II", "III"]),
        ("lowerRoman", ["i", "ii", "iii"]),
        ("upperLetter", ["A", "B", "C"]),
        ("lowerLetter", ["a", "b", "c"]),
        ("none", ["", "", ""]),
        ("chicken", ["1", "2", "3"]),
    ],
)
def test_numbers_print_in_their_form(form: str, expected: list[str]) -> None:
    assert labels("000", listed(level(0, form, "%1"))) == expected


def test_letters_are_word_s_own_which_know_no_barred_d_and_double_after_z() -> None:
    assert labels("0" * 28, listed(level(0, "lowerLetter", "%1")))[3:] == [*"defghijklmnopqrstuvwxyz", "aa", "bb"]


def test_a_list_begins_again_where_its_number_says_so_and_only_there() -> None:
    again = '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    again += (
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    )
    numbering = listed(level(0, "decimal", "%1.")) + again
    body = item(1, 0) + item(1, 0) + item(3, 0) + item(2, 0) + item(2, 0)
    assert [label for label, _ in said(body, numbering=numbering)] == ["1.", "2.", "3.", "5.", "6."]


def test_a_level_may_go_on_through_the_titles_above_it() -> None:
    numbering = listed(level(0, "decimal", "%1") + level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>'))
    assert labels("01101", numbering) == ["1", "1", "2", "2", "3"]


def test_an_override_may_give_a_level_another_form() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "Phần %1")}</w:lvlOverride>'
    assert labels("00", listed(level(0, "decimal", "%1."), more=other)) == ["Phần A", "Phần B"]


def test_a_style_may_bring_the_number_and_none_takes_it_back() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="D"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = listed(level(0, "decimal", "%1") + level(1, "decimal", "Điều %2.", '<w:pStyle w:val="D"/>'))
    plain = '<w:p><w:pPr><w:pStyle w:val="D"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    off = (
        '<w:p><w:pPr><w:pStyle w:val="D"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>b</w:t></w:r></w:p>'
    )
    seen = said(plain + off + plain, styles=styles, numbering=numbering)
    assert seen == [("Điều 1.", "a"), ("", "b"), ("Điều 2.", "a")]


def test_a_list_style_lends_its_levels() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    link = '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="L"/></w:abstractNum>'
    numbering = listed(level(0, "decimal", "Mục %1")) + link + '<w:num w:numId="8"><w:abstractNumId w:val="8"/></w:num>'
    assert said(item(8, 0), styles=styles, numbering=numbering) == [("Mục 1", "x")]


def test_a_number_without_end_is_bounded() -> None:
    numbering = listed(level(0, "lowerLetter", "%1").replace('start w:val="1"', 'start w:val="999999999"'))
    assert all(len(label) <= 30 for label in labels("00", numbering))


def test_a_broken_list_is_refused_by_name() -> None:
    with pytest.raises(NotWordError, match="numbering"):
        word.passages(package(text("x"), numbering="<w:abstractNum>"))


def test_our_own_report_numbers_its_paragraphs_without_a_gap(reports: dict[int, bytes]) -> None:
    for data in reports.values():
        seen = word.passages(data)
        assert [each.number for each in seen] == list(range(1, len(seen) + 1))
        assert {each.kind for each in seen} >= {Kind.CELL, Kind.HEADING, Kind.PARAGRAPH}
