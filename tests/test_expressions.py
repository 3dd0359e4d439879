"""The expressions of prose: what parses, and the exact place of what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.expressions import Expression, Name, parse


def test_text_and_expressions_come_out_in_their_order() -> None:
    parts, faults = parse("Có {{ viec_lam.actual }} và {{figures.a|pad}}.")
    assert faults == ()
    assert parts == (
        "Có ",
        Expression((Name("viec_lam", 6), Name("actual", 15)), ()),
        " và ",
        Expression((Name("figures", 30), Name("a", 38)), (Name("pad", 40),)),
        ".",
    )


def test_a_key_that_is_no_name_is_looked_up_in_brackets() -> None:
    parts, faults = parse('{{ abbr["KH-TC"] }}')
    assert (parts, faults) == ((Expression((Name("abbr", 3), Name("KH-TC", 9)), ()),), ())


@pytest.mark.parametrize(
    ("text", "offset", "code"),
    [
        ("a {{ }} b", 5, "BC231"),
        ("{{ a b }}", 5, "BC231"),
        ("{{ a.b", 0, "BC231"),
        ("a }} b", 2, "BC231"),
        ("{{ a\n}}", 0, "BC231"),
        ("{{ 1 + 1 }}", 3, "BC231"),
        ("{{ a() }}", 4, "BC231"),
        ("{{ a | }}", 7, "BC231"),
        ("{{ a ** b }}", 5, "BC231"),
        ("{{ 'x' * 9999999 }}", 3, "BC231"),
        ("{% for x in y %}", 0, "BC232"),
        ("{# lời #}", 0, "BC232"),
        ("{{ a.__class__ | b.c }}", 18, "BC231"),
    ],
)
def test_what_is_no_look_up_is_refused_where_it_stands(text: str, offset: int, code: str) -> None:
    _, faults = parse(text)
    assert (faults[0].offset, faults[0].code) == (offset, code)


@given(st.text(alphabet="{}%#|.[]\"'ab 1\n", max_size=60))
def test_no_text_makes_the_parser_fail_and_every_fault_lies_in_the_text(text: str) -> None:
    parts, faults = parse(text)
    assert all(0 <= fault.offset <= len(text) for fault in faults)
    assert all(part in text for part in parts if isinstance(part, str))


def test_a_hostile_text_of_a_megabyte_is_read_to_its_end() -> None:
    size = 200_000
    parts, faults = parse("{{ a" + ".b" * size + " | c" * size + " }}" + "{" * size)
    assert isinstance(parts[0], Expression)
    assert (len(parts[0].path), len(parts[0].filters), len(faults)) == (size + 1, size, size // 2)
