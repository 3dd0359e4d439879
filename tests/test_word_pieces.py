"""Our own files are read in pieces: what was read before is not read again, and nothing is overlooked."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import word_files
from baocao import word
from baocao.remember import forget
from baocao.word import parts, pieces
from baocao.word.observed import Observed
from baocao.word.parts import MAIN, Parts
from baocao.word.read import Reading
from samples import ALL, FINAL
from test_word_format import MUTATIONS, Change, changed

SNIPPETS = (
    "<w:p>", "</w:p>", "<w:p/>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:r>", "</w:r>",
    "<!-- </w:p><w:p> -->", "<![CDATA[</w:p>]]>", "<?a </w:tr> ?>", "&amp;", "&strange;", " ", "\x00",
    "<w:p><w:r><w:t>thêm</w:t></w:r></w:p>", "<w:tr><w:tc><w:p/></w:tc></w:tr>", "<w:sectPr/>", "<w:sectPr></w:sectPr>",
    "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p>",
    "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>nối</w:t></w:r></w:p>",
    "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", "<w:trPr><w:del/></w:trPr>", "</w:body></w:document>",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    forget()
    yield
    forget()


def whole(data: bytes) -> Observed | str:
    """Return what is read of a file that is parsed at once; the refusal where it cannot be read."""
    try:
        return Reading(Parts(data), marks=False, tracing=True).observed()
    except word.NotWordError as error:
        return str(error)


def in_pieces(data: bytes) -> Observed | str:
    try:
        return word.read(data)
    except word.NotWordError as error:
        return str(error)


def remembered(data: bytes) -> Observed:
    """Return what a file says, of which every piece is known now: the first file of a process is read whole."""
    return [word.read(data) for _ in range(2)][-1]


def is_in_pieces(data: bytes) -> bool:
    reading = Reading(Parts(data), marks=False)
    return pieces.read(Parts(data).own_main(), reading.styles) is not None


@pytest.mark.parametrize("name", ALL)
def test_our_own_files_are_read_in_pieces_and_say_what_they_say_as_a_whole(name: str) -> None:
    data = word.write(ALL[name])
    assert is_in_pieces(data)
    assert word.read(data) == word.read(data) == word.read(data) == whole(data)


@pytest.mark.parametrize("change", [each[-1] for each in MUTATIONS], ids=[each[1] for each in MUTATIONS])
def test_a_fault_is_seen_among_what_was_read_before(change: Change) -> None:
    good = word.write(FINAL)
    before, broken = remembered(good), changed(good, change)
    assert word.read(broken) == whole(broken)
    assert word.read(broken) != before
    assert word.read(good) == before


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_whatever_is_done_to_a_file_it_reads_as_the_whole_does(reports: dict[int, bytes], data: st.DataObject) -> None:
    text = member(reports[2020])
    tags = [found.start() for found in re.finditer("<", text)]
    remembered(reports[2020])
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.sampled_from(tags))
        upto = data.draw(st.sampled_from([at, *tags[(here := tags.index(at)) : here + 30]]))
        text = text[:at] + data.draw(st.sampled_from([*SNIPPETS, text[at:upto] * 2])) + text[upto:]
    hurt = changed(reports[2020], (MAIN, r".*", text.replace("\\", r"\\")))
    assert in_pieces(hurt) == whole(hurt)


def test_what_has_not_changed_is_not_read_again(reports: dict[int, bytes]) -> None:
    remembered(reports[2020])
    kept = (pieces._piece, pieces._table, pieces._line)
    first = [each.cache_info().misses for each in kept]  # type: ignore[attr-defined]
    word.read(changed(reports[2020], (MAIN, "199,4 tỷ đồng", "201,4 tỷ đồng")))
    in_a_row = (MAIN, r"(<w:tc>(?:(?!</w:tc>).)*)21\.078", r"\g<1>21.079")
    word.read(changed(reports[2020], in_a_row))
    again = [each.cache_info().misses for each in kept]  # type: ignore[attr-defined]
    assert [after - before for before, after in zip(first, again, strict=True)] == [1, 1, 1]


@pytest.mark.parametrize("name", ALL)
def test_of_a_file_that_was_read_before_nothing_is_parsed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = word.write(ALL[name])
    remembered(data)
    asked: list[str] = []
    tree = Parts.tree
    monkeypatch.setattr(Parts, "tree", lambda self, part: asked.append(part) or tree(self, part))
    word.read(data)
    assert asked == []


def test_a_header_that_must_be_read_with_the_others_is_unfolded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    item = word_files.text("Mục", '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>')
    header = f"<w:hdr>{item}{' ' * 60_000}</w:hdr>"
    data = word_files.package(word_files.text("Thân"), numbering=lists, header=header)
    monkeypatch.setattr(parts, "_LARGEST", 100_000)
    first = word.read(data)
    assert word.read(data) == first


@pytest.mark.parametrize(
    "body",
    [
        "<w:p><w:r><w:t>một</w:t></w:r></w:p> <w:p></w:p>",
        '<w:p w:rsidR="1"><w:r><w:t>một</w:t></w:r></w:p>',
        "<w:p><w:r><w:t>một</w:t></w:r></w:p>",
        "<w:tbl><w:tr><w:tc><w:p></w:p></w:tc></w:tr><w:sdt></w:sdt></w:tbl>",
        "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p></w:p></w:tc></w:tr></w:tbl><w:p></w:p></w:tc></w:tr></w:tbl>",
    ],
)
def test_what_we_do_not_write_is_read_whole(body: str) -> None:
    opening = member(word.write(FINAL)).partition("<w:body>")[0]
    data = changed(word.write(FINAL), (MAIN, ".*", f"{opening}<w:body>{body}</w:body></w:document>"))
    assert not is_in_pieces(data)
    assert word.read(data) == whole(data)


def member(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(MAIN).decode()
