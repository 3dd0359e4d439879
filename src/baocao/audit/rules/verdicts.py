"""Verdicts against the fractions beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.meaning import verdicts
from baocao.audit.meaning.frames import Role
from baocao.audit.reading.tokens import Figure, Token, Type


def verdict_on_ratio(document: Document) -> Iterator[Finding]:
    """Nhận định đạt, vượt, không đạt phải khớp với số thực hiện và chỉ tiêu đứng cạnh nó.

    Vì sao: nhận định thường được gõ trước khi số cuối năm về. Với chỉ tiêu càng thấp càng tốt (hộ nghèo, thất
    nghiệp, “dưới”, “<”) thì so theo chiều ngược lại; không rõ chiều thì không xét.

    Ví dụ sai:

        - Tỷ lệ hộ nghèo: 2,9%/<2,5% (đạt).

    Cách sửa: sửa nhận định, hoặc kiểm tra lại số thực hiện và chỉ tiêu.
    """
    for part, start, end in document.sentences():
        tokens = part.tokens
        for at in range(start, end):
            token = tokens[at]
            if token.type is not Type.RATIO or token.figure is None or token.of is None:
                continue
            verdict, where = _beside(tokens, at + 1, len(tokens))
            first = max((here + 1 for here in range(start, at) if tokens[here].text == ";"), default=start)
            several = any(each.type is Type.RATIO for each in tokens[first:at])  # “8,4/8,4 km, 19,7/22,1 km (đạt)”
            counted = token.of.unit in verdicts.JUDGED and "đạt" in {each.text for each in tokens[at:where]}
            if (
                not verdict
                or several
                or counted
                or _judges_shares(tokens, start, end)
                or _has_wanted_share(document, part, start)
            ):
                continue
            name = " ".join(each.text for each in tokens[max(start, at - 14) : at])
            less = verdicts.less_is_better(name, token.of)
            right = verdicts.contradicted(verdict, token.figure, token.of, less=less) if less is not None else ""
            if right:
                yield _wrong(part, token.figure, token.of, tokens[where], right)


def _judges_shares(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether another verdict in brackets is on a figure whose target is not said: `tăng 9,2% (vượt)`."""
    for at in range(start + 1, end):
        if tokens[at - 1].text == "(" and verdicts.at(tokens, at)[0]:
            items = (here for here in range(at - 2, start - 1, -1) if tokens[here].figure is not None)
            last = tokens[next(items, start)]
            if last.type is Type.FIGURE and not any(
                each.type is Type.RATIO for each in tokens[max(start, at - 8) : at]
            ):
                return True
    return False


def _has_wanted_share(document: Document, part: Part, start: int) -> bool:
    """Return whether the sentence or that before it wants a per cent, which the verdict is of then."""
    number = next(at for at, (begin, _) in enumerate(part.sentences) if begin == start)
    near = (each for sentence in (number - 1, number) for each in document.said(part, sentence))
    return any(each.role is Role.PLAN and each.figure.unit == "%" for each in near)


def _wrong(part: Part, actual: Figure, target: Figure, word: Token, right: str) -> Finding:
    said = part.passage.text[word.start : word.end]
    return Finding(
        Mark(part, word.start, word.end),
        f"nhận định “{said}…”, nhưng thực hiện {actual.shown} so với chỉ tiêu {target.shown} là {right}",
        ((mark(part, actual), f"thực hiện: “{actual.shown}”"), (mark(part, target), f"chỉ tiêu: “{target.shown}”")),
    )


def _beside(tokens: Sequence[Token], start: int, end: int) -> tuple[str, int]:
    """Return the verdict behind a fraction, in brackets or after a dash or a comma, with no other figure before it."""
    for at in range(start, min(end, start + 14)):
        if tokens[at].text == ";" or (tokens[at].figure is not None and tokens[at].figure.unit != "%"):  # type: ignore[union-attr]  # asked just before
            break
        if tokens[at - 1].text in ("(", "-", "–", "—", ":", ",", "=", "."):
            verdict, _ = verdicts.at(tokens, at)
            if verdict:
                return verdict, at
    return "", 0
