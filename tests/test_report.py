"""The two real reports: what they say, by readers that are not ours."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import mammoth
import pytest
from docx2python import docx2python
from lxml import etree

from baocao import loader, source, word
from baocao.build import Made, make
from baocao.expressions import Expression
from baocao.model import Year
from baocao.project import Project
from baocao.values import Prose
from baocao.years import Years
from conftest import ROOT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def flat(text: str) -> str:
    """Return text with every run of spaces as one, and footnote marks left out."""
    return re.sub(r"\s+", " ", text)


def by_python_docx(data: bytes) -> str:
    """Return the text of body and footnotes, read through python-docx's package."""
    document = docx.Document(io.BytesIO(data))
    roots = [document.element.body]
    roots += [
        etree.fromstring(p.blob) for p in document.part.package.iter_parts() if p.partname == "/word/footnotes.xml"
    ]
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for root in roots for p in root.iter(f"{W}p"))


def by_mammoth(data: bytes) -> str:
    html = mammoth.convert_to_html(io.BytesIO(data)).value
    html = re.sub(r"<sup>.*?</sup>", "", html)
    text = re.sub(r"</?(?:strong|em|a)\b[^>]*>", "", html)
    return re.sub(r"<[^>]+>", "\n", text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def by_docx2python(data: bytes) -> str:
    with docx2python(io.BytesIO(data)) as read:
        return re.sub(r"----footnote\d+----", "", read.text)


def by_pandoc(data: bytes) -> str:
    command = ["pandoc", "-f", "docx", "-t", "plain", "--wrap=none"]
    run = subprocess.run(command, input=data, capture_output=True, check=True)
    return re.sub(r"\[\d+\]", "", run.stdout.decode())


READERS = [
    pytest.param(by_python_docx, id="python-docx"),
    pytest.param(by_mammoth, id="mammoth"),
    pytest.param(by_docx2python, id="docx2python"),
    pytest.param(
        by_pandoc,
        id="pandoc",
        marks=[pytest.mark.pandoc, pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")],
    ),
]

FACTS = [
    line
    for line in (Path(__file__).parent / "facts_2020.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def year_of(number: int) -> Year:
    file = f"data/{number}.yaml"
    year = loader.load(source.read((ROOT / file).read_bytes(), file).node, file).year
    assert year is not None
    return year


def literal_stretches(number: int, *, plan: bool) -> list[str]:
    """Return every stretch of literal words in the prose of a year that the 2020 report prints."""
    year = year_of(number)
    if plan:
        parts = [*(year.plan or ()), *(division.tasks for division in year.divisions.values())]
    else:
        parts = [*year.results, *(division.summary for division in year.divisions.values())]
    found = []
    for prose in parts:
        for part in prose.parts if isinstance(prose, Prose) else ():
            if not isinstance(part, Expression):
                text = re.sub(r"\[\^[^\]]+\]:?", "\n", part)
                rows = re.split(r"\n\s*\n|\n\s*[-+#]+ |\n(?=\n)|[*\\]", text)
                found += [flat(row).strip(" -+#\n") for row in rows]
    return [row for row in found if len(row) > 3]


@pytest.mark.parametrize("reader", READERS)
def test_every_fact_is_said_in_the_2020_report(reports: dict[int, bytes], reader: Callable[[bytes], str]) -> None:
    text = flat(reader(reports[2020]))
    assert [fact for fact in FACTS if fact not in text] == []


@pytest.mark.parametrize("reader", READERS)
def test_every_sentence_of_the_data_is_in_the_2020_report(
    reports: dict[int, bytes], reader: Callable[[bytes], str]
) -> None:
    text = flat(reader(reports[2020]))
    wanted = literal_stretches(2020, plan=False) + literal_stretches(2021, plan=True)
    assert len(wanted) > 150
    assert [stretch for stretch in wanted if stretch not in text] == []


@pytest.mark.parametrize("reader", READERS)
def test_whole_sentences_are_said_with_their_figures(reports: dict[int, bytes], reader: Callable[[bytes], str]) -> None:
    """The sentences were compared with the facts by eye; their figures are typed there, not computed."""
    text = flat(reader(reports[2020]))
    wanted = (Path(__file__).parent / "sentences-2020.txt").read_text("utf-8").splitlines()
    assert len(wanted) > 25
    assert [sentence for sentence in wanted if sentence not in text] == []


def test_every_figure_and_indicator_of_2020_is_printed(reports: dict[int, bytes]) -> None:
    text = flat(by_python_docx(reports[2020]))
    year = year_of(2020)
    numbers = [str(figure.number) for _, figure in year.all_figures()]
    numbers += [str(each.name) for each in year.indicators.values()]
    numbers += [str(each.result) for each in year.indicators.values() if each.group and each.result]
    assert [number for number in numbers if number not in text] == []


def test_the_report_counts_what_its_list_shows(reports: dict[int, bytes]) -> None:
    text = flat(by_python_docx(reports[2020]))
    assert "7/10 chỉ tiêu đạt và vượt (chiếm 70%), 3 chỉ tiêu không đạt (chiếm 30%)" in text
    assert "8/10 chỉ tiêu" not in text
    section = text[text.index("4. Kết quả thực hiện Nghị quyết") : text.index("5. Kết quả thực hiện nội quy")]
    assert (len(re.findall(r"\((?:đạt|vượt)\b", section)), section.count("(không đạt")) == (7, 3)


def test_a_document_is_cited_in_full_once_then_short(reports: dict[int, bytes]) -> None:
    text = flat(by_python_docx(reports[2020]))
    assert text.count("Nghị quyết số 151/2019/NQ-HĐND ngày 15/12/2019 của HĐND tỉnh") == 1


def test_nothing_is_open_in_the_final_2020_report(made: dict[int, Made]) -> None:
    assert made[2020].draft is False
    assert made[2020].problems == ()
    final = make(Years(Project(ROOT)), 2020, final=True, step=lambda _: None)
    assert final.data == made[2020].data


def test_the_2021_report_is_a_draft_with_customary_blanks(reports: dict[int, bytes]) -> None:
    text = by_python_docx(reports[2021])
    assert "DỰ THẢO" in text
    assert "Số:      /BC-SLĐTBXH" in text
    assert "Hà Tĩnh, ngày     tháng     năm 2022" in text


def test_each_open_value_of_2021_is_highlighted_and_listed_with_its_line(
    made: dict[int, Made], reports: dict[int, bytes]
) -> None:
    with zipfile.ZipFile(io.BytesIO(reports[2021])) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    runs = [
        "".join(t.text or "" for t in run.iter(f"{W}t"))
        for run in root.iter(f"{W}r")
        if run.find(f"{W}rPr/{W}highlight") is not None
    ]
    assert runs
    assert all(run.startswith("[chưa có") for run in runs)
    listed = {str(problem.place) for problem in made[2021].problems if problem.code == "BC601"}
    rows = (ROOT / "data" / "2021.yaml").read_text("utf-8").split("\n")
    awaited = {n for n, row in enumerate(rows, 1) if row.endswith(": chưa có")}
    assert {int(place.split(":")[1]) for place in listed if ":" in place} == awaited


def test_final_refuses_the_2021_report() -> None:
    refused = make(Years(Project(ROOT)), 2021, final=True, step=lambda _: None)
    assert refused.data is None
    assert {problem.code for problem in refused.problems if problem.severity.value == "error"} == {"BC601"}


@pytest.mark.parametrize(
    ("phrase", "row"),
    [
        ("21.078/23.000 người", "    actual: 21.078"),
        ("199,4 tỷ đồng", "      ho_tro_covid: 199,4 tỷ đồng"),
        ("Nguyễn Trí Lạc", "    name: Nguyễn Trí Lạc"),
    ],
)
def test_a_phrase_leads_back_to_its_line(reports: dict[int, bytes], phrase: str, row: str) -> None:
    place = word.find(reports[2020], phrase)[0]
    rows = (ROOT / place.file).read_text("utf-8").split("\n")
    assert rows[place.line - 1] == row


def test_every_paragraph_of_the_report_leads_back_to_a_line(reports: dict[int, bytes]) -> None:
    fixed = ("CỘNG HÒA", "Độc lập", "BÁO CÁO", "Phụ lục", "Nơi nhận", "Số:", "Chỉ tiêu", "DỰ THẢO", "–")
    lost = [each.text for each in word.places(reports[2020]) if not each.place and not each.spans]
    assert [text for text in lost if not text.startswith(fixed) and not text.isdigit()] == []


SCRIPT = """
import hashlib, sys
from pathlib import Path
from baocao.build import make
from baocao.project import Project
from baocao.years import Years
for year in (2020, 2021):
    made = make(Years(Project(Path(sys.argv[1]))), year, final=False, step=lambda _: None)
    print(hashlib.sha256(made.data).hexdigest())
"""


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Asia/Ho_Chi_Minh", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/New_York", "PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8"},
    ],
)
def test_the_same_data_give_the_same_bytes_anywhere(
    reports: dict[int, bytes], tmp_path: Path, environment: dict[str, str]
) -> None:
    for folder in ("data", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / "dự án" / folder)
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment}
    command = f'umask 077; exec \'{sys.executable}\' -c "$0" "$1"'
    arguments = ["bash", "-c", command, SCRIPT, str(tmp_path / "dự án")]
    run = subprocess.run(arguments, env=env, cwd="/", capture_output=True, text=True, check=True)
    assert run.stdout.split() == [hashlib.sha256(reports[year]).hexdigest() for year in (2020, 2021)]


def changed(project: Path, old: str, new: str, *, following: str = "") -> Made:
    """Return the small year's report after a change, with a following year that differs in one more place."""
    text = (project / "data" / "2020.yaml").read_text("utf-8")
    assert old in text
    (project / "data" / "2020.yaml").write_text(text.replace(old, new), "utf-8")
    if following:
        later = text.replace("year: 2020", "year: 2021").replace("05/02/2021", "05/02/2022")
        (project / "data" / "2021.yaml").write_text(later.replace(*following.split(" => ")), "utf-8")
    return make(Years(Project(project)), 2020, final=False, step=lambda _: None)


def test_an_abbreviation_of_two_meanings_in_one_report_is_refused(project: Path) -> None:
    made = changed(project, "BHXH", "BHXH", following="bảo hiểm xã hội => bảo hộ xã hội")
    (problem,) = [each for each in made.problems if each.severity.value == "error"]
    assert (problem.code, str(problem.place), made.data) == ("BC402", "data/2021.yaml:19:9", None)


def test_a_value_that_is_open_and_not_printed_is_awaited_all_the_same(project: Path) -> None:
    made = changed(project, "  lop: 12 lớp", "  lop: 12 lớp\n  khong_dung: chưa có")
    assert "data/2020.yaml:40:15" in {str(problem.place) for problem in made.problems if problem.code == "BC601"}
    assert made.draft


@pytest.mark.parametrize(
    ("target", "actual", "said"),
    [
        ('">= 23.000"', "gần 23.000", "gần 23.000/23.000 người (không đạt"),
        ('"> 23.000"', "trên 23.000", "trên 23.000/>23.000 người (đạt"),
        ('"<= 3"', "2-4", "2-4/≤3 người (không đạt"),
        ('"<= 2-3"', "3", "3/≤2-3 người (đạt"),
        ('">= 100.000"', "99.999", "99.999/100.000 người (không đạt"),
    ],
)
def test_a_qualifier_and_a_range_weigh_in_the_verdict(project: Path, target: str, actual: str, said: str) -> None:
    text = (project / "data" / "2020.yaml").read_text("utf-8").replace(", đạt {{ viec_lam.percent }}", "")
    (project / "data" / "2020.yaml").write_text(text.replace('">= 1.000"', target), "utf-8")
    made = changed(project, "actual: 900", f"actual: {actual}")
    assert made.data is not None
    assert said in flat(by_python_docx(made.data))


def test_what_misses_the_plan_by_a_hair_is_not_100_per_cent(project: Path) -> None:
    text = (project / "data" / "2020.yaml").read_text("utf-8").replace('">= 1.000"', '">= 100.000"')
    (project / "data" / "2020.yaml").write_text(text, "utf-8")
    made = changed(project, "actual: 900", "actual: 99.999")
    assert made.data is not None
    assert "99.999 người, đạt 99,9%" in flat(by_python_docx(made.data))


def test_an_abbreviation_may_begin_a_sentence(project: Path) -> None:
    made = changed(project, "Mở đầu.", "{{ abbr.BHXH | capital }} tăng; {{ abbr.BHXH }} mở rộng.")
    assert made.data is not None
    assert "Bảo hiểm xã hội (BHXH) tăng; BHXH mở rộng." in flat(by_python_docx(made.data))


def test_a_paragraph_longer_than_any_reader_takes_is_refused_at_its_place(project: Path) -> None:
    (project / "templates").mkdir()
    body = "Một đoạn.\n\n{% for n in range(300000) %}dài vô tận {% endfor %}{{ year }}"
    (project / "templates" / "bao-cao.md.j2").write_text(body, "utf-8")
    made = changed(project, "Mở đầu.", "Mở đầu.")
    assert [(each.code, str(each.place)) for each in made.problems if each.severity.value == "error"] == [
        ("BC259", "templates/bao-cao.md.j2:3")
    ]


def test_a_name_printed_without_end_is_refused_and_not_held_in_memory(project: Path) -> None:
    calls = "{{ divisions.vl.name }} " * 500
    made = changed(project, "name: Phòng Việc làm", f"name: {'Phòng ' * 1500}", following="Mở đầu. => Mở đầu.")
    assert made.data is not None
    made = changed(project, "    Mở đầu.", f"    {calls}")
    assert {problem.code for problem in made.problems if problem.severity.value == "error"} == {"BC259"}
    assert made.data is None
