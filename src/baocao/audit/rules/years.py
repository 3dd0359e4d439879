"""Ages and anniversaries against the years that they are counted from, and documents cited before they exist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.audit.binding.cited import citations
from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.reading import phrases
from baocao.audit.reading.tokens import Date, Figure, Token, Type
from baocao.passages import Kind


def age(document: Document) -> Iterator[Finding]:
    """Tuổi phải khớp với năm sinh, số năm kỷ niệm phải khớp với hai ngày ghi kèm.

    Vì sao: tuổi và số năm kỷ niệm hay chép từ báo cáo năm trước mà quên cộng thêm. Tuổi được tính theo năm ghi trong
    cùng đoạn, hơn kém một năm thì không nêu.

    Ví dụ sai:

        Lễ kỷ niệm 75 năm Ngày Thương binh - Liệt sĩ (27/7/1947 - 27/7/2024).

    Cách sửa: lấy năm sau trừ năm trước.
    """
    for part in document.parts:
        tokens = part.tokens
        for at, token in enumerate(tokens):
            if token.text not in ("sinh", "kỷ", "kỉ"):
                continue
            if phrases.said(tokens, at, ("sinh", "năm")):
                yield from _aged(part, at)
            elif at + 1 < len(tokens) and tokens[at + 1].text == "niệm":
                yield from _kept(part, at)


def _aged(part: Part, at: int) -> Iterator[Finding]:
    """Yield an age that no year of the paragraph gives with the year of birth before it."""
    tokens = part.tokens
    end = next((stop for _, stop in part.sentences if stop > at), len(tokens))
    born = next((token for token in tokens[at + 2 : at + 4] if token.type is Type.YEAR), None)
    figure = next((each for _, each in phrases.single(tokens, at, min(end, at + 14)) if each.unit == "tuổi"), None)
    given = _years_beside(tokens, born)
    if born is None or figure is None or figure.bound or not given:
        return
    ages = {year - int(born.text) for year in given}
    if all(not figure.value.low - 1 <= each <= figure.value.high + 1 for each in ages):
        nearest = min(ages, key=lambda each: abs(each - figure.value.low))
        yield Finding(
            mark(part, figure),
            f"ghi “{figure.shown}” tuổi, nhưng sinh năm {born.text} thì đến năm {int(born.text) + nearest} là "
            f"{nearest} tuổi",
            ((Mark(part, born.start, born.end), "năm sinh"),),
            sure=False,
        )


def _years_beside(tokens: Sequence[Token], own: Token | None) -> set[int]:
    """Return the years that a paragraph names, in its dates too, beside one."""
    named = {int(token.text) for token in tokens if token.type is Type.YEAR and token is not own}
    return named | {token.date.year for token in tokens if token.date is not None and token.date.year}


_CLOSE = 30
"""Tokens behind `kỷ niệm` within which its number of years and its two dates stand."""


def _kept(part: Part, at: int) -> Iterator[Finding]:
    """Yield a number of years that is not that between the two dates of an anniversary."""
    tokens = part.tokens[at : at + _CLOSE]
    figure = next((each for _, each in phrases.single(tokens, 0, 6) if each.unit == "năm"), None)
    if figure is None or figure.bound:
        return
    dates = _stretch(tokens)
    if dates is None:
        yield from _founded(part, at, figure)
        return
    first, last = dates
    years = last.year - first.year
    if (first.day, first.month) == (last.day, last.month) and figure.value.low != years:
        yield Finding(
            mark(part, figure),
            f"ghi {int(figure.value.low)} năm, nhưng từ {first.year} đến {last.year} là {years} năm",
        )


def _founded(part: Part, at: int, figure: Figure) -> Iterator[Finding]:
    """Yield the years of a founding that are not those since the year in which the same paragraph says it was."""
    tokens = part.tokens
    named = [token.text for token in tokens[at : at + _CLOSE]]
    if not any(named[here : here + 3] == ["ngày", "thành", "lập"] for here in range(8)):
        return
    since = [here + 2 for here in range(at) if phrases.said(tokens, here, ("thành", "lập", "năm"))]
    born = [tokens[here + 1] for here in since if here + 1 < len(tokens) and tokens[here + 1].type is Type.YEAR]
    if len(born) != 1:
        return
    given = _years_beside(tokens, born[0])
    if len(given) == 1 and given != {int(born[0].text) + int(figure.value.low)}:
        years = given.pop() - int(born[0].text)
        yield Finding(
            mark(part, figure),
            f"ghi {int(figure.value.low)} năm, nhưng thành lập năm {born[0].text} thì mới được {years} năm",
            ((Mark(part, born[0].start, born[0].end), "năm thành lập"),),
        )


def _stretch(tokens: Sequence[Token]) -> tuple[Date, Date] | None:
    """Return the first two dates that a dash joins: `(27/7/1947 - 27/7/2024)`."""
    for first, dash, last in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if first.date and last.date and dash.text in ("-", "–", "đến") and first.date.year and last.date.year:
            return first.date, last.date
    return None


_HEAD = 15
"""Paragraphs at the top among which the place and date of a document stand."""
_LONGEST_LINE = 60


def cited_before_it_exists(document: Document) -> Iterator[Finding]:
    """Văn bản được viện dẫn không thể ban hành sau ngày của chính báo cáo.

    Vì sao: ngày viện dẫn sau ngày ký báo cáo thì một trong hai ngày bị gõ nhầm, thường là năm. Ngày của báo cáo lấy ở
    dòng địa danh và thời gian ban hành.

    Ví dụ sai:

        Hà Giang, ngày 10 tháng 6 năm 2024 … theo Quyết định số 1021/QĐ-UBND ngày 18/9/2024 …

    Cách sửa: tra văn bản gốc; xem lại ngày của báo cáo.
    """
    own = next((found for part in document.parts[:_HEAD] if (found := _own_date(part)) is not None), None)
    if own is None or own.date is None:
        return
    for citation in citations(document):
        date = citation.date
        if date is not None and date.year and date.when > own.date.when:
            yield Finding(
                citation.mark,
                f"{citation.kind} “{citation.shown}” ghi ngày {date.shown}, sau ngày của báo cáo {own.text}",
                sure=False,
            )


def _own_date(part: Part) -> Token | None:
    """Return the date of a line of place and date: `Hà Giang, ngày 10 tháng 6 năm 2024`."""
    text, tokens = part.passage.text.rstrip(" *_."), part.tokens
    if part.passage.kind is Kind.NOTE or len(text) > _LONGEST_LINE or not tokens:
        return None
    last = next((token for token in reversed(tokens) if token.type is not Type.MARK), None)
    whole = last is not None and last.date is not None and last.date.year and last.date.day
    return last if whole and ", ngày" in text and text[:1].isupper() else None
