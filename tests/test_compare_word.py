"""What Word makes of a comparison: all changes accepted give the new document, all rejected the old one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from baocao import word
from baocao.blocks import Document, Span, Tracked
from baocao.compare import documents, files, words
from baocao.compose import compose
from baocao.years import read
from conftest import SMALL
from judges import JUDGES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE = """    Kết quả theo huyện:

    | Huyện | Người |
    |---|---:|
    | Đông | 400 |
    | Tây | 300 |
    | Nam | 200 |
"""
BASE = SMALL.replace("    Quy chế.\n", f"    Quy chế một.\n\n{TABLE}\n    Quy chế hai.\n").replace(
    "    - UBND tỉnh\n", "    - UBND tỉnh\n    - Sở Tài chính\n"
)
DEPUTY = "form: KT.\n    on_behalf_of: Giám đốc\n    title: Phó Giám đốc"


def composed(text: str, root: Path) -> Document:
    loaded = read(text.encode(), "data/2020.yaml")
    assert loaded.problems == ()
    assert loaded.year is not None
    return compose(loaded.year, None, root)


def settled(data: bytes, gone: str) -> bytes:
    """Return a Word file without its tracked changes: what is marked `gone` (ins or del) is not there any more."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, _settled(content, gone) if name == "word/document.xml" else content)
    return packed.getvalue()


def _settled(xml: bytes, gone: str) -> bytes:
    tree = etree.fromstring(xml)
    for row in list(tree.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{gone}") is not None:
            row.getparent().remove(row)
    for table in list(tree.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
    for paragraph in list(tree.iter(f"{W}p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None:
            paragraph.getparent().remove(paragraph)
    for change in list(tree.iter(f"{W}{gone}")):
        change.getparent().remove(change)
    for text in tree.iter(f"{W}delText"):
        text.tag = f"{W}t"
    for change in [*tree.iter(f"{W}ins"), *tree.iter(f"{W}del")]:
        parent = change.getparent()
        at = parent.index(change)
        parent[at : at + 1] = list(change)
    return etree.tostring(tree)


def texts(data: bytes) -> list[str]:
    return [each.text for each in word.passages(data)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    | Tây | 300 |\n", "    | Tây | 310 |\n"),
        ("    | Tây | 300 |\n", ""),
        ("    | Đông | 400 |\n", "    | Bắc | 50 |\n    | Đông | 400 |\n"),
        ("    | Huyện | Người |\n", "    | Huyện, thị xã | Người |\n"),
        (TABLE, "    Kết quả theo huyện:\n"),
        (TABLE, TABLE + "\n    | Xã | Lớp |\n    |---|---|\n    | Một | 1 |\n"),
        (TABLE, "    Kết quả theo huyện:\n\n    Đông 400 | Tây 300 | Nam 200 | Huyện | Người\n"),
        (
            TABLE.partition("\n\n")[2],
            "    | Huyện | Người | Lớp |\n    |---|---|---|\n    | Đông | 400 | 1 |\n    | Tây | 300 | 2 |\n"
            "    | Nam | 200 | 3 |\n",
        ),
        (TABLE.partition("\n\n")[2], "    | Huyện |\n    |---|\n    | Đông |\n    | Tây |\n    | Nam |\n"),
        ("    [^1]: Theo {{ cite.nq_1 }}.\n", "    [^1]: Căn cứ {{ cite.nq_1 }}.\n"),
        (
            "      [^1]: Theo {{ cite.nq_1 }}.\n",
            "      [^1]: Theo {{ cite.nq_1 }}.\n\n      Thêm[^2].\n\n      [^2]: Nữa.\n",
        ),
        ("  subject: Kết quả công tác", "  subject: Tình hình công tác"),
        ("    Hạn chế.\n", "    Hạn chế.\n\n    Đoạn cuối.\n"),
        ("    Mở đầu.\n", "    Đoạn đầu.\n\n    Mở đầu.\n"),
        ("form: head\n    title: Giám đốc", DEPUTY),
        ("    - Sở Tài chính\n", ""),
        ("    - Sở Tài chính\n", "    - Sở Kế hoạch\n    - Sở Nội vụ\n"),
    ],
)
def test_accepted_it_is_the_new_report_and_rejected_the_old_one(old: str, new: str, root: Path, tmp_path: Path) -> None:
    assert old in BASE
    one, other = composed(BASE, root), composed(BASE.replace(old, new), root)
    for before, after in ((one, other), (other, one)):
        data = word.write(documents.merged(before, after))
        assert texts(settled(data, "del")) == texts(word.write(after))
        assert texts(settled(data, "ins")) == texts(word.write(before))
        path = tmp_path / "so-sanh.docx"
        path.write_bytes(data)
        assert [judge(path) for judge in JUDGES] == [[], []]


@pytest.mark.parametrize("count", [60, 2_000])
def test_long_texts_that_are_all_other_texts_are_compared_in_bounded_steps(count: int) -> None:
    # Every paragraph has the words of every other one, in another order: the costliest that there is.
    old = [" ".join(f"w{(start * step) % 97}" for step in range(200)) for start in range(1, count)]
    new = [" ".join(f"w{(start + step * step) % 97}" for step in range(200)) for start in range(1, count)]
    found = files.compared(old, new, ("a.docx", "b.docx")).differences
    assert [each.old for each in found if each.old is not None] == old
    assert [each.new for each in found if each.new is not None] == new
    pieces = words.compared("\n".join(old), "\n".join(new))
    assert "".join(each.text for each in pieces if each.mark != "-") == "\n".join(new)
    assert "".join(each.text for each in pieces if each.mark != "+") == "\n".join(old)


def test_an_annex_and_addressees_that_went_as_a_whole_are_tracked(root: Path) -> None:
    loaded = read(SMALL.encode(), "data/2020.yaml").year
    assert loaded is not None
    document = compose(loaded, None, root)
    kept = document._replace(addressees=(Span("UBND tỉnh"), Span("Sở C")))
    both = documents.merged(kept, document._replace(annexes=()))
    assert {span.tracked for span in both.addressees} == {Tracked.DELETED}
    assert {span.tracked for span in both.annexes[0].title} == {Tracked.DELETED}
    assert b"<w:del " in zipfile.ZipFile(io.BytesIO(word.write(both))).read("word/document.xml")
