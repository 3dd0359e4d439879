"""Comparing by meaning: what changed, what follows from it, and the marks that show it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao import word
from baocao.blocks import Document, Tracked
from baocao.compare import documents, files, shown, words
from baocao.compare.shown import Titled
from baocao.compare.words import Piece
from baocao.compare.years import Comparison, Follow, compared
from baocao.compose import compose
from baocao.model import Year
from baocao.years import read
from conftest import SMALL

NAME = "data/2020.yaml"
TEXTS = st.text(alphabet="ab ,.5{}é\n", max_size=40)


def year(text: str = SMALL) -> Year:
    loaded = read(text.encode(), NAME)
    assert loaded.problems == ()
    assert loaded.year is not None
    return loaded.year


def differences(old: str, new: str) -> Comparison:
    """Return what differs when a stretch of the small year is another one."""
    assert old in SMALL
    return compared(year(), year(SMALL.replace(old, new)))


# Words ------------------------------------------------------------------------------------------


@given(TEXTS, TEXTS)
def test_the_pieces_without_one_side_are_the_other_side(old: str, new: str) -> None:
    pieces = words.compared(old, new)
    assert "".join(text for mark, text in pieces if mark != "+") == old
    assert "".join(text for mark, text in pieces if mark != "-") == new


@given(TEXTS)
def test_equal_texts_have_no_mark(text: str) -> None:
    assert {mark for mark, _ in words.compared(text, text)} <= {" "}


def test_a_number_and_an_expression_are_marked_whole() -> None:
    assert words.compared("đạt 91,6% của {{ a.b }}", "đạt 92,1% của {{ a.c }}") == (
        Piece(" ", "đạt "), Piece("-", "91,6"), Piece("+", "92,1"), Piece(" ", "% của "),
        Piece("-", "{{ a.b }}"), Piece("+", "{{ a.c }}"),
    )  # fmt: skip


def test_a_lone_space_between_two_changes_makes_no_third_mark() -> None:
    assert words.compared("một hai ba", "một bốn năm") == (
        Piece(" ", "một "), Piece("-", "hai ba"), Piece("+", "bốn năm"),
    )  # fmt: skip


# Years ------------------------------------------------------------------------------------------


def test_a_figure_says_by_how_much_it_changed_and_what_follows() -> None:
    found = differences("actual: 900", "actual: 1.100")
    (each,) = found.differences
    assert (each.name, each.old, each.new, each.change) == (
        "Giải quyết việc làm: số thực hiện", "900 người", "1.100 người", "tăng 200 người",
    )  # fmt: skip
    assert str(each.place) == "data/2020.yaml:35:13"
    assert each.follows == (Follow("so với kế hoạch", "90%", "110%"), Follow("đánh giá", "không đạt", "vượt"))
    assert Follow("Tất cả chỉ tiêu: đạt và vượt", "0", "1") in found.follows
    assert Follow("Chỉ tiêu chính: tỷ lệ không đạt", "100%", "0%") in found.follows


def test_where_a_line_of_prose_breaks_is_no_difference() -> None:
    assert differences("{{ viec_lam.percent }}[^1];\n      mở", "{{ viec_lam.percent }}[^1]; mở") == Comparison((), ())


def test_a_comment_and_a_spelling_of_a_number_are_no_difference() -> None:
    assert differences("actual: 900", "actual: 900   # đã đối chiếu") == Comparison((), ())
    assert differences('">= 1.000"', '"≥ 1000"').differences == ()


@pytest.mark.parametrize(
    ("old", "new", "path", "before", "after"),
    [
        ("    - UBND tỉnh\n", "    - UBND tỉnh\n    - Sở C\n", ("document", "recipients"), None, "Sở C"),
        ("  lop: 12 lớp\n", "  lop: 12 lớp\n  to: 3 tổ\n", ("figures", "to"), None, "3 tổ"),
        ("    form: head", "    form: TM.\n    on_behalf_of: UBND", ("document", "signatory", "form"), "head", "TM."),
        ("actual: 900", "actual: chưa có", ("indicators", "viec_lam", "actual"), "900 người", "[chưa có số liệu]"),
        (
            "citations:\n",
            "citations:\n  nd_2:\n    type: Nghị định\n    number: 2/2020/NĐ-CP\n",
            ("citations", "nd_2"), None, "Nghị định số 2/2020/NĐ-CP",
        ),
    ],
)  # fmt: skip
def test_what_came_went_or_changed_is_named(
    old: str, new: str, path: tuple[str, ...], before: str | None, after: str | None
) -> None:
    each = differences(old, new).differences[0]
    assert (each.path, each.old, each.new) == (path, before, after)


def test_whole_sections_and_lists_that_came_are_named_at_what_stands_first_in_them() -> None:
    plan = "plan:\n  objective: Mục tiêu.\n" + "".join(
        f"  {key}: chưa có\n" for key in ("sector_targets", "office_targets", "breakthroughs", "tasks", "coordination")
    )
    parts = "parts:\n  lop: [to]\n"
    found = compared(year(), year(SMALL.replace("figures:\n", "figures:\n  to: 12 lớp\n", 1) + plan + parts))
    named = {each.path: (each.old, each.new) for each in found.differences}
    assert named[("plan",)] == (None, "cả mục")
    assert named[("parts", "lop")] == (None, "to")


def test_a_year_does_not_differ_from_itself() -> None:
    assert compared(year(), year()) == Comparison((), ())


# What a person reads ----------------------------------------------------------------------------


def titled(old: str, new: str) -> list[Titled]:
    return [Titled("data/2020.yaml so với HEAD", differences(old, new))]


def test_text_shows_place_both_values_and_what_follows() -> None:
    text = shown.as_text(titled("actual: 900", "actual: 990"))
    assert text.split("\n")[:5] == [
        "data/2020.yaml so với HEAD: 1 khác biệt",
        "",
        "data/2020.yaml:35:13: Giải quyết việc làm: số thực hiện",
        "    900 người → 990 người (tăng 90 người)",
        "    kéo theo: so với kế hoạch 90% → 99%",
    ]


def test_prose_is_marked_word_by_word() -> None:
    text = shown.as_text(titled("Mở đầu.", "Mở đầu năm."))
    assert "    Mở đầu{+ năm+}.\n" in text
    assert "\x1b[32m{+ năm+}\x1b[0m" in shown.as_text(titled("Mở đầu.", "Mở đầu năm."), color=True)


def test_markdown_leaves_no_mark_of_the_data_alive() -> None:
    text = shown.as_markdown(titled("name: Phòng Việc làm", "name: '<b>*@ai* | [x](y)</b>'"))
    assert "<b>" not in text
    assert "@ai" not in text
    assert re.search(r"&lt;b&gt;\\\*@\u2060ai\\\* \\\| \\\[x\\\]", text)


def test_nothing_that_differs_is_said_in_markdown_and_empty_in_text() -> None:
    same = [Titled("x", Comparison((), ()))]
    assert (shown.as_text(same), shown.as_markdown(same)) == ("", "Số liệu và lời văn không thay đổi.\n")


def test_json_carries_every_difference_with_its_place() -> None:
    (each,) = json.loads(shown.as_json(titled("actual: 900", "actual: 990")))
    assert each["differences"] == [
        {
            "path": ["indicators", "viec_lam", "actual"],
            "name": "Giải quyết việc làm: số thực hiện",
            "old": "900 người",
            "new": "990 người",
            "file": "data/2020.yaml",
            "line": 35,
            "column": 13,
            "change": "tăng 90 người",
            "follows": [{"name": "so với kế hoạch", "old": "90%", "new": "99%"}],
        }
    ]


# Files and documents ----------------------------------------------------------------------------


def test_paragraphs_that_are_alike_are_one_that_changed() -> None:
    old = ["Một", "Giải quyết việc làm cho 900 người", "Ba"]
    new = ["Một", "Giải quyết việc làm cho 990 người", "Thêm", "Ba"]
    found = files.compared(old, new, ("cũ.docx", "mới.docx"))
    assert [(each.old, each.new, str(each.place)) for each in found.differences] == [
        ("Giải quyết việc làm cho 900 người", "Giải quyết việc làm cho 990 người", "mới.docx, đoạn 2"),
        (None, "Thêm", "mới.docx, đoạn 3"),
    ]


def composed(text: str, root: Path) -> Document:
    return compose(year(text), None, root)


def accepted(document: Document, gone: Tracked) -> list[str]:
    """Return the text of each paragraph of the body that is left when one kind of change is not."""
    found = []
    for block in document.body:
        assert not hasattr(block, "rows")
        left = [span for span in block.spans if span.tracked is not gone]
        if left:
            found.append("".join(span.text for span in left))
    return found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("actual: 900", "actual: 990"),
        ("    Quy chế.\n", "    Quy chế.\n\n    Thêm một đoạn.\n\n    - và một mục\n"),
        ("    Rà soát.\n", "    Rà soát các cơ chế kịp thời.\n"),
        ("199,4 tỷ đồng", "201,4 tỷ đồng"),
        ("Theo {{ cite.nq_1 }}", "Căn cứ {{ cite.nq_1 }}"),
    ],
)
def test_accepting_gives_the_new_document_and_rejecting_the_old_one(old: str, new: str, root: Path) -> None:
    assert old in SMALL
    before, after = composed(SMALL, root), composed(SMALL.replace(old, new), root)
    both = documents.merged(before, after)
    assert accepted(both, Tracked.DELETED) == accepted(after, Tracked.DELETED)
    assert accepted(both, Tracked.INSERTED) == accepted(before, Tracked.INSERTED)
    assert Tracked.INSERTED in {span.tracked for block in both.body for span in getattr(block, "spans", ())}


def test_equal_documents_merge_into_themselves(root: Path) -> None:
    document = composed(SMALL, root)
    assert documents.merged(document, document) == document


def test_word_shows_the_changes_as_tracked_and_reads_the_new_text(root: Path) -> None:
    before, after = composed(SMALL, root), composed(SMALL.replace("actual: 900", "actual: 990"), root)
    data = word.write(documents.merged(before, after))
    plain = word.write(after)
    assert [each.text for each in word.passages(data)] == [each.text for each in word.passages(plain)]
    assert data != plain
