"""Documents that a text cites by number and symbol, with what it says of each: date, issuer, title, period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from baocao.audit.document import Document, Mark, Part
from baocao.audit.tokens import Date, Token, Type

_TYPES = (
    ("nghị", "quyết"), ("quyết", "định"), ("nghị", "định"), ("thông", "tư"), ("chỉ", "thị"), ("kế", "hoạch"),
    ("công", "văn"),
    ("kết", "luận"), ("thông", "báo"), ("chương", "trình"), ("hướng", "dẫn"), ("đề", "án"), ("tờ", "trình"),
    ("báo", "cáo"), ("luật",),
    ("công", "điện"), ("quy", "định"), ("pháp", "lệnh"),
)  # fmt: skip
_KINDS = {
    "NQ": "nghị quyết", "QĐ": "quyết định", "NĐ": "nghị định", "TT": "thông tư", "CT": "chỉ thị", "KH": "kế hoạch",
    "KL": "kết luận", "TB": "thông báo", "HD": "hướng dẫn", "BC": "báo cáo", "TTR": "tờ trình",
}  # fmt: skip
_SYMBOL = re.compile(r"(\d{1,5}[a-z]?)(?:/((?:19|20)\d\d))?\s*[/-]\s*(.+)", re.DOTALL)


class Citation(NamedTuple):
    """One place where a document is cited."""

    part: Part
    token: Token
    kind: str
    number: str
    year: int
    """In the symbol, 0 where it has none."""
    letters: str
    """The rest of the symbol, without spaces, in capitals."""
    date: Date | None
    period: tuple[Token, str] | None
    issuer: tuple[str, ...] = ()
    """The words behind `của`, in small letters."""
    title: tuple[str, ...] = ()
    """What it is about: the words from `về`, `quy định` on, up to a mark."""
    replaced: bool = False
    """Whether its sentence speaks of replacing or amending."""

    @property
    def mark(self) -> Mark:
        """Return the place of the symbol."""
        return Mark(self.part, self.token.start, self.token.end)

    @property
    def shown(self) -> str:
        """Return the symbol as it is printed."""
        return self.part.passage.text[self.token.start : self.token.end]


def citations(document: Document) -> Iterator[Citation]:
    """Yield every document that is cited by number and symbol."""
    for part, start, end in document.symbols:
        for at in range(start, end):
            token = part.tokens[at]
            match = _SYMBOL.fullmatch(token.text) if token.type is Type.SYMBOL else None
            if match is None:
                continue
            letters = re.sub(r"\s", "", match[3]).upper().replace("–", "-")
            kind = _kind(part.tokens, at, start) or _KINDS.get(re.split("[-/]", letters)[0], "")
            if not kind:
                continue
            yield Citation(
                part, token, kind, match[1].lstrip("0"), int(match[2] or 0), letters,
                _date(part.tokens, at, end), _period(part.tokens, at, end), _issuer(part.tokens, at, end),
                _title(part.tokens, at, end), _is_amended(part.tokens, start, end),
            )  # fmt: skip


def _kind(tokens: Sequence[Token], at: int, start: int) -> str:
    for here in range(at - 1, max(start - 1, at - 4), -1):
        for kind in _TYPES:
            if tuple(token.text for token in tokens[max(here - len(kind) + 1, 0) : here + 1]) == kind:
                return " ".join(kind)
        if tokens[here].text not in ("số", ":"):
            return ""
    return ""


def _date(tokens: Sequence[Token], at: int, end: int) -> Date | None:
    for token in tokens[at + 1 : min(end, at + 4)]:
        if token.type is Type.DATE and token.date and token.date.day:
            return token.date
        if token.text not in ("ngày", ",", "(", "ký"):
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


_TITLING = frozenset(["về", "quy", "ban", "hướng", "phê", "triển", "điều", "sửa", "công", "phân", "giao"])
_NEAR = 18


def _issuer(tokens: Sequence[Token], at: int, end: int) -> tuple[str, ...]:
    """Return the words that say whose a document is: right behind its symbol and its date."""
    here = at + 1
    while here < end and (tokens[here].type is Type.DATE or tokens[here].text in ("ngày", ",", "ký")):
        here += 1
    if here >= end or tokens[here].text != "của":
        return ()
    return _words(tokens, here + 1, min(end, here + 9), stop=_TITLING | {"và"})


def _title(tokens: Sequence[Token], at: int, end: int) -> tuple[str, ...]:
    for here in range(at + 1, min(end, at + _NEAR)):
        token = tokens[here]
        if token.text in (";", ".", ")") or token.type is Type.SYMBOL:
            return ()
        if token.text in _TITLING and (token.text == "về" or tokens[here - 1].text != "của"):
            return _words(tokens, here, end)
    return ()


def _words(
    tokens: Sequence[Token], start: int, end: int, stop: frozenset[str] | set[str] = frozenset()
) -> tuple[str, ...]:
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
