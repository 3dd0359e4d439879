"""Rules over per cents that a sentence gives beside what they are per cents of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from baocao.checks.registry import Finding, Subject
from baocao.checks.year.amounts import Amount, amount, total
from baocao.checks.year.numbers import Number, numbers, stretches
from baocao.checks.year.said import Said, said
from baocao.notation import grouped
from baocao.problems import Related

_HUNDRED = Amount(Decimal(100), Decimal(100))


@cache
def _away() -> re.Pattern[str]:
    """Return the words by which a per cent is of something else than what stands beside it."""
    return re.compile(r"\b(?:tăng|giảm|so với|cùng kỳ|năm trước|bình quân|lãi|thuế|vượt|từ|lên|xuống)\b", re.IGNORECASE)


@cache
def _day() -> re.Pattern[str]:
    return re.compile(r"\b(?:ngày|đến|trước|sau|dịp|hết|lễ|tháng|quý|từ|số)\s+$", re.IGNORECASE)


@cache
def _fraction() -> re.Pattern[str]:
    return re.compile(r"\d/\d[^%]*\d\s?%")


def percent_of_a_fraction(subject: Subject) -> Iterator[Finding]:
    """Phần trăm viết sau một phân số phải đúng với phân số đó.

    Vì sao: “8/10 chỉ tiêu (chiếm 70%)” tự mâu thuẫn, vì 8/10 là 80%. Phần trăm được hiểu là đã làm tròn ở chữ số cuối:
    91,6% là từ 91,55% đến 91,65%. Không xét khi giữa hai số, hoặc ngay sau phần trăm, có “tăng”, “giảm”, “so với”,
    “cùng kỳ”.

    Ví dụ sai:

        21.078/23.000 người, đạt 96,1% kế hoạch

    Cách sửa: tính lại; với chỉ tiêu đã khai thì viết {{ viec_lam.percent }} để chương trình tự tính.
    """
    for each in said(subject, "/", "%"):
        for start, end in stretches(each.text, ".;"):
            if _fraction().search(each.text, start, end):
                yield from _fractions(each, start, end)


def _fractions(text: Said, start: int, end: int) -> Iterator[Finding]:
    found = list(numbers(text, start, end))
    for part, whole, share in zip(found, found[1:], found[2:], strict=False):
        between = text.text[whole.end : share.start]
        if (
            text.text[part.end : whole.start] != "/"
            or not _is_percent(share)
            or len(between) > 60
            or _away().search(between)
            or _away().match(text.text[share.end : end].lstrip(" )"))
            or _day().search(text.text[: part.start])
            or not whole.figure.value
        ):
            continue
        exact = part.figure.value * 100 / whole.figure.value
        if not amount(share.figure).meets(Amount(exact, exact)):
            fraction = f"{part.figure.number}/{whole.figure.number}"
            cause = f"ghi {share.figure}, nhưng {fraction} là {grouped(exact, 2)}%"
            related = (Related(text.place(part.digits), f"ở đây là {fraction}"),)
            yield Finding(text.place(share.digits), cause, "sửa phần trăm hoặc phân số", related)


def _is_percent(each: Number) -> bool:
    return each.figure.unit.startswith("%")


def shares_of_a_hundred(subject: Subject) -> Iterator[Finding]:
    """Các tỷ lệ chia hết một tổng thể phải cộng lại bằng 100%.

    Vì sao: chia hết mà không đủ hoặc quá 100% là có số sai. Xét câu có “còn lại” mà mọi số đều là phần trăm, và câu nói
    chỉ tiêu đạt chiếm bao nhiêu, không đạt chiếm bao nhiêu. Mỗi tỷ lệ được hiểu là đã làm tròn ở chữ số cuối.

    Ví dụ sai:

        8 chỉ tiêu đạt (chiếm 80%), 2 chỉ tiêu không đạt (chiếm 30%)

    Cách sửa: tính lại các tỷ lệ; số chỉ tiêu thì viết {{ score.percent_met }}, {{ score.percent_missed }}.
    """
    for each in said(subject, "còn lại", "chiếm"):
        for start, end in stretches(each.text, "."):
            sentence = each.text[start:end]
            if _away().search(sentence):
                continue
            found = list(numbers(each, start, end))
            shares = [one for one in found if _is_percent(one)]
            rest = "còn lại" in sentence and len(shares) == len(found)
            chosen = shares if rest else _opposed(each.text, found, end)
            if len(chosen) > 1 and not total(amount(one.figure) for one in chosen).meets(_HUNDRED):
                yield _not_a_hundred(each, chosen)


def _opposed(text: str, found: list[Number], end: int) -> list[Number]:
    """Return the two shares of a sentence that speaks of targets met and targets missed."""
    stated = [each for each in found if _is_percent(each) and text[: each.start].rstrip().endswith("chiếm")]
    if len(stated) != 2 or len(stated) != sum(map(_is_percent, found)):
        return []
    ahead = text[stated[0].start - 80 : stated[0].start] if stated[0].start > 80 else text[: stated[0].start]
    middle = text[stated[0].end : stated[1].start] + text[stated[1].end : end][:30]
    missed = ("không đạt", "chưa đạt", "không hoàn thành")
    one = any(word in ahead for word in missed)
    other = any(word in middle for word in missed)
    return stated if "chỉ tiêu" in ahead + middle and one != other else []


def _not_a_hundred(text: Said, shares: list[Number]) -> Finding:
    written = " + ".join(str(each.figure) for each in shares)
    found = sum((each.figure.value for each in shares), Decimal(0))
    related = tuple(Related(text.place(each.digits), f"ở đây là {each.figure}") for each in shares[:-1])
    cause = f"các tỷ lệ cộng lại là {grouped(found)}%, không phải 100%: {written}"
    return Finding(text.place(shares[-1].digits), cause, "sửa tỷ lệ, hoặc liệt kê cho đủ", related)
