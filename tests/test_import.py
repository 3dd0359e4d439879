"""`baocao import`: the table that a division sends, matched, shown, and written only when it is right."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from baocao.editing.columns import MapError, columns, folded, parse_map
from baocao.sheets import SIZE_LIMIT, Cell, Sheet, SheetError, read
from baocao.sheets.cells import MOST_ROWS, column_letter
from test_cli import baocao

openpyxl: Any = pytest.importorskip("openpyxl", reason="openpyxl is not installed: pip install baocao[import]")


def workbook(*rows: tuple[object, ...], **formats: str) -> bytes:
    """Return a workbook with these rows; `E3="0.0%"` gives a cell its number format."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for spot, form in formats.items():
        book.active[spot].number_format = form
    return saved(book)


def saved(book: Any) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def cells(data: bytes, name: str = "bang.xlsx") -> list[list[str]]:
    return [[cell.text for cell in row] for row in read(data, name)[0].rows]


# -- reading ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (21100, "General", "21.100"),
        (21100, "#,##0", "21.100"),
        (0.7251, "0.0%", "72,5%".rstrip("%")),
        (0.7251, "0%", "73"),
        (0.1 + 0.2, "General", "0,3"),
        (91.6434782608696, "0.0", "91,6"),
        (91.6434782608696, "General", "91,6434782608696"),
        (1234567.5, "#,##0.00", "1.234.567,5"),
        (12, '0" người"', "12"),
        (5, "[Red]0;[Blue]-0", "5"),
        ("21.078", "General", "21.078"),
        ("  gần   5.000 ", "@", "gần 5.000"),
        (datetime.datetime(2022, 1, 5, 8, 30), "dd/mm/yyyy", "05/01/2022"),
        (None, "General", ""),
    ],
)
def test_a_cell_reads_as_it_is_shown(value: object, form: str, text: str) -> None:
    assert cells(workbook((value, "x"), A1=form)) == [[text, "x"]]


@pytest.mark.parametrize(
    "data",
    [
        "Tên;Số\nViệc làm;21.100\n".encode(),
        "\ufeffTên;Số\r\nViệc làm;21.100\r\n".encode(),
        "Tên\tSố\nViệc làm\t21.100".encode("utf-16"),
        "Tên,Số\nViệc làm,21.100\n".encode(),
        "sep=;\nTên;Số\nViệc làm;21.100\n".encode(),
        '"Tên";"Số"\n"Việc\n làm";" 21.100"\n'.encode(),
    ],
    ids=["semicolons", "bom and crlf", "unicode text", "commas", "sep=", "quotes"],
)
def test_a_text_reads_alike_in_every_form_that_excel_has(data: bytes) -> None:
    assert [row for row in cells(data, "bang.csv") if row] == [["Tên", "Số"], ["Việc làm", "21.100"]]


def test_a_comma_in_numbers_parts_nothing_where_a_semicolon_does() -> None:
    assert cells("Tên;Số\na;91,6\nb;3,51\n".encode(), "a.csv") == [["Tên", "Số"], ["a", "91,6"], ["b", "3,51"]]


def test_a_formula_without_its_result_is_a_fault_and_with_it_a_value() -> None:
    book = openpyxl.Workbook()
    book.active.append(["=1+1", "chữ"])
    assert read(saved(book), "a.xlsx")[0].rows == (
        (Cell("", "công thức chưa có kết quả: mở bằng Excel rồi lưu lại"), Cell("chữ")),
    )
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(book))) as old, zipfile.ZipFile(held, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(
                part, text.replace(b"<v></v>", b"<v>2</v>").replace(b"<v/>", b"<v>2</v>").replace(b"<v />", b"<v>2</v>")
            )
    assert read(held.getvalue(), "a.xlsx")[0].rows[0][0] == Cell("2")


def test_hidden_sheets_are_left_out() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Nháp"
    book.active.sheet_state = "hidden"
    book.create_sheet("Số liệu").append(["a"])
    assert [sheet.name for sheet in read(saved(book), "a.xlsx")] == ["Số liệu"]


def bomb() -> bytes:
    """Return a small package that unpacks to 100 MB."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * (100 * 1024 * 1024))
    return held.getvalue()


def package(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        for name, text in parts.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return held.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
CAUSES = {
    "a zip bomb": (bomb(), "a.xlsx", "giải nén ra quá lớn"),
    "entities": (package(xl__workbook_xml=ENTITIES), "a.xlsx", "khai báo lạ"),
    "another package": (package(word__document_xml=b"<a/>"), "a.xlsx", "không phải là bảng tính .xlsx"),
    "an empty workbook": (package(xl__workbook_xml=b"<a/>"), "a.xlsx", "bảng tính hỏng"),
    "cut off": (workbook(("a",))[:700], "a.xlsx", "bảng tính hỏng"),
    "an old .xls, renamed": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xlsx", "Excel kiểu cũ"),
    "text, renamed": ("Tên;Số\n".encode(), "a.xlsx", "không phải là bảng tính"),
    "too large": (b"a" * (SIZE_LIMIT + 1), "a.csv", "lớn hơn 8 MB"),
    "TCVN3": ("Viöc lµm".encode("latin-1"), "a.csv", "không ở bảng mã UTF-8"),
    "too many rows": (b"a;b\n" * (MOST_ROWS + 1), "a.csv", "hơn 2000 dòng"),
    "an endless cell": (b'"' + b"a" * 1_000_000 + b'";b\n', "a.csv", "dài quá mức"),
    "binary": (bytes(range(256)) * 10, "a.csv", "UTF-8"),
}


@pytest.mark.parametrize("case", CAUSES)
def test_a_hostile_table_gets_one_sentence(case: str) -> None:
    data, name, cause = CAUSES[case]
    with pytest.raises(SheetError, match=cause):
        read(data, name)


def test_a_sheet_of_a_million_rows_is_refused_before_they_are_read() -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Chỉ tiêu"
    book.active["XFD1048576"] = "x"
    assert cells(saved(book)) == [["Chỉ tiêu"]]
    for number in range(1, MOST_ROWS + 2):
        book.active.cell(number, 1, "x")
    with pytest.raises(SheetError, match="hơn 2000 dòng"):
        read(saved(book), "a.xlsx")


# -- columns ---------------------------------------------------------------------------------------


def sheet(*rows: str) -> Sheet:
    return Sheet("", tuple(tuple(Cell(text.strip()) for text in row.split("|")) for row in rows))


def test_headers_are_known_by_their_words_wherever_they_stand() -> None:
    table = sheet(
        "SỞ A", "KẾT QUẢ THỰC HIỆN NĂM 2021", "TT | CHỈ TIÊU | ĐVT | Kế hoạch | Thực hiện năm 2021", "1 | a | b | 1 | 2"
    )
    found = columns(table, None, 2021)
    assert found is not None
    assert (found.roles, found.first) == ({"name": 1, "unit": 2, "actual": 4}, 3)
    assert str(found) == "name ở cột B (CHỈ TIÊU), unit ở cột C (ĐVT), actual ở cột E (Thực hiện năm 2021)"


def test_a_header_may_take_two_rows_as_merged_cells_make_it() -> None:
    found = columns(sheet("TT | Chỉ tiêu | Năm 2021 |", " | | Kế hoạch | Thực hiện", "1 | a | 1 | 2"), None, 2021)
    assert found is not None
    assert (found.roles, found.first) == ({"name": 1, "actual": 3}, 2)


def test_of_two_years_the_right_one_is_taken_and_two_alike_are_refused() -> None:
    found = columns(sheet("Chỉ tiêu | Thực hiện 2020 | Thực hiện 2021"), None, 2021)
    assert found is not None
    assert found.roles == {"name": 0, "actual": 2}
    with pytest.raises(MapError, match=r"không rõ cột nào là actual của năm 2021: B \(Thực hiện\), C \(Thực hiện\)"):
        columns(sheet("Chỉ tiêu | Thực hiện | Thực hiện"), None, 2021)
    with pytest.raises(MapError, match="không rõ cột nào là actual của năm 2021"):
        columns(sheet("Chỉ tiêu | Thực hiện 2020"), None, 2021)


def test_the_users_map_names_headers_or_letters() -> None:
    table = sheet("STT | Nội dung công việc | Số đạt được", "1 | a | 2")
    assert columns(table, None, 2021) is None
    by_words = columns(table, parse_map("nội dung công việc=name, SO DAT DUOC=actual"), 2021)
    by_letters = columns(table, parse_map("B=name,C=actual"), 2021)
    assert by_words is not None
    assert by_letters is not None
    assert (by_words.roles, by_words.first) == ({"name": 1, "actual": 2}, 1)
    assert by_letters.roles == {"name": 1, "actual": 2}


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("Chỉ tiêu", "không hiểu “Chỉ tiêu” trong --map"),
        ("Chỉ tiêu=name,Thực hiện=actuall", "không có vai trò “actuall” trong --map"),
        ("Chỉ tiêu=name", "--map thiếu cột"),
        ("Thực hiện=actual", "--map thiếu cột"),
        ("", "không hiểu “” trong --map"),
    ],
)
def test_a_map_that_cannot_be_followed_is_explained(text: str, cause: str) -> None:
    with pytest.raises(MapError) as refused:
        parse_map(text)
    assert str(refused.value) == cause


def test_words_are_compared_without_accents_case_and_signs() -> None:
    assert (
        folded("  Giải  quyết VIỆC LÀM (người) ") == folded("giai quyet viec lam, nguoi") == "giai quyet viec lam nguoi"
    )
    assert [column_letter(index) for index in (0, 25, 26, 59)] == ["A", "Z", "AA", "BH"]


# -- the command -----------------------------------------------------------------------------------


MORE = """\
  xkld:
    name: Xuất khẩu lao động
    unit: người
    actual: chưa có
  ho_ngheo:
    name: Tỷ lệ hộ nghèo
    unit: "%"
    target: "< 3"
    actual: chưa có  # đến 31/12
  ngay:
    name: Ngày
    verdict: đạt
  ngay_hai:
    name: Ngay
    verdict: đạt
"""


def office(project: Path) -> Path:
    """Return a project with a few more indicators, all open."""
    file = project / "data" / "2020.yaml"
    text = file.read_text("utf-8")
    more = MORE + "figures:\n  lop: chưa có  # đơn vị: lớp"
    file.write_text(text.replace("figures:\n  lop: 12 lớp", more, 1), "utf-8")
    return file


TABLE = (
    "Khóa;Chỉ tiêu;Đơn vị tính;Thực hiện\n"
    ";1. Giai quyet VIEC LAM;Người;1.100\n"
    ";Xuất khẩu lao động;người;\n"
    "ho_ngheo;bất kỳ;%;2,9\n"
    "lop;Lớp mở;;15\n"
    ";Trồng rừng;ha;6\n"
    ";Tổng;;\n"
)


def test_a_table_is_shown_and_written_only_when_told_to(project: Path) -> None:
    file = office(project)
    before = file.read_bytes()
    (project / "bang.csv").write_text(TABLE, "utf-8")
    run = baocao("import", "bang.csv", cwd=project)
    assert (run.returncode, run.stderr, file.read_bytes()) == (0, "", before)
    assert run.stdout.splitlines() == [
        "bang.csv: key ở cột A (Khóa), name ở cột B (Chỉ tiêu), unit ở cột C (Đơn vị tính), actual ở cột D (Thực hiện)",
        "  dòng 2    viec_lam.actual  900 → 1.100 người",
        "  dòng 4    ho_ngheo.actual  chưa có → 2,9%",
        "  dòng 5    lop              chưa có → 15 lớp",
        "Không khớp, bỏ qua:",
        "  dòng 6    Trồng rừng: không có chỉ tiêu tên này",
        "data/2020.yaml chưa đổi. Ghi bằng: thêm --yes.",
    ]
    run = baocao("import", "bang.csv", "--yes", cwd=project)
    assert (run.returncode, run.stderr) == (0, "")
    changes = {
        "    actual: 900": "    actual: 1.100",
        "    actual: chưa có  # đến 31/12": "    actual: 2,9  # đến 31/12",
        "  lop: chưa có  # đơn vị: lớp": "  lop: 15 lớp  # đơn vị: lớp",
    }
    assert file.read_text("utf-8").splitlines() == [changes.get(row, row) for row in before.decode().splitlines()]
    again = baocao("import", "bang.csv", "--yes", cwd=project)
    assert "  dòng 2    viec_lam.actual  1.100 (không đổi)" in again.stdout
    assert again.stdout.endswith("data/2020.yaml không đổi: giá trị vốn như vậy.\n")


def test_a_workbook_gives_the_same_as_the_text(project: Path) -> None:
    office(project)
    data = workbook(
        ("Chỉ tiêu", "Thực hiện năm 2020", "Kế hoạch"),
        ("Giải quyết việc làm", 1100, 1200),
        ("Tỷ lệ hộ nghèo", 0.029, 3),
        B3="0.0%",
    )
    (project / "bang.xlsx").write_bytes(data)
    run = baocao("import", "bang.xlsx", "--map", "Chỉ tiêu=name,Thực hiện năm 2020=actual,Kế hoạch=target", cwd=project)
    assert run.stdout.splitlines()[1:5] == [
        "  dòng 2    viec_lam.actual  900 → 1.100 người",
        "  dòng 2    viec_lam.target  >= 1.000 → >= 1.200 người",
        "  dòng 3    ho_ngheo.actual  chưa có → 2,9%",
        "  dòng 3    ho_ngheo.target  < 3 (không đổi)",
    ]


@pytest.mark.parametrize(
    ("row", "said", "code"),
    [
        (";Giải quyết việc làm;người;nhiều", "chưa", "BC211"),
        (";Giải quyết việc làm;nghìn người;1", "đơn vị trong bảng là “nghìn người”, trong số liệu là “người”", ""),
        (";Giải quyết việc làm;;1\n;Giải quyết việc làm;;2", "chỉ tiêu này đã có ở dòng 2 của bảng", ""),
    ],
)
def test_one_wrong_value_keeps_every_value_out(row: str, said: str, code: str, project: Path) -> None:
    file = office(project)
    before = file.read_bytes()
    (project / "bang.csv").write_text(f"Khóa;Chỉ tiêu;Đơn vị tính;Thực hiện\n{row}\nho_ngheo;;;2,9\n", "utf-8")
    run = baocao("import", "bang.csv", "--yes", cwd=project)
    assert (run.returncode, file.read_bytes()) == (1, before)
    assert said in run.stdout
    assert code in run.stderr
    assert run.stderr.endswith("data/2020.yaml không đổi: hãy sửa các chỗ sai trong bảng rồi chạy lại.\n")


def test_names_that_could_be_two_or_none_are_listed(project: Path) -> None:
    office(project)
    (project / "bang.csv").write_text(
        "Chỉ tiêu;Đánh giá\nNGÀY;đạt\nnga\u0300y;đạt\nNgáy;đạt\nTỷ lệ hộ ngheo A;đạt\n", "utf-8"
    )
    run = baocao("import", "bang.csv", "--map", "Chỉ tiêu=name,Đánh giá=verdict", cwd=project)
    assert run.stdout.splitlines()[1:] == [
        "  dòng 2    ngay.verdict  đạt (không đổi)",
        "  dòng 3    ngay.verdict  lỗi: chỉ tiêu này đã có ở dòng 2 của bảng",
        "Không khớp, bỏ qua:",
        "  dòng 4    Ngáy: tên này có thể là ngay, ngay_hai; thêm cột khóa (key) vào bảng",
        "  dòng 5    Tỷ lệ hộ ngheo A: không có chỉ tiêu tên này; gần giống ho_ngheo",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "cause"),
    [
        (("không-có.csv",), 2, "Không đọc được không-có.csv: không có tệp hoặc thư mục này."),
        (("bang.csv", "--sheet", "X"), 2, "bang.csv: không có trang “X”."),
        (("bang.csv", "--map", "Z=actual"), 2, "bang.csv: --map thiếu cột."),
        (("la.csv",), 2, "la.csv: không thấy dòng tiêu đề có cột tên và cột giá trị."),
        (("data",), 2, "Không đọc được data: đây là thư mục, không phải tệp."),
        (("hong.xlsx",), 1, "hong.xlsx: bảng tính hỏng, hoặc có mật khẩu."),
    ],
)
def test_a_table_that_cannot_be_taken_is_explained(
    arguments: tuple[str, ...], code: int, cause: str, project: Path
) -> None:
    (project / "bang.csv").write_text(TABLE, "utf-8")
    (project / "la.csv").write_text("Một;Hai\n1;2\n", "utf-8")
    (project / "hong.xlsx").write_bytes(b"PK\x03\x04rest")
    run = baocao("import", *arguments, cwd=project)
    assert (run.returncode, run.stdout, run.stderr.splitlines()[0]) == (code, "", cause)


def test_without_openpyxl_a_workbook_is_refused_with_the_way_to_get_it(project: Path, tmp_path: Path) -> None:
    (project / "bang.xlsx").write_bytes(workbook(("Chỉ tiêu", "Thực hiện")))
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "openpyxl.py").write_text("raise ImportError", "utf-8")
    (hidden / "sitecustomize.py").write_text(f"import sys; sys.path.insert(0, {str(hidden)!r})", "utf-8")
    src = str(Path(__file__).parents[1] / "src")
    run = baocao("import", "bang.xlsx", cwd=project, PYTHONPATH=f"{hidden}:{src}")
    assert (run.returncode, run.stderr.splitlines()[0]) == (1, "bang.xlsx: chưa cài phần đọc tệp .xlsx.")
    assert 'python -m pip install "baocao[import]"' in run.stderr
