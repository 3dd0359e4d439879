"""Verdicts against the figures beside them, and counts of verdicts against the lists below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit import phrases, verdicts
from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.frames import Role
from baocao.audit.tokens import Figure, Token, Type

_COUNTABLE = frozenset(
    {"chỉ tiêu", "tiêu chí", "nhiệm vụ", "nội dung", "mục tiêu", "xã", "phường", "đơn vị", "chi bộ", "cơ sở", "tập thể",
     "phòng", "nhóm", "thôn", "trường", "huyện", "dự án", "công trình", "đề án", "hồ sơ", ""}
)  # fmt: skip


_OF_COUNTS = (
    (("không", "đạt"), "không"), (("chưa", "đạt"), "không"), (("không", "hoàn"), "không"), (("chưa", "hoàn"), "không"),
    (("đạt",), "đạt"), (("vượt",), "đạt"), (("hoàn", "thành"), "đạt"),
)  # fmt: skip


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
            if not verdict or _has_wanted_share(document, part, start):
                continue
            name = " ".join(each.text for each in tokens[max(start, at - 14) : at])
            less = verdicts.less_is_better(name, token.of)
            right = verdicts.contradicted(verdict, token.figure, token.of, less=less) if less is not None else ""
            if right:
                yield _wrong(part, token.figure, token.of, tokens[where], right)


def _has_wanted_share(document: Document, part: Part, start: int) -> bool:
    """Return whether the sentence wants a per cent, which the verdict is of then, and not the fraction's whole."""
    number = next(at for at, (begin, _) in enumerate(part.sentences) if begin == start)
    return any(each.role is Role.PLAN and each.figure.unit == "%" for each in document.said(part, number))


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


class Claim(NamedTuple):
    """What a sentence says of how many were met."""

    part: Part
    total: Figure | None
    met: Figure | None
    missed: Figure | None
    of: Figure | None
    """What the met are put over: `8/10`."""


def claim(part: Part, start: int, end: int) -> Claim | None:
    """Return how many a sentence says are met and missed, of how many; None where it says nothing of the kind."""
    tokens = part.tokens
    total = met = missed = of = None
    for at in range(start, end):
        token = tokens[at]
        figure = token.figure
        if figure is None or figure.unit not in _COUNTABLE or figure.bound or token.depth:
            continue
        verdict = _said_of(tokens, at, start, end)
        if token.type is Type.RATIO and token.of and verdict != "không":
            of = of or token.of
            total = total or token.of
        if verdict in ("đạt", "vượt") and met is None:
            met = figure
        elif verdict == "không" and missed is None:
            missed = figure
        elif verdict in ("đạt", "vượt", "không"):
            return None
        elif not verdict and total is None and (not (met or missed) or _is_called_total(tokens, at, start)):
            total = figure
    return Claim(part, total, met, missed, of) if met or missed else None


def _is_called_total(tokens: Sequence[Token], at: int, start: int) -> bool:
    return phrases.words_before(tokens, at, start, 3)[-2:] == ["tổng", "số"]


def _said_of(tokens: Sequence[Token], at: int, start: int, end: int) -> str:
    """Return the verdict that a count is given, by the words behind it or before it."""
    for here in range(at + 1, min(end, at + 8)):
        token = tokens[here]
        if (token.figure is not None and token.depth == tokens[at].depth) or token.text in (",", ";", ":"):
            break
        for words, verdict in _OF_COUNTS:
            if phrases.said(tokens, here, words) and token.depth == tokens[at].depth:
                behind = tokens[here + len(words)].text if here + len(words) < end else ""
                return verdict if behind not in ("chuẩn", "loại", "giải", "tỷ", "xuất", "tốt", "yêu", "danh") else "?"
    before = phrases.words_before(tokens, at, start, 3)
    if before[-2:] in (["không", "đạt"], ["chưa", "đạt"]) or before[-3:-1] in (["không", "đạt"], ["chưa", "đạt"]):
        return "không"
    return "đạt" if before[-1:] in (["đạt"], ["vượt"], ["thành"]) else ""


def claims(document: Document) -> Iterator[tuple[int, Claim]]:
    """Yield what the paragraphs say of how many were met, each with its place in the running text."""
    for at, part in enumerate(document.running):
        for start, end in part.sentences:
            found = claim(part, start, end)
            if found:
                yield at, found


def counts_of_verdicts(document: Document) -> Iterator[Finding]:
    """Số đạt cộng số không đạt phải bằng tổng.

    Vì sao: ai đọc cũng cộng hai số này đầu tiên.

    Ví dụ sai:

        Đề ra 15 chỉ tiêu, có 12 chỉ tiêu đạt, 4 chỉ tiêu không đạt.

    Cách sửa: đếm lại theo danh sách chỉ tiêu.
    """
    yield from _against_sentence_before(document)
    for _, found in claims(document):
        if found.total and found.of and not found.total.value.meets(found.of.value):
            yield Finding(
                mark(found.part, found.of),
                f"mẫu số ghi {found.of.shown}, nhưng tổng nói trước đó là {found.total.shown}",
                ((mark(found.part, found.total), "tổng nói trước đó"),),
            )
        elif found.total and found.met and found.missed:
            added = found.met.value + found.missed.value
            if not added.meets(found.total.value) and not (added.below(found.total.value) and _is_of_some(found)):
                yield Finding(
                    mark(found.part, found.total),
                    f"ghi tổng là {found.total.shown}, nhưng {found.met.shown} đạt + {found.missed.shown} không đạt = "
                    f"{added.low}",
                    ((mark(found.part, found.met), "số đạt"), (mark(found.part, found.missed), "số không đạt")),
                )


def _against_sentence_before(document: Document) -> Iterator[Finding]:
    """Yield the met and the missed of a sentence that are not as many as the sentence before it gives."""
    for part in document.running:
        for number, (start, end) in enumerate(part.sentences[1:]):
            found = claim(part, start, end)
            if found is None or found.total or not (found.met and found.missed and found.met.unit):
                continue
            total = _given_before(part, *part.sentences[number], found.met.unit)
            added = found.met.value + found.missed.value
            first = min(found.met.start, found.missed.start)
            lead = {token.text for token in part.tokens[start:end] if token.end <= first and token.type is Type.WORD}
            if total is None or added.meets(total.value) or (added.below(total.value) and not lead <= _NEUTRAL):
                continue
            yield Finding(
                mark(part, total),
                f"câu trước ghi {total.shown}, nhưng {found.met.shown} đạt + {found.missed.shown} không đạt là "
                f"{added.low}",
                ((mark(part, found.met), "số đạt"), (mark(part, found.missed), "số không đạt")),
                sure=total.value.below(added),
            )


_NEUTRAL = frozenset(
    ["kết", "thúc", "quả", "năm", "đến", "nay", "cuối", "kỳ", "có", "đã", "hết", "qua", "đánh", "giá", "thực", "hiện"]
)
_GIVING = frozenset({"giao", "ra", "theo", "dựng", "ký", "nhận", "có", "gồm", "thực", "quyết", "đặt"})


def _given_before(part: Part, start: int, end: int, unit: str) -> Figure | None:
    """Return the one figure of a unit that a sentence gives as a task; None where it tells of another time or more."""
    tokens = part.tokens[start:end]
    figures = [token.figure for token in tokens if token.figure is not None and token.figure.unit == unit]
    texts = {token.text for token in tokens}
    if len(figures) != 1 or "trước" in texts or not _GIVING & texts or any(token.of for token in tokens):
        return None
    return figures[0] if not figures[0].bound and claim(part, start, end) is None else None


_SOME = frozenset({"về", "lĩnh", "nhóm", "khối", "riêng"})


def _is_of_some(found: Claim) -> bool:
    """Return whether what is counted are some of the total only: `Trong 12 chỉ tiêu, về kinh tế có 5 chỉ tiêu đạt`."""
    if found.total is None or found.met is None or found.missed is None:
        return False
    first, last = found.total.end, max(found.met.start, found.missed.start)
    return any(token.text in _SOME for token in found.part.tokens if first <= token.start < last)


def counts_against_items(document: Document) -> Iterator[Finding]:
    """Số đạt, không đạt ghi ở câu dẫn phải khớp với các mục có ghi nhận định bên dưới.

    Vì sao: câu tổng hợp và danh sách thường do hai người viết. Mục không ghi nhận định có thể tính là đạt hay
    không đạt; chỉ nêu khi cách tính nào cũng không khớp.

    Ví dụ sai:

        Có 2 chỉ tiêu đạt:
        - Giảm nghèo (đạt);
        - Việc làm (không đạt);
        - Dạy nghề (không đạt).

    Cách sửa: đếm lại các mục, sửa số ở câu dẫn.
    """
    for at, found in claims(document):
        items = document.below(at)
        marks = [verdicts.ending(item.tokens)[0] for item in items]
        if len(items) < 2 or sum(map(bool, marks)) * 2 < len(items):
            continue
        met = sum(each in ("đạt", "vượt") for each in marks)
        missed = marks.count("không")
        open_ones = len(items) - met - missed
        for figure, counted, word in ((found.met, met, "đạt"), (found.missed, missed, "không đạt")):
            if figure is not None and not counted <= figure.value.low <= counted + open_ones:
                yield Finding(
                    mark(found.part, figure),
                    f"ghi {figure.shown} {word}, nhưng danh sách bên dưới có {counted}/{len(items)} mục {word}"
                    + (f" và {open_ones} mục không ghi" if open_ones else ""),
                    tuple(_shown(item, each) for item, each in zip(items, marks, strict=True) if _is(each, word)),
                )
                break


def _is(verdict: str, word: str) -> bool:
    return (verdict == "không") == (word == "không đạt") and bool(verdict)


def _shown(item: Part, verdict: str) -> tuple[Mark, str]:
    word = item.tokens[verdicts.ending(item.tokens)[1]]
    return Mark(item, word.start, word.end), f"mục này ghi “{'không đạt' if verdict == 'không' else verdict}”"


def counts_against_groups(document: Document) -> Iterator[Finding]:
    """Số đạt của toàn bộ phải bằng tổng số đạt của các nhóm kê tiếp theo.

    Vì sao: nhóm thứ nhất đạt 3/5, nhóm thứ hai đạt 4/5 thì toàn bộ là 7/10. Chỉ xét khi tổng số của các nhóm cộng
    lại đúng bằng tổng số của câu đầu.

    Ví dụ sai:

        Có 8/10 chỉ tiêu đạt.
        a) Kinh tế: 5 chỉ tiêu, 3 chỉ tiêu đạt.
        b) Xã hội: 5 chỉ tiêu, 4 chỉ tiêu đạt.

    Cách sửa: cộng lại từ các nhóm.
    """
    found = list(claims(document))
    for at, (place, whole) in enumerate(found):
        groups = _groups(whole, [each for each in found[at + 1 : at + 9] if each[0] - place < 60])
        if len(groups) < 2:
            continue
        for name, word in (("met", "đạt"), ("missed", "không đạt")):
            stated = getattr(whole, name)
            values = [_worth(group, name) for group in groups]
            if stated is None or any(value is None for value in values):
                continue
            added = sum(value for value in values if value is not None)
            if not stated.value.low <= added <= stated.value.high:
                yield Finding(
                    mark(whole.part, stated),
                    f"ghi {stated.shown} {word}, nhưng các nhóm bên dưới cộng lại là {added}: "
                    + " + ".join(str(value) for value in values),
                    tuple((mark(group.part, figure), "số của nhóm này") for group in groups if (figure := group.total)),
                )
                break


def _groups(whole: Claim, following: Sequence[tuple[int, Claim]]) -> list[Claim]:
    """Return the claims that follow whose totals make up the whole's, none where they do not."""
    groups: list[Claim] = []
    added = 0
    for _, each in following:
        if whole.total is None or each.total is None:
            break
        groups.append(each)
        added += int(each.total.value.low)
        if added >= whole.total.value.low:
            break
    return groups if whole.total is not None and added == whole.total.value.low else []


def _worth(group: Claim, name: str) -> int | None:
    """Return how many a group met or missed, from what it says of either."""
    figure, other = (group.met, group.missed) if name == "met" else (group.missed, group.met)
    if figure is not None:
        return int(figure.value.low)
    return int(group.total.value.low - other.value.low) if group.total and other else None
