"""How many of some targets are said to be met, surpassed, missed: `9 chỉ tiêu vượt, 5 đạt, 3 không đạt`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit.document import Document, Mark, Part, mark, once
from baocao.audit.reading import phrases
from baocao.audit.reading.interval import exactly
from baocao.audit.reading.tokens import Figure, Token, Type

MET, OVER, ALL_MET, MISSED, OPEN = "đạt", "vượt", "đạt và vượt", "không đạt", "chưa đánh giá"
_UNREAD = "?"
_TOTAL = ""
_VERDICTS = (
    (MISSED, "không đạt|chưa đạt|không hoàn|chưa hoàn|đạt thấp|thấp hơn|không thực hiện được|chưa thực hiện được"),
    (OPEN, "cơ bản đạt|cơ bản hoàn thành|gần đạt|đạt một phần|quá hạn|trễ hạn|chậm tiến độ"
           "|chưa đánh giá|không đánh giá|chưa có|chưa đến|chưa tới|chưa đủ|chưa xác định|đang thực hiện"
           "|đang triển khai"),
    (ALL_MET, "đạt và vượt|đạt , vượt|đạt hoặc vượt|vượt và đạt|đạt trở lên|hoàn thành và vượt|hoàn thành , vượt"
              "|hoàn thành và hoàn thành vượt|hoàn thành , hoàn thành vượt|đạt và hoàn thành vượt"),
    (OVER, "vượt|hoàn thành vượt|đạt vượt"),
    (MET, "đạt|hoàn thành"),
)  # fmt: skip
_TABLE = sorted(
    ((tuple(words.split()), kind) for kind, table in _VERDICTS for words in table.split("|")),
    key=lambda row: -len(row[0]),
)
"""The words of each verdict, the longest first."""
_COUNTABLE = frozenset(
    {"chỉ tiêu", "tiêu chí", "nhiệm vụ", "nội dung", "mục tiêu", "xã", "phường", "đơn vị", "chi bộ", "cơ sở", "tập thể",
     "phòng", "nhóm", "thôn", "trường", "huyện", "dự án", "công trình", "đề án", "hồ sơ", ""}
)  # fmt: skip
_NO_VERDICT = frozenset(["chuẩn", "loại", "giải", "tỷ", "xuất", "tốt", "yêu", "danh", "từ"])
"""Behind one of these words a verb of meeting judges no target: `đạt chuẩn`, `đạt giải`, `đạt từ 80%`."""
_HUNDRED = exactly(100)
_OBJECT = frozenset(["kế", "hoạch", "mức", "được", "giao", "đề", "ra", "so", "với"])
"""What may stand behind a verdict before a colon: `số chỉ tiêu vượt kế hoạch: 7`."""
_JOINING = (
    ("tổng", "số"),
    ("tổng", "cộng"),
    ("trong", "đó"),
    ("còn",),
    ("còn", "lại"),
    ("số", "còn", "lại"),
    ("cụ", "thể"),
    ("gồm",),
    ("bao", "gồm"),
)
"""A sentence that begins with one of these goes on counting what the one before it began to count."""


class Count(NamedTuple):
    """A number of targets, and the verdict on them; `""` where it is that of all."""

    part: Part
    at: int
    figure: Figure
    of: Figure | None
    """What it is put over: `8/10`."""
    kind: str

    @property
    def mark(self) -> Mark:
        """Return where the figure stands."""
        return mark(self.part, self.figure)

    @property
    def number(self) -> int:
        """Return how many they are."""
        return int(self.figure.value.low)


class Tally(NamedTuple):
    """What a stretch of text says of how many were met, of how many."""

    counts: tuple[Count, ...]
    total: Figure | None

    def told(self, kind: str) -> Count | None:
        """Return the count of a verdict."""
        return next((each for each in self.counts if each.kind == kind), None)

    def number(self, kind: str) -> int | None:
        """Return how many have a verdict; None where that is not said."""
        found = self.told(kind)
        return found.number if found else None

    @property
    def of(self) -> Figure | None:
        """Return what the met are put over: `8/10`."""
        return next((each.of for each in self.counts if each.of is not None and each.kind != MISSED), None)

    @property
    def met(self) -> Count | None:
        """Return the count of those that were met at the least, by the widest word that is said."""
        return self.told(ALL_MET) or self.told(MET) or self.told(OVER)

    @property
    def mets(self) -> list[int]:
        """Return how many can be meant to be met: `đạt` beside `vượt` may count those that were surpassed or not."""
        every, met, over = (self.number(kind) for kind in (ALL_MET, MET, OVER))
        if every is not None:
            return [every]
        if met is None:
            return [] if over is None else [over]
        if over is None:
            return [met]
        return [met + over, met] if met >= over else [met + over]

    @property
    def unit(self) -> str:
        """Return what is counted."""
        return next((each.figure.unit for each in self.counts if each.figure.unit), "")


def of_part(document: Document, part: Part) -> tuple[Tally, ...]:
    """Return the tallies of a paragraph of the running text."""
    return _book(document).get(part.passage.number, ())


@once
def _book(document: Document) -> dict[int, tuple[Tally, ...]]:
    return {part.passage.number: tuple(_of_part(part)) for part in document.running}


def placed(document: Document) -> Iterator[tuple[int, Tally]]:
    """Yield every tally with the place of its paragraph in the running text."""
    for at, part in enumerate(document.running):
        for tally in of_part(document, part):
            yield at, tally


def _of_part(part: Part) -> Iterator[Tally]:
    for stretch in _stretches(part):
        whole = read(part, stretch[0][0], stretch[-1][1])
        if whole is not None:
            yield whole
        elif len(stretch) > 1:
            yield from (each for start, end in stretch if (each := read(part, start, end)) is not None)


def _stretches(part: Part) -> list[list[tuple[int, int]]]:
    """Return the sentences of a paragraph, those that go on counting together."""
    found: list[list[tuple[int, int]]] = []
    for start, end in part.sentences:
        if found and any(phrases.said(part.tokens, start, words) for words in _JOINING):
            found[-1].append((start, end))
        else:
            found.append([(start, end)])
    return found


def read(part: Part, start: int, end: int) -> Tally | None:
    """Return the tally of a stretch; None where it counts no verdicts, one of them twice, or those on two things."""
    counts: list[Count] = []
    total: Figure | None = None
    for each in _put_over(_counted(part, start, end)):
        if each.kind == _TOTAL:
            called = _is_called_total(part.tokens, each.at, start)
            given = called or (not counts and bool(each.figure.unit))
            total = each.of or each.figure if total is None and given else total
            continue
        if each.kind == MET and counts and counts[0].kind == MET and any(other.kind == OVER for other in counts):
            counts[0] = counts[0]._replace(kind=ALL_MET)  # “18 chỉ tiêu đạt, trong đó 11 chỉ tiêu vượt, 7 chỉ tiêu đạt”
        if any(other.kind == each.kind for other in counts):
            return None
        counts.append(each)
    units = {each.figure.unit for each in counts} - {""}
    if not counts or len(units) > 1:
        return None
    total = total if total is not None and {total.unit} <= units | {""} else None
    return Tally(tuple(counts), total or next((each.of for each in counts if each.of is not None), None))


def _counted(part: Part, start: int, end: int) -> list[Count]:
    """Return the counts of a stretch with their verdicts."""
    tokens = part.tokens
    found: list[Count] = []
    for at in range(start, end):
        figure = tokens[at].figure
        if figure is not None and figure.unit in _COUNTABLE and not figure.bound:
            kind = _behind(tokens, at, end, figure.unit) or _before(tokens, at, start)
            of = tokens[at].of
            rate = of is not None and of.unit not in ("", figure.unit)  # “1.286 tiêu chí/92 xã”
            if of is not None and "lại" in phrases.words_after(tokens, at, end, 4):
                continue  # “15/17 chỉ tiêu còn lại đạt”
            if kind != _UNREAD and not rate and (kind or not tokens[at].depth):
                found.append(Count(part, at, figure, of if tokens[at].type is Type.RATIO else None, kind))
    return found


def _put_over(counts: list[Count]) -> list[Count]:
    """Return counts, the verdict on `5 trong tổng số 8 tiêu chí đã đạt` being that on the first number."""
    for here in range(1, len(counts)):
        first, second = counts[here - 1], counts[here]
        between = [token.text for token in first.part.tokens[first.at + 1 : second.at]]
        if second.kind and not first.kind and ({"trong", "trên"} & set(between)) and not {",", ";", ":"} & set(between):
            counts[here - 1 : here + 1] = first._replace(kind=second.kind), second._replace(kind=_TOTAL)
    return counts


def _is_called_total(tokens: Sequence[Token], at: int, start: int) -> bool:
    if at > start and tokens[at - 1].text == ":":
        return phrases.words_before(tokens, at - 1, start, 9)[:1] == ["tổng"]
    before = phrases.words_before(tokens, at, start, 3)
    return before[-2:] == ["tổng", "số"] or before[-1:] == ["trên"] or before[-2:] == ["trong", "số"]


def _behind(tokens: Sequence[Token], at: int, end: int, unit: str) -> str:
    """Return the verdict behind a count in its clause."""
    for here in range(at + 1, min(end, at + 8)):
        token = tokens[here]
        if (token.figure is not None and token.depth == tokens[at].depth) or token.text in (",", ";", ":", "."):
            break
        if token.depth == tokens[at].depth and (found := _verdict(tokens, here, end, unit)):
            return found
    return ""


def _verdict(tokens: Sequence[Token], here: int, end: int, unit: str) -> str:
    """Return the verdict that stands at a token, `?` for one that judges no target."""
    for words, kind in _TABLE:
        if phrases.said(tokens, here, words):
            behind = tokens[here + len(words)] if here + len(words) < end else None
            if behind is None or (behind.text == "chuẩn" and unit == "tiêu chí"):
                return kind
            some = behind.figure is not None and not behind.figure.point.meets(_HUNDRED)
            return _UNREAD if some or behind.text in _NO_VERDICT else kind
    return ""


def _before(tokens: Sequence[Token], at: int, start: int) -> str:
    """Return the verdict right before a count: `không đạt 3 chỉ tiêu`, `số chỉ tiêu vượt: 9`."""
    colon = at > start and tokens[at - 1].text == ":"
    before = phrases.words_before(tokens, at - colon, start, 10 if colon else 6)
    if before[-1:] == ["thêm"]:
        return _UNREAD  # “hoàn thành thêm 2 tiêu chí”
    while colon and before and before[-1] in _OBJECT:
        before.pop()
    for words, kind in _TABLE:
        said = tuple(before[-len(words) :]) == words
        if said or (kind == MISSED and tuple(before[-len(words) - 1 : -1]) == words):  # “không đạt được 3 chỉ tiêu”
            return kind
    return _TOTAL
