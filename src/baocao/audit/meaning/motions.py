"""The words for more and for less, in one table for all who ask: verbs of rising and falling, comparisons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from baocao.audit.meaning import whens
from baocao.audit.reading import lexicon, phrases
from baocao.audit.reading.tokens import Token, Type

_VERBS = {
    1: lexicon.words("tăng nhích nhỉnh vọt bật leo dâng đội bứt nở phình nhảy nâng thêm vượt dôi trội"),
    -1: lexicon.words("giảm sụt thụt tụt rớt rơi hạ lùi co teo bớt hao hụt vơi rút tuột mất kém trượt"),
}
_TWOFOLD = {
    1: (("cải", "thiện"), ("mở", "rộng"), ("gia", "tăng"), ("bội", "thu"), ("lên", "cao"), ("đi", "lên"),
        ("khởi", "sắc")),
    -1: (("thu", "hẹp"), ("rút", "ngắn"), ("hao", "hụt"), ("thụt", "lùi"), ("đi", "xuống"), ("chậm", "lại"),
         ("suy", "giảm"), ("cắt", "bớt"), ("hụt", "thu"), ("thu", "nhỏ")),
}  # fmt: skip
_ADJECTIVES = {
    1: lexicon.words("cao nhiều lớn đông dài rộng dày nặng nhỉnh trội đắt khá sâu mạnh già to"),
    -1: lexicon.words("thấp ít nhỏ thưa ngắn hẹp mỏng nhẹ rẻ kém yếu nông trẻ"),
}
_PARTICLES = lexicon.words("lên thêm đi lại được mất ra nhẹ mạnh bớt dần hẳn vọt xuống tới trưởng sút lùi")
"""What may stand behind a verb of motion and belongs to it: `nhích lên`, `co lại`, `hạ được`."""
_PLAIN = frozenset({"tăng", "giảm", "kém", "gia", "suy"})
"""These say a change whatever stands behind them; any other verb only with what can go with it."""
_OTHERS = {
    "tăng": {"cường", "gia", "ca", "tốc", "âm"}, "giảm": {"trừ", "án", "tải", "nghèo"},
    "kém": {"chất", "hiệu", "phát", "bền", "may", "hấp", "năng"}, "mất": {"mùa", "tích", "cân", "an", "trật"},
    "hạ": {"tầng", "lưu", "thủy"}, "đội": {"ngũ", "tuyển", "bóng", "văn"},
}  # fmt: skip
"""Behind a verb of motion these make another word of it."""
_BEFORE = {"gia": {"trị"}, "tăng": {"gia", "lũy", "luỹ"}}
"""Before a verb of motion these make another word of it: `thuế giá trị gia tăng`."""
_DENYING = lexicon.words("không chưa chẳng chớ đừng")
_HARMS = frozenset({"thiên", "rủi", "thiệt", "hậu", "tác", "gánh"})
_REACH = 5
"""Words before a motion in which it is denied."""
_LOOSE = frozenset({"lên", "xuống", "lại"})
_DEGREES = (
    ("đáng", "kể"), ("rõ", "rệt"), ("rõ", "nét"), ("rõ",), ("sâu",), ("nhanh",), ("nhiều",), ("đều",), ("liên", "tục"),
)  # fmt: skip
"""How much or how steadily something moves, where its clause ends with that."""


_FIRST = frozenset({"hơn"}).union(
    *_VERBS.values(), *_ADJECTIVES.values(), (pair[0] for pairs in _TWOFOLD.values() for pair in pairs)
)


class Motion(NamedTuple):
    """A word that says more or less."""

    way: int
    verb: str
    stop: int
    """The token behind it and its particles."""
    beyond: bool
    """Whether what it is against follows at once: `cao hơn …`, `kém …`."""
    loose: bool
    """Whether a figure right behind it is a value rather than an amount: `tăng lên 45 vụ`."""


def told(words: Sequence[str], here: int) -> tuple[int, int] | None:
    """Return which way the motion goes that one of some words says, and how many of them say it; None for none."""
    word, following = words[here], words[here + 1] if here + 1 < len(words) else ""
    compared = next((way for way in (1, -1) if word in _ADJECTIVES[way] and following == "hơn"), 0)
    return (compared, 2) if compared else _verb(word, following) or ((-1, 1) if word == "thiếu" else None)


def _verb(word: str, following: str) -> tuple[int, int] | None:
    """Return which way a verb goes, and its words; None where it is none."""
    for way in (1, -1):
        if (word, following) in _TWOFOLD[way]:
            return way, 2
        if word in _VERBS[way] and following not in _OTHERS.get(word, ()):
            return way, 1
    return None


def at(tokens: Sequence[Token], here: int, start: int) -> Motion | None:
    """Return the motion that a token begins to tell of; None where none is, or it is denied."""
    if tokens[here].text not in _FIRST:
        return None
    found = _compared(tokens, here) or _moved(tokens, here)
    if found is None:
        return None
    denied = bool(_DENYING & set(phrases.words_before(tokens, here, start, _REACH)))
    lessened = tokens[here].text == "giảm" and _text(tokens, here + 2) in _HARMS  # “giảm nhẹ thiên tai”
    return None if denied or lessened else found


def _compared(tokens: Sequence[Token], here: int) -> Motion | None:
    """Return `cao hơn`, `ít đi`, `hơn năm ngoái`, `kém cùng kỳ`."""
    word, following = tokens[here].text, _text(tokens, here + 1)
    for way, adjectives in _ADJECTIVES.items():
        if word in adjectives and following == "hơn" and _text(tokens, here + 2) != "nữa":
            return Motion(way, word, here + 2, beyond=True, loose=False)
        if word in adjectives and following in ({"lên", "thêm"} if way > 0 else {"đi", "xuống"}):
            return Motion(way, word, here + 2, beyond=False, loose=False)
    timed = here + 1 < len(tokens) and whens.at(tokens, here + 1) is not None
    if word in ("hơn", "vượt", "kém") and timed and _text(tokens, here - 1) not in ("nhiều", "lâu"):
        return Motion(-1 if word == "kém" else 1, word, here + 1, beyond=True, loose=False)
    return None


def _moved(tokens: Sequence[Token], here: int) -> Motion | None:
    word = tokens[here].text
    if _text(tokens, here - 1) in _BEFORE.get(word, ()):
        return None
    verb = _verb(word, _text(tokens, here + 1))
    if verb is None:
        return None
    way, first = verb[0], here + verb[1]
    stop = first
    while _text(tokens, stop) in _PARTICLES:
        stop += 1
    graded = next((len(each) for each in _DEGREES if phrases.said(tokens, stop, each)), 0)
    if graded and (stop + graded >= len(tokens) or tokens[stop + graded].type is Type.MARK):
        stop += graded
    held = stop < len(tokens) and (tokens[stop].figure is not None or tokens[stop].text in ("so", "từ", ":"))
    if word not in _PLAIN and stop == first and not held:
        return None
    return Motion(
        way, word, stop, beyond=word == "kém", loose=any(token.text in _LOOSE for token in tokens[first:stop])
    )


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""
