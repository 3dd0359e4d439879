"""What LibreOffice makes of the documents: pages as PDF, and the file saved again."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import office
from baocao import blocks, decree30, word
from baocao.blocks import Paragraph, Span
from samples import ALL, DRAFT, FINAL, at, replace

pytestmark = pytest.mark.libreoffice

LENGTHS = range(14, 26)
"""Lines of body text with which the closing block comes to lie around the end of the first page."""


def of_lines(count: int) -> blocks.Document:
    """Return a document with this many one-line paragraphs before its closing."""
    lines = tuple(Paragraph((Span(f"Dòng thứ {number} của báo cáo."),)) for number in range(1, count + 1))
    return replace(FINAL, body=lines, annexes=())


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the samples as PDF, and as they are when saved by LibreOffice."""
    if reason := office.lacking():
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("libreoffice")
    documents = {**ALL, **{f"lines{count}": of_lines(count) for count in LENGTHS}}
    for name, document in documents.items():
        (folder / f"{name}.docx").write_bytes(word.write(document))
    written = sorted(folder.glob("*.docx"))
    office.convert(folder, "pdf", *written)
    saved = folder / "saved"
    office.convert(saved, "docx", *(folder / f"{name}.docx" for name in ALL))
    return folder


def pages(folder: Path, name: str) -> list[str]:
    """Return the text of each page, laid out as it stands there."""
    return office.run("pdftotext", "-layout", folder / f"{name}.pdf", "-").split("\f")[:-1]


@pytest.mark.parametrize("name", ALL)
def test_only_fonts_of_times_metric_are_used(rendered: Path, name: str) -> None:
    fonts = office.fonts(rendered / f"{name}.pdf")
    assert fonts
    assert [font for font in fonts if not re.match(r"LiberationSerif|TimesNewRoman", font)] == []


def test_page_numbers_begin_on_the_second_page_and_anew_in_an_annex(rendered: Path) -> None:
    seen = pages(rendered, "final")
    tops = [page.strip().splitlines()[0].strip() for page in seen]
    first_annex = next(index for index, page in enumerate(seen) if page.strip().startswith("Phụ lục I\n"))
    second_annex = next(index for index, page in enumerate(seen) if page.strip().startswith("Phụ lục II\n"))
    assert tops[0].startswith("UBND")
    assert tops[1:first_annex] == [str(number) for number in range(2, first_annex + 1)]
    assert tops[first_annex + 1 : second_annex] == ["2"]


def test_the_page_number_is_centred_in_the_text(rendered: Path) -> None:
    number = office.words(rendered / "final.pdf", 2)[0]
    middle = decree30.MARGIN_LEFT.ours + decree30.TEXT_WIDTH / 2
    assert number.text == "2"
    assert (number.left + number.right) / 2 == pytest.approx(middle, abs=0.3)
    assert decree30.HEADER_DISTANCE - 1 < number.top < decree30.MARGIN_TOP.ours


def test_a_footnote_is_at_the_foot_of_the_page_of_its_reference(rendered: Path) -> None:
    first, *others = pages(rendered, "final")
    assert first.index("đã tham mưu".capitalize()) < first.index("(i) Nghị quyết số 262/2020/NQ-HĐND")
    assert "Số liệu tính đến hết ngày 31/12/2020." in first
    assert not any("(i) Nghị quyết" in page for page in others)


def test_number_and_date_stand_on_one_line_and_the_national_name_on_one(rendered: Path) -> None:
    seen = office.words(rendered / "final.pdf", 1)
    number = next(each for each in seen if each.text == "17/BC-SLĐTBXH")
    date = next(each for each in seen if each.text == "ngày")
    assert number.top == pytest.approx(date.top, abs=0.6)
    name = [each.top for each in seen if each.text in ("CỘNG", "HÒA", "CHỦ", "NGHĨA", "VIỆT", "NAM")][:6]
    assert max(name) == min(name)


def test_the_dates_of_a_draft_are_blank(rendered: Path) -> None:
    page = " ".join(pages(rendered, "draft")[0].split())
    assert "DỰ THẢO" in page
    assert "ngày tháng năm 2022" in page


@pytest.mark.parametrize("count", LENGTHS)
def test_the_closing_is_on_one_page_and_never_alone(rendered: Path, count: int) -> None:
    closing = [page for page in pages(rendered, f"lines{count}") if "Nơi nhận" in page]
    assert len(closing) == 1
    for text in (f"Dòng thứ {count} của báo cáo.", "GIÁM ĐỐC", "Nguyễn Trí Lạc", "- Lưu: VT, VP."):
        assert text in closing[0]


def test_the_lengths_tried_lie_around_the_end_of_a_page(rendered: Path) -> None:
    counts = {len(pages(rendered, f"lines{count}")) for count in LENGTHS}
    assert counts == {1, 2}


def test_headings_become_the_bookmarks_of_the_pdf(rendered: Path) -> None:
    titles = office.outline(rendered / "final.pdf")
    assert titles == [
        "I. NHỮNG KẾT QUẢ NỔI BẬT NĂM 2020",
        "1. Công tác tham mưu, ban hành văn bản",
        "2. Kết quả theo từng lĩnh vực",
        "Phòng Lao động - Việc làm",
        "II. NHIỆM VỤ VÀ GIẢI PHÁP NĂM 2021",
        "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM 2020 VÀ KẾ HOẠCH NĂM 2021",
        "DANH MỤC VĂN BẢN",
    ]


def black_runs(folder: Path, name: str) -> list[tuple[float, float, float]]:
    """Return the long black lines of page one: left, right and top in millimetres."""
    dots = 200
    bitmap = subprocess.run(
        ["pdftoppm", "-r", str(dots), "-gray", "-f", "1", "-l", "1", str(folder / f"{name}.pdf")],
        capture_output=True,
        check=True,
    ).stdout
    _, size, _, pixels = bitmap.split(b"\n", 3)
    width, height = map(int, size.split())
    mm = 25.4 / dots
    found = []
    for row in range(height):
        line = bytes(255 if value < 128 else 0 for value in pixels[row * width : (row + 1) * width])
        found += [(each.start() * mm, each.end() * mm, row * mm) for each in re.finditer(rb"\xff{80,}", line)]
    return found


def test_the_rules_have_their_length_and_stand_in_the_middle(rendered: Path) -> None:
    left_column = decree30.MARGIN_LEFT.ours + decree30.HEAD_LEFT / 2
    right_column = decree30.MARGIN_LEFT.ours + decree30.HEAD_LEFT + decree30.HEAD_RIGHT / 2
    page = decree30.MARGIN_LEFT.ours + decree30.TEXT_WIDTH / 2
    seen = {
        (round((left + right) / 2), round(right - left))
        for left, right, top in black_runs(rendered, "final")
        if top < 90
    }
    expected = {
        (round(middle), round(rule.length))
        for paragraph, middle in zip(
            (p for p in word.read(word.write(FINAL)).paragraphs() if p.rules),
            (left_column, right_column, page),
            strict=True,
        )
        for rule in paragraph.rules
    }
    assert {(middle + x, length + y) for middle, length in expected for x in (-1, 0, 1) for y in (-1, 0, 1)} >= seen
    assert len({middle for middle, _ in seen}) == 3


@pytest.mark.parametrize("name", ALL)
def test_the_places_survive_a_save(rendered: Path, name: str) -> None:
    before = word.places((rendered / f"{name}.docx").read_bytes())
    after = word.places((rendered / "saved" / f"{name}.docx").read_bytes())
    assert [(each.text.strip(), each.place) for each in after] == [(each.text.strip(), each.place) for each in before]
    assert [{span[2] for span in each.spans} for each in after] == [{span[2] for span in each.spans} for each in before]


def test_a_figure_is_found_after_a_save(rendered: Path) -> None:
    saved = (rendered / "saved" / "draft.docx").read_bytes()
    assert word.find(saved, "21.078")[0] == at(200, 13)
    assert word.find(saved, "tỷ lệ hộ nghèo còn")[0] == at(203, 1)
    assert DRAFT.addressees[0].place in word.find(saved, "Ủy ban nhân dân tỉnh Hà Tĩnh")
