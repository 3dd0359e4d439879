"""Shares of a whole: each against its count, and all of them against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from baocao.audit import said
from baocao.audit.binding import ledger
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.meaning import lists
from baocao.audit.meaning.classes import graded, split_in_two
from baocao.audit.meaning.frames import Role, Said
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.interval import Interval, exactly
from baocao.audit.reading.tokens import Figure, Token, Type
from baocao.audit.rules.ratios import can_be_of, judged


def share_of_whole(document: Document) -> Iterator[Finding]:
    """Tỷ lệ của một phần phải khớp với số của phần đó và tổng đã nói trước nó.

    Vì sao: tổng là số mà câu nêu rõ: “tổng số”, “trong số”, “toàn …”, số trước “trong đó”, mẫu của phân số trước
    đó. Tỷ lệ có gốc khác (“chiếm 2% dân số”) không bị xét.

    Ví dụ sai:

        Trong tổng số 120 hồ sơ có 90 hồ sơ đúng hạn, chiếm 85%.

    Cách sửa: tính lại tỷ lệ bằng phần chia tổng.
    """
    for part, start, end in document.sentences():
        tokens = part.tokens
        for at, figure in phrases.single(tokens, start, end):
            counted = phrases.counts(figure) and not phrases.is_amount(tokens, at, start)
            counted = counted and not _is_quoted(part, figure)
            share = _share(tokens, at, end) if counted and not _is_put_below(tokens, at, start) else None
            if share is None or _is_plan_in_brackets(document, part, at):
                continue
            percent, behind = share
            if behind is None and _is_rate_of_its_own(part, start, at, percent):
                continue
            wholes = [behind] if behind else _wholes(part, start, at, figure)
            examined = not wholes
            wholes = wholes or _examined(part, start, at, figure) or _said_before(part, start, at, figure)
            wholes = [whole for whole in wholes if can_be_of(percent, figure, whole)]
            wrong = [list(judged(part, figure, whole, percent)) for whole in wholes]
            if wrong and all(wrong) and not (behind is None and _is_of_another(part, start, at, figure, percent)):
                finding = wrong[-1][0]
                related = (
                    (mark(part, figure), f"phần: “{figure.shown}”"),
                    (mark(part, wholes[-1]), f"tổng: “{wholes[-1].shown}”"),
                )
                yield finding._replace(related=related, sure=finding.sure and len(wholes) == 1 and not examined)


def _is_put_below(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Return whether a figure is what another is put over, and no part itself: `trên tổng kế hoạch vốn 268 tỷ đồng`."""
    before = phrases.words_before(tokens, at, start, 6)
    return phrases.has(before, (("trên", "tổng"), ("trong", "tổng")))


def _is_plan_in_brackets(document: Document, part: Part, at: int) -> bool:
    """Return whether a figure is a plan that a bracket tells: `so với chỉ tiêu giao (70.544 người) đạt 84%`."""
    return any(each.at == at and each.role is Role.PLAN and each.depth for each in document.frames(part))


def _is_quoted(part: Part, figure: Figure) -> bool:
    """Return whether a figure is of a name in quotes: `tiêu chí "5 không, 3 sạch"`."""
    before = part.passage.text[: figure.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


_RATED = (("giải", "ngân"), ("thực", "hiện"), ("hoàn", "thành"), ("quyết", "toán"))


def _is_rate_of_its_own(part: Part, start: int, at: int, percent: Figure) -> bool:
    """Return whether a per cent is how much of its own plan was done: `nguồn cấp tỉnh giải ngân 10 tỷ, bằng 90%`."""
    figure = part.tokens[at].figure
    between = part.passage.text[figure.end : percent.start].lower() if figure is not None else ""
    done = phrases.has(phrases.words_before(part.tokens, at, start, 8), _RATED)
    return done and re.search(r"\b(?:bằng|đạt)\b", between) is not None


def _share(tokens: Sequence[Token], at: int, end: int) -> tuple[Figure, Figure | None] | None:
    """Return the per cent stated of a count, and the whole that it names behind it."""
    linked = ""
    for here in range(at + 1, min(end, at + 14)):
        token = tokens[here]
        if token.figure is not None and token.figure.unit in lexicon.TIMES:
            continue  # “416 người dưới 30 tuổi (chiếm 65%)”
        if token.figure is not None:
            if token.type is not Type.FIGURE or token.figure.unit != "%" or not linked:
                return None
            if not phrases.introduces(tokens, here, at + 1) or _is_of_what_follows(tokens, at, here, end):
                return None
            return _based(tokens, (at, here, end), token.figure, linked)
        if token.text in (";", "tăng", "giảm", "còn", "so", "trong", "với", "vượt") or (token.text == "có" and linked):
            return None
        if token.text in ("(", "chiếm", "bằng", "đạt", "lệ", "ứng", "đương", "tức") or (token.text == "," and linked):
            linked = linked if linked == "chiếm" else token.text
    return None


def _is_of_what_follows(tokens: Sequence[Token], at: int, here: int, end: int) -> bool:
    """Return whether a per cent is of the figure in brackets behind it: `10 đơn vị chiếm 39,9% (18,7 tỷ)`."""
    figure = tokens[here + 2].figure if here + 2 < end and tokens[here + 1].text == "(" else None
    part = tokens[at].figure
    return part is not None and figure is not None and phrases.counts(figure) and not ledger.alike(part, figure)


def _based(
    tokens: Sequence[Token], where: tuple[int, int, int], percent: Figure, linked: str
) -> tuple[Figure, Figure | None] | None:
    """Return the per cent and the whole that is named behind it; None where its base is something else."""
    part, at, end = where
    behind = phrases.words_after(tokens, at, end, 6)
    if [token.text for token in tokens[at + 1 : at + 4]] in (["(", "tổng", "số"], ["(", "trên", "tổng"]):
        whole = next((each for _, each in phrases.single(tokens, at + 4, min(end, at + 8))), None)
        return (percent, whole) if whole is not None and phrases.counts(whole) else None
    if behind[:2] in (["tổng", "số"], ["trong", "tổng"], ["trên", "tổng"], ["của", "tổng"]):
        place = at + 1 + len(behind)
        whole = tokens[place].figure if place < end and tokens[place].type is Type.FIGURE else None
        whole = whole or _called(tokens, part, tuple(behind[2:]))
        return (percent, whole) if whole is not None and phrases.counts(whole) else None
    if linked == "tức" and behind[:2] in (["khối", "lượng"], ["số", "phải"], ["số", "cần"]):
        return percent, None
    if percent.point.meets(exactly(100)) and linked != "chiếm":
        return None  # “152 trẻ em được chăm sóc, đạt 100%”: all of these, and of nothing else
    bare = not behind or not behind[0][:1].isalpha() or behind[0] in ("và", "diện")
    return (percent, None) if bare and (linked != "đạt" or tokens[at + 1 : at + 2]) else None


def _called(tokens: Sequence[Token], stop: int, words: tuple[str, ...]) -> Figure | None:
    """Return the figure before a part that counts what is called so: of `96 doanh nghiệp đăng ký` all these words."""
    found = [
        token.figure
        for token in tokens[:stop]
        if token.type is Type.FIGURE and token.figure and len(words) >= 3 and token.figure.noun[: len(words)] == words
    ]
    return found[0] if len(found) == 1 else None


def _wholes(part: Part, start: int, at: int, figure: Figure) -> list[Figure]:
    """Return the figures before a part that are said to be the whole of it."""
    tokens, found = part.tokens, []
    for here in range(start, at):
        token = tokens[here]
        whole = token.of if token.type is Type.RATIO else token.figure
        if whole is None or not phrases.counts(whole) or not lists.compatible(whole, figure):
            continue
        if token.type is Type.RATIO:
            if ledger.alike(whole, figure):
                found.append(whole)
            continue
        before = phrases.words_before(tokens, here, start, 5)
        named = (
            bool({"tổng", "toàn"} & set(before))
            or phrases.has(before, _ALL)
            or phrases.has(before, (("trong", "số"),))
            or before[-1:] == ["trong"]
        )
        turned = any(phrases.turn(tokens, between) for between in range(here, at))
        kin = phrases.same_unit(whole, figure) or {whole.unit, figure.unit} <= lexicon.PERSONS
        same = kin or (bool(figure.unit) and whole.unit.startswith(figure.unit + " "))
        if (named or turned) and (same or turned) and not _is_part_itself(tokens, here, at):
            found.append(whole)
    return found


def _is_part_itself(tokens: Sequence[Token], here: int, at: int) -> bool:
    """Return whether a figure is told with its own share: `toàn trường có 842 em loại Tốt (92,8%), 58 em loại Khá`."""
    share = _share(tokens, here, at)
    return share is not None and share[1] is None and share[0].value.high < 100


def _said_before(part: Part, start: int, at: int, figure: Figure) -> list[Figure]:
    """Return the only figure of the sentence before that a part can be of, where the share is said to be of the same.

    `Gieo cấy 7.800 ha lúa. Lúa chất lượng cao là 3.276 ha, chiếm 42% diện tích gieo cấy`.
    """
    number = next(number for number, sentence in enumerate(part.sentences) if sentence[0] == start)
    tokens, end = part.tokens, part.sentences[number][1]
    if not number or any(phrases.counts(each) for _, each in phrases.single(tokens, start, at)):
        return []
    first, last = part.sentences[number - 1]
    found = [each for _, each in phrases.single(tokens, first, last) if each.unit == figure.unit and each.unit]
    percent = next((here for here, each in phrases.single(tokens, at + 1, end) if each.unit == "%"), at)
    base = {token.text for token in tokens[percent + 1 : min(end, percent + 6)] if token.type is Type.WORD}
    shared = base & {token.text for token in tokens[first:last]} - {"của", "số", "và", "các", "trong"}
    return found if len(found) == 1 and len(shared) >= 2 and figure.value.below(found[0].value) else []


_ALL = (("cả", "huyện"), ("cả", "tỉnh"), ("cả", "xã"), ("cả", "nước"), ("cả", "ngành"), ("cả", "trường"))
_EXAMINING = frozenset(
    ["kiểm", "thanh", "rà", "tiếp", "thẩm", "khảo", "xét", "khám", "sàng", "giám", "thụ", "lấy", "điều", "tra", "soát",
     "nhận", "định", "sát", "nghiệm", "lọc", "lý", "mẫu"]
)  # fmt: skip


def _examined(part: Part, start: int, at: int, figure: Figure) -> list[Figure]:
    """Return the only figure before a part that counts the same, where things were looked at to find the part."""
    tokens = part.tokens
    others = [
        (here, other)
        for here, other in phrases.single(tokens, start, at)
        if other.unit == figure.unit and other.unit and phrases.counts(other)
    ]
    timed = any(token.type in (Type.YEAR, Type.PERIOD, Type.DATE) or token.text == ";" for token in tokens[start:at])
    if len(others) != 1 or timed or any(token.type is Type.RATIO for token in tokens[start:at]):
        return []
    here, whole = others[0]
    looked = _EXAMINING & set(phrases.words_before(tokens, here, start, 3)[-2:])
    return [whole] if looked and figure.value.below(whole.value) else []


def _is_of_another(part: Part, start: int, at: int, figure: Figure, percent: Figure) -> bool:
    """Return whether a share is right of any figure before its part: of what was assigned, not of the whole project."""
    return any(
        phrases.counts(other)
        and ledger.alike(other, figure)
        and other.value.low > 0
        and not list(judged(part, figure, other, percent))
        for token in part.tokens[start:at]
        for other in (token.figure, token.of)
        if other is not None
    )


def shares_against_each_other(document: Document) -> Iterator[Finding]:
    """Các tỷ lệ đi kèm số của những phần loại trừ nhau phải cùng chỉ về một tổng.

    Vì sao: 8 là 80% thì tổng là 10; 3 là 20% thì tổng là 15: không thể cùng đúng. Chỉ xét các phần loại trừ nhau
    như đạt và không đạt, các mức xếp loại.

    Ví dụ sai:

        8 chỉ tiêu đạt (chiếm 80%), 3 chỉ tiêu không đạt (chiếm 20%).

    Cách sửa: lấy tổng thật rồi tính lại từng tỷ lệ.
    """
    for part, start, end in document.sentences():
        found = [
            (figure, share[0])
            for at, figure in phrases.single(part.tokens, start, end)
            if phrases.counts(figure)
            and not phrases.is_called_plan(part.tokens, at, start)
            and (share := _share(part.tokens, at, end))
            and share[1] is None
            and not _is_rate_of_its_own(part, start, at, share[0])
        ]
        found += [
            (token.figure, share[0])
            for at, token in enumerate(part.tokens[start:end], start)
            if token.type is Type.RATIO and token.figure and (share := _share(part.tokens, at, end))
        ]
        found.sort(key=lambda pair: pair[0].start)
        if len(found) >= 2 and _of_one_kind(part, start, end, [figure for figure, _ in found]):
            yield from _apart(part, found)
        yield from _outlier([(part, count, share) for count, share in found])
    for items in ledger.lists_of(document):
        shared = [(each.part, each.figure, stated) for each in items if (stated := _of_entry(each)) is not None]
        if len(shared) == len(items):
            yield from _outlier(shared)


def _of_entry(entry: Said) -> Figure | None:
    """Return the per cent that an entry of the ledger states of its figure."""
    share = _share(entry.part.tokens, entry.at, entry.part.sentences[entry.sentence][1])
    return share[0] if share and share[1] is None else None


def _outlier(found: Sequence[tuple[Part, Figure, Figure]]) -> Iterator[Finding]:
    """Yield the one share that is of another whole than all the others, of three or more."""
    wholes = [_implied(count, share) for _, count, share in found]
    if len(found) < 3 or len(found) > _MOST_SHARES:
        return
    meeting = [sum(a is not None and b is not None and a.meets(b) for b in wholes) - 1 for a in wholes]
    lonely = [at for at, number in enumerate(meeting) if number == 0]
    if len(lonely) != 1 or any(number < len(found) - 2 for at, number in enumerate(meeting) if at not in lonely):
        return
    part, count, share = found[lonely[0]]
    usual = next(whole for at, whole in enumerate(wholes) if at not in lonely)
    others = [(each, number) for each, number, _ in found if number is not count]
    nested = any(not list(judged(part, count, other, share)) for _, other in others)
    if usual is None or wholes[lonely[0]] is None or nested:
        return  # of another count in the list: “60 đạt (75%), trong đó 12 giỏi (20%)”
    due = count.value.over(usual)
    if due is not None:
        yield Finding(
            mark(part, share),
            f"“{count.shown}” là {share.shown}, nhưng theo các tỷ lệ bên cạnh thì tổng là {said.amount(usual)} "
            f"và tỷ lệ này là {said.amount(due.scaled(100))}%",
            ((mark(part, count), f"số của phần này: “{count.shown}”"),
             *((mark(each, number), f"phần bên cạnh: “{number.shown}”") for each, number in others)),
            sure=False,
        )  # fmt: skip


_MOST_SHARES = 30


def _of_one_kind(part: Part, start: int, end: int, figures: list[Figure]) -> bool:
    """Return whether the counts stand under marks that exclude each other."""
    words = [_marked(part.tokens, start, at, end) for at in range(start, end) if part.tokens[at].figure in figures]
    pieces = [lists.Piece(figure, tuple(each)) for figure, each in zip(figures, words, strict=False)]
    units = {figure.unit for figure in figures if figure.unit}
    return len(units) <= 1 and (split_in_two(pieces) or all(graded(piece) for piece in pieces))


def _marked(tokens: Sequence[Token], start: int, at: int, end: int) -> list[str]:
    """Return the words that say what is counted: those behind the figure, or those before it if a mark stands there."""
    after, before = phrases.words_after(tokens, at, end, 8), phrases.words_before(tokens, at, start, 4)
    figure = tokens[at].figure
    if figure is not None and before and graded(lists.Piece(figure, tuple(before))):
        return after if graded(lists.Piece(figure, tuple(after))) else before
    return after or before


def _apart(part: Part, found: list[tuple[Figure, Figure]]) -> Iterator[Finding]:
    wholes = [_implied(count, share) for count, share in found]
    if any(whole is None for whole in wholes):
        return
    for at in range(1, len(found)):
        first, other = wholes[0], wholes[at]
        if first is not None and other is not None and not first.meets(other):
            (a, p), (b, q) = found[0], found[at]
            yield Finding(
                mark(part, q),
                f"“{a.shown}” là {p.shown} thì tổng là {said.amount(first)}, nhưng “{b.shown}” là {q.shown} "
                f"thì tổng là {said.amount(other)}",
                ((mark(part, p), f"tỷ lệ kia: “{p.shown}”"), (mark(part, b), f"số của phần này: “{b.shown}”")),
            )
            return


def _implied(count: Figure, share: Figure) -> Interval | None:
    return (
        count.value.over(Interval(share.value.low, share.value.high + share.point.half).scaled(Fraction(1, 100)))
        if share.value.low > 0
        else None
    )
