"""`baocao audit` as a person and a pipeline use it."""

from __future__ import annotations

import json
from pathlib import Path

from test_cli import baocao
from word_files import package, text

WRONG = "Mở đầu.\nGiải quyết việc làm 21.078/23.000 người, đạt 96,1% kế hoạch.\n"
LIKELY = "Đã có 2/3 đơn vị hoàn thành (66,6%).\n"


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_a_contradiction_is_shown_with_its_paragraph_and_arithmetic_and_exit_code_one(tmp_path: Path) -> None:
    run = baocao("audit", written(tmp_path, "bc.txt", WRONG).name, cwd=tmp_path)
    assert (run.returncode, run.stderr) == (1, "")
    assert "bc.txt, đoạn 2: lỗi BC801: ghi “96,1%”, nhưng 21.078 / 23.000 là 91,64%" in run.stdout


def test_a_report_without_a_contradiction_gives_exit_code_nought(tmp_path: Path) -> None:
    run = baocao("audit", written(tmp_path, "bc.md", WRONG.replace("96,1", "91,6")).name, cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")


def test_sure_leaves_out_what_is_only_likely(tmp_path: Path) -> None:
    file = written(tmp_path, "bc.txt", LIKELY).name
    assert baocao("audit", file, cwd=tmp_path).returncode == 1
    assert baocao("audit", file, "--sure", cwd=tmp_path).returncode == 0


def test_json_carries_both_places_and_how_sure_it_is(tmp_path: Path) -> None:
    run = baocao("audit", written(tmp_path, "bc.txt", WRONG).name, "--format", "json", cwd=tmp_path)
    (problem,) = json.loads(run.stdout)["problems"]
    assert (problem["code"], problem["severity"], len(problem["related"])) == ("BC801", "error", 1)


def test_files_that_cannot_be_read_end_with_one_line_and_exit_code_two(tmp_path: Path) -> None:
    (tmp_path / "nhi-phan.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    written(tmp_path, "cu.doc", "x")
    for name, words in (
        ("khong-co.txt", "không có tệp"),
        ("nhi-phan.txt", "nhị phân"),
        ("cu.doc", "kiểu cũ"),
        (".", "chỉ đọc được"),
    ):
        run = baocao("audit", name, cwd=tmp_path)
        assert (run.returncode, run.stdout) == (2, "")
        assert words in run.stderr


def test_a_word_file_is_read_and_its_printing_paragraphs_are_counted(tmp_path: Path) -> None:
    body = text("Mở đầu.") + text("") + text("Việc làm 21.078/23.000 người, đạt 96,1% kế hoạch.")
    (tmp_path / "bc.docx").write_bytes(package(body))
    run = baocao("audit", "bc.docx", "--format", "json", cwd=tmp_path)
    (problem,) = json.loads(run.stdout)["problems"]
    assert (run.returncode, problem["code"], problem["place"]["line"], problem["place"]["column"]) == (
        1,
        "BC801",
        2,
        35,
    )


def test_a_text_file_with_the_name_of_a_word_file_is_refused_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "bc.docx").write_bytes(b"Ket qua")
    run = baocao("audit", "bc.docx", cwd=tmp_path)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)


def test_the_rows_that_a_total_is_held_against_are_told_by_name(tmp_path: Path) -> None:
    rows = ("Xã | Hộ nghèo", "---|---", "Hòa An | 10", "Bình Minh | 20", "Tổng cộng | 35")
    file = tmp_path / "bang.md"
    file.write_text("\n".join(f"| {row} |" for row in rows) + "\n", "utf-8")
    told = json.loads(baocao("audit", str(file), "--format", "json", cwd=tmp_path).stdout)["problems"]
    assert [each["message"] for each in told[0]["related"]] == ["dòng “hòa an”: 10", "dòng “bình minh”: 20"]
