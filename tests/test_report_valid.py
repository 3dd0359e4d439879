"""The two real reports as packages: valid by programs of others, and by an own reading of the saved XML."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree
from lxml.etree import _Element as Element

from judges import JUDGES

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DC = "{http://purl.org/dc/elements/1.1/}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
YEARS = (2020, 2021)

Members = dict[str, bytes]


@pytest.fixture(scope="module", params=YEARS)
def year(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(scope="module")
def members(reports: dict[int, bytes], year: int) -> Members:
    """Return the members of one report's package."""
    with zipfile.ZipFile(io.BytesIO(reports[year])) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def texts(members: Members) -> dict[str, Element]:
    """Return the parts that hold text: the body, the notes, the headers."""
    return {
        name: etree.fromstring(data)
        for name, data in members.items()
        if re.fullmatch(r"word/(document|footnotes|header\d+)\.xml", name)
    }


@pytest.mark.parametrize("judge", JUDGES)
def test_a_judge_finds_nothing(
    reports: dict[int, bytes], year: int, judge: Callable[[Path], list[object]], tmp_path: Path
) -> None:
    path = tmp_path / f"bao-cao-{year}.docx"
    path.write_bytes(reports[year])
    assert judge(path) == []


@pytest.mark.parametrize("judge", JUDGES)
def test_a_judge_finds_a_fault_that_is_there(
    reports: dict[int, bytes], judge: Callable[[Path], list[object]], tmp_path: Path
) -> None:
    path = tmp_path / "bad.docx"
    with zipfile.ZipFile(io.BytesIO(reports[2020])) as good, zipfile.ZipFile(path, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name).replace(b'"header1.xml"', b'"header9.xml"'))
    assert judge(path)


def test_every_member_is_well_formed_and_named_once(reports: dict[int, bytes], members: Members, year: int) -> None:
    with zipfile.ZipFile(io.BytesIO(reports[year])) as package:
        assert package.testzip() is None
        assert sorted(package.namelist()) == sorted(members)
    assert all(etree.fromstring(data) is not None for data in members.values())


def test_a_field_begins_separates_and_ends(texts: dict[str, Element]) -> None:
    kinds = {
        name: [mark.get(f"{W}fldCharType") for mark in root.iter(f"{W}fldChar")]
        for name, root in texts.items()
        if root.find(f".//{W}fldChar") is not None
    }
    assert kinds == {"word/header1.xml": ["begin", "separate", "end"]}
    header = texts["word/header1.xml"]
    runs = [[child.tag.removeprefix(W) for child in run] for run in header.iter(f"{W}r")]
    assert runs == [["fldChar"], ["instrText"], ["fldChar"], ["t"], ["fldChar"]]


def test_each_bookmark_begins_once_then_ends_once_in_its_part(texts: dict[str, Element]) -> None:
    seen: list[str] = []
    for name, root in texts.items():
        still_open: list[str] = []
        for mark in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            number = mark.get(f"{W}id", "")
            if mark.tag == f"{W}bookmarkStart":
                still_open.append(number)
                seen.append(number)
            else:
                assert number in still_open, f"{name}: bookmark {number} ends without having begun"
                still_open.remove(number)
        assert still_open == [], name
    assert len(seen) > 100
    assert len(set(seen)) == len(seen)


def test_no_two_bookmarks_have_one_name_and_none_is_too_long(texts: dict[str, Element]) -> None:
    names = [mark.get(f"{W}name", "") for root in texts.values() for mark in root.iter(f"{W}bookmarkStart")]
    assert [name for name, count in Counter(name.casefold() for name in names).items() if count > 1] == []
    assert [name for name in names if not re.fullmatch(r"[^\W\d]\w{0,39}", name)] == []


def test_footnotes_are_referred_to_once_in_their_order(texts: dict[str, Element], year: int) -> None:
    wanted = [mark.get(f"{W}id") for mark in texts["word/document.xml"].iter(f"{W}footnoteReference")]
    notes = [
        note.get(f"{W}id") for note in texts["word/footnotes.xml"].iter(f"{W}footnote") if note.get(f"{W}type") is None
    ]
    assert notes == wanted
    assert (len(notes) > 0) == (year == 2020), "the notes of 2021 are not known yet"


def test_every_cell_ends_with_a_paragraph(texts: dict[str, Element]) -> None:
    last = [cell[-1].tag for root in texts.values() for cell in root.iter(f"{W}tc")]
    assert len(last) > 50
    assert set(last) == {f"{W}p"}


def test_every_row_has_as_many_columns_as_its_table(texts: dict[str, Element]) -> None:
    def columns(row: Element) -> int:
        spans = (cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.iterchildren(f"{W}tc"))
        return sum(1 if span is None else int(span.get(f"{W}val", "")) for span in spans)

    for table in texts["word/document.xml"].iter(f"{W}tbl"):
        grid = table.findall(f"{W}tblGrid/{W}gridCol")
        assert {columns(row) for row in table.iterchildren(f"{W}tr")} == {len(grid)}


def test_drawings_have_ids_of_their_own(texts: dict[str, Element]) -> None:
    ids = [shape.get("id") for root in texts.values() for shape in root.iter(f"{WP}docPr")]
    assert len(ids) >= 3, "rules under the issuing body, the motto, the subject"
    assert len(set(ids)) == len(ids)


def relationships(members: Members) -> Iterator[tuple[str, Element, str]]:
    """Yield each relationship with the part it goes out from and the member it leads to."""
    for name, data in members.items():
        if name.endswith(".rels"):
            folder, file = posixpath.split(name)
            source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
            for relation in etree.fromstring(data):
                target = relation.get("Target", "")
                path = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target))
                yield source, relation, path.removeprefix("/")


def test_every_relationship_leads_to_a_member_and_every_member_is_led_to(members: Members) -> None:
    found = list(relationships(members))
    assert {relation.get("TargetMode", "Internal") for _, relation, _ in found} == {"Internal"}
    named = {name for name in members if not name.endswith(".rels") and name != "[Content_Types].xml"}
    assert {target for *_, target in found} == named
    for source in {source for source, *_ in found}:
        ids = [relation.get("Id") for each, relation, _ in found if each == source]
        assert len(set(ids)) == len(ids)


def test_every_id_of_a_relationship_in_use_is_known(members: Members, texts: dict[str, Element]) -> None:
    for name, root in texts.items():
        known = {relation.get("Id") for source, relation, _ in relationships(members) if source == name}
        used = {value for each in root.iter() for key, value in each.attrib.items() if str(key).startswith(R)}
        assert used <= known, name


def test_every_member_has_a_type_and_every_type_a_member(members: Members) -> None:
    types = etree.fromstring(members["[Content_Types].xml"])
    defaults = {each.get("Extension") for each in types.iter(f"{TYPES}Default")}
    overrides = [each.get("PartName", "").removeprefix("/") for each in types.iter(f"{TYPES}Override")]
    assert len(set(overrides)) == len(overrides)
    assert set(overrides) <= members.keys()
    plain = members.keys() - set(overrides) - {"[Content_Types].xml"}
    assert {name.rpartition(".")[2] for name in plain} <= defaults
    assert [name for name in plain if not name.endswith(".rels")] == [], "a part of no declared kind"


def test_every_style_in_use_is_defined(members: Members, texts: dict[str, Element]) -> None:
    styles = etree.fromstring(members["word/styles.xml"])
    defined = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    kinds = [f"{W}{kind}" for kind in ("pStyle", "rStyle", "tblStyle")]
    used = {mark.get(f"{W}val") for root in texts.values() for mark in root.iter(*kinds)}
    based = {mark.get(f"{W}val") for mark in styles.iter(f"{W}basedOn", f"{W}next", f"{W}link")}
    assert (used | based) - defined == set()


def test_nothing_of_a_default_template_is_left(members: Members) -> None:
    whole = b"\n".join([*members.values(), *(name.encode() for name in members)]).lower()
    leftovers = (b"python-docx", b"python", b"calibri", b"cambria", b"generated by", b"themefont", b"customxml")
    assert [word for word in leftovers if word in whole] == []
    assert [name for name in members if re.search(r"thumbnail|customXml|printerSettings|stylesWithEffects", name)] == []


def test_no_font_comes_from_the_theme_and_all_are_one(members: Members) -> None:
    fonts = [
        (str(key).removeprefix(W), value)
        for name, data in members.items()
        if name.startswith("word/")
        for mark in etree.fromstring(data).iter(f"{W}rFonts")
        for key, value in mark.attrib.items()
    ]
    assert {key for key, _ in fonts} <= {"ascii", "hAnsi", "eastAsia", "cs", "hint"}
    assert {value for key, value in fonts if key != "hint"} == {"Times New Roman"}


def test_the_language_is_vietnamese_everywhere(members: Members) -> None:
    values = [
        mark.get(f"{W}{kind}")
        for name, data in members.items()
        if name.startswith("word/")
        for mark in etree.fromstring(data).iter(f"{W}lang")
        for kind in ("val", "eastAsia", "bidi")
    ]
    assert {value for value in values if value} == {"vi-VN"}
    defaults = etree.fromstring(members["word/styles.xml"]).find(f"{W}docDefaults//{W}lang")
    assert defaults is not None
    assert defaults.get(f"{W}val") == "vi-VN"


def test_the_properties_say_what_the_report_is_and_whose(members: Members, year: int) -> None:
    core = etree.fromstring(members["docProps/core.xml"])
    subject = (
        "Kết quả thực hiện nhiệm vụ của cơ quan Văn phòng Sở Lao động - Thương binh và Xã hội "
        f"năm {year}; phương hướng, nhiệm vụ năm {year + 1}"
    )
    said = {key: core.findtext(f"{DC}{key}") for key in ("title", "creator", "subject", "language")}
    assert said == {
        "title": f"Báo cáo {subject[0].lower()}{subject[1:]}",
        "creator": "Sở Lao động - Thương binh và Xã hội",
        "subject": subject,
        "language": "vi-VN",
    }
