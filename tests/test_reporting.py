"""Showing problems: the place, the cause, the line with its caret, and the mend."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from baocao.manuals import Manual
from baocao.problems import Place, Problem, Related, Severity, Waived
from baocao.reporting import Report, as_text, in_order, shown, summary
from baocao.reporting.terminal import columns

TEXT = "a: 1\nviec_lam: Tổng kết: năm 2020\nc:\tx\n"


def problem(line: int = 2, column: int = 19, **other: object) -> Problem:
    values = {"code": "BC133", "message": "dấu hai chấm nằm giữa văn bản", "hint": "đặt trong dấu nháy"} | other
    return Problem(Place("data/2020.yaml", line, column), **values)  # type: ignore[arg-type]


def test_a_problem_shows_place_code_cause_line_caret_and_mend() -> None:
    assert as_text([problem()], {"data/2020.yaml": TEXT}) == (
        "data/2020.yaml:2:19: lỗi BC133: dấu hai chấm nằm giữa văn bản\n"
        "    2 | viec_lam: Tổng kết: năm 2020\n"
        "      |                   ^\n"
        "  gợi ý: đặt trong dấu nháy\n"
    )


def test_related_places_stand_between_the_line_and_the_mend() -> None:
    other = Related(Place("data/2020.yaml", 1, 4), "ở đây là 1")
    assert as_text([problem(related=(other,))], {}) == (
        "data/2020.yaml:2:19: lỗi BC133: dấu hai chấm nằm giữa văn bản\n"
        "  data/2020.yaml:1:4: ở đây là 1\n"
        "  gợi ý: đặt trong dấu nháy\n"
    )


def test_severities_have_vietnamese_names() -> None:
    shown = [as_text([problem(severity=severity)], {}).split(": ")[1] for severity in Severity]
    assert shown == ["lỗi BC133", "cảnh báo BC133", "còn thiếu BC133"]


def test_a_file_without_a_text_or_a_line_shows_only_the_words() -> None:
    whole = Problem(Place("data/2020.yaml"), "BC102", "tệp quá lớn")
    assert as_text([whole], {"data/2020.yaml": TEXT}) == "data/2020.yaml: lỗi BC102: tệp quá lớn\n"
    assert as_text([problem(hint="")], {}) == "data/2020.yaml:2:19: lỗi BC133: dấu hai chấm nằm giữa văn bản\n"


def test_no_problem_shows_nothing() -> None:
    assert as_text([], {}) == ""


def test_problems_come_by_file_line_and_column_and_none_twice() -> None:
    other = Problem(Place("data/2019.yaml", 9, 9), "BC110", "x")
    first, second, third = problem(1, 1), problem(2, 3), problem(10, 1)
    assert in_order([third, second, first, second, other]) == [other, first, second, third]


def test_problems_on_one_line_stay_apart_with_an_empty_line_between() -> None:
    shown = as_text([problem(2, 3), problem(2, 1)], {})
    assert [block.split(": ")[0] for block in shown.split("\n\n")] == ["data/2020.yaml:2:1", "data/2020.yaml:2:3"]


def caret(shown: str) -> tuple[str, int]:
    """Return the shown line and the column, on the screen, of the caret."""
    rows = shown.split("\n")
    at = next(i for i, row in enumerate(rows) if re.fullmatch(r" +\| *\^", row))
    return rows[at - 1][8:], rows[at].index("^") - 8


def test_the_caret_stands_under_its_character_behind_tabs_wide_and_combining_letters() -> None:
    for line, target in [("c:\tx", "x"), ("漢字 x", "x"), ("ca\u0323\u0302 x", "x"), ("Tổng kết", "k")]:
        at = line.index(target)
        shown, column = caret(as_text([problem(1, at + 1)], {"data/2020.yaml": line}))
        assert columns(shown[: shown.index(target)]) == column


def test_a_caret_behind_the_end_of_a_line_stands_behind_it() -> None:
    assert caret(as_text([problem(1, 5)], {"data/2020.yaml": "a: 1"})) == ("a: 1", 4)


def test_a_long_line_is_cut_around_the_caret() -> None:
    line = "x" * 300 + "!" + "y" * 300
    shown, column = caret(as_text([problem(1, 301)], {"data/2020.yaml": line}, width=60))
    assert (shown[0], shown[-1], shown[column], len(shown)) == ("…", "…", "!", 52)
    shown, column = caret(as_text([problem(1, 3)], {"data/2020.yaml": line}, width=60))
    assert (shown[:3], shown[-1], column) == ("xxx", "…", 2)
    shown, column = caret(as_text([problem(1, 601)], {"data/2020.yaml": line}, width=60))
    assert (shown[0], shown[-2:], column) == ("…", "yy", len(shown) - 1)


def test_long_words_are_wrapped_at_the_width_with_the_rest_indented() -> None:
    shown = as_text([problem(message="một hai ba bốn năm " * 6, hint="sáu bảy tám chín mười " * 6)], {}, width=60)
    rows = shown.splitlines()
    assert max(map(columns, rows)) <= 60
    assert [row[:9] for row in rows if row.startswith("  gợi")] == ["  gợi ý: "]
    assert " ".join(shown.split()).count("một hai ba bốn năm") == 6


def test_an_expression_is_not_broken_over_two_lines() -> None:
    shown = as_text(
        [problem(hint="khai một dòng ở figures rồi gọi bằng {{ figures.khoa_nao_do | pad }} nhé")], {}, width=60
    )
    assert "\n         {{ figures.khoa_nao_do | pad }} nhé\n" in shown


def test_colour_is_by_severity_and_only_when_asked() -> None:
    painted = as_text([problem(severity=Severity.WARNING)], {"data/2020.yaml": TEXT}, color=True)
    assert "\x1b[1;33mcảnh báo BC133\x1b[0m" in painted
    assert "\x1b[1;33m^\x1b[0m" in painted
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == as_text(
        [problem(severity=Severity.WARNING)], {"data/2020.yaml": TEXT}
    )


def test_what_would_act_on_the_terminal_is_shown_as_a_picture() -> None:
    shown = as_text([problem(1, 3, message="\x1b[2J\x07")], {"data/2020.yaml": "a\x1b[31m\x9b\u202eb"})
    assert "␛[2J␇" in shown
    assert "a␛[31m\ufffd\ufffdb" in shown


@given(st.text(max_size=200), st.integers(1, 210), st.integers(40, 100))
def test_nothing_unprintable_reaches_the_terminal_and_no_excerpt_is_too_wide(
    text: str, column: int, width: int
) -> None:
    line = text.replace("\n", " ")
    shown = as_text([problem(1, column, message=line)], {"data/2020.yaml": line}, width=width)
    assert all(ch.isprintable() or ch in "\n\u00a0" for ch in shown)
    excerpt = [row for row in shown.split("\n") if row.startswith("    1 | ")]
    assert all(columns(row) <= width for row in excerpt)


def in_word(paragraph: int, column: int, **other: object) -> Problem:
    return Problem(Place("báo cáo.docx", paragraph, column), "BC801", "8/10 là 80%", **other)  # type: ignore[arg-type]


WORDS = {"báo cáo.docx": "Mở đầu.\nĐạt 8/10 chỉ tiêu (chiếm 70%).\nKết luận."}


def test_a_place_in_a_document_is_its_paragraph_with_both_places_marked() -> None:
    same = Related(Place("báo cáo.docx", 2, 27), "ở đây là 70%")
    assert as_text([in_word(2, 5, related=(same,))], WORDS) == (
        "báo cáo.docx, đoạn 2: lỗi BC801: 8/10 là 80%\n"
        "    2 | Đạt 8/10 chỉ tiêu (chiếm 70%).\n"
        "      |     ^                     ~\n"
        "  báo cáo.docx, đoạn 2: ở đây là 70%\n"
    )


def test_a_related_paragraph_elsewhere_is_shown_with_its_own_words() -> None:
    other = Related(Place("báo cáo.docx", 3, 1), "kết luận khác")
    assert as_text([in_word(2, 5, related=(other,))], WORDS).endswith(
        "      |     ^\n"
        "  báo cáo.docx, đoạn 3: kết luận khác\n"
        "    3 | Kết luận.\n"
        "      | ~\n"
    )  # fmt: skip


def table(report: Report, width: int = 80) -> list[str]:
    return shown(report, width=width).split("\n\n")[-2].split("\n")


def test_the_table_counts_places_files_and_what_is_let_stand_by_rule() -> None:
    elsewhere = problem()._replace(place=Place("data/2021.yaml", 1, 1))
    lighter = problem(code="BC142", severity=Severity.WARNING)
    let = Waived(lighter._replace(place=Place("data/2020.yaml", 9, 1)), "vì thế", Place("data/2020.yaml", 9, 9))
    manuals = {"BC133": Manual("BC133", Severity.ERROR, "Dấu hai chấm đặt trong dấu nháy.", "", "", "")}
    report = Report([problem(1), problem(2), elsewhere, lighter], {}, manuals, [let])
    assert table(report) == [
        "Mã     Mức        Chỗ  Tệp  Cho phép  Nội dung",
        "─" * 70,
        "BC133  lỗi          3    2         0  Dấu hai chấm đặt trong dấu nháy.",
        "BC142  cảnh báo     1    1         1",
    ]
    assert shown(report).endswith("\n3 lỗi, 1 cảnh báo trong 2 tệp; 1 chỗ đã cho phép\n")
    assert max(map(columns, table(report, 60))) <= 60


def test_a_clean_report_says_how_many_files_were_looked_at() -> None:
    assert shown(Report([], {"data/2020.yaml": "", "data/2021.yaml": ""}, {})) == (
        "Đã soát 2 tệp: không có chỗ nào phải xem\n"
    )


def test_a_summary_counts_each_severity_and_the_files() -> None:
    other = Problem(Place("data/2021.yaml", 1, 1), "BC142", "x", severity=Severity.WARNING)
    assert summary([problem(1), problem(2), problem(2), problem(3), other]) == "3 lỗi, 1 cảnh báo trong 2 tệp"
    assert summary([]) == "không có lỗi"
