"""The arithmetic of the measurements, and the reference that they compare with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import docx
import pytest
from measure import Paired, Run, Starter, growth, paired, typical
from reference import Blocks, count_paragraphs, make_template, read_blocks, styles_of, write_context

HERE = Path(__file__).parent


def test_the_ratio_of_a_pair_is_taken_before_the_median() -> None:
    a = (Run(1, 2, 30), Run(9, 2, 31), Run(3, 8, 29))
    b = (Run(2, 1, 20), Run(3, 4, 20), Run(4, 8, 20))
    pairs = Paired(a, b)
    assert pairs.ratios(lambda run: run.wall) == [0.5, 3.0, 0.75]
    assert (pairs.wall, pairs.cpu) == (0.75, 1.0)


def test_typical_is_the_median_of_times_and_the_highest_peak() -> None:
    runs = [Run(1, 0.5, 30), Run(5, 0.7, 44), Run(2, 0.9, 31)]
    assert typical(runs) == Run(2, 0.7, 44)


@pytest.mark.parametrize("exponent", [0.5, 1, 1.1, 2])
@pytest.mark.parametrize("sizes", [(1, 10, 100), (1, 2, 4, 8), (3, 9, 27)])
def test_the_exponent_of_growth_is_found_whatever_the_fixed_cost(exponent: float, sizes: tuple[int, ...]) -> None:
    for fixed in (0, 0.2, 50):
        points = [(size, fixed + 0.003 * size**exponent) for size in sizes]
        assert growth(points) == pytest.approx(exponent, rel=1e-6)


@pytest.mark.parametrize(
    "points",
    [
        [(1, 1), (10, 2)],
        [(1, 1), (10, 2), (50, 3)],
        [(1, 1), (1, 2), (1, 3)],
        [(1, 1), (10, 1), (100, 3)],
        [(1, 3), (10, 2), (100, 9)],
    ],
)
def test_growth_refuses_points_that_say_nothing(points: list[tuple[float, float]]) -> None:
    with pytest.raises(ValueError, match="expected"):
        growth(points)


def test_pairs_run_in_turn_after_a_warm_up(tmp_path: Path) -> None:
    log = tmp_path / "log"
    program = "import sys; open('log', 'a').write(sys.argv[1])"
    commands = [[sys.executable, "-S", "-c", program, letter] for letter in "AB"]
    breaks = []
    pairs = paired(commands[0], commands[1], 3, cwd=tmp_path, before_each=lambda: breaks.append(1))
    assert log.read_text() == "ABABABAB"
    assert (len(pairs.a), len(pairs.b), len(breaks)) == (3, 3, 8)


def test_a_run_counts_its_own_time_and_memory_and_not_those_of_this_process() -> None:
    ballast = bytearray(b"x") * (200 * 2**20)
    with Starter() as starter:
        small = starter.run([sys.executable, "-S", "-c", "import time; time.sleep(0.3)"])
        large = starter.run([sys.executable, "-S", "-c", "bytearray(b'x') * (100 * 2**20)"])
    assert len(ballast) == 200 * 2**20
    assert small.wall >= 0.3 > small.cpu > 0
    assert small.peak < 40
    assert 100 < large.peak < 140


def test_a_command_that_fails_is_no_measurement() -> None:
    with Starter() as starter:
        with pytest.raises(subprocess.CalledProcessError) as caught:
            starter.run([sys.executable, "-c", "print('so'); raise SystemExit(3)"])
        assert (caught.value.returncode, caught.value.output) == (3, "so\n")
        assert starter.run([sys.executable, "-c", "pass"]).wall > 0


def report(path: Path) -> Blocks:
    """Write a small Word file with what a report has, and return its blocks."""
    document = docx.Document()
    document.styles.add_style("Trích yếu", 1)
    document.add_paragraph("BÁO CÁO", "Title")
    document.add_paragraph("Kết quả năm 2020 <&> “{{ không }}”", "Trích yếu")
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "TT"
    table.cell(0, 0).add_paragraph("dòng hai")
    table.cell(0, 1).text = "Chỉ tiêu"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "chung"
    document.add_paragraph("I. Kết quả", "Heading 1")
    document.add_paragraph("")
    document.add_paragraph("Giải quyết việc làm cho 21.078 lao động,\tđạt 91,6%.")
    document.save(str(path))
    return read_blocks(path)


def test_the_reference_makes_the_paragraphs_and_tables_of_the_report(tmp_path: Path) -> None:
    blocks = report(tmp_path / "ours.docx")
    assert styles_of(blocks) == ["Title", "Trích yếu", "Heading 1", "Normal"]
    assert blocks[2] == {"rows": [[["TT", "dòng hai"], ["Chỉ tiêu"]], [["chung"]]]}
    make_template(tmp_path / "template.docx", styles_of(blocks))
    write_context(tmp_path / "context.yaml", blocks)
    names = ["template.docx", "context.yaml", "theirs.docx"]
    subprocess.run([sys.executable, HERE / "reference_docxtpl.py", *names], cwd=tmp_path, check=True)
    assert read_blocks(tmp_path / "theirs.docx") == blocks
    ours, theirs = (count_paragraphs(tmp_path / name) for name in ("ours.docx", "theirs.docx"))
    assert (ours, theirs) == (9, 9)
