"""What an audit costs: a report of one, ten and a hundred pages or so, and what is hostile; prints, asserts nothing."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "audit"))
import corpus

from baocao.audit import audit
from baocao.audit.reading import texts

_HOSTILE = {
    "digits": "1", "spaces": " ", "opening brackets": "(", "“trong đó”": "trong đó ", "“gồm 1 a,”": "gồm 1 a, ",
    "unclosed “(5 người”": "(5 người ", "fractions": "1/1 ", "short lines": "- a:\n", "rows of a table": "|1|2|3|\n",
}  # fmt: skip
_SIZE = 200_000


def seconds(text: str) -> float:
    """Return the processor time of reading and auditing a text."""
    start = time.process_time()
    audit(texts.passages(text.encode(), markdown=False), "bao-cao.txt")
    return time.process_time() - start


def main() -> None:
    """Print the table."""
    page = "".join(example.text for example in corpus.examples())
    first = seconds(page)
    print(f"{'the corpus, times':24} {'characters':>10} {'seconds':>8} {'per character to 1x':>20}")
    for times in (1, 10, 100):
        text = page * times
        spent = seconds(text)
        print(f"{times:24} {len(text):10} {spent:8.2f} {spent / first / times:20.2f}")
    print(f"{'hostile':24} {'characters':>10} {'seconds':>8}")
    for name, unit in _HOSTILE.items():
        text = unit * (_SIZE // len(unit))
        print(f"{name:24} {len(text):10} {seconds(text):8.2f}")


if __name__ == "__main__":
    main()
