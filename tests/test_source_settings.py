"""Setting, adding and removing one value: the file reads as wanted, and keeps its layout."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao import source
from baocao.source import Mapping, Node, Reading, Scalar, find
from baocao.source.patch import Misfit, patch
from baocao.source.settings import adding, removing, setting

FILE = "data/2020.yaml"
SAMPLE = """\
# Báo cáo năm
agency: Sở Lao động - Thương binh và Xã hội   # tên đầy đủ
time: 12:30
indicators:
  viec_lam:
    name: 'Giải quyết việc làm'
    target: ">= 23.000"  # theo Nghị quyết
    actual: 21.070       # đến 31/12
    qualifiers: [gần, 'trên', {từ: "12,5"}]

  # hộ nghèo
  ho_ngheo:
    actual: 3,51
divisions:
  - key: ld-vl
    summary: |
      Giải quyết {{ viec_lam.actual }} người.

        - đạt
    note: >-
      Một dòng
      nối dòng

      đoạn sau
  - key: "gdnn"
    summary: "Dòng \\"một\\" \\u1ed1
      nối"
    plain: chữ
      tiếp

      nữa
last: hết
"""


def read(data: bytes) -> Reading:
    return source.read(data, FILE)


READING = read(SAMPLE.encode())
REPORT = (Path(__file__).parents[1] / "data" / "2020.yaml").read_bytes()
WHOLE = read(REPORT)


def leaves(node: Node | None, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], str]:
    """Return each value of a file by its path."""
    if isinstance(node, Scalar):
        return {path: node.text}
    found: dict[tuple[str, ...], str] = {}
    if isinstance(node, Mapping):
        for entry in node.entries:
            found |= leaves(entry.value, (*path, entry.key.text))
    elif node is not None:
        for number, item in enumerate(node.items, 1):
            found |= leaves(item, (*path, str(number)))
    return found


def test_a_value_keeps_its_quotes_and_the_remark_behind_it() -> None:
    data = SAMPLE.encode()
    for path, value in (("indicators.viec_lam.target", ">= 20.000"), ("indicators.viec_lam.actual", "chưa có")):
        data = patch(data, setting(read(data), path.split("."), value))
    changed = {
        '    target: ">= 23.000"  # theo Nghị quyết': '    target: ">= 20.000"  # theo Nghị quyết',
        "    actual: 21.070       # đến 31/12": "    actual: chưa có       # đến 31/12",
    }
    assert data.decode().splitlines() == [changed.get(row, row) for row in SAMPLE.splitlines()]


@pytest.mark.parametrize(
    ("path", "value", "row"),
    [
        ("time", ">= 5", 'time: ">= 5"'),
        ("time", "chưa có", "time: chưa có"),
        ("time", "tổng kết #2", 'time: "tổng kết #2"'),
        ("time", "tổng kết # 2", 'time: "tổng kết # 2"'),
        ("time", "gồm: hai phần", 'time: "gồm: hai phần"'),
        ("time", "{{ year }}", 'time: "{{ year }}"'),
        ("time", 'nói "có" \\', 'time: nói "có" \\'),
        ("time", '"có" \\', 'time: "\\"có\\" \\\\"'),
        ("time", "", 'time: ""'),
        ("indicators.viec_lam.name", "nó là 'tên'", "    name: 'nó là ''tên'''"),
        ("indicators.viec_lam.qualifiers.1", "một, hai", '    qualifiers: ["một, hai", \'trên\', {từ: "12,5"}]'),
        ("indicators.viec_lam.qualifiers.3.từ", "5", "    qualifiers: [gần, 'trên', {từ: \"5\"}]"),
        ("divisions.1.summary", "chưa có", "    summary: chưa có"),
        ("divisions.2.plain", "một", "    plain: một"),
    ],
)
def test_a_value_is_written_as_an_office_would(path: str, value: str, row: str) -> None:
    after = patch(SAMPLE.encode(), setting(READING, path.split("."), value))
    assert row in after.decode().splitlines()
    assert leaves(read(after).node) == leaves(READING.node) | {tuple(path.split(".")): value}


def test_several_lines_become_a_block() -> None:
    after = patch(SAMPLE.encode(), setting(READING, ("last",), "Đoạn một.\n\n- hai;\n- ba."))
    assert after.decode() == SAMPLE.removesuffix("last: hết\n") + "last: |\n  Đoạn một.\n\n  - hai;\n  - ba.\n"


def test_several_lines_have_no_room_before_a_remark() -> None:
    with pytest.raises(Misfit, match="còn chữ khác"):
        setting(READING, ("agency",), "một\nhai")


def test_what_is_no_value_cannot_be_set() -> None:
    with pytest.raises(Misfit, match=r"“indicators\.viec_lam” không phải là một giá trị"):
        setting(READING, ("indicators", "viec_lam"), "5")


def test_a_key_is_added_in_order_with_the_margin_of_its_neighbours() -> None:
    order = ("name", "unit", "target", "actual", "qualifiers", "percent")
    data = patch(SAMPLE.encode(), adding(READING, ("indicators", "viec_lam", "unit"), "người", order))
    data = patch(data, adding(read(data), ("indicators", "viec_lam", "percent"), "82", order))
    data = patch(data, adding(read(data), ("indicators", "ho_ngheo", "target"), "< 3", order))
    rows = SAMPLE.splitlines()
    rows.insert(12, "    target: < 3")
    rows.insert(9, "    percent: 82")
    rows.insert(6, "    unit: người")
    assert data.decode().splitlines() == rows


def test_a_key_can_be_added_to_the_whole_file_and_behind_a_block() -> None:
    data = patch(SAMPLE.encode(), adding(READING, ("divisions", "1", "tasks"), "một\nhai", ("key", "summary", "tasks")))
    rows = SAMPLE.splitlines()
    rows[19:19] = ["    tasks: |", "      một", "      hai"]
    assert data.decode().splitlines() == rows
    data = patch(SAMPLE.encode(), adding(READING, ("year",), "2020", ("year", "agency", "last")))
    assert data.decode().splitlines()[1] == "year: 2020"


def test_a_key_goes_with_its_lines() -> None:
    data = patch(SAMPLE.encode(), removing(READING, ("divisions", "1", "note")))
    data = patch(data, removing(read(data), ("indicators", "viec_lam", "target")))
    rows = SAMPLE.splitlines()
    assert data.decode().splitlines() == [*rows[:6], *rows[7:19], *rows[24:]]


@pytest.mark.parametrize("path", [("indicators", "ho_ngheo", "actual"), ("indicators", "không có")])
def test_a_key_that_is_alone_or_not_there_cannot_go(path: tuple[str, ...]) -> None:
    with pytest.raises(Misfit):
        removing(READING, path)


VALUES = st.text(alphabet="aếĐ 0:#'\"\\-|>{}[],.&*!%@`~?=<\n", max_size=12)


@settings(max_examples=1500)
@given(st.sampled_from(sorted(leaves(READING.node))), VALUES)
def test_the_file_reads_as_set_whatever_the_value(path: tuple[str, ...], value: str) -> None:
    """Text of several lines loses what nobody sees at the end of each."""
    rows = [row.rstrip() for row in value.split("\n")]
    wanted = "\n".join(rows).strip("\n") if len(rows) > 1 else value
    try:
        edits = setting(READING, path, value)
    except Misfit:
        assert "\n" in wanted
        return
    after = leaves(read(patch(SAMPLE.encode(), edits)).node)
    assert {key: text.rstrip("\n") for key, text in after.items()} == {
        key: text.rstrip("\n") for key, text in (leaves(READING.node) | {path: wanted}).items()
    }


@given(st.sampled_from(sorted(leaves(WHOLE.node))), st.sampled_from(["chưa có", ">= 5", "21.100", "“a”: b", "a # b"]))
def test_in_the_real_report_only_the_lines_of_the_value_change(path: tuple[str, ...], value: str) -> None:
    after = patch(REPORT, setting(WHOLE, path, value))
    assert leaves(read(after).node) == leaves(WHOLE.node) | {path: value}
    before, now = REPORT.decode().splitlines(), after.decode().splitlines()
    node = find(WHOLE.node, path)
    assert isinstance(node, Scalar)
    first = node.place.line
    assert before[: first - 1] == now[: first - 1]
    assert now[first:] == before[len(before) - len(now) + first :]
