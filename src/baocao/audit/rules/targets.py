"""A target that the way stated to it cannot reach: what there is now, what is wanted, by how much a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise, takewhile
from typing import NamedTuple

from baocao.audit import said
from baocao.audit.binding.credible import credible
from baocao.audit.document import Document, Finding, Part
from baocao.audit.meaning.frames import Role, Said
from baocao.audit.reading import lexicon, numerals, phrases
from baocao.audit.reading.interval import exactly
from baocao.audit.reading.tokens import Figure, Token, Type

_WANTING = (
    ("phấn", "đấu"), ("mục", "tiêu"), ("chỉ", "tiêu"), ("quyết", "tâm"), ("kế", "hoạch"), ("dự", "kiến"),
    ("lộ", "trình"), ("định",), ("muốn",), ("hướng", "tới"), ("hướng", "đến"), ("tiến", "tới"), ("đề", "ra"),
    ("yêu", "cầu"), ("cần",), ("để", "đạt"), ("đặt", "ra"), ("nhằm",), ("cam", "kết"), ("chủ", "trương"),
    ("đăng", "ký"), ("phương", "hướng"), ("sẽ",),
)  # fmt: skip
_ARRIVING = lexicon.words("xuống về lên còn đạt mốc tròn có là mức ở đến bằng")
"""Before one of these words and a figure a movement ends: `kéo về dưới 20%`, `cán mốc 45%`."""
_MOVING = {
    -1: lexicon.words("giảm bớt hạ kéo rút cắt xóa xoá thoát"),
    1: lexicon.words("tăng thêm nâng lập mới nhích"),
}  # fmt: skip
_MONTHS = {"năm": 12, "quý": 3, "tháng": 1}
"""What a step can be of, in months."""
_EACH = lexicon.words("mỗi hằng hàng từng / một")
_OTHER_STEPS = lexicon.words("ngày tuần vụ kỳ đợt")
"""`Mỗi` one of these is no year."""
_WITHIN = lexicon.words("trong sau qua còn hết suốt cả")
_TO_COME = lexicon.words("tới nữa sau liền tiếp")
"""Before a length of time the former, behind it the latter say that the way takes it."""
_OPEN = frozenset(["ít nhất", "trên", "khoảng", "gần"])
"""Bounds of a step that leave room for a longer one."""
_SENTENCES_BACK = 2
_NOTHING = (("xóa", "xong"), ("xoá", "xong"), ("xóa", "hết"), ("xoá", "hết"), ("dứt", "điểm"), ("không", "còn"),
            ("toàn", "bộ"), ("quyết", "hết"), ("xử", "lý", "hết"), ("trả", "hết"), ("làm", "xong"))  # fmt: skip
"""Where one of these is wanted nothing is to be left."""


_FAR = 3
"""A target more than so many times from where its steps lead, and so many times as far, is one of something else."""


class _Way(NamedTuple):
    """What leads from what there is to what is wanted."""

    now: Said
    goal: Said | None
    """None where nothing is to be left."""
    step: Said
    steps: int


def unreachable_target(document: Document) -> Iterator[Finding]:
    """Chỉ tiêu phải đạt được bằng chính mức tăng, giảm đã đề ra.

    Vì sao: hiện còn 3,51% mà giảm ở mức thấp nhất là 1% thì chỉ còn 2,51%; hiện có 18 trường mà mỗi năm thêm 3
    trường trong 2 năm thì được 24, chưa tới 30. Mức độ: có khả năng, vì kỳ tính có thể dài hơn.

    Ví dụ sai:

        Cuối năm tỷ lệ hộ nghèo còn 3,51%. Năm tới phấn đấu hộ nghèo dưới 2,5% (giảm 1-1,5%/năm).

    Cách sửa: nâng mức giảm tối thiểu, hoặc nới chỉ tiêu.
    """
    stated: list[Said] = []
    for part in document.running:
        for number in range(len(part.sentences)):
            near = _near(document, part, number)
            goals = [each for each in document.said(part, number) if _is_goal(each)]
            way = (
                _way(goals[0], near, stated) if len(goals) == 1 else None if goals else _to_nothing(part, number, near)
            )
            if way is not None:
                yield from _short(way)
            stated += [each for each in document.said(part, number) if _is_value(each)]


def _is_value(each: Said) -> bool:
    """Return whether a figure can be a share as it stands."""
    return each.figure.unit == "%" and not each.figure.bound and each.role is not Role.PLAN and each.of is None


def _near(document: Document, part: Part, number: int) -> list[Said]:
    """Return the figures from two sentences before one to the next; before the first, those of the sentence before."""
    found: list[Said] = []
    before = next(document.before(part), None)
    if number == 0 and before is not None:
        found += document.said(before, len(before.sentences) - 1)
    for each in range(max(0, number - _SENTENCES_BACK), number + 2):
        found += document.said(part, each)
    return found


def _is_goal(each: Said) -> bool:
    """Return whether a figure is where a movement that is wanted ends."""
    start, end = each.part.sentences[each.sentence]
    words = [token.text for token in each.part.tokens[start : each.at]]
    if not phrases.has(words, _WANTING) or each.figure.bound in ("từ", "khoảng", "gần") or _way_of_step(each):
        return False
    before = phrases.words_before(each.part.tokens, each.at, start, 6)
    named = each.of is Role.EARLIER and "lệ" in before  # “giảm 1% so với năm 2024, đưa tỷ lệ … còn dưới 3%”
    behind = [token.text for token in each.part.tokens[each.at + 1 : min(end, each.at + 4)]]
    if (each.of is not None and not named) or "từ" in before[-3:] or phrases.has(behind, _NOW):
        return False
    called = phrases.has(before, _WANTING) and not _period(before)
    return each.figure.bound in ("dưới", "trên", "ít nhất") or bool(_ARRIVING & set(before[-2:])) or called


_NOW = (("hiện", "nay"), ("hiện", "tại"), ("năm", "trước"), ("năm", "ngoái"), ("hiện", "có"))


def _way_of_step(each: Said) -> int:
    """Return 1 or -1 where a figure says by how much something is to rise or fall, 0 where it does not."""
    start = each.part.sentences[each.sentence][0]
    reach = 7 if each.figure.unit == "điểm %" else 4
    before = phrases.words_before(each.part.tokens, each.at, start, reach + 2)
    if "hơn" in before or phrases.has(before, (("so", "với"),)):
        return 0  # “nhích hơn đầu năm 4 người” is where it came from
    for word in reversed(before[-reach:]):
        if word in _ARRIVING and each.figure.unit != "điểm %":
            return 0
        for way, words in _MOVING.items():
            if word in words:
                return way
    return 0


def _is_wanted(step: Said) -> bool:
    """Return whether by how much something moves is told of what is to come, and not of what came."""
    start, end = step.part.sentences[step.sentence]
    words = [token.text for token in step.part.tokens[start:end]]
    return bool(_period(words)) or phrases.has(words[: step.at - start], _WANTING)


def _period(words: Sequence[str]) -> str:
    """Return what a step is of: the year, the quarter, the month; nothing where it is of none, or of another time."""
    found = {after for word, after in pairwise(words) if word in _EACH and after in (_MONTHS.keys() | _OTHER_STEPS)}
    return found.pop() if len(found) == 1 and not found & _OTHER_STEPS else ""


def _way(goal: Said, near: Sequence[Said], stated: Sequence[Said]) -> _Way | None:
    """Return the way to a target where everything that it takes is said once."""
    alike = [each for each in near if each is not goal and _is_alike(goal.figure, each.figure)]
    steps = [each for each in alike if _way_of_step(each) and _is_wanted(each)]
    nows = [each for each in alike if each not in steps and not each.figure.bound and not _is_goal(each)]
    if steps and not nows:
        nows = [each for each in stated if goal.subject & each.subject and _is_wider(goal, each)][-1:]
    if len(steps) != 1 or len(nows) != 1 or not _is_wider(goal, nows[0]) or steps[0].figure.bound in _OPEN:
        return None
    years = _steps(nows[0], goal, steps[0])
    return _Way(nows[0], goal, steps[0], years) if years else None


def _to_nothing(part: Part, number: int, near: Sequence[Said]) -> _Way | None:
    """Return the way to where nothing is left: `còn 1.240 nhà tạm; phấn đấu xóa xong, mỗi năm xóa 350 nhà`."""
    start, end = part.sentences[number]
    words = [token.text for token in part.tokens[start:end]]
    if not phrases.has(words, _WANTING) or not phrases.has(words, _NOTHING):
        return None
    steps = [each for each in near if _is_step_down(each) and each.sentence >= number]
    if len(steps) != 1 or steps[0].figure.bound in _OPEN:
        return None
    step = steps[0]
    nows = [each for each in near if each is not step and _is_alike(step.figure, each.figure)]
    if len(nows) != 1 or nows[0].figure.bound or nows[0].denominator:
        return None
    steps_taken = _steps(nows[0], step, step)
    return _Way(nows[0], None, step, steps_taken) if steps_taken else None


def _is_step_down(each: Said) -> bool:
    """Return whether a figure is so much less each year, by whatever verb: `mỗi năm bố trí 30 tỷ đồng`."""
    before = phrases.words_before(each.part.tokens, each.at, each.part.sentences[each.sentence][0], 6)
    return _is_wanted(each) if _way_of_step(each) < 0 else bool(_period(before))


def _is_alike(first: Figure, second: Figure) -> bool:
    """Return whether two figures count the same: by their units, and by the words of the one that says less."""
    if first.unit == "%":
        return second.unit in ("%", "điểm %")
    shorter = min(len(first.noun), len(second.noun))
    named = first.unit or shorter > 1
    return bool(named) and first.unit == second.unit and first.noun[:shorter] == second.noun[:shorter]


_NAME_ENDS = lexicon.words("của toàn đạt còn là xuống ở mức lên dưới trên khoảng hiện năm ước , này nói từ bằng chiếm")
_COUNTED_ENDS = lexicon.words("vào trong đến bằng với mỗi nhờ qua trên từ và tại ở")


def _is_wider(goal: Said, now: Said) -> bool:
    """Return whether a target says no more of what it counts than is said of what there is."""
    if goal.figure.unit == "%":
        wanted, present = _rate(goal), _rate(now)
        return not wanted or not present or present[: len(wanted)] == wanted
    wanted, present = _counted(goal), _counted(now)
    return present[: len(wanted)] == wanted


def _rate(each: Said) -> list[str]:
    """Return what a share is said to be of: the words behind the last `tỷ lệ` before it."""
    start = each.part.sentences[each.sentence][0]
    words = [token.text for token in each.part.tokens[start : each.at]]
    last = max((at for at, word in enumerate(words) if word == "lệ"), default=len(words))
    return list(takewhile(lambda word: word not in _NAME_ENDS and not word[0].isdigit(), words[last + 1 :]))


def _counted(each: Said) -> list[str]:
    behind = each.part.tokens[each.at + 1 : each.at + 12]
    return [t.text for t in takewhile(lambda t: t.type is Type.WORD and t.text not in _COUNTED_ENDS, behind)]


def _steps(now: Said, goal: Said, step: Said) -> int:
    """Return how many steps the way takes, 0 where that is not said, or said twice."""
    tokens, end = goal.part.tokens, goal.part.sentences[min(goal.sentence + 1, len(goal.part.sentences) - 1)][1]
    around = step.part.tokens[max(step.part.sentences[step.sentence][0], step.at - 14) : step.at + 6]
    words = [token.text for token in around]
    if any(word == "mỗi" and after in _OTHER_STEPS for word, after in pairwise(words)):
        return 0
    start = goal.part.sentences[goal.sentence][0]
    counted = _lengths(tokens[start:end])
    between = _between(now, goal)
    period = _period(words)
    if not period:
        return 1 if counted <= {12} and between <= 1 and not _is_long(tokens[start:end]) else 0
    if not counted and period == "năm":
        return between or int(_is_next(now, goal, step))
    found = {months // _MONTHS[period] for months in counted if months % _MONTHS[period] == 0}
    return found.pop() if len(counted) == len(found) == 1 else 0


def _lengths(tokens: Sequence[Token]) -> set[int]:
    """Return the lengths of time that are said, in months: `trong 3 năm`, `sau hai năm`, `hết năm thứ ba`."""
    found: set[int] = set()
    for at, token in enumerate(tokens):
        before, after = (tokens[here].text if 0 <= here < len(tokens) else "" for here in (at - 1, at + 1))
        figure = token.figure
        unit = figure.unit if figure is not None and token.type is Type.FIGURE else after
        spelt = numerals.SEVERAL.get(token.text, 0) if token.text != "năm" or after == "năm" else 0
        number = int(figure.point.middle) if figure is not None else spelt
        behind = {each.text for each in tokens[at + 1 : at + 3]}
        if unit in _MONTHS and number and (before in _WITHIN or _TO_COME & behind):
            found.add(number * _MONTHS[unit])
        if token.text == "năm" and after in ("sau", "tới") and not (before in numerals.SEVERAL or before[:1].isdigit()):
            found.add(12)
        if token.text in _MONTHS and after == "thứ" and at + 2 < len(tokens):
            ordinal = tokens[at + 2].text
            found.add((int(ordinal) if ordinal.isdigit() else numerals.SEVERAL.get(ordinal, 0)) * _MONTHS[token.text])
    return (found | {12 * years for years in _listed_years(tokens)}) - {0}


def _listed_years(tokens: Sequence[Token]) -> set[int]:
    """Return how many years are named one after the other: 2 of `mỗi năm 2025, 2026`."""
    longest = run = 0
    for token in tokens:
        run = run + 1 if token.type is Type.YEAR else run if token.text in (",", "và", "năm") and run else 0
        longest = max(longest, run)
    return {longest} if longest > 1 else set()


def _is_long(tokens: Sequence[Token]) -> bool:
    """Return whether a target is for the end of several years, and the step may be one of many."""
    return phrases.has([token.text for token in tokens], (("nhiệm", "kỳ"), ("giai", "đoạn")))


def _is_next(now: Said, goal: Said, step: Said) -> bool:
    """Return whether a target beside its step is for the year after the report's: `Năm tới … (giảm 1%/năm)`."""
    start, end = goal.part.sentences[goal.sentence]
    words = [token.text for token in goal.part.tokens[start:end]]
    years = [token for token in goal.part.tokens[start:end] if token.type in (Type.YEAR, Type.PERIOD)]
    far = len(years) > 1 or _named_year(now) or _is_long(goal.part.tokens[start:end])
    return step.sentence == goal.sentence and not far and not phrases.has(words, (("đến", "năm"), ("tới", "năm")))


def _between(now: Said, goal: Said) -> int:
    """Return the years from that of the present value to that of the target, 0 where each is not named once."""
    first, last = _named_year(now), _named_year(goal)
    return max(last - first, 0) if first and last else 0


def _named_year(each: Said) -> int:
    """Return the year of a figure: the last before it behind any other of its kind, or the only one of its sentence."""
    start, end = each.part.sentences[each.sentence]
    last = 0
    for token in each.part.tokens[start : each.at]:
        if token.type is Type.YEAR:
            last = int(token.text)
        elif token.figure is not None and token.figure.unit == each.figure.unit:
            last = 0
    years = {token.text for token in each.part.tokens[start:end] if token.type is Type.YEAR}
    return last or (int(years.pop()) if len(years) == 1 else 0)


def _short(way: _Way) -> Iterator[Finding]:
    """Yield a target that its steps miss: a way of one step to a share at its least, a longer way at its most."""
    now, step, goal = way.now.figure, way.step.figure, way.goal.figure if way.goal else None
    present, wanted = now.point.middle, goal.point.middle if goal else Fraction()
    down = goal is None or _way_of_step(way.step) < 0
    if down != (wanted < present) or (goal and goal.bound and (goal.bound == "dưới") != down):
        return
    low, high = step.value if step.bound == "từ" else (step.point.middle,) * 2
    taken = low if way.steps == 1 and now.unit == "%" and down else high
    reached = present - way.steps * taken if down else present + way.steps * taken
    gone, due = exactly(way.steps * taken), exactly(abs(present - wanted))
    near = credible(exactly(reached), exactly(wanted), _FAR) or credible(gone, due, _FAR)
    if near and ((reached > wanted) if down else (reached < wanted)):
        verb = "giảm" if down else "tăng"
        yield Finding(
            (way.goal or way.step).mark,
            f"đề ra {f'“{goal.shown}”' if goal else 'không còn'}, nhưng từ {now.shown} {verb} "
            f"{said.number(taken / step.factor)} mỗi kỳ trong {way.steps} kỳ thì tới "
            f"{said.number(reached / now.factor)}",
            ((way.step.mark, f"mức {verb}: “{step.shown}”"), (way.now.mark, f"hiện tại: “{now.shown}”")),
            sure=False,
        )
