"""The text of a data file as values with their places: `read(data, file)`.

The one importer of yaml. Nothing here knows what a key means, and no value is typed: `12:30`, `NO`
and `21.070` come through as the author wrote them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from baocao.source import characters
from baocao.source.again import changed
from baocao.source.decoding import decode
from baocao.source.events import Part, build
from baocao.source.faults import CODES, LONG_DASHES, SHORT_DASH, Faults
from baocao.source.lines import Layout, lay_out
from baocao.source.nodes import Entry, Mapping, Node, Reading, Scalar, Sequence, find

__all__ = [
    "CODES", "LONG_DASHES", "SHORT_DASH", "Entry", "Mapping", "Node", "Reading", "Scalar", "Sequence", "find", "read",
]  # fmt: skip

_MOST_FAILURES = 50
"""After this many parts of a file that YAML cannot read, the rest is not tried."""


def read(data: bytes, file: str, before: Reading | None = None) -> Reading:
    """Return the node that a file's bytes say, all faults of its text, and the text itself.

    `file` is the name that places carry. Never raises. There is no node where a fault leaves it
    uncertain what the author wrote; a file may have a node and problems. What was read of the file
    `before` makes no difference but in time: its nodes stand for what has not changed since.
    """
    faults = Faults(file)
    text, readable = decode(data, faults)
    if not readable:
        return Reading(None, faults.listed(), text)
    since = changed(before, text, file) if before and before.plain else None
    known = since.node() if since and _is_plain(since.new) else None
    if known:
        return Reading(known, (), text, plain=True)
    layout = lay_out(characters.report(text, faults), faults)
    plain = layout.plain and not faults.listed()
    node = _read_parts(layout, faults)
    if node is None and not faults.listed():
        faults.add("BC103", 1, 1, "tệp trống, không có số liệu nào", "viết “tên: giá trị”, xem tệp của một năm trước")
    certain = faults.certain and layout.certain
    return Reading(node if certain else None, faults.listed(), text, plain)


def _is_plain(text: str) -> bool:
    """Return whether YAML sees a text as it is, and no character or line of it is at fault."""
    faults = Faults("")
    return lay_out(characters.report(text, faults), faults).plain and not faults.listed()


def _read_parts(layout: Layout, faults: Faults) -> Node | None:
    """Return the whole file's node; where it cannot be read whole, report on each part that can."""
    rows = layout.text.split("\n")
    if not layout.tainted:
        whole = build(layout.text, rows, 1, faults.file)
        if not whole.stopped:
            faults.take(whole.faults, 0, len(rows) + 1)
            return whole.node
    _Parts(layout, rows, faults).report()
    return None


class _Parts:
    """A file cut at its top-level keys, so that a fault in one part hides none in the next."""

    def __init__(self, layout: Layout, rows: list[str], faults: Faults) -> None:
        self.layout, self.rows, self.faults = layout, rows, faults
        self.tops = [*layout.top_lines(), len(rows) + 1]
        self.offsets = [0]
        for row in rows:
            self.offsets.append(self.offsets[-1] + len(row) + 1)

    def report(self) -> None:
        """Report the faults of every part."""
        index, failures = 0, 0
        while index < len(self.tops) - 1 and failures < _MOST_FAILURES:
            after = self.tainted_from(index)
            if after == index:
                index += 1
                continue
            part = self.build(index, after)
            if not part.stopped:
                self.faults.take(part.faults, 0, len(self.rows) + 1)
                index = after
                continue
            failures += 1
            index = self.report_failure(index, part)

    def tainted_from(self, index: int) -> int:
        """Return the first part, from `index` on, that has a tainted line, or how many parts there are."""
        tainted = self.layout.tainted
        at = bisect_left(tainted, self.tops[index])
        return bisect_right(self.tops, tainted[at]) - 1 if at < len(tainted) else len(self.tops) - 1

    def build(self, index: int, after: int) -> Part:
        """Return what the parts from `index` up to before `after` say."""
        first, last = self.tops[index], self.tops[after]
        text = self.layout.text[self.offsets[first - 1] : self.offsets[last - 1]]
        return build(text, self.rows, first, self.faults.file)

    def report_failure(self, index: int, part: Part) -> int:
        """Report what stopped a stretch that began with part `index`, and return the part to go on with."""
        from baocao.source import syntax  # noqa: PLC0415 - only a faulty file pays for it

        begin = self.tops[index]
        seen = max(bisect_right(self.tops, max(part.top_key, begin)) - 1, index)
        stopped = min(max(bisect_right(self.tops, part.stopped) - 1, seen), len(self.tops) - 2)
        culprit, alone = stopped, part
        for candidate in range(seen, stopped + 1):
            tried = self.build(candidate, candidate + 1)
            if tried.stopped:
                culprit, alone = candidate, tried
                break
        self.faults.take(part.faults, begin, self.tops[culprit])
        self.faults.take(alone.faults, self.tops[culprit], len(self.rows) + 2)
        code, line = "BC138" if alone.expression else "", alone.stopped
        if alone.complaint:
            cause = syntax.report(alone.complaint, self.faults)
            code, line = cause.code, cause.line
        mended = syntax.without_fault(code, self.rows, line)
        if mended is None or mended == self.rows[line - 1]:
            return culprit + 1
        self.rows[line - 1] = mended
        start = self.offsets[line - 1]
        self.layout.text = self.layout.text[:start] + mended + self.layout.text[start + len(mended) :]
        return culprit
