"""Whole reports: the repository's own, which agree with themselves, and one as it was issued, which does not."""

from __future__ import annotations

from pathlib import Path

import corpus
import pytest

from baocao import word
from baocao.audit import audit

ISSUED = Path(__file__).with_name("issued.txt")


@pytest.mark.parametrize("year", [2020, 2021])
def test_our_own_report_has_nothing_to_find(reports: dict[int, bytes], year: int) -> None:
    assert audit(word.passages(reports[year]), "bao-cao.docx") == []


def test_the_issued_report_s_own_contradictions_are_found_and_no_others() -> None:
    seen = corpus.found(ISSUED.read_text("utf-8"))
    assert [(each.code, each.paragraph, each.text.split(" ")[0], each.sure) for each in seen] == [
        ("BC830", 5, "263/2020/ND-", True),
        ("BC850", 7, "BTXH-TE-BDG:", False),
        ("BC815", 10, "8/10", True),
        ("BC841", 26, "dưới", False),
        ("BC832", 27, "2020-2025.", False),
    ]
