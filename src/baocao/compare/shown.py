"""Differences as a person reads them: text for a terminal, Markdown for a merge request, JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from baocao.compare.words import Piece, compared
from baocao.compare.years import Comparison, Difference, Follow

_AROUND = 40
"""Characters of unchanged prose that are shown at each side of a change."""
_RED, _GREEN = "31", "32"


class Titled(NamedTuple):
    """A comparison with what it compares: `data/2021.yaml so với HEAD`."""

    title: str
    comparison: Comparison


def as_text(found: Sequence[Titled], *, color: bool = False) -> str:
    """Return the comparisons for a terminal; empty where nothing differs."""
    return "\n".join(_section(each, color) for each in found if each.comparison.differences)


def _section(each: Titled, color: bool) -> str:
    lines = [f"{each.title}: {len(each.comparison.differences)} khác biệt", ""]
    for difference in each.comparison.differences:
        where = str(difference.place)
        lines.append(where if where.endswith(f", {difference.name}") else f"{where}: {difference.name}")
        lines += [f"    {line}" for line in _lines(difference, color)]
    if each.comparison.follows:
        lines += ["", "Kéo theo trong cả báo cáo:"]
        lines += [f"    {follow.name} {follow.old} → {follow.new}" for follow in each.comparison.follows]
    return "\n".join(lines) + "\n"


def _lines(each: Difference, color: bool) -> Iterator[str]:
    if each.is_prose and each.old is not None and each.new is not None:
        yield from (line for line in marked(each.old, each.new, color=color).split("\n") if line.strip())
    elif each.old is not None and each.new is not None:
        yield f"{each.old} → {each.new}" + (f" ({each.change})" if each.change else "")
    elif each.new is not None:
        yield _paint(f"+ {each.new}", _GREEN, color)
    else:
        yield _paint(f"- {each.old}", _RED, color)
    if each.follows:
        yield "kéo theo: " + _said(each.follows)


def _said(follows: Iterable[Follow]) -> str:
    return "; ".join(f"{follow.name} {follow.old} → {follow.new}" for follow in follows)


def marked(old: str, new: str, *, color: bool = False) -> str:
    """Return what changed between two texts, `[-old-]{+new+}`, each change with the words around it."""
    shown = ""
    for mark, text in _trimmed(compared(old, new)):
        shown += {
            " ": text,
            "-": _paint(f"[-{text}-]", _RED, color),
            "+": _paint(f"{{+{text}+}}", _GREEN, color),
        }[mark]
    return shown


def _trimmed(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces with what is far from every change left out."""
    last = len(pieces) - 1
    for index, (mark, text) in enumerate(pieces):
        if mark != " ":
            yield Piece(mark, text)
            continue
        head = text[:_AROUND].rpartition(" ")[0] if index else ""
        tail = text[-_AROUND:].partition(" ")[2] if index < last else ""
        whole = len(text) <= 2 * _AROUND
        yield Piece(" ", text if whole else f"{head} … {tail}".lstrip() if not index else f"{head} … {tail}")


def _paint(text: str, code: str, color: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if color else text


def as_markdown(found: Sequence[Titled]) -> str:
    """Return the comparisons as the comment of a merge request; one sentence where nothing differs."""
    parts = [_markdown(each) for each in found if each.comparison.differences]
    return "\n".join(parts) if parts else "Số liệu và lời văn không thay đổi.\n"


def _markdown(each: Titled) -> str:
    short = [one for one in each.comparison.differences if not one.is_prose]
    long = [one for one in each.comparison.differences if one.is_prose]
    lines = [f"### {_escaped(each.title)}", ""]
    if short:
        lines += ["| Dòng | Nội dung | Trước | Sau | Thay đổi, kéo theo |", "|---|---|---|---|---|"]
        lines += [_row(one) for one in short] + [""]
    for one in long:
        lines += [f"**{_escaped(one.name)}** (dòng {one.place.line})", "", _quoted(one), ""]
    if each.comparison.follows:
        lines += ["Kéo theo trong cả báo cáo:", ""]
        lines += [
            f"- {_escaped(one.name)}: {_escaped(one.old)} → **{_escaped(one.new)}**" for one in each.comparison.follows
        ]
        lines.append("")
    return "\n".join(lines)


def _row(each: Difference) -> str:
    what = "; ".join(filter(None, (each.change, _said(each.follows))))
    cells = (str(each.place.line), each.name, each.old or "–", each.new or "–", what)
    return "| " + " | ".join(_escaped(cell).replace("\n", " ") for cell in cells) + " |"


def _quoted(each: Difference) -> str:
    tags = {" ": "{}", "-": "<del>{}</del>", "+": "<ins>{}</ins>"}
    pieces = _trimmed(compared(each.old or "", each.new or ""))
    text = "".join(tags[mark].format(_escaped(text)) for mark, text in pieces)
    return "> " + " ".join(text.split())


def _escaped(text: str) -> str:
    """Return text that Markdown and HTML leave as it is."""
    for mark in "\\`*_[]|#~":
        text = text.replace(mark, f"\\{mark}")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("@", "@\u2060")


def as_json(found: Sequence[Titled]) -> str:
    """Return the comparisons as JSON: a list of `title`, `differences`, `follows`."""
    return json.dumps([_plain(each) for each in found], ensure_ascii=False, indent=2) + "\n"


def _plain(each: Titled) -> dict[str, Any]:
    return {
        "title": each.title,
        "differences": [
            {
                "path": list(one.path),
                "name": one.name,
                "old": one.old,
                "new": one.new,
                "file": one.place.file,
                "line": one.place.line,
                "column": one.place.column,
                "change": one.change or None,
                "follows": [follow._asdict() for follow in one.follows],
            }
            for one in each.comparison.differences
        ],
        "follows": [follow._asdict() for follow in each.comparison.follows],
    }
