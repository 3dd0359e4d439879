"""Documents that a text cites by number, with what it says of each: symbol, date, issuer, title, period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from baocao import decree30
from baocao.audit.document import Document, Mark, Part, once
from baocao.audit.reading import phrases
from baocao.audit.reading.tokens import Date, Token, Type

ABBREVIATIONS = {name: short.upper() for name, short in decree30.ISSUED.items()}
"""What stands for the name of a type in a symbol, in capitals."""
_TYPES = tuple(tuple(name.split()) for name in (*ABBREVIATIONS, "luật", "pháp lệnh", "công văn"))
_LAST = frozenset([name[-1] for name in _TYPES] + [short.lower() for short in ABBREVIATIONS.values()])
_KINDS = {short: name for name, short in ABBREVIATIONS.items()}
_SYMBOL = re.compile(r"(\d{1,5}[a-z]?)(?:/((?:19|20)\d\d))?\s*[/-]\s*(.+)", re.DOTALL)
_NUMBER = re.compile(r"(\d{1,5})(?:/((?:19|20)\d\d))?")


class Citation(NamedTuple):
    """One place where a document is cited."""

    part: Part
    sentence: int
    """The first token of its sentence."""
    token: Token
    kind: str
    number: str
    year: int
    """In the symbol, 0 where it has none."""
    letters: str
    """The rest of the symbol, without spaces, in capitals; empty where the number stands alone."""
    date: Date | None
    period: tuple[Token, str] | None
    issuer: tuple[str, ...] = ()
    """The words behind `của`, or before `ban hành`, in small letters."""
    title: tuple[str, ...] = ()
    """What it is about: the words from `về`, `quy định` on, up to a mark."""
    replaced: bool = False
    """Whether its sentence speaks of replacing or amending."""

    @property
    def mark(self) -> Mark:
        """Return the place of the number and symbol."""
        return Mark(self.part, self.token.start, self.token.end)

    @property
    def shown(self) -> str:
        """Return number and symbol as they are printed."""
        return self.part.passage.text[self.token.start : self.token.end]

    @property
    def is_full(self) -> bool:
        """Return whether it is cited as a document is for the first time, and not by its number alone."""
        return bool(self.date or self.issuer or self.title)


@once
def citations(document: Document) -> tuple[Citation, ...]:
    """Return every document that is cited by its number, in order."""
    return tuple(
        found
        for part in document.parts
        for start, end in part.sentences
        for at in range(start, end)
        if (found := _cited(part, at, start, end)) is not None
    )


def _cited(part: Part, at: int, start: int, end: int) -> Citation | None:
    tokens, token = part.tokens, part.tokens[at]
    if token.type is Type.SYMBOL:
        match = _SYMBOL.fullmatch(token.text)
    else:
        match = _NUMBER.fullmatch(token.text) if at > start and _may_be_cited(tokens, at) else None
    if match is None:
        return None
    letters = re.sub(r"\s", "", match[3]).upper().replace("–", "-") if token.type is Type.SYMBOL else ""
    kind, first = _kind(part, at, start)
    kind = kind or _KINDS.get(re.split("[-/]", letters)[0], "")
    date = _date(tokens, at, end) or _date_before(tokens, first, start)
    if not kind or (not letters and not match[2] and date is None):
        return None
    issuer = _issuer(tokens, at, end) or _issuer_before(tokens, first, start)
    return Citation(
        part, start, token, kind, match[1].lstrip("0"), int(match[2] or 0), letters, date, _period(tokens, at, end),
        issuer, _title(tokens, at, end), _is_amended(tokens, start, end),
    )  # fmt: skip


def _may_be_cited(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a bare number is that of a document: `Nghị định số 43/2014`, not `kế hoạch 2024`."""
    before = tokens[at - 1].text
    if before == "số":
        return at > 1 and tokens[at - 2].text in _LAST
    return before in _LAST and tokens[at].type not in (Type.YEAR, Type.DATE)


def _kind(part: Part, at: int, start: int) -> tuple[str, int]:
    """Return the type of document that is named before a number, and the token where it begins."""
    tokens = part.tokens
    here = at - 1
    while here > start and here > at - 3 and tokens[here].text in ("số", ":"):
        here -= 1
    for kind in _TYPES:
        first = here - len(kind) + 1
        if first >= start and phrases.said(tokens, first, kind):
            return " ".join(kind), first
    written = part.passage.text[tokens[here].start : tokens[here].end] if here >= start else ""
    return _KINDS.get(written.upper(), "") if written[:2].isupper() else "", here if here >= start else at


def _date(tokens: Sequence[Token], at: int, end: int) -> Date | None:
    for token in tokens[at + 1 : min(end, at + 4)]:
        if token.type is Type.DATE and token.date and token.date.day:
            return token.date
        if token.text not in ("ngày", ",", "(", "ký"):
            return None
    return None


_ISSUED = (("ban", "hành"), ("ký",), ("thông", "qua"), ("phê", "duyệt"))
_REACH = 16


def _said_before(tokens: Sequence[Token], first: int, start: int) -> int:
    """Return the token of the word for issuing right before a document, -1 where there is none."""
    for words in _ISSUED:
        here = first - len(words)
        if here >= start and phrases.said(tokens, here, words):
            return here - (tokens[here - 1].text == "đã")
    return -1


def _date_before(tokens: Sequence[Token], first: int, start: int) -> Date | None:
    """Return the date of `ngày 12/5/2023, Tỉnh ủy ban hành Nghị quyết số …`."""
    said = _said_before(tokens, first, start)
    for token in reversed(tokens[max(start, said - _REACH) : max(said, start)]):
        if token.type is Type.DATE:
            return token.date if token.date is not None and token.date.day else None
        if token.type is not Type.WORD and token.text not in (",", "-", "–"):
            return None
    return None


def _period(tokens: Sequence[Token], at: int, end: int) -> tuple[Token, str] | None:
    """Return the one period that is named behind a symbol, before another document."""
    found = None
    for here in range(at + 1, min(end, at + 70)):
        token = tokens[here]
        if token.type is Type.SYMBOL or token.text == ";" or (token.depth < tokens[at].depth):
            break
        if token.type is Type.PERIOD and "đoạn" in (tokens[here - 1].text, tokens[here - 2].text):
            if found is not None:
                return None
            found = token, re.sub(r"\s", "", token.text).replace("–", "-")
    return found


_TITLING = frozenset(
    [("ban", "hành"), ("quy", "định"), ("hướng", "dẫn"), ("phê", "duyệt"), ("triển", "khai"), ("điều", "chỉnh"),
     ("sửa", "đổi"), ("công", "bố"), ("công", "nhận"), ("công", "khai"), ("phân", "bổ"), ("phân", "công"),
     ("phân", "cấp"), ("thành", "lập"), ("tổ", "chức"), ("thực", "hiện"), ("kiện", "toàn"), ("tăng", "cường")]
)  # fmt: skip
_NEAR = 18


def _titles(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether the words at a token begin what a document is about."""
    if tokens[at].text in ("về", "giao"):
        return True
    return at + 1 < end and (tokens[at].text, tokens[at + 1].text) in _TITLING


def _issuer(tokens: Sequence[Token], at: int, end: int) -> tuple[str, ...]:
    """Return the words that say whose a document is: right behind its symbol and its date."""
    here = at + 1
    while here < end and (tokens[here].type is Type.DATE or tokens[here].text in ("ngày", ",", "ký", "(", ")")):
        here += 1
    if here >= end or tokens[here].text != "của":
        return ()
    stop = next((each for each in range(here + 2, min(end, here + 9)) if _titles(tokens, each, end)), here + 9)
    return _words(tokens, here + 1, min(end, stop), stop=frozenset({"và"}))


def _issuer_before(tokens: Sequence[Token], first: int, start: int) -> tuple[str, ...]:
    """Return the words of `UBND tỉnh ban hành Kế hoạch số …` before `ban hành`."""
    said = _said_before(tokens, first, start)
    words: list[str] = []
    for token in reversed(tokens[max(start, said - _REACH) : max(said, start)]):
        if token.type is not Type.WORD:
            break
        words.insert(0, token.text)
    return tuple(words)


def _title(tokens: Sequence[Token], at: int, end: int) -> tuple[str, ...]:
    for here in range(at + 1, min(end, at + _NEAR)):
        token = tokens[here]
        aside = token.text == "," and tokens[here - 1].type is not Type.DATE and not _dated(tokens, here, end)
        if token.text in (";", ".", ")") or token.type is Type.SYMBOL or aside:
            return ()
        if _titles(tokens, here, end) and tokens[here - 1].text != "của":
            return _words(tokens, here, end)
    return ()


def _dated(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Return whether a date follows a token, with or without the word for it."""
    return any(token.type is Type.DATE for token in tokens[at + 1 : min(end, at + 3)])


def _words(tokens: Sequence[Token], start: int, end: int, stop: frozenset[str] = frozenset()) -> tuple[str, ...]:
    found: list[str] = []
    for token in tokens[start:end]:
        if (token.type is Type.MARK and token.text not in "-–“”") or token.type is Type.SYMBOL or token.text in stop:
            break
        found.append(token.text)
    return tuple(found)


_AMENDING = frozenset(
    [("thay", "thế"), ("sửa", "đổi"), ("bãi", "bỏ"), ("bổ", "sung"), ("thay", "cho"), ("hết", "hiệu")]
)


def _is_amended(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any((tokens[at].text, tokens[at + 1].text) in _AMENDING for at in range(start, end - 1))
