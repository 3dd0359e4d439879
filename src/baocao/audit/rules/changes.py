"""What rose or fell, or is above or below something else, against the two values."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from baocao.audit import said
from baocao.audit.binding import moves
from baocao.audit.binding.credible import FAR, credible, of_one_size, unsigned
from baocao.audit.binding.moves import Move, Pair
from baocao.audit.binding.otherwise import explained
from baocao.audit.document import Document, Finding, Mark, mark
from baocao.audit.meaning.changes import Change, Kind, stated
from baocao.audit.reading import phrases
from baocao.audit.reading.interval import Interval, exactly
from baocao.audit.reading.tokens import Figure


def stated_change(document: Document) -> Iterator[Finding]:
    """Mức tăng, giảm, cao hơn, thấp hơn phải khớp với hai số được so sánh.

    Vì sao: mức tăng, giảm là số do tính mà có. Giữa hai tỷ lệ, mức ghi bằng % được chấp nhận cả theo điểm phần
    trăm lẫn theo tỷ lệ tương đối. Số kỳ trước được tìm trong ngoặc, ở vế bên, ở câu bên cạnh; khi có nhiều số cùng
    đơn vị mà một cặp nào đó khớp thì không nêu. Hai số ở hai câu thì mức độ là có khả năng.

    Ví dụ sai:

        Ghi nhận 312 ca mắc, giảm 45 ca so với năm 2021 (367 ca).

    Cách sửa: tính lại mức tăng, giảm từ hai số.
    """
    for move in moves.moves(document):
        if move.change.by is None or move.change.kind is Kind.TIMES or _is_borne_out(move) or _is_of_another(move):
            continue
        if not _is_turned(move) and (
            credible(move.change.value, exactly(_shown(move.pairs[0], move.change)), FAR)
            if move.near
            else _is_a_slip(move.pairs[0], move.change)
        ):
            yield _finding(move)


def direction(document: Document) -> Iterator[Finding]:
    """Chữ tăng, giảm, cao hơn, thấp hơn phải cùng chiều với hai số.

    Vì sao: nói tăng mà số nhỏ đi là nhầm chữ hoặc nhầm thứ tự hai số. Mức so sánh (bình quân chung, mức của tỉnh) thay
    đổi từng kỳ, còn câu chữ thường giữ nguyên.

    Ví dụ sai:

        Số vụ vi phạm tăng từ 19 vụ lên 14 vụ.

    Cách sửa: sửa chữ, hoặc đổi lại thứ tự hai số.
    """
    for move in moves.moves(document):
        if move.change.by is not None:
            denied = _is_turned(move) and not explained(document, _finding(move))
        else:
            denied = move.change.way != 0 and _is_denied(move)
        if denied:
            yield _against(move)


def times_over(document: Document) -> Iterator[Finding]:
    """“Gấp … lần” phải khớp với hai số được so sánh.

    Vì sao: số lần là số do tính mà có, thường được ước chừng rồi quên sửa.

    Ví dụ sai:

        Thu hút 4.500 lượt khách, gấp 3 lần so với năm 2021 (1.200 lượt khách).

    Cách sửa: chia hai số rồi sửa số lần.
    """
    for move in moves.moves(document):
        new, old = move.pairs[0]
        quotient = new.value.over(old.value)
        if move.change.kind is not Kind.TIMES or quotient is None or _is_borne_out(move):
            continue
        times = move.change.value
        near = times.low * 2 < quotient.high * 3 and quotient.low < times.high * 2
        if not near and not (move.near and of_one_size(times, quotient, FAR)):
            continue  # so far off that it is of something else
        tokens = move.part.tokens
        place = Mark(move.part, tokens[move.change.first].start, tokens[move.change.stop - 1].end)
        yield Finding(
            place,
            f"ghi “{place.text}”, nhưng {new.shown} / {old.shown} là {said.amount(quotient)} lần",
            _related(move),
            sure=_is_sure(move),
        )


def _is_borne_out(move: Move) -> bool:
    return any(_agrees(pair, move.change, move.change.way) for pair in move.pairs)


def _is_of_another(move: Move) -> bool:
    """Return whether a figure with a unit bears a change out that was held against one without."""
    new, old = move.pairs[0]
    tokens, at = move.part.tokens, move.change.first
    start = next((first for first, end in move.part.sentences if first <= at < end), at)
    figures = [token.figure for token in tokens[start:at] if token.figure is not None and token.figure.unit != "%"]
    return not new.unit and any(
        _agrees(Pair(each, old), move.change, move.change.way) for each in figures if each.unit and each is not old
    )


def _is_turned(move: Move) -> bool:
    """Return whether an amount is right and its word is not."""
    alone = move.change.way != 0 and move.change.kind is not Kind.TIMES and not _is_borne_out(move)
    return alone and _agrees(move.pairs[0], move.change, -move.change.way)


_COMPARING = frozenset({"cao", "thấp", "nhiều", "ít", "lớn", "nhỏ", "hơn", "kém"})


def _is_denied(move: Move) -> bool:
    """Return whether all the values that a change without an amount can have say the opposite of its word."""
    likeliest = move.pairs[0]
    rises = (move.change.way > 0) is not (likeliest.new.unit == "bậc")  # a rank that rises is a smaller number
    alike = of_one_size(likeliest.new.value, likeliest.old.value, FAR)
    if move.part.tokens[move.change.at].text in _COMPARING and not alike:
        return False  # “tiêu thụ 3,62 triệu kWh, thấp hơn định mức 0,31 triệu kWh”: by so much
    return all(new.point.below(old.point) if rises else old.point.below(new.point) for new, old in move.pairs)


def _agrees(pair: Pair, change: Change, way: int) -> bool:
    """Return whether what a change tells can be the difference of two values, in its way, or their quotient."""
    new, old = pair
    if change.kind is Kind.TIMES or change.kind is Kind.SHARE:
        quotient = new.value.over(old.value) if way >= 0 else old.value.over(new.value)
        scaled = quotient.scaled(100 if change.kind is Kind.SHARE else 1) if quotient else None
        more = exactly(1 if way else 0)  # “tăng 1,4 lần” is said of 2,4 times as much as well
        return scaled is None or scaled.meets(stated(change)) or scaled.meets(stated(change) + more)
    way = -way if change.kind is Kind.RANKS else way
    difference = new.value - old.value if way > 0 else old.value - new.value
    if not way:
        difference = unsigned(difference)
    if change.kind not in (Kind.PERCENT, Kind.GROWTH):
        return difference.meets(change.value)
    relative = old.value.low > 0 and _relative(new.value, old.value, way).meets(stated(change))
    return relative or (new.unit == "%" and difference.meets(stated(change)))


def _relative(new: Interval, old: Interval, way: int) -> Interval:
    low, high = new.low / old.high * 100 - 100, new.high / old.low * 100 - 100
    return Interval(low, high) if way > 0 else Interval(-high, -low)


def _shown(pair: Pair, change: Change) -> Fraction:
    """Return what two values show where a change states an amount."""
    new, old = (figure.point.middle for figure in pair)
    if change.kind in (Kind.PERCENT, Kind.GROWTH) and pair.new.unit != "%":
        return (new - old) / old * 100 if old else Fraction()
    if change.kind is Kind.SHARE:
        return new / old * 100 if old else Fraction()
    return new - old


def _is_a_slip(pair: Pair, change: Change) -> bool:
    """Return whether a stated amount is of the size and the way of what two values show."""
    shown = _shown(pair, change)
    way = -change.way if change.kind is Kind.RANKS else change.way or 1
    claimed = change.value.middle * way
    return shown * claimed > 0 and of_one_size(exactly(claimed), exactly(shown), FAR)


def _is_sure(move: Move) -> bool:
    """Return whether the words leave no doubt which two values a change is between."""
    return move.near and len(move.pairs) == 1


def _related(move: Move) -> tuple[tuple[Mark, str], ...]:
    new, old = move.pairs[0]
    return (mark(move.part, new), f"số sau: “{new.shown}”"), (mark(move.part, old), f"số trước: “{old.shown}”")


_WORDS = {1: "tăng", -1: "giảm", 0: "chênh lệch"}


def _finding(move: Move) -> Finding:
    """Return the finding that a change is not what two values show."""
    by, (new, old) = move.change.by, move.pairs[0]
    assert by is not None  # a change without an amount is no stated change
    if move.change.kind is Kind.SHARE:
        share = said.number(_shown(move.pairs[0], move.change))
        message = f"ghi bằng “{by.shown}”, nhưng {new.shown} / {old.shown} là {share}%"
    else:
        message = f"ghi {_WORDS[move.change.way]} “{by.shown}”, nhưng {_difference(move.pairs[0], by)}"
    return Finding(mark(move.part, by), message, _related(move), sure=_is_sure(move))


def _difference(pair: Pair, by: Figure) -> str:
    """Return in words how far two values are from each other, in per cent too where the stated amount is one."""
    new, old = pair
    apart = (new.point - old.point).middle
    rises = (apart >= 0) is (new.unit != "bậc")  # a rank that rises is a smaller number
    unit = " điểm %" if new.unit == "%" else ""
    shown = f"{_WORDS[1 if rises else -1]} {said.number(abs(apart) / new.factor)}{unit}"
    percent = f", tức {said.number(apart / old.point.middle * 100)}%" if by.unit == "%" and old.point.middle else ""
    return f"{new.shown} so với {old.shown} là {shown}{percent}"


def _against(move: Move) -> Finding:
    new, old = move.pairs[0]
    way = "nhỏ hơn" if new.point.below(old.point) else "lớn hơn"
    return Finding(
        mark(move.part, new),
        f"ghi “{_words(move)}”, nhưng số sau “{new.shown}” {way} số trước “{old.shown}”",
        ((mark(move.part, old), f"số trước: “{old.shown}”"),),
        sure=_is_sure(move),
    )


def _words(move: Move) -> str:
    """Return the words that say the way of a change: `giảm`, `thấp hơn`, `từ … lên`."""
    tokens, at = move.part.tokens, move.change.at
    if tokens[at].text == "từ":
        return f"từ … {'lên' if move.change.way > 0 else 'xuống'}"
    return f"{tokens[at].text} hơn" if phrases.said(tokens, at + 1, ("hơn",)) else tokens[at].text
