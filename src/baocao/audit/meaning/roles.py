"""What the words beside a figure make of it: what was planned, what came of it, a change, a per cent of what.

How a sentence is worded is settled here, once for all rules.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from baocao.audit.meaning import cues, motions
from baocao.audit.meaning.cues import Role
from baocao.audit.meaning.subjects import content
from baocao.audit.meaning.verdicts import JUDGED
from baocao.audit.reading import lexicon
from baocao.audit.reading.tokens import Figure, Token

_FIGURE = "#"
"""Stands for the figure that a lead begins behind."""
_REACH = 40
"""Tokens before a figure in which the words that name it are looked for."""
_BEHIND = 9


class Lead(NamedTuple):
    """The words before a figure, back to the figure before it; marks between clauses are among them."""

    words: list[str]
    outer: list[str]
    """Of a figure that a bracket begins with, the words before the bracket."""

    @property
    def clause(self) -> list[str]:
        """Return the words behind the last mark."""
        last = max((at for at, word in enumerate(self.words) if word in _MARKS or word == _FIGURE), default=-1)
        return self.words[last + 1 :]


_MARKS = frozenset([",", ":", "-", "–", "—", "=", "nhưng", "song", "nên"])


def lead_of(tokens: Sequence[Token], at: int, start: int) -> Lead:
    """Return the words before the figure at a token."""
    words, stopped = back(tokens, at, start, tokens[at].depth)
    outer = back(tokens, stopped, start, tokens[stopped].depth)[0] if not words and stopped >= 0 else []
    return Lead(words, outer)


def back(
    tokens: Sequence[Token], at: int, start: int, depth: int, passed: Container[str] = lexicon.TIMES
) -> tuple[list[str], int]:
    """Return the words before a token, back to a figure, and the bracket that they begin with, -1 for none.

    Figures of some units are passed: they tell of time.
    """
    found: list[str] = []
    for here in range(at - 1, max(start, at - _REACH) - 1, -1):
        token = tokens[here]
        if token.depth < depth:
            return found[::-1], here
        if token.depth > depth or token.text in ("(", ")"):
            continue
        if token.text == ";":
            break
        if token.figure is not None and token.figure.unit not in passed:
            found.append(_FIGURE)
            break
        found.append(token.text)
    return found[::-1], -1


def words_behind(tokens: Sequence[Token], at: int, end: int) -> list[str]:
    """Return the words behind the figure at a token, up to a mark, a bracket or a figure, shown by its sign."""
    found: list[str] = []
    for token in tokens[at + 1 : min(end, at + 1 + _BEHIND)]:
        if token.figure is not None:
            return [*found, _FIGURE]
        if token.text in _BREAKS or token.depth < tokens[at].depth:
            break
        found.append(token.text)
    return found


_BREAKS = frozenset({",", ";", ":", ".", "(", ")", "nhưng", "song"})


class Reading(NamedTuple):
    """What the words beside a figure make of it."""

    role: Role
    of: Role | None = None
    way: int = 0
    explicit: bool = True


def role_of(figure: Figure, lead: Lead, behind: Sequence[str]) -> Reading:
    """Return the role of a figure, what it is held against, the way of a change, whether a word says so."""
    found = _as_bracketed(figure, lead) or _as_change(lead, behind) or _as_percent(figure, lead, behind)
    if found is not None:
        return found
    role = Role.RESULT if _is_counted(figure, lead, behind) else named(lead.words)
    weakly = role is Role.PLAN and _is_weakly_planned(lead.words)
    if (weakly or role in (Role.NONE, Role.RESULT)) and _is_planned_behind(behind):
        return Reading(Role.PLAN)
    return Reading(role, explicit=role is not Role.NONE and not weakly)


def _is_counted(figure: Figure, lead: Lead, behind: Sequence[str]) -> bool:
    """Return whether it counts verdicts, whoever gave what they are on: `Đại hội giao có 9 chỉ tiêu hoàn thành`."""
    judged = figure.unit in JUDGED and lead.words[-1:] == ["có"]
    return judged and bool(_VERDICTS & set(behind[len(figure.unit.split()) :][:2]))


_VERDICTS = frozenset({"đạt", "vượt", "hoàn", "không", "chưa"})


def _is_weakly_planned(words: Sequence[str]) -> bool:
    """Return whether the plans that words speak of are only such as may be others' (`yêu cầu kê khai lại`)."""
    said = {cue[0] for here in range(len(words)) if (cue := cues.at(words, here)) and cue[1] is Role.PLAN}
    return bool(said) and said <= cues.WEAK_PLANS


def _as_change(lead: Lead, behind: Sequence[str]) -> Reading | None:
    way, word, between = _change(lead.clause or lead.outer[-3:])
    if not way:
        return None
    told = tuple(between[-2:]) in _PLANS and _GIVING & set(behind[:2])  # “vượt mục tiêu 75% đề ra”
    if told or _is_wanted_change(lead.clause, len(between)):
        return Reading(Role.PLAN, way=way)
    of = _base(behind) or _base(between) or _base_before(lead.words)
    return Reading(Role.CHANGE, of or (Role.PLAN if word in cues.OF_PLANS_ONLY else None), way, explicit=of is not None)


_PLANS = frozenset({("mục", "tiêu"), ("chỉ", "tiêu"), ("kế", "hoạch"), ("dự", "toán")})
_GIVING = frozenset({"đề", "đặt", "giao"})


def _as_bracketed(figure: Figure, lead: Lead) -> Reading | None:
    """Return what the words before its bracket make of a figure: `so với kế hoạch (500 ha)`."""
    if lead.words or not lead.outer or (figure.unit == "%" and lead.outer[-1] == _FIGURE):
        return None
    if figure.unit == "%" and "quân" in lead.outer[-8:]:
        return Reading(Role.NONE, explicit=False)  # “cao hơn mức bình quân của tỉnh (59,4%)”
    near = range(max(0, len(lead.outer) - 8), len(lead.outer))
    bases = [_base(lead.outer[here:]) for here in near if not _is_met_by(lead.outer, here)]
    role = next((base for base in bases[::-1] if base in (Role.PLAN, Role.EARLIER)), None)
    return Reading(role) if role else None


def _as_percent(figure: Figure, lead: Lead, behind: Sequence[str]) -> Reading | None:
    """Return a per cent with what it is of; None for what is none or a value itself (`hộ nghèo còn 3%`)."""
    if figure.unit != "%":
        return None
    clause = lead.clause
    of = _base(behind) or _base_before(lead.words) or (Role.WHOLE if "chiếm" in clause else None)
    role = named(clause)
    if role is Role.PLAN and clause[:2] == ["so", "với"] and not _LINKING & set(clause) and not _base(behind):
        return Reading(role)  # “so với mục tiêu 95%”
    if not of and role in (Role.PLAN, Role.EARLIER):
        return Reading(role)
    valued = bool(content([word for word in clause if word not in _CONNECTING]))
    valued = valued or (role is Role.RESULT and not _LINKING & set(clause))
    return None if valued and not of else Reading(Role.PERCENT, of, explicit=of is not None)


def _is_wanted_change(words: Sequence[str], behind: int) -> bool:
    """Return whether a change is what is wanted itself: `kế hoạch giảm 50 hộ`, and not how far something is from it."""
    before = words[: len(words) - behind - 1]
    if before[-1:] == ["và"]:
        return False  # “bằng 106% kế hoạch và tăng 5,1%”
    return named(before) is Role.PLAN and words[len(words) - behind - 1] in ("giảm", "tăng", "thêm")


_CONNECTING = lexicon.words(
    "đạt bằng tỷ tỉ lệ tương ứng đương với là tức hoàn thành mức đã được như vậy nghĩa xấp xỉ lần lượt theo thứ tự"
)
_LINKING = lexicon.words("đạt bằng tỷ tỉ tương tức xấp hoàn")


def _change(words: Sequence[str]) -> tuple[int, str, list[str]]:
    """Return the way of the change that words end with (0 for none), its word, and what stands behind that."""
    for here in range(len(words) - 1, max(-1, len(words) - 11), -1):
        told = motions.told(words, here)
        if told is not None:
            return told[0], words[here], list(words[here + told[1] :])
        if words[here] not in cues.BETWEEN and not words[here].isdigit():
            return 0, "", []
    return 0, "", []


_GIVEN = re.compile(r"^(?:tổng )?(?:số )?(?:vốn |kinh phí |tiền )?(?:đã )?được (?:giao|bố trí|phân bổ|cấp)\b")
_LACKING = re.compile(r"^(?:(?:của|trên|nữa|mới|để|thì|đủ|hoàn thành|đạt) )+")
"""What may stand between an amount and the plan that it lacks: `còn thiếu 5 hợp tác xã mới đủ chỉ tiêu`."""
_BASES = {
    Role.PLAN: (
        "kế hoạch", "kh", "chỉ tiêu", "dự toán", "mục tiêu", "nghị quyết", "mức giao", "mức kế hoạch", "số giao",
        "kịch bản", "nhiệm vụ", "được giao", "giao", "tổng kế hoạch", "tổng chỉ tiêu", "tổng dự toán", "phương án",
        "số đăng ký", "đăng ký", "dự kiến", "mức đề ra", "yêu cầu", "định mức", "hạn mức",
    ),
    Role.EARLIER: (
        "cùng kỳ", "năm trước", "năm ngoái", "kỳ trước", "năm học trước", "tháng trước", "quý trước", "năm", "đầu năm",
        "cuối năm", "tháng", "quý", "nhiệm kỳ", "thời điểm", "trước", "đầu kỳ",
    ),
    Role.WHOLE: ("tổng", "toàn", "số"),
}  # fmt: skip


def _base(words: Sequence[str]) -> Role | None:
    """Return what words behind a per cent or an amount hold it against, by how they begin (`so với kế hoạch`)."""
    text = " ".join(words)
    compared = "so với " in text
    text = text.partition("so với ")[2] if compared else _LACKING.sub("", text)
    if _GIVEN.match(text):
        return Role.PLAN
    for role, bases in _BASES.items():
        if (compared or role is not Role.EARLIER) and any(f"{text} ".startswith(f"{base} ") for base in bases):
            return role
    return Role.EARLIER if text.startswith(("cùng kỳ", "năm trước", "năm ngoái")) else None


def _base_before(words: Sequence[str]) -> Role | None:
    """Return what words before a per cent hold it against: `so với kế hoạch, đạt`, `tỷ lệ hoàn thành kế hoạch`."""
    text = " ".join(words)
    if "so với " in text:
        return _base(["so", "với", *text.rpartition("so với ")[2].split()])
    if "tỷ lệ hoàn thành" in text:
        return Role.PLAN
    did = any(
        f"{verb} {plan}" in text for verb in ("hoàn thành", "thực hiện") for plan in ("kế hoạch", "chỉ tiêu", "dự toán")
    )
    return Role.PLAN if "tỷ lệ" in text and did else None


def named(words: Sequence[str]) -> Role:
    """Return the role that the words before a figure name: the last cue counts, a weak one yields to what is wanted."""
    weak = False
    marks = 0
    lowered = False
    for here in range(len(words) - 1, -1, -1):
        if words[here] in _MARKS:
            marks += 1
            continue
        found = cues.at(words, here)
        if found is None:
            continue
        cue, role = found
        if (marks and (_is_object(words, here) or _is_compared(words, here))) or _is_met_by(words, here):
            continue  # “vượt kế hoạch, sản lượng …”: what was surpassed names no other figure
        if cue in cues.WEAK_RESULTS and not (weak and marks):
            lowered = lowered or cue in ("xuống", "còn", "lên")
            weak = True
        elif weak and cue in ("mục tiêu", "phấn đấu") and lowered:
            return Role.PLAN
        elif weak and role is Role.EARLIER and not marks and words[max(0, here - 1) : here] != ["với"]:
            return role  # “cùng kỳ thực hiện 5,48%”
        elif weak and (marks or role is not Role.PLAN or not (cue in cues.WANTING or _is_wanted(words, here))):
            return Role.RESULT
        elif cue == "đầu năm" and named(words[:here]) is Role.PLAN:
            return Role.PLAN  # “kế hoạch đầu năm”
        else:
            return role
    return Role.RESULT if weak else Role.NONE


def _is_met_by(words: Sequence[str], here: int) -> bool:
    """Return whether a plan stands at a word that something named behind it meets: `không đạt dự toán là thuế …`."""
    cue = cues.at(words, here)
    if cue is None or not _is_object(words, here):
        return False
    behind = here + len(cue[0].split())
    return len(words) > behind + 1 and words[behind] in ("là", "gồm")


def _is_object(words: Sequence[str], here: int) -> bool:
    """Return whether what stands at a word is what something is said to meet or to be held against."""
    if tuple(words[here : here + 2]) in _SET and tuple(words[max(0, here - 2) : here]) in _PLANS:
        here -= 2  # “vượt kế hoạch đề ra, trong đó …”
    return bool({"đạt", "vượt", "bằng", "thành", "với", _FIGURE} & set(words[max(0, here - 2) : here]))


_SET = frozenset({("đề", "ra"), ("đặt", "ra"), ("được", "giao")})


def _is_compared(words: Sequence[str], here: int) -> bool:
    """Return whether the clause of a word is what something is held against: `so với biên chế được giao`."""
    first = max((at for at in range(here) if words[at] in _MARKS), default=-1)
    return tuple(words[first + 1 : first + 3]) == ("so", "với")


def _is_wanted(words: Sequence[str], here: int) -> bool:
    """Return whether a plan is said to be given: `kế hoạch giao thực hiện`, `chỉ tiêu đến năm 2025 đạt`."""
    behind = " ".join(words[here:])
    return any(f" {each}" in behind for each in ("giao", "đề ra", "đặt ra", "đến năm", "là", "phải", "cần"))


_PLANNED = ("theo kế hoạch", "theo chỉ tiêu", "theo dự toán", "kế hoạch giao", "được giao")


def _is_planned_behind(words: Sequence[str]) -> bool:
    """Return whether words behind a figure say that it was planned, and lead to no other figure that is."""
    text = " ".join(words)
    return words[-1:] != [_FIGURE] and any(each in text for each in _PLANNED)
