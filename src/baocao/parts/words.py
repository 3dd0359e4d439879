"""Vietnamese words compared as a reader compares them: without tones, case and exact spaces, and with small slips."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from baocao import decree30
from baocao.language.syllables import Placement, with_placement

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN = str.maketrans("đĐ", "dD")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return the text in small letters without marks, its words apart by one space."""
    apart = unicodedata.normalize("NFD", text.translate(_PLAIN))
    return " ".join("".join([letter for letter in apart if not unicodedata.combining(letter)]).lower().split())


_SYLLABLE = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=256)
def settled(text: str) -> str:
    """Return a text with every tone in the old place, `HÒA` for `HOÀ`: the decree has no rule for it."""
    return _SYLLABLE.sub(lambda match: with_placement(match[0], Placement.OLD), text)


def letters_only(text: str) -> str:
    """Return the folded words of a text, without any other sign."""
    return " ".join(re.findall(r"[a-z0-9]+", folded(text)))


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters must be changed to make one text the other; `most + 1` where it is more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    row = list(range(len(other) + 1))
    for above, letter in enumerate(one, 1):
        left, row[0], corner = above, above, above - 1
        for index, sign in enumerate(other, 1):
            corner, left = row[index], min(corner + (letter != sign), row[index] + 1, left + 1)
            row[index] = left
        if min(row) > most:
            return most + 1
    return row[-1]


@lru_cache(maxsize=4096)
def like(text: str, model: str, slips: int) -> bool:
    """Return whether a text is the model but for marks, case, spaces, signs and some slips of letters."""
    one, other = letters_only(text).replace(" ", ""), letters_only(model).replace(" ", "")
    return one == other or (bool(slips) and distance(one, other, slips) <= slips)


def begins(text: str, model: str, slips: int) -> bool:
    """Return whether a text begins as the model does, with as many words and some slips."""
    words = letters_only(text).split()
    return like(" ".join(words[: len(letters_only(model).split())]), model, slips)


def is_capitals(text: str) -> bool:
    """Return whether a text has letters, and all of them are capitals."""
    return text == text.upper() and any(letter.isalpha() for letter in text)


def is_line(text: str) -> bool:
    """Return whether a text is nothing but a line typed with signs."""
    signs = "".join(text.split())
    return len(signs) >= 3 and not signs.strip("_-–—=*~.…─━¯‾")


def kind_of(text: str) -> tuple[str, str] | None:
    """Return the type of document that a line names and what follows it on the line; None where it names none."""
    words = letters_only(text[:250])
    if words in _PLAIN_TYPES:
        return _PLAIN_TYPES[words], ""
    for name in _BY_LENGTH:
        plain = letters_only(name)
        if len(plain) > 6 and distance(words, plain, 1) <= 1:
            return name, ""
        if words.startswith(plain + " ") and is_capitals(" ".join(text.split()[: len(name.split())])):
            return name, " ".join(text.split()[len(name.split()) :])
    return None


_BY_LENGTH = sorted(decree30.TYPES, key=len, reverse=True)
_PLAIN_TYPES = {letters_only(name): name for name in decree30.TYPES}


_HEADS = (
    "pho", "quyen", "chu tich", "giam doc", "tong giam doc", "truong", "bo truong", "thu truong", "thu tuong", "chanh",
    "cuc truong", "tong cuc truong", "chi cuc truong", "vu truong", "vien truong", "hieu truong", "hieu pho",
    "giam hieu", "tong", "thong doc", "kiem toan truong", "uy vien", "thu ky", "chu toa", "chu tri", "nguoi",
    "dai dien", "doi truong", "to truong", "ke toan truong", "vien pho", "vu pho", "thanh tra", "cuc pho", "chi huy",
    "hoi truong", "tram truong", "khoa truong",
)  # fmt: skip
_BODIES = (
    "ubnd", "uy ban", "hdnd", "hoi dong", "so", "bo", "chi cuc", "cuc", "tong cuc", "truong", "trung tam", "phong",
    "ban", "vien", "benh vien", "cong ty", "tap doan", "tong cong ty", "dai hoc", "hoc vien", "thanh tra", "van phong",
    "kho bac", "ngan hang", "lien doan", "hoi", "doan", "dang uy", "khoa", "to", "doi", "tram", "toa an", "lien hiep",
)  # fmt: skip


def names_title(text: str) -> bool:
    """Return whether a line begins as the title of one who signs does: `PHÓ GIÁM ĐỐC`."""
    return begins_with(text, _HEADS)


def names_body(text: str) -> bool:
    """Return whether a line begins as the name of a body does: `SỞ NỘI VỤ`."""
    return begins_with(text, _BODIES)


def begins_with(text: str, names: Iterable[str]) -> bool:
    """Return whether a line is one of some folded names, or begins with it as a whole word."""
    plain = folded(text[:80])
    return any(plain == name or plain.startswith(name + " ") for name in names)


_AUTHORITY = re.compile(
    r"(?:T\s*[/.]\s*M|K\s*[/.]\s*T|T\s*[/.]\s*L|T\s*[/.]?\s*U\s*[/.]?\s*Q|TM|KT|TL|TUQ|Q|TU)\s*[./,:]?\s+\S|"
    r"(?:TM|KT|TL|TUQ|Q)\s*\.",
    re.IGNORECASE,
)


def gives_authority(text: str) -> bool:
    """Return whether a line begins with the authority to sign, well written or not: `KT.`, `K/T`, `TM `."""
    return _AUTHORITY.match(text.strip()) is not None


def is_name(text: str) -> bool:
    """Return whether a line can be the name of a person: two to seven words of letters, each with a capital."""
    words = _syllables(text)
    return 2 <= len(words) <= 7 and all(word[0].isupper() and _is_syllable(word) for word in words)


def is_careless_name(text: str) -> bool:
    """Return whether a line can be a name in which a syllable lacks its capital: `Nguyễn văn An`."""
    words = _syllables(text)
    capitals = [word[0].isupper() for word in words]
    return (
        len(words) <= 5 and all(map(_is_syllable, words)) and capitals[:1] == [True] and 1 < sum(capitals) < len(words)
    )


RANK = re.compile(r"(?:(?:thiếu|trung|thượng|đại) (?:úy|uý|tá|tướng)|(?:phó )?đô đốc)\s+(?=\S+\s+\S)", re.IGNORECASE)
"""A military rank before a name."""
TITLE = re.compile(
    r"(?:(?:phó )?giáo sư|tiến s[ĩỹ]|thạc s[ĩỹ]|bác s[ĩỹ]|dược s[ĩỹ]|kỹ sư|cử nhân|luật sư|nhà giáo|thầy thuốc|"
    r"anh hùng|nghệ s[ĩỹ])(?: (?:nhân dân|ưu tú))?[\s,.]+(?=\S+\s+\S)",
    re.IGNORECASE,
)
"""An academic or honorary title before a name, written out."""


def _syllables(text: str) -> list[str]:
    """Return the words of a line without ranks and abbreviated titles before a name."""
    plain = text.strip()
    while found := RANK.match(plain) or TITLE.match(plain):
        plain = plain[found.end() :]
    return re.sub(r"^(?:[A-ZĐ][\w]{0,4}\.\s*)+", "", plain).split()


def _is_syllable(word: str) -> bool:
    """Return whether a word can be a part of a name: letters, with the marks that names of some peoples have."""
    return all(part.isalpha() for part in re.split(r"[-'’ʼ]", word)) and len(word) < 12
