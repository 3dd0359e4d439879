"""`baocao verify`: documents of every type and layout, and one fault at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from unicodedata import normalize

import pytest

from baocao import slip, word
from baocao.checks.word_format import others
from baocao.parts.recognise import recognise
from baocao.verify import Unjudged, verify
from baocao.word.observed import Paragraph, Run, paragraphs
from good_documents import DRAWN, GOOD, LAYOUTS, drawn
from good_habits import HABITS
from good_kinds import KINDS
from good_turns import TURNS, changed
from mutations import MUTATIONS, Mutation
from office_files import Doc, P, W
from samples import ALL


def said(doc: Doc) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in verify(doc.bytes(), "x.docx").problems]


@pytest.mark.parametrize("layout", [*LAYOUTS, "rows"])
@pytest.mark.parametrize("make", [*GOOD.values(), *KINDS.values()], ids=[*GOOD, *KINDS])
def test_a_good_document_has_no_fault(make: Callable[[], Doc], layout: str) -> None:
    assert said(replace(make(), layout=layout)) == []


def test_what_a_build_writes_is_found_and_kept_by_content_too() -> None:
    """The samples' texts point to no annex, which is a fault of theirs; what is not known yet is marked in yellow."""
    written = {name: word.write(doc) for name, doc in ALL.items()}
    faults = {name: [each.code for each in verify(data, "x.docx").problems] for name, data in written.items()}
    marked = {name for name, data in written.items() if any(run.letters.highlight for run in _runs(data))}
    assert faults == {name: ["BC522"] * (name in marked) + ["BC561"] * bool(ALL[name].annexes) for name in ALL}


def _runs(data: bytes) -> list[Run]:
    return [run for paragraph in word.read(data).paragraphs() for run in paragraph.runs]


@pytest.mark.parametrize("how", DRAWN)
@pytest.mark.parametrize("make", GOOD.values(), ids=GOOD)
def test_rules_may_be_drawn_in_any_way(make: Callable[[], Doc], how: str) -> None:
    assert said(drawn(make(), how)) == []


@pytest.mark.parametrize("make", HABITS.values(), ids=HABITS)
def test_other_habits_are_no_fault(make: Callable[[], bytes]) -> None:
    assert [each.message for each in verify(make(), "x.docx").problems] == []


@pytest.mark.parametrize("make", TURNS.values(), ids=TURNS)
def test_rarer_turns_are_no_fault(make: Callable[[], bytes]) -> None:
    assert [each.message for each in verify(make(), "x.docx").problems] == []


def test_letters_typed_apart_from_their_marks_are_one_warning() -> None:
    doc = GOOD["bao_cao"]()
    apart = replace(
        doc, parts={key: tuple(replace(p, text=normalize("NFD", p.text)) for p in doc.of(key)) for key in doc.parts}
    )
    assert [code for code, _ in said(apart)] == ["BC568"]


FAULTS = [(fault, layout) for fault in MUTATIONS for layout in fault.only or LAYOUTS]


@pytest.mark.parametrize(
    ("fault", "layout"), FAULTS, ids=[f"{fault.what}-{layout}".replace(" ", "-") for fault, layout in FAULTS]
)
def test_one_fault_is_one_finding_at_its_part(fault: Mutation, layout: str) -> None:
    found = said(fault.change(replace(fault.base(), layout=layout)))
    assert [code for code, _ in found] == [fault.code]
    if fault.part:
        assert found[0][1].startswith(f"{fault.part} «")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("make", GOOD.values(), ids=list(GOOD))
def test_sixty_faults_are_each_found_alone_in_every_type_and_layout(make: Callable[[], Doc], layout: str) -> None:
    """Not every fault can be made in every document: what has no addressees lacks none."""
    assert len(list(islice(_found_alone(replace(make(), layout=layout)), 60))) == 60


def _found_alone(good: Doc) -> Iterator[Mutation]:
    """Yield the faults that can be made in a good document and are the one finding of it then."""
    for fault in MUTATIONS:
        faulty = None
        with suppress(LookupError, ValueError, AssertionError, AttributeError, StopIteration):
            faulty = fault.change(good)
        if faulty is not None and [code for code, _ in said(faulty)] == [fault.code]:
            yield fault


def test_a_finding_says_which_paragraph_and_how_to_mend_it() -> None:
    (problem,) = verify(GOOD["bao_cao"]().text("DiaDanh", "ngày 05", "ngày 5").bytes(), "x.docx").problems
    assert str(problem.place) == "x.docx, đoạn 6"
    assert problem.message == (
        "Địa danh và thời gian «Hà Tĩnh, ngày 5 tháng 3 năm 2024»: địa danh và thời gian phải có dạng «Hà Tĩnh, ngày "
        "05 tháng 3 năm 2021»: ngày phải ghi «05» nhưng lại ghi «5», theo Phụ lục I, phần I, mục II.4, Nghị định "
        "30/2020/NĐ-CP."
    )
    assert problem.hint.startswith("Thêm số 0 trước ngày nhỏ hơn 10")


def test_a_hint_speaks_of_what_is_wrong() -> None:
    hints = {
        new: verify(GOOD["bao_cao"]().text("SoKyHieu", "Số: 125/BC-SNV", new).bytes(), "x.docx").problems[0].hint
        for new in ("Số: 5/BC-SNV", "Số: 125/BC - SNV", "Số 125/bc-snv")
    }
    assert hints == {
        "Số: 5/BC-SNV": "Thêm số 0 trước số nhỏ hơn 10.",
        "Số: 125/BC - SNV": "Xóa khoảng trắng trong ký hiệu.",
        "Số 125/bc-snv": "Ghi «Số:», dấu hai chấm liền sau chữ «Số»; Viết ký hiệu bằng chữ in hoa.",
    }


def test_many_paragraphs_with_one_fault_end_in_three_dots() -> None:
    (problem,) = verify(GOOD["bao_cao"]().change("NoiDung", size=12).bytes(), "x.docx").problems
    assert problem.message.endswith(" ...")


def test_the_slip_tells_every_clause_and_escapes_what_others_wrote() -> None:
    doc = GOOD["bao_cao"]().text("DiaDanh", "ngày 05", "ngày 5").text("TrichYeu", "Kết quả", "Kết quả <script>")
    verdict = verify(doc.bytes(), "x.docx")
    outcomes = {row.code: row.outcome for row in slip.rows(verdict)}
    assert [code for code, outcome in outcomes.items() if outcome is slip.Outcome.BROKEN] == ["BC544"]
    assert outcomes["BC553"] is slip.Outcome.ABSENT
    page = slip.html([("x.docx", verdict)])
    assert "<script>" not in page
    assert "<li>Đoạn 6. Địa danh và thời gian «Hà Tĩnh, ngày 5 tháng 3 năm 2024»" in page


def test_a_document_of_the_party_is_not_judged() -> None:
    doc = GOOD["bao_cao"]().change("QuocHieu", text="ĐẢNG CỘNG SẢN VIỆT NAM").without("TieuNgu")
    with pytest.raises(Unjudged, match="văn bản của Đảng"):
        verify(doc.bytes(), "x.docx")


def test_what_is_no_administrative_document_is_not_judged() -> None:
    with pytest.raises(Unjudged, match="Không nhận ra thể thức"):
        verify(Doc({"NoiDung": (P("Công thức nấu phở gồm xương bò, quế, hồi."),)}).bytes(), "x.docx")


def test_a_file_without_a_body_is_not_judged() -> None:
    data = changed(GOOD["bao_cao"]().bytes(), "word/document.xml", lambda _: f"<w:document {W}/>")
    with pytest.raises(Unjudged, match="Không nhận ra thể thức"):
        verify(data, "x.docx")


def test_a_document_that_ends_with_its_head_is_judged() -> None:
    head = "".join(p.xml() for key in ("QuocHieu", "TieuNgu", "SoKyHieu", "DiaDanh") for p in GOOD["bao_cao"]().of(key))
    body = f"<w:document {W}><w:body>{head}<w:sectPr/></w:body></w:document>"
    data = changed(GOOD["bao_cao"]().bytes(), "word/document.xml", lambda _: body)
    missing = [each.message for each in verify(data, "x.docx").problems if each.code == "BC540"]
    assert [message.split("«")[1].split("»")[0] for message in missing] == [
        "Cơ quan ban hành",
        "Nơi nhận",
        "Danh sách nơi nhận",
        "Quyền hạn, chức vụ",
        "Họ tên người ký",
        "Tên loại",
    ]


def test_what_is_no_word_file_is_not_judged() -> None:
    with pytest.raises(Unjudged, match="không phải là văn bản Word"):
        verify(b"PK", "x.docx")


def test_a_head_in_the_header_of_page_one_is_found_there() -> None:
    observed = word.read(GOOD["bao_cao"]().bytes())
    first = observed.sections[0]
    header = {**first.headers, "first": tuple(paragraphs(first.blocks[:1]))}
    moved = first._replace(blocks=first.blocks[1:], headers=header)
    sheet = recognise(observed._replace(sections=(moved, *observed.sections[1:])))
    assert [each.problem.message for each in others.verify(sheet)] == []
    assert [item.text for item in sheet.of("CoQuanBanHanh", "SoKyHieu")] == ["SỞ NỘI VỤ", "Số: 125/BC-SNV"]


@pytest.mark.parametrize(
    ("label", "at", "codes"), [("Điều 9.", -3, ["BC553"]), ("Phụ lục", None, ["BC513", "BC560", "BC560", "BC561"])]
)
def test_an_item_that_is_nothing_but_its_label_is_judged(label: str, at: int | None, codes: list[str]) -> None:
    observed = word.read(GOOD["quyet_dinh"]().bytes())
    (section,) = observed.sections
    text = next(each for each in section.blocks if isinstance(each, Paragraph) and each.text.startswith("Điều 2"))
    bare = text._replace(text="", runs=(), label=label)
    with_it = section._replace(blocks=(*section.blocks[:at], bare, *section.blocks[len(section.blocks[:at]) :]))
    sheet = recognise(observed._replace(sections=(with_it,)))
    assert [each.problem.code for each in others.verify(sheet)] == codes


def test_a_page_number_at_head_and_foot_is_told() -> None:
    observed = word.read(GOOD["to_trinh"]().bytes())
    (section,) = observed.sections
    both = observed._replace(sections=(section._replace(footers=section.headers),))
    assert [each.problem.message for each in others.verify(recognise(both))] == [
        "Số trang của phần 1: hiển thị cả ở chân trang, theo Phụ lục I, phần I, mục I.7, Nghị định 30/2020/NĐ-CP."
    ]


def test_a_paper_that_a_person_writes_is_not_judged() -> None:
    doc = GOOD["to_trinh"]().without("CoQuanChuQuan", "CoQuanBanHanh", "SoKyHieu", "TrichYeu")
    doc = doc.change("TenLoai", text="ĐƠN XIN NGHỈ PHÉP")
    with pytest.raises(Unjudged, match="giấy tờ của cá nhân"):
        verify(doc.bytes(), "x.docx")


def test_absurd_measures_are_shown_as_large_ones() -> None:
    doc = GOOD["bao_cao"]().change("NoiDung", 3, first=4e14)
    assert "lùi 9999 mm" in verify(doc.bytes(), "x.docx").problems[0].message


def test_a_slip_of_many_faults_counts_them_and_tells_them_behind_it() -> None:
    doc = GOOD["bao_cao"]()
    for fault in [each for each in MUTATIONS if each.base is GOOD["bao_cao"] and each.code in ("BC523", "BC524")]:
        doc = fault.change(doc)
    verdict = verify(doc.text("NoiDung", "./.", ".").bytes(), "x.docx")
    page = slip.html([("x.docx", verdict)])
    summary, details = page.split("<section class=details>")
    assert f"Phải sửa: {len(verdict.problems)} lỗi và cảnh báo" in summary
    assert (summary.count("<li>"), details.count("<li>")) == (0, len(verdict.problems))
    outcomes = {row.code: row.outcome for row in slip.rows(verdict)}
    assert (outcomes["BC523"], outcomes["BC562"]) == (slip.Outcome.BROKEN, slip.Outcome.ADVISED)
