"""What the text says to have changed, against both values where a table or other sections have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations

from baocao.audit import said
from baocao.audit.binding import facts, levels, moves
from baocao.audit.binding.credible import FAR, of_one_size
from baocao.audit.binding.facts import Fact
from baocao.audit.document import Document, Finding, Mark, mark
from baocao.audit.meaning.changes import Change, Kind
from baocao.audit.reading import lexicon
from baocao.audit.reading.interval import Interval
from baocao.audit.reading.parts import Part
from baocao.audit.rules.row_claims import claims_of_rows

_MOST = 12
"""Facts of one thing that are held against each other."""
_LEAST = 2
"""Words that must name what a change without a unit is of."""
_KINDS = frozenset({Kind.AMOUNT, Kind.PERCENT, Kind.POINTS, Kind.BARE})
_GENERAL = frozenset({"", "đồng", "người", "%", "hộ", "ha", "kg", "km"})
"""Units of many things: a change in one of them is of what its words name."""
_EARLIER = frozenset({"đầu năm", "đầu kỳ", "đầu nhiệm kỳ", "năm trước", "năm ngoái", "cùng kỳ", "kỳ trước"})
"""What facts of the earlier time are said to be of."""
_BESIDE = lexicon.words("đầu cuối kỳ cùng riêng trong đó sánh mặt")
"""Words of a clause that tell nothing of what changed."""


def change_over_distance(document: Document) -> Iterator[Finding]:
    """Mức tăng, giảm, tỷ lệ phải khớp với hai số nêu ở bảng hoặc ở mục khác.

    Vì sao: số kế hoạch, số năm trước nằm ở một nơi, số năm nay ở nơi khác, lời nhận xét tính từ bản cũ. Chỉ so khi câu
    gọi đúng tên một dòng của bảng có cả hai số (kế hoạch và thực hiện, hai năm, phần và tổng), hoặc khi mục khác nêu
    đúng nội dung ấy của đúng hai thời điểm được so, mỗi thời điểm một số. Có hai số nào khớp thì không nêu.

    Ví dụ sai:

        | Khu công nghiệp | Lao động năm 2023 | Lao động năm 2024 |
        |---|---|---|
        | Thuận Yên | 8.420 | 9.262 |

        Khu công nghiệp Thuận Yên tăng 12,4% so với năm 2023.

    Cách sửa: tính lại từ hai số, hoặc sửa số bị sai.
    """
    yield from claims_of_rows(document)
    known = _Known(facts.of_any_time(document))
    near = {(move.part.passage.number, move.change.at) for move in moves.moves(document)}
    told = facts.told(document)
    for part, sheet in levels.sheets(document):
        for number, change in sheet.changes if part.passage.number in told else ():
            if change.kind in _KINDS and change.way and (part.passage.number, change.at) not in near:
                pair = known.pair(part, number, change)
                if pair is not None:
                    yield _finding(part, change, *pair)


class _Known:
    """The facts of a document by their words and units, and by their places."""

    def __init__(self, given: Sequence[Fact]) -> None:
        self._by_word: dict[str, list[Fact]] = defaultdict(list)
        self._by_unit: dict[str, list[Fact]] = defaultdict(list)
        self._by_name: dict[tuple[str, frozenset[str]], list[Fact]] = defaultdict(list)
        self._by_place: dict[tuple[int, int], Fact] = {}
        for fact in given:
            self._by_unit[fact.unit].append(fact)
            self._by_name[fact.unit, fact.own].append(fact)
            self._by_place[fact.part.passage.number, fact.figure.start] = fact
            for word in fact.own | fact.near:
                self._by_word[word].append(fact)

    def pair(self, part: Part, number: int, change: Change) -> tuple[Fact, Fact] | None:
        """Return the earlier and the later fact that deny a change, where there is one of each and no two fit."""
        against = change.against
        if against is None or against.when is None or not (against.when.year or against.when.back):
            return None
        year = str(against.when.year or "")
        now = self._before(part, number, change)
        same = self._of(now) if now else self._about(part, number, change)
        same = [each for each in same if not each.follows] or same
        olds = [each for each in same if _is_old(each, year)]
        years = {each for fact in same if fact not in olds for each in fact.years if each > year}
        news = [now] if now else [each for each in same if each not in olds and each.years == {max(years, default="")}]
        if not olds or not news or not _agree(olds) or not _agree(news) or not _alike(olds[0], news[0]):
            return None
        others = (
            permutations([*same, *(each for each in news if each not in same)], 2)
            if change.kind is not Kind.BARE
            else ()
        )
        if any(_fits(change, old.value, new.value) for old, new in ((olds[0], news[0]), *others)):
            return None
        if change.kind is not Kind.BARE and not _is_near(change, _worth(change, olds[0].value, news[0].value)):
            return None
        return olds[0], news[0]

    def _before(self, part: Part, number: int, change: Change) -> Fact | None:
        """Return the fact right before a change: `đón 300.000 lượt khách, tăng 18%`."""
        tokens = part.tokens
        for at in range(change.at - 1, part.sentences[number][0] - 1, -1):
            if tokens[at].figure is not None:
                between = facts.telling([token.text for token in tokens[at + 1 : change.at]])
                fact = self._by_place.get((part.passage.number, tokens[at].start))
                return fact if fact and between <= fact.own | {*fact.figure.noun} else None
        return None

    def _of(self, now: Fact) -> list[Fact]:
        return [each for each in self._by_name[now.unit, now.own] if each is not now][:_MOST]

    def _about(self, part: Part, number: int, change: Change) -> list[Fact]:
        """Return the facts that the words of a change name."""
        unit = facts.unit_of(change.by.unit) if change.by is not None and change.kind is Kind.AMOUNT else ""
        words = _words(part, number, change)
        if unit and unit not in _GENERAL and not words:
            same = self._by_unit[unit]
            return same if len(same) <= _MOST else []
        if len(words) < (1 if unit else _LEAST):
            return []
        rarest = min((self._by_word.get(word, []) for word in words), key=len)
        found = [each for each in rarest if words <= each.own | each.near and _is_of(each, unit)]
        exact = [each for each in found if each.own == words]
        found = exact or found
        return found if len(found) <= _MOST and all(_is_of(each, found[0].unit) for each in found) else []


def _is_of(fact: Fact, unit: str) -> bool:
    """Return whether a fact counts in a unit or in a longer or shorter name of it: `hộ`, `hộ nghèo`."""
    one, two = f"{unit} ", f"{fact.unit} "
    return not unit or (bool(fact.unit) and (one.startswith(two) or two.startswith(one)))


def _words(part: Part, number: int, change: Change) -> frozenset[str]:
    """Return the words that tell what changed: those of its clause before it, and what its amount counts."""
    tokens = part.tokens
    found: list[str] = []
    for at in range(change.at - 1, part.sentences[number][0] - 1, -1):
        if tokens[at].figure is not None or tokens[at].text in (",", ";", ":", "(", ")"):
            break
        found.append(tokens[at].text)
    noun = change.by.noun if change.by is not None and change.kind is Kind.AMOUNT else ()
    return facts.telling([*found, *noun]) - _BESIDE


def _is_old(fact: Fact, year: str) -> bool:
    """Return whether a fact is of the year, or of the earlier time, that a change is held against."""
    return fact.years == {year} if year else fact.earlier or bool(fact.moments & _EARLIER)


def _agree(same: Sequence[Fact]) -> bool:
    return all(each.value.meets(same[0].value) for each in same)


def _alike(old: Fact, new: Fact) -> bool:
    """Return whether two facts are of one thing at two times."""
    times = old.moments - _EARLIER == new.moments - _EARLIER
    return times and _is_of(old, new.unit) and old.places == new.places and old.divided == new.divided


def _fits(change: Change, old: Interval, new: Interval) -> bool:
    """Return whether a change can be what two values show."""
    if change.kind is Kind.BARE:
        return not (new.below(old) if change.way > 0 else old.below(new))
    worth = _worth(change, old, new)
    return worth is None or worth.meets(change.value)


def _worth(change: Change, old: Interval, new: Interval) -> Interval | None:
    """Return by how much a value rose or fell as a change tells it; None where no per cent can be of it."""
    difference = new - old if change.way > 0 else old - new
    if change.kind is not Kind.PERCENT:
        return difference
    shares = [100 * part / base for part in difference for base in old] if old.low > 0 else []
    return Interval(min(shares), max(shares)) if shares else None


def _is_near(change: Change, worth: Interval | None) -> bool:
    """Return whether what a change states is of the size of what it should be, or else it may be of another thing."""
    return worth is not None and worth.middle > 0 and of_one_size(change.value, worth, FAR)


def _finding(part: Part, change: Change, old: Fact, new: Fact) -> Finding:
    first, last = old.value.middle, new.value.middle
    word = "tăng" if last >= first else "giảm"
    percent = f", tức {said.number(abs(last - first) / first * 100)}%" if first else ""
    start = part.tokens[change.at].start
    stated = mark(part, change.by) if change.by is not None else Mark(part, start, part.tokens[change.stop - 1].end)
    return Finding(
        stated,
        f"ghi {'tăng' if change.way > 0 else 'giảm'} “{stated.text}”, nhưng từ {old.figure.shown} đến "
        f"{new.figure.shown} là {word} {said.number(abs(last - first) / (new.figure.factor * new.factor))}{percent}",
        ((mark(old.part, old.figure), f"trước: {old.figure.shown}"), (mark(new.part, new.figure), "nay")),
        sure=False,
    )
