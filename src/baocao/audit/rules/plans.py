"""What was done against what was planned: the per cent, the gap and the verdict stated of it."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.audit import said
from baocao.audit.binding import bonds, ledger, series
from baocao.audit.binding.bonds import Claim, Pair
from baocao.audit.binding.credible import FAR, credible
from baocao.audit.document import Document, Finding, Mark, Part
from baocao.audit.meaning import frames, subjects, verdicts
from baocao.audit.meaning.frames import Role, Said
from baocao.audit.meaning.verdicts import Verdict
from baocao.audit.reading.interval import Interval, total
from baocao.audit.reading.tokens import Figure
from baocao.audit.rules.ratios import can_be_of, judged


def percent_of_plan(document: Document) -> Iterator[Finding]:
    """Tỷ lệ so với kế hoạch phải khớp với số thực hiện và số kế hoạch.

    Vì sao: tỷ lệ hoàn thành thường chép từ kỳ trước hoặc tính trước khi số thực hiện được cập nhật. Số kế hoạch có
    thể nằm ở câu trước, câu sau hoặc ở câu dẫn của danh sách. Khi quanh đó có một cặp số cùng đơn vị nào khớp với tỷ lệ
    thì không nêu; khi câu chữ chưa đủ để biết tỷ lệ nói về cặp số nào thì cũng không nêu.

    Ví dụ sai:

        Kế hoạch 23.000 người, thực hiện 21.078 người, đạt 96,1% kế hoạch.

    Cách sửa: tính lại tỷ lệ bằng số thực hiện chia số kế hoạch.
    """
    for part in document.parts:
        for each in series.read(document, part):
            if each.figure.unit == "%" and each.denominator is None and _is_of_plan(each) and not _is_of_change(each):
                yield from _percent(document, part, each)


def _is_of_plan(each: Said) -> bool:
    return (each.role is Role.PERCENT and (each.of is Role.PLAN or (each.of is None and not each.base))) or (
        each.role is Role.CHANGE and each.of is Role.PLAN
    )


def _is_of_change(each: Said) -> bool:
    """Return whether a per cent in brackets says by how much something moved: `giảm 37,7 triệu viên (14,4%)`."""
    tokens = each.part.tokens
    if each.of is not None or not each.depth or tokens[each.at - 1].text != "(":
        return False
    start = each.part.sentences[each.sentence][0]
    before = {token.text for token in tokens[max(start, each.at - 8) : each.at - 1]}
    return bool({"tăng", "giảm", "thêm", "sụt", "hơn", "kém", "nhích"} & before)


def _percent(document: Document, part: Part, percent: Said) -> Iterator[Finding]:
    claim = claim_of(part, percent)
    pairs = bonds.pairs(document, claim)
    if not (len(pairs) == 1 and pairs[0].is_named):
        pairs = [pair for pair in pairs if can_be_of(percent.figure, *_values(pair), percent.way)]
    pairs = [pair for pair in pairs if not _is_told_next(pair.done, percent)]
    wrong = [_wrong_percent(part, pair, percent) for pair in pairs]
    if any(_is_of_one_named(percent, pair) for pair in pairs):
        return
    if not wrong or not all(wrong) or any(pair.plan.figure.unit == "%" for pair in pairs):
        return
    plan = pairs[-1].plan
    named = plan.part is part and plan.sentence == percent.sentence and plan.at > percent.at
    only = bonds.printed(plan) if named and plan.depth > percent.depth else None  # “đạt 52,4% chỉ tiêu năm (900 vụ)”
    near = () if pairs[-1].in_order else bonds.around(document, claim)
    if any(bears_out(percent, *each) for each in near if only in (None, each[1])):
        return
    if percent.of is None and not pairs[-1].in_order and any(_has_its_own(document, pair, percent) for pair in pairs):
        return
    finding = wrong[-1][0]
    yield finding._replace(related=_related(pairs[-1]), sure=finding.sure and pairs[-1].sure)


def _is_told_next(done: Said, percent: Said) -> bool:
    """Return whether a figure stands behind a per cent and a semicolon: `đạt 63,6%; cá giống 3,0 triệu con`."""
    same = done.part is percent.part and done.sentence == percent.sentence
    return same and done.at > percent.at and done.semicolons > percent.semicolons


def _is_of_one_named(percent: Said, pair: Pair) -> bool:
    """Return whether a per cent in brackets is of one of the targets that were counted: `2 chỉ tiêu là A (94%)`."""
    between = percent.part.tokens[pair.done.at : percent.at] if pair.done.part is percent.part else ()
    named = any(token.text == "là" for token in between)
    return named and percent.depth > pair.done.depth and pair.done.figure.unit in verdicts.JUDGED


def _has_its_own(document: Document, pair: Pair, percent: Said) -> bool:
    """Return whether a per cent between a pair and another says how the pair stands: the other is of a part of it."""
    two = (pair.done, pair.plan)
    behind = max((x.at for x in two if x.part is percent.part and x.sentence == percent.sentence), default=percent.at)
    return any(
        behind < each.at < percent.at and each.figure.unit == "%" and bears_out(each, *(x.value for x in _values(pair)))
        for each in document.said(percent.part, percent.sentence)
    )


def _wrong_percent(part: Part, pair: Pair, percent: Said) -> list[Finding]:
    """Return the finding that a pair gives: likely where only the plan as it is printed does."""
    done, plan = _values(pair)
    certain = list(judged(part, done, plan, percent.figure, percent.way))
    likely = judged(part, done, plan._replace(value=bonds.printed(pair.plan)), percent.figure, percent.way)
    return certain or [finding._replace(sure=False) for finding in likely]


def claim_of(part: Part, each: Said) -> Claim:
    """Return what a per cent or an amount claims of a plan."""
    return Claim(part, each.sentence, each.at, each.own, each, bare=each.of is None)


def _values(pair: Pair) -> tuple[Figure, Figure]:
    return pair.done.figure, pair.plan.figure


def bears_out(percent: Said, done: Interval, plan: Interval) -> bool:
    """Return whether two figures stand to each other as a per cent says, its last digit cut or rounded."""
    low, high = percent.figure.value.widened(percent.figure.point.half)
    if percent.way:
        low, high = (100 + low, 100 + high) if percent.way > 0 else (100 - high, 100 - low)
    return done.low * 100 <= high * plan.high and done.high * 100 >= low * plan.low


def _related(pair: Pair) -> tuple[tuple[Mark, str], ...]:
    return tuple(
        (each.mark, f"{name}: “{each.figure.shown}”")
        for each, name in ((pair.done, "thực hiện"), (pair.plan, "kế hoạch" if pair.plan.role is Role.PLAN else "tổng"))
    )


def gap_to_plan(document: Document) -> Iterator[Finding]:
    """Số vượt, số thiếu so với kế hoạch phải bằng chênh lệch giữa thực hiện và kế hoạch.

    Vì sao: người đọc chỉ cần trừ hai số đã ghi. Số vượt, thiếu của tỷ lệ (91,2% so với chỉ tiêu 90%) được hiểu là điểm
    phần trăm hoặc phần trăm, khớp một trong hai thì không nêu.

    Ví dụ sai:

        Kế hoạch giao kết nạp 45 đảng viên, kết nạp được 41 đồng chí, còn thiếu 5 đồng chí so với kế hoạch.

    Cách sửa: trừ lại hai số, sửa số vượt hoặc số thiếu.
    """
    for part in document.parts:
        for each in series.read(document, part):
            if each.role is not Role.CHANGE or each.of is not Role.PLAN or each.figure.unit in verdicts.JUDGED:
                continue  # “vượt 6 chỉ tiêu” counts verdicts
            claim = claim_of(part, each)
            pairs = [pair for pair in bonds.pairs(document, claim) if _is_gap(each, pair) and _can_be_of(each, pair)]
            if not pairs or not all(_is_far(each, *_printed(pair)) for pair in pairs):
                continue
            near = not pairs[-1].in_order and any(not _is_far(each, *two) for two in bonds.around(document, claim))
            if near or ledger.is_left_of(document, each):
                continue
            done, plan = _values(pairs[-1])
            word = "vượt" if each.way > 0 else "thiếu"
            yield Finding(
                each.mark,
                f"ghi {word} “{each.figure.shown}”, nhưng thực hiện {done.shown}, kế hoạch {plan.shown} thì {word} "
                f"{said.amount(_gap(each, *_printed(pairs[-1])), each.figure.factor)}",
                _related(pairs[-1]),
                sure=pairs[-1].sure and _is_far(each, done.value, plan.value),
            )


def _printed(pair: Pair) -> tuple[Interval, Interval]:
    return pair.done.figure.value, bonds.printed(pair.plan)


def _is_gap(each: Said, pair: Pair) -> bool:
    """Return whether an amount is of the kind of a pair: persons of persons, points of per cents."""
    unit = pair.plan.figure.unit
    if unit == "%":
        return each.figure.unit in ("%", "điểm %")
    return each.figure.unit not in ("%", "điểm %") and frames.comparable(each.figure, pair.plan.figure)


def _can_be_of(each: Said, pair: Pair) -> bool:
    """Return whether an amount can be the difference of a pair by a slip, or must be, as the text says itself."""
    gap = _gap(each, *_printed(pair))
    share = each.figure.unit == "%"  # may be of the plan
    return pair.in_order or pair.is_named or share or credible(each.figure.value, gap, FAR)


def _gap(each: Said, done: Interval, plan: Interval) -> Interval:
    return done - plan if each.way > 0 else plan - done


def _is_far(each: Said, done: Interval, plan: Interval) -> bool:
    """Return whether an amount is neither the difference of two figures nor, of per cents, how far one is from 100."""
    if _gap(each, done, plan).meets(each.figure.value):
        return False
    return each.figure.unit != "%" or not bears_out(each, done, plan)


def verdict_on_plan(document: Document) -> Iterator[Finding]:
    """Nhận định đạt, vượt, không đạt kế hoạch phải khớp với tỷ lệ so với kế hoạch.

    Vì sao: dưới 100% kế hoạch thì không thể vượt, từ 100% trở lên thì không thể chưa đạt. Tỷ lệ có thể nằm ở câu trước
    nhận định.

    Ví dụ sai:

        Sản lượng đạt 94,6% kế hoạch, vượt chỉ tiêu đề ra.

    Cách sửa: sửa tỷ lệ hoặc sửa nhận định.
    """
    for part, number, verdict in document.verdicts:
        percents = _percents(document, part, number, verdict)
        if percents and all(_denies(verdict.kind, each) for each in percents):
            each = percents[-1]
            low = each.figure.value.high <= 100 and each.way <= 0
            held = (
                "" if each.way else f": {said.amount(each.figure.value)}% {'nhỏ hơn' if low else 'không nhỏ hơn'} 100%"
            )
            yield Finding(
                each.mark,
                f"ghi “{each.figure.shown}” kế hoạch, nhưng lại nhận định “{verdict.words(part.tokens)}”{held}",
            )


def _percents(document: Document, part: Part, number: int, verdict: Verdict) -> list[Said]:
    """Return the per cents of a plan that a verdict judges: right before it, in its sentence or the last."""
    own = [each for each in document.said(part, number) if each.figure.unit not in verdicts.JUDGED]
    before = [each for each in own if each.at < verdict.at]
    if not own and number:
        before = list(document.said(part, number - 1))
    found: list[Said] = []
    giver = subjects.levels([token.text for token in part.tokens[verdict.at : verdict.stop + 3]]).get("giver")
    for each in reversed(before):
        if giver and not giver & each.levels.get("giver", giver):
            continue  # “vượt dự toán tỉnh giao 5% nhưng chưa đạt dự toán huyện giao”
        if _is_share_of_targets(part, each, verdict):
            continue
        if each.denominator is not None or each.depth > part.tokens[verdict.at].depth:
            continue
        if not (each.of is Role.PLAN and each.figure.unit == "%" and each.role in (Role.PERCENT, Role.CHANGE)):
            if found or each.role is not Role.CHANGE:
                break
            continue
        found.append(each)
    text = " ".join(token.text for token in part.tokens[part.sentences[number][0] : verdict.at])
    fits = not verdict.subject or any(verdict.subject & each.subject for each in found)
    if not found or not fits or verdicts.less_is_better(text, found[0].figure) is not False:
        return []
    return found[::-1]


def _is_share_of_targets(part: Part, percent: Said, verdict: Verdict) -> bool:
    """Return whether a verdict is on what a per cent counts: `64% chỉ tiêu (16/25) đã đạt mục tiêu`."""
    between = [token for token in part.tokens[percent.at + 1 : verdict.at] if token.depth == percent.depth]
    words = [token.text for token in between if token.text not in ("(", ")")]
    return words[:2] == ["chỉ", "tiêu"] and set(words[2:]) <= {"đã", "được", "đều"}


def _denies(kind: str, each: Said) -> bool:
    low, high = each.figure.value
    if each.role is Role.CHANGE:
        return (each.way > 0 and kind == "không") or (each.way < 0 and kind in ("đạt", "vượt"))
    return (
        (kind == "vượt" and high <= 100 and low < 100)
        or (kind == "không" and low >= 100)
        or (kind == "đạt" and high < 100)
    )


def verdict_on_figures(document: Document) -> Iterator[Finding]:
    """Nhận định đạt, vượt, không đạt kế hoạch phải khớp với số thực hiện và số kế hoạch.

    Vì sao: hai số đã ghi thì ai cũng so được, dù ở hai câu liền nhau. Với chỉ tiêu càng thấp càng tốt thì so theo chiều
    ngược lại; không rõ chiều thì không xét.

    Ví dụ sai:

        Kế hoạch trồng 500 ha rừng, thực hiện 460 ha, vượt kế hoạch.

    Cách sửa: sửa nhận định, hoặc kiểm tra lại hai số.
    """
    for part, number, verdict in document.verdicts:
        if _percents(document, part, number, verdict):
            continue
        denied = _denied(document, part, number, verdict)
        if denied is not None:
            (done, plan, sure, *_), how = denied
            yield Finding(
                done.mark,
                f"nhận định “{verdict.words(part.tokens)}”, nhưng thực hiện {done.figure.shown} so với kế hoạch "
                f"{plan.figure.shown} là {how}",
                ((plan.mark, f"kế hoạch: “{plan.figure.shown}”"),),
                sure=sure,
            )


def _denied(document: Document, part: Part, number: int, verdict: Verdict) -> tuple[Pair, str] | None:
    """Return the pair that denies a verdict, and how: each that it means does, or one where it is on all of a row."""
    claim = Claim(part, number, verdict.at, verdict.subject, None)
    of_all = part.tokens[verdict.at - 1].text == "đều"
    listed = bonds.listed(document, claim) if of_all else []
    alone = of_all and verdict.stop == verdict.at + 1  # “các xã đều đạt” names no plan
    pairs = listed or ([] if alone else bonds.pairs(document, claim))
    wrong = [_wrong(part, number, verdict, pair) for pair in (listed or _with_sum(pairs))]
    if listed:
        return next(((pair, how) for pair, how in zip(pairs, wrong, strict=True) if how), None)
    return (pairs[-1], wrong[-1]) if wrong and all(wrong) else None


def _with_sum(pairs: list[Pair]) -> list[Pair]:
    """Return pairs, before them the sum of their results where there are several: it may be what a verdict is of."""
    results = [pair.done for pair in pairs if pair.plan is pairs[0].plan]
    if len(results) < 2:
        return pairs
    value = total([each.figure.value for each in results])
    figure = results[-1].figure._replace(value=value, point=value)
    return [pairs[-1]._replace(done=results[-1]._replace(figure=figure)), *pairs]


def _wrong(part: Part, number: int, verdict: Verdict, pair: Pair) -> str:
    """Return how a pair stands where it denies a verdict; nothing where it allows it or the better way is not known."""
    done, plan = _values(pair)
    tokens = part.tokens
    if tokens[verdict.at].text in ("cao", "thấp") or pair.plan.way:
        less: bool | None = False
    else:
        start = part.sentences[max(0, number - 1) if pair.plan.sentence < number else number][0]
        less = verdicts.less_is_better(" ".join(token.text for token in tokens[start : verdict.at]), plan)
    return verdicts.contradicted(verdict.kind, done, plan, less=less) if less is not None else ""
