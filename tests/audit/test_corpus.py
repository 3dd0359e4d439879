"""Each passage of the corpus: what is planted in it is found at its place, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import corpus
import pytest

from baocao.audit import RULES

EXAMPLES = list(corpus.examples())


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: f"{each.kind}:{each.line}")
def test_a_passage_gives_the_findings_it_expects_and_no_other(example: corpus.Example) -> None:
    seen = corpus.found(example.text)
    assert len(seen) == len(example.expected), seen
    assert [wanted for wanted in example.expected if not any(corpus.matches(wanted, each) for each in seen)] == []


def test_the_corpus_has_every_rule_and_as_many_passages_without_a_contradiction() -> None:
    unseen = {rule.code for rule in RULES} - {wanted.code for each in EXAMPLES for wanted in each.expected}
    assert unseen == {"BC858"}  # a paragraph of 20.000 characters is made in a test of its own
    silent = sum(not each.expected for each in EXAMPLES)
    assert len(EXAMPLES) >= 120
    assert 0.4 <= silent / len(EXAMPLES) <= 0.6


def test_the_readme_carries_the_scores_as_measured() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    assert readme.split("<!-- audit corpus -->\n")[1].split("<!-- end -->")[0] == corpus.table()
