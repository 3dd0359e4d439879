"""Whole reports: the repository's own, which agree with themselves, and one as it was issued, which does not."""

from __future__ import annotations

from pathlib import Path

import corpus

from baocao import word
from baocao.audit import audit
from baocao.audit.reading import texts
from baocao.problems import Severity

ISSUED = Path(__file__).with_name("issued.txt")


def test_our_own_report_has_nothing_to_find_but_a_per_cent_of_a_plan_that_it_does_not_say(
    reports: dict[int, bytes],
) -> None:
    assert audit(word.passages(reports[2021]), "bao-cao.docx") == []
    (problem,) = audit(word.passages(reports[2020]), "bao-cao.docx")
    assert (problem.code, problem.severity, problem.place.line, problem.place.column) == (
        "BC829", Severity.WARNING, 17, 126,
    )  # fmt: skip
    assert problem.message == "ghi “82%” kế hoạch của 6.988, nhưng không ghi kế hoạch là bao nhiêu (có khả năng)"


def test_the_issued_report_s_own_contradictions_are_found_and_no_others() -> None:
    seen = corpus.found(ISSUED.read_text("utf-8"))
    assert [(each.code, each.paragraph, each.text.split(" ")[0], each.sure) for each in seen] == [
        ("BC829", 5, "82%", False),
        ("BC830", 5, "263/2020/ND-", True),
        ("BC850", 7, "BTXH-TE-BDG:", False),
        ("BC815", 10, "8/10", True),
        ("BC841", 26, "dưới", False),
        ("BC832", 27, "2020-2025.", False),
    ]


def test_the_end_of_a_paragraph_that_is_too_long_is_said_to_be_unread() -> None:
    text = "Kế hoạch 40 km, làm được 31 km, đạt 85% kế hoạch. " + "Các thôn cùng làm đường. " * 900
    seen = audit(texts.passages(text.encode(), markdown=False), "bao-cao.txt")
    assert [(each.code, each.place.column, each.message) for each in seen] == [
        ("BC802", 37, "ghi “85%”, nhưng 31 / 40 là 77,5% (chắc chắn)"),
        ("BC858", 20_000, "đoạn 1 dài hơn 20.000 ký tự, phần sau không được soát"),
    ]
