"""The resolver: what Word shows of letters and paragraphs, in files written by hand and by other programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao import word
from baocao.word.observed import Border, Cell, Letters, Paragraph, Rule, Section, Tab, Table
from word_files import package, paragraphs, text

FIXTURES = Path(__file__).parent / "word"
THEME = (
    "<a:theme><a:themeElements><a:clrScheme><a:dk1><a:sysClr lastClr='000000'/></a:dk1><a:lt1><a:srgbClr val='FFFFFF'/></a:lt1>"
    "<a:accent1><a:srgbClr val='4472C4'/></a:accent1></a:clrScheme><a:fontScheme>"
    "<a:majorFont><a:latin typeface='Cambria'/><a:ea typeface=''/><a:cs typeface='Arial'/></a:majorFont>"
    "<a:minorFont><a:latin typeface='Calibri'/><a:ea typeface='SimSun'/><a:cs typeface=''/></a:minorFont>"
    "</a:fontScheme></a:themeElements></a:theme>"
)
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"
 w:eastAsiaTheme="minorEastAsia" w:cstheme="majorBidi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="paragraph" w:styleId="Title"><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr>
<w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="TitleChar"><w:rPr><w:b/><w:color w:val="00FF00"/></w:rPr></w:style>
"""


def first(body: str, **parts: str) -> Paragraph:
    """Return the first paragraph of a file."""
    return next(paragraphs(body, **{"styles": STYLES, "theme": THEME, **parts}))


def run(properties: str, style: str = "Normal") -> Letters:
    """Return the letters of a run with these properties."""
    own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return first(f"<w:p>{own}<w:r><w:rPr>{properties}</w:rPr><w:t>x</w:t></w:r></w:p>").runs[0].letters


def test_fonts_of_the_theme_have_their_names() -> None:
    assert run("").fonts == ("Calibri", "Calibri", "SimSun", "Arial")
    assert run("", "Title").fonts == ("Cambria", "Cambria", "SimSun", "Arial")
    assert run("", "Title").theme_font


def test_a_font_named_outright_ends_the_theme_s_and_the_theme_s_goes_before_one_beside_it() -> None:
    named = run('<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', "Title")
    assert (named.fonts[:2], named.theme_font) == (("Arial", "Arial"), False)
    both = run('<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Arial" w:hAnsi="Arial" w:hAnsiTheme="minorHAnsi"/>')
    assert both.fonts[:2] == ("Calibri", "Calibri")


@pytest.mark.parametrize(
    ("colour", "seen"),
    [
        ('<w:color w:val="C00000"/>', "C00000"),
        ('<w:color w:val="auto"/>', "auto"),
        ('<w:color w:val="123456" w:themeColor="accent1"/>', "4472C4"),
        ('<w:color w:val="123456" w:themeColor="text1"/>', "000000"),
        ('<w:color w:val="123456" w:themeColor="accent6"/>', "123456"),
        ('<w:color w:themeColor="accent1" w:themeShade="80"/>', "203965"),  # Word keeps 1F3864
        ('<w:color w:themeColor="text1" w:themeTint="80"/>', "7F7F7F"),
    ],
)
def test_colours_of_the_theme_go_before_those_kept_beside_them(colour: str, seen: str) -> None:
    assert run(colour).colour == seen


def test_everything_that_a_run_can_state_is_seen() -> None:
    everything = (
        '<w:smallCaps/><w:caps/><w:strike/><w:u w:val="single"/><w:highlight w:val="yellow"/>'
        '<w:shd w:val="clear" w:fill="FFFF00"/><w:bdr w:val="single"/><w:spacing w:val="-8"/><w:sz w:val="27"/><w:vertAlign w:val="superscript"/>'
    )
    seen = run(everything)
    assert seen._replace(fonts=()) == Letters(
        fonts=(),
        theme_font=True,
        points=13.5,
        bold=False,
        italic=False,
        capitals=True,
        underline=True,
        hidden=False,
        colour="auto",
        highlight="yellow",
        language="",
        small_capitals=True,
        strike=True,
        shading="FFFF00",
        bordered=True,
    )
    assert run('<w:u w:val="none"/><w:highlight w:val="none"/><w:shd w:val="nil" w:fill="FF0000"/>')[6:10] == (
        False,
        False,
        "auto",
        "",
    )


def test_a_character_style_flips_what_the_paragraph_style_sets() -> None:
    assert run('<w:rStyle w:val="TitleChar"/>', "Title").bold is False
    assert run('<w:rStyle w:val="TitleChar"/>').bold is True


def shaped(properties: str, **parts: str) -> Paragraph:
    return first(text("x", f"<w:pPr>{properties}</w:pPr>"), **parts)


@pytest.mark.parametrize(
    ("properties", "fields"),
    [
        ('<w:jc w:val="both"/>', {"align": "both"}),
        ('<w:jc w:val="distribute"/>', {"align": "distribute"}),
        ('<w:jc w:val="end"/>', {"align": "right"}),
        ('<w:spacing w:before="120" w:after="6pt"/>', {"before": 6, "after": 6}),
        ('<w:spacing w:beforeAutospacing="1" w:before="0" w:afterAutospacing="true"/>', {"before": 14, "after": 14}),
        ('<w:spacing w:beforeLines="50"/>', {"before": 6}),
        ('<w:spacing w:line="360"/>', {"line": 1.5, "line_rule": "auto"}),
        ('<w:spacing w:line="340" w:lineRule="exact"/>', {"line": 17, "line_rule": "exact"}),
        ('<w:spacing w:line="12pt" w:lineRule="atLeast"/>', {"line": 12, "line_rule": "atLeast"}),
        ('<w:ind w:left="567" w:hanging="283"/>', {"left": 10.0, "first_line": -5.0}),
        ('<w:ind w:start="1cm" w:firstLine="12.7mm"/>', {"left": 10.0, "first_line": 12.7}),
        ('<w:ind w:leftChars="100" w:firstLineChars="200"/>', {"left": 3.9, "first_line": 7.8}),
        ('<w:ind w:left="283" w:leftChars="900"/>', {"left": 5.0}),
        ("<w:contextualSpacing/><w:pageBreakBefore/><w:keepNext/>", {"contextual": True, "page_break_before": True}),
        ('<w:framePr w:wrap="around" w:xAlign="center"/>', {"frame": "center"}),
        (
            '<w:pBdr><w:bottom w:val="single" w:sz="6" w:color="auto"/><w:top w:val="nil"/></w:pBdr>',
            {"borders": (Border("bottom", "single"),)},
        ),
        (
            '<w:tabs><w:tab w:val="center" w:pos="2835"/><w:tab w:val="start" w:pos="567" w:leader="dot"/></w:tabs>',
            {"tabs": (Tab(10.0, "left"), Tab(50.0, "center"))},
        ),
    ],
)
def test_everything_that_a_paragraph_can_state_is_seen(properties: str, fields: dict[str, object]) -> None:
    shape = shaped(properties).shape
    seen = {name: getattr(shape, name) for name in fields}
    seen = {name: round(value, 1) if isinstance(value, float) else value for name, value in seen.items()}
    if "tabs" in seen:
        seen["tabs"] = tuple(tab._replace(position=round(tab.position, 1)) for tab in shape.tabs)
    assert seen == fields


def test_tab_stops_add_up_and_one_takes_back_another() -> None:
    styles = STYLES + (
        '<w:style w:type="paragraph" w:styleId="T"><w:pPr><w:tabs><w:tab w:val="left" w:pos="567"/>'
        '<w:tab w:val="right" w:pos="5670"/></w:tabs></w:pPr></w:style>'
    )
    own = '<w:pStyle w:val="T"/><w:tabs><w:tab w:val="clear" w:pos="567"/><w:tab w:val="left" w:pos="1134"/></w:tabs>'
    assert [round(tab.position) for tab in shaped(own, styles=styles).shape.tabs] == [20, 100]


LIST = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def indents(properties: str, style: str) -> tuple[float, float]:
    styles = f'{STYLES}<w:style w:type="paragraph" w:styleId="I"><w:pPr>{style}</w:pPr></w:style>'
    shape = shaped(properties, styles=styles, numbering=LIST).shape
    return round(shape.left, 2), round(shape.first_line, 2)


def test_a_list_s_indents_stand_between_those_below_and_those_of_the_level_that_names_it() -> None:
    own = '<w:pStyle w:val="I"/>'
    assert indents(NUMBERED, "") == (12.7, -6.35)
    assert indents(own + NUMBERED, '<w:ind w:left="0" w:firstLine="567"/>') == (12.7, -6.35)
    assert indents(f'{own}{NUMBERED}<w:ind w:left="284"/>', "") == (5.01, -6.35)
    assert indents(own, f'{NUMBERED}<w:ind w:left="0" w:firstLine="567"/>') == (0, 10.0)
    assert indents(f'{own}<w:numPr><w:numId w:val="0"/></w:numPr>', NUMBERED) == (12.7, -6.35)


TABLE_STYLES = STYLES + (
    '<w:style w:type="table" w:styleId="Base"><w:tblPr><w:tblBorders><w:top w:val="single"/><w:insideH w:val="single"/>'
    '</w:tblBorders><w:tblCellMar><w:left w:w="57"/></w:tblCellMar></w:tblPr><w:rPr><w:sz w:val="24"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Fancy"><w:basedOn w:val="Base"/><w:pPr><w:jc w:val="right"/></w:pPr>'
    '<w:tblStylePr w:type="firstRow"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="firstCol"><w:rPr><w:i/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="lastRow"><w:rPr><w:strike/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band2Horz"><w:rPr><w:color w:val="0000FF"/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="nwCell"><w:rPr><w:sz w:val="40"/></w:rPr></w:tblStylePr></w:style>'
)


def table(look: str, rows: int = 4, columns: int = 2) -> Table:
    """Return a table in that style."""
    cell = f"<w:tc>{text('x')}</w:tc>"
    row = f"<w:tr>{cell * columns}</w:tr>"
    column = '<w:gridCol w:w="2835"/>'
    grid = f"<w:tblGrid>{column * columns}</w:tblGrid>"
    body = f'<w:tbl><w:tblPr><w:tblStyle w:val="Fancy"/>{look}</w:tblPr>{grid}{row * rows}</w:tbl>'
    seen = word.read(package(body, styles=TABLE_STYLES)).sections[0].blocks[0]
    assert isinstance(seen, Table)
    return seen


def cells(seen: Table) -> list[list[Cell]]:
    return [list(row.cells) for row in seen.rows]


def looks(seen: Table) -> list[list[str]]:
    """Return the formats of the cells, a letter for each."""

    def marks(cell: Cell) -> str:
        paragraph = cell.blocks[0]
        assert isinstance(paragraph, Paragraph)
        letters = paragraph.runs[0].letters
        signs = {"b": letters.bold, "i": letters.italic, "s": letters.strike, "B": letters.colour == "0000FF"}
        signs |= {"c": paragraph.shape.align == "center", "r": paragraph.shape.align == "right"}
        return "".join(sign for sign, on in signs.items() if on) + f"{letters.points:g}"

    return [[marks(cell) for cell in row] for row in cells(seen)]


def test_a_table_style_has_formats_by_row_and_column_as_the_table_switches_them_on() -> None:
    assert looks(table('<w:tblLook w:val="04A0"/>')) == [
        ["bic20", "bc12"],
        ["ir12", "r12"],
        ["iBr12", "Br12"],
        ["ir12", "r12"],
    ]
    assert looks(table('<w:tblLook w:firstRow="0" w:lastRow="1" w:firstColumn="0" w:noHBand="1" w:noVBand="1"/>')) == [
        ["r12", "r12"],
        ["r12", "r12"],
        ["r12", "r12"],
        ["sr12", "sr12"],
    ]


def test_cells_take_lines_widths_and_padding_from_their_table() -> None:
    seen = cells(table(""))
    assert (seen[0][0].lines, seen[1][0].lines, seen[3][1].lines) == (("top", "bottom"), ("top", "bottom"), ("top",))
    assert [round(cell.width) for cell in seen[0]] == [50, 50]
    assert tuple(round(side, 2) for side in seen[0][0].padding) == (1.01, 1.91)


SHAPE = (
    '<w:drawing><wp:anchor><wp:positionH relativeFrom="{relative}">{across}</wp:positionH><wp:positionV relativeFrom="paragraph">'
    '<wp:posOffset>36000</wp:posOffset></wp:positionV><wp:extent cx="1800000" cy="{high}"/><a:graphic><a:graphicData>'
    "{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
LINE = (
    '<wps:wsp><wps:spPr><a:prstGeom prst="{kind}"/><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    "{dash}</a:ln></wps:spPr></wps:wsp>"
)


def drawn(across: str = "<wp:align>center</wp:align>", high: int = 0, shape: str = "", kind: str = "line") -> Paragraph:
    shape = shape or LINE.format(kind=kind, dash="")
    drawing = SHAPE.format(relative="column", across=across, high=high, shape=shape)
    return first(f"<w:p><w:r><w:t>x</w:t></w:r><w:r>{drawing}</w:r></w:p>")


def rounded(rules: tuple[Rule, ...]) -> list[Rule]:
    return [rule._replace(length=round(rule.length, 1), x=rule.x and round(rule.x, 1)) for rule in rules]


def test_a_level_line_is_a_rule_with_its_length_and_place() -> None:
    for kind in ("line", "straightConnector1"):
        assert rounded(drawn(kind=kind).rules) == [Rule(50, "center", "000000", None, "column", "solid")]
    placed = drawn(
        "<wp:posOffset>360000</wp:posOffset>", shape=LINE.format(kind="line", dash='<a:prstDash val="dash"/>')
    )
    assert rounded(placed.rules) == [Rule(50, "", "000000", 10, "column", "dash")]
    assert (placed.pictures, placed.boxes) == (0, ())


def test_a_slanting_line_and_one_that_is_not_drawn_are_no_rules() -> None:
    assert drawn(high=1800000).rules == ()
    invisible = LINE.replace('<a:solidFill><a:srgbClr val="000000"/></a:solidFill>', "<a:noFill/>")
    assert drawn(shape=invisible.format(kind="line", dash="")).rules == ()


def test_a_thin_rectangle_is_a_rule_and_a_high_one_is_a_picture() -> None:
    assert [rule.length for rule in drawn(high=9525, kind="rect").rules] == [50]
    high = drawn(high=90000, kind="rect")
    assert (high.rules, high.pictures) == ((), 1)


def test_a_line_takes_its_colour_from_the_theme_where_it_names_none() -> None:
    shape = (
        '<wps:wsp><wps:spPr><a:prstGeom prst="line"/></wps:spPr><wps:style><a:lnRef idx="1"><a:schemeClr val="accent1"/>'
        "</a:lnRef></wps:style></wps:wsp>"
    )
    assert [rule.colour for rule in drawn(shape=shape).rules] == ["4472C4"]


def test_lines_in_a_group_are_as_long_as_the_group_shows_them() -> None:
    space = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
    inner = LINE.format(kind="line", dash="").replace(
        "<wps:spPr>", '<wps:spPr><a:xfrm><a:off x="500" y="0"/><a:ext cx="500" cy="0"/></a:xfrm>'
    )
    group = (
        f'<wpg:wgp xmlns:wpg="{space}"><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="1"/>'
        f'<a:chOff x="0" y="0"/><a:chExt cx="1000" cy="1"/></a:xfrm></wpg:grpSpPr>{inner}{inner}</wpg:wgp>'
    )
    seen = drawn("<wp:posOffset>0</wp:posOffset>", high=10, shape=group).rules
    assert [(rule.length, rule.x) for rule in rounded(seen)] == [(25, 25), (25, 25)]


@pytest.mark.parametrize(
    ("shape", "rule"),
    [
        (
            '<v:line style="position:absolute;mso-position-horizontal:center" from="0,2pt" to="141.73pt,2pt" strokecolor="black"/>',
            Rule(50, "center", "000000", None, "column", "solid"),
        ),
        (
            '<v:line style="position:absolute" from="2cm,3mm" to="4cm,3mm" strokecolor="#f00 [3]" strokeweight="1.5pt"/>',
            Rule(20, "", "FF0000", 20, "column", "solid"),
        ),
        (
            '<v:shape type="#_x0000_t32" style="margin-left:1cm;margin-top:2mm;width:5cm;height:0;'
            'mso-position-horizontal-relative:page" strokecolor="#0000ff"><v:stroke dashstyle="dash"/></v:shape>',
            Rule(50, "", "0000FF", 10, "page", "dash"),
        ),
        (
            '<v:rect style="width:5cm;height:0.5pt" fillcolor="black"/>',
            Rule(50, "", "000000", 0, "column", "solid"),
        ),
        (
            '<v:group style="width:10cm;height:1cm" coordsize="2000,200"><v:line from="0,0" to="1000,0"/></v:group>',
            Rule(50, "", "000000", 0, "column", "solid"),
        ),
    ],
)
def test_old_drawings_give_the_same_rules(shape: str, rule: Rule) -> None:
    assert rounded(first(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>").rules) == [rule]


def test_old_pictures_that_are_no_line_are_pictures() -> None:
    for shape in ('<v:shape style="width:5cm;height:5cm"/>', '<v:line from="0,0" to="9pt,9pt"/>', ""):
        seen = first(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>")
        assert (seen.rules, seen.pictures) == ((), 1)


HEADERS = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:headerReference w:type="first" r:id="header_2"/>'
    '<w:footerReference w:type="even" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:left="1701"'
    ' w:right="851" w:bottom="20mm" w:header="567" w:footer="567" w:gutter="0"/><w:cols w:num="2"/><w:titlePg/></w:sectPr>'
)


def test_sections_go_on_with_the_headers_of_those_before() -> None:
    second = (
        '<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgNumType w:fmt="upperRoman" w:start="3"/></w:sectPr>'
    )
    body = f"<w:p><w:pPr>{HEADERS}</w:pPr></w:p>{text('hai')}{second}"
    number = '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PA</w:instrText><w:instrText>GE </w:instrText>'
    number += '<w:fldChar w:fldCharType="end"/></w:r></w:p>'
    boxed = f"<w:tbl><w:tr><w:tc>{number}</w:tc></w:tr></w:tbl><w:p/>"
    observed = word.read(
        package(
            body,
            header=f"<w:hdr><w:sdt><w:sdtContent>{boxed}</w:sdtContent></w:sdt></w:hdr>",
            header_2="<w:hdr><w:p/></w:hdr>",
            footer=f"<w:ftr>{text('chân')}</w:ftr>",
            settings="<w:settings><w:evenAndOddHeaders/></w:settings>",
        )
    )
    one, two = observed.sections
    assert observed.even_and_odd
    assert [paragraph.fields for paragraph in one.headers["default"]] == [("PAGE",), ()]
    assert (two.headers, two.footers) == (one.headers, one.footers)
    assert (one.own_first_page, round(one.bottom), round(one.left)) == (True, 20, 30)
    assert (two.landscape, two.number_format, two.start) == (True, "upperRoman", 3)
    kinds = [(each.number, each.container.kind, each.container.key) for each in word.numbered(observed)]
    assert kinds[-4:] == [
        (2, "header", "default"),
        (0, "header", "default"),
        (0, "header", "first"),
        (3, "footer", "even"),
    ]


def test_a_body_without_a_last_section_is_read_all_the_same() -> None:
    (section,) = word.read(package(text("x"), end="")).sections
    assert [block.text for block in section.blocks if isinstance(block, Paragraph)] == ["x"]


def test_a_file_that_another_library_wrote_is_seen_as_word_shows_it() -> None:
    observed = word.read((FIXTURES / "docx-js.docx").read_bytes())
    seen = [
        (each.paragraph.label, run.text, run.letters.points, run.letters.bold, run.letters.italic)
        for each in word.numbered(observed)
        for run in each.paragraph.runs
    ]
    assert seen == [
        ("", "Đầu đề", 16, False, False),
        ("", "Khoản đậm", 14, True, False),
        ("", "Điểm đậm nghiêng", 14, True, True),
        ("", " thường", 14, False, False),
        ("I.", "Phần một", 14, False, False),
        ("1)", "ý một", 14, False, False),
        ("2)", "ý hai", 14, False, False),
        ("II.", "Phần hai", 14, False, False),
        ("", "Chữ hoa", 14, False, False),
        ("", "\t≥5%", 14, False, False),
        *[("", letter, 14, False, False) for letter in "ABCD"],
        ("", "Trang ngang", 14, False, False),
        ("", "Chú thích.", 14, False, False),
        ("", "1", 14, False, False),
        ("", "Chân trang", 14, False, False),
    ]
    portrait, landscape = observed.sections
    assert [page(section) for section in (portrait, landscape)] == [(210, 297, 20, 30, 15), (297, 210, 20, 30, 15)]
    assert portrait.own_first_page
    assert [paragraph.fields for paragraph in portrait.headers["default"]] == [("PAGE",)]


def page(section: Section) -> tuple[int, ...]:
    return tuple(round(side) for side in (section.width, section.height, section.top, section.left, section.right))
