from __future__ import annotations

import datetime
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from baocao import blocks, decree30, word
from baocao.blocks import Heading, Item, Paragraph, Span, Table
from baocao.checks import word_format
from baocao.word import metrics
from baocao.word.observed import Observed
from judges import JUDGES
from samples import ALL, BODY, DRAFT, FINAL, SHORT, at, replace

TESTS = Path(__file__).parent


def observed(document: blocks.Document, sizes: decree30.Sizes = decree30.Sizes.LARGE) -> Observed:
    return word.read(word.write(document, sizes))


def texts(document: blocks.Document, style: str) -> list[str]:
    return [paragraph.text for paragraph in observed(document).paragraphs() if paragraph.style == style]


def member(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("judge", JUDGES)
def test_a_judge_finds_nothing(name: str, judge: Callable[[Path], list[object]], tmp_path: Path) -> None:
    path = tmp_path / f"{name}.docx"
    path.write_bytes(word.write(ALL[name]))
    assert judge(path) == []


SCRIPT = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
import samples
from baocao import word
print(*(hashlib.sha256(word.write(document)).hexdigest() for document in samples.ALL.values()))
"""


def test_the_bytes_depend_on_nothing_but_the_document(tmp_path: Path) -> None:
    def digests(seed: str, zone: str, folder: Path) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(TESTS)],
            cwd=folder,
            env=environment,
            capture_output=True,
            check=True,
            text=True,
        )
        return done.stdout

    assert digests("0", "UTC", tmp_path) == digests("4711", "Asia/Ho_Chi_Minh", TESTS)
    assert word.write(FINAL) == word.write(FINAL)


def test_the_zip_file_has_a_fixed_order_and_fixed_dates() -> None:
    with zipfile.ZipFile(io.BytesIO(word.write(FINAL))) as archive:
        infos = archive.infolist()
    written = ["docProps/core.xml", "word/document.xml", "word/footnotes.xml"]
    names = [info.filename for info in infos]
    assert names == [*sorted(set(names) - set(written)), *written]
    assert names[0] == "[Content_Types].xml"
    assert {(info.date_time, info.create_system, info.external_attr) for info in infos} == {
        ((1980, 1, 1, 0, 0, 0), 3, 0o600 << 16)
    }


def test_the_properties_are_the_document_s_and_nothing_of_a_template_is_left() -> None:
    core = member(word.write(FINAL), "docProps/core.xml")
    assert "<dc:creator>Sở Lao động - Thương binh và Xã hội</dc:creator>" in core
    assert "<cp:lastModifiedBy>Sở Lao động - Thương binh và Xã hội</cp:lastModifiedBy>" in core
    assert core.count("2021-01-20T00:00:00Z") == 2
    assert "python" not in core.lower()
    assert member(word.write(DRAFT), "docProps/core.xml").count(f"{decree30.UNDATED}T00:00:00Z") == 2


def test_a_property_that_is_too_long_is_cut_with_an_ellipsis() -> None:
    long = replace(FINAL.properties, title="Báo cáo " + "rất dài " * 40)
    title = observed(replace(FINAL, properties=long)).properties.title
    assert len(title) == 255
    assert title.endswith("…")


def test_a_document_that_was_read_says_what_was_written() -> None:
    def said(block: blocks.Block) -> list[str]:
        if isinstance(block, Table):
            rows = (block.header, *block.rows)
            return ["".join(span.text for span in cell) for row in rows for cell in row]
        text = "".join(span.text for span in block.spans)
        if isinstance(block, Item):
            return [f"{block.marker} {text}"]
        return [text.upper() if isinstance(block, Heading) and block.level == 1 else text]

    body = {"Heading1", "Heading2", "Heading3", "NoiDung", "GachDauDong", "DauBang", "OBang"}
    whole = [
        paragraph.text for paragraph in observed(replace(FINAL, annexes=())).paragraphs() if paragraph.style in body
    ]
    assert whole == [text for block in FINAL.body for text in said(block)]


def test_the_head_reads_as_the_decree_has_it() -> None:
    assert texts(FINAL, "QuocHieu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert texts(FINAL, "TieuNgu") == ["Độc lập - Tự do - Hạnh phúc"]
    assert texts(FINAL, "CoQuanChuQuan") == ["UBND TỈNH HÀ TĨNH"]
    assert texts(FINAL, "CoQuanBanHanh") == ["SỞ LAO ĐỘNG - \nTHƯƠNG BINH VÀ XÃ HỘI"]
    assert texts(FINAL, "SoKyHieu") == ["Số: 17/BC-SLĐTBXH"]
    assert texts(FINAL, "DiaDanh") == ["Hà Tĩnh, ngày 20 tháng 01 năm 2021"]
    assert texts(FINAL, "DuThao") == []


def test_a_draft_leaves_number_and_date_blank_in_the_customary_form() -> None:
    assert texts(DRAFT, "SoKyHieu") == ["Số:      /BC-SLĐTBXH"]
    assert texts(DRAFT, "DiaDanh") == ["Hà Tĩnh, ngày     tháng     năm 2022"]
    assert texts(DRAFT, "DuThao") == ["DỰ THẢO"]


def test_a_number_below_ten_gets_a_nought_and_a_body_without_parent_stands_alone() -> None:
    assert texts(SHORT, "SoKyHieu") == ["Số: 05/BC-SLĐTBXH"]
    assert texts(SHORT, "CoQuanChuQuan") == []


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (datetime.date(2021, 1, 5), "ngày 05 tháng 01 năm 2021"),
        (datetime.date(2021, 2, 10), "ngày 10 tháng 02 năm 2021"),
        (datetime.date(2021, 3, 9), "ngày 09 tháng 3 năm 2021"),
        (datetime.date(2021, 12, 31), "ngày 31 tháng 12 năm 2021"),
    ],
)
def test_days_below_ten_and_months_one_and_two_get_a_nought(date: datetime.date, text: str) -> None:
    head = replace(FINAL.head, date=date, year=date.year)
    assert texts(replace(FINAL, head=head), "DiaDanh") == [f"Hà Tĩnh, {text}"]


def test_several_addressees_are_listed_and_one_is_not() -> None:
    assert texts(DRAFT, "NoiKinhGui") == [
        "Kính gửi:",
        "- Ủy ban nhân dân tỉnh Hà Tĩnh;",
        "- Bộ Lao động - Thương binh và Xã hội.",
    ]
    assert texts(SHORT, "KinhGui") == ["Kính gửi: Ủy ban nhân dân tỉnh Hà Tĩnh"]
    assert texts(FINAL, "KinhGui") + texts(FINAL, "NoiKinhGui") == []


def test_the_dashes_stand_under_the_colon() -> None:
    first, *others = [paragraph for paragraph in observed(DRAFT).paragraphs() if paragraph.style == "NoiKinhGui"]
    colon = first.shape.left + metrics.width("Kính gửi", first.runs[0].letters.points)
    for paragraph in others:
        assert paragraph.shape.left + paragraph.shape.first_line == pytest.approx(colon, abs=0.05)


def test_recipients_end_with_semicolons_and_a_full_stop() -> None:
    assert texts(FINAL, "DanhSachNhan")[0] == "- Công đoàn viên chức tỉnh;"
    assert texts(FINAL, "DanhSachNhan")[-1] == "- Lưu: VT, VP."
    assert texts(SHORT, "DanhSachNhan")[:2] == ["- Như trên;", "- Công đoàn viên chức tỉnh;"]


def test_as_addressed_is_not_said_twice() -> None:
    closing = replace(SHORT.closing, recipients=(Span("Như trên"), *SHORT.closing.recipients))
    assert texts(replace(SHORT, closing=closing), "DanhSachNhan").count("- Như trên;") == 1


def test_the_authority_is_in_capitals_and_the_signer_as_written() -> None:
    assert texts(SHORT, "QuyenHan") == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert texts(SHORT, "HoTen") == ["Nguyễn Trí Lạc"]


def test_headings_carry_word_s_own_styles() -> None:
    styles = member(word.write(FINAL), "word/styles.xml")
    for level in (1, 2, 3):
        assert f'w:styleId="Heading{level}"><w:name w:val="heading {level}"/>' in styles
    outlines = [p.shape.outline for p in observed(FINAL).paragraphs() if p.style.startswith("Heading")]
    assert outlines == [0, 1, 1, 2, 0]


def test_an_open_value_is_marked_in_yellow_and_nothing_else_is() -> None:
    marked = [run.text for p in observed(FINAL).paragraphs() for run in p.runs if run.letters.highlight == "yellow"]
    assert marked == ["chưa có số liệu"]


def test_footnotes_are_numbered_in_reading_order() -> None:
    seen = observed(FINAL)
    assert [note for p in seen.paragraphs() for note in p.notes] == ["1", "2"]
    assert [[p.text for p in note] for note in seen.notes.values()][1] == [" Số liệu tính đến hết ngày 31/12/2020."]
    assert len(seen.notes["1"]) == 2


@pytest.mark.parametrize("sizes", decree30.Sizes)
def test_the_size_setting_moves_all_sizes(sizes: decree30.Sizes) -> None:
    seen = {p.style: p.runs[0].letters.points for p in observed(FINAL, sizes).paragraphs() if p.runs}
    assert seen == {key: decree30.PARTS[key].points(sizes) for key in seen}


def test_each_annex_is_a_section_numbered_from_one() -> None:
    seen = observed(FINAL)
    assert [(section.start, section.own_first_page) for section in seen.sections] == [(1, True)] * 3
    assert texts(FINAL, "PhuLuc") == ["Phụ lục I", "Phụ lục II"]
    assert texts(DRAFT, "PhuLuc") == ["Phụ lục"]
    assert texts(FINAL, "TenPhuLuc")[1] == "DANH MỤC VĂN BẢN"


def test_numbers_end_at_the_same_comma() -> None:
    numbers = [p for p in observed(FINAL).paragraphs() if p.style == "OBang" and re.fullmatch("119|3,51", p.text)][:2]
    commas = [p.shape.right + (metrics.width(",51", 12) if "," in p.text else 0) for p in numbers]
    assert commas[0] == pytest.approx(commas[1], abs=0.05)


def test_a_table_fills_the_text_and_breaks_no_word() -> None:
    tables = [block for section in observed(FINAL).sections for block in section.blocks if hasattr(block, "rows")]
    for table in (table for table in tables if table.bordered):
        assert sum(cell.width for cell in table.rows[0].cells) == pytest.approx(decree30.TEXT_WIDTH, abs=0.2)
        for row in table.rows:
            for cell in row.cells:
                letters = cell.blocks[0].runs[0].letters if cell.blocks[0].runs else None
                room = cell.width - 2 * decree30.TABLE_CELL_MARGIN
                for piece in cell.blocks[0].text.split() if letters else ():
                    assert metrics.width(piece, letters.points, letters.bold) <= room


def test_text_is_escaped_and_a_deep_heading_is_of_level_three() -> None:
    body = (Heading(7, (Span("<a> & </w:t>"),)), Paragraph((Span("x < y & z"),)))
    seen = observed(replace(SHORT, body=body))
    assert [p.text for p in seen.paragraphs() if p.style in ("Heading3", "NoiDung")] == ["<a> & </w:t>", "x < y & z"]


@pytest.mark.parametrize("tables", [1, 2])
def test_a_body_may_end_with_tables(tables: int) -> None:
    table = next(block for block in BODY if isinstance(block, Table))
    seen = observed(replace(SHORT, body=(*BODY[:1], *(table,) * tables)))
    assert word_format.check(seen) == []
    last = [
        row for block in seen.sections[0].blocks if hasattr(block, "bordered") and block.bordered for row in block.rows
    ][-1]
    assert all(paragraph.shape.keep_next for cell in last.cells for paragraph in cell.blocks)


def test_a_place_is_written_once_for_a_span_that_shares_it() -> None:
    body = (Paragraph((Span("một ", at(1)), Span("hai", at(2)), Span(" ba", at(1))), at(1)),)
    names = re.findall(
        r'w:name="_d2020_(\d+)_5_\d+"', member(word.write(replace(SHORT, body=body)), "word/document.xml")
    )
    assert (names.count("1"), names.count("2")) == (1, 2)  # the type BÁO CÁO comes from line 2 as well


def test_spaces_that_word_would_drop_are_kept_and_others_cost_nothing() -> None:
    body = (Paragraph((Span("trước "), Span("giữa  hai"), Span("sau"), Span("dòng\nhai"))),)
    text = member(word.write(replace(SHORT, body=body)), "word/document.xml")
    for kept in ("trước ", "giữa  hai"):
        assert f'<w:t xml:space="preserve">{kept}</w:t>' in text
    assert "<w:t>sau</w:t>" in text
    assert '<w:t xml:space="preserve">dòng</w:t><w:br/><w:t xml:space="preserve">hai</w:t>' in text


def test_every_part_with_runs_declares_the_prefixes_that_readers_ask_for() -> None:
    data = word.write(FINAL)
    for name in ("word/document.xml", "word/footnotes.xml", "word/header1.xml"):
        start = re.search(r"<w:(?:document|footnotes|hdr) [^>]*>", member(data, name))
        assert start
        assert "xmlns:w=" in start[0]
        assert "xmlns:r=" in start[0]
