"""What rose or fell: the two values, the difference stated of them, and the word for its direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit import ledger, lexicon, lists, phrases, said
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.interval import Interval
from baocao.audit.tokens import Figure, Token, Type

_UP, _DOWN = frozenset({"tăng", "cao", "nhiều", "lớn"}), frozenset({"giảm", "thấp", "ít"})
_WANTED = frozenset({"chỉ", "kế", "mục", "yêu", "phấn", "cam", "giao", "dự", "định"})
"""A rise or a fall behind one of these is planned: `vượt chỉ tiêu giảm 1,5%`."""
_LINKING = frozenset(
    ["tức", "là", "tương", "đương", "ứng", "với", "mức", "đã", "như", "vậy", "nghĩa", "bằng", "cụ", "thể", "cũng",
     "hay", "năm", "nay", "này", "trong", "ước", "cả", "số", "tuyệt", "đối"]
)  # fmt: skip
"""What may stand between a mark and a change that is of what stands before the mark, and of no other subject."""
_TURNING = frozenset(
    [
        ";",
        "tăng",
        "giảm",
        "đạt",
        "trong",
        "vượt",
        "chiếm",
        "kế",
        "chỉ",
        "dự",
        "và",
        "nhưng",
        "cao",
        "thấp",
        "do",
        "nhờ",
        "vì",
        "để",
        "gồm",
    ]
)
"""Behind an amount these begin something else, so that no earlier value follows."""
_THEN = frozenset(["cùng", "kỳ", "năm", "trước", "ngoái", "là", "có", "con", "số", "của", "này", "xảy", "ra"])
_REACH = 18


class Change(NamedTuple):
    """A statement that something rose or fell."""

    at: int
    """The token of its word."""
    up: bool
    by: Figure | None
    """By how much."""
    stop: int
    """The token behind the amount."""


def stated_change(document: Document) -> Iterator[Finding]:
    """Mức tăng, giảm phải khớp với hai số được so sánh.

    Vì sao: mức tăng, giảm là số do tính mà có. Giữa hai tỷ lệ, mức ghi bằng % được chấp nhận cả theo điểm phần
    trăm lẫn theo tỷ lệ tương đối. Khi câu có nhiều số cùng đơn vị mà một cặp nào đó khớp thì không nêu.

    Ví dụ sai:

        Ghi nhận 312 ca mắc, giảm 45 ca so với năm 2021 (367 ca).

    Cách sửa: tính lại mức tăng, giảm từ hai số.
    """
    for part, start, end in document.sentences():
        for change in changes(part.tokens, start, end):
            if change.by is None:
                continue
            pairs = candidates(part.tokens, start, end, change)
            wrong = [(new, old) for new, old in pairs if not agrees(new, old, change)]
            if pairs and len(wrong) == len(pairs):
                new, old = pairs[0]
                yield finding(part, new, old, change, sure=len(pairs) == 1)


def finding(part: Part, new: Figure, old: Figure, change: Change, *, sure: bool) -> Finding:
    """Return the finding that a change is not what two values show."""
    by = change.by
    assert by is not None  # a change without an amount is no stated change
    word = "tăng" if change.up else "giảm"
    difference = new.point - old.point if change.up else old.point - new.point
    shown = said.amount(difference, new.factor)
    unit = "" if new.unit != "%" else " điểm %"
    way = f"{new.shown} so với {old.shown} là {word} {shown}{unit}"
    if difference.middle < 0:
        way = f"{new.shown} so với {old.shown} là {'giảm' if change.up else 'tăng'} {shown.lstrip('-')}{unit}"
    base = old.point.middle
    if by.unit == "%" and base:
        way += f", tức {said.number((new.point - old.point).middle / base * 100)}%"
    return Finding(
        mark(part, by),
        f"ghi {word} “{by.shown}”, nhưng {way}",
        ((mark(part, new), f"số sau: “{new.shown}”"), (mark(part, old), f"số trước: “{old.shown}”")),
        sure=sure,
    )


def changes(tokens: Sequence[Token], start: int, end: int) -> Iterator[Change]:
    """Yield what is said to rise or fall in a stretch of tokens."""
    for at in range(start, end):
        word = tokens[at].text
        if tokens[at].type is not Type.WORD or word not in _UP | _DOWN:
            continue
        if word in ("cao", "thấp", "nhiều", "lớn", "ít") and not phrases.said(tokens, at + 1, ("hơn",)):
            continue
        if {"mỗi", "hàng", "hằng", "quân", *_WANTED} & set(phrases.words_before(tokens, at, start, 4)):
            continue
        by, stop = None, at + 1
        for here in range(at + 1, min(end, at + (7 if phrases.said(tokens, at + 1, ("hơn",)) else 5))):
            token = tokens[here]
            if token.figure is not None:
                if token.type is Type.FIGURE and token.figure.unit != "lần":
                    by, stop = token.figure, here + 1
                break
            if token.type not in (Type.WORD, Type.YEAR) or token.text in (
                "từ",
                "so",
                "lên",
                "xuống",
                "còn",
                "tỷ",
                "số",
            ):
                break
        yield Change(at, word in _UP, by, stop)


def candidates(tokens: Sequence[Token], start: int, end: int, change: Change) -> list[tuple[Figure, Figure]]:
    """Return the pairs of a later and an earlier value that a change can be about; the likeliest first."""
    if has_own_subject(tokens, start, change.at):
        return []
    moved = _moved(tokens, start, change, end)
    if moved:
        return [moved]
    earlier = base(tokens, change, end)
    before = [
        (at, figure)
        for at, figure in phrases.single(tokens, max(start, change.at - 40), change.at)
        if comparable(figure, change) and not phrases.is_amount(tokens, at, start) and not parted(tokens, at, change.at)
    ]
    if earlier is not None:
        fit = [(at, figure) for at, figure in before if of_a_kind(figure, earlier)]
        return [(figure, earlier) for at, figure in reversed(fit) if not phrases.is_plan(tokens, at, start, end)]
    return _timed(tokens, start, end, before, change) or _in_two_clauses(tokens, start, end, change)


def of_a_kind(first: Figure, second: Figure) -> bool:
    """Return whether two figures count the same, one of them perhaps in a shorter word: `lượt`, `lượt người`."""
    if "%" in (first.unit, second.unit):
        return first.unit == second.unit
    return phrases.same_unit(first, second) or (ledger.alike(first, second) and bool(first.unit and second.unit))


def has_own_subject(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Return whether the clause of a change names what changed, so that the figures before it may be of another."""
    for token in reversed(tokens[start:at]):
        if token.figure is not None:
            return False
        if token.text in (",", ";", "(", ")", ":", "và", "nhưng"):
            return False
        if token.type is Type.WORD and token.text not in _LINKING:
            break
    else:
        return False
    clause = next((here for here in range(at - 1, start, -1) if tokens[here].text in (",", ";", "(", ":", "và")), 0)
    return bool(clause) and not any(token.figure is not None for token in tokens[clause:at])


def _moved(tokens: Sequence[Token], start: int, change: Change, end: int) -> tuple[Figure, Figure] | None:
    """Return the later and the earlier value of `từ 20.000 lên 21.078`, where it stands right before a change."""
    movement = None
    for found in movements(tokens, start, change.at):
        movement = found
    if movement is None:
        return None
    begin, old, new, stop, _ = movement
    between = tokens[stop : change.at]
    if any(token.figure is not None or token.text == ";" for token in between):
        return None
    years = {int(token.text) for token in tokens[begin : change.at] if token.type is Type.YEAR}
    named = base_year(tokens, change, end, max(years, default=0))
    return (new, old) if named is None or not years or named in years else None


def base_year(tokens: Sequence[Token], change: Change, end: int, year: int) -> int | None:
    """Return the year that a change is said to be against, 0 where it is against what is no year; None if unsaid."""
    so = next((at for at in range(change.stop, min(end, change.stop + 5)) if tokens[at].text == "so"), None)
    if so is None or any(tokens[at].text in (",", ";", "(") for at in range(change.stop, so)):
        return None
    behind = tokens[so : min(end, so + 8)]
    named = next((int(token.text) for token in behind if token.type is Type.YEAR), 0)
    if named:
        return named
    words = [token.text for token in behind]
    return year - 1 if phrases.has(words, (("cùng", "kỳ"), ("năm", "trước"), ("năm", "ngoái"))) else 0


def base(tokens: Sequence[Token], change: Change, end: int) -> Figure | None:
    """Return the earlier value that is named behind the amount, as in `so với năm 2019 (20.000 người)`."""
    compared = change.by is not None and not change.by.shown and phrases.said(tokens, change.at + 1, ("hơn",))
    between = tokens[change.at + 1 : change.stop]
    compared = compared or any(each.type is Type.YEAR or each.text in ("trước", "ngoái", "kỳ") for each in between)
    for at in range(change.stop, min(end, change.stop + _REACH)):
        token = tokens[at]
        compared = compared or token.text == "so"
        if token.text in _TURNING or (token.text in (",", ":") and token.depth <= tokens[change.at].depth):
            return None
        if token.figure is not None:
            if not (compared or phrases.is_earlier(tokens, at, change.stop, end)) or token.type is not Type.FIGURE:
                return None
            if token.depth > tokens[change.at].depth and not _is_time(tokens, at):
                return None  # “so với năm trước (khách quốc tế 210.000, khách trong nước 139.000)”
            return token.figure if comparable(token.figure, change) else None
    return None


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the words of a bracket before a figure only say the time that it is of."""
    opening = next((here for here in range(at, -1, -1) if tokens[here].text == "("), at)
    words = {token.text for token in tokens[opening + 1 : at] if token.type is Type.WORD}
    return words <= _THEN | {"khoảng", "gần", "trên", "hơn", "đạt", "chỉ", "quý", "tháng", "học", "đầu", "mức", "được"}


def comparable(figure: Figure, change: Change) -> bool:
    """Return whether a figure can be one of the two values by its unit and the amount's."""
    by = change.by
    if by is None or figure is by or figure.bound == "từ" or figure.unit in ("‰", "điểm %"):
        return False
    if by.unit == "điểm %":
        return figure.unit == "%"
    if not by.shown:  # no amount is stated: only which is the greater
        return phrases.counts(figure) or figure.unit == "%"
    if by.unit == "%":
        return phrases.counts(figure) or figure.unit == "%"
    kin = figure.unit == by.unit or {figure.unit, by.unit} <= lexicon.PERSONS
    same = kin or figure.unit.startswith(by.unit + " ")  # of 160 hộ nghèo, 40 hộ
    return phrases.counts(figure) and (same or not by.unit or not figure.unit)


def parted(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """Return whether another subject begins between a figure and a change."""
    return any(
        token.text == ";" or phrases.turn(tokens, at + offset)
        for offset, token in enumerate(tokens[at:stop])
        if token.depth <= tokens[stop].depth
    )


def _timed(
    tokens: Sequence[Token], start: int, end: int, before: list[tuple[int, Figure]], change: Change
) -> list[tuple[Figure, Figure]]:
    """Return the two values before a change that are of two times: `năm 2019 là 20.000, năm 2020 là 21.078`."""
    marked = []
    for at, figure in before:
        year = phrases.year_of(tokens, at, start, end)
        marked.append((figure, year, phrases.is_earlier(tokens, at, start, end)))
    if len(marked) != 2 or not phrases.same_unit(marked[0][0], marked[1][0]):
        return []
    (first, year, early), (second, other, late) = marked
    named = base_year(tokens, change, end, max(year, other))
    if year and other and year != other:
        pair = (second, first) if year < other else (first, second)
        return [pair] if named in (None, min(year, other)) else []
    if early != late and named != 0:
        return [(second, first)] if early else [(first, second)]
    return []


def _in_two_clauses(tokens: Sequence[Token], start: int, end: int, change: Change) -> list[tuple[Figure, Figure]]:
    """Return the two values of `năm 2021 đạt 38 tỷ đồng; năm 2022 đạt 45 tỷ đồng`: the only two before a change."""
    before = [
        (at, figure)
        for at, figure in phrases.single(tokens, max(start, change.at - 40), change.at)
        if comparable(figure, change) and not phrases.is_amount(tokens, at, start)
    ]
    semicolons = sum(token.text == ";" for token in tokens[max(start, change.at - 40) : change.at])
    if len(before) != 2 or semicolons != 1:
        return []
    years = [phrases.year_of(tokens, at, start, end) for at, _ in before]
    if set(phrases.words_before(tokens, before[1][0], start, 9)) <= _THEN and phrases.is_earlier(
        tokens, before[1][0], start, end
    ):
        return _timed(tokens, start, end, before, change)  # “215 ca; cùng kỳ năm trước là 265 ca, giảm 50 ca”
    return _timed(tokens, start, end, before, change) if all(years) and years[0] != years[1] else []


def agrees(new: Figure, old: Figure, change: Change) -> bool:
    """Return whether a stated amount can be the difference of two values, or its per cent."""
    by = change.by
    assert by is not None  # asked of stated changes only
    later, earlier = (new, old) if change.up else (old, new)
    difference = later.value - earlier.value
    slack = (by.point.high - by.point.low) / 2
    amount = by.value if by.bound else Interval(by.value.low - slack, by.value.high + slack)
    if by.unit != "%":
        return difference.meets(by.value)
    relative = old.value.low > 0 and _relative(new.value, old.value, up=change.up).meets(amount)
    return relative or (new.unit == "%" and difference.meets(amount))


def _relative(new: Interval, old: Interval, *, up: bool) -> Interval:
    low, high = new.low / old.high * 100 - 100, new.high / old.low * 100 - 100
    return Interval(low, high) if up else Interval(-high, -low)


Movement = tuple[int, Figure, Figure, int, int]
"""Its token, the earlier and the later value, the token behind, and 1 for upwards, -1 for downwards, 0 for unsaid."""


def movements(tokens: Sequence[Token], start: int, end: int) -> Iterator[Movement]:
    """Yield each `từ … lên …`, `từ … xuống (còn) …` of a stretch of tokens."""
    for at in range(start, end):
        if tokens[at].text != "từ":
            continue
        reversed_one = _turned_round(tokens, start, at, end)
        if reversed_one:
            yield reversed_one
            continue
        figures = [(here, figure) for here, figure in phrases.single(tokens, at + 1, min(end, at + 16))][:2]
        if len(figures) < 2 or figures[0][0] > at + 3 or figures[0][1].bound == "từ":
            continue
        (first, old), (second, new) = figures
        old = lists.scaled(old, new)  # “từ 1,5 lên 4,5 triệu USD”
        between = [token.text for token in tokens[first + 1 : second] if token.depth == tokens[at].depth]
        if ";" in between or not phrases.same_unit(old, new) or (old.unit != new.unit and new.unit == "%" and old.unit):
            continue
        up, down = "lên" in between, bool({"xuống", "còn"} & set(between))
        lead = phrases.words_before(tokens, at, start, 4)
        up, down = up or "tăng" in between, down or "giảm" in between
        if not (up or down) and not ({"tăng", "giảm"} & set(lead[-2:]) and {"đến", "tới", "thành"} & set(between)):
            continue
        way = 1 if up and not down else -1 if down and not up else 0
        if {"tăng"} & set(lead[-3:]):
            way = 1 if way >= 0 else 0
        if {"giảm"} & set(lead[-3:]):
            way = -1 if way <= 0 else 0
        yield at, old, new, second + 1, way


def _turned_round(tokens: Sequence[Token], start: int, at: int, end: int) -> Movement | None:
    """Return the movement of `giảm còn 35 đơn từ 50 đơn`, whose later value stands first."""
    after = next(((here, each) for here, each in phrases.single(tokens, at + 1, min(end, at + 4))), None)
    before = [(here, each) for here, each in phrases.single(tokens, max(start, at - 5), at)][-1:]
    if after is None or not before:
        return None
    (place, new), (behind, old) = before[0], after
    lead = phrases.words_before(tokens, place, start, 4)
    between = {token.text for token in tokens[place + 1 : at]}
    if not {"còn", "lên", "xuống"} & set(lead[-2:]) or not {"tăng", "giảm"} & set(lead) or {",", ";", "("} & between:
        return None
    if not phrases.same_unit(old, new) or {"lên", "xuống", "còn", "đến"} & set(
        phrases.words_after(tokens, behind, end)
    ):
        return None
    return place, old, new, behind + 1, 1 if "tăng" in lead else -1
