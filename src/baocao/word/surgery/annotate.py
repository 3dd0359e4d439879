"""Writes remarks into a Word file as comments, at the places that they are about."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from typing import TYPE_CHECKING

from baocao.word.surgery.archive import rewritten
from baocao.word.surgery.located import Located, Package
from baocao.word.surgery.plan import prefix
from baocao.word.surgery.registry import relate
from baocao.word.surgery.runs import pieces
from baocao.word.tree import W, first_child
from baocao.word.units import whole
from baocao.word.xml import escape, root

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from baocao.word.surgery.operations import Comment
    from baocao.word.tree import Element

AUTHOR = "baocao"
_P_PR, _ID = W + "pPr", W + "id"
_STORIES = ("body", "cell")
"""Where Word allows comments."""


def annotate(data: bytes, comments: Sequence[Comment]) -> bytes:
    """Return a copy of a Word file with these comments beside those that it has; all that it says stays as it is.

    A remark on a text box hangs on the paragraph that it is anchored in, one on a header or a note on the
    nearest of the body, since Word takes comments nowhere else; one on no paragraph hangs on the first.

    Raises:
        NotWordError: the bytes are no Word document.
    """
    package = Package(data)
    texts: list[str] = []
    number = _free(package)
    hosts = _hosts(package)
    anchors = dict(_anchors(package))
    for comment in comments if hosts else ():
        host = anchors.get(comment.number) or _nearest(hosts, comment.number)
        own = host if host.number == comment.number else None
        _hang(package, host, _range(own, comment), number)
        texts.append(_comment(comment.text, number))
        number += 1
    if not texts:
        return data
    _write(package, texts)
    return rewritten(data, package.changed())


def _hosts(package: Package) -> list[Located]:
    """Return the paragraphs that can bear a remark; those that print nothing only where no other does."""
    able = [each for each in package.paragraphs if each.container.kind in _STORIES and _in_body(package, each)]
    return [each for each in able if each.number] or able[:1]


def _anchors(package: Package) -> Iterator[tuple[int, Located]]:
    """Yield the number of each paragraph in a text box of the body with the paragraph that the box is anchored in."""
    owners = {element: each for each in package.paragraphs for element in each.elements}
    for each in package.paragraphs:
        if each.container.kind == "box" and each.number and each.source is package.main:
            outer = list(each.elements[0].iterancestors(W + "p"))
            if outer and outer[-1] in owners:
                yield each.number, owners[outer[-1]]


def _nearest(hosts: list[Located], number: int) -> Located:
    """Return the paragraph of this number, or the one before it, or the first."""
    return hosts[max(bisect_right(hosts, number, key=lambda each: each.number) - 1, 0)]


def _in_body(package: Package, located: Located) -> bool:
    """Return whether a paragraph stands in the body and in no text box of it."""
    container = located.container
    while container.outer is not None:
        if container.kind == "box":
            return False
        container = container.outer
    return container.kind == "body" and located.source is package.main


def _range(located: Located | None, comment: Comment) -> tuple[Element, Element] | None:
    """Return the first and the last run that a remark is about; None for a whole paragraph."""
    found = pieces(located) if located is not None and comment.end is not None else None
    at, touched = 0, []
    for piece in found or ():
        if at < (comment.end or 0) and comment.start < at + len(piece.text):
            touched.append(piece.run)
        at += len(piece.text)
    return (touched[0], touched[-1]) if touched else None


def _hang(package: Package, host: Located, runs: tuple[Element, Element] | None, number: int) -> None:
    """Put the beginning, the end and the sign of a comment into a paragraph."""
    source, (first, last) = package.main, (host.elements[0], host.elements[-1])
    stands, declared = prefix(first)
    start = f'<{stands}commentRangeStart{declared} {stands}id="{number}"/>'
    end = f'<{stands}commentRangeEnd{declared} {stands}id="{number}"/>'
    end += f'<{stands}r{declared}><{stands}commentReference {stands}id="{number}"/></{stands}r>'
    if runs is not None and all(run.getparent() in host.elements for run in runs):
        source.insert(source.span(runs[0]).start, start)
        source.insert(source.span(runs[1]).end, end)
        return
    own = first_child(first, _P_PR)
    if own is not None:
        source.insert(source.span(own).end, start)
    else:
        source.prepend(first, start)
    source.append(last, end)


def _comment(text: str, number: int) -> str:
    """Return a comment; each line of its text is a paragraph."""
    lines = [f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in text.split("\n")]
    paragraphs = "".join(lines)
    return f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="bc">{paragraphs}</w:comment>'


def _part(package: Package) -> str | None:
    """Return the part with the comments of a file."""
    known = dict(package.parts.related(package.parts.main).values()).get("comments")
    return known if known is not None and known in package.parts else None


def _free(package: Package) -> int:
    """Return the first number that no comment of a file has, nor any mark of one."""
    names = ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")
    part = _part(package)
    roots = [package.main.root, *([package.parts.tree(part)] if part else [])]
    used = (whole(each.get(_ID, "0")) for root in roots for name in names for each in root.iter(W + name))
    return max(used, default=-1) + 1


def _write(package: Package, texts: list[str]) -> None:
    """Add comments to the part that holds them, or a part that holds them."""
    part = _part(package)
    if part is None:
        part = package.free_name(posixpath.join(posixpath.dirname(package.parts.main), "comments{}.xml"))
        package.add(part, f"{root('w:comments', 'w')}{''.join(texts)}</w:comments>")
        relate(package, part, "comments")
        return
    source = package.source(part)
    stands, declared = prefix(source.root)
    own = "" if stands == "w:" and not declared else f' xmlns:w="{W[1:-1]}"'
    for text in texts:
        source.append(source.root, text.replace("<w:comment ", f"<w:comment{own} "))
