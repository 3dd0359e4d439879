"""`baocao verify` as a person runs it: what is printed, what is written, the exit code."""

from __future__ import annotations

from pathlib import Path

import pytest

from good_documents import GOOD
from test_cli import baocao


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "tốt.docx"
    path.write_bytes(GOOD["quyet_dinh"]().bytes())
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "sai.docx"
    path.write_bytes(GOOD["quyet_dinh"]().change("TenLoai", size=16).bytes())
    return path


def test_a_good_file_is_told_so_with_exit_code_zero(good: Path) -> None:
    done = baocao("verify", good.name, cwd=good.parent)
    assert (done.returncode, done.stdout) == (0, "Đã soát 1 tệp: không có chỗ nào phải xem\n")


def test_a_fault_is_told_with_its_paragraph_and_exit_code_one(bad: Path) -> None:
    done = baocao("verify", bad.name, cwd=bad.parent)
    assert done.returncode == 1
    assert "sai.docx, đoạn 7: lỗi BC523" in done.stdout


def test_codes_are_chosen_as_in_check(bad: Path) -> None:
    assert baocao("verify", bad.name, "--ignore", "BC523", cwd=bad.parent).returncode == 0
    assert baocao("verify", bad.name, "--select", "BC999", cwd=bad.parent).returncode == 2


def test_a_file_that_cannot_be_judged_is_named_and_the_others_are_judged(bad: Path) -> None:
    (bad.parent / "x.docx").write_bytes(b"PK")
    done = baocao("verify", "x.docx", bad.name, "y.docx", cwd=bad.parent)
    assert done.returncode == 2
    assert done.stderr.startswith("x.docx: Tệp không phải là văn bản Word")
    assert "y.docx: không đọc được" in done.stderr
    assert "BC523" in done.stdout


def test_the_slip_is_written_as_html_and_as_nothing_else(bad: Path) -> None:
    assert baocao("verify", bad.name, "--report", "phieu.html", cwd=bad.parent).returncode == 1
    assert "PHIẾU KIỂM TRA THỂ THỨC" in (bad.parent / "phieu.html").read_text("utf-8")
    assert baocao("verify", bad.name, "--report", "phieu.pdf", cwd=bad.parent).returncode == 2


@pytest.mark.parametrize("option", ["--fix", "--annotate", "--report"])
def test_a_folder_that_is_not_there_is_not_made(bad: Path, option: str) -> None:
    out = "thu-muc/a.html" if option == "--report" else "thu-muc/a.docx"
    done = baocao("verify", bad.name, option, out, cwd=bad.parent)
    assert done.returncode == 2
    assert "Không có thư mục thu-muc" in done.stderr
    assert not (bad.parent / "thu-muc").exists()


def test_what_could_not_be_read_is_not_told_to_be_without_fault(bad: Path) -> None:
    (bad.parent / "x.docx").write_bytes(b"PK")
    done = baocao("verify", "x.docx", cwd=bad.parent)
    assert (done.returncode, done.stdout) == (2, "Không soát được tệp nào\n")
