"""The mistakes of the issued report, planted back into the real data, are each found at their place."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from baocao import loader, source
from baocao.checks.data import RULES
from baocao.checks.registry import Subject, run
from baocao.problems import Problem, Severity
from conftest import ROOT


class Planted(NamedTuple):
    """One mistake: where it goes, and what is said of it."""

    file: int
    old: str
    new: str
    code: str
    at: str
    """The text at the place of the problem, in the file of `found_in`."""
    words: str
    found_in: int = 0
    """The year whose file the problem stands in, where it is another."""


PLANTED = {
    "eight of ten targets, where the list has seven": Planted(
        2020,
        "    Kết quả khen thưởng của toàn Sở:\n",
        "    Có 8/10 chỉ tiêu đạt và vượt (chiếm 80%).\n\n    Kết quả khen thưởng của toàn Sở:\n",
        "BC310",
        "8/10 chỉ tiêu",
        "ghi 8/10, danh sách có 7/10: dòng ",
    ),
    "two targets missed, where the list has three": Planted(
        2020,
        "    Kết quả khen thưởng của toàn Sở:\n",
        "    Có 2/10 chỉ tiêu không đạt.\n\n    Kết quả khen thưởng của toàn Sở:\n",
        "BC310",
        "2/10 chỉ tiêu",
        "ghi 2/10 không đạt, danh sách có 3/10 không đạt: dòng ",
    ),
    "four of five targets of a group said to be five": Planted(
        2020,
        "    Kết quả khen thưởng của toàn Sở:\n",
        "    Về thi đua có 05/05 chỉ tiêu đạt.\n\n    Kết quả khen thưởng của toàn Sở:\n",
        "BC310",
        "05/05 chỉ tiêu",
        "ghi 5/5, nhóm “Chỉ tiêu chuyên môn” có 3/5, nhóm “Chỉ tiêu thi đua của cơ quan, công đoàn” có 4/5: dòng ",
    ),
    "a resolution without its year": Planted(
        2020,
        "{{ cite.nq_263.short }} ngày",
        "Nghị quyết số 263/NQ-HĐND ngày",
        "BC406",
        "263/NQ-HĐND ngày",
        "Nghị quyết số 263/NQ-HĐND, trong khi chỗ khác ghi 263/2020/NQ-HĐND",
    ),
    "a resolution under the symbol of a decree": Planted(
        2020,
        "{{ cite.nq_263.short }} ngày",
        "Nghị quyết số 263/2020/ND- HĐND ngày",
        "BC404",
        "263/2020/ND- HĐND",
        "Nghị quyết mà ký hiệu là ND",
    ),
    "a space inside a symbol": Planted(
        2020,
        "number: 263/2020/NQ-HĐND",
        "number: 263/2020/NQ- HĐND",
        "BC703",
        "263/2020/NQ- HĐND",
        "thừa dấu cách trong số, ký hiệu văn bản",
    ),
    "a resolution of two periods, one in each part": Planted(
        2020,
        "subject: về hỗ trợ thu nhập cho thành viên hộ nghèo thuộc đối tượng bảo trợ xã hội",
        "subject: về hỗ trợ thu nhập cho thành viên hộ nghèo thuộc đối tượng bảo trợ xã hội giai đoạn 2019-2025",
        "BC408",
        "giai đoạn 2020-2025",
        "giai đoạn 2020-2025, trong khi chỗ khác ghi giai đoạn 2019-2025",
        found_in=2021,
    ),
    "another date of a resolution that another resolution amends": Planted(
        2020,
        "date: 15/7/2017",
        "date: 17/5/2017",
        "BC407",
        "tiếp tục thực hiện và sửa đổi Nghị quyết số 56",
        "Nghị quyết số 56/2017/NQ-HĐND ngày 15/7/2017, trong khi chỗ khác ghi ngày 17/5/2017",
    ),
    "commendations that do not add up": Planted(
        2020,
        "bang_khen_tinh: 11 bằng khen",
        "bang_khen_tinh: 12 bằng khen",
        "BC308",
        "21 tập thể, cá nhân",
        "các phần cộng lại là 22 tập thể, cá nhân (10 + 12)",
    ),
    "enrolments of the plan that do not add up": Planted(
        2021,
        'target: ">= 12.000"',
        'target: ">= 13.000"',
        "BC308",
        '">= 18.500"',
        "kế hoạch “day_nghe” ghi 18.500 người, các phần cộng lại là 19.500 người",
    ),
    "a number typed again": Planted(
        2020,
        "{{ figures.ho_tro_covid }}, kịp thời",
        "199,4 tỷ đồng, kịp thời",
        "BC320",
        "199,4 tỷ đồng, kịp thời",
        "số “199,4 tỷ đồng” gõ thẳng vào lời văn",
    ),
    "the stray spaces of the report's own symbol": Planted(
        2020, "symbol: BC-SLĐTBXH", "symbol: BC- SLĐ-TBXH", "BC227", "BC- SLĐ-TBXH", "không đúng dạng"
    ),
}


def judged(texts: dict[int, str]) -> list[Problem]:
    """Return what all rules find in both years."""
    read = {year: source.read(text.encode(), f"data/{year}.yaml") for year, text in texts.items()}
    loaded = {year: loader.load(reading.node, f"data/{year}.yaml") for year, reading in read.items()}
    found = []
    for year, reading in read.items():
        ours, others = loaded[year], {n: each.year for n, each in loaded.items()}
        assert ours.year is not None
        assert reading.node is not None
        assert ours.problems == ()
        subject = Subject(ours.year, reading.node, reading.text, others.get(year - 1), others.get(year + 1))
        found += run(RULES, subject)
    return found


@pytest.fixture(scope="module")
def texts() -> dict[int, str]:
    return {year: (ROOT / "data" / f"{year}.yaml").read_text("utf-8") for year in (2020, 2021)}


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_a_planted_mistake_is_found_at_its_place(planted: Planted, texts: dict[int, str]) -> None:
    assert texts[planted.file].count(planted.old) == 1
    mistaken = texts | {planted.file: texts[planted.file].replace(planted.old, planted.new)}
    rows = {f"data/{year}.yaml": text.split("\n") for year, text in mistaken.items()}
    file = f"data/{planted.found_in or planted.file}.yaml"
    found = [
        (each.place.file, rows[each.place.file][each.place.line - 1][each.place.column - 1 :][: len(planted.at)])
        for each in judged(mistaken)
        if each.code == planted.code and planted.words in each.message and each.place.file == file
    ]
    assert found == [(file, planted.at)]


def test_the_real_data_have_no_error_and_only_what_the_issued_report_left_open(texts: dict[int, str]) -> None:
    ours = ("BC2", "BC3", "BC4", "BC6")
    found = [each for each in judged(texts) if each.code[:3] in ours and each.severity is not Severity.MISSING]
    assert sorted((each.code, each.place.file) for each in found) == [
        *[("BC318", "data/2020.yaml")] * 2,
        *[("BC401", "data/2020.yaml")] * 4,
    ]
