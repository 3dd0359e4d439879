"""How many targets are said to be met, surpassed and missed: against each other, their total and the lists below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from baocao.audit.binding import tallies
from baocao.audit.binding.tallies import ALL_MET, MET, MISSED, OPEN, OVER, Count, Tally
from baocao.audit.document import Document, Finding, Mark, Part, mark
from baocao.audit.meaning import verdicts
from baocao.audit.reading import phrases
from baocao.audit.reading.tokens import Figure, Token, Type
from baocao.audit.rules.lists import enumerated, parted
from baocao.audit.rules.ratios import judged

_BRACKET = 12
"""Tokens behind a count in which its per cent stands."""


def counts_of_verdicts(document: Document) -> Iterator[Finding]:
    """Số vượt, số đạt, số không đạt cộng lại phải bằng tổng.

    Vì sao: ai đọc cũng cộng các số này đầu tiên, rồi tính tỷ lệ của từng số trong ngoặc. “Đạt” đứng cạnh “vượt” có thể
    đã gồm cả số vượt hoặc chưa; chỉ nêu khi hiểu cách nào cũng không khớp.

    Ví dụ sai:

        Đề ra 15 chỉ tiêu, có 12 chỉ tiêu đạt, 4 chỉ tiêu không đạt.

    Cách sửa: đếm lại theo danh sách chỉ tiêu.
    """
    yield from _against_sentence_before(document)
    for _, tally in tallies.placed(document):
        yield from _added(tally)
        for count in tally.counts if tally.total is not None and len(tally.counts) > 1 else ():
            percent = _share_of(count)
            if percent is not None and tally.total is not None:
                yield from judged(count.part, count.figure, tally.total, percent)


def _share_of(count: Count) -> Figure | None:
    """Return the per cent in the bracket right behind a count: `6 chỉ tiêu không đạt (chiếm 20%)`."""
    tokens = count.part.tokens
    for at, token in enumerate(tokens[count.at + 1 : count.at + _BRACKET], count.at + 1):
        if token.figure is not None:
            said = tokens[at - 1].text in ("(", "chiếm", "bằng", "lệ", "đạt")  # and not “(từ 83,3% dự toán trở lên)”
            return token.figure if token.figure.unit == "%" and token.depth and said else None
        if token.text in (",", ";", ".", ")", "là"):
            return None  # “2 chỉ tiêu chưa đạt là trồng cây (94%)”
    return None


def _added(tally: Tally) -> Iterator[Finding]:
    total, met, of = tally.total, tally.met, tally.of
    if total is None or met is None:
        yield from _split(tally)
    elif of is not None and not total.value.meets(of.value):
        yield Finding(
            mark(met.part, of),
            f"mẫu số ghi {of.shown}, nhưng tổng nói trước đó là {total.shown}",
            ((mark(met.part, total), "tổng nói trước đó"),),
        )
    elif not (split := list(_split(tally))):
        yield from _against_total(tally, met, total)
    else:
        yield from split


def _split(tally: Tally) -> Iterator[Finding]:
    """Yield the number of those met or surpassed where those met and those surpassed are not as many."""
    every = tally.told(ALL_MET)
    split = [each for each in (tally.told(OVER), tally.told(MET)) if each is not None]
    if every and split and not _can_make(sum(each.number for each in split), every.number, whole=len(split) == 2):
        yield _differs(every.part, every.figure, split)


def _against_total(tally: Tally, met: Count, total: Figure) -> Iterator[Finding]:
    parts = [each for each in tally.counts if met.kind != ALL_MET or each.kind not in (OVER, MET)]
    others = sum(tally.number(kind) or 0 for kind in (MISSED, OPEN))
    each_said = tally.told(MET) is not None and tally.told(OVER) is not None
    if tally.told(MISSED) is None and not each_said:
        return
    whole = tally.told(MISSED) is not None and met.kind != OVER
    sums = [number + others for number in tally.mets]
    few = max(sums) < total.value.low and _is_of_some(tally)
    if not few and not any(_can_make(each, int(total.value.low), whole=whole) for each in sums):
        yield _differs(met.part, total, parts)


def _can_make(added: int, total: int, *, whole: bool) -> bool:
    """Return whether numbers can be those of a total; where they need not be all of it, they are no more than it."""
    return added == total or (not whole and added < total)


def _differs(part: Part, total: Figure, counts: Sequence[Count]) -> Finding:
    return Finding(
        mark(part, total),
        f"ghi {total.shown}, nhưng "
        + " + ".join(f"{each.figure.shown} {each.kind}" for each in counts)
        + f" = {sum(each.number for each in counts)}",
        tuple((each.mark, f"số {each.kind}") for each in counts),
    )


def _against_sentence_before(document: Document) -> Iterator[Finding]:
    """Yield the counts of a sentence that are not as many as the sentence before it gives."""
    for part in document.running:
        for number, (start, end) in enumerate(part.sentences[1:]):
            tally = tallies.read(part, start, end)
            if tally is not None and tally.met is not None and tally.of is not None and tally.total is tally.of:
                yield from _over_another(tally.met, tally.of, _given_before(part, *part.sentences[number], tally.unit))
            missed = tally.told(MISSED) if tally else None
            if tally is None or tally.total or not (tally.met and missed and tally.unit):
                continue
            total = _given_before(part, *part.sentences[number], tally.unit)
            added = [each + missed.number + (tally.number(OPEN) or 0) for each in tally.mets]
            first = min(each.figure.start for each in tally.counts)
            lead = {token.text for token in part.tokens[start:end] if token.end <= first and token.type is Type.WORD}
            if total is None or total.value.low in added or (max(added) < total.value.low and not lead <= _NEUTRAL):
                continue
            yield _differs(part, total, tally.counts)._replace(sure=total.value.low < max(added))


def _over_another(met: Count, of: Figure, total: Figure | None) -> Iterator[Finding]:
    """Yield what the met are put over where the sentence before it gives another number: 12, then `9/13 chỉ tiêu`."""
    if total is not None and total.unit in verdicts.JUDGED and not total.value.meets(of.value):
        yield Finding(
            mark(met.part, of),
            f"mẫu số ghi {of.shown}, nhưng câu trước ghi {total.shown}",
            ((mark(met.part, total), "câu trước"),),
            sure=False,
        )


_NEUTRAL = frozenset(
    ["kết", "thúc", "quả", "năm", "đến", "nay", "cuối", "kỳ", "có", "đã", "hết", "qua", "đánh", "giá", "thực", "hiện"]
)
_GIVING = frozenset({"giao", "ra", "theo", "dựng", "ký", "nhận", "có", "gồm", "thực", "quyết", "đặt"})


def _given_before(part: Part, start: int, end: int, unit: str) -> Figure | None:
    """Return the one figure of a unit that a sentence gives as a task; None where it tells of another time or more."""
    tokens = part.tokens[start:end]
    figures = [token.figure for token in tokens if token.figure is not None and token.figure.unit == unit]
    texts = {token.text for token in tokens}
    if len(figures) != 1 or "trước" in texts or not _GIVING & texts or any(token.of for token in tokens):
        return None
    return figures[0] if not figures[0].bound and tallies.read(part, start, end) is None else None


_SOME = frozenset({"về", "lĩnh", "nhóm", "khối", "riêng"})


def _is_of_some(tally: Tally) -> bool:
    """Return whether what is counted are some of the total only: `Trong 12 chỉ tiêu, về kinh tế có 5 chỉ tiêu đạt`."""
    if tally.total is None or tally.told(MISSED) is None:
        return False
    last = max(each.figure.start for each in tally.counts)
    tokens = tally.counts[0].part.tokens
    return any(token.text in _SOME for token in tokens if tally.total.end <= token.start < last)


def counts_against_items(document: Document) -> Iterator[Finding]:
    """Số đạt, không đạt ghi ở câu dẫn phải khớp với các mục có ghi nhận định bên dưới.

    Vì sao: câu tổng hợp và danh sách thường do hai người viết. Mục không ghi nhận định có thể tính là đạt hay
    không đạt; chỉ nêu khi cách tính nào cũng không khớp. Câu tổng hợp ở xa danh sách được so với danh sách duy nhất có
    đủ số mục ấy.

    Ví dụ sai:

        Có 2 chỉ tiêu đạt:
        - Giảm nghèo (đạt);
        - Việc làm (không đạt);
        - Dạy nghề (không đạt).

    Cách sửa: đếm lại các mục, sửa số ở câu dẫn.
    """
    for at, tally in tallies.placed(document):
        items = document.below(at)
        marks = [verdicts.ending(item.tokens)[0] for item in items]
        if len(items) < 2 or sum(map(bool, marks)) * 2 < len(items) or _are_all_of_one(tally, marks):
            continue
        yield from _denied(tally, items, marks)
    yield from _over_distance(document)


def _are_all_of_one(tally: Tally, marks: Sequence[str]) -> bool:
    """Return whether a list names those of one count only: `17 đạt, 3 không đạt, cụ thể:` and the three below it."""
    missed = tally.number(MISSED)
    return missed == len(marks) and set(marks) == {"không"}


def _over_distance(document: Document) -> Iterator[Finding]:
    """Yield the counts of a tally that the one list of as many judged items denies, wherever it stands."""
    runs = list(_runs(document))
    for at, tally in tallies.placed(document) if runs else ():
        missed = tally.number(MISSED)
        sizes = [int(tally.total.value.low)] if tally.total else [each + missed for each in tally.mets if missed]
        fits = [run for run in runs if len(run) in sizes]
        text = tally.counts[0].part.passage.text.lower()
        own = bool(document.below(at)) or text.rstrip().endswith(":")
        if own or len(fits) != 1 or tally.unit not in verdicts.JUDGED or "trước" in text or "giai đoạn" in text:
            continue
        items, marks = [item for item, _ in fits[0]], [each for _, each in fits[0]]
        yield from (finding._replace(sure=False) for finding in _denied(tally, items, marks))


def _runs(document: Document) -> Iterator[list[tuple[Part, str]]]:
    """Yield the lists of items that are all judged, of three and more."""
    found: list[tuple[Part, str]] = []
    for part in document.running:
        verdict = verdicts.ending(part.tokens)[0] if part.marker is not None else ""
        if verdict:
            found.append((part, verdict))
            continue
        if len(found) > 2:
            yield found
        found = []
    if len(found) > 2:
        yield found


_SHOWN = {MISSED: ({"không"},), ALL_MET: ({"đạt", "vượt"},), OVER: ({"vượt"},), MET: ({"đạt", "vượt"}, {"đạt"})}
"""Which verdicts of items a count can be of."""


def _denied(tally: Tally, items: Sequence[Part], marks: Sequence[str]) -> Iterator[Finding]:
    """Yield the first count of a tally that a list of items denies."""
    surpassed = tally.told(OVER) is not None
    found = (_unlike(count, items, marks, surpassed=surpassed) for count in tally.counts)
    yield from islice((finding for finding in found if finding is not None), 1)


def _unlike(count: Count, items: Sequence[Part], marks: Sequence[str], *, surpassed: bool) -> Finding | None:
    """Return the finding that no reading of a count is as many as the items below it show."""
    readings = _SHOWN.get(count.kind, ())
    readings = readings if surpassed or count.kind != MET else readings[:1]
    open_ones = marks.count("")
    numbers = [sum(each in wanted for each in marks) for wanted in readings]
    told = count.kind != OVER or "vượt" in marks
    if not numbers or not told or any(number <= count.number <= number + open_ones for number in numbers):
        return None
    counted = [(item, each) for item, each in zip(items, marks, strict=True) if each in readings[0]]
    return Finding(
        count.mark,
        f"ghi {count.figure.shown} {count.kind}, nhưng danh sách có {numbers[0]}/{len(items)} mục {count.kind}"
        + (f" và {open_ones} mục không ghi" if open_ones else ""),
        tuple(_shown(item, each) for item, each in counted),
    )


def _shown(item: Part, verdict: str) -> tuple[Mark, str]:
    word = item.tokens[verdicts.ending(item.tokens)[1]]
    return Mark(item, word.start, word.end), f"mục này ghi “{'không đạt' if verdict == 'không' else verdict}”"


def counts_against_groups(document: Document) -> Iterator[Finding]:
    """Số đạt của toàn bộ phải bằng tổng số đạt của các nhóm kê tiếp theo.

    Vì sao: nhóm thứ nhất đạt 3/5, nhóm thứ hai đạt 4/5 thì toàn bộ là 7/10. Chỉ xét khi tổng số của các nhóm cộng
    lại đúng bằng tổng số của câu đầu.

    Ví dụ sai:

        Có 8/10 chỉ tiêu đạt.
        a) Kinh tế: 5 chỉ tiêu, 3 chỉ tiêu đạt.
        b) Xã hội: 5 chỉ tiêu, 4 chỉ tiêu đạt.

    Cách sửa: cộng lại từ các nhóm.
    """
    found = list(tallies.placed(document))
    for at, (place, whole) in enumerate(found):
        groups = _groups(whole, [each for each in found[at + 1 : at + 9] if each[0] - place < 60])
        if len(groups) < 2:
            continue
        for stated in (whole.met, whole.told(MISSED)):
            values = [_worth(group, missed=stated.kind == MISSED) for group in groups] if stated else [None]
            if stated is None or any(value is None for value in values):
                continue
            added = sum(value for value in values if value is not None)
            if stated.number != added:
                yield Finding(
                    stated.mark,
                    f"ghi {stated.figure.shown} {stated.kind}, nhưng các nhóm bên dưới cộng lại là {added}: "
                    + " + ".join(str(value) for value in values),
                    tuple(
                        (mark(group.counts[0].part, group.total), "số của nhóm này") for group in groups if group.total
                    ),
                )
                break


def _groups(whole: Tally, following: Sequence[tuple[int, Tally]]) -> list[Tally]:
    """Return the tallies that follow whose totals make up the whole's, none where they do not."""
    groups: list[Tally] = []
    added = 0
    for _, each in following:
        if whole.total is None or each.total is None:
            break
        groups.append(each)
        added += int(each.total.value.low)
        if added >= whole.total.value.low:
            break
    return groups if whole.total is not None and added == whole.total.value.low else []


def _worth(group: Tally, *, missed: bool) -> int | None:
    """Return how many a group met or missed, from what it says of either."""
    met, lost = next(iter(group.mets), None), group.number(MISSED)
    stated, other = (lost, met) if missed else (met, lost)
    if stated is not None:
        return stated
    return int(group.total.value.low) - other if group.total and other is not None else None


_MISSED_WORDS = tuple((word, *verdict) for word in ("chưa", "không") for verdict in (("đạt",), ("hoàn", "thành")))
_THINGS = (("chỉ", "tiêu"), ("tiêu", "chí"), ("nhiệm", "vụ"), ("nội", "dung"), ("mục", "tiêu"))


def missed_and_named(document: Document) -> Iterator[Finding]:
    """Số chỉ tiêu chưa đạt được kể tên phải bằng số chỉ tiêu chưa đạt đã nêu.

    Vì sao: “đạt 8/10 chỉ tiêu” rồi kể tên ba chỉ tiêu chưa đạt là hai con số trái nhau. Chỉ xét khi số đã nêu đứng cùng
    đoạn hoặc ở đoạn ngay trước. Mức độ: có khả năng.

    Ví dụ sai:

        Đạt 8/10 chỉ tiêu. Các chỉ tiêu chưa đạt gồm: (1) thu ngân sách; (2) giảm nghèo; (3) lao động qua đào tạo.

    Cách sửa: đếm lại theo danh sách chỉ tiêu.
    """
    for at, part in enumerate(document.running):
        named = _named(document, at) if ":" in part.passage.text else None
        if named is None:
            continue
        cue, number, thing = named
        before = document.running[at - 1 : at] if at else ()
        said = next((found for each in (part, *before) if (found := _lacking(document, each, thing))), [])
        if said and all(lacking != number for _, lacking in said):
            count, lacking = said[0]
            yield Finding(
                count.mark,
                f"nêu {lacking} {thing} chưa đạt, nhưng kể tên {number}",
                ((Mark(part, part.tokens[cue].start, part.tokens[cue + 1].end), "chỗ kể tên"),),
                sure=False,
            )


def _named(document: Document, at: int) -> tuple[int, int, str] | None:
    """Return the cue of what a paragraph names as missed behind a colon or in items below it, how many, and what."""
    part = document.running[at]
    tokens = part.tokens
    for here in range(len(tokens) - 3):
        if tokens[here + 2].text not in ("chưa", "không") or not _is_missed(tokens, here + 2):
            continue
        thing = next((each for each in _THINGS if phrases.said(tokens, here, each)), None)
        if thing is None:
            continue
        colon = next((each for each in range(here + 2, len(tokens)) if tokens[each].text in (":", ".", ";")), 0)
        if not colon or tokens[colon].text != ":" or colon > here + 16 or tokens[here - 1].figure is not None:
            continue
        items = document.below(at) if colon == len(tokens) - 1 else []
        number = enumerated(tokens, colon) or parted(tokens, colon) or len(items)
        return (here, number, " ".join(thing)) if number >= 2 else None
    return None


def _is_missed(tokens: Sequence[Token], at: int) -> bool:
    return any(phrases.said(tokens, at, words) for words in _MISSED_WORDS)


def _lacking(document: Document, part: Part, thing: str) -> list[tuple[Count, int]]:
    """Return the counts of a paragraph that say how many of a thing were missed, with that number."""
    found: list[tuple[Count, int]] = []
    for tally in tallies.of_part(document, part):
        missed, met = tally.told(MISSED), tally.met
        if missed is not None and thing in (missed.figure.unit, tally.unit):
            found.append((missed, missed.number))
        elif met is not None and met.of is not None and thing in (met.figure.unit, met.of.unit):
            found += [(met, int(met.of.value.low) - number) for number in tally.mets]
    return found
