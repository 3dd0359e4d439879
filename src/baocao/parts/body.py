"""Finds the levels of the text: basis, Phần, Chương, Mục, Điều, khoản, điểm, items, running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from baocao.parts import words
from baocao.parts.head import is_addressed
from baocao.parts.patterns import ARTICLE, CHAPTER, CLAUSE, DEEPER, DIVISION, ITEM, POINT
from baocao.parts.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from baocao.parts.head import Found
    from baocao.parts.lines import Line
    from baocao.parts.sheet import Kind

_ENDING = re.compile(r"quyết định\s*:|quyết nghị\s*:", re.IGNORECASE)


_ADDRESSEE = 120
"""Characters that an addressee takes at the most."""


def body(lines: Sequence[Line], kind: Kind) -> Iterator[Found]:
    """Yield the parts between the head and the closing."""
    addressed = _addressees(lines)
    yield from addressed
    taken = {id(line) for _, line in addressed}
    rest = [line for line in lines if id(line) not in taken and not line.is_empty]
    basis = {id(line) for line in _basis(rest, kind)}
    levels = Levels()
    for line in rest:
        yield "CanCu" if id(line) in basis and not line.where.group else levels.of(line), line


class Levels:
    """Tells the level of one line after the other."""

    def __init__(self) -> None:
        self._title_next = False

    def of(self, line: Line) -> str:
        """Return the part that a line of text is."""
        key = "Bang" if line.where.group else _level(line, self._title_next)
        self._title_next = key == "PhanChuong"
        return key


def _addressees(lines: Sequence[Line]) -> list[Found]:
    """Return the lines of Kính gửi."""
    at = next((index for index, line in enumerate(lines[:12]) if is_addressed(line.text)), None)
    if at is None:
        return []
    first = lines[at]
    found = [("NoiKinhGui" if first.text.rstrip().endswith(":") else "KinhGui", first)]
    many = found[0][0] == "NoiKinhGui"
    for line in lines[at + 1 :]:
        if not line.text:
            continue
        same = line.where.group == first.where.group != 0
        listed = bool(ITEM.match(line.text)) and len(line.text) < _ADDRESSEE and not line.where.group
        open_list = not found[-1][1].text.endswith(".") and not found[-1][1].text.endswith(",")
        if not (same or (listed and (many or open_list)) or _is_careless(line, found[-1][1])):
            break
        found.append(("NoiKinhGui", line))
    if not many and len(found) > 1:
        found[0] = ("NoiKinhGui", first)
    return found


_ALSO = ("xet ", "theo ", "thuc hien ", "tren co so ", "chieu ")
"""With what a basis begins that is no Căn cứ."""


def _is_careless(line: Line, before: Line) -> bool:
    """Return whether a line goes on with the addressees although it lacks its dash: it stands as the one above."""
    one, other = line.paragraph.shape, before.paragraph.shape
    alike = (one.left, one.first_line, one.align) == (other.left, other.first_line, other.align)
    short = len(line.text) < _ADDRESSEE and line.text.endswith((";", "."))
    return alike and short and not line.where.group and before.text.endswith(";")


def _basis(rest: Sequence[Line], kind: Kind) -> Iterator[Line]:
    """Yield the lines of the basis, which stand before the text."""
    found: list[Line] = []
    founded = kind.abbreviation in ("QĐ", "NQ")
    for line in rest[:40]:
        plain = folded(line.text[:60]).lstrip("-–+ ")
        if line.where.group:
            break
        if plain.startswith("can cu ") or ((found or founded or line.is_italic) and plain.startswith(_ALSO)):
            found.append(line)
        elif not found and (words.is_capitals(line.text) or line.text.startswith("(") or line.is_centred):
            continue
        else:
            break
    if founded or kind.abbreviation in ("CT", "QC", "QyĐ"):
        yield from found
        return
    said = next((at for at, line in enumerate(found) if line.text.rstrip().endswith(":")), len(found))
    found = found[:said]  # what leads to a text is of the text, and so is all behind it
    while found and found[-1].text.rstrip().endswith(","):
        found.pop()
    if found and _is_sentence(found[-1].text) and not found[-1].is_italic:
        found.pop()
    if len(found) > 1 or (found and found[0].is_italic):
        yield from found


_SAYS = re.compile(r",\s+[A-ZĐÀ-Ỹ].*\b(?:báo cáo|ban hành|xây dựng|đề nghị|trình|thông báo)\b")


def _is_sentence(text: str) -> bool:
    """Return whether a line that begins with its basis goes on to say what is done: `Căn cứ ..., Sở báo cáo ...`."""
    return _SAYS.search(text[:2000]) is not None


def _level(line: Line, title_next: bool) -> str:
    """Return the level of a line of the text."""
    tests = (
        ("PhanChuong", _is_division),
        ("TenPhanChuong", _is_title if title_next else _never),
        ("Dieu", _is_article),
        ("ThamQuyen", _decides),
        ("Heading1", _is_chapter),
    )
    for key, test in tests:
        if test(line):
            return key
    for key, pattern in _NUMBERED:
        if pattern.match(line.text):
            return key
    return "Khac" if _is_free(line) else "NoiDung"


_NUMBERED = (("Khac", DEEPER), ("Khoan", CLAUSE), ("Diem", POINT), ("GachDauDong", ITEM))


def _never(line: Line) -> bool:  # noqa: ARG001  stands in the place of a test of a line
    return False


def _is_division(line: Line) -> bool:
    """Return whether a line is `Chương I`, and not a sentence that cites one."""
    text = line.text
    if not DIVISION.match(text) or len(text) > 150 or text.endswith((";", ".")):
        return False
    return line.is_bold or line.is_centred


def _is_title(line: Line) -> bool:
    """Return whether a line under `Chương I` is its title."""
    set_apart = line.is_centred or line.is_bold or words.is_capitals(line.text)
    return len(line.text) < 200 and set_apart and not _numbered(line.text)


def _is_article(line: Line) -> bool:
    found = ARTICLE.match(line.text)
    if not found:
        return False
    return (line.is_bold or line.text[:1].isupper() or found["rest"].startswith(". ")) and _leads(line.text)


def _is_chapter(line: Line) -> bool:
    """Return whether a line is `I. KẾT QUẢ`."""
    found = CHAPTER.match(line.text)
    if not found or len(line.text) > 200:
        return False
    sign = found["sign"].strip()
    return sign == "." or (bool(sign) and line.is_bold) or (line.is_bold and words.is_capitals(line.text))


def _numbered(text: str) -> bool:
    return bool(ARTICLE.match(text) or CLAUSE.match(text) or CHAPTER.match(text))


def _leads(text: str) -> bool:
    """Return whether `Điều 5` begins an article, and not a sentence that cites one: `Điều 5 của Luật này quy định`."""
    rest = ARTICLE.match(text)["rest"]  # type: ignore[index]  # the caller has matched it
    return not re.match(r"\s+(?:của|và|Luật|Nghị|Thông|Quy|Quyết|khoản)\b", rest)


def _decides(line: Line) -> bool:
    """Return whether a line gives who decides, or the word with which it is decided."""
    text = line.text
    if _ENDING.fullmatch(text.strip()):
        return True
    return (
        words.is_capitals(text)
        and len(text) < 150
        and (words.names_title(text) or words.names_body(text))
        and (line.is_centred or line.is_bold)
    )


def _is_free(line: Line) -> bool:
    """Return whether a line is a caption, a note or a title of the author's, for which nothing is laid down."""
    text = line.text
    if text.startswith("(") and text.rstrip(".;").endswith(")"):
        return True
    if len(text) < 90 and (line.paragraph.shape.align in ("center", "right") or words.is_capitals(text)):
        return True
    return bool(re.match(r"(?:Bảng|Biểu|Hình|Biểu đồ|Sơ đồ|Nguồn|Ghi chú|Đơn vị tính|Đvt|ĐVT)\b", text))
