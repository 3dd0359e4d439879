"""`verify --fix` and `--annotate`: what is certain is mended in a copy, the rest hangs on it, nothing else changes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from baocao import repair
from baocao.verify import verify
from good_documents import GOOD
from good_turns import changed
from mutations import MUTATIONS, Mutation
from office_files import Doc
from test_cli import baocao
from word_files import members

CERTAIN = (
    "BC510", "BC511", "BC520", "BC522", "BC532", "BC533", "BC541", "BC542", "BC544", "BC550", "BC566", "BC574", "BC576",
)  # fmt: skip
"""Codes of which every fault of the corpus has one right form (an impossible date and one in other words have none)."""
OPEN = (
    "a day that is not",
    "a place in small letters",
    "a place half in small letters",
    "marks in yellow",
    "struck text",
    "a place in capitals",
    "a date without its year in full",
    "a date without ngày",
    "a shortened place",
    "half a motto over a rule that fits",
    "shaded text",
)


def mend(data: bytes) -> repair.Repaired:
    return repair.repair(data, verify(data, "x.docx"), "x.docx")


def codes(data: bytes) -> list[str]:
    return [each.code for each in verify(data, "x.docx").problems]


@pytest.mark.parametrize(
    "fault",
    [each for each in MUTATIONS if each.code in CERTAIN and each.what not in OPEN],
    ids=lambda fault: fault.what.replace(" ", "-"),
)
def test_what_is_certain_is_mended(fault: Mutation) -> None:
    assert codes(mend(fault.change(fault.base()).bytes()).data) == []


ALSO = (
    "pages that begin with 3",
    "an annex that goes on counting",
    "a bold page number",
    "text of 12 points",
    "sizes that do not go together",
    "addressees without semicolon",
    "addressees without full stop",
    "a recipient without semicolon",
    "recipients without full stop",
    "an addressee without colon",
    "an authority with a slash",
    "an authority without full stop",
    "an authority without space",
    "an authority with a full stop inside",
    "Quyền written out",
    "a Lưu without a space",
    "a Lưu without colon",
    "a basis without semicolon",
    "a part with a slash",
    "an article with a colon",
    "a clause with a slash",
    "a point with a full stop",
    "two spaces behind Số",
    "a symbol with a full stop",
)
"""Faults that have one right form, of codes that have others too."""


@pytest.mark.parametrize(
    "fault",
    [each for each in MUTATIONS if each.what in ALSO],
    ids=lambda fault: fault.what.replace(" ", "-"),
)
def test_what_is_certain_of_other_kinds_is_mended(fault: Mutation) -> None:
    assert codes(mend(fault.change(fault.base()).bytes()).data) == []


@pytest.mark.parametrize("fault", MUTATIONS, ids=lambda fault: fault.what.replace(" ", "-"))
def test_a_mend_brings_no_new_fault(fault: Mutation) -> None:
    data = fault.change(fault.base()).bytes()
    assert set(codes(mend(data).data)) <= set(codes(data))


@pytest.mark.parametrize("make", GOOD.values(), ids=GOOD)
def test_a_good_document_is_copied_as_it_is(make: object) -> None:
    data = make().bytes()  # type: ignore[operator]
    mended = mend(data)
    assert (mended.done, members(mended.data)) == (0, members(data))


def test_a_mend_of_a_date_changes_two_digits_and_nothing_else() -> None:
    doc = GOOD["bao_cao"]()
    data = mend(doc.text("DiaDanh", "ngày 05", "ngày 5").bytes()).data
    assert words(data) == words(doc.bytes())


def words(data: bytes) -> str:
    return verify(data, "x.docx").text


def test_each_problem_becomes_a_comment_at_its_paragraph() -> None:
    doc = GOOD["bao_cao"]().text("DiaDanh", "ngày 05", "ngày 5").change("HoTen", size=12)
    data = doc.bytes()
    noted = repair.annotate(data, verify(data, "x.docx"))
    comments = members(noted)["word/comments.xml"].decode()
    assert comments.count("<w:comment ") == 2
    assert "BC544: Địa danh và thời gian" in comments
    assert words(noted) == words(data)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "sai.docx"
    doc: Doc = GOOD["quyet_dinh"]()
    path.write_bytes(doc.change("NoiDung", -1, font="Arial").text("NoiDung", "./.", ".").bytes())
    return path


def test_a_mended_copy_and_one_with_the_rest_as_comments_are_written(bad: Path) -> None:
    before = bad.read_bytes()
    done = baocao("verify", bad.name, "--fix", "sua.docx", "--annotate", "ghi.docx", cwd=bad.parent)
    assert "Đã viết sua.docx: sửa 1 chỗ, còn 1 chỗ phải xem." in done.stderr
    assert "Đã viết ghi.docx: 1 nhận xét." in done.stderr
    assert codes((bad.parent / "sua.docx").read_bytes()) == ["BC562"]
    assert bad.read_bytes() == before


@pytest.mark.parametrize("out", ["sai.docx", "./sai.docx", "a.doc"])
def test_the_original_is_never_written(bad: Path, out: str) -> None:
    before = bad.read_bytes()
    assert baocao("verify", bad.name, "--fix", out, cwd=bad.parent).returncode == 2
    assert bad.read_bytes() == before


def test_a_link_to_the_original_is_the_original(bad: Path) -> None:
    (bad.parent / "khac.docx").hardlink_to(bad)
    assert baocao("verify", bad.name, "--annotate", "khac.docx", cwd=bad.parent).returncode == 2


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("SoKyHieu", "Số: 125/BC-SNV", "125/BC-SNV"),
        ("QuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
        ("QuocHieu", "CỘNG HÒA", "CỘNG HOÀ"),
        ("TieuNgu", "Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do"),
    ],
)
def test_words_that_may_stand_elsewhere_and_numbers_are_never_written_over(key: str, old: str, new: str) -> None:
    data = GOOD["bao_cao"]().text(key, old, new).bytes()
    assert words(mend(data).data) == words(data)


def test_sizes_that_go_together_are_mended_together() -> None:
    doc = GOOD["bao_cao"]().change("QuocHieu", size=14).change("DiaDanh", size=12)
    assert codes(mend(doc.bytes()).data) == []


def test_a_size_inside_a_tracked_insertion_becomes_that_of_the_rest() -> None:
    def inserted(xml: str) -> str:
        start = xml.rfind("<w:r>", 0, xml.index("Thực hiện Kế hoạch số 15"))
        run = xml[start : xml.index("</w:r>", start) + len("</w:r>")].replace(
            '<w:sz w:val="28"/>', '<w:sz w:val="24"/>'
        )
        return f'{xml[:start]}<w:ins w:id="900" w:author="a">{run}</w:ins>{xml[start:]}'

    data = changed(GOOD["bao_cao"]().bytes(), "word/document.xml", inserted)
    assert codes(data) == ["BC523"]
    mended = mend(data).data
    assert (codes(mended), words(mended)) == ([], words(data))


def test_each_place_of_a_fault_has_its_comment() -> None:
    data = GOOD["bao_cao"]().change("DanhSachNhan", size=13).bytes()
    verdict = verify(data, "x.docx")
    assert len(verdict.problems) == 1
    assert members(repair.annotate(data, verdict))["word/comments.xml"].decode().count("<w:comment ") == 4


def test_a_comment_on_a_section_hangs_where_it_begins() -> None:
    data = GOOD["bao_cao"]()
    first = replace(data.annexes[0][0], left=20)
    data = replace(data, annexes=((first, *data.annexes[0][1:]), *data.annexes[1:])).bytes()
    body = members(repair.annotate(data, verify(data, "x.docx")))["word/document.xml"].decode()
    assert text_after(body, "commentRangeStart").startswith("Phụ lục I")


def test_a_comment_on_what_is_missing_at_the_end_hangs_there() -> None:
    data = GOOD["thong_bao"]().without("QuyenHan", "HoTen").bytes()
    body = members(repair.annotate(data, verify(data, "x.docx")))["word/document.xml"].decode()
    assert text_after(body, "commentRangeStart").startswith("- Lưu: VT")


def test_a_comment_on_a_text_box_hangs_on_what_it_is_anchored_in() -> None:
    data = replace(GOOD["cong_van"](), layout="boxes").change("TrichYeuCongVan", size=14).bytes()
    noted = repair.annotate(data, verify(data, "x.docx"))
    body = members(noted)["word/document.xml"].decode()
    assert body.index("commentRangeStart") < body.index("V/v góp ý")


def text_after(body: str, mark: str) -> str:
    return "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", body[body.index(mark) :]))
