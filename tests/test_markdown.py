"""The text notation: what ends a block, what is a mark, and that no text is slow to read."""

from __future__ import annotations

import pytest

from baocao import footnotes, markdown
from baocao.blocks import Paragraph, Span, Table
from baocao.compose import _ended
from baocao.compose.pieces import split, with_lines
from baocao.compose.printer import _merged


def read(text: str) -> list[tuple[str, str]]:
    return [(block.kind, "/".join(row for _, row in block.lines)) for block in markdown.blocks(text)]


def looks(text: str) -> list[tuple[str, bool, bool]]:
    return [tuple(word) for word in markdown.words(text)]


def test_what_follows_a_footnote_stays_in_the_body_at_its_line() -> None:
    body, (note,) = footnotes.split("Một[^1].\n\n[^1]: Nguồn\ntiếp.\n\n  Đoạn hai.\n\n| a |\n|---|")
    assert (note.line, note.text) == (2, "Nguồn\ntiếp.\n\n  Đoạn hai.")
    assert body.split("\n") == ["Một[^1].", "", "", "", "", "", "", "| a |", "|---|"]


def test_an_escaped_mark_calls_no_footnote() -> None:
    assert footnotes.faults(r"Một \[^1\] và \[^2].") == []


def test_a_heading_keeps_its_last_letter_and_begins_only_after_an_empty_line() -> None:
    assert read("# Ngôn ngữ C#\nMột\n# hai") == [("heading", "Ngôn ngữ C#"), ("paragraph", "Một/# hai")]


def test_a_point_is_a_paragraph_of_its_own() -> None:
    assert read("Gồm:\na) một\nb) hai\n(1) ba\n(i) bốn") == [
        ("paragraph", text) for text in ("Gồm:", "a) một", "b) hai", "(1) ba", "(i) bốn")
    ]


@pytest.mark.parametrize("text", ["2*3*4 mét", "Số liệu (*) … (*) Nguồn", "a**b**c"])
def test_an_asterisk_within_a_word_or_in_brackets_is_a_letter(text: str) -> None:
    assert "".join(word for word, _, _ in looks(text)) == text
    assert not any(bold or italic for _, bold, italic in looks(text))


def test_the_mark_of_a_templates_line_does_not_break_an_escaped_bar() -> None:
    marked = with_lines(r"| a\|b | c |", "templates/x", 1)
    cells = [[each.part for each in split(cell)] for cell in markdown.cells(marked)]
    assert ["".join(part for part in cell if isinstance(part, str)) for cell in cells] == ["a|b ", "c "]


@pytest.mark.parametrize(
    ("text", "ended"), [("Hết.", "Hết./."), ("Hết./.", "Hết./."), ("b;", "b./."), ("tốt!", "tốt!./.")]
)
def test_the_closing_sign_takes_the_place_of_a_stop(text: str, ended: str) -> None:
    assert _ended([Paragraph((Span(text),))]) == (Paragraph((Span(ended),)),)


def test_a_table_at_the_end_is_followed_by_the_closing_sign() -> None:
    table = Table(((Span("a"),),), (), ("left",))
    assert _ended([table]) == (table, Paragraph((Span("./."),)))


@pytest.mark.parametrize(
    "text",
    [
        '"[^' * 100_000,
        "| a\n---" + " " * 100_000 + "x",
        "".join(f"[^{n}] " for n in range(8_000)) + "".join(f"\n[^{n}]: x" for n in range(8_000)),
        "*a " * 300_000,
    ],
    ids=["open marks", "spaces", "footnotes", "asterisks"],
)
def test_a_text_made_to_be_slow_is_read_to_its_end(text: str) -> None:
    footnotes.faults(text)  # each of these took minutes where a rule looked back over the whole text
    body, notes = footnotes.split(text)
    rows = [row for block in markdown.blocks(body) for _, row in block.lines]
    printed = "".join(stretch.text for row in rows for stretch in markdown.words(row))
    assert len(printed) + sum(len(note.text) for note in notes) > 8_000


def test_many_spans_of_one_look_are_joined_at_once() -> None:
    (joined,) = _merged(Span("a" * 2_000) for _ in range(2_000))
    assert len(joined.text) == 4_000_000
