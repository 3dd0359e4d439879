"""Reading: the author's strings, each with its place, and what is wrong with the text."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from baocao import source
from baocao.problems import Place, Severity
from baocao.source import Mapping, Node, Reading, Scalar, Sequence, comments, events, legacy

CASES = Path(__file__).parent / "cases"
SAMPLE = """\
# Báo cáo năm
agency: Sở Lao động - Thương binh và Xã hội
date: 20/01/2021
time: 12:30
answer: NO
empty:
indicators:
  viec_lam:
    name: Giải quyết việc làm
    target: ">= 23.000"  # theo Nghị quyết
    actual: 21.070
    qualifiers: [gần, 'trên', {từ: "12,5"}]
divisions:
  - key: ld-vl
    summary: |
      Giải quyết {{ viec_lam.actual }} người.

        - đạt {{ viec_lam.percent }}
    note: >-
      Một dòng {{ a }}
      nối dòng {{ b }}

      đoạn sau {{ c }}
  - key: 'gdnn'
    summary: "Dòng \\"một\\" {{ a }} \\u1ed1
      nối {{ b }}\\n{{ c }}"
    plain: chữ {{ a }}
      tiếp {{ b }}

      nữa {{ c }}
"""


def read(text: str) -> Reading:
    return source.read(text.encode(), "data/2020.yaml")


def at(node: Node | None, *path: str) -> Node:
    for name in path:
        if isinstance(node, Mapping):
            node = next(entry.value for entry in node.entries if entry.key.text == name)
        else:
            assert isinstance(node, Sequence)
            node = node.items[int(name) - 1]
    assert node is not None
    return node


def scalar(text: str, *path: str) -> Scalar:
    node = at(read(text).node, *path)
    assert isinstance(node, Scalar)
    return node


def plain(node: Node | None) -> object:
    """Return a node as Python's own values, for comparing whole files."""
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if node else None


def scalars(node: Node | None) -> list[Scalar]:
    """Return all scalars of a node, keys included."""
    if isinstance(node, Mapping):
        return [s for entry in node.entries for s in (entry.key, *scalars(entry.value))]
    if isinstance(node, Sequence):
        return [s for item in node.items for s in scalars(item)]
    return [node] if node else []


def codes(reading: Reading) -> list[str]:
    return [f"{p.code} {p.place.line}:{p.place.column}" for p in reading.problems]


# -- values ----------------------------------------------------------------------------------


def test_a_file_reads_as_the_author_s_strings() -> None:
    reading = read(SAMPLE)
    assert reading.problems == ()
    assert plain(reading.node) == {
        "agency": "Sở Lao động - Thương binh và Xã hội",
        "date": "20/01/2021",
        "time": "12:30",
        "answer": "NO",
        "empty": "",
        "indicators": {
            "viec_lam": {
                "name": "Giải quyết việc làm",
                "target": ">= 23.000",
                "actual": "21.070",
                "qualifiers": ["gần", "trên", {"từ": "12,5"}],
            }
        },
        "divisions": [
            {
                "key": "ld-vl",
                "summary": "Giải quyết {{ viec_lam.actual }} người.\n\n  - đạt {{ viec_lam.percent }}\n",
                "note": "Một dòng {{ a }} nối dòng {{ b }}\nđoạn sau {{ c }}",
            },
            {
                "key": "gdnn",
                "summary": 'Dòng "một" {{ a }} ố nối {{ b }}\n{{ c }}',
                "plain": "chữ {{ a }} tiếp {{ b }}\nnữa {{ c }}",
            },
        ],
    }


def test_values_say_how_they_were_written() -> None:
    node = read('a: x\nb: "x"\nc: |\n  x\nd: ""\ne:\n').node
    kinds = {s.place.path[0]: (s.text, s.quoted, s.block) for s in scalars(node)[1::2]}
    assert kinds == {
        "a": ("x", False, False),
        "b": ("x", True, False),
        "c": ("x\n", True, True),
        "d": ("", True, False),
        "e": ("", False, False),
    }


def test_a_value_and_its_key_carry_file_line_column_and_path() -> None:
    node = read(SAMPLE).node
    assert at(node, "indicators", "viec_lam", "actual").place == Place(
        "data/2020.yaml", 11, 13, ("indicators", "viec_lam", "actual")
    )
    assert at(node, "divisions", "2", "key").place == Place("data/2020.yaml", 24, 10, ("divisions", "2", "key"))
    assert at(node, "divisions", "1").place == Place("data/2020.yaml", 14, 5, ("divisions", "1"))
    assert at(node, "divisions", "1", "summary").place[1:3] == (15, 14)
    assert isinstance(node, Mapping)
    assert node.entries[0].key.place == Place("data/2020.yaml", 2, 1, ("agency",))


@pytest.mark.parametrize(
    ("path", "spots"),
    [
        (("divisions", "1", "note"), [(20, 16), (21, 16), (23, 16)]),
        (("divisions", "2", "summary"), [(25, 28), (26, 11), (26, 20)]),
        (("divisions", "2", "plain"), [(27, 16), (28, 12), (30, 11)]),
    ],
)
def test_each_expression_of_a_value_of_several_lines_is_found_in_the_file(
    path: tuple[str, ...], spots: list[tuple[int, int]]
) -> None:
    value = scalar(SAMPLE, *path)
    offsets = [i for i in range(len(value.text)) if value.text.startswith("{{", i)]
    assert [value.locate(offset)[1:3] for offset in offsets] == spots
    rows = SAMPLE.split("\n")
    assert all(rows[line - 1].startswith("{{", column - 1) for line, column in spots)


def test_each_line_of_a_literal_block_starts_where_it_stands() -> None:
    value = scalar(SAMPLE, "divisions", "1", "summary")
    assert value.starts == ((16, 7), (17, 7), (18, 7), (19, 7))
    assert value.locate(value.text.index("- đạt"))[1:3] == (18, 9)


def test_decomposed_letters_are_composed_and_columns_count_them_once() -> None:
    reading = read(unicodedata.normalize("NFD", "a: tiến bộ  # x\nb: {c: việc, d: làm}\n"))
    assert reading.problems == ()
    assert plain(reading.node) == {"a": "tiến bộ", "b": {"c": "việc", "d": "làm"}}
    assert at(reading.node, "b", "d").place[1:3] == (2, 17)


def test_letters_that_escapes_compose_are_composed() -> None:
    value = scalar('a: "vie\\u0323\\u0302c {{ x }}"\n', "a")
    assert value.text == "việc {{ x }}"
    assert value.locate(value.text.index("{{"))[1:3] == (1, 22)


def test_a_byte_order_mark_and_windows_line_ends_are_accepted() -> None:
    reading = source.read("\ufeffa: việc\r\nb: |\r\n  x\r\n  y\r\n".encode(), "f")
    assert (plain(reading.node), reading.problems) == ({"a": "việc", "b": "x\ny\n"}, ())
    assert at(reading.node, "a").place[1:3] == (1, 4)
    assert reading.text == "a: việc\nb: |\n  x\n  y\n"


def test_a_tab_behind_a_colon_or_at_the_end_of_a_line_is_a_space() -> None:
    reading = read("a:\tx\nb: y\t\n\t\nc: z\n")
    assert (plain(reading.node), reading.problems) == ({"a": "x", "b": "y", "c": "z"}, ())


def test_tabs_and_no_break_spaces_within_a_text_are_the_author_s() -> None:
    reading = read("a: |\n  một\thai\n  \tba\n  \u00a0bốn: năm\nb: 5\u00a0%\n")
    assert (plain(reading.node), reading.problems) == ({"a": "một\thai\n\tba\n\u00a0bốn: năm\n", "b": "5\u00a0%"}, ())


# -- faults ----------------------------------------------------------------------------------


def test_a_file_over_two_megabytes_is_not_read() -> None:
    reading = source.read(b"a" * (2 * 1024 * 1024 + 1), "f")
    assert [(p.code, p.place) for p in reading.problems] == [("BC102", Place("f"))]
    assert source.read(b"#" * (2 * 1024 * 1024), "f").problems[0].code == "BC103"


def test_a_file_whose_values_are_certain_has_a_node_beside_its_problems() -> None:
    reading = read("a: Ðiều\nb: 1\nb: 2\nc: {d: 199,4}\ne: &x 1\n")
    assert plain(reading.node) == {"a": "Ðiều", "b": "1", "c": {"d": "199,4"}, "e": "1"}
    assert codes(reading) == ["BC118 1:4", "BC150 3:1", "BC141 4:11", "BC151 5:4"]


def test_a_file_whose_values_are_not_certain_has_no_node() -> None:
    for text in ("a: [\n", "a: 1\n<<<<<<< x\n", "a:\n\tb: 1\n", "a: *x\n", "a: 1\n---\nb: 1\n"):
        assert read(text).node is None


def test_a_problem_of_a_value_carries_its_path() -> None:
    reading = read("a:\n  - b: &x 1\n    b: 2\n    c: Tổng kết #2\n")
    assert [p.place.path for p in reading.problems] == [("a", "1", "b"), ("a", "1", "b"), ("a", "1", "c")]


def test_problems_of_one_kind_are_listed_a_hundred_times_and_then_counted() -> None:
    reading = read("a: 1\n" * 250)
    assert len(reading.problems) == 101
    assert "còn 149 chỗ" in reading.problems[-1].message


def test_every_code_that_is_given_has_a_title() -> None:
    texts = (path.read_bytes() for path in CASES.glob("text/*/2020.yaml"))
    given_codes = {problem.code for text in texts for problem in source.read(text, "f").problems}
    assert given_codes <= source.CODES.keys()


@pytest.mark.parametrize(
    ("value", "remark", "severity"),
    [
        ("21.078", "# số đến 31/12", None),
        ("Giải quyết việc làm", "# theo Nghị quyết", None),
        ("Giải quyết việc làm", "#theo Nghị quyết", Severity.ERROR),
        ("Tổng kết", "#1", Severity.ERROR),
        ("Tổng kết", "# 2", Severity.ERROR),
        ("Tổng kết", "# 2 năm", Severity.WARNING),
        ("Nghị quyết số", "# năm", Severity.ERROR),
        ("(chuẩn", "# mới)", Severity.ERROR),
        ("viec_lam", "#1", Severity.WARNING),
        ("", "# ghi chú", None),
        ("", "#1 cả nước", Severity.ERROR),
        ("Tổng kết", "#", None),
        ("Tổng kết", "## mục", None),
    ],
)
def test_a_remark_is_told_from_a_text_that_was_cut(value: str, remark: str, severity: Severity | None) -> None:
    assert comments.judge(value, remark) is severity


@pytest.mark.parametrize(
    "line",
    [
        "Ban Giám đốc Sở gồm ông Hồ, bà Ngô và các đồng chí",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Le thé à la même école, né en été; Besançon, Hélène",
        "naïve Zoë Brontë, Müller Straße, Bjørn Åse Ærø Søren på ø, señor Muñoz niño",
        "Windows® và Office®: 5 µm, 3½ ×2, § 4, © 2020, £5, «Xin chào» ·Nội dung ·Khác",
        "Đắk Lắk, Krông Pắc, Plei Ku, Huỳnh Thị Thúy, quý, khuỷu, nguyễn",
    ],
)
def test_real_text_is_not_taken_for_an_old_encoding(line: str) -> None:
    assert legacy.suspect(line) is None


@pytest.mark.parametrize(
    ("line", "encoding", "reading"),
    [
        ("Tæng kÕt n¨m 2020", "TCVN3", "Tổng kết năm 2020"),
        ("Së Lao ®éng - Th\u00ad¬ng binh vµ X· héi", "TCVN3", "Sở Lao động - Thương binh và Xã hội"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("SÔÛ LAO ÑOÄNG", "VNI", "SỞ LAO ĐỘNG"),
    ],
)
def test_text_in_an_old_encoding_is_shown_as_it_was_meant(line: str, encoding: str, reading: str) -> None:
    found = legacy.suspect(line)
    assert found is not None
    assert (found[0], found[2]) == (encoding, reading)


# -- laws ------------------------------------------------------------------------------------


def places_are_inside(reading: Reading) -> bool:
    rows = reading.text.split("\n")
    places = [p.place for p in reading.problems] + [s.place for s in scalars(reading.node)]
    return all(p.line <= len(rows) and (not p.line or 1 <= p.column <= len(rows[p.line - 1]) + 1) for p in places)


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    assert places_are_inside(source.read(data, "f"))


SIGNS = ["\t", "\n", " ", "  ", ": ", "- ", '"', "'", "[", "]", "{", "}", "#", " #", ",", "&", "*", "!", "|", ">", "%"]
SIGNS += ["?", "---\n", "...\n", "<<: ", "<<<<<<< x\n", "\\", "\u00a0", "\u200b", "\x00", "\ud800", "\u0301", "é", "\r"]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Return the sample with some pieces cut out and some put in."""
    text = SAMPLE
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 6))
        text = text[:start] + draw(st.sampled_from([*SIGNS, ""])) + text[start + cut :]
    return text.encode(errors="surrogatepass")


@given(mutated())
@settings(max_examples=400, deadline=None)
def test_no_mutation_of_a_file_makes_reading_fail(data: bytes) -> None:
    reading = source.read(data, "f")
    assert places_are_inside(reading)
    assert reading.node is not None or reading.problems


REAL = [(Path(__file__).parents[1] / "data" / f"{year}.yaml").read_text("utf-8") for year in (2020, 2021)]


@st.composite
def written_twice(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """Return a text, and the text after its author went over some of its lines."""
    rows = [SAMPLE, *REAL][draw(st.integers(0, len(REAL)))].split("\n")
    texts = []
    for most in draw(st.sampled_from([(0, 2), (1, 2), (2, 4)])):
        for _ in range(draw(st.integers(0, most))):
            number = draw(st.integers(0, len(rows) - 1))
            start = draw(st.integers(0, len(rows[number])))
            end = start + draw(st.integers(0, 4))
            sign = draw(st.sampled_from([*SIGNS, "", "7", "year: 1", "...", "---", rows[number].strip()]))
            rows[number] = draw(st.sampled_from([rows[number][:start] + sign + rows[number][end:], sign]))
            came = draw(st.sampled_from([[], [], [""], [sign], [rows[number]], rows[number : number + 3]]))
            gone = draw(st.sampled_from([0, 0, 0, 1, 4]))
            rows[number : number + gone] = came
            rows = rows or [""]
        texts.append("\n".join(rows).encode(errors="surrogatepass"))
    return texts[0], texts[1]


@given(written_twice())
@settings(max_examples=600, deadline=None)
def test_a_file_that_was_read_before_reads_as_it_would_anew(texts: tuple[bytes, bytes]) -> None:
    before = source.read(texts[0], "f")
    assert source.read(texts[1], "f", before) == source.read(texts[1], "f")


@pytest.mark.parametrize("space", ["\t", "\u00a0"])
def test_an_odd_space_that_came_into_a_block_is_known_of_the_file_as_if_read_anew(space: str) -> None:
    changed = SAMPLE.replace("Một dòng", f"Một{space}dòng")
    assert source.read(changed.encode(), "data/2020.yaml", read(SAMPLE)) == read(changed)


def test_of_a_file_that_was_read_before_only_the_keys_around_changes_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    before = read(SAMPLE)
    seen = []
    monkeypatch.setattr("baocao.source.again.build", lambda text, *more: seen.append(text) or events.build(text, *more))
    changed = SAMPLE.replace("12:30", "12:40").replace("21.070", "21.071").replace("'gdnn'", "'GDNN'")
    now = source.read(changed.encode(), "data/2020.yaml", before)
    divisions = changed[changed.index("divisions:") :]
    assert seen == ["time: 12:40\n", "    actual: 21.071\n", divisions]
    assert now == read(changed)
    assert at(now.node, "agency") is at(before.node, "agency")


def test_lines_that_come_or_go_move_what_stands_below_and_have_only_their_own_key_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = read(SAMPLE)
    seen = []
    monkeypatch.setattr("baocao.source.again.build", lambda text, *more: seen.append(text) or events.build(text, *more))
    changed = SAMPLE.replace("time: 12:30\n", "time: 12:30\n# giờ\nplace: Hà Tĩnh\n")
    now = source.read(changed.encode(), "data/2020.yaml", before)
    assert seen == ["time: 12:30\n# giờ\nplace: Hà Tĩnh\n"]
    assert now == read(changed)
    seen.clear()
    again = source.read(SAMPLE.encode(), "data/2020.yaml", now)
    assert seen == ["time: 12:30\n"]
    assert again == before


@given(st.lists(st.sampled_from([*SIGNS, "a", "b: ", "1", ">", "5", "\n  "]), max_size=12))
@settings(max_examples=400, deadline=None)
def test_no_heap_of_signs_makes_reading_fail(signs: list[str]) -> None:
    reading = source.read("".join(signs).encode(errors="surrogatepass"), "f")
    assert places_are_inside(reading)
    assert reading.node is not None or reading.problems


@given(mutated())
@settings(max_examples=100, deadline=None)
def test_the_pure_parser_reads_the_same(data: bytes) -> None:
    assume(not any(sign in data for sign in (b"\t", b"!", b"?")))  # the pure scanner is stricter about these
    fast = source.read(data, "f")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "PARSER", yaml.BaseLoader)
        pure = source.read(data, "f")
    assert plain(pure.node) == plain(fast.node)
    # Of an empty value the two name different ends of the space before it.
    assert [s for s in scalars(pure.node) if s.text] == [s for s in scalars(fast.node) if s.text]
    assert bool(pure.problems) == bool(fast.problems)


@pytest.mark.parametrize("path", sorted(CASES.glob("text/*/2020.yaml")), ids=lambda path: path.parent.name)
def test_the_pure_parser_finds_the_same_faults(path: Path) -> None:
    fast = source.read(path.read_bytes(), "f")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "PARSER", yaml.BaseLoader)
        pure = source.read(path.read_bytes(), "f")
    assert (pure.node, codes(pure)) == (fast.node, codes(fast))


@given(mutated())
@settings(max_examples=300, deadline=None)
def test_every_character_stands_where_it_is_said_to(data: bytes) -> None:
    reading = source.read(data, "f")
    rows = reading.text.split("\n")
    for value in scalars(reading.node):
        for offset, ch in enumerate(value.text):
            if ch.isspace() or ch == "\ufffd":
                continue
            place = value.locate(offset)
            said = rows[place.line - 1][place.column - 1]
            assert said in (ch, "\\") or unicodedata.normalize("NFC", said + ch) != said + ch


TEXT = st.text(st.sampled_from("aếĐ {}:'\"#\\,.-\n\u00a0"), min_size=1, max_size=30)


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_a_quoted_text_reads_back_and_each_character_is_found(text: str) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    file = f"a:\n  - \"{quoted}\"\n  - '{text.replace(chr(39), chr(39) * 2).replace(chr(10), ' ')}'\n"
    reading = read(file)
    double, single = at(reading.node, "a", "1"), at(reading.node, "a", "2")
    assert isinstance(double, Scalar)
    assert isinstance(single, Scalar)
    assert (double.text, single.text) == (text, text.replace("\n", " "))
    rows = file.split("\n")
    for value in (double, single):
        for offset, ch in enumerate(value.text):
            _, line, column, _ = value.locate(offset)
            said = rows[line - 1][column - 1 : column + 1]
            assert said[0] == ch or said in {"\\\\", '\\"', "\\n"}


def test_collecting_garbage_is_on_again_after_reading() -> None:
    import gc  # noqa: PLC0415 - only this test looks

    read("a: [")
    assert gc.isenabled()


@pytest.mark.parametrize(
    "piece", ["[", "{", "a: ", "a:\n", "- ", '"', "a: [\n", "? ", "\t\n", ",1", ": ", "'\n", "\u200b"]
)
def test_a_big_file_of_nothing_but_one_sign_is_refused_and_not_endless(piece: str) -> None:
    rng = random.Random(piece)
    reading = read("a: [1" + piece * rng.randint(40_000, 60_000))
    assert reading.problems
    assert len(reading.problems) <= 202
