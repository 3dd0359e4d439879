from __future__ import annotations

import io
import re
import zipfile

import pytest

from baocao import decree30, word
from baocao.checks import word_format
from baocao.checks.word_format import others
from samples import ALL, DRAFT, FINAL, SHORT, replace

Change = tuple[str, str, str]
"""A member of the package, a pattern in it, and what takes its place (the first time only)."""

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"


def style(key: str, pattern: str, new: str) -> Change:
    """Return a change in the style of one part."""
    return (STYLES, rf'(w:styleId="{key}">(?:(?!</w:style>).)*?){pattern}', rf"\g<1>{new}")


def text(old: str, new: str) -> Change:
    """Return a change in the text of the document."""
    return (DOCUMENT, re.escape(old), new)


MUTATIONS: tuple[tuple[str, str, str, Change], ...] = (
    # code, what is done to the file, words of the message, the change
    (
        "BC501",
        "no settings part",
        "settings",
        ("word/_rels/document.xml.rels", r"<Relationship [^>]*settings[^>]*/>", ""),
    ),
    (
        "BC502",
        "a relationship to nowhere",
        "rId2 → word/nirgends.xml",
        ("word/_rels/document.xml.rels", "styles.xml", "nirgends.xml"),
    ),
    ("BC502", "an id of no relationship", "«rId99»", (DOCUMENT, 'r:id="rId1"', 'r:id="rId99"')),
    (
        "BC503",
        "a field without end",
        "«separate»",
        ("word/header1.xml", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
    ),
    (
        "BC503",
        "a field without begin",
        "«separate»",
        ("word/header1.xml", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', ""),
    ),
    ("BC504", "a bookmark without end", "số 3 ", (DOCUMENT, '<w:bookmarkEnd w:id="3"/>', "")),
    ("BC504", "a bookmark without start", "số 3 ", (DOCUMENT, '<w:bookmarkStart w:id="3"[^>]*/>', "")),
    ("BC505", "a bookmark's name twice", "«_d2020_4_5_1»", (DOCUMENT, "_d2020_3_5_2", "_D2020_4_5_1")),
    ("BC505", "a drawing's id twice", "số hiệu 1", (DOCUMENT, 'docPr id="2"', 'docPr id="1"')),
    ("BC506", "a note without reference", "số 2 ", (DOCUMENT, r'<w:footnoteReference w:id="2"/>', "")),
    (
        "BC506",
        "a reference without note",
        "số 2 ",
        ("word/footnotes.xml", r'<w:footnote w:id="2">.*?</w:footnote>', ""),
    ),
    ("BC507", "a cell that ends in a table", "", (DOCUMENT, r"</w:p></w:tc>", "</w:p><w:tbl/></w:tc>")),
    (
        "BC508",
        "an empty paragraph in the text",
        "NĂM 2020",
        (
            DOCUMENT,
            r"(NĂM 2020</w:t></w:r><w:bookmarkEnd[^>]*/></w:p>)",
            r'\1<w:p><w:pPr><w:pStyle w:val="NoiDung"/></w:pPr></w:p>',
        ),
    ),
    (
        "BC508",
        "an empty paragraph in the head",
        "Độc lập",
        (DOCUMENT, r"(phúc</w:t></w:r>.*?</w:p>)", r'\1<w:p><w:pPr><w:pStyle w:val="TieuNgu"/></w:pPr></w:p>'),
    ),
    ("BC509", "no author", "tác giả", ("docProps/core.xml", r"<dc:creator>.*?</dc:creator>", "")),
    ("BC509", "no title", "tiêu đề", ("docProps/core.xml", r"<dc:title>.*?</dc:title>", "")),
    ("BC509", "another language", "«en-US»", ("docProps/core.xml", "<dc:language>vi-VN", "<dc:language>en-US")),
    (
        "BC510",
        "letter paper",
        "215,9 × 279,4",
        (DOCUMENT, '<w:pgSz w:w="11906" w:h="16838"/>', '<w:pgSz w:w="12240" w:h="15840"/>'),
    ),
    (
        "BC511",
        "a narrow left margin",
        "Lề trái của phần 1 phải là 30-35 mm nhưng lại là 25,4 mm",
        (DOCUMENT, 'w:left="1701"', 'w:left="1440"'),
    ),
    (
        "BC511",
        "a wide top margin",
        "Lề trên của phần 1 phải là 20-25 mm nhưng lại là 30 mm",
        (DOCUMENT, 'w:top="1134"', 'w:top="1701"'),
    ),
    ("BC512", "a number on page one", "thứ nhất", (DOCUMENT, "<w:titlePg/>", "")),
    ("BC512", "no page number", "không có", ("word/header1.xml", " PAGE ", " DATE ")),
    (
        "BC512",
        "a page number at the right",
        "không canh giữa",
        ("word/header1.xml", r'<w:pStyle w:val="Header"/>', '<w:pStyle w:val="Header"/><w:jc w:val="right"/>'),
    ),
    ("BC512", "a small page number", "cỡ 13-14", style("Header", r'<w:sz w:val="28"/>', '<w:sz w:val="22"/>')),
    ("BC512", "a page number below the margin", "lề trên", (DOCUMENT, r'w:header="567"', 'w:header="1500"')),
    (
        "BC513",
        "pages that go on counting",
        "Phần 2",
        (DOCUMENT, r'(w:start="1"/>.*?)<w:pgNumType w:start="1"/>', r"\1"),
    ),
    ("BC520", "another font", "«Arial»", style("NoiDung", "<w:rPr>", '<w:rPr><w:rFonts w:ascii="Arial"/>')),
    (
        "BC520",
        "another font for other scripts",
        "«Arial»",
        style("NoiDung", "<w:rPr>", '<w:rPr><w:rFonts w:cs="Arial"/>'),
    ),
    ("BC521", "a font of the theme", "theme", (STYLES, "<w:rFonts ", '<w:rFonts w:asciiTheme="minorHAnsi" ')),
    ("BC522", "blue text", "#0000FF", style("NoiDung", "<w:rPr>", '<w:rPr><w:color w:val="0000FF"/>')),
    ("BC522", "hidden text", "ẩn", style("NoiDung", "<w:rPr>", "<w:rPr><w:vanish/>")),
    (
        "BC523",
        "a big subject",
        "phải là 13-14 nhưng lại là 16, theo Phụ lục I, phần I, mục II.5b",
        style("TrichYeu", r'<w:sz w:val="28"/>', '<w:sz w:val="32"/>'),
    ),
    (
        "BC523",
        "a small table",
        "(Nghị định 30/2020/NĐ-CP không quy định)",
        style("OBang", r'<w:sz w:val="24"/>', '<w:sz w:val="18"/>'),
    ),
    ("BC524", "an italic subject", "đứng, đậm nhưng lại là nghiêng, đậm", style("TrichYeu", "<w:b/>", "<w:b/><w:i/>")),
    ("BC524", "a thin national name", "đứng, đậm nhưng lại là đứng, không đậm", style("QuocHieu", "<w:b/>", "")),
    ("BC525", "a title in small letters", "chữ in hoa", text("BÁO CÁO", "Báo cáo")),
    ("BC526", "another language of the text", "«en-US»", (STYLES, 'w:lang w:val="vi-VN"', 'w:lang w:val="en-US"')),
    ("BC527", "an underlined motto", "gạch chân", style("TieuNgu", "<w:b/>", '<w:b/><w:u w:val="single"/>')),
    (
        "BC528",
        "sizes that do not go together",
        "12/13/13 hoặc 13/14/14 nhưng lại là 12/14/14",
        style("QuocHieu", 'w:sz w:val="26"', 'w:sz w:val="24"'),
    ),
    (
        "BC530",
        "text at the left",
        "canh đều hai bên nhưng lại canh trái",
        style("NoiDung", 'w:jc w:val="both"', 'w:jc w:val="left"'),
    ),
    ("BC531", "no indent", "10 hoặc 12,7 mm nhưng lại lùi 0 mm", style("NoiDung", "<w:ind [^>]*/>", "")),
    ("BC532", "no gap", "ít nhất 6 pt nhưng lại là 0 pt", style("NoiDung", 'w:after="120"', 'w:after="0"')),
    (
        "BC533",
        "two lines' spacing",
        "từ 1 đến 1,5 dòng nhưng lại là 2 dòng",
        style("NoiDung", 'w:line="276"', 'w:line="480"'),
    ),
    (
        "BC533",
        "exact spacing",
        "17 pt",
        style("NoiDung", 'w:line="276" w:lineRule="auto"', 'w:line="340" w:lineRule="exact"'),
    ),
    ("BC534", "a title without level", "NHỮNG KẾT QUẢ", style("Heading1", '<w:outlineLvl w:val="0"/>', "")),
    ("BC535", "a style of no part", "«La»", (DOCUMENT, 'w:pStyle w:val="NoiDung"', 'w:pStyle w:val="La"')),
    ("BC536", "no rule", "không có", (DOCUMENT, r"<w:r><mc:Alt.*?</mc:AlternateContent></w:r>", "")),
    (
        "BC536",
        "a short rule under the motto",
        "bằng độ dài dòng chữ",
        (DOCUMENT, r'(phúc.*?<wp:extent cx=)"\d+"', r'\1"1000000"'),
    ),
    ("BC536", "a long rule under the body", "1/3 đến 1/2", (DOCUMENT, r'(<wp:extent cx=)"\d+"', r'\1"2000000"')),
    (
        "BC536",
        "a rule that is not centred",
        "cân đối",
        (DOCUMENT, "<wp:align>center</wp:align>", "<wp:posOffset>0</wp:posOffset>"),
    ),
    ("BC537", "a header that is not repeated", "không lặp lại", (DOCUMENT, "<w:tblHeader/>", "")),
    ("BC537", "a row that splits", "ngắt", (DOCUMENT, r"(<w:tblHeader/>.*?)<w:trPr><w:cantSplit/></w:trPr>", r"\1")),
    (
        "BC540",
        "no place and date",
        "Địa danh và thời gian",
        (DOCUMENT, 'w:pStyle w:val="DiaDanh"', 'w:pStyle w:val="SoKyHieu"'),
    ),
    (
        "BC541",
        "a national name with a slip",
        "«CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM» nhưng lại ghi",
        text("CỘNG HÒA", "CỘNG HOÀ"),
    ),
    (
        "BC541",
        "a column too narrow for the national name",
        "80 mm",
        (DOCUMENT, '<w:tcW w:w="5669"', '<w:tcW w:w="4535"'),
    ),
    (
        "BC542",
        "a motto without spaces",
        "«Độc lập - Tự do - Hạnh phúc» nhưng lại ghi",
        text("Độc lập - Tự do", "Độc lập-Tự do"),
    ),
    ("BC543", "a number without nought", "«Số: 05/BC-SNV»", (DOCUMENT, "<w:t>17<", "<w:t>7<")),
    ("BC543", "a symbol with a space", "«Số: 05/BC-SNV»", text("BC-SLĐTBXH", "BC- SLĐTBXH")),
    ("BC543", "a symbol in small letters", "«Số: 05/BC-SNV»", text("BC-SLĐTBXH", "bc-slđtbxh")),
    ("BC544", "a month without nought", "«Hà Tĩnh, ngày 05 tháng 3 năm 2021»", text("tháng 01 năm", "tháng 1 năm")),
    ("BC544", "March with a nought", "«Hà Tĩnh, ngày 05 tháng 3 năm 2021»", text("tháng 01 năm", "tháng 03 năm")),
    ("BC544", "a day that is not", "«Hà Tĩnh, ngày 05 tháng 3 năm 2021»", text("ngày 20 tháng 01", "ngày 31 tháng 02")),
    ("BC544", "no comma", "«Hà Tĩnh, ngày 05 tháng 3 năm 2021»", text(">, <", "> <")),
    (
        "BC545",
        "a recipient without semicolon",
        "kết thúc bằng «;»",
        (DOCUMENT, r"(Ban TV Đảng ủy</w:t></w:r>)<w:r><w:t>;</w:t></w:r>", r"\1"),
    ),
    (
        "BC545",
        "the last recipient without full stop",
        "kết thúc bằng «.»",
        (DOCUMENT, r"(Lưu: VT, VP</w:t></w:r><w:r><w:t>)\.", r"\1;"),
    ),
    (
        "BC547",
        "a closing that splits",
        "tách trang",
        (DOCUMENT, r"<w:trPr><w:cantSplit/></w:trPr>((?:(?!<w:tr>).)*Nơi nhận)", r"\1"),
    ),
    (
        "BC547",
        "a closing by itself",
        "đứng một mình",
        (DOCUMENT, r'<w:pStyle w:val="NoiDung"/><w:keepNext/>', '<w:pStyle w:val="NoiDung"/>'),
    ),
)


def changed(data: bytes, change: Change) -> bytes:
    """Return a package with one change made, which must have found its place."""
    name, pattern, new = change
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(result, "w") as target:
        for member in source.namelist():
            content = source.read(member).decode()
            if member == name:
                content, count = re.subn(pattern, new, content, count=1, flags=re.DOTALL)
                assert count == 1, f"nothing to change: {pattern}"
            target.writestr(member, content)
    return result.getvalue()


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in word_format.check(word.read(data))]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("sizes", decree30.Sizes)
def test_what_is_written_has_no_fault(name: str, sizes: decree30.Sizes) -> None:
    assert word_format.check(word.read(word.write(ALL[name], sizes))) == []


@pytest.mark.parametrize(
    ("code", "what", "words", "change"), MUTATIONS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_rule_fires_on_its_fault(code: str, what: str, words: str, change: Change) -> None:
    problems = word_format.check(word.read(changed(word.write(FINAL), change)), "x.docx")
    said = [problem for problem in problems if problem.code == code]
    assert said, f"{what}: {problems}"
    assert words in said[0].message
    assert said[0].place.file == "x.docx"
    assert said[0].hint


def test_an_addressed_document_says_so_among_its_recipients() -> None:
    data = changed(word.write(SHORT), text("Như trên", "Như dưới"))
    assert codes(data) == ["BC563"]


@pytest.mark.parametrize(
    ("document", "change"),
    [
        (SHORT, text("Kính gửi: ", "Kính gửi ")),
        (DRAFT, (DOCUMENT, r"(tỉnh Hà Tĩnh</w:t></w:r><w:r><w:t[^>]*>);", r"\1,")),
    ],
)
def test_addressees_are_listed_as_the_decree_has_it(document: object, change: Change) -> None:
    assert codes(changed(word.write(document), change)) == ["BC546"]  # type: ignore[arg-type]


def test_every_rule_over_our_own_files_is_shown_to_fire() -> None:
    assert word_format.RULES.keys() - {code for code, *_ in MUTATIONS} == {"BC546", "BC563"}


def test_a_rule_has_a_code_and_a_manual() -> None:
    assert all(re.fullmatch(r"BC5[0-9]{2}", code) for code in others.ALL)
    assert all(rule.manual.title.endswith(".") and rule.manual.mend for rule in others.ALL.values())


def test_a_code_given_twice_is_refused() -> None:
    rule = word_format.RULES["BC501"]
    with pytest.raises(ValueError, match="twice"):
        word_format.registry(rule, rule)


def test_one_fault_of_a_part_is_one_problem_and_not_a_flood() -> None:
    long = replace(SHORT, body=SHORT.body * 3)
    data = changed(
        word.write(long),
        (
            DOCUMENT,
            r'(<w:pStyle w:val="NoiDung"/>.*?</w:pPr>.*?<w:r>)<w:t',
            r'\1<w:rPr><w:color w:val="FF0000"/></w:rPr><w:t',
        ),
    )
    assert codes(data) == ["BC522"]
