"""What was done against what was planned, and the per cent stated of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.audit import lexicon, phrases, said, verdicts
from baocao.audit.document import Document, Finding, Part, mark
from baocao.audit.rules.ratios import judged, speaks_of
from baocao.audit.tokens import Figure, Token


def percent_of_plan(document: Document) -> Iterator[Finding]:
    """Tỷ lệ so với kế hoạch phải khớp với số thực hiện và số kế hoạch trong câu.

    Vì sao: tỷ lệ hoàn thành thường chép từ kỳ trước hoặc tính trước khi số thực hiện được cập nhật. Khi câu có
    nhiều số cùng đơn vị mà một cặp nào đó khớp thì không nêu.

    Ví dụ sai:

        Kế hoạch 23.000 người, thực hiện 21.078 người, đạt 96,1% kế hoạch.

    Cách sửa: tính lại tỷ lệ bằng số thực hiện chia số kế hoạch.
    """
    for part in document.parts:
        for number, (start, end) in enumerate(part.sentences):
            before = start
            for at, percent in phrases.single(part.tokens, start, end):
                if percent.unit != "%" or not _is_of_plan(part.tokens, at, start, end):
                    continue
                earlier = part.sentences[number - 1][0] if number and before == start else before
                yield from _judged(part, (earlier, before, at, end), percent)
                before = _behind(part.tokens, at, end)


def _behind(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return the token after a per cent and the bracket that may follow it: what stands there is its own."""
    for here in range(at + 1, min(end, at + 9)):
        if tokens[here].text in (";", ",", "."):
            return here
        if tokens[here].text == "(":
            return next((close for close in range(here + 1, end) if tokens[close].depth <= tokens[at].depth), end)
    return at + 1


def _is_of_plan(tokens: Sequence[Token], at: int, start: int, end: int) -> bool:
    lead = phrases.words_before(tokens, at, start, 4)
    if {"tăng", "giảm", "chiếm", "lệ"} & set(lead[-3:]) or tokens[at].figure is None:
        return False
    if phrases.has_plan_base(tokens, at, end):
        return True
    figure = tokens[at].figure
    if not phrases.introduces(tokens, at, start):
        return False
    return (
        bool({"đạt", "bằng", "vượt"} & set(lead))
        and figure is not None
        and speaks_of(tokens, at, end, figure._replace(unit=""))
    )


def _judged(part: Part, window: tuple[int, int, int, int], percent: Figure) -> Iterator[Finding]:
    """Yield what the figures of a window say against a per cent."""
    earlier, start, at, end = window
    tokens = part.tokens
    actuals, plans = _figures(tokens, start, at, end)
    if not plans and actuals and earlier < start:
        plans = _figures(tokens, earlier, start, end)[1]
    if not plans or not actuals:
        return
    pairs = [(actual, plan) for plan in plans for actual in actuals if phrases.same_unit(actual, plan)]
    above = "vượt" in phrases.words_before(tokens, at, start, 3)
    wrong = [list(judged(part, actual, plan, percent, above)) for actual, plan in pairs]
    if not wrong or not all(wrong):
        return
    actual, plan = pairs[-1]
    finding = wrong[-1][0]
    related = ((mark(part, actual), f"thực hiện: “{actual.shown}”"), (mark(part, plan), f"kế hoạch: “{plan.shown}”"))
    yield finding._replace(related=related, sure=finding.sure and len(pairs) == 1)


def _figures(tokens: Sequence[Token], start: int, at: int, end: int) -> tuple[list[Figure], list[Figure]]:
    """Return the figures of a window that were done, and those that were planned; a fraction is judged elsewhere."""
    stop = at
    for here in range(at + 1, min(end, at + 9)):
        if tokens[here].text in (";", ","):
            break
        if tokens[here].figure is not None and phrases.is_plan(tokens, here, at, end):
            stop = here + 1
            break
        if tokens[here].depth > tokens[at].depth:
            stop = next((close for close in range(here, end) if tokens[close].depth < tokens[here].depth), end)
            break
    actuals, plans = [], []
    for here, figure in phrases.single(tokens, start, stop):
        planned = phrases.is_plan(tokens, here, start, end)
        if not phrases.counts(figure) or (not planned and phrases.is_earlier(tokens, here, start, end)):
            continue
        if {"tăng", "giảm"} & set(phrases.words_before(tokens, here, start, 2)):
            continue
        if planned:
            plans.append(figure)
        elif here < at:
            actuals.append(figure)
        elif tokens[here].depth > tokens[at].depth and actuals:  # “đạt 95% dự toán (126,3 tỷ đồng)”
            plans.append(figure)
    return actuals, plans


def verdict_on_plan(document: Document) -> Iterator[Finding]:
    """Nhận định đạt, vượt, không đạt kế hoạch phải khớp với tỷ lệ ghi ngay trước nó.

    Vì sao: dưới 100% kế hoạch thì không thể vượt, từ 100% trở lên thì không thể chưa đạt.

    Ví dụ sai:

        Sản lượng đạt 94,6% kế hoạch, vượt chỉ tiêu đề ra.

    Cách sửa: sửa tỷ lệ hoặc sửa nhận định.
    """
    for part, start, end in document.sentences():
        for at, percent in phrases.single(part.tokens, start, end):
            if percent.unit != "%" or not _is_of_plan(part.tokens, at, start, end):
                continue
            if "vượt" in phrases.words_before(part.tokens, at, start, 3):
                continue
            verdict, words = _verdict(part.tokens, at + 1, end)
            low, high = percent.value
            if (
                (verdict == "vượt" and high <= 100 and low < 100)
                or (verdict == "không" and low >= 100)
                or (verdict == "đạt" and high < 100)
            ):
                yield Finding(
                    mark(part, percent),
                    f"ghi “{percent.shown}” kế hoạch, nhưng lại nhận định “{words}”: {said.amount(percent.value)}% "
                    + ("nhỏ hơn 100%" if high <= 100 else "không nhỏ hơn 100%"),
                )


def verdict_on_figures(document: Document) -> Iterator[Finding]:
    """Nhận định đạt, vượt, không đạt kế hoạch phải khớp với số thực hiện và số kế hoạch trong câu.

    Vì sao: câu có cả hai số thì ai cũng so được. Chỉ xét khi câu có đúng một số kế hoạch và một số thực hiện cùng đơn
    vị; với chỉ tiêu càng thấp càng tốt thì so theo chiều ngược lại.

    Ví dụ sai:

        Kế hoạch trồng 500 ha rừng, thực hiện 460 ha, vượt kế hoạch.

    Cách sửa: sửa nhận định, hoặc kiểm tra lại hai số.
    """
    for part, start, end in document.sentences():
        tokens = part.tokens
        figures = [
            (at, each)
            for at, each in phrases.single(tokens, start, end)
            if not phrases.is_amount(tokens, at, start) and each.unit not in lexicon.TIMES
        ]
        plans = [each for at, each in figures if _is_wanted(tokens, at, start, end)]
        done = [(at, each) for at, each in figures if each not in plans]
        if (
            len(plans) != 1
            or len(done) != 1
            or plans[0].unit != done[0][1].unit
            or any(t.of for t in tokens[start:end])
        ):
            continue
        last = max(at for at, _ in figures)
        verdict, words = _verdict(tokens, last + 1, end)
        if not verdict and tokens[last].depth > tokens[done[0][0]].depth:  # “11.300 …, vượt kế hoạch (12.000 …)”
            verdict, words = _verdict(tokens, done[0][0] + 1, last)
        less = verdicts.less_is_better(" ".join(token.text for token in tokens[start:last]), plans[0])
        wrong = verdicts.contradicted(verdict, done[0][1], plans[0], less=less) if verdict and less is not None else ""
        if wrong:
            yield Finding(
                mark(part, done[0][1]),
                f"nhận định “{words}”, nhưng thực hiện {done[0][1].shown} so với kế hoạch {plans[0].shown} là {wrong}",
                ((mark(part, plans[0]), f"kế hoạch: “{plans[0].shown}”"),),
            )


def _is_wanted(tokens: Sequence[Token], at: int, start: int, end: int) -> bool:
    """Return whether a figure is planned, also as the bound that a clause beginning with the plan ends with."""
    if phrases.is_plan(tokens, at, start, end):
        return True
    figure = tokens[at].figure
    leads = tokens[start].text in ("mục", "kế", "chỉ") and not any(token.text == ";" for token in tokens[start:at])
    return leads and figure is not None and bool(figure.bound) and figure.bound != "từ"


_AHEAD = ("phấn", "sẽ", "khả", "cố")
"""Behind one of these a verdict is hoped for and not given."""
_GOALS = (
    ("kế", "hoạch"), ("chỉ", "tiêu"), ("dự", "toán"), ("mục", "tiêu"), ("nghị", "quyết"), ("mức", "kế"),
    ("mức", "nghị"), ("mức", "chỉ"), ("mức", "giao"),
)  # fmt: skip


def _verdict(tokens: Sequence[Token], at: int, end: int) -> tuple[str, str]:
    """Return `đạt`, `vượt` or `không` and its words, where they stand in the clauses right behind a per cent."""
    for here in range(at, min(end, at + 9)):
        token = tokens[here]
        if token.figure is not None or token.text in (";", "nhưng", "trong", "riêng", *_AHEAD):
            break
        for words, verdict in (
            (("không", "đạt"), "không"),
            (("chưa", "đạt"), "không"),
            (("vượt",), "vượt"),
            (("đạt",), "đạt"),
        ):
            if phrases.said(tokens, here, words):
                behind = [each.text for each in tokens[here + len(words) : here + len(words) + 2]]
                if tuple(behind) in _GOALS:
                    return verdict, " ".join([*words, *behind])
                return "", ""
    return "", ""
