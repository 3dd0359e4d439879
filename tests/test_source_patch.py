"""Patching: an edit changes what it names, and nothing else of the author's bytes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from baocao import source
from baocao.problems import Edit, Place
from baocao.source.patch import Misfit, decomposed, patch

FILE = "data/2020.yaml"


def edit(line: int, column: int, old: str, new: str) -> Edit:
    return Edit(Place(FILE, line, column), old, new)


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def read(data: bytes) -> str:
    """Return the text that places count in."""
    return source.read(data, FILE).text


def test_one_value_changes_and_every_other_byte_stays() -> None:
    before = "\ufeffa:   1  # số liệu\r\n# ghi chú\r\n\r\nb: 'hai'\r\nc: 3"
    after = patch(before.encode(), [edit(1, 6, "1", "21.100"), edit(5, 4, "3", "4")])
    assert after.decode() == "\ufeffa:   21.100  # số liệu\r\n# ghi chú\r\n\r\nb: 'hai'\r\nc: 4"


def test_places_count_in_composed_letters_and_the_decomposed_ones_around_stay() -> None:
    before = nfd("tên: Giải quyết việc làm") + "\n" + nfd("số: một") + "\n"
    after = patch(before.encode(), [edit(1, 17, "việc", "VIỆC")])
    assert after.decode() == nfd("tên: Giải quyết ") + "VIỆC" + nfd(" làm") + "\n" + nfd("số: một") + "\n"


def test_new_lines_get_the_line_end_of_the_file() -> None:
    assert patch(b"a: 1\r\nb: 2", [edit(2, 5, "", "\nc: 3")]) == b"a: 1\r\nb: 2\r\nc: 3"
    assert patch(b"a: 1", [edit(1, 5, "", "\nc: 3")]) == b"a: 1\nc: 3"
    assert patch(b"a: 1\r\nb: 2\r\n", [edit(3, 1, "", "c: 3\n")]) == b"a: 1\r\nb: 2\r\nc: 3\r\n"


def test_whole_lines_can_go() -> None:
    assert patch(b"a: 1\r\nb: 2\r\nc: 3\r\n", [edit(2, 1, "b: 2\n", "")]) == b"a: 1\r\nc: 3\r\n"


def test_what_an_edit_repeats_is_written_composed() -> None:
    before = nfd("số: một\n").encode()
    assert patch(before, [edit(1, 5, "một", "một")]) == (nfd("số: ") + "một\n").encode()


def test_the_same_mend_twice_is_made_once() -> None:
    assert patch(b"a: 1\n", [edit(1, 4, "1", "2"), edit(1, 4, "1", "2")]) == b"a: 2\n"


@pytest.mark.parametrize(
    ("edits", "at", "words"),
    [
        ([edit(1, 4, "2", "3")], (1, 4), "ở đây không còn là “2”"),
        ([edit(1, 9, "", "x")], (1, 9), "ở đây không còn là “”"),
        ([edit(4, 1, "", "x")], (4, 1), "không có chỗ này trong tệp"),
        ([edit(0, 0, "", "x")], (0, 0), "không có chỗ này trong tệp"),
        ([edit(1, 1, "a: ", "x"), edit(1, 2, ": 1", "y")], (1, 2), "hai chỗ sửa chồng lên nhau"),
        ([edit(1, 4, "", "x"), edit(1, 4, "", "y")], (1, 4), "hai chỗ sửa chồng lên nhau"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused(edits: list[Edit], at: tuple[int, int], words: str) -> None:
    with pytest.raises(Misfit) as refused:
        patch(b"a: 1\nb: 2\n", edits)
    assert (refused.value.place[1:3], str(refused.value)) == (at, words)


def test_a_file_of_another_encoding_is_refused() -> None:
    with pytest.raises(Misfit, match="không ở bảng mã UTF-8"):
        patch("a: một\n".encode("utf-16"), [edit(1, 4, "m", "n")])


LETTERS = st.text(alphabet="aăâđêôơưàếựÂĐ :#'\"1,.\u0301\u0323\u0302“漢\n", max_size=40)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Draw a file in any mixture of normal forms, with any line end, with or without a BOM."""
    lines = draw(LETTERS).split("\n")
    forms = [draw(st.sampled_from(["NFC", "NFD", ""])) for _ in lines]
    shaped = [unicodedata.normalize(form, line) if form else line for form, line in zip(forms, lines, strict=True)]
    return (draw(st.sampled_from(["", "\ufeff"])) + draw(ENDS).join(shaped)).encode()


@st.composite
def patches(draw: st.DrawFn) -> tuple[bytes, list[Edit], str]:
    """Draw a file, edits that fit it, and the text that they make of it."""
    data = draw(files())
    text = read(data)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    edits, made, done = [], [], 0
    for begin, end in zip(cuts[::2], cuts[1::2], strict=False):
        new = draw(LETTERS)
        line, column = text.count("\n", 0, begin) + 1, begin - text.rfind("\n", 0, begin)
        edits.append(edit(line, column, text[begin:end], new))
        made += text[done:begin], new
        done = end
    return data, edits, "".join([*made, text[done:]])


def patched(data: bytes, edits: list[Edit]) -> bytes:
    """Return the patched file; a letter that is decomposed, with a mark too many, takes no two edits."""
    try:
        return patch(data, edits)
    except Misfit:
        assume(not any(unicodedata.combining(ch) for ch in read(data)))
        raise


@given(files())
def test_no_edit_changes_no_byte(data: bytes) -> None:
    assert patch(data, []) == data


@example(("A\u03021\u0301\u0301".encode(), [edit(1, 1, "Â1", ""), edit(1, 4, "\u0301", "")], "\u0301\n"))
@given(patches())
def test_the_patched_file_reads_as_the_patched_text(drawn: tuple[bytes, list[Edit], str]) -> None:
    data, edits, expected = drawn
    kept = expected if data.endswith((b"\n", b"\r")) else expected.removesuffix("\n")
    normal = unicodedata.normalize("NFC", kept)
    assert read(patched(data, edits)) == (normal if normal.endswith("\n") else normal + "\n")


@given(patches())
def test_lines_that_no_edit_touches_keep_their_bytes(drawn: tuple[bytes, list[Edit], str]) -> None:
    data, edits, _ = drawn
    single = [each for each in edits if "\n" not in each.old + each.new]
    touched = {each.place.line for each in single}
    before, after = (each.decode().splitlines(keepends=True) for each in (data, patched(data, single)))
    kept = [(old, new) for n, (old, new) in enumerate(zip(before, after, strict=False), 1) if n not in touched]
    assert [old for old, new in kept if old != new] == []


@given(files())
def test_decomposed_text_is_found_and_mended_as_one(data: bytes) -> None:
    after = patch(data, decomposed(data, FILE))
    assert read(after) == read(data)
    assert unicodedata.is_normalized("NFC", after.decode())
    assert decomposed(after, FILE) == ()
