"""Lists inside a sentence (`10 nam, 15 nữ`): their pieces, each with its figure, and whether that is all."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from baocao.audit.meaning import cues
from baocao.audit.meaning.frames import Said
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.interval import Interval, total
from baocao.audit.reading.tokens import Figure, Token, Type

_OPEN_ENDED = (("…",), ("v", "."), ("như",), ("chủ", "yếu"), ("điển", "hình"), ("tiêu", "biểu"))
_SOME = frozenset({"các", "một", "những", "nhiều", "vài", "khác"})
_COMPARING = frozenset({"tăng", "giảm", "so", "mỗi", "vượt", "hơn"})
_FORECAST = (("dự", "kiến"), ("dự", "toán"), ("dự", "báo"), ("bình", "quân"), ("cùng", "kỳ"), ("năm", "trước"),
             ("kỳ", "trước"))  # fmt: skip
_SCOPES = (
    ("lũy", "kế"), ("luỹ", "kế"), ("cộng", "dồn"), ("tính", "đến"), ("đến", "nay"), ("tổng", "số"), ("toàn", "tỉnh"),
    ("toàn", "huyện"), ("toàn", "xã"), ("toàn", "quốc"), ("cả", "nước"), ("năm", "trước"),
)  # fmt: skip
"""What speaks of more than the whole that a list began with: `trong đó lũy kế đến nay có 241`."""
_INCLUDING = (("đã", "gồm"), ("đã", "tính"), ("gồm", "cả"), ("kể", "cả"), ("tính", "cả"))
"""In a bracket behind a member these say that others of the list are counted in it: `118 tiến sĩ (gồm cả giáo sư)`."""
_COMING_BACK = (("bù", "lại"), ("chuyển", "đến"))
"""What came back makes up for what went: `ít đi 11 em (chuyển đi 8, bỏ học 5, bù lại 2 em chuyển đến)`."""
_LONGEST = 240
"""Tokens of a list that are read."""


class Piece(NamedTuple):
    """One member of a list."""

    figure: Figure
    words: tuple[str, ...]
    """Its words, without those of its unit."""

    @classmethod
    def of(cls, said: Said) -> Piece:
        """Return a figure as a member, with the words of its clause."""
        return cls(said.figure, tuple(said.around.split()))


class Pieces(NamedTuple):
    """The members of a list, in order."""

    found: tuple[Piece, ...]
    whole: bool
    """Whether the list says that these are all: nothing in it was left unread."""
    stop: int
    """The token after the list."""

    @property
    def added(self) -> Interval:
        """Return the sum of the members."""
        return total([piece.figure.value for piece in self.found])

    @property
    def shown(self) -> str:
        """Return the sum as findings write it out: `10 + 12`."""
        return " + ".join(piece.figure.shown for piece in self.found)

    def counts_out(self, whole: Interval) -> bool:
        """Return whether some members take others back, or one tells of how many others: `168; 10 kho bạc huyện 97`."""
        if any(phrases.has(piece.words, _COMING_BACK) for piece in self.found):
            return True
        bare = [piece for piece in self.found if not piece.figure.unit and piece.figure.noun]
        others = ([each.figure.value for each in self.found if each is not piece] for piece in bare)
        return len(bare) < len(self.found) and any(total(each).meets(whole) for each in others)

    def begins_with(self, whole: Interval) -> bool:
        """Return whether the first members make up a whole, and the rest split it anew: `13 nữ, 19 nam, 2 dự bị`.

        Where `gồm` stands behind the first, which the others make up, it is their whole: `403 bằng, gồm 389 và 14`.
        """
        values = [piece.figure.value for piece in self.found]
        own = len(values) > 2 and "gồm" in self.found[1].words[:2] and total(values[1:]).meets(values[0])
        return own or any(total(values[:number]).meets(whole) for number in range(2, len(values)))


def pieces(tokens: Sequence[Token], start: int, stop: int, whole: Figure) -> Pieces:
    """Return the pieces of `whole` that a stretch of tokens lists from its beginning on."""
    depth = tokens[start].depth if start < stop else 0
    found: list[Piece] = []
    complete, at = stop - start <= _LONGEST, start
    stop = min(stop, start + _LONGEST)
    while at < stop:
        end = _end(tokens, at, stop, depth)
        chunk = tokens[at:end]
        verdict = _piece(chunk, depth, whole)
        words = [token.text for token in chunk if token.depth == depth]
        complete = complete and not phrases.has([token.text for token in chunk if token.depth > depth], _INCLUDING)
        open_ended = _OPEN_ENDED if isinstance(verdict, Piece) else (("khác",), *_OPEN_ENDED)
        closed = verdict is None and "không" in words  # “ngoài ra không có vi phạm nào khác”
        if (phrases.has(words, open_ended) and not closed) or _dots(chunk):
            complete = False
        bare = verdict is None and bool(found) and at > start and tokens[at - 1].text == "và"
        named = verdict is None and any(token.type is Type.LABEL for token in chunk)
        complete = complete and not named  # “lực lượng vũ trang 2” may be a count after all
        complete = complete and not (bare and chunk and chunk[0].text in _SOME)  # “và một số đơn vị”
        if isinstance(verdict, Piece):
            found.append(verdict)
        elif verdict is not None:
            complete = complete and verdict and not _goes_on(tokens, end, stop, whole)
            break
        at = end + 1
        if (end < stop and tokens[end].text in (".", ":")) or _is_turn(tokens, end) or _is_turn(tokens, at):
            break
    return Pieces(tuple(found), complete, min(at, stop))


def _end(tokens: Sequence[Token], at: int, stop: int, depth: int) -> int:
    for end in range(at, stop):
        token = tokens[end]
        if token.depth < depth:
            return end
        if (
            token.depth == depth
            and (token.text in (",", ";", "và", ".", ":", "\n") or _is_turn(tokens, end))
            and end > at
        ):
            return end
    return stop


def _goes_on(tokens: Sequence[Token], at: int, stop: int, whole: Figure) -> bool:
    """Return whether others are counted behind what is of another kind: `58 cầu, 9 trường học, 18 công trình khác`."""
    end = next((here for here in range(at, stop) if tokens[here].text in (";", ".")), stop)
    return any(
        token.figure is not None
        and compatible(whole, token.figure)
        and phrases.words_after(tokens, here, end, 4)[-1:] == ["khác"]
        for here, token in enumerate(tokens[at:end], at)
    )


def _is_turn(tokens: Sequence[Token], at: int) -> bool:
    return bool(phrases.turn(tokens, at))


def _dots(chunk: Sequence[Token]) -> bool:
    return sum(token.text == "." for token in chunk) >= 2


def _piece(chunk: Sequence[Token], depth: int, whole: Figure) -> Piece | bool | None:  # noqa: PLR0911  one return a form
    """Return the piece that a chunk is; None for words that belong to a neighbour; else that the list ends here.

    A list that ends with a predicate (`tăng 5 người so với năm trước`) or with figures of another kind is whole (True);
    one that ends with what cannot be read is not (False).
    """
    here = [token for token in chunk if token.depth == depth]
    counted = [
        token.figure for token in here if token.type is Type.FIGURE and token.figure and not _aside(token.figure)
    ]
    if any(token.type in (Type.RATIO, Type.SYMBOL) for token in here):
        return False
    words = _words(here)
    if phrases.has(words, _SCOPES):
        return False
    if here and here[0].type is Type.WORD and _is_predicate(words, counted) and not _graded(words):
        return not _may_be_part(words, counted, whole)
    if not counted:
        return None if not any(token.figure for token in here) else True
    if len(counted) > 1 or any(token.type in (Type.YEAR, Type.DATE) for token in here):
        return False
    figure = _measured(chunk, depth, whole) or counted[0]
    if (_COMPARING & set(words) or phrases.has(words, _FORECAST)) and not _graded(words):
        return False
    if not compatible(whole, figure):
        return True
    return Piece(scaled(figure, whole), words)


def _measured(chunk: Sequence[Token], depth: int, whole: Figure) -> Figure | None:
    """Return the amount in brackets behind a bare count, if it is what the whole measures: `cống 14 (2.990 triệu)`."""
    found = [token.figure for token in chunk if token.figure is not None]
    if len(found) != 2 or found[0].unit or whole.unit not in lexicon.MEASURES or found[1].unit != whole.unit:
        return None
    return found[1] if chunk[-1].depth > depth or chunk[-1].text == ")" else None


def _may_be_part(words: tuple[str, ...], counted: Sequence[Figure], whole: Figure) -> bool:
    """Return whether what seems to say how much something changed names a part: `giảm khấu trừ 14,6 tỷ đồng`."""
    named = words[0] in ("tăng", "giảm") and not {"so", "cùng", "trước"} & set(words)
    own = set(words[1:]) - cues.BETWEEN - set(whole.unit.split())
    return named and bool(own) and len(counted) == 1 and compatible(whole, counted[0])


def _is_predicate(words: tuple[str, ...], counted: Sequence[Figure]) -> bool:
    """Return whether a chunk says something of what was listed; `bằng văn bản 346` is a part of its own."""
    return lexicon.is_predicate(words) and not (words[0] == "bằng" and len(counted) == 1 and len(words) > 2)


def _aside(figure: Figure) -> bool:
    return figure.unit in lexicon.ASIDE


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens if token.type in (Type.WORD, Type.LABEL))


def _graded(words: tuple[str, ...]) -> bool:
    said = " ".join(words)
    return any(said.startswith(grade) for grade in lexicon.GRADES) and len(words) <= 8


def compatible(whole: Figure, part: Figure) -> bool:
    """Return whether a figure can be a part of another by their units: the same, a kind of it, or none said."""
    if part.unit == whole.unit:
        return True
    if not part.unit:
        return whole.unit not in lexicon.MEASURES or not part.noun
    if part.unit in lexicon.PERSONS and (whole.unit in lexicon.PERSONS or not whole.unit):
        return whole.unit in lexicon.PERSONS or (part.unit in ("nam", "nữ") and bool(whole.noun))
    single = part.unit in ("chiếc", "cái") and whole.unit in lexicon.COUNTED - lexicon.PERSONS
    if single or part.unit in lexicon.KINDS.get(whole.unit, ()):
        return True
    pair = {"tập thể", "cá nhân"}
    if part.unit in pair and (whole.unit in pair or pair & {" ".join(whole.noun[:2])}):
        return True
    return bool(whole.unit) and (part.unit.startswith(whole.unit + " ") or whole.unit.startswith(part.unit + " "))


def is_from(figure: Figure) -> bool:
    """Return whether a figure is the lower end of a class: 40 in `từ 40 đến 50 tuổi`."""
    return not figure.unit and figure.noun[:1] == ("đến",)


def has_one(tokens: Sequence[Token], unit: str) -> bool:
    """Return whether `một` counts one of a unit, which is read as no figure: `bảy nhóm đắt lên, một nhóm đứng giá`."""
    first = unit.partition(" ")[0]
    return any(one.text == "một" and each.text == first for one, each in pairwise(tokens))


def scaled(part: Figure, whole: Figure) -> Figure:
    """Return a bare figure in the magnitude of its whole: of `120 triệu đồng (tỉnh 70, huyện 50)`."""
    if part.unit or whole.unit not in lexicon.MEASURES or part.factor > 1 or whole.factor == 1:
        return part
    half = part.point.half or Fraction(1, 2)
    middle = part.value.middle
    value = Interval(middle - half, middle + half) if part.value == part.point else part.value
    return part._replace(
        value=value.scaled(whole.factor), point=value.scaled(whole.factor), unit=whole.unit, factor=whole.factor
    )
