"""Changes in somebody's Word file: what is named changes, and not one byte of anything else."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import office
from baocao import word
from baocao.word import surgery
from baocao.word.observed import Observed, Paragraph
from baocao.word.surgery import (
    AddPageNumber,
    Comment,
    HideFirstNumber,
    Operation,
    ReplaceText,
    SetLetters,
    SetMargins,
    SetPage,
    SetShape,
)
from baocao.word.surgery.archive import rewritten
from baocao.word.surgery.located import Package
from baocao.word.surgery.runs import pieces
from baocao.word.surgery.source import Source
from baocao.word.tree import all_elements, parse
from good_documents import GOOD, LAYOUTS
from judges import JUDGES
from office_files import Doc
from word_files import SPACES, members, note, package, text

FIXTURES = Path(__file__).parent / "word"
WHO = 'w:author="Lan" w:date="2020-01-01T00:00:00Z"'
LETTERS = (
    '<w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Arial"/><w:sz w:val="26"/><w:lang w:val="vi-VN"/></w:rPr>'
)
BODY = (
    f"<w:p w14:paraId='0A' xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'><!-- giữ --><w:pPr><w:jc w:val='left'/>"
    f"<w:pPrChange w:id='9' {WHO}><w:pPr/></w:pPrChange></w:pPr><w:r>{LETTERS}<w:t>Hà Tĩnh, ngày 5 tháng 1 năm 2021</w:t></w:r></w:p>"
    f'<w:p><w:ins w:id="1" {WHO}><w:r><w:t xml:space="preserve">thêm </w:t></w:r></w:ins><w:del w:id="2" {WHO}><w:r>'
    "<w:delText>bớt</w:delText></w:r></w:del><w:r><w:t>Số : 5 &amp; 6</w:t><w:tab/><w:t>/BC</w:t></w:r>"
    '<w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeStart w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    '<w:commentRangeEnd w:id="4"/></w:p><w:p/>'
    f"<w:tbl><w:tr><w:tc>{text('ô một')}</w:tc><w:tc>{text('ô hai')}</w:tc></w:tr></w:tbl>"
    "<w:unknown  attr = 'x' ></w:unknown>"
    "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='1' cy='1'/></wp:inline></w:drawing></w:r></w:p>"
)
PARTS = {
    "footnotes": note("footnote", 2, "chú thích"),
    "comments": f'<w:comments><w:comment w:id="4" {WHO} w:initials="L"><w:p><w:r><w:t>Xem lại</w:t></w:r></w:p></w:comment></w:comments>',
}


def rich() -> bytes:
    """Return a file with one of everything that must survive: notes, remarks, changes, pictures, unknown parts."""
    target = io.BytesIO(package(BODY, **PARTS))
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("word/media/image1.png", random.Random(3).randbytes(5000))
        archive.writestr(zipfile.ZipInfo("customXml/item1.xml", (2019, 5, 6, 7, 8, 10)), "<x/>", zipfile.ZIP_STORED)
        archive.writestr("word/vbaProject.bin", bytes(3000), zipfile.ZIP_DEFLATED)
        archive.comment = "giữ nguyên".encode()
    return target.getvalue()


RICH = rich()


def records(data: bytes) -> dict[str, bytes]:
    """Return the record of each member as it stands in the file: header, name and folded bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
    found = {}
    for info in infos:
        name, extra = struct.unpack_from("<2H", data, info.header_offset + 26)
        found[info.filename] = data[info.header_offset : info.header_offset + 30 + name + extra + info.compress_size]
    return found


def changed(before: bytes, after: bytes) -> set[str]:
    """Return the members whose record is not the same byte for byte."""
    one, two = records(before), records(after)
    return {name for name in one.keys() | two.keys() if one.get(name) != two.get(name)}


def slices(before: bytes, after: bytes) -> tuple[bytes, bytes]:
    """Return what was taken out of some bytes and what was put there, if that is one stretch."""
    start = next((at for at, (one, two) in enumerate(zip(before, after, strict=False)) if one != two), len(before))
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return before[start : len(before) - end], after[start : len(after) - end]


def mended(*operations: Operation, data: bytes = RICH) -> bytes:
    """Return a file in which all these operations were carried out."""
    result = surgery.mend(data, operations)
    assert result.left == ()
    assert result.done == operations
    return result.data


def seen(data: bytes, number: int) -> Paragraph:
    return next(each.paragraph for each in word.numbered(word.read(data)) if each.number == number)


def main(data: bytes) -> bytes:
    return members(data)["word/document.xml"]


def test_nothing_to_do_is_the_same_file() -> None:
    assert surgery.mend(RICH, ()).data == RICH
    assert surgery.annotate(RICH, ()) == RICH
    assert rewritten(RICH, {}) == RICH


def test_another_text_is_all_that_changes() -> None:
    after = mended(ReplaceText(1, 14, 15, "05"), ReplaceText(1, 22, 23, "01"))
    assert seen(after, 1).text == "Hà Tĩnh, ngày 05 tháng 01 năm 2021"
    assert changed(RICH, after) == {"word/document.xml"}
    assert slices(main(RICH), main(after)) == (b"5 th\xc3\xa1ng ", b"05 th\xc3\xa1ng 0")


def test_a_text_is_changed_across_runs_and_entities_and_deleted_text_stays() -> None:
    assert seen(RICH, 2).text == "thêm Số : 5 & 6\t/BC"
    after = mended(ReplaceText(2, 4, 9, " Số:"), ReplaceText(2, 12, 13, "<"))
    assert seen(after, 2).text == "thêm Số: 5 < 6\t/BC"
    assert main(after).count("<w:delText>bớt</w:delText>".encode()) == 1
    assert members(after)["word/footnotes.xml"] == members(RICH)["word/footnotes.xml"]


def test_a_whole_line_given_anew_changes_only_where_it_differs_and_no_tracked_change_is_lost() -> None:
    runs = f'{text_run("ngày 5 tháng ")}<w:ins w:id="1" {WHO}>{text_run("1")}</w:ins>'
    gone = f'<w:del w:id="2" {WHO}><w:r><w:delText>2</w:delText></w:r></w:del>'
    bold = text_run(" năm 2024", "<w:rPr><w:b/></w:rPr>")
    before = package(f"<w:p>{runs}{gone}{bold}</w:p>")
    line = "ngày 5 tháng 1 năm 2024"
    after = mended(ReplaceText(1, 0, len(line), "ngày 05 tháng 01 năm 2024"), data=before)
    expected = main(before).replace("ngày 5".encode(), "ngày 05".encode()).replace(b">1</w:t>", b">01</w:t>")
    assert main(after) == expected
    assert [run.text for run in seen(after, 1).runs] == ["ngày 05 tháng 01", " năm 2024"]
    across = ReplaceText(1, 12, 14, "x")  # the blank before the inserted figure, and the figure
    assert surgery.mend(before, [across]).left == (across,)


def test_the_result_of_a_field_is_left_to_the_field() -> None:
    complex_field = f"{field_mark('begin')}{field_mark('separate')}{text_run('5')}{field_mark('end')}"
    for field in (f'<w:fldSimple w:instr="DOCPROPERTY So">{text_run("5")}</w:fldSimple>', complex_field):
        before = package(f"<w:p>{text_run('Số: ')}{field}{text_run('/BC')}</w:p>")
        inside = ReplaceText(1, 4, 5, "x")
        assert surgery.mend(before, [inside]).left == (inside,)
        assert seen(mended(ReplaceText(1, 0, 8, "Số: 05/BC"), data=before), 1).text == "Số: 05/BC"


def text_run(words: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>'


def field_mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_spaces_put_at_an_end_are_kept() -> None:
    after = mended(ReplaceText(3, 0, 0, " "))
    assert seen(after, 3).text == " ô một"


@pytest.mark.parametrize(
    "operation",
    [
        ReplaceText(2, 14, 17, "x"),  # over a tab, which is no text
        ReplaceText(99, 0, 1, "x"),
        ReplaceText(1, 5, 99, "x"),
        SetLetters(99, points=14),
        SetShape(0, before=6),
        SetMargins(2, top=20),
        SetPage(0, 210, 297),
        AddPageNumber(5),
    ],
)
def test_what_cannot_be_done_with_certainty_is_not_done(operation: Operation) -> None:
    result = surgery.mend(RICH, (operation,))
    assert (result.data, result.done, result.left) == (RICH, (), (operation,))


def test_letters_are_set_where_they_differ_in_the_order_of_the_schema() -> None:
    after = mended(SetLetters(1, font="Times New Roman", points=14, colour="000000", bold=True, italic=True))
    letters = seen(after, 1).runs[0].letters
    assert (letters.fonts, letters.theme_font) == (("Times New Roman",) * 4, False)
    assert (letters.points, letters.colour, letters.bold, letters.italic) == (14, "000000", True, True)
    names = [child.tag.rpartition("}")[2] for child in next(parse(main(after)).iter("{*}rPr"))]
    assert names == ["rFonts", "b", "bCs", "i", "iCs", "color", "sz", "szCs", "lang"]
    assert main(mended(SetLetters(1, points=13))) == main(RICH)
    plain = mended(SetLetters(4, points=14))
    assert main(plain).replace(b'<w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>', b"", 1) == main(RICH)


def test_a_paragraph_s_format_is_set_and_its_tracked_format_kept() -> None:
    after = mended(SetShape(1, align="both", before=6, after=6, line=1.5, first_line=12.7, left=0))
    shape = seen(after, 1).shape
    assert (shape.align, shape.before, shape.after, shape.line, round(shape.first_line, 1)) == ("both", 6, 6, 1.5, 12.7)
    names = [child.tag.rpartition("}")[2] for child in next(parse(main(after)).iter("{*}pPr"))]
    assert names == ["spacing", "ind", "jc", "pPrChange"]
    assert seen(mended(SetShape(3, first_line=-5)), 3).shape.first_line == pytest.approx(-5, abs=0.01)


def test_paper_and_margins_are_set() -> None:
    after = mended(SetPage(1, 210, 297), SetMargins(1, top=20, bottom=20, left=30, right=15))
    (section,) = word.read(after).sections
    assert [round(side) for side in (section.width, section.height, section.top, section.bottom)] == [210, 297, 20, 20]
    assert [round(side) for side in (section.left, section.right)] == [30, 15]
    again = mended(SetMargins(1, left=35), data=after)
    assert slices(main(after), main(again)) == (b"701", b"984")


def test_a_page_number_is_put_into_a_new_header_and_not_on_page_one() -> None:
    after = mended(AddPageNumber(1), HideFirstNumber(1))
    (section,) = word.read(after).sections
    (number,) = section.headers["default"]
    assert (number.fields, number.shape.align, number.runs[0].letters.points) == (("PAGE",), "center", 14)
    assert section.own_first_page
    assert changed(RICH, after) == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/header.xml",
    }
    assert surgery.mend(after, [AddPageNumber(1)]).left == (AddPageNumber(1),)


def test_a_header_that_is_there_gets_the_number_above_what_it_says() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    before = package(text("thân") + section, header=f"<w:hdr>{text('Mật')}</w:hdr>")
    after = mended(AddPageNumber(1), data=before)
    assert [paragraph.text for paragraph in word.read(after).sections[0].headers["default"]] == ["2", "Mật"]
    assert changed(before, after) == {"word/header.xml"}


def test_sections_that_share_a_header_get_one_number() -> None:
    before = package(f"<w:p><w:pPr><w:sectPr/></w:pPr></w:p>{text('hai')}")
    after = mended(AddPageNumber(1), AddPageNumber(2), data=before)
    assert [len(section.headers["default"]) for section in word.read(after).sections] == [1, 1]
    assert "word/header1.xml" not in members(after)


def commented(data: bytes) -> list[tuple[str, str]]:
    """Return for each comment its text and the text that it is about."""
    root = parse(main(data))
    name = next(name for name in members(data) if name.startswith("word/comments"))
    texts = {each.get(ID): "".join(each.itertext()) for each in parse(members(data)[name])}
    found, open_ranges = [], dict[str, str]()
    for element in root.iter():
        if element.tag.endswith("}commentRangeStart"):
            open_ranges[element.get(ID)] = ""
        elif element.tag.endswith("}commentRangeEnd"):
            found.append((texts[element.get(ID)], open_ranges.pop(element.get(ID), "")))
        elif element.tag.endswith("}t"):
            open_ranges = {number: words + (element.text or "") for number, words in open_ranges.items()}
    assert open_ranges == {}
    return found


ID = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}id"


def test_remarks_stand_at_their_paragraphs_beside_those_that_were_there() -> None:
    after = surgery.annotate(RICH, [Comment(1, "Thiếu số 0 <ngày>"), Comment(2, "Dấu cách", 5, 9), Comment(4, "Cả ô")])
    assert sorted(commented(after)) == [
        ("Cả ô", "ô hai"),
        ("Dấu cách", "Số : 5 & 6/BC"),
        ("Thiếu số 0 <ngày>", "Hà Tĩnh, ngày 5 tháng 1 năm 2021"),
        ("Xem lại", ""),
    ]
    assert changed(RICH, after) == {"word/document.xml", "word/comments.xml"}
    assert text_of(word.read(after)) == text_of(word.read(RICH))


def test_a_file_without_remarks_gets_a_part_for_them() -> None:
    before = package(f"<w:p/>{text('một')}")
    after = surgery.annotate(before, [Comment(0, "Cả văn bản"), Comment(1, "Hai\ndòng"), Comment(1, "nữa")])
    assert sorted(commented(after)) == [("Cả văn bản", "một"), ("Haidòng", "một"), ("nữa", "một")]
    assert changed(before, after) == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/comments.xml",
    }


def test_a_remark_on_what_word_takes_none_in_hangs_on_the_body() -> None:
    after = surgery.annotate(RICH, [Comment(5, "chân trang")])
    assert ("chân trang", "ô hai") in commented(after)
    empty = surgery.annotate(package("<w:p/>"), [Comment(3, "trống")])
    assert commented(empty) == [("trống", "")]


def text_of(observed: Observed) -> list[str]:
    return [each.paragraph.text for each in word.numbered(observed)]


EVERYTHING: tuple[Operation, ...] = (
    SetPage(1, 210, 297),
    SetMargins(1, top=20, bottom=20, left=30, right=15),
    AddPageNumber(1),
    HideFirstNumber(1),
    SetLetters(1, font="Times New Roman", points=14),
    SetShape(2, align="both", after=6),
    ReplaceText(1, 14, 15, "05"),
)


@pytest.mark.parametrize("name", ["rich", "docx-js", "own"])
def test_what_was_not_named_survives_byte_for_byte(name: str, reports: dict[int, bytes]) -> None:
    before = {"rich": RICH, "own": reports[2020]}.get(name) or (FIXTURES / f"{name}.docx").read_bytes()
    result = surgery.mend(before, EVERYTHING)
    after = surgery.annotate(result.data, [Comment(1, "a"), Comment(2, "b", 0, 1)])
    touched = changed(before, after)
    assert touched <= {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/header.xml",
        "word/header1.xml",
        "word/comments.xml",
    }
    # All elements that were there are there still, in their order, those with other attributes named above.
    for part in touched & members(before).keys():
        old = [element.tag for element in all_elements(parse(members(before)[part]))]
        new = iter([element.tag for element in all_elements(parse(members(after)[part]))])
        assert all(tag in new for tag in old), part


@pytest.mark.parametrize("judge", JUDGES, ids=lambda judge: judge.__name__)
def test_a_changed_file_is_as_valid_as_it_was(judge: object, reports: dict[int, bytes], tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    for before in (reports[2020], (FIXTURES / "docx-js.docx").read_bytes()):
        path.write_bytes(before)
        known = len(judge(path))  # type: ignore[operator]
        path.write_bytes(surgery.annotate(surgery.mend(before, EVERYTHING).data, [Comment(n, "Sửa") for n in range(9)]))
        assert len(judge(path)) == known, judge(path)  # type: ignore[operator]


@pytest.mark.libreoffice
@pytest.mark.skipif(bool(office.lacking()), reason=office.lacking() or "there")
def test_libreoffice_opens_a_changed_file_and_keeps_its_remarks(reports: dict[int, bytes], tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(
        surgery.annotate(surgery.mend(reports[2020], EVERYTHING).data, [Comment(3, "Nhận xét của tôi", 0, 4)])
    )
    office.convert(tmp_path / "out", "docx:MS Word 2007 XML", path)
    saved = (tmp_path / "out" / "a.docx").read_bytes()
    assert ("Nhận xét của tôi", seen(saved, 3).text) in commented(saved)


@pytest.mark.parametrize("name", ["rich", "docx-js", "own"])
def test_every_paragraph_is_found_where_its_words_stand(name: str, reports: dict[int, bytes]) -> None:
    data = {"rich": RICH, "own": reports[2020]}.get(name) or (FIXTURES / f"{name}.docx").read_bytes()
    found = [each for each in Package(data).paragraphs if each.number]
    assert [each.number for each in found] == list(range(1, len(found) + 1))
    unsure = [each.paragraph.text for each in found if pieces(each) is None]
    assert unsure == {"docx-js": ["Chữ hoa\t≥5%", "1"]}.get(name, [])  # a sign, and a number that Word makes up


LIGHT = (SetMargins(1, left=31), SetLetters(3, points=13), SetShape(5, after=7))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("make", GOOD.values(), ids=GOOD)
def test_any_document_can_be_changed_and_says_the_same(make: Callable[[], Doc], layout: str, tmp_path: Path) -> None:
    before = replace(make(), layout=layout).bytes()
    assert [each for each in Package(before).paragraphs if each.number and pieces(each) is None] == []
    after = surgery.annotate(mended(*LIGHT, data=before), [Comment(number, "Sửa", 0, 4) for number in range(40)])
    assert text_of(word.read(after)) == text_of(word.read(before))
    found = []
    for data in (before, after):
        (tmp_path / "a.docx").write_bytes(data)
        found.append([len(judge(tmp_path / "a.docx")) for judge in JUDGES])
    assert found[0] == found[1]


def test_a_part_that_is_not_in_utf_8_is_not_changed() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        body = f'<?xml version="1.0" encoding="UTF-16"?><w:document {SPACES}><w:body>{text("x")}</w:body></w:document>'
        archive.writestr("word/document.xml", body.encode("utf-16"))
    with pytest.raises(word.NotWordError, match="UTF-8"):
        surgery.annotate(target.getvalue(), [Comment(1, "x")])


XML = st.recursive(
    st.sampled_from(
        ["<a/>", "<a />", "chữ", "&lt;", "<!-- > -->", "<?x y?>", "<![CDATA[>]]>", "<a b='/>'/>", '<a b=">"></a>']
    ),
    lambda inner: st.lists(inner, max_size=4).map(lambda parts: f"<b c='1'>{''.join(parts)}</b>"),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(XML)
def test_every_element_is_found_where_it_stands(inner: str) -> None:
    blob = f"<r>{inner}</r>".encode()
    source = Source("r", blob, parse(blob))
    for element in all_elements(source.root):
        span = source.span(element)
        again = parse(blob[span.start : span.end])
        assert (again.tag, dict(again.attrib)) == (element.tag, dict(element.attrib))
        assert "".join(again.itertext()) == "".join(element.itertext())
        assert blob[span.start : span.inner].endswith(b">")
        assert span.inner == span.end or blob[span.close : span.end] == f"</{element.tag}>".encode()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_replacing_a_stretch_is_replacing_it_in_the_text(data: st.DataObject) -> None:
    words = data.draw(st.lists(st.text("aă &<-", min_size=1, max_size=4), min_size=1, max_size=4))
    runs = "".join(f"<w:r><w:t xml:space='preserve'>{escaped(each)}</w:t></w:r>" for each in words)
    before = package(f"<w:p>{runs}<w:r><w:t>.</w:t></w:r></w:p>")
    whole = "".join(words) + "."
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    new = data.draw(st.text("xđ <", max_size=3))
    result = surgery.mend(before, [ReplaceText(1, start, end, new)])
    assert result.left == ()
    assert next(word.read(result.data).paragraphs()).text == whole[:start] + new + whole[end:]


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
