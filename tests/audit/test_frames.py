"""What the figures of a sentence are said to be."""

from __future__ import annotations

import pytest

from baocao.audit.document import Document
from baocao.audit.meaning.frames import Said, agree, comparable, shared
from baocao.audit.reading import texts


def said(text: str) -> tuple[Said, ...]:
    document = Document(texts.passages(text.encode(), markdown=False))
    return document.frames(document.parts[0])


def shown(each: Said) -> str:
    held = f" of {each.of.name}" if each.of else ""
    way = {1: " above", -1: " below", 0: ""}[each.way]
    return f"{each.figure.shown}: {each.role.name}{way}{held}"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Kế hoạch thu phí cả năm là 2,4 tỷ đồng. Đến hết tháng 11 đã thu 1,8 tỷ đồng, bằng 75% kế hoạch năm.",
            ["2,4 tỷ: PLAN", "1,8 tỷ: RESULT", "75%: PERCENT of PLAN"],
        ),
        (
            "Chỉ tiêu giao kết nạp 45 đảng viên, kết nạp được 41 đồng chí, thấp hơn chỉ tiêu 4 đồng chí.",
            ["45: PLAN", "41: RESULT", "4: CHANGE below of PLAN"],
        ),
        (
            "Thu được 19,8 tỷ đồng so với dự toán 18 tỷ đồng, vượt 10%, tăng 5% so với cùng kỳ năm trước.",
            ["19,8 tỷ: RESULT", "18 tỷ: PLAN", "10%: CHANGE above of PLAN", "5%: CHANGE above of EARLIER"],
        ),
        (
            "Tỷ lệ trẻ em được tiêm chủng đạt 91,2% (chỉ tiêu 90%), cùng kỳ năm trước là 90,4%.",
            ["91,2%: RESULT", "90%: PLAN", "90,4%: EARLIER"],
        ),
        (
            "Nghị quyết đề ra giảm tỷ lệ hộ nghèo xuống còn 3,0%; thực tế còn 2,8%.",
            ["3,0%: PLAN", "2,8%: RESULT"],
        ),
        (
            "Kế hoạch đầu năm trồng 500 ha, giữa năm điều chỉnh còn 450 ha; thực hiện 432 ha trong tổng số 700 ha.",
            ["500: PLAN", "450: PLAN", "432: RESULT", "700: WHOLE"],
        ),
        ("Huyện giao các chỉ tiêu: thu 60 tỷ đồng; kết nạp 12 đảng viên.", ["60 tỷ: PLAN", "12: PLAN"]),
        ("Vượt kế hoạch, sản lượng 460 tấn, chiếm 12% tổng sản lượng.", ["460: NONE", "12%: PERCENT of WHOLE"]),
        ("Đạt 86% kế hoạch năm (500 ha), còn lại 70 ha.", ["86%: PERCENT of PLAN", "500: PLAN", "70: REST"]),
        ("Giao thông nông thôn mới làm 12 km.", ["12: NONE"]),
    ],
)
def test_a_figure_is_what_the_words_beside_it_say(text: str, roles: list[str]) -> None:
    assert [shown(each) for each in said(text)] == roles


def test_figures_of_one_plan_agree_in_giver_time_and_step() -> None:
    province, district, percent = said("Dự toán tỉnh giao 90 tỷ, dự toán huyện giao 99 tỷ, đạt 91% dự toán tỉnh giao.")
    assert agree(province, percent)
    assert not agree(district, percent)


def test_persons_of_any_name_can_be_compared_and_hectares_with_persons_cannot() -> None:
    members, comrades, land = said("Kết nạp 45 đảng viên, được 41 đồng chí, trồng 12 ha.")
    assert comparable(members.figure, comrades.figure)
    assert not comparable(members.figure, land.figure)


def test_a_word_of_both_makes_one_subject() -> None:
    plan, done, other = said("Kế hoạch trồng rừng 45 ha; trồng được 41 ha; khai thác 20 ha.")
    assert shared(plan, done)
    assert not shared(plan, other)
