"""Words that exclude each other: men and women, met and not met, the marks of a scale."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.audit.meaning.lists import Piece
from baocao.audit.reading import lexicon, phrases

_EXHAUSTIVE = (
    ({"nam"}, {"nữ"}), ({"đạt"}, {"không", "chưa"}), ({"trong"}, {"ngoài"}), ({"chính", "thức"}, {"dự", "bị"}),
    ({"thị"}, {"nông"}), ({"công", "lập"}, {"ngoài"}), ({"trở", "lên"}, {"dưới"}), ({"đã"}, {"chưa"}),
)  # fmt: skip
"""Pairs of words that split a whole in two: with both said, nothing is left over."""
_GROUPS = (
    ({"nam"}, {"nữ"}), ({"trong"}, {"ngoài"}), ({"thị"}, {"nông"}), ({"công", "lập"}, {"ngoài"}),
    ({"trở", "lên"}, {"dưới"}),
)  # fmt: skip
"""Those of them that are two groups, of which one rate can be told each: `nam đạt 75%, nữ đạt 81%`."""
_OPPOSED = (*_EXHAUSTIVE, ({"đúng"}, {"quá", "trễ", "chậm"}), ({"đã"}, {"đang", "chưa", "còn"}))
"""These pairs, and pairs that exclude each other but leave room for a third."""
_SCALES = (
    ("rất không hài lòng", "không hài lòng", "chưa hài lòng", "rất hài lòng", "hài lòng", "bình thường"),
    ("sau đại học", "tiến sĩ", "thạc sĩ", "đại học", "cao đẳng", "trung cấp", "sơ cấp", "chưa qua đào tạo"),
    lexicon.GRADES,
)
"""Of each scale a thing has one mark only; a longer mark stands before those that it ends with."""
_STATING = frozenset({"chiếm", "đạt", "là", "tỷ", "tỉ", "lệ", "có", "nhiệm", "vụ"})
_UNDERGOING = frozenset({"có", "phải", "bị", "được"})
"""Parts that each begin with one of these follow from each other: `47 đảng viên (có vi phạm 41, phải kỷ luật 33)`."""
_CROSSING = (
    ("dân", "tộc"), ("tôn", "giáo"), ("khuyết", "tật"), ("cao", "tuổi"), ("trình", "độ"), ("đảng", "viên"), ("tuổi",),
    ("trẻ",), ("phụ", "nữ"), ("xuất", "khẩu"), ("chính", "sách"), ("có", "công"), ("mồ", "côi"),
)  # fmt: skip
"""What people are besides: such parts may overlap, and need not make up the whole."""


def split_in_two(pieces: Sequence[Piece]) -> bool:
    """Return whether two pieces exclude each other: men and women, met and not met, done and being done."""
    return _are_a_pair(pieces, _OPPOSED)


def fall_in_two(pieces: Sequence[Piece]) -> bool:
    """Return whether two pieces are all that a whole falls into: men and women, and no `5 nữ đạt loại giỏi`."""
    return _are_a_pair(pieces, _EXHAUSTIVE) and not any(is_narrowed(piece) for piece in pieces)


def are_men_and_women(pieces: Sequence[Piece]) -> bool:
    """Return whether two pieces are the men and the women of a whole."""
    return _are_a_pair(pieces, _EXHAUSTIVE[:1]) and not any(is_narrowed(piece) for piece in pieces)


def are_two_groups(pieces: Sequence[Piece]) -> bool:
    """Return whether two pieces are groups, of each of which a rate can be told: they need not make a hundred."""
    return _are_a_pair(pieces, _GROUPS)


def _are_a_pair(pieces: Sequence[Piece], pairs: Sequence[tuple[set[str], set[str]]]) -> bool:
    if len(pieces) != 2:
        return False
    first, second = (set(piece.words) for piece in pieces)
    return any(
        (a <= first and b & second and not b & first) or (a <= second and b & first and not b & second)
        for a, b in pairs
    )


def is_narrowed(piece: Piece) -> bool:
    """Return whether men or women are said to be some of them only: `5 nữ đạt loại giỏi`."""
    return any(word in ("nam", "nữ") and at + 1 < len(piece.words) for at, word in enumerate(piece.words))


def graded(piece: Piece) -> str:
    """Return the mark that a piece is about (`khá`, `không đạt`); nothing where it is about none."""
    words = [word for word in piece.words if word not in ("loại", "xếp", "mức", "nhiệm", "vụ")]
    text = " ".join(words)
    text = f" {text} ".replace(" tốt nghiệp ", " ")
    return next((grade for grade in lexicon.GRADES if text.endswith(f" {grade} ") or text.startswith(f" {grade} ")), "")


def exclusive(pieces: Sequence[Piece]) -> bool:
    """Return whether no thing can be counted in two of the pieces."""
    if are_numbered(pieces) or split_in_two(pieces) or _on_levels(pieces) or _from_sources(pieces):
        return True
    return all(graded(piece) for piece in pieces)


def are_numbered(pieces: Sequence[Piece]) -> bool:
    """Return whether the pieces are of one thing by its numbers: `lớp 10`, `lớp 11`; `đợt 1`, `đợt 2`."""
    numbers = [tuple(word for word in piece.words if word[0].isdigit() or word in _ROMAN) for piece in pieces]
    names = {
        tuple(word for word in piece.words if word not in number)[:1]
        for piece, number in zip(pieces, numbers, strict=True)
    }
    return len(pieces) >= 2 and all(numbers) and len(set(numbers)) == len(pieces) and len(names) == 1


def _on_levels(pieces: Sequence[Piece]) -> bool:
    """Return whether the pieces are of one thing on different levels: `9 đơn vị cấp huyện, 7 đơn vị cấp xã`."""
    levels = {piece.words[-1] for piece in pieces if "cấp" in piece.words[-3:-1]}
    return len(levels) == len(pieces) and len({piece.figure.unit for piece in pieces}) == 1


_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi"})
_SOURCES = frozenset({"quỹ", "ngân", "vốn", "nguồn"})


def _from_sources(pieces: Sequence[Piece]) -> bool:
    """Return whether the pieces are money, each from another source: `Quỹ quốc gia 7 tỷ, ngân sách tỉnh 6 tỷ`."""
    named = {piece.words for piece in pieces if _SOURCES & set(piece.words[:1])}
    return len(named) == len(pieces) and all(piece.figure.unit == "đồng" for piece in pieces)


def mark_on_scale(words: Sequence[str]) -> tuple[int, str] | None:
    """Return the scale and the mark that words end with; None where they end with none."""
    stripped = list(words)
    while stripped and stripped[-1] in _STATING:
        stripped.pop()
    for given in (stripped, words):
        text = " ".join(given)
        for number, scale in enumerate(_SCALES):
            for mark in scale:
                if text == mark or text.endswith(" " + mark):
                    return number, mark
    return None


def are_marks_of_one_scale(labels: Sequence[tuple[int, str] | None]) -> bool:
    """Return whether the labels are three or more marks of one scale, each once, none of them a kind of another."""
    marks = {label for label in labels if label}
    names = {name for _, name in marks}
    nested = "sau đại học" in names and bool({"thạc sĩ", "tiến sĩ"} & names)
    return len(marks) == len(labels) >= 3 and len({scale for scale, _ in marks}) == 1 and not nested


def overlap(unit: str, pieces: Sequence[Piece]) -> bool:
    """Return whether the parts are counted by different qualities, so that they may overlap."""
    words = [_job(piece.words) for piece in pieces]
    women = sum("nữ" in each for each in words)
    if women and not any("nam" in each for each in words):
        return True
    if words[1:] and all(each[:1] and each[0] in _UNDERGOING for each in words[1:]) and not split_in_two(pieces):
        return True
    crossing = [each for each in _CROSSING if " ".join(each) != unit and (unit != "đồng" or each != ("chính", "sách"))]
    several = sum(phrases.has(each, crossing) for each in words)
    if len({kind for kind in crossing for each in words if phrases.has(each, (kind,))}) > 1:
        return True
    return 0 < several < len(words) and any(not phrases.has(each, crossing) for each in words)


_NAMES = (("nữ", "hộ", "sinh"), ("hội", "phụ", "nữ"), ("hội", "liên", "hiệp", "phụ", "nữ"), ("nữ", "công"))
"""Names of jobs and bodies, of whom nothing says that they are women among others."""


def _job(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return words without the name of a job or of a body in which women are named."""
    at, length = next(
        ((at, len(name)) for at in range(len(words)) for name in _NAMES if words[at : at + len(name)] == name), (0, 0)
    )
    return words[:at] + words[at + length :]
