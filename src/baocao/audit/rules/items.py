"""The items of a list against the total of its lead, or of the item that says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from baocao.audit import said
from baocao.audit.binding import ledger, wholes
from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.meaning import lists
from baocao.audit.meaning.classes import overlap
from baocao.audit.meaning.frames import Said
from baocao.audit.reading import phrases
from baocao.audit.reading.interval import total
from baocao.audit.reading.tokens import Figure, Token, Type

_ASIDE = re.compile(r"\b(?:tăng|giảm|cùng kỳ|năm trước|bình quân|trung bình|mỗi|lũy kế|luỹ kế)\b")
_CLOSE = 10
"""A slip is at most a tenth of the whole."""


def sum_of_items(document: Document) -> Iterator[Finding]:
    """Các mục liệt kê bên dưới phải cộng lại bằng tổng ghi ở câu dẫn.

    Vì sao: câu dẫn nói “gồm”, “bao gồm”, “chia ra” hay “cụ thể” rồi xuống dòng kê từng mục là đã hứa kê đủ. Sau
    “trong đó:” các mục chỉ bị cộng khi mục cuối là “còn lại”. Câu dẫn không hứa, hay tổng nằm ở một mục, thì chỉ nêu
    khi chỗ lệch nhỏ như lệch vì gõ nhầm.

    Ví dụ sai:

        Toàn huyện có 25 trường, gồm:
        - Mầm non: 10 trường;
        - Tiểu học: 12 trường.

    Cách sửa: sửa tổng, hoặc bổ sung mục còn thiếu.
    """
    yield from _promised(document)
    for at in range(len(document.running) - 1):
        if document.running[at + 1].marker:
            yield from _of_items(document, at)


def _promised(document: Document) -> Iterator[Finding]:
    """Yield the totals of leads that promise everything, where the items below do not make them up."""
    for at, part in enumerate(document.running):
        if not part.passage.text.rstrip().endswith(":") or not part.sentences:
            continue
        start, end = part.sentences[-1]
        cue = next((here for here in range(end - 1, start, -1) if _leads(part.tokens, here)), 0)
        whole = wholes.before(part.tokens, start, cue, 2 * wholes.REACH) if cue else None
        if whole is None:
            continue
        items = document.below(at)
        found = [(item, piece) for item in items if (piece := _leading(item, whole))]
        if len(items) < 2 or len(found) < len(items):
            continue
        partial = phrases.said(part.tokens, cue, ("trong", "đó"))
        if partial and "còn lại" not in items[-1].passage.text[:20].lower():
            continue
        added = total([piece.value for _, piece in found])
        if not added.meets(whole.value):
            yield Finding(
                mark(part, whole),
                f"ghi “{whole.shown}”, nhưng {len(found)} mục bên dưới cộng lại là {said.amount(added, whole.factor)}: "
                + " + ".join(piece.shown for _, piece in found),
                tuple((Mark(item, piece.start, piece.end), f"một phần: “{piece.shown}”") for item, piece in found),
                sure=not phrases.said(part.tokens, cue, ("cụ", "thể")),
            )


def _leads(tokens: Sequence[Token], at: int) -> bool:
    return any(phrases.said(tokens, at, cue) for cue in (*wholes.COMPLETE, ("cụ", "thể"), ("trong", "đó")))


def _leading(item: Part, whole: Figure) -> Figure | None:
    """Return the figure that an item begins with, if it can be a part of the whole."""
    if not item.sentences:
        return None
    start, end = item.sentences[0]
    for token in item.tokens[start:end]:
        if token.text in (";", "(", "tăng", "giảm", "đạt", "so", "vượt", "bằng", "chiếm") or token.type in (
            Type.RATIO,
            Type.YEAR,
        ):
            return None
        if token.figure is not None:
            return lists.scaled(token.figure, whole) if lists.compatible(whole, token.figure) else None
    return None


def _of_items(document: Document, at: int) -> Iterator[Finding]:
    """Yield the one figure of a lead, or of the item that says the total, against the items of the list below."""
    lead = document.running[at]
    items = document.below(at)
    firsts = [found[0] for item in items if len(found := _outer(document, item)) == 1]
    if len(items) < 2 or len(firsts) < len(items) or any(entry.depth or entry.denominator for entry in firsts):
        return
    own = [entry for entry in _outer(document, lead) if lists.compatible(entry.figure, firsts[0].figure)]
    summed = [entry for entry in firsts if re.search(r"\btổng\b", entry.before)]
    whole = own[0] if len(own) == 1 else summed[0] if len(summed) == 1 else None
    parts = [entry for entry in firsts if entry is not whole]
    if whole is None or len(parts) < 2 or any(_ASIDE.search(entry.before) for entry in parts):
        return
    pieces = [lists.Piece.of(each)._replace(figure=lists.scaled(each.figure, whole.figure)) for each in parts]
    alike = all(lists.compatible(whole.figure, piece.figure) for piece in pieces)
    added = total([piece.figure.value for piece in pieces])
    apart = abs(added.middle - whole.figure.value.middle) * _CLOSE
    if not alike or overlap(whole.figure.unit, pieces) or apart > whole.figure.value.middle:
        return
    if not added.meets(whole.figure.value):
        yield Finding(
            whole.mark,
            f"ghi “{whole.figure.shown}”, nhưng {len(parts)} mục cộng lại là "
            f"{said.amount(added, whole.figure.factor)}: " + " + ".join(entry.figure.shown for entry in parts),
            tuple((entry.mark, f"một phần: “{entry.figure.shown}”") for entry in parts),
            sure=False,
        )


def _outer(document: Document, part: Part) -> list[Said]:
    """Return the figures of a paragraph that stand in no bracket."""
    return [entry for entry in ledger.entries(document, part) if not entry.depth]
