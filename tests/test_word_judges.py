"""The reader against programs of others: LibreOffice shows, and pandoc reads, the same as it."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

import office
from baocao import word
from baocao.word.observed import Letters
from test_word_resolve import FIXTURES, LIST, NUMBERED, STYLES, TABLE_STYLES, THEME
from word_files import package, text

LACKING = office.lacking()
libreoffice = [pytest.mark.libreoffice, pytest.mark.skipif(bool(LACKING), reason=LACKING or "there")]
pandoc = [pytest.mark.pandoc, pytest.mark.skipif(shutil.which("pandoc") is None, reason="install pandoc")]


def styled(name: str, words: str, run: str = "", own: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{name}"/>{own}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{words}</w:t></w:r></w:p>'


MORE = STYLES.replace("minorHAnsi", "majorHAnsi") + (
    '<w:style w:type="paragraph" w:styleId="Khoan"><w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr>'
    '</w:pPr><w:rPr><w:i/><w:sz w:val="26"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
)
SECOND = (
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%2)"/></w:lvl></w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)


def deep(number: int, depth: int, words: str) -> str:
    own = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return styled("Normal", words, own=own)


def table_row(*words: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{text(each)}</w:tc>" for each in words) + "</w:tr>"


FANCY = '<w:tblPr><w:tblStyle w:val="Fancy"/><w:tblW w:w="5670" w:type="dxa"/><w:tblLook w:val="04A0"/></w:tblPr>'
GRID = '<w:tblGrid><w:gridCol w:w="2835"/><w:gridCol w:w="2835"/></w:tblGrid>'
BODY = (
    styled("Normal", "Thường")
    + styled("Title", "Giữa đậm")
    + styled("Title", "Khử đậm", '<w:b w:val="0"/>')
    + styled("Normal", "Đậm kiểu", '<w:rStyle w:val="Strong"/>')
    + styled("Normal", "Đỏ nghiêng", '<w:i/><w:color w:val="FF0000"/>')
    + styled("Normal", "Xanh chủ đề", '<w:color w:val="4472C4" w:themeColor="accent1"/>')
    + styled(
        "Normal", "Phông riêng", '<w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans"/><w:sz w:val="40"/>'
    )
    + styled("Normal", "một", own=NUMBERED)
    + styled("Khoan", "phần la mã")
    + deep(2, 1, "điểm đầu")
    + deep(2, 1, "điểm sau")
    + styled("Khoan", "phần hai la mã")
    + deep(2, 1, "điểm lại từ đầu")
    + deep(3, 0, "phần bảy")
    + styled("Normal", "hai", own=NUMBERED)
    + f"<w:tbl>{FANCY}{GRID}{table_row('góc trên', 'đầu cột')}{table_row('cột đầu', 'ô hai')}{table_row('cột sau', 'ô ba')}</w:tbl>"
    + text("hết")
)
SIZE = '<w:sz w:val="24"/>'
"""LibreOffice lets the document's own size go before that of a table style, the standard does not."""
WHO = 'w:author="A" w:date="2020-01-01T00:00:00Z"'
CHANGED = (
    f'<w:p><w:ins w:id="1" {WHO}><w:r><w:t>chèn vào</w:t></w:r></w:ins>'
    f'<w:del w:id="2" {WHO}><w:r><w:delText>bỏ đi</w:delText></w:r></w:del></w:p>'
)


def named(styles: str) -> str:
    """Return styles with names, without which LibreOffice takes no notice of them."""
    return re.sub(
        r'<w:style ([^>]*)w:styleId="([^"]*)"([^>]*?)(/?)>',
        lambda found: (
            f'<w:style {found[1]}w:styleId="{found[2]}"{found[3]}><w:name w:val="{"" if found[2] == "Normal" else "Mẫu "}'
            f'{found[2]}"/>{"</w:style>" if found[4] else ""}'
        ),
        styles,
    )


END = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701"/></w:sectPr>'
PARTS = {
    "styles": named(MORE + TABLE_STYLES.removeprefix(STYLES).replace(SIZE, "")),
    "theme": THEME,
    "numbering": LIST + SECOND,
}


class Seen(NamedTuple):
    """A stretch of text as somebody shows it."""

    points: int
    bold: bool
    italic: bool
    colour: str


def shown_by_libreoffice(folder: Path, path: Path) -> dict[str, Seen]:
    """Return the lines of a file as LibreOffice prints them."""
    office.convert(folder, "pdf", path)
    xml = office.run("pdftohtml", "-xml", "-i", "-zoom", "1", "-stdout", folder / f"{path.stem}.pdf")
    fonts = {
        found[1]: (int(found[2]), found[3].upper())
        for found in re.finditer(r'<fontspec id="(\d+)" size="(\d+)" family="[^"]*" color="#(\w+)"', xml)
    }
    lines = {}
    for font, inner in re.findall(r'<text [^>]*font="(\d+)">(.*?)</text>', xml):
        words = html.unescape(re.sub("<[^>]+>", "", inner)).strip()
        words = re.sub(r"^[0-9]\. ", "", words)  # a label close to its words
        lines[words] = Seen(fonts[font][0], "<b>" in inner, "<i>" in inner, fonts[font][1])
    return lines


def shown_by_us(data: bytes) -> dict[str, Seen]:
    """Return the same as our reader sees it."""
    return {run.text: seen(run.letters) for paragraph in word.read(data).paragraphs() for run in paragraph.runs}


def seen(letters: Letters) -> Seen:
    return Seen(int(letters.points), letters.bold, letters.italic, letters.colour.replace("auto", "000000"))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("judged") / "tay.docx"
    path.write_bytes(package(BODY + END, **PARTS))
    return path


class TestLibreOffice:
    pytestmark = libreoffice

    def test_letters_are_what_it_prints(self, written: Path, tmp_path: Path) -> None:
        theirs, ours = shown_by_libreoffice(tmp_path, written), shown_by_us(written.read_bytes())
        assert len(ours) > 20
        assert {words: (theirs.get(words), look) for words, look in ours.items() if theirs.get(words) != look} == {}

    def test_labels_are_what_it_prints(self, written: Path, tmp_path: Path) -> None:
        office.convert(tmp_path, "pdf", written)
        printed = " ".join(office.run("pdftotext", "-raw", tmp_path / "tay.pdf", "-").split())
        labelled = [f"{each.label} {each.text}" for each in word.passages(written.read_bytes()) if each.label]
        assert [line for line in labelled if line not in printed] == []
        assert labelled == [
            "1. một",
            "I. phần la mã",
            "a) điểm đầu",
            "b) điểm sau",
            "II. phần hai la mã",
            "a) điểm lại từ đầu",
            "VII. phần bảy",
            "2. hai",
        ]

    @pytest.mark.parametrize("name", ["tay", "docx-js"])
    def test_a_file_that_it_saves_anew_reads_the_same(self, name: str, written: Path, tmp_path: Path) -> None:
        path = written if name == "tay" else FIXTURES / f"{name}.docx"
        office.convert(tmp_path, "docx:MS Word 2007 XML", path)
        before, after = path.read_bytes(), (tmp_path / path.name).read_bytes()
        assert stated(after) == stated(before)


def stated(data: bytes) -> list[tuple[object, ...]]:
    """Return what the body of a file shows: labels, words, letters, alignment, indents and spaces."""
    return [
        (
            each.paragraph.label,
            each.paragraph.text,
            list(dict.fromkeys(seen(run.letters) for run in each.paragraph.runs)),
            each.paragraph.shape.align,
            round(each.paragraph.shape.left),
            round(each.paragraph.shape.first_line),
            round(each.paragraph.shape.before),
            (each.container.table, each.container.row, each.container.column, each.container.rows),
        )
        for each in word.numbered(word.read(data))
        if each.number and each.container.kind in ("body", "cell")
    ]


class TestPandoc:
    pytestmark = pandoc

    def test_the_words_are_those_that_it_reads(self, written: Path) -> None:
        for path in (written, FIXTURES / "docx-js.docx"):
            command = ["pandoc", "-f", "docx", "-t", "plain", "--wrap=none", "--track-changes=accept", str(path)]
            theirs = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode("utf-8")
            for each in word.passages(path.read_bytes()):
                words = each.text.replace("≥", "").split()
                assert not words or words[0].casefold() in theirs.casefold(), each

    def test_a_file_that_it_wrote_is_read_whole(self, tmp_path: Path) -> None:
        source = "# Đầu đề\n\nMột *nghiêng* và **đậm**[^1].\n\n1. mục một\n2. mục hai\n\n   a. điểm\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n[^1]: Chú thích.\n"
        path = tmp_path / "pandoc.docx"
        command = ["pandoc", "-f", "markdown", "-o", str(path)]
        subprocess.run(command, input=source.encode(), check=True, timeout=60)
        said = [(each.label, each.text.strip()) for each in word.passages(path.read_bytes())]
        assert said == [
            ("", "Đầu đề"),
            ("", "Một nghiêng và đậm."),
            ("1.", "mục một"),
            ("2.", "mục hai"),
            ("a.", "điểm"),
            *[("", letter) for letter in "AB12"],
            ("1", "Chú thích."),
        ]
        looks = {
            run.text: (run.letters.bold, run.letters.italic)
            for p in word.read(path.read_bytes()).paragraphs()
            for run in p.runs
        }
        assert (looks["nghiêng"], looks["đậm"]) == ((False, True), (True, False))
