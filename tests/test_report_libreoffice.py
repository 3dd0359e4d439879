"""The two real reports as LibreOffice renders them, and as they are after it has saved them."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

import office
from baocao import decree30, word
from test_report import FACTS, literal_stretches

pytestmark = pytest.mark.libreoffice

YEARS = (2020, 2021)
TIMES = {"LiberationSerif", "TimesNewRoman", "TimesNewRomanPS", "TimesNewRomanPSMT"}
"""Families with the widths of Times New Roman, as a PDF file names them."""


class Rendered(NamedTuple):
    """One year's report in LibreOffice's hands."""

    docx: bytes
    pdf: Path
    saved: bytes
    """The Word file again, saved by LibreOffice."""
    pages: list[str]
    """The text of each page, as it stands on it."""


@pytest.fixture(scope="session")
def rendered(reports: dict[int, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[int, Rendered]:
    if reason := office.lacking():
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("reports")
    files = [folder / f"bao-cao-{year}.docx" for year in YEARS]
    for year, file in zip(YEARS, files, strict=True):
        file.write_bytes(reports[year])
    office.convert(folder / "pdf", "pdf", *files)
    office.convert(folder / "saved", "docx", *files)
    pdfs = [folder / "pdf" / f"{file.stem}.pdf" for file in files]
    return {
        year: Rendered(reports[year], pdf, (folder / "saved" / file.name).read_bytes(), office.pages(pdf))
        for year, file, pdf in zip(YEARS, files, pdfs, strict=True)
    }


@pytest.fixture(params=YEARS)
def report(rendered: dict[int, Rendered], request: pytest.FixtureRequest) -> Rendered:
    return rendered[request.param]


def joined(text: str) -> str:
    """Return text without its line ends: a line may end within `2016-2020` or `Bộ/tỉnh`, not within ` - `."""
    return " ".join(re.sub(r"(?<=[^\s-])([-/])\n(?=\S)", r"\1", text).split())


def notes(data: bytes) -> dict[int, str]:
    """Return the text of each footnote of a Word file by its printed number."""
    package = docx.Document(io.BytesIO(data)).part.package
    root = next(etree.fromstring(part.blob) for part in package.iter_parts() if part.partname == "/word/footnotes.xml")
    own = [note for note in root if note.get(qn("w:type")) is None]
    return {
        number: joined("\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in note.iter(qn("w:p"))))
        for number, note in enumerate(own, 1)
    }


def marks(data: bytes) -> dict[int, str]:
    """Return the last words before the mark of each footnote in the body, by the note's printed number."""
    body = docx.Document(io.BytesIO(data)).element.body
    found: dict[int, str] = {}
    for paragraph in body.iter(qn("w:p")):
        text = ""
        for piece in paragraph.iter(qn("w:t"), qn("w:footnoteReference")):
            if piece.tag == qn("w:t"):
                text += piece.text or ""
            else:
                found[len(found) + 1] = joined(text)[-25:]
    return found


def read(report: Rendered) -> tuple[str, str]:
    """Return the running text of all pages in one, without page numbers, and what stands at their feet."""
    body = feet = ""
    for page in report.pages:
        text = re.sub(r"\A\d+\n", "", page)
        for number, note in notes(report.docx).items():
            words = r"\s*".join(re.escape(letter) for letter in note if letter != " ")
            if found := re.search(rf"^{number}\s+{words}\s*\Z", text, flags=re.MULTILINE):
                feet += joined(found[0]) + " "
                text = text[: found.start()]
        body += text.rstrip("\n") + "\n"
    body = joined(body)
    for number, before in marks(report.docx).items():
        body = re.sub(rf"({re.escape(before)}){number}(?: (?=[;,.:)]))?", r"\1", body)
    return body, feet


def paragraphs(data: bytes) -> list[str]:
    """Return the text of each paragraph in the body of a Word file, those in cells included."""
    body = docx.Document(io.BytesIO(data)).element.body
    texts = ("".join(t.text or "" for t in p.xpath(".//w:t[not(ancestor::w:pict)]")) for p in body.iter(qn("w:p")))
    return [joined(text) for text in texts if text.strip()]


def annex_start(report: Rendered) -> int:
    """Return the index of the annex's first page."""
    return next(index for index, page in enumerate(report.pages) if page.startswith("Phụ lục\n"))


def test_only_embedded_fonts_with_the_widths_of_times_are_used(report: Rendered) -> None:
    fonts = office.fonts(report.pdf)
    assert {name.partition("-")[0].replace(",", "") for name in fonts} <= TIMES
    assert len(fonts) >= 3
    assert all(fonts.values())


def test_every_paragraph_can_be_read_on_the_pages(report: Rendered) -> None:
    text, _ = read(report)
    wanted = paragraphs(report.docx)
    assert len(wanted) > 100
    assert [paragraph for paragraph in wanted if paragraph not in text] == []


def test_every_fact_can_be_read_on_the_pages_of_2020(rendered: dict[int, Rendered]) -> None:
    text = " ".join(read(rendered[2020]))
    assert len(FACTS) > 200
    assert [fact for fact in FACTS if joined(fact) not in text] == []


def test_every_sentence_of_the_data_can_be_read_on_the_pages_of_2020(rendered: dict[int, Rendered]) -> None:
    text = " ".join(read(rendered[2020]))
    wanted = literal_stretches(2020, plan=False) + literal_stretches(2021, plan=True)
    assert len(wanted) > 150
    assert [stretch for stretch in wanted if joined(stretch) not in text] == []


def test_the_head_stands_at_the_upper_margin(report: Rendered) -> None:
    top = min(each.top for each in office.words(report.pdf, 1))
    assert top == pytest.approx(decree30.MARGIN_TOP.ours, abs=0.5), "no empty line above it"


def test_pages_are_numbered_from_the_second_on_in_the_middle_of_the_top_margin(report: Rendered) -> None:
    middle = decree30.MARGIN_LEFT.ours + decree30.TEXT_WIDTH / 2
    annex = annex_start(report)
    expected = ["", *map(str, range(2, annex + 1)), "", *map(str, range(2, len(report.pages) - annex + 1))]
    seen = []
    for page in range(1, len(report.pages) + 1):
        above = [each for each in office.words(report.pdf, page) if each.top < decree30.MARGIN_TOP.ours - 1]
        seen.append(" ".join(each.text for each in above))
        for number in above:
            assert (number.left + number.right) / 2 == pytest.approx(middle, abs=0.3)
            assert number.top > decree30.HEADER_DISTANCE - 1
    assert seen == expected


def test_the_annex_has_a_second_page_to_be_numbered(report: Rendered) -> None:
    assert len(report.pages) - annex_start(report) >= 2


def test_the_table_of_the_annex_repeats_its_header_on_each_page(report: Rendered) -> None:
    tops = [joined(page) for page in report.pages[annex_start(report) :]]
    assert all("Chỉ tiêu Đơn vị tính Kế hoạch năm" in page for page in tops)


def test_a_footnote_stands_below_the_text_on_the_page_of_its_mark(rendered: dict[int, Rendered]) -> None:
    report = rendered[2020]
    pages = [joined(page) for page in report.pages]
    found = notes(report.docx)
    assert found
    for number, before in marks(report.docx).items():
        bearing = [index for index, page in enumerate(pages) if f"{before}{number}" in page]
        standing = [index for index, page in enumerate(pages) if page.endswith(f" {number} {found[number]}")]
        assert (len(bearing), standing) == (1, bearing)
    assert found.keys() == marks(report.docx).keys()
    assert notes(rendered[2021].docx) == {}


def test_recipients_and_signature_are_on_one_page_under_the_end_of_the_text(report: Rendered) -> None:
    bearing = [index for index, page in enumerate(report.pages) if "Nơi nhận:" in page]
    assert bearing == [annex_start(report) - 1]
    before, _, after = re.sub(r"\A\d+\n", "", report.pages[bearing[0]]).partition("Nơi nhận:")
    assert before.rstrip().endswith("./.")
    assert len(before.strip().splitlines()) >= 1
    for text in ("- Công đoàn viên chức tỉnh;", "- Lưu: VT, VP.", "GIÁM ĐỐC", "Nguyễn Trí Lạc"):
        assert text in after


def test_the_signature_is_level_with_the_recipients_and_right_of_them(report: Rendered) -> None:
    page = office.words(report.pdf, annex_start(report))
    at = {each.text: each for each in page}
    left, right, name = at["nhận:"], at["GIÁM"], at["Lạc"]
    assert right.top == pytest.approx(left.top, abs=2)
    assert right.left > left.right
    assert name.top > at["Lưu:"].top, "room for the signature and the stamp"


def test_headings_are_the_bookmarks_of_the_pdf(report: Rendered, rendered: dict[int, Rendered]) -> None:
    year = next(year for year, each in rendered.items() if each is report)
    document = docx.Document(io.BytesIO(report.docx))
    styles = {
        style.get(qn("w:styleId"))
        for style in document.styles.element
        if style.find(f".//{qn('w:outlineLvl')}") is not None
    }
    headings = [
        joined("".join(t.text or "" for t in p.iter(qn("w:t"))))
        for p in document.element.body.iter(qn("w:p"))
        if p.pPr is not None and p.pPr.pStyle is not None and p.pPr.pStyle.val in styles
    ]
    seen = office.outline(report.pdf)
    assert seen == headings
    parts = [f"I. NHỮNG KẾT QUẢ NỔI BẬT NĂM {year}", f"II. NHIỆM VỤ VÀ GIẢI PHÁP NĂM {year + 1}"]
    assert [title for title in seen if re.match(r"[IVX]+\. ", title)] == parts


def test_a_draft_shows_its_blanks_and_its_open_values(rendered: dict[int, Rendered]) -> None:
    text, _ = read(rendered[2021])
    for said in ("DỰ THẢO", "Số: /BC-SLĐTBXH", "Hà Tĩnh, ngày tháng năm 2022", "[chưa có số liệu]"):
        assert said in text
    assert not any(said in read(rendered[2020])[0] for said in ("DỰ THẢO", "chưa có số liệu"))


@pytest.mark.parametrize("phrase", ["199,4 tỷ đồng", "21.078 người", "Nguyễn Trí Lạc", "174.320 đối tượng"])
def test_a_phrase_is_found_at_its_place_after_a_save(rendered: dict[int, Rendered], phrase: str) -> None:
    before, after = (word.find(data, phrase) for data in (rendered[2020].docx, rendered[2020].saved))
    assert before
    assert after == before


def test_every_place_survives_a_save(report: Rendered) -> None:
    def told(data: bytes) -> list[tuple[str, object, set[object]]]:
        return [
            (each.text.strip(), each.place, {span[2] for span in each.spans})
            for each in word.places(data)
            if each.text.strip()
        ]

    assert told(report.saved) == told(report.docx)
