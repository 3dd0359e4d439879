"""No text makes an audit fail: pieces of the corpus in any order, with the odd numbers that break grammars."""

from __future__ import annotations

import corpus
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao.audit import audit
from baocao.audit.reading import texts
from baocao.audit.reading.tokens import raw

ODD = [
    "|", "\n", "- ", "(", ")", "0", "00", "0%", "/", "19/19/2020", "32/13/2021", "99/99", "<", "I.", "1.", "a)",
    "0,000",
    "1.000.000.000.000.000.000.000", "\t", "ngày 99 tháng 99 năm 0000", "0/0", "9999-2020", "quý 9", "tháng 0",
    "điểm %",
]  # fmt: skip
PIECES = sorted({token.text for example in corpus.examples() for token in raw(example.text)}) + ODD


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60), st.booleans())
def test_every_place_that_is_told_of_stands_in_the_text(pieces: list[str], markdown: bool) -> None:
    passages = texts.passages(" ".join(pieces).encode(), markdown=markdown)
    lengths = {passage.number: len(passage.text) for passage in passages}
    for problem in audit(passages, "bao-cao.txt"):
        for place in (problem.place, *(related.place for related in problem.related)):
            assert 1 <= place.column <= lengths[place.line]
